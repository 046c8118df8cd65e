// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/mentions.h"

enum { FEW = 127 * 127 }; // usages of KITH_FEW_DIGITS end below

typedef struct {
    unsigned usage, place, head; // digits
    uint64_t few, factor;        // mentions in the first part; bytes that a sentence counts
} shape;

/* Two at one place would change their order when they are of different parts: then all are of the
 * second. */
static shape shape_of(const kith_facts *x, const uint32_t *usage)
{
    uint64_t most = 0, sentence = 0, beg = 0;
    shape s = {.few = 0};
    bool apart = true;

    for (size_t m = 0; m < x->n_mentions; m++) {
        const kith_facts_mention *at = &x->mention[m];
        uint32_t number = x->sentence[at->sentence].number;
        most = usage[m] + UINT64_C(1) > most ? usage[m] + UINT64_C(1) : most;
        sentence = number > sentence ? number : sentence;
        beg = at->beg > beg ? at->beg : beg;
        s.few += usage[m] + UINT64_C(1) < FEW;
        apart = apart && (m == 0 || at->sentence != at[-1].sentence || at->beg > at[-1].beg);
    }
    s.few = apart ? s.few : 0;
    s.factor = beg + 1;
    s.usage = kith_digits(most);
    s.place = kith_digits(sentence * s.factor + beg);
    s.head = kith_digits(s.few > s.factor ? s.few : s.factor);
    return s;
}

static void pack_part(kith_pack *p, const kith_facts *x, const uint32_t *usage, const shape *s,
                      bool first)
{
    for (size_t m = 0; m < x->n_mentions; m++) {
        const kith_facts_mention *at = &x->mention[m];
        bool few = s->few > 0 && usage[m] + UINT64_C(1) < FEW;
        if (few != first)
            continue;
        kith_pack_digits(p, usage[m] + UINT64_C(1), few ? KITH_FEW_DIGITS : s->usage);
        kith_pack_digits(p, x->sentence[at->sentence].number * s->factor + at->beg, s->place);
    }
}

void kith_mentions_pack(kith_pack *p, const kith_facts *x, const uint32_t *usage)
{
    shape s;

    p->n = 0;
    if (x->n_mentions == 0)
        return;
    s = shape_of(x, usage);
    kith_pack_byte(p, (unsigned char)s.usage);
    kith_pack_byte(p, (unsigned char)s.place);
    kith_pack_byte(p, (unsigned char)s.head);
    kith_pack_digits(p, s.few, s.head);
    kith_pack_digits(p, s.factor, s.head);
    pack_part(p, x, usage, &s, true);
    pack_part(p, x, usage, &s, false);
}

/* False: the bytes cannot be cut into mentions. n: how many there are. */
static bool read_shape(kith_unpack *in, shape *s, size_t *n)
{
    size_t left, few;

    if (in->n < KITH_MENTION_HEAD)
        return false;
    s->usage = in->at[in->next++];
    s->place = in->at[in->next++];
    s->head = in->at[in->next++];
    s->few = kith_unpack_digits(in, s->head);
    s->factor = kith_unpack_digits(in, s->head);
    left = in->n - in->next;
    few = KITH_FEW_DIGITS + s->place;
    if (in->bad || s->usage < 1 || s->usage > KITH_MAX_DIGITS || s->place < 1 ||
        s->place > KITH_MAX_DIGITS || s->factor == 0 || s->factor > UINT32_MAX ||
        s->few > left / few || (left - s->few * few) % (s->usage + s->place) != 0)
        return false;
    *n = s->few + (left - s->few * few) / (s->usage + s->place);
    return true;
}

static bool read_mention(kith_unpack *in, const shape *s, unsigned digits, kith_packed_mention *m)
{
    uint64_t place;

    m->usage = kith_unpack_digits(in, digits);
    place = kith_unpack_digits(in, s->place);
    m->beg = (uint32_t)(place % s->factor);
    m->sentence = (uint32_t)(place / s->factor);
    return !in->bad && place / s->factor <= UINT32_MAX;
}

static bool is_before(const kith_packed_mention *a, const kith_packed_mention *b)
{
    return a->sentence != b->sentence ? a->sentence < b->sentence : a->beg < b->beg;
}

/* Both parts, each in order, as one. */
static void merge(const kith_packed_mention *from, size_t few, size_t n, kith_packed_mention *to)
{
    for (size_t i = 0, k = few, m = 0; m < n; m++)
        to[m] = k < n && (i == few || is_before(&from[k], &from[i])) ? from[k++] : from[i++];
}

bool kith_mentions_unpack(kith_arena *a, kith_unpack in, kith_packed_mention **out, size_t *n)
{
    kith_packed_mention *parts;
    shape s = {.few = 0};

    *n = 0;
    *out = NULL;
    if (in.n == 0)
        return true;
    if (!read_shape(&in, &s, n))
        return false;
    parts = kith_room(a, kith_packed_mention, *n);
    *out = kith_room(a, kith_packed_mention, *n);
    for (size_t m = 0; m < *n; m++)
        if (!read_mention(&in, &s, m < s.few ? KITH_FEW_DIGITS : s.usage, &parts[m]))
            return false;
    merge(parts, (size_t)s.few, *n, *out);
    return true;
}
