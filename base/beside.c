// SPDX-License-Identifier: GPL-3.0-or-later
/* A lock on the file tells that somebody is still at work on it; the system drops it when that
 * process ends, however it ends. */
#include "base/beside.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/interrupt.h"
#include "base/str.h"

static const char RANDOM[] = ".XXXXXX.tmp";

/* What path leads to through symbolic links; path itself where there is nothing yet. */
static char *behind_links(const char *path)
{
    char *real = realpath(path, NULL);
    char *copy, *to, *dir;

    if (real != NULL) {
        copy = g_strdup(real);
        free(real);
        return copy;
    }
    to = g_file_read_link(path, NULL);
    if (to == NULL)
        return g_strdup(path);
    if (!g_path_is_absolute(to)) {
        dir = g_path_get_dirname(path);
        copy = g_build_filename(dir, to, NULL);
        g_free(dir);
        g_free(to);
        to = copy;
    }
    return to;
}

/* Removes path when nobody holds it. */
static void remove_dead(const char *path)
{
    int fd = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);

    if (fd < 0)
        return;
    if (flock(fd, LOCK_EX | LOCK_NB) == 0)
        unlink(path);
    close(fd);
}

static bool is_beside(const char *name, const char *base)
{
    size_t n = strlen(base);

    return strncmp(name, base, n) == 0 && strlen(name) == n + strlen(RANDOM) && name[n] == '.' &&
           g_str_has_suffix(name, ".tmp");
}

static void remove_leftovers(const char *target)
{
    char *folder = g_path_get_dirname(target), *base = g_path_get_basename(target);
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL)
        if (is_beside(name, base)) {
            char *path = g_build_filename(folder, name, NULL);
            remove_dead(path);
            g_free(path);
        }
    if (dir != NULL)
        g_dir_close(dir);
    g_free(folder);
    g_free(base);
}

static void set_mode(const kith_beside *b)
{
    struct stat old;
    mode_t mask = umask(0);

    umask(mask);
    fchmod(b->fd, stat(b->target, &old) == 0 ? old.st_mode & 07777 : 0666 & ~mask);
}

static void release(kith_beside *b)
{
    g_free(b->path);
    g_free(b->target);
    g_free(b->beside);
    *b = (kith_beside){.fd = -1};
}

/* The file, locked. Another run may take it for a leftover before it is. */
static int make_locked(kith_beside *b)
{
    struct stat made;

    for (;;) {
        g_free(b->beside);
        b->beside = g_strconcat(b->target, RANDOM, NULL);
        b->fd = g_mkstemp_full(b->beside, O_RDWR | O_CLOEXEC, 0600);
        if (b->fd < 0)
            return -1;
        flock(b->fd, LOCK_EX | LOCK_NB);
        if (fstat(b->fd, &made) != 0 || made.st_nlink > 0)
            return b->fd;
        close(b->fd);
    }
}

/* The file made, and known to who removes it when the run is interrupted: a signal waits until both
 * is done. */
static bool make_watched(kith_beside *b)
{
    static const int ends[] = {SIGINT, SIGTERM, SIGHUP, SIGALRM};
    sigset_t waiting, before;
    bool made;
    int why;

    sigemptyset(&waiting);
    for (size_t i = 0; i < G_N_ELEMENTS(ends); i++)
        sigaddset(&waiting, ends[i]);
    pthread_sigmask(SIG_BLOCK, &waiting, &before);
    made = make_locked(b) >= 0;
    why = errno;
    if (made)
        b->slot = kith_interrupt_begin(b->beside, b->path);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    errno = why;
    return made;
}

bool kith_beside_open(kith_beside *b, const char *path, int *why)
{
    *b = (kith_beside){.path = g_strdup(path), .target = behind_links(path), .fd = -1};
    if (access(b->target, F_OK) == 0 && access(b->target, W_OK) != 0)
        goto refused;
    remove_leftovers(b->target);
    if (!make_watched(b))
        goto refused;
    set_mode(b);
    return true;
refused:
    *why = errno;
    release(b);
    return false;
}

bool kith_beside_close(kith_beside *b, int *why)
{
    *why = 0;
    if (fsync(b->fd) != 0 && errno != EINVAL)
        *why = errno;
    if (*why == 0 && rename(b->beside, b->target) != 0)
        *why = errno;
    if (*why != 0) {
        unlink(b->beside);
        kith_interrupt_dropped(b->slot);
    } else
        kith_interrupt_placed(b->slot);
    if (close(b->fd) != 0 && *why == 0)
        *why = errno;
    release(b);
    return *why == 0;
}

void kith_beside_abandon(kith_beside *b)
{
    if (b->path == NULL)
        return;
    unlink(b->beside);
    kith_interrupt_dropped(b->slot);
    close(b->fd);
    release(b);
}
