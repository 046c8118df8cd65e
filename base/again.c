// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/again.h"

#include <errno.h>
#include <poll.h>

bool kith_again(int fd, short event)
{
    struct pollfd wait = {.fd = fd, .events = event};

    if (errno == EAGAIN || errno == EWOULDBLOCK)
        return poll(&wait, 1, -1) >= 0 || errno == EINTR;
    return errno == EINTR;
}
