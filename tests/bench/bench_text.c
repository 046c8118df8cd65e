// SPDX-License-Identifier: GPL-3.0-or-later
/* Speed of what stands before the tagger, in CPU time of one core, the best of several turns:
 * decoding and lines, the article, tokens and sentences. The text is the file given, or that of
 * KITH_BENCH_TEXT, else the sample corpus over and over. */
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>

#include "extract/article.h"
#include "extract/read/text.h"
#include "extract/token.h"
#include "tests/bench/bench.h"

enum { TURNS = 7, LEAST_BYTES = 8 * 1024 * 1024, SKIPPED = 77 };

/* The files of a folder, one behind the other. */
static void append_folder(GString *out, const char *folder)
{
    kith_paths paths = {0};

    if (kith_paths_add(&paths, folder, NULL, NULL))
        kith_paths_sort(&paths);
    for (size_t i = 0; i < paths.n; i++) {
        char *bytes;
        size_t n;
        if (!g_file_get_contents(paths.at[i], &bytes, &n, NULL))
            continue;
        g_string_append_len(out, bytes, (gssize)n);
        g_string_append(out, "\n\n");
        g_free(bytes);
    }
    kith_paths_fini(&paths);
}

static GString *text_of(int argc, char **argv)
{
    const char *path = argc > 1 ? argv[1] : getenv("KITH_BENCH_TEXT");
    GString *out = g_string_new(NULL);
    char *bytes = NULL;
    size_t n = 0, once;

    if (path != NULL) {
        if (g_file_get_contents(path, &bytes, &n, NULL))
            g_string_append_len(out, bytes, (gssize)n);
        g_free(bytes);
        return out;
    }
    append_folder(out, "corpora/press/text");
    once = out->len;
    while (once > 0 && out->len < LEAST_BYTES)
        g_string_append_len(out, out->str, (gssize)once);
    return out;
}

typedef struct {
    double read, article, tokens, sentences; // seconds, best turn
    size_t n_tokens, n_sentences;
} result;

static void keep_best(double *best, double seconds)
{
    if (*best == 0.0 || seconds < *best)
        *best = seconds;
}

static void turn(kith_str bytes, result *r)
{
    kith_arena *a = kith_arena_new();
    kith_doc doc = {0};
    kith_article article;
    kith_tokens tokens = {0};
    kith_sentences sentences = {0};
    double start = bench_seconds();

    kith_text_read(&(kith_record){.bytes = bytes}, a, &doc, NULL);
    keep_best(&r->read, bench_seconds() - start);
    start = bench_seconds();
    article = kith_article_find(a, &doc, false);
    keep_best(&r->article, bench_seconds() - start);
    article = kith_article_find(a, &doc, true); // so that all words are counted
    start = bench_seconds();
    for (size_t b = 0; b < article.n_blocks; b++)
        kith_tokenize(a, article.text, article.block[b].beg, article.block[b].end, &tokens);
    keep_best(&r->tokens, bench_seconds() - start);
    start = bench_seconds();
    kith_segment(a, &article, &tokens, &sentences);
    keep_best(&r->sentences, bench_seconds() - start);
    r->n_tokens = tokens.n;
    r->n_sentences = sentences.n;
    kith_arena_free(a);
}

static void print_row(const char *what, double seconds, size_t bytes, size_t tokens)
{
    printf("%-22s %8.3f s %8.1f MB/s %8.2f M tokens/s\n", what, seconds,
           1e-6 * (double)bytes / seconds, 1e-6 * (double)tokens / seconds);
}

int main(int argc, char **argv)
{
    GString *text = text_of(argc, argv);
    result r = {0};

    if (text->len == 0) {
        puts("skipped: no text to measure with");
        return SKIPPED;
    }
    for (int i = 0; i < TURNS; i++)
        turn((kith_str){text->str, text->len}, &r);
    printf("%zu bytes, %zu tokens, %zu sentences\n", text->len, r.n_tokens, r.n_sentences);
    print_row("decode, lines", r.read, text->len, r.n_tokens);
    print_row("article", r.article, text->len, r.n_tokens);
    print_row("tokens", r.tokens, text->len, r.n_tokens);
    print_row("tokens and sentences", r.sentences, text->len, r.n_tokens);
    g_string_free(text, TRUE);
    return 0;
}
