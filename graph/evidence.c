// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/evidence.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <glib.h>

enum { ROOM = 64 * 1024, LONGEST = 1200 };

struct kith_evidence {
    int fd;
    int failed; // errno of the first failure
    uint64_t end;
    const char *map; // of the file, [mapped]; NULL: it is read with pread()
    size_t mapped;
    size_t used;
    char room[ROOM];
};

kith_evidence *kith_evidence_new(kith_err *err)
{
    char *path = g_build_filename(g_get_tmp_dir(), "kith.XXXXXX", NULL);
    int fd = g_mkstemp_full(path, O_RDWR | O_CLOEXEC, 0600);
    kith_evidence *e = NULL;

    if (fd < 0)
        kith_fail(err, KITH_EIO, "%s: no temporary file: %s; set TMPDIR to a folder with room",
                  path, g_strerror(errno));
    else {
        unlink(path);
        e = g_new0(kith_evidence, 1);
        e->fd = fd;
    }
    g_free(path);
    return e;
}

static void unmap(kith_evidence *e)
{
    union {
        const char *borrowed;
        void *own;
    } map = {.borrowed = e->map};

    if (e->map != NULL)
        munmap(map.own, e->mapped);
    e->map = NULL;
    e->mapped = 0;
}

void kith_evidence_free(kith_evidence *e)
{
    if (e == NULL)
        return;
    unmap(e);
    close(e->fd);
    g_free(e);
}

static void flush(kith_evidence *e)
{
    for (size_t at = 0; at < e->used && e->failed == 0;) {
        ssize_t done = write(e->fd, e->room + at, e->used - at);
        if (done >= 0)
            at += (size_t)done;
        else if (errno != EINTR)
            e->failed = errno;
    }
    e->used = 0;
}

/* As nearly every sentence is: what one_line() would copy byte by byte. Without a branch, so that
 * many bytes are looked at at once. */
static bool is_one_line(kith_str s)
{
    unsigned char odd;

    if (s.len == 0 || s.len > LONGEST)
        return false;
    odd = s.ptr[0] == ' ' || s.ptr[s.len - 1] == ' ';
    for (size_t i = 0; i + 1 < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        odd |= (unsigned char)((c < ' ') | (c == 0x7f) | ((c == ' ') & (s.ptr[i + 1] == ' ')));
    }
    return odd == 0 && (unsigned char)s.ptr[s.len - 1] > ' ' && s.ptr[s.len - 1] != 0x7f;
}

/* s in one line; cut between characters. Returns its length in out, which has LONGEST + 4 bytes. */
static size_t one_line(kith_str s, char *out)
{
    size_t n = 0;
    bool gap = false;

    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (n >= LONGEST && (c & 0xc0) != 0x80) {
            memcpy(out + n, "…", strlen("…"));
            return n + strlen("…");
        }
        if (c <= ' ' || c == 0x7f) {
            gap = n > 0;
            continue;
        }
        if (gap)
            out[n++] = ' ';
        gap = false;
        out[n++] = (char)c;
    }
    return n;
}

kith_str kith_evidence_line(kith_arena *a, kith_str s)
{
    char line[LONGEST + 16];
    size_t n = one_line(s, line);

    return kith_arena_str(a, (kith_str){line, n});
}

uint64_t kith_evidence_put(kith_evidence *e, kith_str s)
{
    char line[LONGEST + 16];
    bool plain = is_one_line(s);
    size_t n = plain ? s.len : one_line(s, line);
    uint64_t at = e->end;
    uint16_t head = (uint16_t)n;

    if (ROOM - e->used < n + sizeof head)
        flush(e);
    memcpy(e->room + e->used, &head, sizeof head);
    memcpy(e->room + e->used + sizeof head, plain ? s.ptr : line, n);
    e->used += n + sizeof head;
    e->end += n + sizeof head;
    return at;
}

/* Saves two calls for each of a hundred thousand sentences; where it cannot be done nothing is
 * lost. */
static void map_file(kith_evidence *e)
{
    void *map = e->end > 0 && e->end <= SIZE_MAX
                    ? mmap(NULL, (size_t)e->end, PROT_READ, MAP_SHARED, e->fd, 0)
                    : MAP_FAILED;

    if (map == MAP_FAILED)
        return;
    e->map = map;
    e->mapped = (size_t)e->end;
}

bool kith_evidence_ready(kith_evidence *e, kith_err *err)
{
    unmap(e);
    flush(e);
    if (e->failed == 0) {
        map_file(e);
        return true;
    }
    return kith_fail(err, KITH_EIO,
                     "temporary file for sentences: %s; set TMPDIR to a folder with room",
                     g_strerror(e->failed));
}

static bool read_at(const kith_evidence *e, void *to, size_t n, uint64_t offset)
{
    char *at = to;

    while (n > 0) {
        ssize_t done = pread(e->fd, at, n, (off_t)offset);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return false;
        at += done;
        n -= (size_t)done;
        offset += (uint64_t)done;
    }
    return true;
}

bool kith_evidence_get(kith_evidence *e, uint64_t offset, kith_arena *a, kith_str *out,
                       kith_err *err)
{
    uint16_t n;
    char *text;

    if (e->map != NULL) {
        memcpy(&n, e->map + offset, sizeof n);
        *out = (kith_str){e->map + offset + sizeof n, n};
        return true;
    }
    if (!read_at(e, &n, sizeof n, offset))
        return kith_fail(err, KITH_EIO, "temporary file for sentences: cannot be read: %s",
                         g_strerror(errno));
    text = kith_new(a, char, (size_t)n + 1);
    if (!read_at(e, text, n, offset + sizeof n))
        return kith_fail(err, KITH_EIO, "temporary file for sentences: cannot be read: %s",
                         g_strerror(errno));
    *out = (kith_str){text, n};
    return true;
}

static char *put(char *at, kith_str s)
{
    memcpy(at, s.ptr, s.len);
    return at + s.len;
}

kith_str kith_quotations_join(kith_arena *a, const kith_quotation *from, size_t n)
{
    size_t len = 0;
    char *text, *at;

    for (size_t i = 0; i < n; i++)
        len += from[i].line.len + from[i].name.len + strlen(" []\n");
    text = at = kith_room(a, char, len + 1);
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            *at++ = '\n';
        at = put(at, from[i].line);
        at = put(put(put(at, KITH_STR(" [")), from[i].name), KITH_STR("]"));
    }
    *at = '\0';
    return (kith_str){text, (size_t)(at - text)};
}
