// SPDX-License-Identifier: GPL-3.0-or-later
/* Pictures by the dot program: DOT goes to a temporary file, which it reads; what it prints is
 * copied to the output, so that the picture is written with the same care as any other file. */
#include "export/formats.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib.h>

extern char **environ;

/* An open file, without a name, that holds the DOT text of g; -1 and err on failure. */
static int dot_text(const kith_graph *g, const kith_format *format, const kith_look *look,
                    kith_err *err)
{
    int fd;
    kith_out *out = kith_out_temporary(&fd, err);

    if (out == NULL)
        return -1;
    format->write(out, g, look);
    if (kith_out_close(out, err))
        return fd;
    close(fd);
    return -1;
}

static bool start(const char *engine, int in, int out, pid_t *pid, kith_err *err)
{
    char type[16], dot[] = "dot";
    char *argv[] = {dot, type, NULL};
    posix_spawn_file_actions_t actions;
    int why;

    g_snprintf(type, sizeof type, "-T%s", engine);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
    why = posix_spawnp(pid, dot, &actions, NULL, argv, environ);
    posix_spawn_file_actions_destroy(&actions);
    if (why == ENOENT)
        return kith_fail(err, KITH_EIO,
                         "this picture is rendered by the dot program, which is missing; "
                         "install graphviz, or write an .svg");
    return why == 0 || kith_fail(err, KITH_EIO, "dot: %s", g_strerror(why));
}

/* False when nothing came. */
static bool copy_all(int from, kith_out *out)
{
    char room[16 * 1024];
    ssize_t n;
    bool some = false;

    while ((n = read(from, room, sizeof room)) > 0 || (n < 0 && errno == EINTR))
        if (n > 0) {
            kith_out_write(out, room, (size_t)n);
            some = true;
        }
    return some;
}

static bool wait_for(pid_t pid, kith_err *err)
{
    int status = 0;

    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        ;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return true;
    return kith_fail(err, KITH_EIO, "the dot program failed to render the picture (status %d)",
                     WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
}

/* Runs dot from `in` to out. */
static bool run(const char *engine, int in, kith_out *out, kith_err *err)
{
    int ends[2];
    pid_t pid = 0;
    bool ok, some = false;

    if (pipe(ends) != 0)
        return kith_fail(err, KITH_EIO, "no pipe to the dot program: %s", g_strerror(errno));
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    ok = start(engine, in, ends[1], &pid, err);
    close(ends[1]);
    if (ok) {
        some = copy_all(ends[0], out);
        ok = wait_for(pid, err);
    }
    close(ends[0]);
    if (ok && !some)
        ok = kith_fail(err, KITH_EIO, "the dot program gave no picture");
    return ok;
}

static bool has_dot(void)
{
    char *path = g_find_program_in_path("dot");
    bool there = path != NULL;

    g_free(path);
    return there;
}

bool kith_render(const kith_graph *g, const kith_format *format, const kith_look *look,
                 const char *path, kith_err *err)
{
    kith_out *out = kith_out_open(path, err);
    bool alone = format->alone != NULL && !has_dot();
    int in = out != NULL && !alone ? dot_text(g, format, look, err) : -1;
    bool ok = in >= 0 && run(format->engine, in, out, err);

    if (out != NULL && alone) {
        format->alone(out, g, look);
        return kith_out_close(out, err);
    }

    if (in >= 0)
        close(in);
    if (ok)
        return kith_out_close(out, err); // its messages name the file
    kith_out_abandon(out);
    return out != NULL ? kith_fail_in(err, "%s", path) : false;
}
