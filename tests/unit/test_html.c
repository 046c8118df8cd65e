// SPDX-License-Identifier: GPL-3.0-or-later
#include <glib.h>

#include "extract/article.h"
#include "extract/read/html.h"
#include "extract/read/html_clean.h"
#include "extract/read/html_tag.h"
#include "tests/unit/arena.h"

static kith_doc page_of(kith_arena *a, const char *html)
{
    kith_doc doc = {0};

    assert_true(kith_html_read(&(kith_record){.bytes = kith_str_of(html)}, a, &doc, NULL));
    return doc;
}

static void what_nobody_reads_is_left_out_before_parsing(void **state)
{
    static const struct {
        const char *page, *cleaned;
    } cases[] = {
        {"<p>a<!-- <p>x -->b", "<p>ab"},
        {"a<!-->b", "ab"},
        {"a<!-- x", "a"},
        {"<script>if (1 < 2) '<p>'</script >b", " b"},
        {"<SCRIPT>x</Script>b", " b"},
        {"<style>p{}</style", " "},
        {"<svg><title>x</title><path d=1></svg>b", " b"},
        {"<p style='color:red' onclick=x()>a", "<p>a"},
        {"<p style='display : none'>a", "<p hidden>a"},
        {"<p aria-hidden=true>a", "<p hidden>a"},
        {"<p aria-hidden=false>a", "<p>a"},
        {"<div ID=x class='a  b' data-component=c>", "<div class=\"x a  b c\">"},
        {"<img src=x alt='>'>b", "b"},
        {"1 < 2 <3", "1 &lt; 2 &lt;3"},
        {"<!doctype html><?xml x?></>a", "a"},
        {"<meta name=date content='2020'>", "<meta name=\"date\" content=\"2020\">"},
        {"<p", "<p>"},
        {"<p class=\"a", "<p class=\"a\">"},
        {"</p x>a</p", "</p>a</p>"},
        {"a<b>b</B>c<i class=x>d<em>e</em></i>f", "abc<i class=\"x\">de</i>f"},
        {"<a href=x rel=author>", "<a rel=\"author\">"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str(kith_html_cleaned(*state, kith_str_of(cases[i].page), NULL).page,
                   cases[i].cleaned);
}

static void scripts_with_facts_are_kept_apart(void **state)
{
    kith_html_clean clean = kith_html_cleaned(
        *state,
        kith_str_of("<script type='application/ld+json'>{\"a\":1}</script>"
                    "<script type=\"application/json\">[]</script><script>x</script>"),
        NULL);

    assert_int_equal(clean.n_ld, 1);
    assert_str(clean.ld[0], "{\"a\":1}");
    assert_int_equal(clean.n_data, 1);
    assert_str(clean.data[0], "[]");
}

/* A page that has the mark of tokens itself is read without them. */
static void what_the_parser_does_not_see_is_read_as_if_it_did(void **state)
{
    static const char *const texts[] = {
        "The envoys of Peru &amp; Chile met &ndash; in the city of Geneva, and talked for hours.",
        "  Lines\n that   go on, with\ttabs and  spaces that are many, to the end of the line.  ",
        "Caf\xc3\xa9 and &eacute;t\xc3\xa9 of the year&copy2024 and &amp-half of &unknown-names; "
        "too",
        "&#8217;twas a long night in the old town &#x41&#66C &#xfdd0;AAAAAA and &#xfdd0;BAAAAA so "
        "on",
        "&nbsp;&nbsp; She said &quot;no&quot; &mdash; &lt;b&gt; &#32; &quot; &quot; and then "
        "nothing",
        "&quot; &Alpha; &hellip; &apos; &NotEqual; &quot;&lt;p&gt; is no tag, and neither "
        "&amp;amp; is",
        "a &lt b and c < d where the angle is < than the one that was said to be >& more & more",
        "Wide \xef\xbc\x8c marks and \xef\xbf\xbd what was lost \xef\xbf\xbf, and all that stands "
        "there",
        "<b>Bold</b> words at the beginning of the line<br>and in another one that is<i>long</i>er",
        "<a href=x>All of this is one long link to another page of this paper</a> and text behind",
        "<script>var long = 'and nobody reads what stands in it, be it long';</script>and this",
    };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        kith_arena *a = *state;
        kith_str body = kith_arena_printf(
            a,
            "<html><head><title>%s</title></head><body>%s<p>%s</p><figure><figcaption>%s"
            "</figcaption></figure>",
            texts[i], texts[i], texts[i], texts[i]);
        kith_str marked = kith_arena_printf(a, "%s<select>\xef\xb7\x90</select>", body.ptr);
        kith_doc x = {0}, y = {0};
        assert_true(kith_html_read(&(kith_record){.bytes = body}, a, &x, NULL));
        assert_true(kith_html_read(&(kith_record){.bytes = marked}, a, &y, NULL));
        assert_true(x.text.len > 0 && kith_str_eq(x.text, y.text));
        assert_true(kith_str_eq(x.title, y.title));
        assert_int_equal(x.n_lines, y.n_lines);
        for (size_t l = 0; l < x.n_lines; l++) {
            assert_int_equal(x.line[l].beg, y.line[l].beg);
            assert_int_equal(x.line[l].link, y.line[l].link);
        }
    }
}

static void runs_are_put_back_by_their_tokens_alone(void **state)
{
    kith_html_runs runs = {.arena = *state};
    kith_bytes out = {.arena = *state};
    kith_str text, part;

    kith_html_runs_take(&runs, KITH_STR(" Short &foo; this is &quot;a run&quot; of long text\n"),
                        &out);
    assert_int_equal(runs.n, 1);
    text = kith_bytes_str(&out);
    assert_str(text, " Short &foo; \xef\xb7\x90"
                     "AAAAAA\n");
    assert_true(kith_html_runs_next(&runs, &text, &part));
    assert_str(part, " Short &foo; ");
    assert_true(kith_html_runs_next(&runs, &text, &part));
    assert_str(part, "this is \"a run\" of long text");
    assert_true(kith_html_runs_next(&runs, &text, &part));
    assert_str(part, "\n");
    assert_false(kith_html_runs_next(&runs, &text, &part));

    text = KITH_STR("\xef\xb7\x90"
                    "BAAAAA"); // there is no second one
    assert_true(kith_html_runs_next(&runs, &text, &part));
    assert_str(part, "\xef\xb7\x90");
    assert_false(kith_html_runs_may(KITH_STR("a\xef\xb7\x91\xef\xb7\x90")));
    assert_true(kith_html_runs_may(KITH_STR("a\xef\xb7\x91\xef\xb7")));
}

static void class_words_are_read_whole(void **state)
{
    static const struct {
        const char *words;
        uint32_t means;
    } cases[] = {
        {"share-bar", KITH_PLACE_WEAK},
        {"ShareBar__root--x1", KITH_PLACE_WEAK},
        {"shareholder", 0},
        {"most-read", KITH_PLACE_WEAK},
        {"read more", 0}, // two names
        {"has-sidebar", 0},
        {"article__body", KITH_PLACE_BODY},
        {"field--name-body", KITH_PLACE_BODY},
        {"field--label-hidden", 0},
        {"sr-only", KITH_CLASS_HIDDEN},
        {"hidden", KITH_CLASS_HIDDEN},
        {"hidden md:block", 0},
        {"d-none d-lg-block", 0},
        {"wp-caption", KITH_CLASS_CAPTION},
        {"image-credit", KITH_CLASS_CREDIT | KITH_PLACE_BYLINE},
        {"", 0},
        {"   ", 0},
        {"averyveryveryverylongwordthatnobodywritesinaclass-share", KITH_PLACE_WEAK},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (kith_html_class(kith_str_of(cases[i].words)) != cases[i].means)
            fail_msg("'%s' means %x", cases[i].words, kith_html_class(kith_str_of(cases[i].words)));
}

static void lines_are_as_a_reader_sees_them(void **state)
{
    static const struct {
        const char *page, *text;
    } cases[] = {
        {"<p><span>M</span><span>anagers knew</span>", "Managers knew\n"},
        {"<h2><span>Clinics</span><span>Mayor sues</span></h2>", "Clinics Mayor sues\n"},
        {"<p>in Geneva<sup><a href=#1>[1]</a></sup> and 5 m<sup>2</sup>", "in Geneva and 5 m2\n"},
        {"<p>Read <span class=sr-only>(opens a window)</span>this", "Read this\n"},
        {"<figcaption>A boat.<span>Jane Roe/Agency</span></figcaption>",
         "A boat.\nJane Roe/Agency\n"},
        {"<figcaption>A boat. <span class=credit>Jane Roe</span></figcaption>",
         "A boat.\nJane Roe\n"},
        {"<h2>History<span class=mw-editsection>[edit]</span></h2>", "History\n"},
        {"<p>un<wbr>broken", "unbroken\n"},
        {"<p>a<select><option>b</select>c", "ac\n"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str(page_of(*state, cases[i].page).text, cases[i].text);
}

static void facts_come_from_the_most_trusted_place(void **state)
{
    kith_doc doc = page_of(
        *state,
        "<html lang=en_GB><head><title>Envoys meet again in Geneva | The Daily</title>"
        "<link rel=canonical href='https://daily.example/1'>"
        "<meta property='article:modified_time' content='2024-05-06'>"
        "<meta property='og:site_name' content='The Daily'><meta name=author content='Desk'>"
        "<script type='application/ld+json'>/*<![CDATA[*/[{\"@type\":\"WebPage\","
        "\"mainEntity\":{\"@type\":[\"NewsArticle\"],\"dateModified\":\"2024-05-05\","
        "\"datePublished\":\"2024-05-04T23:00\",\"author\":[{\"name\":\"Jane Roe\"},\"Li Wu\"],"
        "\"articleBody\":\"One.\nTwo &amp; <b>three</b>.\"}}]/*]]>*/</script>"
        "<body><h1><a href=/>The Daily</a></h1><h1>Envoys meet again in Geneva</h1>");

    assert_str(doc.title, "Envoys meet again in Geneva");
    assert_str(doc.date, "2024-05-04");
    assert_str(doc.author, "Jane Roe, Li Wu");
    assert_str(doc.language, "en-GB");
    assert_str(doc.source, "https://daily.example/1");
    assert_str(doc.stated, "One. Two & \nthree\n.\n");
    doc = page_of(*state, "<meta property='og:updated_time' content='2024-05-06'>"
                          "<title>Envoys meet in Geneva - The Daily</title><p>x");
    assert_str(doc.title, "Envoys meet in Geneva");
    assert_str(doc.date, "2024-05-06");
}

static void the_parts_of_a_page_nest(void **state)
{
    kith_doc doc = page_of(*state, "<div class=a><p>one<p>two</div><div class=a><p>three</div>");

    assert_int_equal(doc.n_lines, 3);
    for (size_t i = 1; i < doc.n_boxes; i++)
        assert_true(doc.box[i].parent < i);
    assert_true(doc.box[doc.line[0].box].parent == doc.box[doc.line[1].box].parent);
    assert_true(doc.box[doc.line[0].box].parent != doc.box[doc.line[2].box].parent);
    assert_true(doc.box[doc.box[doc.line[0].box].parent].make ==
                doc.box[doc.box[doc.line[2].box].parent].make);
}

static void a_text_that_only_the_script_knows_is_found(void **state)
{
    static const char body[] =
        "The board of the harbour voted six to three on Monday night to open the quay. "
        "Its chairwoman said that the port could not live on ferries alone, and that the "
        "crane was safe.";
    char *page = g_strdup_printf("<title>Board opens the quay</title><script type="
                                 "'application/ld+json'>{\"@type\":\"NewsArticle\","
                                 "\"articleBody\":\"%s\"}</script><p>Please turn on "
                                 "JavaScript to read this page of ours, dear reader.</p>",
                                 body);
    kith_doc doc = page_of(*state, page);
    kith_article x = kith_article_find(*state, &doc, false);

    assert_int_equal(x.n_blocks, 2);
    assert_str(kith_str_sub(x.text, x.block[1].beg, x.block[1].end), body);
    assert_int_equal(x.n_dropped, 1);
    g_free(page);
}

static void what_is_hidden_is_left_out_unless_it_is_all(void **state)
{
    static const char text[] =
        "<p>The board of the harbour voted six to three on Monday night to open the quay.</p>"
        "<p>Its chairwoman said that the port could not live on ferries alone any more.</p>"
        "<p>The three who voted against it wanted to wait for the report of the inspectors.</p>";
    char *page = g_strdup_printf("<div>%s</div><div hidden><p>Your trial is over, and you have to "
                                 "choose one of our offers to go on with it.</p></div>",
                                 text);
    kith_doc doc = page_of(*state, page);
    kith_article x = kith_article_find(*state, &doc, false);

    assert_int_equal(x.n_blocks, 3);
    assert_int_equal(x.n_dropped, 1);
    assert_string_equal(x.dropped[0].why, "hidden part");
    g_free(page);
    page = g_strdup_printf("<div hidden>%s</div><p>Wait a moment.</p>", text);
    doc = page_of(*state, page);
    x = kith_article_find(*state, &doc, false);
    assert_true(x.n_blocks >= 3);
    g_free(page);
}

static void a_quotation_set_large_counts_once(void **state)
{
    kith_doc doc = page_of(
        *state, "<h1>Quay opens again</h1><p>The board said on Monday that it had no other choice "
                "than to open the quay before the summer.</p><blockquote>It had no other choice "
                "than to open the quay</blockquote><p>The three who voted against it wanted to "
                "wait for the report of the inspectors.</p>");
    kith_article x = kith_article_find(*state, &doc, false);

    assert_int_equal(x.n_dropped, 1);
    assert_string_equal(x.dropped[0].why, "said twice");
}

/* Time and memory of pages made to cost much. */
static void hostile_pages_are_bounded(void **state)
{
    static const char *const parts[] = {"<p>",     "<div>",      "<b>",     "</b>",  "<p x=1 y=2>",
                                        "<!--",    "<script>",   "<a b='",  "<",     "<x-y>a",
                                        "<table>", "<div>a</p>", "<i></b>", "<svg>", "<p hidden>a"};

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        GString *page = g_string_new("<html>");
        kith_arena *a = kith_arena_new();
        kith_record record = {0};
        kith_doc doc = {0};
        gint64 start = g_get_monotonic_time();
        while (page->len < 1 << 18)
            g_string_append(page, parts[i]);
        record.bytes = (kith_str){page->str, page->len};
        assert_true(kith_html_read(&record, a, &doc, NULL));
        kith_article_find(a, &doc, false);
        assert_true(kith_arena_size(a) < 120 * page->len);
        assert_true(g_get_monotonic_time() - start < 20 * G_USEC_PER_SEC);
        kith_arena_free(a);
        g_string_free(page, TRUE);
    }
    (void)state;
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST_WITH_ARENA(what_nobody_reads_is_left_out_before_parsing),
        TEST_WITH_ARENA(scripts_with_facts_are_kept_apart),
        TEST_WITH_ARENA(what_the_parser_does_not_see_is_read_as_if_it_did),
        TEST_WITH_ARENA(runs_are_put_back_by_their_tokens_alone),
        TEST_WITH_ARENA(class_words_are_read_whole),
        TEST_WITH_ARENA(lines_are_as_a_reader_sees_them),
        TEST_WITH_ARENA(facts_come_from_the_most_trusted_place),
        TEST_WITH_ARENA(the_parts_of_a_page_nest),
        TEST_WITH_ARENA(a_text_that_only_the_script_knows_is_found),
        TEST_WITH_ARENA(what_is_hidden_is_left_out_unless_it_is_all),
        TEST_WITH_ARENA(a_quotation_set_large_counts_once),
        TEST_WITH_ARENA(hostile_pages_are_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
