# SPDX-License-Identifier: GPL-3.0-or-later
# What is no graph is said, with the line where that is known.
try() {
    echo "\$ kith $*" >&2
    kith "$@"
    echo "[$?]" >&2
}
echo 'Mark Rutte met Olaf Scholz.' >text.graphml
printf '<?xml version="1.0"?>\n<graphml>\n<graph>\n<node\n' >cut.graphml
echo '<html/>' >other.graphml
: >none.graphml
try rank missing.graphml
try rank text.graphml
try rank cut.graphml
try rank other.graphml
try rank none.graphml
try info .
