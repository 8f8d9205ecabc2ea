"""The data files: what a Parquet file says of itself, what stands in a CSV, what Excel gets."""

from __future__ import annotations

import csv
import gzip
import io
from pathlib import Path
from typing import Any

import duckdb
import orjson
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from release_fixture import FORMULAS, ODD, rows

from riksdata.release.exporters import row_groups as row_groups_module
from riksdata.release.exporters.csv import CsvFile, json_lists
from riksdata.release.exporters.excel_csv import EXCEL_CELL, is_defused
from riksdata.release.exporters.row_groups import row_groups
from riksdata.release.files import gzip_file, is_inside
from riksdata.release.manifest import columns_of
from riksdata.release.write import write_table
from schemas.tables import all_tables, table

PEOPLE = table("people")
TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), min_size=1, max_size=30)


def people(names: list[str | None], required: str = "x") -> pa.RecordBatch:
    made = [
        {"document_id": f"D{i:05d}", "ordinal": 1, "role": "author", "name": name or required, "title": name}
        for i, name in enumerate(names)
    ]
    return pa.RecordBatch.from_pylist(made, schema=PEOPLE.arrow_schema)


def test_parquet_is_of_version_one_encodings_with_prose_and_without_an_arrow_schema(sample: Path) -> None:
    for name, declared in all_tables().items():
        file = pq.ParquetFile(sample / f"{name}.parquet")
        meta = file.metadata
        said = {k.decode(): v.decode() for k, v in meta.metadata.items()}
        assert "ARROW:schema" not in said
        described = orjson.loads(said["columns"])
        assert list(described) == [c.name for c in declared.columns]
        assert all(described[c.name].startswith(c.description) for c in declared.columns)
        assert orjson.loads(said["primary_key"]) == list(declared.key)
        assert said["attribution"] == "Källa: Sveriges riksdag"
        assert sum(len(v) for v in said.values()) < 8000
        for group in range(meta.num_row_groups):
            for place in range(meta.num_columns):
                column = meta.row_group(group).column(place)
                assert column.compression == "ZSTD"
                assert set(column.encodings) <= {"PLAIN", "RLE", "PLAIN_DICTIONARY", "RLE_DICTIONARY", "BIT_PACKED"}
        assert file.schema_arrow.equals(declared.arrow_schema)


def test_csv_is_by_the_rfc_and_says_null_by_nothing(sample: Path) -> None:
    expected = {r["document_id"]: r for r in rows()["documents"]}
    data = (sample / "documents.csv").read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    read = list(csv.DictReader(io.StringIO(data.decode(), newline="")))
    assert [r["document_id"] for r in read] == sorted(expected)
    for row in read:
        own = expected[row["document_id"]]
        assert row["title"] == own["title"]
        assert row["withdrawn"] == str(own["withdrawn"]).lower()
        assert row["date"] == own["date"].isoformat()
        assert row["riksmote"] == (own["riksmote"] or "")
    assert b',"",' not in data
    assert b"2026-11-20T08:01:05.25Z" in data
    assert b"2026-11-20T08:02:05Z" in data


NUMBERS = pa.schema([("words", pa.string()), ("value", pa.float64()), ("count", pa.int64()), ("again", pa.bool_()), ("day", pa.date32())])


@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "words": st.none() | TEXT,
                "value": st.none() | st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**16), 10**16).map(float),
                "count": st.none() | st.integers(-(2**63), 2**63 - 1),
                "again": st.none() | st.booleans(),
                "day": st.none() | st.dates(),
            }
        ),
        max_size=5,
    )
)
def test_decimal_numbers_have_a_point_so_that_no_reader_takes_the_first_for_whole_ones(found: list[dict[str, Any]]) -> None:
    sink = io.BytesIO()
    made = CsvFile(sink, NUMBERS)  # type: ignore[arg-type]
    made.write(pa.Table.from_pylist(found, schema=NUMBERS))
    made.close()
    heading, *read = csv.reader(io.StringIO(sink.getvalue().decode(), newline=""))
    assert heading == NUMBERS.names
    for row, own in zip(read, found, strict=True):
        assert row[0] == (own["words"] or "")
        assert row[1:] == [row[1], *("" if own[n] is None else str(own[n]).lower() for n in ("count", "again", "day"))]
        assert (row[1] == "") == (own["value"] is None)
        if row[1]:
            assert float(row[1]) == own["value"]
            assert not row[1].lstrip("-").isdigit()


def test_the_gzip_is_the_csv_and_nothing_else(sample: Path, tmp_path: Path) -> None:
    for name in all_tables():
        assert gzip.decompress((sample / f"{name}.csv.gz").read_bytes()) == (sample / f"{name}.csv").read_bytes()
    head = (sample / "texts.csv.gz").read_bytes()[:10]
    assert head[3:8] == bytes(5), "no name and no time"
    gzip_file(sample / "texts.csv", tmp_path / "other-name.gz")
    assert (tmp_path / "other-name.gz").read_bytes() == (sample / "texts.csv.gz").read_bytes()


def test_the_excel_variant_runs_nothing_and_has_decimal_commas(sample: Path) -> None:
    data = (sample / "documents.excel.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    read = {r["document_id"]: r for r in csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";")}
    titles = {r["document_id"]: r["title"] for r in rows()["documents"]}
    seen = set()
    for document, row in read.items():
        if titles[document].startswith(tuple("=+-@\t")):
            assert row["title"] == "'" + titles[document]
            assert is_defused(row["title"])
            seen.add(titles[document])
        else:
            assert row["title"] == titles[document]
    assert len(seen) >= 2
    assert seen <= set(FORMULAS)
    assert read["XA00005"]["title"] == ODD
    text = (sample / "statistics.excel.csv").read_text(encoding="utf-8-sig")
    found = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))
    assert [r["value"] for r in found][:3] == ["1,25", "2,25", "3,25"]
    assert found[1]["low"] == "-1,5", "a negative number is no formula"
    assert not (sample / "texts.excel.csv").exists()


def test_a_cell_longer_than_excel_holds_is_cut_and_says_so(tmp_path: Path) -> None:
    write_table([people(["å" * 40_000, "kort"])], PEOPLE, tmp_path)
    read = list(csv.DictReader((tmp_path / "people.excel.csv").open(encoding="utf-8-sig", newline=""), delimiter=";"))
    assert len(read[0]["name"]) == EXCEL_CELL
    assert read[0]["name"].endswith(" […]")
    assert read[1]["name"] == "kort"
    assert len(next(csv.DictReader((tmp_path / "people.csv").open(encoding="utf-8", newline="")))["name"]) == 40_000


@given(st.lists(st.one_of(st.none(), TEXT), min_size=1, max_size=12))
def test_any_text_comes_back_from_csv_and_parquet(tmp_path_factory: object, names: list[str | None]) -> None:
    folder = tmp_path_factory.mktemp("any")  # type: ignore[attr-defined]
    written = write_table([people(names)], PEOPLE, folder)
    assert pq.read_table(folder / "people.parquet").column("title").to_pylist() == names
    with (folder / "people.csv").open(encoding="utf-8", newline="") as file:
        assert [row["title"] or None for row in csv.DictReader(file)] == names
    from riksdata.release.manifest import TableEntry
    from riksdata.release.parity import csv_source

    entry = TableEntry(len(names), "", list(PEOPLE.key), columns_of(PEOPLE), written.files)
    got = duckdb.sql(f"SELECT title FROM {csv_source(folder / 'people.csv', entry, 1000)} ORDER BY document_id").fetchall()
    assert [row[0] for row in got] == names
    excel = list(csv.DictReader((folder / "people.excel.csv").open(encoding="utf-8-sig", newline=""), delimiter=";"))
    assert not any(row["title"].startswith(tuple("=+-@\t\r")) for row in excel)


@given(st.lists(st.integers(1, 300), min_size=1, max_size=60), st.integers(1, 50))
def test_row_groups_are_bounded_and_do_not_depend_on_the_batches(sizes: list[int], cut: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(row_groups_module, "ROW_GROUP_BYTES", 1000)
        patch.setattr(row_groups_module, "ROW_GROUP_ROWS", 7)
        whole = people(["x" * size for size in sizes])
        pieces = [whole.slice(start, cut) for start in range(0, whole.num_rows, cut)]
        groups = [group for group, _ in row_groups([whole])]
        assert [g.num_rows for g in row_groups_tables(pieces)] == [g.num_rows for g in groups]
        assert pa.concat_tables(groups).equals(pa.Table.from_batches([whole]))
        for group, size in row_groups([whole]):
            assert group.num_rows <= 7
            assert group.num_rows == 1 or size <= 1000


@pytest.mark.parametrize("words", [["å", "", ",", "]"], ["a", '"'], ["a", "\\"], ["a", "\n"], ["a", "\x7f"], ["a", None]], ids=repr)
def test_lists_are_json_whatever_stands_in_them(words: list[str | None]) -> None:
    lists = [None, [], words, words[:1], words[::-1]]
    column = pa.chunked_array([pa.array(each, pa.list_(pa.string())) for each in (lists, [words])]).slice(1)
    written = json_lists(column)
    assert written.type == pa.string()
    assert written.to_pylist() == [None if value is None else orjson.dumps(value).decode() for value in [*lists[1:], words]]


def row_groups_tables(pieces: list[pa.RecordBatch]) -> list[pa.Table]:
    return [group for group, _ in row_groups(pieces)]


@given(st.text(max_size=30))
def test_a_path_from_a_manifest_stays_inside(name: str) -> None:
    if is_inside(name):
        root = Path("/srv/releases/2026-11-22")
        assert (root / name).resolve().is_relative_to(root)


def test_paths_that_lead_out_are_refused() -> None:
    for name in ("../x", "/etc/passwd", "a/../../b", "a//b", "", "C:/x", "a\\..\\b", "a/./b", "x\x00"):
        assert not is_inside(name), name
    assert is_inside("parts/demands/riksmote=2018-19/demands.parquet")
