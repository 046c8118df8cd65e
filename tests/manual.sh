#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The manual page names each command and each option that --help prints, and no other; it formats
# without a warning. usage: tests/manual.sh KITH, from the root.
kith=$1
page=docs/kith.1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

commands() {
    "$kith" help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\)  .*/\1/p'
}

# options COMMAND: as --help prints them, "-o --output", a line each
options() {
    "$kith" help "$1" | sed -nE 's/^  (-.|   ),? *--([a-z-]+).*/\1 --\2/p' | sed 's/^ *//'
}

# The section of the manual that is about one command.
section() {
    sed -n "/^\.Ss $1\$/,/^\.S[sh] /p" "$page"
}

# written: the options of what is read, in the form of options()
written() {
    sed -nE 's/^\.It Fl (.) , Fl -([a-z-]+).*/-\1 --\2/p; s/^\.It Fl -([a-z-]+).*/--\1/p'
}

commands | sort >"$work/commands"
sed -n 's/^\.Ss \([a-z]*\)$/\1/p' "$page" | sort >"$work/sections"
sed -n '/^\.Ss Every command$/,/^\.S[sh] /p' "$page" | written | sort >"$work/every"
sed -n '/^\.Ss Every input$/,/^\.S[sh] /p' "$page" | written | sort >"$work/reading"
bad=0
diff -u --label 'kith help' --label "$page" "$work/commands" "$work/sections" || bad=1
for command in $(commands); do
    options "$command" | sort >"$work/help"
    {
        section "$command" | written
        cat "$work/every"
        grep -q '^--from$' "$work/help" && cat "$work/reading"
    } | sort >"$work/page"
    diff -u --label "kith $command --help" --label "$page" "$work/help" "$work/page" || bad=1
done
"$kith" help build | sed -n '/^Formats:/,/^$/s/^  \([a-z0-9]*\)  .*/\1/p' >"$work/formats"
sed -n '/^\.Sh FORMATS$/,/^\.Sh /s/^\.It Cm \([a-z0-9]*\).*/\1/p' "$page" >"$work/written"
diff -u --label formats --label "$page" "$work/formats" "$work/written" || bad=1
"$kith" help read | sed -n '/^Formats that are read/,/^$/s/^  \([a-z]*\)  .*/\1/p' | sort >"$work/formats"
sed -n '/^\.Sh INPUT FORMATS$/,/^\.Sh /s/^\.It Cm \([a-z]*\).*/\1/p' "$page" | sort >"$work/written"
diff -u --label 'input formats' --label "$page" "$work/formats" "$work/written" || bad=1
if command -v groff >/dev/null 2>&1; then
    groff -mdoc -Tutf8 -ww -z "$page" 2>"$work/groff" || bad=1
    cat "$work/groff"
    [ ! -s "$work/groff" ] || bad=1
fi
exit $bad
