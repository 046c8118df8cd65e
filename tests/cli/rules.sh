# SPDX-License-Identifier: GPL-3.0-or-later
# Corrections: rules change the graph, what they do not reach is said, mistakes name their lines; a
# review is a file of rules; a node explains itself.
mkdir press
echo "Volodymyr Zelensky met Rishi Sunak in London on Monday. Zelensky thanked Britain." >press/a.txt
echo "Volodymyr Zelenskyy spoke with Joe Biden by phone on Tuesday, officials in Washington said." >press/b.txt
echo "Vladimir Zelensky and Joseph Biden will meet again, the White House said on Friday." >press/c.txt
echo "Oleksandr Petrenko met John Marlow in Paris on Monday, the White House said." >press/d.txt
echo "Aleksandr Petrenko met J. Marlow and Johan Marlow in Berlin on Tuesday." >press/e.txt
try() {
    echo "\$ kith $*" >&2
    kith "$@"
    echo "[$?]" >&2
}
try build -q press --explain Zelensky
printf 'never\tVolodymyr Zelensky\tVladimir Zelensky\nignore\tNobody Else\nrename\tJoe Biden\tPresident Biden\n' >rules.tsv
try build -q press --rules rules.tsv -o once.graphml
try build -q press --rules rules.tsv --rules rules.tsv -o twice.graphml 2>/dev/null
cmp once.graphml twice.graphml
try entities once.graphml --types person
printf 'never\tA\tB\n\nmerge\tB\tA\n' >rules.tsv
try build -q press --rules rules.tsv -o once.graphml
printf 'never A B\n' >rules.tsv
try build -q press --rules rules.tsv -o once.graphml
try build -q press --rules missing.tsv -o once.graphml
try review press -q
