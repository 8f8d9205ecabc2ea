"""The first stage of a run: what was found or served is put into the raw zone. And what every stage reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import monotonic

from riksdata.sources.records import RawRecord, UnreadableSource
from riksdata.storage.home import Home
from riksdata.storage.memory import give_back
from riksdata.storage.raw import Progress, RawZone


@dataclass(frozen=True, slots=True)
class StageReport:
    """What a stage did."""

    table: str
    rows: int
    """Rows of the table after the stage; for `raw` the rows added."""
    changed: int
    """Documents (for `raw`: records) that were new or changed and were worked on."""
    skipped: int
    """Those that needed nothing."""
    seconds: float
    unread: tuple[tuple[str, str, str], ...] = ()
    """(source, rule, message) of what could not be read."""
    unread_new: int = 0
    """How many of those are among `changed`; the others are among `skipped`."""
    rejected: tuple[tuple[str, int], ...] = ()
    """Of `statistics`: the rules that say which quantities are none, and how many each says it of, in the whole warehouse."""


def ingest(
    home: Home,
    records: Iterable[RawRecord | UnreadableSource],
    progress: Progress | None = None,
    settles: Callable[[str], bool] | None = None,
    listed: bool = False,
) -> StageReport:
    """Put records into the raw zone; those that are there already are left. What was handed over is kept also where `records` raises.

    `settles`: of which sources these records say all there is, so that what was unreadable of them before and is not now is past.
    `listed`: they are also all that there is of those sources, so that what is kept of them and is not among them is absent.
    """
    begin = monotonic()
    report = RawZone(home.raw).add(records, progress=progress, settles=settles, listed=listed)
    give_back()
    return StageReport(
        "raw",
        report.added,
        report.added,
        report.known + report.forgotten,
        monotonic() - begin,
        report.unread,
        unread_new=report.unread_added,
    )
