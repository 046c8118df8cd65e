#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A store that a killed change left half done, with the journal that takes it back, is mended by who
only reads it, and by who changes it.

usage: tests/store_journal.py KITH, from the root."""
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

kith = sys.argv[1]
bad = 0


def complain(text):
    global bad
    bad = 1
    print(text)


def read(path):
    with open(path, "rb") as file:
        return file.read()


with tempfile.TemporaryDirectory() as place:
    old, half = place + "/old.kith", place + "/half.kith"
    subprocess.run([kith, "build", "-q", "corpora/press/text", "-o", old], check=True)
    whole = read(old)
    told = subprocess.run([kith, "info", "--json", old], check=True, capture_output=True).stdout
    for question in (["info", "--json"], ["add", "-q"]):
        shutil.copy(old, place + "/at-work.kith")
        db = sqlite3.connect(place + "/at-work.kith", isolation_level=None)
        db.execute("PRAGMA cache_size = 2")
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE name SET text = text || ' and more'")
        db.execute("UPDATE document SET title = name, mentions = NULL")
        db.execute("UPDATE entity SET label = label || label, places = NULL")
        for end in ("", "-journal"):  # as a kill at this moment would leave them
            shutil.copy(place + "/at-work.kith" + end, half + end)
        db.close()
        if read(half) == whole:
            complain("the change had not reached the file: nothing is tested")
        more = ["corpora/press/text"] if question[0] == "add" else []
        ran = subprocess.run([kith, *question, half, *more], capture_output=True, text=True)
        if ran.returncode != 0:
            complain(f"{question}: {ran.stderr}")
        if question[0] == "info" and ran.stdout.encode() != told.replace(b"old.kith", b"half.kith"):
            complain(f"{question} tells something else:\n{ran.stdout}")
        if question[0] == "info" and read(half) != whole:
            complain(f"{question}: the store is not what it was")
        if os.path.exists(half + "-journal"):
            complain(f"{question}: the journal is still there")
        dumps = [list(sqlite3.connect(path).iterdump()) for path in (old, half)]
        if dumps[0] != dumps[1]:
            complain(f"{question}: the tables are not what they were")
sys.exit(bad)
