"""Which sources no document came of, told from the warehouse alone."""

from __future__ import annotations

from riksdata.storage.warehouse import Connection

RAW_FILE_DAMAGED = "raw_file_damaged"
"""The rule under which a damaged file of the raw zone is named."""


def unread_sources(con: Connection) -> tuple[tuple[str, str, str], ...]:
    """(source, rule, message) of every unread raw record whose source has no readable version, and of damaged raw files.

    A record that was taken out of its folder or archive is past: a later reader may read what was kept of it, but it is told no more.
    """
    found = con.execute(
        """SELECT DISTINCT source, rule, message FROM core.readings ANTI JOIN core.absent USING (source, sha256) WHERE document_id IS NULL
        AND source NOT IN (SELECT source FROM core.readings WHERE document_id IS NOT NULL)
        UNION SELECT source, rule, message FROM core.source_issues WHERE rule = $1 ORDER BY ALL""",
        [RAW_FILE_DAMAGED],
    ).fetchall()
    return tuple((source, rule, message) for source, rule, message in found)
