// SPDX-License-Identifier: GPL-3.0-or-later
/* lexicon_compile BLOB HEADER LIST.tsv...: makes the lexicon that is built into the program, and
 * a header that says where it is and, so that a change of it is seen, what it holds. */
#include <glib.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "extract/lexicon_build.h"

static bool read_list(kith_lexicon_builder *b, const char *path, kith_err *err)
{
    char *text;
    gsize n;
    GError *why = NULL;
    bool ok;

    if (!g_file_get_contents(path, &text, &n, &why)) {
        kith_fail(err, KITH_EIO, "%s: %s", path, why->message);
        g_error_free(why);
        return false;
    }
    if (g_utf8_validate(text, (gssize)n, NULL))
        ok = kith_lexicon_read(b, path, (kith_str){text, n}, err);
    else
        ok = kith_fail(err, KITH_EINPUT, "%s: not valid UTF-8", path);
    g_free(text);
    return ok;
}

static bool write_file(const char *path, const void *bytes, size_t n, kith_err *err)
{
    GError *why = NULL;

    if (g_file_set_contents(path, bytes, (gssize)n, &why))
        return true;
    kith_fail(err, KITH_EIO, "%s: %s", path, why->message);
    g_error_free(why);
    return false;
}

static bool write_both(const kith_lexicon_builder *b, const char *blob, const char *header,
                       kith_err *err)
{
    size_t size;
    kith_lexicon *lex = kith_lexicon_pack(b, &size, err);
    char *text;
    bool ok;

    if (lex == NULL)
        return false;
    text = g_strdup_printf("#define LEXICON_BLOB \"%s\" // %zu bytes, %016" PRIx64 "\n", blob, size,
                           kith_str_hash((kith_str){(const char *)lex, size}));
    ok = write_file(blob, lex, size, err) && write_file(header, text, strlen(text), err);
    g_free(text);
    g_free(lex);
    return ok;
}

int main(int argc, char **argv)
{
    kith_lexicon_builder *b;
    kith_err err = {0};
    bool ok = true;

    if (argc < 4) {
        fputs("usage: lexicon_compile BLOB HEADER LIST.tsv...\n", stderr);
        return KITH_EUSAGE;
    }
    b = kith_lexicon_builder_new();
    for (int i = 3; i < argc && ok; i++)
        ok = read_list(b, argv[i], &err);
    ok = ok && write_both(b, argv[1], argv[2], &err);
    kith_lexicon_builder_free(b);
    if (!ok)
        fprintf(stderr, "lexicon_compile: %s\n", err.msg);
    return ok ? EXIT_SUCCESS : (int)err.code;
}
