// SPDX-License-Identifier: GPL-3.0-or-later
/* Folders are walked with a list of what is still to be opened, not by recursion, and each is
 * opened once (told by device and inode), so that links in a circle end. */
#include <errno.h>
#include <glib.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "extract/read/metadata.h"
#include "extract/read/read.h"

typedef struct {
    kith_paths *paths;
    GQueue todo;      // folders, owned
    GHashTable *seen; // "device:inode" of folders
    size_t found;
    kith_err *err; // the first failure
    bool failed;
} walk;

static void add(kith_paths *paths, char *path)
{
    if (paths->n == paths->room) {
        paths->room = paths->room * 2 + 16;
        paths->at = g_renew(char *, paths->at, paths->room);
    }
    paths->at[paths->n++] = path;
}

/* "./a//b/" is "a/b": one file given in two ways is one document. */
static char *tidy(const char *path)
{
    GString *out = g_string_new(NULL);

    while (path[0] == '.' && path[1] == '/') {
        path += 2;
        while (*path == '/')
            path++;
    }
    for (; *path != '\0'; path++)
        if (path[0] == '/' && path[1] == '.' && path[2] == '/')
            path++;
        else if (path[0] != '/' || path[1] != '/')
            g_string_append_c(out, *path);
    while (out->len > 1 && out->str[out->len - 1] == '/')
        g_string_truncate(out, out->len - 1);
    if (out->len == 0)
        g_string_append_c(out, '.');
    return g_string_free(out, FALSE);
}

static void note_failure(walk *w, const char *path, int why)
{
    if (!w->failed)
        kith_fail(w->err, KITH_EIO, "%s: cannot be opened: %s", path, g_strerror(why));
    w->failed = true;
}

/* Puts a folder on the list unless it was there before. Takes path. */
static void later(walk *w, char *path, const struct stat *st)
{
    char *id = g_strdup_printf("%ju:%ju", (uintmax_t)st->st_dev, (uintmax_t)st->st_ino);

    if (g_hash_table_add(w->seen, id))
        g_queue_push_tail(&w->todo, path);
    else
        g_free(path);
}

static void take_entry(walk *w, const char *folder, const char *name,
                       const kith_read_options *options)
{
    char *path;
    struct stat st;

    if (name[0] == '.')
        return;
    path = strcmp(folder, ".") == 0 ? g_strdup(name) : g_build_filename(folder, name, NULL);
    if (stat(path, &st) != 0) { // a link to nothing, or gone since
        g_free(path);
    } else if (S_ISDIR(st.st_mode)) {
        later(w, path, &st);
    } else if (S_ISREG(st.st_mode) && kith_reads_name(kith_str_of(name), options)) {
        add(w->paths, path);
        w->found++;
    } else
        g_free(path);
}

static void open_folder(walk *w, const char *folder, const kith_read_options *options)
{
    GError *why = NULL;
    GDir *dir = g_dir_open(folder, 0, &why);
    const char *name;

    if (dir == NULL) {
        note_failure(w, folder, errno);
        g_error_free(why);
        return;
    }
    while ((name = g_dir_read_name(dir)) != NULL)
        take_entry(w, folder, name, options);
    g_dir_close(dir);
}

static bool fail_empty(const char *folder, const char *from, kith_err *err)
{
    const kith_reader *reader = from != NULL ? kith_reader_named(from) : NULL;

    if (reader != NULL)
        return kith_fail(err, KITH_EINPUT, "%s: holds no file that can be read as %s (%s)", folder,
                         from, reader->suffixes);
    return kith_fail(err, KITH_EINPUT,
                     "%s: holds no file that can be read (.txt, .html, .jsonl ...; see "
                     "'kith read --help')",
                     folder);
}

static bool add_folder(kith_paths *paths, char *folder, const struct stat *st,
                       const kith_read_options *options, kith_err *err)
{
    walk w = {.paths = paths, .todo = G_QUEUE_INIT, .err = err};
    char *next, *name = g_strdup(folder);
    bool ok;

    w.seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    later(&w, folder, st);
    while ((next = g_queue_pop_head(&w.todo)) != NULL) {
        open_folder(&w, next, options);
        g_free(next);
    }
    g_hash_table_destroy(w.seen);
    ok = !w.failed;
    if (ok && w.found == 0)
        ok = fail_empty(name, options ? options->from : NULL, err);
    g_free(name);
    return ok;
}

bool kith_paths_add(kith_paths *paths, const char *input, const kith_read_options *options,
                    kith_err *err)
{
    char *path = tidy(input);
    struct stat st;
    int why;

    paths->options = options != NULL ? *options : (kith_read_options){0};
    if (strcmp(input, "-") == 0) {
        add(paths, path);
        return true;
    }
    if (stat(path, &st) == 0) {
        if (S_ISDIR(st.st_mode))
            return add_folder(paths, path, &st, options, err);
        add(paths, path);
        return true;
    }
    why = errno;
    g_free(path);
    if (why == ENOENT || why == ENOTDIR)
        return kith_fail(err, KITH_EINPUT, "%s: no such file or folder", input);
    return kith_fail(err, KITH_EIO, "%s: cannot be opened: %s", input, g_strerror(why));
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

void kith_paths_sort(kith_paths *paths)
{
    size_t kept = 0;

    if (paths->n > 0)
        qsort(paths->at, paths->n, sizeof *paths->at, by_bytes);
    for (size_t i = 0; i < paths->n; i++)
        if (kept > 0 && strcmp(paths->at[kept - 1], paths->at[i]) == 0)
            g_free(paths->at[i]);
        else
            paths->at[kept++] = paths->at[i];
    paths->n = kept;
}

void kith_paths_fini(kith_paths *paths)
{
    for (size_t i = 0; i < paths->n; i++)
        g_free(paths->at[i]);
    g_free(paths->at);
    kith_metadata_free(paths->metadata);
    *paths = (kith_paths){0};
}
