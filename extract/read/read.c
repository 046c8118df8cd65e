// SPDX-License-Identifier: GPL-3.0-or-later
/* The table of formats, the way from a name and first bytes to a row of it, and from a record to a
 * document. */
#include "extract/read/read.h"

#include <glib.h>

#include "extract/read/articles.h"
#include "extract/read/date.h"
#include "extract/read/decode.h"
#include "extract/read/docx.h"
#include "extract/read/epub.h"
#include "extract/read/factiva.h"
#include "extract/read/feed.h"
#include "extract/read/html.h"
#include "extract/read/jats.h"
#include "extract/read/json.h"
#include "extract/read/lexis.h"
#include "extract/read/mail.h"
#include "extract/read/markdown.h"
#include "extract/read/nitf.h"
#include "extract/read/odt.h"
#include "extract/read/rows.h"
#include "extract/read/source.h"
#include "extract/read/tei.h"
#include "extract/read/text.h"
#include "extract/read/warc.h"
#include "extract/read/xml_any.h"
#include "extract/read/xml_split.h"

/* Asked in this order; text, the last, takes what nobody else knows. */
const kith_reader kith_readers[] = {
    {.name = "warc",
     .summary = "web archives",
     .suffixes = ".warc .wet",
     .knows = kith_warc_knows,
     .read = kith_warc_read,
     .next = kith_warc_next},
    {.name = "docx",
     .summary = "Word documents",
     .suffixes = ".docx",
     .knows = kith_docx_knows,
     .read = kith_docx_read,
     .binary = true},
    {.name = "epub",
     .summary = "books in EPUB",
     .suffixes = ".epub",
     .knows = kith_epub_knows,
     .read = kith_epub_read,
     .binary = true},
    {.name = "odt",
     .summary = "OpenDocument texts",
     .suffixes = ".odt .fodt",
     .knows = kith_odt_knows,
     .read = kith_odt_read,
     .binary = true},
    {.name = "feed",
     .summary = "RSS and Atom feeds",
     .suffixes = ".rss .atom .rdf",
     .knows = kith_feed_knows,
     .read = kith_feed_read,
     .next = kith_xml_next,
     .close = kith_xml_close},
    {.name = "jats",
     .summary = "articles of journals in JATS",
     .suffixes = ".nxml",
     .knows = kith_jats_knows,
     .read = kith_jats_read,
     .next = kith_xml_next,
     .close = kith_xml_close},
    {.name = "newsml",
     .summary = "news in NewsML-G2 or NewsML",
     .suffixes = ".newsml",
     .knows = kith_newsml_knows,
     .read = kith_nitf_read,
     .next = kith_xml_next,
     .close = kith_xml_close},
    {.name = "nitf",
     .summary = "news in NITF",
     .suffixes = ".nitf",
     .knows = kith_nitf_knows,
     .read = kith_nitf_read,
     .next = kith_xml_next,
     .close = kith_xml_close},
    {.name = "tei",
     .summary = "TEI",
     .suffixes = ".tei",
     .knows = kith_tei_knows,
     .read = kith_tei_read,
     .next = kith_xml_next,
     .close = kith_xml_close},
    {.name = "xml",
     .summary = "any other XML",
     .suffixes = ".xml",
     .knows = kith_xml_knows,
     .read = kith_xml_read,
     .next = kith_xml_next,
     .close = kith_xml_close},
    {.name = "json",
     .summary = "JSON: objects, one a line or in an array",
     .suffixes = ".json .jsonl .ndjson .jl",
     .knows = kith_json_knows,
     .read = kith_json_read,
     .next = kith_json_next,
     .narrow = true},
    {.name = "html",
     .summary = "web pages",
     .suffixes = ".html .htm .xhtml",
     .knows = kith_html_knows,
     .read = kith_html_read},
    {.name = "mail",
     .summary = "mail: mailboxes (mbox) and single messages",
     .suffixes = ".mbox .eml",
     .knows = kith_mail_knows,
     .read = kith_mail_read,
     .next = kith_mail_next,
     .close = kith_mail_close},
    {.name = "lexis",
     .summary = "text exports of LexisNexis",
     .suffixes = ".txt",
     .knows = kith_lexis_knows,
     .read = kith_lexis_read,
     .next = kith_lexis_next,
     .close = kith_articles_close},
    {.name = "factiva",
     .summary = "text exports of Factiva",
     .suffixes = ".txt",
     .knows = kith_factiva_knows,
     .read = kith_factiva_read,
     .next = kith_factiva_next,
     .close = kith_articles_close},
    {.name = "markdown",
     .summary = "Markdown",
     .suffixes = ".md .markdown",
     .read = kith_markdown_read},
    {.name = "csv",
     .summary = "tables with a row of names",
     .suffixes = ".csv .tsv .tab",
     .knows = kith_rows_knows,
     .read = kith_rows_read,
     .next = kith_rows_next,
     .narrow = true},
    {.name = "text",
     .summary = "plain text",
     .suffixes = ".txt .text",
     .knows = kith_text_knows,
     .read = kith_text_read},
    {0},
};

/* Behind a suffix, or in place of it. */
static const char PACKED[] = ".gz .bz2 .xz .zst";
static const char ARCHIVES[] = ".zip .tar .tgz .tbz .tbz2 .txz .tzst";

const kith_reader *kith_reader_named(const char *name)
{
    for (const kith_reader *r = kith_readers; r->name != NULL; r++)
        if (strcmp(r->name, name) == 0)
            return r;
    return NULL;
}

bool kith_has_suffix(kith_str name, const char *suffixes)
{
    kith_str rest = kith_str_of(suffixes), suffix;

    while (kith_str_field(&rest, ' ', &suffix))
        if (suffix.len > 0 && name.len > suffix.len &&
            g_ascii_strncasecmp(name.ptr + name.len - suffix.len, suffix.ptr, suffix.len) == 0)
            return true;
    return false;
}

/* "a.jsonl.gz" is "a.jsonl". */
static kith_str unpacked(kith_str name)
{
    while (kith_has_suffix(name, PACKED))
        while (name.ptr[--name.len] != '.')
            ;
    return name;
}

static bool is_hidden(kith_str name)
{
    kith_str part;

    while (kith_str_field(&name, '/', &part))
        if ((part.len > 0 && part.ptr[0] == '.' && !kith_str_eq(part, KITH_STR("."))) ||
            kith_str_eq(part, KITH_STR("__MACOSX")))
            return true;
    return false;
}

bool kith_reads_name(kith_str name, const kith_read_options *options)
{
    const char *from = options != NULL ? options->from : NULL;

    if (is_hidden(name))
        return false;
    name = unpacked(name);
    if (kith_has_suffix(name, ARCHIVES))
        return true;
    for (const kith_reader *r = kith_readers; r->name != NULL; r++)
        if ((from == NULL || strcmp(from, r->name) == 0) && kith_has_suffix(name, r->suffixes))
            return true;
    return false;
}

static const kith_reader *text_reader(void)
{
    return &kith_readers[G_N_ELEMENTS(kith_readers) - 2];
}

const kith_reader *kith_reader_of(kith_str head, kith_str name)
{
    for (const kith_reader *r = kith_readers; r->name != NULL; r++)
        if (r->binary && r->knows(head))
            return r;
    if (kith_binary_kind(head) != NULL)
        return NULL;
    for (const kith_reader *r = kith_readers; r->name != NULL; r++)
        if (!r->binary && r->knows != NULL && r != text_reader() && r->knows(head))
            return r;
    name = unpacked(name);
    if (kith_has_suffix(name, text_reader()->suffixes)) // which exports of databases have too
        return text_reader();
    for (const kith_reader *r = kith_readers; r->name != NULL; r++)
        if (kith_has_suffix(name, r->suffixes))
            return r;
    return text_reader();
}

/* The bytes of a record whose stream is still to be read. */
static bool take_stream(kith_record *record, kith_arena *a, kith_err *broke, kith_err *err)
{
    bool ok;

    if (record->stream == NULL)
        return true;
    ok = kith_stream_all(record->stream, record->options->max_document, a, &record->bytes, err);
    if (ok && !kith_stream_ok(record->stream, broke) && record->bytes.len == 0) {
        *err = *broke;
        ok = false;
    }
    kith_record_drop(record);
    return ok;
}

static const kith_reader *reader_of(const kith_record *record)
{
    const kith_reader *reader = record->reader;

    if (reader != NULL)
        return reader;
    reader = kith_reader_of(
        kith_str_sub(record->bytes, 0, MIN(record->bytes.len, (size_t)KITH_HEAD)), record->name);
    return reader != NULL && reader->next != NULL ? text_reader() : reader; // split once
}

/* What the container knows is put over what its document says. */
static void put_over(const kith_record *record, kith_arena *a, kith_doc *doc)
{
    char iso[KITH_DATE_BYTES];

    if (record->title.len > 0)
        doc->title = record->title;
    if (record->author.len > 0)
        doc->author = record->author;
    if (record->language.len > 0)
        doc->language = record->language;
    if (record->source.len > 0)
        doc->source = record->source;
    if (record->date.len > 0 && kith_date_parse(record->date, iso))
        doc->date = kith_arena_str(a, kith_str_of(iso));
}

bool kith_record_read(kith_record *record, kith_arena *a, kith_doc *doc, kith_err *err)
{
    kith_str name = record->name;
    kith_err broke = {0};
    const kith_reader *reader;

    *doc = (kith_doc){.name = name};
    if (!take_stream(record, a, &broke, err))
        return kith_fail_in(err, "%.*s", (int)name.len, name.ptr);
    reader = reader_of(record);
    if (reader == NULL)
        return kith_fail(err, KITH_EINPUT, "%.*s: looks like %s, not text", (int)name.len, name.ptr,
                         kith_binary_kind(record->bytes));
    if (!reader->read(record, a, doc, err))
        return kith_fail_in(err, "%.*s", (int)name.len, name.ptr);
    put_over(record, a, doc);
    if (broke.code != KITH_OK)
        kith_fail(err, broke.code, "%.*s: %s", (int)name.len, name.ptr, broke.msg);
    return true;
}

bool kith_read(const char *path, const kith_read_options *options, kith_arena *a, kith_doc *doc,
               kith_err *err)
{
    char *at[] = {g_strdup(path)};
    kith_paths paths = {.at = at, .n = 1};
    kith_source *source;
    kith_record record = {0};
    kith_err why = {0};
    bool ok = false;

    if (options != NULL)
        paths.options = *options;
    source = kith_source_new(&paths);
    switch (kith_source_next(source, a, &record, &why)) {
    case KITH_NEXT_RECORD:
        ok = kith_record_read(&record, a, doc, &why);
        break;
    case KITH_NEXT_END:
        kith_fail(&why, KITH_EINPUT, "%s: holds no document", path);
        break;
    case KITH_NEXT_BAD:
        break;
    }
    kith_source_free(source);
    g_free(at[0]);
    if (err != NULL)
        *err = why;
    return ok;
}
