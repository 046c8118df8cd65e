// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/summary.h"

#include "cli/command.h"
#include "cli/term/say.h"

#include <glib.h>
#include <inttypes.h>

static const char *plural(uint64_t n, const char *one, const char *many)
{
    return n == 1 ? one : many;
}

static void tell_counts(const kith_graph *g, const kith_clock *clock)
{
    const kith_totals *t = &g->totals;
    size_t n[KITH_TYPES] = {0};

    for (size_t v = 0; v < g->V; v++)
        n[g->node[v].type]++;
    kith_tell("%" PRIu64 " %s, %" PRIu64 " %s: %zu %s, %zu %s, %zu %s, %zu %s in %.1f seconds",
              t->documents, plural(t->documents, "document", "documents"), t->sentences,
              plural(t->sentences, "sentence", "sentences"), n[KITH_PERSON],
              plural(n[KITH_PERSON], "person", "people"), n[KITH_COUNTRY],
              plural(n[KITH_COUNTRY], "country", "countries"), n[KITH_ORGANIZATION],
              plural(n[KITH_ORGANIZATION], "organization", "organizations"), g->E,
              plural(g->E, "edge", "edges"), kith_clock_all(clock));
}

/* As a shell takes it: in quotes where it must be. */
static char *word(const char *text)
{
    bool plain = *text != '\0' && *text != '-';

    for (const char *at = text; *at != '\0'; at++)
        plain = plain && (g_ascii_isalnum(*at) || strchr("-_./+,:@%", *at) != NULL);
    return plain ? g_strdup(text) : g_shell_quote(text);
}

/* Who has the strongest links: a person, where there is one. */
static const kith_node *first_of(const kith_graph *g)
{
    const kith_node *best = NULL;

    for (size_t v = 0; v < g->V; v++) {
        const kith_node *node = &g->node[v];
        if (node->degree > 0 &&
            (best == NULL || (node->type == KITH_PERSON) > (best->type == KITH_PERSON) ||
             (node->type == best->type && node->strength > best->strength)))
            best = node;
    }
    return best;
}

/* The file that the queries can be put to; NULL when none was written. */
static const char *to_ask(const kith_outputs *outputs)
{
    if (outputs->store != NULL)
        return outputs->store;
    for (size_t i = 0; i < outputs->n; i++)
        if (strcmp(outputs->at[i].format->name, "graphml") == 0 &&
            strcmp(outputs->at[i].path, "-") != 0)
            return outputs->at[i].path;
    return NULL;
}

static void tell_next(const kith_graph *g, const kith_outputs *outputs)
{
    const char *path = to_ask(outputs);
    const kith_node *node = first_of(g);
    char *file, *label, *name, *program;

    if (path == NULL || node == NULL)
        return;
    file = word(path);
    label = g_strndup(node->label.ptr, node->label.len);
    name = word(label);
    program = word(kith_program());
    kith_tell(path == outputs->store ? "ask %s:" : "open %s in Gephi, or ask it:", file);
    kith_tell("  %s neighbours %s %s", program, file, name);
    kith_tell("  %s rank %s", program, file);
    g_free(program);
    g_free(name);
    g_free(label);
    g_free(file);
}

static void tell_left_out(const kith_totals *t)
{
    if (t->duplicates > 0)
        kith_tell(
            "%" PRIu64 " %s, and counted once", t->duplicates,
            plural(t->duplicates, "document was given before", "documents were given before"));
    if (t->near > 0)
        kith_tell("%" PRIu64 " %s the same as another, and counted once (--keep-duplicates counts "
                  "all)",
                  t->near, plural(t->near, "document is nearly", "documents are nearly"));
    if (t->repeats > 0)
        kith_tell("%" PRIu64 " %s across documents, and counted once or not at all "
                  "(--keep-repeats counts all)",
                  t->repeats, plural(t->repeats, "sentence recurs", "sentences recur"));
    if (t->crowded > 0)
        kith_tell("%" PRIu64 " %s too many to link all of them", t->crowded,
                  plural(t->crowded, "place names", "places name"));
    if (t->outside > 0)
        kith_tell("%" PRIu64 " %s of other days, and not counted (%" PRIu64 " without a date)",
                  t->outside, plural(t->outside, "document is", "documents are"), t->undated);
    if (t->sampled > 0)
        kith_tell("betweenness is estimated from paths of the %" PRIu64 " strongest names",
                  t->sampled);
}

static void tell_files(const kith_outputs *outputs)
{
    GString *all = g_string_new("wrote");

    if (outputs->store != NULL)
        g_string_append_printf(all, " %s%s", outputs->store, outputs->n > 0 ? "," : "");
    for (size_t i = 0; i < outputs->n; i++)
        g_string_append_printf(all, "%s %s", i == 0 ? "" : ",",
                               strcmp(outputs->at[i].path, "-") == 0 ? "standard output"
                                                                     : outputs->at[i].path);
    kith_tell("%s", all->str);
    g_string_free(all, TRUE);
}

void kith_summary_tell(const kith_graph *g, const kith_outputs *outputs, const kith_clock *clock)
{
    tell_counts(g, clock);
    if (g->V == 0)
        kith_tell("no names were found");
    tell_left_out(&g->totals);
    tell_files(outputs);
    tell_next(g, outputs);
}
