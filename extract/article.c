// SPDX-License-Identifier: GPL-3.0-or-later
/* Each line first gets a look of its own (line.h). Then the cheapest way through four states is
 * found (Viterbi): before the article, in it, in something put into it, behind it. A look has a
 * price in each state, which the neighbourhood changes: a headline is cheap within the article
 * when a paragraph follows and dear in a list of headlines. Coming back from behind the article
 * costs most, so that a teaser among other headlines does not reopen it. */
#include "extract/article.h"

#include <glib.h>

#include "extract/head_date.h"
#include "extract/sought.h"

enum {
    PAGE_LINES = 100000,
    STATED_BYTES = 160,
    HEAD_LINES = 12,
    ECHO_REACH = 40,
    ECHO_BYTES = 20000
};

#define NEVER 1e9f

static const float step[KITH_STATES][KITH_STATES] = {
    //            before   inside  put in   behind
    [KITH_BEFORE] = {0.0f, 0.5f, NEVER, NEVER},
    [KITH_INSIDE] = {NEVER, 0.0f, 0.8f, 0.3f},
    [KITH_PUT_IN] = {NEVER, 0.4f, 0.0f, NEVER},
    [KITH_BEHIND] = {NEVER, 9.0f, NEVER, 0.0f},
};

static const char *const why[KITH_LOOKS] = {
    [KITH_LOOK_RUNNING] = "another text",
    [KITH_LOOK_SENTENCE] = "another text",
    [KITH_LOOK_BULLET] = "list",
    [KITH_LOOK_HEADLINE] = "other headline",
    [KITH_LOOK_SHORT] = "short line",
    [KITH_LOOK_UI] = "page furniture",
    [KITH_LOOK_MENU] = "menu",
    [KITH_LOOK_LEAD] = "links to others",
    [KITH_LOOK_TIME] = "time stamp",
    [KITH_LOOK_CREDIT] = "credit",
    [KITH_LOOK_LEGAL] = "legal notice",
    [KITH_LOOK_MARKS] = "marks",
};

static void find_way(kith_sought *p)
{
    for (size_t i = 0; i < p->n; i++) {
        kith_cell *c = &p->at[i];
        for (size_t to = 0; to < KITH_STATES; to++) {
            float best = NEVER;
            if (i == 0)
                best = to == KITH_BEFORE || to == KITH_INSIDE ? 0.0f : NEVER;
            for (size_t from = 0; i > 0 && from < KITH_STATES; from++) {
                float cost = p->at[i - 1].cost[from] + step[from][to];
                if (!c->text_before && from == KITH_INSIDE && to == KITH_PUT_IN)
                    cost -= 0.7f; // byline, date, buttons: between headline and text they are usual
                if (cost < best) {
                    best = cost;
                    c->from[to] = (uint8_t)from;
                }
            }
            c->cost[to] = best + c->cost[to];
        }
    }
}

static void go_back(kith_sought *p)
{
    size_t best = 0;

    for (size_t s = 1; p->n > 0 && s < KITH_STATES; s++)
        if (p->at[p->n - 1].cost[s] < p->at[p->n - 1].cost[best])
            best = s;
    for (size_t i = p->n; i-- > 0;) {
        p->at[i].state = (uint8_t)best;
        best = p->at[i].from[best];
    }
}

/* A document without a sentence is a list or a table: all but the furniture of pages stays. */
static void keep_texts(kith_sought *p)
{
    for (size_t i = 0; i < p->n; i++)
        p->at[i].state = kith_is_furniture(&p->at[i]) ? KITH_BEHIND : KITH_INSIDE;
}

/* What the format itself calls the article need not be found. */
static void keep_sure(kith_sought *p)
{
    for (size_t i = 0; i < p->n; i++)
        p->at[i].state = kith_line_of(p, i)->place & KITH_PLACE_SURE ? KITH_INSIDE : KITH_BEHIND;
}

/* The words of s, small, with single spaces around them. */
static void append_words(GString *out, kith_str s)
{
    for (size_t pos = 0; pos < s.len;) {
        uint32_t c = kith_utf8_next(s, &pos);
        if (g_unichar_isalnum(c))
            g_string_append_unichar(out, g_unichar_tolower(c));
        else if (out->len > 0 && out->str[out->len - 1] != ' ')
            g_string_append_c(out, ' ');
    }
    g_string_append_c(out, ' ');
}

/* Whether another line of the article that is not far has the words of line i, in one run. */
static bool stands_elsewhere(const kith_sought *p, size_t i)
{
    GString *words = g_string_new(" "), *other = g_string_new(NULL);
    size_t beg = i > ECHO_REACH ? i - ECHO_REACH : 0;
    bool found = false;

    append_words(words, p->at[i].text);
    for (size_t k = beg; k < MIN(i + ECHO_REACH, p->n) && !found; k++) {
        if (k == i || p->at[k].state != KITH_INSIDE || p->at[k].text.len <= p->at[i].text.len)
            continue;
        g_string_assign(other, " ");
        append_words(other, kith_str_sub(p->at[k].text, 0, MIN(p->at[k].text.len, ECHO_BYTES)));
        found = strstr(other->str, words->str) != NULL;
    }
    g_string_free(words, TRUE);
    g_string_free(other, TRUE);
    return found;
}

/* On a page, what is said twice is a quotation set large, a copy for another screen or a second
 * headline: a line that another holds goes, and of two that are the same the later. */
static void drop_echoes(kith_sought *p)
{
    kith_arena *a = kith_arena_new();
    GHashTable *seen = g_hash_table_new(g_direct_hash, g_direct_equal);
    kith_echo *echo;
    size_t words = 0;

    for (size_t i = 0; i < p->n; i++)
        words += p->at[i].state == KITH_INSIDE ? p->at[i].text.len / 5 : 0;
    echo = kith_echo_new(a, words);
    for (size_t i = 0; i < p->n; i++)
        if (p->at[i].state == KITH_INSIDE) {
            kith_cell *c = &p->at[i];
            c->echo = c->is.words >= 5 &&
                      !g_hash_table_add(seen, GSIZE_TO_POINTER((size_t)kith_line_hash(c->text)));
            if (!c->echo)
                kith_echo_add(echo, c->text);
        }
    for (size_t i = 0; i < p->n; i++) {
        kith_cell *c = &p->at[i];
        unsigned n;
        if (c->state != KITH_INSIDE || i == p->headline)
            continue;
        c->echo |= kith_line_of(p, i)->kind != KITH_LINE_HEADING &&
                   kith_echo_share(echo, c->text, 2, &n) == 1.0f && n >= 5 && n <= 50 &&
                   stands_elsewhere(p, i);
        if (c->echo)
            c->state = KITH_PUT_IN;
    }
    g_hash_table_destroy(seen);
    kith_arena_free(a);
}

static void choose(kith_sought *p, kith_arena *scratch)
{
    bool any = kith_sought_look(p, scratch);

    if (p->sure || !any) {
        p->sure ? keep_sure(p) : keep_texts(p);
        return;
    }
    kith_sought_price(p);
    find_way(p);
    go_back(p);
    if (p->body.n_boxes > 0)
        drop_echoes(p);
}

static kith_block_kind kind_of(const kith_sought *p, size_t i)
{
    const kith_line *line = kith_line_of(p, i);
    uint8_t look = p->at[i].is.look;

    if (line->kind == KITH_LINE_HEADING)
        return KITH_BLOCK_HEADLINE;
    if (line->kind == KITH_LINE_CAPTION)
        return KITH_BLOCK_CAPTION;
    if (line->kind == KITH_LINE_ITEM || p->at[i].is.bullet)
        return KITH_BLOCK_ITEM;
    if (i == p->headline)
        return KITH_BLOCK_HEADLINE;
    if (p->at[i].is.colon && p->at[i].is.words > 8)
        return KITH_BLOCK_TEXT;
    return look == KITH_LOOK_HEADLINE || look == KITH_LOOK_SHORT ? KITH_BLOCK_HEADLINE
                                                                 : KITH_BLOCK_TEXT;
}

typedef struct {
    kith_article out;
    char *at; // the document's own text where that may be written over
    size_t n;
} writer;

/* own: the text without what others put into it. */
static void append(writer *w, kith_str text, kith_str own, kith_block_kind kind, bool gap)
{
    uint64_t hash = text.len < KITH_COPY_BYTES ? kith_line_hash(own) : 0;
    uint32_t beg;

    if (w->n > 0 && gap)
        w->at[w->n++] = '\n';
    beg = (uint32_t)w->n;
    memmove(w->at + w->n, text.ptr, text.len);
    w->n += text.len;
    w->at[w->n++] = '\n';
    w->out.block[w->out.n_blocks++] =
        (kith_block){.beg = beg, .end = (uint32_t)(w->n - 1), .kind = (uint8_t)kind, .hash = hash};
}

static void keep(writer *w, const kith_sought *p, size_t i, bool whole)
{
    kith_str own = p->at[i].text;

    append(w, whole ? p->unit[i].text : own, own, kind_of(p, i), kith_line_of(p, i)->gap);
}

/* What is furniture by its words is told so; other lines by their part of the page. */
static const char *reason_of(const kith_sought *p, size_t i)
{
    const kith_cell *c = &p->at[i];

    if (p->sure)
        return kith_line_of(p, i)->place & KITH_PLACE_BYLINE ? "byline" : "outside of the body";
    if (c->place & KITH_PLACE_HIDDEN)
        return "hidden part";
    if (c->echo)
        return "said twice";
    if (kith_is_furniture(c))
        return why[c->is.look];
    if (c->place & KITH_PLACE_MENU)
        return "menu";
    if (c->again)
        return "repeated line";
    if (c->place & KITH_PLACE_BYLINE)
        return "credit";
    if (c->place & KITH_PLACE_WEAK)
        return "page furniture";
    return !c->in_body && kith_is_text(c) ? "outside the article" : why[c->is.look];
}

static void drop(writer *w, const kith_sought *p, size_t i)
{
    const char *reason = reason_of(p, i);

    for (uint32_t k = 0; k < p->unit[i].n_lines; k++)
        w->out.dropped[w->out.n_dropped++] =
            (kith_dropped){.line = p->unit[i].line + k, .why = reason};
}

/* The date at the article's head: of the lines before its first paragraph, or its dateline. */
static kith_str date_of(kith_arena *a, const kith_sought *p)
{
    kith_head_line head[HEAD_LINES];
    char iso[KITH_DATE_BYTES];
    size_t first = 0, n = 0;

    while (first < p->n &&
           !(p->at[first].state == KITH_INSIDE && p->at[first].is.look == KITH_LOOK_RUNNING))
        first++;
    for (size_t i = first > HEAD_LINES ? first - HEAD_LINES : 0; i < first; i++) {
        head[n++] = (kith_head_line){.text = p->unit[i].text,
                                     .stamp = kith_is_furniture(&p->at[i]),
                                     .headline = i == p->headline,
                                     .before = p->headline < p->n && i + 2 < p->headline};
    }
    if (!kith_head_date(head, n, first < p->n ? p->unit[first].text : (kith_str){0},
                        kith_date_order_of(p->doc->text), iso))
        return (kith_str){0};
    return kith_arena_str(a, kith_str_of(iso));
}

/* Title and date of a document that states none. */
static void tell_head(kith_arena *a, writer *w, const kith_sought *p)
{
    if (p->doc->title.len == 0 && p->headline < p->n && p->at[p->headline].state == KITH_INSIDE)
        w->out.title = kith_arena_str(a, p->at[p->headline].text);
    if (p->doc->date.len == 0)
        w->out.date = date_of(a, p);
}

static kith_str first_headline(const kith_article *article)
{
    for (size_t b = 0; b < article->n_blocks && b < 8; b++)
        if (article->block[b].kind == KITH_BLOCK_HEADLINE)
            return kith_str_sub(article->text, article->block[b].beg, article->block[b].end);
    return (kith_str){0};
}

/* Whether no line of the article can reach into a line of the document that is still to be
 * written. */
static bool fits_in_place(const kith_doc *doc, const kith_unit *unit, size_t n)
{
    size_t at = 0;

    for (size_t i = 0; i < n; i++) {
        const kith_line *line = &doc->line[unit[i].line];
        size_t next = i + 1 < n ? doc->line[unit[i + 1].line].beg : doc->text.len;
        at += at > 0 && line->gap;
        if (at > line->beg || (at += unit[i].text.len + 1) > next)
            return false;
    }
    return true;
}

/* own: the document's text, to be written over if possible; or NULL. */
static void make_room(kith_arena *a, writer *w, const kith_doc *doc, const kith_unit *unit,
                      size_t n, char *own)
{
    size_t room = 0;

    for (size_t i = 0; i < n; i++)
        room += unit[i].text.len + 2;
    w->at = own != NULL && fits_in_place(doc, unit, n) ? own : kith_room(a, char, room + 1);
    w->out.block = kith_room(a, kith_block, n);
    w->out.dropped = kith_room(a, kith_dropped, doc->n_lines);
}

static void write_page(writer *w, const kith_sought *p, bool keep_all)
{
    for (size_t i = 0; i < p->n; i++)
        if (p->at[i].state == KITH_INSIDE || (keep_all && !(p->at[i].place & KITH_PLACE_HIDDEN)))
            keep(w, p, i, keep_all);
        else
            drop(w, p, i);
    w->out.text = (kith_str){w->at, w->n};
}

/* What a page states to be its text, as a document: its paragraphs. */
static void stated_lines(kith_arena *a, const kith_doc *doc, kith_doc *out)
{
    kith_str rest = doc->stated, line;
    size_t room = 16;

    *out = (kith_doc){.name = doc->name, .text = doc->stated, .line = kith_new(a, kith_line, room)};
    while (kith_str_line(&rest, &line)) {
        kith_str text = kith_str_trim(line);
        if (text.len == 0)
            continue;
        if (out->n_lines == room)
            out->line = kith_grow(a, kith_line, out->line, out->n_lines, room *= 2);
        out->line[out->n_lines++] =
            (kith_line){.beg = (uint32_t)(text.ptr - doc->stated.ptr),
                        .end = (uint32_t)(text.ptr - doc->stated.ptr + text.len),
                        .gap = true};
    }
}

/* How much of what a page states to be its text stands in its lines. */
static float stated_in_lines(kith_arena *scratch, const kith_doc *doc)
{
    kith_echo *lines = kith_echo_new(scratch, doc->text.len / 5);
    kith_str rest = doc->stated, line;
    float runs = 0.0f, known = 0.0f;

    for (size_t i = 0; i < doc->n_lines; i++)
        if (!(doc->line[i].place & KITH_PLACE_HIDDEN))
            kith_echo_add(lines, kith_str_sub(doc->text, doc->line[i].beg, doc->line[i].end));
    while (kith_str_line(&rest, &line)) {
        unsigned n;
        float share = kith_echo_share(lines, line, 1, &n);
        runs += (float)n;
        known += share * (float)n;
    }
    return runs > 0.0f ? known / runs : 1.0f;
}

/* The article of a page whose script writes it: what the page states, under its title. */
static void write_stated(kith_arena *a, writer *w, const kith_doc *doc)
{
    kith_doc text;
    size_t n;
    kith_unit *unit;

    stated_lines(a, doc, &text);
    unit = kith_unwrap(a, &text, &n);
    w->at = kith_room(a, char, doc->title.len + doc->stated.len + 2 * n + 8);
    w->out.block = kith_room(a, kith_block, n + 1);
    if (doc->title.len > 0)
        append(w, doc->title, doc->title, KITH_BLOCK_HEADLINE, false);
    for (size_t i = 0; i < n; i++)
        append(w, unit[i].text, unit[i].text, KITH_BLOCK_TEXT, true);
    w->out.text = (kith_str){w->at, w->n};
    w->out.dropped = kith_room(a, kith_dropped, doc->n_lines);
    for (size_t i = 0; i < doc->n_lines; i++)
        w->out.dropped[w->out.n_dropped++] =
            (kith_dropped){.line = (uint32_t)i, .why = "not what the page states as its text"};
}

/* A place for the key of each of n lines, mostly its own. */
static void make_met(kith_arena *scratch, kith_sought *p, size_t n)
{
    size_t places = 64;

    while (places < 8 * n)
        places *= 2;
    p->met = kith_room(scratch, uint8_t, places);
    p->met_mask = (uint32_t)(places - 1);
}

static void find(kith_arena *a, kith_arena *scratch, writer *w, kith_sought *p, bool keep_all,
                 char *own)
{
    const kith_doc *doc = p->doc;
    size_t n;
    kith_unit *unit = kith_unwrap(scratch, doc, &n);

    make_room(a, w, doc, unit, n, own);
    for (size_t i = 0; i < doc->n_lines; i++)
        p->sure |= (doc->line[i].place & KITH_PLACE_SURE) != 0;
    p->title = doc->title;
    p->at = kith_room(scratch, kith_cell, MIN(n, PAGE_LINES));
    make_met(scratch, p, MIN(n, PAGE_LINES));
    p->topic = kith_room(scratch, kith_topic, 1);
    for (size_t beg = 0; beg < n; beg += PAGE_LINES) {
        p->unit = unit + beg;
        p->n = p->headline = MIN(n - beg, PAGE_LINES);
        p->running = 0;
        memset(p->at, 0, p->n * sizeof *p->at);
        *p->topic = (kith_topic){0};
        choose(p, beg == 0 ? scratch : NULL);
        if (beg == 0)
            tell_head(a, w, p);
        write_page(w, p, keep_all);
        if (beg == 0 && w->out.title.len == 0)
            w->out.title = kith_arena_str(a, first_headline(&w->out));
    }
}

/* Page by page, so that a document of millions of lines needs no more room than its lines. */
static kith_article article_of(kith_arena *a, const kith_doc *doc, bool keep_boilerplate, char *own)
{
    kith_sought p = {.doc = doc};
    writer w = {.out = {.title = doc->title, .date = doc->date}};
    kith_arena *scratch = kith_arena_new();

    if (doc->stated.len >= STATED_BYTES && !keep_boilerplate &&
        stated_in_lines(scratch, doc) < 0.3f)
        write_stated(a, &w, doc);
    else {
        if (doc->stated.len >= STATED_BYTES) {
            kith_echo *stated = kith_echo_new(scratch, doc->stated.len / 5);
            kith_echo_add(stated, doc->stated);
            p.stated = stated;
        }
        find(a, scratch, &w, &p, keep_boilerplate, own);
    }
    kith_arena_free(scratch);
    kith_article_tell_language(&w.out, doc->language);
    return w.out;
}

kith_article kith_article_find(kith_arena *a, const kith_doc *doc, bool keep_boilerplate)
{
    return article_of(a, doc, keep_boilerplate, NULL);
}

kith_article kith_article_take(kith_arena *a, kith_doc *doc, bool keep_boilerplate)
{
    kith_article article = article_of(a, doc, keep_boilerplate, (char *)(uintptr_t)doc->text.ptr);

    if (article.text.ptr != doc->text.ptr)
        kith_arena_give_back(a, doc->text.ptr);
    kith_arena_give_back(a, doc->line);
    doc->text = KITH_STR("");
    doc->line = NULL;
    doc->n_lines = 0;
    return article;
}
