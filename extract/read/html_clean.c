// SPDX-License-Identifier: GPL-3.0-or-later
/* One pass from '<' to '<', each found by memchr(). */
#include "extract/read/html_clean.h"

#include <glib.h>

enum { MOST_SCRIPTS = 256, CLASS_BYTES = 400, VALUE_BYTES = 4096, MOST_VALUES = 8 };

typedef struct {
    kith_str page;
    size_t pos;
    kith_bytes out;
    kith_html_runs *runs; // NULL: they stay
    kith_html_clean result;
    uint64_t shown; // of the open tags of FORMAT, a bit each, the innermost lowest: whether copied
} cleaner;

typedef struct {
    kith_str name, value;
} pair;

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static void copy(cleaner *c, kith_str s)
{
    kith_bytes_put(&c->out, s.ptr, s.len);
}

static void put(cleaner *c, char byte)
{
    kith_bytes_put_byte(&c->out, byte);
}

static bool name_is(kith_str name, const char *what)
{
    return name.len == strlen(what) && g_ascii_strncasecmp(name.ptr, what, name.len) == 0;
}

/* Where `mark` (small letters) stands from pos on, whatever its case; the page's end if nowhere. */
static size_t find(kith_str page, size_t pos, const char *mark)
{
    size_t n = strlen(mark);

    while (pos < page.len) {
        const char *at = memchr(page.ptr + pos, mark[0], page.len - pos);
        if (at == NULL || (pos = (size_t)(at - page.ptr)) + n > page.len)
            return page.len;
        if (g_ascii_strncasecmp(at, mark, n) == 0)
            return pos;
        pos++;
    }
    return page.len;
}

/* The next attribute of the tag at c->pos, which moves behind it; false at the tag's end, which
 * is passed. A tag that the page's end cuts is ended by it. */
static bool next_pair(cleaner *c, pair *out)
{
    const char *at = c->page.ptr;
    size_t pos = c->pos, end = c->page.len, beg;

    while (pos < end && (is_space(at[pos]) || at[pos] == '/'))
        pos++;
    if (pos == end || at[pos] == '>') {
        c->pos = MIN(pos + 1, end);
        return false;
    }
    beg = pos++;
    while (pos < end && !is_space(at[pos]) && at[pos] != '/' && at[pos] != '>' && at[pos] != '=')
        pos++;
    *out = (pair){.name = kith_str_sub(c->page, beg, pos)};
    while (pos < end && is_space(at[pos]))
        pos++;
    if (pos == end || at[pos] != '=') {
        c->pos = pos;
        return true;
    }
    for (pos++; pos < end && is_space(at[pos]); pos++)
        ;
    if (pos < end && (at[pos] == '"' || at[pos] == '\'')) {
        const char *close = memchr(at + pos + 1, at[pos], end - pos - 1);
        size_t stop = close != NULL ? (size_t)(close - at) : end;
        out->value = kith_str_sub(c->page, pos + 1, stop);
        c->pos = MIN(stop + 1, end);
        return true;
    }
    for (beg = pos; pos < end && !is_space(at[pos]) && at[pos] != '>'; pos++)
        ;
    out->value = kith_str_sub(c->page, beg, pos);
    c->pos = pos;
    return true;
}

typedef enum { NOTHING, WORDS, LABEL, STYLE, ARIA, HIDES, VALUE, LANGUAGE } use;

/* What an attribute is good for. */
static use use_of(kith_str name)
{
    static const struct {
        const char *name;
        uint8_t use;
    } known[] = {
        {"class", WORDS},
        {"id", WORDS},
        {"role", WORDS},
        {"itemprop", WORDS},
        {"property", VALUE},
        {"name", VALUE},
        {"content", VALUE},
        {"datetime", VALUE},
        {"rel", VALUE},
        {"href", VALUE},
        {"style", STYLE},
        {"aria-hidden", ARIA},
        {"hidden", HIDES},
        {"aria-label", LABEL},
        {"type", VALUE},
        {"lang", LANGUAGE},
        {"data-component", WORDS},
        {"data-component-name", WORDS},
        {"data-testid", WORDS},
        {"data-test-id", WORDS},
        {"data-qa", WORDS},
        {"data-area", WORDS},
        {"data-module", WORDS},
        {"data-gu-name", WORDS},
        {"data-block", WORDS},
        {"data-region", WORDS},
        {"data-type", WORDS},
        {"data-name", WORDS},
        {"data-dtm-region", WORDS},
        {"data-track-module", WORDS},
        {"data-link-name", WORDS},
        {"data-spacefinder-role", WORDS},
        {"layout", WORDS},
    };
    char first = name.len > 1 ? g_ascii_tolower(name.ptr[0]) : '\0';

    if (first == '\0' || strchr("acdhilnprst", first) == NULL)
        return NOTHING;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].name[0] == first && name_is(name, known[i].name))
            return (use)known[i].use;
    return NOTHING;
}

static bool style_hides(kith_str style)
{
    for (size_t i = 0; i + 10 < style.len; i++) {
        bool display = g_ascii_strncasecmp(style.ptr + i, "display", 7) == 0;
        size_t at = i + 7;
        if (!display && g_ascii_strncasecmp(style.ptr + i, "visibility", 10) != 0)
            continue;
        for (at += display ? 0 : 3;
             at < style.len && (is_space(style.ptr[at]) || style.ptr[at] == ':'); at++)
            ;
        if ((style.len - at >= 4 && g_ascii_strncasecmp(style.ptr + at, "none", 4) == 0) ||
            (style.len - at >= 6 && g_ascii_strncasecmp(style.ptr + at, "hidden", 6) == 0))
            return true;
    }
    return false;
}

/* What is gathered of a start tag. */
typedef struct {
    kith_str name;
    char words[CLASS_BYTES];
    size_t n;
    bool hidden;
} tag;

static void add_words(tag *t, kith_str value)
{
    value.len = MIN(value.len, CLASS_BYTES - 1 - t->n);
    if (value.len == 0 || memchr(value.ptr, '"', value.len) != NULL)
        return;
    if (t->n > 0)
        t->words[t->n++] = ' ';
    memcpy(t->words + t->n, value.ptr, MIN(value.len, CLASS_BYTES - 1 - t->n));
    t->n += MIN(value.len, CLASS_BYTES - 1 - t->n);
}

static void copy_value(cleaner *c, const pair *p)
{
    char quote = p->value.len > 0 && memchr(p->value.ptr, '"', p->value.len) != NULL ? '\'' : '"';

    if (p->value.len > VALUE_BYTES)
        return;
    put(c, ' ');
    copy(c, p->name);
    put(c, '=');
    put(c, quote);
    copy(c, p->value);
    put(c, quote);
}

static bool tells(kith_str tag_name, kith_str name)
{
    if (name_is(tag_name, "meta"))
        return true;
    if (name_is(tag_name, "time"))
        return name_is(name, "datetime");
    if (name_is(tag_name, "link") || name_is(tag_name, "a"))
        return name_is(name, "rel") || (tag_name.len > 1 && name_is(name, "href"));
    return false;
}

/* Copies the start tag whose name has been read. */
static void copy_tag(cleaner *c, tag *t)
{
    bool meta = name_is(t->name, "meta"), html = name_is(t->name, "html");
    size_t values = 0;
    pair p;

    put(c, '<');
    copy(c, t->name);
    while (next_pair(c, &p)) {
        use u = use_of(p.name);
        if (u == WORDS && !meta)
            add_words(t, p.value);
        else if (u == LABEL && p.value.len < 40 && !name_is(t->name, "article"))
            add_words(t, p.value);
        else if (u == STYLE)
            t->hidden |= style_hides(p.value);
        else if (u == ARIA)
            t->hidden |= name_is(p.value, "true");
        else if (u == HIDES)
            t->hidden |= !name_is(p.value, "false");
        else if (values < MOST_VALUES && ((u == LANGUAGE && html) ||
                                          ((u == VALUE || u == WORDS) && tells(t->name, p.name)))) {
            copy_value(c, &p);
            values++;
        }
    }
    if (t->n > 0) {
        copy(c, KITH_STR(" class=\""));
        copy(c, (kith_str){t->words, t->n});
        put(c, '"');
    }
    if (t->hidden)
        copy(c, KITH_STR(" hidden"));
    put(c, '>');
}

/* Passes a start tag, and tells its type. */
static kith_str passed_type(cleaner *c)
{
    kith_str type = {0};
    pair p;

    while (next_pair(c, &p))
        if (name_is(p.name, "type"))
            type = p.value;
    return type;
}

static void keep_script(cleaner *c, kith_str type, kith_str text)
{
    kith_html_clean *r = &c->result;

    if (r->ld == NULL) {
        r->ld = kith_new(c->out.arena, kith_str, MOST_SCRIPTS);
        r->data = kith_new(c->out.arena, kith_str, MOST_SCRIPTS);
    }
    if (name_is(type, "application/ld+json") && r->n_ld < MOST_SCRIPTS)
        r->ld[r->n_ld++] = text;
    else if (name_is(type, "application/json") && r->n_data < MOST_SCRIPTS)
        r->data[r->n_data++] = text;
}

/* Elements whose content nobody reads and that hold no tags to a browser; where each ends. */
static const char *raw_end(kith_str name)
{
    static const char *const raw[][2] = {{"script", "</script"},  {"style", "</style"},
                                         {"svg", "</svg"},        {"iframe", "</iframe"},
                                         {"math", "</math"},      {"textarea", "</textarea"},
                                         {"noembed", "</noembed"}};

    for (size_t i = 0; i < sizeof raw / sizeof *raw; i++)
        if (name_is(name, raw[i][0]))
            return raw[i][1];
    return NULL;
}

/* Elements without content that say nothing. */
static bool is_void(kith_str name)
{
    static const char *const names[] = {"img",   "source", "input", "path", "wbr",  "track",
                                        "embed", "param",  "area",  "col",  "base", "amp-img"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (name_is(name, names[i]))
            return true;
    return false;
}

/* Tags that only set letters otherwise, and say nothing when they have no class. */
static bool is_format(kith_str name)
{
    static const char *const names[] = {"b",   "strong", "i",    "em",   "u",  "font", "small",
                                        "big", "tt",     "code", "mark", "s",  "abbr", "acronym",
                                        "kbd", "samp",   "var",  "dfn",  "ins"};

    for (size_t i = 0; name.len <= 7 && i < sizeof names / sizeof *names; i++)
        if ((name.ptr[0] | 0x20) == names[i][0] && name_is(name, names[i]))
            return true;
    return false;
}

/* Takes back what was copied from `beg` on when it is a bare tag. */
static void drop_bare(cleaner *c, const tag *t, size_t beg)
{
    bool bare = t->n == 0 && !t->hidden;

    c->shown = c->shown << 1 | !bare;
    if (bare)
        c->out.n = beg;
}

static void take_start(cleaner *c)
{
    size_t beg = c->pos + 1, end = beg;
    tag t;
    const char *close;

    while (end < c->page.len && !is_space(c->page.ptr[end]) && c->page.ptr[end] != '>' &&
           c->page.ptr[end] != '/' && c->page.ptr[end] != '<')
        end++;
    t.name = kith_str_sub(c->page, beg, end);
    t.n = 0;
    t.hidden = false;
    c->pos = end;
    if ((close = raw_end(t.name)) != NULL) {
        kith_str type = passed_type(c);
        size_t stop = find(c->page, c->pos, close);
        if (name_is(t.name, "script") && type.len > 0)
            keep_script(c, type, kith_str_sub(c->page, c->pos, stop));
        stop = stop > c->pos ? find(c->page, stop, ">") + 1 : stop;
        c->pos = MIN(stop, c->page.len);
        put(c, ' ');
    } else if (is_void(t.name))
        passed_type(c);
    else {
        size_t before = c->out.n;
        copy_tag(c, &t);
        if (is_format(t.name))
            drop_bare(c, &t, before);
    }
}

static void take_end(cleaner *c)
{
    size_t beg = c->pos, end = beg + 2;

    while (end < c->page.len && c->page.ptr[end] != '>' && !is_space(c->page.ptr[end]) &&
           c->page.ptr[end] != '<')
        end++;
    if (!is_format(kith_str_sub(c->page, beg + 2, end)) || c->shown & 1) {
        copy(c, kith_str_sub(c->page, beg, end));
        put(c, '>');
    }
    if (is_format(kith_str_sub(c->page, beg + 2, end)))
        c->shown >>= 1;
    if (end < c->page.len && c->page.ptr[end] != '<')
        end = find(c->page, end, ">") + 1;
    c->pos = MIN(end, c->page.len);
}

static void take_mark(cleaner *c)
{
    kith_str rest = kith_str_sub(c->page, c->pos, c->page.len);

    if (!kith_str_starts(rest, KITH_STR("<!--"))) {
        c->pos = MIN(find(c->page, c->pos, ">") + 1, c->page.len);
        return;
    }
    c->pos += 4;
    rest = kith_str_sub(c->page, c->pos, c->page.len);
    if (kith_str_starts(rest, KITH_STR(">")) || kith_str_starts(rest, KITH_STR("->")))
        c->pos = find(c->page, c->pos, ">") + 1;
    else
        c->pos = MIN(find(c->page, c->pos, "-->") + 3, c->page.len);
}

static void take_text(cleaner *c, kith_str text)
{
    if (c->runs != NULL)
        kith_html_runs_take(c->runs, text, &c->out);
    else
        copy(c, text);
}

kith_html_clean kith_html_cleaned(kith_arena *a, kith_str page, kith_html_runs *runs)
{
    cleaner c = {.page = page, .out = {.arena = a}};

    if (page.len == 0)
        return c.result;
    c.runs = runs != NULL && kith_html_runs_may(page) ? runs : NULL;
    kith_bytes_grow(&c.out, c.runs != NULL ? page.len / 4 : page.len / 2);
    while (c.pos < page.len) {
        const char *at = memchr(page.ptr + c.pos, '<', page.len - c.pos);
        size_t stop = at != NULL ? (size_t)(at - page.ptr) : page.len;
        char next = stop + 1 < page.len ? page.ptr[stop + 1] : '\0';
        take_text(&c, kith_str_sub(page, c.pos, stop));
        c.pos = stop;
        if (stop == page.len)
            break;
        if (g_ascii_isalpha(next))
            take_start(&c);
        else if (next == '/' && stop + 2 < page.len && g_ascii_isalpha(page.ptr[stop + 2]))
            take_end(&c);
        else if (next == '!' || next == '?' || next == '/')
            take_mark(&c);
        else {
            copy(&c, KITH_STR("&lt;"));
            c.pos++;
        }
    }
    c.result.page = kith_bytes_str(&c.out);
    return c.result;
}
