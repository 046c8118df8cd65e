// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/inputs.h"

#include "cli/term/say.h"
#include "extract/read/metadata.h"

#include <glib.h>
#include <inttypes.h>

enum { LONGEST = 4096 }; // bytes of a line that are shown
enum { KEY_BOILERPLATE = KITH_KEY_EXTRACT, KEY_NO_DEMONYMS, KEY_CAPITALS, KEY_ANY_LANGUAGE };

const kith_option kith_article_options[] = {
    {KEY_BOILERPLATE, "keep-boilerplate", NULL, "read menus, banners and footers too"},
    {0},
};

const kith_option kith_mention_options[] = {
    {KEY_NO_DEMONYMS, "no-demonyms", NULL, "\"Ukrainian\" does not name Ukraine"},
    {KEY_CAPITALS, "capitals", NULL, "\"Kyiv\" names Ukraine where it means its government"},
    {KEY_ANY_LANGUAGE, "any-language", NULL, "read articles that are not in English too"},
    {0},
};

bool kith_inputs_take(kith_args *args, int key, kith_extract_options *options)
{
    (void)args;
    options->keep_boilerplate |= key == KEY_BOILERPLATE;
    options->no_demonyms |= key == KEY_NO_DEMONYMS;
    options->capitals |= key == KEY_CAPITALS;
    options->any_language |= key == KEY_ANY_LANGUAGE;
    return key >= KEY_BOILERPLATE && key <= KEY_ANY_LANGUAGE;
}

void kith_inputs_find(kith_args *args, const kith_read_options *options, kith_paths *paths)
{
    kith_inputs_find_from(args, 0, options, paths);
}

void kith_inputs_find_from(kith_args *args, size_t from, const kith_read_options *options,
                           kith_paths *paths)
{
    size_t n;
    char **rest = kith_args_rest(args, &n);
    kith_err err = {0};

    if (n <= from) {
        kith_args_wrong(args,
                        "what shall be read? Name files or folders, or '-' for standard "
                        "input; see 'kith %s --help'",
                        args->command);
        return;
    }
    for (size_t i = from; i < n; i++)
        if (!kith_paths_add(paths, rest[i], options, &err))
            args->status = kith_say_err(&err);
    kith_paths_sort(paths);
    if (options->metadata != NULL &&
        !kith_metadata_load(options->metadata, &paths->metadata, &err)) {
        args->status = kith_say_err(&err);
        args->stop = true;
    }
    args->stop |= paths->n == 0;
}

kith_str kith_dropped_line(const kith_doc *doc, const kith_article *article, size_t i)
{
    const kith_line *line = &doc->line[article->dropped[i].line];

    return kith_str_sub(doc->text, line->beg, line->end);
}

void kith_dropped_tell(const kith_doc *doc, const kith_article *article)
{
    for (size_t i = 0; i < article->n_dropped; i++) {
        kith_str text = kith_dropped_line(doc, article, i);
        kith_tell("%.*s:%" PRIu32 ": %s: %.*s", (int)doc->name.len, doc->name.ptr,
                  article->dropped[i].line + 1, article->dropped[i].why,
                  (int)MIN(text.len, LONGEST), text.ptr);
    }
}
