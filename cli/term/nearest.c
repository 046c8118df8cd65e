// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/term/nearest.h"

#include <glib.h>
#include <string.h>

enum { LONGEST = 32 };

/* Edits from a to b: Damerau and Levenshtein's distance with the swaps of neighbours. Words of
 * commands and options are short; longer ones are far from all. */
static unsigned distance(const char *a, const char *b)
{
    unsigned row[3][LONGEST + 1];
    size_t la = strlen(a), lb = strlen(b);

    if (la > LONGEST || lb > LONGEST)
        return LONGEST;
    for (size_t j = 0; j <= lb; j++)
        row[0][j] = (unsigned)j;
    for (size_t i = 1; i <= la; i++) {
        unsigned *now = row[i % 3], *before = row[(i + 2) % 3], *older = row[(i + 1) % 3];
        now[0] = (unsigned)i;
        for (size_t j = 1; j <= lb; j++) {
            now[j] = MIN(MIN(before[j], now[j - 1]) + 1, before[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = MIN(now[j], older[j - 2] + 1);
        }
    }
    return row[la % 3][lb];
}

const char *kith_nearest(const char *word, const char *const *words, size_t n)
{
    const char *best = NULL;
    unsigned least = LONGEST;

    for (size_t i = 0; i < n; i++) {
        unsigned d =
            strlen(word) >= 2 && g_str_has_prefix(words[i], word) ? 1 : distance(word, words[i]);
        if (d < least) {
            least = d;
            best = words[i];
        }
    }
    return least <= 1 + strlen(word) / 4 ? best : NULL;
}
