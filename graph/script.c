// SPDX-License-Identifier: GPL-3.0-or-later
/* Cyrillic letters are read by the language that they give away (Ukrainian і, ї, є, ґ; Serbian ј,
 * ћ, ђ, љ, њ, џ; Belarusian ў; else Russian), because the general table writes Sergej, Âlta. */
#include "graph/script.h"

#include <glib.h>
#include <stdlib.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

typedef enum { RUSSIAN, UKRAINIAN, BELARUSIAN, SERBIAN, GREEK, ANY, TABLES } table;

static const char *const table_name[TABLES] = {
    "Russian-Latin/BGN", "Ukrainian-Latin/BGN", "Belarusian-Latin/BGN",
    "Serbian-Latin/BGN", "Greek-Latin/UNGEGN",  "Any-Latin",
};

struct kith_script {
    UTransliterator *open[TABLES];
    bool tried[TABLES];
};

enum { MOST = 200 }; // UTF-16 units of a name; a longer one stays as it is

kith_script *kith_script_new(void)
{
    kith_script *s = calloc(1, sizeof *s);

    if (s == NULL)
        kith_out_of_memory();
    return s;
}

void kith_script_free(kith_script *s)
{
    if (s == NULL)
        return;
    for (size_t t = 0; t < TABLES; t++)
        if (s->open[t] != NULL)
            utrans_close(s->open[t]);
    free(s);
}

static const UTransliterator *get(kith_script *s, table t)
{
    UErrorCode why = U_ZERO_ERROR;
    UChar id[40];

    if (!s->tried[t]) {
        s->tried[t] = true;
        u_uastrcpy(id, table_name[t]);
        s->open[t] = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &why);
        if (U_FAILURE(why))
            s->open[t] = NULL;
    }
    return s->open[t];
}

static bool has(kith_str name, const char *letters)
{
    for (size_t pos = 0; pos < name.len;)
        if (g_utf8_strchr(letters, -1, kith_utf8_next(name, &pos)) != NULL)
            return true;
    return false;
}

/* The table that reads name; TABLES: it is Latin already. */
static table table_of(kith_str name)
{
    table found = TABLES;

    for (size_t pos = 0; pos < name.len;) {
        uint32_t c = kith_utf8_next(name, &pos);
        GUnicodeScript script = c < 0x250 ? G_UNICODE_SCRIPT_LATIN : g_unichar_get_script(c);
        if (script == G_UNICODE_SCRIPT_CYRILLIC)
            found = RUSSIAN;
        else if (script == G_UNICODE_SCRIPT_GREEK)
            found = GREEK;
        else if (script != G_UNICODE_SCRIPT_LATIN && g_unichar_isalpha(c))
            return ANY;
    }
    if (found != RUSSIAN)
        return found;
    return has(name, "іїєґІЇЄҐ")       ? UKRAINIAN
           : has(name, "ўЎ")           ? BELARUSIAN
           : has(name, "јћђљњџЈЋЂЉЊЏ") ? SERBIAN
                                       : RUSSIAN;
}

/* Units of at by table t, in place; the new number of them, or -1. */
static int32_t transliterate(kith_script *s, table t, UChar *at, int32_t n)
{
    UErrorCode why = U_ZERO_ERROR;
    const UTransliterator *with = get(s, t);
    int32_t end = n;

    if (with == NULL)
        return -1;
    utrans_transUChars(with, at, &n, MOST, 0, &end, &why);
    return U_FAILURE(why) ? -1 : n;
}

kith_str kith_script_latin(kith_script *s, kith_arena *a, kith_str name)
{
    table t = table_of(name);
    UErrorCode why = U_ZERO_ERROR;
    UChar at[MOST];
    int32_t n = 0, len = 0;
    char *out;

    if (t == TABLES || name.len > MOST / 2)
        return name;
    u_strFromUTF8(at, MOST, &n, name.ptr, (int32_t)name.len, &why);
    if (U_FAILURE(why) || (n = transliterate(s, t, at, n)) < 0 ||
        (t != ANY && (n = transliterate(s, ANY, at, n)) < 0))
        return name;
    out = kith_new(a, char, 3 * (size_t)n + 1);
    u_strToUTF8(out, 3 * n + 1, &len, at, n, &why);
    return U_FAILURE(why) ? name : (kith_str){out, (size_t)len};
}
