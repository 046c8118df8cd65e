// SPDX-License-Identifier: GPL-3.0-or-later
/* How well the article is found: words kept against words that annotators call the article's, in
 * order. Run by hand, or as a test with floors:
 *
 *     judge_article [-v] [--least F1] FILE...
 *
 * FILE.gold has its text beside it (FILE.txt, or as its "# source:" line names it, in the folder
 * given by --texts); '%' begins a line that is not the article's. FILE.txt is a case that holds
 * both: its lines, those that are not the article's marked with '%'. */
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>

#include "extract/article.h"
#include "extract/read/read.h"
#include "extract/read/text.h"

enum { SKIPPED = 77 };

typedef struct {
    size_t right, kept, wanted;
} counts;

static bool verbose;
static const char *texts;

static double percent(size_t part, size_t of)
{
    return of > 0 ? 100.0 * (double)part / (double)of : 100.0;
}

static double f1(counts c)
{
    return percent(2 * c.right, c.kept + c.wanted);
}

/* The words of text, as hashes. */
static GArray *words_of(kith_str text)
{
    GArray *words = g_array_new(FALSE, FALSE, sizeof(uint64_t));

    for (size_t pos = 0; pos < text.len;) {
        size_t beg = pos, end = pos;
        uint64_t hash;
        while (pos < text.len && g_unichar_isalnum(kith_utf8_next(text, &pos)))
            end = pos;
        if (end == beg)
            continue;
        hash = kith_str_hash(kith_str_sub(text, beg, end));
        g_array_append_val(words, hash);
    }
    return words;
}

/* Length of the longest common subsequence, in time of the product: documents are short. */
static size_t in_common(const GArray *a, const GArray *b)
{
    const uint64_t *x = (const uint64_t *)(const void *)a->data;
    const uint64_t *y = (const uint64_t *)(const void *)b->data;
    uint32_t *row = g_new0(uint32_t, b->len + 1);
    size_t best;

    for (guint i = 0; i < a->len; i++)
        for (guint j = 0, corner = 0; j < b->len; j++) {
            uint32_t above = row[j + 1];
            row[j + 1] = x[i] == y[j] ? corner + 1 : MAX(above, row[j]);
            corner = above;
        }
    best = row[b->len];
    g_free(row);
    return best;
}

/* A line of gold without its marks: "[name](p:Key)" is "name". */
static void append_plain(GString *out, kith_str line)
{
    for (size_t i = 0; i < line.len; i++) {
        char c = line.ptr[i];
        if (c == ']' && i + 2 < line.len && line.ptr[i + 1] == '(' &&
            strchr("pco", line.ptr[i + 2])) {
            size_t depth = 0;
            for (i++; i < line.len; i++) {
                depth += line.ptr[i] == '(';
                if (line.ptr[i] == ')' && --depth == 0)
                    break;
            }
        } else if (c != '[')
            g_string_append_c(out, c);
    }
    g_string_append_c(out, '\n');
}

/* Reads a case or a gold file: its article into want, and, of a case, all of its text into all. */
static bool load(const char *path, GString *want, GString *all, char **source)
{
    bool gold = g_str_has_suffix(path, ".gold"), body = false;
    char *bytes;
    kith_str rest, line;

    if (!g_file_get_contents(path, &bytes, NULL, NULL))
        return false;
    rest = kith_str_of(bytes);
    while (kith_str_line(&rest, &line)) {
        if (gold && !body && kith_str_starts(line, KITH_STR("# "))) {
            if (kith_str_starts(line, KITH_STR("# source: ")))
                *source = g_strndup(line.ptr + 10, line.len - 10);
            continue;
        }
        body |= line.len > 0;
        if (!kith_str_starts(line, KITH_STR("%"))) {
            append_plain(want, line);
            append_plain(all, line);
        } else if (line.len > 2)
            g_string_append_len(all, line.ptr + 2, (gssize)line.len - 2),
                g_string_append_c(all, '\n');
    }
    g_free(bytes);
    return true;
}

static bool read_text(const char *path, const char *source, kith_arena *a, GString *all,
                      kith_doc *doc)
{
    char *text;
    bool ok;

    if (!g_str_has_suffix(path, ".gold"))
        return kith_text_read(&(kith_record){.bytes = {all->str, all->len}}, a, doc, NULL);
    text = texts != NULL && source != NULL
               ? g_build_filename(texts, source, NULL)
               : g_strdup_printf("%.*s.txt", (int)strlen(path) - 5, path);
    ok = kith_read(text, NULL, a, doc, NULL);
    g_free(text);
    return ok;
}

static void show(const kith_doc *doc, const kith_article *article)
{
    for (size_t i = 0; i < article->n_dropped; i++) {
        const kith_line *line = &doc->line[article->dropped[i].line];
        printf("    %-16s %.*s\n", article->dropped[i].why, (int)(line->end - line->beg),
               doc->text.ptr + line->beg);
    }
}

static bool judge(const char *path, counts *sum)
{
    GString *want = g_string_new(NULL), *all = g_string_new(NULL);
    kith_arena *a = kith_arena_new();
    char *source = NULL;
    kith_doc doc = {0};
    bool ok = load(path, want, all, &source) && read_text(path, source, a, all, &doc);

    if (ok) {
        kith_article article = kith_article_find(a, &doc, false);
        GArray *x = words_of((kith_str){want->str, want->len}), *y = words_of(article.text);
        counts c = {in_common(x, y), y->len, x->len};
        printf("%6.2f P %6.2f R %6.2f  %s\n", f1(c), percent(c.right, c.kept),
               percent(c.right, c.wanted), path);
        if (verbose)
            show(&doc, &article);
        sum->right += c.right, sum->kept += c.kept, sum->wanted += c.wanted;
        g_array_free(x, TRUE);
        g_array_free(y, TRUE);
    }
    g_free(source);
    g_string_free(want, TRUE);
    g_string_free(all, TRUE);
    kith_arena_free(a);
    return ok;
}

int main(int argc, char **argv)
{
    counts sum = {0};
    double least = 0.0;

    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], "-v") == 0)
            verbose = true;
        else if (strcmp(argv[i], "--least") == 0 && i + 1 < argc)
            least = g_ascii_strtod(argv[++i], NULL);
        else if (strcmp(argv[i], "--texts") == 0 && i + 1 < argc)
            texts = argv[++i];
        else if (!judge(argv[i], &sum))
            printf("skipped: %s\n", argv[i]);
    if (sum.wanted == 0)
        return SKIPPED;
    printf("%6.2f P %6.2f R %6.2f  all\n", f1(sum), percent(sum.right, sum.kept),
           percent(sum.right, sum.wanted));
    return f1(sum) >= least ? 0 : 1;
}
