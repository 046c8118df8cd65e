// SPDX-License-Identifier: GPL-3.0-or-later
/* What stands within a line of Markdown. */
#pragma once

#include "extract/read/lines.h"

/* Writes text without emphasis, links' addresses, code marks, tags and escapes. */
void kith_markdown_put(kith_lines *l, kith_str text, kith_lines_style style);
