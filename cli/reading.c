// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reading.h"

#include "cli/term/say.h"
#include "extract/read/metadata.h"

#include <glib.h>

enum {
    KEY_FROM = KITH_KEY_READ,
    KEY_MAX,
    KEY_METADATA,
    KEY_XPATH,
    KEY_FIELD, // and as many as there are fields
};

const kith_option kith_reading_options[] = {
    {KEY_FROM, "from", "FORMAT", "read INPUT as FORMAT, whatever it looks like"},
    {KEY_METADATA, "metadata", "FILE",
     "a table (TSV, CSV) of path, date, source, title, author, language"},
    {KEY_FIELD + KITH_FIELD_TEXT, "text-field", "NAME",
     "the field (a.b.c) or column that is the text (default: guessed)"},
    {KEY_FIELD + KITH_FIELD_TITLE, "title-field", "NAME", "the same for the title"},
    {KEY_FIELD + KITH_FIELD_DATE, "date-field", "NAME", "the date"},
    {KEY_FIELD + KITH_FIELD_ID, "id-field", "NAME", "the document's name"},
    {KEY_FIELD + KITH_FIELD_AUTHOR, "author-field", "NAME", "the author"},
    {KEY_FIELD + KITH_FIELD_SOURCE, "source-field", "NAME", "the address or the outlet"},
    {KEY_FIELD + KITH_FIELD_LANGUAGE, "language-field", "NAME", "the language"},
    {KEY_XPATH, "xpath", "EXPR", "of XML files, each match of the XPath is a document"},
    {KEY_MAX, "max-document", "BYTES", "skip documents larger than this (default: 256M)"},
    {0},
};

static void wrong_format(kith_args *args)
{
    GString *names = g_string_new(NULL);

    for (const kith_reader *r = kith_readers; r->name != NULL; r++)
        g_string_append_printf(names, "%s%s", names->len ? ", " : "", r->name);
    kith_args_wrong(args, "'--from' takes %s; not '%s'", names->str, args->value);
    g_string_free(names, TRUE);
}

bool kith_reading_take(kith_args *args, int key, kith_read_options *options)
{
    if (key == KEY_FROM && kith_reader_named(args->value) == NULL)
        wrong_format(args);
    else if (key == KEY_FROM)
        options->from = args->value;
    else if (key == KEY_MAX)
        kith_args_bytes(args, "--max-document", 1, KITH_MOST_DOCUMENT, &options->max_document);
    else if (key == KEY_METADATA)
        options->metadata = args->value;
    else if (key == KEY_XPATH)
        options->xpath = args->value;
    else if (key >= KEY_FIELD && key < KEY_FIELD + KITH_FIELDS)
        options->field[key - KEY_FIELD] = args->value;
    else
        return false;
    return true;
}

void kith_reading_help(kith_out *out)
{
    kith_out_puts(out, "Formats that are read (--from), each also in .gz, .bz2, .xz, .zst, .zip, "
                       ".tar:\n");
    for (const kith_reader *r = kith_readers; r->name != NULL; r++)
        kith_out_printf(out, "  %-10s %s (%s)\n", r->name, r->summary, r->suffixes);
}

void kith_reading_tell(const kith_args *args, const kith_paths *paths)
{
    size_t rows, documents;

    if (paths->metadata == NULL || args->quiet)
        return;
    kith_metadata_unmatched(paths->metadata, &rows, &documents);
    if (rows > 0)
        kith_tell("%s: %zu row%s of no document", paths->options.metadata, rows,
                  rows == 1 ? " is" : "s are");
    if (documents > 0)
        kith_tell("%s: %zu document%s no row", paths->options.metadata, documents,
                  documents == 1 ? " has" : "s have");
}
