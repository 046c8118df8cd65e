// SPDX-License-Identifier: GPL-3.0-or-later
/* How far a long job is, on one line of a terminal, with its rate and the time left. Nothing is
 * written where nobody watches: a NULL progress takes every call. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

typedef struct kith_progress kith_progress;

/* unit: "documents"; total: how many there will be, 0 when unknown; one that was too small is
 * forgotten. NULL unless fd is a terminal.
 * unit is borrowed until the end. */
kith_progress *kith_progress_new(int fd, const char *unit, uint64_t total);

/* So many are done. Draws at most ten times a second. */
void kith_progress_set(kith_progress *p, uint64_t done);

/* Shows a step that cannot tell how far it is: "linking names". */
void kith_progress_step(kith_progress *p, const char *what);

/* Wipes the line, so that another can be written; the next set draws it again. */
void kith_progress_clear(kith_progress *p);

/* Wipes the line. */
void kith_progress_free(kith_progress *p);
