# SPDX-License-Identifier: GPL-3.0-or-later
# Files of many documents: what is taken from each, and what is said of their broken places.
show() {
    echo "\$ kith read $*"
    echo "\$ kith read $*" >&2
    kith read --json "$@" >out
    status=$?
    jq -c 'del(.repaired, .dropped)' out
    [ $status -eq 0 ] || echo "[$status]" >&2
}
cp "$records"/* .
for file in export.jsonl list.json post.json table.csv table.tsv crawl.warc crawl.wet; do
    show $file
done
# from standard input the content alone tells
for file in export.jsonl list.json table.csv crawl.warc; do
    show - <$file | tail -n 1 | cut -c 1-60
done
# names of fields, and lists by number
show --text-field article.body --title-field article.title --id-field _id.\$oid \
    --date-field created export.jsonl | tail -n 1
show --text-field paragraphs.0 --author-field authors.1 export.jsonl | tail -n 1
show --text-field title --id-field id table.csv | tail -n 1
show --text-field nothing table.csv
# another name, another format: content first, then the name, then what is asked for
cp export.jsonl export.txt
show export.txt | sed -n 2p
show --from text post.json
kith read --from runes post.json 2>&1 | grep -c "'--from' takes .*json, .*, text; not 'runes'"
iconv -f UTF-8 -t UTF-16 table.csv | show - | sed -n 2p
# in order and alike whatever the threads
kith tag -q -j 1 *.jsonl *.warc *.csv >one
kith tag -q -j 5 *.jsonl *.warc *.csv >five
cmp one five && wc -l <one
