// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/read/html_tag.h"

#include <glib.h>
#include <stdlib.h>

enum {
    BLOCK = KITH_TAG_BLOCK,
    SKIP = KITH_TAG_SKIP,
    TEXT = KITH_LINE_TEXT,
    MENU = KITH_PLACE_MENU,
    WEAK = KITH_PLACE_WEAK,
};

/* Sorted by name. */
static const kith_html_tag tags[] = {
    {"a", KITH_TAG_LINK, TEXT, 0, 0},
    {"address", BLOCK, TEXT, 0, 0},
    {"applet", SKIP, TEXT, 0, 0},
    {"article", BLOCK | KITH_TAG_WHOLE, TEXT, KITH_PLACE_ARTICLE, 0},
    {"aside", BLOCK, TEXT, WEAK, 0},
    {"audio", SKIP, TEXT, 0, 0},
    {"blockquote", BLOCK, TEXT, 0, 0},
    {"body", BLOCK | KITH_TAG_WHOLE, TEXT, 0, 0},
    {"br", KITH_TAG_BREAK, TEXT, 0, 0},
    {"button", BLOCK | SKIP, TEXT, 0, 0},
    {"canvas", SKIP, TEXT, 0, 0},
    {"caption", BLOCK, KITH_LINE_CAPTION, 0, 0},
    {"center", BLOCK, TEXT, 0, 0},
    {"datalist", SKIP, TEXT, 0, 0},
    {"dd", BLOCK, KITH_LINE_ITEM, 0, 0},
    {"details", BLOCK, TEXT, 0, 0},
    {"dialog", BLOCK, TEXT, MENU, 0},
    {"dir", BLOCK, TEXT, 0, 0},
    {"div", BLOCK, TEXT, 0, 0},
    {"dl", BLOCK, TEXT, 0, 0},
    {"dt", BLOCK, KITH_LINE_ITEM, 0, 0},
    {"embed", SKIP, TEXT, 0, 0},
    {"fieldset", BLOCK, TEXT, MENU, 0},
    {"figcaption", BLOCK, KITH_LINE_CAPTION, 0, 0},
    {"figure", BLOCK, TEXT, 0, 0},
    {"footer", BLOCK | KITH_TAG_HEADER, TEXT, 0, 0},
    {"form", BLOCK | KITH_TAG_HEADER, TEXT, 0, 0},
    {"h1", BLOCK, KITH_LINE_HEADING, KITH_PLACE_TITLE, 0},
    {"h2", BLOCK, KITH_LINE_HEADING, 0, 0},
    {"h3", BLOCK, KITH_LINE_HEADING, 0, 0},
    {"h4", BLOCK, KITH_LINE_HEADING, 0, 0},
    {"h5", BLOCK, KITH_LINE_HEADING, 0, 0},
    {"h6", BLOCK, KITH_LINE_HEADING, 0, 0},
    {"head", BLOCK | KITH_TAG_WHOLE, TEXT, 0, 0}, // libxml2 lets <nav> stand in it
    {"header", BLOCK | KITH_TAG_HEADER, TEXT, 0, 0},
    {"hr", BLOCK, TEXT, 0, 0},
    {"html", BLOCK | KITH_TAG_WHOLE, TEXT, 0, KITH_HTML_TELLS_PAGE},
    {"iframe", SKIP, TEXT, 0, 0},
    {"label", 0, TEXT, 0, 0},
    {"legend", BLOCK, TEXT, 0, 0},
    {"li", BLOCK, KITH_LINE_ITEM, 0, 0},
    {"link", 0, TEXT, 0, KITH_HTML_TELLS_LINK},
    {"main", BLOCK | KITH_TAG_WHOLE, TEXT, KITH_PLACE_MAIN, 0},
    {"map", SKIP, TEXT, 0, 0},
    {"menu", BLOCK, TEXT, MENU, 0},
    {"meta", 0, TEXT, 0, KITH_HTML_TELLS_META},
    {"nav", BLOCK, TEXT, MENU, 0},
    {"noscript", BLOCK, TEXT, KITH_PLACE_HIDDEN, 0},
    {"object", SKIP, TEXT, 0, 0},
    {"ol", BLOCK, TEXT, 0, 0},
    {"optgroup", SKIP, TEXT, 0, 0},
    {"option", SKIP, TEXT, 0, 0},
    {"p", BLOCK, TEXT, 0, 0},
    {"pre", BLOCK, TEXT, 0, 0},
    {"rp", SKIP, TEXT, 0, 0},
    {"rt", SKIP, TEXT, 0, 0},
    {"script", SKIP, TEXT, 0, 0},
    {"section", BLOCK, TEXT, 0, 0},
    {"select", SKIP, TEXT, 0, 0},
    {"style", SKIP, TEXT, 0, 0},
    {"summary", BLOCK, TEXT, 0, 0},
    {"svg", SKIP, TEXT, 0, 0},
    {"sup", KITH_TAG_NOTE, TEXT, 0, 0},
    {"table", BLOCK, TEXT, KITH_PLACE_TABLE, 0},
    {"tbody", BLOCK, TEXT, 0, 0},
    {"td", BLOCK, KITH_LINE_CELL, 0, 0},
    {"template", SKIP, TEXT, 0, 0},
    {"textarea", SKIP, TEXT, 0, 0},
    {"tfoot", BLOCK, TEXT, 0, 0},
    {"th", BLOCK, KITH_LINE_CELL, 0, 0},
    {"thead", BLOCK, TEXT, 0, 0},
    {"time", 0, TEXT, 0, KITH_HTML_TELLS_TIME},
    {"title", SKIP, TEXT, 0, KITH_HTML_TELLS_TITLE},
    {"tr", BLOCK, TEXT, 0, 0},
    {"ul", BLOCK, TEXT, 0, 0},
    {"video", SKIP, TEXT, 0, 0},
};

static int by_name(const void *name, const void *row)
{
    return strcmp(name, ((const kith_html_tag *)row)->name);
}

const kith_html_tag *kith_html_tag_of(const char *name)
{
    static const kith_html_tag unknown = {0};
    const kith_html_tag *found =
        bsearch(name, tags, sizeof tags / sizeof *tags, sizeof *tags, by_name);

    return found != NULL ? found : &unknown;
}
