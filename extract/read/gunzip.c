// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/read/gunzip.h"

#include <glib.h>
#include <zlib.h>

#include "extract/read/unpack.h"

enum { PIECE = 64 * 1024, WINDOW = 15, ANY_HEAD = 32 };

typedef struct {
    kith_stream *in;
    z_stream z;
    uint64_t n_given;
    bool gzip;
    bool within; // a member
} gunzip;

bool kith_gunzip_knows(kith_str head)
{
    return kith_str_starts(head, KITH_STR("\x1f\x8b\x08"));
}

static ptrdiff_t fail(const gunzip *g, const char *what, kith_err *err)
{
    kith_fail(err, KITH_EINPUT, "breaks off at byte %" G_GUINT64_FORMAT ": %s",
              (guint64)kith_stream_offset(g->in), what);
    return -1;
}

/* Behind a member: another, padding, or the end. 1: another; 0: the end; -1 and err: neither. */
static int next_member(gunzip *g, kith_err *err)
{
    kith_str head = kith_stream_peek(g->in, 3);

    while (head.len > 0 && head.ptr[0] == '\0') {
        kith_stream_skip(g->in, 1);
        head = kith_stream_peek(g->in, 3);
    }
    if (head.len == 0)
        return kith_stream_ok(g->in, err) ? 0 : -1;
    if (!g->gzip)
        return 0;
    if (!kith_gunzip_knows(head))
        return (int)fail(g, "what follows is no gzip", err);
    inflateReset(&g->z);
    return 1;
}

/* One piece of input; bytes that came of it, or -1 and err. */
static ptrdiff_t inflate_piece(gunzip *g, char *to, size_t room, kith_err *err)
{
    kith_str here = kith_stream_peek(g->in, PIECE);
    int status;

    if (here.len == 0)
        return kith_stream_ok(g->in, err) ? fail(g, "cut short", err) : -1;
    g->z.next_in = (Bytef *)(uintptr_t)here.ptr;
    g->z.avail_in = (uInt)here.len;
    g->z.next_out = (Bytef *)to;
    g->z.avail_out = (uInt)MIN(room, (size_t)1 << 30);
    status = inflate(&g->z, Z_NO_FLUSH);
    kith_stream_skip(g->in, here.len - g->z.avail_in);
    g->within = status != Z_STREAM_END;
    if (status == Z_OK || status == Z_STREAM_END || (char *)g->z.next_out > to)
        return (char *)g->z.next_out - to;
    return fail(g, g->z.msg != NULL ? g->z.msg : "damaged", err);
}

static ptrdiff_t fill(void *self, char *to, size_t room, kith_err *err)
{
    gunzip *g = self;
    ptrdiff_t n = 0;
    int more;

    while (n == 0) {
        if (!g->within && (more = next_member(g, err)) != 1)
            return more;
        g->within = true;
        n = inflate_piece(g, to, room, err);
    }
    if (n < 0)
        return n;
    g->n_given += (uint64_t)n;
    return kith_bomb(g->n_given, kith_stream_offset(g->in), err) ? -1 : n;
}

static void close_gunzip(void *self)
{
    gunzip *g = self;

    inflateEnd(&g->z);
    kith_stream_close(g->in);
    g_free(g);
}

kith_stream *kith_gunzip_stream(kith_stream *in)
{
    static const kith_stream_kind kind = {fill, close_gunzip};
    gunzip *g = g_new0(gunzip, 1);
    kith_str head = kith_stream_peek(in, 3);
    bool zlib = head.len >= 2 && (head.ptr[0] & 0xf) == 8 &&
                ((unsigned char)head.ptr[0] * 256 + (unsigned char)head.ptr[1]) % 31 == 0;

    g->in = in;
    g->gzip = kith_gunzip_knows(head);
    g->within = !g->gzip && head.len > 0;
    if (inflateInit2(&g->z, g->gzip || zlib ? WINDOW + ANY_HEAD : -WINDOW) != Z_OK)
        kith_out_of_memory();
    return kith_stream_new(&kind, g);
}
