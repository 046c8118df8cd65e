// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "cli/articles.h"
#include "cli/node_json.h"
#include "cli/term/say.h"

#include <inttypes.h>

static const kith_manual manual = {
    .usage = "tag [OPTION]... INPUT...",
    .about = "Prints the names of people, countries and organizations in each INPUT, one JSON\n"
             "object a line, in the order of the text:\n"
             "  doc, sentence     the document, and which of its sentences, from 0\n"
             "  start, end        bytes of the text that `kith read` prints\n"
             "  text, type        the name as written; person, country or organization\n"
             "  via               name, part, acronym, demonym or capital: how it names whom\n"
             "  entity, iso       whom it names; of a country its ISO 3166-1 code",
    .group = {kith_article_options, kith_mention_options},
    .takes = KITH_TAKES_JOBS,
    .examples =
        "  kith tag page.html\n"
        "  kith tag articles/ | jq -r 'select(.type == \"person\").entity' | sort | uniq -c\n"
        "  echo 'Mr. Rutte met Volodymyr Zelenskyy in Kyiv.' | kith tag -\n",
};

static bool print_mentions(void *self, const kith_extraction *x)
{
    kith_out *out = self;

    for (size_t i = 0; i < x->n_mentions; i++) {
        const kith_mention *m = &x->mention[i];
        const kith_local *entity = &x->entity[m->entity];
        kith_out_puts(out, "{\"doc\":");
        kith_out_json(out, x->name);
        kith_out_printf(out, ",\"sentence\":%" PRIu32 ",\"start\":%" PRIu32 ",\"end\":%" PRIu32,
                        m->sentence, m->beg, m->end);
        kith_json_field(out, "text", kith_str_sub(x->article.text, m->beg, m->end));
        kith_json_field(out, "type", kith_str_of(kith_type_name[entity->type]));
        kith_json_field(out, "via", kith_str_of(kith_via_name[m->via]));
        kith_json_field(out, "entity", entity->label);
        if (entity->iso.len > 0)
            kith_json_field(out, "iso", entity->iso);
        kith_out_puts(out, "}\n");
    }
    return !kith_out_gone(out);
}

int kith_run_tag(int argc, char **argv)
{
    const kith_read_options reading = {0};
    kith_args args;
    kith_extract_options options = {0};
    kith_paths paths = {0};
    kith_err err = {0};
    kith_out *out;
    size_t n;
    int key;
    bool ok;

    kith_args_init(&args, &manual, argc, argv);
    while ((key = kith_args_next(&args)) != 0)
        kith_inputs_take(&args, key, &options);
    if (!args.stop)
        kith_inputs_find(&args, &reading, &paths);
    if (!args.stop) {
        out = kith_out_open("-", &err);
        ok = kith_articles_each(&args, &paths, &options, print_mentions, out, &n, &err);
        if (!ok)
            kith_say_err(&err);
        if (!kith_out_close(out, ok ? &err : NULL) || !ok)
            args.status = ok ? kith_say_err(&err) : (int)err.code;
    }
    kith_paths_fini(&paths);
    return args.status;
}
