// SPDX-License-Identifier: GPL-3.0-or-later
#include <glib.h>
#include <stdlib.h>

#include "extract/read/read.h"
#include "tests/unit/arena.h"

/* A line as "h:Heading": its kind, large where the format says that it is the article's. */
static void put_line(GString *out, const kith_doc *doc, size_t i)
{
    static const char kinds[] = {[KITH_LINE_TEXT] = 't',
                                 [KITH_LINE_HEADING] = 'h',
                                 [KITH_LINE_ITEM] = 'i',
                                 [KITH_LINE_CAPTION] = 'c',
                                 [KITH_LINE_CELL] = 'd'};
    const kith_line *line = &doc->line[i];
    char kind = kinds[line->kind];

    g_string_append_printf(out, "%s%s%c:%.*s", i == 0 ? "" : "|", line->gap ? "" : "_",
                           line->place & KITH_PLACE_SURE ? g_ascii_toupper(kind) : kind,
                           (int)(line->end - line->beg), doc->text.ptr + line->beg);
}

static const char *read_as(kith_arena *a, const char *format, kith_str bytes, kith_doc *doc)
{
    static const kith_read_options none = {0};
    const kith_record record = {.bytes = bytes, .options = &none};
    GString *out = g_string_new(NULL);
    kith_err err = {0};
    const char *lines;

    *doc = (kith_doc){.name = KITH_STR("test")};
    if (!kith_reader_named(format)->read(&record, a, doc, &err))
        g_string_printf(out, "! %s", err.msg);
    for (size_t i = 0; i < doc->n_lines; i++)
        put_line(out, doc, i);
    lines = kith_arena_str(a, (kith_str){out->str, out->len}).ptr;
    g_string_free(out, TRUE);
    return lines;
}

static const struct {
    const char *format, *input, *lines;
} cases[] = {
    // XML at large
    {"xml", "<a><b>One <i>word</i> more</b><b>two</b></a>", "t:One word more|t:two"},
    {"xml", "<a>caf&eacute; &#169; &lt;</a>", "t:café © <"},
    {"xml", "<a x='&eacute;'>x</a>", "t:x"},
    {"xml", "<a><![CDATA[a <b> &amp;]]></a>", "t:a <b> &amp;"},
    {"xml", "<!DOCTYPE a [<!ENTITY e 'x &#38; y'><!ENTITY e 'later'>]><a>&e;</a>", "t:x & y"},
    {"xml", "<!DOCTYPE a [<!-- ' ] > --><!ENTITY % p 'q'><!ELEMENT a (b)>]><a>1</a>", "t:1"},
    {"xml", "<!DOCTYPE a [<!ENTITY e '<b/>'>]><a>&e;</a>",
     "! line 1: the entity &e; holds tags; put its text in its place"},
    {"xml", "<a>\n\n<b></a>",
     "! line 3: not well-formed XML (Opening and ending tag mismatch: b line 3 and a); "
     "'xmllint --noout FILE' shows the place"},
    {"xml", "no tag", "! line 1: not XML: it does not begin with a tag"},
    // TEI
    {"tei", "<TEI><text><body><p>a<note>n <p>m</p></note> b</p></body></text></TEI>",
     "T:a b|T:n|T:m"},
    {"tei", "<TEI><text><body><p>a<note>n</note></p></body><back><p>z</p></back></text></TEI>",
     "T:a|T:n|t:z"},
    {"tei", "<TEI><text><body><lg><l>one</l><l>two</l></lg></body></text></TEI>", "T:one|_T:two"},
    {"tei", "<TEI><text><body><figure><head>A map</head></figure></body></text></TEI>", "C:A map"},
    // JATS
    {"jats",
     "<article><body><p>So<sup><xref>1</xref>, <xref>2</xref></sup> it is 5 m<sup>2</sup>."
     "</p></body></article>",
     "T:So it is 5 m2."},
    {"jats", "<article><body><p>see <xref>Figure 1</xref></p></body></article>", "T:see Figure 1"},
    // Feeds
    {"feed",
     "<rss><channel><item><title>T</title><description>T</description></item></channel>"
     "</rss>",
     "T:T"},
    {"feed",
     "<rdf:RDF xmlns:rdf='r' xmlns='http://purl.org/rss/1.0/'><item><title>T</title>"
     "<description>d &lt;br/&gt; e</description></item></rdf:RDF>",
     "H:T|T:d|_T:e"},
    {"feed",
     "<rss><channel><item><title>T</title><description>&lt;p&gt;x&lt;/p&gt;&lt;p&gt;"
     "&lt;a href='y'&gt;Read more&lt;/a&gt;&lt;/p&gt;</description></item></channel></rss>",
     "H:T|T:x|t:Read more"},
    // Mail
    {"mail", "Subject: S\nFrom: a@b\n\nOne\ntwo\n\n> three\n-- \nfour\n",
     "H:S|T:One|_T:two|t:> three|_t:--|_t:four"},
    {"mail", "Subject: Re: S\nContent-Type: text/html\n\n<p>One<p>Ann wrote:<p>two",
     "T:One|t:Ann wrote:|t:two"},
    {"mail",
     "Content-Type: multipart/mixed; boundary=\"x y\"\n\n--x y\n\nA\n--x y\n"
     "Content-Type: image/png\n\nB\n--x y--\nC\n",
     "T:A"},
    {"mail", "Content-Transfer-Encoding: quoted-printable\n\na=\nb=20=C3=A9 =zz =", "T:ab é =zz ="},
    {"mail", "Content-Transfer-Encoding: base64\n\n!!!YWJj\n*", "T:abc"},
    // Markdown
    {"markdown", "# A *b*\n\none\ntwo\n\n- x\n- y", "H:A b|T:one two|I:x|I:y"},
    {"markdown", "Title\n=====\nSub\n---\ntext\n***\nmore", "H:Title|H:Sub|T:text|T:more"},
    {"markdown", "a_b_c _d_ __e__ *f* 2 * 3 ~~g~~ `*h*`", "T:a_b_c d e f 2 * 3 g *h*"},
    {"markdown", "[a [b]](c(d)) ![e](f) [g][h] [i] \\[j\\] <k@l> x < y",
     "t:a [b] e g [i] [j] x < y"},
    {"markdown", "```\ncode\n```\nafter\n\n    more code\n", "T:after"},
    {"markdown", "| a | b |\n|---|:-:|\n| c | d |", "D:a|D:b|D:c|D:d"},
    {"markdown", "AT&amp;T &copy; R&D", "T:AT&T © R&D"},
    {"markdown", "---\nno end\n", "T:no end"},
    {"markdown", "[unclosed", "T:[unclosed"},
    // Exports
    {"lexis",
     "1 of 3 DOCUMENTS\n\nPaper\n\nMay 1, 2001\n\nHead\nline\n\nLENGTH: 5 words\n\nBody "
     "one.\n\n  Two.\n\nLOAD-DATE: May 2, 2001",
     "H:Head line|t:LENGTH: 5 words|T:Body one.|T:Two.|t:LOAD-DATE: May 2, 2001"},
};

static void reads_each_case(void **state)
{
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        kith_doc doc;
        assert_string_equal(read_as(*state, cases[i].format, kith_str_of(cases[i].input), &doc),
                            cases[i].lines);
    }
}

static const struct {
    const char *format, *input, *told; // title, date, author, language, source
} told[] = {
    {"tei",
     "<TEI><teiHeader><titleStmt><title>A\n B</title><author>Roe, Ann</author><author>Ben"
     "</author></titleStmt><date/></teiHeader></TEI>",
     "A B||Roe, Ann; Ben||"},
    {"jats",
     "<article xml:lang='pt-BR'><contrib><name><surname>Roe</surname><given-names>Ann"
     "</given-names></name></contrib><pub-date><month>May</month><day>7</day><year>2001</year>"
     "</pub-date></article>",
     "|2001-05-07|Ann Roe|pt-BR|"},
    {"jats",
     "<article><pub-date><day>2</day><month>11</month><year>2001</year></pub-date></article>",
     "|2001-11-02|||"},
    {"nitf", "<nitf><date.issue norm='20010203'/><byline>by Ann Roe</byline></nitf>",
     "|2001-02-03|Ann Roe||"},
    {"feed",
     "<feed xmlns='http://www.w3.org/2005/Atom'><entry xml:lang='de'><title type='html'>a "
     "&amp;amp; "
     "&lt;b&gt;c&lt;/b&gt;</title><link rel='self' href='x'/><link href='y'/></entry></feed>",
     "a & c|||de|y"},
    {"feed",
     "<rss><item><author>a@b.c (Ann Roe)</author><pubDate>1 Feb 2003</pubDate></item></rss>",
     "|2003-02-01|Ann Roe||"},
    {"mail",
     "Subject: =?utf-8?q?=C3=A9?= =?utf-8?q?_a?= b\n =?nonsense\nFrom: \"Ann Roe\" <a@b>\nDate: "
     "Mon, 5 Feb 96 01:02:03 GMT\n\nx",
     "é a b =?nonsense|1996-02-05|Ann Roe||"},
    {"markdown", "---\ntitle: 'A: b'\ndate: 2001-02-03T04:05\nlang: en\nauthors: [Ann, Ben]\n---\n",
     "A: b|2001-02-03|Ann, Ben|en|"},
    {"lexis", "Head\nPaper\nMay 1, 2001\n\nLength: 5 words\nByline: By Ann Roe\nBody\n\nx",
     "Head|2001-05-01|Ann Roe||Paper"},
    {"factiva", "Head\nBy Ann Roe\n5 words\n1 May 2001\nPaper\nPAP\nEnglish\n(c) 2001\n\nx",
     "Head|2001-05-01|Ann Roe|en|Paper"},
};

static void finds_what_formats_tell(void **state)
{
    for (size_t i = 0; i < G_N_ELEMENTS(told); i++) {
        kith_doc doc;
        kith_str s;
        read_as(*state, told[i].format, kith_str_of(told[i].input), &doc);
        s = kith_arena_printf(*state, "%.*s|%.*s|%.*s|%.*s|%.*s", (int)doc.title.len, doc.title.ptr,
                              (int)doc.date.len, doc.date.ptr, (int)doc.author.len, doc.author.ptr,
                              (int)doc.language.len, doc.language.ptr, (int)doc.source.len,
                              doc.source.ptr);
        assert_string_equal(s.ptr, told[i].told);
    }
}

static const struct {
    const char *head, *name, *format;
} kinds[] = {
    {"<?xml version='1.0'?><!-- <rss> --><TEI xmlns='x'>", "a.xml", "tei"},
    {"\xef\xbb\xbf<tei:TEI xmlns:tei='http://www.tei-c.org/ns/1.0'>", "a.xml", "tei"},
    {"<!DOCTYPE TEI.2 [ <!ENTITY a '", "a.xml", "tei"}, // goes on behind the head
    {"<article class='post'><p>", "a.html", "html"},
    {"<article dtd-version='1.0'><front>", "a.xml", "jats"},
    {"<rss><channel><item><![CDATA[<html><body>", "a", "feed"},
    {"<feed xmlns='urn:animals'>", "a.xml", "xml"},
    {"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head>", "a.xml", "html"},
    {"<Ann> hello\n<Ben> hi\n", "chat.txt", "text"},
    {"From the start, it was 10:30 clear.\n\nFrom 2001 on", "a.txt", "text"},
    {"From a@b.c Mon Jan  1 10:00:00 2001\n", "a.txt", "mail"},
    {"Subject: x\nFrom: y\nDate: z\n\nw", "a.txt", "mail"},
    {"Subject: a matter\n\nof no mail", "a.txt", "text"},
    {"Chapter 1: the end\nIt was: so\n", "a.txt", "text"},
    {"Top stories\n512 words\n3 December 2024\nMore stories\n", "a.txt", "text"},
    {"Head\n512 words\n3 December 2024\nPaper\nEnglish\n", "a.txt", "factiva"},
    {"12 of 300 people came\n", "a.txt", "text"},
    {"   12 of 300 DOCUMENTS\n", "a.txt", "lexis"},
    {"# Head\n", "a.md", "markdown"},
    {"PK\x03\x04", "a.docx", NULL},
};

static void formats_are_told_by_their_first_bytes(void **state)
{
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        const kith_reader *r =
            kith_reader_of(kith_str_of(kinds[i].head), kith_str_of(kinds[i].name));
        if (kinds[i].format == NULL)
            assert_null(r);
        else
            assert_string_equal(r->name, kinds[i].format);
    }
}

/* Records of a file, their names and their first bytes behind what stands before each. */
static const char *split_as(kith_arena *a, const char *format, const char *input, size_t max)
{
    static const kith_read_options none = {0};
    const kith_reader *r = kith_reader_named(format);
    kith_split split = {.in = kith_stream_of(kith_str_of(input)),
                        .path = KITH_STR("f"),
                        .arena = a,
                        .options = &none,
                        .max = max};
    kith_stream *in = split.in;
    kith_record record = {0};
    kith_err err = {0};
    GString *out = g_string_new(NULL);
    kith_next found;
    const char *all;

    while ((found = r->next(&split, a, &record, &err)) != KITH_NEXT_END) {
        if (found == KITH_NEXT_BAD)
            g_string_append_printf(out, "! %s;", err.msg);
        else
            g_string_append_printf(out, "%.*s=%.*s;", (int)record.name.len, record.name.ptr,
                                   (int)record.bytes.len, record.bytes.ptr);
        record = (kith_record){0};
    }
    r->close(&split);
    kith_stream_close(in);
    all = kith_arena_str(a, (kith_str){out->str, out->len}).ptr;
    g_string_free(out, TRUE);
    return all;
}

static void files_of_many_documents_are_split(void **state)
{
    assert_string_equal(split_as(*state, "feed",
                                 "<rss>\n<item>a</item>\n<!--<item>--><item x='>'/><item>b"
                                 "<![CDATA[</item>]]></item></rss>",
                                 1000),
                        "f:2=<rss><item>a</item></rss>;"
                        "f:3=<rss><item>b<![CDATA[</item>]]></item></rss>;");
    assert_string_equal(
        split_as(*state, "tei", "<teiCorpus xml:lang='de'><TEI>a</TEI><TEI>b", 1000),
        "f:1=<teiCorpus xml:lang='de'><TEI>a</TEI></teiCorpus>;"
        "! line 1: <TEI> begins and does not end; the file may be cut short;");
    assert_string_equal(
        split_as(*state, "feed", "<rss><item>0123456789</item><item>a</item></rss>", 16),
        "! line 1: <item> is larger than 16 bytes; raise --max-document;"
        "f:1=<rss><item>a</item></rss>;");
    assert_string_equal(split_as(*state, "mail",
                                 "From a Mon Jan  1 10:00:00 2001\n\nx\nFrom here\n\n>From y\n\n"
                                 "From b Mon Jan  1 10:00:00 2001\n\nz",
                                 1000),
                        "f:1=\nx\nFrom here\n\nFrom y\n\n;f:8=\nz;");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_WITH_ARENA(reads_each_case),
        TEST_WITH_ARENA(finds_what_formats_tell),
        cmocka_unit_test(formats_are_told_by_their_first_bytes),
        TEST_WITH_ARENA(files_of_many_documents_are_split),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
