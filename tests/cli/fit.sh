# SPDX-License-Identifier: GPL-3.0-or-later
# A table fits the terminal: names are cut, colours are there when asked for.
cp "$small" graph.graphml
COLUMNS=60 kith entities -q graph.graphml
COLUMNS=40 kith neighbours -q graph.graphml "United States" --types organization
COLUMNS=60 kith rank -q graph.graphml --color always --top 2
kith rank -q graph.graphml --top 1
