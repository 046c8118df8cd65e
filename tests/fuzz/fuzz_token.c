// SPDX-License-Identifier: GPL-3.0-or-later
/* Any bytes, not only valid text, give tokens that ascend, lie within the text, are of bounded
 * length and each in exactly one sentence of bounded length; the same in pieces of a block each. */
#include "tests/fuzz/check.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    kith_arena *a = kith_arena_new();
    kith_str text = {(const char *)data, size};
    kith_tokens tokens = {0};
    kith_sentences sentences = {0};

    for (size_t beg = 0, end; beg < size; beg = end) {
        const char *at = memchr(text.ptr + beg, '\n', size - beg);
        size_t first = tokens.n;
        end = at != NULL ? (size_t)(at - text.ptr) + 1 : size;
        kith_tokenize(a, text, beg, end, &tokens);
        kith_sentences_split(a, text, tokens, first, 0, &sentences);
    }
    for (size_t t = 0; t < tokens.n; t++)
        if (tokens.at[t].beg >= tokens.at[t].end || tokens.at[t].end > size ||
            (t > 0 && tokens.at[t].beg < tokens.at[t - 1].end) ||
            tokens.at[t].end - tokens.at[t].beg > KITH_TOKEN_BYTES)
            abort();
    for (size_t i = 0, end = 0; i <= sentences.n; i++) {
        if (i == sentences.n ? end != tokens.n : sentences.at[i].beg != end)
            abort();
        if (i == sentences.n)
            break;
        end = sentences.at[i].end;
        if (end <= sentences.at[i].beg || end - sentences.at[i].beg > KITH_SENTENCE_TOKENS)
            abort();
    }
    kith_arena_free(a);
    return 0;
}
