// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/filter_args.h"

#include "cli/node_find.h"
#include "cli/tagging.h"
#include "graph/measure.h"

enum {
    KEY_MIN_WEIGHT = KITH_KEY_FILTER,
    KEY_MIN_MENTIONS,
    KEY_TYPES,
    KEY_TOP,
    KEY_ISOLATED,
    KEY_BACKBONE,
    KEY_EGO,
    KEY_DEPTH,
    KEY_LARGEST,
};

const kith_option kith_filter_options[] = {
    {KEY_TYPES, "types", "LIST", "only these: person, country, organization, joined by commas"},
    {KEY_MIN_MENTIONS, "min-mentions", "N", "only who is named at least N times (default: 1)"},
    {KEY_MIN_WEIGHT, "min-weight", "N", "only links of at least N sentences (default: 1)"},
    {KEY_BACKBONE, "backbone", "ALPHA",
     "only links that chance gives with a probability below ALPHA, 0.05 for example"},
    {KEY_EGO, "ego", "NAME", "only NAME and who is linked with it"},
    {KEY_DEPTH, "depth", "N", "with --ego: and with those, up to N links away (default: 1)"},
    {KEY_TOP, "top", "N", "only the N with the strongest links, 0 for all (default: 0)"},
    {KEY_LARGEST, "largest-component", NULL, "only the largest part that hangs together"},
    {KEY_ISOLATED, "isolated", NULL, "keep those that no link is left of"},
    {0},
};

static void take_alpha(kith_args *args, kith_filter *filter)
{
    double alpha;

    if (kith_parse_number(kith_str_of(args->value), 0, 1, &alpha) && alpha > 0)
        filter->backbone = alpha;
    else
        kith_args_wrong(args,
                        "'--backbone' takes a probability above 0 and up to 1, as 0.05, not "
                        "'%s'",
                        args->value);
}

bool kith_filter_take(kith_args *args, int key, kith_filter_args *f)
{
    kith_filter *filter = &f->filter;

    switch (key) {
    case KEY_MIN_WEIGHT:
        kith_args_number(args, "--min-weight", 0, UINT32_MAX, &filter->min_weight);
        return true;
    case KEY_MIN_MENTIONS:
        kith_args_number(args, "--min-mentions", 0, UINT32_MAX, &filter->min_mentions);
        return true;
    case KEY_TYPES:
        kith_args_types(args, &filter->types);
        return true;
    case KEY_TOP:
        kith_args_number(args, "--top", 0, UINT32_MAX, &filter->top);
        return true;
    case KEY_BACKBONE:
        take_alpha(args, filter);
        return true;
    case KEY_EGO:
        f->ego = args->value;
        return true;
    case KEY_DEPTH:
        f->has_depth = true;
        kith_args_number(args, "--depth", 1, 100, &filter->depth);
        return true;
    case KEY_LARGEST:
        filter->largest_component = true;
        return true;
    case KEY_ISOLATED:
        filter->keep_isolated = true;
        return true;
    default:
        return false;
    }
}

void kith_filter_check(kith_args *args, const kith_filter_args *f)
{
    if (!args->stop && f->has_depth && f->ego == NULL)
        kith_args_wrong(args, "'--depth' is how far from '--ego NAME', which is not given");
}

bool kith_filter_apply(const kith_filter_args *f, kith_graph **g, kith_err *err)
{
    kith_filter filter = f->filter;
    kith_graph *all = *g;

    if (f->ego != NULL) {
        if (!kith_node_find(all, "the graph", f->ego, &filter.ego))
            return kith_fail(err, KITH_EINPUT, "%s", "");
        filter.ego++;
    }
    if (!kith_filter_acts(&filter))
        return true;
    *g = kith_graph_filter(all, &filter);
    kith_graph_free(all);
    return kith_measure(*g, err);
}
