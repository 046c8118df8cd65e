// SPDX-License-Identifier: GPL-3.0-or-later
/* Marks and declarations come first. Without them ICU counts pairs and triples of letters, on the
 * lines that are not ASCII alone: of a long English text with a few accents, only these say
 * anything about the encoding. */
#include "extract/read/charset.h"

#include <glib.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include "extract/read/bytes.h"
#include "extract/read/utf8.h"

enum { HEAD = 4096, SAMPLE = 32 * 1024, LEAST_SURE = 10 };

static const struct {
    const char *mark;
    uint8_t n;
    const char *charset;
} marks[] = {
    {"\xef\xbb\xbf", 3, NULL},       {"\xff\xfe\0\0", 4, "UTF-32LE"},
    {"\0\0\xfe\xff", 4, "UTF-32BE"}, {"\xff\xfe", 2, "UTF-16LE"},
    {"\xfe\xff", 2, "UTF-16BE"},     {"\x84\x31\x95\x33", 4, "GB18030"},
};

const char *kith_charset_declared(kith_arena *a, kith_str page)
{
    static const char *const keys[] = {"charset", "encoding"};
    size_t n = MIN(page.len, HEAD);

    for (size_t pos = 0; pos + 9 < n; pos++) {
        char first = (char)(page.ptr[pos] | 0x20);
        const char *key = first == 'c' ? keys[0] : keys[1];
        size_t end, len = strlen(key);
        if ((first != 'c' && first != 'e') || g_ascii_strncasecmp(page.ptr + pos, key, len) != 0)
            continue;
        for (pos += len; pos < n && page.ptr[pos] != '\0' && strchr(" =\"'", page.ptr[pos]); pos++)
            ;
        for (end = pos; end < n && (g_ascii_isalnum(page.ptr[end]) ||
                                    (page.ptr[end] != '\0' && strchr("-_.:", page.ptr[end])));
             end++)
            ;
        if (end > pos && end - pos < 40)
            return kith_arena_str(a, kith_str_sub(page, pos, end)).ptr;
    }
    return NULL;
}

/* The unit of `width` bytes at `at`. */
static uint32_t unit(const unsigned char *at, size_t width, bool little)
{
    uint32_t value = 0;

    for (size_t i = 0; i < width; i++)
        value = value << 8 | at[little ? width - 1 - i : i];
    return value;
}

static bool is_east_asian(uint32_t c)
{
    return (c >= 0x3000 && c < 0x3100) || (c >= 0x4e00 && c < 0xa000) ||
           (c >= 0xac00 && c < 0xd7a4) || (c >= 0xff00 && c < 0xfff0);
}

/* Whether the head reads as text in units of `width` bytes: no control character, nothing that is
 * no character, and as many spaces and line ends as running text has, or Latin or East Asian
 * letters nearly alone. In units of four bytes nothing else reads without a fault. */
static bool reads_wide(kith_str head, size_t width, bool little)
{
    size_t n = head.len / width, blanks = 0, latin = 0, east = 0, high = 0;

    for (size_t i = 0; i < n; i++) {
        uint32_t c = unit((const unsigned char *)head.ptr + i * width, width, little);
        if (c > 0x10ffff || (c & 0xfffe) == 0xfffe || (c < ' ' && (c < '\t' || c > '\r')) ||
            (c >= 0x7f && c < 0xa0 && c != 0x85))
            return false;
        if (c >= 0xdc00 && c < 0xe000) { // a low surrogate stands behind a high one
            if (width == 4 || high != i)
                return false;
        } else if (c >= 0xd800 && c < 0xdc00)
            high = i + 1;
        blanks += c == ' ' || c == '\n';
        latin += c < 0x250;
        east += is_east_asian(c) || c < 0x80;
    }
    return n >= 4 && (width == 4 || blanks * 50 >= n || latin * 10 >= n * 9 || east * 20 >= n * 19);
}

/* UTF-16 or UTF-32 by the look of the head; NULL when it is neither. ASCII reads as UTF-16 of
 * Chinese; but it has no NUL or control character, and text in UTF-16 does, and fewer bytes that
 * would be small letters. */
static const char *wide_of(kith_str head)
{
    kith_utf8_signs n;

    head = kith_str_sub(head, 0, MIN(head.len, HEAD) & ~(size_t)3);
    if (!kith_utf8_has_controls(head)) // as nearly all text
        return NULL;
    n = kith_utf8_count_signs(head);
    if (n.letters * 2 > head.len)
        return NULL;
    if (reads_wide(head, 4, true))
        return "UTF-32LE";
    if (reads_wide(head, 4, false))
        return "UTF-32BE";
    if (reads_wide(head, 2, true))
        return "UTF-16LE";
    return reads_wide(head, 2, false) ? "UTF-16BE" : NULL;
}

static const char *marked(kith_str bytes, size_t *mark)
{
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (kith_str_starts(bytes, (kith_str){marks[i].mark, marks[i].n})) {
            *mark = marks[i].n;
            return marks[i].charset;
        }
    *mark = 0;
    return NULL;
}

bool kith_charset_is_wide(kith_str head)
{
    size_t mark;
    const char *charset = marked(head, &mark);

    if (mark == 0)
        return wide_of(head) != NULL;
    return charset != NULL && g_str_has_prefix(charset, "UTF-");
}

/* Names that mean more than they say: what is called Latin-1 is Windows-1252, say all browsers,
 * and likewise for others. */
static const struct {
    const char *said, *meant;
} meanings[] = {
    {"iso-8859-1", "windows-1252"},
    {"latin1", "windows-1252"},
    {"iso8859-1", "windows-1252"},
    {"iso_8859-1", "windows-1252"},
    {"us-ascii", "windows-1252"},
    {"ascii", "windows-1252"},
    {"cp1252", "windows-1252"},
    {"ansi", "windows-1252"},
    {"iso-8859-9", "windows-1254"},
    {"iso-8859-8-i", "windows-1255"},
    {"iso-8859-8", "windows-1255"},
    {"tis-620", "windows-874"},
    {"gb2312", "GB18030"},
    {"gbk", "GB18030"},
    {"x-gbk", "GB18030"},
    {"shift_jis", "windows-31j"},
    {"shift-jis", "windows-31j"},
    {"sjis", "windows-31j"},
    {"x-sjis", "windows-31j"},
    {"ks_c_5601-1987", "windows-949"},
    {"euc-kr", "windows-949"},
    {"big5", "Big5-HKSCS"},
    {"x-user-defined", "windows-1252"},
    {"koi8-r", "KOI8-U"},
};

static const char *meant(const char *said)
{
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
        if (g_ascii_strcasecmp(said, meanings[i].said) == 0)
            return meanings[i].meant;
    return said;
}

/* A name as a source states it, as ICU knows it; NULL when it is unknown, or cannot be true: who
 * could read the declaration as ASCII does not read UTF-16. */
static const char *known(const char *stated)
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter *converter;

    if (stated == NULL || *stated == '\0' || g_ascii_strncasecmp(stated, "utf", 3) == 0)
        return NULL;
    stated = meant(stated);
    converter = ucnv_open(stated, &status);
    if (U_FAILURE(status))
        return NULL;
    ucnv_close(converter);
    return stated;
}

static bool is_high(kith_str line)
{
    unsigned char any = 0;

    for (size_t i = 0; i < line.len; i++)
        any |= (unsigned char)line.ptr[i];
    return any & 0x80;
}

/* The first lines that are not ASCII alone, up to SAMPLE bytes. */
static size_t take_sample(kith_str bytes, char sample[SAMPLE])
{
    size_t n = 0;
    kith_str line;

    while (n < SAMPLE && kith_str_line(&bytes, &line)) {
        size_t room = MIN(line.len, SAMPLE - n);
        if (!is_high(line))
            continue;
        memcpy(sample + n, line.ptr, room);
        n += room;
        if (n < SAMPLE)
            sample[n++] = '\n';
    }
    return n;
}

/* Of ICU's guesses, best first, the first that can be: it knows mainframes too. */
static const char *first_guess(const UCharsetMatch **match, int32_t n)
{
    static const char *const never[] = {"UTF-", "IBM", "ISO-2022"};

    for (int32_t i = 0; i < n; i++) {
        UErrorCode status = U_ZERO_ERROR;
        const char *name = ucsdet_getName(match[i], &status);
        bool may = U_SUCCESS(status) && ucsdet_getConfidence(match[i], &status) >= LEAST_SURE;
        for (size_t k = 0; may && k < sizeof never / sizeof *never; k++)
            may = !g_str_has_prefix(name, never[k]);
        if (may)
            return known(name);
    }
    return NULL;
}

static const char *guess(kith_str bytes)
{
    UErrorCode status = U_ZERO_ERROR;
    UCharsetDetector *detector = ucsdet_open(&status);
    char *sample = g_malloc(SAMPLE);
    const char *found = NULL;
    int32_t n = 0;

    ucsdet_setText(detector, sample, (int32_t)take_sample(bytes, sample), &status);
    ucsdet_enableInputFilter(detector, true);
    if (U_SUCCESS(status)) {
        const UCharsetMatch **match = ucsdet_detectAll(detector, &n, &status);
        if (U_SUCCESS(status))
            found = first_guess(match, n);
    }
    ucsdet_close(detector);
    g_free(sample);
    return found != NULL ? found : "windows-1252";
}

/* Of seven bits, with escapes: the only encodings that pass for ASCII. */
static const char *escaped(kith_str bytes)
{
    static const struct {
        const char *escape, *charset;
    } known_escapes[] = {{"\x1b$B", "ISO-2022-JP"},
                         {"\x1b$@", "ISO-2022-JP"},
                         {"\x1b$)C", "ISO-2022-KR"},
                         {"\x1b$)A", "ISO-2022-CN"}};
    const char *at = bytes.len > 0 ? memchr(bytes.ptr, 0x1b, MIN(bytes.len, HEAD)) : NULL;

    if (at == NULL)
        return NULL;
    for (size_t i = 0; i < sizeof known_escapes / sizeof *known_escapes; i++)
        if (kith_str_starts((kith_str){at, bytes.len - (size_t)(at - bytes.ptr)},
                            kith_str_of(known_escapes[i].escape)))
            return known_escapes[i].charset;
    return NULL;
}

/* Whether bytes can be in what is stated: a declaration copied from another page leaves much that
 * it has no letter for. */
static bool fits(kith_str bytes, const char *stated)
{
    kith_arena *scratch = kith_arena_new();
    char *sample = kith_room(scratch, char, SAMPLE);
    size_t n = take_sample(bytes, sample), high = 0, lost = 0;

    for (size_t i = 0; i < n; i++)
        high += (unsigned char)sample[i] >= 0x80;
    kith_charset_convert(scratch, (kith_str){sample, n}, stated, &lost);
    kith_arena_free(scratch);
    return lost <= 1 + high / 20;
}

const char *kith_charset_of(kith_str bytes, const char *stated, size_t *mark)
{
    const char *charset = marked(bytes, mark);
    size_t sequences, strays;

    if (*mark > 0)
        return charset;
    if ((charset = wide_of(bytes)) != NULL || (charset = escaped(bytes)) != NULL)
        return charset;
    kith_utf8_count(bytes, &sequences, &strays);
    if (strays <= sequences)
        return NULL;
    stated = known(stated);
    return stated != NULL && fits(bytes, stated) ? stated : guess(bytes);
}

static size_t count_lost(kith_str s)
{
    size_t n = 0;

    for (size_t i = 0; i + 2 < s.len; i++)
        n += memcmp(s.ptr + i, "\xef\xbf\xbd", 3) == 0;
    return n;
}

/* Until nothing is left. */
static void convert(UConverter *from, UConverter *to, kith_str bytes, kith_bytes *out)
{
    enum { PIVOT = 4096 };
    const char *source = bytes.ptr, *end = bytes.ptr + bytes.len;
    UChar pivot[PIVOT], *pivot_from = pivot, *pivot_to = pivot;
    char room[3 * PIVOT];
    UErrorCode status;
    bool first = true;

    do {
        char *target = room;
        status = U_ZERO_ERROR;
        ucnv_convertEx(to, from, &target, room + sizeof room, &source, end, pivot, &pivot_from,
                       &pivot_to, pivot + PIVOT, first, true, &status);
        kith_bytes_put(out, room, (size_t)(target - room));
        first = false;
    } while (status == U_BUFFER_OVERFLOW_ERROR);
}

kith_str kith_charset_convert(kith_arena *a, kith_str bytes, const char *charset, size_t *n_lost)
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter *from = ucnv_open(charset, &status), *to = ucnv_open("UTF-8", &status);
    kith_bytes out = {.arena = a};

    if (U_SUCCESS(status)) {
        convert(from, to, bytes, &out);
        bytes = kith_bytes_str(&out);
        *n_lost += count_lost(bytes);
    }
    ucnv_close(from);
    ucnv_close(to);
    return bytes;
}
