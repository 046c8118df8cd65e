// SPDX-License-Identifier: GPL-3.0-or-later
/* XML files that hold many documents, split without being parsed: the elements that are one are
 * found by their tags, each is given within its root's tags, so that namespaces, entities and
 * languages declared there hold. */
#pragma once

#include "extract/read/read.h"

/* A kith_reader.next: feeds by item, corpora of TEI, of JATS, messages of NewsML. The root decides;
 * any other file is one document. */
kith_next kith_xml_next(kith_split *split, kith_arena *a, kith_record *record, kith_err *err);
void kith_xml_close(kith_split *split);
