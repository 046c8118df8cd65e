// SPDX-License-Identifier: GPL-3.0-or-later
/* What is a name in one place is a name in the others: surnames and full names of persons, names
 * of organizations, also as a part of a hyphenated word ("Trump-backed", "NATO-led"). */
#include "extract/name/find.h"

#include "extract/name/fold.h"
#include "extract/name/strmap.h"
#include "extract/name/cues.h"

enum { LONGEST = 8, SHAPES = 1 << 15 }; // tokens; a power of two

/* A set of words by their shape: most words of a text are in none, and need no look-up. */
typedef struct {
    uint64_t bit[SHAPES / 64];
} shapes;

typedef struct {
    kith_finder *f;
    size_t n_learned;
    kith_strmap longest; // first word of a name to tokens of the longest
    shapes first;        // of longest
    uint32_t *compound;  // [n_compounds] tokens with a hyphen, not always names as a whole
    size_t n_compounds, compound_room;
} spreader;

static bool is_safe(const kith_finder *f, uint32_t t)
{
    kith_token token = f->tokens.at[t];

    if (kith_find_classes(f, t) &
        (KITH_LEX_COUNTRY | KITH_LEX_DEMONYM | KITH_LEX_PLACE | KITH_LEX_CAPITAL))
        return false;
    return (token.end - token.beg > 2 || token.cap == KITH_CAP_UPPER) &&
           !(kith_find_cues(f, t) &
             (KITH_CUE_MONTH | KITH_CUE_TITLE | KITH_CUE_PARTICLE | KITH_CUE_GENERIC |
              KITH_CUE_SUFFIX | KITH_CUE_STATE | KITH_CUE_ORGAN));
}

/* Number of the length, the ends and the middle of a word, which has at least one letter. Few
 * instructions: all words of a text are asked for it. */
static inline uint32_t shape_of(const char *word, uint32_t len)
{
    const unsigned char *at = (const unsigned char *)word;
    uint32_t signs = at[0] | (uint32_t)at[len / 2] << 8 | (uint32_t)at[len - 1] << 16;

    return ((signs ^ len << 24) * 0x9e3779b1u) / (UINT32_MAX / SHAPES + 1);
}

static void add_shape(shapes *set, kith_str word)
{
    uint32_t shape = shape_of(word.ptr, (uint32_t)word.len);

    set->bit[shape / 64] |= (uint64_t)1 << shape % 64;
}

static inline bool has_shape(const shapes *set, const char *word, uint32_t len)
{
    uint32_t shape = shape_of(word, len);

    return (set->bit[shape / 64] >> shape % 64 & 1) != 0;
}

/* Makes it possible to find a name by its first word. */
static void note(spreader *s, const kith_surface *name)
{
    kith_str first = kith_find_raw(s->f, name->beg);
    uint32_t *longest = kith_strmap_at(&s->longest, first);

    if (*longest < name->end - name->beg)
        *longest = name->end - name->beg;
    add_shape(&s->first, first);
    s->n_learned++;
}

static void learn(spreader *s, uint32_t surface, uint8_t type)
{
    kith_surface *name = &s->f->surfaces.at[surface];
    uint32_t n = name->end - name->beg;

    if (name->learned == 0) {
        if (n > LONGEST || (n == 1 && !is_safe(s->f, name->beg)))
            return;
        note(s, name);
    }
    name->learned = (uint8_t)(1U + type);
}

static void learn_all(spreader *s)
{
    kith_finder *f = s->f;

    for (size_t i = 0; i < f->n_spans; i++) {
        const kith_span *p = &f->span[i];
        if (p->type == KITH_PER && p->end - p->beg > 1 &&
            f->tokens.at[p->end - 1].cap != KITH_CAP_UPPER)
            learn(s, kith_find_last(f, p->surface - 1), KITH_PER);
    }
    for (size_t i = 0; i < f->n_spans; i++)
        if (f->span[i].type == KITH_PER || f->span[i].type == KITH_ORG)
            learn(s, f->span[i].surface - 1, f->span[i].type);
}

static bool is_capital(const kith_finder *f, uint32_t t)
{
    return f->tokens.at[t].kind == KITH_TOKEN_WORD && kith_find_is_capital(f, t);
}

/* First words of companies: "Bally" of "Bally Manufacturing Corp". */
static kith_strmap first_words(const kith_finder *f)
{
    const unsigned people = KITH_LEX_GIVEN | KITH_LEX_FAMILY;
    kith_strmap of = kith_strmap_in(f->a);

    for (size_t i = 0; i < f->n_spans; i++) {
        const kith_span *s = &f->span[i];
        if (s->type == KITH_ORG && s->end - s->beg > 1 &&
            (kith_find_cues(f, s->end - 1) & KITH_CUE_LEGAL) != 0 && is_safe(f, s->beg) &&
            !(kith_find_classes(f, s->beg) & people))
            *kith_strmap_at(&of, kith_find_raw(f, s->beg)) = 1;
    }
    return of;
}

/* A company's first word is its short name when it stands alone, with a capital, where only names
 * have one: within a sentence. */
static void learn_short(spreader *s)
{
    kith_finder *f = s->f;
    kith_strmap first = first_words(f);

    for (size_t i = 0; first.n > 0 && i < f->sentences.n; i++) {
        kith_sentence sentence = f->sentences.at[i];
        for (uint32_t k = f->capitals[i]; k < f->capitals[i + 1]; k++) {
            uint32_t t = f->capital[k];
            if (f->held[t] == 0 && t > sentence.beg && t + 1 < sentence.end && is_capital(f, t) &&
                f->tokens.at[t - 1].kind == KITH_TOKEN_WORD && !is_capital(f, t - 1) &&
                !is_capital(f, t + 1) && kith_strmap_get(&first, kith_find_raw(f, t)) != 0)
                learn(s, kith_find_surface(f, t, t + 1), KITH_ORG);
        }
    }
}

/* The surface + 1 that the document taught, 0 when it did not. */
static uint32_t learned(const spreader *s, kith_str text)
{
    uint32_t found = kith_strmap_get(&s->f->surfaces.of, text);

    return found != 0 && s->f->surfaces.at[found - 1].learned != 0 ? found : 0;
}

static bool is_clear(const kith_finder *f, uint32_t beg, uint32_t end)
{
    for (uint32_t t = beg; t < end; t++)
        if (f->held[t] != 0)
            return false;
    return true;
}

/* Tokens of the name that begins at t, 0 when none does. */
static uint32_t name_at(const spreader *s, uint32_t t, uint32_t end, uint32_t *surface)
{
    const kith_finder *f = s->f;
    kith_str first = kith_find_raw(f, t);
    bool known = has_shape(&s->first, first.ptr, (uint32_t)first.len);
    uint32_t n = known ? kith_strmap_get(&s->longest, first) : 0;

    if (n > end - t)
        n = end - t;
    for (; n > 0; n--) {
        *surface = learned(s, kith_find_text(f, t, t + n));
        if (*surface != 0 && is_clear(f, t, t + n))
            return n;
    }
    return 0;
}

static uint8_t type_of(const spreader *s, uint32_t surface)
{
    return (uint8_t)(s->f->surfaces.at[surface - 1].learned - 1);
}

static void add_part(spreader *s, uint32_t t, uint32_t beg, uint32_t end)
{
    kith_finder *f = s->f;
    kith_str part = kith_str_sub(f->text, beg, end);
    uint32_t found = learned(s, part);

    if (found == 0 && kith_is_upper(part) && part.len > 3)
        found = learned(s, kith_title_case(f->a, part));
    if (found == 0)
        return;
    kith_find_add_name(
        f, (kith_name){.beg = beg,
                       .end = end,
                       .tok_beg = t,
                       .tok_end = t + 1,
                       .type = type_of(s, found) == KITH_PER ? KITH_PERSON : KITH_ORGANIZATION,
                       .via = KITH_VIA_NAME,
                       .margin = 0.5F});
}

/* Parts of "Putin-Xi" and "pro-Trump". */
static void look_inside(spreader *s, uint32_t t)
{
    kith_token token = s->f->tokens.at[t];
    uint32_t beg = token.beg;

    for (uint32_t i = token.beg; i <= token.end; i++) {
        if (i < token.end && s->f->text.ptr[i] != '-')
            continue;
        if (i - beg > 1)
            add_part(s, t, beg, i);
        beg = i + 1;
    }
}

static bool has_hyphen(const kith_finder *f, uint32_t t)
{
    kith_str raw = kith_find_raw(f, t);

    return raw.len > 3 && memchr(raw.ptr, '-', raw.len) != NULL;
}

static void add_compound(spreader *s, uint32_t t)
{
    if (s->n_compounds == s->compound_room) {
        s->compound_room = s->compound_room ? 2 * s->compound_room : 32;
        s->compound = kith_grow(s->f->a, uint32_t, s->compound, s->n_compounds, s->compound_room);
    }
    s->compound[s->n_compounds++] = t;
}

static void spread_sentence(spreader *s, size_t sentence)
{
    kith_finder *f = s->f;
    uint32_t end = f->sentences.at[sentence].end, next = 0;

    for (uint32_t k = f->capitals[sentence]; k < f->capitals[sentence + 1]; k++) {
        uint32_t t = f->capital[k], n, surface;
        if (t < next || f->held[t] != 0 || f->tokens.at[t].kind != KITH_TOKEN_WORD)
            continue;
        n = name_at(s, t, end, &surface);
        if (n > 0)
            kith_find_add_span(f, (kith_span){t, t + n, type_of(s, surface), 0.5F, surface});
        if (n < 2 && has_hyphen(f, t))
            add_compound(s, t);
        next = t + n;
    }
}

/* Some words, for a look at all tokens: by first letter, the bits of length and last letter. */
typedef struct {
    uint64_t row[32];
} word_marks;

static inline unsigned row_of(const char *word)
{
    return (unsigned char)word[0] % 32;
}

static inline unsigned bit_of(const char *word, uint32_t len)
{
    return ((unsigned char)word[len - 1] * 5U + len) % 64;
}

/* Marks in single the numbers of folded texts that the document also writes small. */
static void find_small(const kith_finder *f, const word_marks *marks, uint8_t *single)
{
    const kith_token *token = f->tokens.at, *end = token + f->tokens.n;
    const char *text = f->text.ptr;

    for (; token < end; token++) {
        const char *word = text + token->beg;
        uint32_t len = token->end - token->beg, number;
        if (token->cap != KITH_CAP_LOWER || !(marks->row[row_of(word)] >> bit_of(word, len) & 1))
            continue;
        number = kith_strmap_get(&f->surfaces.fold, (kith_str){word, len});
        if (number != 0)
            single[number - 1] = 1;
    }
}

/* Does the document also write a name of one word small? Then a capital says little: such names are
 * dropped of the spans from the first on. */
static void drop_words(kith_finder *f, size_t first)
{
    word_marks marks = {{0}};
    uint8_t *small = NULL;
    size_t n = first;

    for (size_t i = first; i < f->n_spans; i++) {
        kith_str word = kith_find_surface_of(f, &f->span[i])->folded;
        if (f->span[i].end - f->span[i].beg > 1 || word.len == 0)
            continue;
        marks.row[row_of(word.ptr)] |= (uint64_t)1 << bit_of(word.ptr, (uint32_t)word.len);
        if (small == NULL)
            small = kith_new(f->a, uint8_t, f->surfaces.fold.n);
    }
    if (small == NULL)
        return;
    find_small(f, &marks, small);
    for (size_t i = first; i < f->n_spans; i++)
        if (f->span[i].end - f->span[i].beg > 1 ||
            !small[kith_find_surface_of(f, &f->span[i])->fold])
            f->span[n++] = f->span[i];
    f->n_spans = n;
}

void kith_find_spread(kith_finder *f)
{
    spreader s = {.f = f};
    size_t n = f->n_spans;

    kith_find_hold(f, 0);
    s.longest = kith_strmap_for(f->a, f->surfaces.n);
    learn_all(&s);
    if (s.n_learned == 0)
        return;
    learn_short(&s);
    for (size_t i = 0; i < f->sentences.n; i++)
        spread_sentence(&s, i);
    drop_words(f, n);
    kith_find_hold(f, n);
    for (size_t i = 0; i < s.n_compounds; i++)
        if (f->held[s.compound[i]] == 0)
            look_inside(&s, s.compound[i]);
    kith_find_merge_spans(f, n);
}
