// SPDX-License-Identifier: GPL-3.0-or-later
/* Text is what stands in w:t; which paragraph is a heading, its style says, whose name is in
 * another part of the file. Footnotes come behind the text. */
#include "extract/read/docx.h"

#include <glib.h>

#include "extract/read/lines.h"
#include "extract/read/rule_words.h"
#include "extract/read/styles.h"
#include "extract/read/zip.h"

static const kith_rule rules[] = {
    {.name = "w:body", .does = BLOCK, .place = KITH_PLACE_SURE},
    {.name = "w:footnotes", .does = BLOCK, .place = KITH_PLACE_SURE},
    {.name = "w:footnote", .only = "type=separator", .does = SKIP},
    {.name = "w:footnote", .only = "type=continuationSeparator", .does = SKIP},
    {.name = "w:p", .does = BLOCK},
    {.name = "w:pStyle", .does = KITH_DOES_STYLE, .attr = "val"},
    {.name = "w:numPr", .does = KITH_DOES_STYLE, .kind = KITH_LINE_ITEM},
    {.name = "w:tbl", .does = BLOCK},
    {.name = "w:tc", .does = BLOCK, .kind = KITH_LINE_CELL},
    {.name = "w:txbxContent", .does = KITH_DOES_NOTE},
    {.name = "mc:Fallback", .does = SKIP},
    {.name = "w:del", .does = SKIP},
    {.name = "w:moveFrom", .does = SKIP},
    {.name = "w:sdtPr", .does = SKIP},
    {.name = "w:t", .does = KITH_DOES_WRITE},
    {.name = "w:tab", .does = SPACE},
    {.name = "w:br", .does = SPACE},
    {.name = "w:cr", .does = SPACE},
    {0},
};

static const kith_rule about[] = {
    {.name = "dc:title", .tells = KITH_TELLS_TITLE, .rank = 1},
    {.name = "dc:creator", .tells = KITH_TELLS_AUTHOR, .rank = 1},
    {.name = "dcterms:created", .tells = KITH_TELLS_DATE, .rank = 1},
    {.name = "dc:language", .tells = KITH_TELLS_LANGUAGE, .rank = 1},
    {0},
};

static bool holds(kith_str head, const char *mark)
{
    size_t n = strlen(mark);

    for (size_t i = 0; i + n <= head.len; i++)
        if (memcmp(head.ptr + i, mark, n) == 0)
            return true;
    return false;
}

/* Tables and slides too, which kith_docx_read() then refuses by name. */
bool kith_docx_knows(kith_str head)
{
    return kith_str_starts(head, KITH_STR("PK\x03\x04")) &&
           (kith_zip_begins(head, "[Content_Types].xml", "") ||
            kith_zip_begins(head, "_rels/.rels", "") ||
            (holds(head, "word/") && holds(head, "[Content_Types].xml")));
}

static bool wanted(kith_str name)
{
    static const char *const names[] = {"word/document.xml", "word/styles.xml",
                                        "word/footnotes.xml", "docProps/core.xml"};

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (kith_str_eq(name, kith_str_of(names[i])))
            return true;
    return false;
}

static bool read_part(const kith_markup *markup, const kith_zip *zip, const char *name,
                      kith_arena *a, kith_doc *doc, kith_err *err)
{
    kith_str bytes = kith_zip_part_named(zip, kith_str_of(name));

    if (bytes.len == 0)
        return true;
    return kith_markup_read(markup, bytes, NULL, a, doc, err) || kith_fail_in(err, "%s", name);
}

static void add_notes(kith_arena *a, kith_doc *doc, const kith_doc *notes)
{
    kith_lines l = {.text.arena = a};

    if (notes->n_lines == 0)
        return;
    kith_lines_add(&l, doc, 0);
    kith_lines_gap(&l);
    kith_lines_add(&l, notes, 0);
    kith_lines_give(&l, doc);
}

bool kith_docx_read(const kith_record *record, kith_arena *a, kith_doc *doc, kith_err *err)
{
    static const kith_markup told = {.rule = about};
    kith_markup markup = {.rule = rules};
    kith_styles styles = {.arena = a};
    kith_zip zip = {0};
    kith_doc core = {0}, notes = {0};
    kith_str named;

    if (!kith_zip_read(record->bytes, wanted, a, &zip, err))
        return false;
    if (kith_zip_part_named(&zip, KITH_STR("word/document.xml")).len == 0)
        return kith_fail(err, KITH_EINPUT,
                         "an Office file without a text (word/document.xml); save tables as CSV");
    named = kith_zip_part_named(&zip, KITH_STR("word/styles.xml"));
    if (named.len > 0)
        kith_styles_of_docx(named, &styles, NULL); // without them it is still the same text
    markup.style = styles.at;
    markup.n_styles = styles.n;
    if (!read_part(&markup, &zip, "word/document.xml", a, doc, err) ||
        !read_part(&markup, &zip, "word/footnotes.xml", a, &notes, err) ||
        !read_part(&told, &zip, "docProps/core.xml", a, &core, err))
        return false;
    add_notes(a, doc, &notes);
    kith_styles_title(doc);
    kith_styles_about(doc, &core);
    return true;
}
