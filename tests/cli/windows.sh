# SPDX-License-Identifier: GPL-3.0-or-later
# What counts as one place, and which documents: at build, and again without reading them.
cat >a.txt <<'END'
Mark Rutte spoke first. Nobody answered. Emmanuel Macron was late.

Mark Rutte then met Olaf Scholz in Berlin.
END
cat >b.txt <<'END'
Emmanuel Macron left on Monday. Olaf Scholz stayed.
END
for window in sentence 1 2 paragraph document; do
    kith build -q a.txt b.txt --window $window --types person --format csv -o $window
    echo "$window:"
    cut -d, -f1,2,4 $window-edges.csv
done
kith build -q a.txt b.txt -o all.kith
kith relink all.kith --window document
kith export -q all.kith -o all.graphml --types person --min-weight 2 --isolated
kith build -q a.txt b.txt --window document -o whole.graphml --types person --min-weight 2 --isolated
cmp all.graphml whole.graphml
kith relink all.kith --since 2024-12-24
kith relink all.kith --since any --window sentence
kith build a.txt --window 101 -o x.graphml
kith build a.txt --window word -o x.graphml
kith build a.txt --since yesterday -o x.graphml
kith build a.txt --since 2024-12 --until 2024-11-30 -o x.graphml
kith export all.graphml --backbone 5 -o x.graphml
kith export all.graphml --depth 2 -o x.graphml
kith export all.graphml --ego Nobody -o x.graphml
kith export all.graphml --format csv -o -
kith export all.graphml --ego Rutte --size-by degree --theme dark --backbone 1 --largest-component -o x.gexf --yed -o y.graphml --dynamic -o z.gexf
ls
