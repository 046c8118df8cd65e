#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# kith on a system that does badly: reads and writes that do little or are interrupted change
# nothing; what cannot be written or read is said, with the right status, and what was there before
# stays. usage: tests/fault/faults.sh KITH FAULT.so, from the root.
. tests/fault/common.sh
# ThreadSanitizer's library stands where ours would: races are looked for without faults.
! ldd "$kith" | grep -q tsan || exit 77
fault=$(realpath "$2")
cd "$work" || exit 1

# A sanitizer's own library wants to come first; it can do without.
export ASAN_OPTIONS="${ASAN_OPTIONS-}:verify_asan_link_order=0:detect_leaks=0"

# under FAULT COMMAND...: its status in $status, what it prints in out, what it says in said
under() {
    how=$1
    shift
    status=0
    LD_PRELOAD=$fault FAULT=$how "$@" >out 2>said || status=$?
}

no_leftovers() {
    left=$(find . -name '*.tmp*' | wc -l)
    [ "$left" -eq 0 ] || wrong "$1: leaves $(find . -name '*.tmp*')"
}

mkdir in
cp "$root"/corpora/press/text/*.txt in
cp "$root"/tests/formats/* "$root"/tests/records/post.json "$root"/tests/records/crawl.wet in
tar -cf in/all.tar -C "$root/tests" formats
i=0
while [ $i -lt 300 ]; do
    i=$((i + 1))
    echo "{\"text\":\"Mark Rutte met Olaf Scholz of Germany on day $i, said NATO.\"}"
done | gzip -n >in/more.jsonl.gz
bzip2 <in/notes.md >in/notes.md.bz2
"$kith" build -q in -o good.graphml -o good.json || exit 1
"$kith" build -q in -o good.kith || exit 1
"$kith" tag in >good.tags || exit 1
"$kith" read --json in >good.read || exit 1

# A few bytes at a time, and interrupted: the same bytes in the end.
for how in short eintr short,eintr; do
    under $how "$kith" build -q in -o got.graphml -o got.json
    gives 0 "build, $how"
    cmp -s good.graphml got.graphml && cmp -s good.json got.json || wrong "build, $how: other graphs"
    under $how "$kith" build -q in -o got.kith
    gives 0 "store, $how"
    cmp -s good.kith got.kith || wrong "store, $how: another store"
    under $how "$kith" tag in
    cmp -s good.tags out || wrong "tag, $how: other names"
    under $how sh -c "cat in/more.jsonl.gz | '$kith' tag -"
    gives 0 "tag of a pipe, $how"
    under $how sh -c "'$kith' read --json in | cat"
    cmp -s good.read out || wrong "read, $how: other texts"
    under $how "$kith" rank good.graphml --csv
    gives 0 "rank, $how"
    cp out of.graphml
    under $how "$kith" rank good.kith --csv
    cmp -s out of.graphml || wrong "rank, $how: a store and a file differ"
done

# The disk is full at one moment or another.
size=$(wc -c <good.graphml)
echo old >old.graphml
for part in 0 1 2 3 4 5 6 7 8 9; do
    under full=$((size * part / 10)) "$kith" build -q in -o old.graphml
    gives 3 "build on a full disk"
    grep -q 'No space left' said || wrong "build on a full disk: $(cat said)"
    [ "$(cat old.graphml)" = old ] || wrong 'build on a full disk: the old file is gone'
    no_leftovers 'build on a full disk'
done
size=$(wc -c <good.kith)
for part in 0 1 3 5 7 9; do
    under full=$((size * part / 10)) "$kith" build -q in -o new.kith
    gives 3 "store on a full disk"
    [ ! -e new.kith ] || wrong 'store on a full disk: a store is there'
    no_leftovers 'store on a full disk'
    cp good.kith add.kith
    under full=$((size * part / 20)) "$kith" add -q add.kith "$root/corpora/pages/text"
    if [ $status -ne 0 ]; then
        gives 3 "add on a full disk"
        "$kith" info -q add.kith >info || wrong 'add on a full disk: the store does not open'
        sqlite3 add.kith .dump >add.sql
        sqlite3 good.kith .dump | cmp -s - add.sql || wrong 'add on a full disk: another store'
    fi
done
rm -f add.kith*
under full=1000 "$kith" tag in
gives 3 'tag into a file on a full disk'
under full=1000 "$kith" read in
gives 3 'read into a file on a full disk'

# The disk fails while it is read: what was read is used, the rest is said.
for n in 0 5000 60000; do
    under badread=$n "$kith" build -q -j1 in -o got.graphml
    [ $status -eq 1 ] || [ $status -eq 3 ] || wrong "build of a bad disk: status $status"
    grep -q 'Input/output error' said || wrong "build of a bad disk: $(head -n 3 said)"
done
for n in 0 100 1000; do
    under badread=$n "$kith" rank good.kith
    [ $status -eq 1 ] || [ $status -eq 3 ] || wrong "rank of a bad disk: status $status"
done

# The last steps fail.
for how in fsync rename; do
    under $how "$kith" build -q in -o old.graphml
    gives 3 "build, no $how"
    [ "$(cat old.graphml)" = old ] || wrong "build, no $how: the old file is gone"
    under $how "$kith" build -q in -o new.kith
    gives 3 "store, no $how"
    [ ! -e new.kith ] || wrong "store, no $how: a store is there"
    no_leftovers "no $how"
done
exit $bad
