// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/pieces.h"

#include <glib.h>

#include "extract/name/strmap.h"

/* Arrays grow on the heap of the process, and the arena takes them when all is there. */
struct kith_pieces {
    kith_arena *a;
    kith_extraction *whole;
    bool mentions_only;
    uint32_t n_sentences;           // so far, kept or not
    GArray *sentence;               // of kith_line_span
    GArray *mention;                // of kith_mention
    GArray *entity;                 // of kith_local
    kith_strmap number[KITH_TYPES]; // label to entity + 1
};

/* Room for mentions, as many as a text may have: of what is not needed nothing is ever touched. */
static guint room_for(const kith_article *article)
{
    enum { APART = 64 }; // bytes of text for a mention

    return (guint)(article->text.len / APART);
}

kith_pieces *kith_pieces_new(kith_arena *a, kith_extraction *whole, bool mentions_only)
{
    kith_pieces *p = g_new(kith_pieces, 1);

    *p = (kith_pieces){
        .a = a,
        .whole = whole,
        .mentions_only = mentions_only,
        .sentence = g_array_new(FALSE, FALSE, sizeof(kith_line_span)),
        .mention = g_array_sized_new(FALSE, FALSE, sizeof(kith_mention), room_for(&whole->article)),
        .entity = g_array_new(FALSE, FALSE, sizeof(kith_local)),
    };
    for (size_t t = 0; t < KITH_TYPES; t++)
        p->number[t] = kith_strmap_in(a);
    return p;
}

static bool has_surface(const kith_local *entity, kith_str surface)
{
    for (size_t i = 0; i < entity->n_surfaces; i++)
        if (kith_str_eq(entity->surface[i], surface))
            return true;
    return false;
}

/* Room for one more surface: it doubles whenever their number is a power of two. */
static void make_room(kith_pieces *p, kith_local *to)
{
    size_t n = to->n_surfaces, room = n > 0 ? 2 * n : 1;

    if ((n & (n - 1)) != 0)
        return;
    to->surface = kith_grow(p->a, kith_str, to->surface, n, room);
    to->why = kith_grow(p->a, const char *, to->why, n, room);
}

/* Surfaces of an entity that are new; an entity has few. */
static void add_surfaces(kith_pieces *p, kith_local *to, const kith_local *from)
{
    enum { MOST = 64 };
    size_t most = p->mentions_only ? 0 : MOST;

    for (size_t i = 0; i < from->n_surfaces && to->n_surfaces < most; i++)
        if (!has_surface(to, from->surface[i])) {
            make_room(p, to);
            to->why[to->n_surfaces] = from->why[i];
            to->surface[to->n_surfaces++] = kith_arena_str(p->a, from->surface[i]);
        }
}

/* The entity of the whole that one of a piece is. */
static uint32_t entity_of(kith_pieces *p, const kith_local *local)
{
    uint32_t number = kith_strmap_get(&p->number[local->type], local->label);
    kith_local *old, new = *local;

    if (number != 0) {
        old = &g_array_index(p->entity, kith_local, number - 1);
        old->n_mentions += local->n_mentions;
        old->known = old->known ? old->known : local->known;
        old->gender = old->gender ? old->gender : local->gender;
        old->part_only = old->part_only && local->part_only;
        add_surfaces(p, old, local);
        return number - 1;
    }
    new.label = kith_arena_str(p->a, local->label);
    new.iso = kith_arena_str(p->a, local->iso);
    new.surface = NULL;
    new.why = NULL;
    new.n_surfaces = 0;
    add_surfaces(p, &new, local);
    g_array_append_val(p->entity, new);
    *kith_strmap_at(&p->number[local->type], new.label) = p->entity->len;
    return p->entity->len - 1;
}

void kith_pieces_add(kith_pieces *p, const kith_extraction *piece, size_t block)
{
    uint32_t first = p->n_sentences;
    uint32_t *entity = g_new(uint32_t, piece->n_entities + 1);

    p->n_sentences += (uint32_t)piece->n_sentences;
    for (size_t i = 0; i < piece->n_sentences && !p->mentions_only; i++) {
        kith_line_span s = piece->sentence[i];
        s.block += (uint32_t)block;
        g_array_append_val(p->sentence, s);
    }
    for (size_t e = 0; e < piece->n_entities; e++)
        entity[e] = entity_of(p, &piece->entity[e]);
    for (size_t i = 0; i < piece->n_mentions; i++) {
        kith_mention m = piece->mention[i];
        m.sentence += first;
        m.entity = entity[m.entity];
        g_array_append_val(p->mention, m);
    }
    p->whole->n_tokens += piece->n_tokens;
    g_free(entity);
}

/* The array, which is the arena's from here on. */
static void *adopted(kith_pieces *p, GArray *from)
{
    void *at = g_array_free(from, FALSE);

    kith_arena_adopt(p->a, at);
    return at;
}

void kith_pieces_free(kith_pieces *p)
{
    kith_extraction *whole = p->whole;

    whole->n_sentences = p->sentence->len;
    whole->n_mentions = p->mention->len;
    whole->n_entities = p->entity->len;
    whole->sentence = adopted(p, p->sentence);
    whole->mention = adopted(p, p->mention);
    whole->entity = adopted(p, p->entity);
    g_free(p);
}
