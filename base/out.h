// SPDX-License-Identifier: GPL-3.0-or-later
/* A file being written. A regular file is written beside its place and renamed when whole, so
 * that nobody ever sees half of it and a failed run leaves the old one; symbolic links are
 * followed. Devices, pipes and "-" (standard output) are written directly.
 *
 * Writers need not check each write: the first failure is kept and reported at the end. */
#pragma once

#include "base/err.h"
#include "base/str.h"

typedef struct kith_out kith_out;

/* Opens path ("-": standard output) for writing. NULL and err when that is refused (KITH_EIO). */
kith_out *kith_out_open(const char *path, kith_err *err);

/* Opens a file without a name, which is gone with its last descriptor, however the run ends. *fd,
 * the caller's, reads it from its beginning once it is closed. */
kith_out *kith_out_temporary(int *fd, kith_err *err);

void kith_out_write(kith_out *out, const void *bytes, size_t n);
void kith_out_str(kith_out *out, kith_str s);
void kith_out_putc(kith_out *out, char c);
void kith_out_printf(kith_out *out, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

static inline void kith_out_puts(kith_out *out, const char *text)
{
    kith_out_write(out, text, strlen(text)); // known when kith is built, for a literal
}

/* Room for n bytes, at most KITH_OUT_ROOM, that the caller writes himself; then how far he came. */
enum { KITH_OUT_ROOM = 4096, KITH_DIGITS = 20 };
char *kith_out_room(kith_out *out, size_t n);
void kith_out_upto(kith_out *out, const char *end);

/* A text, and a number in decimal, into such room; where they end. A number may take KITH_DIGITS
 * bytes, and spoils as many. */
static inline char *kith_put_text(char *to, const char *text)
{
    size_t n = strlen(text); // known when kith is built, for a literal

    return (char *)memcpy(to, text, n) + n;
}

char *kith_put_uint(char *to, uint64_t value);

/* A JSON string with its quotes into such room: KITH_JSON_ROOM bytes for each of s, and two. */
enum { KITH_JSON_ROOM = 6 };
char *kith_put_json(char *to, kith_str s);

/* A number in decimal: what is written for every mention is not worth a format. */
void kith_out_uint(kith_out *out, uint64_t value);

/* A number as short as reads back equal, in the C locale whatever the user's: "3", "0.25". */
void kith_out_double(kith_out *out, double value);

/* A JSON string with its quotes: s is UTF-8. */
void kith_out_json(kith_out *out, kith_str s);

/* True once the reader of a pipe has gone away: writing more is pointless, and no error. */
bool kith_out_gone(const kith_out *out);

/* Finishes the file: flush, check, rename. Frees out. False and err (KITH_EIO) when any write
 * failed; the old file then stands as it was. */
bool kith_out_close(kith_out *out, kith_err *err);

/* Gives up: frees out, removes what was written beside the old file. NULL is fine. */
void kith_out_abandon(kith_out *out);
