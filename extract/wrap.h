// SPDX-License-Identifier: GPL-3.0-or-later
/* Paragraphs whose lines were broken to a width are put together again. */
#pragma once

#include "extract/read/doc.h"

/* A line of the document, or several that are one paragraph. */
typedef struct {
    uint32_t line, n_lines; // of the document
    kith_str text;          // without line breaks
} kith_unit;

/* The units of doc, [*n], ascending; every line is in exactly one. From a. */
kith_unit *kith_unwrap(kith_arena *a, const kith_doc *doc, size_t *n);
