// SPDX-License-Identifier: GPL-3.0-or-later
/* Markdown: headings, items, cells and paragraphs as lines, without their marks; of links the
 * text; code blocks, comments and addresses are left out. Front matter (YAML between "---") tells
 * title, date, author and language. */
#pragma once

#include "extract/read/read.h"

bool kith_markdown_read(const kith_record *record, kith_arena *a, kith_doc *doc, kith_err *err);
