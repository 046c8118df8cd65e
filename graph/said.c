// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/said.h"

#include <glib.h>
#include <stdlib.h>

static int by_length(const void *x, const void *y)
{
    const kith_str *a = x, *b = y;

    if (a->len != b->len)
        return a->len > b->len ? -1 : 1;
    return kith_str_cmp(*a, *b);
}

/* A letter or digit ends at, or begins at, a border of the name. */
static bool inside_word(kith_str text, size_t at)
{
    size_t before = at, after = at;

    if (at == 0 || at == text.len)
        return false;
    return g_unichar_isalnum(kith_utf8_prev(text, &before)) &&
           g_unichar_isalnum(kith_utf8_next(text, &after));
}

/* The longest of the names, longest first, that stands at beg; its length, 0 when none does. */
static size_t name_at(kith_str text, size_t beg, const kith_str *name, size_t names)
{
    for (size_t i = 0; i < names; i++)
        if (name[i].len > 0 && name[i].len <= text.len - beg &&
            memcmp(text.ptr + beg, name[i].ptr, name[i].len) == 0 &&
            !inside_word(text, beg + name[i].len))
            return name[i].len;
    return 0;
}

kith_highlight *kith_marks(kith_arena *a, kith_str text, const kith_str *name, size_t names,
                           size_t *n)
{
    kith_str *sorted = kith_new(a, kith_str, names);
    kith_highlight *mark = NULL;
    size_t room = 0;

    *n = 0;
    if (names > 0)
        memcpy(sorted, name, names * sizeof *name);
    if (names > 1)
        qsort(sorted, names, sizeof *sorted, by_length);
    for (size_t pos = 0; pos < text.len;) {
        size_t len = inside_word(text, pos) ? 0 : name_at(text, pos, sorted, names);
        if (len == 0) {
            kith_utf8_next(text, &pos);
            continue;
        }
        if (*n == room) {
            room = MAX(4, 2 * room);
            mark = kith_grow(a, kith_highlight, mark, *n, room);
        }
        mark[(*n)++] = (kith_highlight){(uint32_t)pos, (uint32_t)(pos + len)};
        pos += len;
    }
    return mark;
}

enum { MOST_NAMES = 64 }; // of one node: a name that nobody uses need not be marked

/* Adds the label and aliases of node. */
static size_t names_of(const kith_node *node, kith_str *name)
{
    kith_str rest = node->aliases, alias;
    size_t n = 0;

    name[n++] = node->label;
    while (n < MOST_NAMES && rest.len > 0 && kith_str_field(&rest, '|', &alias))
        name[n++] = alias;
    return n;
}

/* "text [document]" in two. */
static void part(kith_str line, kith_said *said)
{
    size_t at = line.len;

    said->text = line;
    if (!kith_str_ends(line, KITH_STR("]")))
        return;
    while (at > 1 && !(line.ptr[at - 1] == '[' && line.ptr[at - 2] == ' '))
        at--;
    if (at < 2)
        return;
    said->text = kith_str_trim(kith_str_sub(line, 0, at - 2));
    said->document = kith_str_sub(line, at, line.len - 1);
}

kith_said *kith_said_of(kith_arena *a, const kith_graph *g, const kith_edge *edge, size_t *n)
{
    kith_str name[2 * MOST_NAMES], rest = edge->evidence, line;
    size_t names = names_of(&g->node[edge->a], name), room = 0;
    kith_said *said = NULL;

    names += names_of(&g->node[edge->b], name + names);
    *n = 0;
    while (rest.len > 0 && kith_str_line(&rest, &line)) {
        if (*n == room) {
            room = MAX(4, 2 * room);
            said = kith_grow(a, kith_said, said, *n, room);
        }
        said[*n] = (kith_said){0};
        part(line, &said[*n]);
        said[*n].mark = kith_marks(a, said[*n].text, name, names, &said[*n].marks);
        (*n)++;
    }
    return said;
}
