// SPDX-License-Identifier: GPL-3.0-or-later
/* The article is its title, abstract and body; what stands at its back (thanks, references) is
 * written as lines that are not. Numbers of references are left out of the text. */
#include "extract/read/jats.h"

#include <glib.h>

#include "extract/read/rule_words.h"

static const kith_rule rules[] = {
    // what is known of the article
    {.name = "article", .tells = KITH_TELLS_LANGUAGE, .rank = 1, .attr = "lang"},
    {.name = "article-title", .in = "title-group", .tells = KITH_TELLS_TITLE, .rank = 1},
    {.name = "subtitle", .in = "title-group", .does = BLOCK | BODY, .kind = HEADING},
    {.name = "trans-title-group", .does = SKIP},
    {.name = "contrib", .only = "contrib-type=editor", .does = SKIP},
    {.name = "contrib", .only = "contrib-type=reviewer", .does = SKIP},
    {.name = "name", .in = "contrib", .tells = KITH_TELLS_AUTHOR, .rank = 1},
    {.name = "string-name", .in = "contrib", .tells = KITH_TELLS_AUTHOR, .rank = 1},
    {.name = "collab", .in = "contrib", .tells = KITH_TELLS_AUTHOR, .rank = 1},
    {.name = "surname", .tells = KITH_TELLS_SURNAME},
    {.name = "pub-date",
     .only = "pub-type=epub",
     .tells = KITH_TELLS_DATE,
     .rank = 3,
     .attr = "iso-8601-date"},
    {.name = "pub-date",
     .only = "date-type=pub",
     .tells = KITH_TELLS_DATE,
     .rank = 3,
     .attr = "iso-8601-date"},
    {.name = "pub-date",
     .only = "pub-type=pmc-release",
     .tells = KITH_TELLS_DATE,
     .rank = 1,
     .attr = "iso-8601-date"},
    {.name = "pub-date", .tells = KITH_TELLS_DATE, .rank = 2, .attr = "iso-8601-date"},
    {.name = "year", .tells = KITH_TELLS_YEAR},
    {.name = "month", .tells = KITH_TELLS_MONTH},
    {.name = "day", .tells = KITH_TELLS_DAY},
    {.name = "article-id", .only = "pub-id-type=doi", .tells = KITH_TELLS_DOI, .rank = 1},
    {.name = "self-uri",
     .in = "article-meta",
     .tells = KITH_TELLS_SOURCE,
     .rank = 2,
     .attr = "href"},
    // what of it is the article
    {.name = "abstract", .does = BLOCK | BODY},
    {.name = "trans-abstract", .does = BLOCK | APART},
    {.name = "body", .does = BLOCK | BODY},
    {.name = "floats-group", .does = BLOCK | BODY},
    {.name = "back", .does = BLOCK | APART},
    {.name = "sub-article", .does = SKIP},
    {.name = "response", .does = SKIP},
    {.name = "permissions", .does = SKIP},
    {.name = "label", .does = SKIP},
    {.name = "object-id", .does = SKIP},
    {.name = "disp-formula", .does = SKIP},
    {.name = "disp-formula-group", .does = SKIP},
    {.name = "inline-formula", .does = SKIP},
    {.name = "tex-math", .does = SKIP},
    {.name = "mml:math", .does = SKIP},
    {.name = "alt-text", .does = SKIP},
    {.name = "long-desc", .does = SKIP},
    {.name = "code", .does = SKIP},
    // blocks
    {.name = "p", .does = BLOCK},
    {.name = "sec", .does = BLOCK},
    {.name = "title", .in = "caption", .does = BLOCK, .kind = CAPTION},
    {.name = "title", .does = BLOCK, .kind = HEADING},
    {.name = "fig", .does = BLOCK},
    {.name = "table-wrap", .does = BLOCK},
    {.name = "boxed-text", .does = BLOCK},
    {.name = "caption", .does = BLOCK, .kind = CAPTION},
    {.name = "table", .does = BLOCK},
    {.name = "tr", .does = BLOCK},
    {.name = "td", .does = BLOCK, .kind = KITH_LINE_CELL},
    {.name = "th", .does = BLOCK, .kind = KITH_LINE_CELL},
    {.name = "list", .does = BLOCK},
    {.name = "list-item", .does = BLOCK, .kind = KITH_LINE_ITEM},
    {.name = "def-item", .does = BLOCK, .kind = KITH_LINE_ITEM},
    {.name = "disp-quote", .does = BLOCK},
    {.name = "speech", .does = BLOCK},
    {.name = "statement", .does = BLOCK},
    {.name = "verse-line", .does = KITH_DOES_LINE},
    {.name = "attrib", .does = BLOCK},
    {.name = "supplementary-material", .does = BLOCK},
    {.name = "ack", .does = BLOCK},
    {.name = "ref", .does = BLOCK},
    {.name = "fn", .in = "back", .does = BLOCK},
    {.name = "fn", .in = "table-wrap-foot", .does = BLOCK},
    {.name = "fn", .does = KITH_DOES_NOTE},
    // within lines
    {.name = "xref", .does = KITH_DOES_MARK},
    {.name = "sup", .does = KITH_DOES_MARKS},
    {.name = "break", .does = KITH_DOES_SPACE},
    {0},
};

static const kith_markup markup = {.rule = rules, .titled = true};

bool kith_jats_knows(kith_str head)
{
    char room[KITH_XML_HEAD];
    kith_xml_root root;

    if (!kith_xml_root_of(head, room, &root))
        return false;
    if (kith_str_eq(root.name, KITH_STR("pmc-articleset")))
        return true;
    return kith_str_eq(root.name, KITH_STR("article")) && root.rest.len > 0 &&
           (g_strstr_len(root.rest.ptr, (gssize)root.rest.len, "<front") != NULL ||
            g_strstr_len(root.rest.ptr, (gssize)root.rest.len, "article-type=") != NULL ||
            g_strstr_len(root.rest.ptr, (gssize)root.rest.len, "dtd-version=") != NULL);
}

bool kith_jats_read(const kith_record *record, kith_arena *a, kith_doc *doc, kith_err *err)
{
    return kith_markup_read(&markup, record->bytes, record->charset, a, doc, err);
}
