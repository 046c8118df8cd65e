// SPDX-License-Identifier: GPL-3.0-or-later
/* Sentences on disk: written one after the other to a temporary file that has no name, read back
 * by offset. */
#pragma once

#include "base/arena.h"
#include "base/err.h"

#define KITH_NO_TEXT UINT64_MAX

typedef struct kith_evidence kith_evidence;

/* The file is in $TMPDIR, else /tmp. NULL and err (KITH_EIO) when none can be made. */
kith_evidence *kith_evidence_new(kith_err *err);
void kith_evidence_free(kith_evidence *e); // NULL is fine

/* s in one line, as evidence is shown: a very long sentence is cut and ends in "…"; white space is
 * one space. From a. */
kith_str kith_evidence_line(kith_arena *a, kith_str s);

/* Where s was put, as a line. A failure is kept and reported by kith_evidence_ready(). */
uint64_t kith_evidence_put(kith_evidence *e, kith_str s);

/* To be called after the last put and before the first get. KITH_EIO: the disk is full. */
bool kith_evidence_ready(kith_evidence *e, kith_err *err);

/* The sentence at offset, from a or e's own. KITH_EIO: cannot be read. */
bool kith_evidence_get(kith_evidence *e, uint64_t offset, kith_arena *a, kith_str *out,
                       kith_err *err);

/* A sentence and the name of its document. */
typedef struct {
    kith_str line, name;
} kith_quotation;

/* "line [name]", one below the other, from a. */
kith_str kith_quotations_join(kith_arena *a, const kith_quotation *from, size_t n);
