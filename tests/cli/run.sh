#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs one case. usage: run.sh KITH CASE.sh
#
# CASE.sh runs in an empty folder with kith in its PATH; $corpora leads to the sample corpora, $small
# to a small graph, $patience is how many seconds a command may take.
# What it prints must be CASE.stdout and CASE.stderr, its exit status CASE.exit; where there is no
# such file, nothing and 0. Seconds are not compared. With KITH_UPDATE set the files are rewritten;
# with KITH_UNDER set ("valgrind -q") that runs kith.
set -u
kith=$(realpath "$1")
case=$(realpath "${2%.sh}")
root=$(realpath "$(dirname "$0")/../..")
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

patience=60
[ -z "${TSAN_OPTIONS-}" ] || patience=600
mkdir "$place/bin" "$place/in" "$place/out"
ln -s "$kith" "$place/bin/kith"
if [ -n "${KITH_UNDER-}" ]; then
    patience=1200
    mkdir "$place/under"
    mv "$place/bin/kith" "$place/under"
    printf '#!/bin/sh\nexec %s ${under-} "%s" "$@"\n' "$KITH_UNDER" "$place/under/kith" >"$place/bin/kith"
    chmod +x "$place/bin/kith"
fi
cd "$place/in" || exit 1
status=0
env -i PATH="$place/bin:$PATH" HOME="$place" LC_ALL=C TZ=UTC TERM=dumb corpora="$root/corpora" \
    patience=$patience small="$root/tests/cli/small.graphml" formats="$root/tests/formats" records="$root/tests/records" ${ASAN_OPTIONS+ASAN_OPTIONS="$ASAN_OPTIONS"} \
    ${UBSAN_OPTIONS+UBSAN_OPTIONS="$UBSAN_OPTIONS"} ${TSAN_OPTIONS+TSAN_OPTIONS="$TSAN_OPTIONS"} \
    ${G_SLICE+G_SLICE="$G_SLICE"} \
    sh "$case.sh" >"$place/out/stdout" 2>"$place/out/stderr" </dev/null || status=$?
[ $status -eq 0 ] && : >"$place/out/exit" || echo $status >"$place/out/exit"
for stream in stdout stderr; do
    sed -i -e 's/ in [0-9.]* seconds/ in N seconds/' -e "s|$root/||g" -e "s|$place/under/kith|kith|g" "$place/out/$stream"
done

bad=0
for what in stdout stderr exit; do
    new=$place/out/$what old=$case.$what
    [ -f "$old" ] || old=/dev/null
    cmp -s "$old" "$new" && continue
    if [ -z "${KITH_UPDATE-}" ]; then
        diff -u --label "expected $what" --label "$what" "$old" "$new"
        bad=1
    elif [ -s "$new" ]; then
        cp "$new" "$case.$what"
    else
        rm -f "$case.$what"
    fi
done
[ $bad -eq 0 ] || echo "if this is as it should be: meson compile -C build update-cli"
exit $bad
