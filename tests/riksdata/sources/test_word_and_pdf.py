"""The same motion as text, as a Word file and as a PDF gives the same rows; what cannot be read is told."""

# ruff: noqa: E501  # lines of a motion

from __future__ import annotations

import contextlib
import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn

from riksdata.pipeline.one_document import SingleDocument, extract_record
from riksdata.sources.inbox import read_file, read_inbox
from riksdata.sources.reader import read_document
from riksdata.sources.records import RawRecord, UnreadableSource

TOPICS = [
    "skolors bibliotek", "landets broar", "vargens revir", "postens öppettider", "kyrkors orglar", "tågens tidtabeller", "fiskets kvoter", "lägers avgifter", "byars brunnar", "torgens handel",
    "skärgårdens färjor", "fjällens leder", "isarnas vakter", "kvarnars dammar", "slottens tak", "hamnars kranar", "åkrars diken", "älvars laxar", "gruvors schakt", "museers magasin",
]  # fmt: skip
NOTES = ["SOU 2016:1, s. 12.", "Påhittsverket, Rapport 2017:3."]
PROSE = [
    "Enligt Påhittsverket saknar 40 procent av kommunerna en plan för detta, och kostnaden uppgick till 12 miljoner kronor under 2017.",
    "Av landets 290 kommuner har 120 kommuner beslutat om en plan, vilket framgår av prop. 2017/18:1 och av 2 kap. 3 § socialtjänstlagen.",
]
TABLE = [["Län", "Andel"], ["Skåne", "12"], ["Halland", "9"]]


def demand(topic: str) -> str:
    return f"Riksdagen ställer sig bakom det som anförs i motionen om att regeringen bör se över reglerna för {topic} och tillkännager detta för regeringen."


def plain() -> str:
    lines = [
        "Motion till riksdagen 2018/19:99",
        "av Ada Påhitt (S)",
        "Många reglers översyn",
        "Förslag till riksdagsbeslut",
        *map(demand, TOPICS),
        "Motivering",
    ]
    for k, sentence in enumerate(PROSE, 1):
        lines.append(f"{sentence}[footnoteRef:{k}] [{k}:  {NOTES[k - 1]}]")
    lines += ["\t".join(row) for row in TABLE]
    return "\n".join([*lines, "Ada Påhitt (S)"]) + "\n"


def word() -> bytes:
    made = docx.Document()
    for line in ("Motion till riksdagen 2018/19:99", "av Ada Påhitt (S)"):
        made.add_paragraph(line)
    made.add_paragraph("Många reglers översyn")
    made.add_heading("Förslag till riksdagsbeslut", 1)
    for topic in TOPICS:
        made.add_paragraph(demand(topic), style="List Number")
    made.add_heading("Motivering", 1)
    for k, sentence in enumerate(PROSE, 1):
        run = made.add_paragraph(sentence).add_run()
        mark = OxmlElement("w:footnoteReference")
        mark.set(qn("w:id"), str(k))
        run._r.append(mark)
    table = made.add_table(rows=0, cols=2)
    for row in TABLE:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
    made.add_paragraph("Ada Påhitt (S)")
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "".join(f'<w:footnote w:id="{k}"><w:p><w:r><w:t>{note}</w:t></w:r></w:p></w:footnote>' for k, note in enumerate(NOTES, 1))
    blob = f'<w:footnotes {w}><w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>{body}</w:footnotes>'.encode()
    assert parse_xml(blob) is not None
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, blob, made.part.package)
    made.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def pdf(pages: list[list[tuple[str, float]]]) -> bytes:
    """A PDF of lines (text, size in points), in Helvetica, from the top of each page down; a gap before a line of size 0.

    What stands behind `^` in a line is raised and small, as the mark of a footnote is.
    """
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for lines in pages:
        y, stream = 800.0, [b"BT"]
        for text, size in lines:
            y -= (size or 6) * 1.3
            said, _, mark = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)").partition(b"^")
            if text:
                stream.append(b"/F1 %.1f Tf 1 0 0 1 60 %.1f Tm (" % (size, y) + said + b") Tj")
            if mark:
                stream.append(b"/F1 %.1f Tf 4 Ts (" % (size * 0.6) + mark + b") Tj 0 Ts")
        stream.append(b"ET")
        content = b"\n".join(stream)
        objects.append(b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream")
        number = len(objects)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>" % number
        )
        kids.append(len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    out, offsets = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, content in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n" % number + content + b"\nendobj\n")
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % at for at in offsets))
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return out.getvalue()


def wrapped(text: str, width: int = 88) -> list[str]:
    """Lines of a width; the last word of a full line is divided where it is long."""
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) + 1 > width:
            room = width - len(line) - 2
            if len(word) > 9 and 3 < room < len(word) - 3 and word.isalpha():
                lines.append(f"{line} {word[:room]}-")
                line = word[room:]
                continue
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line]


def printed() -> bytes:
    body: list[tuple[str, float]] = []
    for line in ("Motion till riksdagen 2018/19:99", "av Ada Påhitt (S)", "Många reglers översyn", "Förslag till riksdagsbeslut"):
        body += [(line, 11), ("", 0)]
    for k, topic in enumerate(TOPICS, 1):
        body += [(line, 11) for line in wrapped(f"{k}. {demand(topic)}")] + [("", 0)]
    body += [("Motivering", 11), ("", 0)]
    for k, sentence in enumerate(PROSE, 1):
        body += [(line, 11) for line in wrapped(f"{sentence}^{k}")] + [("", 0)]
    for row in TABLE:
        body += [("   ".join(row), 11), ("", 0)]
    body += [("Ada Påhitt (S)", 11)]
    pages = [body[start : start + 40] for start in range(0, len(body), 40)]
    pages[-1] += [("", 0), *((f"{k} {note}", 8.0) for k, note in enumerate(NOTES, 1))]
    return pdf(
        [
            [("Motion till riksdagen 2018/19:99 i tryck", 8), ("", 0), *page, ("", 0), (str(number), 8)]
            for number, page in enumerate(pages, 1)
        ]
    )


def rows(content: bytes, name: str, tmp_path: Path) -> SingleDocument:
    (tmp_path / name).write_bytes(content)
    return extract_record(read_file(tmp_path / name))


SAME = {"demands": ("ordinal", "text", "action"), "references": ("label",), "statistics": ("value", "unit", "noun")}


def said(document: SingleDocument, table: str) -> list[tuple[object, ...]]:
    return [tuple(row[name] for name in SAME[table]) for row in document.tables[table]]


@pytest.fixture
def expected(tmp_path: Path) -> SingleDocument:
    found = rows(plain().encode(), "motion.txt", tmp_path)
    assert len(found.tables["demands"]) == 20
    assert len(found.tables["statistics"]) >= 3
    assert len(found.tables["references"]) >= 4
    return found


@pytest.mark.parametrize("table", SAME)
def test_a_word_file_gives_the_rows_of_its_text(tmp_path: Path, expected: SingleDocument, table: str) -> None:
    found = rows(word(), "motion.docx", tmp_path)
    assert said(found, table) == said(expected, table)


def test_a_word_file_keeps_its_footnotes(tmp_path: Path, expected: SingleDocument) -> None:
    found = rows(word(), "motion.docx", tmp_path)
    notes = [(row["label"], row["footnote"]) for row in found.tables["references"] if row["footnote"]]
    assert notes == [(row["label"], row["footnote"]) for row in expected.tables["references"] if row["footnote"]]
    assert notes


@pytest.mark.parametrize("table", SAME)
def test_a_pdf_gives_the_rows_of_its_text(tmp_path: Path, expected: SingleDocument, table: str) -> None:
    found = rows(printed(), "motion.pdf", tmp_path)
    # Notes stand at the foot of the page, so their references come in another order.
    assert sorted(said(found, table)) == sorted(said(expected, table))
    assert "i tryck" not in found.text, "the heading of the pages is no text"


def test_a_pdf_keeps_its_footnotes(tmp_path: Path, expected: SingleDocument) -> None:
    found = rows(printed(), "motion.pdf", tmp_path)
    notes = {row["label"]: row["footnote"] for row in found.tables["references"] if row["footnote"]}
    assert notes == {row["label"]: row["footnote"] for row in expected.tables["references"] if row["footnote"]}
    assert len(notes) == len(NOTES)


def test_a_scanned_pdf_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="text recognition"):
        rows(pdf([[("", 0)], [("", 0)]]), "scan.pdf", tmp_path)


@pytest.mark.parametrize(
    ("content", "name", "match"), [(b"%PDF-1.4\nnonsense", "broken.pdf", "damaged"), (word()[:2000], "broken.docx", "zip archive")]
)
def test_a_damaged_file_is_told(tmp_path: Path, content: bytes, name: str, match: str) -> None:
    with pytest.raises(UnreadableSource, match=match):
        rows(content, name, tmp_path)


def test_an_archive_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b" " * (201 << 20))
    with pytest.raises(UnreadableSource, match="200 MB"):
        rows(out.getvalue(), "bomb.docx", tmp_path)


def test_the_inbox_takes_them(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word())
    (tmp_path / "b.pdf").write_bytes(printed())
    found = list(read_inbox(tmp_path))
    assert all(isinstance(each, RawRecord) for each in found)


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "[Content_Types].xml"])
def test_a_word_file_whose_packed_bytes_are_damaged_is_named(part: str) -> None:
    content = word()
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        start = packed.getinfo(part).header_offset + 30 + len(part)
        size = packed.getinfo(part).compress_size
    for at in range(start, start + size, max(1, size // 60)):
        damaged = content[:at] + b"\xff\x00\xff" + content[at + 3 :]
        with contextlib.suppress(UnreadableSource):  # nothing else may come
            read_document(RawRecord("inbox/x.docx", damaged, "application/octet-stream"))
