// SPDX-License-Identifier: GPL-3.0-or-later
/* Short words for tables of rules. For the files of formats alone: no header includes this one. */
#pragma once

#include "extract/read/markup.h"

enum {
    BLOCK = KITH_DOES_BLOCK,
    SPACE = KITH_DOES_SPACE,
    SKIP = KITH_DOES_SKIP,
    BODY = KITH_DOES_BODY,
    APART = KITH_DOES_APART,
    HEADING = KITH_LINE_HEADING,
    ITEM = KITH_LINE_ITEM,
    CAPTION = KITH_LINE_CAPTION,
    CELL = KITH_LINE_CELL,
    BYLINE = KITH_PLACE_BYLINE,
};
