// SPDX-License-Identifier: GPL-3.0-or-later
/* Any bytes as a file of the format FUZZ_FORMAT: see format.h. A program for each format. */
#include "tests/fuzz/check.h"
#include "tests/fuzz/format.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const kith_read_options options = {.from = FUZZ_FORMAT, .max_document = 1 << 20};

    check_format(KITH_STR("fuzz"), (kith_str){(const char *)data, size}, &options);
    return 0;
}
