// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/link_args.h"

enum { KEY_WINDOW = KITH_KEY_LINK, KEY_SINCE, KEY_UNTIL };

const kith_option kith_link_args[] = {
    {KEY_WINDOW, "window", "W",
     "link those named in one: sentence (default), paragraph, document; or at most W sentences "
     "apart"},
    {KEY_SINCE, "since", "DATE", "only documents of DATE (2024, 2024-12, 2024-12-03) or later"},
    {KEY_UNTIL, "until", "DATE", "only documents of DATE or earlier"},
    {0},
};

/* As much of "2024-12-03" as there is: year, month, day. */
static bool is_date(kith_str s)
{
    static const char form[] = "0000-00-00";

    if (s.len != 4 && s.len != 7 && s.len != 10)
        return false;
    for (size_t i = 0; i < s.len; i++)
        if (form[i] == '-' ? s.ptr[i] != '-' : s.ptr[i] < '0' || s.ptr[i] > '9')
            return false;
    return s.len < 7 || (s.ptr[5] <= '1' && (s.len < 10 || s.ptr[8] <= '3'));
}

static void take_date(kith_args *args, const char *option, kith_str *out)
{
    kith_str date = kith_str_of(args->value);

    if (strcmp(args->value, "any") == 0)
        *out = KITH_STR("");
    else if (is_date(date))
        *out = date;
    else
        kith_args_wrong(args, "'%s' takes a date as 2024-12-03, 2024-12 or 2024, or any, not '%s'",
                        option, args->value);
}

bool kith_link_take(kith_args *args, int key, kith_link_options *link)
{
    switch (key) {
    case KEY_WINDOW:
        if (!kith_window_parse(kith_str_of(args->value), &link->window))
            kith_args_wrong(args,
                            "'--window' takes sentence, paragraph, document, or how many sentences "
                            "apart, 0 to %d, not '%s'",
                            KITH_MAX_REACH, args->value);
        return true;
    case KEY_SINCE:
        take_date(args, "--since", &link->since);
        return true;
    case KEY_UNTIL:
        take_date(args, "--until", &link->until);
        return true;
    default:
        return false;
    }
}

void kith_link_check(kith_args *args, const kith_link_options *link)
{
    if (!args->stop && link->since.len > 0 && link->until.len > 0 &&
        memcmp(link->since.ptr, link->until.ptr,
               link->since.len < link->until.len ? link->since.len : link->until.len) > 0)
        kith_args_wrong(args, "'--since %s' is after '--until %s'", link->since.ptr,
                        link->until.ptr);
}
