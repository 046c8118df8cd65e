// SPDX-License-Identifier: GPL-3.0-or-later
/* The first of the two passes: what each document says is written down as records. Sentences
 * without a mention leave no trace but in the totals. */
#include "graph/records.h"

#include <stdlib.h>

bool kith_corpus_new(const kith_link_options *options, kith_corpus **out, kith_err *err)
{
    kith_evidence *evidence = NULL;
    kith_corpus *c;

    if (options->evidence > 0 && (evidence = kith_evidence_new(err)) == NULL)
        return false;
    c = kith_zeroed(1, sizeof *c);
    c->options = *options;
    c->evidence = evidence;
    *out = c;
    return true;
}

void kith_corpus_free(kith_corpus *c)
{
    if (c == NULL)
        return;
    kith_evidence_free(c->evidence);
    kith_pool_fini(&c->names);
    kith_table_fini(&c->form_index);
    kith_table_fini(&c->doc_index);
    kith_table_fini(&c->block_index);
    free(c->form);
    free(c->doc);
    free(c->sentence);
    free(c->mention);
    free(c->local);
    free(c->block);
    free(c);
}

static uint64_t form_hash(const kith_form *f)
{
    uint64_t h = kith_str_hash(f->label) ^ kith_str_hash(f->iso) * 31;

    return h ^
           ((uint64_t)f->known << 8 | (uint64_t)f->type << 1 | f->part_only) * 0x9e3779b97f4a7c15u;
}

static bool form_eq(const kith_form *a, const kith_form *b)
{
    return a->type == b->type && a->known == b->known && a->part_only == b->part_only &&
           kith_str_eq(a->label, b->label) && kith_str_eq(a->iso, b->iso);
}

static uint32_t form_of(kith_corpus *c, const kith_facts_local *local)
{
    kith_form f = {.label = local->label,
                   .iso = local->iso,
                   .known = local->known,
                   .type = local->type,
                   .part_only = local->part_only};
    uint64_t hash = form_hash(&f);
    uint32_t *id, label, iso;

    while (*(id = kith_table_at(&c->form_index, hash)) != KITH_NONE && !form_eq(&c->form[*id], &f))
        hash++;
    if (*id != KITH_NONE)
        return *id;
    label = kith_pool_add(&c->names, f.label); // may move the names: not within the index
    iso = kith_pool_add(&c->names, f.iso);
    f.label = c->names.at[label];
    f.iso = c->names.at[iso];
    c->form = kith_more(c->form, c->n_forms, &c->form_room, sizeof *c->form);
    c->form[c->n_forms] = f;
    return *id = (uint32_t)c->n_forms++;
}

/* True when the text was given before: then the name that is first by bytes stands for both, so
 * that the order of documents does not matter. */
static bool is_repeated(kith_corpus *c, const kith_facts *x, kith_doc_record *doc)
{
    uint32_t *known;
    kith_doc_record *old;

    if (c->options.keep_repeats || x->bytes == 0)
        return false;
    known = kith_table_at(&c->doc_index, doc->hash);
    if (*known == KITH_NONE) {
        *known = (uint32_t)c->n_docs;
        return false;
    }
    old = &c->doc[*known];
    if (kith_str_cmp(c->names.at[doc->name], c->names.at[old->name]) < 0) {
        old->name = doc->name;
        old->date = doc->date;
    }
    return true;
}

static uint32_t record_block(kith_corpus *c, const kith_facts_sentence *s)
{
    uint32_t *id = kith_table_at(&c->block_index, s->block);

    if (*id == KITH_NONE) {
        *id = (uint32_t)c->n_blocks;
        c->block = kith_more(c->block, c->n_blocks, &c->block_room, sizeof *c->block);
        c->block[c->n_blocks++] = (kith_block_record){.last = KITH_NONE, .copy = s->copy};
    }
    if (c->block[*id].last != c->n_docs) {
        c->block[*id].last = (uint32_t)c->n_docs;
        c->block[*id].documents++;
    }
    return *id;
}

/* Sentences ascend: each block is looked up once, however many it has. */
static uint32_t block_of(kith_corpus *c, const kith_facts_sentence *s)
{
    if (c->at_block != s->paragraph) {
        c->at_block = s->paragraph;
        c->at_block_id = record_block(c, s);
    }
    return c->at_block_id;
}

static bool names_two(const kith_facts *x, size_t beg, size_t end)
{
    for (size_t m = beg + 1; m < end; m++)
        if (x->mention[m].local != x->mention[beg].local)
            return true;
    return false;
}

/* Mentions [beg, end) of x, which are all of one sentence. */
static void add_sentence(kith_corpus *c, const kith_facts *x, size_t beg, size_t end,
                         uint32_t first_local)
{
    const kith_facts_sentence *from = &x->sentence[x->mention[beg].sentence];
    kith_sentence_record s = {.text = KITH_NO_TEXT,
                              .block = block_of(c, from),
                              .doc = (uint32_t)c->n_docs,
                              .mention = (uint32_t)c->n_mentions,
                              .n_mentions = (uint32_t)(end - beg)};

    if (c->evidence != NULL && names_two(x, beg, end)) {
        s.hash = kith_str_hash(from->text);
        s.text = kith_evidence_put(c->evidence, from->text);
    }
    for (size_t m = beg; m < end; m++) {
        const kith_facts_mention *at = &x->mention[m];
        c->mention = kith_more(c->mention, c->n_mentions, &c->mention_room, sizeof *c->mention);
        c->mention[c->n_mentions++] =
            (kith_mention_record){.local = first_local + at->local,
                                  .surface = kith_pool_add(&c->names, at->surface),
                                  .via = at->via};
    }
    c->sentence = kith_more(c->sentence, c->n_sentences, &c->sentence_room, sizeof *c->sentence);
    c->sentence[c->n_sentences++] = s;
}

static void add_locals(kith_corpus *c, const kith_facts *x)
{
    for (size_t e = 0; e < x->n_locals; e++) {
        kith_local_record local = {form_of(c, &x->local[e]), (uint32_t)c->n_docs};
        c->local = kith_more(c->local, c->n_locals, &c->local_room, sizeof *c->local);
        c->local[c->n_locals++] = local;
    }
}

void kith_corpus_add(kith_corpus *c, const kith_facts *x)
{
    kith_doc_record doc = {.name = kith_pool_add(&c->names, x->name),
                           .date = x->date.len > 0 ? kith_pool_add(&c->names, x->date) : KITH_NONE,
                           .hash = x->hash,
                           .sentence = (uint32_t)c->n_sentences};
    uint32_t first_local = (uint32_t)c->n_locals;

    c->totals.documents++;
    if (is_repeated(c, x, &doc)) {
        c->totals.duplicates++;
        return;
    }
    c->totals.sentences += x->sentences;
    c->totals.tokens += x->tokens;
    add_locals(c, x);
    c->at_block = KITH_NONE;
    for (size_t beg = 0, end; beg < x->n_mentions; beg = end) {
        for (end = beg + 1; end < x->n_mentions; end++)
            if (x->mention[end].sentence != x->mention[beg].sentence)
                break;
        add_sentence(c, x, beg, end, first_local);
    }
    doc.n_sentences = (uint32_t)c->n_sentences - doc.sentence;
    c->doc = kith_more(c->doc, c->n_docs, &c->doc_room, sizeof *c->doc);
    c->doc[c->n_docs++] = doc;
}
