"""The Dagster instance of a home: its files stay open while a run lasts, and everybody else can read them meanwhile."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pytest
import sqlalchemy
import yaml
from alembic.script import ScriptDirectory
from dagster._core.instance.config import PoolGranularity
from dagster._core.op_concurrency_limits_counter import GlobalOpConcurrencyLimitsCounter
from dagster._core.storage.dagster_run import RunOpConcurrency
from dagster._core.storage.event_log import SqliteEventLogStorage

from assets.home import POOL
from pipelines.instance import CONFIG_FILE, limit_home, open_instance, prepare
from pipelines.kept_open import KeptOpenEvents
from riksdata.storage.home import Home

READ = """
import sys, dagster as dg
with dg.DagsterInstance.from_config(sys.argv[1]) as instance:
    for run in instance.get_runs():
        print(run.status.value, len(instance.all_logs(run.run_id)))
"""


@dg.op
def nothing() -> None:
    """Does nothing."""


@dg.job
def idle() -> None:
    """A job of one step."""
    nothing()


def read_elsewhere(home: Home) -> list[str]:
    done = subprocess.run([sys.executable, "-c", READ, str(home.dagster)], capture_output=True, text=True, timeout=120, check=True)
    return done.stdout.split()


def test_files_are_kept_open_and_read_by_others_meanwhile(tmp_path: Path) -> None:
    home = Home.open(tmp_path)
    with open_instance(home) as instance:
        opened: list[object] = []

        def count(connection: object, record: object) -> None:
            opened.append(connection)

        sqlalchemy.event.listen(sqlalchemy.Pool, "connect", count)
        result = idle.execute_in_process(instance=instance)
        sqlalchemy.event.remove(sqlalchemy.Pool, "connect", count)
        events = len(instance.all_logs(result.run_id))
        assert result.success
        assert events > 5
        assert len(opened) <= 6  # the runs, the index of events, the events of this run: when made, and once for all that is written
        assert read_elsewhere(home) == ["SUCCESS", str(events)]
    assert read_elsewhere(home) == ["SUCCESS", str(events)]
    assert not list((tmp_path / "dagster").rglob("*-wal"))  # folded into the files when they were closed


def test_a_storage_that_is_configured_is_left_to_its_configuration(tmp_path: Path) -> None:
    home = Home.open(tmp_path)
    elsewhere = tmp_path / "elsewhere"
    (home.dagster / "dagster.yaml").write_text(f"storage:\n  sqlite:\n    base_dir: {elsewhere}\n", encoding="utf-8")
    with open_instance(home) as instance:
        assert idle.execute_in_process(instance=instance).success
    assert (elsewhere / "history" / "runs.db").is_file()
    assert not (home.dagster / "history" / "runs.db").exists()


BEFORE = """\
# Written by riksdata where there is none; change it freely.
telemetry:
  enabled: false

# The warehouse has one writer.
concurrency:
  pools:
    default_limit: 1
    granularity: op

run_monitoring:
  enabled: true
  free_slots_after_run_end_seconds: 60
"""
OWN_LIMITS = "concurrency:\n  pools:\n    default_limit: 2\n    granularity: op\n"


@pytest.mark.parametrize(
    ("before", "granularity", "limit"),
    [
        (BEFORE, "run", 1),
        (BEFORE.replace("enabled: false", "enabled: true"), "run", 1),
        ("telemetry:\n  enabled: true\n", "run", 1),
        (OWN_LIMITS, "op", 2),
    ],
)
def test_the_configuration_of_an_earlier_version_gets_the_limits_of_this_one(
    tmp_path: Path, before: str, granularity: str, limit: int
) -> None:
    home = Home.open(tmp_path)
    (home.dagster / CONFIG_FILE).write_text(before, encoding="utf-8")
    telemetry = yaml.safe_load(before).get("telemetry")
    for _ in range(2):  # the second start finds nothing more to do
        after = yaml.safe_load((prepare(home) / CONFIG_FILE).read_bytes())
        assert after["concurrency"]["pools"] == {"default_limit": limit, "granularity": granularity}
        assert after.get("telemetry") == telemetry
    with dg.DagsterInstance.from_config(str(home.dagster)) as instance:
        assert str(instance.get_concurrency_config().pool_config.pool_granularity.value) == granularity


def test_a_table_that_is_there_is_asked_for_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    there = SqliteEventLogStorage.has_table
    monkeypatch.setattr(SqliteEventLogStorage, "has_table", lambda storage, name: asked.append(name) or there(storage, name))
    with open_instance(Home.open(tmp_path)) as instance:
        for _ in range(3):
            assert instance.event_log_storage.supports_asset_checks
            assert not instance.event_log_storage.has_table("nothing_of_the_kind")
    assert asked.count("asset_check_executions") == 1
    assert asked.count("nothing_of_the_kind") == 3


def test_migrations_are_read_once_for_all_files_of_all_homes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[ScriptDirectory] = []
    read = ScriptDirectory._load_revisions
    monkeypatch.setattr(ScriptDirectory, "_load_revisions", lambda folder: asked.append(folder) or read(folder))
    for name in ("one", "other"):
        with open_instance(Home.open(tmp_path / name)) as instance:
            assert idle.execute_in_process(instance=instance).success
        said = sqlite3.connect(tmp_path / name / "dagster" / "history" / "runs.db").execute("SELECT version_num FROM alembic_version")
        assert len(said.fetchall()) == 1
    assert len(asked) <= 1  # none, where a test before has had them read


def test_each_event_is_one_transaction_a_file_and_what_a_run_will_do_is_one_together(tmp_path: Path) -> None:
    @dg.asset(check_specs=[dg.AssetCheckSpec(f"sound_{k}", asset="thing") for k in range(5)])
    def thing() -> Iterator[object]:
        yield dg.MaterializeResult()
        yield from (dg.AssetCheckResult(check_name=f"sound_{k}", passed=k > 0) for k in range(5))

    written: list[str] = []
    ended: Counter[str] = Counter()

    def note(connection: sqlalchemy.Connection, cursor: object, statement: str, *_: object) -> None:
        if statement.startswith(("INSERT", "UPDATE")):
            written.append(Path(connection.engine.url.database or "").name)

    def count(connection: sqlalchemy.Connection) -> None:
        name = Path(connection.engine.url.database or "").name
        ended[name] += name in written
        written[:] = [other for other in written if other != name]

    job = dg.Definitions(assets=[thing], jobs=[dg.define_asset_job("all", "*")]).resolve_job_def("all")
    with open_instance(Home.open(tmp_path)) as instance:
        for happening, told in (("before_cursor_execute", note), ("commit", count)):
            sqlalchemy.event.listen(sqlalchemy.Engine, happening, told)
        done = job.execute_in_process(instance=instance, raise_on_error=False)
        for happening, told in (("before_cursor_execute", note), ("commit", count)):
            sqlalchemy.event.remove(sqlalchemy.Engine, happening, told)
        kinds = [e.dagster_event.event_type_value for e in instance.all_logs(done.run_id) if e.dagster_event]
        planned = [kind for kind in kinds if "PLANNED" in kind]
        assert len(planned) == 6
        assert ended[f"{done.run_id}.db"] == 2 + len(kinds) - len(planned)  # made, all that is planned, and each of the others
        of_checks = kinds.count("ASSET_CHECK_EVALUATION")
        assert of_checks == 5
        assert ended["index.db"] <= 1 + of_checks + 2 + 3  # planned, checks, materialization with its tags, beginning and end of the run
        summaries = instance.event_log_storage.get_asset_check_summary_records
        found = summaries(list(job.asset_layer.asset_graph.asset_check_keys))
        said = {key.name: record.last_check_execution_record.status.value for key, record in found.items()}  # type: ignore[union-attr]
        assert said == {f"sound_{k}": "SUCCEEDED" if k else "FAILED" for k in range(5)}


def test_of_events_that_cannot_be_kept_together_each_is_tried_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(storage: SqliteEventLogStorage, events: object) -> None:
        raise OSError("the disk is full for a moment")

    monkeypatch.setattr(KeptOpenEvents, "store_event_batch", breaks)
    with open_instance(Home.open(tmp_path)) as instance:
        result = idle.execute_in_process(instance=instance)
        assert result.success
        assert len(instance.all_logs(result.run_id)) > 5


def _waiting(instance: dg.DagsterInstance, run: dg.DagsterRun) -> bool:
    """Whether Dagster's queue holds a run back, as its daemon asks it of a batch that it has read."""
    storage = instance.event_log_storage
    counter = GlobalOpConcurrencyLimitsCounter(
        instance, [run], [], storage.get_concurrency_keys(), storage.get_pool_limits(), pool_granularity=PoolGranularity.RUN
    )
    counter.update_counters_with_launched_item(run)  # one of the same pool begins
    return counter.is_blocked(run)


def test_two_runs_that_wait_in_a_new_home_do_not_begin_side_by_side(tmp_path: Path) -> None:
    pools = RunOpConcurrency(root_key_counts={POOL: 1}, has_unconstrained_root_nodes=False, all_pools={POOL})
    run = dg.DagsterRun("fetch", run_op_concurrency=pools)
    with dg.DagsterInstance.from_config(str(prepare(Home.open(tmp_path)))) as instance:
        limit_home(instance)
        assert _waiting(instance, run)


def test_a_limit_that_the_operator_gave_stays(tmp_path: Path) -> None:
    with dg.DagsterInstance.from_config(str(prepare(Home.open(tmp_path)))) as instance:
        instance.event_log_storage.set_concurrency_slots(POOL, 3)
        limit_home(instance)
        assert {limit.name: limit.limit for limit in instance.event_log_storage.get_pool_limits()} == {POOL: 3}
