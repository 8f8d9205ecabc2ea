"""The stages of a run that follow the raw zone, in order: documents, extraction, links. Each does only what is new or changed."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic

from riksdata.pipeline.batches import close_pools
from riksdata.pipeline.extract import sync_extracted
from riksdata.pipeline.ingest import StageReport
from riksdata.pipeline.link.update import link_changed, links_are_current
from riksdata.pipeline.read import sync_documents
from riksdata.pipeline.subjects import READERS
from riksdata.pipeline.unread import unread_sources
from riksdata.storage.home import Home
from riksdata.storage.memory import give_back
from riksdata.storage.names import Names
from riksdata.storage.raw import Progress, RawZone
from riksdata.storage.warehouse import Connection


class UnknownDocument(KeyError):
    """No document has that id."""

    def __str__(self) -> str:
        """The message, without the quotes that a KeyError adds."""
        return str(self.args[0])


def update_documents(
    home: Home, con: Connection, *, workers: int = 2, progress: Progress | None = None, cluster: str | None = None
) -> StageReport:
    """Read what is new in the raw zone: documents, texts, people, relations, the official demands and decisions, and issues of the sources.

    `unread` of the report names every raw record that is no document, also those of earlier runs.
    """
    begin = monotonic()
    raw = RawZone(home.raw)
    done, skipped = sync_documents(raw, con, workers=workers, progress=progress, cluster=cluster)
    while _forget_again(raw, con):
        sync_documents(raw, con, workers=workers)
    give_back()
    return StageReport("documents", _rows(con, "documents"), done, skipped, monotonic() - begin, unread_sources(con))


def update_extracted(
    home: Home,
    con: Connection,
    tables: Sequence[str] = tuple(READERS),
    *,
    workers: int = 2,
    progress: Progress | None = None,
    cluster: str | None = None,
) -> dict[str, StageReport]:
    """Extract tables (of `demands`, `references` and `statistics`) from new or changed documents; from all where an extractor changed.

    They are extracted together, so that each document is parsed once; each report gives the seconds of all of them.
    """
    begin = monotonic()
    done = sync_extracted(con, tables, workers=workers, progress=progress, cluster=cluster)
    give_back()
    seconds = monotonic() - begin
    return {
        table: StageReport(
            table, _rows(con, table), changed, skipped, seconds, rejected=rejected_by_rule(con) if table == "statistics" else ()
        )
        for table, (changed, skipped) in done.items()
    }


def rejected_by_rule(con: Connection) -> tuple[tuple[str, int], ...]:
    """How many quantities each rule rejected, most first."""
    found = con.execute("SELECT rule, sum(quantities)::BIGINT FROM core.rejected_quantities GROUP BY rule ORDER BY 2 DESC, 1").fetchall()
    return tuple((rule, count) for rule, count in found)


def update_links(con: Connection) -> StageReport:
    """Bring all links in step: targets of references, the demand a reference stands in, claims, repeated demands.

    Only of documents that changed, and of those that ask for what changed; of all where linking code changed.
    """
    begin = monotonic()
    if not links_are_current(con):
        close_pools()  # the last stage that needs them is done, and idle processes hold memory
    done = link_changed(con)
    give_back()
    return StageReport("links", _link_rows(con), done, max(0, _rows(con, "documents") - done), monotonic() - begin)


def known_by(home: Home, con: Connection, document_id: str) -> tuple[Names, int]:
    """What a document is named by where rows of it were written down, and of how many raw records it is.

    None are left of one that was forgotten before. Raises UnknownDocument where there never was one.
    """
    found = con.execute("SELECT source FROM core.readings WHERE document_id = ?", [document_id]).fetchall()
    if not found and document_id not in {stone.document_id for stone in RawZone(home.raw).tombstones()}:
        raise UnknownDocument(f"there is no document {document_id}")
    names = {document_id, *(source for (source,) in found)}
    if con.execute("SELECT 1 FROM duckdb_tables() WHERE schema_name = 'published' AND table_name = 'issues'").fetchone():
        of_issues = con.execute("SELECT issue_id FROM published.issues WHERE document_id = ?", [document_id]).fetchall()
        names |= {key for (key,) in of_issues}  # the one key of its rows that does not begin with its id
    return Names(names), len(found)


def forget(home: Home, con: Connection, document_id: str, reason: str | None = None) -> int:
    """Take a document out of the raw zone for good, with every source of it, and leave a tombstone; later releases do without it.

    Gives the number of raw records removed. Raises UnknownDocument where there is none. The next `update_documents` takes it out of the
    warehouse.
    """
    found = con.execute("SELECT sha256 FROM core.readings WHERE document_id = ?", [document_id]).fetchall()
    if not found:
        raise UnknownDocument(f"there is no document {document_id}")
    return RawZone(home.raw).forget(document_id, [row[0] for row in found], reason)


def _forget_again(raw: RawZone, con: Connection) -> int:
    """A forgotten document that came in again in other bytes goes out again."""
    removed = 0
    for stone in {s.document_id: s for s in raw.tombstones()}.values():
        found = con.execute("SELECT sha256 FROM core.readings WHERE document_id = ?", [stone.document_id]).fetchall()
        if found:
            removed += raw.forget(stone.document_id, [row[0] for row in found], stone.reason)
    return removed


def _rows(con: Connection, table: str) -> int:
    row = con.execute(f'SELECT count(*) FROM core."{table}"').fetchone()
    return int(row[0]) if row else 0


def _link_rows(con: Connection) -> int:
    row = con.execute(
        """SELECT (SELECT count(*) FROM link.reference_targets) + (SELECT count(*) FROM link.reference_demands)
        + (SELECT count(*) FROM link.statistic_demands)
        + (SELECT count(*) FROM link.claims) + (SELECT count(*) FROM link.repeats)"""
    ).fetchone()
    return int(row[0]) if row else 0
