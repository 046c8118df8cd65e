// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/xml.h"

#include "base/arena.h"
#include "export/append.h"

/* Bytes of s from pos on that XML may not hold: control characters, U+FFFE and U+FFFF. */
static size_t forbidden(kith_str s, size_t pos)
{
    unsigned char c = (unsigned char)s.ptr[pos];

    if (c < ' ')
        return c != '\t' && c != '\n';
    if (c == 0xef && s.len - pos >= 3 && (unsigned char)s.ptr[pos + 1] == 0xbf &&
        ((unsigned char)s.ptr[pos + 2] & 0xfe) == 0xbe)
        return 3;
    return 0;
}

static bool is_reference(char c)
{
    return c == '&' || c == '<' || c == '>';
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* True when white space alone stands between two references, or between one and an end. */
static bool needs_cdata(kith_str s)
{
    bool blank = true, space = false, reference = false;

    for (size_t i = 0; i < s.len; i++) {
        if (is_reference(s.ptr[i])) {
            if (blank && space)
                return true;
            blank = reference = true;
            space = false;
        } else if (is_space(s.ptr[i]))
            space = true;
        else
            blank = false;
    }
    return reference && blank && space;
}

static const char *escape_of(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    default:
        return NULL;
    }
}

/* Runs of ordinary bytes are copied whole: that is most of a large file. */
static void put_escaped(GString *to, kith_str s)
{
    size_t run = 0, skip;

    for (size_t i = 0; i < s.len; i++) {
        const char *escape = escape_of(s.ptr[i]);
        if (escape == NULL && (skip = forbidden(s, i)) == 0)
            continue;
        g_string_append_len(to, s.ptr + run, (gssize)(i - run));
        if (escape != NULL)
            g_string_append(to, escape);
        else
            i += skip - 1;
        run = i + 1;
    }
    if (s.len > run)
        g_string_append_len(to, s.ptr + run, (gssize)(s.len - run));
}

/* "]]>" ends a section, so that one ends within it and the next begins. */
static void put_cdata(GString *to, kith_str s)
{
    size_t skip;

    g_string_append(to, "<![CDATA[");
    for (size_t i = 0; i < s.len; i++) {
        if ((skip = forbidden(s, i)) > 0) {
            i += skip - 1;
            continue;
        }
        if (s.ptr[i] == '>' && to->len >= 2 && to->str[to->len - 1] == ']' &&
            to->str[to->len - 2] == ']')
            g_string_append(to, "]]><![CDATA[");
        g_string_append_c(to, s.ptr[i]);
    }
    g_string_append(to, "]]>");
}

/* Bytes that may need more than to be copied; between tags, where tabs and ends of lines are text.
 * No branch hangs on it, so that many bytes are looked at at once. */
static inline unsigned char is_markup(unsigned char c)
{
    return (unsigned char)((c == '&') | (c == '<') | (c == '>') | (c == 0xef) |
                           ((c < ' ') & (c != '\n') & (c != '\t')));
}

/* The same within an attribute. */
static inline bool is_special(char c)
{
    return is_markup((unsigned char)c) || c == '\n' || c == '\t' || c == '"';
}

enum { GROUP = 32 }; // more than compilers unroll instead

static inline bool any_markup(const char *at)
{
    unsigned char any = 0;

    for (int i = 0; i < GROUP; i++)
        any |= is_markup((unsigned char)at[i]);
    return any != 0;
}

static bool is_plain(kith_str s)
{
    unsigned char any = 0;

    for (size_t i = GROUP; i <= s.len; i += GROUP)
        if (any_markup(s.ptr + i - GROUP))
            return false;
    if (s.len >= GROUP)
        return !any_markup(s.ptr + s.len - GROUP);
    for (size_t i = 0; i < s.len; i++)
        any |= is_markup((unsigned char)s.ptr[i]);
    return any == 0;
}

void kith_xml_text(GString *to, kith_str s)
{
    if (is_plain(s)) // as nearly all is
        kith_append_str(to, s);
    else if (needs_cdata(s))
        put_cdata(to, s);
    else
        put_escaped(to, s);
}

/* White space other than a blank would be read as one; as a reference it stays. */
void kith_xml_attribute(GString *to, kith_str s)
{
    size_t plain = 0, skip;

    while (plain < s.len && !is_special(s.ptr[plain]))
        plain++;
    kith_append(to, s.ptr, plain);
    for (size_t i = plain; i < s.len; i++) {
        const char *escape = escape_of(s.ptr[i]);
        if (escape != NULL)
            g_string_append(to, escape);
        else if (s.ptr[i] == '"')
            g_string_append(to, "&quot;");
        else if (s.ptr[i] == '\t' || s.ptr[i] == '\n')
            g_string_append(to, s.ptr[i] == '\t' ? "&#9;" : "&#10;");
        else if ((skip = forbidden(s, i)) > 0)
            i += skip - 1;
        else
            g_string_append_c(to, s.ptr[i]);
    }
}

/* Failures stay in out, which reports them when it is closed. */
static int send(void *context, const char *bytes, int n)
{
    kith_out_write(context, bytes, (size_t)n);
    return n;
}

xmlTextWriterPtr kith_xml_begin(kith_out *out)
{
    xmlOutputBufferPtr buffer = xmlOutputBufferCreateIO(send, NULL, out, NULL);
    xmlTextWriterPtr writer = buffer != NULL ? xmlNewTextWriter(buffer) : NULL;

    if (writer == NULL)
        kith_out_of_memory();
    xmlTextWriterStartDocument(writer, NULL, "UTF-8", NULL);
    return writer;
}

void kith_xml_end(xmlTextWriterPtr writer)
{
    xmlTextWriterEndDocument(writer);
    xmlFreeTextWriter(writer);
}

void kith_xml_flush(xmlTextWriterPtr writer, GString *to)
{
    xmlTextWriterWriteRawLen(writer, (const xmlChar *)to->str, (int)to->len);
    g_string_truncate(to, 0);
}
