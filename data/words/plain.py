#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compiles the words that tell whether a long line is running text, for extract/line_plain.c.

usage: plain.py TSV... > plain.inc

A row is found by a word's first sixteen bytes, as two numbers; any_plain[] has a bit for each row,
found by more of the same hash: few other words come past it."""
import sys

SIGNALS = {"ui", "legal", "credit", "lead"}
ALSO = {"contact", "contacts"}  # begin credits, when an address follows
FUNCTION, SIGNAL = 1, 2
ROWS, BITS = 1 << 10, 1 << 12


def load(paths):
    words = {}
    for path in paths:
        for line in open(path, encoding="utf-8"):
            word, _, classes = line.rstrip("\n").partition("\t")
            classes = set(classes.split("|"))
            is_ = FUNCTION if "function" in classes else 0
            if classes & SIGNALS or word in ALSO:
                is_ = SIGNAL
            if is_ and not line.startswith("#") and not any("A" <= c <= "Z" for c in word):
                words[word] = max(words.get(word, 0), is_)
    return words


def main():
    rows, any_ = [None] * ROWS, [0] * (BITS // 64)
    words = load(sys.argv[1:])
    assert 3 * len(words) < 2 * ROWS
    for word in sorted(words):
        code = word.encode()
        assert len(code) <= 16, word
        head, tail = int.from_bytes(code[:8], "little"), int.from_bytes(code[8:], "little")
        hash_ = (head * 0x9E3779B97F4A7C15 + tail * 0xC2B2AE3D27D4EB4F) % (1 << 64)
        any_[hash_ * BITS >> 70] |= 1 << (hash_ * BITS >> 64) % 64
        at = hash_ * ROWS >> 64
        while rows[at] is not None:
            at = (at + 1) % ROWS
        rows[at] = f"    [{at}] = {{0x{head:x}u, 0x{tail:x}u, {words[word]}}}, // {word}"
    print(f"enum {{ ROW_BITS = {ROWS.bit_length() - 1}, ANY_BITS = {BITS.bit_length() - 1} }};")
    print(f"static const uint64_t any_plain[{BITS // 64}] = {{")
    print("".join(f"    0x{bits:x}u,\n" for bits in any_) + "};")
    print(f"static const plain_row plain[{ROWS}] = {{")
    print("\n".join(filter(None, rows)) + "\n};")


main()
