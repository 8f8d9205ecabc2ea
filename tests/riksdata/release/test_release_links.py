"""Files that did not change: one file on disk under the names of several releases, and what becomes of it."""

from __future__ import annotations

import os
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from release_fixture import NOON, release, rows, settings, warehouse

from riksdata.release.lifecycle import withdraw
from riksdata.release.manifest import FileEntry, read_manifest, read_versions, table_files
from riksdata.release.recover import recover
from riksdata.release.verify import verify

FIRST, SECOND = "2026-11-22", "2026-11-23"


def entries(release_folder: Path) -> dict[str, FileEntry]:
    manifest = read_manifest(release_folder)
    return {f.path: f for f in [*manifest.files, *(file for table in manifest.tables.values() for file in table_files(table))]}


def publish_again(folder: Path, title: str, days: int) -> Path:
    """A release in which the title of one document of riksmöte 2019/20 is another."""
    found = rows()
    found["documents"][0]["title"] = title
    con = warehouse(found)
    made = release(folder, con, settings=settings(leave_out=("simple", "sqlite")), now=NOON + timedelta(days=days))
    con.close()
    assert made.path
    return made.path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("two")
    publish_again(folder, "Titel", 0)
    publish_again(folder, "Ny titel", 1)
    return folder


@pytest.fixture
def two(made: Path, tmp_path: Path) -> Path:
    """Two releases, 2026-11-22 and 2026-11-23."""
    subprocess.run(["cp", "-a", f"{made}/.", tmp_path], check=True)  # files with several names stay that
    return tmp_path


def test_unchanged_files_are_the_same_file_and_the_index_says_since_when(two: Path) -> None:
    one, other = entries(two / FIRST), entries(two / SECOND)
    assert {entry.since for entry in one.values()} == {None}
    same = {path for path, entry in other.items() if entry.since}
    equal = {path for path in one.keys() & other.keys() if one[path].sha256 == other[path].sha256}
    assert same == {path for path in equal if not path.endswith((".json", ".html", ".md", ".cff"))}
    assert {"texts.parquet", "texts.csv.gz", "codes.csv", "parts/demands/riksmote=2019-20/mot.parquet"} <= same
    changed = {"documents.parquet", "documents.csv", "parts/documents/riksmote=2019-20/mot.parquet", "riksdata.duckdb"}
    assert not changed & same
    assert "parts/documents/riksmote=2018-19/mot.parquet" in same
    for path, entry in other.items():
        before = two / FIRST / path
        assert (before.exists() and before.samefile(two / SECOND / path)) == (entry.since is not None)
    assert {other[path].since for path in same} == {FIRST}
    assert verify(two / FIRST) == verify(two / SECOND) == []


@pytest.mark.parametrize(("gone", "left"), [(FIRST, SECOND), (SECOND, FIRST)])
def test_each_release_can_go_without_the_other(two: Path, gone: str, left: str) -> None:
    withdraw(two, gone, "x", now=NOON, delete=True)
    assert verify(two / left) == []
    assert recover(two, thorough=True) == []
    assert (two / left / "texts.csv").stat().st_nlink == 1


def test_damage_to_a_file_is_found_in_every_release_that_has_it(two: Path) -> None:
    with (two / SECOND / "texts.csv").open("ab") as file:
        file.write(b"x")
    said = recover(two)
    assert len(said) == 2
    assert all("texts.csv" in line for line in said)
    assert [bool(entry.damaged) for entry in read_versions(two)] == [True, True]
    third = publish_again(two, "Nyare titel", 2)  # made anew: nothing is taken from what is damaged
    assert verify(third) == []
    assert {entry.since for entry in entries(third).values()} == {None}


def test_what_was_damaged_in_silence_is_not_carried_on(two: Path) -> None:
    path = two / SECOND / "texts.csv"
    status, data = path.stat(), path.read_bytes()
    path.write_bytes(data.replace(b"Motion", b"motion", 1))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    third = publish_again(two, "Nyare titel", 2)
    assert verify(third) == []
    assert (third / "texts.csv").read_bytes() == data
    assert len([line for line in recover(two, thorough=True) if "texts.csv" in line]) == 2


def test_a_file_system_without_links_has_copies(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    third = publish_again(two, "Nyare titel", 2)
    assert (entries(third)["texts.csv"].since, entries(third)["documents.csv"].since) == (FIRST, None)
    assert (third / "texts.csv").stat().st_nlink == 1
    assert not list(third.rglob("*.link"))
    assert verify(third) == []


def test_the_first_release_of_a_month_shares_nothing_with_those_before(two: Path) -> None:
    later = publish_again(two, "Nyare titel", 10)
    assert later.name == "2026-12-02"
    assert entries(later)["codes.csv"].since == FIRST
    assert {(later / path).stat().st_nlink for path in entries(later)} == {1}
