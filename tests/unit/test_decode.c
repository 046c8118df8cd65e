// SPDX-License-Identifier: GPL-3.0-or-later
#include <glib.h>
#include <unicode/ucnv.h>
#include <unicode/unorm2.h>
#include <unicode/uchar.h>

#include "extract/read/charset.h"
#include "extract/read/decode.h"
#include "extract/read/mend.h"
#include "extract/read/utf8.h"
#include "tests/unit/arena.h"

/* A sentence of UTF-8 in another encoding. */
static kith_str encoded(kith_arena *a, const char *text, const char *charset)
{
    UErrorCode status = U_ZERO_ERROR;
    size_t room = strlen(text) * 4 + 16;
    char *out = kith_new(a, char, room);
    int32_t n = ucnv_convert(charset, "UTF-8", out, (int32_t)room, text, -1, &status);

    assert_true(U_SUCCESS(status));
    return (kith_str){out, (size_t)n};
}

/* Written for this test; what each language's own encodings are. */
static const struct {
    const char *text, *charsets[4];
} samples[] = {
    {"Le maire de Nîmes a annoncé que l'été serait consacré à la rénovation des écoles.",
     {"windows-1252"}},
    {"Der Bürgermeister erklärte am Freitag, für die Brücke über die Spree fehle das Geld.",
     {"windows-1252"}},
    {"La alcaldesa explicó que la reunión no se celebrará este año por falta de acuerdo.",
     {"windows-1252"}},
    {"“It’s a fine café,” the mayor said — and nobody disagreed with her.", {"windows-1252"}},
    {"Premier zapowiedział, że budowa mostu na Wiśle zostanie zakończona w przyszłym roku.",
     {"windows-1250", "ISO-8859-2"}},
    {"Starosta města řekl, že nová škola bude otevřena příští rok v září.",
     {"windows-1250", "ISO-8859-2"}},
    {"A polgármester szerint az új híd építése jövőre befejeződik, és többe kerül.",
     {"windows-1250", "ISO-8859-2"}},
    {"Belediye başkanı, yeni köprünün gelecek yıl açılacağını söyledi.", {"windows-1254"}},
    {"Мэр города сообщил, что новый мост через реку откроют в следующем году.",
     {"windows-1251", "KOI8-R", "ISO-8859-5"}},
    {"Мер міста повідомив, що новий міст через річку відкриють наступного року.",
     {"windows-1251", "KOI8-U"}},
    {"Ο δήμαρχος δήλωσε ότι η νέα γέφυρα θα ανοίξει τον επόμενο χρόνο.",
     {"windows-1253", "ISO-8859-7"}},
    {"ראש העיר אמר כי הגשר החדש ייפתח בשנה הבאה, והעבודות כבר החלו.", {"windows-1255"}},
    {"قال رئيس البلدية إن الجسر الجديد سيفتح في العام المقبل بعد انتهاء الأعمال.",
     {"windows-1256", "ISO-8859-6"}},
    {"市長は金曜日、新しい橋が来年開通すると発表した。工事はすでに始まっている。",
     {"Shift_JIS", "EUC-JP", "ISO-2022-JP"}},
    {"市长星期五宣布，新的大桥将于明年通车。工程已经开始，预计耗时两年。", {"GB18030"}},
    {"市長星期五宣布，新的大橋將於明年通車。工程已經開始，預計耗時兩年。", {"Big5"}},
    {"시장은 금요일 새로운 다리가 내년에 개통된다고 발표했다. 공사는 이미 시작되었다.", {"EUC-KR"}},
};

static void undeclared_encodings_are_told_from_the_bytes(void **state)
{
    static const char *const wide[] = {"UTF-16LE", "UTF-16BE", "UTF-32LE",
                                       "UTF-32BE", "UTF-16",   "UTF-32"};

    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        size_t n;
        for (size_t k = 0; k < 4 && samples[i].charsets[k] != NULL; k++) {
            kith_str bytes = encoded(*state, samples[i].text, samples[i].charsets[k]);
            assert_str(kith_decode(*state, bytes, NULL, &n), samples[i].text);
            assert_int_equal(n, 0);
        }
        for (size_t k = 0; k < sizeof wide / sizeof *wide; k++) {
            kith_str bytes = encoded(*state, samples[i].text, wide[k]);
            assert_str(kith_decode(*state, bytes, NULL, &n), samples[i].text);
            assert_true(kith_charset_is_wide(bytes));
            assert_null(kith_binary_kind(bytes));
        }
    }
}

static void a_stated_charset_holds_where_it_can_be_true(void **state)
{
    static const struct {
        const char *bytes, *stated, *text;
    } cases[] = {
        {"\xd0\xd2", "koi8-r", "пр"},
        {"caf\xe9 \x93q\x94", "ISO-8859-1", "café “q”"},
        {"caf\xe9 \x93q\x94", "us-ascii", "café “q”"},
        {"caf\xc3\xa9", "iso-8859-1", "café"}, // it is UTF-8, whatever is said
        {"caf\xe9 au lait", "utf-8", "café au lait"},
        {"caf\xe9 au lait", "no-such-set", "café au lait"},
        {"caf\xe9 au lait", "UTF-16", "café au lait"},
        {"\xb1\xe6\xea", "iso-8859-2", "ąćę"},
        {"Ja\xbb, sagte er. F\xfcr uns war \xab"
         "die Br\xfc"
         "cke\xbb nie \xd6sterreichs Gr\xf6\xdf"
         "e.",
         "big5", "Ja», sagte er. Für uns war «die Brücke» nie Österreichs Größe."},
        {"\xef\xbb\xbf"
         "caf\xc3\xa9",
         "koi8-r", "café"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t n;
        assert_str(kith_decode(*state, kith_str_of(cases[i].bytes), cases[i].stated, &n),
                   cases[i].text);
        assert_int_equal(n, 0);
    }
}

static void a_page_states_its_charset_in_many_ways(void **state)
{
    static const struct {
        const char *page, *charset;
    } cases[] = {
        {"<?xml version=\"1.0\" encoding=\"ISO-8859-2\"?><a/>", "ISO-8859-2"},
        {"<html><head><meta charset=koi8-r>", "koi8-r"},
        {"<meta http-equiv='Content-Type' content='text/html; charset=Shift_JIS'>", "Shift_JIS"},
        {"<META CHARSET = \"windows-1251\" >", "windows-1251"},
        {"<html><p>nothing", NULL},
        {"<meta charset=", NULL},
        {"", NULL},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *found = kith_charset_declared(*state, kith_str_of(cases[i].page));
        if (cases[i].charset == NULL)
            assert_null(found);
        else
            assert_string_equal(found, cases[i].charset);
    }
}

static void damaged_utf8_stays_utf8(void **state)
{
    size_t n;

    assert_str(kith_decode(*state, KITH_STR("déjà vu, d\xe9j\xc3\xa0 \xff vu"), NULL, &n),
               "déjà vu, d\xef\xbf\xbdjà \xef\xbf\xbd vu");
    assert_int_equal(n, 2);
    assert_str(kith_decode(*state, KITH_STR("cut in a letter: \xe2\x80"), NULL, &n),
               "cut in a letter: \xef\xbf\xbd\xef\xbf\xbd");
    assert_int_equal(n, 2);
    assert_str(kith_decode(*state,
                           KITH_STR("\xff\xfe"
                                    "a\0\0\xd8"
                                    "b\0c"),
                           NULL, &n),
               "a\xef\xbf\xbd"
               "b\xef\xbf\xbd");
    assert_int_equal(n, 2);
}

static void doubled_utf8_is_mended_where_all_agrees(void **state)
{
    static const struct {
        const char *text, *mended; // mended NULL: good as it is
    } cases[] = {
        {"The CafÃ© in SÃ£o Paulo", "The Café in São Paulo"},
        {"donâ€™t", "don’t"},
        {"â€œYes,â€\xc2\x9d he saidâ€¦", "“Yes,” he said…"},
        {"â€œYes,â€ he said", "“Yes,” he said"},
        {"â€œYes,â€\xef\xbf\xbd he said", "“Yes,” he said"},
        {"Ã  la carte, trÃ¨s bien", "à la carte, très bien"},
        {"trÃ¨s bienÂ : non", "très bien : non"},
        {"ÐŸÑƒÑ‚Ð¸Ð½ Ð¸ Ð\xc2\xa2Ñ€Ð°Ð¼Ð¿", "Путин и Трамп"},
        {"MÃƒÂ¼ller", "Müller"},
        {"NÃO É VERDADE", NULL},
        {"A IRMÃ TERESA E A IRMÃ LÚCIA", NULL},
        {"“AMANHÔ", NULL},
        {"BEYONCÉ’S NEW SHOW", NULL},
        {"DÉJÀ VU… À «MENÜ»", NULL},
        {"café, not cafÃ©, they wrote", NULL},
        {"The price: 5 € – “cheap”, he said", NULL},
        {"São Tomé e Príncipe", NULL},
        {"ÄÖÜ äöü ß", NULL},
        {"Şırnak ve Ağrı", NULL},
        {"Ã", NULL},
        {"â", NULL},
        {"", NULL},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        kith_str text = kith_str_of(cases[i].text), got = kith_mend_doubled(*state, text);
        assert_str(got, cases[i].mended != NULL ? cases[i].mended : cases[i].text);
        if (cases[i].mended == NULL)
            assert_ptr_equal(got.ptr, text.ptr);
    }
}

static void text_is_composed(void **state)
{
    size_t n;
    GString *marks = g_string_new("x");

    assert_str(kith_decode(*state, KITH_STR("Cafe\xcc\x81 Mu\xcc\x88ller"), NULL, &n),
               "Café Müller");
    assert_str(kith_decode(*state, KITH_STR("\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab"), NULL, &n),
               "한");
    assert_str(kith_decode(*state, KITH_STR("и\xcc\x86 а"), NULL, &n), "й а");
    for (int i = 0; i < 100000; i++) // must not cost the square of their number
        g_string_append(marks, i % 2 ? "\xcc\x81" : "\xcc\xa3");
    assert_int_equal(kith_mend_composed(*state, (kith_str){marks->str, marks->len}).len > 1000, 1);
    g_string_free(marks, TRUE);
}

/* A word's marks are its own, however many words with marks came before it. */
static void composition_has_no_borders_inside_words(void **state)
{
    GString *apart = g_string_new(NULL), *whole = g_string_new(NULL);

    for (int i = 0; i < 400; i++) {
        // reh meem kasra reh meem, and alef with hamza: 14 bytes do not divide a window
        g_string_append(apart, "ر\xd9\x85\xd9\x90رم\xd8\xa7\xd9\x94");
        g_string_append(whole, "ر\xd9\x85\xd9\x90رم\xd8\xa3");
    }
    assert_str(kith_mend_composed(*state, (kith_str){apart->str, apart->len}), whole->str);
    g_string_free(apart, TRUE);
    g_string_free(whole, TRUE);
}

/* Of all characters: none is called settled that Unicode says may change or be moved. */
static void settled_characters_never_change(void **state)
{
    (void)state;
    for (uint32_t c = 0; c <= 0x10ffff; c++)
        if (kith_utf8_is_settled(c))
            assert_true(u_getIntPropertyValue((UChar32)c, UCHAR_NFC_QUICK_CHECK) == UNORM_YES &&
                        u_getCombiningClass((UChar32)c) == 0);
}

static void marks_without_width_and_controls_go(void **state)
{
    size_t n;

    assert_str(
        kith_decode(*state,
                    KITH_STR("Se\xc2\xadlen\xe2\x80\x8bskyy\xe2\x80\x8f\r\n\x01two\xe2\x80\xa8"
                             "three\xef\xbb\xbf\xc2\x85"
                             "four\fend"),
                    NULL, &n),
        "Selenskyy\ntwo\nthree\nfour\nend");
    assert_int_equal(n, 0);
}

/* The scan agrees with GLib, wherever in its blocks a character stands. */
static void the_scan_knows_what_is_utf8(void **state)
{
    static const char *const parts[] = {
        "\xc3\xa9", "\xe2\x82\xac", "\xf0\x9f\x98\x80", "\xc3", "\xe2\x82", "\xf0\x9f\x98",
        "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\x80", "\xff",     "\xe0\x80\x80",
        "a"};
    char text[160];

    (void)state;
    for (size_t p = 0; p < sizeof parts / sizeof *parts; p++)
        for (size_t at = 0; at < 150; at++)
            for (size_t tail = 0; tail < 4; tail++) {
                size_t n = at + strlen(parts[p]) + tail;
                kith_utf8_facts facts;
                memset(text, 'x', sizeof text);
                memcpy(text + at, parts[p], strlen(parts[p]));
                facts = kith_utf8_scan((kith_str){text, n});
                assert_int_equal(facts.valid, g_utf8_validate_len(text, n, NULL));
                assert_true(!facts.ascii || parts[p][0] == 'a');
            }
}

/* Byte by byte, wherever a block ends. */
static void signs_are_counted_in_blocks(void **state)
{
    char text[300];

    (void)state;
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = (char)(i * 37 % 256);
    for (size_t n = 0; n <= sizeof text; n++) {
        kith_utf8_signs signs = kith_utf8_count_signs((kith_str){text, n}), by_hand = {0};
        for (size_t i = 0; i < n; i++) {
            unsigned char c = (unsigned char)text[i];
            by_hand.nuls += c == 0;
            by_hand.controls += c < 9 || (c > 13 && c < 32 && c != 27);
            by_hand.letters += c == ' ' || (c >= 'a' && c <= 'z');
        }
        assert_memory_equal(&signs, &by_hand, sizeof signs);
        assert_int_equal(kith_utf8_has_controls((kith_str){text, n}), by_hand.controls > 0);
    }
}

static void plain_text_is_not_copied(void **state)
{
    kith_str text = KITH_STR("Zürich and “Genève”, 5 €\n");
    size_t n;

    assert_ptr_equal(kith_decode(*state, text, NULL, &n).ptr, text.ptr);
    assert_ptr_equal(kith_decode_clean(*state, text, &n).ptr, text.ptr);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST_WITH_ARENA(undeclared_encodings_are_told_from_the_bytes),
        TEST_WITH_ARENA(a_stated_charset_holds_where_it_can_be_true),
        TEST_WITH_ARENA(a_page_states_its_charset_in_many_ways),
        TEST_WITH_ARENA(damaged_utf8_stays_utf8),
        TEST_WITH_ARENA(doubled_utf8_is_mended_where_all_agrees),
        TEST_WITH_ARENA(text_is_composed),
        TEST_WITH_ARENA(composition_has_no_borders_inside_words),
        TEST_WITH_ARENA(settled_characters_never_change),
        TEST_WITH_ARENA(marks_without_width_and_controls_go),
        TEST_WITH_ARENA(the_scan_knows_what_is_utf8),
        TEST_WITH_ARENA(signs_are_counted_in_blocks),
        TEST_WITH_ARENA(plain_text_is_not_copied),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
