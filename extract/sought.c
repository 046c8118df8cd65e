// SPDX-License-Identifier: GPL-3.0-or-later
/* A line's look is its own (line.h); what it means depends on what stands around it, on the part of
 * the page it stands in, and on the words it shares with the text. */
#include "extract/sought.h"

#include <glib.h>

#include "extract/words.h"

enum { WORDS_OF = 4000, HEADLINE_REACH = 30, REPEATED = 3 };
enum { CAPTION_BYTES = 1000, CREDIT_BYTES = 90 };

/* Text, or an item that says something. */
static bool tells(const kith_cell *c)
{
    return kith_is_text(c) || (c->is.look == KITH_LOOK_BULLET && c->is.words >= 5);
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

/* Whether a few words name who took a picture: none begins small but what joins names. */
static bool names_only(kith_str s)
{
    static const char *const joints[] = {"for", "of", "the", "via", "by", "and", "de", "da", "/"};
    size_t words = 0;
    kith_str rest = s, word;

    while (kith_str_field(&rest, ' ', &word)) {
        bool joint = false;
        for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
            joint |= kith_str_eq(word, kith_str_of(joints[i]));
        if (word.len > 0 && g_ascii_islower(word.ptr[0]) && !joint)
            return false;
        words += word.len > 0;
    }
    return words > 0 && words <= 9;
}

/* Names in brackets at the end, an agency behind a slash. */
static kith_str without_brackets(kith_str s)
{
    size_t end = s.len;

    if (s.len < 4 || (s.ptr[s.len - 1] != ']' && s.ptr[s.len - 1] != ')'))
        return s;
    while (end > 0 && s.ptr[end - 1] != '[' && s.ptr[end - 1] != '(')
        end--;
    if (end < 2 || s.len - end > CREDIT_BYTES || memchr(s.ptr + end, '/', s.len - end) == NULL ||
        !names_only(kith_str_sub(s, end, s.len - 1)))
        return s;
    return kith_str_trim(kith_str_sub(s, 0, end - 1));
}

/* A caption without the names behind its last stop. */
static kith_str without_names(kith_str s)
{
    s = without_brackets(s);
    for (size_t end = s.len; end-- > 1;) {
        kith_str rest;
        char next = end + 1 < s.len ? s.ptr[end + 1] : '\0';
        if (strchr(".!?", s.ptr[end]) == NULL || (next != ' ' && !g_ascii_isupper(next)))
            continue;
        rest = kith_str_trim(kith_str_sub(s, end + 1, s.len));
        if (s.ptr[end - 1] == '.' || g_ascii_isupper(s.ptr[end - 1]))
            continue; // "Credit... ", "J. Roe"
        return rest.len < CREDIT_BYTES && names_only(rest) ? kith_str_sub(s, 0, end + 1) : s;
    }
    return s;
}

/* A picture's credit in a line of its own, under the caption. */
static bool is_picture_credit(const kith_sought *p, size_t i)
{
    return i > 0 && kith_line_of(p, i)->kind == KITH_LINE_CAPTION &&
           kith_line_of(p, i - 1)->kind == KITH_LINE_CAPTION &&
           kith_line_of(p, i - 1)->box == kith_line_of(p, i)->box && names_only(p->at[i].text);
}

/* Whether as many lines as make one a repeated one begin like line i. */
static bool may_repeat(const kith_sought *p, size_t i)
{
    return p->met[p->at[i].key & p->met_mask] >= REPEATED;
}

/* Lines whose words are thrice or more in the document. Those that begin as few others do are not
 * read again for it: most. */
static void look_for_repeats(kith_sought *p)
{
    GHashTable *seen = NULL;
    gpointer key;

    memset(p->met, 0, (size_t)p->met_mask + 1);
    for (size_t i = 0; i < p->n; i++) {
        uint8_t *met = &p->met[p->at[i].key & p->met_mask];
        *met = (uint8_t)(*met + (*met < REPEATED));
    }
    for (size_t i = 0; i < p->n; i++) {
        if (!may_repeat(p, i))
            continue;
        if (seen == NULL)
            seen = g_hash_table_new(g_direct_hash, g_direct_equal);
        p->at[i].hash = kith_line_hash(p->at[i].text);
        key = GSIZE_TO_POINTER((size_t)p->at[i].hash);
        g_hash_table_insert(seen, key,
                            GUINT_TO_POINTER(GPOINTER_TO_UINT(g_hash_table_lookup(seen, key)) + 1));
    }
    for (size_t i = 0; i < p->n && seen != NULL; i++) {
        key = GSIZE_TO_POINTER((size_t)p->at[i].hash);
        p->at[i].again =
            may_repeat(p, i) && GPOINTER_TO_UINT(g_hash_table_lookup(seen, key)) >= REPEATED;
    }
    if (seen != NULL)
        g_hash_table_destroy(seen);
}

static void look_at_lines(kith_sought *p)
{
    for (size_t i = 0; i < p->n; i++) {
        kith_cell *c = &p->at[i];
        c->text = p->sure ? p->unit[i].text : without_credit(p->unit[i].text);
        if (!p->sure && kith_line_of(p, i)->kind == KITH_LINE_CAPTION)
            c->text = without_names(c->text);
        c->is = kith_line_look_at(c->text);
        c->key = kith_line_key(c->text);
        if (!p->sure && is_picture_credit(p, i))
            c->is.look = KITH_LOOK_CREDIT;
        if (p->unit[i].n_lines > 1 && c->is.look == KITH_LOOK_HEADLINE && c->is.words >= 20)
            c->is.look = KITH_LOOK_RUNNING;
        if (kith_line_of(p, i)->kind == KITH_LINE_ITEM && kith_line_of(p, i)->link < 50 &&
            c->is.look == KITH_LOOK_HEADLINE)
            c->is.look = KITH_LOOK_BULLET;
        p->running += c->is.look == KITH_LOOK_RUNNING;
    }
    look_for_repeats(p);
}

static void find_body(kith_sought *p, kith_arena *a)
{
    size_t n = p->doc->n_boxes;
    float *worth = kith_new(a, float, n), *hidden = kith_new(a, float, n);

    for (size_t i = 0; i < p->n && n > 0; i++) {
        const kith_cell *c = &p->at[i];
        const kith_line *line = kith_line_of(p, i);
        float words = (float)(c->text.len * (100 - line->link)) / 600.0f;
        if (!kith_is_text(c))
            continue;
        words *= c->is.look == KITH_LOOK_SENTENCE ? 0.5f : 1.0f;
        words *= line->place & (KITH_PLACE_MENU | KITH_PLACE_WEAK) ? 0.15f : 1.0f;
        words *= line->place & KITH_PLACE_BODY ? 2.0f : 1.0f;
        (line->place & KITH_PLACE_HIDDEN ? hidden : worth)[line->box] += words;
    }
    kith_body_find(a, p->doc, worth, hidden, &p->body);
}

/* Where each line stands, seen from there. */
static void look_at_places(kith_sought *p)
{
    const kith_body *body = &p->body;
    size_t said = 0, all = 0;

    p->has_article = body->n_boxes > 0 && body->box[body->at].place & KITH_PLACE_ARTICLE;
    p->first_in_body = p->n;
    for (size_t i = p->n; i-- > 0;) {
        kith_cell *c = &p->at[i];
        c->in_body = kith_body_has(body, kith_line_of(p, i));
        c->place = kith_body_place(body, kith_line_of(p, i));
        if (c->in_body)
            p->first_in_body = i;
        if (p->stated == NULL)
            continue;
        c->stated = kith_echo_share(p->stated, c->text, 1, NULL);
        if (c->in_body && c->is.look == KITH_LOOK_RUNNING && !(c->place & KITH_PLACE_WEAK)) {
            all += c->text.len;
            said += c->stated >= 0.6f ? c->text.len : 0;
        }
    }
    p->all_stated = said * 10 > all * 7;
}

/* A heading that the page marks up outside of its lists of links. */
static bool heads_own(const kith_sought *p, size_t i)
{
    const kith_line *line = kith_line_of(p, i);

    return line->kind == KITH_LINE_HEADING && line->link < 50 &&
           !(p->at[i].place & (KITH_PLACE_MENU | KITH_PLACE_WEAK));
}

/* Headings within the article are headings, though they be words of menus. */
static void look_at_headings(kith_sought *p)
{
    for (size_t i = 0; i + 1 < p->n && p->body.n_boxes > 0; i++) {
        kith_cell *c = &p->at[i];
        uint8_t look = c->is.look;
        bool menu = look == KITH_LOOK_MENU || look == KITH_LOOK_LEGAL || look == KITH_LOOK_TIME ||
                    (look == KITH_LOOK_UI && c->is.words == 1 && c->in_body);
        if (menu && c->in_body && heads_own(p, i) && tells(&p->at[i + 1]))
            c->is.look = KITH_LOOK_HEADLINE;
    }
}

/* What stands before and behind each line. */
static void look_around(kith_sought *p)
{
    size_t texts = 0;
    unsigned ahead = UINT16_MAX;

    for (size_t i = 0; i < p->n; i++) {
        kith_cell *c = &p->at[i];
        c->text_before = texts > 1;
        texts += c->is.look == KITH_LOOK_RUNNING && c->in_body;
    }
    for (size_t i = p->n; i-- > 0;) {
        kith_cell *c = &p->at[i];
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
static void look_for_lists(kith_sought *p)
{
    size_t texts = 0;

    for (size_t i = 1; i < p->n; i++) {
        kith_cell *c = &p->at[i];
        const kith_cell *before = &p->at[i - 1];
        bool open, headline;
        texts += before->is.look == KITH_LOOK_RUNNING;
        if (texts == 0)
            continue;
        open = before->listed || (before->is.look == KITH_LOOK_LEAD && before->is.words <= 6);
        headline = !kith_is_text(c) || (c->is.look == KITH_LOOK_SENTENCE && c->is.words <= 12 &&
                                        !(i + 1 < p->n && kith_is_text(&p->at[i + 1])));
        c->listed = open && headline && !heads_own(p, i);
    }
}

/* A block of the article's part (a child of it) that begins with furniture, or is furniture for a
 * third, is put in: what it says of itself goes for the text in it. */
static void look_at_blocks(kith_sought *p, kith_arena *a)
{
    const kith_body *body = &p->body;
    uint32_t *child;
    struct block {
        uint32_t lines, furniture, running;
        bool begins;
    } * block;

    if (a == NULL || body->n_boxes == 0)
        return;
    child = kith_new(a, uint32_t, body->n_boxes);
    block = kith_new(a, struct block, body->n_boxes);
    for (size_t b = 1; b < body->n_boxes; b++)
        child[b] = body->box[b].parent == body->at ? (uint32_t)b : child[body->box[b].parent];
    for (size_t i = 0; i < p->n; i++) {
        struct block *at = &block[child[kith_line_of(p, i)->box]];
        uint8_t look = p->at[i].is.look;
        bool furniture = look == KITH_LOOK_UI || look == KITH_LOOK_LEAD;
        at->begins |= at->lines == 0 && furniture;
        at->lines++;
        at->furniture += furniture || kith_line_of(p, i)->link >= 70;
        at->running += look == KITH_LOOK_RUNNING;
    }
    for (size_t i = 0; i < p->n; i++) {
        const struct block *at = &block[child[kith_line_of(p, i)->box]];
        p->at[i].put_in = child[kith_line_of(p, i)->box] != 0 && at->lines > 1 &&
                          at->running <= p->running / 3 &&
                          (at->begins || at->furniture * 3 >= at->lines);
    }
}

/* Whether line i is in the part of the page that holds the article, and not in a part of that
 * which is named for something else. */
static bool is_own(const kith_sought *p, size_t i)
{
    const uint16_t others =
        KITH_PLACE_MENU | KITH_PLACE_WEAK | KITH_PLACE_BYLINE | KITH_PLACE_HIDDEN;

    return p->at[i].in_body && !(p->at[i].place & others);
}

/* Lines from i on that end a press release with who sent it: "About X", a paragraph or two, and
 * nothing of the article behind them. How many; 0 when it is none. */
size_t kith_sought_sender(const kith_sought *p, size_t i)
{
    size_t n = 1, texts = 0;

    if (!p->at[i].is.about || !p->at[i].text_before)
        return 0;
    for (; i + n < p->n && kith_is_text(&p->at[i + n]); n++)
        if (++texts > 2)
            return 0;
    for (size_t k = i + n; k < p->n; k++)
        if (p->at[k].is.look == KITH_LOOK_RUNNING && is_own(p, k))
            return 0;
    return texts > 0 ? n : 0;
}

/* Remembers the words of the first paragraphs. Most documents are understood without. */
static void learn_words(const kith_sought *p)
{
    size_t read = 0, texts = 0;

    for (size_t i = 0; i < p->n && read < WORDS_OF && texts * 5 <= p->running * 4; i++) {
        kith_str text = kith_str_sub(p->at[i].text, 0, MIN(p->at[i].text.len, WORDS_OF));
        texts += p->at[i].is.look == KITH_LOOK_RUNNING;
        if (!kith_is_text(&p->at[i]) || !is_own(p, i))
            continue;
        kith_topic_learn(p->topic, text);
        read += text.len;
    }
    p->topic->learnt = true;
}

float kith_sought_shared(const kith_sought *p, size_t i)
{
    if (!p->topic->learnt)
        learn_words(p);
    return kith_topic_shared(p->topic, p->at[i].text);
}

/* Whether the document's second line belongs to a menu. */
static bool begins_menu(const kith_sought *p)
{
    uint8_t look = p->n > 1 ? p->at[1].is.look : KITH_LOOK_RUNNING;

    return look == KITH_LOOK_SHORT || look == KITH_LOOK_MENU || look == KITH_LOOK_UI;
}

/* How much line i looks like the headline, for what follows it, of which it has that share. */
static float headline_score(const kith_sought *p, size_t i, float shared)
{
    const kith_cell *c = &p->at[i];

    return 3.0f * shared + (float)MIN(c->is.words, 8) / 8.0f - 0.15f * c->ahead +
           (kith_line_of(p, i)->gap ? 0.3f : 0.0f) + (i == 0 && !begins_menu(p) ? 0.5f : 0.0f) -
           (kith_is_text(c) ? 0.6f : 0.0f) + (kith_is_title(p, i) ? 3.0f : 0.0f) +
           (kith_line_of(p, i)->place & KITH_PLACE_TITLE ? 2.0f : 0.0f);
}

static bool may_be_headline(const kith_cell *c)
{
    return c->is.look == KITH_LOOK_HEADLINE ||
           (c->is.look == KITH_LOOK_SENTENCE && c->is.words <= 14);
}

/* The line that is most likely the headline: of those before the first paragraph, the one that
 * shares most with what follows, is long enough and near. One before it that is nearly as good
 * is preferred: then that is the headline, and what stands under it its deck. p->n: none.
 * Of one that stands alone nothing need be shared. */
static size_t find_headline(const kith_sought *p)
{
    size_t first = 0, best = p->n, alone = p->n;
    float most = 0.0f, between = 0.0f;

    while (first < p->n && (p->at[first].is.look != KITH_LOOK_RUNNING || !is_own(p, first)))
        first++;
    for (size_t i = first; first < p->n && i-- > 0 && first - i <= HEADLINE_REACH;) {
        float score;
        if (p->at[i].is.look == KITH_LOOK_SHORT || p->at[i].is.look == KITH_LOOK_MENU)
            between += 0.2f;
        if (!may_be_headline(&p->at[i]))
            continue;
        if (best == p->n && headline_score(p, i, 0.0f) > 0.0f) {
            alone = best = i;
            between = 0.0f;
            continue;
        }
        if (alone < p->n)
            most = headline_score(p, alone, kith_sought_shared(p, alone));
        alone = p->n;
        score = headline_score(p, i, kith_sought_shared(p, i));
        if (score > most || (score > most - 1.0f + between && kith_sought_shared(p, i) > 0.33f)) {
            most = MAX(most, score);
            best = i;
            between = 0.0f;
        }
    }
    return best;
}

/* What names the part with the headline says nothing of what stands there under it. */
static void share_headline_place(kith_sought *p)
{
    const uint16_t names = KITH_PLACE_MENU | KITH_PLACE_WEAK;

    for (size_t i = p->headline + 1; i < MIN(p->first_in_body, p->n); i++)
        p->at[i].place &= (uint16_t) ~(p->at[p->headline].place & names);
}

bool kith_sought_look(kith_sought *p, kith_arena *scratch)
{
    bool any = false;

    look_at_lines(p);
    if (scratch != NULL)
        find_body(p, scratch);
    look_at_places(p);
    look_at_headings(p);
    look_at_blocks(p, scratch);
    look_around(p);
    look_for_lists(p);
    for (size_t i = 0; i < p->n; i++)
        any |= kith_is_text(&p->at[i]);
    if (any) {
        p->headline = find_headline(p);
        share_headline_place(p);
    }
    return any;
}
