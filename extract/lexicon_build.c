// SPDX-License-Identifier: GPL-3.0-or-later
/* While names come in, they are a trie in a hash table of (state, word); packing numbers its
 * states anew, those that end a name first, so that the others need no room of their own. */
#include "extract/lexicon_build.h"

#include <glib.h>

#include "extract/lexicon_format.h"
#include "extract/lexicon_words.h"

typedef struct {
    uint64_t word;
    uint32_t from, to;
} edge;

typedef struct link link;
struct link { // one entry of a state, the latest first
    link *next;
    uint32_t entry;
};

typedef struct {
    uint32_t classes;
    link *entries;
} state;

struct kith_lexicon_builder {
    kith_arena *arena, *scratch;
    GHashTable *edges; // edge, by from and word
    GPtrArray *order;  // edge, as they came
    GArray *states;    // state; 0 and 1 are nowhere and the root
    GArray *entries;   // lexicon_entry
    GString *pool;
    GHashTable *strings; // char *: offset in pool + 1
    GHashTable *notes;   // char *: entry + 1
};

static guint edge_hash(gconstpointer p)
{
    const edge *e = p;

    return (guint)(lexicon_key(e->from, e->word) >> 32);
}

static gboolean edge_equal(gconstpointer p, gconstpointer q)
{
    const edge *a = p, *b = q;

    return a->from == b->from && a->word == b->word;
}

kith_lexicon_builder *kith_lexicon_builder_new(void)
{
    kith_lexicon_builder *b = g_new0(kith_lexicon_builder, 1);

    b->arena = kith_arena_new();
    b->scratch = kith_arena_new();
    b->edges = g_hash_table_new(edge_hash, edge_equal);
    b->order = g_ptr_array_new();
    b->states = g_array_new(FALSE, TRUE, sizeof(state));
    g_array_set_size(b->states, KITH_LEXICON_ROOT + 1);
    b->entries = g_array_new(FALSE, TRUE, sizeof(lexicon_entry));
    b->pool = g_string_new(NULL);
    b->strings = g_hash_table_new(g_str_hash, g_str_equal);
    b->notes = g_hash_table_new(g_str_hash, g_str_equal);
    return b;
}

void kith_lexicon_builder_free(kith_lexicon_builder *b)
{
    if (b == NULL)
        return;
    g_hash_table_destroy(b->edges);
    g_ptr_array_free(b->order, TRUE);
    g_array_free(b->states, TRUE);
    g_array_free(b->entries, TRUE);
    g_string_free(b->pool, TRUE);
    g_hash_table_destroy(b->strings);
    g_hash_table_destroy(b->notes);
    kith_arena_free(b->arena);
    kith_arena_free(b->scratch);
    g_free(b);
}

/* Where s stands in the pool; equal strings stand there once. */
static uint32_t pooled(kith_lexicon_builder *b, kith_str s)
{
    const char *text = kith_arena_str(b->arena, s).ptr;
    gpointer known = g_hash_table_lookup(b->strings, text);
    size_t at = b->pool->len;

    if (known != NULL)
        return GPOINTER_TO_UINT(known) - 1;
    g_string_append_len(b->pool, s.ptr, (gssize)s.len);
    g_hash_table_insert(b->strings, (gpointer)(uintptr_t)text, GUINT_TO_POINTER(at + 1));
    return (uint32_t)at;
}

uint32_t kith_lexicon_add(kith_lexicon_builder *b, kith_lex_entry entry)
{
    bool exact = entry.name.len > 0 && entry.name.ptr[0] == '=';
    kith_str name = kith_str_sub(entry.name, exact, entry.name.len);
    lexicon_entry packed = {
        .classes = entry.classes,
        .name_len = (uint16_t)MIN(name.len, UINT16_MAX),
        .countries_len = (uint8_t)MIN(entry.countries.len, UINT8_MAX),
        .female = entry.female,
    };

    packed.name = pooled(b, kith_str_sub(name, 0, packed.name_len));
    packed.countries = pooled(b, kith_str_sub(entry.countries, 0, packed.countries_len));
    g_array_append_val(b->entries, packed);
    return b->entries->len - 1;
}

void kith_lexicon_add_classes(kith_lexicon_builder *b, uint32_t entry, uint32_t classes)
{
    g_array_index(b->entries, lexicon_entry, entry).classes |= classes;
}

uint32_t kith_lexicon_entry_classes(const kith_lexicon_builder *b, uint32_t entry)
{
    return g_array_index(b->entries, lexicon_entry, entry).classes;
}

uint32_t kith_lexicon_noted(const kith_lexicon_builder *b, kith_str key)
{
    gpointer entry = g_hash_table_lookup(b->notes, key.ptr);

    return entry == NULL ? KITH_NO_ENTRY : GPOINTER_TO_UINT(entry) - 1;
}

void kith_lexicon_note(kith_lexicon_builder *b, kith_str key, uint32_t entry)
{
    if (kith_lexicon_noted(b, key) == KITH_NO_ENTRY)
        g_hash_table_insert(b->notes, (gpointer)(uintptr_t)kith_arena_str(b->arena, key).ptr,
                            GUINT_TO_POINTER(entry + 1));
}

/* The state after word, made when it is not there. */
static uint32_t follow(kith_lexicon_builder *b, uint32_t from, uint64_t word)
{
    edge want = {.from = from, .word = word, .to = b->states->len};
    edge *there = g_hash_table_lookup(b->edges, &want);

    if (there != NULL)
        return there->to;
    there = kith_new(b->arena, edge, 1);
    *there = want;
    g_hash_table_add(b->edges, there);
    g_ptr_array_add(b->order, there);
    g_array_set_size(b->states, b->states->len + 1);
    return there->to;
}

static void put(kith_lexicon_builder *b, kith_words words, uint32_t entry, uint32_t classes)
{
    uint32_t at = KITH_LEXICON_ROOT;
    state *end;

    if (words.n == 0)
        return;
    for (size_t i = 0; i < words.n; i++)
        at = follow(b, at, words.word[i]);
    end = &g_array_index(b->states, state, at);
    end->classes |= classes;
    if (entry == KITH_NO_ENTRY)
        return;
    for (link *l = end->entries; l != NULL; l = l->next)
        if (l->entry == entry)
            return;
    link *l = kith_new(b->arena, link, 1);
    *l = (link){.next = end->entries, .entry = entry};
    end->entries = l;
}

void kith_lexicon_name(kith_lexicon_builder *b, kith_str name, uint32_t entry, uint32_t classes,
                       bool capitals)
{
    kith_str spelling[KITH_SPELLINGS];
    bool exact = name.len > 0 && name.ptr[0] == '=';
    size_t n;

    if (exact)
        spelling[0] = kith_str_sub(name, 1, name.len);
    n = exact ? 1 : kith_spellings(b->scratch, name, capitals, spelling);

    for (size_t i = 0; i < n; i++) {
        put(b, kith_words_of(b->scratch, spelling[i]), entry, classes);
        put(b, kith_words_split(b->scratch, spelling[i]), entry, classes);
    }
    kith_arena_reset(b->scratch);
}

/* Numbers the ends of names that go on, or those of names that do not. */
static uint32_t number_ends(const kith_lexicon_builder *b, const bool *goes_on, bool which,
                            uint32_t *number, uint32_t next)
{
    for (guint s = KITH_LEXICON_ROOT + 1; s < b->states->len; s++)
        if (g_array_index(b->states, state, s).classes != 0 && goes_on[s] == which)
            number[s] = next++;
    return next;
}

/* [states] the number each state gets: ends first, then the others, in order of coming. */
static uint32_t *renumbered(const kith_lexicon_builder *b, uint32_t *n_inner, uint32_t *n_ends)
{
    uint32_t *number = g_new0(uint32_t, b->states->len);
    bool *goes_on = g_new0(bool, b->states->len);
    uint32_t next = KITH_LEXICON_ROOT;

    for (guint i = 0; i < b->order->len; i++)
        goes_on[((const edge *)b->order->pdata[i])->from] = true;
    number[KITH_LEXICON_ROOT] = next++;
    *n_inner = next = number_ends(b, goes_on, true, number, next);
    *n_ends = next = number_ends(b, goes_on, false, number, next);
    g_free(goes_on);
    for (guint s = KITH_LEXICON_ROOT + 1; s < b->states->len; s++)
        if (number[s] == 0)
            number[s] = next++;
    return number;
}

static size_t count_ids(const kith_lexicon_builder *b)
{
    size_t n = 0;

    for (guint s = 0; s < b->states->len; s++)
        for (link *l = g_array_index(b->states, state, s).entries; l != NULL; l = l->next)
            n++;
    return n;
}

static uint32_t count_countries(const kith_lexicon_builder *b)
{
    uint32_t n = 0;

    for (guint i = 0; i < b->entries->len; i++)
        n += (g_array_index(b->entries, lexicon_entry, i).classes & KITH_LEX_COUNTRY) != 0;
    return n;
}

/* Offset of a table of n elements behind *size, which grows by it. */
static uint32_t lay(size_t *size, size_t n, size_t each)
{
    size_t at = (*size + LEXICON_ALIGN - 1) / LEXICON_ALIGN * LEXICON_ALIGN;

    *size = at + n * each;
    return (uint32_t)at;
}

static void put_in_filter(kith_lexicon *lex, uint64_t key)
{
    uint64_t *filter = (void *)((char *)lex + lex->filter);

    filter[lexicon_slot(key, lex->n_filter)] |= lexicon_bits(key);
}

static void fill_steps(const kith_lexicon_builder *b, const uint32_t *number, kith_lexicon *lex)
{
    uint64_t *slot = (void *)((char *)lex + lex->slots);

    for (guint i = 0; i < b->order->len; i++) {
        const edge *e = b->order->pdata[i];
        uint64_t key = lexicon_key(number[e->from], e->word);
        uint32_t at = lexicon_slot(key, lex->n_slots);
        put_in_filter(lex, key);
        if (number[e->from] != KITH_LEXICON_ROOT)
            put_in_filter(lex, lexicon_key(LEXICON_ANY, e->word));
        while (slot[at] != 0)
            at = at + 1 < lex->n_slots ? at + 1 : 0;
        slot[at] =
            (lexicon_print(key) & ~(((uint64_t)1 << LEXICON_STATE_BITS) - 1)) | number[e->to];
    }
}

static void fill_ends(const kith_lexicon_builder *b, const uint32_t *number, uint32_t n_ends,
                      lexicon_end *end, uint32_t *id)
{
    guint *numbered = g_new0(guint, n_ends); // states in the order of their numbers
    uint32_t n = 0;

    for (guint s = KITH_LEXICON_ROOT; s < b->states->len; s++)
        if (number[s] < n_ends)
            numbered[number[s]] = s;
    for (uint32_t e = KITH_LEXICON_ROOT; e < n_ends; e++) {
        const state *from = &g_array_index(b->states, state, numbered[e]);
        uint32_t beg = n;
        end[e] = (lexicon_end){from->classes, n};
        for (link *l = from->entries; l != NULL; l = l->next)
            id[n++] = l->entry;
        for (uint32_t i = beg, j = n; i + 1 < j; i++) { // the earliest first
            uint32_t other = id[--j];
            id[j] = id[i];
            id[i] = other;
        }
    }
    end[n_ends].ids = n;
    g_free(numbered);
}

static int by_code(const void *p, const void *q, void *of)
{
    const kith_lexicon_builder *b = of;
    const lexicon_entry *x = &g_array_index(b->entries, lexicon_entry, *(const uint32_t *)p);
    const lexicon_entry *y = &g_array_index(b->entries, lexicon_entry, *(const uint32_t *)q);

    return kith_str_cmp((kith_str){b->pool->str + x->countries, x->countries_len},
                        (kith_str){b->pool->str + y->countries, y->countries_len});
}

static void fill_countries(const kith_lexicon_builder *b, uint32_t *id, uint32_t n_countries)
{
    uint32_t n = 0;

    for (guint i = 0; i < b->entries->len; i++)
        if (g_array_index(b->entries, lexicon_entry, i).classes & KITH_LEX_COUNTRY)
            id[n++] = i;
    g_qsort_with_data(id, (gint)n_countries, sizeof *id, by_code, (gpointer)(uintptr_t)b);
}

kith_lexicon *kith_lexicon_pack(const kith_lexicon_builder *b, size_t *size, kith_err *err)
{
    uint32_t n_inner, n_ends, *number = renumbered(b, &n_inner, &n_ends);
    kith_lexicon head = {
        .n_slots = b->order->len + b->order->len / 4 + 1,
        .n_filter = b->order->len / 6 + 1,
        .n_inner = n_inner,
        .n_ends = n_ends,
        .n_entries = b->entries->len,
        .n_countries = count_countries(b),
    };
    kith_lexicon *lex = NULL;

    *size = sizeof head;
    head.filter = lay(size, head.n_filter, sizeof(uint64_t));
    head.slots = lay(size, head.n_slots, sizeof(uint64_t));
    head.ends = lay(size, (size_t)n_ends + 1, sizeof(lexicon_end));
    head.ids = lay(size, count_ids(b), sizeof(uint32_t));
    head.entries = lay(size, head.n_entries, sizeof(lexicon_entry));
    head.countries = lay(size, head.n_countries, sizeof(uint32_t));
    head.pool = lay(size, b->pool->len, 1);
    head.size = (uint32_t)*size;
    if (b->states->len >> LEXICON_STATE_BITS || *size > UINT32_MAX) {
        kith_fail(err, KITH_EINPUT, "too many names for one lexicon (%u states)", b->states->len);
    } else {
        lex = g_malloc0(*size);
        *lex = head;
        fill_steps(b, number, lex);
        fill_ends(b, number, n_ends, (void *)((char *)lex + head.ends),
                  (void *)((char *)lex + head.ids));
        if (head.n_entries > 0)
            memcpy((char *)lex + head.entries, b->entries->data,
                   head.n_entries * sizeof(lexicon_entry));
        fill_countries(b, (void *)((char *)lex + head.countries), head.n_countries);
        memcpy((char *)lex + head.pool, b->pool->str, b->pool->len);
    }
    g_free(number);
    return lex;
}
