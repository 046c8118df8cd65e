// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/outputs.h"

#include "cli/term/say.h"
#include "graph/measure.h"

#include <sys/stat.h>

enum { KEY_FORMAT = KITH_KEY_OUTPUT, KEY_YED, KEY_DYNAMIC, KEY_THEME, KEY_SIZE_BY, KEY_ALL };

const kith_option kith_output_options[] = {
    {'o', "output", "OUT", "write the graph to OUT, in the format of its suffix; may be repeated"},
    {KEY_FORMAT, "format", "F", "the format of the next -o, whatever its suffix"},
    {KEY_YED, "yed", NULL, "the same as --format yed"},
    {KEY_DYNAMIC, "dynamic", NULL, "the same as --format gexf13: a timeline for Gephi"},
    {KEY_THEME, "theme", "T", "how pictures look: light (default), dark, print"},
    {KEY_SIZE_BY, "size-by", "MEASURE",
     "what makes a node large: mentions, documents, degree, strength (default), pagerank, "
     "betweenness"},
    {KEY_ALL, "all", NULL, "write all links, however many; see the formats below"},
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

static void take_theme(kith_args *args, kith_look *look)
{
    for (int t = 0; t < KITH_THEMES; t++)
        if (strcmp(args->value, kith_theme_name[t]) == 0) {
            look->theme = (kith_theme)t;
            return;
        }
    kith_args_wrong(args, "'--theme' takes light, dark or print, not '%s'", args->value);
}

static void take_size(kith_args *args, kith_outputs *outputs)
{
    outputs->sized = true;
    for (int by = 0; by < KITH_BYS; by++)
        if (strcmp(args->value, kith_by_name[by]) == 0) {
            outputs->look.size_by = (kith_by)by;
            return;
        }
    kith_args_wrong(args,
                    "'--size-by' takes mentions, documents, degree, strength, pagerank or "
                    "betweenness, not '%s'",
                    args->value);
}

bool kith_outputs_take(kith_args *args, int key, kith_outputs *outputs)
{
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
    case KEY_YED:
        outputs->format = "yed";
        return true;
    case KEY_DYNAMIC:
        outputs->format = "gexf13";
        return true;
    case KEY_THEME:
        take_theme(args, &outputs->look);
        return true;
    case KEY_SIZE_BY:
        take_size(args, outputs);
        return true;
    case KEY_ALL:
        outputs->all = true;
        return true;
    default:
        return kith_filter_take(args, key, &outputs->filter);
    }
}

void kith_outputs_check(kith_args *args, const kith_outputs *outputs)
{
    kith_filter_check(args, &outputs->filter);
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

/* What of g the programs of a format can show. */
static bool write_part(const kith_outputs *outputs, size_t i, const kith_graph *g, kith_err *err)
{
    const kith_format *format = outputs->at[i].format;
    kith_filter filter = {.max_edges = format->max_edges};
    kith_graph *part = kith_graph_filter(g, &filter);
    bool ok = kith_measure(part, err);

    if (ok && outputs->sized)
        kith_sizes(part, outputs->look.size_by);
    ok = ok && kith_export(part, format, &outputs->look, outputs->at[i].path, err);
    if (ok && !outputs->quiet)
        kith_tell("%s: the %zu heaviest of %zu links, of %zu of %zu names: %s; --all writes all",
                  outputs->at[i].path, part->E, g->E, part->V, g->V,
                  "more would freeze its programs");
    kith_graph_free(part);
    return ok;
}

bool kith_outputs_write(const kith_outputs *outputs, kith_graph **g, kith_err *err)
{
    bool ok = kith_filter_apply(&outputs->filter, g, err);

    if (ok && outputs->sized)
        kith_sizes(*g, outputs->look.size_by);
    for (size_t i = 0; i < outputs->n && ok; i++) {
        const kith_format *format = outputs->at[i].format;
        if (!outputs->all && format->max_edges > 0 && (*g)->E > format->max_edges)
            ok = write_part(outputs, i, *g, err);
        else
            ok = kith_export(*g, format, &outputs->look, outputs->at[i].path, err);
    }
    return ok;
}

static void help(kith_out *out, bool store)
{
    kith_out_puts(out, "Formats:\n");
    for (const kith_format *f = kith_formats; f->name != NULL; f++)
        kith_out_printf(out, "  %-10s%-10s%s\n", f->name, f->suffix, f->summary);
    if (store)
        kith_out_printf(out, "  %-10s%-10s%s\n", "kith", ".kith",
                        "a store, for questions, and to add more to");
    kith_out_puts(out,
                  "\nOf a graph too large for the programs that open a format, the heaviest links "
                  "are\nwritten, unless there is --all:\n");
    for (const kith_format *f = kith_formats; f->name != NULL; f++)
        if (f->max_edges > 0)
            kith_out_printf(out, "  %-10s%9u links\n", f->name, f->max_edges);
}

void kith_outputs_help_store(kith_out *out)
{
    help(out, true);
}

void kith_outputs_help(kith_out *out)
{
    help(out, false);
}
