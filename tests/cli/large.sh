# SPDX-License-Identifier: GPL-3.0-or-later
# A file of 100 MB on one line, and memory that does not grow with the text.
sentence='Mark Rutte met Olaf Scholz in Berlin on Monday, NATO and the United Nations said. '
i=0
printf '%s' "$sentence" >one.txt
while [ $i -lt 20 ]; do
    cat one.txt one.txt >two.txt
    mv two.txt one.txt
    i=$((i + 1))
done
head -c 100000000 one.txt >line.txt
kith build -q line.txt -o line.graphml
kith rank -q line.graphml --top 0 --json | jq -r '.[].label' | sort
