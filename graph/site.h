// SPDX-License-Identifier: GPL-3.0-or-later
/* Where a document is from, as far as repeated paragraphs go: a paragraph that stands in many
 * documents of one site (who we are, what our newsletter is) is furniture however long it is,
 * while one that several sites share is copied text. */
#pragma once

#include "graph/records.h"

/* The site of an address, its host without "www."; of a name of an outlet, the name; may be empty.
 * Borrowed from source. */
kith_str kith_site_of(kith_str source);

/* [n_blocks] whether each is furniture of a site: in at least 4 of its documents and more than a
 * tenth of them. The same whatever the order of documents. The caller's. */
uint8_t *kith_site_furniture(const kith_corpus *c);
