// SPDX-License-Identifier: GPL-3.0-or-later
/* Any bytes are a table of what files do not say, or an error that says something; what it says of
 * a document is put over that without harm, and rows and documents are counted. */
#include "extract/read/metadata.h"
#include "tests/fuzz/check.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

static void apply(kith_metadata *table)
{
    static const char *const names[] = {"a.txt", "press/a.txt", "./x/press/a.txt", "", "b", "1"};
    kith_arena *a = kith_arena_new();
    size_t rows, documents;

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        kith_record record = {.name = kith_str_of(names[i])};
        kith_metadata_apply(table, a, &record);
        if (record.title.len + record.date.len + record.author.len > 3u << 20)
            abort();
    }
    kith_metadata_unmatched(table, &rows, &documents);
    if (documents > G_N_ELEMENTS(names))
        abort();
    kith_arena_free(a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char path[] = "/tmp/fuzz_metadata.XXXXXX";
    int fd = g_mkstemp(path);
    kith_metadata *table = NULL;
    kith_err err = {0};

    if (fd < 0 || write(fd, data, size) != (ssize_t)size)
        abort();
    close(fd);
    if (kith_metadata_load(path, &table, &err))
        apply(table);
    else if (table == NULL)
        check_err(&err);
    else
        abort();
    kith_metadata_free(table);
    g_unlink(path);
    return 0;
}
