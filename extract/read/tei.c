// SPDX-License-Identifier: GPL-3.0-or-later
/* Of what an editor gives twice (sic and corr, orig and reg, abbr and expan) the second is read.
 * Notes go behind the paragraph that they belong to. */
#include "extract/read/tei.h"

#include "extract/read/rule_words.h"

static const kith_rule rules[] = {
    // the document
    {.name = "teiCorpus", .tells = KITH_TELLS_LANGUAGE, .rank = 1, .attr = "lang"},
    {.name = "TEI", .tells = KITH_TELLS_LANGUAGE, .rank = 2, .attr = "lang"},
    {.name = "TEI.2", .tells = KITH_TELLS_LANGUAGE, .rank = 2, .attr = "lang"},
    {.name = "text", .tells = KITH_TELLS_LANGUAGE, .rank = 3, .attr = "lang"},
    // its header
    {.name = "title", .in = "titleStmt", .only = "type=main", .tells = KITH_TELLS_TITLE, .rank = 3},
    {.name = "title", .in = "titleStmt", .tells = KITH_TELLS_TITLE, .rank = 2},
    {.name = "title", .in = "sourceDesc", .only = "level=a", .tells = KITH_TELLS_TITLE, .rank = 1},
    {.name = "author", .in = "titleStmt", .tells = KITH_TELLS_AUTHOR, .rank = 2},
    {.name = "author", .in = "sourceDesc", .tells = KITH_TELLS_AUTHOR, .rank = 1},
    {.name = "surname", .tells = KITH_TELLS_SURNAME},
    {.name = "date", .in = "creation", .tells = KITH_TELLS_DATE, .rank = 4, .attr = "when"},
    {.name = "date", .in = "sourceDesc", .tells = KITH_TELLS_DATE, .rank = 3, .attr = "when"},
    {.name = "date", .in = "publicationStmt", .tells = KITH_TELLS_DATE, .rank = 2, .attr = "when"},
    {.name = "docDate", .tells = KITH_TELLS_DATE, .rank = 5, .attr = "when"},
    {.name = "language",
     .in = "langUsage",
     .tells = KITH_TELLS_LANGUAGE,
     .rank = 1,
     .attr = "ident"},
    {.name = "idno", .in = "teiHeader", .only = "type=URL", .tells = KITH_TELLS_SOURCE, .rank = 2},
    {.name = "idno", .in = "teiHeader", .only = "type=url", .tells = KITH_TELLS_SOURCE, .rank = 2},
    {.name = "idno", .in = "teiHeader", .only = "type=URI", .tells = KITH_TELLS_SOURCE, .rank = 2},
    {.name = "idno", .in = "teiHeader", .only = "type=DOI", .tells = KITH_TELLS_DOI, .rank = 1},
    {.name = "ptr", .in = "sourceDesc", .tells = KITH_TELLS_SOURCE, .rank = 1, .attr = "target"},
    // what of its text is the text
    {.name = "body", .does = BLOCK | KITH_DOES_BODY},
    {.name = "front", .does = BLOCK | KITH_DOES_BODY},
    {.name = "back", .does = BLOCK | APART},
    {.name = "titlePage", .does = BLOCK | APART},
    {.name = "listBibl", .does = BLOCK | APART},
    {.name = "argument", .does = BLOCK},
    {.name = "byline",
     .does = BLOCK | APART,
     .place = KITH_PLACE_BYLINE,
     .tells = KITH_TELLS_AUTHOR,
     .rank = 0},
    {.name = "dateline", .does = BLOCK | APART, .place = KITH_PLACE_BYLINE},
    {.name = "fw", .does = SKIP},
    {.name = "sic", .in = "choice", .does = SKIP},
    {.name = "orig", .in = "choice", .does = SKIP},
    {.name = "abbr", .in = "choice", .does = SKIP},
    {.name = "del", .does = SKIP},
    {.name = "surplus", .does = SKIP},
    {.name = "index", .does = SKIP},
    {.name = "formula", .does = SKIP},
    {.name = "interpGrp", .does = SKIP},
    {.name = "spanGrp", .does = SKIP},
    {.name = "certainty", .does = SKIP},
    // blocks
    {.name = "p", .does = BLOCK},
    {.name = "ab", .does = BLOCK},
    {.name = "div", .does = BLOCK},
    {.name = "div1", .does = BLOCK},
    {.name = "div2", .does = BLOCK},
    {.name = "div3", .does = BLOCK},
    {.name = "div4", .does = BLOCK},
    {.name = "lg", .does = BLOCK},
    {.name = "l", .does = KITH_DOES_LINE},
    {.name = "sp", .does = BLOCK},
    {.name = "speaker", .does = BLOCK},
    {.name = "stage", .does = BLOCK},
    {.name = "u", .does = BLOCK},
    {.name = "head", .in = "figure", .does = BLOCK, .kind = CAPTION},
    {.name = "head", .does = BLOCK, .kind = HEADING},
    {.name = "figure", .does = BLOCK, .kind = CAPTION},
    {.name = "figDesc", .does = BLOCK, .kind = CAPTION},
    {.name = "list", .does = BLOCK},
    {.name = "item", .does = BLOCK, .kind = KITH_LINE_ITEM},
    {.name = "table", .does = BLOCK},
    {.name = "row", .does = BLOCK},
    {.name = "cell", .does = BLOCK, .kind = KITH_LINE_CELL},
    {.name = "opener", .does = BLOCK},
    {.name = "closer", .does = BLOCK},
    {.name = "salute", .does = BLOCK},
    {.name = "signed", .does = BLOCK},
    {.name = "trailer", .does = BLOCK},
    {.name = "epigraph", .does = BLOCK},
    {.name = "postscript", .does = BLOCK},
    {.name = "bibl", .in = "listBibl", .does = BLOCK},
    {.name = "note", .does = KITH_DOES_NOTE},
    // within lines
    {.name = "lb", .only = "break=no"},
    {.name = "lb", .does = KITH_DOES_SPACE},
    {.name = "pb", .only = "break=no"},
    {.name = "pb", .does = KITH_DOES_SPACE},
    {.name = "cb", .does = KITH_DOES_SPACE},
    {.name = "space", .does = KITH_DOES_SPACE},
    {0},
};

static const kith_markup markup = {.rule = rules};

bool kith_tei_knows(kith_str head)
{
    char room[KITH_XML_HEAD];
    kith_xml_root root;

    return kith_xml_root_of(head, room, &root) && (kith_str_eq(root.name, KITH_STR("TEI")) ||
                                                   kith_str_eq(root.name, KITH_STR("teiCorpus")) ||
                                                   kith_str_eq(root.name, KITH_STR("TEI.2")) ||
                                                   kith_str_eq(root.name, KITH_STR("teiCorpus.2")));
}

bool kith_tei_read(const kith_record *record, kith_arena *a, kith_doc *doc, kith_err *err)
{
    return kith_markup_read(&markup, record->bytes, record->charset, a, doc, err);
}
