// SPDX-License-Identifier: GPL-3.0-or-later
/* Names that end in a genitive: "McDonald's", "Standard & Poor's". Taggers leave it off, lists know
 * it as a part of the name. */
#include "extract/name/find.h"

#include "extract/name/fold.h"
#include "extract/name/strmap.h"

/* Last words of persons that are named in full. */
static kith_strmap surnames(const kith_finder *f)
{
    kith_strmap of = kith_strmap_in(f->a);

    for (size_t i = 0; i < f->n_spans; i++) {
        const kith_span *s = &f->span[i];
        if (s->type == KITH_PER && s->end - s->beg > 1)
            *kith_strmap_at(&of, kith_find_raw(f, s->end - 1)) = 1;
    }
    return of;
}

/* A step of a walk to a name that is written with small letters: "MOODY" is also a family. */
static uint32_t step_small(const kith_finder *f, uint32_t state, uint32_t t)
{
    kith_str raw = kith_find_raw(f, t);
    uint32_t next = 0;

    if (f->tokens.at[t].cap == KITH_CAP_UPPER && raw.len > 3)
        next = kith_lexicon_step(f->lex, state, kith_str_hash(kith_title_case(f->a, raw)));
    if (next != 0)
        return next;
    return state == KITH_LEXICON_ROOT ? kith_find_root(f, t) : kith_find_step(f, state, t);
}

/* Where the longest name of an organization ends that begins with the span and the genitive behind
 * it: "[McDonald]'s", "[Lloyd]'s of London"; the span's end when there is none. */
static uint32_t genitive_end(const kith_finder *f, const kith_span *s)
{
    uint32_t end = s->end, without = kith_find_known(f, s->beg, s->end);
    uint32_t state = KITH_LEXICON_ROOT;

    if (without != 0 && (kith_lexicon_classes(f->lex, without) & KITH_LEX_ORGANIZATION))
        return end;
    for (uint32_t t = s->beg; state != 0 && t < f->tokens.n; t++) {
        state = step_small(f, state, t);
        if (t >= s->end && (kith_lexicon_classes(f->lex, state) & KITH_LEX_ORGANIZATION))
            end = t + 1;
    }
    return end;
}

static bool has_genitive(const kith_finder *f, const kith_span *s)
{
    return (s->type == KITH_ORG || s->type == KITH_PER) && s->end < f->tokens.n &&
           f->tokens.at[s->end].kind == KITH_TOKEN_CLITIC && genitive_end(f, s) > s->end;
}

static bool any_genitive(const kith_finder *f)
{
    for (size_t i = 0; i < f->n_spans; i++)
        if (has_genitive(f, &f->span[i]))
            return true;
    return false;
}

void kith_find_genitives(kith_finder *f)
{
    kith_strmap persons;
    size_t n = 0;

    if (!any_genitive(f))
        return;
    persons = surnames(f);
    for (size_t i = 0; i < f->n_spans; i++) {
        kith_span s = f->span[i];
        if (n > 0 && s.beg < f->span[n - 1].end)
            continue; // was taken in
        if (has_genitive(f, &s) && !kith_strmap_get(&persons, kith_find_raw(f, s.end - 1))) {
            s.end = genitive_end(f, &s);
            s.type = KITH_ORG;
        }
        f->span[n++] = s;
    }
    f->n_spans = n;
}
