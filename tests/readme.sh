#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What README.md shows is what happens: each "$ command" of its console blocks is run and must
# print what stands below it (seconds aside). With KITH_UPDATE set README.md is rewritten.
# usage: tests/readme.sh KITH, from the root.
set -u
kith=$(realpath "$1")
root=$PWD
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
mkdir -p "$place/bin" "$place/in/build/cli"
ln -s "$kith" "$place/bin/kith"
ln -s "$kith" "$place/in/build/cli/kith"
cp -r corpora tools "$place/in/"
cd "$place/in" || exit 1

while IFS= read -r line; do
    case $line in
    '```console') block=yes ;;
    '```') block= ;;
    '$ '*)
        if [ -n "${block-}" ]; then
            printf '%s\n' "$line"
            KITH=build/cli/kith PATH="$place/bin:$PATH" LC_ALL=C TERM=dumb sh -c "${line#??}" 2>&1 </dev/null |
                sed 's/ in [0-9.]* seconds/ in 0.3 seconds/'
            continue
        fi
        ;;
    *) [ -z "${block-}" ] || continue ;;
    esac
    printf '%s\n' "$line"
done <"$root/README.md" >"$place/README.md"

cmp -s "$root/README.md" "$place/README.md" && exit 0
if [ -n "${KITH_UPDATE-}" ]; then
    cp "$place/README.md" "$root/README.md"
else
    diff -u "$root/README.md" "$place/README.md"
    echo "if this is as it should be: meson compile -C build update-cli"
    exit 1
fi
