#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# How long each question to a store takes, as a table: the least of five runs, and the first with
# nothing of the store in memory. Names are taken from the store: its first two, one of few
# neighbours, and one misspelt. usage: questions.sh KITH STORE [STORE to compare with]
set -u
kith=$1 store=$2 other=${3:-$2}
time=$(mktemp)
trap 'rm -f "$time"' EXIT

label() {
    "$kith" rank "$store" -q --by "$1" --top "$2" --json | jq -r '.[-1].label'
}
first=$(label strength 1) second=$(label strength 2) few=$(label degree 20000)
other_few=$(label degree 20500)
near=$(printf '%s' "$first" | sed 's/\(.*\)\(.\)$/\1x\2/')

# run QUESTION...: seconds of CPU and of the clock
run() {
    /usr/bin/time -f '%U %S %e' -o "$time" "$kith" "$@" >/dev/null 2>&1
    tail -1 "$time" | awk '{ print $1 + $2, $3 }'
}

# ask SHOWN QUESTION...
ask() {
    shown=$1
    shift
    dd if="$store" iflag=nocache count=0 status=none 2>/dev/null
    cold=$(run "$@")
    for turn in 1 2 3 4 5; do run "$@"; done | sort -n |
        awk -v shown="$shown" -v cold="${cold#* }" '
            NR == 1 { cpu = $1 }
            NR == 1 || $2 < wall { wall = $2 }
            END { printf "| `%s` | %d | %d | %d |\n", shown, cpu * 1000, wall * 1000, cold * 1000 }'
}

echo '| question | CPU ms | ms | ms, cold |'
echo '|---|---|---|---|'
ask 'version' version
ask 'info' info "$store"
ask 'neighbours HUB' neighbours "$store" "$first"
ask 'neighbours HUB --types person --top 5' neighbours "$store" "$first" --types person --top 5
ask 'neighbours HUB --evidence 3' neighbours "$store" "$first" --evidence 3
ask 'neighbours HUB --depth 2' neighbours "$store" "$first" --depth 2
ask 'neighbours NAME' neighbours "$store" "$few"
ask 'neighbours NAME --depth 2' neighbours "$store" "$few" --depth 2
ask 'neighbours MISSPELT' neighbours "$store" "$near"
ask 'evidence HUB HUB' evidence "$store" "$first" "$second"
ask 'rank' rank "$store"
ask 'rank --by betweenness --types person' rank "$store" --by betweenness --types person
ask 'communities' communities "$store"
ask 'entities PART' entities "$store" "$(printf %.4s "$few")"
ask 'entities PATTERN' entities "$store" "*$(printf %.4s "$few")*"
ask 'timeline HUB' timeline "$store" "$first"
ask 'timeline HUB HUB' timeline "$store" "$first" "$second"
ask 'search NAME' search "$store" "$few"
ask 'search COMMON-WORD' search "$store" ka
ask 'path NAME NAME' path "$store" "$few" "$other_few"
ask 'path NAME NAME -k 5' path "$store" "$few" "$other_few" -k 5
ask 'compare' compare "$store" "$other"
ask 'compare --edges' compare "$store" "$other" --edges
