// SPDX-License-Identifier: GPL-3.0-or-later
/* As many bytes of articles as one asks for, made of those of a folder: to measure what grows with
 * the corpus. Each round over the folder gives articles of which a third name whom they named, and
 * the others somebody else: another name of the folder that is as frequent, or a new one; two of
 * five words that carry meaning become others that end alike. So names and links grow as in
 * a real corpus (Heaps' law), sentences stay plausible and no article is nearly the same as
 * another. The first round is the folder itself. The same folder gives the same bytes.
 *
 * usage: vary FROM OUT BYTES */
#include <glib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/str.h"

enum { KEPT_WORDS = 200, BANDS = 8, NEW_NAME = 4 };

typedef struct {
    char *text;
    uint32_t count;
    bool kept; // says too much of the grammar to be another
} word;

/* All of one kind, with those that are alike in a list of their own. */
typedef struct {
    GHashTable *by_text; // of word
    GHashTable *alike;   // class -> GPtrArray of word
    bool names;
} words;

static words lower, names;
static GPtrArray *articles; // GString
static uint64_t turn;       // the round over the folder

static uint64_t mixed(uint64_t x)
{
    x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
    x = (x ^ x >> 27) * 0x94d049bb133111ebu;
    return x ^ x >> 31;
}

/* Of this round, below n: the same for equal text and salt. */
static uint32_t draw(const char *text, uint64_t salt, uint32_t n)
{
    uint64_t h = kith_str_hash(kith_str_of(text)) + 0x9e3779b97f4a7c15u * (turn * 64 + salt);

    return (uint32_t)(mixed(h) % n);
}

static bool in_word(char c)
{
    return g_ascii_isalpha(c) || (c & 0x80) != 0;
}

static size_t word_end(const char *text, size_t at)
{
    while (in_word(text[at]) || ((text[at] == '\'' || text[at] == '-') && in_word(text[at + 1])))
        at++;
    return at;
}

/* The end of the capitalised words that begin at `at`, one blank apart. */
static size_t name_end(const char *text, size_t at)
{
    size_t end = word_end(text, at);

    while (text[end] == ' ' && g_ascii_isupper(text[end + 1]))
        end = word_end(text, end + 1);
    return end;
}

static word *count(words *all, char *text)
{
    word *w = g_hash_table_lookup(all->by_text, text);

    if (w == NULL) {
        w = g_new0(word, 1);
        w->text = text;
        g_hash_table_insert(all->by_text, text, w);
    } else
        g_free(text);
    w->count++;
    return w;
}

/* Whether a word with a capital is one that sentences begin with. */
static bool is_common(const char *text)
{
    char *small = g_ascii_strdown(text, -1);
    const word *as_word = g_hash_table_lookup(lower.by_text, small);
    const word *as_name = g_hash_table_lookup(names.by_text, text);
    bool common = as_word != NULL && (as_name == NULL || as_word->count > as_name->count);

    g_free(small);
    return common;
}

typedef void piece(GString *out, char *text, bool name, void *self);

/* Gives a text word by word and name by name; what is between goes to out. */
static void split(const char *text, GString *out, piece *give, void *self)
{
    for (size_t at = 0, end; text[at] != '\0'; at = end) {
        bool name = g_ascii_isupper(text[at]);
        end = at + 1;
        if (!in_word(text[at])) {
            g_string_append_c(out, text[at]);
            continue;
        }
        end = word_end(text, at);
        char *first = g_strndup(text + at, end - at);
        if (name && !is_common(first)) {
            g_free(first);
            end = name_end(text, at);
            first = g_strndup(text + at, end - at);
        } else if (name) {
            g_string_append(out, first);
            g_free(first);
            continue;
        }
        give(out, first, name, self);
    }
}

static void count_piece(GString *out, char *text, bool name, void *self)
{
    (void)out;
    (void)self;
    count(name ? &names : &lower, text);
}

static void count_words(const char *text)
{
    for (size_t at = 0, end; text[at] != '\0'; at = end) {
        end = at + 1;
        if (in_word(text[at])) {
            end = word_end(text, at);
            count(g_ascii_isupper(text[at]) ? &names : &lower, g_strndup(text + at, end - at));
        }
    }
}

static uint32_t blanks(const char *text)
{
    uint32_t n = 0;

    for (; *text != '\0'; text++)
        n += *text == ' ';
    return n;
}

/* Names of as many words, words of the same end, about as frequent. */
static uint32_t class_of(const words *all, const word *w)
{
    uint32_t band = 0, kind = MIN(blanks(w->text), 3);
    size_t n = strlen(w->text);

    for (uint32_t c = w->count; c > 1 && band < BANDS; c /= 2)
        band++;
    if (!all->names)
        kind = n < 2 ? 0
                     : (uint32_t)(unsigned char)w->text[n - 1] << 8 | (unsigned char)w->text[n - 2];
    return kind << 8 | band;
}

static int by_count(const void *x, const void *y)
{
    const word *a = *(word *const *)x, *b = *(word *const *)y;

    return a->count != b->count ? (a->count < b->count) - (a->count > b->count)
                                : strcmp(a->text, b->text);
}

static void free_list(void *list)
{
    g_ptr_array_free(list, TRUE);
}

/* Sorts words into lists of those that may change places; the `kept` most frequent may not. */
static void find_alike(words *all, size_t kept)
{
    GPtrArray *list = g_ptr_array_new();
    GHashTableIter it;
    void *value;

    all->alike = g_hash_table_new_full(NULL, NULL, NULL, free_list);
    g_hash_table_iter_init(&it, all->by_text);
    while (g_hash_table_iter_next(&it, NULL, &value))
        g_ptr_array_add(list, value);
    qsort(list->pdata, list->len, sizeof *list->pdata, by_count);
    for (size_t i = 0; i < list->len; i++) {
        ((word *)list->pdata[i])->kept = i < kept;
        if (i < kept)
            continue;
        void *class = GUINT_TO_POINTER(class_of(all, list->pdata[i]));
        GPtrArray *like = g_hash_table_lookup(all->alike, class);
        if (like == NULL)
            g_hash_table_insert(all->alike, class, like = g_ptr_array_new());
        g_ptr_array_add(like, list->pdata[i]);
    }
    g_ptr_array_free(list, TRUE);
}

/* One that is like w, or w. */
static const word *other(const words *all, const word *w)
{
    GPtrArray *like = g_hash_table_lookup(all->alike, GUINT_TO_POINTER(class_of(all, w)));

    return like == NULL ? w : like->pdata[draw(w->text, 1, like->len)];
}

/* A name with another last word (or first, of three in ten): the head of that and another's tail.
 */
static char *new_name(const word *w)
{
    const char *blank = strrchr(w->text, ' '), *old = blank == NULL ? w->text : blank + 1;
    const word *from = other(&names, w);
    const char *tail = strrchr(from->text, ' ');
    size_t before = (size_t)(old - w->text), head = MIN(strlen(old), 3);

    tail = tail == NULL ? from->text : tail + 1;
    tail += MIN(strlen(tail), 2 + draw(w->text, 4, 3));
    while ((*tail & 0xc0) == 0x80)
        tail++;
    while (old[head] != '\0' && (old[head] & 0xc0) == 0x80)
        head++;
    return g_strdup_printf("%.*s%.*s%s%s", (int)before, w->text, (int)head, old,
                           draw(w->text, 5, 2) == 0 ? "" : "a", *tail == '\0' ? "er" : tail);
}

/* What changes in an article: who is named, and by which last words they are named again. */
typedef struct {
    bool cast;
    GHashTable *last; // last word of a name -> that of the new one
} change;

static char *last_word(const char *name)
{
    const char *blank = strrchr(name, ' ');

    return g_strdup(blank == NULL ? name : blank + 1);
}

static void put_name(GString *out, const char *text, const change *how)
{
    const char *again = g_hash_table_lookup(how->last, text);
    const word *w = g_hash_table_lookup(names.by_text, text);
    uint32_t chance = draw(text, 2, 100), kept = blanks(text) == 0 ? 70 : 35;
    char *name;

    if (again != NULL || w == NULL || !how->cast || chance < kept) {
        g_string_append(out, again != NULL ? again : text);
        return;
    }
    name = chance >= 100 - kept / NEW_NAME ? new_name(w) : g_strdup(other(&names, w)->text);
    g_string_append(out, name);
    if (blanks(text) > 0 && blanks(name) > 0)
        g_hash_table_replace(how->last, last_word(text), last_word(name));
    g_free(name);
}

static void change_piece(GString *out, char *text, bool name, void *self)
{
    const word *w = name ? NULL : g_hash_table_lookup(lower.by_text, text);

    if (name)
        put_name(out, text, self);
    else if (w != NULL && !w->kept && draw(text, 3, 5) < 2)
        g_string_append(out, other(&lower, w)->text);
    else
        g_string_append(out, text);
    g_free(text);
}

/* The n-th article as it is in this round. */
static GString *varied(size_t n)
{
    const GString *article = articles->pdata[n];
    GString *out = g_string_sized_new(article->len + article->len / 8);
    change how = {.last = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free)};

    how.cast = mixed(turn * 0x10001 + n) % 3 > 0;
    if (turn == 0)
        g_string_append_len(out, article->str, (gssize)article->len);
    else
        split(article->str, out, change_piece, &how);
    g_hash_table_destroy(how.last);
    return out;
}

static bool write_all(const char *folder, uint64_t bytes)
{
    for (uint64_t done = 0; done < bytes; turn++) {
        char *in = g_strdup_printf("%s/%03u", folder, (unsigned)turn);
        bool ok = g_mkdir_with_parents(in, 0777) == 0;
        for (size_t i = 0; ok && i < articles->len && done < bytes; i++) {
            GString *text = varied(i);
            char *path = g_strdup_printf("%s/%05zu.txt", in, i);
            ok = g_file_set_contents_full(path, text->str, (gssize)text->len,
                                          G_FILE_SET_CONTENTS_NONE, 0666, NULL);
            done += text->len;
            g_free(path);
            g_string_free(text, TRUE);
        }
        g_free(in);
        if (!ok)
            return false;
    }
    return true;
}

static int by_text(const void *x, const void *y)
{
    return strcmp(*(char *const *)x, *(char *const *)y);
}

static bool read_all(const char *folder)
{
    GDir *dir = g_dir_open(folder, 0, NULL);
    GPtrArray *file = g_ptr_array_new_with_free_func(g_free);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL)
        g_ptr_array_add(file, g_build_filename(folder, name, NULL));
    if (file->len > 0)
        qsort(file->pdata, file->len, sizeof *file->pdata, by_text);
    for (size_t i = 0; i < file->len; i++) {
        char *text;
        size_t n;
        if (g_file_get_contents(file->pdata[i], &text, &n, NULL)) {
            g_ptr_array_add(articles, g_string_new(text)); // up to a NUL
            g_free(text);
        }
    }
    g_ptr_array_free(file, TRUE);
    if (dir != NULL)
        g_dir_close(dir);
    return articles->len > 0;
}

/* First each word by itself, which tells what sentences begin with; then whole names. */
static void count_all(void)
{
    GString *nothing = g_string_new(NULL);

    lower.by_text = g_hash_table_new(g_str_hash, g_str_equal);
    names.by_text = g_hash_table_new(g_str_hash, g_str_equal);
    names.names = true;
    for (size_t i = 0; i < articles->len; i++)
        count_words(((GString *)articles->pdata[i])->str);
    for (size_t i = 0; i < articles->len; i++) {
        g_string_truncate(nothing, 0);
        split(((GString *)articles->pdata[i])->str, nothing, count_piece, NULL);
    }
    g_string_free(nothing, TRUE);
    find_alike(&lower, KEPT_WORDS);
    find_alike(&names, 0);
}

int main(int argc, char **argv)
{
    uint64_t bytes = argc == 4 ? g_ascii_strtoull(argv[3], NULL, 10) : 0;

    articles = g_ptr_array_new();
    if (bytes == 0 || !read_all(argv[1])) {
        fprintf(stderr, "usage: vary FROM OUT BYTES, FROM a folder of texts\n");
        return 1;
    }
    count_all();
    if (!write_all(argv[2], bytes)) {
        fprintf(stderr, "vary: %s: cannot be written\n", argv[2]);
        return 1;
    }
    return 0;
}
