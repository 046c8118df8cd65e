// SPDX-License-Identifier: GPL-3.0-or-later
/* Judges a graph by annotated documents: nodes, edges and the weights of edges.
 *
 * usage: judge score GRAPH FILE.gold...   one graph over these documents
 *        judge each DIR FILE.gold...      a graph for each, DIR/NAME.graphml: the mean
 *
 * A node is right if its type is and its label or an alias is a surface or the key of an entity,
 * each entity having one node. What is marked as doubtful is neither rewarded nor punished. */
#include "export/export.h"
#include "graph/array.h"

#include <glib.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct {
    uint8_t type; // kith_type
    char *key;
    GHashTable *names; // normalised surfaces and key
    unsigned count;    // required mentions
    bool needed;       // not only doubtful
} entity;

typedef struct {
    GRegex *mark;
    GPtrArray *entities;
    GHashTable *index;             // "p:Key" to number + 1
    GHashTable *loose;             // normalised names that may be typed otherwise
    GHashTable *edges, *may_edges; // key of a pair of entities to unsigned count + 0
} gold;

typedef struct {
    double p, r, f1, tp, fp, fn;
} measured;

enum { NODES, PERSONS, COUNTRIES, ORGANIZATIONS, EDGES, WEIGHTED, ROWS };
static const char *const row_name[ROWS] = {
    "nodes", "nodes.person", "nodes.country", "nodes.organization", "edges", "weighted"};

static bool is_space(gunichar c)
{
    return g_unichar_isspace(c) || c == '\v' || (c >= 0x1c && c <= 0x1f) || c == 0x85;
}

/* Small letters without marks, dots or possessive; white space and hyphens as one blank. */
static char *normal(const char *name)
{
    char *decomposed = g_utf8_normalize(name, -1, G_NORMALIZE_ALL), *folded;
    GString *plain = g_string_new(NULL), *out = g_string_new(NULL);

    for (char *at = decomposed; *at != '\0'; at = g_utf8_next_char(at))
        if (g_unichar_combining_class(g_utf8_get_char(at)) == 0)
            g_string_append_unichar(plain, g_utf8_get_char(at));
    folded = g_utf8_casefold(plain->str, -1);
    for (char *at = folded; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (is_space(c) || c == '-' || c == 0x2013) {
            if (out->len > 0 && out->str[out->len - 1] != ' ')
                g_string_append_c(out, ' ');
        } else if (c != '.')
            g_string_append_unichar(out, c == 0x2019 ? '\'' : c);
    }
    if (out->len > 0 && out->str[out->len - 1] == ' ')
        g_string_truncate(out, out->len - 1);
    if (g_str_has_suffix(out->str, "'s"))
        g_string_truncate(out, out->len - 2);
    else if (g_str_has_suffix(out->str, "'"))
        g_string_truncate(out, out->len - 1);
    if (g_str_has_prefix(out->str, "the "))
        g_string_erase(out, 0, 4);
    g_free(decomposed);
    g_free(folded);
    g_string_free(plain, TRUE);
    return g_string_free(out, FALSE);
}

static char *normal_str(kith_str s)
{
    char *name = g_strndup(s.ptr, s.len), *out = normal(name);

    g_free(name);
    return out;
}

static uint64_t pair_key(unsigned a, unsigned b)
{
    return a < b ? (uint64_t)a << 32 | b : (uint64_t)b << 32 | a;
}

static unsigned counted(GHashTable *table, uint64_t key)
{
    return GPOINTER_TO_UINT(g_hash_table_lookup(table, &key));
}

static void count(GHashTable *table, uint64_t key)
{
    unsigned n = counted(table, key) + 1;

    g_hash_table_insert(table, g_memdup2(&key, sizeof key), GUINT_TO_POINTER(n));
}

static void count_pairs(GHashTable *table, uint32_t *at, size_t n)
{
    n = kith_distinct(at, n);
    for (size_t a = 0; a < n; a++)
        for (size_t b = a + 1; b < n; b++)
            count(table, pair_key(at[a], at[b]));
}

static void free_entity(void *data)
{
    entity *e = data;

    g_free(e->key);
    g_hash_table_destroy(e->names);
    g_free(e);
}

static unsigned entity_of(gold *g, char kind, const char *key)
{
    char *id = g_strdup_printf("%c:%s", kind, key);
    unsigned known = GPOINTER_TO_UINT(g_hash_table_lookup(g->index, id));

    if (known > 0) {
        g_free(id);
        return known - 1;
    }
    entity *e = g_new0(entity, 1);
    e->type = kind == 'p' ? KITH_PERSON : kind == 'c' ? KITH_COUNTRY : KITH_ORGANIZATION;
    e->key = g_strdup(key);
    e->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_ptr_array_add(g->entities, e);
    g_hash_table_insert(g->index, id, GUINT_TO_POINTER(g->entities->len));
    return g->entities->len - 1;
}

/* One mark; true when it is required. */
static bool take_mark(gold *g, GMatchInfo *m, unsigned *number)
{
    char *surface = g_match_info_fetch(m, 1), *kind = g_match_info_fetch(m, 2);
    char *sign = g_match_info_fetch(m, 3), *key = g_strstrip(g_match_info_fetch(m, 4));
    bool required = strpbrk(sign, "?^") == NULL;
    entity *e;

    *number = entity_of(g, *kind, key);
    e = g->entities->pdata[*number];
    g_hash_table_add(e->names, normal(surface));
    g_hash_table_add(e->names, normal(key));
    if (strchr(sign, '?') != NULL) {
        g_hash_table_add(g->loose, normal(surface));
        g_hash_table_add(g->loose, normal(key));
    }
    e->count += required;
    e->needed = e->needed || required;
    g_free(surface);
    g_free(kind);
    g_free(sign);
    g_free(key);
    return required;
}

static void take_sentence(gold *g, const char *line)
{
    GArray *required = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    GArray *all = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    GMatchInfo *m = NULL;
    unsigned number;

    g_regex_match(g->mark, line, 0, &m);
    while (g_match_info_matches(m)) {
        if (take_mark(g, m, &number))
            g_array_append_val(required, number);
        g_array_append_val(all, number);
        g_match_info_next(m, NULL);
    }
    g_match_info_free(m);
    count_pairs(g->edges, (uint32_t *)(void *)required->data, required->len);
    count_pairs(g->may_edges, (uint32_t *)(void *)all->data, all->len);
    g_array_free(required, TRUE);
    g_array_free(all, TRUE);
}

static void take_file(gold *g, const char *path)
{
    char *text = NULL, **line;
    bool head = true;

    if (!g_file_get_contents(path, &text, NULL, NULL)) {
        fprintf(stderr, "judge: %s: cannot be read\n", path);
        exit(1);
    }
    line = g_strsplit(text, "\n", -1);
    for (size_t i = 0; line[i] != NULL; i++) {
        bool meta = head && g_str_has_prefix(line[i], "# ") && strchr(line[i], ':') != NULL;
        char *rest = line[i];
        while (*rest != '\0' && is_space(g_utf8_get_char(rest)))
            rest = g_utf8_next_char(rest);
        if (meta || *rest == '\0')
            continue;
        head = false;
        if (*line[i] != '%')
            take_sentence(g, line[i]);
    }
    g_strfreev(line);
    g_free(text);
}

static gold *read_gold(char *const *path, size_t n)
{
    gold *g = g_new0(gold, 1);

    g->mark = g_regex_new("\\[([^\\]\\[]+)\\]\\(([pco])([~^?]*):([^)]+)\\)", 0, 0, NULL);
    g->entities = g_ptr_array_new_with_free_func(free_entity);
    g->index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g->loose = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g->edges = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    g->may_edges = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    for (size_t i = 0; i < n; i++)
        take_file(g, path[i]);
    return g;
}

static void free_gold(gold *g)
{
    g_regex_unref(g->mark);
    g_ptr_array_free(g->entities, TRUE);
    g_hash_table_destroy(g->index);
    g_hash_table_destroy(g->loose);
    g_hash_table_destroy(g->edges);
    g_hash_table_destroy(g->may_edges);
    g_free(g);
}

typedef struct {
    int hit;
    const entity *e;
    uint32_t number; // of e
    uint32_t node;
    kith_str id;
} candidate;

/* Surest first, then the entity named most often; then by name, so that it is always the same. */
static int by_hit(const void *x, const void *y)
{
    const candidate *a = x, *b = y;
    int order;

    if (a->hit != b->hit)
        return a->hit > b->hit ? -1 : 1;
    if (a->e->count != b->e->count)
        return a->e->count > b->e->count ? -1 : 1;
    if ((order = kith_str_cmp(a->id, b->id)) != 0)
        return order;
    order = strcmp(kith_type_name[a->e->type], kith_type_name[b->e->type]);
    return order != 0 ? order : strcmp(a->e->key, b->e->key);
}

static int hit_of(const kith_node *node, const char *label, char **alias, const entity *e)
{
    bool labelled = g_hash_table_contains(e->names, label), named = labelled;
    bool coded = node->type == KITH_COUNTRY && node->iso.len == strlen(e->key) &&
                 g_ascii_strncasecmp(node->iso.ptr, e->key, node->iso.len) == 0;

    for (size_t i = 0; alias[i] != NULL && !named; i++)
        named = g_hash_table_contains(e->names, alias[i]);
    return 4 * coded + 2 * labelled + named;
}

/* Normalised aliases. */
static char **aliases_of(const kith_node *node)
{
    char *text = g_strndup(node->aliases.ptr, node->aliases.len);
    char **alias = g_strsplit_set(text, "|;", -1);
    GPtrArray *out = g_ptr_array_new();

    for (size_t i = 0; alias[i] != NULL; i++)
        if (*g_strstrip(alias[i]) != '\0')
            g_ptr_array_add(out, normal(alias[i]));
    g_ptr_array_add(out, NULL);
    g_strfreev(alias);
    g_free(text);
    return (char **)g_ptr_array_free(out, FALSE);
}

static void add_candidates(GArray *all, const gold *g, const kith_graph *graph, uint32_t v)
{
    const kith_node *node = &graph->node[v];
    char *label = normal_str(node->label), **alias = aliases_of(node);

    for (uint32_t i = 0; i < g->entities->len; i++) {
        const entity *e = g->entities->pdata[i];
        candidate c = {.e = e, .number = i, .node = v, .id = node->id};
        if (e->type == node->type && (c.hit = hit_of(node, label, alias, e)) > 0)
            g_array_append_val(all, c);
    }
    g_strfreev(alias);
    g_free(label);
}

/* match: [V] entity of each node, or KITH_NONE; each entity has one. */
static uint32_t *matched(const gold *g, const kith_graph *graph)
{
    GArray *all = g_array_new(FALSE, FALSE, sizeof(candidate));
    uint32_t *match = kith_zeroed(graph->V, sizeof *match);
    bool *taken = g_new0(bool, g->entities->len + 1);

    for (uint32_t v = 0; v < graph->V; v++) {
        match[v] = UINT32_MAX;
        add_candidates(all, g, graph, v);
    }
    g_array_sort(all, by_hit);
    for (size_t i = 0; i < all->len; i++) {
        const candidate *c = &g_array_index(all, candidate, i);
        if (match[c->node] != UINT32_MAX || taken[c->number])
            continue;
        match[c->node] = c->number;
        taken[c->number] = true;
    }
    g_free(taken);
    g_array_free(all, TRUE);
    return match;
}

/* To one decimal, as it is printed. */
static double tenth(double x)
{
    char text[40];

    g_snprintf(text, sizeof text, "%.1f", x);
    return g_ascii_strtod(text, NULL);
}

static measured measure(double tp, double fp, double fn)
{
    double p = tp + fp > 0 ? tp / (tp + fp) : 0, r = tp + fn > 0 ? tp / (tp + fn) : 0;

    return (measured){
        tenth(100 * p), tenth(100 * r), p + r > 0 ? tenth(200 * p * r / (p + r)) : 0, tp, fp, fn};
}

/* counted: [V] false for what is no entity of the gold but may be called one. */
static void score_nodes(const gold *g, const kith_graph *graph, const uint32_t *match,
                        bool *is_counted, measured *out)
{
    double tp[KITH_TYPES + 1] = {0}, fp[KITH_TYPES + 1] = {0}, fn[KITH_TYPES + 1] = {0};

    for (uint32_t i = 0; i < g->entities->len; i++) {
        const entity *e = g->entities->pdata[i];
        fn[1 + e->type] += e->needed;
    }
    for (size_t v = 0; v < graph->V; v++) {
        const kith_node *node = &graph->node[v];
        char *label = normal_str(node->label);
        is_counted[v] = match[v] != UINT32_MAX || !g_hash_table_contains(g->loose, label);
        g_free(label);
        if (match[v] == UINT32_MAX)
            fp[1 + node->type] += is_counted[v];
        else if (((const entity *)g->entities->pdata[match[v]])->needed) {
            tp[1 + node->type]++;
            fn[1 + node->type]--;
        }
    }
    for (size_t t = 1; t <= KITH_TYPES; t++) {
        tp[0] += tp[t];
        fp[0] += fp[t];
        fn[0] += fn[t];
    }
    for (size_t t = 0; t <= KITH_TYPES; t++)
        out[NODES + t] = measure(tp[t], fp[t], fn[t]);
}

static void score_edges(const gold *g, const kith_graph *graph, const uint32_t *match,
                        const bool *is_counted, measured *out)
{
    double tp = 0, fp = 0, over = 0, good = 0, total = 0;
    GHashTableIter it;
    void *value;

    for (size_t i = 0; i < graph->E; i++) {
        const kith_edge *e = &graph->edge[i];
        uint64_t key = pair_key(match[e->a], match[e->b]);
        if (!is_counted[e->a] || !is_counted[e->b])
            continue;
        if (match[e->a] == UINT32_MAX || match[e->b] == UINT32_MAX) {
            fp++;
            over += e->weight;
            continue;
        }
        tp += counted(g->edges, key) > 0;
        fp += counted(g->may_edges, key) == 0;
        over += fmax(0, (double)e->weight - counted(g->may_edges, key));
        good += fmin(e->weight, counted(g->edges, key));
    }
    g_hash_table_iter_init(&it, g->edges);
    while (g_hash_table_iter_next(&it, NULL, &value))
        total += GPOINTER_TO_UINT(value);
    out[EDGES] = measure(tp, fp, g_hash_table_size(g->edges) - tp);
    out[WEIGHTED] = measure(good, over, total - good);
}

static bool score(const gold *g, const char *path, measured out[ROWS])
{
    kith_graph *graph = NULL;
    kith_err err = {0};
    uint32_t *match;
    bool *is_counted;

    if (!kith_graphml_read(path, &graph, &err)) {
        fprintf(stderr, "judge: %s\n", err.msg);
        return false;
    }
    match = matched(g, graph);
    is_counted = kith_zeroed(graph->V, sizeof *is_counted);
    score_nodes(g, graph, match, is_counted, out);
    score_edges(g, graph, match, is_counted, out);
    free(is_counted);
    free(match);
    kith_graph_free(graph);
    return true;
}

static int score_one(const char *graph, char *const *path, size_t n)
{
    gold *g = read_gold(path, n);
    measured m[ROWS];
    bool ok = score(g, graph, m);

    if (ok)
        printf("%-20s%7s%7s%7s%7s%7s%7s\n", "", "P", "R", "F1", "tp", "fp", "fn");
    for (size_t i = 0; i < ROWS && ok; i++)
        printf("%-20s%7.1f%7.1f%7.1f%7g%7g%7g\n", row_name[i], m[i].p, m[i].r, m[i].f1, m[i].tp,
               m[i].fp, m[i].fn);
    free_gold(g);
    return ok ? 0 : 1;
}

/* Does the document have anything to find in this row? */
static bool has_row(const gold *g, size_t row)
{
    if (row >= EDGES)
        return g_hash_table_size(g->edges) > 0;
    for (size_t i = 0; i < g->entities->len; i++) {
        const entity *e = g->entities->pdata[i];
        if (e->needed && (row == NODES || row == (size_t)PERSONS + e->type))
            return true;
    }
    return false;
}

static int score_each(const char *dir, char *const *path, size_t n)
{
    measured sum[ROWS] = {{0}};
    unsigned docs[ROWS] = {0};
    char mean[40];

    for (size_t i = 0; i < n; i++) {
        char *name = g_path_get_basename(path[i]), *graph;
        gold *g = read_gold(&path[i], 1);
        measured m[ROWS] = {{0}};
        if (g_str_has_suffix(name, ".gold"))
            name[strlen(name) - strlen(".gold")] = '\0';
        graph = g_strdup_printf("%s/%s.graphml", dir, name);
        score(g, graph, m);
        for (size_t r = 0; r < ROWS; r++)
            if (has_row(g, r)) {
                docs[r]++;
                sum[r].p += m[r].p;
                sum[r].r += m[r].r;
                sum[r].f1 += m[r].f1;
            }
        free_gold(g);
        g_free(graph);
        g_free(name);
    }
    g_snprintf(mean, sizeof mean, "mean of %zu", n);
    printf("%-20s%7s%7s%7s\n", mean, "P", "R", "F1");
    for (size_t i = 0; i < ROWS; i++) {
        size_t r = (i + EDGES) % ROWS; // edges first
        double by = docs[r] > 0 ? docs[r] : 1;
        printf("%-20s%7.1f%7.1f%7.1f\n", row_name[r], sum[r].p / by, sum[r].r / by, sum[r].f1 / by);
    }
    return 0;
}

int main(int argc, char **argv)
{
    if (argc >= 4 && strcmp(argv[1], "score") == 0)
        return score_one(argv[2], argv + 3, (size_t)argc - 3);
    if (argc >= 4 && strcmp(argv[1], "each") == 0)
        return score_each(argv[2], argv + 3, (size_t)argc - 3);
    fputs("usage: judge score GRAPH FILE.gold...\n       judge each DIR FILE.gold...\n", stderr);
    return 2;
}
