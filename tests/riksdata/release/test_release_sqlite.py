"""`riksdata.sqlite` as a format of the release: listed, described, the same bytes, compared row by row, left out where it is not wanted."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import orjson
import pytest
from release_fixture import release, settings

from riksdata.release.manifest import read_manifest
from riksdata.release.verify import verify


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = release(tmp_path_factory.mktemp("releases"))
    assert made.path
    return made.path


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
