"""A run that is stopped or killed on the way: nothing is published, nothing is locked, and the next run goes on."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.warm import Command

# Stands in for a stage that takes long: it says that it has begun, and waits.
SLOW = """
import sys, time
import assets.warehouse
def slow(*arguments, **options):
    print("begun", flush=True)
    time.sleep(120)
assets.warehouse.update_links = slow
from pipelines.cli import main
main()
"""


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL], ids=["ctrl-c", "kill"])
def test_the_next_run_goes_on(riksdata: Command, seeded: Path, how: signal.Signals) -> None:
    arguments = [sys.executable, "-c", SLOW, "run", "--home", str(seeded), "--workers", "1"]
    with subprocess.Popen(
        arguments,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "begun\n"
        time.sleep(0.2)
        running.send_signal(how)
        _, said = running.communicate(timeout=60)
    assert running.returncode == (1 if how is signal.SIGINT else -9)
    if how is signal.SIGINT:
        assert "nothing was published" in said
        assert "Traceback" not in said
    assert not (seeded / "releases" / "latest.json").exists()
    again = riksdata("run", "--home", seeded)
    assert again.returncode == 0, again.stderr
    assert b"0 inputs new or changed" in again.stdout  # what was read before is not read again
    assert (seeded / "releases" / "latest.json").exists()
