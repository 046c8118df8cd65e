// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "extract/model.h"

enum { ROWS = 1000, TABLE = KITH_CLASSES * KITH_CLASSES * KITH_LABELS * KITH_LABELS };

static uint64_t key_of(unsigned i)
{
    return kith_mix(i, 17);
}

static kith_str small_model(kith_arena *a, size_t n_rows)
{
    kith_row *rows = kith_new(a, kith_row, n_rows + 1);
    uint32_t *facts = kith_new(a, uint32_t, 16);

    for (size_t i = 0; i < n_rows; i++) {
        rows[i] = (kith_row){.key = key_of((unsigned)i), .shift = (uint8_t)(i % 5)};
        for (unsigned c = 0; c < KITH_LABEL_COLUMNS; c++)
            rows[i].weight[c] = (int8_t)((i + c) % 127);
    }
    return kith_model_build(a, &(kith_model_parts){.facts = facts,
                                                   .n_facts = 8,
                                                   .transition = kith_new(a, int16_t, TABLE),
                                                   .rows = rows,
                                                   .n_rows = n_rows});
}

/* The row of one key, NULL when it has none. */
static const kith_model_row *row_of(const kith_model *model, uint64_t key)
{
    const kith_model_row *row;

    kith_model_rows(model, &key, 1, &row);
    return row;
}

static void gives_back_each_row_and_no_other(void **state)
{
    kith_arena *a = kith_arena_new();
    kith_str bytes = small_model(a, ROWS);
    kith_model model;
    kith_err err = {0};
    unsigned strangers = 0;

    (void)state;
    assert_true(kith_model_open("m", bytes.ptr, bytes.len, &model, &err));
    for (unsigned i = 0; i < ROWS; i++) {
        const kith_model_row *row = row_of(&model, key_of(i));

        assert_non_null(row);
        assert_int_equal(kith_model_shift(row), i % 5);
        assert_int_equal(row->weight[3], (i + 3) % 127);
    }
    for (unsigned i = ROWS; i < 100 * ROWS; i++)
        strangers += row_of(&model, key_of(i)) != NULL;
    assert_true(strangers < 3);
    kith_arena_free(a);
}

/* At an address that allows no byte behind it to be read. */
static bool opens(const char *bytes, size_t n)
{
    char *copy = aligned_alloc(16, (n + 16) / 16 * 16);
    kith_model model;
    kith_err err = {0};
    bool ok;

    memcpy(copy, bytes, n);
    ok = kith_model_open("m", copy, n, &model, &err);
    if (!ok)
        assert_true(err.code == KITH_EINPUT && strlen(err.msg) > 0);
    free(copy);
    return ok;
}

static void refuses_a_model_cut_at_any_byte(void **state)
{
    kith_arena *a = kith_arena_new();
    kith_str bytes = small_model(a, 3);

    (void)state;
    assert_true(opens(bytes.ptr, bytes.len));
    for (size_t n = 0; n < bytes.len; n += n < 512 || n + 64 > bytes.len ? 1 : 97)
        assert_false(opens(bytes.ptr, n));
    kith_arena_free(a);
}

static void refuses_a_model_with_any_byte_changed(void **state)
{
    kith_arena *a = kith_arena_new();
    kith_str bytes = small_model(a, 3);
    char *copy = kith_new(a, char, bytes.len);

    (void)state;
    memcpy(copy, bytes.ptr, bytes.len);
    for (size_t i = 0; i < bytes.len; i += i < 256 ? 1 : 61) {
        bool counts = i < 40 || i >= 64; // the head's reserve is free

        copy[i] ^= 0x41;
        if (counts)
            assert_false(opens(copy, bytes.len));
        copy[i] ^= 0x41;
    }
    kith_arena_free(a);
}

/* Whatever sizes a head claims, with a checksum that fits, nothing behind the end is read. */
static void an_empty_model_has_no_rows(void **state)
{
    kith_arena *a = kith_arena_new();
    kith_str bytes = small_model(a, 0);
    kith_model model;
    kith_err err = {0};

    (void)state;
    assert_true(kith_model_open("m", bytes.ptr, bytes.len, &model, &err));
    assert_null(row_of(&model, key_of(1)));
    assert_int_equal(kith_fact(&model.facts, KITH_FACT_RATIO, 5), 0);
    kith_arena_free(a);
}

extern const char kith_model_bytes[];
extern const uint64_t kith_model_length;

/* Programs take it without a look at its checksum. */
static void the_model_in_programs_is_whole(void **state)
{
    kith_model model, view;
    kith_err err = {0};

    (void)state;
    assert_true(kith_model_open("m", kith_model_bytes, kith_model_length, &model, &err));
    assert_true(kith_model_view("m", kith_model_bytes, kith_model_length, &view, &err));
    assert_memory_equal(&model, &view, sizeof model);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_back_each_row_and_no_other),
        cmocka_unit_test(refuses_a_model_cut_at_any_byte),
        cmocka_unit_test(refuses_a_model_with_any_byte_changed),
        cmocka_unit_test(an_empty_model_has_no_rows),
        cmocka_unit_test(the_model_in_programs_is_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
