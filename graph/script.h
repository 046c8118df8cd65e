// SPDX-License-Identifier: GPL-3.0-or-later
/* Names of other scripts in Latin letters, as newspapers in English write them: "Владимир" gives
 * "Vladimir". */
#pragma once

#include "base/arena.h"

/* Transliterators, each opened when the first name needs it. For one thread. */
typedef struct kith_script kith_script;

kith_script *kith_script_new(void);
void kith_script_free(kith_script *s); // NULL is fine

/* name as it is when all its letters are Latin ones; else from a. */
kith_str kith_script_latin(kith_script *s, kith_arena *a, kith_str name);
