// SPDX-License-Identifier: GPL-3.0-or-later
/* Chance that is the same in every run. */
#pragma once

#include <stdint.h>

/* 0 to sides - 1. */
static inline uint32_t dice(uint32_t sides)
{
    static uint64_t seed = 88172645463325252u;

    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (uint32_t)((seed >> 33) % sides);
}
