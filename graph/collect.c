// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/collect.h"

#include "graph/repeat.h"

#include <math.h>
#include <stdlib.h>

#include "graph/site.h"

/* What a form had before it was numbered by content. */
typedef struct {
    const kith_corpus *corpus;
    kith_collection *out;
    uint32_t *used;     // [usages] of the corpus: which of ours, or KITH_NONE
    uint32_t *last_doc; // [forms] in which it was counted
    uint8_t *furniture; // [blocks] of the site it stands in
    uint32_t *owner; // [blocks] document in which copied text counts; of others, how many have it
    uint32_t *same;  // [blocks] one of those that are nearly equal
    size_t form_room;
    size_t n_usage, usage_room;
    size_t window_room, form_list_room;
    kith_claim *form_doc; // key form, root document
    size_t n_docs, doc_room;
    uint32_t *found; // forms of the sentence at hand
    size_t found_room;
    kith_table usage_index;
} collector;

static uint32_t *nones(size_t n)
{
    uint32_t *at = kith_zeroed(n, sizeof *at);

    for (size_t i = 0; i < n; i++)
        at[i] = KITH_NONE;
    return at;
}

/* qsort() has no context; order is made of these. */
typedef struct {
    const kith_doc_record *doc;
    kith_str name;
    uint32_t index;
} doc_key;

static int by_name(const void *x, const void *y)
{
    const doc_key *a = x, *b = y;
    int order = kith_str_cmp(a->name, b->name);

    if (order == 0)
        order = (a->doc->hash > b->doc->hash) - (a->doc->hash < b->doc->hash);
    return order != 0 ? order : (a->index > b->index) - (a->index < b->index);
}

static void order_docs(const kith_corpus *c, kith_collection *out)
{
    doc_key *key = kith_zeroed(c->n_docs, sizeof *key);

    out->doc_order = kith_zeroed(c->n_docs, sizeof *out->doc_order);
    for (uint32_t d = 0; d < c->n_docs; d++)
        key[d] = (doc_key){&c->doc[d], c->about.at[c->doc[d].name], d};
    if (c->n_docs > 0)
        qsort(key, c->n_docs, sizeof *key, by_name);
    for (size_t d = 0; d < c->n_docs; d++)
        out->doc_order[d] = key[d].index;
    free(key);
}

/* Dates are compared as far as both go: "2024-12" holds all its days. */
static bool is_wanted(collector *k, const kith_doc_record *doc)
{
    kith_str since = k->corpus->options.since, until = k->corpus->options.until, date, day;

    if (since.len == 0 && until.len == 0)
        return true;
    if (doc->date == KITH_NONE) {
        k->out->undated++;
        return false;
    }
    date = k->corpus->about.at[doc->date];
    day = kith_str_sub(date, 0, date.len < until.len ? date.len : until.len);
    return kith_str_cmp(date, since) >= 0 && (until.len == 0 || kith_str_cmp(day, until) <= 0);
}

/* Which documents count, and which are copies of them. */
static void find_copies(collector *k)
{
    const kith_corpus *c = k->corpus;
    double similar = c->options.similar > 0 ? c->options.similar : KITH_SIMILAR;
    uint32_t *copy_of = k->out->copy_of = nones(c->n_docs), n = 0;
    uint32_t *order = kith_zeroed(c->n_docs, sizeof *order);
    uint32_t *at = kith_zeroed(c->n_docs, sizeof *at), *copy = kith_zeroed(c->n_docs, sizeof *copy);

    for (uint32_t d = 0; d < c->n_docs; d++)
        if (is_wanted(k, &c->doc[k->out->doc_order[d]])) {
            order[n] = k->out->doc_order[d];
            at[n++] = copy_of[d] = d;
        } else
            k->out->outside++;
    if (c->sketch != NULL) {
        kith_repeats_find(c->sketch, order, n, similar, copy);
        for (uint32_t i = 0; i < n; i++)
            copy_of[at[i]] = at[copy[i]];
    }
    free(order);
    free(at);
    free(copy);
}

static int by_bytes(const void *x, const void *y)
{
    return kith_str_cmp(*(const kith_str *)x, *(const kith_str *)y);
}

/* Dates as numbers that sort alike. */
static void rank_dates(const kith_corpus *c, kith_collection *out)
{
    size_t n = 1, kept = 1;
    kith_str *name = kith_zeroed(c->n_docs + 1, sizeof *name);

    out->date = kith_zeroed(c->n_docs, sizeof *out->date);
    for (size_t d = 0; d < c->n_docs; d++)
        if (c->doc[d].date != KITH_NONE)
            name[n++] = c->about.at[c->doc[d].date];
    qsort(name + 1, n - 1, sizeof *name, by_bytes);
    for (size_t i = 1; i < n; i++)
        if (i == 1 || !kith_str_eq(name[i], name[kept - 1]))
            name[kept++] = name[i];
    out->date_name = name;
    out->n_dates = kept;
    for (size_t d = 0; d < c->n_docs; d++) {
        uint32_t date = c->doc[out->doc_order[d]].date;
        const kith_str *at = NULL;
        if (date != KITH_NONE)
            at = bsearch(&c->about.at[date], name + 1, kept - 1, sizeof *name, by_bytes);
        out->date[d] = at != NULL ? (uint32_t)(at - name) : 0;
    }
}

/* How often a short line may recur before it is furniture: with the root of the corpus, so that a
 * heading that three of ten thousand authors chose is still a heading. */
static uint32_t furniture_from(const kith_corpus *c)
{
    double n = sqrt((double)c->n_docs) / 4;

    return n < 3 ? 3 : (uint32_t)n;
}

/* In how many of the documents that count each short line is. */
static void count_lines(collector *k)
{
    const kith_corpus *c = k->corpus;
    uint32_t *last = nones(c->n_blocks);

    for (uint32_t d = 0; d < c->n_docs; d++) {
        const kith_doc_record *doc = &c->doc[k->out->doc_order[d]];
        for (uint32_t s = 0; s < doc->n_sentences && k->out->copy_of[d] == d; s++) {
            uint32_t b = c->content[doc->sentence + s].block;
            if (last[b] != d && !c->block[b].copy)
                k->owner[b] = k->owner[b] == KITH_NONE ? 1 : k->owner[b] + 1;
            last[b] = d;
        }
    }
    free(last);
}

/* One block for all copies of a paragraph. */
static void group_copies(collector *k)
{
    const kith_corpus *c = k->corpus;
    uint64_t *known = kith_zeroed(c->n_blocks, sizeof *known);
    uint32_t *block = kith_zeroed(c->n_blocks, sizeof *block);
    uint32_t *group = kith_zeroed(c->n_blocks, sizeof *group), n = 0;

    for (uint32_t b = 0; b < c->n_blocks; b++) {
        k->same[b] = b;
        if (!c->block[b].copy)
            continue;
        block[n] = b;
        known[n++] = c->block[b].known;
    }
    kith_paragraphs_group(known, n, group);
    for (uint32_t i = 0; i < n; i++)
        k->same[block[i]] = block[group[i]];
    free(known);
    free(block);
    free(group);
}

/* d: number of the document in order. */
static bool counts(collector *k, uint32_t block, uint32_t d)
{
    const kith_link_options *options = &k->corpus->options;
    uint32_t *owner = &k->owner[k->same[block]];

    if (k->furniture[block] && !options->keep_repeats)
        return false;
    if (!k->corpus->block[block].copy)
        return options->keep_repeats || *owner < furniture_from(k->corpus);
    if (*owner == KITH_NONE)
        *owner = d;
    return *owner == d || kith_keeps_copies(options);
}

static uint32_t number_of(collector *k, uint32_t form)
{
    kith_collection *out = k->out;

    if (out->number[form] == KITH_NONE) {
        out->number[form] = (uint32_t)out->F;
        out->form = kith_more(out->form, out->F, &k->form_room, sizeof *out->form);
        out->form[out->F] = k->corpus->form[form];
        out->form[out->F].documents = out->form[out->F].mentions = 0;
        out->F++;
    }
    return out->number[form];
}

/* A surface that stands for a form in two ways is one of ours. */
static uint32_t first_use(collector *k, uint32_t form, const kith_usage_record *from)
{
    uint32_t *known = kith_table_at(&k->usage_index, kith_pair(form, from->surface));
    kith_collection *out = k->out;

    if (*known == KITH_NONE) {
        *known = (uint32_t)k->n_usage;
        out->usage = kith_more(out->usage, k->n_usage, &k->usage_room, sizeof *out->usage);
        out->usage[k->n_usage++] = (kith_usage){form, from->surface, 0, from->via};
    } else if (from->via < out->usage[*known].via)
        out->usage[*known].via = from->via;
    return *known;
}

static uint32_t count_mention(collector *k, uint32_t usage, uint32_t d)
{
    const kith_usage_record *from = &k->corpus->usage[usage];
    uint32_t form = number_of(k, from->form);

    k->out->mentions++;
    k->out->form[form].mentions++;
    if (k->used[usage] == KITH_NONE)
        k->used[usage] = first_use(k, form, from);
    k->out->usage[k->used[usage]].mentions++;
    if (k->last_doc[from->form] == d)
        return form;
    k->last_doc[from->form] = d;
    k->out->form[form].documents++;
    k->form_doc = kith_more(k->form_doc, k->n_docs, &k->doc_room, sizeof *k->form_doc);
    k->form_doc[k->n_docs++] = (kith_claim){.root = d, .key = form};
    return form;
}

/* Beyond this a "sentence" is a table or a list, and its pairs say nothing. */
enum { CROWD = 200 };

static void add_window(collector *k, const uint32_t *form, size_t n, uint32_t d, uint32_t sentence)
{
    kith_windows *w = &k->out->windows;
    size_t room = k->window_room;
    uint32_t at = w->n > 0 ? w->first[w->n] : 0;

    w->first = kith_more(w->first, w->n + 1, &room, sizeof *w->first);
    room = k->window_room;
    w->doc = kith_more(w->doc, w->n + 1, &room, sizeof *w->doc);
    w->sentence = kith_more(w->sentence, w->n + 1, &k->window_room, sizeof *w->sentence);
    for (size_t i = 0; i < n; i++) {
        w->form = kith_more(w->form, at, &k->form_list_room, sizeof *w->form);
        w->form[at++] = form[i];
    }
    w->first[0] = 0;
    w->doc[w->n] = d;
    w->sentence[w->n] = sentence;
    w->first[++w->n] = at;
}

static void count_sentence(collector *k, uint32_t index, uint32_t d)
{
    const kith_corpus *c = k->corpus;
    const kith_sentence_content *s = &c->content[index];
    size_t end = index + 1 < c->n_sentences ? s[1].mention : c->n_mentions, n = 0;

    if (!counts(k, s->block, d)) {
        k->out->repeats++;
        return;
    }
    for (size_t m = s->mention; m < end; m++) {
        uint32_t form = count_mention(k, c->mention[m], d);
        k->found = kith_more(k->found, n, &k->found_room, sizeof *k->found);
        k->found[n++] = form;
    }
    n = kith_distinct(k->found, n);
    if (n > CROWD) {
        k->out->crowded++;
        n = CROWD;
    }
    add_window(k, k->found, n, d, index);
}

/* Where each form's entries begin in an array sorted by form. */
static size_t *starts(size_t F, size_t n, const void *at, size_t size, size_t form_offset)
{
    size_t *first = kith_zeroed(F + 1, sizeof *first);

    for (size_t i = 0; i < n; i++)
        first[*(const uint32_t *)((const char *)at + i * size + form_offset) + 1]++;
    for (size_t f = 0; f < F; f++)
        first[f + 1] += first[f];
    return first;
}

/* Most frequent first; of equals the longer, then bytes, so that numbers given in the order of
 * documents play no part. */
typedef struct {
    kith_usage usage;
    kith_str surface;
} usage_key;

static int by_form(const void *x, const void *y)
{
    const usage_key *a = x, *b = y;

    if (a->usage.form != b->usage.form)
        return a->usage.form < b->usage.form ? -1 : 1;
    if (a->usage.mentions != b->usage.mentions)
        return a->usage.mentions > b->usage.mentions ? -1 : 1;
    if (a->surface.len != b->surface.len)
        return a->surface.len > b->surface.len ? -1 : 1;
    return kith_str_cmp(a->surface, b->surface);
}

static void sort_usages(collector *k)
{
    kith_collection *out = k->out;
    usage_key *key = kith_zeroed(k->n_usage, sizeof *key);

    for (size_t u = 0; u < k->n_usage; u++)
        key[u] = (usage_key){out->usage[u], k->corpus->names.at[out->usage[u].surface]};
    if (k->n_usage > 0)
        qsort(key, k->n_usage, sizeof *key, by_form);
    for (size_t u = 0; u < k->n_usage; u++)
        out->usage[u] = key[u].usage;
    free(key);
    out->usage_first =
        starts(out->F, k->n_usage, out->usage, sizeof *out->usage, offsetof(kith_usage, form));
}

/* Documents were counted in order, so that a stable distribution leaves them ascending. */
static void list_docs(collector *k)
{
    kith_collection *out = k->out;
    size_t *next;

    out->form_doc_first =
        starts(out->F, k->n_docs, k->form_doc, sizeof *k->form_doc, offsetof(kith_claim, key));
    out->form_doc = kith_zeroed(k->n_docs, sizeof *out->form_doc);
    next = kith_zeroed(out->F, sizeof *next);
    for (size_t i = 0; i < k->n_docs; i++) {
        uint32_t f = k->form_doc[i].key;
        out->form_doc[out->form_doc_first[f] + next[f]++] = k->form_doc[i].root;
    }
    free(next);
}

static void count_document(collector *k, uint32_t d)
{
    const kith_doc_record *doc = &k->corpus->doc[k->out->doc_order[d]];

    if (k->out->copy_of[d] == KITH_NONE)
        return;
    if (k->out->copy_of[d] != d) {
        k->out->near++;
        return;
    }
    k->out->documents++;
    k->out->sentences += doc->sentences;
    for (uint32_t s = 0; s < doc->n_sentences; s++)
        count_sentence(k, doc->sentence + s, d);
}

void kith_collect(const kith_corpus *corpus, kith_collection *out)
{
    collector k = {.corpus = corpus,
                   .out = out,
                   .used = nones(corpus->n_usages),
                   .last_doc = nones(corpus->n_forms),
                   .furniture = kith_site_furniture(corpus),
                   .owner = nones(corpus->n_blocks),
                   .same = kith_zeroed(corpus->n_blocks, sizeof *k.same)};

    *out = (kith_collection){.number = nones(corpus->n_forms)};
    order_docs(corpus, out);
    rank_dates(corpus, out);
    find_copies(&k);
    count_lines(&k);
    group_copies(&k);
    for (uint32_t d = 0; d < corpus->n_docs; d++)
        count_document(&k, d);
    sort_usages(&k);
    list_docs(&k);
    kith_table_fini(&k.usage_index);
    free(k.used);
    free(k.last_doc);
    free(k.furniture);
    free(k.owner);
    free(k.same);
    free(k.form_doc);
    free(k.found);
}

void kith_collection_forget_docs(kith_collection *c)
{
    free(c->form_doc);
    free(c->form_doc_first);
    c->form_doc = NULL;
    c->form_doc_first = NULL;
}

void kith_collection_forget_windows(kith_collection *c)
{
    free(c->windows.first);
    free(c->windows.form);
    free(c->windows.doc);
    free(c->windows.sentence);
    c->windows = (kith_windows){.n = 0};
}

void kith_collection_fini(kith_collection *c)
{
    free(c->doc_order);
    free(c->copy_of);
    free(c->date);
    free(c->date_name);
    free(c->form);
    free(c->number);
    free(c->usage);
    free(c->usage_first);
    free(c->form_doc);
    free(c->form_doc_first);
    kith_collection_forget_windows(c);
    *c = (kith_collection){.windows.first = NULL};
}
