// SPDX-License-Identifier: GPL-3.0-or-later
/* The lists: one name a line, fields set apart by tabs, lines with # at their start left out.
 * data/README.md says what the fields of each list are. */
#include "extract/lexicon_build.h"

#include <glib.h>

#include "extract/lexicon_same.h"
#include "extract/lexicon_words.h"

enum { MAX_FIELDS = 6 };

/* One line of a list. */
typedef struct {
    kith_str field[MAX_FIELDS];
    size_t n;
    uint32_t classes; // of its list
} line;

/* A line's meaning into b; NULL, or what is wrong with it. */
typedef const char *reader(kith_lexicon_builder *b, const line *l);

static void add_names(kith_lexicon_builder *b, kith_str joined, uint32_t entry, uint32_t classes,
                      bool capitals)
{
    kith_str name;

    while (kith_str_field(&joined, '|', &name))
        kith_lexicon_name(b, name, entry, classes, capitals);
}

static bool has_empty(kith_str joined)
{
    kith_str name;

    if (joined.len == 0)
        return false;
    while (kith_str_field(&joined, '|', &name))
        if (name.len == 0 || kith_str_trim(name).len != name.len)
            return true;
    return false;
}

static size_t count_blanks(kith_str s)
{
    size_t n = 0;

    for (size_t i = 0; i < s.len; i++)
        n += s.ptr[i] == ' ';
    return n;
}

/* Names that headlines in capitals are full of: of everything else that would be too many. */
static bool also_in_capitals(kith_str name, uint32_t classes)
{
    if (classes & KITH_LEX_PLACE)
        return count_blanks(name) < 2;
    return (classes & (KITH_LEX_INTERNATIONAL | KITH_LEX_TRAP)) != 0;
}

/* A name of an organization or thing, in its forms. */
static void add_forms(kith_lexicon_builder *b, kith_str name, uint32_t id, uint32_t classes)
{
    kith_arena *a = kith_arena_new();
    kith_str form[KITH_FORMS];
    size_t n = classes & (KITH_LEX_PERSON | KITH_LEX_PLACE) ? 0 : kith_forms(a, name, form);

    if (n == 0)
        form[n++] = name;
    for (size_t i = 0; i < n; i++)
        kith_lexicon_name(b, form[i], id, classes, also_in_capitals(name, classes));
    kith_arena_free(a);
}

/* name, type, nothing, aliases: names of what many countries have, and so of no entry */
static const char *read_generic(kith_lexicon_builder *b, const line *l)
{
    kith_str aliases = l->field[3], name;

    if (l->n < 2 || l->n > 4 || has_empty(l->field[3]))
        return "has not the fields name, type, nothing, aliases";
    add_forms(b, l->field[0], KITH_NO_ENTRY, l->classes);
    while (aliases.len > 0 && kith_str_field(&aliases, '|', &name))
        add_forms(b, name, KITH_NO_ENTRY, l->classes);
    return NULL;
}

/* The entry of a line; an organization that another list has too keeps the one it has. */
static uint32_t entry_of(kith_lexicon_builder *b, kith_lex_entry entry, kith_str aliases)
{
    uint32_t id;

    if ((entry.classes & KITH_LEX_ORGANIZATION) == 0)
        return kith_lexicon_add(b, entry);
    id = kith_lexicon_same(b, &entry, aliases);
    if (id == KITH_NO_ENTRY)
        id = kith_lexicon_add(b, entry);
    else
        kith_lexicon_add_classes(b, id, entry.classes);
    kith_lexicon_same_note(b, &entry, aliases, id);
    return id;
}

/* name, type, countries, aliases */
static const char *read_named(kith_lexicon_builder *b, const line *l)
{
    kith_lex_entry entry = {.name = l->field[0], .countries = l->field[2], .classes = l->classes};
    kith_str aliases = l->field[3], name;
    uint32_t id;

    if (l->n < 3 || l->n > 4)
        return "has not the fields name, type, countries, aliases";
    if (kith_str_eq(l->field[1], KITH_STR("place")))
        entry.classes = KITH_LEX_PLACE;
    else if (kith_str_eq(l->field[1], KITH_STR("person")))
        entry.classes = KITH_LEX_PERSON;
    else if (kith_str_eq(l->field[1], KITH_STR("other")))
        entry.classes = KITH_LEX_OTHER;
    else if (!kith_str_eq(l->field[1], KITH_STR("organization")))
        return "has a type that is not person, organization, place or other";
    if (has_empty(l->field[3]))
        return "has an alias that is empty or begins or ends with a blank";
    id = entry_of(b, entry, aliases);
    add_forms(b, entry.name, id, entry.classes);
    while (aliases.len > 0 && kith_str_field(&aliases, '|', &name))
        add_forms(b, name, id, entry.classes);
    return NULL;
}

/* iso, name, other names, demonyms, capitals, note */
static const char *read_country(kith_lexicon_builder *b, const line *l)
{
    kith_str iso = l->field[0], cities = l->field[4], city;
    bool nation = l->n == 6 && kith_str_eq(l->field[5], KITH_STR("nation"));
    uint32_t of = nation ? KITH_LEX_NATION : KITH_LEX_COUNTRY, id;

    if (l->n < 5)
        return "has not the fields iso, name, other names, demonyms, capitals, note";
    if (iso.len != 2)
        return "does not begin with a code of two letters";
    for (size_t i = 2; i < 4; i++)
        if (has_empty(l->field[i]))
            return "has a name that is empty or begins or ends with a blank";
    id = kith_lexicon_add(b, (kith_lex_entry){l->field[1], iso, of, 0});
    kith_lexicon_name(b, l->field[1], id, of, true);
    if (l->field[2].len > 0)
        add_names(b, l->field[2], id, of, true);
    if (l->field[3].len > 0) {
        kith_str all = l->field[3], first = {0};
        kith_str_field(&all, '|', &first);
        of = nation ? KITH_LEX_NATION : KITH_LEX_DEMONYM;
        id = kith_lexicon_add(b, (kith_lex_entry){first, iso, of, 0});
        add_names(b, l->field[3], id, of, true);
    }
    while (cities.len > 0 && kith_str_field(&cities, ';', &city)) {
        kith_str all = city, first = {0};
        kith_str_field(&all, '|', &first);
        id = kith_lexicon_add(b, (kith_lex_entry){first, iso, KITH_LEX_CAPITAL, 0});
        add_names(b, city, id, KITH_LEX_CAPITAL, true);
    }
    return NULL;
}

/* name, kind, aliases */
static const char *read_trap(kith_lexicon_builder *b, const line *l)
{
    uint32_t id;

    if (l->n > 3 || has_empty(l->field[2]))
        return "has not the fields name, kind, aliases";
    id = kith_lexicon_add(b, (kith_lex_entry){l->field[0], {"", 0}, KITH_LEX_TRAP, 0});
    kith_lexicon_name(b, l->field[0], id, KITH_LEX_TRAP, true);
    if (l->field[2].len > 0)
        add_names(b, l->field[2], id, KITH_LEX_TRAP, true);
    return NULL;
}

static bool read_gender(kith_str field, uint8_t *female)
{
    static const char code[] = "?mfu";
    const char *at = field.len == 1 ? strchr(code, field.ptr[0]) : NULL;

    if (at == NULL)
        return false;
    *female = (uint8_t)(at - code);
    return true;
}

/* Also "president", as many write it before a name; not "mr", "ceo", "gen.". */
static void add_title(kith_lexicon_builder *b, kith_str name, uint32_t id)
{
    char *small = g_utf8_strdown(name.ptr, (gssize)name.len);

    kith_lexicon_name(b, name, id, KITH_LEX_TITLE, true);
    if (name.len > 3 && strlen(small) > 1 && name.ptr[1] == small[1] &&
        name.ptr[name.len - 1] != '.')
        kith_lexicon_name(b, kith_str_of(small), id, KITH_LEX_TITLE, false);
    g_free(small);
}

/* name, gender, culture (given names) or aliases (titles) */
static const char *read_gendered(kith_lexicon_builder *b, const line *l)
{
    kith_lex_entry entry = {.name = l->field[0], .countries = {"", 0}, .classes = l->classes};
    kith_str aliases = l->field[2], name;
    uint32_t id;

    if (l->n < 2 || l->n > 3 || !read_gender(l->field[1], &entry.female))
        return "has not the fields name, gender (m, f, u or ?), and one more";
    id = kith_lexicon_add(b, entry);
    if (l->classes != KITH_LEX_TITLE) {
        kith_lexicon_name(b, entry.name, id, l->classes, true);
        return NULL;
    }
    add_title(b, entry.name, id);
    while (aliases.len > 0 && kith_str_field(&aliases, '|', &name))
        add_title(b, name, id);
    return NULL;
}

/* word, kind (head or legal), aliases */
static const char *read_head(kith_lexicon_builder *b, const line *l)
{
    bool legal = kith_str_eq(l->field[1], KITH_STR("legal"));
    uint32_t classes = legal ? KITH_LEX_LEGAL : KITH_LEX_ORGHEAD, id;

    if (l->n < 2 || l->n > 3 || (!legal && !kith_str_eq(l->field[1], KITH_STR("head"))))
        return "has not the fields word, kind (head or legal), aliases";
    id = kith_lexicon_add(b, (kith_lex_entry){l->field[0], {"", 0}, classes, 0});
    kith_lexicon_name(b, l->field[0], id, classes, true);
    if (l->field[2].len > 0)
        add_names(b, l->field[2], id, classes, true);
    return NULL;
}

/* name, nothing, culture */
static const char *read_family(kith_lexicon_builder *b, const line *l)
{
    kith_lexicon_name(b, l->field[0], KITH_NO_ENTRY, KITH_LEX_FAMILY, true);
    return NULL;
}

static const struct {
    const char *list;
    reader *read;
    uint32_t classes;
} lists[] = {
    {"academia", read_named, KITH_LEX_ACADEMIA},
    {"companies", read_named, KITH_LEX_COMPANY},
    {"countries", read_country, 0},
    {"country-traps", read_trap, KITH_LEX_TRAP},
    {"family-names", read_family, KITH_LEX_FAMILY},
    {"generic", read_generic, KITH_LEX_INSTITUTION},
    {"given-names", read_gendered, KITH_LEX_GIVEN},
    {"institutions", read_named, KITH_LEX_INSTITUTION},
    {"international", read_named, KITH_LEX_INTERNATIONAL},
    {"media", read_named, KITH_LEX_MEDIA},
    {"org-heads", read_head, 0},
    {"other", read_named, KITH_LEX_OTHER},
    {"parties", read_named, KITH_LEX_PARTY},
    {"people", read_named, KITH_LEX_PERSON},
    {"places", read_named, KITH_LEX_PLACE},
    {"sport", read_named, KITH_LEX_SPORT},
    {"titles", read_gendered, KITH_LEX_TITLE},
};

/* "data/lexicon/media.tsv" is the list "media". */
static kith_str list_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    kith_str name = kith_str_of(slash ? slash + 1 : path);

    if (kith_str_ends(name, KITH_STR(".tsv")))
        name.len -= 4;
    return name;
}

static line fields_of(kith_str text, uint32_t classes)
{
    line l = {.classes = classes};

    for (size_t i = 0; i < MAX_FIELDS; i++)
        l.field[i] = (kith_str){"", 0};
    while (l.n < MAX_FIELDS && kith_str_field(&text, '\t', &l.field[l.n]))
        l.n++;
    return l;
}

static bool read_lines(kith_lexicon_builder *b, const char *path, kith_str list, size_t which,
                       kith_err *err)
{
    kith_str text;

    for (size_t n = 1; kith_str_line(&list, &text); n++) {
        line l = fields_of(text, lists[which].classes);
        const char *wrong;
        if (text.len == 0 || text.ptr[0] == '#')
            continue;
        wrong = kith_str_trim(l.field[0]).len == 0 || kith_str_trim(l.field[0]).len < l.field[0].len
                    ? "begins with no name, or blanks stand around it"
                    : lists[which].read(b, &l);
        if (wrong != NULL)
            return kith_fail(err, KITH_EINPUT, "%s: line %zu %s", path, n, wrong);
    }
    return true;
}

bool kith_lexicon_read(kith_lexicon_builder *b, const char *path, kith_str list, kith_err *err)
{
    kith_str name = list_of(path);

    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (kith_str_eq(name, kith_str_of(lists[i].list)))
            return read_lines(b, path, list, i, err);
    return kith_fail(err, KITH_EINPUT, "%s: there is no list of that name", path);
}
