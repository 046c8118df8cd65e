# SPDX-License-Identifier: GPL-3.0-or-later
# How two hang together, and which hang together most.
cp "$small" graph.graphml
kith path graph.graphml "Boris Johnson" Georgia
kith path graph.graphml "boris johnson" angstrom -k 2 --csv
kith path graph.graphml NATO "Xi Jinping" --json | jq -c '.[] | [.path, .label, .weight]'
kith path graph.graphml NATO "north atlantic treaty organization"
echo "[$?]"
kith path graph.graphml NATO Johnson
echo "[$?]"
kith path graph.graphml NATO
echo "[$?]"
sed '/source="c:GE" target="c:UA"/,/<\/edge>/d' graph.graphml >parted.graphml
kith path parted.graphml NATO Georgia
echo "[$?]"
kith communities graph.graphml --names 3
COLUMNS=60 kith communities graph.graphml --top 1
kith communities graph.graphml --csv --top 2
kith communities graph.graphml --json --names 1 | jq -c '.[] | [.size, .leading, .marking]'
