# SPDX-License-Identifier: GPL-3.0-or-later
# The same input gives the same bytes: any number of threads, order of inputs, locale, time zone.
kith build -q "$corpora"/*/text -j 1 -o one.graphml -o one.gexf -o one.json -o one.dot
kith build -q "$corpora"/*/text -j 2 -o two.graphml -o two.gexf -o two.json -o two.dot
kith build -q $(ls -d "$corpora"/*/text/* | sort -r) -j 3 -o three.graphml
LC_ALL=de_DE.UTF-8 LANG=tr_TR.UTF-8 TZ=Asia/Tokyo kith build -q "$corpora"/*/text -o four.graphml
OMP_NUM_THREADS=3 kith build -q "$corpora"/*/text "$corpora"/*/text -o five.graphml
for suffix in graphml gexf json dot; do
    cmp one.$suffix two.$suffix
done
cmp one.graphml three.graphml
cmp one.graphml four.graphml
cmp one.graphml five.graphml
kith tag -j 1 "$corpora"/*/text >one.jsonl
kith tag -j 2 "$corpora"/*/text >two.jsonl
cmp one.jsonl two.jsonl
