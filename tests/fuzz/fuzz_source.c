// SPDX-License-Identifier: GPL-3.0-or-later
/* Any bytes, as a file of any format, packed or not, are records that end: each is a document whose
 * text is valid or an error that says something. The first byte chooses how the file is read. */
#include "extract/read/source.h"
#include "tests/fuzz/check.h"

#include <stdlib.h>

static void must_say(const kith_err *err)
{
    if (err->code == KITH_OK || err->msg[0] == '\0')
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const froms[] = {NULL, "json", "csv", "warc"};
    kith_paths paths = {.options = {.max_document = 100 * 1000}};
    kith_arena *a = kith_arena_new();
    kith_source *source;
    kith_record record;
    kith_doc doc;
    kith_err err = {0};
    kith_next found;

    if (size > 0)
        paths.options.from = froms[data[0] % 4];
    if (size > 0 && data[0] & 4)
        paths.options.field[KITH_FIELD_ID] = "a.id";
    source = kith_source_new(&paths);
    kith_source_add(source, KITH_STR("fuzz.csv"),
                    kith_stream_of((kith_str){(const char *)data + (size > 0), size - (size > 0)}));
    while ((found = kith_source_next(source, a, &record, &err)) != KITH_NEXT_END) {
        if (found == KITH_NEXT_BAD)
            must_say(&err);
        else if (kith_record_read(&record, a, &doc, &err))
            check_doc(&doc);
        else
            must_say(&err);
        kith_arena_reset(a);
        err = (kith_err){0};
    }
    kith_source_free(source);
    kith_arena_free(a);
    return 0;
}
