// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "cli/term/say.h"

static const kith_manual manual = {
    .usage = "version",
    .about = "Says which kith this is.",
    .examples = "  kith version\n",
};

int kith_run_version(int argc, char **argv)
{
    kith_args args;
    kith_err err = {0};
    kith_out *out;
    size_t n;

    kith_args_init(&args, &manual, argc, argv);
    while (kith_args_next(&args) != 0) {
    }
    if (args.stop)
        return args.status;
    kith_args_rest(&args, &n);
    if (n > 0)
        return kith_args_wrong(&args, "takes no arguments");
    out = kith_out_open("-", &err);
    kith_out_puts(out, "kith " KITH_VERSION "\n");
    return kith_out_close(out, &err) ? KITH_OK : kith_say_err(&err);
}
