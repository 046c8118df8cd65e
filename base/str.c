// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/str.h"

#include "base/hash.h"

int kith_str_cmp(kith_str a, kith_str b)
{
    size_t n = a.len < b.len ? a.len : b.len;
    int order = n ? memcmp(a.ptr, b.ptr, n) : 0;

    if (order != 0)
        return order;
    return (a.len > b.len) - (a.len < b.len);
}

bool kith_str_in(kith_str s, const char *const *list, size_t n)
{
    for (size_t i = 0; s.len > 0 && i < n; i++)
        if (list[i][0] == s.ptr[0] && kith_str_is(s, list[i]))
            return true;
    return false;
}

/* How many bytes of white space stand at the start of s. */
static size_t space_at_start(kith_str s)
{
    if (s.len > 0 && (s.ptr[0] == ' ' || (s.ptr[0] >= '\t' && s.ptr[0] <= '\r')))
        return 1;
    return kith_str_starts(s, KITH_STR("\xc2\xa0")) ? 2 : 0;
}

static size_t space_at_end(kith_str s)
{
    if (s.len > 0 && space_at_start(kith_str_sub(s, s.len - 1, s.len)) == 1)
        return 1;
    return kith_str_ends(s, KITH_STR("\xc2\xa0")) ? 2 : 0;
}

kith_str kith_str_trim(kith_str s)
{
    size_t n;

    while ((n = space_at_start(s)) > 0)
        s = kith_str_sub(s, n, s.len);
    while ((n = space_at_end(s)) > 0)
        s = kith_str_sub(s, 0, s.len - n);
    return s;
}

bool kith_str_field(kith_str *rest, char sep, kith_str *field)
{
    const char *at;

    if (rest->ptr == NULL)
        return false;
    at = rest->len ? memchr(rest->ptr, sep, rest->len) : NULL;
    if (at == NULL) {
        *field = *rest;
        *rest = (kith_str){NULL, 0};
        return true;
    }
    *field = kith_str_sub(*rest, 0, (size_t)(at - rest->ptr));
    *rest = kith_str_sub(*rest, field->len + 1, rest->len);
    return true;
}

bool kith_str_line(kith_str *rest, kith_str *line)
{
    if (rest->len == 0)
        return false;
    if (!kith_str_field(rest, '\n', line))
        return false;
    if (kith_str_ends(*line, KITH_STR("\r")))
        line->len--;
    return true;
}

/* The last 1 to 7 bytes, as if zeros stood behind them; two loads overlap. */
static uint64_t load_rest(const unsigned char *at, size_t n)
{
    if (n >= 4)
        return kith_load4(at) | kith_load4(at + n - 4) << (8 * (n - 4));
    return at[0] | (uint64_t)at[n / 2] << (8 * (n / 2)) | (uint64_t)at[n - 1] << (8 * (n - 1));
}

uint64_t kith_str_hash(kith_str s)
{
    const unsigned char *at = (const unsigned char *)s.ptr;
    uint64_t hash = kith_hash_begin(s.len);
    size_t left = s.len;

    for (; left >= 8; left -= 8, at += 8)
        hash = kith_hash_eight(hash, kith_load8(at));
    if (left > 0)
        hash = kith_hash_rest(hash, load_rest(at, left));
    return kith_hash_end(hash);
}

/* Length of the sequence a lead byte announces; 0 when it can be none. */
static size_t announced(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead < 0xc2)
        return 0;
    if (lead < 0xe0)
        return 2;
    if (lead < 0xf0)
        return 3;
    return lead < 0xf5 ? 4 : 0;
}

uint32_t kith_utf8_next(kith_str s, size_t *pos)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char *at = (const unsigned char *)s.ptr + *pos;
    size_t n = announced(*at);
    uint32_t c = *at;

    assert(*pos < s.len);
    *pos += 1;
    if (n == 1)
        return c;
    if (n == 0 || n > s.len - (*pos - 1))
        return 0xfffd;
    c &= 0x7fu >> n;
    for (size_t i = 1; i < n; i++) {
        if ((at[i] & 0xc0) != 0x80)
            return 0xfffd;
        c = c << 6 | (at[i] & 0x3f);
    }
    if (c < least[n] || c > 0x10ffff || (c >= 0xd800 && c < 0xe000))
        return 0xfffd;
    *pos += n - 1;
    return c;
}

uint32_t kith_utf8_prev(kith_str s, size_t *pos)
{
    size_t end = *pos;

    assert(end > 0 && end <= s.len);
    for (size_t n = end < 4 ? end : 4; n > 1; n--) {
        size_t at = end - n;
        uint32_t c = kith_utf8_next(s, &at);
        if (at == end) { // only a whole sequence moves by more than one
            *pos = end - n;
            return c;
        }
    }
    *pos = end - 1;
    return (unsigned char)s.ptr[end - 1] < 0x80 ? (unsigned char)s.ptr[end - 1] : 0xfffd;
}
