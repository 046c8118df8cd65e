// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/out.h"

#include "base/again.h"
#include "base/beside.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ROOM = 64 * 1024 };

struct kith_out {
    int fd;
    int failed;         // errno of the first failure, 0 while all is well
    char *path;         // as the user gave it, for messages
    kith_beside beside; // zeroed when written directly
    size_t used;
    char room[ROOM];
};

static int open_beside(kith_out *out)
{
    int why;

    if (!kith_beside_open(&out->beside, out->path, &why)) {
        errno = why;
        return -1;
    }
    return out->beside.fd;
}

static void release(kith_out *out)
{
    g_free(out->path);
    g_free(out);
}

kith_out *kith_out_open(const char *path, kith_err *err)
{
    kith_out *out = g_new0(kith_out, 1);
    struct stat there;

    out->path = g_strdup(strcmp(path, "-") == 0 ? "standard output" : path);
    if (strcmp(path, "-") == 0)
        out->fd = STDOUT_FILENO;
    else if (stat(path, &there) == 0 && S_ISDIR(there.st_mode)) {
        out->fd = -1;
        errno = EISDIR;
    } else if (stat(path, &there) == 0 && !S_ISREG(there.st_mode))
        out->fd = open(path, O_WRONLY | O_CLOEXEC);
    else
        out->fd = open_beside(out);
    if (out->fd >= 0)
        return out;
    kith_fail(err, KITH_EIO, "%s: cannot be written: %s", path, g_strerror(errno));
    release(out);
    return NULL;
}

kith_out *kith_out_temporary(int *fd, kith_err *err)
{
    kith_out *out = g_new0(kith_out, 1);

    out->path = g_build_filename(g_get_tmp_dir(), "kith.XXXXXX", NULL);
    out->fd = g_mkstemp_full(out->path, O_RDWR | O_CLOEXEC, 0600);
    *fd = out->fd >= 0 ? open(out->path, O_RDONLY | O_CLOEXEC) : -1;
    if (*fd >= 0) {
        unlink(out->path);
        return out;
    }
    kith_fail(err, KITH_EIO, "temporary file in %s: %s; set TMPDIR to a folder with room",
              g_get_tmp_dir(), g_strerror(errno));
    if (out->fd >= 0) {
        unlink(out->path);
        close(out->fd);
    }
    release(out);
    return NULL;
}

static void send(kith_out *out, const char *bytes, size_t n)
{
    while (n > 0 && out->failed == 0) {
        ssize_t done = write(out->fd, bytes, n);
        if (done < 0 && kith_again(out->fd, POLLOUT))
            continue;
        if (done < 0)
            out->failed = errno;
        else {
            bytes += done;
            n -= (size_t)done;
        }
    }
}

static void flush(kith_out *out)
{
    send(out, out->room, out->used);
    out->used = 0;
}

void kith_out_write(kith_out *out, const void *bytes, size_t n)
{
    if (n > ROOM - out->used)
        flush(out);
    if (n > ROOM) {
        send(out, bytes, n);
        return;
    }
    if (n > 0)
        memcpy(out->room + out->used, bytes, n);
    out->used += n;
}

void kith_out_str(kith_out *out, kith_str s)
{
    kith_out_write(out, s.ptr, s.len);
}

void kith_out_putc(kith_out *out, char c)
{
    if (out->used == ROOM)
        flush(out);
    out->room[out->used++] = c;
}

void kith_out_printf(kith_out *out, const char *fmt, ...)
{
    char small[512], *text;
    va_list args;
    int n;

    va_start(args, fmt);
    n = vsnprintf(small, sizeof small, fmt, args);
    va_end(args);
    if (n < (int)sizeof small) {
        kith_out_write(out, small, n > 0 ? (size_t)n : 0);
        return;
    }
    va_start(args, fmt);
    text = g_strdup_vprintf(fmt, args);
    va_end(args);
    kith_out_puts(out, text);
    g_free(text);
}

void kith_out_double(kith_out *out, double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    for (int digits = 1; digits <= 17; digits++) {
        char fmt[8];
        snprintf(fmt, sizeof fmt, "%%.%dg", digits);
        g_ascii_formatd(text, sizeof text, fmt, value);
        if (g_ascii_strtod(text, NULL) == value)
            break;
    }
    kith_out_puts(out, text);
}

void kith_out_uint(kith_out *out, uint64_t value)
{
    char digits[20];
    size_t at = sizeof digits;

    do
        digits[--at] = (char)('0' + value % 10);
    while ((value /= 10) != 0);
    kith_out_write(out, digits + at, sizeof digits - at);
}

/* What cannot stand in a JSON string as it is. */
static inline bool is_escaped(unsigned char c)
{
    return c < ' ' || c == '"' || c == '\\';
}

/* Is one of eight bytes such a one? */
static inline bool has_escaped(const char *at)
{
    const uint64_t ones = 0x0101010101010101u, tops = ones << 7;
    uint64_t w, quote, back;

    memcpy(&w, at, sizeof w);
    quote = w ^ ones * '"';
    back = w ^ ones * '\\';
    return (((w - ones * ' ') & ~w) | ((quote - ones) & ~quote) | ((back - ones) & ~back)) & tops;
}

static char *put_escaped(char *to, unsigned char c)
{
    static const char hex[] = "0123456789abcdef";

    *to++ = '\\';
    if (c == '"' || c == '\\')
        *to++ = (char)c;
    else if (c == '\n')
        *to++ = 'n';
    else if (c == '\t')
        *to++ = 't';
    else {
        memcpy(to, "u00", 3);
        to += 3;
        *to++ = hex[c >> 4];
        *to++ = hex[c & 15];
    }
    return to;
}

enum { ESCAPED = 6, CHUNK = ROOM / 16 }; // bytes one can become; that are written at a time

/* A part of a JSON string, at most CHUNK bytes. */
static void put_chunk(kith_out *out, kith_str s)
{
    char *to;
    size_t i = 0;

    if (ESCAPED * s.len > ROOM - out->used)
        flush(out);
    to = out->room + out->used;
    while (i < s.len)
        if (i + 8 <= s.len && !has_escaped(s.ptr + i)) {
            memcpy(to, s.ptr + i, 8);
            to += 8;
            i += 8;
        } else if (is_escaped((unsigned char)s.ptr[i])) {
            to = put_escaped(to, (unsigned char)s.ptr[i++]);
        } else {
            *to++ = s.ptr[i++];
        }
    out->used = (size_t)(to - out->room);
}

void kith_out_json(kith_out *out, kith_str s)
{
    kith_out_putc(out, '"');
    for (size_t beg = 0, end; beg < s.len; beg = end) {
        end = s.len - beg < CHUNK ? s.len : beg + CHUNK;
        put_chunk(out, kith_str_sub(s, beg, end));
    }
    kith_out_putc(out, '"');
}

bool kith_out_gone(const kith_out *out)
{
    return out->failed == EPIPE;
}

/* Closes what is written directly. */
static void close_direct(kith_out *out)
{
    if (out->fd != STDOUT_FILENO && close(out->fd) != 0 && out->failed == 0)
        out->failed = errno;
}

bool kith_out_close(kith_out *out, kith_err *err)
{
    bool ok;

    flush(out);
    if (out->beside.path == NULL)
        close_direct(out);
    else if (out->failed != 0)
        kith_beside_abandon(&out->beside);
    else
        kith_beside_close(&out->beside, &out->failed);
    ok = out->failed == 0 || out->failed == EPIPE;
    if (!ok)
        kith_fail(err, KITH_EIO, "%s: cannot be written: %s", out->path, g_strerror(out->failed));
    release(out);
    return ok;
}

void kith_out_abandon(kith_out *out)
{
    if (out == NULL)
        return;
    if (out->beside.path != NULL)
        kith_beside_abandon(&out->beside);
    else
        close_direct(out);
    release(out);
}
