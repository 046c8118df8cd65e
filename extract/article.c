// SPDX-License-Identifier: GPL-3.0-or-later
/* Each line first gets a look of its own (line.h). Then the cheapest way through four states is
 * found (Viterbi): before the article, in it, in something put into it, behind it. A look has a
 * price in each state, which the neighbourhood changes: a headline is cheap within the article
 * when a paragraph follows and dear in a list of headlines. Coming back from behind the article
 * costs most, so that a teaser among other headlines does not reopen it. */
#include "extract/article.h"

#include <glib.h>

#include "extract/head_date.h"
#include "extract/line.h"
#include "extract/topic.h"
#include "extract/words.h"
#include "extract/wrap.h"

typedef enum { BEFORE, INSIDE, PUT_IN, BEHIND, STATES } state;

/* What a line costs: negative logarithms, set by hand on a scale where 1 is a hint and 4 leaves
 * no doubt. */
static const float price[KITH_LOOKS][STATES] = {
    //                      before inside put in behind
    [KITH_LOOK_RUNNING] = {4.0f, 0.0f, 4.0f, 2.5f}, [KITH_LOOK_SENTENCE] = {1.5f, 0.0f, 2.0f, 1.2f},
    [KITH_LOOK_BULLET] = {0.8f, 0.6f, 1.0f, 0.4f},  [KITH_LOOK_HEADLINE] = {0.3f, 1.2f, 0.6f, 0.0f},
    [KITH_LOOK_SHORT] = {0.0f, 2.0f, 0.2f, 0.0f},   [KITH_LOOK_UI] = {0.0f, 4.0f, 0.0f, 0.0f},
    [KITH_LOOK_MENU] = {0.0f, 4.0f, 0.0f, 0.0f},    [KITH_LOOK_LEAD] = {0.0f, 4.0f, 0.0f, 0.0f},
    [KITH_LOOK_TIME] = {0.0f, 4.0f, 0.0f, 0.0f},    [KITH_LOOK_CREDIT] = {0.0f, 4.0f, 0.0f, 0.0f},
    [KITH_LOOK_LEGAL] = {0.0f, 4.5f, 0.0f, 0.0f},   [KITH_LOOK_MARKS] = {0.0f, 2.5f, 0.0f, 0.0f},
};

#define NEVER 1e9f

static const float step[STATES][STATES] = {
    //            before   inside  put in   behind
    [BEFORE] = {0.0f, 0.5f, NEVER, NEVER},
    [INSIDE] = {NEVER, 0.0f, 0.8f, 0.3f},
    [PUT_IN] = {NEVER, 0.4f, 0.0f, NEVER},
    [BEHIND] = {NEVER, 9.0f, NEVER, 0.0f},
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

enum { WORDS_OF = 4000, HEADLINE_REACH = 30, HEAD_LINES = 12 };
enum { CAPTION_BYTES = 1000, CREDIT_BYTES = 90, PAGE_LINES = 100000 };

/* A line with its neighbourhood. */
typedef struct {
    kith_line_look is;
    kith_str text; // without a credit at its end
    float cost[STATES];
    uint8_t from[STATES]; // best state before, for the way back
    uint8_t state;
    bool text_before; // running text stands somewhere before it
    bool text_next;   // the next line is running text or a sentence
    uint16_t ahead;   // headlines and short lines before the next running text; large: none
    bool listed;      // stands in a list that a lead began
    bool again;       // the same words are thrice or more in the document
} cell;

typedef struct {
    const kith_doc *doc;
    kith_unit *unit;
    cell *at;
    size_t n;
    size_t running;   // lines of running text
    bool has_article; // the page marks what is its article
    bool sure;        // the format itself says what the article is
    size_t headline;  // the line that is it; n when there is none
    kith_topic topic; // words of the first paragraphs
    uint64_t title;   // hash of the document's title, 0 for none
} page;

static const kith_line *line_of(const page *p, size_t i)
{
    return &p->doc->line[p->unit[i].line];
}

static bool is_text(const cell *c)
{
    return c->is.look == KITH_LOOK_RUNNING || c->is.look == KITH_LOOK_SENTENCE;
}

/* Text, or an item that says something. */
static bool tells(const cell *c)
{
    return is_text(c) || (c->is.look == KITH_LOOK_BULLET && c->is.words >= 5);
}

static bool is_furniture(const cell *c)
{
    return c->is.look >= KITH_LOOK_UI;
}

/* Whether a credit may begin with the first word of s. */
static bool may_be_credit(kith_str s)
{
    size_t n = 0;

    while (n < s.len && n < 16 && g_ascii_isalpha(s.ptr[n]))
        n++;
    if (n == 0)
        return kith_str_starts(s, KITH_STR("\xc2\xa9")) || kith_str_starts(s, KITH_STR("("));
    return kith_word_folded(kith_str_sub(s, 0, n)) & KITH_WORD_CREDIT;
}

/* Text without the credit behind its last stop: "... on Sunday. Photo: Agency". */
static kith_str without_credit(kith_str s)
{
    size_t least = s.len > CREDIT_BYTES ? s.len - CREDIT_BYTES : 0;

    for (size_t end = s.len; s.len <= CAPTION_BYTES && end-- > least;) {
        char c = s.ptr[end];
        kith_str rest;
        if ((c != '.' && c != '!' && c != '?' && c != ')' && c != '"') || end + 4 > s.len)
            continue;
        rest = kith_str_trim(kith_str_sub(s, end + 1, s.len));
        if (may_be_credit(rest) && kith_line_look_at(rest).look == KITH_LOOK_CREDIT)
            return kith_str_sub(s, 0, end + 1);
    }
    return s;
}

static void look_at_lines(page *p)
{
    GHashTable *seen = g_hash_table_new(g_direct_hash, g_direct_equal);

    for (size_t i = 0; i < p->n; i++) {
        cell *c = &p->at[i];
        gpointer key;
        c->text = p->sure ? p->unit[i].text : without_credit(p->unit[i].text);
        c->is = kith_line_look_at(c->text);
        if (p->unit[i].n_lines > 1 && c->is.look == KITH_LOOK_HEADLINE && c->is.words >= 20)
            c->is.look = KITH_LOOK_RUNNING;
        if (line_of(p, i)->kind == KITH_LINE_ITEM && line_of(p, i)->link < 50 &&
            c->is.look == KITH_LOOK_HEADLINE)
            c->is.look = KITH_LOOK_BULLET;
        p->running += c->is.look == KITH_LOOK_RUNNING;
        p->has_article |= (line_of(p, i)->place & KITH_PLACE_ARTICLE) != 0;
        key = GSIZE_TO_POINTER((size_t)c->is.hash);
        g_hash_table_insert(seen, key,
                            GUINT_TO_POINTER(GPOINTER_TO_UINT(g_hash_table_lookup(seen, key)) + 1));
    }
    for (size_t i = 0; i < p->n; i++)
        p->at[i].again = GPOINTER_TO_UINT(g_hash_table_lookup(
                             seen, GSIZE_TO_POINTER((size_t)p->at[i].is.hash))) >= 3;
    g_hash_table_destroy(seen);
}

/* A heading that the page marks up outside of its lists of links. */
static bool heads_own(const page *p, size_t i)
{
    const kith_line *line = line_of(p, i);

    return line->kind == KITH_LINE_HEADING && line->link < 50 &&
           !(line->place & (KITH_PLACE_MENU | KITH_PLACE_WEAK));
}

/* What stands before and behind each line. */
static void look_around(page *p)
{
    size_t texts = 0;
    unsigned ahead = UINT16_MAX;

    for (size_t i = 0; i < p->n; i++) {
        cell *c = &p->at[i];
        c->text_before = texts > 1;
        texts += c->is.look == KITH_LOOK_RUNNING;
    }
    for (size_t i = p->n; i-- > 0;) {
        cell *c = &p->at[i];
        c->text_next = i + 1 < p->n && tells(&p->at[i + 1]);
        c->ahead = (uint16_t)ahead;
        if (tells(c))
            ahead = 0;
        else if (c->is.look == KITH_LOOK_HEADLINE && ahead < UINT16_MAX - 1)
            ahead++;
    }
}

/* Lists of other articles: what a lead began, up to the next running text. A short sentence may
 * be a headline too, unless running text goes on from it. */
static void look_for_lists(page *p)
{
    size_t texts = 0;

    for (size_t i = 1; i < p->n; i++) {
        cell *c = &p->at[i];
        const cell *before = &p->at[i - 1];
        bool open, headline;
        texts += before->is.look == KITH_LOOK_RUNNING;
        if (texts == 0)
            continue;
        open = before->listed || (before->is.look == KITH_LOOK_LEAD && before->is.words <= 6);
        headline = !is_text(c) || (c->is.look == KITH_LOOK_SENTENCE && c->is.words <= 12 &&
                                   !(i + 1 < p->n && is_text(&p->at[i + 1])));
        c->listed = open && headline && !heads_own(p, i);
    }
}

/* Lines from i on that end a press release with who sent it: "About X", a paragraph or two, and
 * nothing of the article behind them. How many; 0 when it is none. */
static size_t about_sender(const page *p, size_t i)
{
    size_t n = 1, texts = 0;

    if (!p->at[i].is.about || !p->at[i].text_before)
        return 0;
    for (; i + n < p->n && is_text(&p->at[i + n]); n++)
        if (++texts > 2)
            return 0;
    for (size_t k = i + n; k < p->n; k++)
        if (p->at[k].is.look == KITH_LOOK_RUNNING)
            return 0;
    return texts > 0 ? n : 0;
}

/* Remembers the words of the first paragraphs. */
static void learn_words(page *p)
{
    size_t read = 0, texts = 0;

    for (size_t i = 0; i < p->n && read < WORDS_OF && texts * 5 <= p->running * 4; i++) {
        kith_str text = kith_str_sub(p->at[i].text, 0, MIN(p->at[i].text.len, WORDS_OF));
        texts += p->at[i].is.look == KITH_LOOK_RUNNING;
        if (!is_text(&p->at[i]))
            continue;
        kith_topic_learn(&p->topic, text);
        read += text.len;
    }
}

static float shared(const page *p, size_t i)
{
    return kith_topic_shared(&p->topic, p->at[i].text);
}

/* Whether the document's second line belongs to a menu. */
static bool begins_menu(const page *p)
{
    uint8_t look = p->n > 1 ? p->at[1].is.look : KITH_LOOK_RUNNING;

    return look == KITH_LOOK_SHORT || look == KITH_LOOK_MENU || look == KITH_LOOK_UI;
}

/* How much line i looks like the headline, for what follows it. */
static float headline_score(const page *p, size_t i)
{
    const cell *c = &p->at[i];

    return 3.0f * shared(p, i) + (float)MIN(c->is.words, 8) / 8.0f - 0.15f * c->ahead +
           (line_of(p, i)->gap ? 0.3f : 0.0f) + (i == 0 && !begins_menu(p) ? 0.5f : 0.0f) -
           (is_text(c) ? 0.6f : 0.0f) + (p->title != 0 && c->is.hash == p->title ? 3.0f : 0.0f) +
           (line_of(p, i)->place & KITH_PLACE_TITLE ? 2.0f : 0.0f);
}

static bool may_be_headline(const cell *c)
{
    return c->is.look == KITH_LOOK_HEADLINE ||
           (c->is.look == KITH_LOOK_SENTENCE && c->is.words <= 14);
}

/* The line that is most likely the headline: of those before the first paragraph, the one that
 * shares most with what follows, is long enough and near. One before it that is nearly as good
 * is preferred: then that is the headline, and what stands under it its deck. p->n: none. */
static size_t find_headline(const page *p)
{
    size_t first = 0, best = p->n;
    float most = 0.0f, between = 0.0f;

    while (first < p->n && p->at[first].is.look != KITH_LOOK_RUNNING)
        first++;
    for (size_t i = first; first < p->n && i-- > 0 && first - i <= HEADLINE_REACH;) {
        float score;
        if (p->at[i].is.look == KITH_LOOK_SHORT || p->at[i].is.look == KITH_LOOK_MENU)
            between += 0.2f;
        if (!may_be_headline(&p->at[i]))
            continue;
        score = headline_score(p, i);
        if (score > most || (score > most - 1.0f + between && shared(p, i) > 0.33f)) {
            most = MAX(most, score);
            best = i;
            between = 0.0f;
        }
    }
    return best;
}

/* A headline or a short line is as good as what it stands over. */
static void price_headline(const page *p, size_t i)
{
    cell *c = &p->at[i];
    const cell *before = i > 0 ? &p->at[i - 1] : NULL;

    if (p->title != 0 && c->is.hash == p->title)
        c->cost[INSIDE] -= 2.0f;
    if (i == p->headline)
        c->cost[INSIDE] -= 3.0f;
    else if (p->headline < p->n && i < p->headline)
        c->cost[INSIDE] += 1.0f;
    else if (!c->text_before && shared(p, i) > 0.3f)
        c->cost[INSIDE] -= 1.0f;
    if (c->is.names && i != p->headline && !c->text_before && i + 1 < p->n &&
        p->at[i + 1].is.look == KITH_LOOK_TIME)
        c->cost[INSIDE] += 2.5f; // a byline without its "By"
    if (c->text_next)
        c->cost[INSIDE] -= c->is.look == KITH_LOOK_SHORT && c->text_before ? 1.8f : 1.2f;
    if (c->text_next && before != NULL && (is_text(before) || before->is.look == KITH_LOOK_BULLET))
        c->cost[INSIDE] -= 0.5f;
    if (c->is.colon && i + 1 < p->n && !is_furniture(&p->at[i + 1]))
        c->cost[INSIDE] -= 1.5f;
}

static void price_place(const page *p, size_t i)
{
    cell *c = &p->at[i];
    const kith_line *line = line_of(p, i);
    bool short_line = !is_text(c);

    if (line->place & (KITH_PLACE_MENU | KITH_PLACE_WEAK) && !(line->place & KITH_PLACE_TITLE))
        c->cost[INSIDE] += 3.0f;
    if (p->has_article && !(line->place & KITH_PLACE_ARTICLE))
        c->cost[INSIDE] += 1.5f;
    if (line->place & KITH_PLACE_ARTICLE)
        c->cost[BEHIND] += 0.8f;
    if (line->place & KITH_PLACE_BYLINE)
        c->cost[INSIDE] += 2.0f;
    if (line->kind == KITH_LINE_HEADING && line->link < 50)
        c->cost[INSIDE] -= 0.6f;
    if (line->link >= 70 && !(line->place & KITH_PLACE_TITLE))
        c->cost[INSIDE] += short_line ? 2.0f : 2.5f;
}

static void set_prices(page *p)
{
    bool remarks = false, others = false, legal = false;
    size_t texts = 0, about = 0;

    for (size_t i = 0; i < p->n; i++) {
        cell *c = &p->at[i];
        memcpy(c->cost, price[c->is.look], sizeof c->cost);
        if (c->is.look == KITH_LOOK_HEADLINE || c->is.look == KITH_LOOK_SHORT)
            price_headline(p, i);
        price_place(p, i);
        if (c->listed) {
            c->cost[INSIDE] += 2.5f;
            c->cost[PUT_IN] = MIN(c->cost[PUT_IN], 0.3f);
        }
        if (is_text(c) && i > 0 && is_furniture(&p->at[i - 1]) && c->text_before &&
            shared(p, i) < 0.25f)
            c->cost[INSIDE] += legal ? 2.0f : 1.0f;
        else if (is_text(c) && (others || legal) && shared(p, i) < 0.3f)
            c->cost[INSIDE] += 0.8f;
        if (c->again && !is_text(c) && (c->text_before || c->is.look != KITH_LOOK_HEADLINE))
            c->cost[INSIDE] += 2.0f;
        if (c->is.look == KITH_LOOK_RUNNING && c->is.cut) {
            c->cost[INSIDE] += 0.7f;
            c->cost[BEHIND] -= 1.0f;
        }
        if (c->is.look == KITH_LOOK_RUNNING && (others || remarks || legal))
            c->cost[BEHIND] = remarks || legal ? 0.3f : 1.2f;
        if (about == 0)
            about = about_sender(p, i);
        if (about > 0) {
            c->cost[INSIDE] += 4.0f;
            about--;
        }
        texts += c->is.look == KITH_LOOK_RUNNING;
        others |= c->is.look == KITH_LOOK_LEAD && c->is.words <= 6 && texts * 5 >= p->running * 3;
        remarks |= c->is.remarks && texts >= 3;
        legal |= c->is.look == KITH_LOOK_LEGAL && texts * 5 >= p->running * 3;
    }
}

static void find_way(page *p)
{
    for (size_t i = 0; i < p->n; i++) {
        cell *c = &p->at[i];
        for (size_t to = 0; to < STATES; to++) {
            float best = NEVER;
            if (i == 0)
                best = to == BEFORE || to == INSIDE ? 0.0f : NEVER;
            for (size_t from = 0; i > 0 && from < STATES; from++) {
                float cost = p->at[i - 1].cost[from] + step[from][to];
                if (!c->text_before && from == INSIDE && to == PUT_IN)
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

static void go_back(page *p)
{
    size_t best = 0;

    for (size_t s = 1; p->n > 0 && s < STATES; s++)
        if (p->at[p->n - 1].cost[s] < p->at[p->n - 1].cost[best])
            best = s;
    for (size_t i = p->n; i-- > 0;) {
        p->at[i].state = (uint8_t)best;
        best = p->at[i].from[best];
    }
}

/* A document without a sentence is a list or a table: all but the furniture of pages stays. */
static void keep_texts(page *p)
{
    for (size_t i = 0; i < p->n; i++)
        p->at[i].state = is_furniture(&p->at[i]) ? BEHIND : INSIDE;
}

/* What the format itself calls the article need not be found. */
static void keep_sure(page *p)
{
    for (size_t i = 0; i < p->n; i++)
        p->at[i].state = line_of(p, i)->place & KITH_PLACE_SURE ? INSIDE : BEHIND;
}

static void choose(page *p)
{
    bool any = false;

    look_at_lines(p);
    if (p->sure) {
        keep_sure(p);
        return;
    }
    look_around(p);
    look_for_lists(p);
    for (size_t i = 0; i < p->n; i++)
        any |= is_text(&p->at[i]);
    if (!any) {
        keep_texts(p);
        return;
    }
    learn_words(p);
    p->headline = find_headline(p);
    set_prices(p);
    find_way(p);
    go_back(p);
}

static kith_block_kind kind_of(const page *p, size_t i)
{
    const kith_line *line = line_of(p, i);
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
    char *at;
    size_t n;
} writer;

static void keep(writer *w, const page *p, size_t i, bool whole)
{
    kith_str text = whole ? p->unit[i].text : p->at[i].text;
    kith_block *block = &w->out.block[w->out.n_blocks++];
    uint32_t beg;

    if (w->n > 0 && line_of(p, i)->gap)
        w->at[w->n++] = '\n';
    beg = (uint32_t)w->n;
    memcpy(w->at + w->n, text.ptr, text.len);
    w->n += text.len;
    w->at[w->n++] = '\n';
    *block = (kith_block){.beg = beg,
                          .end = (uint32_t)(w->n - 1),
                          .kind = (uint8_t)kind_of(p, i),
                          .hash = p->at[i].is.hash};
}

static void drop(writer *w, const page *p, size_t i)
{
    const char *reason = why[p->at[i].is.look];

    if (p->at[i].is.look < KITH_LOOK_UI && p->at[i].again)
        reason = "repeated line";
    if (p->sure)
        reason = line_of(p, i)->place & KITH_PLACE_BYLINE ? "byline" : "outside of the body";
    for (uint32_t k = 0; k < p->unit[i].n_lines; k++)
        w->out.dropped[w->out.n_dropped++] =
            (kith_dropped){.line = p->unit[i].line + k, .why = reason};
}

/* The date at the article's head: of the lines before its first paragraph, or its dateline. */
static kith_str date_of(kith_arena *a, const page *p)
{
    kith_head_line head[HEAD_LINES];
    char iso[KITH_DATE_BYTES];
    size_t first = 0, n = 0;

    while (first < p->n &&
           !(p->at[first].state == INSIDE && p->at[first].is.look == KITH_LOOK_RUNNING))
        first++;
    for (size_t i = first > HEAD_LINES ? first - HEAD_LINES : 0; i < first; i++) {
        head[n++] = (kith_head_line){.text = p->unit[i].text,
                                     .stamp = is_furniture(&p->at[i]),
                                     .headline = i == p->headline,
                                     .before = p->headline < p->n && i + 2 < p->headline};
    }
    if (!kith_head_date(head, n, first < p->n ? p->unit[first].text : (kith_str){0},
                        kith_date_order_of(p->doc->text), iso))
        return (kith_str){0};
    return kith_arena_str(a, kith_str_of(iso));
}

static kith_str title_of(const page *p, const kith_article *article)
{
    if (p->headline < p->n && p->at[p->headline].state == INSIDE)
        return p->at[p->headline].text;
    for (size_t b = 0; b < article->n_blocks && b < 8; b++)
        if (article->block[b].kind == KITH_BLOCK_HEADLINE)
            return kith_str_sub(article->text, article->block[b].beg, article->block[b].end);
    return (kith_str){0};
}

static void make_room(kith_arena *a, writer *w, const kith_doc *doc, const kith_unit *unit,
                      size_t n)
{
    size_t room = 0;

    for (size_t i = 0; i < n; i++)
        room += unit[i].text.len + 2;
    w->at = kith_room(a, char, room + 1);
    w->out.block = kith_room(a, kith_block, n);
    w->out.dropped = kith_room(a, kith_dropped, doc->n_lines);
}

static void write_page(writer *w, const page *p, bool keep_all)
{
    for (size_t i = 0; i < p->n; i++)
        if (keep_all || p->at[i].state == INSIDE)
            keep(w, p, i, keep_all);
        else
            drop(w, p, i);
    w->out.text = (kith_str){w->at, w->n};
}

/* Page by page, so that a document of millions of lines needs no more room than its lines. */
kith_article kith_article_find(kith_arena *a, const kith_doc *doc, bool keep_boilerplate)
{
    page p = {.doc = doc};
    writer w = {.out = {.title = doc->title, .date = doc->date}};
    size_t n;
    kith_arena *scratch = kith_arena_new();
    kith_unit *unit = kith_unwrap(scratch, doc, &n);

    make_room(a, &w, doc, unit, n);
    for (size_t i = 0; i < doc->n_lines; i++)
        p.sure |= (doc->line[i].place & KITH_PLACE_SURE) != 0;
    p.title = doc->title.len > 0 ? kith_line_hash(doc->title) : 0;
    p.at = kith_room(scratch, cell, MIN(n, PAGE_LINES));
    for (size_t beg = 0; beg < n; beg += PAGE_LINES) {
        p.unit = unit + beg;
        p.n = p.headline = MIN(n - beg, PAGE_LINES);
        p.running = 0;
        memset(p.at, 0, p.n * sizeof *p.at);
        p.topic = (kith_topic){0};
        choose(&p);
        write_page(&w, &p, keep_boilerplate);
        if (beg == 0 && doc->title.len == 0)
            w.out.title = kith_arena_str(a, title_of(&p, &w.out));
        if (beg == 0 && doc->date.len == 0)
            w.out.date = date_of(a, &p);
    }
    kith_arena_free(scratch);
    kith_article_tell_language(&w.out, doc->language);
    return w.out;
}
