// SPDX-License-Identifier: GPL-3.0-or-later
/* One table of two-bit counters; a run has one. It is four times as large as it has runs, so that
 * a fifth of unknown runs seem known, and a line of ten runs almost never. */
#include "extract/echo.h"

#include <glib.h>

enum { RUN = 4, WORDS_READ = 400, LEAST = 1 << 12, MOST = 1 << 24 };

struct kith_echo {
    size_t mask;
    uint8_t *count; // [mask + 1], up to 3
};

kith_echo *kith_echo_new(kith_arena *a, size_t words)
{
    kith_echo *echo = kith_new(a, kith_echo, 1);
    size_t n = LEAST;

    while (n < 4 * words && n < MOST)
        n *= 2;
    echo->mask = n - 1;
    echo->count = kith_new(a, uint8_t, n);
    return echo;
}

/* The hash of the next word from *pos on, small letters and capitals alike; 0 at the end. */
static uint64_t next_word(kith_str s, size_t *pos)
{
    uint64_t hash = 0;

    while (*pos < s.len) {
        unsigned char c = (unsigned char)s.ptr[*pos];
        uint32_t letter;
        if (c < 0x80) {
            letter = g_ascii_isalnum(c) ? (uint32_t)g_ascii_tolower((char)c) : 0;
            ++*pos;
        } else {
            letter = kith_utf8_next(s, pos);
            letter = g_unichar_isalnum(letter) ? g_unichar_tolower(letter) : 0;
        }
        if (letter != 0)
            hash = (hash ^ letter) * 0x9e3779b97f4a7c15u + 1;
        else if (hash != 0)
            break;
    }
    return hash;
}

/* Moves the window of words on by one; the run that ends with it in *run, or false at the end. */
static bool next_run(kith_str s, size_t *pos, uint64_t window[RUN], unsigned *n, uint64_t *run)
{
    uint64_t word;

    while ((word = next_word(s, pos)) != 0) {
        memmove(window, window + 1, (RUN - 1) * sizeof *window);
        window[RUN - 1] = word;
        if (++*n < RUN)
            continue;
        *run = 0;
        for (unsigned i = 0; i < RUN; i++)
            *run = (*run ^ window[i]) * 0xff51afd7ed558ccdu + (*run >> 29);
        *run ^= *run >> 32;
        return true;
    }
    return false;
}

void kith_echo_add(kith_echo *echo, kith_str text)
{
    uint64_t window[RUN] = {0}, run;
    unsigned n = 0;

    for (size_t pos = 0; next_run(text, &pos, window, &n, &run);)
        if (echo->count[run & echo->mask] < 3)
            echo->count[run & echo->mask]++;
}

float kith_echo_share(const kith_echo *echo, kith_str line, unsigned times, unsigned *words)
{
    uint64_t window[RUN] = {0}, run;
    unsigned n = 0, runs = 0, known = 0;

    for (size_t pos = 0; n < WORDS_READ && next_run(line, &pos, window, &n, &run); runs++)
        known += echo->count[run & echo->mask] >= times;
    if (words != NULL)
        *words = n;
    return runs > 0 ? (float)known / (float)runs : 0.0f;
}
