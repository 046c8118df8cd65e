// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/store_settings.h"

#include <stdio.h>

static void save_flag(kith_store *store, const char *key, bool value)
{
    kith_store_set(store, key, value ? KITH_STR("1") : KITH_STR("0"));
}

static void save_rules(kith_store *store, size_t i, const char *path, kith_str text)
{
    char key[32];

    snprintf(key, sizeof key, "rules %02zu name", i + 1);
    kith_store_set(store, key, kith_str_of(path));
    snprintf(key, sizeof key, "rules %02zu text", i + 1);
    kith_store_set(store, key, text);
}

void kith_store_settings_save(kith_store *store, const kith_extract_options *extract,
                              const kith_link_options *link, const kith_corrections *corrections)
{
    save_flag(store, "keep_boilerplate", extract->keep_boilerplate);
    save_flag(store, "no_demonyms", extract->no_demonyms);
    save_flag(store, "capitals", extract->capitals);
    save_flag(store, "keep_repeats", link->keep_repeats);
    if (corrections->lexicon != NULL) {
        kith_store_set(store, "lexicon name", kith_str_of(corrections->lexicon));
        kith_store_set(store, "lexicon text", corrections->names);
    }
    for (size_t i = 0; i < corrections->n; i++)
        save_rules(store, i, corrections->path[i], corrections->text[i]);
}
