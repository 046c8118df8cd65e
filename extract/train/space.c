// SPDX-License-Identifier: GPL-3.0-or-later
/* What a word type says in a slot (a pair) is listed once; a token holds pairs and keys of its
 * own. That is a tenth of the room that lists of features a token would take. */
#include "extract/train/space.h"

enum { WORDS_MAX = 1 << 20 };

void kith_numbers_add(kith_numbers *numbers, uint32_t value)
{
    if (numbers->n == numbers->room) {
        numbers->room = numbers->room ? 2 * numbers->room : 1024;
        numbers->at = g_renew(uint32_t, numbers->at, numbers->room);
    }
    numbers->at[numbers->n++] = value;
}

static size_t slot_of(const kith_dictionary *dict, uint64_t key)
{
    size_t at = (key ^ key >> 29) & (dict->n_index - 1);

    while (dict->index[at] != 0 && dict->key[dict->index[at] - 1] != key)
        at = (at + 1) & (dict->n_index - 1);
    return at;
}

static void grow_dictionary(kith_dictionary *dict)
{
    dict->room = dict->room ? 2 * dict->room : 1024;
    dict->key = g_renew(uint64_t, dict->key, dict->room);
    dict->n_index = 2 * (size_t)dict->room;
    g_free(dict->index);
    dict->index = g_new0(uint32_t, dict->n_index);
    for (uint32_t i = 0; i < dict->n; i++)
        dict->index[slot_of(dict, dict->key[i])] = i + 1;
}

uint32_t kith_dictionary_add(kith_dictionary *dict, uint64_t key)
{
    size_t at;

    if (dict->n == dict->room)
        grow_dictionary(dict);
    at = slot_of(dict, key);
    if (dict->index[at] == 0) {
        dict->key[dict->n] = key;
        dict->index[at] = ++dict->n;
    }
    return dict->index[at] - 1;
}

uint32_t kith_dictionary_find(const kith_dictionary *dict, uint64_t key)
{
    return dict->n == 0 ? UINT32_MAX : dict->index[slot_of(dict, key)] - 1;
}

void kith_dictionary_fini(kith_dictionary *dict)
{
    g_free(dict->key);
    g_free(dict->index);
    *dict = (kith_dictionary){0};
}

static void keep_traits(void *ctx, uint32_t id, const kith_trait *traits, size_t n)
{
    kith_space *space = ctx;
    size_t beg = id > 0 ? space->trait_beg[id] : 0;

    if (beg + n > space->trait_room) {
        space->trait_room = 2 * (beg + n);
        space->trait = g_renew(kith_trait, space->trait, space->trait_room);
    }
    memcpy(space->trait + beg, traits, n * sizeof(*traits));
    space->trait_beg[id] = beg;
    space->trait_beg[id + 1] = beg + n;
}

void kith_space_init(kith_space *space, const kith_facts *facts, const kith_lexicon *lex)
{
    *space = (kith_space){0};
    kith_words_init(&space->words, WORDS_MAX, facts, lex);
    space->words.on_new = keep_traits;
    space->words.ctx = space;
    space->trait_beg = g_new(size_t, WORDS_MAX + 1);
}

void kith_space_fini(kith_space *space)
{
    kith_words_fini(&space->words);
    kith_dictionary_fini(&space->features);
    kith_dictionary_fini(&space->pairs);
    g_free(space->count);
    g_free(space->group);
    g_free(space->pair_beg);
    g_free(space->pair_list.at);
    g_free(space->pair_uses.at);
    g_free(space->list.at);
    g_free(space->token);
    g_free(space->chain);
    g_free(space->trait);
    g_free(space->trait_beg);
    *space = (kith_space){0};
}

static uint32_t count_feature(kith_space *space, uint64_t key, uint32_t n)
{
    uint32_t id = kith_dictionary_add(&space->features, key);

    if (id >= space->count_room) {
        size_t room = space->count_room ? 2 * space->count_room : 1 << 16;

        space->count = g_renew(uint32_t, space->count, room);
        memset(space->count + space->count_room, 0, (room - space->count_room) * sizeof(uint32_t));
        space->count_room = room;
    }
    space->count[id] += n;
    return id;
}

static void add_token(kith_space *space, const kith_view *view, uint32_t t, uint8_t label)
{
    kith_features f;
    kith_chain_token *token;

    if (space->n_tokens == space->token_room) {
        space->token_room = space->token_room ? 2 * space->token_room : 1024;
        space->token = g_renew(kith_chain_token, space->token, space->token_room);
    }
    token = &space->token[space->n_tokens++];
    kith_features_at(view, t, &f);
    *token = (kith_chain_token){
        .beg = space->list.n,
        .n_pairs = (uint16_t)f.n_pairs,
        .n_keys = (uint16_t)f.n_keys,
        .type_class = kith_view_word(view, t)->type_class,
        .label = label,
    };
    for (size_t i = 0; i < f.n_pairs; i++) {
        uint32_t pair = kith_dictionary_add(
            &space->pairs, (uint64_t)kith_pair_word(f.pair[i]) << 8 | kith_pair_slot(f.pair[i]));

        if (pair == space->pair_uses.n)
            kith_numbers_add(&space->pair_uses, 0);
        space->pair_uses.at[pair]++;
        kith_numbers_add(&space->list, pair);
    }
    for (size_t i = 0; i < f.n_keys; i++)
        kith_numbers_add(&space->list, count_feature(space, f.key[i], 1));
}

/* A name that a chain cuts is none that can be learned. */
static void mend_labels(kith_chain_token *token, size_t n)
{
    for (size_t t = 0; t < n; t++) {
        uint8_t before = t > 0 ? token[t - 1].label : KITH_LABEL_O;

        if (!kith_label_follows(before, token[t].label)) {
            for (size_t b = t; b-- > 0 && kith_label_open(token[b].label);)
                token[b].label = KITH_LABEL_O;
            for (size_t e = t; e < n && kith_label_inner(token[e].label); e++)
                token[e].label = KITH_LABEL_O;
        }
    }
    for (size_t b = n; b-- > 0 && kith_label_open(token[b].label);)
        token[b].label = KITH_LABEL_O;
}

static void add_chain(kith_space *space, const kith_view *view, const kith_columns *doc,
                      kith_chain chain, uint32_t beg, uint32_t end)
{
    chain.beg = (uint32_t)space->n_tokens;
    chain.n = end - beg;
    for (uint32_t t = beg; t < end; t++)
        add_token(space, view, t, doc->label[view->base + t]);
    mend_labels(space->token + chain.beg, chain.n);
    if (space->n_chains == space->chain_room) {
        space->chain_room = space->chain_room ? 2 * space->chain_room : 1024;
        space->chain = g_renew(kith_chain, space->chain, space->chain_room);
    }
    space->chain[space->n_chains++] = chain;
}

static void add_sentence(kith_space *space, const kith_view *view, const kith_columns *doc,
                         kith_chain chain, uint32_t beg, uint32_t end)
{
    for (uint32_t t = beg, from; t < end;) {
        for (from = t; t < end && view->near[t];)
            t++;
        if (t == from) {
            t++;
            continue;
        }
        chain.left = from > beg ? kith_view_word(view, from - 1)->type_class : KITH_CLASS_BORDER;
        chain.right = t < end ? kith_view_word(view, t)->type_class : KITH_CLASS_BORDER;
        add_chain(space, view, doc, chain, from, t);
    }
}

void kith_space_add(kith_space *space, const kith_columns *doc, unsigned free_types, float weight)
{
    kith_arena *scratch = kith_arena_new();
    kith_chain chain = {.free_types = (uint8_t)free_types, .weight = weight};

    if (space->words.n + doc->tokens.n + KITH_WORDS_LEAST <= WORDS_MAX) {
        kith_view view = kith_view_make(scratch, &space->words, doc->text, doc->tokens,
                                        doc->sentences, 0, doc->sentences.n, NULL);

        for (size_t s = 0; s < doc->sentences.n; s++)
            add_sentence(space, &view, doc, chain, doc->sentences.at[s].beg,
                         doc->sentences.at[s].end);
    }
    kith_arena_free(scratch);
}

/* The features of each pair, once all pairs are known. */
static void list_pairs(kith_space *space)
{
    space->pair_beg = g_new(size_t, space->pairs.n + 1);
    for (uint32_t p = 0; p < space->pairs.n; p++) {
        uint32_t word = (uint32_t)(space->pairs.key[p] >> 8);
        unsigned slot = space->pairs.key[p] & 0xff;

        space->pair_beg[p] = space->pair_list.n;
        for (size_t i = space->trait_beg[word]; i < space->trait_beg[word + 1]; i++) {
            const kith_trait *trait = &space->trait[i];

            if (trait->slots >> slot & 1)
                kith_numbers_add(
                    &space->pair_list,
                    count_feature(space, kith_slot_key(trait->key, slot), space->pair_uses.at[p]));
        }
    }
    space->pair_beg[space->pairs.n] = space->pair_list.n;
}

/* Numbers of the features that stay; UINT32_MAX for the others. */
static uint32_t *renumber(kith_space *space, uint32_t least)
{
    uint32_t *to = g_new(uint32_t, space->features.n + 1);
    kith_dictionary kept = {0};

    for (uint32_t f = 0; f < space->features.n; f++) {
        to[f] = UINT32_MAX;
        if (space->count[f] >= least) {
            to[f] = kith_dictionary_add(&kept, space->features.key[f]);
            space->count[to[f]] = space->count[f];
        }
    }
    kith_dictionary_fini(&space->features);
    space->features = kept;
    return to;
}

void kith_space_close(kith_space *space, uint32_t least)
{
    uint32_t *to;
    size_t n = 0, pair = 0;

    list_pairs(space);
    to = renumber(space, least);
    for (uint32_t p = 0; p < space->pairs.n; p++) {
        size_t end = space->pair_beg[p + 1];

        space->pair_beg[p] = n;
        for (; pair < end; pair++) {
            if (to[space->pair_list.at[pair]] != UINT32_MAX)
                space->pair_list.at[n++] = to[space->pair_list.at[pair]];
        }
    }
    space->pair_beg[space->pairs.n] = n;
    n = 0;
    for (size_t t = 0; t < space->n_tokens; t++) {
        kith_chain_token *token = &space->token[t];
        uint64_t beg = n;
        unsigned kept = 0;

        for (unsigned i = 0; i < token->n_pairs; i++)
            space->list.at[n++] = space->list.at[token->beg + i];
        for (unsigned i = 0; i < token->n_keys; i++) {
            uint32_t f = to[space->list.at[token->beg + token->n_pairs + i]];

            if (f != UINT32_MAX) {
                space->list.at[n++] = f;
                kept++;
            }
        }
        token->beg = beg;
        token->n_keys = (uint16_t)kept;
    }
    g_free(to);
    space->group = g_new(uint8_t, space->features.n + 1);
    for (uint32_t f = 0; f < space->features.n; f++)
        space->group[f] = (uint8_t)kith_key_group(space->features.key[f]);
}

size_t kith_space_features(const kith_space *space, const kith_view *view, uint32_t t,
                           uint32_t *out, size_t room)
{
    kith_features f;
    size_t n = 0;

    kith_features_at(view, t, &f);
    for (size_t i = 0; i < f.n_pairs; i++) {
        uint32_t word = kith_pair_word(f.pair[i]);
        unsigned slot = kith_pair_slot(f.pair[i]);

        for (size_t k = space->trait_beg[word]; k < space->trait_beg[word + 1]; k++) {
            const kith_trait *trait = &space->trait[k];
            uint32_t id;

            if (!(trait->slots >> slot & 1))
                continue;
            id = kith_dictionary_find(&space->features, kith_slot_key(trait->key, slot));
            if (id != UINT32_MAX && n < room)
                out[n++] = id;
        }
    }
    for (size_t i = 0; i < f.n_keys; i++) {
        uint32_t id = kith_dictionary_find(&space->features, f.key[i]);

        if (id != UINT32_MAX && n < room)
            out[n++] = id;
    }
    return n;
}
