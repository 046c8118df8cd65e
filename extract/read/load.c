// SPDX-License-Identifier: GPL-3.0-or-later
/* Plain read(2) into the arena: a file that grows or shrinks meanwhile is taken as it came, where
 * a mapping would end the program. */
#include "extract/read/load.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FIRST_ROOM = 64 * 1024 };

static bool fail_large(const char *path, size_t max, kith_err *err)
{
    return kith_fail(err, KITH_EINPUT,
                     "%s: larger than %zu bytes, the most a document may have; split it or raise "
                     "--max-document",
                     path, max);
}

static bool read_all(int fd, const char *path, size_t room, size_t max, kith_arena *a,
                     kith_str *bytes, kith_err *err)
{
    char *at = kith_room(a, char, room);
    size_t n = 0;

    for (;;) {
        ssize_t got;
        if (n == room) {
            char *old = at;
            at = memcpy(kith_room(a, char, room * 2), old, n);
            room = room * 2;
            kith_arena_give_back(a, old);
        }
        got = read(fd, at + n, room - n);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return kith_fail(err, KITH_EIO, "%s: cannot be read: %s", path, g_strerror(errno));
        if (got == 0)
            break;
        n += (size_t)got;
        if (n > max)
            return fail_large(path, max, err);
    }
    *bytes = (kith_str){at, n};
    return true;
}

bool kith_load(const char *path, size_t max, kith_arena *a, kith_str *bytes, kith_err *err)
{
    bool in = strcmp(path, "-") == 0, ok = false;
    int fd = in ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    size_t room = FIRST_ROOM;
    struct stat st;

    if (fd < 0 && (errno == ENOENT || errno == ENOTDIR))
        return kith_fail(err, KITH_EINPUT, "%s: no such file", path);
    if (fd < 0)
        return kith_fail(err, KITH_EIO, "%s: cannot be opened: %s", path, g_strerror(errno));
    if (fstat(fd, &st) != 0)
        kith_fail(err, KITH_EIO, "%s: cannot be read: %s", path, g_strerror(errno));
    else if (S_ISDIR(st.st_mode))
        kith_fail(err, KITH_EINPUT, "%s: a folder, not a file", path);
    else if (S_ISREG(st.st_mode) && (uintmax_t)st.st_size > max)
        fail_large(path, max, err);
    else {
        if (S_ISREG(st.st_mode))
            room = (size_t)st.st_size + 1; // one more, so that the end is met without growing
        ok = read_all(fd, in ? "stdin" : path, room, max, a, bytes, err);
    }
    if (!in)
        close(fd);
    return ok;
}
