#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Files and folders as they can be: links that lead in a circle, names of any bytes, very many,
# such as vanish or change while they are read; places that cannot be written; readers that go.
# usage: tests/fault/files.sh KITH, from the root.
. tests/fault/common.sh
cd "$work" || exit 1

# run COMMAND...: its status in $status, what it prints in out, what it says in said
run() {
    status=0
    "$@" >out 2>said || status=$?
}

says() { # PATTERN WHAT
    grep -q "$1" said || wrong "$2 does not say '$1': $(head -n 3 said)"
}

press=$root/corpora/press/text

# Circles of links, links to nothing, links to oneself.
mkdir -p loop/below
echo 'Mark Rutte met Olaf Scholz, said NATO.' >loop/below/a.txt
ln -s .. loop/below/up
ln -s . loop/here
ln -s other.txt loop/one.txt
ln -s one.txt loop/other.txt
ln -s nowhere.txt loop/gone.txt
ln -s "$work/loop" loop/below/whole
run timeout 60 "$kith" tag loop
[ "$(wc -l <out)" -eq 3 ] || wrong "circles of links: $(wc -l <out) names, not 3"

# Names of every byte but NUL and '/', and a folder of such a name.
python3 - <<'END'
import os
every = bytes(b for b in range(1, 256) if b != ord("/"))
os.mkdir(b"bytes")
folder = b"bytes/x" + every[:127]
os.mkdir(folder)
text = b"Mark Rutte met Olaf Scholz in Berlin, said NATO on day %d.\n"
for i, name in enumerate([every[:100] + b".txt", every[100:] + b".txt"]):
    open(folder + b"/y" + name, "wb").write(text % i)
for b in every:
    open(b"bytes/a" + bytes([b]) + b"b.txt", "wb").write(text % b)
END
run "$kith" build -q --keep-repeats bytes -o bytes.graphml -o bytes.json -o bytes.gexf -o bytes.csv -o bytes.kith
gives 0 'names of every byte'
xmllint --noout bytes.graphml bytes.gexf || wrong 'names of every byte: no XML'
jq . bytes.json >/dev/null || wrong 'names of every byte: no JSON'
run "$kith" tag bytes
jq . out >/dev/null || wrong 'names of every byte: no JSON of names'
[ "$(wc -l <out)" -eq 768 ] || wrong 'names of every byte: documents are missing'
run "$kith" evidence bytes.kith 'Mark Rutte' NATO --json
jq . out >/dev/null || wrong 'names of every byte: no JSON of sentences'
"$kith" build -q bytes -o - --format json 2>/dev/null | jq . >/dev/null || wrong 'bytes to a pipe'

# Very many files. By hand: files.sh KITH 1000000
n=${2-20000}
python3 - "$n" <<'END'
import os, sys
for i in range(int(sys.argv[1])):
    if i % 1000 == 0:
        os.makedirs(f"many/{i // 1000}")
    open(f"many/{i // 1000}/{i}.txt", "w").write(f"Mark Rutte met minister number {i} in Berlin.\n")
END
run "$kith" build --keep-duplicates many -o many.graphml
gives 0 "$n files"
says "^$n documents" "$n files"
rm -rf many

# A file that goes, one that shrinks and one that grows, while the first, a pipe, keeps kith waiting.
mkdir going
mkfifo going/0.txt
cp "$press/two-georgias.txt" going/1.txt
cp "$press/two-georgias.txt" going/2.txt
cp "$press/two-georgias.txt" going/3.txt
"$kith" tag -j1 going/0.txt going/1.txt going/2.txt going/3.txt >out 2>said &
pid=$!
{
    echo 'Mark Rutte met NATO.'
    rm going/1.txt
    echo 'Olaf Scholz left.' >going/2.txt
    cat going/3.txt "$press"/*.txt >grown
    mv grown going/3.txt
} >going/0.txt
status=0
wait $pid || status=$?
gives 1 'a file that goes'
says 'going/1.txt.*no such file' 'a file that goes'
jq -r .doc out | sort -u | tr '\n' ' ' >docs
[ "$(cat docs)" = 'going/0.txt going/2.txt going/3.txt ' ] || wrong "what changes: $(cat docs)"

# Files that are written to all the time: something is read, nothing is harmed.
mkdir busy
python3 - "$press/two-georgias.txt" <<'END' &
import os, random, sys, time
text = open(sys.argv[1], "rb").read() * 40
names = [f"busy/{i}.{s}" for i in range(4) for s in ("txt", "html", "jsonl", "xml")]
dice = random.Random(1)
until = time.time() + 4
while time.time() < until:
    name = dice.choice(names)
    with open(name, "r+b" if os.path.exists(name) else "w+b") as out:
        out.truncate(dice.randrange(len(text)))
        out.seek(dice.randrange(len(text)))
        out.write(text[:dice.randrange(len(text))])
END
writer=$!
sleep 0.3
for i in 1 2 3 4 5; do
    run timeout 60 "$kith" build -q busy -o busy.graphml
    [ $status -le 1 ] || wrong "files that are written to: status $status"
    run timeout 60 "$kith" tag busy
    [ $status -le 1 ] || wrong "files that are written to: status $status"
    jq . out >/dev/null || wrong 'files that are written to: no JSON'
done
wait $writer

# Places that cannot be written: as somebody whom permissions bind.
echo old >kept.graphml
mkdir closed
cp kept.graphml closed/old.graphml
chmod 444 kept.graphml
chmod 555 closed
chmod 755 "$work"
if [ "$(id -u)" -eq 0 ]; then
    as_nobody='setpriv --reuid=65534 --regid=65534 --clear-groups'
    $as_nobody "$kith" version >/dev/null 2>&1 || as_nobody=
else
    as_nobody=env
fi
if [ -n "$as_nobody" ]; then
    for place in kept.graphml closed/old.graphml closed/new.graphml closed/new.kith; do
        # shellcheck disable=SC2086 # a list of words
        run $as_nobody "$kith" build -q loop -o $place
        gives 3 "build to $place"
        says "$place: cannot be written: Permission denied" "build to $place"
    done
    [ "$(cat kept.graphml closed/old.graphml)" = "$(printf 'old\nold')" ] || wrong 'an old file is gone'
    cp bytes.kith closed.kith
    chmod 444 closed.kith
    # shellcheck disable=SC2086
    run $as_nobody "$kith" add -q closed.kith loop
    gives 3 'add to a store that is read-only'
    # shellcheck disable=SC2086
    run $as_nobody "$kith" rank closed.kith
    gives 0 'a question to a store that is read-only'
fi

# A small disk, where one can be had.
mkdir disk
if [ "$(id -u)" -eq 0 ] && mount -t tmpfs -o size=64k none disk 2>/dev/null; then
    echo old >disk/x.graphml
    run "$kith" build -q "$press" -o disk/x.graphml
    gives 3 'build to a small disk'
    says 'disk/x.graphml: cannot be written: No space left' 'build to a small disk'
    [ "$(cat disk/x.graphml)" = old ] || wrong 'build to a small disk: the old file is gone'
    run "$kith" build -q "$press" -o disk/x.kith
    gives 3 'store to a small disk'
    run env TMPDIR="$work/disk" "$kith" build -q "$root"/corpora/*/text -o y.graphml -o y.svg
    [ "$(ls disk)" = x.graphml ] || wrong "a small disk: left are $(ls disk)"
    umount disk
fi

# Readers that go away: quiet, and done.
for command in "tag $press" "read $press" "build -q $press --format json -o -" "rank bytes.kith" \
    "export -q bytes.graphml --format graphml -o -" "evidence -q bytes.kith Scholz NATO" help; do
    # shellcheck disable=SC2086
    { "$kith" $command 2>said; echo $? >status; } | head -n 1 >/dev/null
    [ "$(cat status)" -eq 0 ] && [ ! -s said ] || wrong "$command | head: status $(cat status), $(cat said)"
done
run sh -c "'$kith' tag '$press' >&-"
gives 3 'a closed standard output'
exit $bad
