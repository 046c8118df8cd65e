# SPDX-License-Identifier: GPL-3.0-or-later
# A graph that was written and read again is the same, in every format.
kith build -q "$corpora/press/text" -o a.graphml -o a.json -o a.dot -o a.gexf
kith export -q a.graphml -o b.graphml -o b.json -o b.dot -o b.gexf
for suffix in graphml json dot gexf; do
    cmp a.$suffix b.$suffix
done
kith build -q "$corpora/press/text" --min-weight 2 --types person,country -o c.graphml
kith export -q a.graphml --min-weight 2 --types person,country -o d.graphml
cmp c.graphml d.graphml
cp "$small" graph.graphml
kith export graph.graphml -o two.graphml --min-weight 2
kith info two.graphml
kith export graph.graphml -o country.graphml --types country --isolated
kith export graph.graphml --format graphml -o - --top 3 | kith rank -
