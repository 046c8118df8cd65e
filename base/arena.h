// SPDX-License-Identifier: GPL-3.0-or-later
/* Memory that is given back all at once: one arena for a document, one for what outlives
 * documents. Whoever takes an arena allocates nowhere else. */
#pragma once

#include "base/str.h"

typedef struct kith_arena kith_arena;

kith_arena *kith_arena_new(void);
void kith_arena_free(kith_arena *a); // NULL is fine

/* Forgets everything; keeps some of the room for what comes next. */
void kith_arena_reset(kith_arena *a);

/* Bytes taken from the system. */
size_t kith_arena_size(const kith_arena *a);

/* Zeroed room for n objects. Never NULL: when memory is out, or n * size overflows, it calls
 * the handler set with kith_on_out_of_memory(), which does not return. */
void *kith_arena_alloc(kith_arena *a, size_t n, size_t size, size_t align);
#define kith_new(a, type, n) ((type *)kith_arena_alloc((a), (n), sizeof(type), _Alignof(type)))

/* The same as it comes, not zeroed: for what is written before it is read. */
void *kith_arena_room(kith_arena *a, size_t n, size_t size, size_t align);
#define kith_room(a, type, n) ((type *)kith_arena_room((a), (n), sizeof(type), _Alignof(type)))

/* Takes what malloc() or g_malloc() gave, to free it with all else. NULL is fine. */
void kith_arena_adopt(kith_arena *a, void *object);

/* What `other` owns is a's from now on, and `other` is no more; NULL is fine. */
void kith_arena_join(kith_arena *a, kith_arena *other);

/* Says that an object is no longer needed. One so large that it has a block of its own is freed
 * at once; others stay, with the arena. */
void kith_arena_give_back(kith_arena *a, const void *object);

/* Room for n objects of which the first `used` are those at `old`; old is not given back.
 * Doubling n keeps a growing array linear. */
void *kith_arena_grow(kith_arena *a, const void *old, size_t used, size_t n, size_t size,
                      size_t align);
#define kith_grow(a, type, old, used, n)                                                           \
    ((type *)kith_arena_grow((a), (old), (used), (n), sizeof(type), _Alignof(type)))

/* A copy of s in a; a NUL stands behind it. */
kith_str kith_arena_str(kith_arena *a, kith_str s);

/* x and y with a character between them, in a; a NUL stands behind them. */
kith_str kith_arena_pair(kith_arena *a, kith_str x, char between, kith_str y);

/* Formatted text in a; a NUL stands behind it. */
kith_str kith_arena_printf(kith_arena *a, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* Is called when memory is out; must not return. The default prints one line and exits with 3. */
void kith_on_out_of_memory(void (*handler)(void));

/* Calls that handler; for whoever takes room from elsewhere. Does not return. */
_Noreturn void kith_out_of_memory(void);
