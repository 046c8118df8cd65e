# SPDX-License-Identifier: GPL-3.0-or-later
# A document of each format that is no text, page or table: what is read of it.
cp "$formats"/* .
for file in *; do
    kith read --json "$file" |
        jq -c '{doc, title, date, author, language, source, text: (.text / "\n"),
                dropped: [.dropped[] | .why + ": " + .text]}'
done

echo 'What --xpath picks:'
kith read --xpath '//record' records.xml
kith read --xpath '//record[@id="b"]//para' --json records.xml | jq -c '[.doc, .text]'
kith read --xpath '//para/country/text()' --json --keep-boilerplate records.xml | jq -c '[.doc, .text]'
kith read --xpath '//nothing' records.xml 2>&1
kith read --xpath '//[' records.xml 2>&1

echo 'UTF-16:'
for file in tei.xml feed.rss lexis.txt; do
    iconv -f UTF-8 -t UTF-16 "$file" >"wide-$file"
    kith read "wide-$file" | head -n 2
done

echo 'Packed:'
gzip -k feed.rss
tar cf feeds.tar feed.atom minutes.docx
kith read --json feed.rss.gz feeds.tar | jq -c '[.doc, .title]'
