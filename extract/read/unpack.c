// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/read/unpack.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib.h>

enum { PIECE = 256 * 1024 };

struct kith_unpack {
    kith_stream *in;
    struct archive *packed;
    struct archive_entry *entry;
    char *piece;
    uint64_t n_read, n_given; // bytes in, bytes out
    bool archive;
    bool told; // why it breaks
    bool given_up;
    bool first; // the entry that opening has met is still to be given
};

static bool is_tar(kith_str head)
{
    unsigned long sum = 0, stated;
    char octal[9] = {0};

    if (head.len < 512 || head.ptr[0] == '\0')
        return false;
    memcpy(octal, head.ptr + 148, 8);
    if ((stated = strtoul(octal, NULL, 8)) == 0)
        return false; // as nearly all text
    for (size_t i = 0; i < 512; i++)
        sum += i >= 148 && i < 156 ? ' ' : (unsigned char)head.ptr[i];
    return sum == stated;
}

bool kith_packed(kith_str head)
{
    static const struct {
        const char *magic;
        size_t len;
    } magics[] = {{"BZh", 3},
                  {"\xfd\x37zXZ\0", 6},
                  {"\x28\xb5\x2f\xfd", 4},
                  {"PK\x03\x04", 4},
                  {"PK\x05\x06", 4}};

    for (size_t i = 0; i < G_N_ELEMENTS(magics); i++)
        if (kith_str_starts(head, (kith_str){magics[i].magic, magics[i].len}))
            return true;
    return is_tar(head);
}

bool kith_bomb(uint64_t n_given, uint64_t n_read, kith_err *err)
{
    if (n_given <= KITH_BOMB_FREE || n_given / KITH_BOMB_RATIO <= n_read)
        return false;
    kith_fail(err, KITH_EINPUT,
              "given up at byte %" G_GUINT64_FORMAT ": it unpacks to more than %d times its size",
              (guint64)n_read, KITH_BOMB_RATIO);
    return true;
}

static bool fail(kith_unpack *u, kith_err *err)
{
    const char *why = archive_error_string(u->packed);
    kith_err below;

    u->told = true;
    if (!kith_stream_ok(u->in, &below))
        return kith_fail(err, below.code, "%s", below.msg);
    return kith_fail(err, KITH_EINPUT, "breaks off at byte %" G_GUINT64_FORMAT ": %s",
                     (guint64)u->n_read, why != NULL ? why : "damaged");
}

static ssize_t read_packed(struct archive *packed, void *self, const void **at)
{
    kith_unpack *u = self;
    kith_str here = kith_stream_peek(u->in, PIECE);

    (void)packed;
    memcpy(u->piece, here.ptr, here.len);
    kith_stream_skip(u->in, here.len);
    u->n_read += here.len;
    *at = u->piece;
    return (ssize_t)here.len;
}

static void allow(struct archive *packed)
{
    archive_read_support_filter_bzip2(packed);
    archive_read_support_filter_xz(packed);
    archive_read_support_filter_zstd(packed);
    archive_read_support_format_tar(packed);
    archive_read_support_format_zip_streamable(packed);
    archive_read_support_format_empty(packed);
    archive_read_support_format_raw(packed);
}

bool kith_unpack_open(kith_stream *in, kith_unpack **out, kith_err *err)
{
    kith_unpack *u = g_new0(kith_unpack, 1);
    int status;

    u->in = in;
    u->piece = g_malloc(PIECE);
    u->packed = archive_read_new();
    if (u->packed == NULL)
        kith_out_of_memory();
    allow(u->packed);
    status = archive_read_open(u->packed, u, NULL, read_packed, NULL);
    if (status == ARCHIVE_OK)
        status = archive_read_next_header(u->packed, &u->entry);
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN && status != ARCHIVE_EOF) {
        fail(u, err);
        kith_unpack_close(u);
        return false;
    }
    u->archive = archive_format(u->packed) != ARCHIVE_FORMAT_RAW;
    if (!u->archive && archive_filter_count(u->packed) < 2) { // as it came
        kith_fail(err, KITH_EINPUT, "begins like a packed file and is none: cut short or damaged");
        kith_unpack_close(u);
        return false;
    }
    u->first = status != ARCHIVE_EOF;
    *out = u;
    return true;
}

void kith_unpack_close(kith_unpack *u)
{
    if (u == NULL)
        return;
    archive_read_free(u->packed);
    kith_stream_close(u->in);
    g_free(u->piece);
    g_free(u);
}

bool kith_unpack_is_archive(const kith_unpack *u)
{
    return u->archive;
}

bool kith_unpack_next(kith_unpack *u, kith_str *name, kith_err *err)
{
    for (;; u->first = false) {
        int status = u->first ? ARCHIVE_OK : archive_read_next_header(u->packed, &u->entry);
        const char *path;

        if (status == ARCHIVE_EOF || u->given_up)
            return false;
        if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
            return u->told ? false : fail(u, err);
        if (u->archive && archive_entry_filetype(u->entry) != AE_IFREG)
            continue;
        path = archive_entry_pathname(u->entry);
        *name = kith_str_of(u->archive && path != NULL ? path : "");
        u->first = false;
        return true;
    }
}

static ptrdiff_t fill_entry(void *self, char *to, size_t room, kith_err *err)
{
    kith_unpack *u = self;
    la_ssize_t got = archive_read_data(u->packed, to, MIN(room, PIECE));

    if (got < 0) {
        fail(u, err);
        return -1;
    }
    u->n_given += (uint64_t)got;
    if (kith_bomb(u->n_given, u->n_read, err)) {
        u->told = u->given_up = true;
        return -1;
    }
    return got;
}

kith_stream *kith_unpack_stream(kith_unpack *u)
{
    static const kith_stream_kind of_entry = {fill_entry, NULL};

    return kith_stream_new(&of_entry, u);
}
