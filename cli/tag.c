// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "base/interrupt.h"
#include "cli/articles.h"
#include "cli/corrections.h"
#include "cli/reading.h"
#include "cli/columns.h"
#include "cli/tagging.h"
#include "cli/term/say.h"

enum { KEY_FORMAT = KITH_KEY_OWN, KEY_MODEL };

static const kith_option options[] = {
    {KEY_FORMAT, "format", "F", "json (default), or conll: column files, with one more column"},
    {KEY_MODEL, "model", "FILE", "use a model that `kith train` made (with --format conll)"},
    {0},
};

static const kith_manual manual = {
    .usage = "tag [OPTION]... INPUT...",
    .about = "Prints the names of people, countries and organizations in each INPUT, one JSON\n"
             "object a line, in the order of the text:\n"
             "  doc, sentence     the document, and which of its sentences, from 0\n"
             "  start, end        bytes of the text that `kith read` prints\n"
             "  text, type        the name as written; person, country or organization\n"
             "  via               name, part, acronym, demonym or capital: how it names whom\n"
             "  entity, iso       whom it names; of a country its ISO 3166-1 code\n"
             "With --format conll, INPUT is a token a line (its first column) with an empty\n"
             "line behind each sentence; lines come back with one more column, the tag: O,\n"
             "B-PER, I-PER, B-ORG, ... over PER, ORG, LOC, MISC.",
    .group = {options, kith_article_options, kith_mention_options, kith_lexicon_options,
              kith_reading_options},
    .takes = KITH_TAKES_JOBS,
    .examples =
        "  kith tag page.html\n"
        "  kith tag articles/ | jq -r 'select(.type == \"person\").entity' | sort | uniq -c\n"
        "  echo 'Mr. Rutte met Volodymyr Zelenskyy in Kyiv.' | kith tag -\n",
};

/* What the lines of a document begin with: its name is made JSON once. */
typedef struct {
    char text[1024];
    size_t n; // 0: the name is too long for that
} line_head;

/* All of a line but the texts in it, which are of any length. */
enum { LINE_ROOM = 256 };

static void make_head(line_head *head, kith_str name)
{
    char *to = head->text;

    head->n = 0;
    if (KITH_JSON_ROOM * name.len + LINE_ROOM > sizeof head->text)
        return;
    to = kith_put_json(kith_put_text(to, "{\"doc\":"), name);
    head->n = (size_t)(kith_put_text(to, ",\"sentence\":") - head->text);
}

/* Which sentence and which bytes. */
static char *put_place(char *to, const kith_mention *m)
{
    to = kith_put_uint(to, m->sentence);
    to = kith_put_text(to, ",\"start\":");
    to = kith_put_uint(to, m->beg);
    to = kith_put_text(to, ",\"end\":");
    to = kith_put_uint(to, m->end);
    return kith_put_text(to, ",\"text\":");
}

static char *put_kind(char *to, const kith_mention *m, const kith_local *entity)
{
    to = kith_put_text(kith_put_text(to, ",\"type\":\""), kith_type_name[entity->type]);
    to = kith_put_text(kith_put_text(to, "\",\"via\":\""), kith_via_name[m->via]);
    return kith_put_text(to, "\",\"entity\":");
}

/* A line of texts of any length. */
static void print_long(kith_out *out, const kith_extraction *x, const kith_mention *m,
                       const kith_local *entity)
{
    kith_out_puts(out, "{\"doc\":");
    kith_out_json(out, x->name);
    kith_out_puts(out, ",\"sentence\":");
    kith_out_upto(out, put_place(kith_out_room(out, LINE_ROOM), m));
    kith_out_json(out, kith_str_sub(x->article.text, m->beg, m->end));
    kith_out_upto(out, put_kind(kith_out_room(out, LINE_ROOM), m, entity));
    kith_out_json(out, entity->label);
    if (entity->iso.len > 0)
        kith_json_field(out, "iso", entity->iso);
    kith_out_puts(out, "}\n");
}

static void print_mention(kith_out *out, const line_head *head, const kith_extraction *x,
                          const kith_mention *m)
{
    const kith_local *entity = &x->entity[m->entity];
    kith_str surface = kith_str_sub(x->article.text, m->beg, m->end);
    size_t texts = KITH_JSON_ROOM * (surface.len + entity->label.len + entity->iso.len);
    char *to;

    if (head->n == 0 || texts + head->n + LINE_ROOM > KITH_OUT_ROOM) {
        print_long(out, x, m, entity);
        return;
    }
    to = kith_out_room(out, KITH_OUT_ROOM);
    memcpy(to, head->text, head->n);
    to = kith_put_json(put_place(to + head->n, m), surface);
    to = kith_put_json(put_kind(to, m, entity), entity->label);
    if (entity->iso.len > 0)
        to = kith_put_json(kith_put_text(to, ",\"iso\":"), entity->iso);
    kith_out_upto(out, kith_put_text(to, "}\n"));
}

static bool print_mentions(void *self, const kith_extraction *x)
{
    kith_out *out = self;
    line_head head;

    make_head(&head, x->name);
    for (size_t i = 0; i < x->n_mentions; i++)
        print_mention(out, &head, x, &x->mention[i]);
    return !kith_out_gone(out);
}

static void tag_documents(kith_args *args, const kith_extract_options *extract,
                          const kith_read_options *reading)
{
    kith_paths paths = {0};
    kith_err err = {0};
    kith_out *out;
    size_t n;
    bool ok;

    kith_inputs_find(args, reading, &paths);
    if (!args->stop) {
        out = kith_out_open("-", &err);
        ok = kith_articles_each(args, &paths, extract,
                                &(kith_article_taker){.visit = print_mentions, .self = out}, &n,
                                &err);
        ok = kith_out_close(out, ok ? &err : NULL) && ok;
        if (kith_interrupted())
            kith_fail(&err, KITH_EIO, "interrupted; the names of %zu document%s are printed", n,
                      n == 1 ? "" : "s");
        if (!ok)
            args->status = kith_say_err(&err);
    }
    kith_paths_fini(&paths);
}

int kith_run_tag(int argc, char **argv)
{
    kith_args args;
    kith_extract_options extract = {.mentions_only = true};
    kith_read_options reading = {0};
    kith_corrections known = {0};
    kith_err err = {0};
    const char *model = NULL;
    bool columns = false;
    char **rest;
    size_t n;
    int key;

    kith_args_init(&args, &manual, argc, argv);
    while ((key = kith_args_next(&args)) != 0)
        if (key == KEY_MODEL)
            model = args.value;
        else if (key == KEY_FORMAT && strcmp(args.value, "json") != 0 &&
                 strcmp(args.value, "conll") != 0)
            kith_args_wrong(&args, "'--format' takes json or conll, not '%s'", args.value);
        else if (key == KEY_FORMAT)
            columns = strcmp(args.value, "conll") == 0;
        else if (!kith_reading_take(&args, key, &reading) &&
                 !kith_corrections_take(&args, key, &known))
            kith_inputs_take(&args, key, &extract);
    if (!args.stop && model != NULL && !columns)
        kith_args_wrong(&args, "'--model' goes with '--format conll'");
    if (!args.stop && known.lexicon != NULL && columns)
        kith_args_wrong(&args, "'--lexicon' does not go with '--format conll'");
    if (args.stop)
        return args.status;
    rest = kith_args_rest(&args, &n);
    if (columns && n > 0)
        return kith_tag_conll(model, rest, n);
    if (kith_corrections_load(&known, &err)) {
        extract.user = known.user;
        tag_documents(&args, &extract, &reading);
    } else
        args.status = kith_say_err(&err);
    kith_corrections_fini(&known);
    return args.status;
}
