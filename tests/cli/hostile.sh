# SPDX-License-Identifier: GPL-3.0-or-later
# Files that are cut short, empty or made to do harm: one line for each, and the rest is read.
python3 "$formats/../formats.py" hostile .
kith read --json . >read.json
echo "status $?"
jq -r '[.doc, .title, (.text | length)] | @tsv' read.json

echo 'Cut in the middle:'
mkdir cut
for file in "$formats"/*; do
    head -c $(($(wc -c <"$file") / 2)) "$file" >"cut/${file##*/}"
done
kith read --json cut 2>&1 >cut.json
jq -r '[.doc, .title] | @tsv' cut.json

echo 'Empty:'
for format in tei jats nitf newsml feed xml docx odt epub mail lexis factiva markdown; do
    : >"empty.$format"
    echo "$format: $(kith read --from $format "empty.$format" 2>&1)"
done
