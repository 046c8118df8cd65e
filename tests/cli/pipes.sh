# SPDX-License-Identifier: GPL-3.0-or-later
# Quiet when the reader goes away, and - is standard input and output.
kith tag "$corpora"/*/text | head -n 1 | jq -c keys
kith read "$corpora"/*/text | head -n 1 >/dev/null
kith build -q "$corpora/press/text" --format json -o - | head -c 1
echo
echo 'Mr. Rutte met Volodymyr Zelenskyy of Ukraine.' | kith tag -
echo 'Mr. Rutte met Volodymyr Zelenskyy of Ukraine.' | kith build -q - --format graphml -o - | xmllint --noout -
