// SPDX-License-Identifier: GPL-3.0-or-later
/* A file written beside its place and renamed when whole: nobody ever sees half of it, and a
 * failed run leaves the old one. Symbolic links are followed. What a run that was killed left
 * beside the same place is removed by the next. */
#pragma once

#include "base/err.h"

#include <stddef.h>

typedef struct {
    char *path;   // as the user gave it, for messages
    char *target; // what it leads to
    char *beside; // the file being written
    int fd;       // of that, open for reading and writing
    int slot;     // of what is said when the run is interrupted
} kith_beside;    // zeroed is nothing

/* errno is left in *why when it cannot be made. */
bool kith_beside_open(kith_beside *b, const char *path, int *why);

/* Puts the file in its place, after all of it has reached the disk. False: errno in *why, and the
 * old file stands as it was. Either way nothing is left beside it. */
bool kith_beside_close(kith_beside *b, int *why);

/* Gives up; zeroed is fine. */
void kith_beside_abandon(kith_beside *b);
