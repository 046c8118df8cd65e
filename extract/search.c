// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/search.h"

#include <limits.h>

#include "base/large.h"
#include "extract/label.h"

typedef int16_t eight __attribute__((vector_size(16)));

enum {
    CLOSED = 2 * KITH_TAG_TYPES + 1, // labels behind which a name may begin, or none
    SURE = 9000, // scores are cut to -SURE .. SURE, transitions to -MOVE .. MOVE
    MOVE = 3000,
    HOPELESS = 13000, // behind the best label: farther behind is not counted
};

/* Labels behind which a name may begin, and those that a name goes on with. */
static const uint8_t closed[CLOSED] = {0, 3, 4, 7, 8, 11, 12, 15, 16};
static const kith_scores inner = {0, -1, -1, 0, 0, -1, -1, 0, 0, -1, -1, 0, 0, -1, -1, 0};

/* The model's transitions between tokens of two classes, as the search wants them: a column for
 * each label but O. */
struct kith_moves {
    kith_scores begin[CLOSED]; // from the closed labels; of no meaning for inner ones
    kith_scores from_b;        // to inner labels, from B of the same type
    kith_scores from_i;
    int16_t to_o[CLOSED];
};

static int16_t cut(int value, int most)
{
    return (int16_t)(value < -most ? -most : value > most ? most : value);
}

static void set_moves(const int16_t *trans, struct kith_moves *m)
{
    for (unsigned i = 0; i < CLOSED; i++) {
        const int16_t *from = trans + closed[i] * KITH_LABELS;

        for (unsigned c = 0; c < KITH_LABEL_COLUMNS; c++)
            m->begin[i][c] = cut(from[c + 1], MOVE);
        m->to_o[i] = cut(from[KITH_LABEL_O], MOVE);
    }
    for (unsigned c = 0; c < KITH_LABEL_COLUMNS; c++) {
        m->from_b[c] = cut(trans[kith_label(c / 4, KITH_POS_B) * KITH_LABELS + c + 1], MOVE);
        m->from_i[c] = cut(trans[kith_label(c / 4, KITH_POS_I) * KITH_LABELS + c + 1], MOVE);
    }
}

static const int16_t *transitions(const kith_model *model, unsigned from, unsigned to)
{
    return model->transition + (from * KITH_CLASSES + to) * KITH_LABELS * KITH_LABELS;
}

struct kith_moves *kith_moves_new(const kith_model *model)
{
    struct kith_moves *moves = kith_large_room(KITH_CLASSES * KITH_CLASSES, sizeof *moves);

    for (unsigned from = 0; from < KITH_CLASSES; from++)
        for (unsigned to = 0; to < KITH_CLASSES; to++)
            set_moves(transitions(model, from, to), &moves[from * KITH_CLASSES + to]);
    return moves;
}

static const struct kith_moves *moves_between(const kith_search *g, unsigned from, unsigned to)
{
    return &g->moves[from * KITH_CLASSES + to];
}

static inline kith_scores greater(kith_scores a, kith_scores b)
{
    kith_scores more = a > b;

    return (a & more) | (b & ~more);
}

static inline kith_scores all(int value)
{
    return (kith_scores){0} + (int16_t)value;
}

/* Keeps the better of what is there and coming from a label. */
static inline void offer(kith_scores score, int from, kith_scores *best, kith_scores *best_from)
{
    kith_scores more = score > *best;

    *best = (score & more) | (*best & ~more);
    *best_from = (all(from) & more) | (*best_from & ~more);
}

/* The best of 16. */
static int highest(kith_scores s)
{
    eight v, w;

    memcpy(&v, &s, sizeof v);
    memcpy(&w, (const char *)&s + sizeof v, sizeof w);
    for (unsigned half = 8; half > 0; half /= 2) {
        eight more = v > w;
        v = (v & more) | (w & ~more);
        if (half == 8)
            w = __builtin_shufflevector(v, v, 4, 5, 6, 7, 0, 1, 2, 3);
        else if (half == 4)
            w = __builtin_shufflevector(v, v, 2, 3, 0, 1, 6, 7, 4, 5);
        else
            w = __builtin_shufflevector(v, v, 1, 0, 3, 2, 5, 4, 7, 6);
    }
    return v[0];
}

int kith_score_best(const kith_scores *s)
{
    return highest(*s);
}

static kith_scores own(const kith_search *g, uint32_t t)
{
    return greater(all(-SURE), -greater(all(-SURE), -g->score[t]));
}

/* The best label gets 0, so that nothing overflows however long the row is. */
static void level(kith_step *now)
{
    int best = highest(now->score), least;

    best = now->o > best ? now->o : best;
    least = best - HOPELESS < INT16_MIN ? INT16_MIN : best - HOPELESS;
    now->score = greater(now->score, all(least)) - (int16_t)best;
    now->o = (int16_t)((now->o > least ? now->o : least) - best);
}

static int score_of(const kith_step *step, uint8_t label)
{
    return label == KITH_LABEL_O ? step->o : step->score[label - 1];
}

static void search_step(const kith_scores *here, const kith_step *before,
                        const struct kith_moves *m, kith_step *now)
{
    const kith_scores s = before->score;
    kith_scores b =
        __builtin_shufflevector(s, s, 0, 0, 0, 0, 4, 4, 4, 4, 8, 8, 8, 8, 12, 12, 12, 12);
    kith_scores i =
        __builtin_shufflevector(s, s, 1, 1, 1, 1, 5, 5, 5, 5, 9, 9, 9, 9, 13, 13, 13, 13);
    kith_scores best = all(before->o) + m->begin[0], from = {0};
    kith_scores go_on = b + m->from_b,
                from_inner = {1, 1, 1, 1, 5, 5, 5, 5, 9, 9, 9, 9, 13, 13, 13, 13};
    kith_scores more = i + m->from_i > go_on;
    int o = before->o + m->to_o[0];

    go_on = greater(i + m->from_i, go_on);
    from_inner -= more;
    now->from_o = 0;
    for (unsigned k = 1; k < CLOSED; k++) {
        int score = s[closed[k] - 1];
        offer(all(score) + m->begin[k], closed[k], &best, &from);
        if (score + m->to_o[k] > o) {
            o = score + m->to_o[k];
            now->from_o = closed[k];
        }
    }
    now->score = ((go_on & inner) | (best & ~inner)) + *here;
    now->from = (from_inner & inner) | (from & ~inner);
    now->o = (int16_t)o;
    level(now);
}

/* Behind O, no name goes on. */
static void first_step(const kith_scores *here, const struct kith_moves *m, kith_step *now)
{
    enum { NO_WAY = -19000 };

    now->score = ((m->begin[0] + *here) & ~inner) | (all(NO_WAY) & inner);
    now->o = m->to_o[0];
    now->from = (kith_scores){0};
    now->from_o = 0;
}

static void trace_back(const kith_search *g, const kith_stretch *s, const struct kith_moves *m)
{
    const kith_step *last = &g->step[s->end - 1];
    uint8_t label = 0;
    int best = INT_MIN;

    for (unsigned k = 0; k < CLOSED; k++) {
        int score = score_of(last, closed[k]) + m->to_o[k];

        if (score > best) {
            best = score;
            label = closed[k];
        }
    }
    for (uint32_t t = s->end; t-- > s->beg;) {
        const kith_step *step = &g->step[t];

        g->label[t] = label;
        label = (uint8_t)(label == KITH_LABEL_O ? step->from_o : step->from[label - 1]);
    }
}

static unsigned class_at(const kith_search *g, uint32_t t)
{
    return kith_view_word(g->view, t)->type_class;
}

void kith_search_labels(const kith_search *g, const kith_stretch *s)
{
    kith_scores here = own(g, s->beg);

    first_step(&here, moves_between(g, s->left, class_at(g, s->beg)), &g->step[s->beg]);
    for (uint32_t t = s->beg + 1; t < s->end; t++) {
        here = own(g, t);
        search_step(&here, &g->step[t - 1], moves_between(g, class_at(g, t - 1), class_at(g, t)),
                    &g->step[t]);
    }
    trace_back(g, s, moves_between(g, class_at(g, s->end - 1), s->right));
}

/* The score of reading [beg, end) as one name of a type (or as no name: KITH_TAG_TYPES) between
 * the labels found around it. */
static int32_t reading_score(const kith_search *g, const kith_stretch *s, uint32_t beg,
                             uint32_t end, unsigned type)
{
    uint8_t before = beg > s->beg ? g->label[beg - 1] : KITH_LABEL_O;
    uint8_t after = end < s->end ? g->label[end] : KITH_LABEL_O;
    unsigned class = beg > s->beg ? class_at(g, beg - 1) : s->left;
    int32_t sum = 0;

    for (uint32_t t = beg; t < end; t++) {
        uint8_t label = KITH_LABEL_O;

        if (type < KITH_TAG_TYPES)
            label = kith_label(type, end - beg == 1 ? KITH_POS_U
                                     : t == beg     ? KITH_POS_B
                                     : t + 1 == end ? KITH_POS_L
                                                    : KITH_POS_I);
        sum += transitions(g->model, class, class_at(g, t))[before * KITH_LABELS + label] +
               (label == KITH_LABEL_O ? 0 : g->score[t][label - 1]);
        before = label;
        class = class_at(g, t);
    }
    return sum +
           transitions(g->model, class,
                       end < s->end ? class_at(g, end) : s->right)[before * KITH_LABELS + after];
}

kith_reading kith_search_reading(const kith_search *g, const kith_stretch *s, uint32_t beg,
                                 uint32_t end, unsigned type, float *margin)
{
    kith_reading out = {0};
    int32_t score = reading_score(g, s, beg, end, type), next = INT32_MIN;

    for (unsigned other = 0; other <= KITH_TAG_TYPES; other++) {
        int32_t one = other == type ? score : reading_score(g, s, beg, end, other);

        next = other != type && one > next ? one : next;
        if (other < KITH_TAG_TYPES)
            out.score[other] = (float)(one - score) / KITH_MODEL_UNIT;
    }
    for (uint32_t t = beg; t < end; t++)
        out.whole = kith_mix(out.whole, kith_view_word(g->view, t)->lower);
    if (end - beg > 1)
        out.last = kith_mix(0, kith_view_word(g->view, end - 1)->lower);
    *margin = score > next ? (float)(score - next) / KITH_MODEL_UNIT : 0;
    return out;
}
