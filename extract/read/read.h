// SPDX-License-Identifier: GPL-3.0-or-later
/* The formats, and how one file becomes documents. A format is one file and one row of
 * kith_readers[], of one of two kinds:
 *
 * - a file is a document: `read` makes it from the file's bytes;
 * - a file holds documents: `next` gives one record after the other: bytes, a name, and what the
 *   file says of each. It is serial, under the pipeline's lock, and therefore only splits; what
 *   the bytes mean is found by the record's reader, in a worker thread. */
#pragma once

#include "base/err.h"
#include "extract/read/doc.h"
#include "extract/read/stream.h"

typedef struct kith_metadata kith_metadata;
typedef struct kith_reader kith_reader;

/* What a field of a JSON object or a column may hold. */
typedef enum {
    KITH_FIELD_TEXT,
    KITH_FIELD_TITLE,
    KITH_FIELD_DATE,
    KITH_FIELD_ID,
    KITH_FIELD_AUTHOR,
    KITH_FIELD_SOURCE,
    KITH_FIELD_LANGUAGE,
    KITH_FIELDS
} kith_field_kind;

typedef struct {
    const char *from;               // name of the format, or NULL: told from content, then name
    size_t max_document;            // bytes; 0 for the default, KITH_MAX_DOCUMENT
    const char *field[KITH_FIELDS]; // their names, "a.b.c"; NULL: guessed
    const char *metadata;           // table of what files do not say, or NULL
    const char *xpath;              // what is text in an XML file of no known kind; NULL: all
} kith_read_options;

enum { KITH_MAX_DOCUMENT = 256 * 1024 * 1024, KITH_MOST_DOCUMENT = 1024 * 1024 * 1024 };

/* A document before it is parsed. Strings are borrowed from the arena it was made in. */
typedef struct {
    kith_str name;             // "press/a.txt", "a.zip/b.html", "file.jsonl:17"
    kith_str bytes;            // as they stand in the file
    kith_stream *stream;       // in place of bytes, where they are still to be read; or NULL
    const kith_reader *reader; // of bytes, with a `read`; NULL: told from them, then the name
    const char *charset;       // that the container declares for bytes; NULL when it does not
    kith_str title, date, author, language, source; // that the container knows; empty otherwise
    const kith_read_options *options;               // never NULL
    const void *extra; // what the splitter tells its reader, from the same arena; or NULL
} kith_record;

typedef enum {
    KITH_NEXT_END,    // no more; kith_stream_ok() of the file tells whether it is whole
    KITH_NEXT_RECORD, // one more
    KITH_NEXT_BAD,    // err tells what could not be used; there may be more
} kith_next;

/* A file that is being split. */
typedef struct {
    kith_stream *in;   // the splitter begins at its first byte
    kith_str path;     // of the file
    kith_arena *arena; // until the file is closed
    void *state;       // the splitter's own; NULL at first
    const kith_read_options *options;
    size_t max; // bytes that a document may have
} kith_split;

struct kith_reader {
    const char *name;     // as --from takes it: "text"
    const char *summary;  // one line for --help
    const char *suffixes; // ".txt .md": which files of a folder are read

    /* Told from the first bytes (up to KITH_HEAD; UTF-8 marks are not taken off). NULL: from the
     * name alone. */
    bool (*knows)(kith_str head);

    /* Fills doc, whose name is set, from record->bytes; what the container knows is put over it
     * afterwards. KITH_EINPUT: not what the format promises. NULL: never the reader of bytes. */
    bool (*read)(const kith_record *record, kith_arena *a, kith_doc *doc, kith_err *err);

    /* The next record, from a, whose options are set; messages begin with a line or a place, not
     * with the path. A name that is left empty is the file's. NULL: a file is a document. */
    kith_next (*next)(kith_split *split, kith_arena *a, kith_record *record, kith_err *err);
    void (*close)(kith_split *split); // what state holds outside the arena; NULL: nothing

    bool narrow; // its splitter looks for ASCII marks: UTF-16 is made UTF-8 before
    bool binary; // its bytes are no text: zip files of one document
};

enum { KITH_HEAD = 4096 };

extern const kith_reader kith_readers[]; // ends with a row whose name is NULL

/* The row called name; NULL when there is none. */
const kith_reader *kith_reader_named(const char *name);

/* The row that reads a file of that head and name: content decides, then the name, then text.
 * NULL: bytes that are no text. */
const kith_reader *kith_reader_of(kith_str head, kith_str name);

/* Whether the name ends with one of the suffixes, which stand apart by a space. */
bool kith_has_suffix(kith_str name, const char *suffixes);

/* Whether a file of that name in a folder or an archive is one to be read: by its suffix, which
 * may have ".gz" or the like behind it; archives too. Hidden ones are not. */
bool kith_reads_name(kith_str name, const kith_read_options *options);

/* The files that `input` means: itself, or, for a folder, every file below it whose name
 * kith_reads_name() knows, links to folders already visited left out. "-" is standard input.
 * Appends to paths, a GPtrArray-like list that kith_paths owns. */
typedef struct {
    char **at; // [n]; each NUL-terminated
    size_t n;
    size_t room;
    kith_read_options options; // how they are read: those of the last kith_paths_add()
    kith_metadata *metadata;   // what a table says of the documents, or NULL; the list's own
} kith_paths;

/* KITH_EINPUT: no such file, or a folder in which no file can be read by any reader. */
bool kith_paths_add(kith_paths *paths, const char *input, const kith_read_options *options,
                    kith_err *err); // NULL options: defaults

/* Sorted by bytes, each path once: the order of documents, whatever the order of arguments. */
void kith_paths_sort(kith_paths *paths);
void kith_paths_fini(kith_paths *paths); // zeroed is fine

/* Makes doc of record, borrowed from a. False: it is none, err says why. True with err->code set:
 * it is one, but its bytes broke off. */
bool kith_record_read(kith_record *record, kith_arena *a, kith_doc *doc, kith_err *err);

/* The first document of a file. KITH_EINPUT: binary, too large, not what its format promises.
 * KITH_EIO: the system refused. */
bool kith_read(const char *path, const kith_read_options *options, kith_arena *a, kith_doc *doc,
               kith_err *err);
