// SPDX-License-Identifier: GPL-3.0-or-later
/* Word clusters: words that stand in like places share a cluster, and like clusters a longer part
 * of the path to them in a binary tree (as Brown et al. 1992 have it). */
#pragma once

#include <stddef.h>
#include <stdint.h>

typedef struct {
    uint32_t bits; // the path from the root, its last step lowest
    uint8_t depth; // 0: the word has no cluster
} kith_cluster_path;

/* text: [n] numbers of words, below n_words, UINT32_MAX between sentences. Words seen fewer than
 * `least` times get no cluster. path: [n_words] out. */
void kith_cluster(const uint32_t *text, size_t n, size_t n_words, unsigned clusters, unsigned least,
                  kith_cluster_path *path);
