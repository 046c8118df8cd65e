// SPDX-License-Identifier: GPL-3.0-or-later
/* Any bytes are a model or an error that says something; with one, any text gets spans that ascend
 * within their sentences. A model is megabytes and has a checksum, so most is made here: the input
 * is its head, whose checksum is put right when it asks for that, and what recurs behind it. Its
 * own rows are read back as they were written. */
#include "extract/model.h"
#include "extract/tagger.h"
#include "tests/fuzz/check.h"

#include <glib.h>
#include <stdlib.h>

enum {
    HEAD = 64,
    SUM = 32, // see extract/model.c
    TABLE = KITH_CLASSES * KITH_CLASSES * KITH_LABELS * KITH_LABELS,
    MOST = 1 << 17, // bytes of a model made here
    KEYS = 64,
};

static void must(bool holds)
{
    if (!holds)
        abort();
}

/* Names in text, by the model's head or whatever it takes for them. */
static void tag_with(const kith_tagger *tagger)
{
    static const char text[] = "Mr. Mark Rutte of the Netherlands met U.S. officials in Kyiv. "
                               "NATO said so on 3 May, 24-hour-long talks' end.";
    kith_arena *a = kith_arena_new();
    kith_tag_cache *cache = kith_tag_cache_new(tagger);
    kith_tokens tokens = {0};
    kith_sentences sentences = {0};
    kith_spans spans;
    uint32_t end = 0;

    kith_tokenize(a, KITH_STR(text), 0, sizeof text - 1, &tokens);
    kith_sentences_split(a, KITH_STR(text), tokens, 0, 0, &sentences);
    spans = kith_tag(cache, a, KITH_STR(text), tokens, sentences);
    for (size_t i = 0; i < spans.n; i++) {
        must(spans.at[i].beg >= end && spans.at[i].beg < spans.at[i].end);
        must(spans.at[i].end <= tokens.n && spans.at[i].type < KITH_TAG_TYPES);
        must(spans.at[i].margin >= 0);
        end = spans.at[i].end;
    }
    kith_tag_cache_free(cache);
    kith_arena_free(a);
}

static void open_bytes(kith_str bytes)
{
    kith_tagger *tagger = NULL;
    kith_err err = {0};

    if (kith_tagger_open("fuzz", bytes, &tagger, &err))
        tag_with(tagger);
    else {
        must(tagger == NULL);
        check_err(&err);
    }
    kith_tagger_free(tagger);
}

static void put_sum(char *bytes, size_t n)
{
    uint64_t head = kith_str_hash((kith_str){bytes, SUM});
    uint64_t sum = kith_mix(head, kith_str_hash((kith_str){bytes + HEAD, n - HEAD}));

    for (int i = 0; i < 8; i++)
        bytes[SUM + i] = (char)(sum >> 8 * i);
}

static uint32_t number(const char *at)
{
    uint32_t value;

    memcpy(&value, at, 4);
    return value;
}

/* The head is the input's; all else, as much as it asks for, the rest of the input repeated. */
static void open_head(kith_arena *a, kith_str input)
{
    size_t facts = number(input.ptr + 20) % 4096, buckets = number(input.ptr + 24) % 256;
    size_t n = HEAD + facts * 8 + (TABLE * 2 + 15) / 16 * 16 +
               buckets * KITH_BUCKET * (1 + sizeof(kith_model_row));
    char *bytes = kith_arena_alloc(a, MIN(n, MOST), 1, 16);

    if (n > MOST)
        return;
    memcpy(bytes, input.ptr, HEAD);
    for (size_t i = HEAD; i < n && input.len > HEAD; i++)
        bytes[i] = input.ptr[HEAD + i % (input.len - HEAD)];
    put_sum(bytes, n);
    open_bytes((kith_str){bytes, n});
}

/* Rows of the input's making, which the model then has and no others. */
static void build_rows(kith_arena *a, kith_str input)
{
    uint32_t(*facts)[2] = kith_arena_alloc(a, 16 * 2, sizeof(uint32_t), 16);
    int16_t *transition = kith_new(a, int16_t, TABLE);
    kith_row row[KEYS] = {0};
    uint64_t key[KEYS + 1];
    const kith_model_row *found[KEYS + 1];
    kith_model_parts parts = {
        .facts = facts[0], .n_facts = 16, .transition = transition, .rows = row};
    kith_model model;
    kith_err err = {0};
    kith_str bytes;

    for (size_t i = 0; i < KEYS && input.len >= 20; i++) {
        memcpy(&key[i], input.ptr, 8);
        key[i] = kith_mix(key[i], i); // no key is there twice
        row[i].key = key[i];
        row[i].shift = (uint8_t)(input.ptr[8] & KITH_ROW_SHIFT_MAX);
        for (size_t k = 0; k < KITH_LABEL_COLUMNS; k++)
            row[i].weight[k] = (int8_t)input.ptr[(9 + k) % input.len];
        input = kith_str_sub(input, 8, input.len);
        parts.n_rows = i + 1;
    }
    bytes = kith_model_build(a, &parts);
    must(kith_model_open("built", bytes.ptr, bytes.len, &model, &err));
    kith_model_rows(&model, key, parts.n_rows, found);
    for (size_t i = 0; i < parts.n_rows; i++)
        must(found[i] != NULL && kith_model_shift(found[i]) == row[i].shift &&
             memcmp(found[i]->weight, row[i].weight, sizeof row[i].weight) == 0);
    open_bytes(bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const kith_str input = {(const char *)data, size};
    kith_arena *a = kith_arena_new();
    char *bytes = kith_arena_alloc(a, size + 1, 1, 16);

    if (size > 0)
        memcpy(bytes, data, size);
    open_bytes((kith_str){bytes, size});
    if (size >= HEAD)
        open_head(a, input);
    build_rows(a, input);
    kith_arena_free(a);
    return 0;
}
