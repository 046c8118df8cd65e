// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <inttypes.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <unistd.h>

#include "export/field.h"
#include "export/export.h"
#include "tests/unit/make.h"

static bool read_bytes(const char *bytes, size_t n, kith_graph **out, kith_err *err)
{
    char path[] = "/tmp/kith-test.XXXXXX";
    int fd = mkstemp(path);
    bool ok;

    assert_true(fd >= 0 && write(fd, bytes, n) == (ssize_t)n);
    close(fd);
    ok = kith_graphml_read(path, out, err);
    unlink(path);
    return ok;
}

static bool same_fields(const kith_field *field, size_t n, const void *a, const void *b)
{
    for (size_t i = 0; i < n; i++) {
        if (field[i].kind <= KITH_FIELD_TYPE) {
            if (!kith_str_eq(kith_field_str(&field[i], a), kith_field_str(&field[i], b)))
                return false;
        } else {
            double x = kith_field_number(&field[i], a), y = kith_field_number(&field[i], b);
            if (x < y || x > y)
                return false;
        }
    }
    return true;
}

/* Control characters, which XML may not hold, are the one thing that does not come back. */
static kith_str cleaned(kith_arena *a, kith_str s)
{
    char *at = kith_new(a, char, s.len + 1);
    size_t n = 0;

    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] >= ' ' || s.ptr[i] == '\t' || s.ptr[i] == '\n')
            at[n++] = s.ptr[i];
    return (kith_str){at, n};
}

static void what_is_written_is_read_back_equal(void **state)
{
    kith_graph *g = make_nasty(), *h = NULL;
    kith_err err = {0};
    size_t n;
    char *bytes;

    (void)state;
    g->node[1].ref = KITH_STR("Q42 & more");
    bytes = make_bytes(g, "graphml", &n);
    assert_true(read_bytes(bytes, n, &h, &err));
    assert_int_equal(g->V, h->V);
    assert_int_equal(g->E, h->E);
    for (size_t v = 0; v < g->V; v++) {
        kith_node *node = &g->node[v];
        node->label = cleaned(g->arena, node->label);
        node->aliases = cleaned(g->arena, node->aliases);
        assert_true(kith_str_eq(cleaned(g->arena, node->id), h->node[v].id));
        assert_true(same_fields(kith_node_field, KITH_NODE_FIELDS, node, &h->node[v]));
    }
    for (size_t e = 0; e < g->E; e++) {
        g->edge[e].evidence = cleaned(g->arena, g->edge[e].evidence);
        assert_int_equal(g->edge[e].a, h->edge[e].a);
        assert_int_equal(g->edge[e].b, h->edge[e].b);
        assert_true(same_fields(kith_edge_field, KITH_EDGE_FIELDS, &g->edge[e], &h->edge[e]));
    }
    g_free(bytes);
    kith_graph_free(g);
    kith_graph_free(h);
}

/* What Gephi's importer asks of a file, as measured on it. */
static const char *const gephi_types[] = {"boolean", "int", "long", "float", "double", "string"};

static void check_key(xmlNodePtr key, GHashTable *ids)
{
    char *id = (char *)xmlGetProp(key, BAD_CAST "id");
    char *of = (char *)xmlGetProp(key, BAD_CAST "for");
    char *name = (char *)xmlGetProp(key, BAD_CAST "attr.name");
    char *type = (char *)xmlGetProp(key, BAD_CAST "attr.type");
    bool known = false;

    assert_string_not_equal(id, "d3");
    assert_string_not_equal(id, "d7");
    assert_string_not_equal(name, "id");
    assert_true(strcmp(of, "node") == 0 || strcmp(of, "edge") == 0);
    for (size_t i = 0; i < G_N_ELEMENTS(gephi_types); i++)
        known = known || strcmp(type, gephi_types[i]) == 0;
    assert_true(known);
    assert_null(key->children); // a default would be ignored
    assert_true(g_hash_table_insert(ids, g_strdup(id), g_strconcat(of, " ", name, NULL)));
    xmlFree(id);
    xmlFree(of);
    xmlFree(name);
    xmlFree(type);
}

/* Every key of the kind has one value. Returns a weight's value, else 1. */
static double check_object(xmlNodePtr object, GHashTable *ids, const char *kind, size_t keys)
{
    size_t n = 0;
    double weight = 1;

    for (xmlNodePtr data = object->children; data != NULL; data = data->next) {
        char *key, *value;
        const char *what;
        if (data->type != XML_ELEMENT_NODE)
            continue;
        key = (char *)xmlGetProp(data, BAD_CAST "key");
        value = (char *)xmlNodeGetContent(data);
        what = g_hash_table_lookup(ids, key);
        assert_non_null(what);
        assert_true(g_str_has_prefix(what, kind));
        if (strcmp(what, "edge weight") == 0)
            weight = g_ascii_strtod(value, NULL);
        n++;
        xmlFree(key);
        xmlFree(value);
    }
    assert_int_equal(n, keys);
    return weight;
}

/* White space alone between two references, or between one and a tag, is dropped by its parser;
 * in a CDATA section and in attributes it stays. */
static void check_references(const char *bytes)
{
    for (const char *at = strstr(bytes, "<data key="); at != NULL; at = strstr(at, "<data key=")) {
        const char *beg = strchr(at, '>') + 1, *end = strstr(at, "</data>");
        bool reference = true;
        at = end;
        if (g_str_has_prefix(beg, "<![CDATA["))
            continue;
        while (beg < end) {
            const char *next = beg + strspn(beg, " \t\n");
            assert_false(reference && next > beg && (*next == '&' || *next == '<') &&
                         beg[-1] == ';');
            reference = *next == '&';
            beg = reference ? strchr(next, ';') + 1 : next + 1;
        }
    }
}

static void gephi_finds_label_weight_size_colour_and_place(void **state)
{
    static const char *const wanted[] = {"node label", "node x", "node y", "node size",
                                         "node r",     "node g", "node b", "edge weight"};
    kith_graph *g = make_nasty();
    size_t n;
    char *bytes = make_bytes(g, "graphml", &n);
    xmlDocPtr doc = xmlReadMemory(bytes, (int)n, NULL, NULL, XML_PARSE_NONET);
    GHashTable *ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    xmlNodePtr graph = NULL;
    size_t nodes = 0, edges = 0;

    (void)state;
    assert_non_null(doc);
    assert_true(strstr(bytes, "·") < bytes + 100);
    assert_string_equal(xmlDocGetRootElement(doc)->ns->href,
                        "http://graphml.graphdrawing.org/xmlns");
    for (xmlNodePtr at = xmlDocGetRootElement(doc)->children; at != NULL; at = at->next) {
        if (xmlStrcmp(at->name, BAD_CAST "key") == 0)
            check_key(at, ids);
        if (xmlStrcmp(at->name, BAD_CAST "graph") == 0)
            graph = at;
    }
    assert_non_null(graph);
    assert_non_null(strstr(bytes, "edgedefault=\"undirected\""));
    for (xmlNodePtr at = graph->children; at != NULL; at = at->next) {
        if (xmlStrcmp(at->name, BAD_CAST "node") == 0) {
            nodes++;
            check_object(at, ids, "node", kith_node_fields(g));
        } else if (xmlStrcmp(at->name, BAD_CAST "edge") == 0) {
            edges++;
            assert_true(check_object(at, ids, "edge", KITH_EDGE_FIELDS) > 0);
        }
    }
    assert_int_equal(nodes, g->V);
    assert_int_equal(edges, g->E);
    for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++) {
        char *id = g_strdup_printf("%c_%s", wanted[i][0], wanted[i] + 5);
        assert_string_equal(g_hash_table_lookup(ids, id), wanted[i]);
        g_free(id);
    }
    check_references(bytes);
    g_hash_table_destroy(ids);
    xmlFreeDoc(doc);
    g_free(bytes);
    kith_graph_free(g);
}

#define HEAD "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
#define LABEL "<key id=\"l\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>\n"
#define NODE(id) "<node id=\"" id "\"><data key=\"l\">Name " id "</data></node>\n"

static void reads_what_others_wrote(void **state)
{
    static const char file[] = HEAD LABEL
        "<key id=\"w\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>\n"
        "<key id=\"z\" for=\"node\" attr.name=\"zodiac\" attr.type=\"string\"/>\n"
        "<graph edgedefault=\"directed\"><desc>text</desc>\n"
        "<edge source=\"b\" target=\"a\"><data key=\"w\">2.7</data></edge>\n" NODE("b") NODE("a")
            NODE("c") "<edge source=\"a\" target=\"b\"/><edge source=\"c\" target=\"c\"/>\n"
                      "<edge source=\"c\" target=\"a\"><data key=\"w\">0.2</data></edge>\n"
                      "</graph></graphml>\n";
    kith_graph *g = NULL;
    kith_err err = {0};

    (void)state;
    assert_true(read_bytes(file, strlen(file), &g, &err));
    assert_int_equal(g->V, 3);
    assert_int_equal(g->E, 2);
    assert_string_equal(g->node[0].label.ptr, "Name a");
    assert_int_equal(g->edge[0].weight, 3); // 2 and 1
    assert_int_equal(g->edge[1].weight, 1); // a fraction counts as one
    assert_int_equal(g->node[0].degree, 2);
    assert_true(g->node[0].pagerank > 0.3); // measured, as the file has none
    kith_graph_free(g);
}

static void faults_are_told_with_their_line(void **state)
{
    static const struct {
        const char *file, *says;
    } cases[] = {
        {"", "it is empty"},
        {"hello", "line 1: "},
        {"<html/>", "line 1: this is no GraphML: it begins with <html>"},
        {HEAD "<graph>", "line 2: "},
        {HEAD "<graph><node/></graph></graphml>", "line 2: a node without id"},
        {HEAD "<graph>\n<edge source=\"a\"/></graph></graphml>", "line 3: an edge without source"},
        {HEAD LABEL "<graph>\n" NODE("a") NODE("a") "</graph></graphml>",
         "line 5: a second node \"a\""},
        {HEAD LABEL "<graph>" NODE("a") "<edge source=\"a\" target=\"q\"/></graph></graphml>",
         "line 4: an edge to \"q\", which is no node"},
        {HEAD "<graph><node id=\"a\"/></graph></graphml>", "its nodes have no label"},
        {HEAD "<key id=\"m\" for=\"node\" attr.name=\"mentions\"/><graph>\n<node id=\"a\">"
              "<data key=\"m\">many</data></node></graph></graphml>",
         "line 3: \"many\" is no value for \"mentions\""},
        {HEAD "<key id=\"m\" for=\"node\" attr.name=\"r\"/><graph>\n<node id=\"a\">"
              "<data key=\"m\">256</data></node></graph></graphml>",
         "line 3: \"256\" is no value for \"r\""},
        {"<!DOCTYPE graphml [<!ENTITY a \"b\">]>" HEAD "</graphml>",
         "line 1: a document type is not read"},
        {HEAD LABEL LABEL "<graph/></graphml>", "line 3: key \"l\" is declared twice"},
        {HEAD "<graph>&nix;</graph></graphml>", "line 2: "},
        {HEAD "<graph><node id=\"\x01\"/></graph></graphml>", "line 2: "},
        {"<?xml version=\"1.0\" encoding=\"UTF-7\"?>\n" HEAD LABEL
         "<graph>" NODE("a") "\xa9</graph></graphml>",
         "input conversion failed"},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        kith_graph *g = NULL;
        kith_err err = {0};
        assert_false(read_bytes(cases[i].file, strlen(cases[i].file), &g, &err));
        assert_null(g);
        assert_int_equal(err.code, KITH_EINPUT);
        if (strstr(err.msg, cases[i].says) == NULL)
            fail_msg("\"%s\" does not say \"%s\"", err.msg, cases[i].says);
    }
}

static void a_file_cut_anywhere_is_refused(void **state)
{
    kith_graph *g = make_nasty();
    size_t n;
    char *bytes = make_bytes(g, "graphml", &n);

    (void)state;
    for (size_t cut = 0; cut + 2 < n; cut += 97) {
        kith_graph *h = NULL;
        kith_err err = {0};
        assert_false(read_bytes(bytes, cut, &h, &err));
        assert_null(h);
    }
    g_free(bytes);
    kith_graph_free(g);
}

static void numbers_are_short_and_read_back_equal(void **state)
{
    static const struct {
        double value;
        const char *text;
    } cases[] = {
        {0, "0"},
        {1, "1"},
        {-1, "-1"},
        {0.25, "0.25"},
        {-0.5, "-0.5"},
        {60, "60"},
        {1e15, "1000000000000000"},
        {0.000001, "0.000001"},
        {123.45, "123.45"},
        {4294967295.0, "4294967295"},
        {-0.305865, "-0.305865"},
    };
    uint64_t seed = 3;

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        GString *s = g_string_new(NULL);
        kith_number(s, cases[i].value);
        assert_string_equal(s->str, cases[i].text);
        g_string_free(s, TRUE);
    }
    for (int i = 0; i < 20000; i++) {
        GString *s = g_string_new(NULL);
        double value, back;
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        value = (double)(int64_t)seed / (i % 3 ? 1e19 : 1e7);
        kith_number(s, value);
        back = g_ascii_strtod(s->str, NULL);
        assert_memory_equal(&value, &back, sizeof value);
        g_string_free(s, TRUE);
    }
}

/* However many zeros it could end in, and whatever comes next to it. */
static void decimals_are_written_as_they_are(void **state)
{
    static const double unit[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10};
    uint64_t seed = 7;

    (void)state;
    for (int i = 0; i < 20000; i++) {
        unsigned decimals = (unsigned)i % G_N_ELEMENTS(unit);
        uint64_t n, whole = (uint64_t)unit[decimals];
        GString *s = g_string_new(NULL), *wanted = g_string_new(NULL);
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        n = (seed >> 33) % 80000 * whole + (seed >> 7) % whole / (i % 3 ? 1 : 1000) * 10;
        g_string_printf(wanted, "%" PRIu64 ".%0*" PRIu64, n / whole, (int)decimals, n % whole);
        while (wanted->str[wanted->len - 1] == '0' || wanted->str[wanted->len - 1] == '.') {
            bool point = wanted->str[wanted->len - 1] == '.';
            g_string_truncate(wanted, wanted->len - 1);
            if (point)
                break;
        }
        kith_number(s, (double)n / unit[decimals]);
        assert_string_equal(s->str, wanted->str);
        g_string_free(s, TRUE);
        g_string_free(wanted, TRUE);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read_back_equal),
        cmocka_unit_test(gephi_finds_label_weight_size_colour_and_place),
        cmocka_unit_test(reads_what_others_wrote),
        cmocka_unit_test(faults_are_told_with_their_line),
        cmocka_unit_test(a_file_cut_anywhere_is_refused),
        cmocka_unit_test(numbers_are_short_and_read_back_equal),
        cmocka_unit_test(decimals_are_written_as_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
