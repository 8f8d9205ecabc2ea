"""Real documents, read in place where the shared folder is there."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from riksdata.text.document import TextDocument
from riksdata.text.html import render_html

REPOSITORY = Path(__file__).parents[3]
SHARED = REPOSITORY.parent / "shared"
TEXTS = SHARED / "gold" / "texts"
RECORDS = SHARED / "corpus" / "dokumentstatus"
BULK = SHARED / "corpus" / "mot-2018-2021.json.zip"
SAMPLES = REPOSITORY / "data" / "inbox"

EVERY = 25
"""One motion in so many of the bulk collection is read."""


def records() -> list[dict[str, object]]:
    found = []
    for path in sorted(RECORDS.glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8-sig")).get("dokumentstatus", {}).get("dokument", {})
        if isinstance(record, dict) and record.get("html"):
            found.append(record)
    return found


def motions() -> list[dict[str, dict[str, object]]]:
    with zipfile.ZipFile(BULK) as bulk:
        return [json.loads(bulk.read(name).decode("utf-8-sig"))["dokumentstatus"] for name in bulk.namelist()[::EVERY]]


def plain(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").replace("\u2011", "-").replace("–", "-").replace("−", "-").replace('"', "”").split())


def test_the_sample_motion() -> None:
    document = TextDocument((SAMPLES / "002_8584eac85a031944.txt").read_text(encoding="utf-8"))
    assert len(document.sections) == 26
    assert [s.heading for s in document.sections][:3] == ["Förslag till riksdagsbeslut", "Inledning", "Dags för en ny kvinnofridkommission"]
    assert sorted(document.footnotes) == list(range(1, 44))
    assert all(note.marks and note.body for note in document.footnotes.values())
    assert (document.front.doc_type, document.front.number, document.front.title) == ("mot", None, None)


def test_the_sample_interpellation() -> None:
    document = TextDocument((SAMPLES / "000_4b5a833257ddd00b.txt").read_text(encoding="utf-8"))
    front = document.front
    assert (front.doc_type, front.riksmote, front.number) == ("ip", "2025/26", "232")
    assert (front.recipient_title, front.recipient_name, front.recipient_party) == ("justitieminister", "Gunnar Strömmer", "M")
    assert [(s.name, s.party) for s in front.signatories] == [("Samuel Gonzalez Westling", "V")]
    assert len(document.paragraphs) == 17


@pytest.mark.skipif(not TEXTS.is_dir(), reason="the shared texts are not here")
def test_headings_of_the_annotated_arguments() -> None:
    found = total = 0
    for line in (SHARED / "gold" / "arguments-dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        accepted = [" ".join(heading.split()) for heading in row["section"] or () if heading]
        if row["closing"] and accepted:
            section = TextDocument((TEXTS / row["doc"]).read_text(encoding="utf-8")).section_at(row["closing"][0][0])
            total += 1
            found += section is not None and section.heading in accepted
    assert total > 50
    assert found >= 0.97 * total


@pytest.mark.skipif(not BULK.is_file(), reason="the bulk collection is not here")
def test_motions_read_as_they_read() -> None:
    demands = lines = told = declared = hit = titles = number = 0
    for record in motions():
        stated = record["dokument"]
        rendered = render_html(str(stated["html"]))
        shown = {plain(line) for line in rendered.text.split("\n")}
        proposals = (record.get("dokforslag") or {}).get("forslag") or []
        for proposal in proposals if isinstance(proposals, list) else [proposals]:
            if proposal.get("lydelse"):
                demands += 1
                lines += plain(proposal["lydelse"]) in shown
        document = TextDocument(rendered.text)
        known = {h.start for h in rendered.headings}
        found = {s.start for s in document.sections}
        told, declared, hit = told + len(found), declared + len(known), hit + len(found & known)
        number += (document.front.riksmote, document.front.number) == (stated["rm"], stated["beteckning"])
        titles += stated["titel"] == "Motionen utgår" or plain(document.front.title or "") == plain(str(stated["titel"]))
    count = len(motions())
    assert lines >= 0.995 * demands
    assert hit >= 0.96 * told
    assert hit >= 0.97 * declared
    assert number == count
    assert titles >= 0.97 * count


@pytest.mark.skipif(not RECORDS.is_dir(), reason="the shared records are not here")
def test_every_generation() -> None:
    wrong = []
    for record in records():
        rendered = render_html(str(record["html"]))
        front = TextDocument(rendered.text, headings=rendered.headings).front
        assert len(rendered.text) > 500
        assert "<" not in rendered.text or "</" not in rendered.text
        number = (front.number or "").lower().lstrip("-").replace("au01", "au1")
        if (front.doc_type, front.riksmote, number) != (record["typ"], record["rm"], str(record["beteckning"]).lower().lstrip("-")):
            wrong.append((record["dok_id"], front.doc_type, front.riksmote, front.number))
    assert wrong == []
