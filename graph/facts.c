// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/facts.h"

#include "graph/minhash.h"

/* The signature, and for each block what it is known by: copied text by its sketch, so that an
 * edited word does not hide it; a short line by its words, digits alike. */
static uint64_t *sketch(kith_arena *a, const kith_extraction *x, kith_facts *f)
{
    uint64_t *known = kith_room(a, uint64_t, x->article.n_blocks);
    const uint64_t kept = ((uint64_t)1 << 8 * KITH_BLOCK_BYTES) - 1;
    char *bytes = kith_room(a, char, KITH_SKETCH_BYTES);
    kith_sketcher sketcher;
    kith_sketch whole;

    kith_sketch_begin(&sketcher);
    for (size_t i = 0; i < x->article.n_blocks; i++) {
        const kith_block *b = &x->article.block[i];
        known[i] = kith_sketch_paragraph(&sketcher, kith_str_sub(x->article.text, b->beg, b->end));
        if (b->end - b->beg < KITH_COPY_BYTES)
            known[i] = b->hash & kept;
    }
    kith_sketch_end(&sketcher, &whole);
    kith_sketch_put(&whole, bytes);
    if (whole.n > 0)
        f->signature = (kith_str){bytes, KITH_SKETCH_BYTES};
    return known;
}

static void set_sentences(kith_arena *a, const kith_extraction *x, kith_facts *f)
{
    f->n_sentences = x->n_sentences;
    f->sentence = kith_room(a, kith_facts_sentence, x->n_sentences);
    for (size_t s = 0; s < x->n_sentences; s++) {
        const kith_line_span *span = &x->sentence[s];
        const kith_block *block = &x->article.block[span->block];
        f->sentence[s] =
            (kith_facts_sentence){.text = kith_str_sub(x->article.text, span->beg, span->end),
                                  .beg = span->beg,
                                  .end = span->end,
                                  .number = (uint32_t)s,
                                  .paragraph = span->block,
                                  .copy = block->end - block->beg >= KITH_COPY_BYTES};
    }
}

/* known: of each block. */
static void set_mentions(kith_arena *a, const kith_extraction *x, const uint64_t *known,
                         kith_facts *f)
{
    f->n_mentions = x->n_mentions;
    f->mention = kith_room(a, kith_facts_mention, x->n_mentions);
    for (size_t m = 0; m < x->n_mentions; m++) {
        const kith_mention *at = &x->mention[m];
        kith_facts_sentence *s = &f->sentence[at->sentence];
        s->block = known[s->paragraph];
        f->mention[m] =
            (kith_facts_mention){.sentence = at->sentence,
                                 .local = at->entity,
                                 .beg = at->beg - s->beg,
                                 .surface = kith_str_sub(x->article.text, at->beg, at->end),
                                 .via = at->via};
    }
}

static void set_locals(kith_arena *a, const kith_extraction *x, kith_facts *f)
{
    f->n_locals = x->n_entities;
    f->local = kith_room(a, kith_facts_local, x->n_entities);
    for (size_t e = 0; e < x->n_entities; e++)
        f->local[e] = (kith_facts_local){.label = x->entity[e].label,
                                         .iso = x->entity[e].iso,
                                         .known = x->entity[e].known,
                                         .type = x->entity[e].type,
                                         .part_only = x->entity[e].part_only};
}

kith_facts kith_facts_of(kith_arena *a, const kith_extraction *x)
{
    kith_facts f = {.name = x->name,
                    .title = x->title,
                    .date = x->date,
                    .language = x->language,
                    .source = x->source,
                    .author = x->author,
                    .hash = kith_str_hash(x->article.text),
                    .bytes = x->article.text.len,
                    .tokens = x->n_tokens,
                    .sentences = x->n_sentences};

    set_sentences(a, x, &f);
    set_mentions(a, x, sketch(a, x, &f), &f);
    set_locals(a, x, &f);
    return f;
}

const void *kith_facts_prepare(kith_arena *a, const kith_extraction *x)
{
    kith_facts *f = kith_new(a, kith_facts, 1);

    *f = kith_facts_of(a, x);
    return f;
}
