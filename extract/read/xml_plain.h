// SPDX-License-Identifier: GPL-3.0-or-later
/* XML without its document type. */
#pragma once

#include "base/arena.h"
#include "base/err.h"

/* A text that the document type declares. */
typedef struct {
    kith_str name;
    kith_str text;   // decoded
    const char *bad; // why it is not used, "is made of other entities"; NULL: it may be
} kith_xml_entity;

typedef struct {
    kith_xml_entity *at; // [n]
    size_t n;
} kith_xml_entities;

/* Blanks the document type out of *xml (UTF-8), in a copy of it, and reads the entities that it
 * declares. KITH_EINPUT: a tag has too many attributes, a document type does not end. */
bool kith_xml_plain(kith_arena *a, kith_str *xml, kith_xml_entities *entities, kith_err *err);

/* CDATA sections, which libxml2 reads a character at a time: those that are long are taken out,
 * and an instruction "<?KITH_CDATA n?>" with their line breaks stands in their place. */
typedef struct {
    kith_str *at; // [n]
    size_t n, room;
} kith_xml_sections;

#define KITH_CDATA "kith-cdata"

/* *xml without them, in a copy; as it is where there are none. */
void kith_xml_take_sections(kith_arena *a, kith_str *xml, kith_xml_sections *sections);

/* Where the document type stands: [*beg, *end), both 0 when there is none. False when it does not
 * end. */
bool kith_xml_doctype(kith_str xml, size_t *beg, size_t *end);

/* The charset that an XML declaration names, in a; NULL when none does. */
const char *kith_xml_charset(kith_arena *a, kith_str bytes);
