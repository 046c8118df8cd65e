// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/term/args.h"

#include "cli/term/nearest.h"
#include "cli/term/say.h"
#include "cli/term/term.h"
#include "extract/extract.h"

#include <errno.h>
#include <glib.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { KEY_COLOR = KITH_KEY, KEY_JSON, KEY_CSV };
enum { WIDTH = 80, INDENT = 28 }; // of --help

static const kith_option json_option[] = {
    {KEY_JSON, "json", NULL, "print JSON"},
    {0},
};
static const kith_option csv_option[] = {
    {KEY_CSV, "csv", NULL, "print comma-separated values, all columns"},
    {0},
};
static const kith_option jobs_option[] = {
    {'j', "jobs", "N", "use N threads (default: one per processor)"},
    {0},
};
static const kith_option common[] = {
    {KEY_COLOR, "color", "WHEN", "colour the output: auto (on a terminal), always, never"},
    {'q', "quiet", NULL, "say nothing but errors"},
    {'v', "verbose", NULL, "say more"},
    {'h', "help", NULL, "show this"},
    {0},
};

/* The i-th group of options of a command, those it shares with all behind its own; NULL at the
 * end. */
static const kith_option *group_of(const kith_manual *manual, size_t i)
{
    const kith_option *all[KITH_OPTION_GROUPS + 5];
    size_t n = 0;

    while (n < KITH_OPTION_GROUPS && manual->group[n] != NULL) {
        all[n] = manual->group[n];
        n++;
    }
    if (manual->takes & KITH_TAKES_JSON)
        all[n++] = json_option;
    if (manual->takes & KITH_TAKES_CSV)
        all[n++] = csv_option;
    if (manual->takes & KITH_TAKES_JOBS)
        all[n++] = jobs_option;
    all[n++] = common;
    return i < n ? all[i] : NULL;
}

void kith_args_init(kith_args *args, const kith_manual *manual, int argc, char **argv)
{
    const kith_option *group;
    size_t n = 0, letters = 0;

    *args = (kith_args){.manual = manual, .command = argv[0], .argc = argc, .argv = argv};
    args->letters[letters++] = ':';
    for (size_t i = 0; (group = group_of(manual, i)) != NULL; i++)
        for (; group->name != NULL; group++) {
            assert(n < KITH_MAX_OPTIONS);
            args->longs[n++] =
                (struct option){.name = group->name,
                                .has_arg = group->value != NULL ? required_argument : no_argument,
                                .val = group->key};
            if (group->key >= KITH_KEY)
                continue;
            args->letters[letters++] = (char)group->key;
            if (group->value != NULL)
                args->letters[letters++] = ':';
        }
    args->color = kith_term_color(KITH_COLOR_AUTO);
    opterr = 0;
    optind = 0; // glibc's getopt begins anew
}

int kith_args_wrong(kith_args *args, const char *fmt, ...)
{
    va_list list;
    char *text;

    va_start(list, fmt);
    text = g_strdup_vprintf(fmt, list);
    va_end(list);
    kith_say("%s: %s", args->command, text);
    g_free(text);
    args->stop = true;
    args->status = KITH_EUSAGE;
    return args->status;
}

static const char *name_of(const kith_args *args, int key)
{
    for (const struct option *o = args->longs; o->name != NULL; o++)
        if (o->val == key)
            return o->name;
    return "";
}

/* The option that was meant by a word that is none, or by one that begins several. */
static void unknown(kith_args *args, const char *word)
{
    size_t len = strcspn(word, "="), n = 0, begins = 0;
    const char *names[KITH_MAX_OPTIONS + 1], *near;
    char *name = g_strndup(word + 2, len - 2);

    for (const struct option *o = args->longs; o->name != NULL; o++) {
        names[n++] = o->name;
        begins += strncmp(o->name, name, strlen(name)) == 0;
    }
    near = kith_nearest(name, names, n);
    if (begins > 1)
        kith_args_wrong(args, "'--%s' begins several options; see 'kith %s --help'", name,
                        args->command);
    else if (near != NULL)
        kith_args_wrong(args, "there is no option '--%s'; did you mean '--%s'?", name, near);
    else
        kith_args_wrong(args, "there is no option '--%s'; see 'kith %s --help'", name,
                        args->command);
    g_free(name);
}

static void refuse(kith_args *args, int found)
{
    const char *word = args->argv[optind - 1];

    if (found == ':')
        kith_args_wrong(args, "'--%s' needs a value; see 'kith %s --help'", name_of(args, optopt),
                        args->command);
    else if (optopt != 0 && *name_of(args, optopt) != '\0')
        kith_args_wrong(args, "'--%s' takes no value", name_of(args, optopt));
    else if (optopt == 0 && strncmp(word, "--", 2) == 0)
        unknown(args, word);
    else
        kith_args_wrong(args, "there is no option '-%c'; see 'kith %s --help'",
                        g_ascii_isprint(optopt) ? optopt : '?', args->command);
}

static void choose_color(kith_args *args)
{
    static const char *const names[] = {"auto", "always", "never"};

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (strcmp(args->value, names[i]) == 0) {
            args->color = kith_term_color((kith_color_mode)i);
            return;
        }
    kith_args_wrong(args, "'--color' takes auto, always or never, not '%s'", args->value);
}

static void show_help(kith_args *args)
{
    kith_err err = {0};
    kith_out *out = kith_out_open("-", &err);

    kith_manual_print(args->manual, out);
    args->stop = true;
    args->status = kith_out_close(out, &err) ? KITH_OK : kith_say_err(&err);
}

/* True when the option is one that every command has. */
static bool take_common(kith_args *args, int key)
{
    switch (key) {
    case KEY_COLOR:
        choose_color(args);
        return true;
    case KEY_JSON:
        args->json = true;
        break;
    case KEY_CSV:
        args->csv = true;
        break;
    case 'j':
        kith_args_number(args, "--jobs", 1, 1024, &args->jobs);
        return true;
    case 'q':
        args->quiet = true;
        return true;
    case 'v':
        args->verbose = true;
        return true;
    case 'h':
        show_help(args);
        return true;
    default:
        return false;
    }
    if (args->json && args->csv)
        kith_args_wrong(args, "'--json' and '--csv' cannot both be had");
    return true;
}

int kith_args_next(kith_args *args)
{
    int key;

    do {
        if (args->stop)
            return 0;
        key = getopt_long(args->argc, args->argv, args->letters, args->longs, NULL);
        if (key == -1)
            return 0;
        args->value = optarg;
        if (key == '?' || key == ':')
            refuse(args, key);
    } while (args->stop || take_common(args, key));
    return key;
}

char **kith_args_rest(const kith_args *args, size_t *n)
{
    *n = (size_t)(args->argc - optind);
    return args->argv + optind;
}

void kith_args_number(kith_args *args, const char *option, uint32_t min, uint32_t max,
                      uint32_t *out)
{
    const char *text = args->value;
    size_t digits = strspn(text, "0123456789");
    unsigned long long number = strtoull(text, NULL, 10);

    if (digits == 0 || digits > 10 || text[digits] != '\0' || number < min || number > max)
        kith_args_wrong(args,
                        "'%s' takes a whole number from %" G_GUINT32_FORMAT " to %" G_GUINT32_FORMAT
                        ", not '%s'",
                        option, min, max, text);
    else
        *out = (uint32_t)number;
}

void kith_args_bytes(kith_args *args, const char *option, size_t min, size_t max, size_t *out)
{
    static const char units[] = "kMG";
    const char *text = args->value, *unit;
    size_t digits = strspn(text, "0123456789");
    unsigned long long number = strtoull(text, NULL, 10), scale = 1;

    unit = digits > 0 && text[digits] != '\0'
               ? strchr(units, text[digits] == 'K' ? 'k' : text[digits])
               : NULL;
    if (unit != NULL)
        scale = 1ull << (10 * (unit - units + 1));
    if (digits == 0 || digits > 15 || text[digits + (unit != NULL)] != '\0' ||
        number > max / scale || number * scale < min)
        kith_args_wrong(args, "'%s' takes bytes from %zu to %zu, such as 4096, 64k, 256M, not '%s'",
                        option, min, max, text);
    else
        *out = (size_t)(number * scale);
}

/* Any beginning of a type's name, singular or plural. */
static int type_of(const char *word)
{
    static const char *const plural[KITH_TYPES] = {"people", "countries", "organizations"};
    static const char *const british[KITH_TYPES] = {"persons", "countries", "organisations"};
    size_t len = strlen(word);

    for (int type = 0; len > 0 && type < KITH_TYPES; type++)
        if (strncmp(word, kith_type_name[type], len) == 0 ||
            strncmp(word, plural[type], len) == 0 || strncmp(word, british[type], len) == 0)
            return type;
    return -1;
}

void kith_args_types(kith_args *args, unsigned *out)
{
    char **word = g_strsplit(args->value, ",", -1);
    unsigned types = 0;

    for (size_t i = 0; word[i] != NULL && !args->stop; i++) {
        int type = type_of(g_strstrip(word[i]));
        if (type < 0)
            kith_args_wrong(args,
                            "'--types' takes person, country, organization, joined by commas, "
                            "not '%s'",
                            word[i]);
        else
            types |= 1u << type;
    }
    if (!args->stop && types == 0)
        kith_args_wrong(args, "'--types' takes person, country, organization, joined by commas");
    if (!args->stop)
        *out = types;
    g_strfreev(word);
}

/* text in lines that end before column WIDTH, those after the first behind INDENT spaces. */
static void print_wrapped(kith_out *out, const char *text)
{
    while (strlen(text) > WIDTH - INDENT) {
        size_t end = WIDTH - INDENT;
        while (end > 1 && text[end] != ' ')
            end--;
        kith_out_printf(out, "%.*s\n%*s", (int)end, text, INDENT, "");
        text += end + 1;
    }
    kith_out_printf(out, "%s\n", text);
}

static void print_option(kith_out *out, const kith_option *o)
{
    char left[64];
    int n = 0;

    if (o->key < KITH_KEY)
        n = snprintf(left, sizeof left, "  -%c, --%s", o->key, o->name);
    else
        n = snprintf(left, sizeof left, "      --%s", o->name);
    if (o->value != NULL)
        n += snprintf(left + n, sizeof left - n, " %s", o->value);
    if (n > INDENT - 2)
        kith_out_printf(out, "%s\n%*s", left, INDENT, "");
    else
        kith_out_printf(out, "%-*s", INDENT, left);
    print_wrapped(out, o->help);
}

void kith_manual_print(const kith_manual *manual, kith_out *out)
{
    const kith_option *group;

    kith_out_printf(out, "usage: kith %s\n\n%s\n", manual->usage, manual->about);
    for (size_t i = 0; (group = group_of(manual, i)) != NULL; i++) {
        if (i == 0 || group == common)
            kith_out_putc(out, '\n');
        for (; group->name != NULL; group++)
            print_option(out, group);
    }
    if (manual->more != NULL) {
        kith_out_putc(out, '\n');
        manual->more(out);
    }
    if (manual->examples != NULL)
        kith_out_printf(out, "\nExamples:\n%s", manual->examples);
}
