# SPDX-License-Identifier: GPL-3.0-or-later
# The article of a page, and with -v or --json what was left out and why.
cp "$corpora/pages/text/bank-merger.html" page.html
kith read page.html >article.txt
head -n 1 article.txt
grep -c 'Nordhav' article.txt
grep -i 'subscribe\|copyright\|markets' article.txt
kith read -v page.html 2>left-out.txt | cmp - article.txt
grep -c 'page.html:[0-9]*: [a-z ]*: ' left-out.txt | sed 's/[0-9][0-9]*/lines were left out/'
kith read --json page.html | jq -c '[.doc, .title, .date, (.text | length > 500), (.dropped[0] | keys)]'
kith read --keep-boilerplate page.html | grep -c Subscribe
cp page.html same.html
kith read page.html same.html | grep '^==>'
