// SPDX-License-Identifier: GPL-3.0-or-later
/* What happens when a user or the system ends a run (SIGINT, SIGTERM, SIGHUP): files that are being
 * written beside their places are removed, and what became of each is said.
 *
 * A part of the run can ask to end by itself, where a document or a change is whole; it is given a
 * second. A second signal ends it at once. The run then ends by the signal, as a shell expects. */
#pragma once

#include <stdbool.h>

/* From here on, in this process; signals that are ignored stay so. */
void kith_interrupt_watch(void);

/* From one with `yes` to one without (they nest), the first signal only makes kith_interrupted()
 * true, for a second. */
void kith_interrupt_gently(bool yes);

/* The run is to end. Any thread may ask. */
bool kith_interrupted(void);

/* Ends the run by the signal that interrupted it; returns when there was none. */
void kith_interrupt_end(void);

/* A file is written at `beside` to take the place of path; the slot is for the next two, of which
 * one is to follow. */
int kith_interrupt_begin(const char *beside, const char *path);
void kith_interrupt_placed(int slot);
void kith_interrupt_dropped(int slot);
