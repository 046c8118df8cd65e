// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/corrections.h"

#include "cli/term/say.h"
#include "extract/read/load.h"

#include <glib.h>

enum { KEY_RULES = KITH_KEY_CORRECT, KEY_LEXICON };

static const size_t LARGEST = (size_t)64 << 20; // bytes of a file of rules

#define LEXICON                                                                                    \
    {                                                                                              \
        KEY_LEXICON, "lexicon", "FILE",                                                            \
            "know the names in FILE: name, type, country, aliases, identifier"                     \
    }

const kith_option kith_lexicon_options[] = {LEXICON, {0}};
const kith_option kith_correction_options[] = {
    {KEY_RULES, "rules", "FILE",
     "correct names as FILE says: merge, split, never, rename, type, "
     "ignore, country; may be repeated"},
    LEXICON,
    {0},
};

bool kith_corrections_take(kith_args *args, int key, kith_corrections *c)
{
    if (key == KEY_LEXICON)
        c->lexicon = args->value;
    if (key != KEY_RULES)
        return key == KEY_LEXICON;
    if (c->n == KITH_MAX_RULES)
        kith_args_wrong(args, "'--rules' can be given %d times at most", KITH_MAX_RULES);
    else
        c->path[c->n++] = args->value;
    return true;
}

/* Text of a table that a user wrote: UTF-8, perhaps with the mark that some editors put in front.
 */
static bool load(const char *path, kith_arena *a, kith_str *text, kith_err *err)
{
    if (!kith_load(path, LARGEST, a, text, err))
        return false;
    if (kith_str_starts(*text, KITH_STR("\xef\xbb\xbf")))
        *text = kith_str_sub(*text, 3, text->len);
    if (!g_utf8_validate(text->ptr, (gssize)text->len, NULL))
        return kith_fail(err, KITH_EINPUT, "%s: is not UTF-8; save it as such", path);
    return true;
}

bool kith_corrections_load(kith_corrections *c, kith_err *err)
{
    if (c->arena == NULL)
        c->arena = kith_arena_new();
    if (c->lexicon != NULL && !load(c->lexicon, c->arena, &c->names, err))
        return kith_fail_in(err, "reading the lexicon");
    for (size_t i = 0; i < c->n; i++)
        if (!load(c->path[i], c->arena, &c->text[i], err))
            return kith_fail_in(err, "reading the rules");
    return kith_corrections_take_text(c, err);
}

bool kith_corrections_take_text(kith_corrections *c, kith_err *err)
{
    if (c->lexicon != NULL && !kith_user_lexicon_read(c->lexicon, c->names, &c->user, err))
        return kith_fail_in(err, "reading the lexicon");
    for (size_t i = 0; i < c->n; i++)
        if (!kith_rules_add(&c->rules, c->path[i], c->text[i], err))
            return false;
    return true;
}

void kith_corrections_check(const kith_corrections *c)
{
    for (size_t i = 0; i < c->rules.n_names; i++) {
        const kith_rule_name *name = &c->rules.name[i];
        const kith_rule *rule = &c->rules.rule[name->rule];
        if (!name->matched)
            kith_say("%s:%zu: nothing is called '%.*s', so '%s' changed nothing there", rule->path,
                     rule->line, (int)name->text.len, name->text.ptr, kith_verb_name[rule->verb]);
    }
}

void kith_corrections_fini(kith_corrections *c)
{
    kith_user_lexicon_free(c->user);
    kith_rules_fini(&c->rules);
    kith_arena_free(c->arena);
    *c = (kith_corrections){0};
}
