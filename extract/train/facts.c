// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/train/facts.h"

#include <glib.h>

#include "extract/cluster.h"
#include "extract/letters.h"
#include "extract/train/space.h"
#include "extract/view.h"

enum { RATIO_LEAST = 3, ROLE_LEAST = 3, ROLE_KINDS = 4, ROLES = 3 * ROLE_KINDS };

static void put(kith_fact_table *table, uint32_t mark, uint64_t key, uint32_t value)
{
    size_t at = key & (table->n - 1);

    while (table->slot[at][0] != 0 && table->slot[at][0] != mark)
        at = (at + 1) & (table->n - 1);
    table->used += table->slot[at][0] == 0;
    table->slot[at][0] = mark;
    table->slot[at][1] = value;
}

void kith_fact_set(kith_fact_table *table, kith_fact_kind kind, uint64_t hash, uint32_t value)
{
    uint64_t key = kith_fact_key(kind, hash);

    assert(table->used < table->n);
    put(table, kith_fact_mark(key), key, value);
}

void kith_fact_table_fini(kith_fact_table *table)
{
    g_free(table->slot);
    *table = (kith_fact_table){0};
}

/* Counts of the raw text. */
typedef struct {
    kith_dictionary lower;
    kith_numbers total, capital; // [lower.n], away from sentence starts and headlines
    kith_dictionary surface;
    kith_numbers count; // [surface.n]
    kith_numbers text;  // the surfaces in order; UINT32_MAX between sentences
} counts;

static void count_word(counts *c, kith_str word, kith_cap cap)
{
    char buffer[128];
    kith_str lower = {buffer, kith_word_lower(word, buffer, sizeof(buffer))};
    uint32_t id = kith_dictionary_add(&c->lower, kith_str_hash(lower));

    if (id == c->total.n) {
        kith_numbers_add(&c->total, 0);
        kith_numbers_add(&c->capital, 0);
    }
    c->total.at[id]++;
    c->capital.at[id] += cap >= KITH_CAP_FIRST;
}

static void note_surface(counts *c, kith_str word)
{
    uint32_t id = kith_dictionary_add(&c->surface, kith_str_hash(word));

    if (id == c->count.n)
        kith_numbers_add(&c->count, 0);
    c->count.at[id]++;
    kith_numbers_add(&c->text, id);
}

/* Headlines would teach that anything is capitalised: only plain sentences count, and of those
 * what stands behind the first word. */
static void count_sentence(counts *c, const kith_columns *doc, kith_sentence s)
{
    bool initial = true;

    if (kith_sentence_mode(doc->tokens, s) != KITH_USE_PLAIN)
        return;
    for (uint32_t t = s.beg; t < s.end; t++) {
        kith_token token = doc->tokens.at[t];
        kith_str word = kith_token_str(doc->text, token);

        if (!initial && token.cap != KITH_CAP_NONE)
            count_word(c, word, token.cap);
        if (initial && token.cap == KITH_CAP_FIRST) {
            char buffer[128];
            kith_str lower = {buffer, kith_word_lower(word, buffer, sizeof(buffer))};

            if (kith_dictionary_find(&c->surface, kith_str_hash(lower)) != UINT32_MAX)
                word = lower;
            note_surface(c, word);
        } else {
            note_surface(c, word);
        }
        if (token.kind == KITH_TOKEN_WORD || token.kind == KITH_TOKEN_NUMBER)
            initial = false;
    }
    kith_numbers_add(&c->text, UINT32_MAX);
}

static uint32_t ratio_bucket(uint32_t capital, uint32_t total)
{
    double share = (double)capital / total;

    return share < .02   ? 1
           : share < .15 ? 2
           : share < .5  ? 3
           : share < .85 ? 4
           : share < .98 ? 5
                         : 6;
}

static void set_clusters(counts *c, const kith_facts_options *options, kith_fact_table *out)
{
    kith_cluster_path *path = g_new0(kith_cluster_path, c->surface.n + 1);

    kith_cluster(c->text.at, c->text.n, c->surface.n, options->clusters, options->least, path);
    for (uint32_t w = 0; w < c->surface.n; w++) {
        if (path[w].depth > 0)
            kith_fact_set(out, KITH_FACT_CLUSTER, c->surface.key[w],
                          (uint32_t)path[w].depth << KITH_CLUSTER_BITS | path[w].bits);
    }
    g_free(path);
}

/* Where words stand in listed names. */
typedef struct {
    kith_dictionary words;
    kith_numbers role; // [words.n][ROLES] first, inner, last of each kind of name
} roles;

static unsigned role_kind(uint32_t classes)
{
    if (classes & KITH_LEX_PERSON)
        return 0;
    if (classes & KITH_LEX_ORGANIZATION)
        return 1;
    return classes & KITH_LEX_PLACE ? 2 : 3;
}

static void count_role(roles *r, kith_str word, unsigned role)
{
    char buffer[128];
    kith_str lower = {buffer, kith_word_lower(word, buffer, sizeof(buffer))};
    uint32_t id = kith_dictionary_add(&r->words, kith_str_hash(lower));

    for (unsigned i = 0; id == r->role.n / ROLES && i < ROLES; i++)
        kith_numbers_add(&r->role, 0);
    r->role.at[id * ROLES + role]++;
}

static void count_roles(roles *r, const kith_lexicon *lex)
{
    for (size_t id = 0; id < kith_lexicon_size(lex); id++) {
        kith_lex_entry entry = kith_lexicon_entry(lex, (uint32_t)id);
        unsigned kind = role_kind(entry.classes);
        kith_str rest = entry.name, word;

        if (entry.name.len == 0 || memchr(entry.name.ptr, ' ', entry.name.len) == NULL)
            continue;
        for (bool first = true; kith_str_field(&rest, ' ', &word); first = false) {
            bool last = rest.ptr == NULL;

            count_role(r, word, 3 * kind + (first ? 0 : last ? 2 : 1));
        }
    }
}

/* A bit for each role that is more than an accident; 0 for rare words. */
static uint32_t role_bits(const uint32_t *role)
{
    uint32_t total = 0, bits = 0;

    for (unsigned i = 0; i < ROLES; i++)
        total += role[i];
    for (unsigned i = 0; i < ROLES; i++) {
        if (role[i] >= ROLE_LEAST && 10 * role[i] >= total)
            bits |= 1u << i;
        if (role[i] >= ROLE_LEAST && 10 * role[i] >= 7 * total)
            bits |= 1u << (ROLES + i);
    }
    return bits;
}

static void set_roles(const roles *r, kith_fact_table *out)
{
    for (size_t w = 0; w < r->words.n; w++) {
        uint32_t bits = role_bits(r->role.at + w * ROLES);

        if (bits != 0)
            kith_fact_set(out, KITH_FACT_LISTED, r->words.key[w], bits);
    }
}

void kith_facts_gather(const kith_corpus *corpora, size_t n, const kith_lexicon *lex,
                       const kith_facts_options *options, kith_fact_table *out)
{
    counts c = {0};
    roles r = {0};
    size_t entries = 0;

    if (lex != NULL)
        count_roles(&r, lex);

    for (size_t i = 0; i < n; i++) {
        for (size_t d = 0; d < corpora[i].n; d++) {
            const kith_columns *doc = &corpora[i].at[d];

            for (size_t s = 0; s < doc->sentences.n; s++)
                count_sentence(&c, doc, doc->sentences.at[s]);
        }
    }
    for (uint32_t w = 0; w < c.lower.n; w++)
        entries += c.total.at[w] >= RATIO_LEAST;
    for (uint32_t w = 0; options->clusters > 0 && w < c.surface.n; w++)
        entries += c.count.at[w] >= options->least;
    for (size_t w = 0; w < r.words.n; w++)
        entries += role_bits(r.role.at + w * ROLES) != 0;
    for (out->n = 64; out->n * 4 < entries * 5; out->n *= 2)
        ;
    out->slot = g_malloc0_n(out->n, sizeof(*out->slot));
    for (uint32_t w = 0; w < c.lower.n; w++) {
        if (c.total.at[w] >= RATIO_LEAST)
            kith_fact_set(out, KITH_FACT_RATIO, c.lower.key[w],
                          ratio_bucket(c.capital.at[w], c.total.at[w]));
    }
    if (options->clusters > 0)
        set_clusters(&c, options, out);
    set_roles(&r, out);
    kith_dictionary_fini(&r.words);
    g_free(r.role.at);
    kith_dictionary_fini(&c.lower);
    kith_dictionary_fini(&c.surface);
    g_free(c.total.at);
    g_free(c.capital.at);
    g_free(c.count.at);
    g_free(c.text.at);
}
