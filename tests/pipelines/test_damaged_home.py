"""A damaged home: what can be derived is made anew in the same run and said in a line; the release afterwards is the same bytes."""

from __future__ import annotations

import hashlib
import json
import logging
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import dagster as dg
import pytest

from pipelines.definitions import build
from pipelines.doctor import examine
from pipelines.instance import CONFIG, open_instance
from pipelines.resources import HomeResource
from pipelines.run import Outcome, run_publish
from riksdata.pipeline.publish_checked import is_checked
from riksdata.release.verify import verify
from riksdata.storage.home import Home
from riksdata.storage.warehouse import changed, open_warehouse

MORE = "Motion till riksdagen 2025/26:11\nav Inga Påhitt (C)\n\nBryggor\n\nMotivering\n\nAndelen bryggor är 12 procent.\n"


@pytest.fixture
def whole(first: tuple[Path, Outcome], tmp_path: Path) -> Path:
    return Path(shutil.copytree(first[0], tmp_path / "home"))


def latest(home: Path) -> Path:
    return home / "releases" / str(json.loads((home / "releases" / "latest.json").read_text())["version"])


def tables(home: Path) -> dict[str, str]:
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in latest(home).iterdir() if p.suffix in (".csv", ".parquet")}


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for at in range(20_000, len(content), 4096):
        content[at] ^= 0xFF
    path.write_bytes(content)


def replaced_by_folder(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.mkdir()
    (path / "x").touch()


DAMAGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "warehouse truncated": (lambda h: (h / "warehouse.duckdb").write_bytes((h / "warehouse.duckdb").read_bytes()[:100_000]), "built anew"),
    "warehouse flipped": (lambda h: flip(h / "warehouse.duckdb"), "built anew"),
    "warehouse is text": (lambda h: (h / "warehouse.duckdb").write_text("no database" * 1000), "built anew"),
    "warehouse is a folder": (lambda h: replaced_by_folder(h / "warehouse.duckdb"), "built anew"),
    "warehouse empty": (lambda h: (h / "warehouse.duckdb").write_bytes(b""), ""),
    "warehouse gone": (lambda h: (h / "warehouse.duckdb").unlink(), ""),
    "warehouse log": (lambda h: (h / "warehouse.duckdb.wal").write_bytes(b"\x01garbage" * 99), ""),
    "settled is garbage": (lambda h: (h / ".settled").write_bytes(b"\xff\xfe\x00"), ""),
    "settled is a folder": (lambda h: replaced_by_folder(h / ".settled"), ""),
    "lock is garbage": (lambda h: (h / ".lock").write_bytes(b"\xff" * 99), ""),
    "lock is a folder": (lambda h: replaced_by_folder(h / ".lock"), "set aside"),
    "dagster.yaml garbage": (lambda h: (h / "dagster/dagster.yaml").write_bytes(b"\xff{: ["), "set aside"),
    "dagster.yaml empty": (lambda h: (h / "dagster/dagster.yaml").write_bytes(b""), "set aside"),
    "dagster.yaml foreign": (lambda h: (h / "dagster/dagster.yaml").write_text("nonsense: {a: 1}\n"), "set aside"),
    "dagster.yaml folder": (lambda h: replaced_by_folder(h / "dagster/dagster.yaml"), "set aside"),
    "dagster's runs": (lambda h: (h / "dagster/history/runs.db").write_bytes(b"no database" * 999), "begun anew"),
    "dagster's index": (lambda h: flip(h / "dagster/history/runs/index.db"), "begun anew"),
    "dagster's schedules": (lambda h: (h / "dagster/schedules/schedules.db").write_bytes(b"x" * 5000), "begun anew"),
    "dagster gone": (lambda h: shutil.rmtree(h / "dagster"), ""),
    "runs gone": (lambda h: shutil.rmtree(h / "runs"), ""),
    "versions.json empty": (lambda h: (h / "releases/versions.json").write_bytes(b""), "made again"),
    "versions.json gone": (lambda h: (h / "releases/versions.json").unlink(), "made again"),
    "latest.json gone": (lambda h: (h / "releases/latest.json").unlink(), "made again"),
    "latest.json names another": (lambda h: (h / "releases/latest.json").write_text('{"version": "2020-01-01"}'), "made again"),
    "a release's file gone": (lambda h: (latest(h) / "demands.csv").unlink(), "not the latest any more"),
    "a release's file flipped": (lambda h: flip(latest(h) / "riksdata.duckdb"), "not the latest any more"),
    "the release gone": (lambda h: shutil.rmtree(latest(h)), "not the latest any more"),
}


def test_settings_that_cannot_be_read_are_named_by_their_file(whole: Path) -> None:
    (whole / "publisher.yaml").write_bytes(b"\xff{: [")
    outcome = run_publish(Home.open(whole), workers=1)
    assert not outcome.success
    assert str(whole / "publisher.yaml") in str(outcome.error)


AT_ONCE = (
    ("warehouse truncated", "dagster.yaml garbage", "latest.json names another"),
    ("warehouse is text", "lock is garbage", "dagster gone"),
    ("warehouse is a folder", "dagster.yaml empty", "versions.json empty"),
    ("warehouse empty", "lock is a folder", "dagster's schedules"),
    ("warehouse gone", "dagster.yaml foreign", "latest.json gone"),
    ("warehouse log", "dagster.yaml folder", "versions.json gone"),
    ("settled is garbage", "dagster's runs", "a release's file gone"),
    ("settled is a folder", "runs gone", "a release's file flipped"),
)
"""Damages of different files, none of which hides another."""
WITH_NEWS = (("warehouse flipped", "dagster's index"), ("the release gone",))
"""Damages that are tried with something new in the inbox too."""


def test_each_damage_is_tried() -> None:
    assert sorted(DAMAGES) == sorted(damage for together in (*AT_ONCE, *WITH_NEWS) for damage in together)


@pytest.mark.parametrize(
    ("damages", "news"),
    [*((damages, False) for damages in (*AT_ONCE, *WITH_NEWS)), *((damages, True) for damages in WITH_NEWS)],
)
def test_the_next_run_heals_it(whole: Path, damages: tuple[str, ...], news: bool, caplog: pytest.LogCaptureFixture) -> None:
    before = tables(whole)
    for damage in damages:
        DAMAGES[damage][0](whole)
    if news:
        (whole / "inbox" / "more.txt").write_text(MORE, encoding="utf-8")
    with caplog.at_level(logging.WARNING, "riksdata"), caplog.at_level(logging.WARNING, "pipelines"):
        outcome = run_publish(Home.open(whole), workers=1)
    assert outcome.success, outcome.error
    lines = " ".join(r.getMessage() for r in caplog.records if r.name.split(".")[0] in ("riksdata", "pipelines"))
    assert [damage for damage in damages if DAMAGES[damage][1] not in lines] == []
    assert verify(latest(whole)) == []
    assert (tables(whole) == before) != news
    assert outcome.path == latest(whole)
    caplog.clear()
    again = run_publish(Home.open(whole), workers=1)
    assert again.unchanged
    assert [r.getMessage() for r in caplog.records if r.name.split(".")[0] in ("riksdata", "pipelines")] == []


def test_a_configuration_that_was_changed_stays(whole: Path) -> None:
    (whole / "dagster" / "dagster.yaml").write_text(CONFIG + "# mine\n")
    (whole / "dagster" / "history" / "runs.db").write_bytes(b"x" * 5000)
    with open_instance(Home.open(whole)) as instance:
        assert instance.get_runs() == []
    assert (whole / "dagster" / "dagster.yaml").read_text().endswith("# mine\n")
    assert sqlite3.connect(whole / "dagster" / "history" / "runs.db").execute("PRAGMA quick_check").fetchone() == ("ok",)


def materialize(home: Path, *assets: str, inbox: Path | None = None) -> dg.ExecuteInProcessResult:
    """The button *Materialize* on a few assets, without their checks."""
    definitions = build(HomeResource(home=str(home), workers=1))
    chosen = dg.AssetSelection.assets(*assets)
    job = dg.define_asset_job("chosen", selection=chosen).resolve(asset_graph=definitions.resolve_asset_graph())
    with open_instance(Home.open(home)) as instance:
        made = dg.Definitions(
            assets=definitions.assets, asset_checks=definitions.asset_checks, jobs=[job], resources=definitions.resources,
            executor=dg.in_process_executor,
        )  # fmt: skip
        return made.resolve_job_def("chosen").execute_in_process(instance=instance, raise_on_error=False)


def test_a_release_alone_never_publishes_rows_that_failed(whole: Path) -> None:
    before = (whole / "releases" / "versions.json").read_bytes()
    home = Home.open(whole)
    with open_warehouse(home) as con:
        assert is_checked(con)
        con.execute("UPDATE core.documents SET characters = -1")  # what a fault of the reader would do
        changed(con)
    result = run_publish(home, workers=1)
    assert not result.success
    assert result.failures
    assert materialize(whole, "release").success, "the tables that failed were never put in place: what is there is released already"
    assert (whole / "releases" / "versions.json").read_bytes() == before
    with open_warehouse(home) as con:
        con.execute("UPDATE core.documents SET characters = length(text) FROM core.texts t WHERE t.document_id = documents.document_id")
        changed(con)
    assert run_publish(home, workers=1).success


def test_a_release_of_rows_that_were_not_checked_is_refused(whole: Path) -> None:
    before = (whole / "releases" / "versions.json").read_bytes()
    with open_warehouse(Home.open(whole)) as con:
        con.execute("UPDATE published.documents SET characters = -1")
        con.execute("UPDATE core.state SET value = 'other rows' WHERE name = 'published'")
        assert not is_checked(con)
    alone = materialize(whole, "release")
    assert not alone.success
    assert "have not passed" in str(alone.failure_data_for_node("release"))
    assert (whole / "releases" / "versions.json").read_bytes() == before
    assert run_publish(Home.open(whole), workers=1).success


def contents(home: Path) -> dict[str, bytes]:
    return {str(p.relative_to(home)): p.read_bytes() for p in home.rglob("*") if p.is_file() and not p.name.startswith(".lock")}


def test_the_doctor_mends_what_can_be_mended_and_names_the_rest(whole: Path) -> None:
    home = Home.open(whole)
    assert examine(home) == []
    before = tables(whole)
    (whole / "warehouse.duckdb").write_text("no database" * 1000)
    (whole / "fetch.sqlite").write_text("no database" * 1000)
    flip(whole / "dagster" / "history" / "runs.db")
    flip(whole / "dagster" / "history" / "runs" / "index.db")
    (whole / "releases" / "versions.json").write_bytes(b"null")
    (whole / "releases" / "latest.json").unlink()
    (whole / "releases" / ".tmp-0-latest.json").touch()
    (whole / "runs" / "x").mkdir(exist_ok=True)
    (whole / "runs" / "x" / "failures.jsonl").write_bytes(b"{")
    (raw,) = (whole / "raw").glob("raw-*.parquet")
    kept, settings = raw.read_bytes(), (whole / "publisher.yaml").read_bytes()
    flip(raw) if len(kept) > 30_000 else raw.write_bytes(kept[:-5])
    (whole / "publisher.yaml").write_bytes(b"gates: [")
    harmed = contents(whole)
    dry = examine(home, dry_run=True)
    assert contents(whole) == harmed
    found = examine(home)
    left = [f.message for f in found if not f.mended]
    assert [any(name in line for line in left) for name in (raw.name, "publisher.yaml")] == [True, True]
    mended = " ".join(f.message for f in found if f.mended)
    for name in ("warehouse.duckdb", "fetch.sqlite", "runs.db", "versions.json", "failures.jsonl"):
        assert name in mended
        assert any(name in f.message for f in dry), name
    raw.write_bytes(kept)
    (whole / "publisher.yaml").write_bytes(settings)
    for path in [*whole.glob(".damaged-*"), *whole.glob("*/.damaged-*")]:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert examine(home) == []
    assert run_publish(home, workers=1).success
    assert tables(whole) == before


@pytest.mark.parametrize("damage", ["latest.json gone", "dagster.yaml garbage"])
def test_the_doctor_says_beforehand_what_it_mends(whole: Path, damage: str) -> None:
    home = Home.open(whole)
    assert examine(home) == []
    DAMAGES[damage][0](whole)
    harmed = contents(whole)
    would = examine(home, dry_run=True)
    assert would
    assert contents(whole) == harmed
    examine(home)
    assert [finding for finding in examine(home, dry_run=True) if finding.mended] == []


def test_a_damaged_raw_file_is_named_the_rest_goes_on_and_nothing_is_lost(whole: Path) -> None:
    home = Home.open(whole)
    (raw,) = (whole / "raw").glob("raw-*.parquet")
    kept = raw.read_bytes()
    raw.write_bytes(kept[:-5])
    (whole / "inbox" / "more.txt").write_text(MORE, encoding="utf-8")
    for path in (whole / "inbox").glob("0*.txt"):
        path.unlink()
    outcome = run_publish(home, workers=1)
    assert outcome.success, outcome.error
    assert [(source, rule) for source, rule, _ in outcome.unread] == [(f"raw/{raw.name}", "raw_file_damaged")]
    assert outcome.rows["documents"] == 3, "what was read from it stays"
    (whole / "warehouse.duckdb").unlink()
    refused = run_publish(home, workers=1)
    assert not refused.success
    assert "raw_zone" in [failure.rule for failure in refused.failures]
    assert outcome.path == latest(whole)
    raw.write_bytes(kept)
    healed = run_publish(home, workers=1)
    assert healed.success
    assert healed.unread == ()
    assert healed.rows["documents"] == 3
