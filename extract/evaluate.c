// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/evaluate.h"

const char *const kith_error_name[KITH_ERRORS] = {"type", "boundary", "missed", "invented"};

kith_spans kith_spans_of_labels(kith_arena *a, const uint8_t *label, size_t n)
{
    kith_spans out = {.at = kith_new(a, kith_span, n)};

    for (size_t t = 0, end; t < n; t = end) {
        end = t + 1;
        if (label[t] == KITH_LABEL_O)
            continue;
        while (end < n && kith_label_open(label[end - 1]))
            end++;
        out.at[out.n++] = (kith_span){
            .beg = (uint32_t)t, .end = (uint32_t)end, .type = (uint8_t)kith_label_type(label[t])};
    }
    return out;
}

/* The spans of a set of types. */
static kith_spans of_types(kith_arena *a, kith_spans spans, unsigned types)
{
    kith_spans out = {.at = kith_new(a, kith_span, spans.n)};

    for (size_t i = 0; i < spans.n; i++) {
        if (types >> spans.at[i].type & 1)
            out.at[out.n++] = spans.at[i];
    }
    return out;
}

static bool same_place(kith_span a, kith_span b)
{
    return a.beg == b.beg && a.end == b.end;
}

static bool touches(kith_span a, kith_span b)
{
    return a.beg < b.end && b.beg < a.end;
}

/* Index of a span in spans (ascending) that touches span, one with the same borders if there is
 * one; n when none does. */
static size_t partner(kith_spans spans, kith_span span)
{
    size_t lo = 0, hi = spans.n;

    while (lo < hi) {
        size_t mid = (lo + hi) / 2;

        if (spans.at[mid].end <= span.beg)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo < spans.n && touches(spans.at[lo], span) ? lo : spans.n;
}

static uint32_t sentence_of(const kith_columns *doc, uint32_t token)
{
    size_t lo = 0, hi = doc->sentences.n;

    while (hi - lo > 1) {
        size_t mid = (lo + hi) / 2;

        if (doc->sentences.at[mid].beg <= token)
            lo = mid;
        else
            hi = mid;
    }
    return (uint32_t)lo;
}

static void add_error(kith_errors *errors, kith_arena *a, const kith_columns *doc, kith_error error)
{
    if (errors == NULL)
        return;
    if (errors->n == errors->room) {
        size_t room = errors->room ? 2 * errors->room : 64;

        errors->at = kith_grow(a, kith_error, errors->at, errors->n, room);
        errors->room = room;
    }
    error.sentence =
        sentence_of(doc, error.gold.end > error.gold.beg ? error.gold.beg : error.found.beg);
    errors->at[errors->n++] = error;
}

static void compare(kith_score *score, kith_arena *a, const kith_columns *doc, uint32_t doc_id,
                    kith_spans gold, kith_spans found, kith_errors *errors)
{
    for (size_t i = 0; i < gold.n; i++) {
        kith_span g = gold.at[i], f = {0};
        size_t p = partner(found, g);
        kith_error error = {.doc = doc_id, .gold = g};

        score->of[g.type].gold++;
        if (p < found.n)
            f = error.found = found.at[p];
        if (p < found.n && same_place(f, g)) {
            score->confusion[g.type][f.type]++;
            score->of[g.type].right += f.type == g.type;
            error.kind = KITH_ERROR_TYPE;
            if (f.type != g.type)
                add_error(errors, a, doc, error);
            continue;
        }
        score->confusion[g.type][KITH_TAG_TYPES]++;
        error.kind = p < found.n ? KITH_ERROR_BOUNDARY : KITH_ERROR_MISSED;
        add_error(errors, a, doc, error);
    }
    for (size_t i = 0; i < found.n; i++) {
        score->of[found.at[i].type].found++;
        if (partner(gold, found.at[i]) == gold.n)
            add_error(
                errors, a, doc,
                (kith_error){.doc = doc_id, .found = found.at[i], .kind = KITH_ERROR_INVENTED});
    }
}

void kith_score_add(kith_score *score, kith_arena *a, const kith_columns *doc, uint32_t doc_id,
                    kith_spans found, unsigned types, kith_errors *errors)
{
    kith_spans gold = kith_spans_of_labels(a, doc->label, doc->tokens.n);

    score->tokens += doc->tokens.n;
    score->sentences += doc->sentences.n;
    compare(score, a, doc, doc_id, of_types(a, gold, types), of_types(a, found, types), errors);
}

kith_prf kith_prf_of(kith_counts c)
{
    double p = c.found ? (double)c.right / (double)c.found : 0;
    double r = c.gold ? (double)c.right / (double)c.gold : 0;

    return (kith_prf){100 * p, 100 * r, p + r > 0 ? 200 * p * r / (p + r) : 0};
}

kith_counts kith_score_all(const kith_score *score, unsigned types)
{
    kith_counts all = {0};

    for (unsigned type = 0; type < KITH_TAG_TYPES; type++) {
        if (!(types >> type & 1))
            continue;
        all.gold += score->of[type].gold;
        all.found += score->of[type].found;
        all.right += score->of[type].right;
    }
    return all;
}
