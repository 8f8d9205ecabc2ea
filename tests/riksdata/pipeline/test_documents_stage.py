"""From the raw zone to documents: precedence between sources, what is new, what is unread, and no trace of the order of arrival."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from synthetic import raw, read_batch, read_document, rows, warehouse

from riksdata.pipeline import read as stage
from riksdata.pipeline.document_rows import read_rows
from riksdata.pipeline.read import sync_documents
from riksdata.sources.records import RawRecord, ReadDocument, UnreadableSource
from riksdata.storage.raw import RawZone

CORE = ("documents", "texts", "people", "document_relations", "inputs", "decisions", "source_issues", "readings")


@pytest.fixture
def con() -> duckdb.DuckDBPyConnection:
    return warehouse()


def sync(
    folder: Path, con: duckdb.DuckDBPyConnection, *records: Any, version: str = "v1", read: Any = read_batch, workers: int = 1
) -> tuple[int, int]:
    zone = RawZone(folder)
    zone.add(records)
    return sync_documents(zone, con, workers=workers, read=read, version=version)


def snapshot(con: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[Any, ...]]]:
    return {name: sorted(rows(con, f"FROM core.{name}"), key=repr) for name in CORE}


def test_a_record_fills_all_tables_of_documents(tmp_path: Path, con: duckdb.DuckDBPyConnection) -> None:
    sync(
        tmp_path, con,
        raw(
            "z.zip/h6021.json", dok_id="H6021", text="Gör detta.", riksmote="2018/19", number="1", date="2018-11-27", title="",
            people=[
                {"role": "author", "name": "Ada", "party": "S"}, {"role": "author", "name": "Bo", "party": "V"},
                {"role": "author", "name": "Cy", "party": "S"}, {"role": "recipient", "name": "Di", "party": "M"},
            ],
            relations=[{"relation": "behandlas_i", "target_dok_id": "H601UbU1"}] * 2,
            official_demands=[
                {"number": 1, "text": "Gör detta.",
                 "decisions": [["UbU", "avslag", "avslag", "2018/19:UbU1", "2"], ["UbU", "bifall", "underligt", None, None]]},
            ],
            issues=[{"rule": "odd", "severity": "info", "message": "Odd."}], headings=[[0, 3, 1]],
        ),
    )  # fmt: skip
    ((document, kind, parties, title, characters, source),) = rows(
        con, "SELECT document_id, doc_type, parties, title, characters, source FROM core.documents"
    )
    assert (document, kind, parties, title, characters, source) == ("H6021", "mot", ["S", "V"], None, 10, "z.zip/h6021.json")
    assert rows(con, "SELECT ordinal, role, name FROM core.people ORDER BY ordinal") == [
        (1, "author", "Ada"), (2, "author", "Bo"), (3, "author", "Cy"), (4, "recipient", "Di"),
    ]  # fmt: skip
    assert rows(con, "SELECT document_id, relation, target_dok_id FROM core.document_relations") == [("H6021", "behandlas_i", "H601UbU1")]
    assert rows(con, "SELECT number, ordinal, decision FROM core.decisions ORDER BY ordinal") == [(1, 1, "avslag"), (1, 2, "annat")]
    assert rows(con, "SELECT headings, official FROM core.inputs") == [
        ([{"start": 0, "end": 3, "level": 1}], [{"number": 1, "text": "Gör detta."}])
    ]
    assert rows(con, "SELECT rule, source FROM core.source_issues") == [("odd", "z.zip/h6021.json")]


def test_the_second_run_reads_only_what_is_new(tmp_path: Path, con: duckdb.DuckDBPyConnection) -> None:
    assert sync(tmp_path, con, raw("a", dok_id="A"), raw("b", dok_id="B")) == (2, 0)
    before = snapshot(con)
    assert sync(tmp_path, con) == (0, 2)
    assert snapshot(con) == before
    assert sync(tmp_path, con, raw("c", dok_id="C")) == (1, 2)
    assert [d for (d,) in rows(con, "SELECT document_id FROM core.documents ORDER BY 1")] == ["A", "B", "C"]


def test_a_changed_reader_reads_everything_anew(tmp_path: Path, con: duckdb.DuckDBPyConnection) -> None:
    sync(tmp_path, con, raw("a", dok_id="A"), raw("b", raises="unknown_form"))
    assert rows(con, "SELECT count(*) FROM core.documents") == [(1,)]

    def better(batch: Any) -> Any:
        return read_rows(
            batch, lambda r: read_document(r) if r.source != "b" else ReadDocument("record", "Now it reads.", "mot", dok_id="B")
        )

    assert sync(tmp_path, con, version="v2", read=better) == (2, 0)
    assert rows(con, "SELECT document_id, text FROM core.texts ORDER BY 1") == [("A", "Text om A."), ("B", "Now it reads.")]


@pytest.mark.parametrize("turn", [1, -1])
def test_record_before_html_before_text(tmp_path: Path, con: duckdb.DuckDBPyConnection, turn: int) -> None:
    of = [
        raw("a.txt", dok_id="A", source_kind="text", source_date="2026-01-01"),
        raw("a.html", dok_id="A", source_kind="html", source_date="2025-01-01"),
        raw("a.json", dok_id="A", source_kind="record", source_date="2024-01-01"),
    ]
    for record in of[::turn]:
        sync(tmp_path, con, record)
    assert rows(con, "SELECT source FROM core.documents") == [("a.json",)]


@pytest.mark.parametrize("turn", [1, -1])
def test_the_newer_record_speaks_then_the_smaller_hash(tmp_path: Path, con: duckdb.DuckDBPyConnection, turn: int) -> None:
    old, new = raw("api", dok_id="A", source_date="2024-01-01", title="old"), raw("zip", dok_id="A", source_date="2025-01-01", title="new")
    undated = raw("other", dok_id="A", title="undated")
    ties = [raw(name, dok_id="B", title=name) for name in ("x", "y")]
    for record in [old, new, undated, *ties][::turn]:
        sync(tmp_path, con, record)
    assert rows(con, "SELECT title FROM core.documents WHERE document_id = 'A'") == [("new",)]
    assert rows(con, "SELECT source_sha256 FROM core.documents WHERE document_id = 'B'") == [(min(t.sha256 for t in ties),)]


def test_a_vanished_source_takes_nothing_away(tmp_path: Path, con: duckdb.DuckDBPyConnection) -> None:
    sync(tmp_path, con, raw("inbox/a", dok_id="A"))
    sync(tmp_path, con)  # the inbox is empty now
    assert rows(con, "SELECT document_id FROM core.documents") == [("A",)]


def test_unread_and_crashing_sources_are_named_and_the_others_go_on(tmp_path: Path, con: duckdb.DuckDBPyConnection) -> None:
    sync(
        tmp_path,
        con,
        raw("a", dok_id="A"),
        raw("b", raises="not_a_record"),
        raw("c", crashes=True),
        UnreadableSource("d", "too_large", "It has 9 GB."),
    )
    assert rows(con, "SELECT source, rule, readable FROM core.readings WHERE document_id IS NULL ORDER BY source") == [
        ("b", "not_a_record", True), ("c", "reader_failed", True), ("d", "too_large", False),
    ]  # fmt: skip
    assert rows(con, "SELECT document_id FROM core.documents") == [("A",)]


def test_one_value_that_fits_no_column_stops_one_document_only(tmp_path: Path, con: duckdb.DuckDBPyConnection) -> None:
    def odd(batch: Any) -> Any:
        return read_rows(
            batch, lambda r: ReadDocument("record", "T", "mot", dok_id=r.source, title="\ud800" if r.source == "b" else "title")
        )

    sync(tmp_path, con, *(RawRecord(s, s.encode(), "x") for s in "abc"), read=odd)
    assert rows(con, "SELECT source, rule FROM core.readings ORDER BY 1") == [("a", None), ("b", "reader_failed"), ("c", None)]
    assert rows(con, "SELECT document_id FROM core.documents ORDER BY 1") == [("A",), ("C",)]


def test_repeated_numbers_of_the_record_are_told_apart(tmp_path: Path, con: duckdb.DuckDBPyConnection) -> None:
    decided = [["KU", None, "avslag", None, None]]
    sync(
        tmp_path, con, raw("a", dok_id="A", official_demands=[{"number": 1, "text": "x"}, {"number": 1, "text": "y", "decisions": decided}])
    )
    assert rows(con, "SELECT official FROM core.inputs") == [([{"number": 1, "text": "x"}, {"number": 2, "text": "y"}],)]
    assert rows(con, "SELECT number FROM core.decisions") == [(2,)]
    assert rows(con, "SELECT rule FROM core.source_issues") == [("demand_number_repeated",)]


def test_a_plain_text_is_named_by_its_hash(tmp_path: Path, con: duckdb.DuckDBPyConnection) -> None:
    import hashlib

    sync(tmp_path, con, raw("inbox/a.txt", source_kind="text", text="åäö"))
    assert rows(con, "SELECT document_id FROM core.documents") == [("text-" + hashlib.sha256("åäö".encode()).hexdigest()[:12],)]


def test_a_chunk_that_fails_is_rolled_back_and_done_by_the_next_run(
    tmp_path: Path, con: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage, "_CHUNK_BYTES", 1)
    calls = []

    def dies(batch: Any) -> Any:
        calls.append(1)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return read_batch(batch)

    for n in range(5):
        RawZone(tmp_path).add([raw(f"s{n}", dok_id=f"D{n}")])
    with pytest.raises(KeyboardInterrupt):
        sync(tmp_path, con, read=dies)
    assert rows(con, "SELECT count(*) FROM core.documents") == rows(con, "SELECT count(*) FROM core.texts") == [(2,)]
    assert sync(tmp_path, con) == (3, 2)


drawn = st.fixed_dictionaries(
    {
        "dok_id": st.sampled_from(["A", "B", None]),
        "source_kind": st.sampled_from(["record", "html", "text"]),
        "source_date": st.sampled_from([None, "2024-01-01", "2025-01-01"]),
        "title": st.sampled_from(["x", "y"]),
        "text": st.sampled_from(["en", "två"]),
    },
    optional={"raises": st.just("unread")},
)


@settings(max_examples=12, deadline=None)
@given(st.data(), st.lists(st.tuples(st.sampled_from(["s", "t"]), drawn), max_size=5))
def test_neither_order_nor_rounds_nor_chunks_show(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, said: list[tuple[str, dict[str, Any]]]
) -> None:
    records = [raw(source, **{k: v for k, v in fields.items() if v is not None}) for source, fields in said]
    one, other = warehouse(), warehouse()
    sync(tmp_path_factory.mktemp("one"), one, *records)
    folder = tmp_path_factory.mktemp("other")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stage, "_CHUNK_BYTES", 1)
        for record in data.draw(st.permutations(records)):
            sync(folder, other, record, version=data.draw(st.sampled_from(["v0", "v1"])))
        sync(folder, other)
    assert snapshot(one) == snapshot(other)
    # every document has its rows in each table, and none is left of what lost
    assert rows(other, "SELECT document_id FROM core.documents ORDER BY 1") == rows(other, "SELECT document_id FROM core.texts ORDER BY 1")


def test_where_the_speaking_source_is_forgotten_by_hand_another_speaks(tmp_path: Path, con: duckdb.DuckDBPyConnection) -> None:
    best, second = raw("a.json", dok_id="A", title="best"), raw("a.txt", dok_id="A", source_kind="text", title="second")
    sync(tmp_path, con, best, second)
    RawZone(tmp_path).forget("A", [best.sha256])
    sync(tmp_path, con)
    assert rows(con, "SELECT title FROM core.documents") == [("second",)]
