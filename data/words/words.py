#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compiles word lists (word TAB class|class ...) into one table of C that is searched by hash.

usage: words.py TSV... > words.inc

Forms in capitals are added for abbreviations. The hash is FNV-1a over the bytes; extract/words.c
computes the same."""
import sys

CLASSES = [
    "title", "middle", "after", "tail", "number", "date", "place",
    "starter", "function", "speech", "calendar", "zone",
    "web", "lead", "credit", "ui", "legal", "stamp", "hint",
]
ABBREVIATION = set(CLASSES[:7])


def hash_of(word):
    value = 0x811C9DC5
    for byte in word.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value ^ value >> 15


def load(paths):
    words = {}
    for path in paths:
        for number, line in enumerate(open(path, encoding="utf-8"), 1):
            line = line.rstrip("\n")
            if not line or line.startswith("#"):
                continue
            word, _, classes = line.partition("\t")
            for name in classes.split("|"):
                if name not in CLASSES:
                    sys.exit(f"{path}:{number}: unknown class '{name}'")
                for form in {word, word.upper()} if name in ABBREVIATION else {word}:
                    words[form] = words.get(form, 0) | 1 << CLASSES.index(name)
    return words


def main():
    words = load(sys.argv[1:])
    size = 1
    while size < 3 * len(words):
        size *= 2
    table = [None] * size
    for word in sorted(words):
        at = hash_of(word) % size
        while table[at] is not None:
            at = (at + 1) % size
        table[at] = word
    longest = max(len(word.encode()) for word in words)
    print(f"enum {{ N_WORDS = {size}, LONGEST_WORD = {longest} }};")
    print("static const struct {\n    const char *text;\n    uint32_t len, classes;\n} words[N_WORDS] = {")
    for at, word in enumerate(table):
        if word is not None:
            print(f'    [{at}] = {{"{word}", {len(word.encode())}, {words[word]}u}},')
    print("};")


main()
