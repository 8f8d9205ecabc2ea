"""What the commands share: exit codes, messages, the options that name home and inbox, how a home is opened."""

from __future__ import annotations

import errno
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from rich.console import Console

    from riksdata.storage.home import Home

DONE, REFUSED, WRONG_CALL, SOME_UNREAD = 0, 1, 2, 3
"""Exit codes: done; not done, or what was looked at is not well; the call was wrong; done, but some inputs could not be read."""

NAMED = 10
"""Unreadable inputs and failing rows that are named on the terminal; all of them are in `issues` and in the run's folder."""

DEFAULT_HOME = "data"

_MENDED_OUTSIDE = {
    errno.EACCES: "change its permissions",
    errno.EPERM: "change its permissions",
    errno.EROFS: "mount it so that it can be written",
    errno.ENOSPC: "make room on the disk",
    errno.EDQUOT: "make room on the disk",
}
"""Errors of the system that no command can go around, wherever they are met, and what to do."""

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


def warn_unread(unread: Sequence[tuple[str, str, str]], more: str) -> None:
    """Name inputs (source, rule, message) that could not be read; `more` says what is left where they are many."""
    for source, rule, message in unread[:NAMED]:
        warn(f"could not be read: {source}: {message} [{rule}]")
    if len(unread) > NAMED:
        warn(f"… and {len(unread) - NAMED} more {more}")


class Said(logging.Handler):
    """What the rooms below log as a warning, such as a damage that was mended, as a message on standard error."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print it."""
        warn(record.getMessage())


def console(*, stderr: bool = False, stream: IO[str] | None = None) -> Console:
    """A rich console: colours and bars on a terminal; plain text, never cut to 80 columns, into a file or pipe."""
    from rich.console import Console

    class Piped(Console):
        """Leaves it to the command as a whole what is to be done where nobody reads."""

        def on_broken_pipe(self) -> None:
            """Called where writing met that; rich itself would end the program as one that failed."""
            raise

    own = stream or (sys.stderr if stderr else sys.stdout)
    width = None if own.isatty() or "COLUMNS" in os.environ else 120
    return Piped(file=stream, stderr=stderr, width=width, highlight=False, soft_wrap=False)


class Commands(click.Group):
    """A group of commands whose results may be read by a program that has had enough before they end, such as `head`: that is no error."""

    def invoke(self, ctx: click.Context) -> Any:
        """Call the command; where nobody reads its results any more, it is done."""
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except click.BadParameter as error:
            if error.ctx and error.param and error.param.name and error.param.envvar:
                source = error.ctx.get_parameter_source(error.param.name)
                if source is click.core.ParameterSource.ENVIRONMENT:
                    said = f"{error.message} (from {error.param.envvar} in the environment)"
                    raise click.BadParameter(said, error.ctx, error.param) from None
            raise
        except BrokenPipeError:
            if not _is_abandoned(sys.stdout):
                raise
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is flushed at the end goes nowhere
            raise click.exceptions.Exit(DONE) from None
        except KeyboardInterrupt:
            raise Failure(
                "stopped before the end. What was done so far is kept; the same call goes on from there, or begins anew"
            ) from None
        except OSError as error:
            if error.errno not in _MENDED_OUTSIDE:
                raise
            where = f"{os.fsdecode(error.filename)}: " if isinstance(error.filename, str | bytes) else ""
            raise Failure(f"{where}{error.strerror}; {_MENDED_OUTSIDE[error.errno]}") from error
        except Exception as error:
            if (found := _met_by_sqlite(error)) is None:
                raise
            raise Failure(f"a file of SQLite, such as those of Dagster's history, cannot be used ({found[0]}); {found[1]}") from error


def _met_by_sqlite(error: BaseException) -> tuple[str, str] | None:
    """What SQLite met outside of this program, and what to do; None where it is not that."""
    import sqlite3

    todo = {
        sqlite3.SQLITE_FULL: "make room on the disk",
        sqlite3.SQLITE_IOERR: "make room on the disk, or see whether it is well",  # a full one has no room for its shared memory
        sqlite3.SQLITE_READONLY: "change its permissions",
        sqlite3.SQLITE_CANTOPEN: "change its permissions, or make room on the disk",
    }
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, sqlite3.Error):
            kind = getattr(cause, "sqlite_errorcode", 0) & 0xFF  # the rest of the number says where within SQLite
            return (str(cause), todo[kind]) if kind in todo else None
        cause = cause.__cause__
    return None


def _is_abandoned(stream: IO[str]) -> bool:
    """Whether a stream is a pipe whose reader has left. Another broken pipe, such as one to a process that works here, is an error."""
    import select

    try:
        asked = select.poll()
        asked.register(stream.fileno(), 0)
        return any(event & (select.POLLERR | select.POLLHUP) for _, event in asked.poll(0))
    except (OSError, ValueError, AttributeError):  # no real stream, or a system without `poll`
        return False


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


def inbox_option(what: str) -> Callable[[F], F]:
    """`--inbox DIR`, also from the environment; `what` the folder is for."""
    return click.option(
        "--inbox",
        type=click.Path(file_okay=False, path_type=Path),
        envvar="RIKSDATA_INBOX",
        help=f"{what}  [default: HOME/inbox; env: RIKSDATA_INBOX]",
    )


def open_home(home: Path) -> Home:
    """The home folder, made where it is missing; ends the command where it cannot be written."""
    from riksdata.storage.home import Home, HomeNotWritable

    try:
        return Home.open(home)
    except HomeNotWritable as error:
        raise Failure(str(error), WRONG_CALL) from error


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
