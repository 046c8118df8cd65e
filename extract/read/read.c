// SPDX-License-Identifier: GPL-3.0-or-later
/* The table of formats, and the way from a path to the reader that knows its content. */
#include "extract/read/read.h"

#include <glib.h>

#include "extract/read/decode.h"
#include "extract/read/html.h"
#include "extract/read/load.h"
#include "extract/read/text.h"

enum { HEAD = 4096 };

/* Asked in this order; text takes what nobody else knows. */
const kith_reader kith_readers[] = {
    {"html", "web pages", ".html .htm .xhtml", kith_html_knows, kith_html_read},
    {"text", "plain text", ".txt .text .md", kith_text_knows, kith_text_read},
    {0},
};

static const kith_reader *reader_named(const char *name)
{
    for (const kith_reader *r = kith_readers; r->name != NULL; r++)
        if (strcmp(r->name, name) == 0)
            return r;
    return NULL;
}

static const kith_reader *reader_knowing(kith_str head)
{
    for (const kith_reader *r = kith_readers; r->name != NULL; r++)
        if (r->knows(head))
            return r;
    return NULL;
}

bool kith_read(const char *path, const kith_read_options *options, kith_arena *a, kith_doc *doc,
               kith_err *err)
{
    size_t max =
        options != NULL && options->max_document ? options->max_document : KITH_MAX_DOCUMENT;
    const char *from = options != NULL ? options->from : NULL, *kind;
    kith_str bytes, head;
    const kith_reader *reader;

    if (from != NULL && reader_named(from) == NULL)
        return kith_fail(err, KITH_EUSAGE, "no format is named '%s'", from);
    if (!kith_load(path, MIN(max, UINT32_MAX / 4), a, &bytes, err))
        return false;
    *doc = (kith_doc){0};
    doc->name = kith_arena_str(a, kith_str_of(strcmp(path, "-") == 0 ? "stdin" : path));
    head = kith_str_sub(bytes, 0, MIN(bytes.len, HEAD));
    if ((kind = kith_binary_kind(head)) != NULL)
        return kith_fail(err, KITH_EINPUT, "%.*s: looks like %s, not text", (int)doc->name.len,
                         doc->name.ptr, kind);
    reader = from != NULL ? reader_named(from) : reader_knowing(head);
    if (reader == NULL)
        return kith_fail(err, KITH_EINPUT, "%s: in no format that is known", path);
    if (!reader->read(bytes, a, doc, err))
        return kith_fail_in(err, "%s", path);
    return true;
}
