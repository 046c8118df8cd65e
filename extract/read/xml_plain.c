// SPDX-License-Identifier: GPL-3.0-or-later
/* What libxml2 does with a document type is where the traps are: entities of entities, other
 * files, default attributes by the million. Only the plain texts are worth having, and those are
 * read here. A tag with thousands of attributes is refused because libxml2 compares each with
 * each. */
#include "extract/read/xml_plain.h"

#include <glib.h>
#include <stdio.h>

#include "extract/read/sax.h"

enum { MOST_ENTITIES = 4096, ENTITY_BYTES = 1024, LONG_SECTION = 200 };

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Behind the next `mark` from pos on; the end of s when there is none. */
static size_t behind(kith_str s, size_t pos, kith_str mark)
{
    while (pos + mark.len <= s.len) {
        const char *at = memchr(s.ptr + pos, mark.ptr[0], s.len - pos - mark.len + 1);
        if (at == NULL)
            break;
        pos = (size_t)(at - s.ptr);
        if (memcmp(at, mark.ptr, mark.len) == 0)
            return pos + mark.len;
        pos++;
    }
    return s.len;
}

static bool starts_at(kith_str s, size_t pos, kith_str mark)
{
    return kith_str_starts(kith_str_sub(s, pos, s.len), mark);
}

/* Behind a comment, an instruction or a CDATA section that begins at pos; pos when none does. */
static size_t behind_special(kith_str s, size_t pos)
{
    if (starts_at(s, pos, KITH_STR("<!--")))
        return behind(s, pos + 4, KITH_STR("-->"));
    if (starts_at(s, pos, KITH_STR("<?")))
        return behind(s, pos + 2, KITH_STR("?>"));
    if (starts_at(s, pos, KITH_STR("<![CDATA[")))
        return behind(s, pos + 9, KITH_STR("]]>"));
    return pos;
}

/* Where a declaration that begins at pos ends, behind its '>'; quotes and, at its first level,
 * one pair of square brackets are passed. s.len + 1 when it does not. */
static size_t behind_declaration(kith_str s, size_t pos)
{
    bool inner = false;

    for (pos++; pos < s.len; pos++) {
        char c = s.ptr[pos];
        if (c == '"' || c == '\'') {
            const char *end = memchr(s.ptr + pos + 1, c, s.len - pos - 1);
            if (end == NULL)
                break;
            pos = (size_t)(end - s.ptr);
        } else if (c == '[')
            inner = true;
        else if (c == ']')
            inner = false;
        else if (c == '<') {
            size_t end = behind_special(s, pos);
            pos = end > pos ? end - 1 : pos;
        } else if (c == '>' && !inner)
            return pos + 1;
        else if (c == '>' && inner)
            continue;
    }
    return s.len + 1;
}

bool kith_xml_doctype(kith_str xml, size_t *beg, size_t *end)
{
    size_t pos = 0;

    *beg = *end = 0;
    for (;;) {
        size_t next;
        while (pos < xml.len && is_space(xml.ptr[pos]))
            pos++;
        if ((next = behind_special(xml, pos)) == pos)
            break;
        pos = next;
    }
    if (!starts_at(xml, pos, KITH_STR("<!DOCTYPE")))
        return true;
    *beg = pos;
    *end = behind_declaration(xml, pos);
    return *end <= xml.len;
}

static kith_str next_word(kith_str *rest)
{
    size_t beg = 0, end;
    kith_str word;

    while (beg < rest->len && is_space(rest->ptr[beg]))
        beg++;
    for (end = beg; end < rest->len && !is_space(rest->ptr[end]) && rest->ptr[end] != '"' &&
                    rest->ptr[end] != '\'' && rest->ptr[end] != '>';
         end++)
        ;
    word = kith_str_sub(*rest, beg, end);
    *rest = kith_str_sub(*rest, end, rest->len);
    return word;
}

/* The code point of "#233;" or "#xE9;"; 0 when it is none. *n: bytes of it. */
static uint32_t numeric(kith_str s, size_t *n)
{
    const char *end = s.len > 1 ? memchr(s.ptr, ';', MIN(s.len, 10)) : NULL;
    bool hex = s.len > 2 && (s.ptr[1] | 0x20) == 'x';
    uint32_t c = 0;

    if (end == NULL || s.ptr[0] != '#')
        return 0;
    for (const char *at = s.ptr + (hex ? 2 : 1); at < end; at++) {
        if (hex ? !g_ascii_isxdigit(*at) : !g_ascii_isdigit(*at))
            return 0;
        c = c * (hex ? 16 : 10) + (uint32_t)g_ascii_xdigit_value(*at);
    }
    *n = (size_t)(end - s.ptr) + 1;
    return (c >= ' ' && c != 0x7f && g_unichar_validate(c)) || c == '\t' || c == '\n' ? c : 0;
}

/* The value of an entity with its numbered characters decoded. */
static void set_text(kith_arena *a, kith_xml_entity *e, kith_str value)
{
    char *out;
    size_t n = 0;

    if (value.len > ENTITY_BYTES) {
        e->bad = "is longer than an entity may be";
        return;
    }
    out = kith_room(a, char, value.len + 1);
    for (size_t pos = 0; pos < value.len; pos++) {
        char c = value.ptr[pos];
        size_t eaten = 0;
        uint32_t code;
        if (c == '<')
            e->bad = "holds tags";
        if (c != '&') {
            out[n++] = c;
            continue;
        }
        code = numeric(kith_str_sub(value, pos + 1, value.len), &eaten);
        if (code == 0) {
            e->bad = "is made of other entities";
            return;
        }
        n += (size_t)g_unichar_to_utf8(code, out + n); // never longer than its number
        pos += eaten;
    }
    e->text = (kith_str){out, n};
}

/* "<!ENTITY name 'value'>" or "<!ENTITY name SYSTEM 'file'>" from behind its keyword. */
static void read_entity(kith_arena *a, kith_xml_entities *entities, kith_str rest)
{
    kith_xml_entity e = {.name = next_word(&rest)};
    kith_str word = next_word(&rest);
    const char *end;

    if (e.name.len == 0 || e.name.ptr[0] == '%' || entities->n == MOST_ENTITIES)
        return;
    if (word.len > 0)
        e.bad = "stands for another file, and no other file is ever read";
    else if (rest.len > 0 && (rest.ptr[0] == '"' || rest.ptr[0] == '\'') &&
             (end = memchr(rest.ptr + 1, rest.ptr[0], rest.len - 1)) != NULL)
        set_text(a, &e, (kith_str){rest.ptr + 1, (size_t)(end - rest.ptr - 1)});
    else
        return;
    if (entities->at == NULL)
        entities->at = kith_room(a, kith_xml_entity, MOST_ENTITIES);
    entities->at[entities->n++] = e;
}

static void read_entities(kith_arena *a, kith_xml_entities *entities, kith_str doctype)
{
    for (size_t pos = 9; pos < doctype.len;) {
        const char *at = memchr(doctype.ptr + pos, '<', doctype.len - pos);
        size_t end;
        if (at == NULL)
            break;
        pos = (size_t)(at - doctype.ptr);
        if ((end = behind_special(doctype, pos)) > pos) {
            pos = end;
            continue;
        }
        if (starts_at(doctype, pos, KITH_STR("<!ENTITY")))
            read_entity(a, entities, kith_str_sub(doctype, pos + 8, doctype.len));
        pos = behind_declaration(doctype, pos);
    }
}

static size_t line_at(kith_str xml, size_t pos)
{
    size_t n = 1;

    for (size_t i = 0; i < pos; i++)
        n += xml.ptr[i] == '\n';
    return n;
}

/* Attributes of the tag that begins at pos; *end is behind its '>'. */
static size_t count_attributes(kith_str xml, size_t pos, size_t *end)
{
    size_t n = 0;

    for (; pos < xml.len && xml.ptr[pos] != '>'; pos++) {
        const char *close;
        if (xml.ptr[pos] != '"' && xml.ptr[pos] != '\'')
            continue;
        close = memchr(xml.ptr + pos + 1, xml.ptr[pos], xml.len - pos - 1);
        if (close == NULL) // the parser will say what is wrong
            pos = xml.len - 1;
        else
            pos = (size_t)(close - xml.ptr);
        n++;
    }
    *end = MIN(pos + 1, xml.len);
    return n;
}

static bool check_tags(kith_str xml, kith_err *err)
{
    for (size_t pos = 0; pos < xml.len;) {
        const char *at = memchr(xml.ptr + pos, '<', xml.len - pos);
        size_t end;
        if (at == NULL)
            break;
        pos = (size_t)(at - xml.ptr);
        if ((end = behind_special(xml, pos)) > pos) {
            pos = end;
            continue;
        }
        if (count_attributes(xml, pos, &end) > KITH_XML_MOST_ATTRIBUTES)
            return kith_fail(err, KITH_EINPUT, "line %zu: a tag with more than %d attributes",
                             line_at(xml, pos), KITH_XML_MOST_ATTRIBUTES);
        pos = end;
    }
    return true;
}

bool kith_xml_plain(kith_arena *a, kith_str *xml, kith_xml_entities *entities, kith_err *err)
{
    size_t beg, end;
    char *copy;

    if (!kith_xml_doctype(*xml, &beg, &end))
        return kith_fail(err, KITH_EINPUT,
                         "line %zu: <!DOCTYPE begins and does not end; the file may be cut short",
                         line_at(*xml, beg));
    if (end > 0) {
        read_entities(a, entities, kith_str_sub(*xml, beg, end));
        copy = kith_room(a, char, xml->len);
        memcpy(copy, xml->ptr, xml->len);
        for (size_t i = beg; i < end; i++)
            copy[i] = copy[i] == '\n' ? '\n' : ' ';
        xml->ptr = copy;
    }
    return check_tags(*xml, err);
}

static void add_section(kith_arena *a, kith_xml_sections *sections, kith_str content)
{
    if (sections->n == sections->room) {
        sections->room = sections->room * 2 + 64;
        sections->at = kith_grow(a, kith_str, sections->at, sections->n, sections->room);
    }
    sections->at[sections->n++] = content;
}

/* Writes the instruction for the section that was added last. */
static size_t put_instruction(char *to, const kith_xml_sections *sections)
{
    kith_str content = sections->at[sections->n - 1];
    size_t n = (size_t)sprintf(to, "<?" KITH_CDATA " %zu", sections->n - 1);

    content.len -= LONG_SECTION / 4; // so that it is never longer than the section
    for (const char *at = content.ptr, *end = at + content.len;
         (at = memchr(at, '\n', (size_t)(end - at))) != NULL; at++)
        to[n++] = '\n';
    to[n++] = '?';
    to[n++] = '>';
    return n;
}

void kith_xml_take_sections(kith_arena *a, kith_str *xml, kith_xml_sections *sections)
{
    char *out = NULL;
    size_t n = 0, copied = 0;

    for (size_t pos = 0; pos < xml->len;) {
        const char *at = memchr(xml->ptr + pos, '<', xml->len - pos);
        size_t end;
        if (at == NULL)
            break;
        pos = (size_t)(at - xml->ptr);
        end = behind_special(*xml, pos);
        if (end - pos > LONG_SECTION && xml->ptr[pos + 2] == '[' && xml->ptr[end - 1] == '>') {
            if (out == NULL)
                out = kith_room(a, char, xml->len);
            memcpy(out + n, xml->ptr + copied, pos - copied);
            n += pos - copied;
            add_section(a, sections, kith_str_sub(*xml, pos + 9, end - 3));
            n += put_instruction(out + n, sections);
            copied = end;
        }
        pos = MAX(end, pos + 1);
    }
    if (out == NULL)
        return;
    memcpy(out + n, xml->ptr + copied, xml->len - copied);
    *xml = (kith_str){out, n + xml->len - copied};
}

const char *kith_xml_charset(kith_arena *a, kith_str bytes)
{
    kith_str head = kith_str_sub(bytes, 0, MIN(bytes.len, 200)), rest;
    size_t pos, n = 0;

    if (!kith_str_starts(head, KITH_STR("<?xml")))
        return NULL;
    head = kith_str_sub(head, 0, behind(head, 0, KITH_STR("?>")));
    pos = behind(head, 0, KITH_STR("encoding"));
    while (pos < head.len && (is_space(head.ptr[pos]) || strchr("=\"'", head.ptr[pos]) != NULL))
        pos++;
    rest = kith_str_sub(head, pos, head.len);
    while (n < rest.len && n < 40 &&
           (g_ascii_isalnum(rest.ptr[n]) || strchr("-_.:", rest.ptr[n]) != NULL))
        n++;
    return n > 0 ? kith_arena_str(a, kith_str_sub(rest, 0, n)).ptr : NULL;
}
