# SPDX-License-Identifier: GPL-3.0-or-later
# What only a store can tell; and that it tells the same as the graph it was written with.
article() {
    mkdir -p text
    {
        printf '<html><head><title>%s</title>' "$3"
        printf '<meta property="article:published_time" content="%s"></head><body><p>' "$2"
        cat
        printf '</p></body></html>\n'
    } >"text/$1.html"
}
article one 2024-01-30 'A visit' <<'TEXT'
Boris Johnson met Xi Jinping in London. Mr. Johnson said that the visit of Xi Jinping was long
overdue, that both had much to talk about, and that he would travel to China before the end of the year.
TEXT
article two 2024-02-01 'After the visit' <<'TEXT'
Xi Jinping told reporters that Johnson had asked for the talks. NATO said nothing about air defence.
Boris Johnson wrote to Xi Jinping again. Élodie Ångström of NATO defended the letter.
TEXT
article three 2024-03-04 'Grain' <<'TEXT'
The grain corridor was on the table when Élodie Ångström met Xi Jinping in Geneva. "Air defence" was
not, she said, and Boris Johnson had not been asked. Ukraine and NATO want the corridor to stay open.
TEXT
kith build -q text -o press.kith -o press.graphml --evidence 100
kith evidence press.kith "boris johnson" Xi
COLUMNS=50 kith evidence press.kith "Boris Johnson" Xi --limit 2 --color always
kith evidence press.kith "Boris Johnson" Xi --json --limit 2 | jq -c '.weight, .sentences[1]'
kith timeline press.kith Xi
kith timeline press.kith "Boris Johnson" Xi --by day --csv
COLUMNS=40 kith timeline press.kith "Boris Johnson" --by month
kith timeline press.kith NATO --json --by week
kith timeline press.kith NATO --by hour
echo "[$?]"
kith timeline press.graphml NATO
echo "[$?]"
kith search press.kith corridor
kith search press.kith -q "air defence" --color always
kith search press.kith ANGSTROM 'defen*' --csv
kith search press.kith '"' 'a"b' '*'
echo "[$?]"
kith search press.kith ''
echo "[$?]"
kith build -q text -o bare.kith --no-text
kith search bare.kith corridor
echo "[$?]"
kith evidence bare.kith NATO Ukraine --json
kith evidence bare.kith NATO Ukraine
kith info press.kith
for question in 'rank' 'rank --by betweenness --types person' 'entities' 'entities jinp' 'entities X*' \
    'entities "U?r*"' 'neighbours "Boris Johnson"' 'neighbours xi --depth 2' 'neighbours angstrom' \
    'neighbours Jhonson' 'neighbours NATO --types country --top 1' 'neighbours c:UA' 'neighbours UA' \
    'neighbours o:NATO --json' 'path Ukraine "Boris Johnson" -k 5' 'communities --names 3' \
    'neighbours "Boris Johnson" --evidence 2' 'rank --csv --top 0'; do
    command=${question%% *} rest=${question#"$command"}
    eval "kith $command press.kith $rest" >store.out 2>store.err
    eval "kith $command press.graphml $rest" >graph.out 2>graph.err
    sed -i 's/press\.graphml/press.kith/' graph.err
    cmp -s store.out graph.out && cmp -s store.err graph.err && echo "same: $question" && continue
    echo "differs: $question"
    diff graph.out store.out
    diff graph.err store.err
done
