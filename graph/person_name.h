// SPDX-License-Identifier: GPL-3.0-or-later
/* A person's name taken apart, and the keys under which persons are found. */
#pragma once

#include "graph/name.h"
#include "graph/script.h"

typedef struct {
    kith_str folded;     // in Latin letters, without generation: "john f kennedy"
    kith_str generation; // "jr", "sr", "ii", "xvi"; empty for most
    kith_str key;        // what transliterations of the whole name have in common
    bool abbreviated;    // the first word is initials: "J. Smith", "JK Rowling"
} kith_person_name;

/* Strings from a. */
kith_person_name kith_person_name_of(kith_arena *a, kith_script *script, kith_str label);

/* The key of words as they are in name.folded, with a generation. */
kith_str kith_person_key(kith_arena *a, kith_str words, kith_str generation);

/* The same for given and family name, without what stands between. */
kith_str kith_person_outer(kith_arena *a, kith_str given, kith_str family, kith_str generation);

/* A key for names whose family name, which stands first, is Chinese or Korean; empty for others:
 * "Chen Shui-bian", "Chen Shuibian"; "Park Geun-hye", "Pak Geun Hye". */
kith_str kith_person_eastern(kith_arena *a, const kith_person_name *name);
