// SPDX-License-Identifier: GPL-3.0-or-later
/* Each letter has its habits of transliteration; half of the letters have none. */
#include "extract/name/sound.h"

typedef struct {
    char from[5], to[4]; // from: "" behind the last of a letter
    bool start, end;     // only at the start, at the end of a word
} habit;

enum { HABITS = 9, HYPHEN = 26, LETTERS };

/* By the letter that they begin with; the longer first. */
static const habit habits[LETTERS][HABITS] = {
    ['a' - 'a'] = {{"ayev", "aev", false, false}},
    ['c' - 'a'] = {{"ch", "c", false, false}, {"ck", "k", false, false}, {"c", "k", false, false}},
    ['d' - 'a'] = {{"dsch", "j", false, false},
                   {"dh", "d", false, false},
                   {"dj", "j", false, false},
                   {"dz", "j", false, false}},
    ['e' - 'a'] = {{"eev", "ev", false, false}, {"ee", "i", false, false}},
    ['g' - 'a'] = {{"gh", "h", false, false}, {"g", "h", false, false}},
    ['i' - 'a'] = {{"iev", "ev", false, false},
                   {"iy", "i", false, true},
                   {"ij", "i", false, true},
                   {"ii", "i", false, false},
                   {"ia", "a", false, false},
                   {"iu", "u", false, false},
                   {"io", "o", false, false}},
    ['j' - 'a'] = {{"ja", "a", false, false},
                   {"ju", "u", false, false},
                   {"jo", "o", false, false},
                   {"j", "i", false, false}},
    ['k' - 'a'] = {{"kh", "h", false, false}, {"ks", "x", false, false}},
    ['o' - 'a'] = {{"ou", "u", false, false}, {"oo", "u", false, false}},
    ['p' - 'a'] = {{"ph", "f", false, false}},
    ['q' - 'a'] = {{"q", "k", false, false}},
    ['s' - 'a'] = {{"skyy", "ski", false, true},
                   {"skiy", "ski", false, true},
                   {"skij", "ski", false, true},
                   {"skyi", "ski", false, true},
                   {"shch", "s", false, false},
                   {"sch", "s", false, false},
                   {"sh", "s", false, false}},
    ['t' - 'a'] = {{"tsch", "c", false, false},
                   {"th", "t", false, false},
                   {"ts", "s", false, false},
                   {"tz", "s", false, false}},
    ['w' - 'a'] = {{"w", "v", false, false}},
    ['y' - 'a'] = {{"yev", "ev", false, false},
                   {"yy", "i", false, true},
                   {"yi", "i", false, true},
                   {"ye", "e", true, false},
                   {"ya", "a", false, false},
                   {"yu", "u", false, false},
                   {"yo", "o", false, false},
                   {"y", "i", false, false}},
    ['z' - 'a'] = {{"zh", "z", false, false}},
    [HYPHEN] = {{"-", "", false, false}},
};

static const habit *habits_of(char c)
{
    if (c >= 'a' && c <= 'z')
        return habits[c - 'a'];
    return c == '-' ? habits[HYPHEN] : NULL;
}

/* Letters of s at `at` that a habit takes up, 0 when it does not apply. */
static size_t taken_by(const habit *h, kith_str s, size_t at)
{
    size_t n = 1;

    while (n < s.len - at && h->from[n] != '\0' && h->from[n] == s.ptr[at + n])
        n++;
    if (h->from[n] != '\0' || (h->start && at > 0) || (h->end && at + n < s.len))
        return 0;
    return n;
}

static size_t apply_habit(kith_str s, size_t at, const char **to)
{
    for (const habit *h = habits_of(s.ptr[at]); h != NULL && h->from[0] != '\0'; h++) {
        size_t n = taken_by(h, s, at);
        if (n > 0) {
            *to = h->to;
            return n;
        }
    }
    return 0;
}

/* A letter behind what is there, doubled ones as one. */
static size_t put(char *to, size_t n, char c)
{
    if (n == 0 || to[n - 1] != c)
        to[n++] = c;
    return n;
}

kith_str kith_sound(kith_arena *a, kith_str folded)
{
    char *to = kith_room(a, char, folded.len + 1);
    size_t n = 0;

    for (size_t at = 0; at < folded.len;) {
        const char *by = NULL;
        size_t taken = apply_habit(folded, at, &by);
        if (taken == 0)
            n = put(to, n, folded.ptr[at]);
        for (; by != NULL && *by != '\0'; by++)
            n = put(to, n, *by);
        at += taken > 0 ? taken : 1;
    }
    return (kith_str){to, n};
}
