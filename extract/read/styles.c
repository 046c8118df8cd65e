// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/read/styles.h"

#include <glib.h>

enum { MOST_STYLES = 2000 };

/* What the name of a style that the programs bring along says; false when it says nothing. */
static bool kind_of(kith_str name, kith_style *style)
{
    static const struct {
        const char *begins;
        uint8_t kind;
        uint16_t place;
        bool apart;
    } names[] = {
        {"title", KITH_LINE_HEADING, KITH_PLACE_TITLE, false},
        {"subtitle", KITH_LINE_HEADING, 0, false},
        {"heading", KITH_LINE_HEADING, 0, false},
        {"caption", KITH_LINE_CAPTION, 0, false},
        {"list", KITH_LINE_ITEM, 0, false},
        {"toc", KITH_LINE_TEXT, 0, true},
        {"contents", KITH_LINE_TEXT, 0, true},
        {"header", KITH_LINE_TEXT, 0, true},
        {"footer", KITH_LINE_TEXT, 0, true},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        size_t n = strlen(names[i].begins);
        if (name.len < n || g_ascii_strncasecmp(name.ptr, names[i].begins, n) != 0 ||
            (name.len > n && g_ascii_isalpha(name.ptr[n])))
            continue;
        *style =
            (kith_style){.kind = names[i].kind, .place = names[i].place, .apart = names[i].apart};
        return true;
    }
    return false;
}

static const kith_style *known(const kith_styles *s, kith_str id)
{
    for (size_t i = 0; i < s->n; i++)
        if (kith_str_eq(s->at[i].id, id))
            return &s->at[i];
    return NULL;
}

static void add(kith_styles *s, kith_str id, kith_style style)
{
    if (s->n == MOST_STYLES || id.len == 0)
        return;
    if (s->n == s->room) {
        s->room = s->room * 2 + 32;
        s->at = kith_grow(s->arena, kith_style, s->at, s->n, s->room);
    }
    style.id = kith_arena_str(s->arena, id);
    s->at[s->n++] = style;
}

typedef struct {
    kith_styles *styles;
    kith_str id; // of the style that is open
} reading;

/* Names of OpenDocument have "_20_" for a space: "Heading_20_1". */
static bool on_odf_start(void *self, const kith_sax_tag *tag)
{
    reading *r = self;
    kith_str id, parent;
    kith_style style;

    if (strcmp(tag->name, "body") == 0)
        return false;
    if (strcmp(tag->name, "style") != 0 || strcmp(tag->prefix, "style") != 0)
        return true;
    id = kith_sax_attribute(tag, "name");
    parent = kith_sax_attribute(tag, "parent-style-name");
    if (kind_of(id, &style) || kind_of(parent, &style))
        add(r->styles, id, style);
    else if (parent.len > 0 && known(r->styles, parent) != NULL)
        add(r->styles, id, *known(r->styles, parent));
    return true;
}

static bool on_docx_start(void *self, const kith_sax_tag *tag)
{
    reading *r = self;
    kith_str value = kith_sax_attribute(tag, "val");
    kith_style style;

    if (strcmp(tag->name, "style") == 0)
        r->id = kith_arena_str(r->styles->arena, kith_sax_attribute(tag, "styleId"));
    else if (strcmp(tag->name, "name") == 0 && kind_of(value, &style))
        add(r->styles, r->id, style);
    else if (strcmp(tag->name, "outlineLvl") == 0 && value.len == 1 && value.ptr[0] < '9' &&
             known(r->styles, r->id) == NULL)
        add(r->styles, r->id, (kith_style){.kind = KITH_LINE_HEADING});
    return true;
}

bool kith_styles_of_odf(kith_str xml, kith_styles *styles, kith_err *err)
{
    static const kith_sax_handler handler = {.start = on_odf_start};
    reading r = {.styles = styles};
    size_t n_repaired;

    return kith_sax_parse(xml, NULL, styles->arena, &handler, &r, &n_repaired, err);
}

bool kith_styles_of_docx(kith_str xml, kith_styles *styles, kith_err *err)
{
    static const kith_sax_handler handler = {.start = on_docx_start};
    reading r = {.styles = styles};
    size_t n_repaired;

    return kith_sax_parse(xml, NULL, styles->arena, &handler, &r, &n_repaired, err);
}

void kith_styles_title(kith_doc *doc)
{
    for (size_t i = 0; i < doc->n_lines; i++)
        if (doc->line[i].place & KITH_PLACE_TITLE) {
            doc->title = kith_str_sub(doc->text, doc->line[i].beg, doc->line[i].end);
            return;
        }
}

static void fill(kith_str *to, kith_str from)
{
    if (to->len == 0)
        *to = from;
}

void kith_styles_about(kith_doc *doc, const kith_doc *about)
{
    if (!kith_str_starts(about->title, KITH_STR("Microsoft Word - "))) // a printed file's name
        fill(&doc->title, about->title);
    fill(&doc->date, about->date);
    fill(&doc->author, about->author);
    fill(&doc->language, about->language);
}
