// SPDX-License-Identifier: GPL-3.0-or-later
/* Any valid text: the dates in it ascend, lie within it and are days that there are; a date as it
 * is given is found again, and is the date of a field that holds it alone. */
#include "extract/read/date.h"
#include "graph/when.h"
#include "tests/fuzz/check.h"

#include <glib.h>
#include <stdlib.h>

static void must(bool holds)
{
    if (!holds)
        abort();
}

static void check_iso(const char *iso)
{
    int32_t day = 0;
    char again[KITH_DATE_BYTES] = "", text[KITH_SPAN_TEXT];

    must(strlen(iso) == KITH_DATE_BYTES - 1 && kith_day_of(kith_str_of(iso), &day));
    kith_span_write(KITH_DAY, day, text);
    must(strcmp(text, iso) == 0);
    must(kith_date_parse(kith_str_of(iso), again) && strcmp(again, iso) == 0);
    must(kith_date_find(kith_str_of(iso), again) && strcmp(again, iso) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const kith_str bytes = {(const char *)data, size};
    kith_arena *a = kith_arena_new();
    gchar *valid = g_utf8_make_valid(size > 0 ? bytes.ptr : "", (gssize)size);
    const kith_str text = kith_str_of(valid);
    char iso[KITH_DATE_BYTES];

    for (int order = KITH_ORDER_UNKNOWN; order <= KITH_ORDER_MONTH; order++) {
        kith_date date;
        size_t from = 0;
        while (from <= text.len && kith_date_next(text, from, (kith_date_order)order, &date)) {
            must(date.beg >= from && date.beg < date.end && date.end <= text.len);
            check_iso(date.iso);
            from = date.end;
        }
    }
    if (kith_date_parse(text, iso))
        check_iso(iso);
    must(kith_date_order_of(text) <= KITH_ORDER_MONTH);
    g_free(valid);
    kith_arena_free(a);
    return 0;
}
