// SPDX-License-Identifier: GPL-3.0-or-later
/* Mail: mailboxes (mbox), which hold many messages, and single ones (.eml). The text is the plain
 * one where there is one, else the HTML; quoted mail and signatures are lines that are not the
 * message's. */
#pragma once

#include "extract/read/read.h"

bool kith_mail_knows(kith_str head);
bool kith_mail_read(const kith_record *record, kith_arena *a, kith_doc *doc, kith_err *err);
kith_next kith_mail_next(kith_split *split, kith_arena *a, kith_record *record, kith_err *err);
void kith_mail_close(kith_split *split);
