// SPDX-License-Identifier: GPL-3.0-or-later
/* The driver gives the same results in the same order whatever the number of threads. */
#include "extract/pipeline.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

enum { DOCUMENTS = 60 };

typedef struct {
    char *folder;
    kith_paths paths;
} corpus;

typedef struct {
    GString *log; // what was handed over, in order
    size_t stop_after;
    size_t taken, failed;
} sink;

static bool note(void *context, const kith_doc *doc, const kith_extraction *x)
{
    sink *s = context;

    g_string_append_printf(s->log, "%s %zu:", strrchr(doc->name.ptr, '/'), doc->text.len);
    for (size_t i = 0; i < x->n_mentions; i++) {
        kith_str label = x->entity[x->mention[i].entity].label;
        g_string_append_printf(s->log, " %u-%u %.*s", x->mention[i].beg, x->mention[i].end,
                               (int)label.len, label.ptr);
    }
    g_string_append_c(s->log, '\n');
    return ++s->taken != s->stop_after;
}

static void fail_note(void *context, const kith_err *err)
{
    sink *s = context;

    assert_int_equal(err->code, KITH_EINPUT);
    g_string_append_printf(s->log, "%s\n", strstr(err->msg, "/0"));
    s->failed++;
}

static void write_document(const char *folder, int i)
{
    static const char *const who[] = {"Mark Rutte", "Angela Merkel", "Emmanuel Macron"};
    GString *text = g_string_new(NULL);
    char *path = g_strdup_printf("%s/%03d.txt", folder, i);

    for (int k = 0; k < 1 + i % 7 * 20; k++)
        g_string_append_printf(text,
                               "In sentence %d the politician %s spoke of Ukraine, Germany and the "
                               "United Nations in Berlin, he said.\n\n",
                               k, who[(i + k) % 3]);
    if (i == 17)
        g_string_assign(text, "%PDF-1.4 \x01\x02");
    if (i == 17)
        g_string_append_len(text, "\0\0\0\0\0\0\0\0", 8);
    assert_true(g_file_set_contents(path, text->str, (gssize)text->len, NULL));
    g_free(path);
    g_string_free(text, TRUE);
}

static int make_corpus(void **state)
{
    corpus *c = g_new0(corpus, 1);
    kith_read_options plain = {0};
    kith_err err;

    c->folder = g_dir_make_tmp("kith-XXXXXX", NULL);
    for (int i = 0; i < DOCUMENTS; i++)
        write_document(c->folder, i);
    assert_true(kith_paths_add(&c->paths, c->folder, &plain, &err));
    kith_paths_sort(&c->paths);
    *state = c;
    return 0;
}

static int remove_corpus(void **state)
{
    corpus *c = *state;

    for (size_t i = 0; i < c->paths.n; i++)
        g_remove(c->paths.at[i]);
    g_rmdir(c->folder);
    kith_paths_fini(&c->paths);
    g_free(c->folder);
    g_free(c);
    return 0;
}

static sink run(const corpus *c, unsigned threads, size_t stop_after)
{
    sink s = {.log = g_string_new(NULL), .stop_after = stop_after};
    kith_err err;
    kith_pipeline_options options = {.threads = threads, .tagger = kith_tagger_builtin(&err)};
    kith_pipeline_sink to = {note, fail_note, &s};
    size_t taken;

    assert_non_null(options.tagger);
    assert_true(kith_pipeline_run(&c->paths, &options, &to, &taken, &err));
    assert_int_equal(taken, s.taken);
    return s;
}

static void threads_do_not_change_the_result(void **state)
{
    sink alone = run(*state, 1, 0);

    assert_int_equal(alone.taken, DOCUMENTS - 1);
    assert_non_null(strstr(alone.log->str, "Mark Rutte"));
    for (unsigned threads = 2; threads <= 9; threads += 3) {
        sink many = run(*state, threads, 0);
        assert_string_equal(many.log->str, alone.log->str);
        g_string_free(many.log, TRUE);
    }
    g_string_free(alone.log, TRUE);
}

static void an_unreadable_file_is_told_and_the_others_go_on(void **state)
{
    sink s = run(*state, 3, 0);

    assert_int_equal(s.failed, 1);
    assert_non_null(strstr(s.log->str, "/017.txt: looks like a PDF file, not text\n/018.txt"));
    g_string_free(s.log, TRUE);
}

static void the_caller_can_stop(void **state)
{
    for (unsigned threads = 1; threads <= 4; threads += 3) {
        sink s = run(*state, threads, 5);
        assert_int_equal(s.taken, 5);
        g_string_free(s.log, TRUE);
    }
}

static void no_paths_are_no_documents(void **state)
{
    corpus none = {0};
    sink s = run(&none, 4, 0);

    (void)state;
    assert_int_equal(s.taken, 0);
    g_string_free(s.log, TRUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(threads_do_not_change_the_result),
        cmocka_unit_test(an_unreadable_file_is_told_and_the_others_go_on),
        cmocka_unit_test(the_caller_can_stop),
        cmocka_unit_test(no_paths_are_no_documents),
    };

    return cmocka_run_group_tests(tests, make_corpus, remove_corpus);
}
