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
           n_buckets * KITH_BUCKET * (4 + KITH_LABEL_COLUMNS);
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
bool kith_model_open(const char *name, const void *bytes, size_t n, kith_model *out, kith_err *err)
{
    const uint8_t *head = bytes, *at = head + HEAD;
    size_t n_facts, n_buckets;

    if (!check_head(name, head, n, err))
        return false;
    n_facts = get32(head + HEAD_FACTS);
    n_buckets = get32(head + HEAD_BUCKETS);
    if ((n_facts & (n_facts - 1)) != 0 || size_of(n_facts, n_buckets) != n)
        return kith_fail(err, KITH_EINPUT, "%s: model cut short or of wrong size", name);
    if (sum_of(head, n) != (get32(head + HEAD_SUM) | (uint64_t)get32(head + HEAD_SUM + 4) << 32))
        return kith_fail(err, KITH_EINPUT, "%s: model damaged (checksum)", name);
    if (!host_is_little())
        return kith_fail(err, KITH_EINPUT, "%s: models need a little-endian machine", name);
    *out = (kith_model){
        .facts = {(const uint32_t *)(const void *)at, n_facts},
        .transition = (const int16_t *)(const void *)(at + n_facts * 8),
        .mark = (const uint32_t *)(const void *)(at + n_facts * 8 + TRANSITION_BYTES),
        .n_buckets = (uint32_t)n_buckets,
        .threshold = (int32_t)get32(head + HEAD_THRESHOLD),
    };
    out->weight = (const int8_t *)(out->mark + n_buckets * KITH_BUCKET);
    return true;
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

typedef uint32_t quad __attribute__((vector_size(16)));

/* Where in the bucket the mark stands: a bit set. Half a bucket at a time. */
static inline uint32_t matches(const uint32_t *place, uint32_t mark)
{
    const quad low = {1, 2, 4, 8}, high = {16, 32, 64, 128}, key = {mark, mark, mark, mark};
    const quad no_shift = ~(quad){15, 15, 15, 15};
    quad left, right, hit;

    memcpy(&left, place, sizeof left);
    memcpy(&right, place + 4, sizeof right);
    hit = ((quad)((left & no_shift) == key) & low) | ((quad)((right & no_shift) == key) & high);
    return hit[0] | hit[1] | hit[2] | hit[3];
}

/* Number of the row of key, looked for from bucket b on; SIZE_MAX when there is none. */
static size_t find_row(const kith_model *model, uint32_t mark, size_t b)
{
    for (size_t left = model->n_buckets; left > 0; left--) {
        const uint32_t *place = model->mark + b * KITH_BUCKET;
        uint32_t hit = matches(place, mark);
        if (hit != 0)
            return b * KITH_BUCKET + (unsigned)__builtin_ctz(hit);
        if (place[KITH_BUCKET - 1] == 0)
            return SIZE_MAX;
        b = b + 1 == model->n_buckets ? 0 : b + 1;
    }
    return SIZE_MAX;
}

void kith_model_rows(const kith_model *model, const uint64_t *key, size_t n, const int8_t **weight,
                     uint8_t *shift)
{
    for (size_t i = 0; i < n && model->n_buckets > 0; i++)
        __builtin_prefetch(model->mark + bucket_of(key[i], model->n_buckets) * KITH_BUCKET);
    for (size_t i = 0; i < n; i++) {
        size_t row = find_row(model, mark_of(key[i]), bucket_of(key[i], model->n_buckets));
        weight[i] = NULL;
        if (row == SIZE_MAX)
            continue;
        weight[i] = model->weight + row * KITH_LABEL_COLUMNS;
        shift[i] = model->mark[row] & KITH_ROW_SHIFT_MAX;
        __builtin_prefetch(weight[i]);
    }
}

static void put_row(uint32_t *mark, int8_t *weight, size_t n_buckets, const kith_row *row)
{
    for (size_t b = bucket_of(row->key, (uint32_t)n_buckets);; b = (b + 1) % n_buckets) {
        for (unsigned i = 0; i < KITH_BUCKET; i++) {
            size_t at = b * KITH_BUCKET + i;

            if (mark[at] == 0) {
                mark[at] = mark_of(row->key) | row->shift;
                memcpy(weight + at * KITH_LABEL_COLUMNS, row->weight, KITH_LABEL_COLUMNS);
                return;
            }
        }
    }
}

kith_str kith_model_build(kith_arena *a, const kith_model_parts *parts)
{
    size_t n_buckets = parts->n_rows / 7 + 1, n = size_of(parts->n_facts, n_buckets);
    uint8_t *head = kith_arena_alloc(a, n, 1, 16), *at = head + HEAD;
    uint32_t *mark;
    uint64_t sum;

    memcpy(head, magic, sizeof(magic));
    put32(head + HEAD_VERSION, KITH_MODEL_VERSION);
    put32(head + HEAD_LABELS, KITH_LABELS);
    put32(head + HEAD_CLASSES, KITH_CLASSES);
    put32(head + HEAD_FACTS, (uint32_t)parts->n_facts);
    put32(head + HEAD_BUCKETS, (uint32_t)n_buckets);
    put32(head + HEAD_THRESHOLD, (uint32_t)parts->threshold);
    memcpy(at, parts->facts, parts->n_facts * 8);
    memcpy(at + parts->n_facts * 8, parts->transition, N_TRANSITIONS * 2);
    mark = (uint32_t *)(void *)(at + parts->n_facts * 8 + TRANSITION_BYTES);
    for (size_t r = 0; r < parts->n_rows; r++)
        put_row(mark, (int8_t *)(mark + n_buckets * KITH_BUCKET), n_buckets, &parts->rows[r]);
    sum = sum_of(head, n);
    put32(head + HEAD_SUM, (uint32_t)sum);
    put32(head + HEAD_SUM + 4, (uint32_t)(sum >> 32));
    return (kith_str){(const char *)head, n};
}
