# SPDX-License-Identifier: GPL-3.0-or-later
# Offsets are bytes of the text that `kith read` prints.
cp "$corpora/press/text/two-georgias.txt" a.txt
kith read a.txt >text
kith tag a.txt | jq -r '[.start, .end, .text] | @tsv' | while IFS="$(printf '\t')" read -r beg end name; do
    [ "$(tail -c +$((beg + 1)) text | head -c $((end - beg)))" = "$name" ] || echo "$beg $end $name"
done
kith tag a.txt | jq -c '[.text, .type, .via, .entity, .iso]' | head -n 12
