# SPDX-License-Identifier: GPL-3.0-or-later
# A node answers to any of its names; unknown ones get the nearest; a name that can be several is
# shown, not guessed.
cp "$small" graph.graphml
try() {
    echo "\$ kith $*" >&2
    kith "$@"
    echo "[$?]" >&2
}
try neighbours graph.graphml lbj
try neighbours graph.graphml Elodie
try neighbours graph.graphml "north atlantic treaty organization" --top 1
try neighbours -q graph.graphml c:US --top 1
try neighbours graph.graphml Georgia --types person
try neighbours graph.graphml Johnson
try neighbours graph.graphml "Untied States"
try neighbours graph.graphml Lindquist
try neighbours graph.graphml "Xqzzy Wvvq"
try neighbours graph.graphml ""
try entities graph.graphml xqzzy
try entities graph.graphml lindquist
