"""`riksdata run`: from the inbox to a release."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipelines.cli.common import (
    NAMED,
    REFUSED,
    SOME_UNREAD,
    WRONG_CALL,
    Failure,
    console,
    home_option,
    inbox_of,
    inbox_option,
    open_home,
    warn,
    warn_unread,
)

if TYPE_CHECKING:
    from pipelines.run import Outcome
    from riksdata.storage.home import Home
    from riksdata.storage.runs import FailedRule


@click.command(short_help="Make a release of what is new in the inbox.")
@home_option
@inbox_option("The folder of documents to take in: .txt, .html, .docx, .pdf, .json or .xml.")
@click.option(
    "--workers",
    type=click.IntRange(0, 256),
    default=0,
    envvar="RIKSDATA_WORKERS",
    help="Processes that read and extract; 0 is one a core.  [default: 0; env: RIKSDATA_WORKERS]",
)
@click.option(
    "--cluster",
    metavar="ADDRESS",
    envvar="RIKSDATA_CLUSTER",
    help="A Dask scheduler, such as tcp://10.0.0.5:8786, whose workers read and extract where there is much to do; they need riksdata too. "
    "[env: RIKSDATA_CLUSTER]",
)
@click.option(
    "--override",
    multiple=True,
    metavar="RULE=REASON",
    help="Publish although the gate RULE says no, for a REASON that the release records. May be repeated.",
)
@click.option("--verbose", is_flag=True, help="Show Dagster's log lines.")
@click.pass_context
def run(
    context: click.Context, home: Path, inbox: Path | None, workers: int, cluster: str | None, override: Sequence[str], verbose: bool
) -> None:
    """Take in what is new in the inbox, extract, check and publish a release.

    Only new or changed documents are read. Where nothing changed, no release is made. Where a check fails, nothing is published,
    the release before stays the latest, and the failing rows are shown.

    \b
    Examples:
      riksdata run                                   data/inbox → data/releases
      riksdata run --inbox ~/motions --home ~/open   other folders
      riksdata run --override shrink="the collection of 1990 was withdrawn"
    """
    from pipelines.cli.terminal import reporter
    from pipelines.settings import BadSetting
    from riksdata.storage.home import HomeBusy, HomeNotWritable

    reasons = _overrides(override)
    if reasons:
        from riksdata.release.gates import check_overrides

        try:
            check_overrides(reasons)
        except ValueError as error:
            raise click.UsageError(f"--override: {error}") from error
    folder = open_home(home)
    source = inbox_of(folder.root, inbox)
    named = context.get_parameter_source("inbox") is click.core.ParameterSource.COMMANDLINE
    _need_documents(source, folder, named=named)
    try:
        with reporter() as tell:
            from pipelines.run import run_publish

            outcome = run_publish(folder, inbox=source, workers=workers, cluster=cluster, override=reasons, tell=tell, verbose=verbose)
    except BadSetting as error:
        raise Failure(str(error), WRONG_CALL) from error
    except (HomeBusy, HomeNotWritable) as error:
        raise Failure(str(error)) from error
    _report(outcome, folder.runs)


def _overrides(given: Sequence[str]) -> dict[str, str]:
    reasons = {}
    for each in given:
        rule, _, reason = each.partition("=")
        if not rule.strip() or not reason.strip():
            raise click.UsageError(f"--override wants RULE=REASON, with a reason that will be published; {each!r} has none")
        reasons[rule.strip()] = reason.strip()
    return reasons


def _need_documents(inbox: Path, home: Home, *, named: bool) -> None:
    """Stop a run that has nothing at all to work on; an empty inbox beside a filled raw zone is none."""
    from riksdata.sources.errors import FolderClosed, FolderEmpty, FolderMissing
    from riksdata.sources.inbox import read_inbox

    try:
        read_inbox(inbox)
    except FolderClosed as error:
        raise Failure(str(error), WRONG_CALL) from error
    except (FolderEmpty, FolderMissing) as error:
        if named or not any(home.raw.glob("*.parquet")):
            raise Failure(str(error), WRONG_CALL) from error
        if isinstance(error, FolderEmpty) or inbox != home.root / "inbox":
            warn(f"{error} (going on with what was taken in before)")


def _report(outcome: Outcome, runs: Path) -> None:
    """The end of a run, for a person; leaves with the exit code that says how it went."""
    out = console()
    errors = [failure for failure in outcome.failures if failure.severity == "error"]
    warnings = [failure for failure in outcome.failures if failure.severity != "error"]
    warn_unread(outcome.unread, "inputs that could not be read; the table issues names them all")
    if warnings:
        for each in warnings:
            warn(f"to look at, in {each.table}: {each.failed} row(s) where this does not hold: {each.message} [{each.rule}]")
        warn(f"the rows: cat {shlex.quote(str(runs / outcome.run_id / 'failures.jsonl'))}")
    if not outcome.success:
        for failure in errors:
            _show_failure(failure)
        if outcome.error and not errors:
            warn(outcome.error)
        if errors:
            where = runs / outcome.run_id
            warn(f"a check failed, so nothing was published and the release before stays the latest. More of what failed: {where}")
        raise click.exceptions.Exit(REFUSED)
    _summary(outcome)
    out.print(_where(outcome), soft_wrap=True)
    if outcome.path is not None:
        out.print(
            f"To open next: {outcome.path / 'simple' / 'riksdata.xlsx'} in a spreadsheet, or `riksdata serve` in the browser.",
            soft_wrap=True,
        )
    raise click.exceptions.Exit(SOME_UNREAD if outcome.unread else 0)


def _show_failure(failure: FailedRule) -> None:
    warn(f"{failure.rule}{f' ({failure.table})' if failure.table else ''}: {failure.message}")
    for example in failure.examples[:NAMED]:
        shown = ", ".join(f"{name}={str(value)[:100]}" for name, value in example.items() if value is not None)
        click.echo(f"    {shown}", err=True)
    if failure.failed > len(failure.examples[:NAMED]):
        click.echo(f"    … {failure.failed} in all", err=True)


def _summary(outcome: Outcome) -> None:
    from rich.table import Table
    from rich.text import Text

    grid = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0), show_header=False)
    grid.add_column()
    grid.add_column(justify="right")
    grid.add_column(style="dim")
    unread = f"{len(outcome.unread)} inputs unread" if outcome.unread else ""
    notes = {"documents": f"{outcome.done} inputs new or changed", "issues": unread}
    for table in ("documents", "demands", "references", "statistics", "issues"):
        grid.add_row(table.capitalize(), Text(f"{outcome.rows.get(table, 0):,}".replace(",", " "), style="bold"), notes.get(table, ""))
    out = console()
    out.print()
    out.print(grid)
    out.print()


def _where(outcome: Outcome) -> str:
    if outcome.unchanged:
        return f"Nothing changed since release {outcome.version}, so no new one was made: {outcome.path}"
    return f"Release {outcome.version}: {outcome.path}"
