// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/story.h"

#include <stdlib.h>

#include "graph/repeat.h"
#include "graph/table.h"

typedef struct {
    kith_str name, title;
    uint64_t hash, bytes; // of the text
} telling;

struct kith_stories {
    kith_arena *arena;
    telling *at; // [n]
    kith_sketch *sketch;
    size_t n, room, sketch_room;
};

kith_stories *kith_stories_new(void)
{
    kith_stories *s = kith_zeroed(1, sizeof *s);

    s->arena = kith_arena_new();
    return s;
}

void kith_stories_free(kith_stories *s)
{
    if (s == NULL)
        return;
    kith_arena_free(s->arena);
    free(s->at);
    free(s->sketch);
    free(s);
}

void kith_stories_add(kith_stories *s, const kith_facts *x)
{
    s->at = kith_more(s->at, s->n, &s->room, sizeof *s->at);
    s->sketch = kith_more(s->sketch, s->n, &s->sketch_room, sizeof *s->sketch);
    s->at[s->n] = (telling){.name = kith_arena_str(s->arena, x->name),
                            .title = kith_arena_str(s->arena, x->title),
                            .hash = x->hash,
                            .bytes = x->bytes};
    s->sketch[s->n++] = kith_sketch_get(x->signature);
}

/* qsort() has no context. */
typedef struct {
    const telling *at;
    uint32_t index;
} name_key;

static int by_name(const void *x, const void *y)
{
    const name_key *a = x, *b = y;
    int order = kith_str_cmp(a->at->name, b->at->name);

    return order != 0 ? order : (a->at->hash > b->at->hash) - (a->at->hash < b->at->hash);
}

static int by_kept(const void *x, const void *y)
{
    const kith_story_copy *a = x, *b = y;
    int order = kith_str_cmp(a->kept, b->kept);

    return order != 0 ? order : kith_str_cmp(a->name, b->name);
}

/* first: [n] by rank of name: the rank among those that differ of the document with its text.
 * order: [their number] which document each of these is. */
static uint32_t find_same(const kith_stories *s, const name_key *key, uint32_t *first,
                          uint32_t *order)
{
    kith_table seen = {0};
    uint32_t n = 0;

    for (size_t r = 0; r < s->n; r++) {
        uint32_t *known = key[r].at->bytes > 0 ? kith_table_at(&seen, key[r].at->hash) : NULL;
        if (known != NULL && *known != KITH_NONE) {
            first[r] = *known;
            continue;
        }
        if (known != NULL)
            *known = n;
        first[r] = n;
        order[n++] = key[r].index;
    }
    kith_table_fini(&seen);
    return n;
}

size_t kith_stories_find(const kith_stories *s, double similar, kith_story_copy **copy)
{
    name_key *key = kith_zeroed(s->n, sizeof *key);
    uint32_t *first = kith_zeroed(s->n, sizeof *first), *order = kith_zeroed(s->n, sizeof *order);
    uint32_t *copy_of = kith_zeroed(s->n, sizeof *copy_of);
    size_t n = 0;

    for (uint32_t i = 0; i < s->n; i++)
        key[i] = (name_key){&s->at[i], i};
    if (s->n > 0)
        qsort(key, s->n, sizeof *key, by_name);
    kith_repeats_find(s->sketch, order, find_same(s, key, first, order), similar, copy_of);
    *copy = kith_zeroed(s->n, sizeof **copy);
    for (size_t r = 0; r < s->n; r++) {
        uint32_t own = order[first[r]], kept = order[copy_of[first[r]]];
        if (key[r].index == kept)
            continue;
        (*copy)[n++] = (kith_story_copy){
            .kept = s->at[kept].name,
            .title = s->at[kept].title,
            .name = key[r].at->name,
            .exact = own == kept,
            .similarity =
                own == kept ? 1 : kith_sketch_similarity(&s->sketch[own], &s->sketch[kept])};
    }
    if (n > 0)
        qsort(*copy, n, sizeof **copy, by_kept);
    free(key);
    free(first);
    free(order);
    free(copy_of);
    return n;
}
