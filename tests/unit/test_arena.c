// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"

static jmp_buf ran_out;

static void jump(void)
{
    longjmp(ran_out, 1);
}

static void room_is_zeroed_and_aligned_whatever_its_size(void **state)
{
    kith_arena *a = kith_arena_new();

    (void)state;
    for (size_t n = 1; n < 100000; n = n * 3 + 1) {
        double *d = kith_new(a, double, n);
        assert_int_equal((uintptr_t)d % _Alignof(double), 0);
        for (size_t i = 0; i < n; i++)
            assert_true(d[i] == 0);
        memset(d, 0xff, n * sizeof *d);
        memset(kith_new(a, char, 1), 0xff, 1);
    }
    kith_arena_free(a);
}

static void growing_keeps_what_was_there(void **state)
{
    kith_arena *a = kith_arena_new();
    int *list = kith_new(a, int, 2);

    (void)state;
    list[0] = 7, list[1] = 8;
    list = kith_grow(a, int, list, 2, 1000);
    assert_int_equal(list[0], 7);
    assert_int_equal(list[1], 8);
    assert_int_equal(list[999], 0);
    kith_arena_free(a);
}

static void a_reset_arena_serves_again_without_growing(void **state)
{
    kith_arena *a = kith_arena_new();
    size_t size;

    (void)state;
    memset(kith_new(a, char, 100000), 1, 100000);
    kith_arena_reset(a);
    size = kith_arena_size(a);
    for (size_t i = 0; i < 100000; i++)
        assert_int_equal(*kith_new(a, char, 1), 0);
    assert_int_equal(kith_arena_size(a), size);
    kith_arena_free(a);
}

static void an_overflowing_size_calls_the_handler(void **state)
{
    kith_arena *a = kith_arena_new();

    (void)state;
    kith_on_out_of_memory(jump);
    if (setjmp(ran_out) == 0) {
        kith_new(a, uint64_t, SIZE_MAX / 4);
        fail();
    }
    kith_on_out_of_memory(NULL);
    kith_arena_free(a);
}

static void text_is_copied_with_a_nul_behind_it(void **state)
{
    kith_arena *a = kith_arena_new();
    kith_str s = kith_arena_str(a, KITH_STR("Kyiv"));

    (void)state;
    assert_string_equal(s.ptr, "Kyiv");
    s = kith_arena_printf(a, "%s has %d", "Kyiv", 4);
    assert_string_equal(s.ptr, "Kyiv has 4");
    assert_int_equal(s.len, 10);
    s = kith_arena_pair(a, KITH_STR("p"), ':', (kith_str){"Kyiv", 2});
    assert_string_equal(s.ptr, "p:Ky");
    assert_int_equal(s.len, 4);
    s = kith_arena_pair(a, (kith_str){NULL, 0}, '|', (kith_str){NULL, 0});
    assert_string_equal(s.ptr, "|");
    kith_arena_free(a);
}

static void a_large_object_can_be_given_back_alone(void **state)
{
    kith_arena *a = kith_arena_new();
    enum { LARGE = 8 * 1024 * 1024 };
    char *small = kith_new(a, char, 10), *large = kith_room(a, char, LARGE);

    (void)state;
    kith_arena_give_back(a, small);
    assert_true(kith_arena_size(a) > LARGE);
    kith_arena_give_back(a, large);
    assert_true(kith_arena_size(a) < LARGE);
    memset(small, 1, 10);
    kith_arena_free(a);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(room_is_zeroed_and_aligned_whatever_its_size),
        cmocka_unit_test(growing_keeps_what_was_there),
        cmocka_unit_test(a_reset_arena_serves_again_without_growing),
        cmocka_unit_test(an_overflowing_size_calls_the_handler),
        cmocka_unit_test(text_is_copied_with_a_nul_behind_it),
        cmocka_unit_test(a_large_object_can_be_given_back_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
