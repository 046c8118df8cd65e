# SPDX-License-Identifier: GPL-3.0-or-later
# SIGINT and SIGTERM end a run where all that is kept is whole, say what that is, and leave nothing
# behind.
export under=--leak-check=no # valgrind's (run.sh): who ends by a signal holds memory

begin() { # COMMAND...: behind the script's back, which would have SIGINT ignored
    env --default-signal=INT "$@" <never &
    pid=$!
}
until_there() { # FILE: is not empty
    i=0
    while [ ! -s "$1" ] && [ $i -lt 600 ]; do
        i=$((i + 1))
        sleep 0.1
    done
}
end() { # SIGNAL
    kill -"$1" $pid
    wait $pid 2>ended
    echo "[$?]" >&2
}

echo 'a graph is made, and the old file stays:' >&2
echo old >old.graphml
mkfifo never
sleep 60 >never & # nothing comes: standard input of both, as of a terminal
holder=$!
begin kith build -q "$corpora/press/text" - -o new.kith -o old.graphml 2>said
i=0
while [ $i -lt 600 ] && ! ls new.kith.*.tmp >/dev/null 2>&1; do
    i=$((i + 1))
    sleep 0.1
done
end INT
sed 's/.*interrupted.*/interrupted/' said >&2
cat old.graphml >&2

echo 'one of two files is written:' >&2
mkdir programs
printf '#!/bin/sh\necho >begun\nexec sleep 5\n' >programs/dot
chmod +x programs/dot
begin env PATH="$PWD/programs:$PATH" kith build -q "$corpora/press/text" -o a.graphml -o b.png
until_there begun
end TERM
kill $holder
xmllint --noout a.graphml

echo 'names are printed, of whole documents:' >&2
while printf '{"text":"Mark Rutte met Olaf Scholz, said NATO."}\n'; do :; done 2>writer |
    env --default-signal=INT sh -c 'echo $$ >pid; exec kith tag -' >tagged 2>said &
until_there tagged
pid=$(cat pid)
kill -INT "$pid"
wait
sed 's/[0-9][0-9]*/N/' said >&2
jq -r .doc tagged | sort -u | wc -l >documents
[ "$(sed 's/[^0-9]//g' said)" -eq "$(cat documents)" ] || echo "not $(cat documents)" >&2
[ "$(wc -l <tagged)" -eq $((3 * $(cat documents))) ] || echo "not three names each" >&2
rm -f ended said writer pid documents
ls >&2
