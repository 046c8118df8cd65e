// SPDX-License-Identifier: GPL-3.0-or-later
/* Documents for tests of the graph, written as text with marks, as extraction would give them.
 *
 * A line is a sentence and a block; "|" inside a line begins another sentence of the same block.
 * "[surface](K:Label)" is a mention: K is p, c or o; a sign after K: "." the person is only ever
 * called so, "~" a demonym, "=" an acronym, "-" a part of the name. Label may end in "@UA", the
 * country, and "#7", the lexicon's entry. A country's label is its code. */
#pragma once

#include "graph/corpus.h"

kith_extraction make_extraction(kith_arena *a, const char *name, const char *date,
                                const char *marked);

typedef struct {
    const char *name, *date, *text;
} made_doc;

/* The graph of documents, added in this order; a failure ends the program. */
kith_graph *make_graph(const made_doc *doc, size_t n, kith_link_options options);

/* A graph of V nodes without names, with room for V * V edges. */
kith_graph *make_nodes(uint32_t V);

/* A small measured graph whose names, evidence and ids hold every character that a format may
 * trip over. */
kith_graph *make_nasty(void);

/* The bytes that kith itself writes for g in format `name`, of two files both; to be freed with
 * free(); NUL-terminated. */
char *make_bytes(const kith_graph *g, const char *name, size_t *n);
