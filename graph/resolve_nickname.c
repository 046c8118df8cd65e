// SPDX-License-Identifier: GPL-3.0-or-later
/* Bill Clinton is William Clinton, where a corpus has no other who is short for William. */
#include "extract/name/nickname.h"
#include "graph/claim.h"
#include "graph/person_name.h"

#include <stdlib.h>

/* With each of the names that a form's given name is short for. */
typedef struct {
    kith_str key[KITH_FULL_NAMES]; // empty: there are fewer
} fulls;

static void set_fulls(kith_resolver *r, const kith_person_name *name, fulls *out)
{
    kith_str word[KITH_NAME_WORDS], full[KITH_FULL_NAMES];
    size_t n = kith_name_words(name->folded, word), found;

    if (n < 2 || n == KITH_NAME_WORDS)
        return;
    found = kith_nickname_full(word[0], full);
    for (size_t i = 0; i < found; i++)
        out->key[i] = kith_person_outer(r->arena, full[i], word[n - 1], name->generation);
}

static kith_str own_key(kith_resolver *r, const kith_person_name *name)
{
    kith_str word[KITH_NAME_WORDS];
    size_t n = kith_name_words(name->folded, word);

    if (n < 2 || n == KITH_NAME_WORDS || name->abbreviated)
        return (kith_str){"", 0};
    if (n == 2)
        return name->key;
    return kith_person_outer(r->arena, word[0], word[n - 1], name->generation);
}

/* Two who are short for one name (Rick and Dick for Richard) are perhaps two people. */
static void drop_rivals(kith_resolver *r, kith_str *wanted)
{
    kith_bucket first = {0};
    uint32_t *rival = kith_zeroed(r->forms->F, sizeof *rival); // of the first form: 1

    for (uint32_t f = 0; f < r->forms->F; f++)
        if (wanted[f].len > 0) {
            uint32_t one = kith_bucket_first(&first, wanted[f], f);
            if (kith_resolver_find(r, one) != kith_resolver_find(r, f))
                rival[one] = 1;
        }
    for (uint32_t f = 0; f < r->forms->F; f++)
        if (wanted[f].len > 0 && rival[kith_bucket_first(&first, wanted[f], f)])
            wanted[f] = (kith_str){"", 0};
    free(rival);
    kith_bucket_fini(&first);
}

void kith_resolve_nicknames(kith_resolver *r, const kith_person_name *name)
{
    size_t F = r->forms->F;
    kith_str *wanted = kith_zeroed(F, sizeof *wanted), *offered = kith_zeroed(F, sizeof *offered);
    fulls *full = kith_zeroed(F, sizeof *full);

    for (size_t f = 0; f < F; f++)
        if (r->forms->form[f].type == KITH_PERSON) {
            offered[f] = own_key(r, &name[f]);
            set_fulls(r, &name[f], &full[f]);
        }
    for (size_t nth = 0; nth < KITH_FULL_NAMES; nth++) {
        size_t n = 0;
        for (size_t f = 0; f < F; f++) {
            wanted[f] = full[f].key[nth];
            n += wanted[f].len > 0;
        }
        if (n == 0)
            break;
        drop_rivals(r, wanted);
        kith_join_wanted(r, wanted, offered, KITH_WHY_NICKNAME);
    }
    free(full);
    free(offered);
    free(wanted);
}
