// SPDX-License-Identifier: GPL-3.0-or-later
/* What the commands about tagged text share. */
#pragma once

#include "base/err.h"
#include "base/str.h"
#include "extract/tagger.h"

/* kith tag --format conll: each file's lines, written to standard output with one more column.
 * model: path, or NULL for the one that is built in. Returns the exit status. */
int kith_tag_conll(const char *model, char **files, size_t n);

/* "PER,ORG" to a bit set of kith_tag_type. */
bool kith_parse_types(kith_str text, unsigned *types, kith_err *err);

/* A decimal number from least to most. */
bool kith_parse_number(kith_str text, double least, double most, double *out);

/* The model at path, or the built-in one when path is NULL. *owned: to be freed, or NULL. */
const kith_tagger *kith_tagger_get(const char *path, kith_tagger **owned, kith_err *err);
