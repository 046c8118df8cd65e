# SPDX-License-Identifier: GPL-3.0-or-later
# The questions that a graph answers.
kith build -q "$corpora/press/text" -o press.graphml
kith neighbours press.graphml "United States" --top 5
kith neighbours press.graphml "united states" --types person --json --top 2 | jq -c '.neighbours[]|[.label,.weight]'
kith rank press.graphml --top 8
kith rank press.graphml --top 3 --by mentions --types country
kith rank press.graphml --top 2 --json | jq -c '.[]|[.id,.type]'
kith entities press.graphml jordan
kith entities press.graphml 'A*' --types country
kith info press.graphml
kith info press.graphml --json | jq -c 'keys'
