"""The facets of search results (party, year, type …): the values of every row of each table, kept in memory."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from riksdata.release.site.sqlite import split_list
from riksdata.release.site.store import Store

TABLES = ("demands", "statistics", "references", "documents")
"""What can be searched, in the order of the tabs."""

FACETS: dict[str, tuple[str, ...]] = {
    "demands": ("party", "decision", "riksmote", "committee", "action", "figures", "source", "type"),
    "statistics": ("party", "unit", "sourced", "publisher", "riksmote", "committee", "source", "type"),
    "references": ("party", "kind", "source", "riksmote", "committee", "type"),
    "documents": ("party", "riksmote", "committee", "subtype", "type"),
}

_DOCUMENT = "d.date, d.parties, d.riksmote, d.doc_type"
_QUERIES = {
    "demands": f"""SELECT m.rowid, {_DOCUMENT}, coalesce(m.committee, d.committee), CASE m.kind WHEN 'yrkande' THEN coalesce(m.decision, '-') END, m.action,
        EXISTS (SELECT 1 FROM demand_figures f WHERE f.demand_id = m.demand_id),
        (SELECT group_concat(DISTINCT x.source) FROM demand_references f JOIN mentions x USING (reference_id)
         WHERE f.demand_id = m.demand_id)
        FROM demands m JOIN documents d USING (document_id)""",
    "statistics": f"""SELECT s.rowid, {_DOCUMENT}, d.committee, s.unit,
        s.reference_id IS NOT NULL OR s.publisher IS NOT NULL OR s.footnote IS NOT NULL, s.publisher_id, x.source
        FROM statistics s JOIN documents d USING (document_id) LEFT JOIN mentions x USING (reference_id)""",
    "references": f"""SELECT r.rowid, {_DOCUMENT}, d.committee, r.kind, x.source
        FROM "references" r JOIN documents d USING (document_id) JOIN mentions x USING (reference_id)""",
    "documents": f"SELECT d.rowid, {_DOCUMENT}, d.committee, d.subtype FROM documents d",
}
_NAMES = {
    "demands": ("riksmote", "type", "committee", "decision", "action", "figures", "source"),
    "statistics": ("riksmote", "type", "committee", "unit", "sourced", "publisher", "source"),
    "references": ("riksmote", "type", "committee", "kind", "source"),
    "documents": ("riksmote", "type", "committee", "subtype"),
}
_MAY_LACK = ("source", "publisher", "decision")
"""Facets that a row may have no value of: a question is put to a minister, and never decided."""
NONE = "-"
"""The value of a facet that is empty: not decided, no committee. Of a party it is a value like others: a member without party."""
UNSTATED = "unstated"
"""The party of a document that names none: reports and minutes have none, and of some papers it is not known."""


@dataclass(frozen=True)
class Facets:
    """The facet values of every row of one table."""

    names: tuple[str, ...]
    dates: dict[int, str]
    """rowid → date, empty where there is none."""
    kinds: dict[int, int]
    """rowid → the place in `values` of what the row has: thousands of rows have the same."""
    values: list[tuple[tuple[str, ...], ...]]
    """For each kind of row and each name the values."""


class AllFacets:
    """The facets of all tables of a release; each table is read when it is first searched."""

    def __init__(self, store: Store) -> None:
        """`store`: the release."""
        self._store = store

    def of(self, table: str) -> Facets:
        """The facets of one table of `TABLES`."""
        found: Facets = getattr(self, f"_{table}")
        return found

    @cached_property
    def _demands(self) -> Facets:
        return _read(self._store, "demands")

    @cached_property
    def _statistics(self) -> Facets:
        return _read(self._store, "statistics")

    @cached_property
    def _references(self) -> Facets:
        return _read(self._store, "references")

    @cached_property
    def _documents(self) -> Facets:
        return _read(self._store, "documents")


def _read(store: Store, table: str) -> Facets:
    names = FACETS[table]
    order = [_NAMES[table].index(name) if name in _NAMES[table] else -1 for name in names]
    dates: dict[int, str] = {}
    kinds: dict[int, int] = {}
    places: dict[tuple[tuple[str, ...], ...], int] = {}
    kept: dict[tuple[str, ...], tuple[str, ...]] = {}  # the same values are one object
    parties: dict[str | None, tuple[str, ...]] = {}
    for rowid, date, of_parties, *rest in store.pairs(_QUERIES[table]):
        if of_parties not in parties:
            parties[of_parties] = tuple(split_list(of_parties)) or (UNSTATED,)
        dates[rowid] = date or ""
        row = []
        for name, place in zip(names, order, strict=True):
            if name == "party":
                row.append(parties[of_parties])
                continue
            value = rest[place]
            if name in ("figures", "sourced"):
                found: tuple[str, ...] = ("yes",) if value else ("no",)
            elif name == "source" and table == "demands":
                found = tuple(value.split(",")) if value else ()
            elif value is None:
                found = () if name in _MAY_LACK else (NONE,)
            else:
                found = (str(value),)
            row.append(kept.setdefault(found, found))
        kinds[rowid] = places.setdefault(tuple(row), len(places))
    return Facets(names, dates, kinds, list(places))
