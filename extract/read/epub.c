// SPDX-License-Identifier: GPL-3.0-or-later
/* META-INF/container.xml names the package file; that names the files of the book and their order;
 * chapters are read as web pages are. */
#include "extract/read/epub.h"

#include <glib.h>

#include "extract/read/decode.h"
#include "extract/read/html.h"
#include "extract/read/lines.h"
#include "extract/read/markup.h"
#include "extract/read/zip.h"

enum { MOST_FILES = 20000, MOSTLY_LINKS = 70 };

static const kith_rule about[] = {
    {.name = "dc:title", .tells = KITH_TELLS_TITLE, .rank = 1},
    {.name = "dc:creator", .tells = KITH_TELLS_AUTHOR, .rank = 1},
    {.name = "dc:date", .only = "event=publication", .tells = KITH_TELLS_DATE, .rank = 3},
    {.name = "dc:date", .tells = KITH_TELLS_DATE, .rank = 2},
    {.name = "dc:language", .tells = KITH_TELLS_LANGUAGE, .rank = 1},
    {.name = "dc:source", .tells = KITH_TELLS_SOURCE, .rank = 1},
    {0},
};

/* A file of the book. */
typedef struct {
    kith_str id, path;
    bool contents; // its list of chapters
} file;

typedef struct {
    kith_arena *arena;
    kith_str folder; // of the package file, with its '/', or empty
    file *file;      // [n_files]
    size_t n_files, files_room;
    GHashTable *by_id; // -> file index + 1
    size_t *chapter;   // [n_chapters], indices of files
    size_t n_chapters, chapters_room;
    kith_str package; // path of the package file
} book;

bool kith_epub_knows(kith_str head)
{
    return kith_zip_begins(head, "mimetype", "application/epub+zip");
}

static bool wanted(kith_str name)
{
    static const char *const suffixes[] = {".xhtml", ".html", ".htm", ".opf", ".xml"};

    for (size_t i = 0; i < G_N_ELEMENTS(suffixes); i++) {
        size_t n = strlen(suffixes[i]);
        if (name.len > n && g_ascii_strncasecmp(name.ptr + name.len - n, suffixes[i], n) == 0)
            return true;
    }
    return false;
}

static bool on_container(void *self, const kith_sax_tag *tag)
{
    book *b = self;
    kith_str path = kith_sax_attribute(tag, "full-path");

    if (strcmp(tag->name, "rootfile") == 0 && path.len > 0 && b->package.len == 0)
        b->package = kith_arena_str(b->arena, path);
    return true;
}

/* "../Text/a%20b.xhtml#x" from "OPS/p/" is "OPS/Text/a b.xhtml". */
static kith_str resolved(kith_arena *a, kith_str folder, kith_str href)
{
    char *at = kith_room(a, char, folder.len + href.len + 1);
    size_t n = folder.len;

    if (n > 0)
        memcpy(at, folder.ptr, n);
    for (size_t i = 0; i < href.len && href.ptr[i] != '#'; i++) {
        kith_str rest = kith_str_sub(href, i, href.len);
        if (kith_str_starts(rest, KITH_STR("../")) && (i == 0 || href.ptr[i - 1] == '/')) {
            i += 2;
            for (n -= n > 0; n > 0 && at[n - 1] != '/'; n--)
                ;
        } else if (rest.ptr[0] == '%' && rest.len > 2 && g_ascii_isxdigit(rest.ptr[1]) &&
                   g_ascii_isxdigit(rest.ptr[2])) {
            at[n++] =
                (char)(g_ascii_xdigit_value(rest.ptr[1]) * 16 + g_ascii_xdigit_value(rest.ptr[2]));
            i += 2;
        } else
            at[n++] = href.ptr[i];
    }
    return (kith_str){at, n};
}

static void add_file(book *b, const kith_sax_tag *tag)
{
    kith_str id = kith_sax_attribute(tag, "id"), href = kith_sax_attribute(tag, "href");
    kith_str properties = kith_sax_attribute(tag, "properties");

    if (b->n_files == MOST_FILES || id.len == 0)
        return;
    if (b->n_files == b->files_room) {
        b->files_room = b->files_room * 2 + 64;
        b->file = kith_grow(b->arena, file, b->file, b->n_files, b->files_room);
    }
    b->file[b->n_files] = (file){.id = kith_arena_str(b->arena, id),
                                 .path = resolved(b->arena, b->folder, href),
                                 .contents = kith_str_eq(properties, KITH_STR("nav"))};
    g_hash_table_insert(b->by_id, (gpointer)(uintptr_t)b->file[b->n_files].id.ptr,
                        GSIZE_TO_POINTER(b->n_files + 1));
    b->n_files++;
}

static void add_chapter(book *b, const kith_sax_tag *tag)
{
    kith_str id = kith_arena_str(b->arena, kith_sax_attribute(tag, "idref"));
    size_t i = GPOINTER_TO_SIZE(g_hash_table_lookup(b->by_id, id.ptr));

    if (i == 0 || b->n_chapters == MOST_FILES ||
        kith_str_eq(kith_sax_attribute(tag, "linear"), KITH_STR("no")))
        return;
    if (b->n_chapters == b->chapters_room) {
        b->chapters_room = b->chapters_room * 2 + 64;
        b->chapter = kith_grow(b->arena, size_t, b->chapter, b->n_chapters, b->chapters_room);
    }
    b->chapter[b->n_chapters++] = i - 1;
}

static bool on_package(void *self, const kith_sax_tag *tag)
{
    if (strcmp(tag->name, "item") == 0)
        add_file(self, tag);
    else if (strcmp(tag->name, "itemref") == 0)
        add_chapter(self, tag);
    return true;
}

static void add_lines(kith_lines *to, const kith_doc *chapter, bool contents)
{
    for (size_t i = 0; i < chapter->n_lines; i++)
        if (!contents && chapter->line[i].link < MOSTLY_LINKS &&
            !(chapter->line[i].place & KITH_PLACE_HIDDEN))
            chapter->line[i].place = KITH_PLACE_SURE;
    kith_lines_gap(to);
    kith_lines_add(to, chapter, 0);
}

static bool read_chapter(const kith_zip *zip, const file *f, kith_lines *to, kith_err *err)
{
    static const kith_read_options none = {0};
    kith_record record = {.bytes = kith_zip_part_named(zip, f->path), .options = &none};
    kith_doc chapter = {0};

    if (record.bytes.ptr == NULL)
        return kith_fail(err, KITH_EINPUT, "the book has no file '%.*s', a chapter of it",
                         (int)MIN(f->path.len, 100), f->path.ptr);
    if (kith_binary_kind(kith_str_sub(record.bytes, 0, MIN(record.bytes.len, 4096))) != NULL)
        return kith_fail(err, KITH_EINPUT, "the chapter '%.*s' is locked, or no text",
                         (int)MIN(f->path.len, 100), f->path.ptr);
    if (!kith_html_read(&record, to->text.arena, &chapter, err))
        return false;
    add_lines(to, &chapter, f->contents);
    return true;
}

static bool read_book(book *b, const kith_zip *zip, kith_doc *doc, kith_err *err)
{
    static const kith_sax_handler container = {.start = on_container};
    static const kith_sax_handler package = {.start = on_package};
    static const kith_markup told = {.rule = about};
    kith_str where = kith_zip_part_named(zip, KITH_STR("META-INF/container.xml")), opf;
    kith_lines lines = {.text.arena = b->arena};
    kith_doc ignored = {0};
    size_t n_repaired;

    if (where.ptr == NULL)
        return kith_fail(err, KITH_EINPUT, "an EPUB without its META-INF/container.xml");
    if (!kith_sax_parse(where, NULL, b->arena, &container, b, &n_repaired, err))
        return kith_fail_in(err, "META-INF/container.xml");
    opf = kith_zip_part_named(zip, b->package);
    if (opf.ptr == NULL)
        return kith_fail(err, KITH_EINPUT, "an EPUB without its package file '%.*s'",
                         (int)MIN(b->package.len, 100), b->package.ptr);
    b->folder = b->package;
    while (b->folder.len > 0 && b->folder.ptr[b->folder.len - 1] != '/')
        b->folder.len--;
    if (!kith_sax_parse(opf, NULL, b->arena, &package, b, &n_repaired, err) ||
        !kith_markup_read(&told, opf, NULL, b->arena, &ignored, err))
        return kith_fail_in(err, "%.*s", (int)MIN(b->package.len, 100), b->package.ptr);
    *doc = ignored;
    for (size_t i = 0; i < b->n_chapters; i++)
        if (!read_chapter(zip, &b->file[b->chapter[i]], &lines, err))
            return false;
    if (b->n_chapters == 0)
        return kith_fail(err, KITH_EINPUT, "an EPUB whose package file names no chapter");
    kith_lines_give(&lines, doc);
    return true;
}

bool kith_epub_read(const kith_record *record, kith_arena *a, kith_doc *doc, kith_err *err)
{
    book b = {.arena = a};
    kith_str name = doc->name;
    kith_zip zip = {0};
    bool ok;

    if (!kith_zip_read(record->bytes, wanted, a, &zip, err))
        return false;
    b.by_id = g_hash_table_new(g_str_hash, g_str_equal);
    ok = read_book(&b, &zip, doc, err);
    g_hash_table_destroy(b.by_id);
    doc->name = name;
    return ok;
}
