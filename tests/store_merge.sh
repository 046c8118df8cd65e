#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Stores of parts of a corpus, however many and whatever is in which, are joined to the store that
# one run over all of it makes: the same SQL dump, the same exports to the byte.
# usage: tests/store_merge.sh KITH [SHARDS... [-- FOLDER]], from the root.
kith=$(realpath "$1")
shift
shards=
while [ $# -gt 0 ] && [ "$1" != -- ]; do
    shards="$shards $1"
    shift
done
root=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0

wrong() {
    echo "$*"
    bad=1
}

# all: documents, some of them twice, some nearly.
if [ $# -eq 2 ]; then
    all=$(realpath "$2")
else
    all=$work/all
    mkdir "$all"
    for i in 1 2 3 4 5; do
        for file in "$root"/corpora/*/text/*; do
            sed "s/Monday/day $i/g; s/ million/ million $i/g" "$file" >"$all/$i-$(basename "$file")"
        done
    done
fi
cd "$work" || exit 1
"$kith" build -q "$all" -o one.kith -o one.graphml || exit 1
sqlite3 one.kith .dump >one.sql
for type in json gexf csv; do
    "$kith" export -q one.kith -o one.$type || wrong "one.$type is not written"
done

for n in ${shards:-2 7}; do
    rm -rf shard part-*.kith
    i=0
    (cd "$all" && find . -type f | sort) | while read -r file; do
        part=$((i * 7919 % n))
        mkdir -p "shard/$part/$(dirname "$file")"
        ln -s "$all/$file" "shard/$part/$file"
        i=$((i + 1))
    done
    for part in shard/*; do
        (cd "$all" && find "$work/$part" -type l -printf '%P\n' | sort | sed "s|^|$all/|" |
            tr '\n' '\0' | xargs -0 "$kith" build -q -o "$work/part-$(basename "$part").kith") ||
            wrong "$part is not built"
    done
    "$kith" merge -q part-*.kith -o merged.kith || wrong "$n shards are not joined"
    sqlite3 merged.kith .dump | cmp - one.sql || wrong "$n shards: another SQL dump"
    cmp merged.kith one.kith || wrong "$n shards: other bytes"
    for type in graphml json gexf csv; do
        "$kith" export -q merged.kith -o merged.$type || wrong "merged.$type is not written"
    done
    for file in merged*.graphml merged*.json merged*.gexf merged*.csv; do
        cmp "$file" "one${file#merged}" || wrong "$n shards: another $file"
    done
    echo "$n shards of $(find shard -type l | wc -l) documents: $bad faults"
done
exit $bad
