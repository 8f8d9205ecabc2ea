"""Sensor, schedules and the fetched partitions, without a daemon."""

from __future__ import annotations

import datetime
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import SplitResult

import dagster as dg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from local_riksdag import local_riksdag, one_hit, whole

from assets.fetched import PARTITIONS, Riksdag, fetch_records, partition_key, riksdag_records
from assets.home import HomeResource
from pipelines.asking import RUN_KEY_TAG, Asked
from pipelines.definitions import build
from pipelines.instance import prepare
from pipelines.schedules import fetch_daily
from pipelines.sensors import after_fetch, inbox
from riksdata.chamber.document_types import followed_types
from riksdata.chamber.riksmoten import current_riksmote
from riksdata.pipeline.unchanged import inbox_state
from riksdata.sources.api import check_request
from riksdata.storage.home import Home

LONG_AGO = time.time() - 3600


def look(home: Path, cursor: str | None = None, instance: dg.DagsterInstance | None = None) -> dg.SensorResult | dg.SkipReason:
    with dg.build_sensor_context(instance=instance, cursor=cursor, resources={"home": HomeResource(home=str(home))}) as context:
        return inbox(context)  # type: ignore[return-value]


def key_of(found: dg.SensorResult | dg.SkipReason) -> str:
    assert isinstance(found, dg.SensorResult), found
    assert found.run_requests is not None
    (request,) = found.run_requests
    assert request.run_key
    return request.run_key


def cursor_of(found: dg.SensorResult | dg.SkipReason) -> str:
    assert isinstance(found, dg.SensorResult), found
    assert found.cursor
    return found.cursor


def put(home: Path, name: str, text: str, changed: float = LONG_AGO) -> None:
    path = home / "inbox" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, (changed, changed))


def settle(home: Path) -> None:
    for path in (home / "inbox").iterdir():
        os.utime(path, (LONG_AGO, LONG_AGO))


def ended(instance: dg.DagsterInstance, run_key: str, how: dg.DagsterRunStatus, job: str = "publish") -> None:
    """A run in the history that a sensor asked for."""
    run = instance.create_run_for_job(dg.job(name=job)(lambda: None), tags={RUN_KEY_TAG: run_key})
    if how == dg.DagsterRunStatus.FAILURE:
        instance.report_run_failed(run)
    elif how == dg.DagsterRunStatus.CANCELED:
        instance.report_run_canceled(run)


def test_the_sensor_starts_a_run_when_files_are_new_and_at_rest(seeded: Path) -> None:
    settle(seeded)
    found = look(seeded)
    first = key_of(found)
    assert isinstance(look(seeded, cursor_of(found)), dg.SkipReason)
    (seeded / "inbox" / "new.txt").write_text("Ny", encoding="utf-8")
    waits = look(seeded, cursor_of(found))  # still being written, maybe
    assert isinstance(waits, dg.SkipReason)
    assert "new.txt" in str(waits.skip_message)
    settle(seeded)
    assert key_of(look(seeded, cursor_of(found))) != first


def test_a_file_dated_in_the_future_holds_up_nothing(home: Path) -> None:
    put(home, "a.txt", "Ett")
    first = look(home)
    put(home, "b.txt", "Två", time.time() + 86_400 * 365)
    second = look(home, cursor_of(first))
    assert key_of(second) != key_of(first)
    put(home, "c.txt", "Tre")
    assert key_of(look(home, cursor_of(second))) not in (key_of(first), key_of(second))


def test_other_content_of_the_same_size_and_date_is_seen(home: Path) -> None:
    put(home, "a.txt", "Andelen är 15 procent.")
    first = look(home)
    put(home, "a.txt", "Andelen är 51 procent.")
    assert key_of(look(home, cursor_of(first))) != key_of(first)


def test_a_clock_that_runs_a_little_ahead_still_waits_for_rest(home: Path) -> None:
    put(home, "a.txt", "Ett", time.time() + 3)
    assert isinstance(look(home), dg.SkipReason)


def test_a_state_that_comes_back_has_a_run_of_its_own(home: Path) -> None:
    put(home, "a.txt", "Ett")
    first = look(home)
    put(home, "b.txt", "Två")
    second = look(home, cursor_of(first))
    (home / "inbox" / "b.txt").unlink()
    third = look(home, cursor_of(second))
    assert len({key_of(each) for each in (first, second, third)}) == 3


def test_a_run_that_failed_is_asked_for_again_with_growing_pauses(home: Path) -> None:
    put(home, "a.txt", "Ett")
    with dg.DagsterInstance.ephemeral() as instance:
        first = look(home, instance=instance)
        assert isinstance(look(home, cursor_of(first), instance), dg.SkipReason)
        ended(instance, key_of(first), dg.DagsterRunStatus.FAILURE)
        second = look(home, cursor_of(first), instance)
        assert key_of(second) != key_of(first)
        assert isinstance(look(home, cursor_of(second), instance), dg.SkipReason)
        ended(instance, key_of(second), dg.DagsterRunStatus.FAILURE)
        waits = look(home, cursor_of(second), instance)
        assert isinstance(waits, dg.SkipReason)
        assert "again in 5 minutes" in str(waits.skip_message)
        put(home, "b.txt", "Två")  # what is new does not wait
        third = look(home, cursor_of(second), instance)
        assert Asked.of(cursor_of(third)).tries == 1


def test_a_run_that_somebody_stopped_is_not_asked_for_again(home: Path) -> None:
    put(home, "a.txt", "Ett")
    with dg.DagsterInstance.ephemeral() as instance:
        first = look(home, instance=instance)
        ended(instance, key_of(first), dg.DagsterRunStatus.CANCELED)
        assert isinstance(look(home, cursor_of(first), instance), dg.SkipReason)


def test_a_run_that_found_the_home_busy_is_asked_for_again(seeded: Path) -> None:
    settle(seeded)
    resource = HomeResource(home=str(seeded))
    folder = prepare(Home.open(seeded))
    found = look(seeded)
    with dg.DagsterInstance.from_config(str(folder)) as instance, Home.open(seeded).lock():
        run = (
            build(resource)
            .resolve_job_def("publish")
            .execute_in_process(instance=instance, raise_on_error=False, tags={RUN_KEY_TAG: key_of(found)})
        )
    assert not run.success
    assert key_of(look(seeded, cursor_of(found))) != key_of(found)


@given(st.text())
def test_a_cursor_of_any_form_is_read(cursor: str) -> None:
    assert isinstance(Asked.of(cursor), Asked)


def after(home: Path, instance: dg.DagsterInstance, cursor: str | None = None) -> dg.SensorResult | dg.SkipReason:
    with dg.build_sensor_context(instance=instance, cursor=cursor, resources={"home": HomeResource(home=str(home))}) as context:
        return after_fetch(context)  # type: ignore[return-value]


def fetched(instance: dg.DagsterInstance, partition: str) -> None:
    instance.report_runless_asset_event(dg.AssetMaterialization(riksdag_records.key, partition=partition))


def test_publish_follows_once_every_fetch_is_done(home: Path) -> None:
    with dg.DagsterInstance.ephemeral() as instance:
        assert isinstance(after(home, instance), dg.SkipReason)
        fetched(instance, "mot|2018-19")
        waiting = instance.create_run_for_job(dg.job(name="fetch")(lambda: None), status=dg.DagsterRunStatus.STARTED)
        assert isinstance(after(home, instance), dg.SkipReason)
        instance.report_run_canceled(waiting)
        first = after(home, instance)
        assert isinstance(after(home, instance, cursor_of(first)), dg.SkipReason)
        fetched(instance, "ip|2018-19")
        second = after(home, instance, cursor_of(first))
        ended(instance, key_of(second), dg.DagsterRunStatus.FAILURE)
        assert key_of(after(home, instance, cursor_of(second))) not in (key_of(first), key_of(second))


def test_what_was_fetched_before_the_last_publication_is_not_published_again(home: Path) -> None:
    @dg.asset(name="release")
    def release() -> None:
        """Stands for the release."""

    with dg.DagsterInstance.ephemeral() as instance:
        fetched(instance, "mot|2018-19")
        assert dg.materialize([release], instance=instance).success
        assert isinstance(after(home, instance), dg.SkipReason)
        fetched(instance, "mot|2018-19")
        assert key_of(after(home, instance))


def test_the_sensor_lets_an_empty_inbox_be(home: Path) -> None:
    assert isinstance(look(home), dg.SkipReason)


def test_hidden_files_do_not_count(seeded: Path) -> None:
    before = inbox_state(seeded / "inbox")
    (seeded / "inbox" / ".swap").touch()
    assert inbox_state(seeded / "inbox") == before


@given(st.dates(datetime.date(1975, 9, 1), datetime.date(2026, 12, 31)), st.sampled_from(followed_types()))
def test_every_day_has_a_riksmote_that_can_be_fetched(day: datetime.date, doc_type: str) -> None:
    kind, session = check_request(doc_type, current_riksmote(day), today=datetime.date(2026, 12, 31))
    assert partition_key(kind, session) in PARTITIONS.get_partition_keys()


def test_the_turn_of_the_century_is_spelled_out() -> None:
    assert partition_key("mot", current_riksmote(datetime.date(1999, 12, 31))) == "mot|1999-2000"
    assert partition_key("mot", current_riksmote(datetime.date(2019, 8, 31))) == "mot|2018-19"


def test_the_schedule_asks_for_every_followed_type_of_the_sitting_riksmote() -> None:
    at = datetime.datetime(2026, 1, 15, 3, 30, tzinfo=datetime.UTC)
    requests = list(fetch_daily(dg.build_schedule_context(scheduled_execution_time=at)))  # type: ignore[call-overload]
    assert [request.partition_key for request in requests] == [f"{doc_type}|2025-26" for doc_type in followed_types()]
    assert len({request.run_key for request in requests}) == len(followed_types())


DOCUMENT = {
    "dok_id": "H6021", "rm": "2018/19", "beteckning": "1", "typ": "mot", "titel": "Fler bryggor", "datum": "2018-10-01",
    "systemdatum": "2018-10-02 10:00:00", "html": "<p>Motion till riksdagen</p><p>Fler bryggor.</p>",
}  # fmt: skip


@contextmanager
def riksdag() -> Iterator[tuple[str, list[str]]]:
    """A server with one motion; gives its address and the paths it was asked for."""
    asked: list[str] = []

    def answer(address: SplitResult) -> object:
        asked.append(address.path)
        return one_hit(DOCUMENT, "H6021") if address.path.startswith("/dokumentlista") else whole(DOCUMENT)

    with local_riksdag(answer) as address:
        yield address, asked


def fetch_partition(home: Path, address: str, instance: dg.DagsterInstance | None = None) -> dg.ExecuteInProcessResult:
    """The job `fetch` of one partition, with pauses that a test can wait for."""
    hurried = dg.RetryPolicy(max_retries=2, delay=0)

    @dg.job(
        partitions_def=PARTITIONS,
        resource_defs={"home": HomeResource(home=str(home)), "riksdag": Riksdag(base_url=address, pause_seconds=0)},
    )
    def fetch() -> None:
        fetch_records.with_retry_policy(hurried)()

    return fetch.execute_in_process(partition_key="mot|2018-19", raise_on_error=False, instance=instance)


def test_a_partition_is_fetched_once_and_then_left_alone(home: Path) -> None:
    with riksdag() as (address, asked), dg.DagsterInstance.ephemeral() as instance:
        counts = []
        for _ in range(2):
            assert fetch_partition(home, address, instance).success
            made = instance.fetch_materializations(riksdag_records.key, limit=1).records[0].asset_materialization
            assert made is not None
            assert made.partition == "mot|2018-19"
            counts.append((made.metadata["added"].value, made.metadata["failed"].value))
        assert counts == [(1, 0), (0, 0)]
        assert len([path for path in asked if path.startswith("/dokumentstatus/H6021")]) == 1


def test_a_fetch_without_network_is_tried_again_and_says_why_in_a_line(home: Path) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        port = server.server_address[1]
    done = fetch_partition(home, f"http://127.0.0.1:{port}")
    assert not done.success
    assert len([event for event in done.all_events if event.is_step_restarted]) == 2
    (failure,) = [event.step_failure_data for event in done.all_events if event.is_step_failure]
    assert failure.user_failure_data is not None
    assert f"http://127.0.0.1:{port}" in str(failure.user_failure_data.description)


def test_a_fetch_waits_for_a_home_that_is_busy(home: Path) -> None:
    opened = Home.open(home)
    with riksdag() as (address, _):
        busy = threading.Event()

        def hold() -> None:
            with opened.lock():
                busy.set()
                time.sleep(0.5)

        holder = threading.Thread(target=hold)
        holder.start()
        busy.wait()
        waiting = HomeResource(home=str(home), wait_seconds=60)
        with waiting.locked() as folder:
            assert folder.root == opened.root
        holder.join()
        with opened.lock():
            assert not fetch_partition(home, address).success  # three times at once, since it is told to wait for nothing


def test_the_command_fetches_the_same_and_shows_the_partition(home: Path) -> None:
    from click.testing import CliRunner

    from pipelines.cli import cli

    with riksdag() as (address, _):
        done = CliRunner().invoke(cli, ["fetch", "mot", "2018/19", "--home", str(home), "--base-url", address, "--pause", "0"])
    assert done.exit_code == 0, done.output
    assert "mot 2018/19: 1 new or changed" in done.output
    with dg.DagsterInstance.from_config(str(home / "dagster")) as instance:
        assert instance.get_materialized_partitions(dg.AssetKey("riksdag_records")) == {"mot|2018-19"}


def test_no_network_is_said_in_one_line(home: Path) -> None:
    from click.testing import CliRunner

    from pipelines.cli import cli

    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        port = server.server_address[1]
    done = CliRunner().invoke(
        cli, ["fetch", "mot", "2018/19", "--home", str(home), "--base-url", f"http://127.0.0.1:{port}", "--pause", "0"]
    )
    assert done.exit_code == 1
    assert f"http://127.0.0.1:{port}" in done.stderr
    assert "Traceback" not in done.output


@pytest.mark.parametrize("address", ["http://[::1", "https://somewhere.example", "https://me:word@data.riksdagen.se", "nonsense"])
def test_an_address_that_is_none_or_foreign_is_refused_in_a_line(home: Path, address: str) -> None:
    from click.testing import CliRunner

    from pipelines.cli import cli

    calls = [["fetch", "mot", "2018/19", "--base-url", address]]
    calls += [["import", address + "/x.zip"]] if address.startswith("http") else []
    for call in calls:
        done = CliRunner().invoke(cli, [*call, "--home", str(home)])
        assert done.exit_code == 2, done.output
        assert len(done.stderr.strip().splitlines()) == 1
        assert "me:word" not in done.output
