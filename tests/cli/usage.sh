# SPDX-License-Identifier: GPL-3.0-or-later
# Wrong usage: one line that says what to do, and 2.
try() {
    echo "\$ kith $*" >&2
    kith "$@"
    echo "[$?]" >&2
}
try
try buidl
try frobnicate
try -q build
try help nothing
try version now
try build
try build x.txt
try build -o graph.graphml
try build x.txt -o
try build x.txt -o graph.xyz
try build x.txt -o -
try build x.txt -o graph.graphml --format dot
try build x.txt --format xyz -o graph.graphml
try build x.txt -o graph.graphml --min-weigth 2
try build x.txt -o graph.graphml --min 2
try build x.txt -o graph.graphml --min-weight two
try build x.txt -o graph.graphml --min-weight -1
try build x.txt -o graph.graphml --top 99999999999
try build x.txt -o graph.graphml --types person,city
try build x.txt -o graph.graphml --types ,
try build x.txt -o graph.graphml -j 0
try build x.txt -o graph.graphml -Z
try build x.txt -o graph.graphml --quiet=yes
try tag
try read
try rank
try rank a b
try rank a --by beauty
try rank a --color sometimes
try neighbours a
try neighbours a b c
try entities
try export a
try export -o a.dot
try info
