// SPDX-License-Identifier: GPL-3.0-or-later
/* Judges mentions and coreference apart from tagging: the names marked in annotated documents are
 * given as the tagger's spans, and what comes out is compared with the keys of the marks.
 *
 * usage: judge_coref [-v] FILE.gold... ; without files it is skipped (77). Prints how many marks
 * were found with their type, and B-cubed precision, recall and F1 of the clusters. -v lists every
 * cluster of several keys, every key of several clusters, every mention lost or made up. */
#include "extract/coref.h"
#include "extract/mention.h"

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct {
    uint32_t beg, end; // bytes of the plain text
    char type;         // 'p', 'c', 'o'
    bool demonym, capital, optional;
    kith_str key;
} mark;

typedef struct {
    kith_arena *a;
    GString *text;
    GArray *marks;     // mark
    GArray *tokens;    // kith_token
    GArray *sentences; // kith_sentence
} gold;

typedef struct {
    double precision, recall; // sums over mentions
    size_t n;                 // mentions that are both marked and found
    size_t marked, found, hit;
} tally;

/* "[surface](T:Key)" at the start of rest: its length, or 0. */
static size_t read_mark(kith_arena *a, kith_str rest, kith_str *surface, mark *m)
{
    const char *close, *end, *colon;

    if (rest.len == 0 || rest.ptr[0] != '[')
        return 0;
    close = memchr(rest.ptr, ']', rest.len);
    if (close == NULL || (size_t)(close - rest.ptr) + 2 >= rest.len || close[1] != '(' ||
        memchr(rest.ptr + 1, '[', (size_t)(close - rest.ptr) - 1) != NULL)
        return 0;
    end = memchr(close, ')', rest.len - (size_t)(close - rest.ptr));
    colon = end ? memchr(close, ':', (size_t)(end - close)) : NULL;
    if (colon == NULL)
        return 0;
    *surface = (kith_str){rest.ptr + 1, (size_t)(close - rest.ptr) - 1};
    m->type = close[2];
    m->demonym = memchr(close, '~', (size_t)(colon - close)) != NULL;
    m->capital = memchr(close, '^', (size_t)(colon - close)) != NULL;
    m->optional = memchr(close, '?', (size_t)(colon - close)) != NULL;
    m->key = kith_arena_str(a, (kith_str){colon + 1, (size_t)(end - colon) - 1});
    return (size_t)(end - rest.ptr) + 1;
}

static void read_sentence(gold *g, kith_str line)
{
    size_t beg = g->text->len, from = g->tokens->len;
    kith_tokens tokens = {0};

    for (size_t at = 0; at < line.len;) {
        mark m = {0};
        kith_str surface;
        size_t n = read_mark(g->a, kith_str_sub(line, at, line.len), &surface, &m);
        if (n == 0) {
            g_string_append_c(g->text, line.ptr[at++]);
            continue;
        }
        m.beg = (uint32_t)g->text->len;
        g_string_append_len(g->text, surface.ptr, (gssize)surface.len);
        m.end = (uint32_t)g->text->len;
        g_array_append_val(g->marks, m);
        at += n;
    }
    kith_tokenize(g->a, (kith_str){g->text->str, g->text->len}, beg, g->text->len, &tokens);
    if (tokens.n > 0) {
        kith_sentence s = {(uint32_t)from, (uint32_t)(from + tokens.n),
                           (uint32_t)g->sentences->len};
        g_array_append_vals(g->tokens, tokens.at, (guint)tokens.n);
        g_array_append_val(g->sentences, s);
    }
    g_string_append_c(g->text, '\n');
}

static void read_gold(gold *g, kith_str file)
{
    kith_str line;

    while (kith_str_line(&file, &line))
        if (line.len > 0 && line.ptr[0] != '%' && !kith_str_starts(line, KITH_STR("# ")))
            read_sentence(g, line);
}

/* What a tagger would say of a mark. */
static uint8_t tag_of(const mark *m)
{
    if (m->type == 'p')
        return KITH_PER;
    if (m->type == 'o')
        return KITH_ORG;
    return m->demonym ? KITH_MISC : KITH_LOC;
}

static kith_spans spans_of(const gold *g)
{
    kith_spans spans = {.at = kith_new(g->a, kith_span, g->marks->len + 1)};
    const kith_token *token = (const kith_token *)(const void *)g->tokens->data;
    uint32_t t = 0;

    for (guint i = 0; i < g->marks->len; i++) {
        const mark *m = &g_array_index(g->marks, mark, i);
        while (t < g->tokens->len && token[t].end <= m->beg)
            t++;
        if (t == g->tokens->len || token[t].beg != m->beg)
            continue; // inside a hyphenated word
        uint32_t end = t;
        while (end < g->tokens->len && token[end].end <= m->end)
            end++;
        if (end > t && token[end - 1].end == m->end)
            spans.at[spans.n++] = (kith_span){t, end, tag_of(m), 10.0F, 0};
    }
    return spans;
}

static char letter_of(const kith_extraction *x, const kith_mention *m)
{
    return "pco"[x->entity[m->entity].type];
}

/* For each mark its mention + 1, 0 when it was not found with its type. */
static uint32_t *align(const gold *g, const kith_extraction *x)
{
    uint32_t *of = kith_new(g->a, uint32_t, g->marks->len + 1);

    for (guint i = 0; i < g->marks->len; i++) {
        const mark *m = &g_array_index(g->marks, mark, i);
        for (uint32_t k = 0; k < x->n_mentions; k++)
            if (x->mention[k].beg == m->beg && x->mention[k].end == m->end &&
                letter_of(x, &x->mention[k]) == m->type)
                of[i] = k + 1;
    }
    return of;
}

static bool same_key(const mark *a, const mark *b)
{
    return a->type == b->type && kith_str_eq(a->key, b->key);
}

static void b_cubed(const gold *g, const kith_extraction *x, const uint32_t *of, tally *t)
{
    for (guint i = 0; i < g->marks->len; i++) {
        const mark *m = &g_array_index(g->marks, mark, i);
        double both = 0, mine = 0, theirs = 0;
        if (of[i] == 0)
            continue;
        for (guint k = 0; k < g->marks->len; k++) {
            const mark *o = &g_array_index(g->marks, mark, k);
            if (of[k] == 0)
                continue;
            bool together = x->mention[of[i] - 1].entity == x->mention[of[k] - 1].entity;
            mine += together;
            theirs += same_key(m, o);
            both += together && same_key(m, o);
        }
        t->precision += both / mine;
        t->recall += both / theirs;
        t->n++;
    }
}

static void list_errors(const gold *g, const kith_extraction *x, const uint32_t *of,
                        const char *name)
{
    kith_str text = {g->text->str, g->text->len};
    uint8_t *seen = kith_new(g->a, uint8_t, x->n_mentions + 1);

    for (guint i = 0; i < g->marks->len; i++) {
        const mark *m = &g_array_index(g->marks, mark, i);
        if (of[i] == 0 && !m->optional && !m->capital)
            printf("%s: lost %c %.*s\n", name, m->type, (int)(m->end - m->beg), text.ptr + m->beg);
        if (of[i] == 0)
            continue;
        seen[of[i] - 1] = 1;
        for (guint k = i + 1; k < g->marks->len; k++) {
            const mark *o = &g_array_index(g->marks, mark, k);
            if (of[k] == 0)
                continue;
            bool together = x->mention[of[i] - 1].entity == x->mention[of[k] - 1].entity;
            if (together != same_key(m, o))
                printf("%s: %s %.*s (%.*s) | %.*s (%.*s)\n", name, together ? "mixed" : "split",
                       (int)(m->end - m->beg), text.ptr + m->beg, (int)m->key.len, m->key.ptr,
                       (int)(o->end - o->beg), text.ptr + o->beg, (int)o->key.len, o->key.ptr);
        }
    }
    for (uint32_t k = 0; k < x->n_mentions; k++) {
        const kith_mention *m = &x->mention[k];
        uint32_t beg = m->beg > 40 ? m->beg - 40 : 0;
        uint32_t end = m->end + 20 < text.len ? m->end + 20 : (uint32_t)text.len;
        bool marked = seen[k];
        for (guint i = 0; i < g->marks->len && !marked; i++) {
            const mark *o = &g_array_index(g->marks, mark, i);
            marked = o->optional && o->beg < m->end && m->beg < o->end;
        }
        if (!marked)
            printf("%s: made up %c %.*s in %.*s\n", name, letter_of(x, m), (int)(m->end - m->beg),
                   text.ptr + m->beg, (int)(end - beg), text.ptr + beg);
    }
}

static void judge(const char *path, bool verbose, tally *t)
{
    gchar *bytes;
    gsize len;
    gold g = {.a = kith_arena_new(),
              .text = g_string_new(NULL),
              .marks = g_array_new(FALSE, FALSE, sizeof(mark)),
              .tokens = g_array_new(FALSE, FALSE, sizeof(kith_token)),
              .sentences = g_array_new(FALSE, FALSE, sizeof(kith_sentence))};
    kith_extraction x = {0};

    if (!g_file_get_contents(path, &bytes, &len, NULL)) {
        fprintf(stderr, "judge_coref: cannot read %s\n", path);
        exit(2);
    }
    read_gold(&g, (kith_str){bytes, len});
    x.article.text = (kith_str){g.text->str, g.text->len};
    kith_tokens tokens = {.at = (kith_token *)(void *)g.tokens->data, .n = g.tokens->len};
    kith_sentences sentences = {.at = (kith_sentence *)(void *)g.sentences->data,
                                .n = g.sentences->len};
    kith_extract_options options = {0};
    kith_names names = kith_names_find(g.a, kith_lexicon_builtin(), x.article.text, tokens,
                                       sentences, spans_of(&g), &options);
    kith_coref(g.a, kith_lexicon_builtin(), tokens, sentences, names, &x);
    uint32_t *of = align(&g, &x);
    for (guint i = 0; i < g.marks->len; i++) {
        t->marked +=
            !g_array_index(g.marks, mark, i).optional && !g_array_index(g.marks, mark, i).capital;
        t->hit += of[i] != 0 && !g_array_index(g.marks, mark, i).optional &&
                  !g_array_index(g.marks, mark, i).capital;
    }
    t->found += x.n_mentions;
    b_cubed(&g, &x, of, t);
    if (verbose)
        list_errors(&g, &x, of, path);
    g_array_free(g.marks, TRUE);
    g_array_free(g.tokens, TRUE);
    g_array_free(g.sentences, TRUE);
    g_string_free(g.text, TRUE);
    g_free(bytes);
    kith_arena_free(g.a);
}

int main(int argc, char **argv)
{
    bool verbose = argc > 1 && strcmp(argv[1], "-v") == 0;
    tally t = {0};

    if (argc < 2 + verbose) {
        puts("judge_coref: no annotated documents; skipped");
        return 77;
    }
    for (int i = 1 + verbose; i < argc; i++)
        judge(argv[i], verbose, &t);
    double p = t.n ? t.precision / (double)t.n : 0, r = t.n ? t.recall / (double)t.n : 0;
    printf("marks %zu, found %zu of %zu mentions; clusters P %.2f R %.2f F1 %.2f\n", t.marked,
           t.hit, t.found, 100 * p, 100 * r, p + r > 0 ? 200 * p * r / (p + r) : 0);
    return 0;
}
