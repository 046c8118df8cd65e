// SPDX-License-Identifier: GPL-3.0-or-later
/* kith tag --format conll: column files back, line for line, with one more column. */
#include "base/out.h"
#include "cli/tagging.h"
#include "cli/term/say.h"
#include "extract/conll.h"

/* The tag of each token of a corpus in file order: type + 1, 0 for O; 8 is added to the first
 * token of a name. */
static void tag_corpus(kith_tag_cache *cache, kith_arena *a, const kith_corpus *corpus,
                       uint8_t *tag)
{
    size_t at = 0;

    for (size_t d = 0; d < corpus->n; d++) {
        const kith_columns *doc = &corpus->at[d];
        kith_spans found = kith_tag(cache, a, doc->text, doc->tokens, doc->sentences);

        for (size_t i = 0; i < found.n; i++) {
            for (uint32_t t = found.at[i].beg; t < found.at[i].end; t++)
                tag[at + t] = (uint8_t)(found.at[i].type + 1 + (t == found.at[i].beg ? 8 : 0));
        }
        at += doc->tokens.n;
    }
}

static void write_lines(kith_out *out, kith_str text, const uint8_t *tag)
{
    kith_str line, token, last;

    while (kith_str_line(&text, &line)) {
        kith_out_str(out, line);
        if (kith_conll_line(line, &token, &last) == KITH_LINE_TOKEN) {
            if (*tag == 0)
                kith_out_puts(out, "\tO");
            else
                kith_out_printf(out, "\t%c-%s", *tag & 8 ? 'B' : 'I',
                                kith_tag_type_name[(*tag & 7) - 1]);
            tag++;
        }
        kith_out_putc(out, '\n');
    }
}

static bool tag_file(kith_tag_cache *cache, const char *path, kith_out *out, kith_err *err)
{
    kith_arena *a = kith_arena_new();
    kith_corpus corpus;
    kith_str text;
    bool ok =
        kith_file_read(a, path, &text, err) &&
        kith_conll_parse(a, path, text, &(kith_conll_options){.untagged = true}, &corpus, err);

    if (ok) {
        uint8_t *tag = kith_new(a, uint8_t, corpus.n_tokens + 1);

        tag_corpus(cache, a, &corpus, tag);
        write_lines(out, text, tag);
    }
    kith_arena_free(a);
    return ok;
}

int kith_tag_conll(const char *model, char **files, size_t n)
{
    kith_err err = {0}, last = {0};
    kith_tagger *owned = NULL;
    const kith_tagger *tagger = kith_tagger_get(model, &owned, &err);
    kith_tag_cache *cache = tagger ? kith_tag_cache_new(tagger) : NULL;
    kith_out *out = cache ? kith_out_open("-", &err) : NULL;

    for (size_t i = 0; out != NULL && i < n; i++) {
        kith_err one = {0};

        if (!tag_file(cache, files[i], out, &one)) {
            kith_say_err(&one);
            last = one;
        }
    }
    if (out != NULL)
        kith_out_close(out, &err);
    if (err.code != KITH_OK)
        kith_say_err(&err);
    kith_tag_cache_free(cache);
    kith_tagger_free(owned);
    return err.code != KITH_OK ? (int)err.code : last.code == KITH_EIO ? 1 : (int)last.code;
}
