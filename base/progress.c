// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/progress.h"

#include <glib.h>
#include <inttypes.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum {
    PATIENCE = 400 * 1000, // microseconds before the first line: short jobs need none
    BEAT = 100 * 1000,     // between two lines
    ROOM = 160,
};

struct kith_progress {
    int fd;
    const char *unit;
    uint64_t total;
    gint64 since, next; // monotonic microseconds
    bool shown;
};

kith_progress *kith_progress_new(int fd, const char *unit, uint64_t total)
{
    kith_progress *p;

    if (!isatty(fd))
        return NULL;
    p = g_new0(kith_progress, 1);
    p->fd = fd;
    p->unit = unit;
    p->total = total;
    p->since = g_get_monotonic_time();
    p->next = p->since + PATIENCE;
    return p;
}

static void put(kith_progress *p, const char *text, int n)
{
    if (write(p->fd, text, (size_t)n) < 0)
        p->next = G_MAXINT64; // the terminal is gone
}

/* text in front of what erases the rest of the line, cut so that it cannot wrap. */
static void draw(kith_progress *p, const char *text)
{
    struct winsize win;
    char line[ROOM + 16];
    int width = ROOM;

    if (ioctl(p->fd, TIOCGWINSZ, &win) == 0 && win.ws_col > 1)
        width = MIN(ROOM, win.ws_col - 1);
    put(p, line, snprintf(line, sizeof line, "\r%.*s\x1b[K", width, text));
    p->shown = true;
}

static int time_left(char *at, size_t room, double seconds)
{
    unsigned long s = (unsigned long)(seconds + 0.999);

    if (s < 60)
        return snprintf(at, room, ", %lu s left", s);
    if (s < 3600)
        return snprintf(at, room, ", %lu min %02lu s left", s / 60, s % 60);
    return snprintf(at, room, ", %lu h %02lu min left", s / 3600, s / 60 % 60);
}

void kith_progress_set(kith_progress *p, uint64_t done)
{
    gint64 now = p == NULL ? 0 : g_get_monotonic_time();
    double rate;
    char text[ROOM];
    int n;

    if (p == NULL || now < p->next)
        return;
    p->next = now + BEAT;
    rate = (double)done / ((double)(now - p->since) / G_USEC_PER_SEC);
    if (p->total > 0 && p->total >= done)
        n = snprintf(text, sizeof text, "%" PRIu64 " of %" PRIu64 " %s (%.0f %%)", done, p->total,
                     p->unit, 100.0 * (double)done / (double)p->total);
    else
        n = snprintf(text, sizeof text, "%" PRIu64 " %s", done, p->unit);
    n += snprintf(text + n, sizeof text - n, ", %.*f a second", rate < 10 ? 1 : 0, rate);
    if (p->total > done && rate > 0)
        time_left(text + n, sizeof text - n, (double)(p->total - done) / rate);
    draw(p, text);
}

void kith_progress_step(kith_progress *p, const char *what)
{
    if (p != NULL)
        draw(p, what);
}

void kith_progress_clear(kith_progress *p)
{
    if (p == NULL || !p->shown)
        return;
    put(p, "\r\x1b[K", 4);
    p->shown = false;
    p->next = 0;
}

void kith_progress_free(kith_progress *p)
{
    kith_progress_clear(p);
    g_free(p);
}
