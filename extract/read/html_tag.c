// SPDX-License-Identifier: GPL-3.0-or-later
/* Class words are general: what a dozen content systems call the parts around an article, in
 * English and a few other languages. A word counts where it stands whole ("share-bar",
 * "shareBar", not "shareholder"). */
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
    {"a", KITH_TAG_LINK, TEXT, 0},
    {"address", BLOCK, TEXT, 0},
    {"applet", SKIP, TEXT, 0},
    {"article", BLOCK | KITH_TAG_WHOLE, TEXT, KITH_PLACE_ARTICLE},
    {"aside", BLOCK, TEXT, WEAK},
    {"audio", SKIP, TEXT, 0},
    {"blockquote", BLOCK, TEXT, 0},
    {"body", BLOCK | KITH_TAG_WHOLE, TEXT, 0},
    {"br", KITH_TAG_BREAK, TEXT, 0},
    {"button", BLOCK | SKIP, TEXT, 0},
    {"canvas", SKIP, TEXT, 0},
    {"caption", BLOCK, KITH_LINE_CAPTION, 0},
    {"center", BLOCK, TEXT, 0},
    {"datalist", SKIP, TEXT, 0},
    {"dd", BLOCK, KITH_LINE_ITEM, 0},
    {"details", BLOCK, TEXT, 0},
    {"dialog", BLOCK, TEXT, MENU},
    {"dir", BLOCK, TEXT, 0},
    {"div", BLOCK, TEXT, 0},
    {"dl", BLOCK, TEXT, 0},
    {"dt", BLOCK, KITH_LINE_ITEM, 0},
    {"embed", SKIP, TEXT, 0},
    {"fieldset", BLOCK, TEXT, MENU},
    {"figcaption", BLOCK, KITH_LINE_CAPTION, 0},
    {"figure", BLOCK, TEXT, 0},
    {"footer", BLOCK | KITH_TAG_HEADER, TEXT, 0},
    {"form", BLOCK | KITH_TAG_HEADER, TEXT, 0},
    {"h1", BLOCK, KITH_LINE_HEADING, KITH_PLACE_TITLE},
    {"h2", BLOCK, KITH_LINE_HEADING, 0},
    {"h3", BLOCK, KITH_LINE_HEADING, 0},
    {"h4", BLOCK, KITH_LINE_HEADING, 0},
    {"h5", BLOCK, KITH_LINE_HEADING, 0},
    {"h6", BLOCK, KITH_LINE_HEADING, 0},
    {"head", BLOCK | KITH_TAG_WHOLE, TEXT, 0}, // libxml2 lets <nav> stand in it
    {"header", BLOCK | KITH_TAG_HEADER, TEXT, 0},
    {"hr", BLOCK, TEXT, 0},
    {"html", BLOCK | KITH_TAG_WHOLE, TEXT, 0},
    {"iframe", SKIP, TEXT, 0},
    {"label", 0, TEXT, 0},
    {"legend", BLOCK, TEXT, 0},
    {"li", BLOCK, KITH_LINE_ITEM, 0},
    {"main", BLOCK | KITH_TAG_WHOLE, TEXT, KITH_PLACE_MAIN},
    {"map", SKIP, TEXT, 0},
    {"menu", BLOCK, TEXT, MENU},
    {"nav", BLOCK, TEXT, MENU},
    {"noscript", SKIP, TEXT, 0},
    {"object", SKIP, TEXT, 0},
    {"ol", BLOCK, TEXT, 0},
    {"optgroup", SKIP, TEXT, 0},
    {"option", SKIP, TEXT, 0},
    {"p", BLOCK, TEXT, 0},
    {"pre", BLOCK, TEXT, 0},
    {"rp", SKIP, TEXT, 0},
    {"rt", SKIP, TEXT, 0},
    {"script", SKIP, TEXT, 0},
    {"section", BLOCK, TEXT, 0},
    {"select", SKIP, TEXT, 0},
    {"style", SKIP, TEXT, 0},
    {"summary", BLOCK, TEXT, 0},
    {"svg", SKIP, TEXT, 0},
    {"table", BLOCK, TEXT, 0},
    {"tbody", BLOCK, TEXT, 0},
    {"td", BLOCK, KITH_LINE_CELL, 0},
    {"template", SKIP, TEXT, 0},
    {"textarea", SKIP, TEXT, 0},
    {"tfoot", BLOCK, TEXT, 0},
    {"th", BLOCK, KITH_LINE_CELL, 0},
    {"thead", BLOCK, TEXT, 0},
    {"title", SKIP, TEXT, 0},
    {"tr", BLOCK, TEXT, 0},
    {"ul", BLOCK, TEXT, 0},
    {"video", SKIP, TEXT, 0},
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

enum { CAPTION = 1 << 8, HIDDEN = 1 << 9, BYLINE = KITH_PLACE_BYLINE, BODY = KITH_PLACE_ARTICLE };

/* Sorted by word. */
static const struct class_word {
    const char *word;
    uint16_t means;
} classes[] = {
    {"abo", WEAK},
    {"actions", WEAK},
    {"ad", WEAK},
    {"ads", WEAK},
    {"advert", WEAK},
    {"advertisement", WEAK},
    {"aktuell", WEAK},
    {"alert", WEAK},
    {"anzeige", WEAK},
    {"articlebody", BODY},
    {"auteur", BYLINE},
    {"author", BYLINE},
    {"autor", BYLINE},
    {"breadcrumb", MENU},
    {"breadcrumbs", MENU},
    {"byline", BYLINE},
    {"caption", CAPTION},
    {"comentarios", WEAK},
    {"comment", WEAK},
    {"commentaires", WEAK},
    {"comments", WEAK},
    {"compartir", WEAK},
    {"consent", MENU},
    {"cookie", MENU},
    {"cookies", MENU},
    {"copyright", WEAK},
    {"credit", BYLINE},
    {"credits", BYLINE},
    {"dateline", BYLINE},
    {"disqus", WEAK},
    {"donate", WEAK},
    {"donation", WEAK},
    {"dropdown", MENU},
    {"flyout", MENU},
    {"footer", MENU},
    {"gdpr", MENU},
    {"hidden", HIDDEN},
    {"kommentare", WEAK},
    {"latest", WEAK},
    {"legal", WEAK},
    {"login", WEAK},
    {"masthead", MENU},
    {"megamenu", MENU},
    {"menu", MENU},
    {"metered", WEAK},
    {"modal", MENU},
    {"mostread", WEAK},
    {"nav", MENU},
    {"navbar", MENU},
    {"navigation", MENU},
    {"newsletter", WEAK},
    {"offcanvas", MENU},
    {"outbrain", WEAK},
    {"overlay", MENU},
    {"pagination", MENU},
    {"partager", WEAK},
    {"paywall", WEAK},
    {"popular", WEAK},
    {"popup", MENU},
    {"promo", WEAK},
    {"promoted", WEAK},
    {"publicidad", WEAK},
    {"publicite", WEAK},
    {"readmore", WEAK},
    {"recirc", WEAK},
    {"recirculation", WEAK},
    {"recommendations", WEAK},
    {"recommended", WEAK},
    {"relacionadas", WEAK},
    {"related", WEAK},
    {"share", WEAK},
    {"sharebar", WEAK},
    {"sharing", WEAK},
    {"sidebar", WEAK},
    {"signup", WEAK},
    {"social", WEAK},
    {"sponsor", WEAK},
    {"sponsored", WEAK},
    {"subscribe", WEAK},
    {"subscription", WEAK},
    {"taboola", WEAK},
    {"taglist", WEAK},
    {"tags", WEAK},
    {"teaser", WEAK},
    {"teasers", WEAK},
    {"teilen", WEAK},
    {"timestamp", BYLINE},
    {"toolbar", MENU},
    {"topics", WEAK},
    {"trending", WEAK},
    {"verwandt", WEAK},
    {"widget", WEAK},
};

static int by_word(const void *word, const void *row)
{
    return strcmp(word, ((const struct class_word *)row)->word);
}

static unsigned meaning(const char *word)
{
    size_t n = sizeof classes / sizeof *classes;
    const struct class_word *row = bsearch(word, classes, n, sizeof *classes, by_word);

    return row != NULL ? row->means : 0;
}

uint8_t kith_html_class(kith_str words, bool *caption, bool *hidden)
{
    unsigned means = 0;
    char word[24];
    size_t n = 0;

    for (size_t i = 0; i <= words.len && i < 400; i++) {
        char c = i < words.len ? words.ptr[i] : ' ';
        bool begins = g_ascii_isupper(c) && i > 0 && g_ascii_islower(words.ptr[i - 1]);
        if ((!g_ascii_isalpha(c) || begins) && n > 0) {
            word[MIN(n, sizeof word - 1)] = '\0';
            means |= n < sizeof word ? meaning(word) : 0;
            n = 0;
        }
        if (g_ascii_isalpha(c)) {
            if (n < sizeof word - 1)
                word[n] = g_ascii_tolower(c);
            n++;
        }
    }
    *caption = means & CAPTION;
    *hidden = means & HIDDEN;
    return (uint8_t)(means & 0xff);
}
