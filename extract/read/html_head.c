// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/read/html_head.h"

#include <glib.h>

#include "extract/read/date.h"

enum { TITLE_BYTES = 500, NAMES_BYTES = 300, ADDRESS_BYTES = 1000 };

static bool wants(const kith_html_fact *fact, kith_str text, size_t most, kith_stated from)
{
    return from > fact->from && text.len > 0 && text.len <= most;
}

static void keep(kith_html_head *head, kith_html_fact *fact, kith_str text, kith_stated from)
{
    *fact = (kith_html_fact){kith_arena_str(head->arena, text), from};
}

void kith_html_title(kith_html_head *head, kith_str title, kith_stated from)
{
    title = kith_str_trim(title);
    if (wants(&head->title, title, TITLE_BYTES, from))
        keep(head, &head->title, title, from);
}

void kith_html_date(kith_html_head *head, kith_str text, kith_stated from)
{
    char iso[KITH_DATE_BYTES];

    if (wants(&head->date, text, 100, from) && kith_date_parse(text, iso))
        keep(head, &head->date, kith_str_of(iso), from);
}

/* Names, not addresses of profiles. */
void kith_html_author(kith_html_head *head, kith_str names, kith_stated from)
{
    names = kith_str_trim(names);
    if (wants(&head->author, names, NAMES_BYTES, from) && memchr(names.ptr, '/', names.len) == NULL)
        keep(head, &head->author, names, from);
}

void kith_html_language(kith_html_head *head, kith_str tag, kith_stated from)
{
    char at[36];

    tag = kith_str_trim(tag);
    if (tag.len < 2 || !wants(&head->language, tag, sizeof at - 1, from))
        return;
    for (size_t i = 0; i < tag.len; i++) {
        at[i] = tag.ptr[i] == '_' ? '-' : tag.ptr[i];
        if (!g_ascii_isalnum(at[i]) && at[i] != '-')
            return;
    }
    keep(head, &head->language, (kith_str){at, tag.len}, from);
}

void kith_html_source(kith_html_head *head, kith_str address, kith_stated from)
{
    address = kith_str_trim(address);
    if (wants(&head->source, address, ADDRESS_BYTES, from))
        keep(head, &head->source, address, from);
}

typedef enum { TITLE, DATE, CHANGED, AUTHOR, LANGUAGE, ADDRESS, OUTLET } fact_kind;

/* Sorted by nothing: they are few, and so are the <meta>s of a page. */
static const struct {
    const char *name;
    uint8_t kind, from;
} metas[] = {
    {"article:published_time", DATE, KITH_STATED_IN_GRAPH},
    {"og:article:published_time", DATE, KITH_STATED_IN_GRAPH},
    {"og:published_time", DATE, KITH_STATED_IN_GRAPH},
    {"date", DATE, KITH_STATED_IN_META},
    {"pubdate", DATE, KITH_STATED_IN_META},
    {"publishdate", DATE, KITH_STATED_IN_META},
    {"publish-date", DATE, KITH_STATED_IN_META},
    {"publish_date", DATE, KITH_STATED_IN_META},
    {"publication_date", DATE, KITH_STATED_IN_META},
    {"published_at", DATE, KITH_STATED_IN_META},
    {"dc.date", DATE, KITH_STATED_IN_META},
    {"dc.date.issued", DATE, KITH_STATED_IN_META},
    {"dcterms.created", DATE, KITH_STATED_IN_META},
    {"dcterms.date", DATE, KITH_STATED_IN_META},
    {"dcterms.issued", DATE, KITH_STATED_IN_META},
    {"citation_publication_date", DATE, KITH_STATED_IN_META},
    {"datepublished", DATE, KITH_STATED_IN_META},
    {"article.published", DATE, KITH_STATED_IN_META},
    {"sailthru.date", DATE, KITH_STATED_IN_META},
    {"parsely-pub-date", DATE, KITH_STATED_IN_META},
    {"govuk:first-published-at", DATE, KITH_STATED_IN_META},
    {"cxenseparse:recs:publishtime", DATE, KITH_STATED_IN_META},
    {"article:modified_time", CHANGED, KITH_STATED_IN_PASSING},
    {"og:updated_time", CHANGED, KITH_STATED_IN_PASSING},
    {"last-modified", CHANGED, KITH_STATED_IN_PASSING},
    {"datemodified", CHANGED, KITH_STATED_IN_PASSING},
    {"dcterms.modified", CHANGED, KITH_STATED_IN_PASSING},
    {"og:title", TITLE, KITH_STATED_IN_GRAPH},
    {"title", TITLE, KITH_STATED_IN_META},
    {"dc.title", TITLE, KITH_STATED_IN_META},
    {"dcterms.title", TITLE, KITH_STATED_IN_META},
    {"citation_title", TITLE, KITH_STATED_IN_META},
    {"headline", TITLE, KITH_STATED_IN_META},
    {"twitter:title", TITLE, KITH_STATED_IN_META},
    {"parsely-title", TITLE, KITH_STATED_IN_META},
    {"sailthru.title", TITLE, KITH_STATED_IN_META},
    {"article:author", AUTHOR, KITH_STATED_IN_GRAPH},
    {"og:article:author", AUTHOR, KITH_STATED_IN_GRAPH},
    {"author", AUTHOR, KITH_STATED_IN_META},
    {"byl", AUTHOR, KITH_STATED_IN_META},
    {"dc.creator", AUTHOR, KITH_STATED_IN_META},
    {"dcterms.creator", AUTHOR, KITH_STATED_IN_META},
    {"citation_author", AUTHOR, KITH_STATED_IN_META},
    {"parsely-author", AUTHOR, KITH_STATED_IN_META},
    {"sailthru.author", AUTHOR, KITH_STATED_IN_META},
    {"og:locale", LANGUAGE, KITH_STATED_IN_TIME},
    {"content-language", LANGUAGE, KITH_STATED_IN_TIME},
    {"dc.language", LANGUAGE, KITH_STATED_IN_TIME},
    {"inlanguage", LANGUAGE, KITH_STATED_IN_TIME},
    {"og:url", ADDRESS, KITH_STATED_IN_META},
    {"og:site_name", OUTLET, KITH_STATED_IN_PASSING},
    {"dcterms.publisher", OUTLET, KITH_STATED_IN_PASSING},
};

void kith_html_meta(kith_html_head *head, const char *name, const char *content)
{
    kith_str text = kith_str_of(content);

    for (size_t i = 0; i < sizeof metas / sizeof *metas; i++) {
        kith_stated from = (kith_stated)metas[i].from;
        if (g_ascii_strcasecmp(name, metas[i].name) != 0)
            continue;
        if (metas[i].kind == TITLE)
            kith_html_title(head, text, from);
        else if (metas[i].kind == DATE || metas[i].kind == CHANGED)
            kith_html_date(head, text, from);
        else if (metas[i].kind == AUTHOR)
            kith_html_author(head, text, from);
        else if (metas[i].kind == LANGUAGE)
            kith_html_language(head, text, from);
        else
            kith_html_source(head, text, from);
        return;
    }
}

/* The longest of the parts of <title> that a bar or a dash between spaces sets apart. */
static kith_str longest_part(kith_str whole)
{
    static const char *const bars[] = {" | ",  " - ", " -- ", " – ", " — ",
                                       " :: ", " » ", " · ",  " • "};
    kith_str best = {0};

    for (size_t pos = 0, beg = 0; pos <= whole.len; pos++) {
        size_t bar = pos == whole.len ? 1 : 0;
        for (size_t i = 0; bar == 0 && i < sizeof bars / sizeof *bars; i++)
            if (kith_str_starts(kith_str_sub(whole, pos, whole.len), kith_str_of(bars[i])))
                bar = strlen(bars[i]);
        if (bar == 0)
            continue;
        if (pos - beg > best.len)
            best = kith_str_sub(whole, beg, pos);
        beg = pos + bar;
        pos = beg - 1;
    }
    return best;
}

static bool holds(kith_str whole, kith_str part)
{
    for (size_t pos = 0; pos + part.len <= whole.len; pos++)
        if (memcmp(whole.ptr + pos, part.ptr, part.len) == 0)
            return true;
    return false;
}

static size_t words_in(kith_str s)
{
    size_t n = s.len > 0;

    for (size_t i = 0; i < s.len; i++)
        n += s.ptr[i] == ' ';
    return n;
}

/* White space as lines have it. */
static kith_str single_spaced(kith_arena *a, kith_str s)
{
    char *at = kith_room(a, char, s.len + 1);
    size_t n = 0;

    for (size_t i = 0; i < s.len; i++) {
        bool space = g_ascii_isspace(s.ptr[i]);
        if (!space || (n > 0 && at[n - 1] != ' '))
            at[n++] = space ? ' ' : s.ptr[i];
    }
    return kith_str_trim((kith_str){at, n});
}

void kith_html_choose_title(kith_html_head *head, kith_str whole, const char *text,
                            const kith_line *line, size_t n_lines)
{
    kith_str title = single_spaced(head->arena, whole), best = {0}, first = {0};

    for (size_t i = 0; i < n_lines && head->title.from < KITH_STATED_IN_META; i++) {
        kith_str heading = {text + line[i].beg, line[i].end - line[i].beg};
        if (line[i].kind != KITH_LINE_HEADING || line[i].place & KITH_PLACE_HIDDEN)
            continue;
        if (first.len == 0 && line[i].place & KITH_PLACE_TITLE && line[i].link < 50)
            first = heading;
        if (heading.len > best.len && heading.len <= title.len && words_in(heading) >= 3 &&
            holds(title, heading))
            best = heading;
    }
    kith_html_title(head, best.len > 0 && best.len * 5 >= title.len * 2 ? best : first,
                    KITH_STATED_IN_META);
    kith_html_title(head, longest_part(title), KITH_STATED_IN_TIME);
}

void kith_html_tell(const kith_html_head *head, kith_doc *doc)
{
    doc->title = head->title.text;
    doc->date = head->date.text;
    doc->author = head->author.text;
    doc->language = head->language.text;
    doc->source = head->source.text;
    doc->stated = head->body.text;
}
