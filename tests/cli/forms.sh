# SPDX-License-Identifier: GPL-3.0-or-later
# Answers as CSV and JSON hold names as they are; a table keeps them from steering the terminal.
python3 - "$small" >graph.graphml <<'PYTHON'
import sys
text = open(sys.argv[1], encoding="utf-8").read()
text = text.replace(">Ada Lindqvist<", ">Ada \"the\u202e Queen\", \u0085 Lind,qvist 👩‍👩‍👧 שלום<", 1)
sys.stdout.reconfigure(encoding="utf-8")
print(text, end="")
PYTHON
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
