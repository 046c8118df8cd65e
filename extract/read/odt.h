// SPDX-License-Identifier: GPL-3.0-or-later
/* OpenDocument texts, packed (.odt) or in one XML file (.fodt). */
#pragma once

#include "extract/read/read.h"

bool kith_odt_knows(kith_str head);
bool kith_odt_read(const kith_record *record, kith_arena *a, kith_doc *doc, kith_err *err);
