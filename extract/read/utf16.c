// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/read/utf16.h"

#include <glib.h>

enum { PIECE = 16 * 1024, LONGEST = 4 }; // bytes of UTF-8 that two units may become

typedef struct {
    kith_stream *in;
    bool big;              // the high byte first
    char pending[LONGEST]; // of a character for which there was no room
    size_t n_pending;
} utf16;

bool kith_utf16_marked(kith_str head)
{
    return kith_str_starts(head, (kith_str){"\xff\xfe", 2}) ||
           kith_str_starts(head, (kith_str){"\xfe\xff", 2});
}

static uint32_t unit(const utf16 *u, const char *at)
{
    unsigned char first = (unsigned char)at[0], second = (unsigned char)at[1];

    return u->big ? (uint32_t)first << 8 | second : (uint32_t)second << 8 | first;
}

/* The character at at, of which left bytes are there; *n: bytes it takes. */
static uint32_t character(const utf16 *u, const char *at, size_t left, size_t *n)
{
    uint32_t c = unit(u, at), low;

    *n = 2;
    if (c < 0xd800 || c > 0xdfff)
        return c;
    low = c < 0xdc00 && left >= 4 ? unit(u, at + 2) : 0;
    if (low < 0xdc00 || low > 0xdfff)
        return 0xfffd;
    *n = 4;
    return 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
}

static size_t give_pending(utf16 *u, char *to, size_t room)
{
    size_t n = MIN(u->n_pending, room);

    memcpy(to, u->pending, n);
    u->n_pending -= n;
    memmove(u->pending, u->pending + n, u->n_pending);
    return n;
}

static ptrdiff_t fill(void *self, char *to, size_t room, kith_err *err)
{
    utf16 *u = self;
    kith_str here = kith_stream_peek(u->in, PIECE);
    size_t pos = 0, n = 0, took;

    n = give_pending(u, to, room);
    while (here.len - pos >= 2 && n < room) {
        if (here.len - pos < 4 && here.len == PIECE)
            break; // the other half may follow
        u->n_pending = (size_t)g_unichar_to_utf8(
            character(u, here.ptr + pos, here.len - pos, &took), u->pending);
        n += give_pending(u, to + n, room - n);
        pos += took;
    }
    kith_stream_skip(u->in, pos);
    if (n > 0 || kith_stream_ok(u->in, err))
        return (ptrdiff_t)n;
    return -1;
}

static void close_utf16(void *self)
{
    utf16 *u = self;

    kith_stream_close(u->in);
    g_free(u);
}

kith_stream *kith_utf16_stream(kith_stream *in)
{
    static const kith_stream_kind kind = {fill, close_utf16};
    utf16 *u = g_new0(utf16, 1);

    u->in = in;
    u->big = kith_str_starts(kith_stream_peek(in, 2), KITH_STR("\xfe"));
    kith_stream_skip(in, 2);
    return kith_stream_new(&kind, u);
}
