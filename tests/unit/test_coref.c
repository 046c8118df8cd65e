// SPDX-License-Identifier: GPL-3.0-or-later
/* Cases of tests/cases/names.txt and coref.txt: the marks in them stand for a tagger. */
#include "extract/coref.h"
#include "extract/mention.h"

#include <glib.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

static bool capitals; // as the option

static int failures; // cases that went wrong: all are shown before the test fails

typedef struct {
    uint32_t beg, end; // bytes
    uint8_t type;      // kith_tag_type
    kith_str entity;   // behind the colon
} mark;

typedef struct {
    kith_arena *a;
    GString *text;
    mark mark[64];
    size_t n_marks;
    kith_tokens tokens;
    kith_sentences sentences;
} input;

static uint8_t tag_of(kith_str name)
{
    static const char *const tag[KITH_TAG_TYPES] = {"PER", "ORG", "LOC", "MISC"};

    for (uint8_t type = 0; type < KITH_TAG_TYPES; type++)
        if (kith_str_starts(name, kith_str_of(tag[type])))
            return type;
    fail_msg("no tag: %.*s", (int)name.len, name.ptr);
    return 0;
}

/* "[surface](TAG)" or "[surface](TAG:entity)" at the start of rest: its length. */
static size_t add_mark(input *in, kith_str rest)
{
    const char *close = memchr(rest.ptr, ']', rest.len);
    const char *end = close ? memchr(close, ')', rest.len - (size_t)(close - rest.ptr)) : NULL;
    mark *m = &in->mark[in->n_marks++];
    kith_str tag, name;

    assert_non_null(end);
    assert_true(in->n_marks < 64);
    tag = (kith_str){close + 2, (size_t)(end - close) - 2};
    m->type = tag_of(tag);
    m->beg = (uint32_t)in->text->len;
    g_string_append_len(in->text, rest.ptr + 1, close - rest.ptr - 1);
    m->end = (uint32_t)in->text->len;
    kith_str_field(&tag, ':', &name);
    m->entity = tag;
    return (size_t)(end - rest.ptr) + 1;
}

static void add_line(input *in, kith_str line)
{
    size_t beg = in->text->len;
    uint32_t from = (uint32_t)in->tokens.n;

    for (size_t at = 0; at < line.len;) {
        if (line.ptr[at] == '[')
            at += add_mark(in, kith_str_sub(line, at, line.len));
        else
            g_string_append_c(in->text, line.ptr[at++]);
    }
    kith_tokenize(in->a, (kith_str){in->text->str, in->text->len}, beg, in->text->len, &in->tokens);
    in->sentences.at =
        kith_grow(in->a, kith_sentence, in->sentences.at, in->sentences.n, in->sentences.n + 1);
    in->sentences.at[in->sentences.n++] = (kith_sentence){from, (uint32_t)in->tokens.n, 0};
    g_string_append_c(in->text, '\n');
}

static kith_spans spans_of(input *in)
{
    kith_spans spans = {.at = kith_new(in->a, kith_span, in->n_marks + 1)};
    uint32_t t = 0;

    for (size_t i = 0; i < in->n_marks; i++) {
        const mark *m = &in->mark[i];
        while (in->tokens.at[t].beg < m->beg)
            t++;
        uint32_t end = t;
        while (end < in->tokens.n && in->tokens.at[end].end <= m->end)
            end++;
        spans.at[spans.n++] = (kith_span){t, end, m->type, 10.0F, 0};
    }
    return spans;
}

static kith_names names_of(input *in)
{
    kith_extract_options options = {.capitals = capitals};

    return kith_names_find(in->a, kith_lexicon_builtin(), (kith_str){in->text->str, in->text->len},
                           in->tokens, in->sentences, spans_of(in), &options);
}

/* The groups of a case file, each called with its lines. */
static void for_each_group(const char *path, void (*test)(input *in, kith_str *line, size_t n))
{
    char *bytes;
    size_t len, n = 0;
    kith_str rest, line, group[64];

    assert_true(g_file_get_contents(path, &bytes, &len, NULL));
    rest = (kith_str){bytes, len};
    for (bool more = true; more;) {
        more = kith_str_line(&rest, &line);
        if (more && line.len > 0 && line.ptr[0] != '#') {
            assert_true(n < 64);
            group[n++] = line;
        } else if ((!more || line.len == 0) && n > 0) {
            input in = {.a = kith_arena_new(), .text = g_string_new(NULL)};
            test(&in, group, n);
            g_string_free(in.text, TRUE);
            kith_arena_free(in.a);
            n = 0;
        }
    }
    g_free(bytes);
}

static void describe(GString *to, kith_str text, const kith_name *name)
{
    g_string_append(to, kith_type_name[name->type]);
    if (name->type == KITH_COUNTRY)
        g_string_append_printf(to, " %.*s", (int)name->iso.len, name->iso.ptr);
    if (name->via != KITH_VIA_NAME)
        g_string_append_printf(to, " %s", kith_via_name[name->via]);
    g_string_append_printf(to, " %.*s\n", (int)(name->end - name->beg), text.ptr + name->beg);
}

static void check_names(input *in, kith_str *line, size_t n)
{
    GString *found = g_string_new(NULL), *wanted = g_string_new(NULL);

    add_line(in, line[0]);
    kith_names names = names_of(in);
    for (size_t i = 0; i < names.n; i++)
        describe(found, (kith_str){in->text->str, in->text->len}, &names.at[i]);
    for (size_t i = 1; i < n; i++)
        g_string_append_printf(wanted, "%.*s\n", (int)line[i].len, line[i].ptr);
    if (strcmp(found->str, wanted->str) != 0) {
        print_error("in: %.*s\nfound:\n%swanted:\n%s", (int)line[0].len, line[0].ptr, found->str,
                    wanted->str);
        failures++;
    }
    g_string_free(found, TRUE);
    g_string_free(wanted, TRUE);
}

/* The entity of the mention that overlaps a mark. */
static uint32_t entity_of(const input *in, const kith_extraction *x, const mark *m)
{
    for (size_t i = 0; i < x->n_mentions; i++)
        if (x->mention[i].beg < m->end && m->beg < x->mention[i].end)
            return x->mention[i].entity;
    fail_msg("not found: %.*s", (int)(m->end - m->beg), in->text->str + m->beg);
    return 0;
}

static void check_clusters(input *in, kith_str *line, size_t n)
{
    kith_extraction x = {0};

    for (size_t i = 0; i < n; i++)
        add_line(in, line[i]);
    x.article.text = (kith_str){in->text->str, in->text->len};
    kith_coref(in->a, kith_lexicon_builtin(), in->tokens, in->sentences, names_of(in), &x);
    for (size_t i = 0; i < in->n_marks; i++) {
        for (size_t k = i + 1; k < in->n_marks; k++) {
            const mark *a = &in->mark[i], *b = &in->mark[k];
            bool same = kith_str_eq(a->entity, b->entity);
            if (same == (entity_of(in, &x, a) == entity_of(in, &x, b)))
                continue;
            failures++;
            print_error("%s: %.*s, %.*s in: %s", same ? "split" : "mixed", (int)(a->end - a->beg),
                        in->text->str + a->beg, (int)(b->end - b->beg), in->text->str + b->beg,
                        in->text->str);
        }
    }
}

static void finds_the_names_of_each_case(void **state)
{
    (void)state;
    failures = 0;
    for_each_group("tests/cases/names.txt", check_names);
    assert_int_equal(failures, 0);
}

static void tells_governments_from_towns(void **state)
{
    (void)state;
    failures = 0;
    capitals = true;
    for_each_group("tests/cases/capitals.txt", check_names);
    capitals = false;
    assert_int_equal(failures, 0);
}

static void joins_what_means_the_same(void **state)
{
    (void)state;
    failures = 0;
    for_each_group("tests/cases/coref.txt", check_clusters);
    assert_int_equal(failures, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_names_of_each_case),
        cmocka_unit_test(tells_governments_from_towns),
        cmocka_unit_test(joins_what_means_the_same),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
