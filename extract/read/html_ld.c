// SPDX-License-Identifier: GPL-3.0-or-later
/* JSON-LD as pages have it: with line breaks in strings, wrapped in comments, in arrays, graphs
 * and pages that hold the article. */
#include "extract/read/html_head.h"

#include <glib.h>
#include <jansson.h>

enum { LD_BYTES = 4 * 1024 * 1024, LD_OBJECTS = 4096, LD_DEPTH = 4, BODY_BYTES = 4 * 1024 * 1024 };

static kith_str string_in(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);

    return json_is_string(value) ? (kith_str){json_string_value(value), json_string_length(value)}
                                 : (kith_str){0};
}

static const char *type_of(const json_t *object)
{
    const json_t *type = json_object_get(object, "@type");

    if (json_is_array(type))
        type = json_array_get(type, 0);
    return json_is_string(type) ? json_string_value(type) : "";
}

/* Whether the object is an article of some kind, and not the page, the site or a picture. */
static bool is_article(const json_t *object)
{
    const char *type = type_of(object);

    return strstr(type, "Article") != NULL || strstr(type, "Posting") != NULL ||
           strcmp(type, "Report") == 0;
}

/* A name, an object with a name, or an array of either: "A, B". */
// NOLINTNEXTLINE(misc-no-recursion): as far as depth
static void append_names(GString *out, const json_t *value, unsigned depth)
{
    kith_str name = {0};

    for (size_t i = 0; json_is_array(value) && i < json_array_size(value) && i < 16; i++)
        if (depth > 0)
            append_names(out, json_array_get(value, i), depth - 1);
    if (json_is_string(value))
        name = (kith_str){json_string_value(value), json_string_length(value)};
    else if (json_is_object(value))
        name = string_in(value, "name");
    if (name.len == 0)
        return;
    if (out->len > 0)
        g_string_append(out, ", ");
    g_string_append_len(out, name.ptr, (gssize)name.len);
}

/* Text that may hold tags and entities: a tag ends the line, an entity becomes its character. */
static void append_plain(GString *out, kith_str s)
{
    static const char *const known[][2] = {
        {"&amp;", "&"},   {"&quot;", "\""}, {"&#39;", "'"},    {"&#x27;", "'"},  {"&apos;", "'"},
        {"&nbsp;", " "},  {"&rsquo;", "’"}, {"&lsquo;", "‘"},  {"&ldquo;", "“"}, {"&rdquo;", "”"},
        {"&ndash;", "–"}, {"&mdash;", "—"}, {"&hellip;", "…"}, {"&lt;", "<"},    {"&gt;", ">"},
        {"&#8217;", "’"}, {"&#8220;", "“"}, {"&#8221;", "”"}};

    for (size_t i = 0; i < s.len; i++) {
        const char *end;
        size_t k = 0, n = sizeof known / sizeof *known;
        if (s.ptr[i] == '<' && i + 1 < s.len &&
            (g_ascii_isalpha(s.ptr[i + 1]) || s.ptr[i + 1] == '/') &&
            (end = memchr(s.ptr + i, '>', s.len - i)) != NULL) {
            i = (size_t)(end - s.ptr);
            g_string_append_c(out, g_str_has_suffix(out->str, "\n") ? ' ' : '\n');
            continue;
        }
        while (s.ptr[i] == '&' && k < n &&
               !kith_str_starts(kith_str_sub(s, i, s.len), kith_str_of(known[k][0])))
            k++;
        if (s.ptr[i] == '&' && k < n) {
            g_string_append(out, known[k][1]);
            i += strlen(known[k][0]) - 1;
        } else
            g_string_append_c(out, s.ptr[i] == '\r' ? '\n' : s.ptr[i]);
    }
    g_string_append_c(out, '\n');
}

/* The article's text, or that of the entries of a live page, newest first as they stand. */
static void take_body(kith_html_head *head, const json_t *object)
{
    const json_t *updates = json_object_get(object, "liveBlogUpdate");
    GString *out = g_string_new(NULL);
    kith_str body = string_in(object, "articleBody");

    if (body.len > 0)
        append_plain(out, body);
    for (size_t i = 0; i < json_array_size(updates) && i < LD_OBJECTS && out->len < BODY_BYTES;
         i++) {
        const json_t *entry = json_array_get(updates, i);
        append_plain(out, string_in(entry, "headline"));
        append_plain(out, string_in(entry, "articleBody"));
    }
    if (out->len > head->body.text.len && out->len < BODY_BYTES &&
        g_utf8_validate(out->str, (gssize)out->len, NULL))
        head->body = (kith_html_fact){kith_arena_str(head->arena, (kith_str){out->str, out->len}),
                                      KITH_STATED_IN_LD};
    g_string_free(out, TRUE);
}

static void take_article(kith_html_head *head, const json_t *object)
{
    GString *names = g_string_new(NULL);
    const json_t *page = json_object_get(object, "mainEntityOfPage");

    kith_html_title(head, string_in(object, "headline"), KITH_STATED_IN_LD);
    kith_html_date(head, string_in(object, "datePublished"), KITH_STATED_IN_LD);
    kith_html_date(head, string_in(object, "dateCreated"), KITH_STATED_IN_TIME);
    kith_html_date(head, string_in(object, "dateModified"), KITH_STATED_IN_PASSING);
    kith_html_language(head, string_in(object, "inLanguage"), KITH_STATED_IN_LD);
    kith_html_source(head, string_in(object, "url"), KITH_STATED_IN_META);
    kith_html_source(
        head, json_is_object(page) ? string_in(page, "@id") : string_in(object, "mainEntityOfPage"),
        KITH_STATED_IN_META);
    kith_html_source(head, string_in(json_object_get(object, "publisher"), "name"),
                     KITH_STATED_IN_PASSING);
    append_names(names, json_object_get(object, "author"), 2);
    kith_html_author(head, (kith_str){names->str, names->len}, KITH_STATED_IN_LD);
    g_string_free(names, TRUE);
    take_body(head, object);
}

/* An object, what an array holds, an object's @graph, and what it says is the page's main thing. */
// NOLINTNEXTLINE(misc-no-recursion): as far as depth
static void visit(kith_html_head *head, const json_t *value, unsigned depth)
{
    static const char *const keys[] = {"@graph", "mainEntity", "mainEntityOfPage"};

    for (size_t i = 0; i < json_array_size(value) && i < LD_OBJECTS && depth > 0; i++)
        visit(head, json_array_get(value, i), depth - 1);
    if (!json_is_object(value))
        return;
    if (is_article(value))
        take_article(head, value);
    else if (strstr(type_of(value), "Page") != NULL)
        kith_html_date(head, string_in(value, "datePublished"), KITH_STATED_IN_META);
    for (size_t i = 0; depth > 0 && i < sizeof keys / sizeof *keys; i++)
        visit(head, json_object_get(value, keys[i]), depth - 1);
}

void kith_html_ld(kith_html_head *head, kith_str json)
{
    const char *wrapper = g_strstr_len(json.ptr, (gssize)MIN(json.len, 64), "CDATA[");
    size_t beg = wrapper != NULL ? (size_t)(wrapper - json.ptr) + 6 : 0;
    char *copy;
    json_t *root;

    while (beg < json.len && json.ptr[beg] != '{' && json.ptr[beg] != '[')
        beg++;
    json = kith_str_sub(json, beg, json.len);
    if (json.len == 0 || json.len > LD_BYTES)
        return;
    copy = g_malloc(json.len);
    for (size_t i = 0; i < json.len; i++)
        copy[i] = (unsigned char)json.ptr[i] < ' ' ? ' ' : json.ptr[i];
    root = json_loadb(copy, json.len,
                      JSON_DECODE_INT_AS_REAL | JSON_ALLOW_NUL | JSON_DISABLE_EOF_CHECK, NULL);
    g_free(copy);
    visit(head, root, LD_DEPTH);
    json_decref(root);
}
