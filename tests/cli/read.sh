# SPDX-License-Identifier: GPL-3.0-or-later
# The article, and with -v what was left out and why.
kith read -v "$corpora/press/text/chad-election.txt" | head -n 6
kith read --json "$corpora/press/text/chad-election.txt" | jq -c '[.title, .date, (.dropped | length > 0)]'
kith read --keep-boilerplate "$corpora/press/text/chad-election.txt" | head -n 3
