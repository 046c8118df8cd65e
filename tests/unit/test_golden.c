// SPDX-License-Identifier: GPL-3.0-or-later
/* Each format's file of the same graph, byte for byte. "--update" writes them anew. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <stdio.h>

#include "export/export.h"
#include "tests/unit/make.h"

static bool update;

static kith_graph *plain(void)
{
    static const made_doc doc[] = {
        {"press/a.txt", "2024-12-03",
         "[Mark Rutte](p:Mark Rutte) of [NATO](o:NATO) spoke to [Ukraine](c:UA).\n"
         "[Volodymyr Zelenskyy](p:Volodymyr Zelenskyy) thanked [NATO](o:NATO).\n"
         "[Rutte](p-:Mark Rutte) met [Zelenskyy](p-:Volodymyr Zelenskyy) in [Ukraine](c:UA)."},
        {"press/b.txt", "2024-12-05",
         "[NATO](o:NATO) and [Ukraine](c:UA), says [Mark Rutte](p:Mark Rutte).\n"
         "[Volodymyr Zelensky](p:Volodymyr Zelensky) was in [Poland](c:PL)."},
    };

    return make_graph(doc, 2, (kith_link_options){.evidence = 2});
}

static void check(const kith_graph *g, const kith_format *f, const char *name)
{
    char *path = g_strdup_printf("tests/golden/%s.%s", name, f->name), *want = NULL;
    size_t n;
    char *got = make_bytes(g, f->name, &n);
    gsize size = 0;

    if (update)
        assert_true(g_file_set_contents(path, got, (gssize)n, NULL));
    else {
        if (!g_file_get_contents(path, &want, &size, NULL))
            fail_msg("%s is missing: meson compile update-golden", path);
        if (size != n || memcmp(got, want, n) != 0)
            fail_msg("%s differs; if that is meant: meson compile update-golden", path);
    }
    g_free(want);
    g_free(got);
    g_free(path);
}

static void every_format_is_as_it_was(void **state)
{
    kith_graph *small = plain(), *nasty = make_nasty();

    (void)state;
    for (const kith_format *f = kith_formats; f->name != NULL; f++)
        if (f->engine == NULL || f->alone != NULL) {
            check(small, f, "small");
            check(nasty, f, "nasty");
        }
    kith_graph_free(small);
    kith_graph_free(nasty);
}

int main(int argc, char **argv)
{
    static const struct CMUnitTest tests[] = {cmocka_unit_test(every_format_is_as_it_was)};

    update = argc > 1 && strcmp(argv[1], "--update") == 0;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
