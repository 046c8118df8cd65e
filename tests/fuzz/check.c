// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/check.h"

#include <glib.h>
#include <stdlib.h>

static void must(bool holds)
{
    if (!holds)
        abort();
}

static bool valid(kith_str s)
{
    return g_utf8_validate_len(s.ptr != NULL ? s.ptr : "", s.len, NULL);
}

/* On a border of characters. */
static bool border(kith_str text, size_t pos)
{
    return pos == text.len || (pos < text.len && ((unsigned char)text.ptr[pos] & 0xc0) != 0x80);
}

void check_err(const kith_err *err)
{
    must(err->code != KITH_OK && err->msg[0] != '\0' && strchr(err->msg, '\n') == NULL);
    must(valid(kith_str_of(err->msg)));
}

void check_doc(const kith_doc *doc)
{
    size_t end = 0;

    must(valid(doc->text) && valid(doc->title) && valid(doc->date) && valid(doc->name));
    for (size_t i = 0; i < doc->n_lines; i++) {
        must(doc->line[i].beg >= end && doc->line[i].beg <= doc->line[i].end);
        must(doc->line[i].link <= 100);
        must(doc->n_boxes == 0 || doc->line[i].box < doc->n_boxes);
        end = doc->line[i].end;
    }
    must(end <= doc->text.len);
    must(valid(doc->stated) && valid(doc->author) && valid(doc->source) && valid(doc->language));
    for (size_t b = 1; b < doc->n_boxes; b++)
        must(doc->box[b].parent < b);
}

void check_article(const kith_article *article, const kith_doc *doc)
{
    size_t end = 0;

    must(valid(article->text));
    for (size_t i = 0; i < article->n_blocks; i++) {
        must(article->block[i].beg >= end && article->block[i].beg <= article->block[i].end);
        end = article->block[i].end;
    }
    must(end <= article->text.len);
    for (size_t i = 0; i < article->n_dropped; i++) {
        must(article->dropped[i].line < doc->n_lines);
        must(i == 0 || article->dropped[i].line > article->dropped[i - 1].line);
    }
}

void check_tokens(kith_str text, kith_tokens tokens, kith_sentences sentences)
{
    size_t end = 0;

    for (size_t t = 0; t < tokens.n; t++) {
        must(tokens.at[t].beg >= end && tokens.at[t].beg < tokens.at[t].end);
        must(border(text, tokens.at[t].beg) && border(text, tokens.at[t].end));
        end = tokens.at[t].end;
    }
    must(end <= text.len);
    end = 0;
    for (size_t i = 0; i < sentences.n; i++) {
        must(sentences.at[i].beg == end && sentences.at[i].beg < sentences.at[i].end);
        end = sentences.at[i].end;
    }
    must(end == tokens.n);
}

void check_extraction(const kith_extraction *x)
{
    size_t end = 0;

    for (size_t i = 0; i < x->n_mentions; i++) {
        const kith_mention *m = &x->mention[i];
        must(m->beg >= end && m->beg < m->end && m->end <= x->article.text.len);
        must(border(x->article.text, m->beg) && border(x->article.text, m->end));
        must(m->sentence < x->n_sentences && m->entity < x->n_entities && m->via < KITH_VIAS);
        must(x->sentence[m->sentence].beg <= m->beg && m->end <= x->sentence[m->sentence].end);
        end = m->end;
    }
    for (size_t i = 0; i < x->n_entities; i++)
        must(x->entity[i].type < KITH_TYPES && x->entity[i].label.len > 0 &&
             valid(x->entity[i].label));
}
