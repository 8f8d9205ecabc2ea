"""`riksdata ui`: Dagster in the browser, on a home."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import click

from pipelines.cli.common import WRONG_CALL, Failure, home_option, inbox_option, need_extra, open_home

_COLOUR = r"(?:\x1b\[[0-9;]*m)?"
_EVENT = re.compile(rf"{_COLOUR}[-+0-9: ]+{_COLOUR} - dagster - {_COLOUR}(?:DEBUG|INFO)\b")
"""A line of Dagster about an event of a run; those of level warning and above are no such lines."""


@click.command(short_help="Open Dagster on this home: lineage, runs, checks, schedules.")
@home_option
@inbox_option("The folder that the inbox sensor watches.")
@click.option("--port", type=click.IntRange(1, 65535), default=3000, show_default=True)
@click.option("--verbose", is_flag=True, help="Show the log lines of Dagster's own services.")
def ui(home: Path, inbox: Path | None, port: int, verbose: bool) -> None:
    """Run Dagster's web server and daemon on 127.0.0.1 until you press Ctrl-C. Runs of the command line are seen there too.

    \b
    Examples:
      riksdata ui                        http://127.0.0.1:3000 on ./data
      riksdata ui --home ~/open --port 3001
    """
    need_extra("ui")
    from pipelines.history import enter_unchanged_runs
    from pipelines.instance import limit_home, prepare
    from pipelines.kept_open import open_kept
    from pipelines.workspace import write_workspace

    folder = open_home(home)
    environment = {**os.environ, "DAGSTER_HOME": str(prepare(folder)), "RIKSDATA_HOME": str(folder.root), "DAGSTER_DISABLE_TELEMETRY": "1"}
    with open_kept(folder.dagster) as instance:
        enter_unchanged_runs(folder, instance)
        limit_home(instance)
    environment.setdefault("PYTHONWARNINGS", "ignore")  # Dagster's notices about its own commands
    if inbox is not None:
        environment["RIKSDATA_INBOX"] = str(inbox.resolve())
    _need_port(port)
    click.echo(f"Dagster on {folder.root}: http://127.0.0.1:{port} (Ctrl-C ends it; it answers in some ten seconds)", err=True)
    click.echo("Below: a line for each run that begins or ends, and what it did.", err=True)
    arguments = [sys.executable, "-m", "dagster", "dev", "-w", str(write_workspace(folder)), "-h", "127.0.0.1", "-p", str(port)]
    if verbose:
        os.execve(sys.executable, arguments, environment)  # noqa: S606 - no shell, and the arguments are our own  # nosec B606
    raise click.exceptions.Exit(_told([*arguments, "--log-level", "warning"], environment))


def _told(arguments: list[str], environment: dict[str, str]) -> int:
    """Run Dagster until it ends and pass on what it prints, but for the events that it tells of each step of each run."""
    import signal
    import subprocess

    with subprocess.Popen(arguments, env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as running:  # noqa: S603  # nosec B603
        signal.signal(signal.SIGTERM, lambda number, frame: running.terminate())
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches Dagster itself, which then ends
        assert running.stderr is not None
        for line in running.stderr:
            if not _EVENT.match(line):
                click.echo(line, err=True, nl=False)
    return max(running.returncode, 0)


def _need_port(port: int) -> None:
    """Say so at once where something else is at the port; Dagster would start half of itself first."""
    import socket

    try:
        socket.create_server(("127.0.0.1", port)).close()
    except OSError as error:
        raise Failure(f"port {port} cannot be used ({error.strerror}); choose another with --port", WRONG_CALL) from error
