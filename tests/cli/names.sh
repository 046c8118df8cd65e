# SPDX-License-Identifier: GPL-3.0-or-later
# Unknown names get the nearest ones; a name that can be several is shown, not guessed.
kith build -q "$corpora/press/text" -o press.graphml
try() {
    echo "\$ kith $*" >&2
    kith "$@"
    echo "[$?]" >&2
}
try neighbours press.graphml "Untied States"
try neighbours press.graphml "Xqzzy Wvvq"
try neighbours press.graphml Georgia
try neighbours press.graphml ""
try entities press.graphml xqzzy
try neighbours -q press.graphml c:US --top 1
