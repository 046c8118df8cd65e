// SPDX-License-Identifier: GPL-3.0-or-later
/* TEI P5, and P4 (TEI.2): the text of a document with what its header tells; a teiCorpus is as
 * many documents as it holds. */
#pragma once

#include "extract/read/read.h"

bool kith_tei_knows(kith_str head);
bool kith_tei_read(const kith_record *record, kith_arena *a, kith_doc *doc, kith_err *err);
