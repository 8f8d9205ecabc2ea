"""The commands about releases that are made: verify, diff, prune, withdraw, forget."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipelines.cli.common import REFUSED, WRONG_CALL, Failure, home_option, warn

if TYPE_CHECKING:
    import duckdb

    from riksdata.storage.home import Home

_SHOWN = 20


@click.command(short_help="Check a release: sums, schemas, keys, spans, and that all formats hold the same rows.")
@click.argument("release", metavar="[RELEASE]", required=False)
@click.option("--public-key", metavar="KEY", help="A minisign public key, or its file: the release must be signed with it.")
@home_option
def verify(release: str | None, public_key: str | None, home: Path) -> None:
    """Check that a release is whole and right. RELEASE is a folder, or a version of the home; without it, the latest.

    \b
    Examples:
      riksdata verify                             the latest release of ./data
      riksdata verify 2026-11-22
      riksdata verify ~/downloads/2026-11-22 --public-key publisher.pub
    """
    from pipelines.cli.terminal import reporter
    from riksdata.release.sums import SigningFailed
    from riksdata.release.verify import verify as check

    folder = release_folder(release, home)
    try:
        with reporter() as tell:

            def told(stage: str, done: int, total: int | None) -> None:
                if stage != "done":
                    tell(f"verify {stage}", done, total)

            problems = check(folder, public_key, told)
    except SigningFailed as error:
        raise Failure(str(error), WRONG_CALL) from error
    for problem in problems[:_SHOWN]:
        warn(f"{problem.file}: {problem.rule}: {problem.message}")
        for example in problem.examples[:3]:
            click.echo("    " + ", ".join(f"{name}={str(value)[:100]}" for name, value in example.items()), err=True)
    if problems:
        raise Failure(f"{folder}: {len(problems)} problems; do not use this release", REFUSED)
    click.echo(f"{folder}: good")


@click.command(short_help="What changed from one release to another.")
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@home_option
def diff(before: str, after: str, form: str, home: Path) -> None:
    """Compare release A with release B, rows by primary key. Both are folders or versions of the home.

    \b
    Examples:
      riksdata diff 2026-11-21 2026-11-22
      riksdata diff 2026-11-21 2026-11-22 --format json
    """
    from riksdata.release.diff import diff as compare
    from riksdata.release.manifest import BrokenRelease

    try:
        found = compare(release_folder(before, home), release_folder(after, home))
    except BrokenRelease as error:
        raise Failure(str(error)) from error
    if form == "json":
        click.echo(found.to_json(), nl=False)
        return
    if found.unchanged:
        click.echo(f"{found.before} and {found.after} hold the same rows.")
        return
    for change in found.schema:
        click.echo(f"schema, {change.level}: {change.message}")
    from rich.table import Table

    from pipelines.cli.common import console

    grid = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0), header_style="dim")
    grid.add_column("table", style="bold")
    for name in ("before", "after", "added", "removed", "changed"):
        grid.add_column(name, justify="right")
    grid.add_column("in the columns")
    for name, each in found.tables.items():
        columns = ", ".join(f"{column} ({count})" for column, count in sorted(each.columns.items(), key=lambda item: -item[1]))
        said = columns if each.comparable else "not comparable: new, gone, or of another key"
        grid.add_row(name, *(str(count) for count in (each.before, each.after, each.added, each.removed, each.changed)), said)
    console().print(grid)


@click.command(short_help="Remove old releases.")
@click.option("--keep", type=click.IntRange(1), help="How many of the last releases stay.  [default: as in publisher.yaml]")
@click.option("--dry-run", is_flag=True, help="Say what would be removed, and remove nothing.")
@home_option
def prune(keep: int | None, dry_run: bool, home: Path) -> None:
    """Remove the files of old releases: all but the last ones, the first of each month, and the latest. Their entries stay."""
    from riksdata.release.config import ReleaseSettings
    from riksdata.release.lifecycle import prune as remove

    with _looking(home) if dry_run else _writing(home) as folder:
        wanted = keep or ReleaseSettings.load(folder.root).keep
        gone = remove(folder.releases, wanted, now=datetime.now(UTC), dry_run=dry_run)
    click.echo(f"{'would remove' if dry_run else 'removed'}: {', '.join(gone) or 'nothing'}")


@click.command(short_help="Mark a release as wrong.")
@click.argument("version")
@click.option("--reason", required=True, help="Why; it is published in versions.json.")
@click.option("--delete", is_flag=True, help="Remove the files too; the entry stays.")
@home_option
def withdraw(version: str, reason: str, delete: bool, home: Path) -> None:
    """Mark release VERSION as withdrawn; where it was the latest, the one before becomes the latest.

    \b
    Example:
      riksdata withdraw 2026-11-22 --reason "amounts of 2019 were read a thousand times too large"
    """
    from riksdata.release.lifecycle import withdraw as mark

    with _writing(home) as folder:
        done = mark(folder.releases, version, reason, now=datetime.now(UTC), delete=delete)
    click.echo(
        f"{done.version} is withdrawn{' and its files are removed' if done.removed else ''}; the latest release is {done.latest or 'none'}."
    )


@click.command(short_help="Take a document out of the raw zone and of every later release.")
@click.argument("document_id")
@click.option("--reason", help="Why; kept with the tombstone, not published.")
@click.option("--dry-run", is_flag=True, help="Say what would be removed, and remove nothing.")
@home_option
def forget(document_id: str, reason: str | None, dry_run: bool, home: Path) -> None:
    """Take a document out for good; the next `riksdata run` publishes without it. Releases made before are named, to be withdrawn by you.

    Rows of it that earlier runs recorded because a check failed are removed too, also from Dagster's history, in SQLite or in the storage
    that dagster.yaml (of the home, or of DAGSTER_HOME) names. A document that was forgotten before is looked for there again.

    \b
    Examples:
      riksdata forget HD10232 --dry-run
      riksdata forget HD10232 --reason "withdrawn by the riksdag"
    """
    from pipelines.forgetting import HistoryUnreachable, open_histories
    from riksdata.chamber.dok_id import is_dok_id
    from riksdata.extras import ExtraMissing
    from riksdata.pipeline.stages import UnknownDocument, known_by
    from riksdata.pipeline.stages import forget as remove
    from riksdata.release.lifecycle import forget as note
    from riksdata.release.lifecycle import holding
    from riksdata.storage.runs import forget_failures

    if is_dok_id(document_id):
        document_id = document_id.upper()
    try:
        with (_looking if dry_run else _writing)(home) as folder, _warehouse_of(folder, read_only=dry_run) as con:
            names, raw = known_by(folder, con, document_id)
            with open_histories(folder) as histories:
                # what can fail comes first: the document is still known when the command is called again
                shown = histories.look(names) if dry_run else histories.wipe(names)
            rows = forget_failures(folder.runs, names, dry_run=dry_run)
            if raw and not dry_run:
                raw = remove(folder, con, document_id, reason)
            holders = holding(folder.releases, document_id) if dry_run else note(folder.releases, document_id)
    except UnknownDocument as error:
        raise Failure(str(error), WRONG_CALL) from error
    except (HistoryUnreachable, ExtraMissing) as error:
        left = "Nothing was looked at further" if dry_run else "The document was not removed"
        raise Failure(f"{error}. {left}; call the command again once that is mended") from error
    plural = "" if raw == 1 else "s"
    if not raw:
        click.echo(f"{document_id}: was forgotten before; it has no raw records")
    elif dry_run:
        click.echo(f"{document_id}: would remove {raw} raw record{plural}")
    else:
        click.echo(f"{document_id}: {raw} raw record{plural} removed. Run `riksdata run` to publish without it.")
    done = "would be" if dry_run else "were"
    for found in shown:
        if found.entries:
            click.echo(f"Dagster's history in {found.where}: {found.entries} entries that name it {done} wiped")
    if rows:
        click.echo(f"{folder.runs}: {rows} failing rows that name it {done} removed")
    for version in holders:
        click.echo(f"release {version} still holds it: riksdata withdraw {version} --delete --reason …")


@contextmanager
def _warehouse_of(home: Home, *, read_only: bool) -> Iterator[duckdb.DuckDBPyConnection]:
    """The warehouse, which tells what is a document; where there is none, nobody knows yet."""
    from riksdata.storage.warehouse import open_warehouse

    if not home.warehouse.exists():
        raise Failure(f"{home.warehouse}: there is no warehouse, so no document is known; make it with `riksdata run`", WRONG_CALL)
    with open_warehouse(home, read_only=read_only) as con:
        yield con


@contextmanager
def opened(home: Path) -> Iterator[Home]:
    """The home that is there already; nothing is written, and what can go wrong becomes a message."""
    from riksdata.release.config import ConfigError
    from riksdata.release.manifest import BrokenRelease
    from riksdata.storage.home import Home, HomeBusy, HomeNotWritable

    try:
        yield Home.existing(home)
    except (HomeNotWritable, ConfigError) as error:
        raise Failure(str(error), WRONG_CALL) from error
    except (HomeBusy, BrokenRelease) as error:
        raise Failure(str(error)) from error
    except ValueError as error:
        raise Failure(str(error), WRONG_CALL) from error


@contextmanager
def _writing(home: Path) -> Iterator[Home]:
    """The home, locked, and its releases in the state that is their own; what had to be mended is said."""
    from riksdata.release.recover import recover
    from riksdata.storage.home import Home

    with opened(home) as folder, Home.open(home).lock():
        for line in recover(folder.releases):
            warn(line)
        yield folder


@contextmanager
def _looking(home: Path) -> Iterator[Home]:
    """The home for a dry run: kept from changing, and not changed."""
    with opened(home) as folder, folder.unchanged():
        yield folder


def release_folder(named: str | None, home: Path) -> Path:
    """A release's folder by path or version; the latest where nothing is named."""
    from riksdata.release.manifest import BrokenRelease, latest_entry, read_versions

    releases = home / "releases"
    if named is None:
        try:
            latest = latest_entry(read_versions(releases))
        except BrokenRelease as error:
            raise Failure(str(error)) from error
        if latest is None:
            raise Failure(f"{releases}: there is no release; make one with `riksdata run`, or name a folder", WRONG_CALL)
        return releases / latest.version
    for folder in (Path(named), releases / named):
        if (folder / "release.json").is_file():
            return folder
    raise Failure(f"{named}: there is no release of that name, neither as a folder nor in {releases}", WRONG_CALL)
