// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/progress.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static void nothing_is_written_where_nobody_watches(void **state)
{
    int pipe_ends[2];
    char byte;
    kith_progress *p;

    (void)state;
    assert_int_equal(pipe(pipe_ends), 0);
    p = kith_progress_new(pipe_ends[1], "documents", 10);
    assert_null(p);
    kith_progress_set(p, 5);
    kith_progress_step(p, "linking");
    kith_progress_clear(p);
    kith_progress_free(p);
    close(pipe_ends[1]);
    assert_int_equal(read(pipe_ends[0], &byte, 1), 0);
    close(pipe_ends[0]);
}

/* What a terminal was sent so far. */
static const char *sent(int terminal)
{
    static char text[4096];
    ssize_t n = read(terminal, text, sizeof text - 1);

    text[n > 0 ? n : 0] = '\0';
    return text;
}

static void the_line_is_drawn_over_and_wiped_at_the_end(void **state)
{
    int terminal = posix_openpt(O_RDWR | O_NOCTTY), line;
    kith_progress *p;
    const char *text;

    (void)state;
    if (terminal < 0 || grantpt(terminal) != 0 || unlockpt(terminal) != 0)
        skip();
    line = open(ptsname(terminal), O_RDWR | O_NOCTTY);
    fcntl(terminal, F_SETFL, O_NONBLOCK);
    p = kith_progress_new(line, "documents", 1000);
    assert_non_null(p);
    kith_progress_set(p, 1); // too early to be of use
    assert_string_equal(sent(terminal), "");
    nanosleep(&(struct timespec){.tv_nsec = 450 * 1000 * 1000}, NULL);
    kith_progress_set(p, 250);
    text = sent(terminal);
    assert_non_null(strstr(text, "\r250 of 1000 documents (25 %), "));
    assert_non_null(strstr(text, " a second, "));
    assert_non_null(strstr(text, " s left\x1b[K"));
    kith_progress_set(p, 251); // too soon after the last
    assert_string_equal(sent(terminal), "");
    kith_progress_step(p, "linking names");
    assert_string_equal(sent(terminal), "\rlinking names\x1b[K");
    kith_progress_free(p);
    assert_string_equal(sent(terminal), "\r\x1b[K");
    close(line);
    close(terminal);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_written_where_nobody_watches),
        cmocka_unit_test(the_line_is_drawn_over_and_wiped_at_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
