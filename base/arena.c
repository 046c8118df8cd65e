// SPDX-License-Identifier: GPL-3.0-or-later
/* A list of blocks, the newest first; each block is at least twice the last up to a limit, and
 * what is larger than a block gets one of its own: from the system, to which it goes back when it
 * is given back. malloc() keeps what it got back, for sizes that may not come again. */
#define _DEFAULT_SOURCE // MAP_ANONYMOUS
#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

enum { FIRST_BLOCK = 16 * 1024, LARGEST_BLOCK = 6 * 1024 * 1024 };

typedef struct block block;
struct block {
    block *next;
    size_t size; // bytes behind the header
    size_t used; // of them
    size_t n;    // objects in it
    void *owned; // adopted; such a block has no room of its own
};

struct kith_arena {
    block *head;
    size_t total;
};

static void die(void)
{
    fputs("kith: out of memory\n", stderr);
    exit(3);
}

static void (*out_of_memory)(void) = die;

void kith_on_out_of_memory(void (*handler)(void))
{
    out_of_memory = handler ? handler : die;
}

_Noreturn void kith_out_of_memory(void)
{
    out_of_memory();
    abort();
}

kith_arena *kith_arena_new(void)
{
    kith_arena *a = calloc(1, sizeof *a);

    if (a == NULL)
        out_of_memory();
    return a;
}

static block *new_block(size_t size)
{
    void *room;

    if (size > SIZE_MAX - sizeof(block))
        return NULL;
    if (size <= LARGEST_BLOCK)
        return malloc(sizeof(block) + size);
    room = mmap(NULL, sizeof(block) + size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1,
                0);
    if (room == MAP_FAILED)
        return NULL;
    return room;
}

static void free_block(block *b)
{
    free(b->owned);
    if (b->size <= LARGEST_BLOCK)
        free(b);
    else
        munmap(b, sizeof *b + b->size);
}

static void free_from(block *b)
{
    while (b != NULL) {
        block *next = b->next;
        free_block(b);
        b = next;
    }
}

void kith_arena_free(kith_arena *a)
{
    if (a == NULL)
        return;
    free_from(a->head);
    free(a);
}

void kith_arena_reset(kith_arena *a)
{
    block *keep = a->head;

    if (keep == NULL)
        return;
    if (keep->size > LARGEST_BLOCK) {
        free_from(keep);
        a->head = NULL;
        a->total = 0;
        return;
    }
    free_from(keep->next);
    keep->next = NULL;
    keep->used = keep->n = 0;
    a->total = keep->size;
}

size_t kith_arena_size(const kith_arena *a)
{
    return a->total;
}

static block *add_block(kith_arena *a, size_t least)
{
    size_t size = a->head ? a->head->size * 2 : FIRST_BLOCK;
    block *b;

    if (size > LARGEST_BLOCK)
        size = LARGEST_BLOCK;
    if (size < least)
        size = least;
    if ((b = new_block(size)) == NULL) {
        out_of_memory();
        abort();
    }
    *b = (block){.next = a->head, .size = size};
    a->head = b;
    a->total += size;
    return b;
}

/* Offset in b at which an object of that alignment can stand. */
static size_t aligned(const block *b, size_t align)
{
    uintptr_t at = (uintptr_t)(b + 1) + b->used;

    return b->used + (size_t)(-at & (align - 1));
}

void *kith_arena_room(kith_arena *a, size_t n, size_t size, size_t align)
{
    size_t bytes, at;
    block *b = a->head;

    if (__builtin_mul_overflow(n, size, &bytes) || bytes > SIZE_MAX / 2) {
        out_of_memory();
        abort();
    }
    if (b == NULL || (at = aligned(b, align)) > b->size || b->size - at < bytes) {
        b = add_block(a, bytes + align);
        at = aligned(b, align);
    }
    b->used = at + bytes;
    b->n++;
    return (char *)(b + 1) + at;
}

/* Behind the head, which stays the block with room. */
void kith_arena_adopt(kith_arena *a, void *object)
{
    block *b;

    if (object == NULL)
        return;
    if (a->head == NULL)
        add_block(a, 0);
    b = malloc(sizeof *b);
    if (b == NULL) {
        out_of_memory();
        abort();
    }
    *b = (block){.next = a->head->next, .owned = object};
    a->head->next = b;
}

/* Behind the head, too. */
void kith_arena_join(kith_arena *a, kith_arena *other)
{
    block **last;

    if (other == NULL)
        return;
    for (last = &other->head; *last != NULL; last = &(*last)->next)
        ;
    if (a->head == NULL)
        a->head = other->head;
    else {
        *last = a->head->next;
        a->head->next = other->head;
    }
    a->total += other->total;
    free(other);
}

void kith_arena_give_back(kith_arena *a, const void *object)
{
    block **at = &a->head, *b;
    uintptr_t place = (uintptr_t)object;

    while ((b = *at) != NULL &&
           (place < (uintptr_t)(b + 1) || place >= (uintptr_t)(b + 1) + b->used))
        at = &b->next;
    if (b == NULL || b->n != 1 || b->size < LARGEST_BLOCK)
        return;
    *at = b->next;
    a->total -= b->size;
    free_block(b);
}

void *kith_arena_alloc(kith_arena *a, size_t n, size_t size, size_t align)
{
    void *room = kith_arena_room(a, n, size, align);

    return memset(room, 0, n * size);
}

void *kith_arena_grow(kith_arena *a, const void *old, size_t used, size_t n, size_t size,
                      size_t align)
{
    char *room = kith_arena_room(a, n, size, align);

    assert(used <= n);
    if (used > 0)
        memcpy(room, old, used * size);
    memset(room + used * size, 0, (n - used) * size);
    return room;
}

kith_str kith_arena_str(kith_arena *a, kith_str s)
{
    char *copy = kith_arena_room(a, s.len + 1, 1, 1);

    if (s.len > 0)
        memcpy(copy, s.ptr, s.len);
    copy[s.len] = '\0';
    return (kith_str){copy, s.len};
}

kith_str kith_arena_pair(kith_arena *a, kith_str x, char between, kith_str y)
{
    char *at = kith_arena_room(a, x.len + y.len + 2, 1, 1);

    if (x.len > 0)
        memcpy(at, x.ptr, x.len);
    at[x.len] = between;
    if (y.len > 0)
        memcpy(at + x.len + 1, y.ptr, y.len);
    at[x.len + 1 + y.len] = '\0';
    return (kith_str){at, x.len + 1 + y.len};
}

kith_str kith_arena_printf(kith_arena *a, const char *fmt, ...)
{
    va_list args, again;
    int n;
    char *text;

    va_start(args, fmt);
    va_copy(again, args);
    n = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    assert(n >= 0);
    text = kith_arena_room(a, (size_t)n + 1, 1, 1);
    vsnprintf(text, (size_t)n + 1, fmt, again);
    va_end(again);
    return (kith_str){text, (size_t)n};
}
