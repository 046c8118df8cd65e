// SPDX-License-Identifier: GPL-3.0-or-later
/* Most files are clean UTF-8 and are taken as they are, without a copy; the others are written
 * anew in one pass. */
#include "extract/read/decode.h"

#include <glib.h>
#include <unicode/ucnv.h>

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

static bool is_utf16(kith_str s)
{
    return s.len >= 2 && (memcmp(s.ptr, "\xff\xfe", 2) == 0 || memcmp(s.ptr, "\xfe\xff", 2) == 0);
}

const char *kith_binary_kind(kith_str head)
{
    size_t controls = 0, nuls = 0;

    for (size_t i = 0; i < sizeof magics / sizeof *magics; i++)
        if (kith_str_starts(head, (kith_str){magics[i].magic, magics[i].len}))
            return magics[i].kind;
    if (is_utf16(head))
        return NULL;
    for (size_t i = 0; i < head.len; i++) {
        unsigned char c = (unsigned char)head.ptr[i];
        nuls += c == 0;
        controls += c < ' ' && c != 0 && (c < '\t' || c > '\r') && c != 0x1b;
    }
    if (nuls * 100 > head.len + 100 || controls * 20 > head.len + 100)
        return "a binary file";
    return NULL;
}

/* A buffer that only grows; its room is twice what is used at most. */
typedef struct {
    kith_arena *arena;
    char *at;
    size_t n, room;
} buffer;

static void put(buffer *b, const char *bytes, size_t n)
{
    if (n == 0)
        return;
    if (n > b->room - b->n) {
        char *old = b->at;
        b->room = b->room * 2 + n + 256;
        b->at = kith_room(b->arena, char, b->room);
        if (b->n > 0)
            memcpy(b->at, old, b->n);
        kith_arena_give_back(b->arena, old);
    }
    memcpy(b->at + b->n, bytes, n);
    b->n += n;
}

static void put_char(buffer *b, uint32_t c)
{
    char utf8[6];

    put(b, utf8, (size_t)g_unichar_to_utf8(c, utf8));
}

/* One unit of UTF-16 at s[i]. */
static uint32_t unit(kith_str s, size_t i, bool little)
{
    unsigned char x = (unsigned char)s.ptr[i], y = (unsigned char)s.ptr[i + 1];

    return little ? (uint32_t)(y << 8 | x) : (uint32_t)(x << 8 | y);
}

static kith_str from_utf16(kith_arena *a, kith_str s, size_t *n_repaired)
{
    bool little = (unsigned char)s.ptr[0] == 0xff;
    buffer out = {.arena = a};

    for (size_t i = 2; i + 1 < s.len; i += 2) {
        uint32_t c = unit(s, i, little);
        if (c >= 0xd800 && c < 0xdc00 && i + 3 < s.len) {
            uint32_t low = unit(s, i + 2, little);
            if (low >= 0xdc00 && low < 0xe000) {
                c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
                i += 2;
            }
        }
        if (c >= 0xd800 && c < 0xe000) {
            c = 0xfffd;
            ++*n_repaired;
        }
        put_char(&out, c);
    }
    if (s.len % 2 != 0)
        ++*n_repaired;
    return (kith_str){out.at, out.n};
}

static kith_str from_charset(kith_arena *a, kith_str s, const char *charset)
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter *from = ucnv_open(charset, &status), *to = ucnv_open("UTF-8", &status);
    const char *source = s.ptr;
    buffer out = {.arena = a};
    char room[16384], *target;

    while (U_SUCCESS(status) || status == U_BUFFER_OVERFLOW_ERROR) {
        UErrorCode turn = U_ZERO_ERROR;
        static _Thread_local UChar pivot[4096];
        static _Thread_local UChar *pivot_from, *pivot_to;
        bool first = source == s.ptr && out.n == 0;
        if (first)
            pivot_from = pivot_to = pivot;
        target = room;
        ucnv_convertEx(to, from, &target, room + sizeof room, &source, s.ptr + s.len, pivot,
                       &pivot_from, &pivot_to, pivot + 4096, first, true, &turn);
        put(&out, room, (size_t)(target - room));
        if (turn != U_BUFFER_OVERFLOW_ERROR)
            break;
    }
    ucnv_close(from);
    ucnv_close(to);
    return U_SUCCESS(status) ? (kith_str){out.at, out.n} : s;
}

/* A control character other than tab and LF. */
static inline bool is_control(unsigned char c)
{
    return (c < ' ' && c != '\t' && c != '\n') || c == 0x7f;
}

static bool is_clean(kith_str s)
{
    size_t i = 0;

    for (unsigned found = 0; i + 256 <= s.len && found == 0; i += 256)
        for (size_t k = 0; k < 256; k++) // without a way out, so that the compiler can widen it
            found |= is_control((unsigned char)s.ptr[i + k]);
    for (i = i >= 256 ? i - 256 : 0; i < s.len; i++)
        if (is_control((unsigned char)s.ptr[i]))
            return false;
    return g_utf8_validate_len(s.ptr, s.len, NULL);
}

/* Writes s anew: line ends made LF, control characters out, what is no UTF-8 replaced. */
static kith_str cleaned(kith_arena *a, kith_str s, size_t *n_repaired)
{
    size_t room = s.len + s.len / 64 + 64; // it seldom grows, and little
    buffer out = {.arena = a, .at = kith_room(a, char, room), .room = room};

    for (size_t pos = 0; pos < s.len;) {
        size_t at = pos;
        uint32_t c;
        while (pos < s.len && (unsigned char)s.ptr[pos] < 0x7f &&
               !is_control((unsigned char)s.ptr[pos]))
            pos++;
        put(&out, s.ptr + at, pos - at);
        if ((at = pos) == s.len)
            break;
        c = kith_utf8_next(s, &pos);
        if (c == '\r') {
            if (pos >= s.len || s.ptr[pos] != '\n')
                put(&out, "\n", 1);
        } else if (c == 0 || (c == 0xfffd && pos - at == 1)) {
            put(&out, LOST, 3);
            ++*n_repaired;
        } else if (c == '\f' || c == '\v' || c == 0x85 || c == 0x2028 || c == 0x2029)
            put(&out, "\n", 1);
        else if (c > 0x9f)
            put(&out, s.ptr + at, pos - at);
    }
    return (kith_str){out.at, out.n};
}

/* The name that pages call Latin-1 means Windows-1252, says every browser. */
static const char *real_charset(const char *charset)
{
    if (charset == NULL || g_ascii_strcasecmp(charset, "utf-8") == 0 ||
        g_ascii_strcasecmp(charset, "utf8") == 0 || g_ascii_strncasecmp(charset, "utf-16", 6) == 0)
        return NULL; // a declaration that could be read as ASCII cannot be UTF-16
    if (g_ascii_strcasecmp(charset, "iso-8859-1") == 0 ||
        g_ascii_strcasecmp(charset, "latin1") == 0 ||
        g_ascii_strcasecmp(charset, "us-ascii") == 0 || g_ascii_strcasecmp(charset, "ascii") == 0)
        return "windows-1252";
    return charset;
}

kith_str kith_decode(kith_arena *a, kith_str bytes, const char *charset, size_t *n_repaired)
{
    *n_repaired = 0;
    charset = real_charset(charset);
    if (is_utf16(bytes))
        bytes = from_utf16(a, bytes, n_repaired);
    else if (kith_str_starts(bytes, KITH_STR("\xef\xbb\xbf")))
        bytes = kith_str_sub(bytes, 3, bytes.len);
    else if (charset != NULL && !g_utf8_validate_len(bytes.ptr, bytes.len, NULL))
        bytes = from_charset(a, bytes, charset);
    return is_clean(bytes) ? bytes : cleaned(a, bytes, n_repaired);
}
