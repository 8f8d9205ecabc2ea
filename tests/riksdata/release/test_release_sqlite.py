"""`riksdata.sqlite` as a format of the release: listed, described, the same bytes, compared row by row, left out where it is not wanted."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import orjson
import pytest
from release_fixture import release, settings, warehouse

from riksdata.release.exporters.sqlite_file import write_sqlite_file
from riksdata.release.manifest import read_manifest
from riksdata.release.verify import verify
from schemas.tables import all_tables


def test_it_is_listed_and_described(sample: Path) -> None:
    manifest = orjson.loads((sample / "release.json").read_bytes())
    entry = next(file for file in manifest["files"] if file["path"] == "riksdata.sqlite")
    assert entry["media_type"] == "application/vnd.sqlite3"
    assert " riksdata.sqlite\n" in (sample / "SHA256SUMS").read_text()
    assert "riksdata.sqlite" in (sample / "dcat-ap.ttl").read_text(encoding="utf-8")
    assert "riksdata.sqlite" in (sample / "dictionary.md").read_text(encoding="utf-8")


def test_the_same_rows_give_the_same_bytes(sample: Path, tmp_path: Path) -> None:
    again = release(tmp_path)
    assert again.path
    assert (again.path / "riksdata.sqlite").read_bytes() == (sample / "riksdata.sqlite").read_bytes()


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("UPDATE demands SET text = 'annat' WHERE demand_id = 'XA00002-d1'", "its row"),
        ("DELETE FROM people WHERE rowid = 3", "its row 3"),
        ("INSERT INTO people (document_id, ordinal, role, name) VALUES ('XA00001', 9, 'author', 'Ny')", "more rows"),
        ("DROP TABLE issues", "no such table"),
        ("DROP TABLE issues; CREATE VIEW issues AS SELECT * FROM documents", "no such table"),
    ],
)
def test_rows_that_differ_are_found(sample: Path, tmp_path: Path, sql: str, told: str) -> None:
    copy = Path(shutil.copytree(sample, tmp_path / sample.name))
    (copy / "riksdata.sqlite").chmod(0o644)
    con = sqlite3.connect(copy / "riksdata.sqlite")
    con.executescript(sql)
    con.close()
    problems = [each for each in verify(copy) if each.rule == "parity"]
    assert [told in each.message for each in problems] == [True], problems
    assert problems[0].file.startswith("riksdata.sqlite:")


def test_a_file_that_is_none_is_told(sample: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(sample, tmp_path / sample.name))
    (copy / "riksdata.sqlite").unlink()
    (copy / "riksdata.sqlite").write_bytes(b"SQLite format 3\0" + b"\xff" * 4000)
    assert any(each.rule == "parity" and "cannot be read" in each.message for each in verify(copy))


def test_it_can_be_left_out(tmp_path: Path) -> None:
    made = release(tmp_path, settings=settings(leave_out=("sqlite", "simple")))
    assert made.path
    assert not (made.path / "riksdata.sqlite").exists()
    assert not (made.path / "simple").exists()
    assert read_manifest(made.path).tables
    assert verify(made.path) == []


def test_rows_that_share_a_key_are_all_kept_where_a_gate_was_told_to_let_them_pass(tmp_path: Path) -> None:
    con = warehouse()
    con.execute("INSERT INTO published.people SELECT * FROM published.people LIMIT 1")
    con.execute("INSERT INTO published.demands SELECT * FROM published.demands LIMIT 1")
    folder = tmp_path / "tables"
    folder.mkdir()
    for name in all_tables():
        con.execute(f"COPY (SELECT * FROM published.\"{name}\") TO '{folder / name}.parquet' (FORMAT parquet)")
    con.close()
    write_sqlite_file(folder)
    made = sqlite3.connect(folder / "riksdata.sqlite")
    assert made.execute("SELECT count(*), count(DISTINCT document_id) FROM people").fetchone() == (13, 12)
    assert made.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    made.close()
