// SPDX-License-Identifier: GPL-3.0-or-later
/* Any text gives mentions that ascend, each in its sentence, of an entity that has a name; and the
 * same ones again with the cache warm. */
#include "extract/read/read.h"
#include "tests/fuzz/check.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const kith_extract_options options = {.keep_boilerplate = true, .capitals = true};
    static kith_extractor *extractor;
    kith_arena *a = kith_arena_new();
    kith_doc doc = {.name = KITH_STR("fuzz")};
    kith_err err = {0};
    const kith_read_options plain = {0};
    const kith_record record = {.bytes = {(const char *)data, size}, .options = &plain};

    if (extractor == NULL)
        extractor = kith_extractor_new(kith_tagger_builtin(NULL), &options);
    if (kith_reader_named("html")->read(&record, a, &doc, &err)) {
        kith_extraction x = kith_extract(extractor, a, &doc), again;
        check_extraction(&x);
        again = kith_extract(extractor, a, &doc);
        if (again.n_mentions != x.n_mentions || again.n_entities != x.n_entities)
            abort();
    }
    kith_arena_free(a);
    return 0;
}
