#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the samples that are zip files: usage: make.py FOLDER. The same bytes each time."""
import sys, zipfile

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


def main(folder):
    pack(f"{folder}/minutes.docx", DOCX)
    pack(f"{folder}/bees.odt", ODT, stored={"mimetype"})
    pack(f"{folder}/lighthouse.epub", EPUB, stored={"mimetype"})


main(sys.argv[1])
