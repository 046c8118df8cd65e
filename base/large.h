// SPDX-License-Identifier: GPL-3.0-or-later
/* Tables of megabytes that are read here and there: on large pages where the system has them, so
 * that an access costs no second look-up in its page tables. */
#pragma once

#include <stddef.h>

/* Room for n objects, as it comes, aligned to far more than any object needs. Never NULL: calls
 * kith_out_of_memory(). To be freed with free(). */
void *kith_large_room(size_t n, size_t size);

/* A copy of a table that is laid into the program, on large pages; the program's own pages of it,
 * which others may go on reading, are given back until they are. Never freed. */
const void *kith_large_copy(const void *table, size_t n);

/* From now on what is larger than some megabyte comes from the system, and goes back to it when it
 * is freed; malloc() by itself keeps up to 32 of them for sizes that may not come again. */
void kith_large_apart(void);

/* Gives back to the system what was freed and malloc() keeps, in all threads: where much has been
 * freed whose sizes do not come again. Does nothing where the library cannot. */
void kith_large_give_back(void);
