// SPDX-License-Identifier: GPL-3.0-or-later
/* What comes in pieces is what comes whole: streams, rows, JSON values, UTF-16, gzip. */
#include <glib.h>
#include <zlib.h>

#include "extract/read/csv.h"
#include "extract/read/gunzip.h"
#include "extract/read/json_tree.h"
#include "extract/read/scan.h"
#include "extract/read/utf16.h"
#include "tests/unit/arena.h"

/* Bytes that come so many at a time. */
typedef struct {
    kith_str left;
    size_t piece;
} drip;

static ptrdiff_t fill_drip(void *self, char *to, size_t room, kith_err *err)
{
    drip *d = self;
    size_t n = MIN(MIN(d->piece, room), d->left.len);

    (void)err;
    memcpy(to, d->left.ptr, n);
    d->left = kith_str_sub(d->left, n, d->left.len);
    return (ptrdiff_t)n;
}

static kith_stream *dripping(kith_str bytes, size_t piece)
{
    static const kith_stream_kind kind = {fill_drip, g_free};
    drip d = {bytes, piece};

    return kith_stream_new(&kind, g_memdup2(&d, sizeof d));
}

static void lines_are_found_whatever_the_pieces(void **state)
{
    static const char text[] = "one\n\ntwo\r\na line that is too long for it\nend";

    (void)state;
    for (size_t piece = 1; piece < 12; piece++) {
        kith_stream *in = dripping(kith_str_of(text), piece);
        kith_str line;
        assert_true(kith_stream_line(in, 10, &line));
        assert_str(line, "one\n");
        assert_true(kith_stream_line(in, 10, &line));
        assert_str(line, "\n");
        assert_str(kith_stream_peek(in, 3), "two");
        assert_true(kith_stream_line(in, 10, &line));
        assert_str(line, "two\r\n");
        assert_true(kith_stream_line(in, 10, &line));
        assert_true(line.len > 10);
        assert_int_equal(kith_stream_lines(in), 4);
        kith_stream_skip(in, 1);
        assert_true(kith_stream_line(in, 10, &line));
        assert_str(line, "nd");
        assert_false(kith_stream_line(in, 10, &line));
        assert_int_equal(kith_stream_offset(in), sizeof text - 1);
        kith_stream_close(in);
    }
}

static void all_that_is_left_is_bounded(void **state)
{
    kith_str bytes;
    kith_err err;

    for (size_t piece = 1; piece < 8; piece++) {
        kith_stream *in = dripping(KITH_STR("1234567890"), piece);
        kith_stream_skip(in, 3);
        assert_true(kith_stream_all(in, 7, *state, &bytes, &err));
        assert_str(bytes, "4567890");
        kith_stream_close(in);
        in = dripping(KITH_STR("1234567890"), piece);
        assert_false(kith_stream_all(in, 9, *state, &bytes, &err));
        assert_int_equal(err.code, KITH_EINPUT);
        kith_stream_close(in);
    }
}

static void rows_end_where_they_end_whatever_the_pieces(void **state)
{
    static const struct {
        const char *bytes;
        size_t n, lines;
        const char *fields;
    } cases[] = {
        {"a,b\nc", 4, 1, "a|b|"},
        {"\"a\nb\",c\r\nd", 9, 2, "a\nb|c|"},
        {"\"a \"\"q\"\", b\",\n", 14, 1, "a \"q\", b||"},
        {"a\"b,\"\"\n", 7, 1, "a\"b||"},
        {"\"a\"b,c\n", 7, 1, "ab|c|"},
        {"\"open\n", 0, 1, "open|"},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        kith_str all = kith_str_of(cases[i].bytes), row, field;
        GString *fields = g_string_new(NULL);
        kith_csv_scan scan = {0};
        size_t n = 0;
        for (size_t len = 0; n == 0 && len <= all.len; len++)
            n = kith_csv_row(&scan, kith_str_sub(all, 0, len), ',');
        assert_int_equal(n, cases[i].n);
        assert_int_equal(scan.lines, cases[i].lines);
        row = kith_str_sub(all, 0, n > 0 ? n : all.len);
        while (row.len > 0 && strchr("\r\n", row.ptr[row.len - 1]) != NULL)
            row.len--;
        while (kith_csv_field(*state, &row, ',', &field))
            g_string_append_printf(fields, "%.*s|", (int)field.len, field.ptr);
        assert_string_equal(fields->str, cases[i].fields);
        g_string_free(fields, TRUE);
    }
}

static void values_end_where_they_end_whatever_the_pieces(void **state)
{
    static const struct {
        const char *bytes;
        size_t n;
    } cases[] = {
        {"{} {", 2},
        {"{\"a\":[1,{\"b\":\"]}\"}]},", 20},
        {"\"a\\\"b\\\\\" c", 8},
        {"12, 3", 2},
        {"{\"a\":\"}", 0},
        {"]", 1},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        kith_str all = kith_str_of(cases[i].bytes);
        kith_json_scan scan = {0}, whole = {0};
        size_t n = 0;
        for (size_t len = 0; n == 0 && len <= all.len; len++)
            n = kith_json_value(&scan, kith_str_sub(all, 0, len));
        assert_int_equal(n, cases[i].n);
        assert_int_equal(kith_json_value(&whole, all), cases[i].n);
    }
}

static void strings_of_json_are_unescaped_and_mended(void **state)
{
    static const struct {
        const char *json, *text;
    } cases[] = {
        {"\"plain\"", "plain"},
        {"\"\\\"\\\\\\/\\n\\t\\u00e9\"", "\"\\/\n\té"},
        {"\"\\ud83d\\ude00\"", "😀"},
        {"\"\\ud83d.\\ude00\\u0000\"", "\xef\xbf\xbd.\xef\xbf\xbd\xef\xbf\xbd"},
        {"\"\\u12\\u\\uzzzz\"", "\xef\xbf\xbd\x31\x32\xef\xbf\xbd\xef\xbf\xbdzzzz"},
        {"\"\xff\t\"", "\xff\t"},
    };
    kith_json tree;
    kith_err err;

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        assert_true(kith_json_parse(*state, kith_str_of(cases[i].json), &tree, &err));
        assert_str(kith_json_text(*state, &tree.node[0]), cases[i].text);
    }
}

static void what_is_no_json_is_said(void **state)
{
    static const char *const cases[] = {"",           "{",     "{\"a\"}",    "{\"a\":}",  "[1,]",
                                        "[1 2]",      "{a:1}", "\"never",    "{} {}",     "[1}",
                                        "{\"a\":1,}", "\"\\",  "[\"a\": 1]", "{\"a\" 1}", ","};
    kith_json tree;

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        kith_err err = {0};
        if (kith_json_parse(*state, kith_str_of(cases[i]), &tree, &err))
            fail_msg("%s is taken for JSON", cases[i]);
        assert_int_equal(err.code, KITH_EINPUT);
    }
    assert_true(
        kith_json_parse(*state, KITH_STR("{\"a\":[1,{\"b\":null}],\"c\":NaN}"), &tree, NULL));
    assert_str(tree.node[kith_json_get(&tree, 0, KITH_STR("c"))].raw, "NaN");
    assert_int_equal(kith_json_at(&tree, 1, 1), 3);
    assert_int_equal(kith_json_at(&tree, 1, 2), 0);
}

static void utf16_is_utf8_whatever_the_pieces(void **state)
{
    static const char little[] = "\xff\xfe\x41\0\xe9\0\x3d\xd8\0\xde\0\xd8\x42\0";
    kith_str bytes;
    kith_err err;

    for (size_t piece = 1; piece < 9; piece++) {
        kith_stream *in = kith_utf16_stream(dripping((kith_str){little, sizeof little - 1}, piece));
        assert_true(kith_stream_all(in, 100, *state, &bytes, &err));
        assert_str(bytes, "Aé😀\xef\xbf\xbd"
                          "B");
        kith_stream_close(in);
    }
}

static kith_str gzipped(kith_arena *a, kith_str text)
{
    char *out = kith_new(a, char, text.len + 1000);
    z_stream z = {.next_in = (Bytef *)(uintptr_t)text.ptr,
                  .avail_in = (uInt)text.len,
                  .next_out = (Bytef *)out,
                  .avail_out = (uInt)text.len + 1000};

    assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY), Z_OK);
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    deflateEnd(&z);
    return (kith_str){out, (size_t)((char *)z.next_out - out)};
}

static void cut_gzip_gives_what_came_before_and_says_so(void **state)
{
    kith_str text = KITH_STR("Mark Rutte met Olaf Scholz; it was said that they met."), bytes;
    kith_str packed = gzipped(*state, text);
    size_t before = 0;

    for (size_t n = 3; n <= packed.len; n++) {
        kith_stream *in = kith_gunzip_stream(dripping(kith_str_sub(packed, 0, n), 7));
        kith_err err = {0};
        assert_true(kith_stream_all(in, 1000, *state, &bytes, &err));
        assert_true(kith_str_starts(text, bytes) && bytes.len >= before);
        assert_int_equal(kith_stream_ok(in, &err), n == packed.len);
        before = bytes.len;
        kith_stream_close(in);
    }
    assert_int_equal(before, text.len);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_WITH_ARENA(lines_are_found_whatever_the_pieces),
        TEST_WITH_ARENA(all_that_is_left_is_bounded),
        TEST_WITH_ARENA(rows_end_where_they_end_whatever_the_pieces),
        TEST_WITH_ARENA(values_end_where_they_end_whatever_the_pieces),
        TEST_WITH_ARENA(strings_of_json_are_unescaped_and_mended),
        TEST_WITH_ARENA(what_is_no_json_is_said),
        TEST_WITH_ARENA(utf16_is_utf8_whatever_the_pieces),
        TEST_WITH_ARENA(cut_gzip_gives_what_came_before_and_says_so),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
