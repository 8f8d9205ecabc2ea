"""Runs that found nothing to do stand in the history as well, once something opens the instance."""

from __future__ import annotations

import time
from pathlib import Path

import dagster as dg
from hypothesis import given
from hypothesis import strategies as st

from assets.home import HomeResource
from pipelines.cli.ui import _EVENT
from pipelines.history import DOOR_TAG, JOURNAL, LOCATION, TERMINAL, enter_unchanged_runs, note_unchanged_run
from pipelines.instance import open_instance
from pipelines.sensors import terminal_runs
from riksdata.storage.home import Home


def test_a_settled_run_is_entered_with_its_times_and_shown_as_one_of_our_location(tmp_path: Path) -> None:
    home = Home.open(tmp_path)
    begun = time.time() - 3600
    note_unchanged_run(home, begun, "2026-01-31")
    with open_instance(home) as instance:
        (record,) = instance.get_run_records()
        run = record.dagster_run
        assert (run.job_name, run.status, run.tags[DOOR_TAG]) == ("publish", dg.DagsterRunStatus.SUCCESS, TERMINAL)
        assert run.tags["riksdata/unchanged since"] == "2026-01-31"
        assert abs((record.start_time or 0) - begun) < 0.001  # Dagster keeps microseconds
        assert run.remote_job_origin is not None
        assert run.remote_job_origin.repository_origin.code_location_origin.location_name == LOCATION
        messages = [entry.message for entry in instance.all_logs(run.run_id)]
        assert any("Nothing changed since release 2026-01-31" in message for message in messages)
    with open_instance(home) as instance:
        assert instance.get_runs_count() == 1


def test_a_journal_that_was_taken_by_a_killed_process_is_entered_once(tmp_path: Path) -> None:
    home = Home.open(tmp_path)
    note_unchanged_run(home, time.time(), None)
    line = (home.dagster / JOURNAL).read_text()
    note_unchanged_run(home, time.time(), None)
    (home.dagster / JOURNAL).with_suffix(".taken").write_text(line + "{torn")
    with open_instance(home) as instance:
        assert instance.get_runs_count() == 2


def test_a_damaged_journal_stops_nothing(tmp_path: Path) -> None:
    home = Home.open(tmp_path)
    with dg.DagsterInstance.ephemeral() as instance:

        @given(st.text())
        def stops_nothing(said: str) -> None:
            (home.dagster / JOURNAL).write_text(said, encoding="utf-8", errors="replace")
            assert enter_unchanged_runs(home, instance) == 0

        stops_nothing()
        assert instance.get_runs_count() == 0


def test_a_settled_run_is_seen_while_the_browser_is_open(tmp_path: Path) -> None:
    home = Home.open(tmp_path)
    with open_instance(home) as instance:
        resources = {"home": HomeResource(home=str(tmp_path))}
        note_unchanged_run(home, time.time(), "2026-01-31")
        for entered in (1, 1):
            with dg.build_sensor_context(instance=instance, resources=resources) as context:
                assert isinstance(terminal_runs(context), dg.SkipReason)
            assert instance.get_runs_count() == entered


def test_only_events_of_steps_are_kept_from_the_console() -> None:
    step = '2026-11-29 01:58:41 +0000 - dagster - DEBUG - show - 880c6ce6 - 5501 - RUN_START - Started execution of run for "show".'
    assert _EVENT.match(step)
    assert _EVENT.match(f"\x1b[32m{step[:25]}\x1b[0m{step[25:]}")
    assert _EVENT.match(f"\x1b[32m{step[:25]}\x1b[0m{step[25:]}".replace("DEBUG", "\x1b[34mDEBUG\x1b[0m"))
    assert not _EVENT.match(step.replace("DEBUG", "ERROR"))
    assert not _EVENT.match("03:30:12 fetch 1a2b3c4d: begins")
