# SPDX-License-Identifier: GPL-3.0-or-later
# What faults.sh and files.sh begin with, which read this file: KITH as $kith, a folder of their own
# to be in. Ends with "exit $bad".
# shellcheck shell=sh disable=SC2034,SC2154
kith=$(realpath "$1")
root=$PWD
work=$(mktemp -d)
trap 'cd / && umount "$work/disk" 2>/dev/null; rm -rf "$work"' EXIT
bad=0

wrong() {
    echo "$*"
    bad=1
}

# gives STATUS WHAT: the status of the last, whose words are in said; no crash
gives() {
    [ $status -eq "$1" ] || wrong "$2: status $status, not $1: $(head -n 3 said)"
}
