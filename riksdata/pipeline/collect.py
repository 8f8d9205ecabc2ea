"""Into the raw zone: what the riksdag's API serves, and whole collections. The caller holds the home's lock."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from riksdata.pipeline.ingest import StageReport, ingest
from riksdata.sources.api import BASE_URL, fetch_records
from riksdata.sources.archive import DEFAULT_BOUNDS, Bounds
from riksdata.sources.bulk import is_address, read_collection
from riksdata.sources.hosts import check_host
from riksdata.sources.http import DEFAULT_MANNERS, Manners
from riksdata.sources.records import RawRecord, UnreadableSource
from riksdata.storage.home import Home
from riksdata.storage.ids import document_id
from riksdata.storage.raw import Progress, RawZone
from riksdata.storage.warehouse import WarehouseDamaged, open_warehouse

JOURNAL = "fetch.sqlite"


def fetch_into(
    home: Home,
    doc_type: str,
    riksmote: str,
    *,
    since: datetime.date | None = None,
    base_url: str = BASE_URL,
    pause: float | None = None,
    manners: Manners = DEFAULT_MANNERS,
    progress: Progress | None = None,
) -> StageReport:
    """Fetch the records of a type and riksmöte that are not there yet or have changed; `since` and `pause` as in `fetch_records`.

    A fetch that was killed goes on where it stopped. `progress` is told documents done and in all.
    Raises WrongRequest for a type or riksmöte that the source does not have, SourceUnreachable where it does not answer.
    """
    check_host(base_url)
    tell = progress or _silent
    # Asked of the zone as it was before this fetch: what is only in memory yet is not held.
    before = RawZone(home.raw)
    dates = _dates_held(home)
    asked: set[str] = set()
    records = fetch_records(
        doc_type,
        riksmote,
        since=since,
        have=before.has,
        dated=lambda dok_id: dates.get(document_id(dok_id, "")),
        journal=home.root / JOURNAL,
        base_url=base_url,
        pause=pause,
        manners=manners,
        progress=lambda done, total: tell("fetch", done, total),
        asked=asked,
    )
    return ingest(home, records, settles=asked.__contains__)


def _dates_held(home: Home) -> dict[str, datetime.datetime]:
    """The source's own date of each record that was read, by dok_id, however it came: what a collection brought is not fetched again.

    A document of which no record held a text is left out, so that it is asked for again.
    """
    if not home.warehouse.exists():
        return {}
    try:
        with open_warehouse(home) as con:
            held = con.execute(
                "SELECT document_id, max(source_date) FROM core.readings "
                "WHERE readable AND source_kind = 'record' AND source_date IS NOT NULL GROUP BY document_id HAVING max(characters) > 0"
            ).fetchall()
    except WarehouseDamaged:
        # A fetch needs no warehouse; the next run says what is wrong with it.
        return {}
    return dict(held)


def import_into(
    home: Home, location: str, *, complete: bool = False, bounds: Bounds = DEFAULT_BOUNDS, progress: Progress | None = None
) -> StageReport:
    """Take in a collection: a zip, a folder or a single record, by path or web address.

    `complete`: the collection holds every document of its types and riksmöten, so that a gap in a number series is an error.
    `progress` is told records done and in all (`import`), and bytes where something is downloaded (`download`).
    Raises SourceError where there is no such collection.
    """
    if is_address(location):
        check_host(location)
    tell = progress or _silent
    expected: list[int | None] = [None]
    records = read_collection(
        location,
        bounds,
        total=lambda count: expected.__setitem__(0, count),
        progress=lambda had, total: tell("download", had, total),
    )
    named: set[str] = set()
    report = ingest(
        home,
        _collected(records, named),
        progress=lambda _, done, __: tell("import", done, expected[0]),
        settles=lambda source: source.split("/", 1)[0] in named,
        listed=True,
    )
    if complete:
        for name in sorted(named):
            RawZone(home.raw).declare_complete(source=name)
    return report


def _collected(records: Iterator[RawRecord | UnreadableSource], named: set[str]) -> Iterator[RawRecord | UnreadableSource]:
    """The records, while the collection's name, the first part of their sources, is noted."""
    for record in records:
        named.add(record.source.split("/", 1)[0])
        yield record


def _silent(stage: str, done: int, total: int | None) -> None:
    """Take no notice of how far the work is: used where no progress is shown."""
