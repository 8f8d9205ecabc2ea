"""Each act of run, import, fetch, forget, withdraw and prune, stopped at every write; done again, the home is as if nothing had been."""

from __future__ import annotations

import hashlib
import importlib
import json
import os
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.campaign.stopping import STOPPED, in_child, start_child, stop_at

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
MOTION = "Motion till riksdagen 2025/26:{n}\nav Inga Påhitt (C)\n\nBryggor {n}\n\nFörslag till riksdagsbeslut\n\n" \
    "Riksdagen ställer sig bakom det som anförs i motionen om bryggor och tillkännager detta för regeringen.\n\nMotivering\n\n" \
    "Andelen bryggor är {n} procent enligt prop. 2018/19:{n}.\n"  # fmt: skip


def record(n: int) -> bytes:
    """A motion's record with invented content."""
    stated = {
        "dok_id": f"HD02{n}", "rm": "2025/26", "beteckning": str(n), "typ": "mot", "doktyp": "mot", "titel": f"Bryggor {n}",
        "datum": "2025-10-01", "systemdatum": "2025-10-02 10:00:00", "html": f"<p>Andelen bryggor är {n} procent.</p>",
    }  # fmt: skip
    return json.dumps({"dokumentstatus": {"dokument": stated}}, ensure_ascii=False).encode()


def release_home(root: Path, day: int = 0) -> None:
    """The last step alone: the tables that are published become a release."""
    from riksdata.release.build import publish
    from riksdata.release.config import ReleaseSettings
    from riksdata.release.recover import recover
    from riksdata.storage.home import Home
    from riksdata.storage.warehouse import open_warehouse

    home = Home.open(root)
    with home.lock(), open_warehouse(home, threads=1) as con:
        recover(home.releases)
        publish(con, home.releases, settings=ReleaseSettings.load(root), now=NOON + timedelta(days=day))


def publish_home(root: Path, day: int = 0, *, release: bool = True) -> None:
    """What the job `publish` does, without Dagster around it, on a fixed day."""
    from riksdata.pipeline.ingest import ingest
    from riksdata.pipeline.publish_checked import publish_checked
    from riksdata.pipeline.stages import update_documents, update_extracted, update_links
    from riksdata.release.build import publish
    from riksdata.release.config import ReleaseSettings
    from riksdata.release.recover import recover
    from riksdata.sources.inbox import read_inbox
    from riksdata.storage.home import Home
    from riksdata.storage.warehouse import open_warehouse

    home = Home.open(root)
    with home.lock():
        recover(home.releases)
        ingest(home, read_inbox(root / "inbox"), settles=lambda source: source.startswith("inbox/"), listed=True)
        with open_warehouse(home, threads=1) as con:
            update_documents(home, con, workers=1)
            update_extracted(home, con, workers=1)
            update_links(con)
            publish_checked(con)
            if release:
                publish(con, home.releases, settings=ReleaseSettings.load(root), now=NOON + timedelta(days=day))


def state(root: Path, *, damaged: bool = False) -> dict[str, Any]:
    """All that a home says to others and keeps for itself; raises where a release is not whole. `damaged`: some may be set aside."""
    from riksdata.release.manifest import read_manifest, read_versions
    from riksdata.release.pointers import forgotten_documents
    from riksdata.release.recover import recover
    from riksdata.storage.raw import RawZone

    releases = root / "releases"
    left = recover(releases, thorough=True)
    if left:
        raise AssertionError(f"something was still to be mended: {left}")
    rests = [p.name for p in releases.iterdir() if p.name.startswith((".building", ".removed", ".tmp"))]
    rests += [] if damaged else [p.name for p in releases.glob(".damaged*")]
    if rests:
        raise AssertionError(f"rests lie about: {rests}")
    entries = read_versions(releases)
    pointer = json.loads((releases / "latest.json").read_bytes()) if (releases / "latest.json").exists() else {}
    there = [entry.version for entry in entries if not entry.removed]
    tables = read_manifest(releases / pointer["version"]).tables if pointer else {}
    zone = RawZone(root / "raw")
    return {
        "versions": [[e.version, e.sequence, bool(e.withdrawn), bool(e.removed)] for e in entries],
        "folders": sorted(p.name for p in releases.iterdir() if p.is_dir()) == sorted(there),
        "latest": pointer.get("version"),
        "tables": {name: table.content_sha256 for name, table in tables.items()},
        "raw": sorted(f"{row['source']} {row['sha256']}" for row in zone.manifest().to_pylist()),
        "damage": zone.damage(),
        "tombstones": [stone.document_id for stone in zone.tombstones()],
        "forgotten": forgotten_documents(releases),
    }


_JOBS = min(4, os.cpu_count() or 1)
_LAST = 4
"""Of each act the last writes are always tried."""


@dataclass(slots=True)
class Act:
    """Something that is done to a home, which `before` has prepared."""

    name: str
    before: Callable[[Path], object]
    act: Callable[[Path], object]
    every: int = 1
    """Stopped at each so many writes: the acts that hold others stop at fewer, as those are stopped by themselves."""
    recovers: bool = False
    """It begins with the recovery of the releases; so where that leaves the same files as it did before, what follows is the same."""


@dataclass(slots=True)
class Found:
    """What came of stopping an act."""

    name: str
    points: int
    stopped: int
    failures: list[str] = field(default_factory=list)


def stop_everywhere(act: Act, scratch: Path, thinned: int = 1) -> Found:
    """Stop an act at its writes (each `thinned`-th of them), do it again, and compare the home with one where nothing was stopped."""
    base = scratch / f"{act.name}-base"
    base.mkdir(parents=True)
    _expect(in_child(lambda: act.before(base)), "preparing")
    whole = Path(shutil.copytree(base, scratch / f"{act.name}-whole"))

    def count() -> int:
        counted = stop_at(0, whole)
        act.act(whole)
        return counted()

    points = int(_expect(in_child(count), "the act itself"))
    expected = _expect(in_child(lambda: state(whole)), "its state")
    found = Found(act.name, points, 0)
    # The last writes are those by which something is published.
    numbers = sorted({*range(1, points + 1, act.every * thinned), *range(max(1, points - _LAST + 1), points + 1)})
    shares = [numbers[k::_JOBS] for k in range(_JOBS)]
    waiting = [
        start_child(lambda share=share, k=k: _try_points(act, base, scratch / f"stopped-{k}", share, expected))
        for k, share in enumerate(shares)
    ]
    for outcome in [wait() for wait in waiting]:
        stopped, failures = _expect(outcome, "a share of the points")
        found.stopped += stopped
        found.failures += failures
    return found


def _try_points(act: Act, base: Path, home: Path, numbers: list[int], expected: dict[str, Any]) -> tuple[int, list[str]]:
    """Stop the act at each of these writes: at how many it did stop, and what was not as expected after it was done again."""
    count = 0
    failures: list[str] = []
    tried: set[str] = set()
    for number in numbers:
        shutil.copytree(base, home)

        def stopped(number: int = number) -> None:
            stop_at(number, home)
            act.act(home)

        code, said = in_child(stopped)
        count += code == STOPPED
        if code not in (STOPPED, 0):
            failures.append(f"{act.name}, write {number}: {str(said)[-300:]}")

        left = str(_expect(in_child(lambda: _recovered(home)), "recovery")) if act.recovers else f"write {number}"
        if left in tried:
            shutil.rmtree(home)
            continue
        tried.add(left)

        def again() -> dict[str, Any]:
            stop_at(0, home)
            act.act(home)
            return state(home)

        code, said = in_child(again)
        if code != 0 or said != expected:
            failures.append(f"{act.name}, write {number}: {_difference(expected, said) if code == 0 else str(said)[-400:]}")
        shutil.rmtree(home)
    return count, failures


def _recovered(root: Path) -> str:
    """Recover the releases, and give the sum of all files of the home, with their names and dates."""
    from riksdata.release.recover import recover

    recover(root / "releases")
    total = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        if path.is_file() and path.name != ".lock":
            total.update(f"{path.relative_to(root)} {path.stat().st_mtime_ns} ".encode() + hashlib.sha256(path.read_bytes()).digest())
        elif path.is_dir():
            total.update(f"{path.relative_to(root)}/".encode())
    return total.hexdigest()


def _expect(outcome: tuple[int, Any], what: str) -> Any:
    code, said = outcome
    if code != 0:
        raise AssertionError(f"{what} failed: {said}")
    return said


def _difference(expected: dict[str, Any], got: dict[str, Any]) -> str:
    return "; ".join(f"{key}: {got.get(key)} instead of {expected[key]}"[:200] for key in expected if got.get(key) != expected[key])


def preload() -> None:
    """Import what the acts need, so that children have it; nothing here starts a thread."""
    for name in (
        "riksdata.pipeline.publish_checked", "riksdata.pipeline.stages", "riksdata.pipeline.collect", "riksdata.release.build",
        "riksdata.release.describe", "riksdata.release.lifecycle", "riksdata.extractors.demands", "riksdata.extractors.references",
        "riksdata.extractors.statistics",
    ):  # fmt: skip
        importlib.import_module(name)


def acts(server: str) -> Iterator[Act]:
    """All acts; `server`: the address of a local riksdag with motions of 2018/19."""
    from riksdata.pipeline.collect import fetch_into, import_into
    from riksdata.release.lifecycle import forget as forget_releases
    from riksdata.release.lifecycle import prune, withdraw
    from riksdata.release.recover import recover
    from riksdata.sources.http import Manners
    from riksdata.storage.home import Home

    def inbox(root: Path, *numbers: int) -> None:
        (root / "inbox").mkdir(exist_ok=True)
        for n in numbers:
            (root / "inbox" / f"{n}.txt").write_text(MOTION.format(n=n), encoding="utf-8")

    def once(name: str, root: Path, make: Callable[[Path], None]) -> None:
        """Made at the first call beside `root`, and copied from there afterwards."""
        kept = root.parent / f"once-{name}"
        if not kept.exists():
            make(root)
            shutil.copytree(root, kept)
        else:
            shutil.copytree(kept, root, dirs_exist_ok=True)

    def first(root: Path) -> None:
        inbox(root, 1, 2)
        publish_home(root)

    def one(root: Path) -> None:
        once("one", root, first)

    def second_due(root: Path) -> None:
        one(root)
        inbox(root, 3)

    def release_due(root: Path) -> None:
        second_due(root)
        publish_home(root, release=False)

    def recovered(root: Path, act: Callable[[Path], object]) -> None:
        recover(root / "releases")
        act(root / "releases")

    def four(root: Path) -> None:
        one(root)
        for day in (1, 2, 3):
            inbox(root, 3 + day)
            publish_home(root, day)

    def many(root: Path) -> None:
        once("many", root, four)

    def ready_zip(root: Path) -> None:
        Home.open(root)
        with zipfile.ZipFile(root / "mot.zip", "w") as archive:
            for n in range(1, 30):
                archive.writestr(f"hd02{n}.json", record(n))

    def forget_one(root: Path) -> None:
        from riksdata.pipeline.stages import UnknownDocument, forget
        from riksdata.storage.warehouse import open_warehouse

        home = Home.open(root)
        with home.lock(), open_warehouse(home, threads=1) as con:
            recover(home.releases)
            with suppress(UnknownDocument):  # the second time
                forget(home, con, "HD021")
            forget_releases(home.releases, "HD021")

    quick = Manners(pause=0, tries=2, backoff=0.0)
    yield Act("release", release_due, lambda root: release_home(root, 1), recovers=True)
    yield Act("first run", lambda root: inbox(root, 1, 2), publish_home, every=8)
    yield Act("next run", second_due, lambda root: publish_home(root, 1), every=8)
    yield Act("import", ready_zip, lambda root: import_into(Home.open(root), str(root / "mot.zip"), complete=True))
    yield Act("fetch", Home.open, lambda root: fetch_into(Home.open(root), "mot", "2018/19", base_url=server, manners=quick))
    yield Act("forget", one, forget_one)
    yield Act("withdraw", many, lambda root: recovered(root, lambda r: withdraw(r, "2026-11-25", "x", now=NOON, delete=True)))
    yield Act("prune", many, lambda root: recovered(root, lambda r: prune(r, 1, now=NOON)))
