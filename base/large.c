// SPDX-License-Identifier: GPL-3.0-or-later
#define _DEFAULT_SOURCE // madvise
#include "base/large.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "base/arena.h"

enum { LARGE_PAGE = 2 * 1024 * 1024 };

void *kith_large_room(size_t n, size_t size)
{
    void *room = NULL;
    size_t bytes;

    if (__builtin_mul_overflow(n, size, &bytes) || bytes > SIZE_MAX - LARGE_PAGE)
        kith_out_of_memory();
    bytes = (bytes + LARGE_PAGE - 1) & ~(size_t)(LARGE_PAGE - 1);
    if (posix_memalign(&room, LARGE_PAGE, bytes) != 0)
        kith_out_of_memory();
#ifdef MADV_HUGEPAGE
    madvise(room, bytes, MADV_HUGEPAGE); // a wish: where it is not granted all goes on as well
#endif
    return room;
}

const void *kith_large_copy(const void *table, size_t n)
{
    void *copy = memcpy(kith_large_room(n, 1), table, n);
#ifdef MADV_DONTNEED
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE), beg = (uintptr_t)table, end = beg + n;

    beg = (beg + page - 1) & ~(page - 1);
    end &= ~(page - 1);
    if (beg < end)
        madvise((void *)beg, end - beg, MADV_DONTNEED); // read-only: they come back from the file
#endif
    return copy;
}

void kith_large_apart(void)
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 1024 * 1024);
    mallopt(M_TRIM_THRESHOLD, 8 * 1024 * 1024);
#endif
}

void kith_large_give_back(void)
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}
