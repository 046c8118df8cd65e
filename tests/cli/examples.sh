# SPDX-License-Identifier: GPL-3.0-or-later
# Every example of the manual page and of --help runs (but training, which takes minutes).
mkdir articles
cp "$corpora"/pages/text/* articles
cp articles/bank-merger.html page.html
cp articles/border-talks.html b.html
cp "$corpora/press/text/jeddah-summit.txt" a.txt
printf 'Mark\tN\t-\tO\nRutte\tN\t-\tO\n\n' >words.conll
printf 'Mark\tB-PER\nRutte\tI-PER\nmet\tO\nNATO\tB-ORG\n\n' >held-out.bio
printf 'Volodymyr Zelensky met Mark Rutte of NATO. Mr. Zelensky thanked him.\n' >articles/kyiv.txt
cat >articles/talks.html <<'HTML'
<html><head><title>Talks</title><meta property="article:published_time" content="2024-12-02"></head>
<body><p>NATO and Ukraine spoke about the grain corridor, sanctions and air defence against missiles
from Russia, said Mark Rutte, who had come to Kyiv by train on Monday to meet his hosts.</p></body></html>
HTML
printf 'merge\tVolodymyr Zelensky\tZelenskyy\n' >rules.tsv
cp "$small" graph.graphml
printf '{"id":1,"content":{"body":"Mark Rutte met Olaf Scholz of NATO in Berlin."}}\n' |
    gzip >export.jsonl.gz
page='HTTP/1.1 200 OK
Content-Type: text/html

<p>Mark Rutte met Olaf Scholz of NATO in Berlin.'
printf 'WARC/1.0\nWARC-Type: response\nContent-Length: %d\n\n%s\n\n' "${#page}" "$page" |
    gzip >crawl.warc.gz
tar -cJf pages.tar.xz articles
printf '<list><record><text>Mark Rutte met Olaf Scholz in Berlin.</text></record></list>' >export.xml
printf 'path\tdate\nkyiv.txt\t2024-12-03\n' >articles.tsv
cp "$small" january.graphml
sed 's/>4</>6</; s/>9</>12</' "$small" >february.graphml
mkdir today new
cp articles/kyiv.txt new
cp "$corpora"/press/text/* today
kith build -q articles -o press.kith
cp press.kith all.kith
kith build -q today -o monday.kith
kith build -q new -o tuesday.kith
cp monday.kith shard-1.kith
cp tuesday.kith shard-2.kith
{
    sed -n '/^\.Sh EXAMPLES/,/^\.Sh SEE/s/^kith /kith /p' "$corpora/../docs/kith.1"
    for command in $(kith help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\)  .*/\1/p'); do
        kith help "$command" | sed -n '/^Examples:/,$s/^  //p' | grep -v 'kith train\|my\.model'
    done
    kith help | sed -n '/^Examples:/,$s/^  //p'
} >examples
wc -l <examples | awk '{ print ($1 > 25 ? "many" : "few") " examples" }'
while IFS= read -r example; do
    sh -c "$example" >out 2>err </dev/null || { echo "[$?] $example"; cat err; }
    [ -s out ] || grep -q 'wrote\|nodes\|new' err || case $example in
        *'> '* | *' -o '*) ;;
        *) echo "nothing came of: $example" ;;
    esac
    cp "$small" graph.graphml
    cp all.kith press.kith
done <examples
