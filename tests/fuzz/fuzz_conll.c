// SPDX-License-Identifier: GPL-3.0-or-later
/* Any bytes are a column file, or text with marked names, or an error that says something; labels
 * are those of whole names; what is written of a file, in any of two manners, is read back equal.
 */
#include "extract/evaluate.h"
#include "extract/train/marked.h"
#include "tests/fuzz/check.h"

#include <glib.h>
#include <stdlib.h>

static void must(bool holds)
{
    if (!holds)
        abort();
}

static void check_labels(const uint8_t *label, kith_sentence s)
{
    uint8_t before = KITH_LABEL_O;

    for (uint32_t t = s.beg; t < s.end; t++) {
        must(label[t] < KITH_LABELS && kith_label_follows(before, label[t]));
        before = label[t];
    }
    must(!kith_label_open(before));
}

/* Tokens are checked where all bytes are text: others have no borders of characters. */
static void check_corpus(const kith_corpus *corpus, bool text)
{
    size_t n = 0;
    uint64_t line = 0;

    for (size_t d = 0; d < corpus->n; d++) {
        const kith_columns *doc = &corpus->at[d];
        if (text)
            check_tokens(doc->text, doc->tokens, doc->sentences);
        for (size_t i = 0; i < doc->sentences.n; i++)
            check_labels(doc->label, doc->sentences.at[i]);
        must(doc->line >= line);
        line = doc->line;
        n += doc->tokens.n;
    }
    must(n == corpus->n_tokens);
}

/* BILOU as it is, or as IOB2. */
static void put_label(GString *out, uint8_t label, bool bilou)
{
    static const char in_full[] = "BILU", in_short[] = "BIIB";

    if (label == KITH_LABEL_O)
        g_string_append(out, "\tO\n");
    else
        g_string_append_printf(out, "\t%c-%s\n",
                               (bilou ? in_full : in_short)[kith_label_position(label)],
                               kith_tag_type_name[kith_label_type(label)]);
}

static GString *written(const kith_corpus *corpus, bool bilou)
{
    GString *out = g_string_new(NULL);

    for (size_t d = 0; d < corpus->n; d++) {
        const kith_columns *doc = &corpus->at[d];
        g_string_append(out, "-DOCSTART- O\n\n");
        for (size_t i = 0; i < doc->sentences.n; i++) {
            for (uint32_t t = doc->sentences.at[i].beg; t < doc->sentences.at[i].end; t++) {
                kith_str token = kith_token_str(doc->text, doc->tokens.at[t]);
                g_string_append_len(out, token.ptr, (gssize)token.len);
                put_label(out, doc->label[t], bilou);
            }
            g_string_append_c(out, '\n');
        }
    }
    return out;
}

static void check_again(kith_arena *a, const kith_corpus *corpus, bool bilou)
{
    GString *out = written(corpus, bilou);
    kith_corpus again;
    kith_err err = {0};

    must(kith_conll_parse(a, "again", (kith_str){out->str, out->len}, NULL, &again, &err));
    must(again.n == corpus->n && again.n_tokens == corpus->n_tokens);
    for (size_t d = 0; d < corpus->n; d++) {
        must(kith_str_eq(again.at[d].text, corpus->at[d].text));
        must(memcmp(again.at[d].label, corpus->at[d].label, corpus->at[d].tokens.n) == 0);
    }
    g_string_free(out, TRUE);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const kith_conll_options untagged = {.untagged = true};
    const kith_str bytes = {(const char *)data, size};
    kith_arena *a = kith_arena_new();
    kith_corpus corpus;
    kith_err err = {0};
    const bool text = g_utf8_validate_len(size > 0 ? bytes.ptr : "", size, NULL);

    for (int tagged = 0; tagged < 2; tagged++) {
        if (kith_conll_parse(a, "fuzz", bytes, tagged ? NULL : &untagged, &corpus, &err)) {
            check_corpus(&corpus, text);
            check_again(a, &corpus, true);
            check_again(a, &corpus, false);
        } else
            check_err(&err);
    }
    err = (kith_err){0};
    if (kith_marked_parse(a, "fuzz", bytes, &corpus, &err))
        check_corpus(&corpus, text);
    else
        check_err(&err);
    kith_arena_free(a);
    return 0;
}
