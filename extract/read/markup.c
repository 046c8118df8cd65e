// SPDX-License-Identifier: GPL-3.0-or-later
/* What is open stands on a stack; each element inherits what holds for the one it stands in and
 * adds what its row says. Rows are found once for each name: libxml2 gives equal names one
 * address. */
#include "extract/read/markup.h"

#include <glib.h>

#include "extract/read/html_tag.h"
#include "extract/read/told.h"

enum {
    INHERITED = KITH_DOES_SKIP | KITH_DOES_LINK | KITH_DOES_BROKEN,
    WRITES = 1 << 24, // text is written
    TOLD_BYTES = 8192,
};

/* An open element. */
typedef struct {
    const char *name;
    uint32_t does; // kith_does of its row, what it inherits, WRITES
    uint8_t kind;
    uint16_t place;
    uint8_t tells, rank; // at its end
    bool gathers;        // its text, for what it tells
    bool note;           // its lines are written beside
    bool has_text;       // of its own
    bool marked;         // a mark in it was left out
    size_t written;      // bytes of the text where it began
    size_t gathered;     // bytes gathered where it began
} frame;

typedef struct {
    size_t beg, end; // of what was gathered
} part;

enum { MOST_ROWS = 12 };

/* The rows that an element of some name may have, in their order. */
typedef struct {
    const kith_rule *at[MOST_ROWS];
    size_t n;
} rows;

typedef struct {
    const kith_markup *markup;
    kith_arena *arena;
    GHashTable *known; // name (its address) -> rows
    kith_lines *to;    // text, or note within a note
    kith_lines text, note;
    GString *gathered;
    bool gathering;
    part part[KITH_TELLS_END];
    kith_told told;
    frame open[KITH_XML_DEEPEST + 1];
    size_t depth;
    bool done; // the first of several documents was read
} reading;

static const char *local_name(const char *name)
{
    const char *colon = strchr(name, ':');

    return colon != NULL ? colon + 1 : name;
}

static void add_rows(rows *to, const kith_rule *rule, const char *name)
{
    for (; rule != NULL && rule->name != NULL; rule++)
        if (strcmp(local_name(rule->name), name) == 0) {
            assert(to->n < MOST_ROWS);
            to->at[to->n++] = rule;
        }
}

static const rows *rows_of(reading *r, const char *name)
{
    rows *found = g_hash_table_lookup(r->known, name);

    if (found == NULL) {
        found = kith_new(r->arena, rows, 1);
        add_rows(found, r->markup->rule, name);
        add_rows(found, r->markup->second, name);
        g_hash_table_insert(r->known, (gpointer)(uintptr_t)name, found);
    }
    return found;
}

static bool stands_in(const reading *r, const char *ancestor)
{
    for (size_t i = r->depth; i-- > 0;)
        if (strcmp(r->open[i].name, ancestor) == 0)
            return true;
    return false;
}

/* "name=value": has it; "!name": has none. */
static bool has_only(const kith_sax_tag *tag, const char *only)
{
    char name[32];
    const char *equal = strchr(only, '=');
    kith_str value;

    if (equal == NULL)
        return kith_sax_attribute(tag, only + 1).ptr == NULL;
    g_strlcpy(name, only, MIN(sizeof name, (size_t)(equal - only) + 1));
    value = kith_sax_attribute(tag, name);
    return value.ptr != NULL && kith_str_eq(value, kith_str_of(equal + 1));
}

static bool fits(const reading *r, const kith_rule *rule, const kith_sax_tag *tag)
{
    const char *local = local_name(rule->name);
    size_t n = local > rule->name ? (size_t)(local - rule->name) - 1 : 0;

    if (!r->markup->any && (strlen(tag->prefix) != n || memcmp(tag->prefix, rule->name, n) != 0))
        return false;
    return (rule->in == NULL || stands_in(r, rule->in)) &&
           (rule->only == NULL || has_only(tag, rule->only));
}

/* The row of an element; where no table has one, of HTML elements what HTML says. room: for it. */
static const kith_rule *row_of(reading *r, const kith_sax_tag *tag, kith_rule *room)
{
    const rows *known = rows_of(r, tag->name);
    const kith_rule *rule = NULL;
    const kith_html_tag *html;

    for (size_t i = 0; i < known->n && rule == NULL; i++)
        if (fits(r, known->at[i], tag))
            rule = known->at[i];
    if (rule != NULL || !r->markup->html || strcmp(tag->prefix, "html") != 0)
        return rule;
    html = kith_html_tag_of(tag->name);
    *room = (kith_rule){.name = tag->name, .kind = html->kind};
    room->does = (uint32_t)((html->flags & KITH_TAG_BLOCK ? KITH_DOES_BLOCK : 0) |
                            (html->flags & KITH_TAG_LINK ? KITH_DOES_LINK : 0) |
                            (html->flags & KITH_TAG_SKIP ? KITH_DOES_SKIP : 0) |
                            (html->flags & KITH_TAG_BREAK ? KITH_DOES_LINE : 0));
    return room;
}

/* Puts the notes behind the line that has just ended. */
static void give_notes(reading *r)
{
    kith_doc notes = {0};

    if (r->to == &r->note || r->text.text.n > r->text.beg ||
        (r->note.text.n == 0 && r->note.n_lines == 0))
        return;
    kith_lines_give(&r->note, &notes);
    kith_lines_gap(&r->text);
    kith_lines_add(&r->text, &notes, 0);
    r->note = (kith_lines){.text.arena = r->arena};
}

static void end_block(reading *r)
{
    kith_lines_gap(r->to);
    give_notes(r);
}

/* What a row says of the text in its element. */
static void set_frame(frame *f, const kith_rule *rule)
{
    f->does |= rule->does;
    f->tells = rule->tells;
    f->rank = rule->rank;
    f->place |= rule->place;
    if (rule->kind != KITH_LINE_TEXT)
        f->kind = rule->kind;
    if (rule->does & KITH_DOES_BODY) {
        f->does |= WRITES;
        f->place |= KITH_PLACE_SURE;
    }
    if (rule->does & KITH_DOES_WRITE)
        f->does |= WRITES;
    if (rule->does & KITH_DOES_HUSH)
        f->does &= ~(uint32_t)WRITES;
    if (rule->does & KITH_DOES_APART) {
        f->does |= WRITES;
        f->place &= (uint16_t)~KITH_PLACE_SURE;
    }
}

static bool is_part(uint8_t tells)
{
    return tells >= KITH_TELLS_SURNAME;
}

/* What the element tells by an attribute is taken at once; what by its text, is gathered. */
static void begin_telling(reading *r, frame *f, const kith_rule *rule, const kith_sax_tag *tag)
{
    kith_str value = rule->attr != NULL ? kith_sax_attribute(tag, rule->attr) : (kith_str){0};

    if (value.ptr != NULL)
        kith_told_take(&r->told, rule->tells, rule->rank, value);
    if (rule->attr != NULL && (value.ptr != NULL || rule->tells != KITH_TELLS_DATE))
        return;
    if (r->gathering || is_part(rule->tells))
        return;
    f->gathers = r->gathering = true;
    g_string_truncate(r->gathered, 0);
    memset(r->part, 0, sizeof r->part);
}

/* Between the parts of a name or a date stands a space, whether written or not. */
static void part_gathered(reading *r)
{
    if (r->gathering && r->gathered->len > 0 && r->gathered->len < TOLD_BYTES)
        g_string_append_c(r->gathered, ' ');
}

static bool tells_parts(const reading *r)
{
    for (size_t i = r->depth; i-- > 0;)
        if (r->open[i].gathers)
            return r->open[i].tells == KITH_TELLS_AUTHOR || r->open[i].tells == KITH_TELLS_DATE;
    return false;
}

static const kith_style *style_named(const kith_markup *markup, kith_str id)
{
    for (size_t i = 0; i < markup->n_styles; i++)
        if (kith_str_eq(markup->style[i].id, id))
            return &markup->style[i];
    return NULL;
}

/* Gives the block that the element stands in, or is, the style that it names. */
static void set_style(reading *r, frame *f, const kith_rule *rule, const kith_sax_tag *tag)
{
    kith_str id = rule->attr != NULL ? kith_sax_attribute(tag, rule->attr) : (kith_str){0};
    const kith_style *named = style_named(r->markup, id);
    const kith_style style = named != NULL ? *named : (kith_style){.kind = rule->kind};

    if (rule->attr != NULL && named == NULL)
        return;
    for (size_t i = r->depth + 1; i-- > 0;) {
        frame *at = i == r->depth ? f : &r->open[i];
        at->kind = style.kind;
        at->place |= style.place;
        if (style.apart)
            at->place &= (uint16_t)~KITH_PLACE_SURE;
        if (at->does & KITH_DOES_BLOCK)
            return;
    }
}

/* In a format that is not known, an element that stands in the midst of text is a part of it. */
static void begin_any(reading *r)
{
    if (r->depth == 0 || !r->open[r->depth - 1].has_text)
        end_block(r);
}

static void begin_element(reading *r, frame *f, const kith_rule *rule, const kith_sax_tag *tag)
{
    if (r->gathering &&
        ((rule != NULL && rule->does & (KITH_DOES_BLOCK | KITH_DOES_SPACE)) || tells_parts(r)))
        part_gathered(r);
    f->gathered = r->gathered->len;
    if (rule == NULL) {
        if (r->markup->any)
            begin_any(r);
        return;
    }
    if (rule->does & KITH_DOES_NOTE && r->to != &r->note) {
        f->note = true;
        r->to = &r->note;
    }
    if (rule->does & KITH_DOES_BLOCK || f->note)
        end_block(r);
    else if (rule->does & KITH_DOES_LINE)
        kith_lines_end(r->to);
    else if (rule->does & KITH_DOES_SPACE)
        kith_lines_space(r->to);
    set_frame(f, rule);
    if (rule->does & KITH_DOES_STYLE)
        set_style(r, f, rule, tag);
    if (rule->tells != KITH_TELLS_NOTHING && !(f->does & KITH_DOES_SKIP))
        begin_telling(r, f, rule, tag);
}

static bool on_start(void *self, const kith_sax_tag *tag)
{
    reading *r = self;
    frame f = {.name = tag->name};
    kith_rule room;

    if (r->depth > 0) {
        const frame *outer = &r->open[r->depth - 1];
        f.does = outer->does & (INHERITED | WRITES);
        f.kind = outer->kind;
        f.place = outer->place;
    } else if (r->markup->any)
        f.does = WRITES;
    if (!(f.does & KITH_DOES_SKIP))
        begin_element(r, &f, row_of(r, tag, &room), tag);
    f.written = r->to->text.n;
    r->open[r->depth++] = f; // kith_sax_parse() bounds the depth
    return true;
}

static bool has_letter(kith_str s)
{
    for (size_t pos = 0; pos < s.len;)
        if (g_unichar_isalpha(kith_utf8_next(s, &pos)))
            return true;
    return false;
}

static kith_str gathered_part(const reading *r, kith_tells what)
{
    const part *p = &r->part[what];

    return kith_str_trim((kith_str){r->gathered->str + p->beg, p->end - p->beg});
}

/* The name with the surname at its end, as people write it. */
static kith_str whole_name(const reading *r)
{
    kith_str all = {r->gathered->str, r->gathered->len};
    const part *p = &r->part[KITH_TELLS_SURNAME];
    kith_str surname = gathered_part(r, KITH_TELLS_SURNAME);
    kith_str rest = kith_str_trim(kith_str_sub(all, p->end, all.len));

    if (surname.len == 0 || kith_str_trim(kith_str_sub(all, 0, p->beg)).len > 0)
        return all;
    while (rest.len > 0 && rest.ptr[0] == ',')
        rest = kith_str_trim(kith_str_sub(rest, 1, rest.len));
    return kith_arena_printf(r->arena, "%.*s %.*s", (int)rest.len, rest.ptr, (int)surname.len,
                             surname.ptr);
}

/* The date of which day, month and year are told apart. */
static kith_str whole_date(const reading *r)
{
    kith_str day = gathered_part(r, KITH_TELLS_DAY), month = gathered_part(r, KITH_TELLS_MONTH),
             year = gathered_part(r, KITH_TELLS_YEAR);

    if (day.len == 0 || month.len == 0 || year.len == 0)
        return (kith_str){r->gathered->str, r->gathered->len};
    return kith_arena_printf(r->arena, "%.*s.%.*s%s%.*s", (int)day.len, day.ptr, (int)month.len,
                             month.ptr, g_ascii_isdigit(month.ptr[0]) ? "." : " ", (int)year.len,
                             year.ptr);
}

static void end_telling(reading *r, const frame *f)
{
    kith_str all = {r->gathered->str, r->gathered->len};

    r->gathering = false;
    if (f->tells == KITH_TELLS_AUTHOR)
        all = whole_name(r);
    else if (f->tells == KITH_TELLS_DATE)
        all = whole_date(r);
    else if (f->tells == KITH_TELLS_HTML || f->tells == KITH_TELLS_PLAIN)
        all = kith_arena_str(r->arena, all);
    kith_told_take(&r->told, f->tells, f->rank, all);
}

/* Leaves out what stands in the element when no letter does. */
static void drop_mark(reading *r, const frame *f)
{
    if (f->written >= r->to->text.n ||
        has_letter((kith_str){r->to->text.at + f->written, r->to->text.n - f->written}))
        return;
    kith_lines_cut(r->to, f->written);
    if (r->depth > 1)
        r->open[r->depth - 2].marked = true;
}

static bool on_end(void *self)
{
    reading *r = self;
    frame *f = &r->open[r->depth - 1];

    if (f->gathers)
        end_telling(r, f);
    else if (r->gathering && is_part(f->tells))
        r->part[f->tells] = (part){f->gathered, r->gathered->len};
    if (f->does & KITH_DOES_MARK || (f->does & KITH_DOES_MARKS && f->marked))
        drop_mark(r, f);
    if (f->does & KITH_DOES_BLOCK || f->note)
        end_block(r);
    else if (f->does & KITH_DOES_LINE)
        kith_lines_end(r->to);
    if (f->note)
        r->to = &r->text;
    r->done |= (f->does & KITH_DOES_ITEM) != 0;
    r->depth--;
    return !r->done;
}

static bool is_blank(kith_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!g_ascii_isspace(s.ptr[i]))
            return false;
    return true;
}

static bool on_text(void *self, kith_str text)
{
    reading *r = self;
    frame *f = &r->open[r->depth > 0 ? r->depth - 1 : 0];
    kith_lines_style style;

    if (r->depth == 0 || f->does & KITH_DOES_SKIP)
        return true;
    if (r->gathering)
        g_string_append_len(r->gathered, text.ptr, (gssize)text.len);
    if (!(f->does & WRITES))
        return true;
    if (r->markup->any && !f->has_text)
        f->has_text = !is_blank(text);
    style = (kith_lines_style){f->kind, f->place, (f->does & KITH_DOES_LINK) != 0};
    if (f->does & KITH_DOES_BROKEN)
        kith_lines_put_broken(r->to, text, style);
    else
        kith_lines_put(r->to, text, style);
    return true;
}

/* What was gathered whole: a body in HTML or in plain text. */
static void add_bodies(reading *r)
{
    kith_str html = r->told.at[KITH_TELLS_HTML], plain = r->told.at[KITH_TELLS_PLAIN];

    if (html.len > 0 && r->told.rank[KITH_TELLS_HTML] >= r->told.rank[KITH_TELLS_PLAIN])
        kith_lines_add_html(&r->text, html);
    else if (plain.len > 0)
        kith_lines_put_broken(&r->text, plain, (kith_lines_style){.place = KITH_PLACE_SURE});
}

bool kith_markup_read(const kith_markup *markup, kith_str bytes, const char *charset, kith_arena *a,
                      kith_doc *doc, kith_err *err)
{
    static const kith_sax_handler handler = {on_start, on_text, on_end};
    reading r = {.markup = markup,
                 .arena = a,
                 .text = {.text.arena = a},
                 .note = {.text.arena = a},
                 .told = {.arena = a}};
    bool ok;

    r.to = &r.text;
    r.known = g_hash_table_new(g_direct_hash, g_direct_equal);
    r.gathered = g_string_new(NULL);
    ok = kith_sax_parse(bytes, charset, a, &handler, &r, &doc->n_repaired, err);
    if (ok) {
        r.to = &r.text;
        end_block(&r);
        add_bodies(&r);
        kith_lines_give(&r.text, doc);
        kith_told_give(&r.told, doc);
        if (markup->titled)
            kith_doc_head(a, doc, KITH_PLACE_SURE | KITH_PLACE_TITLE);
    }
    g_string_free(r.gathered, TRUE);
    g_hash_table_destroy(r.known);
    return ok;
}
