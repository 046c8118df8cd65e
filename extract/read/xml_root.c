// SPDX-License-Identifier: GPL-3.0-or-later
#include <glib.h>

#include "extract/read/sax.h"
#include "extract/read/wide.h"
#include "extract/read/xml_plain.h"

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static size_t name_end(kith_str s, size_t pos)
{
    while (pos < s.len && !is_space(s.ptr[pos]) && strchr("/>=<\"'", s.ptr[pos]) == NULL)
        pos++;
    return pos;
}

/* The namespace that the tag declares for a prefix (which may be empty). */
static kith_str space_of(kith_str tag, kith_str prefix)
{
    for (size_t pos = 0; pos + 5 < tag.len; pos++) {
        size_t end;
        kith_str name;
        const char *close;
        if (!is_space(tag.ptr[pos]) || memcmp(tag.ptr + pos + 1, "xmlns", 5) != 0)
            continue;
        end = name_end(tag, pos + 1);
        name = kith_str_sub(tag, pos + 6, MAX(end, pos + 6));
        if (kith_str_starts(name, KITH_STR(":")))
            name = kith_str_sub(name, 1, name.len);
        while (end < tag.len && (is_space(tag.ptr[end]) || tag.ptr[end] == '='))
            end++;
        if (!kith_str_eq(name, prefix) || end >= tag.len)
            continue;
        close = memchr(tag.ptr + end + 1, tag.ptr[end], tag.len - end - 1);
        return close != NULL ? kith_str_sub(tag, end + 1, (size_t)(close - tag.ptr))
                             : (kith_str){0};
    }
    return (kith_str){0};
}

/* The first tag behind comments and instructions. */
static size_t root_at(kith_str s, size_t pos)
{
    for (; pos < s.len; pos++) {
        kith_str rest = kith_str_sub(s, pos, s.len);
        const char *close = NULL;
        if (kith_str_starts(rest, KITH_STR("<!--")))
            close = g_strstr_len(rest.ptr, (gssize)rest.len, "-->");
        else if (kith_str_starts(rest, KITH_STR("<?")))
            close = g_strstr_len(rest.ptr, (gssize)rest.len, "?>");
        else if (!is_space(s.ptr[pos]))
            return s.ptr[pos] == '<' ? pos : s.len;
        else
            continue;
        if (close == NULL)
            return s.len;
        pos = (size_t)(close - s.ptr) + (close[0] == '-' ? 2 : 1);
    }
    return s.len;
}

bool kith_xml_root_of(kith_str head, char room[KITH_XML_HEAD], kith_xml_root *root)
{
    size_t pos, end, colon;
    kith_str prefix = {"", 0};

    head = kith_head_narrow(head, room);
    if (kith_str_starts(head, KITH_STR("\xef\xbb\xbf")))
        head = kith_str_sub(head, 3, head.len);
    *root = (kith_xml_root){0};
    if (!kith_xml_doctype(head, &pos, &end)) { // longer than the head: it names the root
        end = MIN(pos + 10, head.len);
        root->name = kith_str_sub(head, end, name_end(head, end));
        root->rest = kith_str_sub(head, pos, head.len);
        return root->name.len > 0;
    }
    pos = root_at(head, end);
    if (pos + 1 >= head.len || (!g_ascii_isalpha(head.ptr[pos + 1]) && head.ptr[pos + 1] != '_'))
        return false;
    end = name_end(head, pos + 1);
    root->rest = kith_str_sub(head, pos, head.len);
    root->name = kith_str_sub(head, pos + 1, end);
    for (colon = 0; colon < root->name.len && root->name.ptr[colon] != ':'; colon++)
        ;
    if (colon < root->name.len) {
        prefix = kith_str_sub(root->name, 0, colon);
        root->name = kith_str_sub(root->name, colon + 1, root->name.len);
    }
    root->space = space_of(root->rest, prefix);
    return true;
}
