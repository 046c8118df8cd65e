// SPDX-License-Identifier: GPL-3.0-or-later
/* Names of types and of ways to name, apart from the pipeline: who reads a graph needs no tagger.
 */
#include "extract/extract.h"

const char *const kith_type_name[KITH_TYPES] = {"person", "country", "organization"};
const char *const kith_via_name[KITH_VIAS] = {"name", "part", "acronym", "demonym", "capital"};
