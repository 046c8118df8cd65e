// SPDX-License-Identifier: GPL-3.0-or-later
/* Work in parts: each part is done once, whoever does it, and what is put together from parts is
 * the same for any number of threads. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/parallel.h"
#include "export/runs.h"

enum { PARTS = 1000 };

static void mark(void *self, size_t part)
{
    ((uint8_t *)self)[part]++;
}

static void each_part_of_each_task_is_done_once(void **state)
{
    static const unsigned threads[] = {0, 1, 2, 3, 1000};

    (void)state;
    for (size_t t = 0; t < sizeof threads / sizeof *threads; t++) {
        uint8_t first[PARTS] = {0}, second[3] = {0}, all[PARTS];
        kith_task task[] = {{mark, first, PARTS}, {NULL, NULL, 0}, {mark, second, 3}};
        memset(all, 1, sizeof all);
        kith_parallel(task, 3, threads[t]);
        assert_memory_equal(first, all, sizeof first);
        assert_memory_equal(second, all, sizeof second);
    }
    kith_parallel(NULL, 0, 2);
}

typedef struct {
    size_t task[4];
    size_t n;
} diary;

static void note(void *self, size_t part)
{
    diary *d = self;

    d->task[d->n++] = part;
}

static void one_thread_does_parts_in_order(void **state)
{
    diary d = {.n = 0};
    kith_task task[] = {{note, &d, 3}, {note, &d, 1}};

    (void)state;
    kith_parallel(task, 2, 1);
    assert_int_equal(d.n, 4);
    assert_int_equal(d.task[0], 0);
    assert_int_equal(d.task[2], 2);
    assert_int_equal(d.task[3], 0);
}

static void an_arena_takes_over_what_another_owns(void **state)
{
    kith_arena *a = kith_arena_new(), *b = kith_arena_new(), *empty = kith_arena_new();
    size_t both;
    kith_str x, y, z;

    (void)state;
    kith_arena_join(a, empty);
    kith_arena_join(a, NULL);
    y = kith_arena_str(b, KITH_STR("of the other"));
    kith_arena_adopt(b, malloc(100));
    kith_new(b, char, 20 * 1000 * 1000);
    kith_arena_join(a, b); // into one that has nothing
    x = kith_arena_str(a, KITH_STR("its own"));
    b = kith_arena_new();
    z = kith_arena_str(b, KITH_STR("of a third"));
    both = kith_arena_size(a) + kith_arena_size(b);
    kith_arena_join(a, b);
    assert_int_equal(kith_arena_size(a), both);
    kith_new(a, char, 100 * 1000);
    assert_true(kith_str_eq(x, KITH_STR("its own")));
    assert_true(kith_str_eq(y, KITH_STR("of the other")));
    assert_true(kith_str_eq(z, KITH_STR("of a third")));
    kith_arena_free(a); // leaks are seen by the sanitizer
}

static void put_number(GString *to, const void *self, size_t i)
{
    g_string_append_printf(to, "%s%zu\n", (const char *)self, i);
}

/* The bytes that so many objects make. */
static kith_str written(kith_arena *a, size_t n, unsigned threads)
{
    kith_err err = {0};
    int fd;
    kith_out *out = kith_out_temporary(&fd, &err);
    size_t room = 32 * n + 1;
    char *bytes = kith_new(a, char, room);
    ssize_t done;
    size_t len = 0;

    assert_non_null(out);
    kith_write_each(out, n, put_number, "line ", threads);
    assert_true(kith_out_close(out, &err));
    while ((done = read(fd, bytes + len, room - len)) > 0)
        len += (size_t)done;
    close(fd);
    return (kith_str){bytes, len};
}

static void what_threads_put_together_is_written_in_order(void **state)
{
    static const size_t number[] = {0, 1, 127, 128, 129, 2047, 2048, 2049, 10000};
    kith_arena *a = kith_arena_new();

    (void)state;
    for (size_t k = 0; k < sizeof number / sizeof *number; k++) {
        GString *all = g_string_new(NULL);
        for (size_t i = 0; i < number[k]; i++)
            put_number(all, "line ", i);
        for (unsigned threads = 1; threads < 4; threads++) {
            kith_str bytes = written(a, number[k], threads);
            assert_true(kith_str_eq(bytes, (kith_str){all->str, all->len}));
        }
        g_string_free(all, TRUE);
    }
    kith_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_part_of_each_task_is_done_once),
        cmocka_unit_test(one_thread_does_parts_in_order),
        cmocka_unit_test(an_arena_takes_over_what_another_owns),
        cmocka_unit_test(what_threads_put_together_is_written_in_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
