// SPDX-License-Identifier: GPL-3.0-or-later
/* Any bytes are a user's lexicon, or one of the lists that kith is made with (the first byte says
 * which), or an error with a line in it. With the former, any text, here the bytes themselves, gets
 * names that ascend; the latter becomes a lexicon that can be walked. */
#include "extract/lexicon_user.h"
#include "extract/read/read.h"
#include "tests/fuzz/check.h"

#include <glib.h>
#include <stdlib.h>

static void must(bool holds)
{
    if (!holds)
        abort();
}

static const char *const lists[] = {
    "countries.tsv", "country-traps.tsv", "given-names.tsv",  "org-heads.tsv", "titles.tsv",
    "people.tsv",    "generic.tsv",       "family-names.tsv", "places.tsv",    "none.tsv",
};

static void extract_with(const kith_user_lexicon *user, kith_str text)
{
    const kith_extract_options options = {
        .keep_boilerplate = true, .any_language = true, .user = user};
    static const kith_read_options plain = {0};
    kith_extractor *extractor = kith_extractor_new(kith_tagger_builtin(NULL), &options);
    kith_arena *a = kith_arena_new();
    kith_doc doc = {.name = KITH_STR("fuzz")};
    kith_err err = {0};
    const kith_record record = {.bytes = text, .options = &plain};

    if (kith_reader_named("text")->read(&record, a, &doc, &err)) {
        kith_extraction x = kith_extract(extractor, a, &doc);
        check_extraction(&x);
    } else
        check_err(&err);
    kith_arena_free(a);
    kith_extractor_free(extractor);
}

static void read_user(kith_str text)
{
    kith_user_lexicon *user = NULL;
    kith_err err = {0};

    if (kith_user_lexicon_read("fuzz", text, &user, &err))
        extract_with(user, text);
    else {
        must(user == NULL);
        check_err(&err);
    }
    kith_user_lexicon_free(user);
}

/* The names of lines, fields of them, are looked up. */
static void walk(const kith_lexicon *lex, kith_str text)
{
    kith_str line, field;

    while (kith_str_line(&text, &line))
        while (line.len > 0 && kith_str_field(&line, '\t', &field)) {
            uint32_t at = kith_lexicon_find(lex, field);
            size_t n = 0;
            const uint32_t *id = at != 0 ? kith_lexicon_entries(lex, at, &n) : NULL;
            for (size_t i = 0; i < n; i++)
                must(id[i] < kith_lexicon_size(lex));
        }
}

static void read_list(const char *name, kith_str text)
{
    kith_lexicon_builder *b = kith_lexicon_builder_new();
    kith_lexicon *lex = NULL;
    kith_err err = {0};
    size_t size;

    if (kith_lexicon_read(b, name, text, &err) && (lex = kith_lexicon_pack(b, &size, &err)) != NULL)
        walk(lex, text);
    else
        check_err(&err);
    g_free(lex);
    kith_lexicon_builder_free(b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const kith_str text = {(const char *)data + (size > 0), size - (size > 0)};
    const size_t kind = size > 0 ? data[0] % (G_N_ELEMENTS(lists) + 3) : 0;

    if (kind < G_N_ELEMENTS(lists))
        read_list(lists[kind], text);
    else
        read_user(text);
    return 0;
}
