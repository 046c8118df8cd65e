// SPDX-License-Identifier: GPL-3.0-or-later
/* How well the article is found: words kept against words that annotators call the article's, in
 * order. Run by hand, or as a test with floors:
 *
 *     judge_article [-v] [--least F1] FILE...
 *
 * FILE.gold has its text beside it (FILE.txt, or as its "# source:" line names it, in the folder
 * given by --texts); '%' begins a line that is not the article's. FILE.txt is a case that holds
 * both: its lines, those that are not the article's marked with '%'. FILE.html is a page in which
 * the article's text stands between U+27E6 and U+27E7, which are taken out before it is read;
 * FILE.cp1252.html is encoded in that charset before.
 *
 * --method says what is judged: "article" (what kith keeps), "stated" (what the page's JSON-LD
 * says its text is), "all" (every visible line), "baseline" (what JSON-LD says, else the text
 * of paragraphs). */
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>

#include "extract/article.h"
#include "extract/read/html.h"
#include "extract/read/read.h"
#include "extract/read/text.h"

enum { SKIPPED = 77 };

typedef struct {
    size_t right, kept, wanted;
} counts;

typedef enum { ARTICLE, STATED, ALL, BASELINE, METHODS } method;

static const char *const method_name[METHODS] = {"article", "stated", "all", "baseline"};

static bool verbose;
static method judged;
static size_t empty; // documents of which nothing is kept
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

static bool is_page(const char *path)
{
    return g_str_has_suffix(path, ".html");
}

/* The characters that a marked page uses, as text: the rest of the entities is not needed. */
static size_t append_entity(GString *out, kith_str s)
{
    static const char *const known[][2] = {
        {"&amp;", "&"},   {"&quot;", "\""},  {"&#39;", "'"},   {"&apos;", "'"},
        {"&lt;", "<"},    {"&gt;", ">"},     {"&nbsp;", " "},  {"&#8217;", "’"},
        {"&rsquo;", "’"}, {"&ldquo;", "“"},  {"&rdquo;", "”"}, {"&#8220;", "“"},
        {"&#8221;", "”"}, {"&ndash;", "–"},  {"&mdash;", "—"}, {"&#8211;", "–"},
        {"&#x27;", "'"},  {"&eacute;", "é"}, {"&uuml;", "ü"},  {"&shy;", "\u00ad"},
        {"\\n", "\n"},    {"\\\"", "\""}};

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (kith_str_starts(s, kith_str_of(known[i][0]))) {
            g_string_append(out, known[i][1]);
            return strlen(known[i][0]);
        }
    g_string_append_c(out, s.ptr[0]);
    return 1;
}

/* Tags within words ("<b>S</b>hips", <wbr>) part nothing. */
static bool tag_parts(kith_str tag)
{
    static const char *const within[] = {"<b>",   "</b>",   "<i",    "</i",   "<a",
                                         "</a>",  "<em",    "</em>", "<stro", "</stro",
                                         "<span", "</span", "<wbr>", "<mark", "</mark"};

    for (size_t i = 0; i < sizeof within / sizeof *within; i++)
        if (kith_str_starts(tag, kith_str_of(within[i])) &&
            !kith_str_starts(tag, KITH_STR("<article")) && !kith_str_starts(tag, KITH_STR("<as")))
            return false;
    return true;
}

/* A marked page: what stands between the marks into want, without its tags; the page into all. */
static void load_page(kith_str page, GString *want, GString *all)
{
    bool inside = false;

    for (size_t i = 0; i < page.len;) {
        kith_str rest = kith_str_sub(page, i, page.len);
        if (kith_str_starts(rest, KITH_STR("⟦")) || kith_str_starts(rest, KITH_STR("⟧"))) {
            inside = kith_str_starts(rest, KITH_STR("⟦"));
            g_string_append_c(want, '\n');
            i += 3;
            continue;
        }
        if (inside && page.ptr[i] == '<') {
            const char *end = memchr(rest.ptr, '>', rest.len);
            size_t n = end != NULL ? (size_t)(end - rest.ptr) + 1 : rest.len;
            if (tag_parts(rest))
                g_string_append_c(want, '\n');
            g_string_append_len(all, rest.ptr, (gssize)n);
            i += n;
            continue;
        }
        size_t n = inside ? append_entity(want, rest) : 1;
        g_string_append_len(all, rest.ptr, (gssize)n);
        i += n;
    }
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
    if (is_page(path)) {
        load_page(rest, want, all);
        g_free(bytes);
        return true;
    }
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
    kith_record record = {.bytes = {all->str, all->len}};
    char *text;
    gsize n = all->len;
    bool ok;

    if (is_page(path)) {
        text = g_str_has_suffix(path, ".cp1252.html")
                   ? g_convert(all->str, (gssize)n, "WINDOWS-1252", "UTF-8", NULL, &n, NULL)
                   : g_strdup(all->str);
        record.bytes = text != NULL ? kith_arena_str(a, (kith_str){text, n}) : KITH_STR("");
        ok = text != NULL && kith_html_read(&record, a, doc, NULL);
        g_free(text);
        return ok;
    }
    if (!g_str_has_suffix(path, ".gold"))
        return kith_text_read(&record, a, doc, NULL);
    text = texts != NULL && source != NULL
               ? g_build_filename(texts, source, NULL)
               : g_strdup_printf("%.*s.txt", (int)strlen(path) - 5, path);
    ok = kith_read(text, NULL, a, doc, NULL);
    g_free(text);
    return ok;
}

/* The words of s between single spaces. */
static char *spaced(kith_str s)
{
    GString *out = g_string_new(" ");

    for (size_t pos = 0; pos < s.len;) {
        size_t beg = pos;
        if (g_unichar_isalnum(kith_utf8_next(s, &pos)))
            g_string_append_len(out, s.ptr + beg, (gssize)(pos - beg));
        else if (out->str[out->len - 1] != ' ')
            g_string_append_c(out, ' ');
    }
    if (out->str[out->len - 1] != ' ')
        g_string_append_c(out, ' ');
    return g_string_free(out, FALSE);
}

static void show_line(const char *want, kith_str line, const char *why)
{
    char *words = spaced(line);
    bool wanted = strstr(want, words) != NULL;

    if (wanted == (why != NULL) && words[1] != '\0')
        printf("    %-17s %.*s\n", why != NULL ? why : "KEPT", (int)line.len, line.ptr);
    g_free(words);
}

/* The lines that are wrongly kept or dropped. */
static void show(const GString *text, const kith_doc *doc, const kith_article *article)
{
    char *want = spaced((kith_str){text->str, text->len});

    for (size_t i = 0; i < article->n_blocks; i++)
        show_line(want, kith_str_sub(article->text, article->block[i].beg, article->block[i].end),
                  NULL);
    for (size_t i = 0; i < article->n_dropped; i++) {
        const kith_line *line = &doc->line[article->dropped[i].line];
        show_line(want, kith_str_sub(doc->text, line->beg, line->end), article->dropped[i].why);
    }
    g_free(want);
}

static kith_str paragraphs(kith_arena *a, const kith_doc *doc)
{
    char *text = kith_new(a, char, doc->text.len + 1);
    size_t n = 0;

    for (size_t i = 0; i < doc->n_lines; i++) {
        const kith_line *line = &doc->line[i];
        if (line->kind != KITH_LINE_TEXT || line->end - line->beg < 40)
            continue;
        memcpy(text + n, doc->text.ptr + line->beg, line->end - line->beg);
        n += line->end - line->beg;
        text[n++] = '\n';
    }
    return (kith_str){text, n};
}

static kith_str judged_text(kith_arena *a, const kith_doc *doc, const kith_article *article)
{
    switch (judged) {
    case ALL:
        return doc->text;
    case STATED:
        return doc->stated;
    case BASELINE:
        return doc->stated.len > 0 ? doc->stated : paragraphs(a, doc);
    default:
        return article->text;
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
        GArray *x = words_of((kith_str){want->str, want->len});
        GArray *y = words_of(judged_text(a, &doc, &article));
        counts c = {in_common(x, y), y->len, x->len};
        printf("%6.2f P %6.2f R %6.2f  %s\n", f1(c), percent(c.right, c.kept),
               percent(c.right, c.wanted), path);
        if (verbose)
            show(want, &doc, &article);
        empty += y->len == 0;
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

static method method_named(const char *name)
{
    for (size_t m = 0; m < METHODS; m++)
        if (strcmp(name, method_name[m]) == 0)
            return (method)m;
    fprintf(stderr, "no method is named '%s'\n", name);
    exit(2);
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
        else if (strcmp(argv[i], "--method") == 0 && i + 1 < argc)
            judged = method_named(argv[++i]);
        else if (strcmp(argv[i], "--texts") == 0 && i + 1 < argc)
            texts = argv[++i];
        else if (!judge(argv[i], &sum))
            printf("skipped: %s\n", argv[i]);
    if (sum.wanted == 0)
        return SKIPPED;
    printf("%6.2f P %6.2f R %6.2f  all\n", f1(sum), percent(sum.right, sum.kept),
           percent(sum.right, sum.wanted));
    if (empty > 0)
        printf("%zu of which nothing is kept\n", empty);
    return f1(sum) >= least && (empty == 0 || least == 0.0) ? 0 : 1;
}
