// SPDX-License-Identifier: GPL-3.0-or-later
/* One permutation hashing (Li, Owen, Zhang 2012): each run of words has one hash, whose upper bits
 * say in which of 64 bins it competes; a bin keeps four bits of its least. Two texts agree in a
 * bin with the probability of their Jaccard similarity, or else one in 16 by chance: few bits and
 * many bins say most in as many bytes (b-bit minwise hashing: Li, Koenig 2010). Bins that stay
 * empty borrow from others by a rule that is the same for all texts (Shrivastava 2017), so that
 * short texts compare as well. */
#include "graph/minhash.h"

#include <glib.h>

#include "base/hash.h"

enum { HASHES = 256 }; // of a paragraph, that are permuted together
enum { RUN = 3, FEWEST = 24, PARAGRAPH_BINS = 8, PARAGRAPH_BITS = 6, MOST_RUNS = 0xffffff };

/* A hash of which each bit depends on each of h (Stafford's mix 13). */
static inline uint64_t mix(uint64_t h)
{
    h = (h ^ h >> 30) * 0xbf58476d1ce4e5b9u;
    h = (h ^ h >> 27) * 0x94d049bb133111ebu;
    return h ^ h >> 31;
}

/* Reads text word by word; the last words' hashes. */
typedef struct {
    kith_str text;
    size_t pos;
    uint64_t word[RUN]; // the last of them is the newest
    uint32_t n;         // words read
} reader;

enum { BREAK, APOSTROPHE }; // what is no letter or digit

#define SMALL(c) [c] = (c)
#define PAIR(c) [c] = (c), [(c)-32] = (c)

/* Letters, small, and digits, by byte; else one of the above. */
static const uint8_t class_of[128] = {
    SMALL('0'), SMALL('1'),          SMALL('2'), SMALL('3'), SMALL('4'), SMALL('5'), SMALL('6'),
    SMALL('7'), SMALL('8'),          SMALL('9'), PAIR('a'),  PAIR('b'),  PAIR('c'),  PAIR('d'),
    PAIR('e'),  PAIR('f'),           PAIR('g'),  PAIR('h'),  PAIR('i'),  PAIR('j'),  PAIR('k'),
    PAIR('l'),  PAIR('m'),           PAIR('n'),  PAIR('o'),  PAIR('p'),  PAIR('q'),  PAIR('r'),
    PAIR('s'),  PAIR('t'),           PAIR('u'),  PAIR('v'),  PAIR('w'),  PAIR('x'),  PAIR('y'),
    PAIR('z'),  ['\''] = APOSTROPHE,
};

/* A word's bytes, eight of them mixed at a time. */
typedef struct {
    uint64_t hash, last;
    unsigned n; // bytes in last, the first of them lowest
    bool any;
} letters;

static inline void add_group(letters *w, uint64_t group)
{
    w->hash = mix(w->hash ^ group);
    w->any = true;
}

static void add_byte(letters *w, unsigned char c)
{
    w->last |= (uint64_t)c << (8 * w->n);
    w->any = true;
    if (++w->n < 8)
        return;
    add_group(w, w->last);
    w->last = w->n = 0;
}

/* The character at pos, which is above ASCII. Whether a word goes on behind it. */
static bool add_wide(letters *w, kith_str text, size_t *pos)
{
    uint32_t c = kith_utf8_next(text, pos);
    char utf8[6];
    int n;

    if (c == 0x2019 || c == 0x2018 || c == 0x2bc)
        return true;
    if (!g_unichar_isalnum(c) && !g_unichar_ismark(c))
        return !w->any;
    n = g_unichar_to_utf8(g_unichar_tolower(c), utf8);
    for (int i = 0; i < n; i++)
        add_byte(w, (unsigned char)utf8[i]);
    return true;
}

/* Byte by byte to the end of the word. An apostrophe is no part of it, and does not end it. */
static void read_slowly(letters *w, kith_str text, size_t *pos)
{
    const unsigned char *at = (const unsigned char *)text.ptr;

    while (*pos < text.len) {
        if (at[*pos] >= 0x80) {
            if (!add_wide(w, text, pos))
                return;
            continue;
        }
        uint8_t c = class_of[at[(*pos)++]];
        if (c > APOSTROPHE)
            add_byte(w, c);
        else if (c == BREAK && w->any)
            return;
    }
}

#define EACH(byte) ((byte)*UINT64_C(0x0101010101010101))

/* The highest bit of each byte of w that is a letter or a digit; w is ASCII, small its letters
 * made small. */
static inline uint64_t alnum_bits(uint64_t w, uint64_t small)
{
    uint64_t letter = (small + EACH(0x80 - 'a')) & ~(small + EACH(0x7f - 'z'));
    uint64_t digit = (w + EACH(0x80 - '0')) & ~(w + EACH(0x7f - '9'));

    return (letter | digit) & EACH(0x80);
}

/* Eight bytes at a time while the word is ASCII; false: it goes on, and must be read slowly. */
static inline bool read_fast(letters *w, kith_str text, size_t *pos)
{
    const unsigned char *at = (const unsigned char *)text.ptr;

    while (text.len - *pos >= 8) {
        uint64_t eight = kith_load8(at + *pos), small = eight | EACH(0x20), ends;
        if ((eight & EACH(0x80)) != 0)
            return false;
        ends = alnum_bits(eight, small) ^ EACH(0x80);
        if (ends == 0) {
            add_group(w, small);
            *pos += 8;
            continue;
        }
        if ((ends & 0x80) != 0 && !w->any) { // before the word: ". ", ", "
            uint64_t begins = ends ^ EACH(0x80);
            *pos += begins != 0 ? (unsigned)__builtin_ctzll(begins) / 8 : 8;
            continue;
        }
        w->n = (unsigned)__builtin_ctzll(ends) / 8;
        w->last = w->n > 0 ? small & (UINT64_MAX >> (64 - 8 * w->n)) : 0;
        w->any |= w->n > 0;
        *pos += w->n;
        if (at[*pos] == '\'' || !w->any)
            return false;
        ++*pos;
        return true;
    }
    return false;
}

/* The next word: false at the end. */
static inline bool next_word(reader *r)
{
    letters w = {.n = 0};

    if (!read_fast(&w, r->text, &r->pos))
        read_slowly(&w, r->text, &r->pos);
    if (!w.any)
        return false;
    for (size_t i = 0; i + 1 < RUN; i++)
        r->word[i] = r->word[i + 1];
    r->word[RUN - 1] = (w.hash ^ w.last) * 0x9e3779b97f4a7c15u;
    r->n++;
    return true;
}

/* The run of words that ends with the one read last. */
static uint64_t run_hash(const reader *r)
{
    return mix(r->word[0] ^ (r->word[1] << 21 | r->word[1] >> 43) ^
               (r->word[2] << 42 | r->word[2] >> 22));
}

/* Fills bins that no run fell into from others. */
static void borrow(const uint64_t least[KITH_SKETCH_BINS], kith_sketch *out)
{
    for (uint64_t i = 0; i < KITH_SKETCH_BINS; i++) {
        uint64_t from = i, turn = 0;
        while (least[from] == UINT64_MAX)
            from = mix(i << 32 | ++turn) % KITH_SKETCH_BINS;
        out->least[i / 8] |= (uint32_t)(mix(least[from] + turn) >> 24 & 15) << (i % 8 * 4);
    }
}

void kith_sketch_begin(kith_sketcher *s)
{
    s->n = 0;
    memset(s->least, 0xff, sizeof s->least);
}

/* Eight permutations, by as many odd factors: a paragraph is too short for bins. Of many hashes at
 * once, so that the least ones stay in registers. */
static void permute(const uint64_t *hash, size_t n, uint64_t out[PARAGRAPH_BINS])
{
    uint64_t least[PARAGRAPH_BINS];

    memcpy(least, out, sizeof least);
    for (size_t k = 0; k < n; k++) {
        uint64_t permuted = hash[k] * 0x9e3779b97f4a7c15u, step = hash[k] * 0x632be59bd9b4e01eu;
        for (int i = 0; i < PARAGRAPH_BINS; i++, permuted += step)
            least[i] = permuted < least[i] ? permuted : least[i];
    }
    memcpy(out, least, sizeof least);
}

/* Without a branch, which nobody could foresee. */
static inline void add_to_whole(kith_sketcher *s, uint64_t hash)
{
    uint64_t *bin = &s->least[hash % KITH_SKETCH_BINS], least = *bin;

    *bin = hash < least ? hash : least;
}

uint64_t kith_sketch_paragraph(kith_sketcher *s, kith_str text)
{
    uint64_t least[PARAGRAPH_BINS], hash[HASHES], whole = 0, sketch = 0;
    reader r = {.text = text};
    size_t n = 0;

    memset(least, 0xff, sizeof least);
    while (next_word(&r)) {
        if (r.n < RUN) {
            whole = mix(whole + r.word[RUN - 1]);
            continue;
        }
        if (n == HASHES) {
            permute(hash, n, least);
            n = 0;
        }
        hash[n] = run_hash(&r);
        add_to_whole(s, hash[n++]);
    }
    permute(hash, n, least);
    if (r.n < RUN)
        return whole & ((UINT64_C(1) << PARAGRAPH_BINS * PARAGRAPH_BITS) - 1);
    s->n += r.n - RUN + 1;
    for (size_t i = 0; i < PARAGRAPH_BINS; i++)
        sketch |= (mix(least[i]) & ((1u << PARAGRAPH_BITS) - 1)) << (PARAGRAPH_BITS * i);
    return sketch;
}

void kith_sketch_end(const kith_sketcher *s, kith_sketch *out)
{
    *out = (kith_sketch){.n = 0};
    if (s->n < FEWEST)
        return;
    out->n = MIN(s->n, MOST_RUNS);
    borrow(s->least, out);
}

/* Bins in which two words of bins agree. */
static unsigned same_bins(uint32_t a, uint32_t b)
{
    uint32_t differ = a ^ b;

    differ |= differ >> 2;
    differ |= differ >> 1;
    return 8 - (unsigned)__builtin_popcount(differ & 0x11111111);
}

double kith_sketch_similarity(const kith_sketch *a, const kith_sketch *b)
{
    double fewer = MIN(a->n, b->n), more = MAX(a->n, b->n), agree, jaccard, share;
    unsigned same = 0;

    if (fewer == 0 || fewer * 2 < more)
        return 0;
    for (size_t i = 0; i < KITH_SKETCH_WORDS; i++)
        same += same_bins(a->least[i], b->least[i]);
    agree = (double)same / KITH_SKETCH_BINS;
    jaccard = agree * 16 / 15 - 1.0 / 15;
    share = jaccard / (1 + jaccard) * (fewer + more) / fewer;
    return share < 0 ? 0 : share > 1 ? 1 : share;
}

void kith_sketch_put(const kith_sketch *sketch, char bytes[KITH_SKETCH_BYTES])
{
    for (size_t i = 0; i < 3; i++)
        bytes[i] = (char)(sketch->n >> (8 * i));
    for (size_t i = 0; i < KITH_SKETCH_BINS / 2; i++)
        bytes[3 + i] = (char)(sketch->least[i / 4] >> (i % 4 * 8));
}

kith_sketch kith_sketch_get(kith_str bytes)
{
    kith_sketch sketch = {.n = 0};

    if (bytes.len != KITH_SKETCH_BYTES)
        return sketch;
    for (size_t i = 0; i < 3; i++)
        sketch.n |= (uint32_t)(unsigned char)bytes.ptr[i] << (8 * i);
    for (size_t i = 0; i < KITH_SKETCH_BINS / 2; i++)
        sketch.least[i / 4] |= (uint32_t)(unsigned char)bytes.ptr[3 + i] << (i % 4 * 8);
    return sketch;
}
