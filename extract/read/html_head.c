// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/read/html_head.h"

#include <glib.h>
#include <jansson.h>

#include "extract/read/date.h"

enum { LD_BYTES = 4 * 1024 * 1024, LD_OBJECTS = 4096, TITLE_BYTES = 500 };

void kith_html_title(kith_html_head *head, kith_str title, kith_stated from)
{
    title = kith_str_trim(title);
    if (from <= head->title_from || title.len == 0 || title.len > TITLE_BYTES)
        return;
    head->title = kith_arena_str(head->arena, title);
    head->title_from = (uint8_t)from;
}

void kith_html_date(kith_html_head *head, kith_str text, kith_stated from)
{
    char iso[KITH_DATE_BYTES];

    if (from <= head->date_from || text.len > 100 || !kith_date_parse(text, iso))
        return;
    head->date = kith_arena_str(head->arena, kith_str_of(iso));
    head->date_from = (uint8_t)from;
}

static bool is_one_of(const char *name, const char *const *names)
{
    for (; *names != NULL; names++)
        if (g_ascii_strcasecmp(name, *names) == 0)
            return true;
    return false;
}

void kith_html_meta(kith_html_head *head, const char *name, const char *content)
{
    static const char *const dates[] = {"date",
                                        "pubdate",
                                        "publishdate",
                                        "publish-date",
                                        "publish_date",
                                        "dc.date",
                                        "dc.date.issued",
                                        "dcterms.created",
                                        "dcterms.date",
                                        "datepublished",
                                        "article.published",
                                        "sailthru.date",
                                        "parsely-pub-date",
                                        "cxenseparse:recs:publishtime",
                                        NULL};
    static const char *const titles[] = {
        "title", "dc.title", "headline", "twitter:title", "parsely-title", "sailthru.title", NULL};

    if (g_ascii_strcasecmp(name, "article:published_time") == 0)
        kith_html_date(head, kith_str_of(content), KITH_STATED_IN_GRAPH);
    else if (g_ascii_strcasecmp(name, "og:title") == 0)
        kith_html_title(head, kith_str_of(content), KITH_STATED_IN_GRAPH);
    else if (is_one_of(name, dates))
        kith_html_date(head, kith_str_of(content), KITH_STATED_IN_META);
    else if (is_one_of(name, titles))
        kith_html_title(head, kith_str_of(content), KITH_STATED_IN_META);
}

static kith_str string_in(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);

    return json_is_string(value) ? (kith_str){json_string_value(value), json_string_length(value)}
                                 : (kith_str){0};
}

/* Whether the object is an article of some kind, and not the page, the site or a picture. */
static bool is_article(const json_t *object)
{
    const json_t *type = json_object_get(object, "@type");
    const char *name;

    if (json_is_array(type))
        type = json_array_get(type, 0);
    name = json_is_string(type) ? json_string_value(type) : "";
    return strstr(name, "Article") != NULL || strstr(name, "Posting") != NULL ||
           strcmp(name, "Report") == 0;
}

/* The objects of a JSON-LD value: itself, the elements of an array, its @graph. */
void kith_html_ld(kith_html_head *head, kith_str json)
{
    json_t *root = json.len <= LD_BYTES ? json_loadb(json.ptr, json.len,
                                                     JSON_DECODE_INT_AS_REAL | JSON_ALLOW_NUL, NULL)
                                        : NULL;
    const json_t *list = root;

    if (json_is_object(root) && json_is_array(json_object_get(root, "@graph")))
        list = json_object_get(root, "@graph");
    for (size_t i = 0; i < LD_OBJECTS; i++) {
        const json_t *object = json_is_array(list) ? json_array_get(list, i) : i == 0 ? list : NULL;
        if (object == NULL)
            break;
        if (!is_article(object))
            continue;
        kith_html_title(head, string_in(object, "headline"), KITH_STATED_IN_LD);
        kith_html_date(head, string_in(object, "datePublished"), KITH_STATED_IN_LD);
    }
    json_decref(root);
}
