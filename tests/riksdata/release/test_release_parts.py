"""A release made from what changed is the release made from everything, byte by byte, whatever happened in between."""

from __future__ import annotations

import hashlib
import random
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from release_fixture import NOON, fill, release, rows, settings, warehouse

from riksdata.release import before, build, describe, source
from riksdata.release.diff import diff
from riksdata.release.exporters import parts
from riksdata.release.files import files_below
from riksdata.release.lifecycle import forget
from riksdata.release.links import Earlier, keep
from riksdata.release.manifest import FileEntry, Manifest, read_manifest, read_versions
from riksdata.release.places import Place, everywhere, is_of_documents, rows_at
from riksdata.release.recover import recover
from riksdata.release.site.latest import release_with
from riksdata.release.site.sqlite import build_sqlite
from riksdata.release.totals import count, kept_totals, recount
from riksdata.release.verify import verify
from schemas.tables import Table, all_tables

WEEKLY = settings(every=dict.fromkeys(("tables", "duckdb", "simple", "sqlite"), "week"), partition_rows=1)
MONDAY = NOON.replace(day=23)
"""So that all days of the test are of one week and one month."""
PLACES_FIRST = "riksmote_of NULLS FIRST, type_of NULLS FIRST, "
Rows = dict[str, list[dict[str, Any]]]


def place(document: dict[str, Any]) -> Place:
    return document["riksmote"], document["doc_type"]


def rows_of(found: Rows, document_id: str) -> Rows:
    """The rows of one document in every table."""

    def belongs(row: dict[str, Any]) -> bool:
        return row.get("document_id") == document_id or str(row.get("demand_id") or "").startswith(f"{document_id}-")

    return {name: [row for row in rows if belongs(row)] for name, rows in found.items()}


def take_out(found: Rows, document_id: str) -> set[str]:
    """Without the rows of a document, and without links to it; the documents that had such links."""
    gone = rows_of(found, document_id)
    touched = set()
    for name, table in all_tables().items():
        found[name] = [row for row in found[name] if row not in gone[name]]
        for column in table.columns:
            if column.refers_to in (("documents", "document_id"), ("demands", "demand_id")) and not column.required:
                for row in found[name]:
                    if str(row.get(column.name) or "").startswith(document_id):
                        row[column.name] = None
                        touched |= {row["document_id"]} if row.get("document_id") else set()
    return touched


def data_files(release_folder: Path) -> dict[str, str]:
    """Sums of all files of data, of what is measured, and of changes; the DuckDB file is not the same from one making to the next."""
    return {
        name: hashlib.sha256((release_folder / name).read_bytes()).hexdigest()
        for name in files_below(release_folder)
        if name.endswith((".parquet", ".csv", ".gz", "summary.json", "quality.json"))
    }


def index_of(release_folder: Path) -> dict[str, Any]:
    """What release.json says of tables and data, without the sums of files that are not the same from one making to the next."""
    manifest: Manifest = read_manifest(release_folder)
    kept = {f.path: (f.sha256, f.since) for f in manifest.files if f.path.startswith("parts/")}
    return {"tables": manifest.tables, "parts": kept, "whole": manifest.whole, "gates": manifest.overrides}


@pytest.mark.parametrize("seed", range(2))
def test_what_is_made_from_changes_is_what_is_made_from_everything(tmp_path: Path, seed: int) -> None:
    """A part that was kept wrongly stays wrong, so it is enough to make the last release from everything too."""
    chance = random.Random(seed)
    everything = rows(24)
    ids = [row["document_id"] for row in everything["documents"]]
    found: Rows = {name: list(own) for name, own in everything.items()}
    for document in chance.sample(ids, 10):
        take_out(found, document)
    con, steps, copy = warehouse(found), tmp_path / "steps", tmp_path / "copy"
    some = replace(WEEKLY, partition_rows=(1, 20)[seed])  # all tables in parts, or some
    kinds = [*chance.sample(("add", "move", "forget", "code"), 3), "change"]
    passed = dict.fromkeys(("shrink", "vanished_partition", "fill_rate", "foreign_key"), "invented rows come and go")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(describe, "dcat_files", lambda facts: {})  # most of a small release, and holds no row
        release(steps, con, settings=some, now=MONDAY)
        for day, kind in enumerate(kinds, 1):
            changed: set[Place] = set()
            known = {row["document_id"]: row for row in found["documents"]}
            chosen = chance.choice(sorted(known))
            if kind == "add":
                fresh = rows_of(rows(24), chance.choice(sorted(set(ids) - set(known))))
                for name, own in fresh.items():
                    found[name] = [*found[name], *own]
                changed |= {place(row) for row in fresh["documents"]}
            elif kind == "forget":
                forget(steps, chosen)
                changed |= {place(known[document]) for document in take_out(found, chosen)}  # not where it was itself: that is looked up
            elif kind == "code":
                for module in (before, build):
                    patch.setattr(module, "made_by", lambda name: "other code")
            else:
                changed.add(place(known[chosen]))
                known[chosen]["title" if kind == "change" else "riksmote"] = f"Ändrad {day}" if kind == "change" else "2021/22"
                changed.add(place(known[chosen]))
            fill(con, found, shuffle=True)
            if day == len(kinds):
                shutil.copytree(steps, copy)
            more: dict[str, Any] = {"settings": some, "now": MONDAY + timedelta(days=day), "override": passed}
            made = release(steps, con, changed=everywhere(changed), **more)
        again = release(copy, con, **more)
    con.close()
    assert made.path
    assert again.path
    assert data_files(made.path) == data_files(again.path)
    assert index_of(made.path) == index_of(again.path)
    assert {problem.rule for problem in verify(made.path)} <= {"foreign_key"}


def test_rows_that_are_sorted_some_documents_at_a_time_are_in_one_order(monkeypatch: pytest.MonkeyPatch) -> None:
    con = warehouse(rows(24), shuffle=True)
    build.make_views(con, [])
    orders = [("", lambda table, own: f"SELECT * FROM {own}"), (PLACES_FIRST, lambda table, own: rows_at(table, None, own))]
    for table in all_tables().values():
        for before_key, of in orders if is_of_documents(table) else orders[:1]:

            def read(before_key: str = before_key, of: Any = of, table: Table = table) -> pa.Table:
                return pa.Table.from_batches(source.in_order(con, table, partial(of, table), before_key)).combine_chunks()

            monkeypatch.setattr(source, "_CHARACTERS_AT_ONCE", 1 << 40)
            whole = read()
            assert whole.num_rows
            assert not con.execute("FROM duckdb_tables() WHERE table_name = '_in_order'").fetchall(), "what fits is sorted without more ado"
            for at_once in (1, 3000, 20_000):
                monkeypatch.setattr(source, "_CHARACTERS_AT_ONCE", at_once)
                assert read() == whole, (table.name, at_once)
            con.execute("DROP TABLE IF EXISTS _in_order")
    con.close()


def test_what_was_counted_stands_until_it_does_not_add_up(tmp_path: Path) -> None:
    found = rows(8)
    con = warehouse(found)
    release(tmp_path, con, settings=WEEKLY, now=MONDAY)
    entry = read_versions(tmp_path)[0]
    kept = kept_totals(tmp_path, entry.version, entry.manifest_sha256)
    build.make_views(con, [])
    assert kept == count(con)
    assert recount(con, kept, {}) == kept
    assert kept_totals(tmp_path, entry.version, "0" * 64) is None
    fill(con, {name: [*own, *rows_of(rows(), "XA00009")[name]] for name, own in found.items()})
    assert recount(con, kept, {}) is None  # a document more, of which nobody told
    assert recount(con, kept, everywhere({("2018/19", "mot")})) == count(con)
    made = release(tmp_path, con, settings=WEEKLY, now=MONDAY + timedelta(days=1), changed={})
    con.close()
    assert made.tables["documents"].rows == 9
    assert made.path
    assert verify(made.path) == []
    (tmp_path / ".totals.json").write_bytes((tmp_path / ".totals.json").read_bytes().replace(b'"rows":', b'"rows": 1', 1))
    assert kept_totals(tmp_path, "2026-11-24", read_versions(tmp_path)[1].manifest_sha256) is None


def test_a_document_whose_riksmote_is_corrected_is_made_anew_where_it_lies(tmp_path: Path) -> None:
    found = rows(8)
    entry = (
        "{table: documents, key: {document_id: XA00003}, column: riksmote, from: 2018/19, to: 2019/20, "
        "why: The record names the wrong riksmöte., since: 2026-11-22, reported_by: the chamber secretariat}"
    )
    (tmp_path / "corrections.yaml").write_text(f"[{entry}]", encoding="utf-8")
    some = replace(WEEKLY, corrections=tmp_path / "corrections.yaml")
    con = warehouse(found)
    release(tmp_path / "releases", con, settings=some, now=MONDAY)
    own = next(row for row in found["documents"] if row["document_id"] == "XA00003")
    own["title"] = "Ny titel"
    fill(con, found)
    made = release(tmp_path / "releases", con, settings=some, now=MONDAY + timedelta(days=1), changed={"documents": [place(own)]})
    con.close()
    assert place(own) == ("2018/19", "mot")
    assert made.path
    part = pq.read_table(made.path / "parts/documents/riksmote=2019-20/mot.parquet", columns=["document_id", "title"]).to_pylist()
    assert {"document_id": "XA00003", "title": "Ny titel"} in part


@pytest.fixture(scope="module")
def weekly(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Releases of a Monday and the Tuesday after it, where the title of one document changed."""
    folder = tmp_path_factory.mktemp("weekly")
    found = rows()
    con = warehouse(found)
    release(folder, con, settings=WEEKLY, now=MONDAY)
    found["documents"][0]["title"] = "Ny titel"
    fill(con, found)
    release(folder, con, settings=WEEKLY, now=MONDAY + timedelta(days=1), changed={"documents": [place(found["documents"][0])]})
    con.close()
    return folder


def test_between_two_weeks_a_release_has_its_large_tables_in_parts_alone(weekly: Path) -> None:
    monday, tuesday = weekly / "2026-11-23", weekly / "2026-11-24"
    assert verify(monday) == verify(tuesday) == []
    whole = {"texts.parquet", "texts.csv.gz", "riksdata.duckdb", "riksdata.sqlite", "simple/riksdata.xlsx"}
    assert whole <= set(files_below(monday))
    assert not whole & set(files_below(tuesday))
    assert "codes.csv" in files_below(tuesday)  # of no document, so in no parts
    manifest = read_manifest(tuesday)
    assert manifest.whole == dict.fromkeys(("tables", "duckdb", "simple", "sqlite"), "2026-11-23")
    assert manifest.tables["texts"].content_sha256 == read_manifest(monday).tables["texts"].content_sha256
    summary = orjson.loads((tuesday / "changes" / "summary.json").read_bytes())["tables"]
    assert {name for name, table in summary.items() if table["changed"] or table["added"] or table["removed"]} == {"documents"}
    assert summary["documents"]["changed"] == 1
    written = [path for path in files_below(tuesday) if path.startswith("parts/") and (tuesday / path).stat().st_nlink == 1]
    assert written == ["parts/documents/riksmote=2019-20/mot.parquet"]


def test_descriptions_and_addresses_follow_what_is_there(weekly: Path) -> None:
    tuesday = weekly / "2026-11-24"
    package = {r["name"]: r for r in orjson.loads((tuesday / "datapackage.json").read_bytes())["resources"]}
    assert package["texts"]["path"] == [part.path for part in read_manifest(tuesday).tables["texts"].parts]
    assert package["codes"]["path"] == "codes.csv"
    sets = [
        each["@id"] for each in orjson.loads((tuesday / "croissant.json").read_bytes())["distribution"] if each["@type"] == "cr:FileSet"
    ]
    assert "texts-parts" in sets
    assert "/2026-11-24/parts/texts/" in (tuesday / "dcat-ap-se.rdf").read_text(encoding="utf-8")
    manifest = orjson.loads((tuesday / "release.json").read_bytes())
    leads = {
        name: release_with(manifest, name)
        for name in ("texts.csv.gz", "riksdata.sqlite", "simple/demands.csv", "codes.csv", "release.json")
    }
    assert list(leads.values()) == ["2026-11-23"] * 3 + ["2026-11-24"] * 2


def test_what_reads_a_release_reads_one_in_parts(weekly: Path, tmp_path: Path) -> None:
    monday, tuesday = weekly / "2026-11-23", weekly / "2026-11-24"
    build_sqlite(tuesday, tmp_path / "site.sqlite")
    with sqlite3.connect(tmp_path / "site.sqlite") as con:
        assert con.execute("SELECT title FROM documents WHERE document_id = 'XA00001'").fetchone() == ("Ny titel",)
        assert con.execute("SELECT count(*) FROM search_documents").fetchone() == (12,)
    con.close()
    found = diff(monday, tuesday)
    assert {name: table.changed for name, table in found.tables.items() if table.changed} == {"documents": 1}
    copy = shutil.copytree(weekly, tmp_path / "copy")
    assert forget(copy, "XA00003") == ["2026-11-23", "2026-11-24"]
    (copy / "2026-11-24" / "parts/texts/riksmote=2018-19/mot.parquet").unlink()
    assert "parts/texts/riksmote=2018-19/mot.parquet" in {problem.file for problem in verify(copy / "2026-11-24")}
    assert any("mot.parquet is missing" in line for line in recover(copy))


def test_files_over_everything_are_due_when_their_time_has_come_or_the_last_are_gone() -> None:
    def due(last: dict[str, str], day: int, often: Any = "week") -> set[str]:
        wanted = settings(every={"tables": often, "duckdb": "release", "simple": often}, leave_out=("sqlite",))
        return before.files_due(wanted, before.Before(last_whole=last), NOON.replace(day=day))

    made = {"tables": "2026-11-16", "duckdb": "2026-11-16", "simple": "2026-11-16.2"}
    assert due(made, 22) == {"duckdb"}  # a Sunday
    assert due(made, 23) == {"tables", "duckdb", "simple"}
    assert due(made, 30, "month") == {"duckdb"}
    assert due({"tables": "2026-10-31", "simple": "2026-11-01"}, 2, "month") == {"tables", "duckdb"}
    assert due({"simple": "2026-11-16"}, 17) == {"tables", "duckdb"}


def test_a_tenth_of_what_is_kept_is_read_again(tmp_path: Path) -> None:
    old = tmp_path / "2026-11-23"
    old.mkdir()
    (old / "a.parquet").write_bytes(b"whole")
    entry = FileEntry("a.parquet", "x", 5, hashlib.sha256(b"whole").hexdigest())
    earlier = Earlier("2026-11-23", old, {"a.parquet": entry})
    kept = {turn: keep(tmp_path / f"sound-{turn}", "a.parquet", earlier, turn) for turn in range(10)}
    assert set(kept.values()) == {entry}
    assert (tmp_path / "sound-3" / "a.parquet").samefile(old / "a.parquet")
    (old / "a.parquet").write_bytes(b"torn!")
    refused = [turn for turn in range(20) if keep(tmp_path / f"torn-{turn}", "a.parquet", earlier, turn) is None]
    assert len(refused) == 2
    assert refused[1] - refused[0] == 10
    assert not (tmp_path / f"torn-{refused[0]}").exists()
    (old / "a.parquet").write_bytes(b"short")
    assert keep(tmp_path / "none", "b.parquet", earlier, 0) is None


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Arrow would write the end of the file
@pytest.mark.parametrize("writer", ["ParquetRows", "CsvRows"])
@pytest.mark.parametrize("does", ["write", "close"])
def test_what_fails_beside_is_raised_and_leaves_no_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writer: str, does: str) -> None:
    def fails(*_: object) -> None:
        raise OSError("no space left")

    con = warehouse(rows())
    monkeypatch.setattr(getattr(parts, writer), does, fails)
    with pytest.raises(OSError, match="no space left"):
        release(tmp_path, con, settings=WEEKLY, now=MONDAY)
    monkeypatch.undo()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith((".building", "2"))] == []
    assert release(tmp_path, con, settings=WEEKLY, now=MONDAY).version


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Arrow would write the end of the file
def test_rows_that_cannot_be_read_leave_no_part_half_written(tmp_path: Path) -> None:
    def batches() -> Iterator[pa.RecordBatch]:
        yield pa.RecordBatch.from_pylist(rows()["people"], table.arrow_schema)
        raise ValueError("no more rows")

    table = all_tables()["people"]
    with pytest.raises(ValueError, match="no more rows"), parts._Writers(table, tmp_path) as writers:
        writers.write(("2020/21", "mot"), batches())
    assert writers.parts == []
    assert writers._sinks[0][0].closed
