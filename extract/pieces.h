// SPDX-License-Identifier: GPL-3.0-or-later
/* A long text, extracted piece by piece. What a name means is decided by the text around it: one
 * that fills a book, or a file that holds a year of articles, is better (and in linear time) looked
 * at in pieces. Entities of two pieces are one where type and label are the same. */
#pragma once

#include "extract/extract.h"

enum { KITH_PIECE_BYTES = 256 * 1024 };

typedef struct kith_pieces kith_pieces;

/* Collects into whole, whose strings and arrays are then from a. mentions_only: neither sentences
 * nor the surfaces of entities are kept, which take a third of the room. */
kith_pieces *kith_pieces_new(kith_arena *a, kith_extraction *whole, bool mentions_only);

/* Appends a copy of what was found in the next piece: the blocks from `block` on of the whole.
 * Spans in it are over the text of the whole. */
void kith_pieces_add(kith_pieces *pieces, const kith_extraction *piece, size_t block);

void kith_pieces_free(kith_pieces *pieces);
