// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/associate.h"

#include <math.h>

/* Files hold so many decimals and no noise behind them: what is read back is equal. */
static double rounded(double value, double unit)
{
    return round(value * unit) / unit + 0.0;
}

/* Where every window holds both, one is never without the other. */
double kith_npmi(kith_joint j)
{
    double n = (double)j.n, joint = (double)j.ab / n;

    if (j.ab == 0)
        return -1;
    if (j.ab >= j.n)
        return 1;
    return rounded(log(joint / ((double)j.a / n * ((double)j.b / n))) / -log(joint), 1e6);
}

/* A cell of the table: k windows, of which chance gives row * column / n. */
static double surprise(double k, double row, double column, double n)
{
    return k > 0 ? k * log(k * n / (row * column)) : 0;
}

double kith_log_likelihood(kith_joint j)
{
    double n = (double)j.n, a = (double)j.a, b = (double)j.b, ab = (double)j.ab;
    double g2 = 2 * (surprise(ab, a, b, n) + surprise(a - ab, a, n - b, n) +
                     surprise(b - ab, n - a, b, n) + surprise(n - a - b + ab, n - a, n - b, n));

    g2 = fmax(0, rounded(g2, 1e3));
    return ab * n < a * b ? 0 - g2 : g2;
}

double kith_jaccard(kith_joint j)
{
    uint64_t either = j.a + j.b - j.ab;

    return either > 0 ? rounded((double)j.ab / (double)either, 1e6) : 0;
}

double kith_association(kith_joint j)
{
    double chance = (double)j.a * (double)j.b;

    return chance > 0 ? rounded((double)j.ab * (double)j.n / chance, 1e4) : 0;
}

void kith_associate_edges(kith_graph *g, size_t beg, size_t end)
{
    uint64_t n = g->totals.windows;

    for (size_t e = beg; e < end; e++) {
        kith_edge *edge = &g->edge[e];
        kith_joint j = {edge->weight, g->node[edge->a].windows, g->node[edge->b].windows, n};
        edge->npmi = kith_npmi(j);
        edge->llr = kith_log_likelihood(j);
        edge->jaccard = kith_jaccard(j);
        edge->association = kith_association(j);
    }
}

void kith_associate(kith_graph *g)
{
    kith_associate_edges(g, 0, g->E);
}
