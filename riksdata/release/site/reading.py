"""The reading pages: a document with its rows marked in the text, and a demand with its treatments, figures and sources."""

from __future__ import annotations

from typing import Any

from riksdata.release.site import rows
from riksdata.release.site.reader import Mark, read
from riksdata.release.site.site import Words
from riksdata.release.site.store import Row


def document_page(w: Words, document_id: str) -> str | None:
    """The reading page of a document; None where there is none."""
    store = w.site.store
    found = rows.document(store, document_id)
    if found is None:
        return None
    text = (store.row("SELECT text FROM texts WHERE document_id = ?", (document_id,)) or {"text": ""})["text"]
    demands, references, figures = (
        rows.demands_of(store, document_id),
        rows.references_of(store, document_id),
        rows.figures_of(store, document_id),
    )
    by_id: dict[str, Row] = {}
    marks = []
    for kind, key, some in (
        ("demand", "demand_id", demands),
        ("reference", "reference_id", references),
        ("figure", "statistic_id", figures),
    ):
        for row in some:
            by_id[row[key]] = row if kind == "demand" else {"demand": None, "statistic_id": None, **row}
            if row["char_start"] is not None and row["char_end"] is not None:
                marks.append(Mark(kind, row[key], row["char_start"], row["char_end"]))
    arguments = [(row["demand_id"], row["argument_start"], row["argument_end"]) for row in demands if row["argument_start"] is not None]
    blocks = read(text, found["doc_type"], marks, arguments)
    blocks = [
        each
        for place, each in enumerate(blocks)
        if not (place < 6 and each.kind == "heading" and not each.starts and _same(each.html, found["title"]))
    ]
    people = store.rows("SELECT * FROM people WHERE document_id = ? ORDER BY ordinal", (document_id,))
    shown = {row_id for block in blocks for row_id in block.starts}
    return w.page(
        "document.html.j2",
        title=found["title"] or document_id,
        path=f"/d/{document_id}" + ("/" if w.to.static else ""),
        d=found,
        people=[row for row in people if row["role"] != "recipient"],
        recipients=[row for row in people if row["role"] == "recipient"],
        issues=store.rows("SELECT rule, message FROM issues WHERE document_id = ? ORDER BY issue_id", (document_id,)),
        blocks=blocks,
        rows=by_id,
        unplaced=[row for row in demands if row["demand_id"] not in shown],
        n_demands=len(demands),
        n_references=len(references),
        n_figures=len(figures),
        row_id=document_id,
    )


def _same(html: str, title: str | None) -> bool:
    return title is not None and str(html).strip() == title.strip()


def demand_page(w: Words, demand_id: str) -> str | None:
    """The page of a demand; None where there is none."""
    store = w.site.store
    own = store.row("SELECT document_id FROM demands WHERE demand_id = ?", (demand_id,))
    if own is None:
        return None
    row = next(each for each in rows.demands_of(store, own["document_id"]) if each["demand_id"] == demand_id)
    argument: list[str] = []
    if row["argument_start"] is not None:
        piece = store.row(
            "SELECT substr(text, ?, ?) AS text FROM texts WHERE document_id = ?",
            (row["argument_start"] + 1, min(row["argument_end"] - row["argument_start"], 6000), own["document_id"]),
        )
        argument = [part.strip() for part in (piece["text"] if piece else "").split("\n") if part.strip()]
    references = store.rows(
        f"{rows.REFERENCE} JOIN demand_references f ON f.reference_id = r.reference_id WHERE f.demand_id = ? ORDER BY r.char_start",
        (demand_id,),
    )
    return w.page(
        "demand.html.j2",
        title=row["gist"],
        path=f"/demand/{demand_id}",
        x=row,
        d=rows.document(store, own["document_id"]),
        argument=argument,
        figures=rows.figures_of_demands(store, [demand_id]).get(demand_id, []),
        references=references,
        chain=rows.chain(store, row),
        row_id=demand_id,
    )


def document_record(w: Words, document_id: str) -> dict[str, Any] | None:
    """A document with all its rows, for `/d/<id>.json`; None where there is none."""
    store = w.site.store
    found = rows.document(store, document_id)
    if found is None:
        return None
    plain = {"people": "people", "demands": "demands", "references": '"references"', "statistics": "statistics", "issues": "issues"}
    found.update(
        {name: store.rows(f"SELECT * FROM {table} WHERE document_id = ? ORDER BY 1, 2", (document_id,)) for name, table in plain.items()}
    )
    return found
