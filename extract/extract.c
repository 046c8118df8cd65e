// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/extract.h"

#include "extract/coref.h"
#include "extract/mention.h"

#include <glib.h>

struct kith_extractor {
    kith_tag_cache *cache;
    const kith_lexicon *lex;
    kith_extract_options options;
};

kith_extractor *kith_extractor_new(const kith_tagger *tagger, const kith_extract_options *options)
{
    kith_extractor *x = g_new0(kith_extractor, 1);

    x->cache = kith_tag_cache_new(tagger);
    x->lex = kith_lexicon_builtin();
    if (options != NULL)
        x->options = *options;
    return x;
}

void kith_extractor_free(kith_extractor *x)
{
    if (x == NULL)
        return;
    kith_tag_cache_free(x->cache);
    g_free(x);
}

/* Sentences as runs of bytes. */
static void set_sentences(kith_extraction *x, kith_arena *a, kith_tokens tokens,
                          kith_sentences sentences)
{
    x->n_tokens = tokens.n;
    x->n_sentences = sentences.n;
    x->sentence = kith_new(a, kith_line_span, sentences.n + 1);
    for (size_t i = 0; i < sentences.n; i++) {
        kith_sentence s = sentences.at[i];
        x->sentence[i] = (kith_line_span){tokens.at[s.beg].beg, tokens.at[s.end - 1].end, s.block};
    }
}

kith_extraction kith_extract(kith_extractor *x, kith_arena *a, const kith_doc *doc)
{
    kith_extraction result = {
        .name = doc->name, .title = doc->title, .date = doc->date, .n_repaired = doc->n_repaired};
    kith_tokens tokens = {0};
    kith_sentences sentences = {0};
    kith_spans spans;
    kith_names names;

    result.article = kith_article_find(a, doc, x->options.keep_boilerplate);
    kith_segment(a, &result.article, &tokens, &sentences);
    set_sentences(&result, a, tokens, sentences);
    spans = kith_tag(x->cache, a, result.article.text, tokens, sentences);
    names = kith_names_find(a, x->lex, result.article.text, tokens, sentences, spans, &x->options);
    kith_coref(a, x->lex, tokens, sentences, names, &result);
    return result;
}
