// SPDX-License-Identifier: GPL-3.0-or-later
/* Reads and writes that did nothing, as they do when a signal comes or a pipe is made one that does
 * not wait. */
#pragma once

#include <stdbool.h>

/* Whether a read (event POLLIN) or a write (POLLOUT) of fd that has just failed is to be tried
 * again, by errno; waits where fd does not. When false, errno says why it failed. */
bool kith_again(int fd, short event);
