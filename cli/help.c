// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "cli/term/say.h"

static const kith_manual manual = {
    .usage = "help [COMMAND]",
    .about = "Lists the commands, or says how to use one of them.",
    .examples = "  kith help\n"
                "  kith help build\n",
};

static int list_commands(void)
{
    kith_err err = {0};
    kith_out *out = kith_out_open("-", &err);

    kith_out_puts(out,
                  "usage: kith COMMAND [OPTION]... [ARGUMENT]...\n\n"
                  "kith reads articles, finds the people, countries and organizations that they\n"
                  "name, links those named in the same sentence, and writes the graph.\n\n"
                  "Commands:\n");
    for (const kith_command *c = kith_commands; c->name != NULL; c++)
        kith_out_printf(out, "  %-13s%s\n", c->name, c->summary);
    kith_out_puts(out, "\nExamples:\n"
                       "  kith build articles/ -o graph.graphml -o graph.svg\n"
                       "  kith neighbours graph.graphml NATO\n"
                       "  kith help build\n");
    return kith_out_close(out, &err) ? KITH_OK : kith_say_err(&err);
}

int kith_run_help(int argc, char **argv)
{
    kith_args args;
    const kith_command *command;
    char *help[] = {NULL, "--help", NULL}, **rest;
    size_t n;

    kith_args_init(&args, &manual, argc, argv);
    while (kith_args_next(&args) != 0) {
    }
    if (args.stop)
        return args.status;
    rest = kith_args_rest(&args, &n);
    if (n > 1)
        return kith_args_wrong(&args, "takes one command at most");
    if (n == 0)
        return list_commands();
    command = kith_command_find(rest[0]);
    if (command == NULL)
        return KITH_EUSAGE;
    help[0] = rest[0];
    return command->run(2, help);
}
