// SPDX-License-Identifier: GPL-3.0-or-later
/* Prices are negative logarithms, set by hand on a scale where 1 is a hint and 4 leaves no doubt. A
 * look has a price in each state, which the neighbourhood changes: a headline is cheap within the
 * article when a paragraph follows and dear in a list of headlines. */
#include "extract/sought.h"

#include <glib.h>

/* What a line costs: negative logarithms, set by hand on a scale where 1 is a hint and 4 leaves
 * no doubt. */
static const float price[KITH_LOOKS][KITH_STATES] = {
    //                      before inside put in behind
    [KITH_LOOK_RUNNING] = {4.0f, 0.0f, 4.0f, 2.5f}, [KITH_LOOK_SENTENCE] = {1.5f, 0.0f, 2.0f, 1.2f},
    [KITH_LOOK_BULLET] = {0.8f, 0.6f, 1.0f, 0.4f},  [KITH_LOOK_HEADLINE] = {0.3f, 1.2f, 0.6f, 0.0f},
    [KITH_LOOK_SHORT] = {0.0f, 2.0f, 0.2f, 0.0f},   [KITH_LOOK_UI] = {0.0f, 4.0f, 0.0f, 0.0f},
    [KITH_LOOK_MENU] = {0.0f, 4.0f, 0.0f, 0.0f},    [KITH_LOOK_LEAD] = {0.0f, 4.0f, 0.0f, 0.0f},
    [KITH_LOOK_TIME] = {0.0f, 4.0f, 0.0f, 0.0f},    [KITH_LOOK_CREDIT] = {0.0f, 4.0f, 0.0f, 0.0f},
    [KITH_LOOK_LEGAL] = {0.0f, 4.5f, 0.0f, 0.0f},   [KITH_LOOK_MARKS] = {0.0f, 2.5f, 0.0f, 0.0f},
};

/* A headline or a short line is as good as what it stands over. */
static void price_headline(const kith_sought *p, size_t i)
{
    kith_cell *c = &p->at[i];
    const kith_cell *before = i > 0 ? &p->at[i - 1] : NULL;

    if (kith_is_title(p, i))
        c->cost[KITH_INSIDE] -= 2.0f;
    if (i == p->headline)
        c->cost[KITH_INSIDE] -= 3.0f;
    else if (p->headline < p->n && i < p->headline)
        c->cost[KITH_INSIDE] += 1.0f;
    else if (!c->text_before && kith_sought_shared(p, i) > 0.3f)
        c->cost[KITH_INSIDE] -= 1.0f;
    if (c->is.names && i != p->headline && !c->text_before && i + 1 < p->n &&
        p->at[i + 1].is.look == KITH_LOOK_TIME)
        c->cost[KITH_INSIDE] += 2.5f; // a byline without its "By"
    if (c->text_next)
        c->cost[KITH_INSIDE] -= c->is.look == KITH_LOOK_SHORT && c->text_before ? 1.8f : 1.2f;
    if (c->text_next && before != NULL &&
        (kith_is_text(before) || before->is.look == KITH_LOOK_BULLET))
        c->cost[KITH_INSIDE] -= 0.5f;
    if (c->is.colon && i + 1 < p->n && !kith_is_furniture(&p->at[i + 1]))
        c->cost[KITH_INSIDE] -= 1.5f;
}

static void at_most(float *cost, float most)
{
    *cost = MIN(*cost, most);
}

/* Text that is furniture by the name of its part is no longer dear outside of the article. */
static void cheapen_outside(kith_cell *c, float most)
{
    at_most(&c->cost[KITH_BEFORE], most);
    at_most(&c->cost[KITH_PUT_IN], most);
    at_most(&c->cost[KITH_BEHIND], most);
}

enum { NAMED = KITH_PLACE_MENU | KITH_PLACE_WEAK | KITH_PLACE_BYLINE | KITH_PLACE_HIDDEN };

static void price_furniture(const kith_sought *p, size_t i)
{
    kith_cell *c = &p->at[i];
    uint8_t link = kith_line_of(p, i)->link;
    bool text = kith_is_text(c) && link < 30;
    bool deck = i > p->headline && i < p->first_in_body; // "teaser" is what some call it
    bool own;

    if (!(c->place & NAMED))
        return;
    own =
        text && (kith_sought_shared(p, i) > 0.4f || ((deck || i == p->headline + 1) && link == 0));
    if (c->place & KITH_PLACE_HIDDEN) {
        c->cost[KITH_INSIDE] += 8.0f;
        cheapen_outside(c, 0.0f);
    } else if (c->place & KITH_PLACE_MENU) {
        c->cost[KITH_INSIDE] += 4.0f;
        cheapen_outside(c, 0.4f);
    } else if (c->place & KITH_PLACE_WEAK) {
        c->cost[KITH_INSIDE] += !own ? 3.0f : link > 0 ? 1.5f : 0.6f;
        cheapen_outside(c, !own ? 0.6f : link > 0 ? 1.5f : 2.5f);
    } else if (c->place & KITH_PLACE_BYLINE) {
        own &= link == 0;
        c->cost[KITH_INSIDE] += own ? 1.0f : 2.5f;
        cheapen_outside(c, own ? 2.0f : 0.8f);
    }
}

/* What the page's parts say of a line. */
static void price_part(const kith_sought *p, size_t i)
{
    kith_cell *c = &p->at[i];
    bool running = c->is.look == KITH_LOOK_RUNNING;
    bool under = p->headline < i && (i < p->first_in_body || c->in_body);

    if (p->body.n_boxes == 0)
        return;
    if (i == p->headline) {
        c->cost[KITH_INSIDE] -= kith_is_text(c) ? 4.0f : 0.0f;
        return;
    }
    if (under && kith_line_of(p, i)->kind == KITH_LINE_CAPTION && c->is.words >= 3 &&
        !(c->place & NAMED))
        c->cost[KITH_INSIDE] -= 2.0f;
    if (c->in_body && c->put_in && !kith_is_furniture(c)) {
        bool own = kith_sought_shared(p, i) > 0.5f;
        c->cost[KITH_INSIDE] += own ? 0.5f : 1.8f;
        cheapen_outside(c, own ? 2.0f : 0.8f);
    }
    if (c->in_body && c->place & KITH_PLACE_TABLE && !(c->place & NAMED)) {
        at_most(&c->cost[KITH_INSIDE], 0.1f);
        c->cost[KITH_PUT_IN] += 0.4f;
    }
    if (i == p->headline + 1 && c->is.words >= 5 && !(c->place & KITH_PLACE_BYLINE))
        c->cost[KITH_INSIDE] -= 1.0f;
    if (c->in_body) {
        c->cost[KITH_BEHIND] += 1.0f;
        if (c->is.look == KITH_LOOK_BULLET)
            c->cost[KITH_INSIDE] -= 0.5f;
        return;
    }
    if (p->headline < i && i < p->first_in_body) { // decks and pictures under the headline
        c->cost[KITH_INSIDE] += 0.3f;
        return;
    }
    c->cost[KITH_INSIDE] += running && kith_sought_shared(p, i) > 0.4f ? 0.8f : 2.2f;
    if (running) {
        at_most(&c->cost[KITH_BEFORE], 1.2f);
        at_most(&c->cost[KITH_BEHIND], 1.0f);
    }
    if (p->has_article && !(c->place & KITH_PLACE_ARTICLE))
        c->cost[KITH_INSIDE] += 1.5f;
}

/* What the page states to be the article's text. */
static void price_stated(const kith_sought *p, size_t i)
{
    kith_cell *c = &p->at[i];

    if (c->stated >= 0.6f) {
        c->cost[KITH_INSIDE] = MIN(c->cost[KITH_INSIDE] - 2.0f, 1.0f);
    } else if (p->all_stated && c->is.look == KITH_LOOK_RUNNING && c->stated < 0.15f) {
        c->cost[KITH_INSIDE] += 1.5f;
        cheapen_outside(c, 1.5f);
    }
}

static void price_place(const kith_sought *p, size_t i)
{
    kith_cell *c = &p->at[i];
    const kith_line *line = kith_line_of(p, i);

    if (line->kind == KITH_LINE_HEADING && line->link < 50)
        c->cost[KITH_INSIDE] -= c->in_body && p->body.n_boxes > 0 ? 1.2f : 0.6f;
    if ((line->link >= 70 || (line->link >= 55 && c->is.look != KITH_LOOK_RUNNING)) &&
        !(c->place & (KITH_PLACE_TITLE | KITH_PLACE_TABLE)))
        c->cost[KITH_INSIDE] += 3.2f;
    if (!(c->place & KITH_PLACE_TITLE) || c->place & KITH_PLACE_HIDDEN)
        price_furniture(p, i);
    price_part(p, i);
    price_stated(p, i);
}

void kith_sought_price(kith_sought *p)
{
    bool remarks = false, others = false, legal = false;
    size_t texts = 0, about = 0;

    for (size_t i = 0; i < p->n; i++) {
        kith_cell *c = &p->at[i];
        memcpy(c->cost, price[c->is.look], sizeof c->cost);
        if (c->is.look == KITH_LOOK_HEADLINE || c->is.look == KITH_LOOK_SHORT)
            price_headline(p, i);
        price_place(p, i);
        if (c->listed) {
            c->cost[KITH_INSIDE] += 2.5f;
            c->cost[KITH_PUT_IN] = MIN(c->cost[KITH_PUT_IN], 0.3f);
        }
        if (kith_is_text(c) && i > 0 && kith_is_furniture(&p->at[i - 1]) && c->text_before &&
            kith_sought_shared(p, i) < 0.25f)
            c->cost[KITH_INSIDE] += legal ? 2.0f : 1.0f;
        else if (kith_is_text(c) && (others || legal) && kith_sought_shared(p, i) < 0.3f)
            c->cost[KITH_INSIDE] += 0.8f;
        if (c->again && !kith_is_text(c) && !(c->place & KITH_PLACE_TABLE && c->in_body) &&
            (c->text_before || c->is.look != KITH_LOOK_HEADLINE))
            c->cost[KITH_INSIDE] += 2.0f;
        if (c->is.look == KITH_LOOK_RUNNING && c->is.cut) {
            c->cost[KITH_INSIDE] += 0.7f;
            c->cost[KITH_BEHIND] -= 1.0f;
        }
        if (c->is.look == KITH_LOOK_RUNNING && (others || remarks || legal))
            c->cost[KITH_BEHIND] = remarks || legal ? 0.3f : 1.2f;
        if (about == 0)
            about = kith_sought_sender(p, i);
        if (about > 0) {
            c->cost[KITH_INSIDE] += 4.0f;
            about--;
        }
        texts += c->is.look == KITH_LOOK_RUNNING;
        others |= c->is.look == KITH_LOOK_LEAD && c->is.words <= 6 && texts * 5 >= p->running * 3;
        remarks |= c->is.remarks && texts >= 3;
        legal |= c->is.look == KITH_LOOK_LEGAL && texts * 5 >= p->running * 3;
    }
}
