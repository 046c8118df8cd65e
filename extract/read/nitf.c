// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/read/nitf.h"

#include <glib.h>

#include "extract/read/rule_words.h"

static const kith_rule nitf[] = {
    // what is known of the story
    {.name = "nitf", .tells = KITH_TELLS_LANGUAGE, .rank = 1, .attr = "lang"},
    {.name = "title", .in = "head", .tells = KITH_TELLS_TITLE, .rank = 1},
    {.name = "hl1", .tells = KITH_TELLS_TITLE, .rank = 4},
    {.name = "date.issue", .tells = KITH_TELLS_DATE, .rank = 4, .attr = "norm"},
    {.name = "date.release", .tells = KITH_TELLS_DATE, .rank = 2, .attr = "norm"},
    {.name = "story.date", .tells = KITH_TELLS_DATE, .rank = 3, .attr = "norm"},
    {.name = "pubdata", .tells = KITH_TELLS_SOURCE, .rank = 1, .attr = "ex-ref"},
    {.name = "person", .in = "byline", .tells = KITH_TELLS_AUTHOR, .rank = 3},
    {.name = "byttl", .does = BLOCK | SKIP},
    {.name = "byline",
     .does = BLOCK | APART,
     .place = BYLINE,
     .tells = KITH_TELLS_AUTHOR,
     .rank = 2},
    {.name = "distributor", .does = BLOCK | APART, .place = BYLINE},
    {.name = "dateline", .does = BLOCK | APART, .place = BYLINE},
    {.name = "copyrite", .does = BLOCK | APART, .place = BYLINE},
    {.name = "rights", .does = BLOCK | APART, .place = BYLINE},
    // what of it is the story
    {.name = "hl2", .does = BLOCK | BODY, .kind = HEADING},
    {.name = "abstract", .does = BLOCK | BODY},
    {.name = "body.content", .does = BLOCK | BODY},
    {.name = "body.end", .does = BLOCK | APART},
    {.name = "note", .does = BLOCK | APART},
    {.name = "media-caption", .does = BLOCK, .kind = CAPTION},
    {.name = "media-producer", .does = BLOCK | APART, .place = BYLINE},
    {.name = "media-reference", .does = SKIP},
    {.name = "media-metadata", .does = SKIP},
    {.name = "media-object", .does = SKIP},
    {.name = "pronounce", .does = SKIP},
    // blocks
    {.name = "p", .does = BLOCK},
    {.name = "block", .does = BLOCK},
    {.name = "media", .does = BLOCK},
    {.name = "bq", .does = BLOCK},
    {.name = "pre", .does = BLOCK | KITH_DOES_BROKEN},
    {.name = "hr", .does = BLOCK},
    {.name = "ol", .does = BLOCK},
    {.name = "ul", .does = BLOCK},
    {.name = "li", .does = BLOCK, .kind = KITH_LINE_ITEM},
    {.name = "dt", .does = BLOCK, .kind = KITH_LINE_ITEM},
    {.name = "dd", .does = BLOCK, .kind = KITH_LINE_ITEM},
    {.name = "table", .does = BLOCK},
    {.name = "tr", .does = BLOCK},
    {.name = "td", .does = BLOCK, .kind = KITH_LINE_CELL},
    {.name = "th", .does = BLOCK, .kind = KITH_LINE_CELL},
    {.name = "credit", .does = BLOCK | APART, .place = BYLINE},
    {.name = "fn", .does = KITH_DOES_NOTE},
    {.name = "br", .does = KITH_DOES_LINE},
    {.name = "a", .does = KITH_DOES_LINK},
    {0},
};

static const kith_rule newsml[] = {
    {.name = "newsItem",
     .does = KITH_DOES_ITEM,
     .tells = KITH_TELLS_LANGUAGE,
     .rank = 1,
     .attr = "lang"},
    {.name = "NewsItem",
     .does = KITH_DOES_ITEM,
     .tells = KITH_TELLS_LANGUAGE,
     .rank = 1,
     .attr = "lang"},
    {.name = "headline", .in = "contentMeta", .tells = KITH_TELLS_TITLE, .rank = 3},
    {.name = "HeadLine", .tells = KITH_TELLS_TITLE, .rank = 3},
    {.name = "title", .in = "itemMeta", .tells = KITH_TELLS_TITLE, .rank = 2},
    {.name = "by", .in = "contentMeta", .tells = KITH_TELLS_AUTHOR, .rank = 1},
    {.name = "ByLine", .tells = KITH_TELLS_AUTHOR, .rank = 1},
    {.name = "language",
     .in = "contentMeta",
     .tells = KITH_TELLS_LANGUAGE,
     .rank = 2,
     .attr = "tag"},
    {.name = "Language", .tells = KITH_TELLS_LANGUAGE, .rank = 2, .attr = "FormalName"},
    {.name = "contentCreated", .tells = KITH_TELLS_DATE, .rank = 2},
    {.name = "firstCreated", .in = "itemMeta", .tells = KITH_TELLS_DATE, .rank = 3},
    {.name = "versionCreated", .in = "itemMeta", .tells = KITH_TELLS_DATE, .rank = 1},
    {.name = "FirstCreated", .tells = KITH_TELLS_DATE, .rank = 3},
    {.name = "ThisRevisionCreated", .tells = KITH_TELLS_DATE, .rank = 2},
    {.name = "DateId", .tells = KITH_TELLS_DATE, .rank = 1},
    {.name = "inlineXML", .does = BLOCK | BODY},
    {.name = "inlineData", .only = "contenttype=text/html", .tells = KITH_TELLS_HTML, .rank = 1},
    {.name = "inlineData", .does = BLOCK | BODY | KITH_DOES_BROKEN},
    {.name = "DataContent", .does = BLOCK | BODY},
    {.name = "html:h1", .does = BLOCK, .kind = HEADING, .tells = KITH_TELLS_TITLE, .rank = 1},
    {.name = "body.head", .in = "inlineXML", .does = BLOCK | APART},
    {.name = "body.head", .in = "DataContent", .does = BLOCK | APART},
    {.name = "head", .does = SKIP},
    {0},
};

static const kith_markup story = {.rule = nitf, .titled = true};
static const kith_markup item = {.rule = newsml, .second = nitf, .html = true, .titled = true};

static bool is_one_of(kith_str name, const char *const *names)
{
    for (; *names != NULL; names++)
        if (kith_str_eq(name, kith_str_of(*names)))
            return true;
    return false;
}

static bool knows(kith_str head, const char *const *names)
{
    char room[KITH_XML_HEAD];
    kith_xml_root root;

    return kith_xml_root_of(head, room, &root) && is_one_of(root.name, names);
}

bool kith_nitf_knows(kith_str head)
{
    static const char *const names[] = {"nitf", NULL};

    return knows(head, names);
}

bool kith_newsml_knows(kith_str head)
{
    static const char *const names[] = {"newsItem", "newsMessage", "NewsML", NULL};

    return knows(head, names);
}

bool kith_nitf_read(const kith_record *record, kith_arena *a, kith_doc *doc, kith_err *err)
{
    kith_str head = kith_str_sub(record->bytes, 0, MIN(record->bytes.len, KITH_XML_HEAD));

    return kith_markup_read(kith_newsml_knows(head) ? &item : &story, record->bytes,
                            record->charset, a, doc, err);
}
