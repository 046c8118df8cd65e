// SPDX-License-Identifier: GPL-3.0-or-later
/* Every question that a store can be asked. */
#pragma once

#include "graph/store.h"

/* Answers hold together, or are errors that say something. */
void ask_all(kith_store *store);
