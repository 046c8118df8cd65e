// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/field.h"

#include "export/append.h"

#include <math.h>
#include <stdio.h>

#define NODE(name, kind)                                                                           \
    {                                                                                              \
#name, KITH_FIELD_##kind, offsetof(kith_node, name)                                        \
    }
#define EDGE(name, kind)                                                                           \
    {                                                                                              \
#name, KITH_FIELD_##kind, offsetof(kith_edge, name)                                        \
    }

const kith_field kith_node_field[KITH_NODE_FIELDS] = {
    NODE(label, STR),
    NODE(type, TYPE),
    NODE(iso, STR),
    NODE(aliases, STR),
    NODE(mentions, U32),
    NODE(documents, U32),
    NODE(windows, U32),
    NODE(first, STR),
    NODE(last, STR),
    NODE(degree, U32),
    NODE(strength, DOUBLE),
    NODE(pagerank, DOUBLE),
    NODE(betweenness, DOUBLE),
    NODE(core, U32),
    NODE(component, U32),
    NODE(community, U32),
    NODE(x, DOUBLE),
    NODE(y, DOUBLE),
    NODE(size, DOUBLE),
    NODE(r, U8),
    NODE(g, U8),
    NODE(b, U8),
    NODE(ref, STR),
};

const kith_field kith_edge_field[KITH_EDGE_FIELDS] = {
    EDGE(weight, U32),     EDGE(documents, U32),      EDGE(npmi, DOUBLE),      EDGE(llr, DOUBLE),
    EDGE(jaccard, DOUBLE), EDGE(association, DOUBLE), EDGE(disparity, DOUBLE), EDGE(first, STR),
    EDGE(last, STR),       EDGE(evidence, STR),
};

size_t kith_node_fields(const kith_graph *g)
{
    for (size_t v = 0; v < g->V; v++)
        if (g->node[v].ref.len > 0)
            return KITH_NODE_FIELDS;
    return KITH_NODE_FIELDS - 1;
}

kith_str kith_field_str(const kith_field *field, const void *object)
{
    const char *at = (const char *)object + field->offset;

    if (field->kind == KITH_FIELD_TYPE)
        return kith_str_of(kith_type_name[*(const uint8_t *)at]);
    return *(const kith_str *)(const void *)at;
}

double kith_field_number(const kith_field *field, const void *object)
{
    const char *at = (const char *)object + field->offset;

    switch (field->kind) {
    case KITH_FIELD_U8:
        return *(const uint8_t *)at;
    case KITH_FIELD_U32:
        return *(const uint32_t *)(const void *)at;
    default:
        return *(const double *)(const void *)at;
    }
}

/* n / 10^decimals, n not negative. */
static void put_decimal(GString *out, bool minus, uint64_t n, int decimals)
{
    char text[32], *at = text + sizeof text;

    for (int i = 0; n > 0 || i <= decimals; i++) {
        if (i == decimals && decimals > 0)
            *--at = '.';
        *--at = (char)('0' + n % 10);
        n /= 10;
    }
    if (minus)
        *--at = '-';
    kith_append(out, at, (size_t)(text + sizeof text - at));
}

/* Of a number that is not negative and below 9e15: halves go up. */
static inline uint64_t nearest(double value)
{
    uint64_t n = (uint64_t)value;

    return n + (value - (double)n >= 0.5);
}

/* The quotient of two numbers that are exact is what the decimal reads back as: no need to print
 * and try. Most values were rounded when they were made, so that this is the common way. Below 1e15
 * one decimal of a length at most reads back as the number: if it ends in zeros, the shorter one is
 * the same. */
static bool put_rounded(GString *out, bool minus, double size)
{
    static const struct {
        double unit;
        int decimals;
    } tried[] = {{1, 0}, {1e6, 6}, {1e10, 10}};

    for (size_t i = 0; i < G_N_ELEMENTS(tried) && size * tried[i].unit < 9e15; i++) {
        uint64_t n = nearest(size * tried[i].unit);
        double back = (double)n / tried[i].unit;
        int decimals = tried[i].decimals;
        if (back < size || back > size)
            continue;
        for (; decimals > 0 && n % 10 == 0; decimals--)
            n /= 10;
        put_decimal(out, minus, n, decimals);
        return true;
    }
    return false;
}

void kith_number(GString *out, double value)
{
    double size = fabs(value);

    if ((size < 9e4 || size == floor(size)) && put_rounded(out, value < 0, size))
        return;
    if (isfinite(value)) {
        char text[G_ASCII_DTOSTR_BUF_SIZE];
        g_string_append(out, g_ascii_formatd(text, sizeof text, "%.17g", value));
    } else
        g_string_append_c(out, '0');
}
