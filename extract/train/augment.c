// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/train/augment.h"

#include <glib.h>

#include "extract/letters.h"
#include "extract/train/marked.h"

typedef enum { WRITE_CAPITALS, WRITE_TITLE, WRITE_SPLIT, WRITE_SAME } writing;

/* A document being written anew. */
typedef struct {
    kith_arena *a;
    const kith_units *units;
    kith_columns doc;
    char *text;
    size_t len;
} draft;

static uint64_t chance(uint64_t seed, size_t doc, size_t sentence, writing how)
{
    return kith_mix(kith_mix(seed * 8 + how, doc), sentence) >> 11;
}

static bool chosen(uint64_t roll, double share)
{
    return (double)roll * 0x1p-53 < share;
}

static void count_unit(kith_units *units, kith_str word, unsigned type)
{
    uint32_t id = kith_dictionary_add(&units->words, kith_str_hash(word));

    for (unsigned i = 0; id == units->count.n / (KITH_TAG_TYPES + 1) && i <= KITH_TAG_TYPES; i++)
        kith_numbers_add(&units->count, 0);
    units->count.at[id * (KITH_TAG_TYPES + 1) + type]++;
}

void kith_units_add(kith_units *units, const kith_corpus *corpus)
{
    for (size_t d = 0; d < corpus->n; d++) {
        const kith_columns *doc = &corpus->at[d];

        for (size_t t = 0; t < doc->tokens.n; t++) {
            uint8_t label = doc->label[t];

            if (doc->tokens.at[t].cap < KITH_CAP_FIRST)
                continue;
            if (label == KITH_LABEL_O)
                count_unit(units, kith_token_str(doc->text, doc->tokens.at[t]), KITH_TAG_TYPES);
            else if (kith_label_position(label) == KITH_POS_U)
                count_unit(units, kith_token_str(doc->text, doc->tokens.at[t]),
                           kith_label_type(label));
        }
    }
}

void kith_units_fini(kith_units *units)
{
    kith_dictionary_fini(&units->words);
    g_free(units->count.at);
    *units = (kith_units){0};
}

/* The label of a word by itself: what it mostly is elsewhere. */
static uint8_t unit_label(const kith_units *units, kith_str word)
{
    uint32_t id = units ? kith_dictionary_find(&units->words, kith_str_hash(word)) : UINT32_MAX;
    const uint32_t *count;
    unsigned best = KITH_TAG_TYPES;

    if (id == UINT32_MAX)
        return KITH_LABEL_O;
    count = units->count.at + (size_t)id * (KITH_TAG_TYPES + 1);
    for (unsigned type = 0; type < KITH_TAG_TYPES; type++)
        best = count[type] > count[best] ? type : best;
    return best == KITH_TAG_TYPES ? KITH_LABEL_O : kith_label(best, KITH_POS_U);
}

static void begin_draft(draft *d, kith_arena *a, const kith_columns *doc, const kith_units *units)
{
    size_t bytes = doc->text.len;

    *d = (draft){.a = a, .units = units};
    d->text = kith_new(a, char, 4 * bytes + 16);
    d->doc.tokens.at = kith_new(a, kith_token, bytes + 1);
    d->doc.label = kith_new(a, uint8_t, bytes + 1);
    d->doc.sentences.at = kith_new(a, kith_sentence, doc->sentences.n + 1);
}

static void put_token(draft *d, kith_str word, uint8_t label)
{
    kith_token *token = &d->doc.tokens.at[d->doc.tokens.n];

    memcpy(d->text + d->len, word.ptr, word.len);
    *token = (kith_token){.beg = (uint32_t)d->len,
                          .end = (uint32_t)(d->len + word.len),
                          .kind = (uint8_t)kith_word_kind(word),
                          .cap = (uint8_t)kith_word_cap(word),
                          .space = true};
    d->len += word.len;
    d->text[d->len++] = ' ';
    d->doc.label[d->doc.tokens.n++] = label;
}

/* The word in capitals, or with a capital first. */
static kith_str rewrite(kith_arena *a, kith_str word, writing how)
{
    char *out = kith_new(a, char, 4 * word.len + 8);
    size_t n = 0;

    for (size_t at = 0; at < word.len;) {
        bool first = at == 0;
        uint32_t c = kith_utf8_next(word, &at);

        if (how == WRITE_CAPITALS || first)
            c = g_unichar_toupper(c);
        n += (size_t)g_unichar_to_utf8(c, out + n);
    }
    return (kith_str){out, n};
}

/* Words that headlines leave in lower case. */
static bool stays_small(kith_str word)
{
    static const char *const small[] = {"a",  "an",  "the",  "of",   "in",   "on",
                                        "to", "for", "at",   "by",   "and",  "or",
                                        "as", "but", "with", "from", "over", "'s"};

    for (size_t i = 0; i < sizeof(small) / sizeof(*small); i++) {
        if (kith_str_eq(word, kith_str_of(small[i])))
            return true;
    }
    return false;
}

/* "Russian-backed", "Iran-Iraq": the parts are what they are by themselves. */
static void put_parts(draft *d, kith_str word)
{
    kith_str rest = word, part;

    while (kith_str_field(&rest, '-', &part)) {
        put_token(d, part, unit_label(d->units, part));
        if (rest.ptr != NULL)
            put_token(d, KITH_STR("-"), KITH_LABEL_O);
    }
}

/* A hyphenated word as several tokens; its label spreads over them. */
static void put_split(draft *d, kith_str word, uint8_t label)
{
    kith_str rest = word, part;
    bool first = true;
    unsigned type = label == KITH_LABEL_O ? 0 : kith_label_type(label);
    kith_label_pos pos = label == KITH_LABEL_O ? KITH_POS_U : kith_label_position(label);
    bool open_left = pos == KITH_POS_I || pos == KITH_POS_L;
    bool open_right = pos == KITH_POS_B || pos == KITH_POS_I;

    while (kith_str_field(&rest, '-', &part)) {
        bool last = rest.ptr == NULL;
        uint8_t inner = label == KITH_LABEL_O ? KITH_LABEL_O : kith_label(type, KITH_POS_I);
        uint8_t own = inner;

        if (label != KITH_LABEL_O && first && !open_left)
            own = kith_label(type, KITH_POS_B);
        if (label != KITH_LABEL_O && last && !open_right)
            own = kith_label(type, KITH_POS_L);
        put_token(d, part, own);
        if (!last)
            put_token(d, KITH_STR("-"), inner);
        first = false;
    }
}

static bool can_split(kith_str word)
{
    const char *hyphen = word.len > 2 ? memchr(word.ptr + 1, '-', word.len - 2) : NULL;

    return hyphen != NULL && hyphen[1] != '-' && word.ptr[word.len - 1] != '-' &&
           word.ptr[0] != '-';
}

static void put_sentence(draft *d, const kith_columns *doc, kith_sentence s, writing how)
{
    uint32_t beg = (uint32_t)d->doc.tokens.n;

    for (uint32_t t = s.beg; t < s.end; t++) {
        kith_str word = kith_token_str(doc->text, doc->tokens.at[t]);

        if (how == WRITE_SPLIT && can_split(word) &&
            (doc->label[t] == KITH_LABEL_O || doc->label[t] == kith_label(KITH_MISC, KITH_POS_U)))
            put_parts(d, word);
        else if (how == WRITE_SPLIT && can_split(word))
            put_split(d, word, doc->label[t]);
        else if (how >= WRITE_SPLIT || (how == WRITE_TITLE && stays_small(word)))
            put_token(d, word, doc->label[t]);
        else
            put_token(d, rewrite(d->a, word, how), doc->label[t]);
    }
    d->doc.sentences.at[d->doc.sentences.n++] =
        (kith_sentence){.beg = beg, .end = (uint32_t)d->doc.tokens.n};
}

static void finish_draft(draft *d)
{
    d->doc.text = (kith_str){d->text, d->len};
}

/* A headline has no full stop and is short. */
static bool like_headline(kith_sentence s)
{
    return s.end - s.beg >= 4 && s.end - s.beg <= 30;
}

static void add_headlines(kith_space *space, const kith_columns *doc,
                          const kith_augment_options *options, size_t number, writing how,
                          unsigned free_types, float weight)
{
    double share = how == WRITE_CAPITALS ? options->capitals : options->titles;
    kith_arena *a;
    draft d;

    if (share <= 0)
        return;
    a = kith_arena_new();
    begin_draft(&d, a, doc, options->units);
    for (size_t s = 0; s < doc->sentences.n; s++) {
        if (like_headline(doc->sentences.at[s]) &&
            chosen(chance(options->seed, number, s, how), share))
            put_sentence(&d, doc, doc->sentences.at[s], how);
    }
    finish_draft(&d);
    if (d.doc.sentences.n > 0)
        kith_space_add(space, &d.doc, free_types, weight);
    kith_arena_free(a);
}

static void add_alone(kith_space *space, const kith_columns *doc,
                      const kith_augment_options *options, size_t number, unsigned free_types,
                      float weight)
{
    for (size_t s = 0; doc->sentences.n > 1 && s < doc->sentences.n; s++) {
        kith_arena *a;
        draft d;

        if (!chosen(chance(options->seed, number, s, WRITE_SAME), options->alone))
            continue;
        a = kith_arena_new();
        begin_draft(&d, a, doc, options->units);
        put_sentence(&d, doc, doc->sentences.at[s], WRITE_SAME);
        finish_draft(&d);
        kith_space_add(space, &d.doc, free_types, weight);
        kith_arena_free(a);
    }
}

static void add_split(kith_space *space, const kith_columns *doc,
                      const kith_augment_options *options, size_t number, unsigned free_types,
                      float weight)
{
    kith_arena *a;
    draft d;

    if (!chosen(chance(options->seed, number, 0, WRITE_SPLIT), options->hyphens))
        return;
    a = kith_arena_new();
    begin_draft(&d, a, doc, options->units);
    for (size_t s = 0; s < doc->sentences.n; s++) {
        kith_sentence sentence = doc->sentences.at[s];
        bool splits = false;

        for (uint32_t t = sentence.beg; t < sentence.end && !splits; t++)
            splits = can_split(kith_token_str(doc->text, doc->tokens.at[t]));
        if (splits)
            put_sentence(&d, doc, sentence, WRITE_SPLIT);
    }
    finish_draft(&d);
    if (d.doc.sentences.n > 0)
        kith_space_add(space, &d.doc, free_types, weight);
    kith_arena_free(a);
}

void kith_augment(kith_space *space, const kith_columns *doc, const kith_augment_options *options,
                  size_t number, unsigned free_types, float weight)
{
    add_headlines(space, doc, options, number, WRITE_CAPITALS, free_types, weight);
    add_headlines(space, doc, options, number, WRITE_TITLE, free_types, weight);
    add_split(space, doc, options, number, free_types, weight);
    add_alone(space, doc, options, number, free_types, weight);
}

bool kith_source_read(kith_arena *a, const char *path, kith_corpus *out, kith_err *err)
{
    kith_str text;

    if (!kith_file_read(a, path, &text, err))
        return false;
    if (kith_str_ends(kith_str_of(path), KITH_STR(".txt")))
        return kith_marked_parse(a, path, text, out, err);
    return kith_conll_parse(a, path, text, NULL, out, err);
}
