"""A sample of found references that was read by hand: what was right stays found."""

from __future__ import annotations

import csv
import datetime
import hashlib
import json
import zipfile
from pathlib import Path

import pytest

from riksdata.extractors.references import find_references
from riksdata.sources.reader import read_document
from riksdata.sources.records import RawRecord
from riksdata.text.document import TextDocument
from riksdata.text.html import render_html


@pytest.fixture(scope="module")
def judged(root: Path) -> list[dict[str, str]]:
    lines = (root / "tests" / "samples" / "references-20261122.tsv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))


def test_the_sample_is_98_percent_right(judged: list[dict[str, str]]) -> None:
    assert len(judged) == 200
    verdicts = [row["verdict"] for row in judged]
    assert set(verdicts) <= {"right", "wrong", "optional"}
    assert verdicts.count("right") >= 0.98 * (len(judged) - verdicts.count("optional"))


def test_what_was_right_is_still_found(judged: list[dict[str, str]], shared: Path) -> None:
    by_document: dict[str, list[dict[str, str]]] = {}
    for row in judged:
        by_document.setdefault(row["document_id"], []).append(row)
    same_text = found = right = 0
    lost = []
    with zipfile.ZipFile(shared / "corpus" / "mot-2018-2021.json.zip") as bulk:
        for name, rows in by_document.items():
            record = json.loads(bulk.read(f"{name.lower()}.json").decode("utf-8-sig"))["dokumentstatus"]["dokument"]
            text = render_html(record.get("html") or "").text
            if hashlib.sha256(text.encode()).hexdigest()[:16] != rows[0]["text_sha256"]:
                continue  # the text is rendered differently since: its spans say nothing
            same_text += len(rows)
            day = datetime.date.fromisoformat(record["datum"][:10])
            got = {(r.char_start, r.char_end, r.label) for r in find_references(TextDocument(text, "mot", day))}
            for row in rows:
                if row["verdict"] == "right":
                    right += 1
                    here = (int(row["char_start"]), int(row["char_end"]), row["label"])
                    found += here in got
                    if here not in got:
                        lost.append((name, *here))
    assert same_text >= 0.6 * len(judged), "most of the texts have changed: read a new sample"
    assert found >= 0.98 * right, lost


def test_what_was_read_before_the_program_was_run_is_found(root: Path, shared: Path) -> None:
    lines = (root / "tests" / "samples" / "references-20261129.tsv").read_text(encoding="utf-8").splitlines()
    by_document: dict[str, list[dict[str, str]]] = {}
    for row in csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"):
        by_document.setdefault(row["document_id"], []).append(row)
    right = found = more = 0
    bulks = [zipfile.ZipFile(shared / "corpus" / name) for name in ("mot-2018-2021.json.zip", "bet-2018-19.json.zip")]
    for name, rows in by_document.items():
        member = f"{name.lower()}.json"
        bulk = next(bulk for bulk in bulks if member in bulk.NameToInfo)
        read = read_document(RawRecord(member, bulk.read(member), "application/json"))
        text = read.text[int(rows[0]["excerpt_start"]) : int(rows[0]["excerpt_end"])]
        assert hashlib.sha256(text.encode()).hexdigest()[:16] == rows[0]["text_sha256"], f"{name} is rendered differently: read it anew"
        got = {(r.char_start, r.char_end, r.label) for r in find_references(TextDocument(text, read.doc_type, read.date))}
        wanted = {(int(row["char_start"]), int(row["char_end"]), row["label"]) for row in rows if row["verdict"] == "right"}
        right, found, more = right + len(wanted), found + len(wanted & got), more + len(got - wanted)
    assert right >= 350
    assert found >= 0.99 * right
    assert more <= 0.01 * right
