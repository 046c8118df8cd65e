# SPDX-License-Identifier: GPL-3.0-or-later
# Articles in other languages are left out and counted; --any-language keeps them.
cat >english.txt <<'END'
Mark Rutte met Olaf Scholz in Berlin on Monday, and they spoke about the future of the NATO mission for
more than two hours, according to a spokesman.
END
cat >german.txt <<'END'
Mark Rutte traf am Montag Olaf Scholz in Berlin, und sie sprachen nach Angaben eines Sprechers mehr als
zwei Stunden lang über die Zukunft der Mission der NATO.
END
cat >french.txt <<'END'
Mark Rutte a rencontré Olaf Scholz lundi à Berlin, et ils ont parlé de l'avenir de la mission de l'OTAN
pendant plus de deux heures, selon un porte-parole.
END
echo 'Olaf Scholz, Mark Rutte' >names.txt
kith build . -o all.graphml
kith build german.txt -o german.graphml
kith build -q french.txt -o french.graphml
kith build . --any-language -o any.graphml
kith tag french.txt
kith tag --any-language french.txt
kith read --json german.txt names.txt | grep -o '"language":"[a-z]*"'
