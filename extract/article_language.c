// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/article.h"

#include "extract/read/language.h"

void kith_article_tell_language(kith_article *article, kith_str stated)
{
    const char *code = kith_language_of(article->text, stated);

    article->language = code != NULL ? kith_str_of(code) : stated;
    article->foreign = code != NULL && strcmp(code, KITH_LANGUAGE_MODEL) != 0;
}
