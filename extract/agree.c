// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/agree.h"

/* How much the mean of the others counts, for each of them up to OTHERS_MAX. */
static const float TRUST = 0.2f;

enum { OTHERS_MAX = 4 };

/* All readings of one name. */
typedef struct {
    uint64_t key;
    uint32_t n;
    float score[KITH_TAG_TYPES];
} tally;

typedef struct {
    tally *at;         // [n]
    uint32_t *slot;    // [n_slots] tally + 1; 0: free
    size_t n, n_slots; // the latter a power of two
} tallies;

static tally *find(tallies *all, uint64_t key)
{
    size_t mask = all->n_slots - 1, i = key & mask;

    while (all->slot[i] != 0 && all->at[all->slot[i] - 1].key != key)
        i = (i + 1) & mask;
    if (all->slot[i] == 0) {
        all->at[all->n] = (tally){.key = key};
        all->slot[i] = (uint32_t)++all->n;
    }
    return &all->at[all->slot[i] - 1];
}

static void add(tallies *all, uint64_t key, const kith_reading *r)
{
    tally *t = find(all, key);

    t->n++;
    for (unsigned type = 0; type < KITH_TAG_TYPES; type++)
        t->score[type] += r->score[type];
}

static uint8_t decide(const tally *t, const kith_reading *r, uint8_t type)
{
    uint32_t others = t->n - 1;
    float weight, best = -1e30f;

    if (others == 0)
        return type;
    weight = TRUST * (float)(others < OTHERS_MAX ? others : OTHERS_MAX) / (float)others;
    for (unsigned k = 0; k < KITH_TAG_TYPES; k++) {
        float score = r->score[k] + weight * (t->score[k] - r->score[k]);

        if (score > best) {
            best = score;
            type = (uint8_t)k;
        }
    }
    return type;
}

void kith_agree(kith_arena *scratch, kith_span *span, const kith_reading *reading, size_t n)
{
    tallies all = {.n_slots = 16};

    if (n < 2)
        return;
    while (all.n_slots < 4 * n)
        all.n_slots *= 2;
    all.slot = kith_new(scratch, uint32_t, all.n_slots);
    all.at = kith_room(scratch, tally, 2 * n); // whole names, last words
    for (size_t i = 0; i < n; i++) {
        add(&all, reading[i].whole, &reading[i]);
        if (reading[i].last != 0 && span[i].type == KITH_PER)
            add(&all, reading[i].last, &reading[i]);
    }
    for (size_t i = 0; i < n; i++)
        span[i].type = decide(find(&all, reading[i].whole), &reading[i], span[i].type);
}
