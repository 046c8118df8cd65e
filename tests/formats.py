#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes sample files. usage: formats.py zip FOLDER: those of tests/formats that are zip files, the
same bytes each time; formats.py hostile FOLDER: files that no reader may come to harm by."""
import os, sys, zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' \
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
ODF = " ".join(f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{u}:1.0"' for p, u in (
    ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"),
    ("meta", "meta"), ("draw", "drawing"), ("svg", "svg-compatible"))) + \
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def pack(path, parts, stored=()):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, text in parts:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            out.writestr(info, text)


def p(text, style=None, more=""):
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = "".join(f'<w:r><w:t xml:space="preserve">{part}</w:t></w:r>' for part in text.split("|"))
    return f"<w:p><w:pPr>{style}{more}</w:pPr>{runs}</w:p>"


DOCX = [
    ("[Content_Types].xml", XML + '<Types xmlns="urn:x"/>'),
    ("_rels/.rels", XML + '<Relationships xmlns="urn:x"/>'),
    ("word/document.xml", XML + f"<w:document {W}><w:body>"
     + p("Contents 1", "Inhalt1")
     + p("Minutes of the Mill| Board", "Titel")
     + p("Who came", "berschrift1")
     + p("Chairwoman Greta Holl|is of Aldwick |Mills opened the meeting.")
     + '<w:p><w:del><w:r><w:delText>Deleted words.</w:delText></w:r></w:del><w:r><w:t>Portugal</w:t>'
       '</w:r><w:r><w:tab/><w:t>and Spain sent guests</w:t><w:footnoteReference w:id="2"/></w:r>'
       '<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>.</w:t></w:r></w:p>'
     + p("Buy a boiler.", None, "<w:numPr/>")
     + "<w:tbl><w:tr><w:tc>" + p("Portugal") + "</w:tc><w:tc>" + p("3") + "</w:tc></w:tr></w:tbl>"
     + '<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>' + p("A box on the side.")
     + '</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>' + p("A box on the side.")
     + '</w:txbxContent></mc:Fallback></mc:AlternateContent><w:t>The end.</w:t></w:r></w:p>'
     + "</w:body></w:document>"),
    ("word/styles.xml", XML + f'<w:styles {W}>'
     '<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
     '<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>'
     '<w:style w:styleId="Inhalt1"><w:name w:val="toc 1"/></w:style></w:styles>'),
    ("word/footnotes.xml", XML + f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0">'
     + p("-") + '</w:footnote><w:footnote w:id="2">' + p("So the Lisbon Gazette says.")
     + "</w:footnote></w:footnotes>"),
    ("docProps/core.xml", XML + f"<cp:coreProperties xmlns:cp='urn:cp' {DC}><dc:title>minutes.docx"
     "</dc:title><dc:creator>Paul Weller-Example</dc:creator><dcterms:created>2015-06-07T08:09:10Z"
     "</dcterms:created></cp:coreProperties>"),
]

ODT = [
    ("mimetype", "application/vnd.oasis.opendocument.text"),
    ("content.xml", XML + f"<office:document-content {ODF}><office:automatic-styles>"
     '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
     "</office:automatic-styles><office:body><office:text><text:sequence-decls/>"
     '<text:p text:style-name="P1">The bees of Montenegro</text:p>'
     "<text:table-of-content><text:p>The bees 1</text:p></text:table-of-content>"
     "<text:h>Honey</text:h>"
     "<text:p>Keeper Vuk<text:s/>Example of<text:line-break/>Montenegro sold <text:span>honey"
     "</text:span> to Serbia<text:note><text:note-citation>1</text:note-citation><text:note-body>"
     "<text:p>And to Croatia.</text:p></text:note-body></text:note>."
     "<office:annotation><dc:creator>Boss</dc:creator><text:p>Really?</text:p></office:annotation>"
     "</text:p><text:list><text:list-item><text:p>Ten jars</text:p></text:list-item></text:list>"
     "<table:table><table:table-row><table:table-cell><text:p>Serbia</text:p></table:table-cell>"
     "<table:table-cell><text:p>12</text:p></table:table-cell></table:table-row></table:table>"
     "<text:p><draw:frame><svg:title>a picture</svg:title></draw:frame>The Beekeepers' Union "
     "thanked <text:a>Slovenia</text:a>.</text:p>"
     "</office:text></office:body></office:document-content>"),
    ("meta.xml", XML + f"<office:document-meta {ODF}><office:meta><meta:creation-date>"
     "2011-02-03T04:05:06</meta:creation-date><meta:initial-creator>Vesna Example"
     "</meta:initial-creator><dc:creator>Somebody Else</dc:creator><dc:language>en-GB</dc:language>"
     "</office:meta></office:document-meta>"),
]

PAGE = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title>' \
       "</head><body>{}</body></html>"

EPUB = [
    ("mimetype", "application/epub+zip"),
    ("META-INF/container.xml", XML + '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:'
     'container"><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'),
    ("OPS/book.opf", XML + f'<package xmlns="http://www.idpf.org/2007/opf" {DC}><metadata>'
     "<dc:title>The Lighthouse Years</dc:title><dc:creator>Ilse Example</dc:creator>"
     "<dc:creator>Jon Example</dc:creator><dc:date>1999-04-05</dc:date><dc:language>en"
     "</dc:language></metadata><manifest>"
     '<item id="two" href="Text/chapter%20two.xhtml"/><item id="one" href="Text/one.xhtml"/>'
     '<item id="nav" href="nav.xhtml" properties="nav"/><item id="x" href="x.xhtml"/>'
     '</manifest><spine><itemref idref="nav"/><itemref idref="one"/><itemref idref="two"/>'
     '<itemref idref="x" linear="no"/></spine></package>'),
    ("OPS/Text/chapter two.xhtml", PAGE.format("<h1>Two</h1><p>Faroe sailors met Keeper Aage "
     'Example of <span class="sidebar">Iceland</span>.</p>')),
    ("OPS/Text/one.xhtml", PAGE.format("<h1>One</h1><p>Norway built a light.</p>")),
    ("OPS/nav.xhtml", PAGE.format('<nav><ol><li><a href="Text/one.xhtml">One</a></li></ol></nav>')),
    ("OPS/x.xhtml", PAGE.format("<p>Not in the line.</p>")),
]


def zips(folder):
    pack(f"{folder}/minutes.docx", DOCX)
    pack(f"{folder}/bees.odt", ODT, stored={"mimetype"})
    pack(f"{folder}/lighthouse.epub", EPUB, stored={"mimetype"})


def tei(text, doctype=""):
    return f'{doctype}<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{text}</body></text></TEI>'


def without(parts, *names):
    return [part for part in parts if part[0] not in names]


def replaced(parts, name, text):
    return [(n, text if n == name else t) for n, t in parts]


def hostile(folder):
    laughs = '<!DOCTYPE TEI [<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10)) + "]>"
    square = '<!DOCTYPE TEI [<!ENTITY a "' + "ha" * 500 + '">]>'
    outside = '<!DOCTYPE TEI [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    defaults = "<!DOCTYPE TEI [<!ATTLIST p " + "".join(
        f'a{i} CDATA "x" ' for i in range(20000)) + ">]>"
    files = {
        "laughs.xml": tei("<p>&a9;</p>", laughs),
        "square.xml": tei("<p>" + "&a;" * 100000 + "</p>", square),
        "outside.xml": tei("<p>&a;</p>", outside),
        "outside-dtd.xml": tei("<p>No other file is read.</p>",
                               '<!DOCTYPE TEI SYSTEM "file:///etc/hostname">'),
        "defaults.xml": tei("<p>Attributes by default are none.</p>" * 3, defaults),
        "deep.xml": tei("<p>" * 3000 + "deep" + "</p>" * 3000),
        "attributes.xml": tei("<p " + " ".join(f'a{i}=""' for i in range(100000)) + ">x</p>"),
        "attributes-hidden.xml": tei('<p x=">" ' + " ".join(
            f'a{i}=""' for i in range(100000)) + ">x</p>"),
        "ampersand.xml": tei("<p>Holt & Sons</p>"),
        "undeclared.xml": tei("<p>Holt &sons;</p>"),
        "crossed.xml": tei("<p><hi>Holt</p></hi>"),
        "doctype.xml": "<!DOCTYPE TEI [ <!ENTITY a 'x' ><TEI><text>x</text></TEI>",
        "cut.xml": tei("<p>It ends in the mid")[:-60],
        "two-of-three.rss": "<rss><channel><item><title>One</title></item>\n<item><title>Two"
                            "</title><x></item>\n<item><title>Three</title></item></channel></rss>",
        "unclosed-item.rss": "<rss><channel>\n<item><title>One</title>\n<item><title>Two</title>"
                             "</item></channel></rss>",
        "cut.rss": "<rss><channel><item><title>One</title></item>\n<item><title>Tw",
        "none.rss": "<rss><channel><title>Nothing yet</title></channel></rss>",
        "parts.eml": "From: a@b.example\nSubject: Parts\nDate: 1 Jan 2020\n"
                     + "".join(f"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n"
                               for i in range(3000)) + "\nNobody reads this.\n",
        "boundaries.eml": "From: a@b.example\nSubject: Boundaries\nDate: 1 Jan 2020\n"
                          "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n" * 50000,
        "stars.md": "*" * 100000 + "[" * 100000 + "`" * 100000 + "<a" * 50000 + "\n",
    }
    for name, text in files.items():
        with open(os.path.join(folder, name), "w", encoding="utf-8") as out:
            out.write(text)
    at = lambda name: os.path.join(folder, name)
    mime = {"mimetype"}
    pack(at("bomb.docx"), replaced(DOCX, "word/document.xml", " " * (200 << 20)))
    pack(at("no-document.docx"), without(DOCX, "word/document.xml"))
    pack(at("broken.docx"), replaced(DOCX, "word/document.xml", "<w:document>"))
    pack(at("no-content.odt"), without(ODT, "content.xml"), mime)
    pack(at("no-container.epub"), without(EPUB, "META-INF/container.xml"), mime)
    pack(at("no-package.epub"), without(EPUB, "OPS/book.opf"), mime)
    pack(at("no-chapter.epub"), without(EPUB, "OPS/Text/one.xhtml"), mime)
    pack(at("locked.epub"), replaced(EPUB, "OPS/Text/one.xhtml", bytes(range(32)) * 9), mime)


{"zip": zips, "hostile": hostile}[sys.argv[1]](sys.argv[2])
