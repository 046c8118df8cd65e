# SPDX-License-Identifier: GPL-3.0-or-later
# The store: the same bytes however it comes about, and the graph that building gives.
same() {
    cmp -s "$1" "$2" && echo "$3" || echo "NOT: $3"
}

# how many nodes there are is no matter here
kith() {
    command kith "$@" 2>said
    status=$?
    sed 's/[0-9]* nodes, [0-9]* edges/N nodes, N edges/' said >&2
    return $status
}

same_dump() {
    sqlite3 "$1" .dump >a.sql
    sqlite3 "$2" .dump >b.sql
    same a.sql b.sql "$3"
    rm a.sql b.sql
}

mkdir all
cp "$corpora"/press/text/* "$corpora"/pages/text/* all
first=$(ls all | head -n 1)
cp "all/$first" "all/zz-a-copy-of-it.${first##*.}"
ls all | sed 's|^|all/|' >list
kith build -q all -o one.kith -o one.graphml

echo '--- the graph out of it'
kith export -q one.kith -o out.graphml
same one.graphml out.graphml 'export gives what build gives'

echo '--- order of inputs, threads'
sort -r list | xargs kith build -q -j2 -o turned.kith
same one.kith turned.kith 'the order of inputs is no matter'

echo '--- shards'
for n in 2 7; do
    for i in $(seq 0 $((n - 1))); do
        awk "NR % $n == $i" list | xargs kith build -q -o "shard-$n-$i.kith"
    done
    kith merge "shard-$n-"*.kith -o merged.kith
    same one.kith merged.kith "$n shards give the same store"
done

echo '--- add'
sed -n '3,6p' list | xargs kith build -q -o grown.kith
kith add grown.kith all
kith export -q grown.kith -o out.graphml
same one.graphml out.graphml 'what was added counts the same'
cp grown.kith before.kith
kith add grown.kith all
same before.kith grown.kith 'adding again changes nothing'
kith merge -q grown.kith -o merged.kith
same one.kith merged.kith 'merging it puts it in order'

cp -r all 00-first
kith add grown.kith 00-first
kith build -q 00-first all -o both.kith
kith merge -q grown.kith -o merged.kith
same both.kith merged.kith 'the first name stands for a text'
sed -n '3,6p' list | xargs kith build -q -o grown.kith
kith add -q grown.kith all

echo '--- relink'
printf 'merge\tMark Rutte\tNATO\n' >rules.tsv
printf 'merge\tBank of Vantor\tNobody Known\n' >nobody.tsv
kith relink grown.kith --rules rules.tsv --rules nobody.tsv
kith relink -q grown.kith
kith relink grown.kith --no-rules
kith merge -q grown.kith -o merged.kith
same one.kith merged.kith 'rules come and go'
kith build -q all --rules rules.tsv -o one-rules.kith
kith relink -q merged.kith --rules rules.tsv
same_dump one-rules.kith merged.kith 'relinking gives what building with rules gives'

echo '--- without text'
kith build -q all --no-text -o bare.kith -o bare.graphml
same one.graphml bare.graphml 'the graph is the same'
sort -r list | xargs kith build -q --no-text -o turned.kith -o turned.graphml
same bare.kith turned.kith 'the order of inputs is no matter'
same one.graphml turned.graphml 'nor for the graph'
kith merge -q --no-text one.kith -o merged.kith
same bare.kith merged.kith 'text can be left out later'
kith export -q bare.kith -o bare-out.graphml
grep -q 'e_evidence">[^<]' bare-out.graphml || echo 'no evidence without text'
kith merge one.kith bare.kith -o merged.kith
kith merge one.kith one-rules.kith -o merged.kith
kith merge -q one.kith one-rules.kith --rules rules.tsv -o merged.kith
same one-rules.kith merged.kith 'the same documents twice are there once'

echo '--- repeats'
kith build -q all --keep-repeats -o repeats.kith -o repeats.graphml
kith export -q repeats.kith -o out.graphml
same repeats.graphml out.graphml 'export gives what build gives'
kith relink -q repeats.kith --no-repeats
same_dump one.kith repeats.kith 'relinking without gives what building without gives'

echo '--- windows'
for window in paragraph document 2; do
    kith build -q all --window $window -o wide.kith -o wide.graphml
    kith export -q wide.kith -o out.graphml
    for graph in wide out; do # a store has the sentences one by one
        sed -i -e ':a' -e '/"e_evidence"/{ /<\/data>/!{ N; ba' -e '}; d }' $graph.graphml
    done
    same wide.graphml out.graphml "export gives what build gives ($window)"
    cp one.kith again.kith
    kith relink -q again.kith --window $window
    same_dump wide.kith again.kith "relinking gives what build gives ($window)"
done

echo '--- nothing left'
ls | grep -v 'kith$\|tsv$\|graphml$\|said'
