// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/match.h"

#include "graph/name.h"

static int least_of(int a, int b)
{
    return a < b ? a : b;
}

/* Which letters a word has, one bit each; what is no letter from a to z shares the others. */
static uint32_t letters_of(kith_str s)
{
    uint32_t letters = 0;

    for (size_t i = 0; i < s.len; i++)
        letters |= 1u << ((unsigned char)s.ptr[i] & 31);
    return letters;
}

/* Letters that are in one word alone bound the edits: one edit changes two of them at most, one
 * on each side. */
static bool may_be_near(const kith_matcher *m, kith_str s)
{
    uint32_t letters = letters_of(s);

    return __builtin_popcount(letters & ~m->letters) <= m->budget &&
           __builtin_popcount(m->letters & ~letters) <= m->budget;
}

/* Edits between the folded name and s (insert, delete, replace, swap of neighbours), or budget + 1
 * when there are more: O(length of both). */
static int distance_to(kith_matcher *m, kith_str s)
{
    size_t n = m->folded.len;
    int best;

    if (s.len > n + (size_t)m->budget || n > s.len + (size_t)m->budget || !may_be_near(m, s))
        return m->budget + 1;
    for (size_t j = 0; j <= n; j++)
        m->row[1][j] = (int)j;
    for (size_t i = 1; i <= s.len; i++) {
        int *now = m->row[0], *old = m->row[1], *older = m->row[2];
        best = now[0] = (int)i;
        for (size_t j = 1; j <= n; j++) {
            bool same = s.ptr[i - 1] == m->folded.ptr[j - 1];
            now[j] = least_of(least_of(now[j - 1], old[j]) + 1, old[j - 1] + !same);
            if (i > 1 && j > 1 && s.ptr[i - 1] == m->folded.ptr[j - 2] &&
                s.ptr[i - 2] == m->folded.ptr[j - 1])
                now[j] = least_of(now[j], older[j - 2] + 1);
            best = least_of(best, now[j]);
        }
        if (best > m->budget)
            return m->budget + 1;
        m->row[0] = older;
        m->row[1] = now;
        m->row[2] = old;
    }
    return least_of(m->row[1][n], m->budget + 1);
}

static bool is_part(kith_str whole, kith_str part)
{
    for (size_t at = 0; part.len > 0 && at + part.len <= whole.len; at++)
        if ((at == 0 || whole.ptr[at - 1] == ' ') &&
            (at + part.len == whole.len || whole.ptr[at + part.len] == ' ') &&
            memcmp(whole.ptr + at, part.ptr, part.len) == 0)
            return true;
    return false;
}

/* Of the whole name and, for a question of one word, of each of its words. */
static int nearest(kith_matcher *m, kith_str folded)
{
    int best = distance_to(m, folded);
    kith_str word;

    if (memchr(m->folded.ptr, ' ', m->folded.len) != NULL)
        return best;
    while (kith_str_field(&folded, ' ', &word))
        best = least_of(best, distance_to(m, word));
    return best;
}

/* A name of n bytes: one edit in three letters, three at most. */
static int budget_of(size_t n)
{
    return n < 3 ? 0 : n < 6 ? 1 : n < 10 ? 2 : 3;
}

kith_matcher kith_matcher_of(kith_arena *a, kith_str name)
{
    kith_matcher m = {.folded = kith_name_fold(a, kith_str_trim(name))};

    m.budget = budget_of(m.folded.len);
    m.letters = letters_of(m.folded);
    for (int i = 0; i < 3; i++)
        m.row[i] = kith_new(a, int, m.folded.len + 1);
    return m;
}

kith_fit kith_match(kith_matcher *m, kith_str folded, kith_fit least, int *distance)
{
    if (m->folded.len == 0)
        return KITH_FAR;
    if (kith_str_eq(folded, m->folded))
        return KITH_FOLDED;
    if (least > KITH_PART)
        return KITH_FAR;
    if (is_part(folded, m->folded))
        return KITH_PART;
    if (least > KITH_NEAR || (*distance = nearest(m, folded)) > m->budget)
        return KITH_FAR;
    return KITH_NEAR;
}
