"""Recovery rehearsed: a home of an earlier version goes on, a backup is restored elsewhere, and a month with faults loses nothing."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from riksdata.release.manifest import read_manifest, read_versions
from riksdata.release.verify import verify
from riksdata.storage.raw import RawZone
from tests.campaign.month import live_through
from tests.campaign.points import MOTION, publish_home, state


@pytest.fixture
def old(tmp_path: Path, root: Path) -> Path:
    """A home of one motion as version 0.1 left it, before releases had numbers."""
    with zipfile.ZipFile(root / "tests" / "fixtures" / "home-form-1.zip") as archive:
        archive.extractall(tmp_path / "old")
    return tmp_path / "old"


def test_a_home_of_the_version_before_goes_on(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("before", "build"):  # whether the schema's was raised is another test's matter
        monkeypatch.setattr(f"riksdata.release.{module}.SCHEMA_VERSION", "9.0.0")
    (before,) = read_versions(old / "releases")
    assert before.sequence == 0
    (old / "inbox" / "2.txt").write_text(MOTION.format(n=2), encoding="utf-8")
    publish_home(old)
    entries = read_versions(old / "releases")
    assert [(e.version, e.sequence) for e in entries] == [(before.version, 0), ("2026-11-22", 2)], "an earlier day, a higher number"
    pointer = json.loads((old / "releases" / "latest.json").read_bytes())
    assert pointer["version"] == "2026-11-22"
    made = read_manifest(old / "releases" / "2026-11-22")
    assert made.previous == before.version
    assert made.tables["documents"].rows == 2
    assert verify(old / "releases" / "2026-11-22") == []
    assert json.loads((old / "home.json").read_bytes()) == {"form": 2}
    assert RawZone(old / "raw").damage() == {}


def test_a_backup_restored_at_another_path_publishes_nothing_new(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "inbox").mkdir(parents=True)
    for n in (1, 2):
        (home / "inbox" / f"{n}.txt").write_text(MOTION.format(n=n), encoding="utf-8")
    publish_home(home)
    before = state(home)
    elsewhere = tmp_path / "å annan plats"
    for name in ("raw", "releases", "inbox"):
        shutil.copytree(home / name, elsewhere / name, copy_function=shutil.copyfile)  # dates are new, as after a restore
    publish_home(elsewhere, 5)
    assert state(elsewhere) == before


def test_days_with_faults_on_every_third_lose_nothing(tmp_path: Path) -> None:
    (tmp_path / "before" / "inbox").mkdir(parents=True)
    (tmp_path / "before" / "inbox" / "1.txt").write_text(MOTION.format(n=1), encoding="utf-8")
    publish_home(tmp_path / "before")  # what this imports and builds each day would import and build anew, in a process of its own
    assert live_through(tmp_path, 7) == []
