"""Dagster's daemon for real: a partition fetched from a local server, a backfill of two beside it, and `publish` after them."""

from __future__ import annotations

import itertools
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import SplitResult, parse_qs

import dagster as dg
import duckdb
from local_riksdag import local_riksdag, one_hit, whole

from assets.fetched import riksdag_records
from pipelines.asking import UNFINISHED
from pipelines.instance import CONFIG, limit_home, prepare
from pipelines.workspace import write_workspace
from riksdata.storage.home import Home

SESSIONS = {code: f"{2012 + n}/{13 + n}" for n, code in enumerate(("H0", "H1", "H2"))}
"""The letter and digit of a riksmöte in a dok_id -> its name."""
QUICK = "\nrun_coordinator:\n  module: dagster\n  class: QueuedRunCoordinator\n  config: {dequeue_interval_seconds: 1}\n"
PATIENCE = 900  # seconds; it takes some twenty where nothing else is at work


def document(code: str) -> dict[str, str]:
    return {
        "dok_id": f"{code}021", "rm": SESSIONS[code], "beteckning": "1", "typ": "mot", "titel": "Fler bryggor",
        "datum": f"{SESSIONS[code][:4]}-10-01", "systemdatum": f"{SESSIONS[code][:4]}-10-02 10:00:00",
        "html": f"<p>Motion till riksdagen {SESSIONS[code]}:1</p><p>Fler bryggor.</p>",
    }  # fmt: skip


@contextmanager
def riksdag() -> Iterator[str]:
    """A server with one motion a riksmöte, whose first answer of all is that it is not there."""
    answered = threading.Event()

    def answer(asked: SplitResult) -> object | None:
        if not answered.is_set():
            answered.set()
            return None
        if asked.path.startswith("/dokumentlista"):
            session = parse_qs(asked.query)["rm"][0]
            (code,) = [code for code, name in SESSIONS.items() if name == session]
            return one_hit(document(code), f"{code}021")
        return whole(document(asked.path.split("/")[2][:2]))

    with local_riksdag(answer) as address:
        yield address


def backfill(codes: list[str]) -> str:
    """What the page *Partitions* of the job sends when its button is pressed."""
    names = json.dumps([f"mot|{SESSIONS[code].replace('/', '-')}" for code in codes])
    repository = 'repositorySelector: {repositoryLocationName: "riksdata", repositoryName: "__repository__"}'
    params = f'selector: {{partitionSetName: "fetch_partition_set", {repository}}}, partitionNames: {names}'
    return f"launchPartitionBackfill(backfillParams: {{{params}}}) {{ __typename }}"


@contextmanager
def daemon(workspace: Path, environment: dict[str, str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The daemon with its code server, ended with all that it started."""
    arguments = [sys.executable, "-m", "dagster._daemon", "run", "-w", str(workspace)]
    with log.open("wb") as said, subprocess.Popen(arguments, env=environment, stdout=said, stderr=said, start_new_session=True) as running:
        try:
            yield running
        finally:
            running.send_signal(signal.SIGINT)
            try:
                running.wait(30)
            except subprocess.TimeoutExpired:
                os.killpg(running.pid, signal.SIGKILL)


def test_what_a_night_does(home: Path, tmp_path: Path) -> None:
    folder = Home.open(home)
    (folder.dagster / "dagster.yaml").write_text(CONFIG + QUICK, encoding="utf-8")
    prepare(folder)
    workspace, codes, log = write_workspace(folder), list(SESSIONS), tmp_path / "daemon.log"
    with riksdag() as address, dg.DagsterInstance.from_config(str(folder.dagster)) as instance:
        limit_home(instance)
        environment = {
            **os.environ, "DAGSTER_HOME": str(folder.dagster), "RIKSDATA_HOME": str(home), "RIKSDATA_BASE_URL": address,
            "RIKSDATA_PAUSE": "0", "RIKSDATA_WORKERS": "1", "DAGSTER_DISABLE_TELEMETRY": "1", "PYTHONWARNINGS": "ignore",
        }  # fmt: skip
        asked = f"mutation {{ night: {backfill(codes[:1])} two: {backfill(codes[1:])} }}"
        pressed = subprocess.run(
            [str(Path(sys.executable).with_name("dagster-graphql")), "-w", str(workspace), "-t", asked],
            env=environment, capture_output=True, text=True, timeout=PATIENCE, check=True,
        )  # fmt: skip
        assert pressed.stdout.count("LaunchBackfillSuccess") == 2, pressed.stdout
        with daemon(workspace, environment, log) as running:
            until = time.monotonic() + PATIENCE
            while not (published := instance.get_runs(dg.RunsFilter(job_name="publish", statuses=[dg.DagsterRunStatus.SUCCESS]))):
                assert running.poll() is None, log.read_text()
                assert time.monotonic() < until, log.read_text()
                time.sleep(0.5)
        fetched = instance.get_run_records(dg.RunsFilter(job_name="fetch"))
        assert [record.dagster_run.status for record in fetched] == [dg.DagsterRunStatus.SUCCESS] * len(codes)
        wanted = {f"mot|{name.replace('/', '-')}" for name in SESSIONS.values()}
        assert instance.get_materialized_partitions(riksdag_records.key) == wanted
        times = sorted((record.start_time or 0, record.end_time or 0) for record in fetched)
        assert all(before[1] <= after[0] for before, after in itertools.pairwise(times)), "one at a time has the home"
        last = instance.get_run_record_by_id(published[0].run_id)
        assert last is not None
        assert (last.start_time or 0) >= times[-1][1]
        assert published[0].tags["dagster/sensor_name"] == "after_fetch"
        assert not instance.get_runs(dg.RunsFilter(statuses=[dg.DagsterRunStatus.FAILURE, *UNFINISHED], job_name="publish"))
    version = json.loads((home / "releases" / "latest.json").read_text())["version"]
    with duckdb.connect(str(next((home / "releases" / version).glob("*.duckdb"))), read_only=True) as con:
        assert con.execute("SELECT document_id FROM documents ORDER BY ALL").fetchall() == [(f"{code}021",) for code in codes]
    assert "begins" in log.read_text()
    assert " - dagster - DEBUG - " not in log.read_text()
