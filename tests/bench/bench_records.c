// SPDX-License-Identifier: GPL-3.0-or-later
/* Files of many documents, made from a fixed seed: how many MB a second of one core are split into
 * records, and how many are made documents of. Nothing is looked for in them. Ends with status 1
 * when JSON lines or the texts of web archives are below 60 MB/s, or their pages below 40.
 * KITH_BENCH_MB: how large each file is. */
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>

#include "extract/read/source.h"
#include "tests/bench/bench.h"

enum { TURNS = 5 };

static const char *const words[] = {
    "the",  "minister", "said",  "on",        "Monday",  "that",   "talks",       "with",
    "a",    "company",  "and",   "its",       "workers", "would",  "begin",       "in",
    "of",   "Łódź",     "to",    "agreement", "after",   "months", "coup d’état", "market",
    "port", "Mark",     "Rutte", "NATO",      "Ukraine", "for",    "budget",      "parliament",
};

/* About n bytes of words in sentences; quote and newline as the format writes them. */
static void put_text(GString *out, size_t n, const char *quote, const char *newline)
{
    size_t end = out->len + n;

    while (out->len < end) {
        for (uint32_t left = 8 + bench_dice(20); left > 0; left--)
            g_string_append_printf(out, "%s%s", words[bench_dice(G_N_ELEMENTS(words))],
                                   left > 1 ? " " : ". ");
        if (bench_dice(4) == 0)
            g_string_append_printf(out, "%sYes,%s he said.%s", quote, quote, newline);
    }
}

static void put_json(GString *out, uint32_t i)
{
    g_string_append_printf(out,
                           "{\"id\": %u, \"url\": \"https://example.org/news/%u\", \"title\": "
                           "\"Talks begin\", \"date\": \"2024-12-%02uT10:00:00Z\", \"author\": "
                           "\"Jane Roe\", \"tags\": [\"a\", \"b\", 3], \"text\": \"",
                           i, i, 1 + i % 28);
    put_text(out, 3000, "\\\"", "\\n\\n");
    g_string_append(out, "\"}\n");
}

static void put_row(GString *out, uint32_t i)
{
    if (i == 0)
        g_string_append(out, "id,title,date,text\r\n");
    g_string_append_printf(out, "%u,\"Talks begin\",2024-12-%02u,\"", i, 1 + i % 28);
    put_text(out, 3000, "\"\"", "\n\n");
    g_string_append(out, "\"\r\n");
}

static void put_page(GString *out, uint32_t i)
{
    g_string_append_printf(out,
                           "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>"
                           "Talks begin</title><meta property=\"og:title\" content=\"Talks %u\">"
                           "<style>p{margin:0}</style></head><body><nav class=\"menu\"><ul>",
                           i);
    for (int k = 0; k < 30; k++)
        g_string_append_printf(
            out, "<li class=\"item\"><a href=\"/section/%d\">Section %d</a></li>", k, k);
    g_string_append(out, "</ul></nav><article><h1>Talks begin</h1>");
    for (int k = 0; k < 12; k++) {
        g_string_append(out, "<p>");
        put_text(out, 500, "&quot;", " ");
        g_string_append(out, "<a href=\"/x\">more</a></p>\n");
    }
    g_string_append(out, "</article><script>var a = [1, 2, 3];</script></body></html>");
}

static void put_warc(GString *out, uint32_t i)
{
    GString *page =
        g_string_new("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n");

    put_page(page, i);
    g_string_append_printf(out,
                           "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2024-01-01T00:00:00Z\r\n"
                           "WARC-Target-URI: https://example.org/%u\r\nContent-Length: %zu\r\n\r\n",
                           i, page->len);
    g_string_append_len(out, page->str, (gssize)page->len);
    g_string_append(out, "\r\n\r\n");
    g_string_free(page, TRUE);
}

static void put_wet(GString *out, uint32_t i)
{
    GString *text = g_string_new(NULL);

    put_text(text, 4000, "'", "\n");
    g_string_append_printf(out,
                           "WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\n"
                           "WARC-Target-URI: https://example.org/%u\r\nContent-Length: %zu\r\n\r\n",
                           i, text->len);
    g_string_append_len(out, text->str, (gssize)text->len);
    g_string_append(out, "\r\n\r\n");
    g_string_free(text, TRUE);
}

/* Seconds; *n: documents. */
static double turn(const GString *file, const char *name, bool parse, size_t *n)
{
    static const kith_paths none = {0};
    kith_source *source = kith_source_new(&none);
    kith_arena *a = kith_arena_new();
    kith_stream *in = kith_stream_of((kith_str){file->str, file->len});
    kith_record record;
    kith_doc doc;
    kith_err err;
    kith_next found;
    double start = bench_seconds();

    *n = 0;
    kith_source_add(source, kith_str_of(name), in);
    while ((found = kith_source_next(source, a, &record, &err)) != KITH_NEXT_END) {
        if (found == KITH_NEXT_BAD || (parse && !kith_record_read(&record, a, &doc, &err))) {
            fprintf(stderr, "%s\n", err.msg);
            exit(1);
        }
        kith_arena_reset(a);
        ++*n;
    }
    kith_source_free(source);
    kith_arena_free(a);
    return bench_seconds() - start;
}

static bool measure(const char *name, void (*put)(GString *out, uint32_t i), size_t bytes,
                    double least)
{
    GString *file = g_string_new(NULL);
    double best[2] = {1e9, 1e9}, rate;
    size_t n = 0;

    for (uint32_t i = 0; file->len < bytes; i++)
        put(file, i);
    for (int k = 0; k < 2 * TURNS; k++) {
        double seconds = turn(file, name, k % 2 == 1, &n); // MIN() would turn twice
        best[k % 2] = MIN(best[k % 2], seconds);
    }
    rate = (double)file->len / 1e6 / best[1];
    printf("%-11s %7zu documents, %6.1f MB: split %6.0f MB/s, split and parsed %5.0f MB/s%s\n",
           name, n, (double)file->len / 1e6, (double)file->len / 1e6 / best[0], rate,
           rate < least ? ": TOO SLOW" : "");
    g_string_free(file, TRUE);
    return rate >= least;
}

int main(void)
{
    const char *wanted = getenv("KITH_BENCH_MB");
    size_t bytes = (wanted != NULL ? strtoul(wanted, NULL, 10) : 40) * 1000000;
    bool ok = measure("a.jsonl", put_json, bytes, 60);

    ok = measure("a.csv", put_row, bytes, 60) && ok;
    ok = measure("a.wet", put_wet, bytes, 60) && ok;
    ok = measure("a.warc", put_warc, bytes, 40) && ok;
    return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
