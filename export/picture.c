// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/picture.h"

#include "export/font_width.h"
#include "graph/measure.h"

#include <math.h>
#include <stdlib.h>

/* More than LEGIBLE nodes cannot be read; then the STRONGEST are drawn. */
enum { LEGIBLE = 300, STRONGEST = 120 };

/* Edges drawn for a node on average: what is weaker than those hides what is stronger. */
enum { EDGES_A_NODE = 3 };

static const kith_paint paints[KITH_THEMES] = {
    [KITH_LIGHT] = {{255, 255, 255, 255}, {26, 26, 26, 255}, {85, 85, 85, 255}},
    [KITH_DARK] = {{20, 23, 30, 255}, {10, 12, 16, 255}, {176, 182, 194, 255}},
    [KITH_PRINT] = {{255, 255, 255, 255}, {0, 0, 0, 255}, {51, 51, 51, 255}},
};

/* The strongest nodes, measured anew: their communities, not those of the many others, are what
 * the colours tell apart. */
static kith_graph *strongest_of(const kith_graph *g, kith_by size_by)
{
    kith_filter filter = {.top = STRONGEST};
    kith_graph *less = kith_graph_filter(g, &filter);

    kith_measure(less, NULL);
    kith_sizes(less, size_by);
    return less;
}

typedef struct {
    uint32_t weight, edge;
} drawn;

static int by_weight(const void *x, const void *y)
{
    const drawn *a = x, *b = y;

    if (a->weight != b->weight)
        return a->weight > b->weight ? -1 : 1;
    return (a->edge > b->edge) - (a->edge < b->edge);
}

/* The strongest edges, and of every node its strongest, so that none is cut off; the strongest come
 * last and so lie on top. */
static void choose_edges(kith_picture *p)
{
    const kith_graph *g = p->g;
    drawn *all = g_new0(drawn, g->E + 1);
    bool *held = g_new0(bool, g->V + 1);

    p->edge = g_new0(uint32_t, g->E + 1);
    for (size_t e = 0; e < g->E; e++)
        all[e] = (drawn){g->edge[e].weight, (uint32_t)e};
    qsort(all, g->E, sizeof *all, by_weight);
    for (size_t i = 0; i < g->E; i++) {
        const kith_edge *e = &g->edge[all[i].edge];
        if (i < g->V * EDGES_A_NODE || !held[e->a] || !held[e->b])
            p->edge[p->n_edges++] = all[i].edge;
        held[e->a] = held[e->b] = true;
    }
    for (size_t i = 0; i < p->n_edges / 2; i++) {
        uint32_t other = p->edge[p->n_edges - 1 - i];
        p->edge[p->n_edges - 1 - i] = p->edge[i];
        p->edge[i] = other;
    }
    p->most = g->E > 0 ? all[0].weight : 1;
    g_free(held);
    g_free(all);
}

void kith_picture_init(kith_picture *p, const kith_graph *g, const kith_look *look)
{
    *p = (kith_picture){.g = g, .whole = g, .look = look, .paint = paints[look->theme]};
    if (g->V > LEGIBLE)
        p->g = p->own = strongest_of(g, look->size_by);
    choose_edges(p);
}

void kith_picture_fini(kith_picture *p)
{
    g_free(p->edge);
    kith_graph_free(p->own);
    *p = (kith_picture){.g = NULL};
}

/* Sizes are 10 to 60, whatever measure they are from, but for files of other programs. */
double kith_picture_letters(const kith_node *node)
{
    return 9 + floor(19 * (fmin(fmax(node->size, 10), 60) - 10) / 50);
}

/* Width of a label in one line, and at most in two, in letters' sizes. */
static const double LINE = 13, LONGEST = 27;

/* The blank nearest the middle of s; 0: none is near enough. */
static size_t middle_blank(kith_str s)
{
    size_t best = 0, middle = s.len / 2;

    for (size_t i = 1; i + 1 < s.len; i++) {
        size_t far = i > middle ? i - middle : middle - i;
        if (s.ptr[i] == ' ' && far < (best > middle ? best - middle : middle - best))
            best = i;
    }
    return best > s.len / 5 && best < s.len - s.len / 5 ? best : 0;
}

static kith_str shortened(kith_arena *a, kith_str s)
{
    size_t end = 0, next = 0;

    while (next < s.len && kith_font_width(kith_str_sub(s, 0, next), false) < LONGEST) {
        end = next;
        kith_utf8_next(s, &next);
    }
    return kith_arena_printf(a, "%.*s…", (int)end, s.ptr);
}

enum { LOOKED_AT = 400 }; // bytes

/* Control characters as blanks: a line is a line. */
static kith_str cleaned(kith_arena *a, kith_str s)
{
    size_t n = s.len < LOOKED_AT ? s.len : LOOKED_AT;
    char *to = kith_new(a, char, n + 1);

    while (n < s.len && n > 0 && ((unsigned char)s.ptr[n] & 0xc0) == 0x80)
        n--;
    for (size_t i = 0; i < n; i++)
        to[i] = (unsigned char)s.ptr[i] < ' ' || s.ptr[i] == 0x7f ? ' ' : s.ptr[i];
    return kith_str_trim((kith_str){to, n});
}

kith_str *kith_picture_lines(kith_arena *a, kith_str label, size_t *n)
{
    kith_str *line = kith_new(a, kith_str, 2), s = cleaned(a, label);
    size_t cut;

    if (kith_font_width(s, false) > LONGEST)
        s = shortened(a, s);
    line[0] = s;
    *n = 1;
    if (kith_font_width(s, false) > LINE && (cut = middle_blank(s)) > 0) {
        line[0] = kith_str_sub(s, 0, cut);
        line[1] = kith_str_sub(s, cut + 1, s.len);
        *n = 2;
    }
    return line;
}

/* share of the way from one ink to another. */
static kith_ink mixed(kith_ink from, kith_ink to, double share)
{
    return (kith_ink){(uint8_t)(from.r + (to.r - from.r) * share + 0.5),
                      (uint8_t)(from.g + (to.g - from.g) * share + 0.5),
                      (uint8_t)(from.b + (to.b - from.b) * share + 0.5), from.a};
}

static const kith_ink white = {255, 255, 255, 255}, black = {0, 0, 0, 255};

static kith_ink ink_of(const kith_node *node)
{
    return (kith_ink){node->r, node->g, node->b, 255};
}

kith_ink kith_picture_fill(const kith_picture *p, const kith_node *node)
{
    static const double lighter[KITH_THEMES] = {0.28, 0.12, 0.82};

    return mixed(ink_of(node), white, lighter[p->look->theme]);
}

kith_ink kith_picture_border(const kith_picture *p, const kith_node *node)
{
    return mixed(ink_of(node), p->look->theme == KITH_DARK ? white : black,
                 p->look->theme == KITH_PRINT ? 0.45 : 0.3);
}

/* Organizations, whose rounded corners alone are easily taken for a person's round or a country's
 * square shape; in print all, where the fill is nearly white. */
bool kith_picture_has_border(const kith_picture *p, const kith_node *node)
{
    return p->look->theme == KITH_PRINT || node->type == KITH_ORGANIZATION;
}

/* Within a community in its colour, else grey. */
kith_stroke kith_picture_stroke(const kith_picture *p, const kith_edge *edge)
{
    const kith_node *a = &p->g->node[edge->a], *b = &p->g->node[edge->b];
    double share = p->most > 1 ? log(edge->weight) / log(p->most) : 0;
    kith_ink grey = {130, 130, 130, 255}, ink = grey;

    if (a->community == b->community)
        ink = mixed(ink_of(a), p->look->theme == KITH_DARK ? white : black, 0.2);
    ink.a = (uint8_t)((a->community == b->community ? 130 : 80) + 100 * share);
    return (kith_stroke){1 + 5 * share, ink};
}

size_t kith_picture_leaders(const kith_picture *p, const kith_node *leader[KITH_NAMED])
{
    size_t size[KITH_NAMED] = {0}, n = 0;

    memset(leader, 0, KITH_NAMED * sizeof(*leader));
    for (size_t v = 0; v < p->g->V; v++) {
        const kith_node *node = &p->g->node[v];
        uint32_t c = node->community;
        if (c >= KITH_NAMED)
            continue;
        size[c]++;
        if (leader[c] == NULL || node->strength > leader[c]->strength)
            leader[c] = node;
    }
    for (size_t c = 0; c < KITH_NAMED; c++)
        if (size[c] >= 3)
            leader[n++] = leader[c];
    return n;
}

kith_str kith_picture_note(const kith_picture *p, kith_arena *a)
{
    kith_str all = kith_arena_printf(a, " of %zu", p->whole->V);
    bool part = p->g->V < p->whole->V;

    return kith_arena_printf(a,
                             "round: person · square: country · rounded, with a border: "
                             "organization · size: %s · %s%zu%s names",
                             kith_by_name[p->look->size_by], part ? "the strongest " : "", p->g->V,
                             part ? all.ptr : "");
}

double kith_picture_note_letters(const kith_picture *p)
{
    return fmin(30, floor(8 + 1.2 * sqrt((double)p->g->V)));
}
