# SPDX-License-Identifier: GPL-3.0-or-later
# Every command says how it is used, with examples, and `kith help` lists each.
kith help
for command in $(kith help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\)  .*/\1/p'); do
    echo "--- $command"
    kith help "$command"
    kith help "$command" | awk 'length > 80 { print "long: " $0 }'
    kith "$command" -h | grep -q '^Examples:' || echo "no examples: $command"
done
kith --help | head -n 1
kith version
kith --version
