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

char *kith_out_room(kith_out *out, size_t n)
{
    assert(n <= ROOM);
    if (n > ROOM - out->used)
        flush(out);
    return out->room + out->used;
}

void kith_out_upto(kith_out *out, const char *end)
{
    out->used = (size_t)(end - out->room);
    assert(out->used <= ROOM);
}

/* Two digits at a time, from the last on. */
char *kith_put_uint(char *to, uint64_t value)
{
    static const char pairs[] = "00010203040506070809101112131415161718192021222324"
                                "25262728293031323334353637383940414243444546474849"
                                "50515253545556575859606162636465666768697071727374"
                                "75767778798081828384858687888990919293949596979899";
    char digits[2 * KITH_DIGITS];
    size_t at = KITH_DIGITS;

    for (; value >= 100; value /= 100)
        memcpy(digits + (at -= 2), pairs + 2 * (value % 100), 2);
    memcpy(digits + (at -= 2), pairs + 2 * value, 2);
    at += value < 10;
    memcpy(to, digits + at, KITH_DIGITS); // a length that is known costs less
    return to + (KITH_DIGITS - at);
}

void kith_out_uint(kith_out *out, uint64_t value)
{
    kith_out_upto(out, kith_put_uint(kith_out_room(out, KITH_DIGITS), value));
}

/* What cannot stand in a JSON string as it is. */
static inline bool is_escaped(unsigned char c)
{
    return c < ' ' || c == '"' || c == '\\';
}

/* Is one of eight bytes such a one? */
static inline bool has_escaped(uint64_t w)
{
    const uint64_t ones = 0x0101010101010101u, tops = ones << 7;
    uint64_t quote, back;

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

/* Copies what stands as it is: eight bytes at a time, the last of them perhaps twice. How many
 * bytes of n that are; behind them one may have to be escaped, or they are too few. */
static inline size_t put_plain(char *to, const char *from, size_t n)
{
    uint64_t w;
    uint32_t head, tail;
    size_t i = 0;

    for (; n - i >= 8; i += 8) {
        memcpy(&w, from + i, 8);
        if (has_escaped(w))
            return i;
        memcpy(to + i, &w, 8);
    }
    if (n >= 8) {
        memcpy(&w, from + n - 8, 8);
        if (has_escaped(w))
            return i;
        memcpy(to + n - 8, &w, 8);
        return n;
    }
    if (n < 4)
        return 0;
    memcpy(&head, from, 4);
    memcpy(&tail, from + n - 4, 4);
    if (has_escaped(head | (uint64_t)tail << 32))
        return 0;
    memcpy(to, &head, 4);
    memcpy(to + n - 4, &tail, 4);
    return n;
}

enum { CHUNK = ROOM / 16 }; // bytes that are written at a time

/* A part of a JSON string, at most CHUNK bytes. */
static char *put_chunk(char *to, kith_str s)
{
    for (size_t i = 0; i < s.len;) {
        size_t n = put_plain(to, s.ptr + i, s.len - i);
        to += n;
        if ((i += n) == s.len)
            break;
        if (is_escaped((unsigned char)s.ptr[i]))
            to = put_escaped(to, (unsigned char)s.ptr[i]);
        else
            *to++ = s.ptr[i];
        i++;
    }
    return to;
}

char *kith_put_json(char *to, kith_str s)
{
    *to++ = '"';
    to = put_chunk(to, s);
    *to++ = '"';
    return to;
}

void kith_out_json(kith_out *out, kith_str s)
{
    size_t beg = 0;
    char *to;

    for (; s.len - beg > CHUNK; beg += CHUNK) {
        to = kith_out_room(out, KITH_JSON_ROOM * CHUNK + 1);
        if (beg == 0)
            *to++ = '"';
        kith_out_upto(out, put_chunk(to, kith_str_sub(s, beg, beg + CHUNK)));
    }
    to = kith_out_room(out, KITH_JSON_ROOM * (s.len - beg) + 2);
    if (beg == 0)
        *to++ = '"';
    to = put_chunk(to, kith_str_sub(s, beg, s.len));
    *to++ = '"';
    kith_out_upto(out, to);
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
