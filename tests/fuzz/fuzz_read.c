// SPDX-License-Identifier: GPL-3.0-or-later
/* Any bytes, given to every reader, give valid text in lines that ascend, an article whose blocks
 * ascend, and tokens each in one sentence; or an error that says something. */
#include "extract/read/read.h"
#include "tests/fuzz/check.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const kith_read_options plain = {0};
    kith_arena *a = kith_arena_new();

    for (const kith_reader *r = kith_readers; r->name != NULL; r++) {
        kith_doc doc = {.name = KITH_STR("fuzz")};
        kith_err err = {0};
        const kith_record record = {.bytes = {(const char *)data, size}, .options = &plain};
        if (r->next != NULL) // of what their splitter gives: fuzz_source
            continue;
        if (!r->read(&record, a, &doc, &err)) {
            if (err.code == KITH_OK || err.msg[0] == '\0')
                abort();
            continue;
        }
        check_doc(&doc);
        for (int keep = 0; keep < 2; keep++) {
            kith_article article = kith_article_find(a, &doc, keep);
            kith_tokens tokens = {0};
            kith_sentences sentences = {0};
            check_article(&article, &doc);
            kith_segment(a, &article, &tokens, &sentences);
            check_tokens(article.text, tokens, sentences);
        }
    }
    kith_arena_free(a);
    return 0;
}
