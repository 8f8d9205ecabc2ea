"""The whole graph over the sample documents, as `riksdata run` runs it."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dagster as dg
import duckdb
import pyarrow.parquet as pq
import pytest

from pipelines.history import DOOR_TAG, TERMINAL
from pipelines.instance import open_instance
from pipelines.run import Outcome, run_publish
from riksdata.storage.home import Home, HomeBusy
from riksdata.storage.runs import read_failures
from schemas.tables import all_tables

EXTRA = """INTERPELLATION TILL STATSRÅD

Till statsrådet Namn Namnsson (S)

2024/25:77 Bryggor i skärgården

Enligt SOU 2023:97 saknar 40 procent av öarna brygga.

Med anledning av detta vill jag fråga statsrådet Namn Namnsson:

Avser statsrådet att bygga fler bryggor?

Annan Annansson (V)
"""


@contextmanager
def instance_of(home: Path) -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.from_config(str(home / "dagster")) as instance:
        yield instance


def versions(home: Path) -> list[str]:
    return sorted(path.name for path in (home / "releases").iterdir() if path.is_dir())


def latest(home: Path) -> str:
    return str(json.loads((home / "releases" / "latest.json").read_text())["version"])


def data_hashes(home: Path) -> dict[str, str]:
    folder = home / "releases" / latest(home)
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.iterdir()) if p.suffix in (".csv", ".parquet")}


@pytest.fixture
def copied(first: tuple[Path, Outcome], tmp_path: Path) -> Path:
    return Path(shutil.copytree(first[0], tmp_path / "copy"))


def test_the_first_run_makes_a_release(first: tuple[Path, Outcome]) -> None:
    home, outcome = first
    assert outcome.success
    assert not outcome.unchanged
    assert (outcome.rows["documents"], outcome.rows["demands"]) == (2, 23)
    assert outcome.rows["references"] > 90
    assert outcome.unread == ()
    assert outcome.path == home / "releases" / latest(home)
    for name, table in all_tables().items():
        found = pq.read_table(home / "releases" / latest(home) / f"{name}.parquet")
        assert found.column_names == [column.name for column in table.columns]
        assert len(found) == outcome.rows[name]


def test_the_run_is_seen_in_dagster(first: tuple[Path, Outcome]) -> None:
    home, outcome = first
    with instance_of(home) as instance:
        assert not instance.telemetry_enabled
        run = instance.get_run_by_id(outcome.run_id)
        assert run is not None
        assert (run.job_name, run.status, run.tags[DOOR_TAG]) == ("publish", dg.DagsterRunStatus.SUCCESS, TERMINAL)
        event = instance.get_latest_materialization_event(dg.AssetKey("demands"))
        assert event is not None
        assert event.asset_materialization is not None
        metadata = event.asset_materialization.metadata
        assert metadata["dagster/row_count"].value == 23
        assert "| demand_id |" in str(metadata["preview"].value)


def test_a_second_run_with_nothing_new_makes_no_release(copied: Path) -> None:
    before = data_hashes(copied)
    outcome = run_publish(Home.open(copied), workers=1)
    assert outcome.success
    assert outcome.unchanged
    assert outcome.done == 0
    assert outcome.version == latest(copied)
    assert len(versions(copied)) == 1
    assert data_hashes(copied) == before
    third = run_publish(Home.open(copied), workers=1)  # the run before found the same, so that not even the job is run
    assert (third.run_id, third.unchanged, third.version, third.rows) == ("", True, outcome.version, outcome.rows)
    (copied / "warehouse.duckdb").unlink()
    assert run_publish(Home.open(copied), workers=1).done == 2


def test_one_file_added_is_the_only_one_read(copied: Path) -> None:
    (copied / "inbox" / "brygga.txt").write_text(EXTRA, encoding="utf-8")
    outcome = run_publish(Home.open(copied), workers=1)
    assert outcome.done == 1
    assert outcome.rows["documents"] == 3
    assert len(versions(copied)) == 2
    assert latest(copied) == outcome.version
    with duckdb.connect(str(copied / "warehouse.duckdb"), read_only=True) as con:
        assert con.execute(
            "SELECT text FROM published.demands JOIN published.documents USING (document_id) WHERE number = '77'"
        ).fetchall() == [("Avser statsrådet att bygga fler bryggor?",)]


def test_neither_order_nor_workers_change_a_byte(first: tuple[Path, Outcome], tmp_path: Path, root: Path) -> None:
    home = tmp_path / "other"
    (home / "inbox").mkdir(parents=True)
    shutil.copy(first[0] / "publisher.yaml", home)
    for path in sorted((root / "data" / "inbox").iterdir(), reverse=True):  # one at a time, the last first
        shutil.copy(path, home / "inbox")
        assert run_publish(Home.open(home), workers=2).success
    assert data_hashes(home) == data_hashes(first[0])


def test_a_failing_check_keeps_the_release_before(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from riksdata.pipeline import published_rows

    before, there = data_hashes(copied), versions(copied)
    (copied / "inbox" / "brygga.txt").write_text(EXTRA, encoding="utf-8")
    with monkeypatch.context() as patch:
        select = f"SELECT * REPLACE (CASE WHEN ordinal = 1 THEN 'wish' ELSE kind END AS kind) FROM ({published_rows.SELECTS['demands']})"
        patch.setitem(published_rows.SELECTS, "demands", select)
        outcome = run_publish(Home.open(copied), workers=1)
    assert not outcome.success
    errors = [failure for failure in outcome.failures if failure.severity == "error"]
    assert ("demands_kind_in_list", "demands", 1) in [(failure.rule, failure.table, failure.failed) for failure in errors]
    assert {row["kind"] for row in errors[0].examples} == {"wish"}
    assert read_failures(copied / "runs" / outcome.run_id)
    assert versions(copied) == there
    assert data_hashes(copied) == before
    with duckdb.connect(str(copied / "warehouse.duckdb")) as con:  # nobody has seen the tables that failed
        assert con.execute("SELECT count(*) FROM published.demands WHERE kind = 'wish'").fetchone() == (0,)
        assert con.execute("SELECT count(*) FROM published.documents").fetchone() == (2,)
    assert run_publish(Home.open(copied), workers=1).version == latest(copied)
    assert len(versions(copied)) == 2


def test_a_gate_stops_the_run_and_an_override_is_recorded(copied: Path) -> None:
    from riksdata.pipeline.stages import forget
    from riksdata.storage.warehouse import open_warehouse

    home = Home.open(copied)
    with open_warehouse(home) as con:
        (key,) = con.execute("SELECT document_id FROM published.documents WHERE doc_type = 'mot'").fetchone() or ("",)
        forget(home, con, key)
    refused = run_publish(home, workers=1)
    assert not refused.success
    assert "shrink" in {failure.rule for failure in refused.failures}
    assert len(versions(copied)) == 1
    rules = {failure.rule for failure in refused.failures if failure.severity == "error"}
    done = run_publish(home, workers=1, override=dict.fromkeys(rules, "one of two was withdrawn"))
    assert done.success
    assert done.path is not None
    manifest = json.loads((done.path / "release.json").read_text())
    assert {each["reason"] for each in manifest["overrides"]} == {"one of two was withdrawn"}
    assert manifest["tables"]["documents"]["rows"] == 1


def test_a_second_run_at_once_is_told_so(seeded: Path) -> None:
    Home.open(seeded)
    code = (
        "import sys\nfrom pathlib import Path\nfrom riksdata.storage.home import Home\n"
        "with Home.open(Path(sys.argv[1])).lock():\n    print('locked', flush=True)\n    sys.stdin.read()"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(seeded)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == "locked\n"
        with pytest.raises(HomeBusy, match="another run is working on"):
            run_publish(Home.open(seeded))
        other.stdin.close()
        other.wait()


def test_a_killed_run_is_cleared_by_the_next(copied: Path) -> None:
    with instance_of(copied) as instance:
        dead = instance.create_run_for_job(
            dg.job(name="publish")(lambda: None), tags={DOOR_TAG: TERMINAL}, status=dg.DagsterRunStatus.STARTED
        )
        other = instance.create_run_for_job(dg.job(name="publish")(lambda: None), status=dg.DagsterRunStatus.STARTED)
    with open_instance(Home.open(copied)) as instance:
        assert instance.get_run_by_id(dead.run_id).status == dg.DagsterRunStatus.FAILURE  # type: ignore[union-attr]
        assert instance.get_run_by_id(other.run_id).status == dg.DagsterRunStatus.STARTED  # type: ignore[union-attr]
