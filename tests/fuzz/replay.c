// SPDX-License-Identifier: GPL-3.0-or-later
/* Runs a fuzz target over files, or all files of a folder, as an ordinary test. */
#include <glib.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int run_file(const char *path)
{
    char *bytes;
    size_t size;

    if (!g_file_get_contents(path, &bytes, &size, NULL))
        return 1;
    LLVMFuzzerTestOneInput((const uint8_t *)bytes, size);
    g_free(bytes);
    return 0;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static int run_folder(const char *path)
{
    GDir *dir = g_dir_open(path, 0, NULL);
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    const char *name;
    int bad = dir == NULL;

    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL)
        g_ptr_array_add(names, g_build_filename(path, name, NULL));
    g_ptr_array_sort(names, by_name);
    for (guint i = 0; i < names->len; i++)
        bad |= run_file(names->pdata[i]);
    bad |= names->len == 0;
    g_ptr_array_free(names, TRUE);
    if (dir != NULL)
        g_dir_close(dir);
    return bad;
}

int main(int argc, char **argv)
{
    int bad = argc < 2;

    for (int i = 1; i < argc; i++)
        bad |= g_file_test(argv[i], G_FILE_TEST_IS_DIR) ? run_folder(argv[i]) : run_file(argv[i]);
    return bad;
}
