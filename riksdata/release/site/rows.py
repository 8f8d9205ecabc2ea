"""Queries for the pages: rows with their document, sentence, source, and the rows that refer to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from riksdata.release.site.search_index import AROUND
from riksdata.release.site.store import Row, Store

TITLE = "coalesce(nullif(trim(d.title), ''), d.document_id)"
"""What a document goes by: its title, else its id."""
FIGURE = f"""SELECT s.*, {TITLE} AS title, d.date, d.parties, x.source, r.surface AS source_surface, b.name AS body,
    CASE WHEN s.claim_id IS NULL THEN 0 ELSE (SELECT count(*) FROM statistics o WHERE o.claim_id = s.claim_id) END AS repeats
    FROM statistics s JOIN documents d USING (document_id) LEFT JOIN bodies b ON b.body_id = s.publisher_id
    LEFT JOIN "references" r ON r.reference_id = s.reference_id LEFT JOIN mentions x ON x.reference_id = s.reference_id"""
REFERENCE = (
    """SELECT r.*, s.source, s.name, s.designation, s.title AS source_title FROM "references" r JOIN sources s ON s.source = r.target"""
)
DEMAND = f"SELECT m.*, {TITLE} AS title, d.date, d.parties FROM demands m JOIN documents d USING (document_id)"
APPROVED = "('bifall', 'delvis bifall', 'tillkännagivande')"
"""The decisions by which a demand got what it asked for, wholly or in part, as the views `decisions_by_party` and `approved_demands` count them."""
_FIRST_OF_CHAIN = "coalesce(m.repeats_demand_id, m.demand_id)"


_BLANK = re.compile("[\t\n\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")


def figure_words(figure: Row) -> tuple[str, str]:
    """A figure as its sentence words it, each word once, as the view `figures_in_words` has it: the number, and what follows it."""
    said, noun = (_BLANK.sub(" ", figure[name] or "").strip(" ") for name in ("surface", "noun"))
    sentence = figure["sentence"] or ""
    begins = sentence.find(said)
    counted = sentence[begins:].find(noun) if noun and begins >= 0 else -1
    if counted < 0:
        return said, f" ({noun})" if noun else ""
    if counted <= len(said) + 1:  # it begins in the number or right behind it
        return said, sentence[begins + len(said) : begins + max(len(said), counted + len(noun))]
    return said, "" if noun in said else f" ({noun})"


def document(store: Store, document_id: str) -> Row | None:
    """A document's row, with the riksdag's address of it as `public`."""
    found = store.row("SELECT * FROM documents WHERE document_id = ?", (document_id,))
    if found:
        dok_id = found.get("dok_id")
        found["public"] = found.get("public_url") or (f"https://data.riksdagen.se/dokument/{dok_id}" if dok_id else None)
    return found


def demands_of(store: Store, document_id: str) -> list[Row]:
    """The demands of a document with treatments, counts of figures and references, and what they repeat."""
    found = store.rows(
        """SELECT m.*, 1 AS demand, (SELECT count(*) FROM demand_figures f WHERE f.demand_id = m.demand_id) AS figures,
        (SELECT count(*) FROM demand_references f WHERE f.demand_id = m.demand_id) AS "references"
        FROM demands m WHERE m.document_id = ? ORDER BY m.ordinal""",
        (document_id,),
    )
    treatments: dict[str, list[Row]] = {}
    for row in store.rows(
        "SELECT t.* FROM demand_decisions t JOIN demands m USING (demand_id) WHERE m.document_id = ? ORDER BY t.demand_id, t.ordinal",
        (document_id,),
    ):
        treatments.setdefault(row["demand_id"], []).append(row)
    firsts = sorted({row["repeats_demand_id"] or row["demand_id"] for row in found})
    chains: dict[str, list[Row]] = {}
    for row in store.among(f"{DEMAND} WHERE m.demand_id IN (?)", firsts) + store.among(
        f"{DEMAND} WHERE m.repeats_demand_id IN (?)", firsts
    ):
        chains.setdefault(row["repeats_demand_id"] or row["demand_id"], []).append(row)
    for row in found:
        row["treatments"] = treatments.get(row["demand_id"], [])
        others = _by_date(chains.get(row["repeats_demand_id"] or row["demand_id"], []))
        at = next((place for place, each in enumerate(others) if each["demand_id"] == row["demand_id"]), 0)
        row["earlier"], row["later"] = others[:at], others[at + 1 :]
    return found


def chain(store: Store, demand: Row) -> list[Row]:
    """All demands that ask the same as this one, the earliest first."""
    first = demand["repeats_demand_id"] or demand["demand_id"]
    return _by_date(store.rows(f"{DEMAND} WHERE m.demand_id = ? OR m.repeats_demand_id = ?", (first, first)))


def _by_date(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (row["date"] or "", row["demand_id"]))


def references_of(store: Store, document_id: str) -> list[Row]:
    """The references of a document, with the addresses to follow as `links`."""
    found = store.rows(f"{REFERENCE} WHERE r.document_id = ? ORDER BY r.char_start", (document_id,))
    for row in found:
        row["links"] = links(row["uri"])
    return found


def links(uri: str | None) -> list[str]:
    """The web addresses of a reference; anything else than http and https is left out."""
    from riksdata.release.site.sqlite import split_list

    parts = split_list(uri) if uri and uri.startswith("[") else (uri or "").split()
    return [each for each in parts if each.startswith(("https://", "http://"))]


def figures_of(store: Store, document_id: str) -> list[Row]:
    """The figures of a document in the order of the text."""
    return store.rows(f"{FIGURE} WHERE s.document_id = ? ORDER BY s.char_start", (document_id,))


def figures_of_demands(store: Store, demand_ids: Sequence[str]) -> dict[str, list[Row]]:
    """For each demand the figures that support it."""
    out: dict[str, list[Row]] = {}
    sql = FIGURE.replace("SELECT s.*", "SELECT f.demand_id AS for_demand, s.*", 1)
    sql = sql.replace("FROM statistics s JOIN documents", "FROM demand_figures f JOIN statistics s USING (statistic_id) JOIN documents", 1)
    for row in store.among(f"{sql} WHERE f.demand_id IN (?) ORDER BY s.char_start", demand_ids):
        out.setdefault(row["for_demand"], []).append(row)
    return out


def citing(store: Store, source: str, limit: int) -> list[Row]:
    """Documents that cite a source, the newest first, with the words around the first mention."""
    return store.rows(
        f"""WITH f AS (SELECT x.document_id, count(*) AS n, min(r.rowid) AS first FROM mentions x JOIN "references" r USING (reference_id)
            WHERE x.source = ? GROUP BY 1)
        SELECT d.document_id, {TITLE} AS title, d.date, d.parties, f.n, r.reference_id,
               substr(t.text, max(1, r.char_start + 1 - {AROUND // 2}), r.char_end - r.char_start + {AROUND}) AS around
        FROM f JOIN documents d USING (document_id) JOIN "references" r ON r.rowid = f.first LEFT JOIN texts t ON t.document_id = d.document_id
        ORDER BY d.date DESC, d.document_id LIMIT ?""",
        (source, limit),
    )


def cells(row: Row, names: Sequence[str]) -> dict[str, Any]:
    """Some columns of a row."""
    return {name: row.get(name) for name in names}
