// SPDX-License-Identifier: GPL-3.0-or-later
/* What a text is about, as the set of its longer words: a filter of bits, small and quick, that
 * rarely takes a word for one it has not seen. */
#pragma once

#include "base/str.h"

enum { KITH_TOPIC_BITS = 1 << 14 };

typedef struct {
    bool learnt;                       // for who fills it when it is asked for
    uint8_t bits[KITH_TOPIC_BITS / 8]; // zeroed: no word
} kith_topic;

void kith_topic_learn(kith_topic *topic, kith_str text);

/* The share of the longer words of line that topic knows, 0..1; few words tell little. Reads the
 * first two dozen. */
float kith_topic_shared(const kith_topic *topic, kith_str line);
