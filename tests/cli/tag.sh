# SPDX-License-Identifier: GPL-3.0-or-later
# Offsets are bytes of the text that `kith read` prints; columns come back with one more.
cp "$corpora/press/text/two-georgias.txt" a.txt
kith read a.txt >text
kith tag a.txt | jq -r '[.start, .end, .text] | @tsv' | while IFS="$(printf '\t')" read -r beg end name; do
    [ "$(tail -c +$((beg + 1)) text | head -c $((end - beg)))" = "$name" ] || echo "$beg $end $name"
done
echo 'Mr. Rutte met Volodymyr Zelenskyy of Ukraine. Ukrainian officials left.' | kith tag -
echo 'Mr. Rutte met Volodymyr Zelenskyy of Ukraine. Ukrainian officials left.' | kith tag --no-demonyms - | wc -l
long=$(printf '%0200d' 0)
cp a.txt "$long.txt" # lines are the same but for the name
kith tag a.txt >short && kith tag "$long.txt" | sed "s/$long/a/" | cmp - short
printf -- '-DOCSTART- O\n\nMark\tx\nRutte\tx\nmet\tx\nNATO\tx\n\n' >words.conll
kith tag --format conll words.conll
kith tag --format conll words.conll | cut -f 1,2 | cmp - words.conll
kith tag --format xml words.conll || echo "[$?]"
kith tag --model words.conll a.txt || echo "[$?]"
kith tag --format conll missing.conll || echo "[$?]"
