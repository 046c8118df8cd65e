// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/lexicon.h"

#include <pthread.h>

#include "base/arena.h"
#include "base/large.h"
#include "extract/lexicon_format.h"
#include "extract/lexicon_words.h"
#include "data/lexicon_blob.h" // made from the lists there

/* The compiled lists, as they are, in the read-only part of the program. */
__asm__(".section .rodata\n"
        ".balign 16\n"
        ".globl kith_lexicon_blob\n"
        ".hidden kith_lexicon_blob\n"
        "kith_lexicon_blob:\n"
        ".incbin \"" LEXICON_BLOB "\"\n"
        ".byte 0\n"
        ".previous\n");
extern const kith_lexicon kith_lexicon_blob __attribute__((visibility("hidden")));

const kith_lexicon *kith_lexicon_builtin(void)
{
    return &kith_lexicon_blob;
}

static const kith_lexicon *large;

static void make_large(void)
{
    large = kith_large_copy(&kith_lexicon_blob, kith_lexicon_blob.size);
}

const kith_lexicon *kith_lexicon_large(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;

    pthread_once(&once, make_large);
    return large;
}

static const void *table(const kith_lexicon *lex, uint32_t offset)
{
    return (const char *)lex + offset;
}

/* Nothing goes on from 0 or behind a name that no longer one begins with. */
bool kith_lexicon_goes_on(const kith_lexicon *lex, uint32_t state)
{
    return state != 0 && (state < lex->n_inner || state >= lex->n_ends);
}

static bool in_filter(const kith_lexicon *lex, uint64_t key)
{
    const uint64_t *filter = table(lex, lex->filter);

    return (~filter[lexicon_slot(key, lex->n_filter)] & lexicon_bits(key)) == 0;
}

bool kith_lexicon_follows(const kith_lexicon *lex, uint64_t word)
{
    return in_filter(lex, lexicon_key(LEXICON_ANY, word));
}

void kith_lexicon_expect(const kith_lexicon *lex, uint64_t word)
{
    const uint64_t *filter = table(lex, lex->filter), *slot = table(lex, lex->slots);
    uint64_t first = lexicon_key(KITH_LEXICON_ROOT, word), any = lexicon_key(LEXICON_ANY, word);

    __builtin_prefetch(&filter[lexicon_slot(first, lex->n_filter)]);
    __builtin_prefetch(&filter[lexicon_slot(any, lex->n_filter)]);
    __builtin_prefetch(&slot[lexicon_slot(first, lex->n_slots)]);
}

uint32_t kith_lexicon_step(const kith_lexicon *lex, uint32_t state, uint64_t word)
{
    const uint64_t *slot = table(lex, lex->slots);
    uint64_t key = lexicon_key(state, word), print = lexicon_print(key);
    const uint64_t low = ((uint64_t)1 << LEXICON_STATE_BITS) - 1;

    if (!kith_lexicon_goes_on(lex, state) || !in_filter(lex, key))
        return 0;
    for (uint32_t i = lexicon_slot(key, lex->n_slots); slot[i] != 0;
         i = i + 1 < lex->n_slots ? i + 1 : 0)
        if ((slot[i] & ~low) == (print & ~low))
            return (uint32_t)(slot[i] & low);
    return 0;
}

uint32_t kith_lexicon_classes(const kith_lexicon *lex, uint32_t state)
{
    const lexicon_end *end = table(lex, lex->ends);

    return state < lex->n_ends ? end[state].classes : 0;
}

const uint32_t *kith_lexicon_entries(const kith_lexicon *lex, uint32_t state, size_t *n)
{
    const lexicon_end *end = table(lex, lex->ends);
    const uint32_t *ids = table(lex, lex->ids);

    *n = 0;
    if (state >= lex->n_ends)
        return NULL;
    *n = end[state + 1].ids - end[state].ids;
    return ids + end[state].ids;
}

size_t kith_lexicon_size(const kith_lexicon *lex)
{
    return lex->n_entries;
}

kith_lex_entry kith_lexicon_entry(const kith_lexicon *lex, uint32_t id)
{
    const lexicon_entry *entry = table(lex, lex->entries);
    const char *pool = table(lex, lex->pool);

    assert(id < lex->n_entries);
    entry += id;
    return (kith_lex_entry){
        .name = {pool + entry->name, entry->name_len},
        .countries = {pool + entry->countries, entry->countries_len},
        .classes = entry->classes,
        .female = entry->female,
    };
}

uint32_t kith_lexicon_find(const kith_lexicon *lex, kith_str name)
{
    kith_arena *a = kith_arena_new();
    kith_words words = kith_words_of(a, name);
    uint32_t at = KITH_LEXICON_ROOT;

    for (size_t i = 0; i < words.n && at != 0; i++)
        at = kith_lexicon_step(lex, at, words.word[i]);
    kith_arena_free(a);
    return kith_lexicon_classes(lex, at) ? at : 0;
}

kith_str kith_lexicon_country(const kith_lexicon *lex, kith_str iso)
{
    const uint32_t *id = table(lex, lex->countries);
    size_t beg = 0, end = lex->n_countries;

    while (beg < end) {
        size_t mid = beg + (end - beg) / 2;
        kith_lex_entry entry = kith_lexicon_entry(lex, id[mid]);
        int order = kith_str_cmp(iso, entry.countries);
        if (order == 0)
            return entry.name;
        if (order < 0)
            end = mid;
        else
            beg = mid + 1;
    }
    return (kith_str){"", 0};
}
