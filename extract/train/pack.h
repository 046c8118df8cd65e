// SPDX-License-Identifier: GPL-3.0-or-later
/* From trained weights to a model's bytes: small rows left out, the rest in 8 bits. */
#pragma once

#include "extract/model.h"
#include "extract/train/crf.h"

/* Which features are worth their room: [F], from g_malloc. At most rows of them. */
bool *kith_pack_choose(const kith_space *space, const kith_crf *crf, size_t rows);

/* The model's bytes, from a. keep as above. */
kith_str kith_pack(kith_arena *a, const kith_space *space, const kith_crf *crf, const bool *keep,
                   const kith_facts *facts, double threshold);
