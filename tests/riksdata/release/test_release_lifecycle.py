"""Withdrawing, pruning and forgetting."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from release_fixture import NOON, fill, rows, warehouse
from release_fixture import plain_release as release

from riksdata.release.lifecycle import forget, prune, withdraw
from riksdata.release.manifest import VersionEntry, read_versions, version_order, write_versions


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("three")
    con = warehouse(rows(3))
    for number in range(3):
        fill(con, rows(3 + number))
        release(folder, con, now=NOON + timedelta(days=number))
    return folder


@pytest.fixture
def three(made: Path, tmp_path: Path) -> Path:
    """Three releases, on three days."""
    return Path(shutil.copytree(made, tmp_path / "releases"))


def latest(folder: Path) -> str | None:
    path = folder / "latest.json"
    return orjson.loads(path.read_bytes())["version"] if path.exists() else None


def test_withdrawing_the_latest_points_at_the_one_before(three: Path) -> None:
    done = withdraw(three, "2026-11-24", "Wrong committee in all rows.", now=NOON)
    assert (done.version, done.latest, done.removed) == ("2026-11-24", "2026-11-23", False)
    assert latest(three) == "2026-11-23"
    assert (three / "2026-11-24" / "release.json").is_file()
    entry = next(e for e in read_versions(three) if e.version == "2026-11-24")
    assert entry.withdrawn == {"at": "2026-11-22T12:00:00Z", "reason": "Wrong committee in all rows."}
    assert b"2026-11-23/" in (three / "dcat-ap-se.rdf").read_bytes()
    assert b"2026-11-24/" not in (three / "dcat-ap-se.rdf").read_bytes()


def test_withdrawing_an_older_one_leaves_the_latest(three: Path) -> None:
    assert withdraw(three, "2026-11-22", "x", now=NOON, delete=True).latest == "2026-11-24"
    assert not (three / "2026-11-22").exists()
    entry = read_versions(three)[0]
    assert entry.removed == "2026-11-22T12:00:00Z"
    assert entry.rows["documents"] == 3


def test_the_next_release_is_compared_with_the_latest_that_stands(three: Path) -> None:
    withdraw(three, "2026-11-24", "x", now=NOON, delete=True)
    made = release(three, warehouse(rows(5)), now=NOON + timedelta(days=2))
    assert made.version == "2026-11-24.2", "a version is never used twice"
    assert made.changes
    assert made.changes.before == "2026-11-23"


def test_withdrawing_all_leaves_no_latest(three: Path) -> None:
    for version in ("2026-11-22", "2026-11-23", "2026-11-24"):
        done = withdraw(three, version, "x", now=NOON)
    assert done.latest is None
    assert latest(three) is None
    assert release(three, warehouse(rows(5)), now=NOON + timedelta(days=3)).version == "2026-11-25"


@pytest.mark.parametrize(("version", "reason"), [("2026-11-25", "x"), ("../x", "x"), ("latest", "x"), ("2026-11-22", " ")])
def test_a_withdrawal_needs_a_release_and_a_reason(three: Path, version: str, reason: str) -> None:
    with pytest.raises(ValueError, match=r"release|version|reason"):
        withdraw(three, version, reason, now=NOON)


def listed(folder: Path, versions: list[str], withdrawn: set[str] = frozenset()) -> None:  # type: ignore[assignment]
    """Releases of which only the list and an empty folder are there."""
    folder.mkdir(exist_ok=True)
    for version in versions:
        (folder / version).mkdir()
    gone = {"at": "2026-01-01T00:00:00Z", "reason": "x"}
    write_versions(
        folder, [VersionEntry(v, f"{v[:10]}T00:00:00Z", "1.0.0", {}, "0" * 64, gone if v in withdrawn else None) for v in versions]
    )


def test_pruning_keeps_the_last_and_the_first_of_each_month(tmp_path: Path) -> None:
    versions = ["2026-09-03", "2026-09-03.2", "2026-10-01", "2026-10-20", "2026-11-02", "2026-11-09", "2026-11-10", "2026-11-11"]
    listed(tmp_path, versions)
    assert prune(tmp_path, 2, now=NOON, dry_run=True) == ["2026-09-03.2", "2026-10-20", "2026-11-09"]
    assert (tmp_path / "2026-10-20").exists()
    assert prune(tmp_path, 2, now=NOON) == ["2026-09-03.2", "2026-10-20", "2026-11-09"]
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_dir()) == [
        "2026-09-03",
        "2026-10-01",
        "2026-11-02",
        "2026-11-10",
        "2026-11-11",
    ]
    assert [e.version for e in read_versions(tmp_path)] == versions
    assert prune(tmp_path, 2, now=NOON) == []
    with pytest.raises(ValueError, match="at least one"):
        prune(tmp_path, 0, now=NOON)


@given(st.lists(st.tuples(st.integers(0, 200), st.booleans()), min_size=1, max_size=20, unique_by=lambda t: t[0]), st.integers(1, 5))
def test_pruning_never_takes_the_latest_nor_leaves_too_few(
    tmp_path_factory: pytest.TempPathFactory, days: list[tuple[int, bool]], keep: int
) -> None:
    folder = tmp_path_factory.mktemp("prune")
    start = datetime(2026, 1, 1, tzinfo=UTC)
    versions = [(start + timedelta(days=d)).date().isoformat() for d, _ in sorted(days)]
    withdrawn = {(start + timedelta(days=d)).date().isoformat() for d, w in days if w}
    listed(folder, versions, withdrawn)
    gone = set(prune(folder, keep, now=NOON))
    left = [v for v in versions if v not in gone]
    standing = [v for v in versions if v not in withdrawn]
    if standing:
        assert standing[-1] not in gone
        assert latest(folder) in (standing[-1], None)
    assert left[-min(keep, len(versions)) :] == versions[-keep:]
    for month in {v[:7] for v in standing}:
        assert next(v for v in standing if v[:7] == month) in left
    assert sorted(p.name for p in folder.iterdir() if p.is_dir()) == sorted(left, key=version_order)


def test_forgetting_names_the_releases_that_hold_the_document(three: Path) -> None:
    assert forget(three, "XA00004") == ["2026-11-23", "2026-11-24"]
    assert forget(three, "XA00004") == ["2026-11-23", "2026-11-24"]
    assert forget(three, "XA' OR 1=1 --") == []
    assert (three / ".forgotten").read_text() == "XA' OR 1=1 --\nXA00004\n"
    with pytest.raises(ValueError, match="one line"):
        forget(three, "a\nb")
