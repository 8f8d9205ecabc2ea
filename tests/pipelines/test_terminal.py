"""A run in a real terminal: its progress reaches the terminal while the run lasts, although Dagster turns standard error into a file."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import termios
from pathlib import Path

from click.testing import CliRunner

from pipelines.cli import cli
from riksdata.pipeline.one_document import extract_record
from riksdata.sources.inbox import read_file

_ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


COMMAND = "from pipelines.cli import main; main()"


def in_a_terminal(*arguments: str, cwd: Path, code: str = COMMAND, lines: int = 24, **environment: str) -> str:
    # Workers of a test run inherit a size of the screen from whoever started them.
    inherited = {name: value for name, value in os.environ.items() if name not in ("LINES", "COLUMNS")}
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (lines, 100))
    running = subprocess.Popen(
        [sys.executable, "-c", code, *arguments], stdin=theirs, stdout=theirs, stderr=theirs, cwd=cwd, env=inherited | environment
    )
    os.close(theirs)
    out = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        out += piece
    os.close(ours)
    assert running.wait() == 0, out.decode(errors="replace")
    return _ANSI.sub("", out.decode(errors="replace"))


def test_each_stage_is_seen_before_the_summary(root: Path, tmp_path: Path) -> None:
    shown = in_a_terminal("run", "--inbox", str(root / "data" / "inbox"), "--home", str(tmp_path / "home"), cwd=root)
    during, summary = shown.split("Release ", 1)
    for stage in ("taking in", "extracting rows", "writing tables"):
        assert stage in during
    assert during.count("writing tables") > 1, "the bar is drawn again as it moves"
    assert "To open next" in summary
    assert "riksdata.xlsx" in summary


MOTION = "data/inbox/002_8584eac85a031944.txt"
QUESTION = "data/inbox/000_4b5a833257ddd00b.txt"
MARKS = "sed s/^/PAGED:/"
"""A pager that can be told from the terminal."""


def test_what_is_longer_than_the_screen_is_paged_and_begins_with_a_summary(root: Path) -> None:
    shown = in_a_terminal("extract", MOTION, QUESTION, cwd=root, PAGER=MARKS)
    assert len(shown.splitlines()) > 24
    assert all(line.startswith("PAGED:") for line in shown.splitlines())
    motion, question = (extract_record(read_file(root / file)).tables for file in (MOTION, QUESTION))
    together = ", ".join(f"{len(motion[name]) + len(question[name])} {name}" for name in ("demands", "references", "statistics"))
    assert shown.startswith(f"PAGED:2 documents: {together}")
    summary = shown.partition(Path(MOTION).name)[2].partition("Demands")[0]
    for name in ("demands", "references", "statistics"):
        assert re.search(rf"PAGED: *{len(motion[name])}  {name} ", summary), name
    assert "with a source" in summary


def test_evidence_is_paged_too(root: Path) -> None:
    assert in_a_terminal("extract", MOTION, "--rejected", cwd=root, PAGER=MARKS).startswith(f"PAGED:{Path(MOTION).name}")


def test_nothing_is_paged_that_fits_or_that_shall_not_be(root: Path) -> None:
    assert "PAGED" not in in_a_terminal("extract", MOTION, "--no-pager", cwd=root, PAGER=MARKS)
    assert "PAGED" not in in_a_terminal("extract", QUESTION, cwd=root, lines=400, PAGER=MARKS)
    piped = CliRunner().invoke(cli, ["extract", str(root / MOTION), "--format", "table"], env={"PAGER": MARKS}).output
    assert "PAGED" not in piped
    assert piped.count("\n") > 24
    assert "\x1b[" not in piped


REDIRECTED = """
import os, sys, time
from pipelines.cli.terminal import reporter
with reporter() as tell:
    kept, away = os.dup(2), os.open(sys.argv[1], os.O_CREAT | os.O_WRONLY)
    os.dup2(away, 2)  # as Dagster does while a step runs
    tell("tables", 1, 2)
    time.sleep(0.3)  # the bar is drawn ten times a second
    os.dup2(kept, 2)
    print("the step is done")
"""


def test_progress_goes_past_a_redirected_standard_error(root: Path, tmp_path: Path) -> None:
    away = tmp_path / "away.txt"
    shown = in_a_terminal(str(away), cwd=root, code=REDIRECTED)
    assert "writing tables" in shown.split("the step is done")[0]
    assert away.read_bytes() == b""
