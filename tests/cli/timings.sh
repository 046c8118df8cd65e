# SPDX-License-Identifier: GPL-3.0-or-later
# --timings prints a table of stages whose shares add up to all; numbers differ from run to run.
kith build -q --timings -j 2 "$corpora"/press/text -o press.kith -o press.graphml 2>table
sed 's/[0-9][0-9.]*/N/g; s/  *-/ N/g; s/  */ /g' table
awk '$1 == "all" { all = $2 } $4 == "%" && $1 != "all" { sum += $2 }
     END { if (sum < 0.98 * all - 0.01 || sum > 1.02 * all + 0.01) print "stages: " sum ", all: " all }' table
