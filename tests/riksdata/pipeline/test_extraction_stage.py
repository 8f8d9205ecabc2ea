"""From texts to extracted rows: spans held, identifiers given, only the changed done again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest
from synthetic import TABLES, raw, read_batch, reference, rows, statistic, warehouse
from synthetic import extract as find

from riksdata.extractors.records import Demand, Reference
from riksdata.pipeline import extract as stage
from riksdata.pipeline.demand_rows import demand_rows
from riksdata.pipeline.extract import sync_extracted
from riksdata.pipeline.extract_batch import extract_batch
from riksdata.pipeline.extracted_rows import Collector, reference_rows, statistic_rows
from riksdata.pipeline.read import sync_documents
from riksdata.storage.raw import RawZone

TEXT = "Gör detta. Enligt prop. 2024/25:1 är 40 procent kvinnor."


@pytest.fixture
def con() -> duckdb.DuckDBPyConnection:
    return warehouse()


def load(folder: Path, con: duckdb.DuckDBPyConnection, *records: Any) -> None:
    zone = RawZone(folder)
    zone.add(records)
    sync_documents(zone, con, workers=1, read=read_batch, version="v1")


def extract(con: duckdb.DuckDBPyConnection, table: str, version: str = "v1", workers: int = 1) -> tuple[int, int]:
    return sync_extracted(con, [table], workers=workers, extract=find, version=version)[table]


def test_rows_carry_ids_spans_and_the_reference_a_figure_rests_on(tmp_path: Path, con: duckdb.DuckDBPyConnection) -> None:
    load(tmp_path, con, raw("a", dok_id="A", text=TEXT))
    for table in TABLES:
        assert extract(con, table) == (1, 0)
    ((reference_id, start, end),) = rows(con, 'SELECT reference_id, char_start, char_end FROM core."references"')
    assert TEXT[start:end] == "prop. 2024/25:1"
    assert rows(con, "SELECT surface, reference_id, value FROM core.statistics") == [("40 procent", reference_id, 40.0)]
    assert rows(con, "SELECT demand_id, text, origin FROM core.demands") == [("A-d1", "Gör detta.", "text")]


def test_only_new_and_changed_documents_are_done(tmp_path: Path, con: duckdb.DuckDBPyConnection) -> None:
    load(tmp_path, con, raw("a", dok_id="A", text=TEXT), raw("b", dok_id="B", text=TEXT))
    assert extract(con, "references") == (2, 0)
    assert extract(con, "references") == (0, 2)
    load(tmp_path, con, raw("c", dok_id="C", text=TEXT), raw("b2", dok_id="B", text="Annat.", source_date="2026-01-01"))
    assert extract(con, "references") == (2, 1)
    assert rows(con, 'SELECT document_id FROM core."references" ORDER BY 1') == [("A",), ("C",)]


def test_a_changed_extractor_redoes_its_own_table_only(tmp_path: Path, con: duckdb.DuckDBPyConnection) -> None:
    load(tmp_path, con, raw("a", dok_id="A", text=TEXT))
    for table in TABLES:
        extract(con, table)
    assert extract(con, "references", version="v2") == (1, 0)
    assert extract(con, "demands") == (0, 1)
    assert rows(con, 'SELECT count(*) FROM core."references"') == [(1,)]


def test_what_the_record_adds_without_touching_the_text_redoes_nothing(tmp_path: Path, con: duckdb.DuckDBPyConnection) -> None:
    load(tmp_path, con, raw("a", dok_id="A", text=TEXT, source_date="2024-01-01", official_demands=[{"number": 1, "text": "Gör detta."}]))
    extract(con, "demands")
    decided = [{"number": 1, "text": "Gör detta.", "decisions": [["KU", "avslag", "avslag", None, None]]}]
    load(tmp_path, con, raw("a", dok_id="A", text=TEXT, source_date="2025-01-01", official_demands=decided))
    assert extract(con, "demands") == (0, 1)
    assert rows(con, "SELECT decision FROM core.decisions") == [("avslag",)]
    changed = [{"number": 1, "text": "Gör något annat."}]
    load(tmp_path, con, raw("a", dok_id="A", text=TEXT, source_date="2026-01-01", official_demands=changed))
    assert extract(con, "demands") == (1, 0)
    assert rows(con, "SELECT text, char_start FROM core.demands") == [("Gör något annat.", None)]


def test_a_document_on_which_an_extractor_fails_is_named_and_the_others_go_on(tmp_path: Path, con: duckdb.DuckDBPyConnection) -> None:
    load(tmp_path, con, raw("a", dok_id="A", text="KRASCH. Gör detta."), raw("b", dok_id="B", text=TEXT))
    assert extract(con, "demands") == (2, 0)
    assert rows(con, "SELECT document_id FROM core.demands") == [("B",)]
    ((document, rule, severity, message),) = rows(con, "SELECT document_id, rule, severity, message FROM core.text_issues")
    assert (document, rule, severity) == ("A", "extractor_failed", "error")
    assert "ValueError: the extractor was surprised" in message
    assert extract(con, "demands") == (0, 2)


def together(con: duckdb.DuckDBPyConnection, workers: int = 1) -> dict[str, tuple[int, int]]:
    return sync_extracted(con, TABLES, workers=workers, extract=find, version="v1")


def test_each_table_does_only_what_it_has_still_to_do(tmp_path: Path, con: duckdb.DuckDBPyConnection) -> None:
    load(tmp_path, con, raw("a", dok_id="A", text=TEXT), raw("b", dok_id="B", text=TEXT))
    extract(con, "references")
    load(tmp_path, con, raw("c", dok_id="C", text=TEXT))
    assert together(con) == {"demands": (3, 0), "references": (1, 2), "statistics": (3, 0)}
    assert together(con) == {"demands": (0, 3), "references": (0, 3), "statistics": (0, 3)}
    for table in TABLES:
        assert rows(con, f'SELECT document_id FROM core."{table}" ORDER BY 1') == [("A",), ("B",), ("C",)]


def test_tables_read_together_hold_what_they_hold_when_read_alone(tmp_path: Path) -> None:
    found = []
    for place, way in (("alone", lambda con: [extract(con, table) for table in TABLES]), ("together", together)):
        con = warehouse()
        load(tmp_path / place, con, raw("a", dok_id="A", text=TEXT), raw("b", dok_id="B", text="KRASCH. " + TEXT))
        way(con)
        names = ("demands", '"references"', "statistics", "text_issues", "extractions")
        found.append([rows(con, f"FROM core.{name} ORDER BY ALL") for name in names])
    assert found[0] == found[1]


def test_where_one_extractor_fails_the_others_keep_their_rows(tmp_path: Path, con: duckdb.DuckDBPyConnection) -> None:
    load(tmp_path, con, raw("a", dok_id="A", text="KRASCH. " + TEXT))
    together(con)
    assert rows(con, "SELECT table_name, rule FROM core.text_issues") == [("demands", "extractor_failed")]
    assert [len(rows(con, f'FROM core."{table}"')) for table in TABLES] == [0, 1, 1]


def test_what_was_written_before_a_stop_is_not_done_again(
    tmp_path: Path, con: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(tmp_path, con, *(raw(f"s{n}", dok_id=f"D{n}", text=TEXT) for n in range(6)))
    monkeypatch.setattr(stage, "_CHUNK_CHARACTERS", 2 * len(TEXT))
    seen: list[int] = []

    def stopped(tables: Any, batch: Any) -> Any:
        seen.append(batch.num_rows)
        if len(seen) == 2:
            raise KeyboardInterrupt
        return find(tables, batch)

    with pytest.raises(KeyboardInterrupt):
        sync_extracted(con, TABLES, workers=1, extract=stopped, version="v1")
    assert together(con) == dict.fromkeys(TABLES, (4, 2))


def test_documents_that_are_gone_lose_their_rows(tmp_path: Path, con: duckdb.DuckDBPyConnection) -> None:
    record = raw("a", dok_id="A", text=TEXT)
    load(tmp_path, con, record)
    extract(con, "references")
    RawZone(tmp_path).forget("A", [record.sha256])
    load(tmp_path, con)
    assert extract(con, "references") == (0, 0)
    assert rows(con, 'SELECT count(*) FROM core."references"') == rows(con, "SELECT count(*) FROM core.extractions") == [(0,)]


def test_workers_and_chunks_do_not_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    records = [raw(f"s{n}", dok_id=f"D{n}", text=TEXT * n) for n in range(1, 8)]
    found = []
    for workers, size in ((1, 10**9), (2, 100)):
        con = warehouse()
        load(tmp_path / str(workers), con, *records)
        monkeypatch.setattr(stage, "_CHUNK_CHARACTERS", size * 5)
        monkeypatch.setattr(stage, "_BATCH_CHARACTERS", size)
        monkeypatch.setattr(stage, "_FEW_CHARACTERS", size)
        for table in TABLES:
            extract(con, table, workers=workers)
        found.append([rows(con, f'FROM core."{table}" ORDER BY ALL') for table in TABLES])
    assert found[0] == found[1]
    assert len(found[0][1]) == sum(range(1, 8))


@pytest.mark.parametrize(("few", "batches"), [(0, 4), (10**9, 1)], ids=["two workers", "too few for others"])
def test_of_few_documents_each_worker_has_two_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int, batches: int) -> None:
    con = warehouse()
    load(tmp_path, con, *(raw(f"s{n}", dok_id=f"D{n}", text=TEXT) for n in range(8)))
    given: list[int] = []

    def here(function: Any, source: Any, workers: int, cluster: str | None) -> Any:
        for batch in source:
            given.append(batch.num_rows)
            yield function(batch)

    monkeypatch.setattr(stage, "map_batches", here)
    monkeypatch.setattr(stage, "_FEW_CHARACTERS", few)
    assert extract(con, "references", workers=2) == (8, 0)
    assert given == [8 // batches] * batches


def test_what_is_read_before_all_else_has_rows_of_every_kind_and_no_failure() -> None:
    from riksdata.pipeline.read_once import document

    found = extract_batch(TABLES, document())
    assert all(found[table].rows.num_rows >= 5 for table in TABLES)
    assert [rule for table in TABLES for rule in found[table].issues["rule"].to_pylist() if rule == "extractor_failed"] == []


@pytest.mark.parametrize(
    ("start", "end"),
    [(0, 5), (18, 34), (-1, 3), (30, 10**6), (33, 18)],
    ids=["other words", "one too long", "negative", "outside", "turned round"],
)
def test_a_reference_whose_span_does_not_hold_is_not_published(start: int, end: int) -> None:
    into = Collector("references")
    reference_rows(
        into,
        "A",
        TEXT,
        [Reference(1, "prop", "prop/2024/25:1", "prop. 2024/25:1", start, end), reference(TEXT, "prop. 2024/25:1", ordinal=2)],
    )
    kept, issues, _ = into.finish()
    assert kept["ordinal"].to_pylist() == [2]
    assert issues.select(["rule", "severity", "document_id"]).to_pylist() == [
        {"rule": "span_mismatch", "severity": "error", "document_id": "A"}
    ]


def test_a_statistic_outside_its_sentence_is_not_published() -> None:
    into = Collector("statistics")
    statistic_rows(into, "A", TEXT, [statistic(TEXT, "40 procent", sentence_start=0, sentence_end=5)], [])
    assert [len(part) for part in into.finish()] == [0, 1, 0]


def test_a_statistic_does_not_rest_on_a_reference_that_is_not_published() -> None:
    into = Collector("statistics")
    wrong = Reference(1, "prop", "prop/2024/25:1", "prop. 2024/25:1", 0, 3)
    statistic_rows(into, "A", TEXT, [statistic(TEXT, "40 procent", reference_ordinal=1)], [wrong])
    kept = into.finish().rows
    assert kept["reference_id"].to_pylist() == [None]


@pytest.mark.parametrize(
    ("demand", "holds"),
    [
        (Demand(1, "yrkande", "Gör detta.", 0, 10), True),
        (Demand(1, "yrkande", "Gör detta.", 0, 9), False),
        (Demand(1, "yrkande", "Gör detta.", None, None), False),
        (Demand(1, "yrkande", "Gör det här.", None, None, origin="record"), True),
        (Demand(1, "yrkande", "Gör – detta.", 0, 10, origin="record"), True),
        (Demand(1, "yrkande", "Gör detta.", 0, 10**6, origin="record"), False),
        (Demand(1, "yrkande", "Gör detta.", 0, None), False),
        (Demand(1, "yrkande", "Gör detta.", 0, 10, argument_start=3), False),
        (Demand(1, "yrkande", "Gör detta.", 0, 10, argument_start=11, argument_end=10**6), False),
        (Demand(1, "yrkande", "Gör detta.", 0, 10, argument_start=11, argument_end=20), True),
    ],
)
def test_spans_of_demands_are_verified(demand: Demand, holds: bool) -> None:
    into = Collector("demands")
    demand_rows(into, "A", TEXT, [demand], [])
    kept, issues, _ = into.finish()
    assert (len(kept), len(issues)) == ((1, 0) if holds else (0, 1))


def test_white_space_of_a_demand_is_folded_before_it_is_compared() -> None:
    text = "Gör  detta\nnu."
    into = Collector("demands")
    demand_rows(into, "A", text, [Demand(1, "yrkande", "Gör detta nu.", 0, len(text))], [])
    assert len(into.finish()[0]) == 1
