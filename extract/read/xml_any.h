// SPDX-License-Identifier: GPL-3.0-or-later
/* XML of no known kind: all its text, in lines as its elements suggest; or what an XPath picks. */
#pragma once

#include "extract/read/read.h"

bool kith_xml_knows(kith_str head);
bool kith_xml_read(const kith_record *record, kith_arena *a, kith_doc *doc, kith_err *err);

/* The matches of an expression, names in which have no prefix, whatever theirs is. A match within
 * another is a part of it. */
typedef struct kith_xpath kith_xpath;

/* KITH_EUSAGE: no expression, or not one for elements. KITH_EINPUT: not well-formed, too large for
 * a tree (KITH_XPATH_MOST), or nothing matches. bytes need not outlive the call. */
bool kith_xpath_open(const char *expression, kith_str bytes, kith_arena *a, kith_xpath **out,
                     kith_err *err);
void kith_xpath_close(kith_xpath *x); // NULL is fine

/* The next match as XML of its own, in a; name is its number, empty when it is the only one.
 * False when there is no more. */
bool kith_xpath_next(kith_xpath *x, kith_arena *a, kith_record *record);

enum { KITH_XPATH_MOST = 128 * 1024 * 1024 };
