// SPDX-License-Identifier: GPL-3.0-or-later
/* Any bytes, given to a splitter, end; each record has a name and bytes within bounds, and its
 * reader makes valid text of it or says why not. */
#include "extract/read/read.h"
#include "tests/fuzz/check.h"

#include <stdlib.h>

static void read_record(kith_record *record, kith_arena *a)
{
    kith_doc doc = {0};
    kith_err err = {0};

    if (record->reader == NULL || record->reader->read == NULL)
        return;
    doc.name = record->name;
    if (record->reader->read(record, a, &doc, &err))
        check_doc(&doc);
    else if (err.code == KITH_OK || err.msg[0] == '\0')
        abort();
}

static void split_with(const kith_reader *reader, kith_str bytes, const char *xpath)
{
    const kith_read_options options = {.xpath = xpath};
    kith_arena *a = kith_arena_new(), *outer = kith_arena_new();
    kith_split split = {.in = kith_stream_of(bytes),
                        .path = KITH_STR("fuzz"),
                        .arena = outer,
                        .options = &options,
                        .max = 1 << 16};
    kith_stream *in = split.in;
    kith_next found;
    size_t n = 0;

    do {
        kith_record record = {.options = &options};
        kith_err err = {0};
        found = reader->next(&split, a, &record, &err);
        if (found == KITH_NEXT_RECORD)
            read_record(&record, a);
        else if (found == KITH_NEXT_BAD && (err.code == KITH_OK || err.msg[0] == '\0'))
            abort();
        kith_arena_reset(a);
        if (++n > bytes.len + 16) // each takes at least a byte
            abort();
    } while (found != KITH_NEXT_END);
    if (reader->close != NULL)
        reader->close(&split);
    kith_stream_close(in);
    kith_arena_free(a);
    kith_arena_free(outer);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const kith_str bytes = {(const char *)data, size};
    const kith_reader *known =
        kith_reader_of(kith_str_sub(bytes, 0, size < KITH_HEAD ? size : KITH_HEAD), KITH_STR("a"));
    size_t n = 0, turn = 0;

    for (const kith_reader *r = kith_readers; r->name != NULL; r++)
        n += r->next != NULL;
    for (const kith_reader *r = kith_readers; r->name != NULL; r++)
        if (r->next != NULL && (turn++ == size % n || r == known)) // all in turn would be slow
            split_with(r, bytes, NULL);
    if (size % 4 == 0)
        split_with(kith_reader_named("xml"), bytes, "//p|//item/@*");
    return 0;
}
