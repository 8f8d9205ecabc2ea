"""Records without a text, and the same text under two ids: published as what they are, told, and in nobody's way."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import duckdb
import pytest
from synthetic import extract, raw, read_batch, rows, warehouse

from riksdata.pipeline.checks import all_rules
from riksdata.pipeline.extract import sync_extracted
from riksdata.pipeline.publish import build_published
from riksdata.pipeline.read import sync_documents
from riksdata.rules.rule import run_rule
from riksdata.storage.raw import RawZone

MISSING = [{"rule": "text_missing", "severity": "warning", "message": "The record holds no text."}]


@pytest.fixture
def con() -> duckdb.DuckDBPyConnection:
    return warehouse()


def publish(folder: Path, con: duckdb.DuckDBPyConnection, *records: Any) -> None:
    zone = RawZone(folder)
    zone.add(records)
    sync_documents(zone, con, workers=1, read=read_batch, version="v1")
    sync_extracted(con, ("demands", "references", "statistics"), workers=1, extract=extract, version="v1")
    build_published(con)


def broken(con: duckdb.DuckDBPyConnection) -> list[str]:
    return [check.name for check in all_rules() if check.severity == "error" and not run_rule(con, check).passed]


def test_a_document_without_text_breaks_no_rule_and_keeps_its_demands(tmp_path: Path, con: duckdb.DuckDBPyConnection) -> None:
    publish(
        tmp_path, con,
        raw("a", dok_id="H6021", text="", issues=MISSING, official_demands=[{"number": 1, "text": "Gör detta."}]),
        raw("b", dok_id="H6022", text="Gör detta."),
    )  # fmt: skip
    assert broken(con) == []
    assert rows(con, "SELECT document_id, characters FROM published.documents ORDER BY 1") == [("H6021", 0), ("H6022", 10)]
    assert rows(con, "SELECT document_id FROM published.texts") == [("H6022",)]
    assert ("H6021", "Gör detta.", None) in rows(con, "SELECT document_id, text, char_start FROM published.demands")


def test_a_text_that_is_lost_without_a_word_is_an_error(tmp_path: Path, con: duckdb.DuckDBPyConnection) -> None:
    publish(tmp_path, con, raw("a", dok_id="H6021", text=""))
    assert broken(con) == ["documents_hash_is_of_text"]


POORER: tuple[dict[str, Any], ...] = (
    {"source_date": "2030-01-01T00:00:00"},
    {"source_kind": "record", "source_date": "2019-01-01T00:00:00", "title": "Ny"},
    {"text": "", "source_kind": "html"},
)


def test_what_is_full_is_never_displaced_by_what_is_empty(tmp_path: Path, con: duckdb.DuckDBPyConnection) -> None:
    cases = {f"H602{k}": case for k, case in enumerate(itertools.product(("record", "html", "text"), POORER), 1)}
    date = "2018-01-01T00:00:00"
    full = [
        raw(f"old/{name}", dok_id=name, text=f"Gör detta. {name}", source_kind=kind, source_date=date) for name, (kind, _) in cases.items()
    ]
    publish(tmp_path, con, *full)
    poor = [raw(f"new/{name}", dok_id=name, issues=MISSING, **{"text": "", **poorer}) for name, (_, poorer) in cases.items()]
    publish(tmp_path, con, *poor)
    held = rows(con, "SELECT document_id, source, characters FROM published.documents ORDER BY 1")
    assert held == [(name, f"old/{name}", 16) for name in cases]
    assert broken(con) == []
    told = rows(con, "SELECT document_id FROM published.issues WHERE rule = 'other_source' ORDER BY 1")
    assert told == [(name,) for name in cases]


def test_a_text_that_comes_later_takes_the_place_of_none(tmp_path: Path, con: duckdb.DuckDBPyConnection) -> None:
    date = "2018-01-01T00:00:00"
    publish(tmp_path, con, raw("api", dok_id="H6021", text="", issues=MISSING, source_date=date))
    publish(tmp_path, con, raw("api", dok_id="H6021", text="Gör detta.", source_date=date))
    assert rows(con, "SELECT characters FROM published.documents") == [(10,)]
    assert len(rows(con, "FROM published.demands")) == 1


def test_one_text_under_two_ids_is_told_of_both_and_of_no_other(tmp_path: Path, con: duckdb.DuckDBPyConnection) -> None:
    publish(
        tmp_path, con,
        raw("a", dok_id="H6021", text="Gör detta."), raw("b", dok_id="H6022", text="Gör detta."),
        raw("c", dok_id="H6023", text="Gör annat."),
        raw("d", dok_id="H6024", text="", issues=MISSING), raw("e", dok_id="H6025", text="", issues=MISSING),
    )  # fmt: skip
    said = dict(rows(con, "SELECT document_id, message FROM published.issues WHERE rule = 'same_text'"))
    assert set(said) == {"H6021", "H6022"}
    assert "H6022" in said["H6021"]
    assert "H6021" in said["H6022"]
    assert broken(con) == []
