// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/read/http.h"

#include <glib.h>

size_t kith_http_head(kith_str bytes)
{
    size_t from = 0;

    while (from < bytes.len) {
        const char *at = memchr(bytes.ptr + from, '\n', bytes.len - from);
        size_t end;
        if (at == NULL)
            return 0;
        end = (size_t)(at - bytes.ptr);
        if (end == from || (end == from + 1 && bytes.ptr[from] == '\r'))
            return end + 1;
        from = end + 1;
    }
    return 0;
}

kith_str kith_http_field(kith_str head, const char *name)
{
    size_t n = strlen(name);
    kith_str line;

    while (kith_str_line(&head, &line))
        if (line.len > n && line.ptr[n] == ':' && g_ascii_strncasecmp(line.ptr, name, n) == 0)
            return kith_str_trim(kith_str_sub(line, n + 1, line.len));
    return (kith_str){0};
}

bool kith_http_is(kith_str value, const char *word)
{
    size_t n = strlen(word);

    return value.len >= n && g_ascii_strncasecmp(value.ptr, word, n) == 0 &&
           (value.len == n || value.ptr[n] == ';' || g_ascii_isspace(value.ptr[n]));
}

const char *kith_http_charset(kith_arena *a, kith_str content_type)
{
    static const char key[] = "charset=";
    enum { KEY = sizeof key - 1, LONGEST = 40 };

    for (size_t i = 0; i + KEY < content_type.len; i++) {
        size_t beg = i + KEY, end;
        if (g_ascii_strncasecmp(content_type.ptr + i, key, KEY) != 0)
            continue;
        beg += content_type.ptr[beg] == '"' || content_type.ptr[beg] == '\'';
        for (end = beg; end < content_type.len &&
                        (g_ascii_isalnum(content_type.ptr[end]) || content_type.ptr[end] == '-' ||
                         content_type.ptr[end] == '_' || content_type.ptr[end] == ':');
             end++)
            ;
        return end > beg && end - beg < LONGEST
                   ? kith_arena_str(a, kith_str_sub(content_type, beg, end)).ptr
                   : NULL;
    }
    return NULL;
}

unsigned kith_http_status(kith_str head)
{
    unsigned status = 0;
    size_t i = 5;

    if (!kith_str_starts(head, KITH_STR("HTTP/")))
        return 0;
    while (i < head.len && head.ptr[i] != ' ' && head.ptr[i] != '\n')
        i++;
    while (i < head.len && head.ptr[i] == ' ')
        i++;
    for (int digits = 0; i < head.len && digits < 3 && g_ascii_isdigit(head.ptr[i]); digits++)
        status = status * 10 + (unsigned)(head.ptr[i++] - '0');
    return status;
}

/* The size that a line states, in hex; SIZE_MAX when it states none that fits. */
static size_t chunk_size(kith_str line)
{
    size_t size = 0, i = 0;

    for (; i < line.len && g_ascii_isxdigit(line.ptr[i]); i++) {
        if (i == 15)
            return SIZE_MAX;
        size = size * 16 + (size_t)g_ascii_xdigit_value(line.ptr[i]);
    }
    return i > 0 ? size : SIZE_MAX;
}

kith_str kith_http_unchunked(kith_arena *a, kith_str body)
{
    char *at = kith_room(a, char, body.len);
    kith_str line;
    size_t n = 0, size;

    if (chunk_size(kith_str_sub(body, 0, MIN(body.len, 16))) == SIZE_MAX)
        return body; // a crawler that keeps the field and puts the chunks together
    while (kith_str_line(&body, &line) && (size = chunk_size(line)) > 0 && size != SIZE_MAX) {
        size = MIN(size, body.len);
        if (size > 0)
            memcpy(at + n, body.ptr, size);
        n += size;
        body = kith_str_sub(body, size, body.len);
        kith_str_line(&body, &line); // the break behind the chunk
    }
    return (kith_str){at, n};
}
