#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compiles word lists (word TAB class|class ...) into one table of C that is searched by hash.

usage: words.py TABLE TSV... > TABLE.inc

TABLE names the table and its classes. Forms in capitals are added for abbreviations. The hash is
FNV-1a over the bytes; extract/wordtable.h computes the same."""
import sys

# Bits in the order of the enum of each table's header.
CLASSES = {
    "words": [
        "title", "middle", "after", "tail", "number", "date", "place",
        "starter", "function", "speech", "calendar", "zone",
        "web", "lead", "credit", "ui", "legal", "stamp", "hint", "reader",
    ],  # extract/words.h
    "cues": [
        "title", "modifier", "particle", "suffix", "kin", "legal", "small", "state", "organ",
        "generic", "man", "woman", "month", "kind", "city", "courtesy", "royal", "tail",
        "common",
    ],  # extract/name/cues.h
    "parts": ["link", "clitic", "sport"],  # extract/word.c
}
ABBREVIATION = {"words": set(CLASSES["words"][:7]), "cues": set(), "parts": set()}


def hash_of(word):
    value = 0x811C9DC5
    for byte in word.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


def load(table, paths):
    words = {}
    for path in paths:
        for number, line in enumerate(open(path, encoding="utf-8"), 1):
            line = line.rstrip("\n")
            if not line or line.startswith("#"):
                continue
            word, _, classes = line.partition("\t")
            for name in classes.split("|"):
                if name not in CLASSES[table]:
                    sys.exit(f"{path}:{number}: unknown class '{name}'")
                for form in {word, word.upper()} if name in ABBREVIATION[table] else {word}:
                    words[form] = words.get(form, 0) | 1 << CLASSES[table].index(name)
    return words


def main():
    table = sys.argv[1]
    words = load(table, sys.argv[2:])
    size = 1
    while size < 3 * len(words):
        size *= 2
    rows = [None] * size
    for word in sorted(words):
        at = (hash_of(word) ^ hash_of(word) >> 15) % size
        while rows[at] is not None:
            at = (at + 1) % size
        rows[at] = word
    longest = max(len(word.encode()) for word in words)
    print(f"static const kith_word_row {table}_row[{size}] = {{")
    offset = 0
    for at, word in enumerate(rows):
        if word is not None:
            size_of = len(word.encode())
            print(f"    [{at}] = {{{hash_of(word)}u, {offset}, {size_of}, {words[word]}u}},")
            offset += size_of
    print("};")
    assert offset < 1 << 16
    print(f"static const char {table}_text[{offset}] = {{")
    for word in filter(None, rows):
        print("    " + " ".join(f"{byte - 256 * (byte > 127)}," for byte in word.encode()))
    print("};")
    print(f"static const kith_word_table {table} = {{")
    print(f"    {table}_row, {table}_text, {size}, {longest}}};")


main()
