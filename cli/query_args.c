// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/query_args.h"

#include "cli/term/say.h"
#include "cli/term/term.h"

enum { KEY_TYPES = KITH_KEY_FILTER, KEY_TOP };

const kith_option kith_query_options[] = {
    {KEY_TYPES, "types", "LIST", "only these: person, country, organization, joined by commas"},
    {KEY_TOP, "top", "N", "only the first N, 0 for all (default: 20)"},
    {0},
};

bool kith_query_take(kith_args *args, int key, kith_query_args *query)
{
    if (key == KEY_TYPES)
        kith_args_types(args, &query->types);
    else if (key == KEY_TOP)
        kith_args_number(args, "--top", 0, UINT32_MAX, &query->top);
    return key == KEY_TYPES || key == KEY_TOP;
}

char **kith_query_rest(kith_args *args, size_t min, size_t max, const char *what)
{
    size_t n;
    char **rest = kith_args_rest(args, &n);

    if (n >= min && n <= max)
        return rest;
    kith_args_wrong(args, "takes %s; see 'kith %s --help'", what, args->command);
    return NULL;
}

bool kith_query_talks(const kith_args *args)
{
    return !args->quiet && !args->json && !args->csv;
}

size_t kith_query_shown(const kith_args *args, const kith_query_args *query, size_t n)
{
    if (query->top == 0 || n <= query->top)
        return n;
    if (kith_query_talks(args))
        kith_tell("the first %u of %zu; '--top 0' shows all", (unsigned)query->top, n);
    return query->top;
}

int kith_query_end(kith_out *out, size_t n)
{
    kith_err err = {0};

    if (!kith_out_close(out, &err))
        return kith_say_err(&err);
    return n == 0 ? KITH_EINPUT : KITH_OK;
}

static void print_json(kith_out *out, const kith_rows *table, kith_query_about about)
{
    if (about.rows != NULL) {
        kith_out_putc(out, '{');
        about.about(out, about.of);
        kith_out_printf(out, ",\n\"%s\":", about.rows);
    }
    kith_rows_json(table, out);
    kith_out_puts(out, about.rows != NULL ? "}\n" : "\n");
}

int kith_query_print(const kith_args *args, const kith_rows *table, kith_query_about about)
{
    kith_out *out = kith_out_open("-", NULL);

    if (args->json)
        print_json(out, table, about);
    else if (args->csv)
        kith_rows_csv(table, out);
    else if (kith_rows_n(table) > 0)
        kith_rows_print(table, out, kith_term_width(), args->color);
    return kith_query_end(out, kith_rows_n(table));
}
