// SPDX-License-Identifier: GPL-3.0-or-later
/* Speed of reading web pages, in CPU time of one core, the best of several turns: cleaning, the
 * whole reader, and the article in what it gives. The pages are those given, or generated ones as
 * content systems make them: most of their bytes are scripts, styles, pictures and attributes.
 * Fails when reading falls below --least MB/s. */
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>

#include "extract/article.h"
#include "extract/read/html.h"
#include "extract/read/html_clean.h"
#include "tests/bench/bench.h"

enum { TURNS = 5, PAGES = 40 };

static void append_menu(GString *out, unsigned seed)
{
    g_string_append(out,
                    "<nav class=\"nav nav--primary\" role=\"navigation\"><ul class=\"nav__list\">");
    for (unsigned i = 0; i < 60; i++)
        g_string_append_printf(
            out,
            "<li class=\"nav__item nav__item--level-%u\" data-track=\"menu|%u\"><a "
            "class=\"nav__link "
            "js-link\" href=\"https://example.org/section/%u/%u\" data-id=\"%u\"><span "
            "class=\"nav__text\">Section %u</span></a></li>\n",
            i % 3, i, i, seed, i * seed, i);
    g_string_append(out, "</ul></nav>\n");
}

static void append_paragraph(GString *out, unsigned i)
{
    g_string_append_printf(
        out,
        "<p class=\"article__paragraph css-%x\" data-testid=\"paragraph-%u\">The ministers of "
        "country %u and <a href=\"https://example.org/people/%u\" class=\"inline-link\" "
        "data-link-name=\"in body link\">its neighbour</a> met on Tuesday &amp; spoke of the "
        "border, "
        "the harvest and the price of grain; &ldquo;nobody left the room before midnight,&rdquo; "
        "said one who was there, and the talks go on in the spring of next year.</p>\n",
        i * 2654435761u, i, i % 190, i);
}

static void append_picture(GString *out, unsigned i)
{
    g_string_append(out, "<figure class=\"media\"><picture>");
    for (unsigned w = 320; w < 2000; w *= 2)
        g_string_append_printf(out,
                               "<source srcset=\"https://img.example.org/%u/%u.webp %uw, "
                               "https://img.example.org/%u/%u@2x.webp %uw\" sizes=\"(min-width: "
                               "%upx) 620px, 100vw\" type=\"image/webp\">",
                               i, w, w, i, w, 2 * w, w);
    g_string_append_printf(
        out,
        "<img loading=\"lazy\" src=\"https://img.example.org/%u.jpg\" alt=\"A "
        "picture\"></picture><figcaption class=\"media__caption\">The house where "
        "they met.</figcaption></figure>\n",
        i);
}

static GString *page_of(unsigned seed)
{
    GString *out = g_string_new("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                                "<title>Ministers meet | Example</title>\n");

    for (unsigned i = 0; i < 30; i++)
        g_string_append_printf(out, "<link rel=\"preload\" href=\"/static/%u.js\" as=\"script\">",
                               i);
    g_string_append(out, "<style>");
    for (unsigned i = 0; i < 400; i++)
        g_string_append_printf(out, ".css-%x{margin:0 %upx;color:#%06x}", i * seed, i, i * 997);
    g_string_append(out, "</style><script>window.config={");
    for (unsigned i = 0; i < 600; i++)
        g_string_append_printf(out, "\"key%u\":\"value <b>%u</b>\",", i, i * seed);
    g_string_append(out, "};</script></head><body>\n");
    append_menu(out, seed);
    g_string_append(out, "<main><article><h1 class=\"headline\">Ministers meet</h1>");
    for (unsigned i = 0; i < 40; i++) {
        append_paragraph(out, seed * 40 + i);
        if (i % 8 == 0)
            append_picture(out, i);
    }
    g_string_append(out, "</article></main><aside class=\"related\">");
    append_menu(out, seed + 1);
    g_string_append(out, "</aside><script type=\"application/json\">[");
    for (unsigned i = 0; i < 300; i++)
        g_string_append_printf(out, "{\"id\":%u,\"url\":\"/x/%u\"},", i, i);
    g_string_append(out, "0]</script></body></html>\n");
    return out;
}

typedef struct {
    double clean, read, article; // seconds, best turn
} result;

static void keep_best(double *best, double seconds)
{
    if (*best == 0.0 || seconds < *best)
        *best = seconds;
}

static void turn(const GPtrArray *pages, result *r)
{
    double clean = 0.0, read = 0.0, article = 0.0, start;
    kith_arena *a = kith_arena_new();

    for (guint i = 0; i < pages->len; i++) {
        const GString *page = g_ptr_array_index(pages, i);
        kith_record record = {.bytes = {page->str, page->len}};
        kith_doc doc = {0};
        kith_html_runs runs = {.arena = a};
        start = bench_seconds();
        kith_html_cleaned(a, record.bytes, &runs);
        clean += bench_seconds() - start;
        start = bench_seconds();
        kith_html_read(&record, a, &doc, NULL);
        read += bench_seconds() - start;
        start = bench_seconds();
        kith_article_find(a, &doc, false);
        article += bench_seconds() - start;
        kith_arena_reset(a);
    }
    keep_best(&r->clean, clean);
    keep_best(&r->read, read);
    keep_best(&r->article, article);
    kith_arena_free(a);
}

static void print_row(const char *what, double seconds, size_t bytes)
{
    printf("%-22s %8.4f s %8.1f MB/s\n", what, seconds, 1e-6 * (double)bytes / seconds);
}

int main(int argc, char **argv)
{
    GPtrArray *pages = g_ptr_array_new();
    double least = 0.0;
    size_t bytes = 0;
    result r = {0};

    for (int i = 1; i < argc; i++) {
        char *text;
        gsize n;
        if (strcmp(argv[i], "--least") == 0 && i + 1 < argc)
            least = g_ascii_strtod(argv[++i], NULL);
        else if (g_file_get_contents(argv[i], &text, &n, NULL))
            g_ptr_array_add(pages, g_string_new_len(text, (gssize)n));
    }
    for (unsigned i = 0; pages->len == 0 || (i > 0 && i < PAGES); i++)
        g_ptr_array_add(pages, page_of(i + 1));
    for (guint i = 0; i < pages->len; i++)
        bytes += ((const GString *)g_ptr_array_index(pages, i))->len;
    for (int i = 0; i < TURNS; i++)
        turn(pages, &r);
    printf("%u pages, %zu bytes\n", pages->len, bytes);
    print_row("clean", r.clean, bytes);
    print_row("read", r.read, bytes);
    print_row("article", r.article, bytes);
    return 1e-6 * (double)bytes / r.read >= least ? 0 : 1;
}
