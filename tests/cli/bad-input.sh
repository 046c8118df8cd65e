# SPDX-License-Identifier: GPL-3.0-or-later
# What cannot be read is said, one line each; the rest is used, and the status is 1.
mkdir empty hidden
echo 'Mark Rutte met Olaf Scholz in Berlin on Monday, NATO said.' >good.txt
: >none.txt
head -c 3000 /dev/zero >binary.txt
printf 'Mark Rutte met Olaf \377Scholz\376 at a caf\303\251 in K\303\266ln. NATO said so.\n' >latin.txt
try() {
    echo "\$ kith $*" >&2
    kith "$@"
    echo "[$?]" >&2
}
try build -q missing.txt good.txt -o a.graphml
try build -q empty good.txt -o b.graphml
try build -q binary.txt good.txt -o c.graphml
try build -q none.txt -o d.graphml
try build latin.txt -o e.graphml
cmp a.graphml b.graphml
cmp a.graphml c.graphml
echo old >old.graphml
try build missing.txt -o old.graphml
try build empty -o old.graphml
try build binary.txt -o old.graphml
cat old.graphml
echo 'Nothing here is called anything.' >plain.txt
try build plain.txt -o plain.graphml
cp good.txt same.txt
try build good.txt same.txt -o f.graphml
try tag missing.txt
try read missing.txt binary.txt
