// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/read/articles.h"

#include <glib.h>

#include "extract/read/wide.h"

static bool has_letter(kith_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (g_ascii_isalpha(s.ptr[i]) || (unsigned char)s.ptr[i] >= 0x80)
            return true;
    return false;
}

/* Lines up to the end of the article; *large when they are too many. Gives the number of its first
 * line. */
static uint64_t gather(kith_split *split, kith_article_line (*line_is)(kith_str line), GString *out,
                       bool *large)
{
    uint64_t begun = 0;
    kith_str line;

    while (kith_stream_peek(split->in, 1).len > 0) {
        kith_str next = kith_stream_peek(split->in, 400);
        const char *end = memchr(next.ptr, '\n', next.len);
        kith_article_line is;
        next.len = end != NULL ? (size_t)(end - next.ptr) : next.len;
        is = line_is(kith_str_trim(next));
        if (is == KITH_ARTICLE_BEGINS && begun > 0)
            return begun;
        kith_stream_line(split->in, split->max, &line);
        if (begun == 0 && (has_letter(line) || is == KITH_ARTICLE_BEGINS))
            begun = kith_stream_lines(split->in);
        if (out->len + line.len > split->max)
            *large = true;
        else if (begun > 0)
            g_string_append_len(out, line.ptr, (gssize)line.len);
        if (is == KITH_ARTICLE_ENDS)
            break;
    }
    return begun;
}

typedef struct {
    kith_stream *own; // in place of one in UTF-16
    size_t n;         // articles found
    bool ended;
} splitter;

static kith_next end(splitter *s, kith_err *err)
{
    bool none = s->n == 0 && !s->ended;

    s->ended = true;
    if (none)
        kith_fail(err, KITH_EINPUT, "holds no article");
    return none ? KITH_NEXT_BAD : KITH_NEXT_END;
}

static bool begin(kith_split *split, kith_err *err)
{
    splitter *s = split->state;

    if (s != NULL)
        return true;
    s = split->state = kith_new(split->arena, splitter, 1);
    s->ended = !kith_split_narrow(split, &s->own, err);
    return !s->ended;
}

void kith_articles_close(kith_split *split)
{
    const splitter *s = split->state;

    if (s != NULL)
        kith_stream_close(s->own);
}

kith_next kith_articles_next(kith_split *split, kith_article_line (*line_is)(kith_str line),
                             const char *reader, kith_arena *a, kith_record *record, kith_err *err)
{
    bool large = false;
    GString *text;
    uint64_t at;
    kith_str whole = {0};
    splitter *s;

    if (!begin(split, err))
        return KITH_NEXT_BAD;
    s = split->state;
    text = g_string_new(NULL);
    at = gather(split, line_is, text, &large);
    if (!large)
        whole = kith_arena_str(a, (kith_str){text->str, text->len});
    g_string_free(text, TRUE);
    if (!large && !has_letter(whole))
        return end(s, err);
    s->n++;
    if (large) {
        kith_fail(err, KITH_EINPUT,
                  "line %" G_GUINT64_FORMAT
                  ": an article of more than %zu bytes; raise --max-document",
                  (guint64)at, split->max);
        return KITH_NEXT_BAD;
    }
    record->bytes = whole;
    record->reader = kith_reader_named(reader);
    record->name = kith_arena_printf(a, "%.*s:%" G_GUINT64_FORMAT, (int)split->path.len,
                                     split->path.ptr, (guint64)at);
    return KITH_NEXT_RECORD;
}

kith_str kith_language_named(kith_str name)
{
    static const struct {
        const char *name, *code;
    } languages[] = {
        {"english", "en"},    {"french", "fr"},     {"german", "de"},    {"spanish", "es"},
        {"italian", "it"},    {"portuguese", "pt"}, {"dutch", "nl"},     {"russian", "ru"},
        {"polish", "pl"},     {"swedish", "sv"},    {"norwegian", "no"}, {"danish", "da"},
        {"finnish", "fi"},    {"czech", "cs"},      {"hungarian", "hu"}, {"turkish", "tr"},
        {"arabic", "ar"},     {"chinese", "zh"},    {"japanese", "ja"},  {"korean", "ko"},
        {"ukrainian", "uk"},  {"greek", "el"},      {"romanian", "ro"},  {"bulgarian", "bg"},
        {"indonesian", "id"}, {"malay", "ms"},
    };

    name = kith_str_trim(name);
    for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
        size_t n = strlen(languages[i].name);
        if (name.len >= n && g_ascii_strncasecmp(name.ptr, languages[i].name, n) == 0 &&
            (name.len == n || !g_ascii_isalpha(name.ptr[n])))
            return kith_str_of(languages[i].code);
    }
    return (kith_str){0};
}

bool kith_next_group(kith_str *rest, kith_str *group)
{
    kith_str line;
    const char *beg = NULL, *end = NULL;

    while (kith_str_line(rest, &line)) {
        bool blank = kith_str_trim(line).len == 0;
        if (blank && beg != NULL)
            break;
        if (blank)
            continue;
        if (beg == NULL)
            beg = line.ptr;
        end = line.ptr + line.len;
    }
    if (beg != NULL)
        *group = (kith_str){beg, (size_t)(end - beg)};
    return beg != NULL;
}

void kith_lines_put_wrapped(kith_lines *l, kith_str text, uint16_t place)
{
    kith_str line, before = {0};

    while (kith_str_line(&text, &line)) {
        bool indented = kith_str_starts(line, KITH_STR("  "));
        if (indented || kith_str_trim(line).len == 0)
            kith_lines_gap(l);
        else if (kith_line_wraps(before, line))
            kith_lines_space(l);
        else
            kith_lines_end(l);
        kith_lines_put(l, line, (kith_lines_style){.place = place});
        before = line;
    }
    kith_lines_end(l);
}
