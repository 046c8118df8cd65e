// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdio.h>
#include <string.h>

#include "cli/tagging.h"

int main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "train") == 0)
        return kith_run_train(argc - 1, argv + 1);
    if (argc > 1 && strcmp(argv[1], "evaluate") == 0)
        return kith_run_evaluate(argc - 1, argv + 1);
    if (argc > 1 && strcmp(argv[1], "tag") == 0)
        return kith_tag_conll(argc > 3 ? argv[3] : NULL, argv + 2, 1);
    puts("kith");
    return 0;
}
