// SPDX-License-Identifier: GPL-3.0-or-later
/* The bytes of a file or of standard input. */
#pragma once

#include "base/arena.h"
#include "base/err.h"

/* Reads all of path ("-": standard input) into a, at most max bytes. KITH_EINPUT: no such file,
 * a folder, or larger. KITH_EIO: the system refused. */
bool kith_load(const char *path, size_t max, kith_arena *a, kith_str *bytes, kith_err *err);
