// SPDX-License-Identifier: GPL-3.0-or-later
/* Spans are trimmed, made to agree and spread over the document; then countries are looked for in
 * what persons and organizations leave. */
#include "extract/mention.h"

#include "extract/name/find.h"
#include "extract/name/fold.h"
#include "extract/name/cues.h"

void kith_find_add_span(kith_finder *f, kith_span span)
{
    if (f->n_spans == f->span_room) {
        f->span_room *= 2;
        f->span = kith_grow(f->a, kith_span, f->span, f->n_spans, f->span_room);
    }
    f->span[f->n_spans++] = span;
}

void kith_find_add_name(kith_finder *f, kith_name name)
{
    if (f->n_names == f->name_room) {
        f->name_room = f->name_room ? 2 * f->name_room : 64;
        f->name = kith_grow(f->a, kith_name, f->name, f->n_names, f->name_room);
    }
    f->name[f->n_names++] = name;
}

void kith_find_hold(kith_finder *f, size_t first)
{
    if (first == 0)
        memset(f->held, 0, f->tokens.n);
    for (size_t i = first; i < f->n_spans; i++)
        for (uint32_t t = f->span[i].beg; t < f->span[i].end; t++)
            f->held[t] = (uint8_t)(1 + f->span[i].type);
}

kith_str kith_find_fold(const kith_finder *f, uint32_t t)
{
    return kith_fold(f->a, kith_find_raw(f, t));
}

const kith_token_fact *kith_find_look(const kith_finder *f, uint32_t t)
{
    kith_token_fact *fact = &f->fact[t];
    kith_str raw = kith_find_raw(f, t);
    uint32_t known, state = kith_step_first(f->lex, raw, f->tokens.at[t].cap, &known);

    *fact = (kith_token_fact){1 + state, known, kith_cues_of(raw), 0};
    return fact;
}

uint32_t kith_find_new_pair(const kith_finder *f, uint32_t t)
{
    uint32_t state = kith_find_step(f, kith_find_root(f, t), t + 1);

    f->fact[t].pair = 1 + state;
    return state;
}

uint32_t kith_find_known(const kith_finder *f, uint32_t beg, uint32_t end)
{
    uint32_t at;

    if (end - beg < 2)
        return beg < end ? kith_find_root(f, beg) : KITH_LEXICON_ROOT;
    if (!kith_find_opens(f, beg))
        return 0;
    at = kith_find_pair(f, beg);
    for (uint32_t t = beg + 2; t < end && at != 0; t++)
        at = kith_find_step(f, at, t);
    return at;
}

/* Names of the spans, which are most of all. */
static void add_span_names(kith_finder *f)
{
    const kith_name *parts = f->name;

    f->name_room = f->n_names + f->n_spans + f->n_spans / 2 + 64;
    f->name = kith_room(f->a, kith_name, f->name_room);
    if (f->n_names > 0)
        memcpy(f->name, parts, f->n_names * sizeof *parts);
    for (size_t i = 0; i < f->n_spans; i++) {
        const kith_span *s = &f->span[i];
        if (s->type != KITH_PER && s->type != KITH_ORG)
            continue;
        kith_find_add_name(f, (kith_name){
                                  .beg = f->tokens.at[s->beg].beg,
                                  .end = f->tokens.at[s->end - 1].end,
                                  .tok_beg = s->beg,
                                  .tok_end = s->end,
                                  .type = s->type == KITH_PER ? KITH_PERSON : KITH_ORGANIZATION,
                                  .via = KITH_VIA_NAME,
                                  .margin = s->margin,
                                  .surface = s->surface,
                              });
    }
}

/* May a name begin with it: with a capital, or a word of letters that have no case? Kind and cap
 * are one number here. */
static inline bool begins(const kith_token *token)
{
    enum { BARE_WORD = KITH_TOKEN_WORD | KITH_CAP_NONE << 8, CAPITAL = KITH_CAP_FIRST << 8 };
    unsigned both = token->kind | (unsigned)token->cap << 8;

    return both == BARE_WORD || both >= CAPITAL;
}

/* One look at all tokens, so that the steps need look at a fifth of them. */
static void list_capitals(kith_finder *f)
{
    uint32_t n = 0, t = 0, *capital = kith_room(f->a, uint32_t, f->tokens.n + 1);
    const kith_token *token = f->tokens.at;

    f->capital = capital;
    f->capitals = kith_room(f->a, uint32_t, f->sentences.n + 1);
    for (size_t i = 0; i < f->sentences.n; i++) {
        f->capitals[i] = n;
        for (uint32_t end = f->sentences.at[i].end; t < end; t++) {
            capital[n] = t;
            n += begins(token++);
        }
    }
    f->capitals[f->sentences.n] = n;
}

kith_names kith_names_find(kith_arena *a, const kith_lexicon *lex, kith_str text,
                           kith_tokens tokens, kith_sentences sentences, kith_spans found,
                           const kith_extract_options *options)
{
    kith_finder f = {.a = a,
                     .lex = lex,
                     .text = text,
                     .tokens = tokens,
                     .sentences = sentences,
                     .options = options,
                     .span = found.at,
                     .n_spans = found.n,
                     .fact = found.fact ? found.fact : kith_new(a, kith_token_fact, tokens.n),
                     .held = kith_room(a, uint8_t, tokens.n + 1)};
    size_t spans, countries;

    list_capitals(&f);
    kith_find_trim(&f);
    kith_find_repair(&f);
    kith_find_surfaces(&f);
    kith_find_clubs(&f);
    kith_find_vote(&f);
    kith_find_spread(&f);
    spans = f.n_names;
    add_span_names(&f);
    countries = f.n_names;
    kith_find_countries(&f);
    kith_find_order_names(&f, spans, countries);
    return (kith_names){f.name, f.n_names, f.fact, f.surfaces.at, f.surfaces.n};
}
