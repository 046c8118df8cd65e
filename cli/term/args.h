// SPDX-License-Identifier: GPL-3.0-or-later
/* The command line of one command. Its options are data: getopt_long's tables, --help and the
 * check that the manual page names each are made from them. */
#pragma once

#include "base/out.h"

#include <getopt.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct {
    int key;           // its letter, or a number from KITH_KEY on when it has none
    const char *name;  // "min-weight"
    const char *value; // what it takes, "N"; NULL: nothing
    const char *help;  // one line
} kith_option;

/* Keys without a letter, one range for each group of options that commands share. */
enum {
    KITH_KEY = 256,
    KITH_KEY_FILTER = KITH_KEY + 32,
    KITH_KEY_OUTPUT = KITH_KEY + 64,
    KITH_KEY_LINK = KITH_KEY + 80,
    KITH_KEY_EXTRACT = KITH_KEY + 96,
    KITH_KEY_CORRECT = KITH_KEY + 112,
    KITH_KEY_OWN = KITH_KEY + 128,
    KITH_KEY_READ = KITH_KEY + 192,
};

/* Options that a command takes besides its own; --help, -q, -v and --color every one takes. */
enum { KITH_TAKES_JSON = 1 << 0, KITH_TAKES_JOBS = 1 << 1, KITH_TAKES_CSV = 1 << 2 };

enum { KITH_OPTION_GROUPS = 10 };

typedef struct {
    const char *usage;                            // behind "kith ": "rank [OPTION]... GRAPH"
    const char *about;                            // what it does; lines fit 80 columns
    const kith_option *group[KITH_OPTION_GROUPS]; // each ends with a row without name; NULL ends
    unsigned takes;
    void (*more)(kith_out *out); // what --help says behind the options; NULL: nothing
    const char *examples;        // one a line
} kith_manual;

enum { KITH_MAX_OPTIONS = 80 };

typedef struct {
    const kith_manual *manual;
    const char *command;
    int argc;
    char **argv;
    const char *value; // of the option that kith_args_next() gave
    bool quiet, verbose, json, csv;
    bool color;    // standard output is to be coloured
    unsigned jobs; // threads wanted, 0: as many as the machine has processors
    bool stop;     // the command ends here, with status
    int status;
    struct option longs[KITH_MAX_OPTIONS + 1];
    char letters[2 * KITH_MAX_OPTIONS + 3];
} kith_args;

/* argv[0] is the command's name. */
void kith_args_init(kith_args *args, const kith_manual *manual, int argc, char **argv);

/* The key of the next option that is the command's own; 0 at the end, or when args->stop. */
int kith_args_next(kith_args *args);

/* The operands, once kith_args_next() has given 0. */
char **kith_args_rest(const kith_args *args, size_t *n);

/* Wrong usage: one line on standard error that says what to do; args stop with status 2. Gives
 * that status. */
int kith_args_wrong(kith_args *args, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* The value as a whole number of min..max, or kith_args_wrong() and *out as it was. */
void kith_args_number(kith_args *args, const char *option, uint32_t min, uint32_t max,
                      uint32_t *out);

/* The value as bytes, "4096", "64k", "256M", "1G"; or kith_args_wrong() and *out as it was. */
void kith_args_bytes(kith_args *args, const char *option, size_t min, size_t max, size_t *out);

/* The value as types of nodes, "person,country": bits 1 << kith_type. */
void kith_args_types(kith_args *args, unsigned *out);

/* What --help prints. */
void kith_manual_print(const kith_manual *manual, kith_out *out);
