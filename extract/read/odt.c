// SPDX-License-Identifier: GPL-3.0-or-later
/* Paragraphs of a style of their own are of the style that it is made from; so the styles are read
 * first. */
#include "extract/read/odt.h"

#include <glib.h>

#include "extract/read/rule_words.h"
#include "extract/read/styles.h"
#include "extract/read/zip.h"

static const kith_rule rules[] = {
    {.name = "dc:title", .in = "meta", .tells = KITH_TELLS_TITLE, .rank = 1},
    {.name = "meta:initial-creator", .tells = KITH_TELLS_AUTHOR, .rank = 2},
    {.name = "dc:creator", .in = "annotation", .does = SKIP},
    {.name = "dc:creator", .in = "meta", .tells = KITH_TELLS_AUTHOR, .rank = 1},
    {.name = "meta:creation-date", .tells = KITH_TELLS_DATE, .rank = 2},
    {.name = "dc:date", .in = "meta", .tells = KITH_TELLS_DATE, .rank = 1},
    {.name = "dc:language", .tells = KITH_TELLS_LANGUAGE, .rank = 1},
    {.name = "office:text", .does = BLOCK | KITH_DOES_BODY},
    {.name = "text:p", .does = BLOCK | KITH_DOES_STYLE, .attr = "style-name"},
    {.name = "text:h", .does = BLOCK, .kind = KITH_LINE_HEADING},
    {.name = "text:list", .does = BLOCK},
    {.name = "text:list-item", .does = BLOCK, .kind = KITH_LINE_ITEM},
    {.name = "table:table", .does = BLOCK},
    {.name = "table:table-cell", .does = BLOCK, .kind = KITH_LINE_CELL},
    {.name = "draw:text-box", .does = KITH_DOES_NOTE},
    {.name = "text:note", .does = KITH_DOES_NOTE},
    {.name = "text:note-citation", .does = SKIP},
    {.name = "text:table-of-content", .does = BLOCK | APART},
    {.name = "text:alphabetical-index", .does = BLOCK | APART},
    {.name = "text:bibliography", .does = BLOCK | APART},
    {.name = "text:tracked-changes", .does = SKIP},
    {.name = "text:hidden-text", .does = SKIP},
    {.name = "office:annotation", .does = SKIP},
    {.name = "office:forms", .does = SKIP},
    {.name = "svg:title", .does = SKIP},
    {.name = "svg:desc", .does = SKIP},
    {.name = "text:a", .does = KITH_DOES_LINK},
    {.name = "text:s", .does = SPACE},
    {.name = "text:tab", .does = SPACE},
    {.name = "text:line-break", .does = SPACE},
    {0},
};

bool kith_odt_knows(kith_str head)
{
    char room[KITH_XML_HEAD];
    kith_xml_root root;

    if (kith_zip_begins(head, "mimetype", "application/vnd.oasis.opendocument.text"))
        return true;
    return kith_xml_root_of(head, room, &root) && kith_str_eq(root.name, KITH_STR("document")) &&
           kith_str_eq(root.space, KITH_STR("urn:oasis:names:tc:opendocument:xmlns:office:1.0"));
}

static bool wanted(kith_str name)
{
    return kith_str_eq(name, KITH_STR("content.xml")) || kith_str_eq(name, KITH_STR("meta.xml")) ||
           kith_str_eq(name, KITH_STR("styles.xml"));
}

static bool read_content(kith_str content, kith_str styles, kith_arena *a, kith_doc *doc,
                         kith_err *err)
{
    kith_markup markup = {.rule = rules};
    kith_styles known = {.arena = a};

    if (styles.len > 0 && !kith_styles_of_odf(styles, &known, err))
        return false;
    if (!kith_styles_of_odf(content, &known, err))
        return false;
    markup.style = known.at;
    markup.n_styles = known.n;
    if (!kith_markup_read(&markup, content, NULL, a, doc, err))
        return false;
    kith_styles_title(doc);
    return true;
}

bool kith_odt_read(const kith_record *record, kith_arena *a, kith_doc *doc, kith_err *err)
{
    static const kith_markup meta = {.rule = rules};
    kith_zip zip = {0};
    kith_str content, about;
    kith_doc told = {0};

    if (kith_str_trim(record->bytes).len == 0)
        return kith_fail(err, KITH_EINPUT, "empty; an OpenDocument text was to be read");
    if (!kith_str_starts(record->bytes, KITH_STR("PK")))
        return read_content(record->bytes, (kith_str){0}, a, doc, err);
    if (!kith_zip_read(record->bytes, wanted, a, &zip, err))
        return false;
    content = kith_zip_part_named(&zip, KITH_STR("content.xml"));
    about = kith_zip_part_named(&zip, KITH_STR("meta.xml"));
    if (content.ptr == NULL)
        return kith_fail(err, KITH_EINPUT, "an OpenDocument file without its content.xml");
    if (!read_content(content, kith_zip_part_named(&zip, KITH_STR("styles.xml")), a, doc, err))
        return kith_fail_in(err, "content.xml");
    if (about.len > 0 && kith_markup_read(&meta, about, NULL, a, &told, NULL))
        kith_styles_about(doc, &told);
    return true;
}
