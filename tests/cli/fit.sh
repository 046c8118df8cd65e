# SPDX-License-Identifier: GPL-3.0-or-later
# A table fits the terminal: names are cut, colours are there when asked for.
kith build -q "$corpora/press/text" -o press.graphml
COLUMNS=48 kith neighbours -q press.graphml "United States" --types organization --top 4
COLUMNS=60 kith rank -q press.graphml --color always --top 2
