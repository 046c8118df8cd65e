// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <jansson.h>

#include "extract/lexicon.h"
#include "extract/lexicon_build.h"
#include "extract/lexicon_format.h"

#define ISO_CODES "/usr/share/iso-codes/json/iso_3166-1.json"

static const kith_lexicon *lex;

static uint32_t classes_of(const char *name)
{
    return kith_lexicon_classes(lex, kith_lexicon_find(lex, kith_str_of(name)));
}

/* The codes that name has as a thing of one of classes, joined by blanks. */
static const char *codes_of(const char *name, uint32_t classes)
{
    static char text[256];
    size_t n;
    const uint32_t *id = kith_lexicon_entries(lex, kith_lexicon_find(lex, kith_str_of(name)), &n);

    *text = '\0';
    for (size_t i = 0; i < n; i++) {
        kith_lex_entry entry = kith_lexicon_entry(lex, id[i]);
        if ((entry.classes & classes) == 0)
            continue;
        if (*text != '\0')
            g_strlcat(text, " ", sizeof text);
        strncat(text, entry.countries.ptr, entry.countries.len);
    }
    return text;
}

static const struct {
    const char *name;
    uint32_t classes;
    const char *codes;
} countries[] = {
    {"Ukraine", KITH_LEX_COUNTRY, "UA"},
    {"US", KITH_LEX_COUNTRY, "US"},
    {"U.S.", KITH_LEX_COUNTRY, "US"},
    {"U.S.A.", KITH_LEX_COUNTRY, "US"},
    {"America", KITH_LEX_COUNTRY, "US"},
    {"Holland", KITH_LEX_COUNTRY, "NL"},
    {"Great Britain", KITH_LEX_COUNTRY, "GB"},
    {"U.K.", KITH_LEX_COUNTRY, "GB"},
    {"Burma", KITH_LEX_COUNTRY, "MM"},
    {"Côte d'Ivoire", KITH_LEX_COUNTRY, "CI"},
    {"Côte d’Ivoire", KITH_LEX_COUNTRY, "CI"},
    {"Cote d'Ivoire", KITH_LEX_COUNTRY, "CI"},
    {"Türkiye", KITH_LEX_COUNTRY, "TR"},
    {"Turkiye", KITH_LEX_COUNTRY, "TR"},
    {"Congo", KITH_LEX_COUNTRY, "CD CG"},
    {"Congo-Kinshasa", KITH_LEX_COUNTRY, "CD"},
    {"Korea", KITH_LEX_COUNTRY, "KR KP"},
    {"N. Korea", KITH_LEX_COUNTRY, "KP"},
    {"Swaziland", KITH_LEX_COUNTRY, "SZ"},
    {"East Timor", KITH_LEX_COUNTRY, "TL"},
    {"Holy See", KITH_LEX_COUNTRY, "VA"},
    {"Guinea", KITH_LEX_COUNTRY, "GN"},
    {"Guinea-Bissau", KITH_LEX_COUNTRY, "GW"},
    {"Guinea Bissau", KITH_LEX_COUNTRY, "GW"},
    {"Equatorial Guinea", KITH_LEX_COUNTRY, "GQ"},
    {"Papua New Guinea", KITH_LEX_COUNTRY, "PG"},
    {"Georgia", KITH_LEX_COUNTRY, "GE"},
    {"Réunion", KITH_LEX_COUNTRY, "RE"},
    {"Soviet Union", KITH_LEX_COUNTRY, "SU"},
    {"DUTCH", KITH_LEX_DEMONYM, "NL"},
    {"Ukrainians", KITH_LEX_DEMONYM, "UA"},
    {"Finns", KITH_LEX_DEMONYM, "FI"},
    {"Congolese", KITH_LEX_DEMONYM, "CD CG"},
    {"Dominican", KITH_LEX_DEMONYM, "DO DM"},
    {"South Korean", KITH_LEX_DEMONYM, "KR"},
    {"Nigerien", KITH_LEX_DEMONYM, "NE"},
    {"Nigerian", KITH_LEX_DEMONYM, "NG"},
    {"Kyiv", KITH_LEX_CAPITAL, "UA"},
    {"KIEV", KITH_LEX_CAPITAL, "UA"},
    {"N'Djamena", KITH_LEX_CAPITAL, "TD"},
    {"The Hague", KITH_LEX_CAPITAL, "NL"},
    {"Amsterdam", KITH_LEX_CAPITAL, "NL"},
    {"Washington, D.C.", KITH_LEX_CAPITAL, "US"},
    {"Mexico City", KITH_LEX_CAPITAL, "MX"},
    {"Scotland", KITH_LEX_NATION, "GB"},
    {"Welsh", KITH_LEX_NATION, "GB"},
    {"Scotland", KITH_LEX_COUNTRY, ""},
    {"Réunion", KITH_LEX_CAPITAL, ""},
};

static void countries_are_found_by_all_their_names(void **state)
{
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(countries); i++) {
        const char *codes = codes_of(countries[i].name, countries[i].classes);
        if (strcmp(codes, countries[i].codes) != 0)
            fail_msg("%s: %s", countries[i].name, codes);
    }
}

static const struct {
    const char *name;
    uint32_t classes; // at least
} known[] = {
    {"Indian Ocean", KITH_LEX_TRAP},
    {"Mexico City", KITH_LEX_TRAP | KITH_LEX_CAPITAL},
    {"European Union", KITH_LEX_INTERNATIONAL},
    {"EU", KITH_LEX_INTERNATIONAL},
    {"IMF", KITH_LEX_INTERNATIONAL},
    {"Associated Press", KITH_LEX_MEDIA},
    {"Petrobras", KITH_LEX_COMPANY},
    {"Taliban", KITH_LEX_PARTY},
    {"State Department", KITH_LEX_INSTITUTION},
    {"University of Chicago", KITH_LEX_ACADEMIA},
    {"FIFA", KITH_LEX_SPORT},
    {"Camp David", KITH_LEX_PLACE},
    {"Mrs.", KITH_LEX_TITLE},
    {"prime minister", KITH_LEX_TITLE},
    {"Lt. Gen.", KITH_LEX_TITLE},
    {"Ministry", KITH_LEX_ORGHEAD},
    {"GmbH", KITH_LEX_LEGAL},
    {"Inc.", KITH_LEX_LEGAL},
    {"Aalto", KITH_LEX_FAMILY},
    {"AALTO", KITH_LEX_FAMILY},
    {"Stoke-on-Trent", KITH_LEX_PLACE},
    {"World Health Organisation", KITH_LEX_INTERNATIONAL},
    {"US Treasury Department", KITH_LEX_INSTITUTION},
    {"Wall Street Journal", KITH_LEX_MEDIA},
    {"People's Democratic Party of Afghanistan", KITH_LEX_PARTY},
    {"People’s Democratic Party of Afghanistan", KITH_LEX_PARTY},
};

static void each_class_of_name_is_told(void **state)
{
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
        if ((classes_of(known[i].name) & known[i].classes) != known[i].classes)
            fail_msg("%s: %x", known[i].name, classes_of(known[i].name));
}

/* 1 man's, 2 woman's, 3 either, 0 nothing. */
static uint8_t gender_of(kith_str name)
{
    size_t n;
    const uint32_t *id = kith_lexicon_entries(lex, kith_lexicon_find(lex, name), &n);
    uint8_t gender = 0;

    for (size_t i = 0; i < n; i++) {
        kith_lex_entry entry = kith_lexicon_entry(lex, id[i]);
        if (entry.classes & (KITH_LEX_TITLE | KITH_LEX_GIVEN))
            gender |= entry.female;
    }
    return gender;
}

static void titles_and_given_names_tell_the_gender(void **state)
{
    static const struct {
        const char *title;
        uint8_t female;
    } titles[] = {
        {"Mr.", 1},    {"Mrs", 2},  {"Queen", 2},     {"Professor", 3}, {"President", 0},
        {"Angela", 2}, {"Bill", 1}, {"Volodymyr", 1}, {"Andrea", 3},    {"Jae-in", 1},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(titles); i++)
        assert_int_equal(gender_of(kith_str_of(titles[i].title)), titles[i].female);
}

static void what_many_countries_have_is_no_single_thing(void **state)
{
    uint32_t at = kith_lexicon_find(lex, KITH_STR("Foreign Ministry"));
    size_t n;

    (void)state;
    assert_int_equal(kith_lexicon_classes(lex, at), KITH_LEX_INSTITUTION);
    kith_lexicon_entries(lex, at, &n);
    assert_int_equal(n, 0);
}

static void unknown_names_and_beginnings_of_names_are_not_found(void **state)
{
    (void)state;
    assert_int_equal(kith_lexicon_find(lex, KITH_STR("")), 0);
    assert_int_equal(kith_lexicon_find(lex, KITH_STR("Xyzzy")), 0);
    assert_int_equal(kith_lexicon_find(lex, KITH_STR("People's Democratic Party of")), 0);
    assert_int_equal(classes_of("reunion") | classes_of("Reunion"), 0);
    assert_int_equal(kith_lexicon_step(lex, 0, kith_str_hash(KITH_STR("Ukraine"))), 0);
}

static uint32_t walk(const char *const *word)
{
    uint32_t at = KITH_LEXICON_ROOT;

    for (; *word != NULL && at != 0; word++)
        at = kith_lexicon_step(lex, at, kith_str_hash(kith_str_of(*word)));
    return kith_lexicon_classes(lex, at);
}

static void hyphenated_names_are_walked_whole_or_in_parts(void **state)
{
    static const char *const whole[] = {"Guinea-Bissau", NULL};
    static const char *const parts[] = {"Guinea", "-", "Bissau", NULL};

    (void)state;
    assert_int_equal(walk(whole), KITH_LEX_COUNTRY);
    assert_int_equal(walk(parts), KITH_LEX_COUNTRY);
}

static void a_code_gives_the_usual_name(void **state)
{
    (void)state;
    assert_true(kith_str_eq(kith_lexicon_country(lex, KITH_STR("UA")), KITH_STR("Ukraine")));
    assert_true(kith_str_eq(kith_lexicon_country(lex, KITH_STR("AD")), KITH_STR("Andorra")));
    assert_true(kith_str_eq(kith_lexicon_country(lex, KITH_STR("ZW")), KITH_STR("Zimbabwe")));
    assert_true(kith_str_eq(kith_lexicon_country(lex, KITH_STR("RE")), KITH_STR("Réunion")));
    assert_true(kith_str_eq(kith_lexicon_country(lex, KITH_STR("XK")), KITH_STR("Kosovo")));
    assert_int_equal(kith_lexicon_country(lex, KITH_STR("QQ")).len, 0);
    assert_int_equal(kith_lexicon_country(lex, KITH_STR("")).len, 0);
}

/* Debian's table of ISO 3166-1: each code is known, and each name it gives leads to it. */
static void every_country_of_iso_3166_is_there(void **state)
{
    json_t *all = json_load_file(ISO_CODES, 0, NULL), *country;
    size_t i;

    (void)state;
    if (all == NULL) {
        print_message("skipped: %s is not there (Debian package iso-codes)\n", ISO_CODES);
        skip();
    }
    assert_true(json_array_size(json_object_get(all, "3166-1")) >= 249);
    json_array_foreach(json_object_get(all, "3166-1"), i, country)
    {
        const char *code = json_string_value(json_object_get(country, "alpha_2"));
        const char *usual = json_string_value(json_object_get(country, "common_name"));
        if (usual == NULL)
            usual = json_string_value(json_object_get(country, "name"));
        if (kith_lexicon_country(lex, kith_str_of(code)).len == 0)
            fail_msg("%s (%s) has no row", code, usual);
        if (strpbrk(usual, ",(") == NULL && strstr(codes_of(usual, KITH_LEX_COUNTRY), code) == NULL)
            fail_msg("%s does not lead to %s", usual, code);
    }
    json_decref(all);
}

static kith_lexicon *built(const char *path, const char *list, kith_err *err)
{
    kith_lexicon_builder *b = kith_lexicon_builder_new();
    kith_lexicon *made = NULL;
    size_t size;

    if (kith_lexicon_read(b, path, kith_str_of(list), err))
        made = kith_lexicon_pack(b, &size, err);
    kith_lexicon_builder_free(b);
    return made;
}

static void a_lexicon_is_built_while_running(void **state)
{
    kith_err err = {0};
    kith_lexicon *made =
        built("media.tsv", "# a list\nDaily Müll\torganization\tDE|AT\tDM\n", &err);
    uint32_t at;
    size_t n;
    const uint32_t *id;

    (void)state;
    assert_non_null(made);
    at = kith_lexicon_find(made, KITH_STR("Daily Muell"));
    assert_int_equal(kith_lexicon_classes(made, at), KITH_LEX_MEDIA);
    assert_int_not_equal(kith_lexicon_find(made, KITH_STR("Daily Mull")), 0);
    id = kith_lexicon_entries(made, kith_lexicon_find(made, KITH_STR("DM")), &n);
    assert_int_equal(n, 1);
    assert_true(kith_str_eq(kith_lexicon_entry(made, *id).name, KITH_STR("Daily Müll")));
    assert_true(kith_str_eq(kith_lexicon_entry(made, *id).countries, KITH_STR("DE|AT")));
    g_free(made);
}

/* The entries of what is called so in lists of media, then companies, then clubs. */
static size_t n_meanings(const char *name)
{
    static const char *const list[][2] = {
        {"media.tsv", "Nord TV\torganization\tDE\tNTV\n"
                      "Press Council of Europe\torganization\t\tPCE\n"
                      "Bo\torganization\tDE\n"},
        {"companies.tsv", "Nord TV\torganization\tDE\tNord Television\n"
                          "NTV\torganization\tDE\tNord AG\n"
                          "Nord TV\torganization\tAT\n"
                          "Press Council of Europe\torganization\tBE\tCouncil of Press\n"
                          "Bo\torganization\t\n"},
        {"sport.tsv", "FC Nord\torganization\tDE\tNord AG|NTV\n"}};
    kith_lexicon_builder *b = kith_lexicon_builder_new();
    kith_err err = {0};
    kith_lexicon *made;
    size_t n, size;

    for (size_t i = 0; i < G_N_ELEMENTS(list); i++)
        assert_true(kith_lexicon_read(b, list[i][0], kith_str_of(list[i][1]), &err));
    made = kith_lexicon_pack(b, &size, &err);
    kith_lexicon_builder_free(b);
    assert_non_null(made);
    kith_lexicon_entries(made, kith_lexicon_find(made, kith_str_of(name)), &n);
    g_free(made);
    return n;
}

static void an_organization_of_two_lists_is_one(void **state)
{
    (void)state;
    assert_int_equal(n_meanings("Nord Television"), 1);
    assert_int_equal(n_meanings("Nord TV"), 2);                 // and the Austrian one
    assert_int_equal(n_meanings("NTV"), 2);                     // and the club it pays
    assert_int_equal(n_meanings("Press Council of Europe"), 1); // international or Belgian
    assert_int_equal(n_meanings("Bo"), 2);                      // one short word tells nothing
    assert_int_equal(n_meanings("FC Nord"), 1);
}

/* What is asked of entries is asked of their state first. */
static void a_state_tells_whether_its_entries_are_people_or_organizations(void **unused)
{
    const uint32_t group[] = {KITH_LEX_PERSON, KITH_LEX_ORGANIZATION};

    (void)unused;
    for (uint32_t state = 0; state < lex->n_ends; state++) {
        size_t n;
        const uint32_t *id = kith_lexicon_entries(lex, state, &n);
        for (size_t i = 0; i < 2 * n; i++)
            if (kith_lexicon_entry(lex, id[i / 2]).classes & group[i % 2])
                assert_int_not_equal(kith_lexicon_classes(lex, state) & group[i % 2], 0);
    }
}

static void an_empty_lexicon_knows_nothing(void **state)
{
    kith_err err = {0};
    kith_lexicon *made = built("media.tsv", "", &err);

    (void)state;
    assert_non_null(made);
    assert_int_equal(kith_lexicon_find(made, KITH_STR("Daily")), 0);
    assert_int_equal(kith_lexicon_country(made, KITH_STR("UA")).len, 0);
    g_free(made);
}

static const struct {
    const char *path, *list, *message;
} wrong[] = {
    {"a/media.tsv", "A\torganization\t\t\nB\tthing\t\t\n", "a/media.tsv: line 2 has a type"},
    {"media.tsv", "A\torganization\n", "media.tsv: line 1 has not the fields"},
    {"media.tsv", "A\torganization\t\tB||C\n", "media.tsv: line 1 has an alias that is empty"},
    {"media.tsv", " A\torganization\t\t\n", "media.tsv: line 1 begins with no name"},
    {"countries.tsv", "UKR\tUkraine\t\t\t\t\n", "countries.tsv: line 1 does not begin with a code"},
    {"given-names.tsv", "Anna\tw\t\n", "given-names.tsv: line 1 has not the fields"},
    {"what.tsv", "", "what.tsv: there is no list of that name"},
};

static void wrong_lines_are_named(void **state)
{
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        kith_err err = {0};
        assert_null(built(wrong[i].path, wrong[i].list, &err));
        assert_int_equal(err.code, KITH_EINPUT);
        if (strncmp(err.msg, wrong[i].message, strlen(wrong[i].message)) != 0)
            fail_msg("%s", err.msg);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(countries_are_found_by_all_their_names),
        cmocka_unit_test(each_class_of_name_is_told),
        cmocka_unit_test(titles_and_given_names_tell_the_gender),
        cmocka_unit_test(what_many_countries_have_is_no_single_thing),
        cmocka_unit_test(unknown_names_and_beginnings_of_names_are_not_found),
        cmocka_unit_test(hyphenated_names_are_walked_whole_or_in_parts),
        cmocka_unit_test(a_code_gives_the_usual_name),
        cmocka_unit_test(every_country_of_iso_3166_is_there),
        cmocka_unit_test(a_lexicon_is_built_while_running),
        cmocka_unit_test(an_organization_of_two_lists_is_one),
        cmocka_unit_test(a_state_tells_whether_its_entries_are_people_or_organizations),
        cmocka_unit_test(an_empty_lexicon_knows_nothing),
        cmocka_unit_test(wrong_lines_are_named),
    };

    lex = kith_lexicon_builtin();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
