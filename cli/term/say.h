// SPDX-License-Identifier: GPL-3.0-or-later
/* Messages to the user, on standard error, one line each. */
#pragma once

#include "base/err.h"
#include "base/progress.h"

/* "kith: " and the text. A progress line on show is wiped first. */
void kith_say(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* The text as it is, with a line break behind it. */
void kith_tell(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* Says err's message and gives its code, the exit status. */
int kith_say_err(const kith_err *err);

/* The progress line that messages must not be written into; NULL: none. */
void kith_say_around(kith_progress *progress);
