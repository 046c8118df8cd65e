// SPDX-License-Identifier: GPL-3.0-or-later
/* Bytes that come one after another: of a file, of standard input, of what is packed in either.
 * What is looked at is kept, what is passed is forgotten, so that a stream of any length takes the
 * memory of what its reader looks at at once.
 *
 * A stream that breaks (a cut archive, a disk that fails) ends there: what came before is used,
 * and kith_stream_ok() says why it ended. A stream is one thread's at a time. */
#pragma once

#include "base/arena.h"
#include "base/err.h"

typedef struct kith_stream kith_stream;

/* path "-" is standard input. KITH_EINPUT: no such file, a folder. KITH_EIO: the system refused. */
bool kith_stream_open(const char *path, kith_stream **out, kith_err *err);

/* Bytes that are in memory already; it takes a copy. */
kith_stream *kith_stream_of(kith_str bytes);
void kith_stream_close(kith_stream *in); // NULL is fine

/* The next n bytes, fewer only at the end; they are not passed. Until the next call. */
kith_str kith_stream_peek(kith_stream *in, size_t n);

/* Passes n bytes, or all that are left. */
void kith_stream_skip(kith_stream *in, uint64_t n);

/* Passes a line. *line has it with its line break, until the next call. One longer than max is
 * passed too, and of it only line->len > max tells. False at the end. */
bool kith_stream_line(kith_stream *in, size_t max, kith_str *line);

/* All that is left, in a; a NUL stands behind it. KITH_EINPUT: more than max bytes. */
bool kith_stream_all(kith_stream *in, size_t max, kith_arena *a, kith_str *bytes, kith_err *err);

uint64_t kith_stream_offset(const kith_stream *in); // bytes passed
uint64_t kith_stream_lines(const kith_stream *in);  // passed with kith_stream_line()

/* False and err when the stream broke. The message says where, and not in which file. */
bool kith_stream_ok(const kith_stream *in, kith_err *err);

/* For those who make streams: `fill` puts up to room bytes at `to`; 0 at the end, -1 and err where
 * it breaks; `close` frees self, and may be NULL. */
typedef struct {
    ptrdiff_t (*fill)(void *self, char *to, size_t room, kith_err *err);
    void (*close)(void *self);
} kith_stream_kind;

kith_stream *kith_stream_new(const kith_stream_kind *kind, void *self);
