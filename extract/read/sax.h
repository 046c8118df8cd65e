// SPDX-License-Identifier: GPL-3.0-or-later
/* XML as libxml2 reads it, made harmless: the document type is taken out before the parser sees
 * it, so that no default attribute, no parameter entity and no other file exists; of entities only
 * the plain texts that it declares and the names of HTML are known. Depth, attributes of a tag and
 * what entities add are bounded. A file that is not well-formed is an error with its line. */
#pragma once

#include "base/arena.h"
#include "base/err.h"

/* An open tag, for the time of the call. */
typedef struct {
    const char *name;       // without prefix; the same address for the same name in one parse
    const char *prefix;     // as the table of namespaces names it, "" for the format's own,
                            // "?" for others
    const void *attributes; // for kith_sax_attribute()
    int n_attributes;
} kith_sax_tag;

/* Handlers return false to end the parse early, which is no error. text and end may be NULL. */
typedef struct {
    bool (*start)(void *self, const kith_sax_tag *tag);
    bool (*text)(void *self, kith_str text);
    bool (*end)(void *self);
} kith_sax_handler;

/* KITH_EINPUT: not well-formed, or beyond a bound. charset: what a container declares, NULL when
 * it does not. */
bool kith_sax_parse(kith_str bytes, const char *charset, kith_arena *a,
                    const kith_sax_handler *handler, void *self, size_t *n_repaired, kith_err *err);

/* The value of an attribute, whatever its prefix; its ptr is NULL where there is none. */
kith_str kith_sax_attribute(const kith_sax_tag *tag, const char *name);

/* Calls for each attribute, its name without prefix. */
void kith_sax_each_attribute(const kith_sax_tag *tag,
                             void (*visit)(void *self, const char *name, kith_str value),
                             void *self);

/* The name and namespace of the root element, from the first bytes of a file. */
typedef struct {
    kith_str name, space; // without prefix; the address, empty when there is none
    kith_str rest;        // of the head, from the root's '<' on
} kith_xml_root;

/* False when head is not the beginning of an XML file. room: what they borrow from, where head is
 * UTF-16. */
enum { KITH_XML_HEAD = 4096 };
bool kith_xml_root_of(kith_str head, char room[KITH_XML_HEAD], kith_xml_root *root);

enum { KITH_XML_DEEPEST = 256, KITH_XML_MOST_ATTRIBUTES = 256 };
