"""Which documents of the corpus may be drawn: those of the rounds' pool, by stratum, with their canonical texts.

Whether a document is in the pool follows from its id alone, so that everything else, labels for training first of all, can keep away from
it. The corpus lies beside the checkout and is read in place.
"""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from riksdata.sources.reader import read_document
from riksdata.sources.records import RawRecord

ROOT = Path(__file__).resolve().parents[2]
SHARED = next((p / "shared" for p in ROOT.parents if (p / "shared" / "corpus").is_dir()), ROOT.parent / "shared")
"""Beside the checkout, or beside the folder of worktrees that it is one of."""
SAMPLES = ROOT / "tests" / "samples"

OPENED = {1: 20, 10: 36, 25: 44}
"""From which round on ids are in the pool whose hash begins with a byte below this: one document in 13, in seven, in six.

It was widened each time that a stratum had run dry.
"""
POOL_BYTE = max(OPENED.values())

SHORTEST = 300
"""Characters below which a text says nothing (withdrawn motions, answers that were taken back)."""

_DOK_ID = re.compile(rb'"dok_id"\s*:\s*"([^"\\]{3,80})"')
_DESIGNATION = re.compile(r"(\d{4}/\d\d(?:\d\d)?:\d+)")
_MOTIONS = {"enskild": "motion-member", "kommitté": "motion-party", "parti": "motion-party", "flerparti": "motion-party"}
_OLD_FILE = re.compile(r"^(?:Skriftliga frågor|mot|bet)-(?:19[7-9]\d)-(?:19\d\d|200[01])-")
_KNOWN_SAMPLES = (
    *("references", "statistics", "statistics-missed", "statistics-quantities", "statistics-documents", "statistics-unsure"),
    *("statistics-lists", "statistics-strict", "statistics-rejected", "statistics-belonging"),
    "statistics-periods",
    *("repeats", "questions"),
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that may be drawn."""

    id: str
    """Its dok_id, else `ip/1994/95:2`."""
    stratum: str
    doc_type: str
    """`mot`, `ip`, `fr`, `frs` or `bet`."""
    date: str | None
    """ISO, where the record states it."""
    text: str
    """The canonical text."""


def in_pool(document: str) -> bool:
    """Whether a document belongs to the rounds: the first byte of a hash of its id decides."""
    return _byte(document) < POOL_BYTE


def first_round(document: str) -> int:
    """The first round for which a document may be drawn."""
    byte = _byte(document)
    return next((number for number, below in OPENED.items() if byte < below), 1)


def _byte(document: str) -> int:
    return hashlib.sha256(("riksdata-round:" + document.upper()).encode()).digest()[0]


def known_documents(shared: Path = SHARED) -> frozenset[str]:
    """Ids, in capitals, of documents that somebody has read with the program in mind: the gold's, and the hand-read samples'."""
    found = set()
    for path in sorted((shared / "gold").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line) if line.strip() else {}
            found.add(str(row.get("doc") or row.get("id") or "").partition(".")[0].partition("-")[0].upper())
    for path in sorted(SAMPLES.glob("*.tsv")):
        if path.stem.rpartition("-")[0] not in _KNOWN_SAMPLES:
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                found.update(re.findall(r"\b[GH][A-Z0-9]\w+|^IP/[^\t]+", line.upper()))
    return frozenset(found - {""})


def candidates(shared: Path = SHARED) -> Iterator[Candidate]:
    """Every document of the pool that nobody has read, stratum by stratum."""
    known = known_documents(shared)
    corpus = shared / "corpus"
    for found in (*_records(corpus), *_interpellations(corpus), *_old_records(corpus / "dokumentstatus")):
        if found.id.upper() not in known and len(found.text) >= SHORTEST:
            yield found


def of_ids(ids: Collection[str], shared: Path = SHARED) -> Iterator[Candidate]:
    """The motions, reports and interpellations of these ids, read as those of the pool are, but such as no round draws."""
    known = known_documents(shared)
    capitals = {name.upper() for name in ids if not in_pool(name) or name.upper() in known}
    corpus = shared / "corpus"
    yield from _records(corpus, lambda name: name.upper() in capitals)
    yield from _interpellations(corpus, lambda name: name.upper() in capitals)


def _records(corpus: Path, wanted: Callable[[str], bool] = in_pool) -> Iterator[Candidate]:
    for name in ("mot-2018-2021.json.zip", "bet-2018-19.json.zip"):
        with zipfile.ZipFile(corpus / name) as bulk:
            for member in sorted(bulk.namelist()):
                content = bulk.read(member)
                said = _DOK_ID.search(content)
                if said is None or not wanted(said[1].decode()):
                    continue
                read = read_document(RawRecord(f"{name}/{member}", content, "application/json"))
                stratum = "report-2018" if read.doc_type == "bet" else _MOTIONS.get(read.subtype or "")
                if stratum and read.dok_id and not read.withdrawn:
                    yield Candidate(read.dok_id, stratum, read.doc_type, read.date.isoformat() if read.date else None, read.text)


def _interpellations(corpus: Path, wanted: Callable[[str], bool] = in_pool) -> Iterator[Candidate]:
    for name, stratum in (("interpellations-1994-2014", "interpellation-1994"), ("interpellations-2014-2019", "interpellation-2014")):
        seen = set()
        for line in (corpus / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            designation = _DESIGNATION.search(row["paragraphs"][0])
            document = row["dok_id"] or (designation and "ip/" + designation[1])
            if document and wanted(document) and document not in seen:
                seen.add(document)
                yield Candidate(document, stratum, "ip", None, "\n\n".join(row["paragraphs"]))


def _old_records(folder: Path) -> Iterator[Candidate]:
    """Motions, written questions with their answers, and reports of 1971-2001; all of them are in the pool, since there are few."""
    for path in sorted(folder.glob("*.json")):
        if _OLD_FILE.match(path.name):
            read = read_document(RawRecord(path.name, path.read_bytes(), "application/json"))
            if read.dok_id:
                yield Candidate(read.dok_id, "record-1971", read.doc_type, read.date.isoformat() if read.date else None, read.text)
