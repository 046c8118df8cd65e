// SPDX-License-Identifier: GPL-3.0-or-later
/* What went wrong, in one line that a user can act on. */
#pragma once

#include <stdbool.h>

/* Also the exit status: 0 done, 1 the input is not what its format promises, 2 the options
 * contradict each other, 3 the system refused a read, a write or memory. */
typedef enum { KITH_OK, KITH_EINPUT, KITH_EUSAGE, KITH_EIO } kith_code;

typedef struct {
    kith_code code;
    char msg[320]; // one line, no full stop, no newline
} kith_err;

/* Both fill err and return false, so that failing is one statement. NULL err: only false. */
bool kith_fail(kith_err *err, kith_code code, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
bool kith_fail_in(kith_err *err, const char *fmt, ...)
    __attribute__((format(printf, 2, 3))); // puts "doing: " in front
