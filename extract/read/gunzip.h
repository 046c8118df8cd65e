// SPDX-License-Identifier: GPL-3.0-or-later
/* gzip as it is unpacked: any number of members behind each other, as crawlers write them. Of what
 * is cut short all that can be unpacked is given, which libarchive's filters do not. */
#pragma once

#include "extract/read/stream.h"

bool kith_gunzip_knows(kith_str head);

/* The stream unpacked, also of HTTP's "deflate" (zlib, or bare); takes in. Bombs are given up, as
 * in unpack.h. */
kith_stream *kith_gunzip_stream(kith_stream *in);
