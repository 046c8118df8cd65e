// SPDX-License-Identifier: GPL-3.0-or-later
/* The text of many objects: put together in runs by several threads, written in their order. */
#pragma once

#include "base/out.h"

#include <glib.h>

/* Appends the text of object i; of several objects at once, each in another thread. */
typedef void kith_put(GString *to, const void *self, size_t i);

/* Writes those of n objects, until nobody reads any more. threads: 0: as many as there are
 * processors. A few megabytes are in memory, however many there are. */
void kith_write_each(kith_out *out, size_t n, kith_put *put, const void *self, unsigned threads);
