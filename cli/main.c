// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "base/interrupt.h"
#include "cli/term/nearest.h"
#include "cli/tagging.h"
#include "cli/term/say.h"

#include <signal.h>
#include <stdio.h>

const kith_command kith_commands[] = {
    {"build", "read articles, write the graph of who is named with whom", kith_run_build},
    {"add", "put more articles into a store", kith_run_add},
    {"relink", "link a store anew, with other rules", kith_run_relink},
    {"merge", "join stores that were built apart", kith_run_merge},
    {"neighbours", "who is named together with someone, most often first", kith_run_neighbours},
    {"evidence", "the sentences that name two of them", kith_run_evidence},
    {"path", "how two of them hang together", kith_run_path},
    {"rank", "the most important people, countries and organizations", kith_run_rank},
    {"communities", "who is named with each other more than with others", kith_run_communities},
    {"entities", "find people, countries and organizations by name", kith_run_entities},
    {"search", "the sentences that have some words", kith_run_search},
    {"timeline", "when someone was named, day by day or year by year", kith_run_timeline},
    {"export", "write a graph in other formats, filtered if you like", kith_run_export},
    {"compare", "what changed from one graph to another", kith_run_compare},
    {"info", "what a graph holds", kith_run_info},
    {"explain", "how someone in a store came to be one", kith_run_explain},
    {"review", "joins of names that are in doubt, as rules to edit", kith_run_review},
    {"duplicates", "documents that tell the same story", kith_run_duplicates},
    {"tag", "the names in a text, one JSON object a line", kith_run_tag},
    {"read", "the article that is found in a file, without menus and banners", kith_run_read},
    {"train", "learn to find names from annotated text", kith_run_train},
    {"evaluate", "measure how well names are found", kith_run_evaluate},
    {"help", "how to use kith, or one of its commands", kith_run_help},
    {"version", "which kith this is", kith_run_version},
    {0},
};

enum { MANY = 64 };

static const char *program = "kith";

const char *kith_program(void)
{
    return program;
}

const kith_command *kith_command_find(const char *name)
{
    const char *names[MANY], *near;
    size_t n = 0;

    for (const kith_command *c = kith_commands; c->name != NULL; c++) {
        if (strcmp(c->name, name) == 0)
            return c;
        names[n++] = c->name;
    }
    near = kith_nearest(name, names, n);
    if (near != NULL)
        kith_say("there is no command '%s'; did you mean '%s'?", name, near);
    else
        kith_say("there is no command '%s'; 'kith help' lists them", name);
    return NULL;
}

/* The command that an option in its place stands for; as it is, when it is none. */
static const char *meant(const char *word)
{
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)
        return "help";
    return strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0 ? "version" : word;
}

int main(int argc, char **argv)
{
    const kith_command *command;
    int status;

    program = argc > 0 ? argv[0] : program;
    signal(SIGPIPE, SIG_IGN); // kith_out notices a reader that goes away
    if (argc < 2) {
        kith_say("what shall it do? Try 'kith build FOLDER -o graph.graphml', or 'kith help'");
        return KITH_EUSAGE;
    }
    if (argv[1][0] == '-' && strcmp(meant(argv[1]), argv[1]) == 0) {
        kith_say("a command goes before options: 'kith build %s'; 'kith help' lists them", argv[1]);
        return KITH_EUSAGE;
    }
    argv[1] = (char *)(uintptr_t)meant(argv[1]);
    command = kith_command_find(argv[1]);
    if (command == NULL)
        return KITH_EUSAGE;
    kith_interrupt_watch();
    status = command->run(argc - 1, argv + 1);
    kith_interrupt_end();
    return status;
}
