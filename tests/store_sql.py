#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every SQL example of docs/store.md gives rows, and the views agree with what kith says.

usage: tests/store_sql.py KITH, from the root."""
import json
import re
import sqlite3
import subprocess
import sys
import tempfile

kith = sys.argv[1]
with tempfile.TemporaryDirectory() as place:
    path = place + "/press.kith"
    subprocess.run([kith, "build", "-q", "corpora/press/text", "--search-index", "-o", path],
                   check=True)
    db = sqlite3.connect(path)
    bad = 0
    examples = re.findall(r"^```sql\n(.*?)^```", open("docs/store.md").read(), re.S | re.M)
    for sql in examples:
        try:
            rows = db.execute(sql).fetchall()
        except sqlite3.Error as why:
            rows, bad = [why], bad + 1
        if not rows or isinstance(rows[0], Exception):
            bad += 1
            print(f"{rows}:\n{sql}")
    if len(examples) < 8:
        bad += 1
        print("hardly an example")

    tagged = subprocess.run([kith, "tag", "corpora/press/text"], check=True, capture_output=True)
    wanted = sorted((m["doc"], m["sentence"], m["text"], m["via"])
                    for m in map(json.loads, tagged.stdout.splitlines()))
    found = sorted(db.execute("SELECT d.name, m.sentence - d.first_sentence, surface, via"
                              " FROM mentions m JOIN documents d ON d.id = m.document"))
    if wanted != found:
        bad += 1
        print(f"mentions: {len(wanted)} are tagged, {len(found)} are in the view")
    wrong = db.execute("SELECT count(*) FROM mentions m JOIN sentences s ON s.id = m.sentence WHERE"
                       " CAST(substr(CAST(s.text AS BLOB), m.beg + 1, length(CAST(m.surface AS BLOB)))"
                       " AS TEXT) <> m.surface").fetchone()[0]
    if wrong:
        bad += 1
        print(f"{wrong} mentions stand elsewhere in their sentence")
    if db.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
        bad += 1
        print("SQLite finds faults")
    sys.exit(1 if bad else 0)
