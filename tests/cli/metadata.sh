# SPDX-License-Identifier: GPL-3.0-or-later
# What a table says of documents that say nothing themselves.
mkdir -p in/sub
for file in a sub/b c; do
    echo 'Greta Lund met Jens Vik of NATO in Oslo on Monday.' >in/$file.txt
done
cp "$records/metadata.tsv" .
sed 's/\t/,/g; s/4 December 2024/"4 December 2024"/' metadata.tsv >metadata.csv
show() {
    echo "\$ kith read $*" >&2
    kith read --json "$@" >out
    echo "[$?]" >&2
    jq -c '[.doc, .title, .date, .author, .language, .source]' out
}
show --metadata metadata.tsv in
show --metadata metadata.csv in/sub
kith build in --metadata metadata.tsv -o out.graphml 2>&1 | grep metadata
kith build -q in --metadata metadata.tsv -o out.graphml
show --metadata nowhere.tsv in
printf 'name,date\na,b\n' >wrong.csv
show --metadata wrong.csv in
: >empty.csv
show --metadata empty.csv in
