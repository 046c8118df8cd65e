#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Rewrites what the cases and the README show. usage: update.sh KITH
here=$(dirname "$0")
export KITH_UPDATE=yes
for case in "$here"/*.sh; do
    case ${case##*/} in
    run.sh | update.sh | large.sh) ;;
    *) sh "$here/run.sh" "$1" "$case" ;;
    esac
done
cd "$here/../.." && sh tests/readme.sh "$1"
