// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/export.h"

const kith_format kith_formats[] = {{0}};
