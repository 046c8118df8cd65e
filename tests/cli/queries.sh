# SPDX-License-Identifier: GPL-3.0-or-later
# The questions that a graph answers.
cp "$small" graph.graphml
kith neighbours graph.graphml "United States" --top 3
kith neighbours graph.graphml "united states" --types person --json --top 2 |
    jq -c '.node.id, (.neighbours[] | [.label, .weight])'
kith rank graph.graphml --top 8
kith rank graph.graphml --top 3 --by mentions --types country
kith rank graph.graphml --top 2 --json | jq -c '.[] | [.id, .type, .aliases]'
kith entities graph.graphml johnson
kith entities graph.graphml 'U*' --types country
kith entities graph.graphml ANGSTROM
kith info graph.graphml
kith info graph.graphml --json | jq -c .
