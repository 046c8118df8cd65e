// SPDX-License-Identifier: GPL-3.0-or-later
/* Documents that are zip files: the parts of one that a reader wants, unpacked in memory, at most
 * KITH_ZIP_MOST bytes of them. */
#pragma once

#include "base/arena.h"
#include "base/err.h"

typedef struct {
    kith_str name, bytes;
} kith_zip_part;

/* Zeroed, it has none. */
typedef struct {
    kith_zip_part *part; // [n]
    size_t n, room;
} kith_zip;

/* Unpacks the parts that `wanted` names, into a. KITH_EINPUT: cut short, damaged, encrypted, or
 * larger. */
bool kith_zip_read(kith_str bytes, bool (*wanted)(kith_str name), kith_arena *a, kith_zip *zip,
                   kith_err *err);

/* The bytes of a part; their ptr is NULL where there is none. */
kith_str kith_zip_part_named(const kith_zip *zip, kith_str name);

/* Whether head is that of a zip file whose first part is called name and begins with content. */
bool kith_zip_begins(kith_str head, const char *name, const char *content);

enum { KITH_ZIP_MOST = 128 * 1024 * 1024 };
