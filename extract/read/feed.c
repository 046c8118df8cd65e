// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/read/feed.h"

#include <glib.h>

#include "extract/read/markup.h"

enum { BODY = KITH_DOES_BODY, SKIP = KITH_DOES_SKIP };

static const kith_rule rules[] = {
    {.name = "item", .does = KITH_DOES_ITEM},
    {.name = "entry",
     .does = KITH_DOES_ITEM,
     .tells = KITH_TELLS_LANGUAGE,
     .rank = 3,
     .attr = "lang"},
    {.name = "feed", .tells = KITH_TELLS_LANGUAGE, .rank = 2, .attr = "lang"},
    {.name = "rss", .tells = KITH_TELLS_LANGUAGE, .rank = 1, .attr = "lang"},
    {.name = "language", .tells = KITH_TELLS_LANGUAGE, .rank = 1},
    {.name = "dc:language", .tells = KITH_TELLS_LANGUAGE, .rank = 2},
    {.name = "source", .does = SKIP}, // the feed that an entry was taken from
    {.name = "title", .in = "item", .tells = KITH_TELLS_TITLE, .rank = 2},
    {.name = "title", .in = "entry", .tells = KITH_TELLS_TITLE, .rank = 2},
    {.name = "dc:title", .in = "item", .tells = KITH_TELLS_TITLE, .rank = 1},
    {.name = "link", .in = "item", .tells = KITH_TELLS_SOURCE, .rank = 2},
    {.name = "link",
     .in = "entry",
     .only = "rel=alternate",
     .tells = KITH_TELLS_SOURCE,
     .rank = 3,
     .attr = "href"},
    {.name = "link",
     .in = "entry",
     .only = "!rel",
     .tells = KITH_TELLS_SOURCE,
     .rank = 3,
     .attr = "href"},
    {.name = "guid",
     .in = "item",
     .only = "isPermaLink=true",
     .tells = KITH_TELLS_SOURCE,
     .rank = 1},
    {.name = "pubDate", .in = "item", .tells = KITH_TELLS_DATE, .rank = 3},
    {.name = "dc:date", .tells = KITH_TELLS_DATE, .rank = 2},
    {.name = "dcterms:issued", .tells = KITH_TELLS_DATE, .rank = 3},
    {.name = "published", .in = "entry", .tells = KITH_TELLS_DATE, .rank = 3},
    {.name = "issued", .in = "entry", .tells = KITH_TELLS_DATE, .rank = 3},
    {.name = "updated", .in = "entry", .tells = KITH_TELLS_DATE, .rank = 1},
    {.name = "modified", .in = "entry", .tells = KITH_TELLS_DATE, .rank = 1},
    {.name = "author", .in = "item", .tells = KITH_TELLS_AUTHOR, .rank = 1},
    {.name = "dc:creator", .tells = KITH_TELLS_AUTHOR, .rank = 2},
    {.name = "name", .in = "author", .tells = KITH_TELLS_AUTHOR, .rank = 2},
    {.name = "content:encoded", .tells = KITH_TELLS_HTML, .rank = 5},
    {.name = "description", .in = "item", .tells = KITH_TELLS_HTML, .rank = 3},
    {.name = "dc:description", .in = "item", .tells = KITH_TELLS_HTML, .rank = 1},
    {.name = "content", .in = "entry", .only = "type=xhtml", .does = BODY},
    {.name = "content", .in = "entry", .only = "type=html", .tells = KITH_TELLS_HTML, .rank = 5},
    {.name = "content",
     .in = "entry",
     .only = "type=text/html",
     .tells = KITH_TELLS_HTML,
     .rank = 5},
    {.name = "content", .in = "entry", .tells = KITH_TELLS_PLAIN, .rank = 5},
    {.name = "summary", .in = "entry", .only = "type=xhtml", .does = KITH_DOES_APART},
    {.name = "summary", .in = "entry", .only = "type=html", .tells = KITH_TELLS_HTML, .rank = 3},
    {.name = "summary", .in = "entry", .tells = KITH_TELLS_PLAIN, .rank = 3},
    {0},
};

static const kith_markup markup = {.rule = rules, .html = true, .titled = true};

bool kith_feed_knows(kith_str head)
{
    char room[KITH_XML_HEAD];
    kith_xml_root root;

    if (!kith_xml_root_of(head, room, &root))
        return false;
    if (kith_str_eq(root.name, KITH_STR("feed")))
        return root.space.len == 0 || g_strstr_len(root.space.ptr, (gssize)root.space.len, "tom");
    if (kith_str_eq(root.name, KITH_STR("RDF")))
        return g_strstr_len(root.rest.ptr, (gssize)root.rest.len, "purl.org/rss/1.0") != NULL;
    return kith_str_eq(root.name, KITH_STR("rss"));
}

bool kith_feed_read(const kith_record *record, kith_arena *a, kith_doc *doc, kith_err *err)
{
    return kith_markup_read(&markup, record->bytes, record->charset, a, doc, err);
}
