// SPDX-License-Identifier: GPL-3.0-or-later
/* What is packed in a stream: bzip2, xz and zstd (gzip: see gunzip.h), and the entries of tar and
 * zip, one after another, as they are unpacked: nothing is written anywhere and nothing kept.
 *
 * Bombs: what unpacks to more than KITH_BOMB_FREE bytes and to more than KITH_BOMB_RATIO times what
 * was read of it is given up. */
#pragma once

#include "extract/read/stream.h"

typedef struct kith_unpack kith_unpack;

enum { KITH_BOMB_FREE = 256 * 1024 * 1024, KITH_BOMB_RATIO = 200 };

/* Whether so much out of so much in is a bomb; err says so. */
bool kith_bomb(uint64_t n_given, uint64_t n_read, kith_err *err);

/* Whether a stream with that head is packed in one of these ways. */
bool kith_packed(kith_str head);

/* Opens what is packed; takes `in`, also when it fails (KITH_EINPUT). */
bool kith_unpack_open(kith_stream *in, kith_unpack **out, kith_err *err);
void kith_unpack_close(kith_unpack *u); // NULL is fine

/* Whether it is an archive of files; otherwise it has one entry without a name. */
bool kith_unpack_is_archive(const kith_unpack *u);

/* The next file in it; its name until the next call. False at the
 * end, or, with err, where it breaks. */
bool kith_unpack_next(kith_unpack *u, kith_str *name, kith_err *err);

/* The bytes of that file: a stream to be closed before the next is asked for. */
kith_stream *kith_unpack_stream(kith_unpack *u);
