// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "base/interrupt.h"
#include "cli/inputs.h"
#include "cli/reading.h"
#include "cli/columns.h"
#include "cli/term/say.h"
#include "extract/article.h"
#include "extract/read/source.h"

#include <inttypes.h>

static const kith_manual manual = {
    .usage = "read [OPTION]... INPUT...",
    .about = "Prints the article that is found in each INPUT, without menus, banners and\n"
             "footers: the text that the other commands use, and in which `kith tag` counts\n"
             "bytes. With -v, standard error has each line that was left out, with the\n"
             "reason.",
    .group = {kith_article_options, kith_reading_options},
    .takes = KITH_TAKES_JSON,
    .more = kith_reading_help,
    .examples = "  kith read page.html\n"
                "  kith read -v page.html > article.txt\n"
                "  kith read --json articles/ | jq -r .title\n"
                "  kith read --text-field content.body export.jsonl.gz\n"
                "  kith read --xpath //record/text export.xml\n"
                "  kith read --metadata articles.tsv --json articles/\n",
};

static void print_json(kith_out *out, const kith_doc *doc, const kith_article *article)
{
    kith_out_puts(out, "{\"doc\":");
    kith_out_json(out, doc->name);
    kith_json_field(out, "title", article->title);
    kith_json_field(out, "date", article->date);
    kith_json_field(out, "author", doc->author);
    kith_json_field(out, "language", article->language);
    kith_json_field(out, "source", doc->source);
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

/* heading: tells several documents apart. */
static void print_article(const kith_args *args, kith_out *out, const kith_doc *doc,
                          const kith_article *article, bool heading)
{
    if (args->verbose)
        kith_dropped_tell(doc, article);
    if (args->json)
        print_json(out, doc, article);
    else {
        if (heading)
            kith_out_printf(out, "==> %.*s <==\n", (int)doc->name.len, doc->name.ptr);
        kith_out_str(out, article->text);
        if (heading)
            kith_out_putc(out, '\n');
    }
}

/* Whether the only path is the document itself, and no file of many. */
static bool is_path(const kith_paths *paths, kith_str name)
{
    return strcmp(paths->at[0], "-") == 0 ? kith_str_eq(name, KITH_STR("stdin"))
                                          : kith_str_eq(name, kith_str_of(paths->at[0]));
}

typedef struct {
    kith_args *args;
    const kith_extract_options *options;
    kith_out *out;
    bool headings; // several documents may come
} run;

/* False when the record is none. */
static bool read_one(run *r, kith_record *record, kith_arena *a, kith_err *err)
{
    kith_doc doc = {0};
    kith_article article;

    if (!kith_record_read(record, a, &doc, err))
        return false;
    article = kith_article_find(a, &doc, r->options->keep_boilerplate);
    print_article(r->args, r->out, &doc, &article, r->headings);
    return err->code == KITH_OK;
}

static int read_all(kith_args *args, const kith_extract_options *options, const kith_paths *paths)
{
    kith_source *source = kith_source_new(paths);
    kith_arena *a = kith_arena_new();
    kith_err err = {0};
    run r = {args, options, kith_out_open("-", &err), paths->n > 1};
    kith_record record = {0};
    kith_next found;

    kith_interrupt_gently(true);
    while (!kith_out_gone(r.out) && !kith_interrupted() &&
           (found = kith_source_next(source, a, &record, &err)) != KITH_NEXT_END) {
        r.headings = r.headings || !is_path(paths, record.name);
        if (found == KITH_NEXT_BAD || !read_one(&r, &record, a, &err))
            args->status = kith_say_err(&err);
        err = (kith_err){0};
        kith_arena_reset(a);
    }
    kith_source_free(source);
    kith_arena_free(a);
    kith_reading_tell(args, paths);
    if (kith_interrupted())
        kith_say("interrupted; what is printed are whole documents");
    return kith_out_close(r.out, &err) ? args->status : kith_say_err(&err);
}

int kith_run_read(int argc, char **argv)
{
    kith_read_options reading = {0};
    kith_args args;
    kith_extract_options options = {0};
    kith_paths paths = {0};
    int key;

    kith_args_init(&args, &manual, argc, argv);
    while ((key = kith_args_next(&args)) != 0)
        if (!kith_reading_take(&args, key, &reading))
            kith_inputs_take(&args, key, &options);
    if (!args.stop)
        kith_inputs_find(&args, &reading, &paths);
    if (!args.stop)
        args.status = read_all(&args, &options, &paths);
    kith_paths_fini(&paths);
    return args.status;
}
