# SPDX-License-Identifier: GPL-3.0-or-later
# What changed from one graph to another.
sed -e '/<node id="p:Boris Johnson">/,/<\/node>/s/>9</>90</' -e 's/p:Xi Jinping/p:Xi J./' \
    -e 's/>Xi Jinping</>Xi J.</' -e 's/>習近平|Xi</>習近平|Xi|Xi Jinping</' \
    -e 's/o:NATO/o:OTAN/' -e 's/>NATO</>OTAN</' "$small" >after.graphml
cp "$small" before.graphml
kith compare before.graphml after.graphml --top 5
kith compare before.graphml after.graphml --types person --top 2 --csv
kith compare before.graphml after.graphml --edges --top 3
kith compare before.graphml after.graphml --edges --json --top 1
kith compare before.graphml before.graphml
echo "[$?]"
kith compare before.graphml
echo "[$?]"
kith compare before.graphml none.graphml
echo "[$?]"
