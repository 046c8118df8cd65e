// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/tagging.h"

#include <glib.h>

#include "extract/conll.h"

bool kith_parse_types(kith_str text, unsigned *types, kith_err *err)
{
    kith_str name;

    *types = 0;
    while (kith_str_field(&text, ',', &name)) {
        unsigned type = kith_tag_type_of(name);

        if (type == KITH_TAG_TYPES)
            return kith_fail(err, KITH_EUSAGE, "'%.*s' is no type; expected PER, ORG, LOC, MISC",
                             (int)name.len, name.ptr);
        *types |= 1u << type;
    }
    return true;
}

bool kith_parse_number(kith_str text, double least, double most, double *out)
{
    char buffer[40];
    char *end;

    if (text.len == 0 || text.len >= sizeof(buffer))
        return false;
    memcpy(buffer, text.ptr, text.len);
    buffer[text.len] = '\0';
    *out = g_ascii_strtod(buffer, &end);
    return *end == '\0' && *out >= least && *out <= most;
}

const kith_tagger *kith_tagger_get(const char *path, kith_tagger **owned, kith_err *err)
{
    *owned = NULL;
    if (path == NULL)
        return kith_tagger_builtin(err);
    return kith_tagger_load(path, owned, err) ? *owned : NULL;
}
