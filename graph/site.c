// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/site.h"

#include <stdlib.h>

enum { LEAST = 4, ONE_IN = 10 };

kith_str kith_site_of(kith_str source)
{
    for (size_t i = 0; i + 3 <= source.len; i++) {
        size_t beg = i + 3, end = beg;
        if (memcmp(source.ptr + i, "://", 3) != 0)
            continue;
        while (end < source.len && memchr("/?#:", source.ptr[end], 4) == NULL)
            end++;
        source = kith_str_sub(source, beg, end);
        if (kith_str_starts(source, KITH_STR("www.")))
            source = kith_str_sub(source, 4, source.len);
        break;
    }
    return source;
}

static uint32_t add_one(kith_table *t, uint64_t key)
{
    uint32_t *n = kith_table_at(t, key);

    *n = *n == KITH_NONE ? 1 : *n + 1;
    return *n;
}

/* Documents of each site, and of each site with each paragraph that is in several. Sentences
 * ascend by document: a paragraph's last one tells whether it was counted. */
static void count(const kith_corpus *c, kith_table *docs, kith_table *with)
{
    uint32_t *last = kith_zeroed(c->n_blocks, sizeof *last);

    for (uint32_t d = 0; d < c->n_docs; d++) {
        const kith_doc_record *doc = &c->doc[d];
        if (doc->site == KITH_NONE)
            continue;
        add_one(docs, doc->site);
        for (uint32_t s = 0; s < doc->n_sentences; s++) {
            uint32_t block = c->sentence[doc->sentence + s].block;
            if (c->block[block].documents < LEAST || last[block] == d + 1)
                continue;
            last[block] = d + 1;
            add_one(with, kith_pair(block, doc->site));
        }
    }
    free(last);
}

uint8_t *kith_site_furniture(const kith_corpus *c)
{
    uint8_t *furniture = kith_zeroed(c->n_blocks, sizeof *furniture);
    kith_table docs = {0}, with = {0};

    count(c, &docs, &with);
    for (size_t i = 0; i < with.room; i++) {
        const kith_slot *slot = &with.slot[i];
        if (slot->value == KITH_NONE || slot->value < LEAST)
            continue;
        if ((uint64_t)slot->value * ONE_IN > kith_table_get(&docs, (uint32_t)slot->key))
            furniture[slot->key >> 32] = 1;
    }
    kith_table_fini(&docs);
    kith_table_fini(&with);
    return furniture;
}
