"""`riksdata fetch` and `riksdata import`: the riksdag's own records into the raw zone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipelines.cli.common import REFUSED, SOME_UNREAD, WRONG_CALL, Failure, home_option, open_home, warn, warn_unread

if TYPE_CHECKING:
    from riksdata.pipeline.ingest import StageReport
    from riksdata.storage.home import Home


@click.command(short_help="Fetch the riksdag's records of a document type and riksmöte.")
@click.argument("doc_type", metavar="TYPE")
@click.argument("riksmote", metavar="RIKSMÖTE")
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Only what is dated, published or changed on DATE (2026-01-31) or later.",
)
@click.option(
    "--pause",
    type=click.FloatRange(0, 60),
    default=0.5,
    show_default=True,
    envvar="RIKSDATA_PAUSE",
    help="Seconds between two requests. [env: RIKSDATA_PAUSE]",
)
@click.option(
    "--base-url",
    metavar="URL",
    envvar="RIKSDATA_BASE_URL",
    help="Another server that answers as data.riksdagen.se does. [env: RIKSDATA_BASE_URL]",
)
@home_option
def fetch(doc_type: str, riksmote: str, since: datetime | None, pause: float, base_url: str | None, home: Path) -> None:
    """Fetch records from the riksdag's open API into the raw zone. `riksdata run` publishes them afterwards.

    What is held and unchanged is not fetched again. A fetch that was interrupted goes on where it stopped.

    \b
    Examples:
      riksdata fetch mot 2025/26                       all motions of a riksmöte
      riksdata fetch ip 2025/26 --since 2026-01-01     interpellations of this year
    """
    from riksdata.sources.api import BASE_URL, check_request
    from riksdata.sources.errors import WrongRequest

    try:
        kind, session = check_request(doc_type, riksmote)
    except WrongRequest as error:
        raise click.UsageError(str(error)) from error
    with _raw_zone(home) as (folder, tell):
        from riksdata.pipeline.collect import fetch_into

        day = since.date() if since else None
        report = fetch_into(folder, kind, session, since=day, base_url=base_url or BASE_URL, pause=pause, progress=tell)
        _show_in_dagster(folder, kind, session, report)
    _report(report, f"{kind} {session}")


@click.command("import", short_help="Take in a bulk collection: a zip, a folder or an address.")
@click.argument("collections", nargs=-1, required=True, metavar="FILE|DIR|URL...")
@click.option(
    "--complete", is_flag=True, help="The collection holds every document of its types and riksmöten: a gap in the numbers is an error."
)
@home_option
def import_(collections: Sequence[str], complete: bool, home: Path) -> None:
    """Take whole collections of records into the raw zone. `riksdata run` publishes them afterwards.

    A zip is read record by record and never unpacked to disk. What a hostile archive holds (climbing paths, links, bombs) is refused
    by name, and the rest goes on.

    \b
    Examples:
      riksdata import mot-2018-2021.json.zip
      riksdata import https://data.riksdagen.se/dataset/dokument/mot-2022-2025.json.zip
      riksdata import records/ --complete
    """
    from riksdata.pipeline.collect import import_into
    from riksdata.sources.bulk import is_address

    for location in collections:
        if not is_address(location) and not Path(location).exists():
            if "://" in location:
                said = "only http:// and https:// addresses are fetched; download it by hand and give the file"
                raise Failure(f"{location}: {said}", WRONG_CALL)
            raise Failure(f"{location}: there is no such file or folder", WRONG_CALL)
    unread, empty = 0, []
    for location in collections:
        with _raw_zone(home) as (folder, tell):
            report = import_into(folder, location, complete=complete, progress=tell)
        if not (report.changed or report.skipped or report.unread):
            empty.append(location)
            warn(f"{location}: there is no record in it")
        else:
            unread += _said(report, location)
    if unread or empty:
        raise click.exceptions.Exit(SOME_UNREAD if unread or len(empty) < len(collections) else REFUSED)


@contextmanager
def _raw_zone(home: Path) -> Iterator[tuple[Home, Callable[[str, int, int | None], None]]]:
    """The locked home and somebody to tell of progress; errors of the source become messages."""
    from pipelines.cli.terminal import reporter
    from riksdata.sources.errors import SourceError, WrongRequest
    from riksdata.storage.home import HomeBusy, HomeNotWritable

    try:
        folder = open_home(home)
        with folder.lock(), reporter() as tell:
            yield folder, tell
    except (HomeNotWritable, WrongRequest) as error:
        raise Failure(str(error), WRONG_CALL) from error
    except (HomeBusy, SourceError) as error:
        raise Failure(str(error)) from error


def _show_in_dagster(home: Home, kind: str, session: str, report: StageReport) -> None:
    """Note the partition as fetched, so that the browser shows it."""
    import dagster as dg

    from assets.fetched import fetch_metadata, partition_key
    from pipelines.instance import open_instance

    with open_instance(home) as instance:
        made = dg.AssetMaterialization("riksdag_records", metadata=fetch_metadata(report), partition=partition_key(kind, session))
        instance.report_runless_asset_event(made)


def _said(report: StageReport, what: str) -> int:
    # what is said of a whole archive, such as a count, before its entries
    warn_unread(sorted(report.unread), "that could not be read")
    unread = len(report.unread)
    new, there = report.changed - report.unread_new, report.skipped - (unread - report.unread_new)
    counts = f"{new} new or changed, {there} there already, {unread} unread"
    click.echo(f"{what}: {counts}. `riksdata run` publishes them.")
    return len(report.unread)


def _report(report: StageReport, what: str) -> None:
    if _said(report, what):
        raise click.exceptions.Exit(SOME_UNREAD)
