// SPDX-License-Identifier: GPL-3.0-or-later
/* Text files in which many articles stand, as press databases export them. */
#pragma once

#include "extract/read/lines.h"
#include "extract/read/read.h"

/* What the lines of such a file are to it. */
typedef enum { KITH_ARTICLE_GOES_ON, KITH_ARTICLE_BEGINS, KITH_ARTICLE_ENDS } kith_article_line;

/* The next article: from a line that begins one, or behind one that ends one, to the next such
 * line. What has no letter is none. KITH_EINPUT: the file holds none. */
kith_next kith_articles_next(kith_split *split, kith_article_line (*line_is)(kith_str line),
                             const char *reader, kith_arena *a, kith_record *record, kith_err *err);

void kith_articles_close(kith_split *split);

/* "English" is "en"; empty for a name that is not known. */
kith_str kith_language_named(kith_str name);

/* Lines that stand together; the next of *rest, and false at the end. Empty lines are passed. */
bool kith_next_group(kith_str *rest, kith_str *group);

/* The lines of a text that was wrapped: an indented line begins a paragraph, as an empty one
 * does. */
void kith_lines_put_wrapped(kith_lines *l, kith_str text, uint16_t place);
