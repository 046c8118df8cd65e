// SPDX-License-Identifier: GPL-3.0-or-later
/* Runs a fuzz target over files, as an ordinary test. */
#include <glib.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int main(int argc, char **argv)
{
    char *bytes;
    size_t size;

    for (int i = 1; i < argc; i++) {
        if (!g_file_get_contents(argv[i], &bytes, &size, NULL))
            return 1;
        LLVMFuzzerTestOneInput((const uint8_t *)bytes, size);
        g_free(bytes);
    }
    return argc > 1 ? 0 : 1;
}
