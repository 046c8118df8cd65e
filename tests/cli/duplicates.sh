# SPDX-License-Identifier: GPL-3.0-or-later
# The same story in several files: listed, and counted once.
story() {
    cat <<'END'
Mark Rutte met Olaf Scholz in Berlin on Monday, and they spoke about the future of the mission for
more than two hours, according to a spokesman who did not want to be named.

"We are not there yet," said Rutte, "but nobody has left the room." The talks are to go on in Brussels
on Thursday, where Emmanuel Macron will join them, and end before the summit of NATO in June.

The opposition in both countries asked what the mission is to cost, and who is to pay for it.
END
}
mkdir press
{ echo 'Rutte and Scholz talk in Berlin'; echo; story; } >press/b.txt
story >press/a.txt
story | tr '"' "'" >press/c.txt
cp press/c.txt press/d.txt
cat >press/other.txt <<'END'
Emmanuel Macron told Ursula von der Leyen in Paris that the budget of the union must grow, or its
members will have to buy their own satellites, each of them at twice the price of a common one.
END
kith duplicates press
kith duplicates --json press
kith duplicates --threshold 0.3 press
echo "[$?]" >&2
kith duplicates press/other.txt
kith build press -o press.graphml
kith build press --keep-duplicates -o all.graphml
kith build press press -q -o twice.graphml
cmp press.graphml twice.graphml
kith neighbours press.graphml 'Mark Rutte'
kith neighbours all.graphml 'Mark Rutte'
