// SPDX-License-Identifier: GPL-3.0-or-later
/* The first of the two passes: what each document says is written down as records. Sentences
 * without a mention leave no trace but in the totals. */
#include "graph/records.h"
#include "graph/site.h"

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
    kith_pool_fini(&c->about);
    kith_table_fini(&c->form_index);
    kith_table_fini(&c->usage_index);
    kith_table_fini(&c->doc_index);
    kith_table_fini(&c->copies);
    kith_table_fini(&c->block_index);
    free(c->form);
    free(c->usage);
    free(c->doc);
    free(c->sketch);
    free(c->sentence);
    free(c->content);
    free(c->quotable);
    free(c->mention);
    free(c->block);
    free(c->recent);
    free(c);
}

void kith_corpus_meanwhile(kith_corpus *c, kith_meanwhile *run, void *self)
{
    c->meanwhile = run;
    c->meanwhile_self = self;
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
    iso = kith_pool_add(&c->about, f.iso);
    f.label = c->names.at[label];
    f.iso = c->about.at[iso];
    c->form = kith_more(c->form, c->n_forms, &c->form_room, sizeof *c->form);
    c->form[c->n_forms] = f;
    return *id = (uint32_t)c->n_forms++;
}

static uint32_t add_usage(kith_corpus *c, uint32_t form, const kith_facts_mention *m)
{
    kith_usage_record u = {.form = form, .via = m->via};
    uint64_t key;
    uint32_t *id;

    u.surface = kith_pool_add(&c->names, m->surface);
    key = kith_pair(u.form, u.surface) ^ (uint64_t)u.via << 61; // forms are fewer than that
    id = kith_table_at(&c->usage_index, key);
    if (*id == KITH_NONE) {
        c->usage = kith_more(c->usage, c->n_usages, &c->usage_room, sizeof *c->usage);
        c->usage[c->n_usages] = u;
        *id = (uint32_t)c->n_usages++;
    }
    return *id;
}

/* A document mostly says again what it has said of somebody: each form is looked up once, and a
 * surface when it is another than the last. */
static uint32_t usage_of(kith_corpus *c, const kith_facts *x, const kith_facts_mention *m)
{
    kith_recent *recent = &c->recent[m->local];

    if (recent->form == KITH_NONE)
        recent->form = form_of(c, &x->local[m->local]);
    else if (recent->via == m->via && kith_str_eq(recent->surface, m->surface))
        return recent->usage;
    recent->usage = add_usage(c, recent->form, m);
    recent->surface = m->surface;
    recent->via = m->via;
    return recent->usage;
}

/* The name that is first by bytes stands for all documents of a text, so that their order does
 * not matter. */
static void name_copy(kith_doc_record *old, const kith_pool *about, const kith_doc_record *doc)
{
    if (kith_str_cmp(about->at[doc->name], about->at[old->name]) < 0) {
        old->name = doc->name;
        old->date = doc->date;
        old->site = doc->site;
    }
}

/* Whether the text was given before, and under which name. */
static kith_added look_up(kith_corpus *c, const kith_facts *x, const kith_doc_record *doc)
{
    uint32_t *known, *seen, *own;

    c->at_doc = (uint32_t)c->n_docs;
    if (x->bytes == 0)
        return KITH_ADDED;
    known = kith_table_at(&c->doc_index, doc->hash);
    if (*known == KITH_NONE) {
        *known = (uint32_t)c->n_docs;
        return KITH_ADDED;
    }
    c->at_doc = *known;
    own = kith_table_at(&c->copies, kith_pair(c->at_doc, c->doc[c->at_doc].name));
    *own = 0;
    seen = kith_table_at(&c->copies, kith_pair(c->at_doc, doc->name));
    if (*seen != KITH_NONE)
        return KITH_ADDED_BEFORE;
    *seen = 0;
    return KITH_ADDED_COPY;
}

static uint32_t record_block(kith_corpus *c, const kith_facts_sentence *s)
{
    uint32_t *id = kith_table_at(&c->block_index, s->block);

    if (*id == KITH_NONE) {
        *id = (uint32_t)c->n_blocks;
        c->block = kith_more(c->block, c->n_blocks, &c->block_room, sizeof *c->block);
        c->block[c->n_blocks++] = (kith_block_record){.known = s->block, .copy = s->copy};
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

/* Of the sentence that is to be added. */
static void add_quotable(kith_corpus *c, const kith_facts *x, size_t beg, size_t end)
{
    kith_str text = x->sentence[x->mention[beg].sentence].text;
    kith_quotable *q;

    c->quotable = kith_more(c->quotable, c->n_sentences, &c->quotable_room, sizeof *c->quotable);
    q = &c->quotable[c->n_sentences];
    *q = (kith_quotable){.text = KITH_NO_TEXT};
    if (text.len == 0 ||
        (c->options.window.kind == KITH_WINDOW_SENTENCE && !names_two(x, beg, end)))
        return;
    q->hash = kith_str_hash(text);
    q->text = kith_evidence_put(c->evidence, text);
}

/* Mentions [beg, end) of x, which are all of one sentence. */
static void add_sentence(kith_corpus *c, const kith_facts *x, size_t beg, size_t end)
{
    const kith_facts_sentence *from = &x->sentence[x->mention[beg].sentence];
    kith_sentence_record s = {
        .doc = (uint32_t)c->n_docs, .number = from->number, .paragraph = from->paragraph};
    kith_sentence_content content = {block_of(c, from), (uint32_t)c->n_mentions};

    if (c->evidence != NULL)
        add_quotable(c, x, beg, end);
    for (size_t m = beg; m < end; m++) {
        c->mention = kith_more(c->mention, c->n_mentions, &c->mention_room, sizeof *c->mention);
        c->mention[c->n_mentions++] = usage_of(c, x, &x->mention[m]);
    }
    c->sentence = kith_more(c->sentence, c->n_sentences, &c->sentence_room, sizeof *c->sentence);
    c->content = kith_more(c->content, c->n_sentences, &c->content_room, sizeof *c->content);
    c->content[c->n_sentences] = content;
    c->sentence[c->n_sentences++] = s;
}

static void add_mentions(kith_corpus *c, const kith_facts *x)
{
    while (c->recent_room < x->n_locals)
        c->recent = kith_more(c->recent, c->recent_room, &c->recent_room, sizeof *c->recent);
    for (size_t i = 0; i < x->n_locals; i++)
        c->recent[i].form = KITH_NONE;
    c->at_block = KITH_NONE;
    for (size_t beg = 0, end; beg < x->n_mentions; beg = end) {
        for (end = beg + 1; end < x->n_mentions; end++)
            if (x->mention[end].sentence != x->mention[beg].sentence)
                break;
        add_sentence(c, x, beg, end);
    }
}

kith_added kith_corpus_add(kith_corpus *c, const kith_facts *x)
{
    kith_str site = kith_site_of(x->source);
    kith_doc_record doc = {.name = kith_pool_add(&c->about, x->name),
                           .date = x->date.len > 0 ? kith_pool_add(&c->about, x->date) : KITH_NONE,
                           .site = site.len > 0 ? kith_pool_add(&c->about, site) : KITH_NONE,
                           .hash = x->hash,
                           .sentences = (uint32_t)x->sentences,
                           .sentence = (uint32_t)c->n_sentences};
    kith_added how = look_up(c, x, &doc);

    if (how == KITH_ADDED_BEFORE)
        return how;
    c->totals.documents++;
    c->totals.duplicates += how == KITH_ADDED_COPY && !kith_keeps_copies(&c->options);
    if (how == KITH_ADDED_COPY && !kith_keeps_copies(&c->options)) {
        name_copy(&c->doc[c->at_doc], &c->about, &doc);
        return how;
    }
    c->totals.sentences += x->sentences;
    c->totals.tokens += x->tokens;
    add_mentions(c, x);
    doc.n_sentences = (uint32_t)c->n_sentences - doc.sentence;
    if (!kith_keeps_copies(&c->options)) {
        c->sketch = kith_more(c->sketch, c->n_docs, &c->sketch_room, sizeof *c->sketch);
        c->sketch[c->n_docs] = kith_sketch_get(x->signature);
    }
    c->doc = kith_more(c->doc, c->n_docs, &c->doc_room, sizeof *c->doc);
    c->doc[c->n_docs++] = doc;
    return how;
}
