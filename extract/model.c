// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/model.h"

#include <inttypes.h>

static const char magic[8] = {'k', 'i', 't', 'h', 't', 'a', 'g', '\n'};

enum {
    HEAD_VERSION = 8, // offsets of u32 fields in the head
    HEAD_LABELS = 12,
    HEAD_CLASSES = 16,
    HEAD_FACTS = 20,
    HEAD_BUCKETS = 24,
    HEAD_THRESHOLD = 28,
    HEAD_SUM = 32, // u64: of all bytes behind the head, and of the head before it
    HEAD = 64,
    N_TRANSITIONS = KITH_CLASSES * KITH_CLASSES * KITH_LABELS * KITH_LABELS,
    TRANSITION_BYTES = (N_TRANSITIONS * 2 + 15) / 16 * 16,
};

static uint32_t get32(const uint8_t *at)
{
    return at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

static void put32(uint8_t *at, uint32_t value)
{
    for (unsigned i = 0; i < 4; i++)
        at[i] = (uint8_t)(value >> (8 * i));
}

static uint64_t sum_of(const uint8_t *bytes, size_t n)
{
    uint64_t head = kith_str_hash((kith_str){(const char *)bytes, HEAD_SUM});

    return kith_mix(head, kith_str_hash((kith_str){(const char *)bytes + HEAD, n - HEAD}));
}

static bool host_is_little(void)
{
    const uint16_t one = 1;

    return *(const uint8_t *)&one == 1;
}

static size_t size_of(size_t n_facts, size_t n_buckets)
{
    return HEAD + n_facts * 8 + TRANSITION_BYTES +
           n_buckets * KITH_BUCKET * (1 + sizeof(kith_model_row));
}

static bool check_head(const char *name, const uint8_t *head, size_t n, kith_err *err)
{
    if (n < HEAD || memcmp(head, magic, sizeof(magic)) != 0)
        return kith_fail(err, KITH_EINPUT, "%s: no kith model", name);
    if (get32(head + HEAD_VERSION) != KITH_MODEL_VERSION)
        return kith_fail(err, KITH_EINPUT,
                         "%s: model version %" PRIu32 ", this program reads %d; train it anew with "
                         "'kith train'",
                         name, get32(head + HEAD_VERSION), KITH_MODEL_VERSION);
    if (get32(head + HEAD_LABELS) != KITH_LABELS || get32(head + HEAD_CLASSES) != KITH_CLASSES)
        return kith_fail(err, KITH_EINPUT, "%s: a model of other labels", name);
    return true;
}

/* Tables are read by linear probing: each needs a free place somewhere, or a loop that counts. */
bool kith_model_view(const char *name, const void *bytes, size_t n, kith_model *out, kith_err *err)
{
    const uint8_t *head = bytes, *at = head + HEAD;
    size_t n_facts, n_buckets;

    if (!check_head(name, head, n, err))
        return false;
    n_facts = get32(head + HEAD_FACTS);
    n_buckets = get32(head + HEAD_BUCKETS);
    if ((n_facts & (n_facts - 1)) != 0 || size_of(n_facts, n_buckets) != n)
        return kith_fail(err, KITH_EINPUT, "%s: model cut short or of wrong size", name);
    if (!host_is_little())
        return kith_fail(err, KITH_EINPUT, "%s: models need a little-endian machine", name);
    *out = (kith_model){
        .facts = {(const uint32_t *)(const void *)at, n_facts},
        .transition = (const int16_t *)(const void *)(at + n_facts * 8),
        .print = (const uint64_t *)(const void *)(at + n_facts * 8 + TRANSITION_BYTES),
        .n_buckets = (uint32_t)n_buckets,
        .threshold = (int32_t)get32(head + HEAD_THRESHOLD),
    };
    out->row = (const kith_model_row *)(const void *)(out->print + n_buckets);
    return true;
}

bool kith_model_open(const char *name, const void *bytes, size_t n, kith_model *out, kith_err *err)
{
    const uint8_t *head = bytes;

    if (!kith_model_view(name, bytes, n, out, err))
        return false;
    if (sum_of(head, n) != (get32(head + HEAD_SUM) | (uint64_t)get32(head + HEAD_SUM + 4) << 32))
        return kith_fail(err, KITH_EINPUT, "%s: model damaged (checksum)", name);
    return true;
}

kith_model kith_model_copied(const kith_model *model, const void *bytes, const void *copy)
{
    const char *from = bytes, *to = copy;
    kith_model out = *model;

    out.facts.slot = (const void *)(to + ((const char *)model->facts.slot - from));
    out.transition = (const void *)(to + ((const char *)model->transition - from));
    out.print = (const void *)(to + ((const char *)model->print - from));
    out.row = (const void *)(to + ((const char *)model->row - from));
    return out;
}

static size_t bucket_of(uint64_t key, uint32_t n_buckets)
{
    return (size_t)((key >> 32) * n_buckets >> 32);
}

/* 28 bits that tell a key, never 0. */
static inline uint32_t mark_of(uint64_t key)
{
    uint32_t mark = (uint32_t)key & 0xfffffff0u;

    return mark ? mark : 0x10;
}

/* Eight of them, never 0. */
static inline unsigned print_of(uint32_t mark)
{
    unsigned print = mark >> 4 & 0xff;

    return print ? print : 1;
}

/* Which of the eight prints of a bucket are that of the mark: bit 7 of its byte. Behind one that
 * is may be named one that is not: the mark itself tells. */
static inline uint64_t matches(uint64_t prints, uint32_t mark)
{
    const uint64_t ones = 0x0101010101010101u;
    uint64_t other = prints ^ ones * print_of(mark);

    return (other - ones) & ~other & (ones << 7);
}

static inline const kith_model_row *row_at(const kith_model *model, size_t b, uint64_t hit)
{
    return &model->row[b * KITH_BUCKET + (unsigned)__builtin_ctzll(hit) / 8];
}

static inline bool is_row_of(const kith_model_row *row, uint32_t mark)
{
    return (row->mark & ~(uint32_t)KITH_ROW_SHIFT_MAX) == mark;
}

/* The row of key, looked for from bucket b on; NULL when there is none. */
static const kith_model_row *find_row(const kith_model *model, uint64_t key, size_t b)
{
    uint32_t mark = mark_of(key);

    for (size_t left = model->n_buckets; left > 0; left--) {
        b = b < model->n_buckets ? b : 0;
        for (uint64_t hit = matches(model->print[b], mark); hit != 0; hit &= hit - 1)
            if (is_row_of(row_at(model, b, hit), mark))
                return row_at(model, b, hit);
        if (model->print[b] >> 56 == 0)
            return NULL;
        b++;
    }
    return NULL;
}

/* The row that key has if a print tells the truth, which no row need be read for. */
static inline const kith_model_row *guess_row(const kith_model *model, uint64_t key)
{
    size_t b = bucket_of(key, model->n_buckets);
    uint64_t prints = model->print[b], hit = matches(prints, mark_of(key));

    if (hit != 0)
        return row_at(model, b, hit);
    return prints >> 56 != 0 ? find_row(model, key, b + 1) : NULL;
}

void kith_model_rows(const kith_model *shared, const uint64_t *key, size_t n,
                     const kith_model_row **row)
{
    const kith_model model = *shared; // whose numbers no row that is set can change

    if (model.n_buckets == 0) {
        memset(row, 0, n * sizeof *row);
        return;
    }
    for (size_t i = 0; i < n; i++)
        __builtin_prefetch(model.print + bucket_of(key[i], model.n_buckets));
    for (size_t i = 0; i < n; i++) {
        row[i] = guess_row(&model, key[i]);
        __builtin_prefetch(row[i]);
    }
    for (size_t i = 0; i < n; i++)
        if (row[i] != NULL && !is_row_of(row[i], mark_of(key[i])))
            row[i] = find_row(&model, key[i], bucket_of(key[i], model.n_buckets));
}

static void put_row(uint8_t *print, kith_model_row *rows, size_t n_buckets, const kith_row *row)
{
    for (size_t at = bucket_of(row->key, (uint32_t)n_buckets) * KITH_BUCKET;;
         at = (at + 1) % (n_buckets * KITH_BUCKET)) {
        if (rows[at].mark != 0)
            continue;
        rows[at].mark = mark_of(row->key) | row->shift;
        print[at] = (uint8_t)print_of(mark_of(row->key));
        memcpy(rows[at].weight, row->weight, sizeof rows[at].weight);
        return;
    }
}

kith_str kith_model_build(kith_arena *a, const kith_model_parts *parts)
{
    size_t n_buckets = parts->n_rows / 7 + 1, n = size_of(parts->n_facts, n_buckets);
    uint8_t *head = kith_arena_alloc(a, n, 1, 16), *at = head + HEAD;
    uint64_t sum;

    memcpy(head, magic, sizeof(magic));
    put32(head + HEAD_VERSION, KITH_MODEL_VERSION);
    put32(head + HEAD_LABELS, KITH_LABELS);
    put32(head + HEAD_CLASSES, KITH_CLASSES);
    put32(head + HEAD_FACTS, (uint32_t)parts->n_facts);
    put32(head + HEAD_BUCKETS, (uint32_t)n_buckets);
    put32(head + HEAD_THRESHOLD, (uint32_t)parts->threshold);
    memcpy(at, parts->facts, parts->n_facts * 8);
    memcpy(at + parts->n_facts * 8, parts->transition, N_TRANSITIONS * sizeof *parts->transition);
    at += parts->n_facts * 8 + TRANSITION_BYTES;
    for (size_t r = 0; r < parts->n_rows; r++)
        put_row(at, (kith_model_row *)(void *)(at + n_buckets * KITH_BUCKET), n_buckets,
                &parts->rows[r]);
    sum = sum_of(head, n);
    put32(head + HEAD_SUM, (uint32_t)sum);
    put32(head + HEAD_SUM + 4, (uint32_t)(sum >> 32));
    return (kith_str){(const char *)head, n};
}
