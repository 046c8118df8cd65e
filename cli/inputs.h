// SPDX-License-Identifier: GPL-3.0-or-later
/* What the commands that read documents have in common: INPUT operands and how they are read. */
#pragma once

#include "cli/term/args.h"
#include "extract/extract.h"
#include "extract/read/read.h"

extern const kith_option kith_article_options[]; // what an article is
extern const kith_option kith_mention_options[]; // what a mention is

/* True when key was one of the options above. */
bool kith_inputs_take(kith_args *args, int key, kith_extract_options *options);

/* The operands as paths in the order of documents. Those that cannot be read are said, and
 * args->status is then KITH_EINPUT; args stop when there is none at all. */
void kith_inputs_find(kith_args *args, const kith_read_options *options, kith_paths *paths);

/* The same, for operands behind the first `from`. */
void kith_inputs_find_from(kith_args *args, size_t from, const kith_read_options *options,
                           kith_paths *paths);

/* The i-th line that was left out of an article. */
kith_str kith_dropped_line(const kith_doc *doc, const kith_article *article, size_t i);

/* One line on standard error for each, with the reason. */
void kith_dropped_tell(const kith_doc *doc, const kith_article *article);
