"""Texts and records that are changed by chance, from a seed."""

from __future__ import annotations

import io
import json
import random
import zipfile
from pathlib import Path

from tests.campaign.fragments import FRAGMENTS
from tests.campaign.points import MOTION, record

_XML = '<?xml version="1.0" encoding="utf-8"?><dokumentstatus><dokument><dok_id>HD021</dok_id><rm>2025/26</rm><beteckning>1</beteckning>' \
    "<typ>mot</typ><titel>Bryggor</titel><html>&lt;p&gt;Andelen är 12 procent.&lt;/p&gt;</html></dokument></dokumentstatus>"  # fmt: skip
_HTML = "<html><body><h1>Motion till riksdagen 2025/26:1</h1><p>Andelen är 12<sup>2</sup> procent enligt prop. 2018/19:1.</p></body>"
ENCODINGS = (
    "utf-7",
    "idna",
    "hex",
    "rot13",
    "utf-16",
    "utf-32",
    "cp037",
    "big5",
    "x-unknown",
    "",
    "zlib",
    "punycode",
    "unicode_escape",
    "mbcs",
)
_PIECES = (
    b"\x00",
    b"\xff",
    b"\xc3",
    b"[footnoteRef:1]",
    b"&#0;",
    b"<",
    b"]]>",
    b'"',
    b"{",
    b"\\ud800",
    b"\r",
    "\u2028".encode(),
    "🏛".encode(),
)


_LONG = 1 / 100
"""How often something long is drawn: at one in thirty these were half of all bytes."""
_SHORT = 2_000
"""Characters of a seed that is drawn often."""
_TEXTS = ("text", "HTML")


def drawn(chance: random.Random, own: list[bytes], form: str) -> bytes:
    """What is to be changed: mostly something short, and one in a hundred something long, so that many are tried in little time.

    Of a text or page a part is taken, or many are joined; what has a structure of its own stays whole.
    """
    if chance.random() < _LONG:
        return b"\n\n".join(chance.choices(own, k=chance.randint(5, 20))) if form in _TEXTS else chance.choice(own)
    short = [content for content in own if len(content) <= _SHORT] or own
    content = chance.choice(own if form in _TEXTS else short)
    if form not in _TEXTS or chance.random() < 0.2:
        return content
    start = chance.randrange(max(1, len(content) - 50))
    return content[start : start + chance.randint(100, 600)]


def changed(chance: random.Random, content: bytes, others: list[bytes]) -> bytes:
    """A few changes by chance: bytes turned, cut, doubled, moved, pieces put in, another text joined on."""
    data = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data) + 1)
        end = min(len(data), at + chance.randint(1, 40))
        what = chance.randrange(7)
        if what == 0 and at < len(data):
            data[at] = chance.randrange(256)
        elif what == 1:
            del data[at:end]
        elif what == 2:
            data[at:at] = data[at:end] * chance.randint(1, 30)
        elif what == 3:
            data[at:at] = chance.choice(_PIECES)
        elif what == 4:
            data[at:at] = chance.choice(FRAGMENTS).encode() * chance.randint(1, 20)
        elif what == 5:
            other = chance.choice(others)
            start = chance.randrange(len(other) + 1)
            data[at:at] = other[start : start + 60]
        else:
            data[at:at] = str(chance.choice((0, 10**12, 10**300, "9" * 400, -1, "1e999", "²³"))).encode()
    return bytes(data)


def changed_within(chance: random.Random, content: bytes, others: list[bytes]) -> bytes:
    """An archive one of whose parts is changed and packed again, so that what is changed is reached."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(out, "w") as archive:
        names = packed.namelist()
        one = chance.choice([name for name in names if "document" in name or "styles" in name] or names)
        for name in names:
            part = packed.read(name)
            archive.writestr(name, changed(chance, part, others) if name == one else part)
    return out.getvalue()


def seeds(root: Path) -> dict[str, list[bytes]]:
    """What is changed, by the form that it has; of invented content, and the two samples of the inbox."""
    texts = [path.read_text("utf-8") for path in sorted((root / "data" / "inbox").glob("*.txt"))]
    pieces = [text[k : k + 700].encode() for text in texts for k in range(0, len(text), 700)]
    records = [path.read_bytes()[:20_000] for path in sorted((root / "tests" / "fixtures" / "records").rglob("*.json"))]
    pages = [path.read_bytes()[:8_000] for path in sorted((root / "tests" / "fixtures" / "html").rglob("*.html"))]
    declared = [_XML.replace("utf-8", name).encode(form, "replace") for name in ENCODINGS for form in ("utf-8", "utf-16", "latin-1")]
    return {
        "JSON": [record(1), _listing(), *records],
        "XML": [_XML.encode(), *declared],
        "HTML": [_HTML.encode(), *pages],
        "text": [MOTION.format(n=12).encode(), *pieces],
        "Word": [_small_word(), _word()],
        "PDF": [_pdf()],
        "archive": [_archive()],
    }


def _listing() -> bytes:
    named = [{"id": f"HD02{n}", "dok_id": f"HD02{n}", "datum": "2025-10-01", "systemdatum": "2025-10-02 10:00:00"} for n in (1, 2)]
    return json.dumps({"dokumentlista": {"@traffar": "2", "@sida": "1", "@sidor": "1", "dokument": named}}).encode()


def _archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for n in (1, 2):
            archive.writestr(f"{n}.json", record(n))
    return out.getvalue()


def _word() -> bytes:
    import docx

    document = docx.Document()
    document.add_heading("Bryggor", 1)
    document.add_paragraph("Andelen bryggor är 12 procent enligt prop. 2018/19:1.")
    document.add_table(2, 2).cell(0, 0).text = "12"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _small_word() -> bytes:
    """The parts that a Word file must have, and no more: it is packed and read in a tenth of the time."""
    types = b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' \
        b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' \
        b'<Override PartName="/word/document.xml" ' \
        b'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'  # fmt: skip
    links = b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' \
        b'<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" ' \
        b'Target="word/document.xml"/></Relationships>'  # fmt: skip
    text = "<w:p><w:r><w:t>Andelen bryggor är 12 procent enligt prop. 2018/19:1.</w:t></w:r></w:p>" \
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"  # fmt: skip
    word = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' \
        f"<w:body>{text}</w:body></w:document>"  # fmt: skip
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("_rels/.rels", links)
        archive.writestr("word/document.xml", word)
    return out.getvalue()


def _pdf() -> bytes:
    words = b"BT /F1 12 Tf 72 700 Td (Andelen bryggor ar 12 procent enligt prop. 2018/19:1.) Tj ET"
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(words), words),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj%s endobj\n" % (k, part) for k, part in enumerate(parts, 1))
    return body + b"trailer<</Root 1 0 R/Size 6>>\n%%EOF"
