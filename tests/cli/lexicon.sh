# SPDX-License-Identifier: GPL-3.0-or-later
# Names of the user's own are found, are one node each, and carry their identifier into the files.
mkdir press
echo "The zorblax unit of Qwib Labs met Juan Orlando Prima in Transdniestria on Monday." >press/a.txt
echo "On Tuesday JOP praised qwib labs, officials in Moldova said. Qwib Labs Foundation said no." >press/b.txt
printf 'Qwib Labs\torganization\tNL\tqwib labs\tQ1\n# none\nJuan Orlando Prima\tperson\t\tJOP\tQ2\n' >names.tsv
printf 'Transdniestria\tcountry\tMD\tPridnestrovie\tX-PMR\n' >>names.tsv
try() {
    echo "\$ kith $*" >&2
    kith "$@"
    echo "[$?]" >&2
}
try build -q press --lexicon names.tsv -o graph.graphml
try build -q press --lexicon names.tsv --format json -o - | jq -r '.nodes[] | [.id, .ref, .aliases] | join("; ")'
try entities graph.graphml --json | jq -r 'if type == "array" then .[] else . end | .ref // empty' | sort
try tag press --lexicon names.tsv | jq -r '[.text, .type, .entity] | join("; ")'
try tag --format conll --lexicon names.tsv press/a.txt
grep -c '<key id="n_ref"\|attr.name="ref"' graph.graphml
try build -q press -o graph.graphml
grep -c 'attr.name="ref"' graph.graphml
printf 'Qwib\tfish\n' >names.tsv
try build -q press --lexicon names.tsv -o graph.graphml
printf 'Nowhere\tcountry\n' >names.tsv
try build -q press --lexicon names.tsv -o graph.graphml
