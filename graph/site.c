// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/site.h"

#include <stdlib.h>
#include <string.h>

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

static void add_one(kith_table *t, uint64_t key)
{
    uint32_t *n = kith_table_at(t, key);

    *n = *n == KITH_NONE ? 1 : *n + 1;
}

/* Calls for each paragraph of each document that has a site, once a document. */
typedef void on_block(void *self, const kith_doc_record *doc, uint32_t block);

static void each_block(const kith_corpus *c, on_block *visit, void *self)
{
    uint32_t *last = kith_zeroed(c->n_blocks, sizeof *last);

    for (uint32_t d = 0; d < c->n_docs; d++) {
        const kith_doc_record *doc = &c->doc[d];
        for (uint32_t s = 0; s < doc->n_sentences && doc->site != KITH_NONE; s++) {
            uint32_t block = c->content[doc->sentence + s].block;
            if (last[block] != d + 1)
                visit(self, doc, block);
            last[block] = d + 1;
        }
    }
    free(last);
}

typedef struct {
    uint8_t *documents; // [blocks] up to LEAST
    kith_table with;    // of each site with each paragraph that is in so many
} counter;

static void count(void *self, const kith_doc_record *doc, uint32_t block)
{
    uint8_t *n = &((counter *)self)->documents[block];

    (void)doc;
    if (*n < LEAST)
        ++*n;
}

static void count_with(void *self, const kith_doc_record *doc, uint32_t block)
{
    counter *c = self;

    if (c->documents[block] == LEAST)
        add_one(&c->with, kith_pair(block, doc->site));
}

/* documents becomes what it is for the caller. */
static void mark(counter *c, const kith_corpus *corpus, const kith_table *docs)
{
    memset(c->documents, 0, corpus->n_blocks);
    for (size_t i = 0; i < c->with.room; i++) {
        const kith_slot *slot = &c->with.slot[i];
        if (slot->value == KITH_NONE || slot->value < LEAST)
            continue;
        if ((uint64_t)slot->value * ONE_IN > kith_table_get(docs, (uint32_t)slot->key))
            c->documents[slot->key >> 32] = 1;
    }
}

uint8_t *kith_site_furniture(const kith_corpus *corpus)
{
    counter c = {.documents = kith_zeroed(corpus->n_blocks, 1)};
    kith_table docs = {0};

    for (uint32_t d = 0; d < corpus->n_docs; d++)
        if (corpus->doc[d].site != KITH_NONE)
            add_one(&docs, corpus->doc[d].site);
    each_block(corpus, count, &c);
    each_block(corpus, count_with, &c);
    mark(&c, corpus, &docs);
    kith_table_fini(&docs);
    kith_table_fini(&c.with);
    return c.documents;
}
