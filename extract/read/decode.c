// SPDX-License-Identifier: GPL-3.0-or-later
/* Most files are clean UTF-8 and are taken as they are, without a copy; the others are written
 * anew in one pass. */
#include "extract/read/decode.h"

#include <glib.h>

#include "extract/read/bytes.h"
#include "extract/read/charset.h"
#include "extract/read/mend.h"
#include "extract/read/utf8.h"

/* "\xef\xbf\xbd": stands for what was lost. */
#define LOST "\xef\xbf\xbd"

static const struct {
    const char *magic, *kind;
    uint8_t len;
} magics[] = {
    {"%PDF-", "a PDF file", 5},
    {"\x89PNG", "a picture", 4},
    {"\xff\xd8\xff", "a picture", 3},
    {"GIF8", "a picture", 4},
    {"PK\x03\x04", "a zip archive", 4},
    {"\x1f\x8b", "a gzip file", 2},
    {"\x28\xb5\x2f\xfd", "a zstd file", 4},
    {"\xfd"
     "7zXZ",
     "an xz file", 5},
    {"BZh", "a bzip2 file", 3},
    {"7z\xbc\xaf", "a 7z archive", 4},
    {"SQLite format 3", "an SQLite database", 15},
    {"\x7f"
     "ELF",
     "a program", 4},
    {"\xd0\xcf\x11\xe0", "an old Office document", 4},
    {"{\\rtf", "an RTF document", 5},
};

const char *kith_binary_kind(kith_str head)
{
    kith_utf8_signs n;

    for (size_t i = 0; i < sizeof magics / sizeof *magics; i++)
        if (head.len > 0 && head.ptr[0] == magics[i].magic[0] &&
            kith_str_starts(head, (kith_str){magics[i].magic, magics[i].len}))
            return magics[i].kind;
    if (!kith_utf8_has_controls(head) || kith_charset_is_wide(head))
        return NULL;
    n = kith_utf8_count_signs(head);
    if (n.nuls * 100 > head.len + 100 || (n.controls - n.nuls) * 20 > head.len + 100)
        return "a binary file";
    return NULL;
}

/* Writes s anew: line ends made LF, characters without use out, what is no UTF-8 replaced. */
static kith_str cleaned(kith_arena *a, kith_str s, size_t *n_repaired)
{
    size_t room = s.len + s.len / 64 + 64; // it seldom grows, and little
    kith_bytes out = {.arena = a, .at = kith_room(a, char, room), .room = room};

    for (size_t pos = 0; pos < s.len;) {
        size_t at = pos;
        uint32_t c;
        pos = kith_utf8_plain_end(s, pos);
        kith_bytes_put(&out, s.ptr + at, pos - at);
        if ((at = pos) == s.len)
            break;
        c = kith_utf8_next(s, &pos);
        if (c == '\r') {
            if (pos >= s.len || s.ptr[pos] != '\n')
                kith_bytes_put(&out, "\n", 1);
        } else if (c == 0 || (c == 0xfffd && pos - at == 1)) {
            kith_bytes_put(&out, LOST, 3);
            ++*n_repaired;
        } else if (kith_utf8_fate_of(c) == KITH_FATE_BREAK)
            kith_bytes_put(&out, "\n", 1);
        else if (kith_utf8_fate_of(c) == KITH_FATE_KEEP)
            kith_bytes_put(&out, s.ptr + at, pos - at);
    }
    return kith_bytes_str(&out);
}

/* What is known of text, once it is in UTF-8 as far as it can be. */
static kith_str finished(kith_arena *a, kith_str text, kith_utf8_facts facts, size_t *n_repaired)
{
    if (facts.valid && !facts.ascii) {
        kith_str mended = kith_mend_doubled(a, text);
        if (mended.ptr != text.ptr)
            facts = kith_utf8_scan(text = mended);
    }
    if (!facts.clean) {
        text = cleaned(a, text, n_repaired);
        if (!facts.ascii)
            facts = kith_utf8_scan(text);
    }
    return facts.composed ? text : kith_mend_composed(a, text);
}

kith_str kith_decode_clean(kith_arena *a, kith_str text, size_t *n_repaired)
{
    return finished(a, text, kith_utf8_scan(text), n_repaired);
}

kith_str kith_decode(kith_arena *a, kith_str bytes, const char *charset, size_t *n_repaired)
{
    kith_utf8_facts facts = kith_utf8_scan(bytes);
    size_t mark;

    *n_repaired = 0;
    if (facts.clean) // nor is it in another encoding: all of them show controls or are no UTF-8
        return finished(a, bytes, facts, n_repaired);
    charset = kith_charset_of(bytes, charset, &mark);
    bytes = kith_str_sub(bytes, mark, bytes.len);
    if (charset != NULL)
        bytes = kith_charset_convert(a, bytes, charset, n_repaired);
    return finished(a, bytes, charset != NULL || mark > 0 ? kith_utf8_scan(bytes) : facts,
                    n_repaired);
}
