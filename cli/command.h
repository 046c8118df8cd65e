// SPDX-License-Identifier: GPL-3.0-or-later
/* The commands of kith: one file and one row each. */
#pragma once

#include "cli/term/args.h"

typedef struct {
    const char *name;
    const char *summary;               // one line for `kith help`
    int (*run)(int argc, char **argv); // argv[0] is the name; gives the exit status
} kith_command;

extern const kith_command kith_commands[]; // ends with a row whose name is NULL

/* The command called name; NULL, and one line on standard error, when there is none. */
const kith_command *kith_command_find(const char *name);

/* How the user called kith: "kith", "build/cli/kith". */
const char *kith_program(void);

int kith_run_add(int argc, char **argv);
int kith_run_build(int argc, char **argv);
int kith_run_communities(int argc, char **argv);
int kith_run_compare(int argc, char **argv);
int kith_run_duplicates(int argc, char **argv);
int kith_run_entities(int argc, char **argv);
int kith_run_evaluate(int argc, char **argv);
int kith_run_evidence(int argc, char **argv);
int kith_run_explain(int argc, char **argv);
int kith_run_export(int argc, char **argv);
int kith_run_help(int argc, char **argv);
int kith_run_info(int argc, char **argv);
int kith_run_merge(int argc, char **argv);
int kith_run_neighbours(int argc, char **argv);
int kith_run_path(int argc, char **argv);
int kith_run_rank(int argc, char **argv);
int kith_run_read(int argc, char **argv);
int kith_run_relink(int argc, char **argv);
int kith_run_review(int argc, char **argv);
int kith_run_search(int argc, char **argv);
int kith_run_tag(int argc, char **argv);
int kith_run_timeline(int argc, char **argv);
int kith_run_train(int argc, char **argv);
int kith_run_version(int argc, char **argv);
