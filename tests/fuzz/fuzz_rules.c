// SPDX-License-Identifier: GPL-3.0-or-later
/* Any bytes are rules or an error with a line in it. Rules that were read can be read in the
 * opposite order, name what they name, and link a small corpus or say what contradicts what. */
#include "graph/corpus.h"
#include "tests/fuzz/check.h"
#include "tests/unit/make.h"

#include <glib.h>
#include <stdlib.h>

static void must(bool holds)
{
    if (!holds)
        abort();
}

static const made_doc docs[] = {
    {"a", "", "[Ann Lee](p:Ann Lee) met [Bob Ray](p:Bob Ray) of [Acme](o:Acme)."},
    {"b", "", "[Anna Lee](p:Anna Lee) met [Bob Ray](p:Bob Ray) of [Acme Ltd](o:Acme Ltd)."},
    {"c", "", "[Jordan](p:Jordan) met [Ann B. Lee](p:Ann B. Lee) in [UA](c:UA)."},
};

static void check_graph(const kith_graph *g)
{
    for (size_t v = 0; v < g->V; v++)
        must(g->node[v].type < KITH_TYPES && g->node[v].label.len > 0);
    for (size_t e = 0; e < g->E; e++)
        must(g->edge[e].a < g->edge[e].b && g->edge[e].b < g->V && g->edge[e].weight > 0);
}

static void link_with(kith_rules *rules)
{
    const kith_link_options options = {.rules = rules};
    kith_arena *a = kith_arena_new();
    kith_corpus *corpus = NULL;
    kith_graph *g = NULL;
    kith_err err = {0};

    must(kith_corpus_new(&options, &corpus, &err));
    for (size_t i = 0; i < G_N_ELEMENTS(docs); i++) {
        kith_extraction x = make_extraction(a, docs[i].name, docs[i].date, docs[i].text);
        kith_facts facts = kith_facts_of(a, &x);
        kith_corpus_add(corpus, &facts);
    }
    if (kith_corpus_link(corpus, &g, &err))
        check_graph(g);
    else {
        must(err.code == KITH_EINPUT);
        check_err(&err);
    }
    kith_graph_free(g);
    kith_corpus_free(corpus);
    kith_arena_free(a);
}

static void check_rules(const kith_rules *rules)
{
    for (size_t i = 0; i < rules->n_rules; i++) {
        const kith_rule *r = &rules->rule[i];
        must(r->verb < KITH_VERBS && r->n > 0 && r->first + r->n <= rules->n_names);
    }
    for (size_t i = 0; i < rules->n_names; i++) {
        const kith_rule_name *name = &rules->name[i];
        uint8_t type = name->type == KITH_TYPES ? KITH_PERSON : name->type;
        must(name->rule < rules->n_rules && kith_rule_fits(name, name->folded, type));
    }
}

/* The lines from the last to the first. */
static GString *turned(kith_str text)
{
    GString *out = g_string_new(NULL);
    kith_str line;

    while (kith_str_line(&text, &line)) {
        g_string_prepend_c(out, '\n');
        g_string_prepend_len(out, line.len > 0 ? line.ptr : "", (gssize)line.len);
    }
    return out;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const kith_str text = {(const char *)data, size};
    kith_rules rules = {0}, other = {0};
    kith_err err = {0};
    GString *opposite;

    if (kith_rules_add(&rules, "fuzz", text, &err)) {
        check_rules(&rules);
        opposite = turned(text);
        must(kith_rules_add(&other, "fuzz", (kith_str){opposite->str, opposite->len}, &err));
        must(other.n_rules == rules.n_rules && other.n_names == rules.n_names);
        link_with(&rules);
        g_string_free(opposite, TRUE);
    } else
        check_err(&err);
    kith_rules_fini(&rules);
    kith_rules_fini(&other);
    return 0;
}
