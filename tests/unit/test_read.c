// SPDX-License-Identifier: GPL-3.0-or-later
#include <glib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "extract/read/date.h"
#include "extract/read/read.h"
#include "tests/unit/arena.h"

/* A folder of its own for each test. */
typedef struct {
    kith_arena *arena;
    char *folder;
} fixture;

static int set_up(void **state)
{
    fixture *f = g_new0(fixture, 1);

    f->arena = kith_arena_new();
    f->folder = g_dir_make_tmp("kith-read-XXXXXX", NULL);
    *state = f;
    return f->folder != NULL ? 0 : 1;
}

static int tear_down(void **state)
{
    fixture *f = *state;
    char *command = g_strdup_printf("rm -rf '%s'", f->folder);
    int status = system(command);

    g_free(command);
    g_free(f->folder);
    kith_arena_free(f->arena);
    g_free(f);
    return status;
}

static const char *put_file(fixture *f, const char *name, const char *bytes, size_t n)
{
    char *path = g_build_filename(f->folder, name, NULL), *dir = g_path_get_dirname(path);
    kith_str kept = kith_arena_str(f->arena, kith_str_of(path));

    g_mkdir_with_parents(dir, 0755);
    assert_true(g_file_set_contents(path, bytes, (gssize)n, NULL));
    g_free(dir);
    g_free(path);
    return kept.ptr;
}

#define PUT(f, name, literal) put_file((f), (name), (literal), sizeof(literal) - 1)

static kith_doc doc_of(fixture *f, const char *path)
{
    kith_doc doc;
    kith_err err = {0};

    if (!kith_read(path, NULL, f->arena, &doc, &err))
        fail_msg("%s", err.msg);
    return doc;
}

static kith_str line_at(const kith_doc *doc, size_t i)
{
    assert_true(i < doc->n_lines);
    return kith_str_sub(doc->text, doc->line[i].beg, doc->line[i].end);
}

static void a_text_is_read_in_lines_that_know_their_gaps(void **state)
{
    kith_doc doc = doc_of(*state, PUT(*state, "a.txt", "\xef\xbb\xbfOne\r\n\r\n  Two \rThree\n"));

    assert_int_equal(doc.n_lines, 3);
    assert_str(line_at(&doc, 0), "One");
    assert_str(line_at(&doc, 1), "Two");
    assert_str(line_at(&doc, 2), "Three");
    assert_true(doc.line[0].gap && doc.line[1].gap && !doc.line[2].gap);
    assert_int_equal(doc.n_repaired, 0);
}

static void invalid_bytes_are_replaced_and_counted(void **state)
{
    kith_doc doc =
        doc_of(*state, PUT(*state, "a.txt", "café à \xe9 la, \xc3( and a \0 in a line\x07"));

    assert_str(line_at(&doc, 0),
               "café à \xef\xbf\xbd la, \xef\xbf\xbd( and a \xef\xbf\xbd in a line");
    assert_int_equal(doc.n_repaired, 3);
}

static void utf16_is_converted(void **state)
{
    kith_doc doc = doc_of(*state, PUT(*state, "a.txt", "\xff\xfeK\0i\0\xe9\0=\xd8\0\xde"));

    assert_str(line_at(&doc, 0), "Kié😀");
    doc = doc_of(*state, PUT(*state, "b.txt", "\xfe\xff\0K\0i\xd8\0\0x"));
    assert_str(line_at(&doc, 0), "Ki\xef\xbf\xbdx");
    assert_int_equal(doc.n_repaired, 1);
}

static void an_empty_file_is_a_document_without_lines(void **state)
{
    kith_doc doc = doc_of(*state, PUT(*state, "a.txt", ""));

    assert_int_equal(doc.n_lines, 0);
    assert_int_equal(doc.text.len, 0);
}

static void what_cannot_be_read_is_one_clear_line(void **state)
{
    fixture *f = *state;
    kith_doc doc;
    kith_err err;
    static const kith_read_options small = {.max_document = 4}, odd = {.from = "runes"};
    static const struct {
        const char *name, *bytes;
        size_t n;
        const char *says;
    } cases[] = {
        {"a.txt", "%PDF-1.7 ...", 12, "looks like a PDF file, not text"},
        {"b.txt", "ab\0\0\0\1\2\3cd", 10, "looks like a binary file, not text"},
        {"c.html", "7z\xbc\xaf\x27\x1c", 6, "looks like a 7z archive, not text"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *path = put_file(f, cases[i].name, cases[i].bytes, cases[i].n);
        assert_false(kith_read(path, NULL, f->arena, &doc, &err));
        assert_int_equal(err.code, KITH_EINPUT);
        assert_true(g_str_has_suffix(err.msg, cases[i].says) && g_str_has_prefix(err.msg, path));
    }
    assert_false(kith_read("/nowhere/a.txt", NULL, f->arena, &doc, &err));
    assert_int_equal(err.code, KITH_EINPUT);
    assert_string_equal(err.msg, "/nowhere/a.txt: no such file");
    assert_false(kith_read(f->folder, NULL, f->arena, &doc, &err));
    assert_int_equal(err.code, KITH_EINPUT);
    assert_false(kith_read(PUT(f, "d.txt", "12345"), &small, f->arena, &doc, &err));
    assert_non_null(strstr(err.msg, "larger than 4 bytes"));
    assert_false(kith_read(PUT(f, "d.txt", "12345"), &odd, f->arena, &doc, &err));
    assert_int_equal(err.code, KITH_EUSAGE);
}

static void folders_are_walked_in_order_and_circles_end(void **state)
{
    fixture *f = *state;
    kith_paths paths = {0};
    kith_err err = {0};
    char *up = g_build_filename(f->folder, "b/up", NULL), *twice;

    PUT(f, "b/z.txt", "z");
    PUT(f, "b/a.html", "<html>a");
    PUT(f, "a.txt", "a");
    PUT(f, ".hidden.txt", "h");
    PUT(f, ".git/c.txt", "h");
    PUT(f, "picture.png", "p");
    assert_int_equal(symlink("..", up), 0);
    g_free(up);
    up = g_build_filename(f->folder, "nothing.txt", NULL);
    assert_int_equal(symlink("nowhere", up), 0);
    twice = g_strdup_printf("%s/./b//z.txt", f->folder);
    assert_true(kith_paths_add(&paths, f->folder, NULL, &err));
    assert_true(kith_paths_add(&paths, f->folder, NULL, &err));
    assert_true(kith_paths_add(&paths, twice, NULL, &err));
    kith_paths_sort(&paths);
    assert_int_equal(paths.n, 3);
    assert_true(g_str_has_suffix(paths.at[0], "/a.txt"));
    assert_true(g_str_has_suffix(paths.at[1], "/b/a.html"));
    assert_true(g_str_has_suffix(paths.at[2], "/b/z.txt"));
    kith_paths_fini(&paths);
    g_free(up);
    g_free(twice);
}

static void a_folder_without_texts_says_what_is_read(void **state)
{
    fixture *f = *state;
    kith_paths paths = {0};
    kith_err err = {0};

    PUT(f, "only.png", "x");
    assert_false(kith_paths_add(&paths, f->folder, NULL, &err));
    assert_int_equal(err.code, KITH_EINPUT);
    assert_non_null(strstr(err.msg, ".txt"));
    assert_false(kith_paths_add(&paths, "/nowhere", NULL, &err));
    assert_string_equal(err.msg, "/nowhere: no such file or folder");
    kith_paths_fini(&paths);
}

static void dates_are_read_in_the_ways_they_are_written(void **state)
{
    static const struct {
        const char *text, *iso;
    } cases[] = {
        {"December 3, 2024", "2024-12-03"},
        {"Updated Dec. 3rd, 2024, 10:00", "2024-12-03"},
        {"Thursday, 7 March 2019, 08:15", "2019-03-07"},
        {"3 Dec. 2024", "2024-12-03"},
        {"3. December 2024", "2024-12-03"},
        {"3\xc2\xa0"
         "December 2024",
         "2024-12-03"}, // a space that does not break
        {"the 3rd of May, 1999", "1999-05-03"},
        {"2024-12-03T10:00:00Z", "2024-12-03"},
        {"2024/12/3", "2024-12-03"},
        {"3.12.2024", "2024-12-03"},
        {"16/03/2016", "2016-03-16"},
        {"03/16/2016", "2016-03-16"},
        {"Ministers meet in LimaDecember 3, 2024", "2024-12-03"},
        {"03-Dec-2024", "2024-12-03"},
        {"Sept. 9 2001", "2001-09-09"},
        {"03/04/2016", NULL}, // which is the month?
        {"February 30, 2024", NULL},
        {"December 2024", NULL},
        {"08:15 and 2024", NULL},
        {"Mayor 3, 2024", NULL},
        {"", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char iso[KITH_DATE_BYTES] = "";
        bool found = kith_date_find(kith_str_of(cases[i].text), iso);
        if (found != (cases[i].iso != NULL) || (found && strcmp(iso, cases[i].iso) != 0))
            fail_msg("'%s' gives '%s'", cases[i].text, iso);
    }
}

static void a_page_gives_lines_with_kind_and_place(void **state)
{
    kith_doc doc = doc_of(
        *state,
        PUT(*state, "a.html",
            "<!DOCTYPE html><title>T | Site</title><nav><a href=x>Home</a></nav><article><h1>Head"
            "</h1><p>One <b>bold</b>\n and <a href=y>a "
            "link</a>.<br>Two</p><ul><li>Item</ul><figure>"
            "<figcaption>Cap</figcaption></figure><table><tr><td>Cell</table><div "
            "class='share-bar'>"
            "Share</div></article><script>var x = '<p>no</p>';</script><p hidden>gone</p>"
            "<p style='display:none'>away</p>"));
    static const struct {
        const char *text;
        kith_line_kind kind;
        uint16_t place;
    } lines[] = {
        {"Home", KITH_LINE_TEXT, KITH_PLACE_MENU},
        {"Head", KITH_LINE_HEADING, KITH_PLACE_ARTICLE | KITH_PLACE_TITLE},
        {"One bold and a link.", KITH_LINE_TEXT, KITH_PLACE_ARTICLE},
        {"Two", KITH_LINE_TEXT, KITH_PLACE_ARTICLE},
        {"Item", KITH_LINE_ITEM, KITH_PLACE_ARTICLE},
        {"Cap", KITH_LINE_CAPTION, KITH_PLACE_ARTICLE},
        {"Cell", KITH_LINE_CELL, KITH_PLACE_ARTICLE | KITH_PLACE_TABLE},
        {"Share", KITH_LINE_TEXT, KITH_PLACE_ARTICLE | KITH_PLACE_WEAK},
        {"gone", KITH_LINE_TEXT, KITH_PLACE_HIDDEN},
        {"away", KITH_LINE_TEXT, KITH_PLACE_HIDDEN},
    };

    assert_int_equal(doc.n_lines, sizeof lines / sizeof *lines);
    for (size_t i = 0; i < doc.n_lines; i++) {
        assert_str(line_at(&doc, i), lines[i].text);
        assert_int_equal(doc.line[i].kind, lines[i].kind);
        assert_int_equal(doc.line[i].place, lines[i].place);
    }
    assert_int_equal(doc.line[0].link, 100);
    assert_int_equal(doc.line[2].link, 25);
    assert_true(doc.line[2].gap && !doc.line[3].gap);
    assert_str(doc.title, "Head");
}

static void a_page_states_title_and_date_in_many_places(void **state)
{
    static const struct {
        const char *page, *title, *date;
    } cases[] = {
        {"<html><title>T</title><p>x", "T", ""},
        {"<html><title>T</title><meta property='og:title' content='O'><h1>H</h1>", "O", ""},
        {"<html><meta name=date content='2020-01-02'><meta property='article:published_time' "
         "content='2021-02-03T04:05:06Z'>",
         "", "2021-02-03"},
        {"<html><time datetime='2019-05-06'>May</time>", "", "2019-05-06"},
        {"<html><script "
         "type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebPage\",\"headline\":"
         "\"no\"},{\"@type\":\"NewsArticle\",\"headline\":\"L\",\"datePublished\":\"2018-07-08\"}]}"
         "</script><time datetime='2019-05-06'>",
         "L", "2018-07-08"},
        {"<html><script type='application/ld+json'>{broken</script><h1>H</h1>", "H", ""},
    };
    fixture *f = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        kith_doc doc = doc_of(f, put_file(f, "a.html", cases[i].page, strlen(cases[i].page)));
        assert_str(doc.title, cases[i].title);
        assert_str(doc.date, cases[i].date);
    }
}

static void a_page_is_decoded_as_it_declares(void **state)
{
    kith_doc doc = doc_of(
        *state, PUT(*state, "a.html", "<html><meta charset=windows-1252><p>caf\xe9 \x93q\x94"));

    assert_str(line_at(&doc, 0), "café “q”");
    doc = doc_of(*state, PUT(*state, "b.html", "<html><p>caf\xe9"));
    assert_str(line_at(&doc, 0), "café");
    doc =
        doc_of(*state,
               PUT(*state, "c.html",
                   "<html><meta http-equiv=x content='text/html; charset=koi8-r'><p>\xed\xc9\xd2"));
    assert_str(line_at(&doc, 0), "Мир");
    doc = doc_of(*state, PUT(*state, "d.html",
                             "<html><meta charset=no-such><p>caf\xc3\xa9 &eacute;&#8364;"));
    assert_str(line_at(&doc, 0), "café é€");
}

static void a_deep_page_loses_nothing(void **state)
{
    fixture *f = *state;
    GString *page = g_string_new("<html><body>");
    kith_doc doc;

    for (int i = 0; i < 2000; i++)
        g_string_append(page, "<div>");
    g_string_append(page, "<p>deep</p>");
    for (int i = 0; i < 2000; i++)
        g_string_append(page, "</div>");
    g_string_append(page, "<p>after");
    doc = doc_of(f, put_file(f, "a.html", page->str, page->len));
    assert_int_equal(doc.n_lines, 2);
    assert_str(line_at(&doc, 1), "after");
    g_string_free(page, TRUE);
}

static void thousands_of_attributes_cost_little(void **state)
{
    fixture *f = *state;
    GString *page = g_string_new("<html><body><p");
    kith_doc doc;

    for (int i = 0; i < 300000; i++)
        g_string_append_printf(page, " a%d", i);
    g_string_append(page, ">text</p><p>more");
    doc = doc_of(f, put_file(f, "a.html", page->str, page->len));
    assert_int_equal(doc.n_lines, 2);
    assert_str(line_at(&doc, 0), "text");
    g_string_free(page, TRUE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(a_text_is_read_in_lines_that_know_their_gaps),
        TEST(invalid_bytes_are_replaced_and_counted),
        TEST(utf16_is_converted),
        TEST(an_empty_file_is_a_document_without_lines),
        TEST(what_cannot_be_read_is_one_clear_line),
        TEST(folders_are_walked_in_order_and_circles_end),
        TEST(a_folder_without_texts_says_what_is_read),
        TEST(dates_are_read_in_the_ways_they_are_written),
        TEST(a_page_gives_lines_with_kind_and_place),
        TEST(a_page_states_title_and_date_in_many_places),
        TEST(a_page_is_decoded_as_it_declares),
        TEST(a_deep_page_loses_nothing),
        TEST(thousands_of_attributes_cost_little),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
