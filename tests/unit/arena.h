// SPDX-License-Identifier: GPL-3.0-or-later
/* For tests that each get an arena of their own as their state. */
#pragma once

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"

static inline int set_up_arena(void **state)
{
    *state = kith_arena_new();
    return 0;
}

static inline int tear_down_arena(void **state)
{
    kith_arena_free(*state);
    return 0;
}

#define TEST_WITH_ARENA(name) cmocka_unit_test_setup_teardown(name, set_up_arena, tear_down_arena)

static inline void assert_str(kith_str got, const char *want)
{
    if (!kith_str_eq(got, kith_str_of(want)))
        fail_msg("'%.*s' is not '%s'", (int)got.len, got.ptr, want);
}
