"""One document by itself: the rows that a run makes of it, without what only a run needs."""

from __future__ import annotations

import dataclasses
import datetime
import subprocess
import sys
from typing import Any

import pyarrow as pa
import pytest

from riksdata.pipeline import one_document
from riksdata.pipeline.document_rows import read_batch
from riksdata.pipeline.extract_batch import INPUT_SCHEMA, extract_batch
from riksdata.pipeline.one_document import extract_record
from riksdata.pipeline.subjects import READERS
from riksdata.sources.records import RawRecord, UnreadableSource
from riksdata.storage.raw_files import SCHEMA

TEXT = """Motion till riksdagen 2031/32:17
av Pia Påhitt (S)
Fyrar

Förslag till riksdagsbeslut

1. Riksdagen ställer sig bakom det som anförs i motionen om fyrarnas ljus och tillkännager detta för regeringen.

Motivering

Enligt SOU 2019:5 saknade 40 procent av hamnarna fyr 2018, och 3 kap. 1 § miljöbalken nämner ingen.
"""
RECORD = RawRecord(
    "motion.txt", TEXT.encode(), "text/plain", source_url="https://exempel.se/17", retrieved_at=datetime.datetime(2031, 10, 5, 7, 30)
)


def test_one_document_holds_the_rows_that_a_batch_of_it_gives() -> None:
    single = extract_record(RECORD)
    row = {name: getattr(RECORD, name) for name in ("source", "sha256", "media_type", "source_url", "retrieved_at", "content")}
    read = read_batch(pa.RecordBatch.from_pylist([row], schema=SCHEMA))
    document, inputs = read["core.documents"].to_pylist()[0], read["core.inputs"].to_pylist()[0]
    given = {name: document[name] for name in ("document_id", "doc_type", "date")} | {"text": single.text}
    given |= {name: inputs[name] for name in ("headings", "official")}
    found = extract_batch(tuple(READERS), pa.RecordBatch.from_pylist([given], schema=INPUT_SCHEMA))
    for name, extracted in found.items():
        rows = extracted.rows.to_pylist()
        assert rows
        assert [{column: row[column] for column in rows[0]} for row in single.tables[name]] == rows
    for name in ("documents", "texts", "people"):
        rows = read[f"core.{name}"].drop_columns(["raw_source", "raw_sha256"]).to_pylist()
        assert [{column: row[column] for column in rows[0]} for row in single.tables[name]] == rows


def test_one_document_needs_neither_arrow_nor_what_reads_archives() -> None:
    code = (
        "import sys\nfrom riksdata.pipeline.one_document import extract_record\nfrom riksdata.sources.records import RawRecord\n"
        f"extract_record(RawRecord('a.txt', {TEXT.encode()!r}, 'text/plain'))\n"
        "print(sorted({'pyarrow', 'numpy', 'duckdb', 'pandera', 'dagster'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_a_record_that_no_column_can_hold_is_unreadable(monkeypatch: pytest.MonkeyPatch) -> None:
    read = one_document.read_document
    monkeypatch.setattr(one_document, "read_document", lambda record: dataclasses.replace(read(record), title="Fyrar \ud800"))
    with pytest.raises(UnreadableSource, match="does not fit its column"):
        extract_record(RECORD)


@pytest.mark.parametrize("value", ["\ud800", 1 << 63, [{"number": -(1 << 70)}]])
def test_rows_that_no_column_can_hold_become_an_issue(monkeypatch: pytest.MonkeyPatch, value: Any) -> None:
    rows = one_document.Collector.rows
    monkeypatch.setattr(
        one_document.Collector, "rows", lambda self: [{**row, "label": value} if self.table == "references" else row for row in rows(self)]
    )
    single = extract_record(RECORD)
    assert single.tables["demands"]
    assert single.tables["references"] == []
    assert [issue["rule"] for issue in single.tables["issues"]] == ["extractor_failed"]
