// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/read/mail.h"

#include <glib.h>
#include <stdio.h>

#include "extract/read/date.h"
#include "extract/read/decode.h"
#include "extract/read/html.h"
#include "extract/read/lines.h"
#include "extract/read/mime.h"
#include "extract/read/wide.h"

enum { LINE_BYTES = 1 << 20, ATTRIBUTION_BYTES = 300, MOSTLY_LINKS = 70 };

/* How a header's name looks; the names that mail has in its first lines. */
static bool is_mail_header(kith_str line)
{
    static const char *const names[] = {"From",         "To",           "Subject",     "Date",
                                        "Received",     "Return-Path",  "Message-ID",  "Message-Id",
                                        "MIME-Version", "Delivered-To", "Reply-To",    "X-Mailer",
                                        "Content-Type", "Path",         "Newsgroups",  "Cc",
                                        "Sender",       "Lines",        "Organization"};

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        size_t n = strlen(names[i]);
        if (line.len > n && line.ptr[n] == ':' && memcmp(line.ptr, names[i], n) == 0)
            return true;
    }
    return false;
}

/* "From ann@example.org Tue Dec  3 10:00:00 2024". */
static bool is_envelope(kith_str line)
{
    size_t digits = 0, colons = 0;

    if (!kith_str_starts(line, KITH_STR("From ")) || line.len > 500)
        return false;
    for (size_t i = line.len > 40 ? line.len - 40 : 5; i < line.len; i++) {
        digits += g_ascii_isdigit(line.ptr[i]) != 0;
        colons += line.ptr[i] == ':';
    }
    return digits >= 6 && colons >= 1;
}

/* A header, or what goes on from the line before. */
static bool is_header_line(kith_str line)
{
    size_t n = 0;

    if (line.len > 0 && (line.ptr[0] == ' ' || line.ptr[0] == '\t'))
        return true;
    while (n < line.len && line.ptr[n] > ' ' && line.ptr[n] < 0x7f && line.ptr[n] != ':')
        n++;
    return n > 0 && n < line.len && line.ptr[n] == ':';
}

bool kith_mail_knows(kith_str bytes)
{
    char room[KITH_HEAD];
    kith_str head = kith_head_narrow(bytes, room);
    kith_str rest = head, line;
    size_t known = 0, n = 0;

    if (!kith_str_line(&rest, &line))
        return false;
    if (is_envelope(line))
        return true;
    if (!is_header_line(line) || line.ptr[0] == ' ')
        return false;
    do {
        if (line.len == 0)
            return known >= 2;
        if (!is_header_line(line))
            return known >= 4 && rest.len == 0; // the head ends within a line
        known += is_mail_header(line);
        n++;
    } while (kith_str_line(&rest, &line));
    return known >= 2 && n >= 3;
}

static size_t count_of(kith_str line, char c)
{
    size_t n = 0;

    while (n < line.len && line.ptr[n] == c)
        n++;
    return n;
}

/* ">From ": mailboxes write it so that it is no envelope. */
static bool is_masked(kith_str line)
{
    size_t n = count_of(line, '>');

    return n > 0 && kith_str_starts(kith_str_sub(line, n, line.len), KITH_STR("From "));
}

/* The message that the stream stands at; false when there is none. */
static bool gather(kith_split *split, GString *message, bool *large)
{
    kith_str line;
    bool blank = false;

    *large = false;
    while (kith_stream_peek(split->in, 1).len > 0) {
        kith_str next = kith_stream_peek(split->in, 600);
        const char *end = memchr(next.ptr, '\n', next.len);
        next.len = end != NULL ? (size_t)(end - next.ptr) : next.len;
        if (blank && is_envelope(next))
            return true;
        kith_stream_line(split->in, split->max, &line);
        blank = kith_str_trim(line).len == 0;
        if (is_masked(line))
            line = kith_str_sub(line, 1, line.len);
        if (message->len + line.len > split->max)
            *large = true;
        else
            g_string_append_len(message, line.ptr, (gssize)line.len);
    }
    return message->len > 0 || *large;
}

typedef struct {
    kith_stream *own; // in place of one in UTF-16
    bool mailbox, ended;
} mailbox;

static kith_next next_message(kith_split *split, kith_arena *a, kith_record *record, kith_err *err)
{
    kith_str line;
    GString *message = g_string_new(NULL);
    uint64_t at = kith_stream_lines(split->in) + 1;
    kith_next found = KITH_NEXT_END;
    bool large;

    if (!kith_stream_line(split->in, LINE_BYTES, &line)) { // the envelope
        g_string_free(message, TRUE);
        return KITH_NEXT_END;
    }
    if (!gather(split, message, &large))
        found = KITH_NEXT_END;
    else if (large) {
        kith_fail(err, KITH_EINPUT,
                  "line %" G_GUINT64_FORMAT
                  ": a message of more than %zu bytes; raise --max-document",
                  (guint64)at, split->max);
        found = KITH_NEXT_BAD;
    } else {
        record->bytes = kith_arena_str(a, (kith_str){message->str, message->len});
        record->reader = kith_reader_named("mail");
        record->name = kith_arena_printf(a, "%.*s:%" G_GUINT64_FORMAT, (int)split->path.len,
                                         split->path.ptr, (guint64)at);
        found = KITH_NEXT_RECORD;
    }
    g_string_free(message, TRUE);
    return found;
}

kith_next kith_mail_next(kith_split *split, kith_arena *a, kith_record *record, kith_err *err)
{
    mailbox *m = split->state;

    if (m == NULL) {
        kith_str head, line = {0};
        m = split->state = kith_new(split->arena, mailbox, 1);
        m->ended = !kith_split_narrow(split, &m->own, err);
        if (m->ended)
            return KITH_NEXT_BAD;
        head = kith_stream_peek(split->in, KITH_HEAD);
        m->mailbox = kith_str_line(&head, &line) && is_envelope(line);
    }
    if (m->mailbox)
        return next_message(split, a, record, err);
    if (m->ended)
        return KITH_NEXT_END;
    m->ended = true;
    if (!kith_stream_all(split->in, split->max, a, &record->bytes, err))
        return KITH_NEXT_BAD;
    record->reader = kith_reader_named("mail");
    return KITH_NEXT_RECORD;
}

void kith_mail_close(kith_split *split)
{
    const mailbox *m = split->state;

    if (m != NULL)
        kith_stream_close(m->own);
}

/* What lines of a message are. */
typedef enum { OWN, QUOTED, REST_IS_NOT } line_role;

static bool begins(kith_str line, const char *with)
{
    size_t n = strlen(with);

    return line.len >= n && g_ascii_strncasecmp(line.ptr, with, n) == 0;
}

/* "On Monday Ann Roe wrote:", in several languages. */
static bool is_attribution(kith_str line)
{
    static const char *const ends[] = {
        "wrote:", "writes:", "schrieb:", "a écrit :", "escribió:", "ha scritto:"};

    for (size_t i = 0; i < G_N_ELEMENTS(ends) && line.len < ATTRIBUTION_BYTES; i++)
        if (kith_str_ends(line, kith_str_of(ends[i])))
            return true;
    return false;
}

static line_role role_of(kith_str line)
{
    line = kith_str_trim(line);
    if (kith_str_eq(line, KITH_STR("--")) || begins(line, "-----Original Message") ||
        begins(line, "Begin forwarded message:") || begins(line, "---------- Forwarded message") ||
        count_of(line, '_') >= 30)
        return REST_IS_NOT;
    if (line.len > 0 && (line.ptr[0] == '>' || line.ptr[0] == '|'))
        return QUOTED;
    if (is_attribution(line) || begins(line, "Sent from my "))
        return QUOTED;
    return OWN;
}

static void add_plain(kith_lines *to, kith_str text)
{
    kith_str line, before = {0}; // the message's own
    bool rest = false;

    kith_lines_gap(to);
    while (kith_str_line(&text, &line)) {
        kith_lines_style style = {.place = KITH_PLACE_SURE};
        line_role role;
        role = role_of(line);
        rest |= role == REST_IS_NOT;
        if (rest || role == QUOTED)
            style.place = KITH_PLACE_WEAK;
        if (kith_str_trim(line).len == 0)
            kith_lines_gap(to);
        else if (style.place != KITH_PLACE_SURE || !kith_line_wraps(before, line))
            kith_lines_end(to);
        else
            kith_lines_space(to);
        kith_lines_put(to, line, style);
        before = style.place == KITH_PLACE_SURE ? line : (kith_str){0};
    }
    kith_lines_gap(to);
}

static void add_html(kith_lines *to, const kith_mime_text *part)
{
    static const kith_read_options none = {0};
    const kith_record record = {.bytes = part->bytes, .charset = part->charset, .options = &none};
    kith_doc page = {0};
    bool rest = false;

    if (!kith_html_read(&record, to->text.arena, &page, NULL))
        return;
    for (size_t i = 0; i < page.n_lines; i++) {
        kith_str line = kith_str_sub(page.text, page.line[i].beg, page.line[i].end);
        line_role role = role_of(line);
        rest |= role == REST_IS_NOT || is_attribution(line); // what is quoted comes last in HTML
        page.line[i].place = rest || role == QUOTED || page.line[i].link >= MOSTLY_LINKS ||
                                     page.line[i].place & KITH_PLACE_HIDDEN
                                 ? KITH_PLACE_WEAK
                                 : KITH_PLACE_SURE;
    }
    kith_lines_gap(to);
    kith_lines_add(to, &page, 0);
}

static void add_texts(kith_lines *to, kith_mime_texts texts, size_t *n_repaired)
{
    bool plain = false;

    for (size_t i = 0; i < texts.n; i++)
        plain |= !texts.at[i].html && kith_str_trim(texts.at[i].bytes).len > 0;
    for (size_t i = 0; i < texts.n; i++) {
        const kith_mime_text *t = &texts.at[i];
        size_t n = 0;
        if (t->html == plain)
            continue;
        if (t->html)
            add_html(to, t);
        else
            add_plain(to, kith_decode(to->text.arena, t->bytes, t->charset, &n));
        *n_repaired += n;
    }
}

/* "3 Dec 96" of old mail, too. */
static kith_str date_of(kith_arena *a, kith_str value)
{
    char iso[KITH_DATE_BYTES], month[4], text[64], whole[64];
    int day, year;

    if (kith_date_find(kith_str_sub(value, 0, MIN(value.len, 100)), iso))
        return kith_arena_str(a, kith_str_of(iso));
    for (size_t i = 0; i + 8 < value.len && i < 8; i++) {
        g_snprintf(text, sizeof text, "%.*s", (int)MIN(value.len - i, 20), value.ptr + i);
        // NOLINTNEXTLINE(cert-err34-c): two digits are no number too large
        if (!g_ascii_isdigit(text[0]) || sscanf(text, "%2d %3s %2d", &day, month, &year) != 3)
            continue;
        g_snprintf(whole, sizeof whole, "%d %s %d", day, month, year + (year < 70 ? 2000 : 1900));
        if (kith_date_find(kith_str_of(whole), iso))
            return kith_arena_str(a, kith_str_of(iso));
    }
    return (kith_str){0};
}

/* "Ann Roe" of "\"Ann Roe\" <ann@example.org>" and of "ann@example.org (Ann Roe)". */
static kith_str name_of(kith_str from)
{
    const char *open = from.len > 0 ? memchr(from.ptr, '<', from.len) : NULL;
    kith_str name = from;

    if (open != NULL && open > from.ptr)
        name = kith_str_trim((kith_str){from.ptr, (size_t)(open - from.ptr)});
    else if (from.len > 2 && from.ptr[from.len - 1] == ')' &&
             (open = memchr(from.ptr, '(', from.len)) != NULL)
        name = (kith_str){open + 1, (size_t)(from.ptr + from.len - 2 - open)};
    if (name.len > 1 && name.ptr[0] == '"' && name.ptr[name.len - 1] == '"')
        name = kith_str_sub(name, 1, name.len - 1);
    return kith_str_trim(name);
}

static bool is_reply(kith_str subject)
{
    return begins(subject, "re:") || begins(subject, "aw:") || begins(subject, "fwd:") ||
           begins(subject, "fw:") || begins(subject, "sv:") || begins(subject, "wg:");
}

bool kith_mail_read(const kith_record *record, kith_arena *a, kith_doc *doc, kith_err *err)
{
    kith_lines lines = {.text.arena = a};
    kith_str head, body;

    if (kith_str_trim(record->bytes).len == 0)
        return kith_fail(err, KITH_EINPUT, "an empty message");
    kith_mime_split(record->bytes, &head, &body);
    doc->title = kith_mime_words(a, kith_mime_header(a, head, "Subject"));
    doc->date = date_of(a, kith_mime_header(a, head, "Date"));
    doc->author = name_of(kith_mime_words(a, kith_mime_header(a, head, "From")));
    doc->language = kith_mime_words(a, kith_mime_header(a, head, "Content-Language"));
    add_texts(&lines, kith_mime_texts_of(a, record->bytes), &doc->n_repaired);
    kith_lines_give(&lines, doc);
    if (!is_reply(doc->title))
        kith_doc_head(a, doc, KITH_PLACE_SURE | KITH_PLACE_TITLE);
    return true;
}
