// SPDX-License-Identifier: GPL-3.0-or-later
/* Any parts of a zip file as a document of the format FUZZ_FORMAT (docx, odt, epub): the zip around
 * them is made here, since no random change of one gets past its checksums. The input is parts one
 * behind another, with a byte 30 between them: a line with the name, then what is in it. It is
 * given as it is, too: then it is a zip file or is none. */
#include "tests/fuzz/check.h"
#include "tests/fuzz/format.h"

#include <glib.h>
#include <zlib.h>

static void put(GString *out, uint32_t value, int bytes)
{
    for (int i = 0; i < bytes; i++)
        g_string_append_c(out, (char)(value >> 8 * i));
}

/* What local heads and the directory say alike of a part. */
static void put_about(GString *out, kith_str name, kith_str bytes)
{
    put(out, 0, 2); // flags
    put(out, 0, 2); // stored
    put(out, 0x00210000, 4);
    put(out, (uint32_t)crc32(0, (const Bytef *)bytes.ptr, (uInt)bytes.len), 4);
    put(out, (uint32_t)bytes.len, 4);
    put(out, (uint32_t)bytes.len, 4);
    put(out, (uint32_t)name.len, 2);
    put(out, 0, 2); // more
}

static void put_part(GString *zip, GString *directory, kith_str name, kith_str bytes)
{
    uint32_t at = (uint32_t)zip->len;

    put(zip, 0x04034b50, 4);
    put(zip, 20, 2);
    put_about(zip, name, bytes);
    g_string_append_len(zip, name.ptr, (gssize)name.len);
    g_string_append_len(zip, bytes.ptr, (gssize)bytes.len);
    put(directory, 0x02014b50, 4);
    put(directory, 20 << 16 | 20, 4);
    put_about(directory, name, bytes);
    put(directory, 0, 2); // comment
    put(directory, 0, 2); // disk
    put(directory, 0, 2);
    put(directory, 0, 4);
    put(directory, at, 4);
    g_string_append_len(directory, name.ptr, (gssize)name.len);
}

/* The bytes up to the next mark, which is passed. */
static kith_str next_part(kith_str *rest)
{
    const char *mark = memchr(rest->ptr, 30, rest->len);
    kith_str part = *rest;

    if (mark != NULL)
        part.len = (size_t)(mark - rest->ptr);
    *rest = kith_str_sub(*rest, MIN(part.len + 1, rest->len), rest->len);
    return part;
}

static GString *zip_of(kith_str parts)
{
    GString *zip = g_string_new(NULL), *directory = g_string_new(NULL);
    uint32_t n = 0, end;

    for (; parts.len > 0 && n < 100; n++) {
        kith_str part = next_part(&parts), name = {"", 0};
        kith_str_line(&part, &name);
        name.len = MIN(name.len, 1000);
        put_part(zip, directory, name, part.len > 0 ? part : (kith_str){"", 0});
    }
    end = (uint32_t)zip->len;
    g_string_append_len(zip, directory->str, (gssize)directory->len);
    put(zip, 0x06054b50, 4);
    put(zip, 0, 4); // disks
    put(zip, n << 16 | n, 4);
    put(zip, (uint32_t)directory->len, 4);
    put(zip, end, 4);
    put(zip, 0, 2);
    g_string_free(directory, TRUE);
    return zip;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const kith_read_options options = {.from = FUZZ_FORMAT, .max_document = 1 << 20};
    const kith_str bytes = {(const char *)data, size};
    GString *zip;

    check_format(KITH_STR("fuzz"), bytes, &options);
    zip = zip_of(bytes);
    check_format(KITH_STR("fuzz"), (kith_str){zip->str, zip->len}, &options);
    g_string_free(zip, TRUE);
    return 0;
}
