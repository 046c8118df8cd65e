// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/search.h"

#include <limits.h>
#include <string.h>

#include <glib.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "extract/label.h"

enum {
    CLOSED = 2 * KITH_TAG_TYPES + 1, // labels behind which a name may begin, or none
    HALF = KITH_LABEL_COLUMNS / 2,
    SURE = 9000, // scores are cut to -SURE .. SURE, transitions to -MOVE .. MOVE
    MOVE = 3000,
    HOPELESS = 13000, // behind the best label: farther behind is not counted
    NO_WAY = -19000,  // of a name that goes on where none began
};

/* Labels behind which a name may begin; columns of those that a name goes on with. */
static const uint8_t closed[CLOSED] = {0, 3, 4, 7, 8, 11, 12, 15, 16};
static const kith_half inner = {0, -1, -1, 0, 0, -1, -1, 0};
static const kith_half open = {-1, -1, 0, 0, -1, -1, 0, 0};

/* The model's transitions between tokens of two classes, as the search wants them: a column for
 * each label but O. */
struct kith_moves {
    kith_half begin[CLOSED][2]; // from the closed labels; of no meaning for inner ones
    kith_half from_b[2];        // to inner labels, from B of the same type
    kith_half from_i[2];
    kith_half to_o[2]; // of no meaning for open labels
    int16_t o_to_o;
};

static int16_t cut(int value, int most)
{
    return (int16_t)(value < -most ? -most : value > most ? most : value);
}

static void set_moves(const int16_t *trans, struct kith_moves *m)
{
    for (unsigned i = 0; i < CLOSED; i++) {
        const int16_t *from = trans + (size_t)closed[i] * KITH_LABELS;

        for (unsigned c = 0; c < KITH_LABEL_COLUMNS; c++)
            m->begin[i][c / HALF][c % HALF] = cut(from[c + 1], MOVE);
    }
    for (unsigned c = 0; c < KITH_LABEL_COLUMNS; c++) {
        unsigned b = kith_label(c / 4, KITH_POS_B), i = kith_label(c / 4, KITH_POS_I);

        m->from_b[c / HALF][c % HALF] = cut(trans[b * KITH_LABELS + c + 1], MOVE);
        m->from_i[c / HALF][c % HALF] = cut(trans[i * KITH_LABELS + c + 1], MOVE);
        m->to_o[c / HALF][c % HALF] = cut(trans[(size_t)(c + 1) * KITH_LABELS], MOVE);
    }
    m->o_to_o = cut(trans[KITH_LABEL_O], MOVE);
}

static const int16_t *transitions(const kith_model *model, size_t from, size_t to)
{
    return model->transition + (from * KITH_CLASSES + to) * KITH_LABELS * KITH_LABELS;
}

struct kith_moves *kith_moves_new(const kith_model *model)
{
    enum { PAIRS = KITH_CLASSES * KITH_CLASSES };
    struct kith_moves *moves = g_aligned_alloc(PAIRS, sizeof *moves, 64);

    for (size_t from = 0; from < KITH_CLASSES; from++)
        for (size_t to = 0; to < KITH_CLASSES; to++)
            set_moves(transitions(model, from, to), &moves[from * KITH_CLASSES + to]);
    return moves;
}

static const struct kith_moves *moves_between(const kith_search *g, unsigned from, unsigned to)
{
    return &g->moves[from * KITH_CLASSES + to];
}

static inline kith_half all(int value)
{
    int16_t v = (int16_t)value;

    return (kith_half){v, v, v, v, v, v, v, v};
}

/* One instruction where it is known that there is one: compilers do not always find it. */
static inline kith_half greater(kith_half a, kith_half b)
{
#ifdef __SSE2__
    return (kith_half)_mm_max_epi16((__m128i)a, (__m128i)b);
#else
    kith_half more = a > b;
    return (a & more) | (b & ~more);
#endif
}

static inline kith_half less(kith_half a, kith_half b)
{
    return ~greater(~a, ~b);
}

/* Elements of `to` where the mask says so, else those of `from`. */
static inline kith_half blend(kith_half to, kith_half from, kith_half mask)
{
    return (to & mask) | (from & ~mask);
}

/* The best of both halves. */
static inline int highest(kith_half a, kith_half b)
{
    kith_half v = greater(a, b);

    v = greater(v, __builtin_shufflevector(v, v, 4, 5, 6, 7, 0, 1, 2, 3));
    v = greater(v, __builtin_shufflevector(v, v, 2, 3, 0, 1, 6, 7, 4, 5));
    v = greater(v, __builtin_shufflevector(v, v, 1, 0, 3, 2, 5, 4, 7, 6));
    return v[0];
}

static inline kith_half half(const kith_scores *s, unsigned h)
{
    kith_half out;

    memcpy(&out, (const char *)s + h * sizeof out, sizeof out);
    return out;
}

int kith_score_best(const kith_scores *s)
{
    return highest(half(s, 0), half(s, 1));
}

static inline kith_half own(const kith_search *g, uint32_t t, unsigned h)
{
    return less(greater(half(&g->score[t - g->first], h), all(-SURE)), all(SURE));
}

/* The best label gets 0, so that nothing overflows however long the row is. */
static inline void level(kith_step *now)
{
    int best = highest(now->score[0], now->score[1]), least;

    best = now->o > best ? now->o : best;
    least = best - HOPELESS < INT16_MIN ? INT16_MIN : best - HOPELESS;
    for (unsigned h = 0; h < 2; h++)
        now->score[h] = greater(now->score[h], all(least)) - all(best);
    now->o = (int16_t)((now->o > least ? now->o : least) - best);
}

/* The scores of the closed labels, each in all columns. */
static inline void spread(const kith_step *step, kith_half score[CLOSED])
{
    score[0] = all(step->o);
    for (unsigned h = 0; h < 2; h++) {
        kith_half s = step->score[h];

        score[1 + 4 * h] = __builtin_shufflevector(s, s, 2, 2, 2, 2, 2, 2, 2, 2);
        score[2 + 4 * h] = __builtin_shufflevector(s, s, 3, 3, 3, 3, 3, 3, 3, 3);
        score[3 + 4 * h] = __builtin_shufflevector(s, s, 6, 6, 6, 6, 6, 6, 6, 6);
        score[4 + 4 * h] = __builtin_shufflevector(s, s, 7, 7, 7, 7, 7, 7, 7, 7);
    }
}

/* The best ways to inner labels: from B or I of the same type. */
static inline kith_half go_on(const kith_step *before, const struct kith_moves *m, unsigned h)
{
    kith_half s = before->score[h];
    kith_half b = __builtin_shufflevector(s, s, 0, 0, 0, 0, 4, 4, 4, 4);
    kith_half i = __builtin_shufflevector(s, s, 1, 1, 1, 1, 5, 5, 5, 5);

    return greater(b + m->from_b[h], i + m->from_i[h]);
}

/* The best ways to the other labels, from closed ones. */
static inline kith_half begin(const kith_half score[CLOSED], const struct kith_moves *m, unsigned h)
{
    kith_half best = score[0] + m->begin[0][h];

    for (unsigned k = 1; k < CLOSED; k++)
        best = greater(best, score[k] + m->begin[k][h]);
    return best;
}

/* The best way to O. */
static inline int16_t end(const kith_step *before, const struct kith_moves *m)
{
    int from_o = before->o + m->o_to_o;
    int best = highest(blend(all(NO_WAY), before->score[0] + m->to_o[0], open),
                       blend(all(NO_WAY), before->score[1] + m->to_o[1], open));

    return (int16_t)(best > from_o ? best : from_o);
}

static void search_step(const kith_search *g, uint32_t t, const struct kith_moves *m)
{
    kith_step *now = &g->step[t - g->first];
    const kith_step *before = now - 1;
    kith_half score[CLOSED];

    spread(before, score);
    now->o = end(before, m);
    for (unsigned h = 0; h < 2; h++)
        now->score[h] = blend(go_on(before, m, h), begin(score, m, h), inner) + own(g, t, h);
    level(now);
}

/* Behind O, no name goes on. */
static void first_step(const kith_search *g, uint32_t t, const struct kith_moves *m)
{
    kith_step *now = &g->step[t - g->first];

    for (unsigned h = 0; h < 2; h++)
        now->score[h] = blend(all(NO_WAY), m->begin[0][h] + own(g, t, h), inner);
    now->o = m->o_to_o;
}

static unsigned class_at(const kith_search *g, uint32_t t)
{
    return kith_view_class(g->view, t);
}

static int score_of(const kith_half half[2], uint8_t label)
{
    return half[(label - 1) / HALF][(label - 1) % HALF];
}

/* From B or I of the label's type. */
static uint8_t before_inner(const kith_step *step, const struct kith_moves *m, uint8_t label)
{
    uint8_t b = kith_label(kith_label_type(label), KITH_POS_B);
    uint8_t i = kith_label(kith_label_type(label), KITH_POS_I);

    return score_of(step->score, i) + score_of(m->from_i, label) >
                   score_of(step->score, b) + score_of(m->from_b, label)
               ? i
               : b;
}

/* The label from which the best path comes to `next`; of equal ones the lowest. */
static uint8_t best_before(const kith_step *step, const struct kith_moves *m, uint8_t next)
{
    uint8_t best = KITH_LABEL_O;
    int most = step->o + (next == KITH_LABEL_O ? m->o_to_o : score_of(m->begin[0], next));

    if (kith_label_inner(next))
        return before_inner(step, m, next);
    for (unsigned k = 1; k < CLOSED; k++) {
        int score =
            score_of(step->score, closed[k]) +
            (next == KITH_LABEL_O ? score_of(m->to_o, closed[k]) : score_of(m->begin[k], next));

        if (score > most) {
            most = score;
            best = closed[k];
        }
    }
    return best;
}

static void trace_back(const kith_search *g, const kith_stretch *s)
{
    uint8_t label = KITH_LABEL_O;
    unsigned next = s->right;

    for (uint32_t t = s->end; t-- > s->beg;) {
        unsigned class = class_at(g, t);

        label = best_before(&g->step[t - g->first], moves_between(g, class, next), label);
        g->label[t - g->first] = label;
        next = class;
    }
}

void kith_search_labels(const kith_search *g, const kith_stretch *s)
{
    unsigned before = class_at(g, s->beg);

    first_step(g, s->beg, moves_between(g, s->left, before));
    for (uint32_t t = s->beg + 1; t < s->end; t++) {
        unsigned class = class_at(g, t);

        search_step(g, t, moves_between(g, before, class));
        before = class;
    }
    trace_back(g, s);
}

static kith_label_pos position(uint32_t t, uint32_t beg, uint32_t end)
{
    if (end - beg == 1)
        return KITH_POS_U;
    return t == beg ? KITH_POS_B : t + 1 == end ? KITH_POS_L : KITH_POS_I;
}

/* The scores of reading [beg, end) as one name of each type, and as no name (KITH_TAG_TYPES),
 * between the labels found around it. */
static void score_readings(const kith_search *g, const kith_stretch *s, uint32_t beg, uint32_t end,
                           int32_t sum[KITH_TAG_TYPES + 1])
{
    uint8_t outer = beg > s->beg ? g->label[beg - 1 - g->first] : KITH_LABEL_O;
    uint8_t after = end < s->end ? g->label[end - g->first] : KITH_LABEL_O;
    unsigned class = beg > s->beg ? class_at(g, beg - 1) : s->left;
    uint8_t before[KITH_TAG_TYPES + 1];
    const int16_t *move;

    memset(before, outer, sizeof before);
    memset(sum, 0, (KITH_TAG_TYPES + 1) * sizeof *sum);
    for (uint32_t t = beg; t < end; t++) {
        kith_label_pos pos = position(t, beg, end);

        move = transitions(g->model, class, class_at(g, t));
        class = class_at(g, t);
        for (unsigned type = 0; type < KITH_TAG_TYPES; type++) {
            uint8_t label = kith_label(type, pos);

            sum[type] +=
                move[before[type] * KITH_LABELS + label] + g->score[t - g->first][label - 1];
            before[type] = label;
        }
        sum[KITH_TAG_TYPES] += move[before[KITH_TAG_TYPES] * KITH_LABELS + KITH_LABEL_O];
        before[KITH_TAG_TYPES] = KITH_LABEL_O;
    }
    move = transitions(g->model, class, end < s->end ? class_at(g, end) : s->right);
    for (unsigned type = 0; type <= KITH_TAG_TYPES; type++)
        sum[type] += move[before[type] * KITH_LABELS + after];
}

kith_reading kith_search_reading(const kith_search *g, const kith_stretch *s, uint32_t beg,
                                 uint32_t end, unsigned type, float *margin)
{
    kith_reading out = {0};
    int32_t score[KITH_TAG_TYPES + 1], next = INT32_MIN;

    score_readings(g, s, beg, end, score);
    for (unsigned other = 0; other <= KITH_TAG_TYPES; other++) {
        next = other != type && score[other] > next ? score[other] : next;
        if (other < KITH_TAG_TYPES)
            out.score[other] = (float)(score[other] - score[type]) / KITH_MODEL_UNIT;
    }
    for (uint32_t t = beg; t < end; t++)
        out.whole = kith_mix(out.whole, kith_view_word(g->view, t)->lower);
    if (end - beg > 1)
        out.last = kith_mix(0, kith_view_word(g->view, end - 1)->lower);
    *margin = score[type] > next ? (float)(score[type] - next) / KITH_MODEL_UNIT : 0;
    return out;
}
