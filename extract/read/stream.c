// SPDX-License-Identifier: GPL-3.0-or-later
/* A window over the bytes: what was passed is moved out of it when room is needed, so that it has
 * at most twice the size of what was ever looked at together. */
#include "extract/read/stream.h"

#include "base/again.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <stdlib.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FIRST_ROOM = 64 * 1024 };

struct kith_stream {
    const kith_stream_kind *kind;
    void *self;
    char *at; // [room]
    size_t room, beg, end;
    uint64_t offset, lines;
    uint64_t expected; // bytes in all, as the system says; 0 when it does not
    bool ended;
    kith_err err;
};

kith_stream *kith_stream_new(const kith_stream_kind *kind, void *self)
{
    kith_stream *in = g_new0(kith_stream, 1);

    in->kind = kind;
    in->self = self;
    return in;
}

void kith_stream_close(kith_stream *in)
{
    if (in == NULL)
        return;
    if (in->kind->close != NULL)
        in->kind->close(in->self);
    free(in->at);
    g_free(in);
}

/* Room for n bytes from beg on. */
static void make_room(kith_stream *in, size_t n)
{
    if (in->room - in->beg >= n)
        return;
    if (in->beg > 0) {
        memmove(in->at, in->at + in->beg, in->end - in->beg);
        in->end -= in->beg;
        in->beg = 0;
    }
    if (in->room >= n)
        return;
    in->room = MAX(2 * n, FIRST_ROOM); // so that what is kept is moved once in n bytes
    in->at = realloc(in->at, in->room);
    if (in->at == NULL)
        kith_out_of_memory();
}

/* One more piece at the window's end; false when there is none. */
static bool fill(kith_stream *in)
{
    ptrdiff_t got;

    if (in->ended)
        return false;
    got = in->kind->fill(in->self, in->at + in->end, in->room - in->end, &in->err);
    in->ended = got <= 0;
    in->end += got > 0 ? (size_t)got : 0;
    return got > 0;
}

kith_str kith_stream_peek(kith_stream *in, size_t n)
{
    if (in->end - in->beg < n && !in->ended) {
        make_room(in, n);
        while (in->end - in->beg < n && fill(in))
            ;
    }
    return (kith_str){in->at != NULL ? in->at + in->beg : "", MIN(n, in->end - in->beg)};
}

static void pass(kith_stream *in, size_t n)
{
    in->beg += n;
    in->offset += n;
    if (in->beg == in->end)
        in->beg = in->end = 0;
}

void kith_stream_skip(kith_stream *in, uint64_t n)
{
    while (n > 0) {
        size_t here;
        if (in->beg == in->end && kith_stream_peek(in, 1).len == 0)
            return;
        here = in->end - in->beg;
        pass(in, (size_t)MIN(n, here));
        n -= MIN(n, here);
    }
}

/* Bytes up to and with the next LF, or to the end, or max + 1 of them, whichever is least. */
static size_t line_length(kith_stream *in, size_t max)
{
    size_t seen = 0;

    for (;;) {
        size_t here = in->end - in->beg;
        const char *at = here > seen ? memchr(in->at + in->beg + seen, '\n', here - seen) : NULL;
        if (at != NULL)
            return MIN((size_t)(at - (in->at + in->beg)) + 1, max + 1);
        if (here > max)
            return max + 1;
        seen = here;
        make_room(in, here + 1);
        if (!fill(in))
            return here;
    }
}

/* The rest of a line that was too long. */
static void skip_line(kith_stream *in)
{
    for (;;) {
        kith_str here = kith_stream_peek(in, 1);
        const char *at;
        if (here.len == 0)
            return;
        here.len = in->end - in->beg;
        at = memchr(here.ptr, '\n', here.len);
        pass(in, at != NULL ? (size_t)(at - here.ptr) + 1 : here.len);
        if (at != NULL)
            return;
    }
}

bool kith_stream_line(kith_stream *in, size_t max, kith_str *line)
{
    size_t n = line_length(in, max);

    if (n == 0)
        return false;
    in->lines++;
    *line = (kith_str){in->at + in->beg, n};
    if (n > max && line->ptr[n - 1] != '\n') {
        pass(in, n);
        skip_line(in);
        *line = (kith_str){in->at, n}; // what stands there is of no use but its length
        return true;
    }
    in->beg += n; // not pass(): the line stays where it is until the next call
    in->offset += n;
    return true;
}

/* Room for all that is expected beyond the first n bytes, or for a beginning. */
static size_t expected_room(const kith_stream *in, size_t n, size_t max)
{
    uint64_t known = in->offset + n, more = in->expected > known ? in->expected - known : 0;

    return n + (size_t)MIN(more, max) + FIRST_ROOM;
}

/* Straight into the arena, which is given back what was outgrown. */
bool kith_stream_all(kith_stream *in, size_t max, kith_arena *a, kith_str *bytes, kith_err *err)
{
    size_t n = in->end - in->beg, room = expected_room(in, n, max);
    char *at = kith_room(a, char, room);
    ptrdiff_t got;

    memcpy(at, in->at != NULL ? in->at + in->beg : "", n);
    in->beg = in->end = 0;
    while (!in->ended && n <= max) {
        if (room - n < FIRST_ROOM / 2) {
            char *old = at;
            at = memcpy(kith_room(a, char, room * 2), old, n);
            room *= 2;
            kith_arena_give_back(a, old);
        }
        got = in->kind->fill(in->self, at + n, room - n - 1, &in->err);
        in->ended = got <= 0;
        n += got > 0 ? (size_t)got : 0;
    }
    in->offset += n;
    if (n > max)
        return kith_fail(err, KITH_EINPUT,
                         "larger than %zu bytes, the most a document may have; split it or raise "
                         "--max-document",
                         max);
    at[n] = '\0';
    *bytes = (kith_str){at, n};
    return true;
}

uint64_t kith_stream_offset(const kith_stream *in)
{
    return in->offset;
}

uint64_t kith_stream_lines(const kith_stream *in)
{
    return in->lines;
}

bool kith_stream_ok(const kith_stream *in, kith_err *err)
{
    if (in->err.code == KITH_OK)
        return true;
    if (err != NULL)
        *err = in->err;
    return false;
}

static ptrdiff_t fill_file(void *self, char *to, size_t room, kith_err *err)
{
    int fd = *(int *)self;
    ssize_t got;

    do
        got = read(fd, to, room);
    while (got < 0 && kith_again(fd, POLLIN));
    if (got < 0)
        kith_fail(err, KITH_EIO, "cannot be read: %s", g_strerror(errno));
    return got;
}

static void close_file(void *self)
{
    if (*(int *)self != STDIN_FILENO)
        close(*(int *)self);
    g_free(self);
}

static const kith_stream_kind of_file = {fill_file, close_file};

bool kith_stream_open(const char *path, kith_stream **out, kith_err *err)
{
    int fd = strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    struct stat st = {0};

    if (fd < 0 && (errno == ENOENT || errno == ENOTDIR))
        return kith_fail(err, KITH_EINPUT, "no such file");
    if (fd < 0)
        return kith_fail(err, KITH_EIO, "cannot be opened: %s", g_strerror(errno));
    if (fstat(fd, &st) == 0 && S_ISDIR(st.st_mode)) {
        if (fd != STDIN_FILENO)
            close(fd);
        return kith_fail(err, KITH_EINPUT, "a folder, not a file");
    }
    *out = kith_stream_new(&of_file, g_memdup2(&fd, sizeof fd));
    (*out)->expected = S_ISREG(st.st_mode) ? (uint64_t)st.st_size : 0;
    return true;
}

static ptrdiff_t fill_nothing(void *self, char *to, size_t room, kith_err *err)
{
    (void)self, (void)to, (void)room, (void)err;
    return 0;
}

/* A copy of them: what stands in the window may be moved. */
kith_stream *kith_stream_of(kith_str bytes)
{
    static const kith_stream_kind of_bytes = {fill_nothing, NULL};
    kith_stream *in = kith_stream_new(&of_bytes, NULL);

    make_room(in, bytes.len);
    if (bytes.len > 0)
        memcpy(in->at, bytes.ptr, bytes.len);
    in->end = bytes.len;
    return in;
}
