#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs of build and add that are killed at any moment: afterwards there is the old store, or none,
# or the new one; the next run removes what was left, and gives the store of an undisturbed run.
# usage: tests/store_kill.sh KITH [TIMES], from the root.
kith=$(realpath "$1")
times=${2-3}
root=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
bad=0
killed=0 none=0 made=0 old=0 new=0

wrong() {
    echo "$*"
    bad=1
}

mkdir old new
for i in 1 2 3; do
    for file in "$root"/corpora/*/text/*; do
        name=$(basename "$file")
        sed "s/Monday/day $i/g; s/ million/ million $i/g" "$file" >"new/$i-$name"
    done
done
mv new/1-* old
"$kith" build -q old -o old.kith || exit 1
"$kith" build -q new -o wanted.kith || exit 1
cp old.kith wanted-add.kith
"$kith" add -q wanted-add.kith new || exit 1
sqlite3 wanted-add.kith .dump >wanted-add.sql

# after SECONDS COMMAND...: killed then, if it still runs
after() {
    seconds=$1
    shift
    "$@" &
    pid=$!
    sleep "$seconds"
    kill -KILL $pid 2>/dev/null
    wait $pid 2>/dev/null
    [ $? = 137 ] && killed=$((killed + 1))
}

# whole STORE: it opens, SQLite finds no fault, and it holds whole documents only
whole() {
    "$kith" info -q "$1" >/dev/null 2>err || wrong "$1 does not open: $(cat err)"
    [ "$(sqlite3 "$1" 'PRAGMA integrity_check')" = ok ] || wrong "$1: SQLite finds faults"
    lost=$(sqlite3 "$1" 'SELECT count(*) FROM document WHERE copy_of IS NULL AND sentences <>
        (SELECT count(*) FROM sentence WHERE document = document.id)')
    [ "$lost" = 0 ] || wrong "$1: a document is not whole"
}

# How long an undisturbed run takes, in milliseconds: kills are spread over that and a little more.
beg=$(date +%s%N)
"$kith" build -q new -o took.kith
span=$((($(date +%s%N) - beg) / 1000000 + 30))
i=0
while [ $i -lt "$times" ]; do
    i=$((i + 1))
    moment=$(awk "BEGIN { printf \"%.3f\", $span * ($i - 0.5) / $times / 1000 }")
    rm -f made.kith
    after "$moment" "$kith" build -q new -o made.kith
    [ -e made.kith ] && made=$((made + 1)) || none=$((none + 1))
    if [ -e made.kith ]; then
        cmp -s made.kith wanted.kith || wrong "build killed after $moment s left another store"
    fi
    "$kith" build -q new -o made.kith || wrong 'build fails after a kill'
    cmp -s made.kith wanted.kith || wrong 'build after a kill gives another store'
    left=$(ls | grep -c '\.tmp')
    [ "$left" = 0 ] || wrong "$left files are left"

    cp old.kith grown.kith
    after "$moment" "$kith" add -q grown.kith new
    whole grown.kith
    if cmp -s old.kith grown.kith; then
        old=$((old + 1))
    else
        new=$((new + 1))
        sqlite3 grown.kith .dump | cmp -s - wanted-add.sql ||
            wrong "add killed after $moment s left a store that is neither old nor new"
    fi
    "$kith" add -q grown.kith new || wrong 'add fails after a kill'
    sqlite3 grown.kith .dump | cmp -s - wanted-add.sql || wrong 'add after a kill gives another store'
    rm -f grown.kith grown.kith-journal
done

# Two at once: the second waits for the first, and finds its documents there.
cp old.kith grown.kith
"$kith" add -q grown.kith new &
"$kith" add -q grown.kith new || wrong 'the second of two fails'
wait $! || wrong 'the first of two fails'
sqlite3 grown.kith .dump | cmp -s - wanted-add.sql || wrong 'two at once give another store'
echo "$killed of $((2 * times)) runs were killed: build left no store $none times, all of it $made times;"
echo "add the old store $old times, the new one $new times"
exit $bad
