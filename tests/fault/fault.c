// SPDX-License-Identifier: GPL-3.0-or-later
/* A system that does badly, for tests: preloaded, it stands between kith (and SQLite, libarchive)
 * and the C library. FAULT says how, as words set apart by commas:
 *   short      a read or write does a few bytes only
 *   eintr      every other read and write is interrupted first
 *   full=N     the disk is full after N bytes written to files
 *   badread=N  the disk fails after N bytes read of a file
 *   fsync, rename   these fail
 * Only regular files and pipes are concerned, and only what goes through these calls: not what the
 * C library reads for itself. */
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_ulong turn, n_written, n_read;

/* The C library's own. A pointer to an object becomes one to a function by its bytes: C has no
 * other way. */
static void find(const char *name, void *function)
{
    void *found = dlsym(RTLD_NEXT, name);

    if (found == NULL)
        abort();
    memcpy(function, &found, sizeof found);
}

/* The word's place behind '=' (or its end); NULL when it is not there. */
static const char *fault(const char *word)
{
    const char *at = getenv("FAULT");
    size_t n = strlen(word);

    while (at != NULL && *at != '\0') {
        if (strncmp(at, word, n) == 0 && (at[n] == '=' || at[n] == ',' || at[n] == '\0'))
            return at[n] == '=' ? at + n + 1 : at + n;
        at = strchr(at, ',');
        at += at != NULL;
    }
    return NULL;
}

static bool concerns(int fd, bool pipes)
{
    struct stat st;

    return fstat(fd, &st) == 0 && (S_ISREG(st.st_mode) || (pipes && S_ISFIFO(st.st_mode)));
}

static bool interrupted(void)
{
    return fault("eintr") != NULL && atomic_fetch_add(&turn, 1) % 2 == 0;
}

static size_t shortened(size_t n)
{
    size_t most = 1 + atomic_fetch_add(&turn, 1) % 7 * 11;

    return fault("short") != NULL && n > most ? most : n;
}

/* Bytes that may still go before the limit of that name; `most` without one. */
static size_t left(const char *word, atomic_ulong *done, size_t most)
{
    const char *limit = fault(word);
    unsigned long n;

    if (limit == NULL)
        return most;
    n = strtoul(limit, NULL, 10);
    return n <= atomic_load(done) ? 0 : n - atomic_load(done) < most ? n - atomic_load(done) : most;
}

/* How many of n bytes may be written to fd; -1 and errno: none. */
static ssize_t may_write(int fd, size_t n)
{
    size_t most = n;

    if (!concerns(fd, true))
        return (ssize_t)n;
    if (interrupted()) {
        errno = EINTR;
        return -1;
    }
    if (concerns(fd, false))
        most = left("full", &n_written, shortened(n));
    else
        most = shortened(n);
    if (most == 0 && n > 0) {
        errno = ENOSPC;
        return -1;
    }
    return (ssize_t)most;
}

static ssize_t may_read(int fd, size_t n)
{
    size_t most;

    if (!concerns(fd, true))
        return (ssize_t)n;
    if (interrupted()) {
        errno = EINTR;
        return -1;
    }
    most = concerns(fd, false) ? left("badread", &n_read, shortened(n)) : shortened(n);
    if (most == 0 && n > 0) {
        errno = EIO;
        return -1;
    }
    return (ssize_t)most;
}

static ssize_t counted(ssize_t done, atomic_ulong *sum)
{
    if (done > 0)
        atomic_fetch_add(sum, (unsigned long)done);
    return done;
}

ssize_t read(int fd, void *to, size_t n)
{
    ssize_t (*real)(int, void *, size_t);
    ssize_t may = may_read(fd, n);

    find("read", &real);
    return may < 0 ? may : counted(real(fd, to, (size_t)may), &n_read);
}

ssize_t write(int fd, const void *from, size_t n)
{
    ssize_t (*real)(int, const void *, size_t);
    ssize_t may = may_write(fd, n);

    find("write", &real);
    may = may < 0 ? may : real(fd, from, (size_t)may);
    return fd == STDERR_FILENO ? may : counted(may, &n_written);
}

ssize_t pread(int fd, void *to, size_t n, off_t at)
{
    ssize_t (*real)(int, void *, size_t, off_t);
    ssize_t may = may_read(fd, n);

    find("pread", &real);
    return may < 0 ? may : counted(real(fd, to, (size_t)may, at), &n_read);
}

ssize_t pwrite(int fd, const void *from, size_t n, off_t at)
{
    ssize_t (*real)(int, const void *, size_t, off_t);
    ssize_t may = may_write(fd, n);

    find("pwrite", &real);
    return may < 0 ? may : counted(real(fd, from, (size_t)may, at), &n_written);
}

/* SQLite asks for those of long files by name. */
ssize_t pread64(int fd, void *to, size_t n, off_t at)
{
    return pread(fd, to, n, at);
}

ssize_t pwrite64(int fd, const void *from, size_t n, off_t at)
{
    return pwrite(fd, from, n, at);
}

static bool fails(const char *word)
{
    if (fault(word) == NULL)
        return false;
    errno = EIO;
    return true;
}

int fsync(int fd)
{
    int (*real)(int);

    find("fsync", &real);
    return fails("fsync") ? -1 : real(fd);
}

int fdatasync(int fd)
{
    return fsync(fd);
}

int rename(const char *from, const char *to)
{
    int (*real)(const char *, const char *);

    find("rename", &real);
    return fails("rename") ? -1 : real(from, to);
}
