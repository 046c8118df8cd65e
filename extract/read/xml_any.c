// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/read/xml_any.h"

#include "extract/read/rule_words.h"

enum { HUSH = KITH_DOES_BLOCK | KITH_DOES_HUSH };

/* Names that people give to such elements. */
static const kith_rule rules[] = {
    {.name = "title", .does = BLOCK, .kind = HEADING, .tells = KITH_TELLS_TITLE, .rank = 2},
    {.name = "headline", .does = BLOCK, .kind = HEADING, .tells = KITH_TELLS_TITLE, .rank = 3},
    {.name = "h1", .does = BLOCK, .kind = HEADING, .tells = KITH_TELLS_TITLE, .rank = 1},
    {.name = "h2", .does = BLOCK, .kind = HEADING},
    {.name = "h3", .does = BLOCK, .kind = HEADING},
    {.name = "head", .does = BLOCK, .kind = HEADING},
    {.name = "heading", .does = BLOCK, .kind = HEADING},
    {.name = "subtitle", .does = BLOCK, .kind = HEADING},
    {.name = "date", .does = HUSH, .tells = KITH_TELLS_DATE, .rank = 2},
    {.name = "pubdate", .does = HUSH, .tells = KITH_TELLS_DATE, .rank = 3},
    {.name = "pubDate", .does = HUSH, .tells = KITH_TELLS_DATE, .rank = 3},
    {.name = "published", .does = HUSH, .tells = KITH_TELLS_DATE, .rank = 3},
    {.name = "datePublished", .does = HUSH, .tells = KITH_TELLS_DATE, .rank = 3},
    {.name = "created", .does = HUSH, .tells = KITH_TELLS_DATE, .rank = 1},
    {.name = "author", .does = HUSH, .tells = KITH_TELLS_AUTHOR, .rank = 3},
    {.name = "byline", .does = HUSH, .tells = KITH_TELLS_AUTHOR, .rank = 2},
    {.name = "creator", .does = HUSH, .tells = KITH_TELLS_AUTHOR, .rank = 1},
    {.name = "language", .does = HUSH, .tells = KITH_TELLS_LANGUAGE, .rank = 1},
    {.name = "url", .does = HUSH, .tells = KITH_TELLS_SOURCE, .rank = 2},
    {.name = "link", .does = HUSH, .tells = KITH_TELLS_SOURCE, .rank = 1},
    {.name = "id", .does = HUSH},
    {.name = "p", .does = BLOCK},
    {.name = "para", .does = BLOCK},
    {.name = "br", .does = KITH_DOES_LINE},
    {.name = "lb", .does = KITH_DOES_SPACE},
    {.name = "li", .does = BLOCK, .kind = ITEM},
    {.name = "td", .does = BLOCK, .kind = CELL},
    {.name = "th", .does = BLOCK, .kind = CELL},
    {.name = "cell", .does = BLOCK, .kind = CELL},
    {.name = "caption", .does = BLOCK, .kind = CAPTION},
    {.name = "script", .does = SKIP},
    {.name = "style", .does = SKIP},
    {0},
};

static const kith_markup markup = {.rule = rules, .any = true};

bool kith_xml_knows(kith_str head)
{
    char room[KITH_XML_HEAD];
    kith_xml_root root;
    kith_str start = kith_str_trim(head);

    if (!kith_xml_root_of(head, room, &root) || kith_str_eq(root.name, KITH_STR("html")))
        return false;
    if (kith_str_starts(start, KITH_STR("\xef\xbb\xbf")))
        start = kith_str_sub(start, 3, start.len);
    return kith_str_starts(start, KITH_STR("<?xml")) || root.space.len > 0 ||
           start.ptr[0] != '<'; // UTF-16
}

bool kith_xml_read(const kith_record *record, kith_arena *a, kith_doc *doc, kith_err *err)
{
    return kith_markup_read(&markup, record->bytes, record->charset, a, doc, err);
}
