// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/read/text.h"

#include "extract/read/date.h"
#include "extract/read/decode.h"

bool kith_text_knows(kith_str head)
{
    (void)head;
    return true;
}

static size_t count_lines(kith_str text)
{
    size_t n = 1;

    for (const char *at = text.ptr, *end = text.ptr + text.len;
         at < end && (at = memchr(at, '\n', (size_t)(end - at))) != NULL; at++)
        n++;
    return n;
}

void kith_text_lines(kith_arena *a, kith_doc *doc)
{
    kith_str rest = doc->text, line;
    bool gap = true;

    if (doc->text.len == 0)
        rest = doc->text = KITH_STR(""); // no bytes may have come with no address
    doc->line = kith_room(a, kith_line, count_lines(doc->text));
    doc->n_lines = 0;
    while (kith_str_line(&rest, &line)) {
        line = kith_str_trim(line);
        if (line.len == 0) {
            gap = true;
            continue;
        }
        doc->line[doc->n_lines++] =
            (kith_line){.beg = (uint32_t)(line.ptr - doc->text.ptr),
                        .end = (uint32_t)(line.ptr - doc->text.ptr + line.len),
                        .gap = gap};
        gap = false;
    }
}

bool kith_text_read(const kith_record *record, kith_arena *a, kith_doc *doc, kith_err *err)
{
    kith_str bytes = record->bytes;

    (void)err;
    doc->text = kith_decode(a, bytes, record->charset, &doc->n_repaired);
    if (doc->text.ptr < bytes.ptr || doc->text.ptr > bytes.ptr + bytes.len) // it was written anew
        kith_arena_give_back(a, bytes.ptr);
    kith_text_lines(a, doc);
    return true;
}
