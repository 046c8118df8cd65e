// SPDX-License-Identifier: GPL-3.0-or-later
/* Messages as HTTP sends them and WARC keeps them: a first line, fields, an empty line, a body. */
#pragma once

#include "base/arena.h"

/* Length of the head with the empty line that ends it; 0 when it does not end in these bytes. */
size_t kith_http_head(kith_str bytes);

/* The value of a field of a head, trimmed; empty when there is none. */
kith_str kith_http_field(kith_str head, const char *name);

/* Whether a value is a word, or begins with it and goes on with ';' or white space. */
bool kith_http_is(kith_str value, const char *word);

/* The charset that a Content-Type names, in a; NULL when it does not. */
const char *kith_http_charset(kith_arena *a, kith_str content_type);

/* The status of a response: 200; 0 when the first line states none. */
unsigned kith_http_status(kith_str head);

/* A body that was sent in chunks, put together; up to where it is damaged. */
kith_str kith_http_unchunked(kith_arena *a, kith_str body);
