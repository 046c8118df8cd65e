// SPDX-License-Identifier: GPL-3.0-or-later
/* Text in XML files, as their readers really behave: control characters, which no XML may hold,
 * left out; quotes as they are; CDATA where only white space would stand between two references,
 * because Gephi's parser drops that white space. */
#pragma once

#include "base/out.h"

#include <glib.h>
#include <libxml/xmlwriter.h>

/* Appends s as character data. */
void kith_xml_text(GString *to, kith_str s);

/* Appends s as the inside of an attribute in double quotes. */
void kith_xml_attribute(GString *to, kith_str s);

/* A writer whose bytes go to out, after the XML declaration. Never NULL. */
xmlTextWriterPtr kith_xml_begin(kith_out *out);

/* Closes all elements that are open, and frees the writer. */
void kith_xml_end(xmlTextWriterPtr writer);

/* Writes what `to` holds as it is, and empties it. */
void kith_xml_flush(xmlTextWriterPtr writer, GString *to);
