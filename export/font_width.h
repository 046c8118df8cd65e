// SPDX-License-Identifier: GPL-3.0-or-later
/* How wide text is in DejaVu Sans, without a font at hand: right to a few hundredths. */
#pragma once

#include "base/str.h"

/* In parts of the font size. bold: its bold face. */
double kith_font_width(kith_str s, bool bold);
