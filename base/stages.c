// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/stages.h"

#include <stddef.h>
#include <time.h>

const char *const kith_stage_name[KITH_STAGES] = {
    "read", "boilerplate", "sentences", "tag", "resolve", "count", "measure", "write",
};

static int64_t now(bool whole)
{
    struct timespec t = {0};

    clock_gettime(whole ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_THREAD_CPUTIME_ID, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

void kith_stages_begin(kith_stages *s, bool whole)
{
    if (s == NULL)
        return;
    s->whole = whole;
    s->since = now(whole);
}

void kith_stages_mark(kith_stages *s, kith_stage stage)
{
    int64_t at;

    if (s == NULL)
        return;
    at = now(s->whole);
    s->spent[stage] += at - s->since;
    s->since = at;
}

void kith_stages_move(kith_stages *s, kith_stage from, kith_stage to, int64_t spent)
{
    if (s == NULL)
        return;
    s->spent[from] -= spent;
    s->spent[to] += spent;
}

void kith_stages_add(kith_stages *to, const kith_stages *s)
{
    if (to == NULL)
        return;
    for (int i = 0; i < KITH_STAGES; i++)
        to->spent[i] += s->spent[i];
    to->bytes += s->bytes;
    to->tokens += s->tokens;
}
