// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/extract.h"

#include "extract/coref.h"
#include "extract/lexicon_user.h"
#include "extract/mention.h"
#include "extract/pieces.h"

#include <glib.h>

enum {
    LARGE_TEXT = 4 * 1024 * 1024, // has a block of its own in an arena
    SCRATCH = 5800 * 1024,        // of what a piece needs: one of the largest blocks that are kept
    SETTLED = 1 << 18,            // tokens, behind which many more are expected
};

struct kith_extractor {
    kith_tag_cache *cache;
    const kith_lexicon *lex;
    kith_extract_options options;
    kith_arena *scratch; // of one piece
    kith_stages *stages; // NULL: nobody asks
    size_t n_tokens;     // seen
    bool settled;
};

kith_extractor *kith_extractor_new(const kith_tagger *tagger, const kith_extract_options *options)
{
    kith_extractor *x = g_new0(kith_extractor, 1);

    x->cache = kith_tag_cache_new(tagger);
    x->lex = kith_lexicon_builtin();
    x->scratch = kith_arena_new();
    if (options != NULL)
        x->options = *options;
    return x;
}

void kith_extractor_free(kith_extractor *x)
{
    if (x == NULL)
        return;
    kith_tag_cache_free(x->cache);
    kith_arena_free(x->scratch);
    g_free(x);
}

void kith_extractor_time(kith_extractor *x, kith_stages *stages)
{
    x->stages = stages;
}

/* Sentences as runs of bytes. */
static void set_sentences(kith_extraction *x, kith_arena *a, kith_tokens tokens,
                          kith_sentences sentences)
{
    x->n_tokens = tokens.n;
    x->n_sentences = sentences.n;
    x->sentence = kith_room(a, kith_line_span, sentences.n + 1);
    for (size_t i = 0; i < sentences.n; i++) {
        kith_sentence s = sentences.at[i];
        x->sentence[i] = (kith_line_span){tokens.at[s.beg].beg, tokens.at[s.end - 1].end, s.block};
    }
}

/* Tables are read from where that is fastest, once it is worth their move. */
static void settle(kith_extractor *x, size_t n_tokens)
{
    x->n_tokens += n_tokens;
    if (x->settled || x->n_tokens < SETTLED)
        return;
    kith_tag_cache_settle(x->cache);
    x->lex = kith_lexicon_large();
    x->settled = true;
}

/* Sentences, mentions and entities of x's article, all from a. */
static void extract_all(kith_extractor *x, kith_arena *a, kith_extraction *result)
{
    kith_str text = result->article.text;
    kith_tokens tokens = {0};
    kith_sentences sentences = {0};
    kith_spans spans;
    kith_names names;

    kith_segment(a, &result->article, &tokens, &sentences);
    settle(x, tokens.n);
    set_sentences(result, a, tokens, sentences);
    kith_stages_mark(x->stages, KITH_STAGE_SENTENCES);
    spans = kith_tag(x->cache, a, text, tokens, sentences);
    names = kith_names_find(a, x->lex, text, tokens, sentences, spans, &x->options);
    names = kith_user_names(x->options.user, a, text, tokens, sentences, names);
    kith_stages_mark(x->stages, KITH_STAGE_TAG);
    kith_coref(a, x->lex, tokens, sentences, names, result);
    kith_user_mark(x->options.user, result);
    kith_stages_mark(x->stages, KITH_STAGE_RESOLVE);
}

/* Blocks [from, end) that are looked at together. */
static size_t piece_end(const kith_article *article, size_t from)
{
    size_t end = from + 1;

    while (end < article->n_blocks &&
           article->block[end].end - article->block[from].beg <= KITH_PIECE_BYTES)
        end++;
    return end;
}

/* Where a block that is too long for a piece is cut: behind a sentence, or else a word, or else
 * a character. */
static uint32_t cut_end(kith_str text, uint32_t beg, uint32_t end)
{
    enum { LOOK_BACK = 4096 };
    uint32_t at = beg + KITH_PIECE_BYTES, space = 0;

    if (end - beg <= KITH_PIECE_BYTES)
        return end;
    while (((unsigned char)text.ptr[at] & 0xc0) == 0x80)
        at--;
    for (uint32_t i = at; i > at - LOOK_BACK; i--) {
        if (text.ptr[i - 1] != ' ')
            continue;
        space = space == 0 ? i : space;
        if (text.ptr[i - 2] == '.')
            return i;
    }
    return space != 0 ? space : at;
}

static void extract_piece(kith_extractor *x, const kith_article *piece, size_t block,
                          kith_pieces *pieces)
{
    kith_extraction result = {.article = *piece};

    kith_arena_reset(x->scratch);
    extract_all(x, x->scratch, &result);
    kith_pieces_add(pieces, &result, block);
}

static void extract_pieces(kith_extractor *x, kith_arena *a, kith_extraction *result)
{
    const kith_article *whole = &result->article;
    kith_pieces *pieces = kith_pieces_new(a, result, x->options.mentions_only);

    kith_arena_room(x->scratch, SCRATCH, 1, 1); // at once: small blocks would leave holes behind

    for (size_t from = 0, end; from < whole->n_blocks; from = end) {
        const kith_block *block = &whole->block[from];
        kith_article piece = *whole;

        end = piece_end(whole, from);
        piece.block = whole->block + from;
        piece.n_blocks = end - from;
        if (end > from + 1 || block->end - block->beg <= KITH_PIECE_BYTES) {
            extract_piece(x, &piece, from, pieces);
            continue;
        }
        for (uint32_t beg = block->beg, cut; beg < block->end; beg = cut) {
            kith_block part = *block;
            part.beg = beg;
            part.end = cut = cut_end(whole->text, beg, block->end);
            piece.block = &part;
            extract_piece(x, &piece, from, pieces);
        }
    }
    kith_pieces_free(pieces);
}

/* What is short may be a part of the text. */
static void keep_fields(kith_arena *a, kith_doc *doc)
{
    kith_str *field[] = {&doc->name,     &doc->title,  &doc->date,  &doc->author,
                         &doc->language, &doc->source, &doc->stated};

    for (size_t i = 0; i < sizeof field / sizeof *field; i++)
        *field[i] = kith_arena_str(a, *field[i]);
}

kith_extraction kith_extract(kith_extractor *x, kith_arena *a, kith_doc *doc)
{
    bool large = x->options.forget_text && doc->text.len >= LARGE_TEXT;
    kith_extraction result;

    if (large)
        keep_fields(a, doc);
    result = (kith_extraction){.name = doc->name,
                               .title = doc->title,
                               .date = doc->date,
                               .author = doc->author,
                               .language = doc->language,
                               .source = doc->source,
                               .n_repaired = doc->n_repaired};
    result.article = large ? kith_article_take(a, doc, x->options.keep_boilerplate)
                           : kith_article_find(a, doc, x->options.keep_boilerplate);
    if (result.article.title.len > 0)
        result.title = result.article.title;
    if (result.article.date.len > 0)
        result.date = result.article.date;
    result.language = result.article.language;
    kith_stages_mark(x->stages, KITH_STAGE_BOILERPLATE);
    if (x->options.article_only || (result.article.foreign && !x->options.any_language))
        return result;
    if (result.article.text.len <= KITH_PIECE_BYTES)
        extract_all(x, a, &result);
    else
        extract_pieces(x, a, &result);
    return result;
}
