"""Publishing: versions, immutability, the same bytes for the same rows, nothing left behind by what fails."""

from __future__ import annotations

import os
from datetime import timedelta, timezone
from pathlib import Path

import duckdb
import orjson
import pyarrow.parquet as pq
import pytest
from release_fixture import NOON, fill, plain_release, release, rows, settings, warehouse

from riksdata.release.build import publish
from riksdata.release.exporters import whole
from riksdata.release.files import files_below
from riksdata.release.gates import PublicationRefused
from riksdata.release.manifest import latest_entry, next_version, read_manifest, read_versions
from riksdata.release.pointers import point
from riksdata.release.verify import verify
from schemas.tables import all_tables

LATER = NOON + timedelta(hours=1)
TOMORROW = NOON + timedelta(days=1)


def data_files(release_folder: Path) -> dict[str, bytes]:
    return {n: (release_folder / n).read_bytes() for n in files_below(release_folder) if n.endswith((".parquet", ".csv", ".csv.gz"))}


def test_a_release_is_whole_and_named_by_the_day(tmp_path: Path) -> None:
    made = release(tmp_path)
    assert (made.version, made.unchanged, made.latest) == ("2026-11-22", False, "2026-11-22")
    assert made.path
    assert verify(made.path) == []
    manifest = read_manifest(made.path)
    assert manifest.git_revision == "0" * 40
    assert list(manifest.tables) == list(all_tables())
    assert {t: e.rows for t, e in manifest.tables.items()} == {t: len(r) for t, r in rows().items()}
    assert orjson.loads((tmp_path / "latest.json").read_bytes())["version"] == "2026-11-22"
    assert (tmp_path / "dcat-ap-se.rdf").read_bytes() == (made.path / "dcat-ap-se.rdf").read_bytes()
    assert not list(tmp_path.glob(".building-*"))


def test_nothing_new_makes_no_release(released: Path) -> None:
    before = {p: p.stat().st_mtime_ns for p in released.rglob("*")}
    again = release(released, now=TOMORROW)
    assert again.unchanged
    assert again.version is None
    assert again.latest == "2026-11-22"
    assert {p: p.stat().st_mtime_ns for p in released.rglob("*") if p != released} == {p: t for p, t in before.items() if p != released}


def test_more_on_one_day_are_numbered_and_never_reused(tmp_path: Path) -> None:
    found = rows()
    con = warehouse(found)
    for number in range(3):
        found["documents"][0]["title"] = f"Titel {number}"
        fill(con, found)
        made = plain_release(tmp_path, con, now=LATER)
        assert made.version == ("2026-11-22", "2026-11-22.2", "2026-11-22.3")[number]
    assert next_version(NOON, ["2026-11-22.9", "2026-11-22.10", "2026-11-21.50"]) == "2026-11-22.11"
    assert next_version(NOON.astimezone(timezone(timedelta(hours=14))), []) == "2026-11-22"


def test_the_same_rows_give_the_same_bytes_on_any_day_in_any_order(tmp_path: Path) -> None:
    one = release(tmp_path / "one", warehouse(rows(30)))
    con = warehouse(rows(30), shuffle=True)
    con.execute("SET threads = 1")
    other = release(tmp_path / "other", con, now=TOMORROW)
    assert one.path
    assert other.path
    assert data_files(one.path) == data_files(other.path)
    for name, data in data_files(one.path).items():
        assert b"2026-11-22" not in data, name


def test_a_refusal_leaves_everything_as_it_was(released: Path) -> None:
    con = warehouse()
    before = {p: p.read_bytes() for p in released.rglob("*") if p.is_file()}
    con.execute("DELETE FROM published.documents WHERE document_id = 'XA00003'")
    with pytest.raises(PublicationRefused) as refused:
        release(released, con, now=TOMORROW)
    assert {f.rule for f in refused.value.failures} >= {"foreign_key", "shrink"}
    assert {p: p.read_bytes() for p in released.rglob("*") if p.is_file()} == before


def test_a_failure_in_the_middle_leaves_nothing_half_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("riksdata.release.exporters.duckdb_file.write_database", fails)
    with pytest.raises(OSError, match="No space left"):
        release(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_run_cut_off_before_it_was_listed_is_found_by_the_next(released: Path) -> None:
    con = warehouse()
    (released / "versions.json").unlink()
    (released / "latest.json").unlink()
    (released / ".building-2026-11-23").mkdir()
    assert release(released, con, now=TOMORROW).unchanged
    fill(con, rows(13))
    assert plain_release(released, con, now=TOMORROW).version == "2026-11-23"
    assert [e.version for e in read_versions(released)] == ["2026-11-22", "2026-11-23"]
    assert not list(released.glob(".building-*"))


def test_a_changed_schema_is_a_new_release(released: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("before", "build"):
        monkeypatch.setattr(f"riksdata.release.{module}.SCHEMA_VERSION", "99.0.0")
    assert plain_release(released, now=TOMORROW).version == "2026-11-23"


def test_rows_lie_in_natural_order_and_parquet_says_by_what(tmp_path: Path) -> None:
    found = rows(12)
    numbers = {old: f"XA02{number}" for number, old in enumerate((row["document_id"] for row in found["documents"]), 1)}
    for table in found.values():
        for row in table:
            for name, value in row.items():
                if isinstance(value, str) and value[:7] in numbers:
                    row[name] = numbers[value[:7]] + value[7:]
    demand = found["demands"][0]
    found["demands"] += [{**demand, "demand_id": f"XA021-d{n}", "ordinal": n, "repeats_demand_id": None} for n in range(3, 12)]
    made = release(tmp_path, warehouse(found, shuffle=True))
    assert made.path
    documents = pq.read_table(made.path / "documents.parquet")["document_id"].to_pylist()
    assert documents == [f"XA02{number}" for number in range(1, 13)]
    demands = pq.read_table(made.path / "demands.parquet")["demand_id"].to_pylist()
    assert demands[:11] == [f"XA021-d{n}" for n in range(1, 12)]
    for name, table in all_tables().items():
        file = pq.ParquetFile(made.path / f"{name}.parquet")
        said = [file.schema_arrow.names[each.column_index] for each in file.metadata.row_group(0).sorting_columns]
        # What is sorted by letter says so; Parquet has no word for natural order.
        assert said == (list(table.key) if name in ("bodies", "codes", "issues", "targets") else [])
        keys = [tuple(row.values()) for row in file.read(columns=said).to_pylist()]
        assert keys == sorted(keys)


def test_large_tables_also_lie_in_parts(sample: Path) -> None:
    manifest = read_manifest(sample)
    parts = manifest.tables["demands"].parts
    there = {(row["riksmote"], row["doc_type"]) for row in rows()["documents"]}
    assert {(p.riksmote, p.doc_type) for p in parts} == there
    assert {p.riksmote for p in parts} == {None, "2018/19", "2019/20", "2020/21"}
    assert "parts/demands/riksmote=2018-19/mot.parquet" in {p.path for p in parts}
    con = duckdb.connect()
    total = 0
    for part in parts:
        sql = (
            "SELECT count(*), count(*) FILTER (WHERE d.riksmote IS DISTINCT FROM ?) "
            "FROM read_parquet(?) p JOIN read_parquet(?) d USING (document_id)"
        )
        count, wrong = con.execute(sql, [part.riksmote, str(sample / part.path), str(sample / "documents.parquet")]).fetchone() or (0, 1)
        assert (count, wrong) == (part.rows, 0)
        total += count
    assert total == manifest.tables["demands"].rows
    hive = con.execute(
        f"SELECT DISTINCT riksmote FROM read_parquet('{sample}/parts/demands/*/*.parquet', hive_partitioning = true) ORDER BY 1"
    )
    assert [r[0] for r in hive.fetchall()] == ["2018-19", "2019-20", "2020-21", "unknown"]


def test_small_tables_do_not(tmp_path: Path) -> None:
    made = release(tmp_path, settings=settings(partition_rows=1000))
    assert made.path
    assert not (made.path / "parts").exists()


def test_a_release_of_nothing_is_made_only_with_a_reason(tmp_path: Path) -> None:
    with pytest.raises(PublicationRefused, match="not one document to publish"):
        release(tmp_path, warehouse({name: [] for name in all_tables()}))
    assert not (tmp_path / "latest.json").exists()
    made = release(tmp_path, warehouse({name: [] for name in all_tables()}), override={"no_documents": "everything was withdrawn"})
    assert made.path
    assert verify(made.path) == []


def test_the_duckdb_file_says_what_everything_is(sample: Path) -> None:
    con = duckdb.connect(str(sample / "riksdata.duckdb"), read_only=True)
    comments = dict(con.execute("SELECT table_name || '.' || column_name, comment FROM duckdb_columns() WHERE NOT internal").fetchall())
    for table in all_tables().values():
        for column in table.columns:
            assert comments[f"{table.name}.{column.name}"] == column.description
    tables = con.execute("SELECT comment FROM duckdb_tables()").fetchall()
    assert all("Källa: Sveriges riksdag" in row[0] for row in tables)
    for (name,) in con.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall():
        con.execute(f'SELECT * FROM "{name}" LIMIT 1').fetchall()


def test_the_connection_is_left_as_it_was(tmp_path: Path) -> None:
    con = warehouse()
    release(tmp_path, con)
    assert con.execute("SELECT count(*) FROM duckdb_views() WHERE NOT internal").fetchone() == (0,)
    assert [r[0] for r in con.execute("SELECT database_name FROM duckdb_databases() WHERE NOT internal").fetchall()] == ["memory"]
    assert con.execute("SELECT count(*) FROM published.documents").fetchone() == (12,)


def test_a_read_only_warehouse_is_enough(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    con = duckdb.connect(str(path))
    con.execute("CREATE SCHEMA published")
    for name, table in all_tables().items():
        con.execute(table.ddl().replace(f'CREATE TABLE "{name}"', f'CREATE TABLE published."{name}"'))
    fill(con, rows())
    con.close()
    with duckdb.connect(str(path), read_only=True) as reader:
        assert release(tmp_path / "releases", reader).version == "2026-11-22"


def test_progress_is_told_and_a_time_needs_its_zone(tmp_path: Path) -> None:
    told: list[str] = []
    release(tmp_path / "one", progress=lambda stage, done, total: told.append(stage))
    assert list(dict.fromkeys(told)) == ["tables", "database", "parity", "metadata", "done"]
    with pytest.raises(ValueError, match="time zone"):
        publish(warehouse(), tmp_path / "two", settings=settings(), now=NOON.replace(tzinfo=None))


def test_pointing_at_nothing_removes_the_pointer(released: Path) -> None:
    assert point(released, []) is None
    assert not (released / "latest.json").exists()
    assert not (released / "dcat-ap-se.rdf").exists()
    assert latest_entry([]) is None


def test_files_of_a_release_can_be_read_by_others(sample: Path) -> None:
    assert {oct((sample / name).stat().st_mode & 0o777) for name in files_below(sample)} == {"0o644"}
    assert os.access(sample, os.R_OK | os.X_OK)


def test_files_over_everything_are_not_written_where_nothing_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[tuple[str, ...]] = []
    written = whole.write_whole
    monkeypatch.setattr(whole, "write_whole", lambda *given: begun.append(given[1]) or written(*given))
    release(tmp_path)
    assert len(begun) == 2, "those that read the tables alone, and those that read each other"
    assert release(tmp_path, now=TOMORROW).unchanged
    assert len(begun) == 2
