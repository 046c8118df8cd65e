# SPDX-License-Identifier: GPL-3.0-or-later
# Answers as CSV and JSON hold names as they are; a table keeps them from steering the terminal.
queen=$(printf 'Ada "the\342\200\256 Queen", \302\205 Lind,qvist 👩‍👩‍👧 שלום')
sed "s/>Ada Lindqvist</>$queen</" "$small" >graph.graphml
kith rank graph.graphml --types person --top 2
kith rank graph.graphml --types person --top 2 --csv
kith rank graph.graphml --types person --top 1 --json | jq -c '.[].label'
kith entities graph.graphml united --csv
kith neighbours graph.graphml NATO --csv
kith neighbours graph.graphml Xi --depth 2 --top 2
kith neighbours graph.graphml Xi --depth 2 --top 2 --json | jq -c '.neighbours[] | [.label, .depth, .via]'
kith info graph.graphml --csv
kith rank graph.graphml --csv --json
echo "[$?]"
kith neighbours graph.graphml Xi --depth 3
echo "[$?]"
