"""All links brought in step with what changed in the warehouse."""

from __future__ import annotations

from riksdata.pipeline.link.claims import link_claims
from riksdata.pipeline.link.lookups import update_lookups
from riksdata.pipeline.link.repeated import link_repeats
from riksdata.pipeline.link.sources import link_argued, link_demands
from riksdata.pipeline.link.targets import link_targets
from riksdata.pipeline.stage_code import LINK_CODE
from riksdata.pipeline.versions import code_version
from riksdata.storage.changes import note_documents, note_sources, since
from riksdata.storage.layout import TABLES
from riksdata.storage.warehouse import Connection, generation, get_state, in_little_memory, set_state, transaction

_STATE = "links"


def links_version() -> str:
    """The version of the code that links."""
    return code_version(*LINK_CODE)


def links_are_current(con: Connection) -> bool:
    """Whether the links are those of the rows as they stand, by this code."""
    return get_state(con, _STATE) == f"{generation(con)} {links_version()}"


def link_changed(con: Connection) -> int:
    """Renew the links of documents that changed, and of those that ask for what changed; gives the number of changed documents.

    By other code than last time, or for the first time, all are worked out. Documents whose links changed through others are noted as
    changed for the stages above.
    """
    return 0 if links_are_current(con) else in_little_memory(con, lambda: _link(con))


def _link(con: Connection) -> int:
    seen, _, version = (get_state(con, _STATE) or "").partition(" ")
    with transaction(con):
        if version != links_version() or not since(con, int(seen)):
            since(con, generation(con))
            for name in TABLES:
                if name.startswith("link."):
                    con.execute(f"DELETE FROM {name}")
            con.execute("INSERT INTO _changed SELECT document_id FROM core.documents")
        update_lookups(con)
        link_targets(con)
        link_demands(con)
        link_argued(con)
        link_claims(con)
        link_repeats(con)
        note_documents(con, "FROM _affected")
        note_sources(con, "SELECT key FROM _keys WHERE kind = 'source'")
        set_state(con, _STATE, f"{generation(con)} {links_version()}")
        row = con.execute("SELECT count(*) FROM _changed").fetchone()
    return int(row[0]) if row else 0
