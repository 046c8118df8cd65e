#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compiles languages.tsv into tables of C: the languages, their words in a table that is searched
by hash (FNV-1a), their letters in order. A word's bits say which languages have it.

usage: languages.py languages.tsv > languages.inc"""
import sys


def hash_of(word):
    value = 0x811C9DC5
    for byte in word.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value ^ value >> 15


def load(path):
    languages, words, letters = [], {}, {}
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        if line.startswith("#") or not line.strip():
            continue
        fields = line.rstrip("\n").split("\t")
        if len(fields) != 4:
            sys.exit(f"{path}:{number}: {len(fields)} columns, not 4")
        bit = 1 << len(languages)
        languages.append(fields[:2])
        for word in fields[2].split():
            if not all(c.isalpha() or c in "\u0323\u0301\u0300" or c.isprintable() for c in word):
                sys.exit(f"{path}:{number}: '{word}' is no word")
            words[word] = words.get(word, 0) | bit
        for letter in fields[3].split():
            letters[letter] = letters.get(letter, 0) | bit
    if len(languages) > 64:
        sys.exit(f"{path}: more than 64 languages")
    return languages, words, letters


def main():
    languages, words, letters = load(sys.argv[1])
    size = 1
    while size < 3 * len(words):
        size *= 2
    rows = [None] * size
    for word in sorted(words):
        at = hash_of(word) % size
        while rows[at] is not None:
            at = (at + 1) % size
        rows[at] = word
    print(f"enum {{ N_LANGUAGES = {len(languages)}, N_WORD_ROWS = {size}, N_LETTERS = {len(letters)} }};")
    print("static const char *const language_code[N_LANGUAGES] = {")
    print("    " + ", ".join(f'"{code}"' for code, _ in languages) + "};")
    print("static const char *const language_name[N_LANGUAGES] = {")
    print("    " + ", ".join(f'"{name}"' for _, name in languages) + "};")
    print("static const word_row word_rows[N_WORD_ROWS] = {")
    for at, word in enumerate(rows):
        if word is not None:
            print(f'    [{at}] = {{"{word}", {len(word.encode())}, {words[word]:#x}u}},')
    print("};")
    print("static const letter_row letter_rows[N_LETTERS] = {")
    for letter in sorted(letters):
        print(f"    {{{ord(letter):#x}, {letters[letter]:#x}u}},")
    print("};")


main()
