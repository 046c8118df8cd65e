#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# How well kith does on the annotated corpora: the mean F1 of one graph for each document, and the
# F1 of one graph of all. Fails below floors well under what was reached. usage: judge.sh KITH JUDGE,
# from the root.
kith=$1
judge=$2
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

# floor WHAT LEAST <scores: the F1 in the row WHAT is at least LEAST
floor() {
    awk -v what="$1" -v least="$2" '$1 == what { f1 = $4; found = 1 }
        END { if (!found || f1 < least) { print what " F1 " f1 " is below " least; exit 1 } }'
}

bad=0
for gold in corpora/*/gold; do
    corpus=${gold%/gold}
    for text in "$corpus"/text/*; do
        name=${text##*/}
        "$kith" build -q "$text" -o "$place/${name%.*}.graphml" || bad=1
    done
    echo "$corpus, a graph for each document"
    "$judge" each "$place" "$gold"/*.gold | tee "$place/each" || bad=1
    "$kith" build -q "$corpus/text" -o "$place/all.graphml" || bad=1
    echo "$corpus, one graph"
    "$judge" score "$place/all.graphml" "$gold"/*.gold || bad=1
    floor nodes 90 <"$place/each" || bad=1
    floor edges 80 <"$place/each" || bad=1
done
exit $bad
