// SPDX-License-Identifier: GPL-3.0-or-later
/* The tables. Those of singular names are compact: what there are millions of is packed. The views
 * of plural names are for people: each row says all, and they are what docs/store.md shows. */
#include "graph/store_file.h"

#include <glib.h>

static const char tables[] =
    "CREATE TABLE setting(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;\n"
    "CREATE TABLE name(id INTEGER PRIMARY KEY, text TEXT NOT NULL);\n"
    "CREATE TABLE folder(id INTEGER PRIMARY KEY, text TEXT NOT NULL);\n"
    "CREATE TABLE document(id INTEGER PRIMARY KEY, folder INTEGER, name TEXT NOT NULL,\n"
    "  title TEXT, date TEXT,\n"
    "  language TEXT, source TEXT, author TEXT, hash INTEGER NOT NULL, bytes INTEGER,\n"
    "  tokens INTEGER, first_sentence INTEGER, sentences INTEGER, copy_of INTEGER,\n"
    "  signature BLOB, spans BLOB, mentions BLOB);\n"
    "CREATE TABLE sentence(id INTEGER PRIMARY KEY, document INTEGER NOT NULL,\n"
    "  paragraph INTEGER, text TEXT NOT NULL);\n"
    "CREATE TABLE form(id INTEGER PRIMARY KEY, label INTEGER NOT NULL, type INTEGER NOT NULL,\n"
    "  iso TEXT, known INTEGER, part_only INTEGER, entity INTEGER);\n"
    "CREATE TABLE usage(id INTEGER PRIMARY KEY, form INTEGER NOT NULL,\n"
    "  surface INTEGER NOT NULL, via INTEGER NOT NULL);\n"
    "CREATE TABLE date(id INTEGER PRIMARY KEY, text TEXT NOT NULL);\n"
    "CREATE TABLE entity(id INTEGER PRIMARY KEY, key TEXT, label TEXT NOT NULL,\n"
    "  type INTEGER NOT NULL, iso TEXT, ref TEXT, aliases TEXT, mentions INTEGER,\n"
    "  documents INTEGER, windows INTEGER, first INTEGER, last INTEGER, degree INTEGER,\n"
    "  strength INTEGER, core INTEGER, component INTEGER, community INTEGER,\n"
    "  pagerank INTEGER, betweenness INTEGER, x INTEGER, y INTEGER, places BLOB);\n"
    "CREATE INDEX entity_key ON entity(key) WHERE key <> '';\n"
    "CREATE TABLE alias(id INTEGER PRIMARY KEY, first TEXT NOT NULL, names BLOB NOT NULL);\n"
    "CREATE TABLE top(measure TEXT NOT NULL, type INTEGER NOT NULL, entities BLOB,\n"
    "  PRIMARY KEY(measure, type)) WITHOUT ROWID;\n"
    "CREATE TABLE community(id INTEGER PRIMARY KEY, size INTEGER, edges INTEGER,\n"
    "  within INTEGER, across INTEGER, leading BLOB, marking BLOB);\n"
    "CREATE TABLE edge(id INTEGER PRIMARY KEY, weight INTEGER NOT NULL,\n"
    "  documents INTEGER, first INTEGER, last INTEGER, evidence);\n"
    "CREATE TABLE tie(id INTEGER PRIMARY KEY, ends BLOB NOT NULL);\n"
    "CREATE TABLE place(id INTEGER PRIMARY KEY, document INTEGER NOT NULL,\n"
    "  documents BLOB NOT NULL);\n";

static const char views[] =
    "CREATE VIEW types(id, name) AS VALUES(0, 'person'), (1, 'country'), (2, 'organization');\n"
    "CREATE VIEW vias(id, name) AS VALUES(0, 'name'), (1, 'part'), (2, 'acronym'),\n"
    "  (3, 'demonym'), (4, 'capital');\n"
    "CREATE VIEW documents AS SELECT id, " KITH_SQL_FULL_NAME " AS name, title,\n"
    "  nullif(date, '') AS date, language, source, author, bytes, tokens, sentences,\n"
    "  first_sentence, copy_of FROM document;\n"
    "CREATE VIEW sentences AS SELECT s.id, s.document,\n"
    "  " KITH_SQL_FULL_NAME " AS document_name,\n"
    "  nullif(d.date, '') AS date, s.paragraph, s.text\n"
    "  FROM sentence s JOIN document d ON d.id = s.document;\n"
    "CREATE VIEW entities AS SELECT e.id, CASE WHEN e.key = '' THEN\n"
    "  substr('pco', e.type + 1, 1) || ':' || CASE WHEN e.type = 1 AND e.iso <> '' THEN e.iso\n"
    "  ELSE e.label END ELSE e.key END AS key, e.label,\n"
    "  t.name AS type, e.iso, e.ref, e.aliases, e.mentions, e.documents, e.windows,\n"
    "  f.text AS first, l.text AS last, e.degree, e.strength, e.core, e.component, e.community,\n"
    "  e.pagerank / 1e10 AS pagerank, e.betweenness / 1e3 AS betweenness, e.x / 1e2 AS x,\n"
    "  e.y / 1e2 AS y FROM entity e JOIN types t ON t.id = e.type\n"
    "  LEFT JOIN date f ON f.id = e.first LEFT JOIN date l ON l.id = e.last;\n"
    "CREATE VIEW edges AS SELECT e.id, e.id >> 32 AS a, e.id & 4294967295 AS b,\n"
    "  x.label AS label_a, y.label AS label_b, e.weight, e.documents, f.text AS first,\n"
    "  l.text AS last FROM edge e\n"
    "  JOIN entity x ON x.id = e.id >> 32 JOIN entity y ON y.id = e.id & 4294967295\n"
    "  LEFT JOIN date f ON f.id = e.first LEFT JOIN date l ON l.id = ifnull(e.last, e.first);\n"
    "CREATE VIEW aliases AS SELECT DISTINCT f.entity, e.label, n.text AS name\n"
    "  FROM usage u JOIN form f ON f.id = u.form JOIN entity e ON e.id = f.entity\n"
    "  JOIN name n ON n.id = u.surface;\n";

/* A number of `width` digits that begins at byte `at` of p.mentions, from 1: see graph/pack.h. SQL
 * has no loop: five digits, 33 thousand million, are the most that this reads, and that there are.
 */
static char *number(const char *at, const char *width)
{
    GString *sql = g_string_new("CASE ");

    g_string_append_printf(sql, "%s", width);
    for (int n = 1; n <= 5; n++) {
        g_string_append_printf(sql, n < 5 ? "\n WHEN %d THEN " : "\n ELSE ", n);
        long long worth = 1;
        for (int d = 0; d < n; d++, worth *= 127)
            g_string_append_printf(sql, "%s%lld * (unicode(substr(p.mentions, %s + %d, 1)) - 1)",
                                   d == 0 ? "" : " + ", worth, at, n - 1 - d);
    }
    g_string_append(sql, " END");
    return g_string_free(sql, FALSE);
}

/* As graph/mentions.h has them: the head of each document, then a row for each mention, by a list
 * in JSON that is as long, then the numbers of each. */
static const char mentions[] =
    "CREATE VIEW mentions AS SELECT p.document, p.first_sentence + p.place / p.factor AS "
    "sentence,\n"
    "  p.place %% p.factor AS beg, s.text AS surface, v.name AS via, f.entity,\n"
    "  e.label, t.name AS type FROM (\n"
    "  SELECT p.*, %s AS usage, %s AS place FROM (\n"
    "  SELECT p.*, iif(k.key < p.few, 2, p.u) AS w, p.head + iif(k.key < p.few, k.key * (2 + "
    "p.n),\n"
    "    p.few * (2 + p.n) + (k.key - p.few) * (p.u + p.n)) AS at FROM (\n"
    "  SELECT p.*, %s AS few, %s AS factor, 4 + 2 * p.h AS head FROM (\n"
    "  SELECT id AS document, first_sentence, mentions, unicode(substr(mentions, 1, 1)) AS u,\n"
    "    unicode(substr(mentions, 2, 1)) AS n, unicode(substr(mentions, 3, 1)) AS h\n"
    "    FROM document WHERE mentions IS NOT NULL) p) p,\n"
    "  json_each('[0' || replace(hex(zeroblob(p.few - 1 + (length(p.mentions) - p.head + 1\n"
    "    - p.few * (2 + p.n)) / (p.u + p.n))), '00', ',0') || ']') k) p) p\n"
    "  JOIN usage y ON y.id = p.usage\n"
    "  JOIN form f ON f.id = y.form JOIN name s ON s.id = y.surface\n"
    "  JOIN types t ON t.id = f.type JOIN vias v ON v.id = y.via\n"
    "  LEFT JOIN entity e ON e.id = f.entity;\n";

static bool make_mentions(kith_store *s, kith_err *err)
{
    char *usage = number("p.at", "p.w"), *place = number("p.at + p.w", "p.n");
    char *few = number("4", "p.h"), *factor = number("4 + p.h", "p.h");
    char *sql = g_strdup_printf(mentions, usage, place, few, factor);
    bool ok = kith_store_run(s, sql, err);

    g_free(usage);
    g_free(place);
    g_free(few);
    g_free(factor);
    g_free(sql);
    return ok;
}

bool kith_store_make_tables(kith_store *s, kith_err *err)
{
    char head[96];

    sqlite3_snprintf(sizeof head, head, "PRAGMA application_id = %d; PRAGMA user_version = %d;",
                     KITH_STORE_ID, KITH_STORE_VERSION);
    return kith_store_run(s, head, err) && kith_store_run(s, tables, err) &&
           kith_store_run(s, views, err) && make_mentions(s, err);
}
