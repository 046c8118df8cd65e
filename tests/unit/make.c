// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/make.h"

#include "export/export.h"
#include "graph/measure.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <glib.h>

enum { MOST = 20000 };

typedef struct {
    kith_arena *a;
    kith_extraction x;
    char *text;
    size_t len;
} maker;

static uint8_t type_of(char c)
{
    return c == 'p' ? KITH_PERSON : c == 'c' ? KITH_COUNTRY : KITH_ORGANIZATION;
}

static uint8_t via_of(char sign)
{
    return sign == '~'   ? KITH_VIA_DEMONYM
           : sign == '=' ? KITH_VIA_ACRONYM
           : sign == '-' ? KITH_VIA_PART
                         : KITH_VIA_NAME;
}

static kith_str cut_tail(kith_str *label, char sign)
{
    const char *at = memchr(label->ptr, sign, label->len);
    kith_str tail = {"", 0};

    if (at != NULL) {
        tail = kith_str_sub(*label, (size_t)(at - label->ptr) + 1, label->len);
        label->len = (size_t)(at - label->ptr);
    }
    return tail;
}

static uint32_t entity_of(maker *m, kith_str key, char kind, char sign, kith_str surface)
{
    kith_local e = {.type = type_of(kind), .part_only = sign == '.'};
    kith_str known = cut_tail(&key, '#');
    size_t i, s;

    e.iso = cut_tail(&key, '@');
    e.label = key;
    e.known = known.len > 0 ? (uint32_t)strtoul(known.ptr, NULL, 10) + 1 : 0;
    if (kind == 'c')
        e.iso = key;
    for (i = 0; i < m->x.n_entities; i++)
        if (m->x.entity[i].type == e.type && kith_str_eq(m->x.entity[i].label, e.label) &&
            kith_str_eq(m->x.entity[i].iso, e.iso))
            break;
    if (i == m->x.n_entities) {
        e.surface = kith_new(m->a, kith_str, 50);
        m->x.entity[m->x.n_entities++] = e;
    }
    for (s = 0; s < m->x.entity[i].n_surfaces; s++)
        if (kith_str_eq(m->x.entity[i].surface[s], surface))
            break;
    if (s == m->x.entity[i].n_surfaces && s < 50)
        m->x.entity[i].surface[m->x.entity[i].n_surfaces++] = surface;
    m->x.entity[i].n_mentions++;
    return (uint32_t)i;
}

/* A mark at *at: its surface goes to the text. */
static void take_mark(maker *m, const char **at)
{
    const char *close = strchr(*at, ']'), *end = strchr(close, ')'), *colon = strchr(close, ':');
    kith_str surface = {*at + 1, (size_t)(close - *at - 1)};
    kith_str key = {colon + 1, (size_t)(end - colon - 1)};
    kith_mention mention = {.beg = (uint32_t)m->len,
                            .sentence = (uint32_t)m->x.n_sentences - 1,
                            .via = via_of(close[3])};

    mention.entity = entity_of(m, key, close[2], close[3], surface);
    memcpy(m->text + m->len, surface.ptr, surface.len);
    m->len += surface.len;
    mention.end = (uint32_t)m->len;
    m->x.mention[m->x.n_mentions++] = mention;
    *at = end + 1;
}

static void begin_sentence(maker *m)
{
    m->x.sentence[m->x.n_sentences++] =
        (kith_line_span){.beg = (uint32_t)m->len, .block = (uint32_t)m->x.article.n_blocks - 1};
}

static void begin_block(maker *m)
{
    m->x.article.block[m->x.article.n_blocks++].beg = (uint32_t)m->len;
    begin_sentence(m);
}

static void end_sentence(maker *m)
{
    m->x.sentence[m->x.n_sentences - 1].end = (uint32_t)m->len;
}

static void end_block(maker *m)
{
    kith_block *b = &m->x.article.block[m->x.article.n_blocks - 1];

    end_sentence(m);
    b->end = (uint32_t)m->len;
    b->hash = kith_str_hash((kith_str){m->text + b->beg, b->end - b->beg});
    m->text[m->len++] = '\n';
}

kith_extraction make_extraction(kith_arena *a, const char *name, const char *date,
                                const char *marked)
{
    maker m = {.a = a, .text = kith_new(a, char, strlen(marked) + 2)};

    m.x.name = kith_str_of(name);
    m.x.date = kith_str_of(date);
    m.x.title = KITH_STR("");
    m.x.entity = kith_new(a, kith_local, MOST);
    m.x.mention = kith_new(a, kith_mention, MOST);
    m.x.sentence = kith_new(a, kith_line_span, MOST);
    m.x.article.block = kith_new(a, kith_block, MOST);
    begin_block(&m);
    for (const char *at = marked; *at != '\0';) {
        if (*at == '[')
            take_mark(&m, &at);
        else if (*at == '\n') {
            end_block(&m);
            begin_block(&m);
            at++;
        } else if (*at == '|') {
            end_sentence(&m);
            begin_sentence(&m);
            at++;
        } else
            m.text[m.len++] = *at++;
    }
    end_block(&m);
    m.x.article.text = (kith_str){m.text, m.len};
    m.x.n_tokens = m.len / 6;
    return m.x;
}

kith_graph *make_nodes(uint32_t V)
{
    kith_graph *g = kith_graph_new();

    g->V = V;
    g->node = kith_new(g->arena, kith_node, V);
    g->edge = kith_new(g->arena, kith_edge, (size_t)V * V);
    return g;
}

kith_graph *make_graph(const made_doc *doc, size_t n, kith_link_options options)
{
    kith_arena *a = kith_arena_new();
    kith_corpus *c = NULL;
    kith_graph *g = NULL;
    kith_err err = {0};
    bool ok = kith_corpus_new(&options, &c, &err);

    for (size_t i = 0; i < n && ok; i++) {
        kith_extraction x = make_extraction(a, doc[i].name, doc[i].date, doc[i].text);
        kith_facts facts = kith_facts_of(a, &x);
        kith_corpus_add(c, &facts);
        kith_arena_reset(a);
    }
    if (!ok || !kith_corpus_link(c, &g, &err)) {
        fprintf(stderr, "%s\n", err.msg);
        abort();
    }
    kith_corpus_free(c);
    kith_arena_free(a);
    return g;
}

static const char *const nasty_label[] = {
    "\"a\" \"b\" 'c'",
    "A & & B",
    "<x> < y >>",
    "]]> &amp; &#65; \\N \\\\ \\",
    "Łódź 😀 שלום 北京",
    "control \x01\x1b\x7f bytes",
    "tab\tand\nline",
    " blank at both ends ",
    "& <",
    "graph",
};

enum { NASTY = sizeof nasty_label / sizeof *nasty_label };

kith_graph *make_nasty(void)
{
    kith_graph *g = kith_graph_new();
    kith_err err = {0};

    g->V = NASTY;
    g->E = NASTY - 1;
    g->node = kith_new(g->arena, kith_node, g->V);
    g->edge = kith_new(g->arena, kith_edge, g->E);
    for (uint32_t v = 0; v < g->V; v++) {
        kith_str label = kith_str_of(nasty_label[v]), none = KITH_STR("");
        g->node[v] = (kith_node){.id = kith_arena_printf(g->arena, "o:%02u %s", v, label.ptr),
                                 .label = label,
                                 .iso = none,
                                 .aliases = v % 2 ? label : none,
                                 .first = v % 3 ? KITH_STR("2024-12-03") : none,
                                 .last = none,
                                 .type = KITH_ORGANIZATION,
                                 .mentions = v * 1000 + 1,
                                 .documents = v + 1};
    }
    for (uint32_t e = 0; e < g->E; e++)
        g->edge[e] = (kith_edge){.a = e < 3 ? 0 : e - 1,
                                 .b = e + 1,
                                 .weight = e + 1,
                                 .documents = 1,
                                 .npmi = -0.5 + e / 16.0,
                                 .first = KITH_STR(""),
                                 .last = KITH_STR(""),
                                 .evidence = kith_str_of(nasty_label[e])};
    if (!kith_measure(g, &err))
        abort();
    return g;
}

char *make_bytes(const kith_graph *g, const char *name, size_t *n)
{
    char path[] = "/tmp/kith-test.XXXXXX", *bytes = NULL;
    const kith_format *format = kith_format_find(name, NULL, NULL);
    int fd = mkstemp(path);
    kith_err err = {0};
    kith_out *out = fd >= 0 && close(fd) == 0 ? kith_out_open(path, &err) : NULL;
    gsize size = 0;

    if (out != NULL) {
        (format->alone != NULL ? format->alone : format->write)(out, g, &kith_look_plain);
        if (format->edges != NULL)
            format->edges(out, g, &kith_look_plain);
    }
    if (out == NULL || !kith_out_close(out, &err) ||
        !g_file_get_contents(path, &bytes, &size, NULL)) {
        fprintf(stderr, "%s: %s\n", name, err.msg);
        abort();
    }
    unlink(path);
    *n = size;
    return bytes;
}
