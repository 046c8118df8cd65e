// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/extract.h"

const char *const kith_type_name[KITH_TYPES] = {"person", "country", "organization"};
const char *const kith_via_name[KITH_VIAS] = {"name", "part", "acronym", "demonym", "capital"};
