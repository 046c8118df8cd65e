// SPDX-License-Identifier: GPL-3.0-or-later
/* From paths to documents. A format is one file and one row of kith_readers[]. */
#pragma once

#include "base/err.h"
#include "extract/read/doc.h"

typedef struct {
    const char *from;    // name of the reader to use, or NULL: told from content, then name
    size_t max_document; // bytes; 0 for the default, KITH_MAX_DOCUMENT
} kith_read_options;

enum { KITH_MAX_DOCUMENT = 512 * 1024 * 1024 };

typedef struct {
    const char *name;             // as --from takes it: "text"
    const char *summary;          // one line for --help
    const char *suffixes;         // ".txt .md": which files of a folder are read
    bool (*knows)(kith_str head); // told from the first bytes (up to 4 kB)
    bool (*read)(kith_str bytes, kith_arena *a, kith_doc *doc, kith_err *err);
} kith_reader;

extern const kith_reader kith_readers[]; // ends with a row whose name is NULL

/* The files that `input` means: itself, or, for a folder, every file below it whose name ends
 * with a suffix some reader knows, hidden ones and links to folders already visited left out.
 * "-" is standard input. Appends to paths, a GPtrArray-like list that kith_paths owns. */
typedef struct {
    char **at; // [n]; each NUL-terminated
    size_t n;
    size_t room;
} kith_paths;

/* KITH_EINPUT: no such file, or a folder in which no file can be read by any reader. */
bool kith_paths_add(kith_paths *paths, const char *input, const kith_read_options *options,
                    kith_err *err);

/* Sorted by bytes, each path once: the order of documents, whatever the order of arguments. */
void kith_paths_sort(kith_paths *paths);
void kith_paths_fini(kith_paths *paths); // zeroed is fine

/* Reads one file into doc, borrowed from a. KITH_EINPUT: binary, too large, not what its format
 * promises. KITH_EIO: the system refused. */
bool kith_read(const char *path, const kith_read_options *options, kith_arena *a, kith_doc *doc,
               kith_err *err);
