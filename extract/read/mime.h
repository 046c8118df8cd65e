// SPDX-License-Identifier: GPL-3.0-or-later
/* The parts of a mail message (RFC 2045 and its like): headers, encodings, text parts. */
#pragma once

#include "base/arena.h"

/* Splits a message, or a part of one, at its first empty line. */
void kith_mime_split(kith_str message, kith_str *head, kith_str *body);

/* The value of a header, unfolded, as its bytes are; empty when there is none. */
kith_str kith_mime_header(kith_arena *a, kith_str head, const char *name);

/* A header's value as text: encoded words ("=?utf-8?Q?caf=C3=A9?=") decoded. */
kith_str kith_mime_words(kith_arena *a, kith_str value);

/* A parameter of a header's value: "charset" of "text/plain; charset=utf-8". */
kith_str kith_mime_parameter(kith_str value, const char *name);

/* A body as its bytes were before encoding: "base64", "quoted-printable", any other: as it is. */
kith_str kith_mime_content(kith_arena *a, kith_str body, kith_str encoding);

/* A part that is text. */
typedef struct {
    kith_str bytes;      // decoded, in charset
    const char *charset; // NULL when not stated
    bool html;
} kith_mime_text;

typedef struct {
    kith_mime_text *at; // [n], in the order of the message; attached files are none
    size_t n;
} kith_mime_texts;

/* The text parts of a message, however its parts nest (to a bound). */
kith_mime_texts kith_mime_texts_of(kith_arena *a, kith_str message);
