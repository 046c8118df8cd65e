// SPDX-License-Identifier: GPL-3.0-or-later
/* JSON as a flat tree over the bytes it stands in: strings are spans until somebody asks for their
 * text, so that a field nobody wants costs its length and no more. What is often wrong and harms
 * nobody is let through: control characters in strings, halves of surrogate pairs, numbers of any
 * size, NaN and the like. */
#pragma once

#include "base/arena.h"
#include "base/err.h"

typedef enum {
    KITH_JSON_OBJECT,
    KITH_JSON_ARRAY,
    KITH_JSON_STRING,
    KITH_JSON_NUMBER,
    KITH_JSON_WORD
} kith_json_kind;

typedef struct {
    kith_str key;  // in an object: as it is written, without quotation marks
    kith_str raw;  // of a string what stands between the marks; of a scalar all of it
    uint32_t kids; // of an object or array: how many values it has
    uint32_t end;  // index behind the last node below this one
    uint8_t kind;  // kith_json_kind
    bool escaped;  // a string with a backslash in it
} kith_json_node;

typedef struct {
    kith_json_node *node; // [n] a node stands before what it holds; node[0] is the value itself
    uint32_t n;
} kith_json;

/* KITH_EINPUT: no JSON; err says at which byte. bytes are borrowed as long as the tree is used. */
bool kith_json_parse(kith_arena *a, kith_str bytes, kith_json *out, kith_err *err);

/* The first value of an object or array: its index, or that of `end` when it has none. The next
 * one is at kith_json_next(). */
uint32_t kith_json_first(const kith_json *json, uint32_t of);
uint32_t kith_json_after(const kith_json *json, uint32_t value);

/* The value of a key of an object, the i-th of an array; 0 when there is none. */
uint32_t kith_json_get(const kith_json *json, uint32_t object, kith_str key);
uint32_t kith_json_at(const kith_json *json, uint32_t array, uint64_t i);

/* The text of a string, in a where it has escapes; not checked to be UTF-8. Half a surrogate pair
 * and NUL are U+FFFD. */
kith_str kith_json_text(kith_arena *a, const kith_json_node *string);
