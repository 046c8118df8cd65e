// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/read/zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib.h>

enum { FIRST_ROOM = 64 * 1024, MOST_PARTS = 65536, NAME_AT = 30 };

static bool fail(struct archive *zip, kith_err *err)
{
    const char *why = archive_error_string(zip);
    char line[120];

    g_strlcpy(line, why != NULL ? why : "no list of its parts", sizeof line);
    g_strdelimit(line, "\r\n", ' ');
    return kith_fail(err, KITH_EINPUT, "a zip file that is cut short or damaged (%s)", line);
}

/* One part, of which *left more bytes may be unpacked. */
static bool unpack(struct archive *zip, kith_arena *a, size_t *left, kith_str *bytes, kith_err *err)
{
    size_t room = FIRST_ROOM, n = 0;
    char *at = kith_room(a, char, room);

    for (;;) {
        la_ssize_t got;
        if (n == room) {
            char *old = at;
            at = memcpy(kith_room(a, char, room * 2), old, n);
            kith_arena_give_back(a, old);
            room *= 2;
        }
        got = archive_read_data(zip, at + n, room - n);
        if (got < 0)
            return fail(zip, err);
        if (got == 0)
            break;
        n += (size_t)got;
        if (n > *left)
            return kith_fail(err, KITH_EINPUT,
                             "its parts unpack to more than %d bytes, the most that a document of "
                             "parts may have",
                             KITH_ZIP_MOST);
    }
    *left -= n;
    *bytes = (kith_str){at, n};
    return true;
}

static void add(kith_zip *zip, kith_arena *a, kith_str name, kith_str bytes)
{
    if (zip->n == zip->room) {
        zip->room = zip->room * 2 + 16;
        zip->part = kith_grow(a, kith_zip_part, zip->part, zip->n, zip->room);
    }
    zip->part[zip->n++] = (kith_zip_part){kith_arena_str(a, name), bytes};
}

static bool read_parts(struct archive *from, bool (*wanted)(kith_str name), kith_arena *a,
                       kith_zip *zip, kith_err *err)
{
    struct archive_entry *entry;
    size_t left = KITH_ZIP_MOST;
    int status;

    for (size_t i = 0;
         (status = archive_read_next_header(from, &entry)) == ARCHIVE_OK || status == ARCHIVE_WARN;
         i++) {
        const char *name = archive_entry_pathname(entry);
        kith_str bytes = {0};
        if (i == MOST_PARTS)
            return kith_fail(err, KITH_EINPUT, "has more than %d parts", MOST_PARTS);
        if (name == NULL || archive_entry_filetype(entry) != AE_IFREG || !wanted(kith_str_of(name)))
            continue;
        if (archive_entry_is_encrypted(entry))
            return kith_fail(err, KITH_EINPUT, "is locked with a password; save it without one");
        if (!unpack(from, a, &left, &bytes, err))
            return false;
        add(zip, a, kith_str_of(name), bytes);
    }
    return status == ARCHIVE_EOF || fail(from, err);
}

bool kith_zip_read(kith_str bytes, bool (*wanted)(kith_str name), kith_arena *a, kith_zip *zip,
                   kith_err *err)
{
    struct archive *from = archive_read_new();
    bool ok;

    if (from == NULL)
        kith_out_of_memory();
    if (bytes.len == 0) {
        archive_read_free(from);
        return kith_fail(err, KITH_EINPUT, "empty; a zip file was to be read");
    }
    archive_read_support_format_zip_seekable(from);
    ok = archive_read_open_memory(from, bytes.ptr, bytes.len) == ARCHIVE_OK
             ? read_parts(from, wanted, a, zip, err)
             : fail(from, err);
    archive_read_free(from);
    return ok;
}

kith_str kith_zip_part_named(const kith_zip *zip, kith_str name)
{
    for (size_t i = 0; i < zip->n; i++)
        if (kith_str_eq(zip->part[i].name, name))
            return zip->part[i].bytes;
    return (kith_str){0};
}

bool kith_zip_begins(kith_str head, const char *name, const char *content)
{
    kith_str first = kith_str_of(name), text = kith_str_of(content);
    size_t extra;

    if (head.len < NAME_AT + first.len || memcmp(head.ptr, "PK\x03\x04", 4) != 0 ||
        memcmp(head.ptr + NAME_AT, name, first.len) != 0 ||
        (unsigned char)head.ptr[26] + 256 * (unsigned char)head.ptr[27] != (int)first.len)
        return false;
    extra = (size_t)((unsigned char)head.ptr[28] + 256 * (unsigned char)head.ptr[29]);
    return head.len >= NAME_AT + first.len + extra &&
           kith_str_starts(kith_str_sub(head, NAME_AT + first.len + extra, head.len), text);
}
