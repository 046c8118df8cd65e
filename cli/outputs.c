// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/outputs.h"

#include "graph/measure.h"

#include <sys/stat.h>

enum { KEY_FORMAT = KITH_KEY_OUTPUT };
enum { KEY_MIN_WEIGHT = KITH_KEY_FILTER, KEY_MIN_MENTIONS, KEY_TYPES, KEY_TOP, KEY_ISOLATED };

const kith_option kith_output_options[] = {
    {'o', "output", "OUT", "write the graph to OUT, in the format of its suffix; may be repeated"},
    {KEY_FORMAT, "format", "F", "the format of the next -o, whatever its suffix"},
    {0},
};

const kith_option kith_filter_options[] = {
    {KEY_MIN_WEIGHT, "min-weight", "N", "only links of at least N sentences (default: 1)"},
    {KEY_MIN_MENTIONS, "min-mentions", "N", "only who is named at least N times (default: 1)"},
    {KEY_TYPES, "types", "LIST", "only these: person, country, organization, joined by commas"},
    {KEY_TOP, "top", "N", "only the N with the strongest links, 0 for all (default: 0)"},
    {KEY_ISOLATED, "isolated", NULL, "keep those that no link is left of"},
    {0},
};

/* A store is no format of a graph: it is written while documents are read. */
static bool is_store(const kith_outputs *outputs, const char *path)
{
    return outputs->format != NULL ? strcmp(outputs->format, "kith") == 0
                                   : kith_str_ends(kith_str_of(path), KITH_STR(".kith"));
}

static void add_store(kith_args *args, kith_outputs *outputs)
{
    outputs->format = NULL;
    if (!outputs->stores)
        kith_args_wrong(args, "'%s' writes no store; 'kith build INPUT -o %s' does", args->command,
                        args->value);
    else if (outputs->store != NULL)
        kith_args_wrong(args, "one store can be written, not '%s' and '%s'", outputs->store,
                        args->value);
    else if (strcmp(args->value, "-") == 0)
        kith_args_wrong(args, "a store is a file, it cannot go to standard output");
    else
        outputs->store = args->value;
}

static void add(kith_args *args, kith_outputs *outputs)
{
    kith_err err = {0};
    const kith_format *format = kith_format_find(outputs->format, args->value, &err);

    if (format == NULL && outputs->format == NULL && strcmp(args->value, "-") == 0)
        kith_args_wrong(args, "standard output has no suffix: '--format graphml -o -'");
    else if (format == NULL)
        kith_args_wrong(args, "%s", err.msg);
    else if (outputs->n == KITH_MAX_OUTPUTS)
        kith_args_wrong(args, "'-o' can be given %d times at most", KITH_MAX_OUTPUTS);
    else {
        outputs->at[outputs->n].path = args->value;
        outputs->at[outputs->n++].format = format;
        outputs->format = NULL;
    }
}

bool kith_outputs_take(kith_args *args, int key, kith_outputs *outputs)
{
    kith_filter *filter = &outputs->filter;

    switch (key) {
    case 'o':
        if (is_store(outputs, args->value))
            add_store(args, outputs);
        else
            add(args, outputs);
        return true;
    case KEY_FORMAT:
        outputs->format = args->value;
        return true;
    case KEY_MIN_WEIGHT:
        kith_args_number(args, "--min-weight", 0, UINT32_MAX, &filter->min_weight);
        return true;
    case KEY_MIN_MENTIONS:
        kith_args_number(args, "--min-mentions", 0, UINT32_MAX, &filter->min_mentions);
        return true;
    case KEY_TYPES:
        kith_args_types(args, &filter->types);
        return true;
    case KEY_TOP:
        kith_args_number(args, "--top", 0, UINT32_MAX, &filter->top);
        return true;
    case KEY_ISOLATED:
        filter->keep_isolated = true;
        return true;
    default:
        return false;
    }
}

void kith_outputs_check(kith_args *args, const kith_outputs *outputs)
{
    if (args->stop)
        return;
    if (outputs->format != NULL)
        kith_args_wrong(args, "'--format %s' goes before the '-o' that it is for", outputs->format);
    else if (outputs->n == 0 && outputs->store == NULL)
        kith_args_wrong(args, "where shall the graph go? Add '-o graph.graphml' (for Gephi), "
                              "'-o graph.svg' (a picture), or both");
}

/* Devices and pipes are not tried: opening one can be noticed at its other end. */
bool kith_outputs_try(const kith_outputs *outputs, kith_err *err)
{
    for (size_t i = 0; i < outputs->n; i++) {
        const char *path = outputs->at[i].path;
        struct stat there;
        kith_out *out;

        if (strcmp(path, "-") == 0 ||
            (stat(path, &there) == 0 && !S_ISREG(there.st_mode) && !S_ISDIR(there.st_mode)))
            continue;
        out = kith_out_open(path, err);
        if (out == NULL)
            return false;
        kith_out_abandon(out);
    }
    return true;
}

static bool filters(const kith_filter *f)
{
    return f->min_weight > 1 || f->min_mentions > 1 || f->top > 0 || f->types != 0;
}

bool kith_outputs_write(const kith_outputs *outputs, kith_graph **g, kith_err *err)
{
    if (filters(&outputs->filter)) {
        kith_graph *all = *g;
        *g = kith_graph_filter(all, &outputs->filter);
        kith_graph_free(all);
        if (!kith_measure(*g, err))
            return false;
    }
    for (size_t i = 0; i < outputs->n; i++)
        if (!kith_export(*g, outputs->at[i].format, outputs->at[i].path, err))
            return false;
    return true;
}

void kith_outputs_help_store(kith_out *out)
{
    kith_outputs_help(out);
    kith_out_printf(out, "  %-10s%-10s%s\n", "kith", ".kith",
                    "a store, for questions, and to add more to");
}

void kith_outputs_help(kith_out *out)
{
    kith_out_puts(out, "Formats:\n");
    for (const kith_format *f = kith_formats; f->name != NULL; f++)
        kith_out_printf(out, "  %-10s%-10s%s\n", f->name, f->suffix, f->summary);
}
