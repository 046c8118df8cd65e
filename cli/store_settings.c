// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/store_settings.h"

#include <stdio.h>

static void save_flag(kith_store *store, const char *key, bool value)
{
    kith_store_set(store, key, value ? KITH_STR("1") : KITH_STR("0"));
}

/* "rules 01 name", so that keys are in the order of files. */
static const char *rules_key(char key[32], size_t i, const char *what)
{
    snprintf(key, 32, "rules %02zu %s", i + 1, what);
    return key;
}

void kith_store_settings_relink(kith_store *store, const kith_link_options *link,
                                const kith_corrections *c)
{
    kith_arena *a = kith_arena_new();
    char key[32];

    save_flag(store, "keep_repeats", link->keep_repeats);
    save_flag(store, "keep_duplicates", link->keep_duplicates);
    kith_store_set(store, "window", kith_window_text(a, link->window));
    kith_store_set(store, "since", link->since);
    kith_store_set(store, "until", link->until);
    kith_arena_free(a);
    for (size_t i = 0; i < KITH_MAX_RULES; i++) {
        bool there = i < c->n;
        kith_store_set(store, rules_key(key, i, "name"),
                       there ? kith_str_of(c->path[i]) : KITH_STR(""));
        kith_store_set(store, rules_key(key, i, "text"), there ? c->text[i] : KITH_STR(""));
    }
}

void kith_store_settings_save(kith_store *store, const kith_extract_options *extract,
                              const kith_link_options *link, const kith_corrections *corrections)
{
    save_flag(store, "keep_boilerplate", extract->keep_boilerplate);
    save_flag(store, "no_demonyms", extract->no_demonyms);
    save_flag(store, "capitals", extract->capitals);
    save_flag(store, "any_language", extract->any_language);
    if (corrections->lexicon != NULL) {
        kith_store_set(store, "lexicon name", kith_str_of(corrections->lexicon));
        kith_store_set(store, "lexicon text", corrections->names);
    }
    kith_store_settings_relink(store, link, corrections);
}

static bool flag(kith_store *store, kith_arena *a, const char *key)
{
    kith_str value;

    return kith_store_get(store, a, key, &value) && kith_str_eq(value, KITH_STR("1"));
}

static void load_window(kith_store *store, kith_arena *a, kith_link_options *link)
{
    kith_str text;

    if (kith_store_get(store, a, "window", &text) && !kith_window_parse(text, &link->window))
        link->window = (kith_window){0};
    if (!kith_store_get(store, a, "since", &link->since))
        link->since = (kith_str){"", 0};
    if (!kith_store_get(store, a, "until", &link->until))
        link->until = (kith_str){"", 0};
}

static void load_rules(kith_store *store, kith_corrections *c)
{
    char key[32];
    kith_str name;

    while (c->n < KITH_MAX_RULES &&
           kith_store_get(store, c->arena, rules_key(key, c->n, "name"), &name) &&
           kith_store_get(store, c->arena, rules_key(key, c->n, "text"), &c->text[c->n]))
        c->path[c->n++] = name.ptr;
}

bool kith_store_settings_load(kith_store *store, bool rules, kith_store_settings *out,
                              kith_err *err)
{
    kith_corrections *c = &out->corrections;
    kith_str name;

    *out = (kith_store_settings){.corrections = {.arena = kith_arena_new()}};
    out->extract.keep_boilerplate = flag(store, c->arena, "keep_boilerplate");
    out->extract.no_demonyms = flag(store, c->arena, "no_demonyms");
    out->extract.capitals = flag(store, c->arena, "capitals");
    out->extract.any_language = flag(store, c->arena, "any_language");
    out->link.keep_repeats = flag(store, c->arena, "keep_repeats");
    out->link.keep_duplicates = flag(store, c->arena, "keep_duplicates");
    load_window(store, c->arena, &out->link);
    if (kith_store_get(store, c->arena, "lexicon name", &name) &&
        kith_store_get(store, c->arena, "lexicon text", &c->names))
        c->lexicon = name.ptr;
    if (rules)
        load_rules(store, c);
    if (!kith_corrections_take_text(c, err))
        return kith_fail_in(err, "what the store was made with");
    out->extract.user = out->link.user = c->user;
    out->link.rules = &c->rules;
    return true;
}

void kith_store_settings_fini(kith_store_settings *settings)
{
    kith_corrections_fini(&settings->corrections);
}

static bool is_one_of(kith_str key, const char *const *keys)
{
    while (*keys != NULL && !kith_str_eq(key, kith_str_of(*keys)))
        keys++;
    return *keys != NULL;
}

static bool is_of_linking(kith_str key)
{
    static const char *const keys[] = {"keep_repeats", "keep_duplicates", "window",
                                       "since",        "until",           NULL};

    return kith_str_starts(key, KITH_STR("rules ")) || is_one_of(key, keys);
}

static bool is_of_reading(kith_str key)
{
    static const char *const keys[] = {"keep_boilerplate", "no_demonyms",  "capitals",
                                       "any_language",     "lexicon text", NULL};

    return is_one_of(key, keys);
}

bool kith_store_settings_agree(kith_store *a, const char *path_a, kith_store *b, const char *path_b,
                               bool rules, kith_err *err)
{
    kith_arena *scratch = kith_arena_new();
    kith_str key, value, other;
    bool ok = true;

    for (size_t i = 0; ok && kith_store_setting(a, scratch, i, &key, &value); i++) {
        if (!is_of_reading(key) && !(rules && is_of_linking(key)))
            continue;
        if (!kith_store_get(b, scratch, key.ptr, &other))
            other = KITH_STR("");
        if (!kith_str_eq(value, other))
            ok = kith_fail(err, KITH_EINPUT, "%s and %s were not made alike: they differ in '%s'%s",
                           path_a, path_b, key.ptr,
                           is_of_reading(key) ? "; build one of them anew"
                                              : "; relink one of them, or give --rules");
    }
    kith_arena_free(scratch);
    return ok;
}
