// SPDX-License-Identifier: GPL-3.0-or-later
/* A person who is only ever called by one word ("Rutte") in the documents that name him so. He is
 * a full name of other documents where one bearer of that word dominates the corpus and the people
 * around both agree; otherwise he stays a node of his own. */
#include "graph/name.h"
#include "graph/resolve.h"

#include <stdlib.h>

typedef struct {
    kith_resolver *r;
    kith_pool words;  // folded one-word names
    uint32_t *single; // [words.n] cluster called so
    size_t single_room;
    kith_claim *claim; // of full names on these words
    size_t n_claims, claim_room;
    uint32_t *owner;    // [words.n]
    kith_table met;     // pairs (cluster, neighbour)
    kith_claim *around; // neighbours (root) of single clusters (key), in order of windows
    size_t n_around, around_room;
} surnames;

static bool is_single(const kith_form *form)
{
    return form->type == KITH_PERSON && form->part_only;
}

static kith_str key_of(surnames *s, kith_str name)
{
    return kith_word_translit(s->r->arena, kith_name_fold(s->r->arena, name));
}

static void find_singles(surnames *s)
{
    const kith_forms *x = s->r->forms;

    for (uint32_t f = 0; f < x->F; f++) {
        size_t known = s->words.n;
        uint32_t id;
        if (!is_single(&x->form[f]))
            continue;
        id = kith_pool_add(&s->words, key_of(s, x->form[f].label));
        s->single = kith_more(s->single, known, &s->single_room, sizeof *s->single);
        if (id == known)
            s->single[id] = f;
    }
}

static void claim_word(surnames *s, uint32_t f, kith_str word)
{
    uint32_t id = kith_pool_find(&s->words, key_of(s, word));

    if (id == KITH_NONE)
        return;
    s->claim = kith_more(s->claim, s->n_claims, &s->claim_room, sizeof *s->claim);
    s->claim[s->n_claims++] = (kith_claim){kith_resolver_find(s->r, f), id};
}

/* A full name claims its last word, and the words by which documents call its bearer. */
static void claim_words(surnames *s, uint32_t f)
{
    const kith_forms *x = s->r->forms;
    kith_str word[KITH_NAME_WORDS];
    size_t n = kith_name_words(kith_name_fold(s->r->arena, x->form[f].label), word);

    if (n < 2)
        return;
    claim_word(s, f, word[n - 1]);
    for (size_t u = x->usage_first[f]; u < x->usage_first[f + 1]; u++) {
        kith_str surface = x->names->at[x->usage[u].surface];
        if (x->usage[u].via == KITH_VIA_PART && kith_name_count(surface) == 1)
            claim_word(s, f, surface);
    }
}

static void find_owners(surnames *s)
{
    const kith_forms *x = s->r->forms;
    size_t n;

    for (uint32_t f = 0; f < x->F; f++)
        if (x->form[f].type == KITH_PERSON && !x->form[f].part_only)
            claim_words(s, f);
    s->owner = kith_zeroed(s->words.n, sizeof *s->owner);
    for (size_t w = 0; w < s->words.n; w++)
        s->owner[w] = KITH_NONE;
    n = kith_claims_sort(s->claim, s->n_claims);
    for (size_t beg = 0, end; beg < n; beg = end) {
        for (end = beg; end < n && s->claim[end].key == s->claim[beg].key; end++)
            ;
        s->owner[s->claim[beg].key] = kith_dominant(s->r, s->claim + beg, end - beg);
    }
}

/* role: [F] of a root: 1 an owner, 2 called by one word. */
static uint8_t *roles(surnames *s)
{
    uint8_t *role = kith_zeroed(s->r->forms->F, sizeof *role);

    for (size_t w = 0; w < s->words.n; w++)
        if (s->owner[w] != KITH_NONE) {
            role[kith_resolver_find(s->r, s->owner[w])] |= 1;
            role[kith_resolver_find(s->r, s->single[w])] |= 2;
        }
    return role;
}

static void meet(surnames *s, uint32_t root, uint32_t other, uint8_t role)
{
    uint32_t *known = kith_table_at(&s->met, kith_pair(root, other));

    if (*known != KITH_NONE)
        return;
    *known = 1;
    if ((role & 2) == 0)
        return;
    s->around = kith_more(s->around, s->n_around, &s->around_room, sizeof *s->around);
    s->around[s->n_around++] = (kith_claim){other, root};
}

/* Who is named in one sentence with an owner or with a name of one word. */
static void find_neighbours(surnames *s)
{
    const kith_windows *w = s->r->forms->windows;
    uint8_t *role = roles(s);

    for (size_t i = 0; i < w->n; i++)
        for (size_t a = w->first[i]; a < w->first[i + 1]; a++) {
            uint32_t root = kith_resolver_find(s->r, w->form[a]);
            if (role[root] == 0)
                continue;
            for (size_t b = w->first[i]; b < w->first[i + 1]; b++) {
                uint32_t other = kith_resolver_find(s->r, w->form[b]);
                if (other != root)
                    meet(s, root, other, role[root]);
            }
        }
    s->n_around = kith_claims_sort(s->around, s->n_around);
    free(role);
}

/* First neighbour of root in around. */
static size_t first_around(const surnames *s, uint32_t root)
{
    size_t lo = 0, hi = s->n_around;

    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (s->around[mid].key < root)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

/* A quarter of those around the one are around the other; where nobody is, three documents with
 * the full name must do. */
static bool agree(const surnames *s, uint32_t single, uint32_t owner)
{
    size_t n = 0, shared = 0;

    for (size_t i = first_around(s, single); i < s->n_around && s->around[i].key == single; i++) {
        n++;
        shared += kith_table_get(&s->met, kith_pair(owner, s->around[i].root)) != KITH_NONE;
    }
    if (n == 0)
        return s->r->documents[owner] >= 3;
    return shared > 0 && shared * 4 >= n;
}

static void join_owner(surnames *s, size_t w)
{
    kith_resolver *r = s->r;
    uint32_t single = kith_resolver_find(r, s->single[w]), owner;

    if (s->owner[w] == KITH_NONE)
        return;
    owner = kith_resolver_find(r, s->owner[w]);
    if (!kith_never_meet(r, s->single[w], s->owner[w]))
        kith_resolver_refuse(r, s->single[w], s->owner[w], KITH_WHY_SURNAME, KITH_NOT_MEET);
    else if (r->documents[owner] * 2 >= r->documents[single] && agree(s, single, owner))
        kith_resolver_join(r, s->single[w], s->owner[w], KITH_WHY_SURNAME);
    else
        kith_resolver_refuse(r, s->single[w], s->owner[w], KITH_WHY_SURNAME, KITH_NOT_AGREE);
}

void kith_resolve_surnames(kith_resolver *r)
{
    surnames s = {.r = r};

    find_singles(&s);
    if (s.words.n > 0) {
        find_owners(&s);
        find_neighbours(&s);
        for (size_t w = 0; w < s.words.n; w++)
            join_owner(&s, w);
    }
    kith_pool_fini(&s.words);
    kith_table_fini(&s.met);
    free(s.single);
    free(s.claim);
    free(s.owner);
    free(s.around);
}
