# SPDX-License-Identifier: GPL-3.0-or-later
# Files that are no store, or a damaged one; wrong usage.
kith build -q "$corpora/press/text" -o good.kith
say() {
    echo "--- $1"
    shift
    "$@" >out
    echo "[$?]"
}
printf 'SQLite format 3\0' >short.kith
printf 'this is no store' >text.kith
sqlite3 other.kith 'CREATE TABLE t(a)'
cp good.kith later.kith
sqlite3 later.kith 'PRAGMA user_version = 99'
cp good.kith earlier.kith
sqlite3 earlier.kith 'PRAGMA user_version = 0'
head -c 20000 good.kith >cut.kith
for change in 'DROP TABLE edge' 'UPDATE edge SET id = id + 99999' 'DELETE FROM entity WHERE id = 2' \
    'UPDATE edge SET evidence = x"ffffffffffffffffffffff"' 'UPDATE edge SET evidence = x"8000"' \
    'UPDATE edge SET first = 9999' 'UPDATE entity SET type = 7' 'UPDATE edge SET weight = -1'; do
    cp good.kith bad.kith
    sqlite3 bad.kith "$(echo "$change" | tr '"' "'")"
    say "$change" kith export -q bad.kith -o out.graphml
done
for change in 'UPDATE document SET mentions = x"01"' 'UPDATE document SET mentions = x"0101010101"' \
    'UPDATE document SET mentions = x"090909"' 'UPDATE document SET spans = x"ff"' \
    'UPDATE document SET spans = NULL' 'UPDATE document SET copy_of = id' \
    'UPDATE document SET copy_of = 77' 'DELETE FROM document WHERE id = 2' \
    'UPDATE name SET text = text || "x"' 'DELETE FROM name WHERE id = 3' \
    'UPDATE usage SET form = 0' 'UPDATE usage SET via = 99' 'UPDATE form SET type = -1' \
    'DELETE FROM sentence WHERE id = 3' 'UPDATE document SET sentences = -1' \
    'UPDATE document SET first_sentence = 9223372036854775807' \
    'INSERT INTO name VALUES(99999, "gap")' \
    'DROP TABLE name; CREATE VIEW name(id, text) AS
     WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i, "endless" FROM n' \
    'UPDATE setting SET value = "nonsense" WHERE key = "rules 01 text"'; do
    cp good.kith bad.kith
    sqlite3 bad.kith 'INSERT OR REPLACE INTO setting VALUES("rules 01 name", "r.tsv")'
    sqlite3 bad.kith "$(echo "$change" | tr '"' "'")"
    cp bad.kith before.kith
    say "$change" kith relink -q bad.kith
    cmp before.kith bad.kith
done
for change in 'DELETE FROM tie' 'UPDATE tie SET ends = x"ffffffffffffffffff7f"' \
    'UPDATE tie SET id = id + 5' 'DELETE FROM place' 'UPDATE place SET documents = x"80"' \
    'UPDATE place SET documents = x"0000"' 'UPDATE place SET document = 99999' \
    'UPDATE folder SET id = 99' 'UPDATE edge SET evidence = -5'; do
    cp good.kith bad.kith
    sqlite3 bad.kith "$(echo "$change" | tr '"' "'")"
    say "$change" kith path -q bad.kith Mali Niger
    say 'when' kith timeline -q bad.kith Niger --json
    say 'where' kith evidence -q bad.kith Mali Niger --json
done
for file in short.kith text.kith other.kith later.kith earlier.kith cut.kith none.kith .; do
    say "$file" kith relink "$file"
done
say 'export to a store' kith export good.kith -o x.kith
say 'two stores' kith build "$corpora/press/text" -o x.kith -o y.kith
say 'a store on standard output' kith build "$corpora/press/text" --format kith -o -
say 'no place' kith merge good.kith
say 'nothing to add' kith add good.kith
say 'a folder that is not there' kith build "$corpora/press/text" -o none/x.kith
say 'nothing to read' kith add good.kith none.txt
say 'a name that is not there' kith explain good.kith 'Nobody Known'
say 'rules and none' kith relink good.kith --rules r.tsv --no-rules
ls
