# SPDX-License-Identifier: GPL-3.0-or-later
# Cut, empty, hostile: what can be used is used, the rest is said, one line each.
show() {
    echo "\$ kith read $*" >&2
    timeout "$patience" kith read --json "$@" >out
    echo "[$?]" >&2
    jq -r '.doc + ": " + .text[:20]' out
}
cp "$records"/* .
head -c 700 export.jsonl >cut.jsonl
head -c 200 list.json >cut.json
head -c 120 table.csv >cut.csv
head -c 1500 crawl.warc >cut.warc
for file in cut.*; do
    show $file
done
cat export.jsonl export.jsonl export.jsonl | gzip -n >whole.jsonl.gz
head -c 600 whole.jsonl.gz >cut.jsonl.gz
show cut.jsonl.gz
{ gzip -nc post.json; echo 'no gzip'; } >behind.json.gz
show behind.json.gz
for suffix in jsonl json csv warc txt; do
    : >empty.$suffix
    show empty.$suffix
done
# bombs: much of nothing in little, archives in archives
head -c 300000000 /dev/zero | tr '\0' '\n' | gzip -n >bomb.jsonl.gz
show bomb.jsonl.gz
cp table.csv deep
for i in 1 2 3 4 5 6 7; do
    tar -cf deep.tar deep
    mv deep.tar deep
done
show deep
# brackets without end, a record that lies about its length, quotes on quotes
printf '{"text":"x"}\n%s' "$(head -c 100000 /dev/zero | tr '\0' '[')" >hostile.json
printf 'WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/plain\r\nContent-Length: %s\r\n\r\nx' \
    99999999999999999999 >hostile.warc
printf 'WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/plain\r\nContent-Length: %s\r\n\r\nx' \
    9000000000 >large.warc
printf 'text,date\n%s\n"a ""b""\n' '"""""' >hostile.csv
show hostile.json
show hostile.warc
show large.warc
show hostile.csv
# documents that are too large are passed over, whatever holds them
printf '{"text":"%s"}\n{"text":"It is short."}\n' "$(head -c 3000 /dev/zero | tr '\0' a)" >a.jsonl
printf '[{"text":"%s"},{"text":"It is short."}]\n' "$(head -c 3000 /dev/zero | tr '\0' a)" >a.json
printf 'text,n\n%s,1\nIt is short.,2\n' "$(head -c 3000 /dev/zero | tr '\0' a)" >a.csv
printf '%s' "$(head -c 3000 /dev/zero | tr '\0' a)" >a.txt
tar -cf a.tar a.txt a.csv
for file in a.jsonl a.json a.csv a.txt a.tar; do
    show --max-document 2k $file
done
show --max-document many a.txt
show --max-document 2G a.txt
