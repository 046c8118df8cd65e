// SPDX-License-Identifier: GPL-3.0-or-later
/* A value many times in a row: for tables with a value for each of the 256 bytes, which are laid
 * out as the bytes are. */
#pragma once

#define N2(c) c, c
#define N4(c) N2(c), N2(c)
#define N8(c) N4(c), N4(c)
#define N16(c) N8(c), N8(c)
#define N26(c) N16(c), N8(c), N2(c)
