// SPDX-License-Identifier: GPL-3.0-or-later
/* How closely two names belong together: what the windows that hold both, one and none say.
 *
 * Each measure answers another question. NPMI: is the pair oftener than chance, on a scale that
 * rare and frequent names share? Log-likelihood: how sure is that, given how little was seen?
 * Jaccard: of the windows that name either, how many name both? Association strength: how many
 * times oftener than chance? */
#pragma once

#include "graph/graph.h"

/* Of n windows `a` hold the one, `b` the other, `ab` both: ab <= a, b and a + b - ab <= n. */
typedef struct {
    uint64_t ab, a, b, n;
} kith_joint;

/* Normalised pointwise mutual information, -1..1 (Bouma 2009, "Normalized (Pointwise) Mutual
 * Information in Collocation Extraction", GSCL): log(p(ab) / (p(a) p(b))) / -log p(ab). 0: as often
 * as by chance; 1: never one without the other; -1: never together. To six decimals. */
double kith_npmi(kith_joint j);

/* Log-likelihood ratio G2 (Dunning 1993, "Accurate Methods for the Statistics of Surprise and
 * Coincidence", Computational Linguistics 19:1): 2 sum k log(k / e) over the four cells of the
 * table, e being what is expected of independent names; negative where the pair is rarer than
 * chance. Above 3.84 chance alone does so once in twenty. To three decimals. */
double kith_log_likelihood(kith_joint j);

/* Jaccard (1901): ab / (a + b - ab), 0..1. To six decimals. */
double kith_jaccard(kith_joint j);

/* Association strength (van Eck and Waltman 2009, "How to normalize cooccurrence data?", JASIST
 * 60:8), also called proximity: n ab / (a b), what was seen by what independent names give; 1 is
 * chance. To four decimals. */
double kith_association(kith_joint j);

/* The four of every edge of g, from weights, the nodes' windows, and how many windows there are:
 * sentences that are not repeats. */
void kith_associate(kith_graph *g);
void kith_associate_edges(kith_graph *g, size_t beg, size_t end); // of those from beg on
