"""A folder of releases after a kill or a damage: what it is, is found out, mended where it can be, and said."""

from __future__ import annotations

import os
import shutil
from datetime import timedelta
from pathlib import Path

import orjson
import pytest
from release_fixture import NOON, fill, relist, rows, warehouse
from release_fixture import plain_release as release

from riksdata.release.lifecycle import forget, prune, withdraw
from riksdata.release.manifest import BrokenRelease, latest_entry, read_manifest, read_versions
from riksdata.release.pointers import remove_files
from riksdata.release.recover import TODO, recover
from riksdata.release.verify import verify


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("two")
    con = warehouse(rows(3))
    release(folder, con)
    fill(con, rows(4))
    release(folder, con, now=NOON + timedelta(days=1))
    return folder


@pytest.fixture
def two(made: Path, tmp_path: Path) -> Path:
    """Two releases, 2026-11-22 and 2026-11-23."""
    return Path(shutil.copytree(made, tmp_path / "releases"))


def latest(folder: Path) -> str | None:
    path = folder / "latest.json"
    return orjson.loads(path.read_bytes())["version"] if path.exists() else None


def pointers(folder: Path) -> dict[str, bytes]:
    """What a reader sees beside the releases."""
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file() and p.name != ".checked.json"}


def test_a_sound_folder_is_left_as_it_is(two: Path) -> None:
    before = pointers(two)
    assert recover(two) == []
    assert recover(two, thorough=True) == []
    assert pointers(two) == before
    assert recover(two / "nowhere") == []
    (two / "empty").mkdir()
    assert recover(two / "empty") == []
    assert list((two / "empty").iterdir()) == []


def test_a_release_that_was_renamed_but_not_listed_becomes_the_latest(two: Path) -> None:
    withdraw(two, "2026-11-23", "x", now=NOON)
    listed = (two / "versions.json").read_bytes()
    release(two, warehouse(rows(5)), now=NOON + timedelta(days=2))
    (two / "versions.json").write_bytes(listed)  # as the kill left it
    said = recover(two)
    assert len([line for line in said if "2026-11-24" in line and "stopped before it was listed" in line]) == 1
    assert latest(two) == "2026-11-24"
    assert read_versions(two)[-1].sequence == read_manifest(two / "2026-11-24").sequence == 3
    assert recover(two) == []
    assert release(two, warehouse(rows(5)), now=NOON + timedelta(days=3)).unchanged


def test_an_unlisted_folder_that_is_not_whole_is_set_aside(two: Path) -> None:
    shutil.copytree(two / "2026-11-23", two / "2026-11-25")
    (two / "2026-11-26").mkdir()
    before = pointers(two)
    said = recover(two)
    assert len(said) == 2
    assert all("set aside" in line for line in said)
    assert pointers(two) == before
    assert not (two / "2026-11-25").exists()
    assert len(list(two.glob(".damaged-*-2026-11-2*"))) == 2


@pytest.mark.parametrize("content", [b"", b"null", b"[]", b"{", b'{"versions": 3}', b'{"versions": [{}]}', b"\xff\xfe\x00", None])
@pytest.mark.parametrize("copy", [True, False])
def test_a_list_that_cannot_be_read_is_made_again(two: Path, content: bytes | None, copy: bool) -> None:
    withdraw(two, "2026-11-23", "wrong", now=NOON)
    entries, before = read_versions(two), pointers(two)
    (two / "versions.json").unlink()
    if content is not None:
        (two / "versions.json").write_bytes(content)
        with pytest.raises(BrokenRelease, match="doctor"):
            read_versions(two)
    if not copy:
        (two / ".versions.json").write_bytes(b"\x00")
    said = recover(two)
    assert len(said) == 1
    assert "made again" in said[0]
    if copy:
        assert read_versions(two) == entries
        assert pointers(two).items() >= before.items()
    else:
        assert "withdrawals that it held are lost" in said[0]
        assert [e.version for e in read_versions(two)] == ["2026-11-22", "2026-11-23"]
    assert recover(two) == []


@pytest.mark.parametrize("content", [b"", b"garbage", b'{"version": "2026-11-22"}', None])
@pytest.mark.parametrize("name", ["latest.json", "dcat-ap-se.rdf", ".versions.json"])
def test_what_follows_from_the_list_is_made_to_follow(two: Path, name: str, content: bytes | None) -> None:
    before = pointers(two)
    (two / name).unlink()
    if content is not None:
        (two / name).write_bytes(content)
    would = recover(two, dry_run=True)
    assert (two / name).exists() == (content is not None), "nothing is done yet"
    said = recover(two)
    assert would == said
    assert [name in line for line in said] == ([] if name == ".versions.json" else [True])
    assert pointers(two) == before


def test_a_folder_or_link_in_the_place_of_a_pointer_gives_way(two: Path, tmp_path: Path) -> None:
    before = pointers(two)
    (two / "latest.json").unlink()
    (two / "latest.json").mkdir()
    (tmp_path / "elsewhere").write_bytes(before["dcat-ap.ttl"])
    (two / "dcat-ap.ttl").unlink()
    (two / "dcat-ap.ttl").symlink_to(tmp_path / "elsewhere")
    assert len(recover(two)) == 2
    assert pointers(two) == before
    assert not (two / "dcat-ap.ttl").is_symlink()


def spoil(path: Path, how: str) -> None:
    if how == "gone":
        path.unlink()
    elif how == "short":
        path.write_bytes(path.read_bytes()[:-10])
    else:
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        path.write_bytes(content)


@pytest.mark.parametrize("how", ["gone", "short", "flipped"])
@pytest.mark.parametrize("name", ["demands.parquet", "release.json", "SHA256SUMS", "riksdata.duckdb", "changes/summary.json"])
def test_a_damaged_latest_is_the_latest_no_more_and_the_next_run_publishes_again(two: Path, name: str, how: str) -> None:
    kept = two.parent / "kept"
    shutil.copytree(two / "2026-11-23", kept)
    spoil(two / "2026-11-23" / name, how)
    said = recover(two, dry_run=True)
    assert latest(two) == "2026-11-23", "a dry run does nothing"
    assert recover(two) == said
    assert len(said) == 1
    assert "2026-11-23" in said[0]
    assert "not the latest any more" in said[0]
    assert latest(two) == "2026-11-22"
    assert recover(two) == []
    made = release(two, warehouse(rows(4)), now=NOON + timedelta(days=2))
    assert (made.version, latest(two)) == ("2026-11-24", "2026-11-24")
    assert verify(made.path or two) == []
    shutil.rmtree(two / "2026-11-23")
    shutil.copytree(kept, two / "2026-11-23")  # restored from a copy
    assert recover(two) == [f"{two / '2026-11-23'}: is whole again"]
    assert latest(two) == "2026-11-24"


def test_a_damaged_older_release_is_named_and_the_latest_stays(two: Path) -> None:
    spoil(two / "2026-11-22" / "demands.parquet", "flipped")
    (said,) = recover(two, thorough=True)
    assert "demands.parquet is damaged" in said
    assert said.endswith(TODO)
    assert "latest" not in said
    assert latest(two) == "2026-11-23"


def test_all_releases_damaged_leave_no_latest_and_the_next_run_publishes(two: Path) -> None:
    for version in ("2026-11-22", "2026-11-23"):
        shutil.rmtree(two / version)
    assert len([line for line in recover(two) if "the folder is gone" in line]) == 2
    assert latest(two) is None
    assert release(two, warehouse(rows(4)), now=NOON + timedelta(days=2)).version == "2026-11-24"


def test_an_interrupted_removal_is_finished(two: Path) -> None:
    shutil.copytree(two / "2026-11-22", two.parent / "kept")
    withdraw(two, "2026-11-22", "x", now=NOON, delete=True)
    shutil.copytree(two.parent / "kept", two / "2026-11-22")
    (two / ".removed-2026-11-22-00").mkdir()
    (two / ".building-2026-11-30").mkdir()
    (two / ".tmp-0000-versions.json").write_bytes(b"x")
    assert len(recover(two)) == 3
    assert not (two / "2026-11-22").exists()
    assert {p.name for p in two.glob(".*")} == {".versions.json", ".checked.json", ".totals.json"}


def test_a_clock_that_was_ahead_does_not_stay_the_latest(tmp_path: Path) -> None:
    con = warehouse(rows(3))
    assert release(tmp_path, con, now=NOON.replace(year=2029)).version == "2029-11-22"
    fill(con, rows(5))
    assert release(tmp_path, con, now=NOON).version == "2026-11-22"
    assert latest(tmp_path) == "2026-11-22"
    assert orjson.loads((tmp_path / "latest.json").read_bytes())["sequence"] == 2
    fill(con, rows(6))
    made = release(tmp_path, con, now=NOON)
    assert (made.version, made.changes and made.changes.before) == ("2026-11-22.2", "2026-11-22")
    assert [e.version for e in read_versions(tmp_path)] == ["2029-11-22", "2026-11-22", "2026-11-22.2"]
    (tmp_path / "versions.json").unlink()
    (tmp_path / ".versions.json").unlink()
    recover(tmp_path)
    assert latest(tmp_path) == "2026-11-22.2", "the numbers stand in the releases too"
    assert prune(tmp_path, 1, now=NOON, dry_run=True) == []


def test_lists_and_releases_without_numbers_keep_their_order_and_the_next_one_is_the_latest(two: Path) -> None:
    for path in (two / "versions.json", two / "2026-11-22" / "release.json", two / "2026-11-23" / "release.json"):
        found = orjson.loads(path.read_bytes())
        for entry in found.get("versions", [found]):
            entry.pop("sequence")
            entry.pop("damaged", None)
        path.write_bytes(orjson.dumps(found))
    (two / ".versions.json").unlink()
    assert latest_entry(read_versions(two)).version == "2026-11-23"  # type: ignore[union-attr]
    assert read_manifest(two / "2026-11-23").sequence == 0
    for version in ("2026-11-22", "2026-11-23"):
        relist(two, version)
    recover(two)
    made = release(two, warehouse(rows(5)), now=NOON - timedelta(days=90))
    assert made.changes
    assert made.changes.before == "2026-11-23"
    assert (made.version, latest(two)) == ("2026-08-24", "2026-08-24")


def test_a_link_among_the_releases_harms_nothing(two: Path, tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "x").write_text("x")
    (two / "2026-11-24").symlink_to(tmp_path / "far")
    (two / "2026-11-25").symlink_to(two / "nowhere")
    assert recover(two) == []
    assert release(two, warehouse(rows(5)), now=NOON + timedelta(days=2)).version == "2026-11-24.2"
    shutil.rmtree(two / "2026-11-22")
    (two / "2026-11-22").symlink_to(tmp_path / "far")
    assert any("2026-11-22" in line for line in recover(two))
    remove_files(two, "2026-11-22")
    assert (tmp_path / "far" / "x").exists()


def test_a_touched_file_is_looked_at_once_and_found_good(two: Path) -> None:
    os.utime(two / "2026-11-23" / "demands.parquet", (1, 1))
    before = (two / ".checked.json").read_bytes()
    assert recover(two) == []
    assert (two / ".checked.json").read_bytes() != before


def test_forgetting_looks_at_what_a_stopped_run_had_made(two: Path) -> None:
    listed = (two / "versions.json").read_bytes()
    release(two, warehouse(rows(5)), now=NOON + timedelta(days=2))
    (two / "versions.json").write_bytes(listed)
    recover(two)
    assert forget(two, "XA00005") == ["2026-11-24"]
