// SPDX-License-Identifier: GPL-3.0-or-later
/* Any bytes in any encoding are text that is valid, composed, of LF lines and without control
 * characters; and none of it is lost when it is decoded again. The first byte chooses what is
 * stated. */
#include "extract/read/charset.h"
#include "extract/read/decode.h"
#include "extract/read/utf8.h"
#include "tests/fuzz/check.h"

#include <glib.h>
#include <stdlib.h>

static const char *const charsets[] = {
    NULL,          "utf-8",        "iso-8859-1", "windows-1251", "koi8-r", "shift_jis", "euc-jp",
    "iso-2022-jp", "gb2312",       "gb18030",    "big5",         "euc-kr", "utf-16",    "utf-16le",
    "utf-32",      "windows-1256", "ibm037",     "hz-gb-2312",   "utf-7",  "scsu",      "nonsense",
};

/* Marks in a row are sorted a window of them at a time: behind so many, order is not promised. */
static bool has_long_run(kith_str text)
{
    enum { RUN = 100 }; // bytes
    size_t start = 0;

    for (size_t pos = 0; pos < text.len;) {
        size_t at = pos;
        uint32_t c = kith_utf8_next(text, &pos);
        if (kith_utf8_is_settled(c))
            start = at;
        if (pos - start > RUN)
            return true;
    }
    return false;
}

static void check_composed(kith_str text)
{
    char *composed =
        g_utf8_normalize(text.len > 0 ? text.ptr : "", (gssize)text.len, G_NORMALIZE_NFC);

    if (composed == NULL || strlen(composed) != text.len ||
        (text.len > 0 && memcmp(composed, text.ptr, text.len) != 0))
        abort();
    g_free(composed);
}

static void check_text(kith_str text)
{
    if (!g_utf8_validate_len(text.len > 0 ? text.ptr : "", text.len, NULL))
        abort();
    for (size_t i = 0; i < text.len; i++)
        if (((unsigned char)text.ptr[i] < ' ' && text.ptr[i] != '\n' && text.ptr[i] != '\t') ||
            text.ptr[i] == 0x7f)
            abort();
    if (!has_long_run(text))
        check_composed(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    kith_str bytes = {(const char *)data + (size > 0), size - (size > 0)}, text, again;
    const char *charset = size > 0 ? charsets[data[0] % G_N_ELEMENTS(charsets)] : NULL;
    kith_arena *a = kith_arena_new();
    size_t n_repaired, n_again = 0;

    text = kith_decode(a, bytes, charset, &n_repaired);
    check_text(text);
    again = kith_decode_clean(a, text, &n_again);
    check_text(again);
    if (n_again != 0)
        abort();
    kith_charset_declared(a, bytes);
    kith_binary_kind(bytes);
    kith_arena_free(a);
    return 0;
}
