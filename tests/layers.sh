#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The rooms keep their doors: includes point one way, a library stays in its room, and only cli/
# prints, exits and asks the environment. usage: sh tests/layers.sh, from the root.
bad=$(mktemp)
trap 'rm -f "$bad"' EXIT

# lines of code: grep's "file:line: text" without those in comments
code() {
    grep -v '^[^:]*:[0-9]*:[[:space:]]*\(\*\|//\|/\*\)'
}

# may ROOM PREFIX...: files of ROOM include nothing of ours but PREFIX/...
may() {
    room=$1
    shift
    allowed=$(printf '%s\n' "$@" | paste -sd'|')
    find "$room" -name '*.[ch]' -exec grep -Hn '^#include "' {} + |
        grep -Ev ":#include \"($allowed)/[a-z0-9_/]*\.(h|inc)\"" | sed "s|^|$room may not include: |"
}

# only PATTERN ROOM...: headers of a library are included in these rooms alone
only() {
    pattern=$1
    shift
    allowed=$(printf '%s\n' "$@" | paste -sd'|')
    grep -REn --include='*.[ch]' "^#include <($pattern)" base data extract graph export cli |
        grep -Ev "^($allowed)/[^/]*:" | sed 's|^|library out of its room: |'
}

{
    may base base
    may extract/read base data extract/read
    find extract -name '*.[ch]' ! -path 'extract/read/*' -exec grep -Hn '^#include "' {} + |
        grep -Ev ':#include "(base|data|extract)/' | sed 's|^|extract may not include: |'
    may graph base data extract graph
    may export base extract graph export
    may cli base extract graph export cli

    only 'libxml' extract/read export
    only 'archive|zlib' extract/read
    only 'jansson' extract/read export
    only 'igraph|sqlite3' graph 'graph/[a-z]+'
    only 'unicode' extract/read extract 'extract/[a-z]+' graph 'graph/[a-z]+'

    grep -RnE --include='*.h' '\b(igraph_|sqlite3|xmlNode|xmlDoc|json_t)' base cli extract export |
        grep -v '^extract/read/' | code | sed 's|^|type of a library in a header: |'
    grep -RnE --include='*.[ch]' '\bg_(thread|mutex|cond|rw_lock|option)_' \
        base extract graph export cli | code | sed 's|^|threads are POSIX, options getopt_long: |'
    grep -RnE --include='*.c' '(^|[^a-z_])(getenv|exit|_exit|printf|puts|putchar|perror) ?\(' \
        base extract graph export | grep -v '^base/arena.c:\|_compile.c:\|_build.c:' | code |
        sed 's|^|only cli/ prints, exits, reads the environment: |'
    find base data extract graph export cli tests -name '*.[ch]' |
        while read -r file; do
            head -n 1 "$file" | grep -q '^// SPDX-License-Identifier: GPL-3.0-or-later$' ||
                echo "no SPDX line at the top: $file"
            [ "$(wc -l <"$file")" -le 600 ] || echo "longer than 600 lines: $file"
        done
} >"$bad"
cat "$bad"
[ ! -s "$bad" ]
