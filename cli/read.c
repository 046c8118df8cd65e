// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "cli/inputs.h"
#include "cli/columns.h"
#include "cli/term/say.h"
#include "extract/article.h"

#include <inttypes.h>

static const kith_manual manual = {
    .usage = "read [OPTION]... INPUT...",
    .about = "Prints the article that is found in each INPUT, without menus, banners and\n"
             "footers: the text that the other commands use, and in which `kith tag` counts\n"
             "bytes. With -v, standard error has each line that was left out, with the\n"
             "reason.",
    .group = {kith_article_options},
    .takes = KITH_TAKES_JSON,
    .examples = "  kith read page.html\n"
                "  kith read -v page.html > article.txt\n"
                "  kith read --json articles/ | jq -r .title\n",
};

static void print_json(kith_out *out, const kith_doc *doc, const kith_article *article)
{
    kith_out_puts(out, "{\"doc\":");
    kith_out_json(out, doc->name);
    kith_json_field(out, "title", article->title);
    kith_json_field(out, "date", article->date);
    kith_json_field(out, "text", article->text);
    kith_out_printf(out, ",\"repaired\":%zu,\"dropped\":[", doc->n_repaired);
    for (size_t i = 0; i < article->n_dropped; i++) {
        kith_out_printf(out, "%s{\"line\":%" PRIu32 ",\"why\":\"%s\"", i == 0 ? "" : ",",
                        article->dropped[i].line + 1, article->dropped[i].why);
        kith_json_field(out, "text", kith_dropped_line(doc, article, i));
        kith_out_putc(out, '}');
    }
    kith_out_puts(out, "]}\n");
}

/* n: of how many; a heading tells several apart. */
static void print_article(const kith_args *args, kith_out *out, const kith_doc *doc,
                          const kith_article *article, size_t n)
{
    if (args->verbose)
        kith_dropped_tell(doc, article);
    if (args->json)
        print_json(out, doc, article);
    else {
        if (n > 1)
            kith_out_printf(out, "==> %.*s <==\n", (int)doc->name.len, doc->name.ptr);
        kith_out_str(out, article->text);
        if (n > 1)
            kith_out_putc(out, '\n');
    }
}

static int read_all(kith_args *args, const kith_extract_options *options, const kith_paths *paths)
{
    const kith_read_options reading = {0};
    kith_arena *a = kith_arena_new();
    kith_err err = {0};
    kith_out *out = kith_out_open("-", &err);

    for (size_t i = 0; i < paths->n && !kith_out_gone(out); i++) {
        kith_doc doc = {0};
        if (kith_read(paths->at[i], &reading, a, &doc, &err)) {
            kith_article article = kith_article_find(a, &doc, options->keep_boilerplate);
            print_article(args, out, &doc, &article, paths->n);
        } else
            args->status = kith_say_err(&err);
        kith_arena_reset(a);
    }
    kith_arena_free(a);
    return kith_out_close(out, &err) ? args->status : kith_say_err(&err);
}

int kith_run_read(int argc, char **argv)
{
    const kith_read_options reading = {0};
    kith_args args;
    kith_extract_options options = {0};
    kith_paths paths = {0};
    int key;

    kith_args_init(&args, &manual, argc, argv);
    while ((key = kith_args_next(&args)) != 0)
        kith_inputs_take(&args, key, &options);
    if (!args.stop)
        kith_inputs_find(&args, &reading, &paths);
    if (!args.stop)
        args.status = read_all(&args, &options, &paths);
    kith_paths_fini(&paths);
    return args.status;
}
