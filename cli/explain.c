// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/explain.h"

static void put_form(kith_out *out, const kith_trace *t, uint32_t form)
{
    kith_out_str(out, t->form[form].label);
    kith_out_printf(out, " (%u)", (unsigned)t->form[form].mentions);
}

static void print_head(kith_out *out, const kith_node *node)
{
    kith_out_str(out, node->label);
    kith_out_printf(out, ", %s, %u mention%s in %u document%s\n", kith_type_name[node->type],
                    (unsigned)node->mentions, node->mentions == 1 ? "" : "s",
                    (unsigned)node->documents, node->documents == 1 ? "" : "s");
}

static void print_names(kith_out *out, const kith_trace *t, uint32_t node)
{
    kith_out_puts(out, "\nnames, and how often each is written:\n");
    for (size_t i = 0; i < t->n_names; i++) {
        const kith_trace_name *name = &t->name[i];
        if (t->form[name->form].node != node)
            continue;
        kith_out_printf(out, "  %6u  ", (unsigned)name->mentions);
        kith_out_str(out, name->surface);
        if (name->via != KITH_VIA_NAME)
            kith_out_printf(out, "  (%s)", kith_via_name[name->via]);
        if (!kith_str_eq(name->surface, t->form[name->form].label)) {
            kith_out_puts(out, "  for ");
            kith_out_str(out, t->form[name->form].label);
        }
        kith_out_putc(out, '\n');
    }
}

static void print_joins(kith_out *out, const kith_trace *t, uint32_t node)
{
    bool any = false;

    for (size_t i = 0; i < t->n_joins; i++) {
        if (t->form[t->join[i].a].node != node)
            continue;
        if (!any)
            kith_out_puts(out, "\njoined across documents:\n");
        any = true;
        kith_out_puts(out, "  ");
        put_form(out, t, t->join[i].a);
        kith_out_puts(out, " with ");
        put_form(out, t, t->join[i].b);
        kith_out_printf(out, ": %s\n", kith_why_name[t->join[i].why]);
    }
}

static const char *reason(const kith_near *near)
{
    return near->kind == KITH_NEAR_REFUSED ? kith_not_name[near->why]
                                           : "near in spelling, and no more speaks for one";
}

static void print_near(kith_out *out, kith_trace *t, const kith_graph *g, uint32_t node)
{
    size_t n;
    const kith_near *near = kith_trace_near(t, &n);
    bool any = false;

    for (size_t i = 0; i < n; i++) {
        uint32_t a = t->form[near[i].a].node, b = t->form[near[i].b].node;
        if (a != node && b != node)
            continue;
        if (!any)
            kith_out_puts(out, "\nkept apart:\n");
        any = true;
        kith_out_puts(out, "  ");
        put_form(out, t, a == node ? near[i].b : near[i].a);
        kith_out_printf(out, ", node %s: %s\n", g->node[a == node ? b : a].id.ptr,
                        reason(&near[i]));
    }
}

void kith_explain_print(kith_out *out, kith_trace *trace, const kith_graph *g, uint32_t node)
{
    print_head(out, &g->node[node]);
    print_names(out, trace, node);
    print_joins(out, trace, node);
    print_near(out, trace, g, node);
}

/* A name as a rule says it: of its type alone. */
static void put_rule_name(kith_out *out, const kith_trace *t, uint32_t form)
{
    kith_str label = t->form[form].label;

    kith_out_printf(out, "\t%c:", kith_type_name[t->form[form].type][0]);
    for (size_t i = 0; i < label.len; i++)
        kith_out_putc(out, (unsigned char)label.ptr[i] < ' ' ? ' ' : label.ptr[i]);
}

static void print_line(kith_out *out, const kith_trace *t, uint32_t a, uint32_t b, const char *verb,
                       const char *said, const char *why)
{
    kith_out_puts(out, "\n# ");
    put_form(out, t, a);
    kith_out_printf(out, " %s ", said);
    put_form(out, t, b);
    kith_out_printf(out, ": %s\n#%s", why, verb);
    put_rule_name(out, t, a);
    put_rule_name(out, t, b);
    kith_out_putc(out, '\n');
}

void kith_review_print(kith_out *out, kith_trace *trace, size_t top)
{
    size_t n_doubts, n_near, i = 0, k = 0;
    const kith_doubt *doubt = kith_trace_doubts(trace, &n_doubts);
    const kith_near *near = kith_trace_near(trace, &n_near);

    kith_out_puts(out, "# Joins in doubt and names left apart, the most consequential first.\n"
                       "# Take the '#' from a rule that is right; then: kith build --rules FILE\n");
    for (size_t n = 0; (top == 0 || n < top) && (i < n_doubts || k < n_near); n++)
        if (k == n_near || (i < n_doubts && doubt[i].weight >= near[k].weight)) {
            const kith_join *join = &trace->join[doubt[i++].join];
            print_line(out, trace, join->a, join->b, "never", "is one with",
                       kith_why_name[join->why]);
        } else {
            print_line(out, trace, near[k].a, near[k].b, "merge", "is apart from",
                       reason(&near[k]));
            k++;
        }
}
