"""What the commands share: exit codes, messages, the options that name home and inbox."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from rich.console import Console

DONE, REFUSED, WRONG_CALL, SOME_UNREAD = 0, 1, 2, 3
"""Exit codes: done; a check failed, nothing was published; the call was wrong; published, but some inputs could not be read."""

DEFAULT_HOME = "data"

F = TypeVar("F", bound=Callable[..., Any])


class Failure(click.ClickException):
    """Ends the command with a message on standard error that says what happened and what to do."""

    def __init__(self, message: str, code: int = REFUSED) -> None:
        """`message` names the file or folder and says what to do."""
        super().__init__(message)
        self.exit_code = code  # type: ignore[misc]  # click declares a class variable and documents that instances set it

    def show(self, file: Any = None) -> None:
        """Print the message, without a traceback."""
        warn(self.message)


def warn(message: str) -> None:
    """One message on standard error."""
    click.echo(f"riksdata: {message}", err=True)


class Said(logging.Handler):
    """What the rooms below log as a warning, such as a damage that was mended, as a message on standard error."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print it."""
        warn(record.getMessage())


def console(*, stderr: bool = False, stream: IO[str] | None = None) -> Console:
    """A rich console: colours and bars on a terminal; plain text, never cut to 80 columns, into a file or pipe."""
    from rich.console import Console

    own = stream or (sys.stderr if stderr else sys.stdout)
    width = None if own.isatty() or "COLUMNS" in os.environ else 120
    return Console(file=stream, stderr=stderr, width=width, highlight=False, soft_wrap=False)


def home_option(command: F) -> F:
    """`--home DIR`, also from the environment."""
    return click.option(
        "--home",
        type=click.Path(file_okay=False, path_type=Path),
        default=DEFAULT_HOME,
        envvar="RIKSDATA_HOME",
        show_default=True,
        help="The folder that holds the raw zone, the warehouse, the releases and Dagster's records. [env: RIKSDATA_HOME]",
    )(command)


def inbox_of(home: Path, inbox: Path | None) -> Path:
    """The inbox: the one named, else the folder `inbox` of the home."""
    return inbox if inbox is not None else home / "inbox"


def need_extra(extra: str) -> None:
    """End the command, saying what to install, where a library of this extra is missing."""
    from riksdata.extras import ExtraMissing, need

    try:
        need(extra)
    except ExtraMissing as error:
        raise Failure(str(error)) from None
