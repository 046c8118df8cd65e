// SPDX-License-Identifier: GPL-3.0-or-later
/* What is asked: a graph in memory, or a store that gives as much of its graph as a question
 * needs. */
#pragma once

#include "cli/term/args.h"
#include "graph/graph.h"
#include "graph/store.h"

typedef struct {
    const char *path;  // as the user calls it
    kith_store *store; // NULL: a file of a graph
    kith_graph *g;     // all of it; of a store what the last question needed, NULL before
} kith_asked;

/* Opens the first operand; min..max operands, it counted, what says what they are. False, with a
 * message and args->status, when there are others or it cannot be read. */
bool kith_asked_open(kith_args *args, size_t min, size_t max, const char *what, kith_asked *out);
bool kith_asked_open_path(const char *path, kith_asked *out, kith_err *err);
void kith_asked_close(kith_asked *asked); // zeroed is fine

/* Takes g, as what the last question needed. */
void kith_asked_take(kith_asked *asked, kith_graph *g);

/* True and the node of asked->g that name means. Otherwise says on standard error what is near, or
 * which nodes it can be, and gives false with *status. */
bool kith_asked_find(kith_asked *asked, const char *name, uint32_t *node, int *status);

/* True and the two nodes of asked->g that two names mean, when they differ; of a store with the
 * edge between them and `evidence` of its sentences. Otherwise says why not. */
bool kith_asked_pair(kith_asked *asked, char *const name[2], unsigned evidence, uint32_t node[2],
                     int *status);

/* The edge of two nodes; NULL: none. */
const kith_edge *kith_edge_between(const kith_graph *g, uint32_t a, uint32_t b);

/* True for a store; otherwise says that it takes one, with *status. */
bool kith_asked_is_store(const kith_asked *asked, int *status);

/* A question about two names, with one option that is a number. */
typedef struct {
    const kith_manual *manual;
    const char *option;
    uint32_t least, most, number; // what the option may be, and what it is when not given
    int (*answer)(const kith_args *args, kith_asked *asked, const uint32_t node[2],
                  uint32_t number); // the exit status
} kith_pair_question;

/* The command that asks it. */
int kith_asked_run_pair(const kith_pair_question *question, int argc, char **argv);
