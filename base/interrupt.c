// SPDX-License-Identifier: GPL-3.0-or-later
/* The handler may run at any moment in any thread, so it takes no lock and reads no memory that
 * could be given back: names are copied into slots that stay. A slot whose names are being changed
 * is not in use. */
#include "base/interrupt.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SLOTS = 64, NAME_BYTES = 4096, GRACE = 1 }; // seconds

typedef enum { SLOT_FREE, SLOT_TAKEN, SLOT_OPEN, SLOT_PLACED } slot_state;

static struct {
    atomic_int state;
    char beside[NAME_BYTES], path[NAME_BYTES];
} slots[SLOTS];

static atomic_int gently; // how many parts of the run have asked
static atomic_int caught; // the signal; 0: none
static bool terminal;     // standard error is one, and may show how far the run is

static void tell(const char *text)
{
    size_t n = strlen(text);

    while (n > 0) {
        ssize_t done = write(STDERR_FILENO, text, n);
        if (done <= 0)
            return;
        text += done;
        n -= (size_t)done;
    }
}

static void tell_of(const char *path, const char *what)
{
    tell("kith: interrupted: ");
    tell(path);
    tell(what);
}

/* What could be removed is not in its place; what could not was put there a moment ago. */
static void give_up_files(void)
{
    size_t told = 0;

    if (terminal)
        tell("\r\033[K");
    for (size_t i = 0; i < SLOTS; i++) {
        int state = atomic_load(&slots[i].state);
        if (state == SLOT_OPEN && unlink(slots[i].beside) == 0)
            tell_of(slots[i].path, " was not written\n");
        else if (state == SLOT_OPEN || state == SLOT_PLACED)
            tell_of(slots[i].path, " is written, and whole\n");
        told += state == SLOT_OPEN || state == SLOT_PLACED;
    }
    if (told == 0)
        tell("kith: interrupted; no file was changed\n");
}

static void end_by(int signal_number)
{
    sigset_t set;

    signal(signal_number, SIG_DFL);
    sigemptyset(&set);
    sigaddset(&set, signal_number);
    raise(signal_number);
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
    abort(); // not reached
}

static void handle(int signal_number)
{
    int kept = errno, before = 0;
    bool first = atomic_compare_exchange_strong(&caught, &before,
                                                signal_number == SIGALRM ? SIGINT : signal_number);

    if (first && atomic_load(&gently) > 0) {
        alarm(GRACE);
        errno = kept;
        return;
    }
    give_up_files();
    end_by(atomic_load(&caught));
}

void kith_interrupt_watch(void)
{
    static const int ends[] = {SIGINT, SIGTERM, SIGHUP};
    struct sigaction act = {.sa_handler = handle, .sa_flags = SA_RESTART}, old;

    terminal = isatty(STDERR_FILENO);
    sigfillset(&act.sa_mask);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (sigaction(ends[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN)
            sigaction(ends[i], &act, NULL);
    sigaction(SIGALRM, &act, NULL);
}

void kith_interrupt_gently(bool yes)
{
    if (atomic_fetch_add(&gently, yes ? 1 : -1) == 1 && !yes && kith_interrupted())
        alarm(0); // it has come to its end in time
}

bool kith_interrupted(void)
{
    return atomic_load(&caught) != 0;
}

void kith_interrupt_end(void)
{
    if (kith_interrupted())
        end_by(atomic_load(&caught));
}

int kith_interrupt_begin(const char *beside, const char *path)
{
    if (strlen(beside) >= NAME_BYTES || strlen(path) >= NAME_BYTES)
        return -1;
    for (int i = 0; i < SLOTS; i++) {
        int unused = SLOT_FREE;
        if (!atomic_compare_exchange_strong(&slots[i].state, &unused, SLOT_TAKEN))
            continue;
        memcpy(slots[i].beside, beside, strlen(beside) + 1);
        memcpy(slots[i].path, path, strlen(path) + 1);
        atomic_store(&slots[i].state, SLOT_OPEN);
        return i;
    }
    return -1; // the next run removes what is left of it
}

void kith_interrupt_placed(int slot)
{
    if (slot >= 0)
        atomic_store(&slots[slot].state, SLOT_PLACED);
}

void kith_interrupt_dropped(int slot)
{
    if (slot >= 0)
        atomic_store(&slots[slot].state, SLOT_FREE);
}
