# SPDX-License-Identifier: GPL-3.0-or-later
# What cannot be written ends with 3 and leaves what was there, and nothing half written.
echo 'Mark Rutte met Olaf Scholz in Berlin on Monday, NATO said.' >good.txt
mkdir folder folder.graphml
try() {
    echo "\$ kith $*" >&2
    kith "$@"
    echo "[$?]" >&2
}
try build -q good.txt -o folder.graphml
try build -q good.txt -o nowhere/graph.graphml
try build -q good.txt --format graphml -o /dev/full
try build -q good.txt --format json -o - >/dev/full
try tag good.txt >/dev/full
try read good.txt >/dev/full
try help >/dev/full
try build -q good.txt -o a.graphml
cp a.graphml kept.graphml
try build -q good.txt -o a.graphml --format dot -o /dev/full
cmp a.graphml kept.graphml
try export -q a.graphml --format svg -o /dev/full
try rank a.graphml >/dev/full
ln -s a.graphml link.graphml
try build -q good.txt -o link.graphml
test -L link.graphml || echo "the link is gone"
ls
