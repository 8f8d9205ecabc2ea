"""Sensor, schedules and the fetched partitions, without a daemon."""

from __future__ import annotations

import datetime
import json
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import dagster as dg
from hypothesis import given
from hypothesis import strategies as st

from assets.fetched import PARTITIONS, FetchConfig, partition_key, riksdag_records
from pipelines.resources import HomeResource
from pipelines.schedules import fetch_daily
from pipelines.sensors import inbox
from riksdata.chamber.document_types import followed_types
from riksdata.chamber.riksmoten import current_riksmote
from riksdata.pipeline.unchanged import inbox_state
from riksdata.sources.api import check_request


def look(home: Path, cursor: str | None = None) -> dg.SensorResult | dg.SkipReason:
    with dg.build_sensor_context(cursor=cursor, resources={"home": HomeResource(home=str(home))}) as context:
        return inbox(context)  # type: ignore[return-value]


def settle(home: Path) -> None:
    long_ago = time.time() - 3600
    for path in (home / "inbox").iterdir():
        os.utime(path, (long_ago, long_ago))


def test_the_sensor_starts_a_run_when_files_are_new_and_at_rest(seeded: Path) -> None:
    settle(seeded)
    found = look(seeded)
    assert isinstance(found, dg.SensorResult)
    assert found.run_requests is not None
    assert len(found.run_requests) == 1
    assert isinstance(look(seeded, found.cursor), dg.SkipReason)
    (seeded / "inbox" / "new.txt").write_text("Ny", encoding="utf-8")
    assert isinstance(look(seeded, found.cursor), dg.SkipReason)  # still being written, maybe
    settle(seeded)
    again = look(seeded, found.cursor)
    assert isinstance(again, dg.SensorResult)
    assert again.run_requests is not None
    assert again.run_requests[0].run_key != found.run_requests[0].run_key


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

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            asked.append(path)
            if path.startswith("/dokumentlista"):
                hit = {k: v for k, v in DOCUMENT.items() if k != "html"} | {"id": "H6021"}
                body: object = {"dokumentlista": {"@traffar": "1", "@sida": "1", "@sidor": "1", "dokument": [hit]}}
            else:
                body = {"dokumentstatus": {"dokument": DOCUMENT}}
            data = json.dumps(body).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *arguments: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
    finally:
        server.shutdown()
        server.server_close()


def test_a_partition_is_fetched_once_and_then_left_alone(home: Path) -> None:
    with riksdag() as (address, asked):
        run_config = dg.RunConfig(ops={"riksdag_records": FetchConfig(base_url=address, pause_seconds=0)})
        counts = []
        for _ in range(2):
            result = dg.materialize(
                [riksdag_records], partition_key="mot|2018-19", resources={"home": HomeResource(home=str(home))}, run_config=run_config
            )
            metadata = result.asset_materializations_for_node("riksdag_records")[0].metadata
            counts.append((metadata["added"].value, metadata["failed"].value))
        assert counts == [(1, 0), (0, 0)]
        assert len([path for path in asked if path.startswith("/dokumentstatus/H6021")]) == 1


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
