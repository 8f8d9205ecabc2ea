"""The real records, lists and the bulk zip, where they lie beside the checkout."""

import json
from collections import Counter
from pathlib import Path

import pytest

from riksdata.sources.bulk import read_collection
from riksdata.sources.inbox import read_inbox
from riksdata.sources.listing import _Page
from riksdata.sources.reader import read_document
from riksdata.sources.records import RawRecord

OUTCOMES = {"bifall", "delvis bifall", "avslag", "utgår", "lagd till handlingarna", None}


@pytest.fixture(scope="module")
def corpus(request) -> Path:
    return request.getfixturevalue("shared") / "corpus"


def test_every_record_is_read_and_nothing_in_it_is_unforeseen(corpus):
    kinds: Counter[str] = Counter()
    for folder in ("dokumentstatus", "invalid_json"):
        for raw in read_inbox(corpus / folder):
            assert isinstance(raw, RawRecord), raw
            document = read_document(raw)
            kinds[document.doc_type] += 1
            rules = {issue.rule for issue in document.issues}
            assert not {r for r in rules if r.endswith(("_unforeseen", "_malformed"))}, (raw.source, document.issues)
            assert document.dok_id
            assert document.title
            assert document.number
            assert document.date
            assert document.source_date
            assert document.text or "text_missing" in rules
            assert document.committee or document.doc_type not in ("bet", "yttr")
            if document.doc_type in ("mot", "ip", "fr", "frs"):
                assert any(p.role == "author" for p in document.people), raw.source
                assert document.parties or document.doc_type == "frs"
            if document.doc_type in ("ip", "fr"):
                assert document.recipient
    assert kinds == {"mot": 16, "bet": 14, "ip": 9, "frs": 3, "fr": 2, "yttr": 1}


def test_the_bulk_zip_loses_nothing(corpus):
    expected = {}
    seen = 0
    for raw in read_collection(corpus / "mot-2018-2021.json.zip", total=lambda n: expected.setdefault("total", n)):
        assert isinstance(raw, RawRecord), raw
        document = read_document(raw)
        seen += 1
        stated = json.loads(raw.content)["dokumentstatus"]
        listed = (stated["dokforslag"] or {}).get("forslag") or []
        worded = [f for f in (listed if isinstance(listed, list) else [listed]) if f["lydelse"]]
        assert raw.source == f"mot-2018-2021.json.zip/{document.dok_id.lower()}.json"
        assert document.issues == ()
        assert document.doc_type == "mot"
        assert document.riksmote == "2018/19"
        assert [d.text for d in document.official_demands] == [" ".join(f["lydelse"].split()) for f in worded]
        assert [d.number for d in document.official_demands] == [int(f["nummer"]) for f in worded]
        for demand, said in zip(document.official_demands, worded, strict=True):
            assert {d.decision for d in demand.decisions} | {d.committee_proposal for d in demand.decisions} <= OUTCOMES
            assert len(demand.decisions) >= len((said["behandlas_i"] or "").split(",")) - (not said["behandlas_i"])
            assert demand.committee or not said["intressent"]
        people = (stated.get("dokintressent") or {}).get("intressent") or []
        assert len(document.people) == len(people if isinstance(people, list) else [people])
        if document.withdrawn:
            assert document.text == "Motionen utgår" or len(document.text) < 100
        else:
            assert document.parties
            assert document.subtype in ("enskild", "kommitté", "parti")
            assert document.category
            assert len(document.text) > 300
    assert seen == expected["total"] == 3129


def test_the_later_report_is_the_last(corpus):
    wanted = {"h60226.json": (6, ["2018/19:TU5", "2018/19:TU14"]), "h6022426.json": (2, ["2018/19:MJU4", "2018/19:MJU5", "2018/19:MJU7"])}
    found = 0
    for raw in read_collection(corpus / "mot-2018-2021.json.zip"):
        name = raw.source.rsplit("/", 1)[-1]
        if name in wanted:
            number, reports = wanted[name]
            (demand,) = [d for d in read_document(raw).official_demands if d.number == number]
            assert [d.decided_in for d in demand.decisions] == reports
            found += 1
    assert found == len(wanted)


def test_the_real_list_pages(corpus):
    folder = corpus / "dokumentlista"
    pages = {p.name: _Page.read(p.read_bytes()) for p in folder.glob("*.json")}
    assert {name: (page.size, page.hits, page.pages, page.has_next) for name, page in pages.items()} == {
        "dokumentlista.json": (20, 10956, 548, True),
        "dokumentlista@a8d565c1.json": (20, 10956, 548, True),
        "dokumentlista_2026-06-24_se_eli_mcp.json": (5, 21, 5, True),
        "dokumentlista_one_hit_2014.json": (1, None, 1, False),
    }
    assert pages["dokumentlista.json"].warning == "traffar=10956"
