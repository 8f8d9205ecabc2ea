"""The labels of quantities that the repository keeps, and the texts they were judged in, which lie beside the checkout."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from riksdata.text.document import TextDocument
from riksdata.text.html import render_html
from tests.rounds.draw import excerpt
from tests.rounds.pool import ROOT, SHARED, candidates, of_ids

SAMPLES = ROOT / "tests" / "samples"
ROUNDS = ROOT / "tests" / "rounds"
LAST_ROUND = 12
"""Of the rounds whose errors have been read, and whose labels are trained on."""
_OF_THE_CORPUS = ("statistics-quantities-20261129", "statistics-20261122", "statistics-missed-20261122")
_DESIGNATION = re.compile(r"(\d{4}/\d\d(?:\d\d)?:\d+)")
_IN_DOCUMENTS = "statistics-documents-20261129"
"""The sample of documents in which each quantity was judged."""
_IN_WINDOWS = (
    *("statistics-unsure-20261129", "statistics-unsure-20261130", "statistics-rejected-20261130"),
    *("statistics-lists-20261130", "statistics-strict-20261130"),
)
"""The samples of single quantities (least sure, rejected, as they come, as published); no others of their documents were judged."""
_VERDICTS = {"statistic": True, "misread": True, "none": False}
_ZIPS = {"mot": "mot-2018-2021.json.zip", "bet": "bet-2018-19.json.zip"}


@dataclass(slots=True)
class Judged:
    """A document and what was judged in it."""

    id: str
    document: TextDocument
    verdicts: list[tuple[int, int, bool | None]] = field(default_factory=list)
    """Spans with the verdict: a statistic, none, or (None) one on which careful readers would disagree."""
    whole: bool = False
    """Whether every quantity of the document was judged: one that no span touches is then none."""
    nothing_in: list[tuple[int, int]] = field(default_factory=list)
    """Spans that hold no statistic at all."""

    def verdict(self, start: int, end: int) -> tuple[bool | None, bool]:
        """Of a quantity at a span: its verdict, and whether there is one."""
        for low, high, verdict in self.verdicts:
            if low < end and start < high:
                return verdict, True
        if self.whole or any(low <= start < high for low, high in self.nothing_in):
            return False, True
        return None, False


def judged() -> list[Judged]:
    """All labels with their documents, in a fixed order. Raises FileNotFoundError where the texts are not beside the checkout."""
    found: dict[str, Judged] = {}
    for name, verdicts in (
        ("statistics-quantities-20261129", {"statistic": True, "none": False}),
        ("statistics-20261122", {"right": True}),
    ):
        for row in _rows(SAMPLES / f"{name}.tsv"):
            item = _of_corpus(found, row)
            if item is not None:
                item.verdicts.append((int(row["char_start"]), int(row["char_end"]), verdicts.get(row["verdict"])))
    for row in _rows(SAMPLES / "statistics-missed-20261122.tsv"):
        item = _of_corpus(found, row)
        if item is not None and row["verdict"] == "none":
            item.nothing_in.append((int(row["char_start"]), int(row["char_end"])))
    for name in ("seeds", "dev"):
        for doc, rows in _by_document(SHARED / "gold" / f"{name}.jsonl").items():
            folder = SHARED / "seeds" if name == "seeds" else SHARED / "gold" / "texts"
            found[doc] = _whole(doc, TextDocument((folder / doc).read_text(encoding="utf-8")), rows)
    for number in range(1, LAST_ROUND + 1):
        path = ROUNDS / f"round-{number}.labels.jsonl"
        for doc, rows in _by_document(path).items():
            text = round_text(doc)
            if text is not None:
                found[doc] = _whole(doc, text, rows)
    for name, rows in _in_whole_documents().items():
        text = _documents().get(name)
        if text is not None:
            found[name] = Judged(name, text, _verdicts(rows), whole=True)
    for name, rows in _in_windows().items():
        text = _windows().get(name)
        if text is not None:
            found[name] = Judged(name, text, _verdicts(rows))
    for number, row in enumerate(_rows(SAMPLES / "statistics-sentences.tsv")):
        text = f"Motivering\n\n{row['sentence']}\n"
        found[f"sentence-{number}"] = _whole("", TextDocument(text, "mot"), [])
        if row["verdict"] == "statistic":
            found[f"sentence-{number}"].verdicts.append((0, len(text), True))
    return [found[name] for name in sorted(found)]


def rows_of(sample: str) -> Iterator[dict[str, str]]:
    """The rows of a sample, by its name without ending."""
    return _rows(SAMPLES / f"{sample}.tsv")


def judged_documents() -> Iterator[tuple[str, TextDocument, list[dict[str, str]]]]:
    """The documents in which each quantity was judged, with their rows, where the text is still the one that was judged."""
    for name, rows in sorted(_in_whole_documents().items()):
        if name in _documents():
            yield name, _documents()[name], rows


def gold_and_rounds() -> Iterator[tuple[str, str, TextDocument, list[dict]]]:
    """The documents of the gold ("gold") and of the rounds that are trained on ("seen"), with their rows."""
    for name in ("seeds", "dev"):
        for doc, rows in sorted(_by_document(SHARED / "gold" / f"{name}.jsonl").items()):
            folder = SHARED / "seeds" if name == "seeds" else SHARED / "gold" / "texts"
            yield "gold", doc, TextDocument((folder / doc).read_text(encoding="utf-8")), rows
    for number in range(1, LAST_ROUND + 1):
        for doc, rows in sorted(_by_document(ROUNDS / f"round-{number}.labels.jsonl").items()):
            text = round_text(doc)
            if text is not None:
                yield "seen", doc, text, rows


def _whole(doc: str, document: TextDocument, rows: list[dict]) -> Judged:
    spans = [(r["char_start"], r["char_end"], None if r.get("optional") else True) for r in rows if r["table"] == "statistics"]
    return Judged(doc, document, spans, whole=True)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _by_document(path: Path) -> dict[str, list[dict]]:
    out: dict[str, list[dict]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            row = json.loads(line)
            out.setdefault(row["doc"], []).append(row)
    return out


def _of_corpus(found: dict[str, Judged], row: dict[str, str]) -> Judged | None:
    """The document of a row, if its text is the one that was judged."""
    name = row["document_id"]
    if name not in found:
        document = _corpus().get(name)
        if document is None:
            return None
        found[name] = Judged(name, document)
    text = found[name].document.text
    return found[name] if hashlib.sha256(text.encode()).hexdigest()[:16] == row["text_sha256"] else None


@cache
def _corpus() -> dict[str, TextDocument]:
    """The documents of the corpus that samples name, by id."""
    wanted = {row["document_id"] for name in _OF_THE_CORPUS for row in _rows(SAMPLES / f"{name}.tsv")}
    capitals = {name.upper() for name in wanted}
    out: dict[str, TextDocument] = {}
    for kind, name in _ZIPS.items():
        with zipfile.ZipFile(SHARED / "corpus" / name) as bulk:
            for entry in sorted(bulk.namelist()):
                if Path(entry).stem.upper() not in capitals:
                    continue
                record = json.loads(bulk.read(entry).decode("utf-8-sig"))["dokumentstatus"]["dokument"]
                page = render_html(record.get("html") or "")
                out[record["dok_id"]] = TextDocument(page.text, kind, headings=page.headings)
    for path in sorted((SHARED / "corpus").glob("interpellations-*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            designation = _DESIGNATION.search(row["paragraphs"][0]) if row["paragraphs"] else None
            name = row["dok_id"] or (f"ip/{designation[1]}" if designation else "")
            if name in wanted:
                out.setdefault(name, TextDocument("\n\n".join(row["paragraphs"]), "ip"))
    return out


def _verdicts(rows: list[dict[str, str]]) -> list[tuple[int, int, bool | None]]:
    return [(int(row["char_start"]), int(row["char_end"]), _VERDICTS.get(row["verdict"])) for row in rows]


@cache
def _in_windows() -> dict[str, list[dict[str, str]]]:
    """The rows of the samples of single quantities, by document and window ("H6021@0-900")."""
    out: dict[str, list[dict[str, str]]] = {}
    for row in (row for name in _IN_WINDOWS for row in _rows(SAMPLES / f"{name}.tsv")):
        out.setdefault(f"{row['document_id']}@{row['window_start']}-{row['window_end']}", []).append(row)
    return out


@cache
def _windows() -> dict[str, TextDocument]:
    """The windows in which quantities were judged, where the text is still the one that was judged."""
    rows = _in_windows()
    texts = {found.id: found for found in of_ids({row[0]["document_id"] for row in rows.values()})}
    out = {}
    for name, of_window in rows.items():
        first = of_window[0]
        document = texts.get(first["document_id"])
        text = document.text[int(first["window_start"]) : int(first["window_end"])] if document is not None else ""
        if document is not None and hashlib.sha256(text.encode()).hexdigest()[:16] == first["text_sha256"]:
            out[name] = TextDocument(text, document.doc_type)
    return out


def _in_whole_documents() -> dict[str, list[dict[str, str]]]:
    """The rows of the documents in which each quantity was judged, by document."""
    out: dict[str, list[dict[str, str]]] = {}
    for row in _rows(SAMPLES / f"{_IN_DOCUMENTS}.tsv"):
        out.setdefault(row["document_id"], []).append(row)
    return out


@cache
def _documents() -> dict[str, TextDocument]:
    """The documents in which each quantity was judged, as read for it, where the text is still the one that was judged."""
    rows = _in_whole_documents()
    out = {}
    for found in of_ids(rows):
        start, end = excerpt(found)
        text = found.text[start:end]
        if hashlib.sha256(text.encode()).hexdigest()[:16] == rows[found.id][0]["text_sha256"]:
            out[found.id] = TextDocument(text, found.doc_type)
    return out


def round_text(doc: str) -> TextDocument | None:
    """The document that a label of a round names by its file, as it was shown; None where it is not beside the checkout."""
    return _round_texts().get(_file_name(doc))


@cache
def _round_texts() -> dict[str, TextDocument]:
    """The documents of the rounds' pool by their files' names; of long ones the excerpt that was shown."""
    out = {}
    for found in candidates():
        start, end = excerpt(found)
        out[_file_name(found.id)] = TextDocument(found.text[start:end], found.doc_type)
    return out


def _file_name(document: str) -> str:
    """The name of a document's file in a round, in capitals, without what file names do not hold."""
    return re.sub(r"[\W_]", "-", document.removesuffix(".txt")).upper()
