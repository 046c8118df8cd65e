# SPDX-License-Identifier: GPL-3.0-or-later
# The sentences behind an edge, as the graph keeps them.
mkdir text
cat >text/one.txt <<'TEXT'
Boris Johnson met Xi Jinping in London. Prime Minister Boris Johnson said that the visit of Xi Jinping was long overdue, that both had much to talk about, and that Boris Johnson would travel to China before the end of the year.
TEXT
cat >text/two.txt <<'TEXT'
Xi Jinping told reporters that Johnson had asked for the talks. NATO said nothing. Boris Johnson wrote to Xi Jinping again.
TEXT
kith build -q text -o graph.graphml --evidence 10
kith evidence graph.graphml "Boris Johnson" Xi
COLUMNS=40 kith evidence graph.graphml "Boris Johnson" Xi --limit 1 --color always
kith evidence graph.graphml "Boris Johnson" Xi --json | jq -c '.a.id, .b.id, .weight, .sentences[0]'
kith evidence graph.graphml "Boris Johnson" Xi --csv
COLUMNS=60 kith neighbours graph.graphml "Boris Johnson" --evidence 1
kith neighbours graph.graphml "Boris Johnson" --evidence 1 --json | jq -c '.neighbours[].evidence'
kith evidence graph.graphml "Boris Johnson" NATO
echo "[$?]"
kith build -q text -o none.graphml --evidence 0
kith evidence none.graphml "Boris Johnson" Xi
echo "[$?]"
kith evidence none.graphml Xi Xi
echo "[$?]"
