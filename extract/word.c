// SPDX-License-Identifier: GPL-3.0-or-later
/* Words are described in lower case throughout, and how they are written apart from that: a
 * headline in capitals then shares nearly all it knows with running text. */
#include "extract/word.h"

#include <glib.h>

#include "base/hash.h"
#include "extract/letters.h"
#include "extract/wordtable.h"

#include "data/parts.inc"

enum {
    AROUND = 0x1f, // slots: the offsets -2..+2
    NEAR = 0x0e,   // -1..+1
    HERE = 1 << KITH_SLOT_HERE,
    FAR = ((1 << KITH_SLOTS) - 1) & ~AROUND, // of runs and of the rest of the document
    ALL = AROUND | FAR,
};

/* Kinds of traits. */
enum {
    WORD = 1,
    LOWER,
    USED,
    USED_LOWER,
    USED_RATIO,
    USED_CLUSTER,
    USED_SUFFIX,
    CLASS,
    SHAPE,
    LONG_SHAPE,
    PREFIX,
    SUFFIX,
    PART,
    LAST_PART,
    CLUSTER,
    RATIO,
    RATIO_CLASS,
    LISTS,
    BEGINS_NAME,
    LISTED,
    YEAR,
};

typedef struct {
    kith_trait *at;
    size_t n;
} traits;

static void put(traits *list, kith_share share, uint32_t slots, kith_group group, unsigned kind,
                uint64_t value)
{
    if (list->n < KITH_TRAITS_MAX)
        list->at[list->n++] =
            (kith_trait){kith_key(group, kith_mix(kind, value)), slots & ALL, share};
}

/* A trait of this word. */
static void add(traits *list, uint32_t slots, kith_group group, unsigned kind, uint64_t value)
{
    put(list, KITH_SHARE_NONE, slots, group, kind, value);
}

/* A trait of how words are written and listed. */
static void add_form(traits *list, uint32_t slots, kith_group group, unsigned kind, uint64_t value)
{
    put(list, KITH_SHARE_FORM, slots, group, kind, value);
}

uint64_t kith_fact_key(kith_fact_kind kind, uint64_t hash)
{
    return kith_mix(hash, kind);
}

uint32_t kith_fact_mark(uint64_t key)
{
    uint32_t mark = (uint32_t)(key >> 32);

    return mark ? mark : 1;
}

uint32_t kith_fact(const kith_facts *facts, kith_fact_kind kind, uint64_t hash)
{
    uint64_t key = kith_fact_key(kind, hash);
    uint32_t mark = kith_fact_mark(key);

    if (facts == NULL || facts->n == 0)
        return 0;
    for (size_t i = key & (facts->n - 1), left = facts->n; left > 0; left--) {
        const uint32_t *slot = facts->slot + 2 * i;

        if (slot[0] == mark)
            return slot[1];
        if (slot[0] == 0)
            return 0;
        i = (i + 1) & (facts->n - 1);
    }
    return 0;
}

/* Says that a fact will be asked for soon. */
static void expect_fact(const kith_facts *facts, kith_fact_kind kind, uint64_t hash)
{
    if (facts != NULL && facts->n > 0)
        __builtin_prefetch(facts->slot + 2 * (kith_fact_key(kind, hash) & (facts->n - 1)));
}

void kith_word_expect(const kith_facts *facts, uint64_t hash)
{
    expect_fact(facts, KITH_FACT_RATIO, hash);
    expect_fact(facts, KITH_FACT_CLUSTER, hash);
}

uint64_t kith_initials_add(uint64_t initials, uint32_t letter)
{
    return kith_mix(initials, letter);
}

/* Classes of data/words/parts.tsv. */
enum { PART_LINK = 1, PART_CLITIC = 2, PART_SPORT = 4 };

static bool is_clitic(kith_str word)
{
    return (kith_word_table_find(&parts, word) & PART_CLITIC) != 0;
}

kith_token_kind kith_word_kind(kith_str word)
{
    kith_letters seen = kith_letters_of(word);

    if (is_clitic(word))
        return KITH_TOKEN_CLITIC;
    if (seen.first == KITH_SIGN_DIGIT)
        return KITH_TOKEN_NUMBER;
    return seen.upper + seen.lower + seen.other > 0 ? KITH_TOKEN_WORD : KITH_TOKEN_MARK;
}

static kith_class class_of(kith_str text, unsigned part, const kith_letters *seen)
{
    if (is_clitic(text))
        return KITH_CLASS_CLITIC;
    if (seen->upper == 0) {
        if (seen->lower + seen->other > 0)
            return part & PART_LINK ? KITH_CLASS_LINK : KITH_CLASS_LOWER;
        if (seen->digits > 0)
            return KITH_CLASS_NUMBER;
        return kith_str_eq(text, KITH_STR("&")) ? KITH_CLASS_LINK : KITH_CLASS_MARK;
    }
    if (seen->dots > 0 && seen->lower == 0)
        return KITH_CLASS_INITIAL;
    switch (kith_letters_cap(seen)) {
    case KITH_CAP_FIRST:
        return KITH_CLASS_FIRST;
    case KITH_CAP_UPPER:
        return KITH_CLASS_UPPER;
    default:
        return KITH_CLASS_MIXED;
    }
}

/* The forms of a word that are looked up. */
typedef struct {
    kith_str text, lower, title;
    kith_str lower_room; // lower and what may be read along
    uint64_t text_hash, lower_hash, title_hash;
    unsigned part; // of the lower-case form
} forms;

/* kith_utf8_prev(); nearly all is ASCII. */
static inline void step_back(kith_str s, size_t *at)
{
    if ((unsigned char)s.ptr[*at - 1] < 0x80)
        --*at;
    else
        kith_utf8_prev(s, at);
}

/* Affixes of 1 to 5 letters, never the whole word. */
static void add_affixes(traits *list, const forms *f)
{
    static const uint32_t prefix[] = {HERE, HERE, NEAR, HERE, HERE};
    static const uint32_t suffix[] = {HERE, HERE, ALL, NEAR, HERE};
    size_t head = 0, tail = f->lower.len;

    for (unsigned i = 0; i < 5 && head < f->lower.len; i++) {
        kith_letters_next(f->lower, &head);
        step_back(f->lower, &tail);
        if (head >= f->lower.len)
            return;
        add(list, prefix[i], KITH_GROUP_FORM, PREFIX + 100 * i,
            kith_hash_within(f->lower_room, 0, head));
        add(list, suffix[i], KITH_GROUP_FORM, SUFFIX + 100 * i,
            kith_hash_within(f->lower_room, tail, f->lower.len));
    }
}

static void add_parts(traits *list, kith_str lower)
{
    kith_str rest = lower, part;
    unsigned n = 0;

    if (memchr(lower.ptr, '-', lower.len) == NULL)
        return;
    while (n++ < 4 && kith_str_field(&rest, '-', &part)) {
        add(list, HERE, KITH_GROUP_FORM, PART, kith_str_hash(part));
        if (rest.ptr == NULL)
            add(list, HERE, KITH_GROUP_FORM, LAST_PART, kith_str_hash(part));
    }
}

static void add_cluster(traits *list, uint32_t value)
{
    static const unsigned lengths[] = {4, 6, 8, 10, 12};
    unsigned depth = value >> KITH_CLUSTER_BITS;
    uint32_t path = value & KITH_CLUSTER_MASK;

    if (value == 0)
        return;
    for (size_t i = 0; i < sizeof(lengths) / sizeof(*lengths); i++) {
        if (lengths[i] < depth)
            put(list, KITH_SHARE_CLUSTER, ALL, KITH_GROUP_CLUSTER, CLUSTER + 100 * lengths[i],
                path >> (depth - lengths[i]));
    }
    put(list, KITH_SHARE_CLUSTER, ALL, KITH_GROUP_CLUSTER, CLUSTER, value);
}

static void add_bits(traits *list, unsigned kind, uint32_t bits)
{
    for (unsigned i = 0; bits != 0; i++, bits >>= 1) {
        if (bits & 1)
            add_form(list, ALL, KITH_GROUP_LEXICON, kind, i);
    }
}

static bool is_year(kith_str text)
{
    return text.len == 4 &&
           (kith_str_starts(text, KITH_STR("19")) || kith_str_starts(text, KITH_STR("20")));
}

/* The cluster under the form that fits the use best. */
static uint32_t find_cluster(const kith_facts *facts, const forms *f, unsigned use, unsigned ratio)
{
    uint64_t order[3] = {f->text_hash, f->lower_hash, f->title_hash};
    uint32_t found = 0;

    if (use & KITH_USE_CAPITALS && (ratio == 0 || ratio >= 4)) {
        order[0] = f->title_hash;
        order[1] = f->text_hash;
        order[2] = f->lower_hash;
    } else if (use != KITH_USE_PLAIN && ratio > 0 && ratio < 4) {
        order[0] = f->lower_hash;
        order[1] = f->text_hash;
    }
    for (unsigned i = 0; i < 3 && found == 0; i++) {
        bool again = (i > 0 && order[i] == order[0]) || (i > 1 && order[i] == order[1]);
        found = again ? 0 : kith_fact(facts, KITH_FACT_CLUSTER, order[i]);
    }
    return found;
}

static void add_use(traits *list, const kith_word *word, const forms *f, uint32_t cluster)
{
    unsigned depth = cluster >> KITH_CLUSTER_BITS, use = word->use;
    size_t tail = f->lower.len;

    if (use == KITH_USE_PLAIN)
        return;
    add_form(list, NEAR, KITH_GROUP_FORM, USED, use);
    add(list, HERE, KITH_GROUP_WORD, USED_LOWER, kith_mix(use, f->lower_hash));
    add_form(list, HERE, KITH_GROUP_RATIO, USED_RATIO, use * 16 + word->ratio);
    if (depth > 6)
        add(list, HERE, KITH_GROUP_CLUSTER, USED_CLUSTER,
            kith_mix(use, (cluster & KITH_CLUSTER_MASK) >> (depth - 6)));
    for (unsigned i = 0; i < 3 && tail > 0; i++)
        step_back(f->lower, &tail);
    add(list, HERE, KITH_GROUP_FORM, USED_SUFFIX,
        kith_mix(use, kith_str_hash(kith_str_sub(f->lower, tail, f->lower.len))));
}

static void add_lists(traits *list, kith_word *word, const forms *f, const kith_facts *facts,
                      const kith_lexicon *lex)
{
    uint32_t at = 0;

    for (unsigned i = 0; i < 2 && at == 0 && lex != NULL && word->candidate; i++)
        at = word->walk[i] ? kith_lexicon_step(lex, KITH_LEXICON_ROOT, word->walk[i]) : 0;
    word->root = at;
    if (at != 0) {
        add_bits(list, LISTS, kith_lexicon_classes(lex, at));
        add_form(list, AROUND, KITH_GROUP_LEXICON, BEGINS_NAME, 1);
    }
    if (word->candidate)
        add_bits(list, LISTED, kith_fact(facts, KITH_FACT_LISTED, f->lower_hash));
}

/* All capitals, at least two and at most six letters: what it may abbreviate. */
static uint64_t acronym_of(kith_str text, const kith_letters *seen)
{
    uint64_t initials = 0;

    if (seen->upper < 2 || seen->upper > 6 || seen->lower + seen->other + seen->digits > 0)
        return 0;
    for (size_t at = 0; at < text.len;) {
        uint32_t c = kith_letters_next(text, &at);

        if (g_unichar_isupper(c))
            initials = kith_initials_add(initials, c);
    }
    return initials;
}

static void set_walk(kith_word *word, const forms *f, const kith_letters *seen)
{
    word->walk[0] = f->text_hash;
    word->walk[1] = 0;
    if (word->use & KITH_USE_CAPITALS || (seen->upper >= 5 && seen->lower == 0))
        word->walk[1] = f->part & PART_LINK ? f->lower_hash : f->title_hash;
}

static void add_forms(traits *list, const kith_word *word, const forms *f, const kith_letters *seen)
{
    bool capitals = word->use & KITH_USE_CAPITALS;

    if (!capitals) {
        add(list, AROUND, KITH_GROUP_WORD, WORD, f->text_hash);
        add(list, HERE, KITH_GROUP_FORM, LONG_SHAPE, kith_letters_shape(f->text, seen, false));
    }
    add(list, ALL, KITH_GROUP_WORD, LOWER, f->lower_hash);
    add_form(list, ALL, KITH_GROUP_FORM, CLASS, word->type_class + (capitals ? 100u : 0));
    add_form(list, AROUND, KITH_GROUP_FORM, SHAPE, word->shape);
    if (is_year(f->text))
        add_form(list, AROUND, KITH_GROUP_FORM, YEAR, 1);
    add_affixes(list, f);
    add_parts(list, f->lower);
}

static uint32_t first_letter(kith_str text)
{
    size_t at = 0;

    return text.len > 0 ? kith_letters_next(text, &at) : 0;
}

typedef struct {
    char lower[KITH_LETTERS_MAX + 8], title[KITH_LETTERS_MAX + 8];
} form_room;

static forms forms_of(kith_str text, const kith_letters *seen, form_room *room)
{
    forms f = {.text = text, .lower_room = {room->lower, sizeof room->lower}};

    f.lower = (kith_str){room->lower, kith_word_lower(text, room->lower, KITH_LETTERS_MAX)};
    f.title = (kith_str){room->title, kith_word_title(f.lower, room->title, sizeof room->title)};
    f.text_hash = kith_str_hash(text);
    if (seen->simple) { // one of the other forms is as the text is
        uint64_t other = kith_str_hash(seen->upper > 0 ? f.lower : f.title);
        f.lower_hash = seen->upper > 0 ? other : f.text_hash;
        f.title_hash = seen->upper > 0 ? f.text_hash : other;
        return f;
    }
    f.lower_hash = kith_str_hash(f.lower);
    f.title_hash = kith_str_hash(f.title);
    return f;
}

size_t kith_word_describe(kith_str text, unsigned use, const kith_facts *facts,
                          const kith_lexicon *lex, kith_word *word, kith_trait *out)
{
    form_room room;
    kith_letters seen = kith_letters_of(text);
    traits list = {out, 0};
    forms f = forms_of(text, &seen, &room);
    uint32_t cluster;

    expect_fact(facts, KITH_FACT_RATIO, f.lower_hash);
    expect_fact(facts, KITH_FACT_LISTED, f.lower_hash);
    f.part = kith_word_table_find(&parts, f.lower);
    *word = (kith_word){.lower = f.lower_hash,
                        .acronym = acronym_of(text, &seen),
                        .initial = first_letter(text),
                        .use = (uint8_t)use,
                        .candidate = seen.upper > 0};
    word->sport = (f.part & PART_SPORT) != 0;
    word->type_class = (uint8_t)class_of(text, f.part, &seen);
    word->shape = kith_mix(kith_letters_shape(text, &seen, true), (use & KITH_USE_CAPITALS) != 0);
    word->ratio = (uint8_t)kith_fact(facts, KITH_FACT_RATIO, f.lower_hash);
    cluster = find_cluster(facts, &f, use, word->ratio);
    word->cluster =
        (cluster >> KITH_CLUSTER_BITS) > 8
            ? (cluster & KITH_CLUSTER_MASK) >> ((cluster >> KITH_CLUSTER_BITS) - 8) | 0x100
            : cluster;
    set_walk(word, &f, &seen);
    add_forms(&list, word, &f, &seen);
    add_use(&list, word, &f, cluster);
    add_cluster(&list, cluster);
    add_form(&list, ALL, KITH_GROUP_RATIO, RATIO, word->ratio);
    add_form(&list, NEAR, KITH_GROUP_RATIO, RATIO_CLASS, word->ratio * 16u + word->type_class);
    add_lists(&list, word, &f, facts, lex);
    return list.n;
}

size_t kith_word_border(unsigned side, kith_word *word, kith_trait *out)
{
    traits list = {out, 0};

    *word = (kith_word){.lower = side + 1, .shape = side + 1, .type_class = KITH_CLASS_BORDER};
    add(&list, ALL, KITH_GROUP_WORD, LOWER, side);
    return list.n;
}
