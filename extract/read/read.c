// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/read/read.h"

const kith_reader kith_readers[] = {{0}};
