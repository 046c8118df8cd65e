// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/read/fields.h"

#include <glib.h>
#include <pthread.h>

#include "extract/read/date.h"
#include "extract/read/decode.h"
#include "extract/read/html.h"
#include "extract/read/text.h"

enum { LONGEST_NAME = 32, ROWS = 256 };

/* Of each kind, the most telling first. */
static const char *const usual[KITH_FIELDS] = {
    [KITH_FIELD_TEXT] = ("articlebody fulltext maintext text articletext bodytext texttext body "
                         "content contenttext bodyhtml contenthtml html article story paragraphs "
                         "rawtext plaintext cleantext message post document transcript speech "
                         "description summary abstract"),
    [KITH_FIELD_TITLE] = "headline title heading articletitle webtitle name subject",
    [KITH_FIELD_DATE] = ("datepublished publishedat publisheddate publishdate publicationdate "
                         "pubdate datepublish published webpublicationdate date pubtime createdat "
                         "created posted datetime timestamp"),
    [KITH_FIELD_ID] = "id",
    [KITH_FIELD_AUTHOR] = "author authors byline creator writer speaker",
    [KITH_FIELD_SOURCE] = ("url sourceurl weburl link permalink canonical canonicalurl address uri "
                           "source outlet publisher publication newspaper domain site"),
    [KITH_FIELD_LANGUAGE] = "language lang inlanguage languagecode",
};

/* A name and its rank in each list; in an open hash table. */
typedef struct {
    kith_str name; // NULL: an empty row
    uint16_t rank[KITH_FIELDS];
} known_name;

static known_name table[ROWS];
static pthread_once_t filled = PTHREAD_ONCE_INIT;

static known_name *row_of(kith_str name)
{
    size_t at = (size_t)kith_str_hash(name) % ROWS;

    while (table[at].name.ptr != NULL && !kith_str_eq(table[at].name, name))
        at = (at + 1) % ROWS;
    return &table[at];
}

static void fill(void)
{
    for (int kind = 0; kind < KITH_FIELDS; kind++) {
        kith_str rest = kith_str_of(usual[kind]), name;
        for (uint16_t rank = 0; kith_str_field(&rest, ' ', &name); rank++) {
            known_name *row = row_of(name);
            for (int k = 0; k < KITH_FIELDS && row->name.ptr == NULL; k++)
                row->rank[k] = KITH_NO_RANK;
            row->name = name;
            row->rank[kind] = MIN(row->rank[kind], rank);
        }
    }
}

const uint16_t *kith_field_ranks(kith_str name)
{
    static const uint16_t none[KITH_FIELDS] = {KITH_NO_RANK, KITH_NO_RANK, KITH_NO_RANK,
                                               KITH_NO_RANK, KITH_NO_RANK, KITH_NO_RANK,
                                               KITH_NO_RANK};
    const known_name *row;
    char plain[LONGEST_NAME];
    size_t n = 0;

    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        if (c == '_' || c == '-' || c == ' ' || c == '.')
            continue;
        if (n == sizeof plain)
            return none;
        plain[n++] = g_ascii_tolower(c);
    }
    pthread_once(&filled, fill);
    row = row_of((kith_str){plain, n});
    return row->name.ptr != NULL ? row->rank : none;
}

bool kith_field_fail(const kith_read_options *options, const char *what, const char *found,
                     kith_err *err)
{
    const char *wanted = options->field[KITH_FIELD_TEXT];

    if (wanted != NULL)
        return kith_fail(err, KITH_EINPUT, "no %s is named '%s'; found %s", what, wanted,
                         found[0] != '\0' ? found : "none");
    return kith_fail(err, KITH_EINPUT,
                     "no %s is named text, body, content or the like; found %s; name the text's "
                     "with --text-field",
                     what, found[0] != '\0' ? found : "none");
}

/* Whether a text has tags that part paragraphs: "a < b" and "<3" are none. */
static bool is_html(kith_str text)
{
    static const char *const tags[] = {"p",       "/p",   "br", "div",    "li",
                                       "h1",      "h2",   "h3", "html",   "body",
                                       "article", "span", "/a", "figure", "blockquote"};
    enum { LOOK = 64 * 1024 };
    kith_str rest = kith_str_sub(text, 0, MIN(text.len, (size_t)LOOK));
    const char *at;

    while ((at = memchr(rest.ptr, '<', rest.len)) != NULL) {
        rest = kith_str_sub(rest, (size_t)(at - rest.ptr) + 1, rest.len);
        for (size_t i = 0; i < G_N_ELEMENTS(tags); i++) {
            size_t n = strlen(tags[i]);
            if (rest.len > n && g_ascii_strncasecmp(rest.ptr, tags[i], n) == 0 &&
                strchr(" \t\r\n/>", rest.ptr[n]) != NULL && rest.ptr[n] != '\0' &&
                memchr(rest.ptr + n, '>', MIN(rest.len - n, 4096)) != NULL)
                return true;
        }
    }
    return false;
}

static kith_str either(kith_str first, kith_str second)
{
    return first.len > 0 ? first : second;
}

bool kith_body_read(const kith_record *record, kith_str body, kith_arena *a, kith_doc *doc,
                    kith_err *err)
{
    kith_record inner = {.name = record->name,
                         .bytes = body,
                         .charset = record->charset,
                         .options = record->options};
    kith_doc told = *doc;

    if (!is_html(body))
        return kith_text_read(&inner, a, doc, err);
    if (inner.charset == NULL && g_utf8_validate_len(body.ptr, body.len, NULL))
        inner.charset = "utf-8"; // whatever a <meta> in it says of the page it was taken from
    *doc = (kith_doc){.name = told.name};
    if (!kith_html_read(&inner, a, doc, err))
        return false;
    doc->title = either(told.title, doc->title);
    doc->date = either(told.date, doc->date);
    doc->author = either(told.author, doc->author);
    doc->language = either(told.language, doc->language);
    doc->source = either(told.source, doc->source);
    doc->n_repaired += told.n_repaired;
    return true;
}

/* One line, without controls: it goes into lists and tables. */
static kith_str flat(kith_arena *a, kith_str value)
{
    enum { LONGEST = 2000 };
    char *at;
    size_t n = 0;

    value = kith_str_trim(value);
    if (value.len > LONGEST) {
        value.len = LONGEST;
        while (value.len > 0 && ((unsigned char)value.ptr[value.len] & 0xc0) == 0x80)
            value.len--;
    }
    at = kith_room(a, char, value.len + 1);
    for (size_t i = 0; i < value.len; i++)
        if ((unsigned char)value.ptr[i] > ' ')
            at[n++] = value.ptr[i];
        else if (n > 0 && at[n - 1] != ' ')
            at[n++] = ' ';
    at[n] = '\0';
    return (kith_str){at, n};
}

/* "export.jsonl:17" becomes "export.jsonl#ID". */
static void set_id(const kith_record *record, kith_str id, kith_arena *a, kith_doc *doc)
{
    kith_str file = record->name;

    while (file.len > 0 && g_ascii_isdigit(file.ptr[file.len - 1]))
        file.len--;
    if (file.len > 0 && (file.ptr[file.len - 1] == ':' || file.ptr[file.len - 1] == '#'))
        file.len--;
    else
        file = record->name;
    doc->name = kith_arena_printf(a, "%.*s#%.*s", (int)file.len, file.ptr, (int)id.len, id.ptr);
}

void kith_field_put(kith_field_kind kind, const kith_record *record, kith_str value, kith_arena *a,
                    kith_doc *doc)
{
    char iso[KITH_DATE_BYTES];
    size_t n_repaired = 0;

    value = flat(a, kith_decode(a, value, record->charset, &n_repaired));
    doc->n_repaired += n_repaired;
    if (value.len == 0)
        return;
    if (kind == KITH_FIELD_TITLE)
        doc->title = value;
    else if (kind == KITH_FIELD_AUTHOR)
        doc->author = value;
    else if (kind == KITH_FIELD_SOURCE)
        doc->source = value;
    else if (kind == KITH_FIELD_LANGUAGE)
        doc->language = value;
    else if (kind == KITH_FIELD_ID)
        set_id(record, value, a, doc);
    else if (kind == KITH_FIELD_DATE && kith_date_parse(value, iso))
        doc->date = kith_arena_str(a, kith_str_of(iso));
}
