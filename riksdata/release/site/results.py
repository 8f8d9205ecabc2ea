"""The page of search results, and the same results as CSV, JSON and a feed."""

from __future__ import annotations

from collections import Counter
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup

from riksdata.release.site import rows
from riksdata.release.site.facets import FACETS, NONE, TABLES
from riksdata.release.site.language import number
from riksdata.release.site.marking import marked, snippet
from riksdata.release.site.query import read_question
from riksdata.release.site.search import COUNTED, PAGE, Asked, Found
from riksdata.release.site.site import Words
from riksdata.release.site.store import Row

MOST_ROWS = 10_000
"""Rows of a search that are handed over as CSV or JSON; larger selections are in the tables."""
_VALUES_SHOWN = 12
_LABELLED = {"party", "decision", "committee", "action", "kind", "unit", "figures", "sourced", "type", "subtype"}
_KEYS = {"demands": "demand_id", "statistics": "statistic_id", "references": "reference_id", "documents": "document_id"}
_OUTCOMES = ("bifall", "delvis bifall", "avslag", "tillkännagivande", "utgår", "lagd till handlingarna", "annat", NONE)


def results_page(w: Words, asked: Asked) -> str:
    """The results of a search, twenty on a page, with facets."""
    search = w.site.search
    found = search.find(asked)
    total = len(found.rowids)
    at = (asked.page - 1) * PAGE
    hits = _hits(w, asked, found.rowids[at : at + PAGE])
    phrase = None
    if asked.page == 1 and (text := asked.question.as_phrase):
        # whatever holds the phrase holds its words, and so is among what was found
        n = search.holding(asked.table, read_question(text), found.rowids)
        least = w._("minst", "at least") + " " if total > COUNTED else ""
        phrase = {"text": text, "n": least + w.number(n), "address": _address(w, asked, q=text)} if n else None
    names = {
        "demands": w._("Yrkanden", "Demands"),
        "statistics": w._("Siffror", "Figures"),
        "references": w._("Källor", "References"),
        "documents": w._("Dokument", "Documents"),
    }
    nouns = {
        "demands": w.noun(total, "yrkande eller fråga|yrkanden och frågor", "demand or question|demands and questions"),
        "statistics": w.noun(total, "siffra|siffror", "figure|figures"),
        "references": w.noun(total, "omnämnande av en källa|omnämnanden av källor", "mention of a source|mentions of sources"),
        "documents": w.noun(total, "dokument|dokument", "document|documents"),
    }
    query = urlencode(_pairs(asked))
    chosen = [
        (_value_name(w, name, value), _address(w, asked, **{name: tuple(each for each in values if each != value)}))
        for name, values in asked.filters.items()
        for value in values
    ]
    here = w.to("/search") + ("?" + query if query else "")
    return w.page(
        "search.html.j2",
        title=w._("Sök", "Search") + (f": {asked.question.text}" if asked.question.text else ""),
        path="/search" + ("?" + query if query else ""),
        section="search",
        q=asked.question.text,
        table=asked.table,
        tabs=[
            (
                name,
                names[name],
                w.to.search(q=asked.question.text, table=name, party=asked.filters.get("party", (None,))[0]),
                w.number(total) if name == asked.table else None,
            )
            for name in TABLES
        ],
        total=w.number(total),
        noun=nouns[asked.table],
        phrase=phrase,
        chosen=chosen,
        sort=asked.sort,
        by_fit=_address(w, asked, sort="fit"),
        by_date=_address(w, asked, sort="date"),
        csv=w.to.file("/search.csv?") + query,
        json=w.to.file("/search.json?") + query,
        feed=w.to.file("/search.atom?") + query,
        outcomes=_outcomes(w, asked, found),
        outcome_names=[name for name in _OUTCOMES if any(count[name] for count in found.outcomes.values())],
        start=at + 1,
        hits=hits,
        previous=_address(w, asked, page=asked.page - 1) if asked.page > 1 else None,
        next=_address(w, asked, page=asked.page + 1) if at + PAGE < total else None,
        facets=_facets(w, asked, found),
        here=here,
    )


def _pairs(asked: Asked, **changes: Any) -> list[tuple[str, str]]:
    """The parameters of a search's address; a change of anything leads to its first page."""
    filters = {**asked.filters, **{name: value for name, value in changes.items() if name in FACETS[asked.table]}}
    pairs = [("q", changes.get("q", asked.question.text)), ("in", asked.table if asked.table != TABLES[0] else "")]
    pairs += [(name, value) for name in FACETS[asked.table] for value in filters.get(name, ())]
    default = "fit" if asked.question.clauses else "date"
    sort = changes.get("sort", asked.sort)
    pairs += [("sort", sort if sort != default else ""), ("page", str(changes["page"]) if changes.get("page", 1) > 1 else "")]
    return [(name, value) for name, value in pairs if value]


def _address(w: Words, asked: Asked, **changes: Any) -> str:
    pairs = _pairs(asked, **changes)
    return w.to("/search") + ("?" + urlencode(pairs) if pairs else "")


_NAMED = {"source": "SELECT name FROM sources WHERE source = ?", "publisher": "SELECT name FROM bodies WHERE body_id = ?"}
"""Facets whose values are things with a name of their own."""


def _value_name(w: Words, facet: str, value: str) -> str:
    if facet in _LABELLED:
        return w.label(facet, value)
    if facet in _NAMED and (found := w.site.store.row(_NAMED[facet], (value,))):
        return str(found["name"])
    return w._("Okänt", "Unknown") if value == NONE else value


def _facet_name(w: Words, facet: str) -> str:
    names = {
        "party": ("Parti", "Party"), "decision": ("Kammarens beslut", "Chamber's decision"), "riksmote": ("Riksmöte", "Session"), "committee": ("Utskott", "Committee"),
        "action": ("Åtgärd", "Action"), "figures": ("Siffror", "Figures"), "source": ("Källa", "Source"), "type": ("Dokumenttyp", "Document type"),
        "unit": ("Enhet", "Unit"), "sourced": ("Källa angiven", "Source stated"), "publisher": ("Utgivare", "Publisher"), "kind": ("Slag", "Kind"),
        "subtype": ("Motionstyp", "Kind of motion"),
    }  # fmt: skip
    return w._(*names[facet])


def _facets(w: Words, asked: Asked, found: Found) -> list[dict[str, Any]]:
    out = []
    for name, counts in found.facets.items():
        chosen = asked.filters.get(name, ())
        shown = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_VALUES_SHOWN]
        shown += [(value, counts[value]) for value in chosen if value not in dict(shown)]
        if len(counts) < 2 and not chosen:
            continue
        out.append(
            {
                "name": _facet_name(w, name),
                "options": [
                    {
                        "name": _value_name(w, name, value),
                        "n": w.number(n),
                        "chosen": value in chosen,
                        "foreign": w.lang == "en" and name in _NAMED,
                        "address": _address(
                            w, asked, **{name: tuple(v for v in chosen if v != value) if value in chosen else (*chosen, value)}
                        ),
                    }
                    for value, n in shown
                ],
            }
        )
    return out


def _outcomes(w: Words, asked: Asked, found: Found) -> list[Any]:
    names = [name for name in _OUTCOMES if any(count[name] for count in found.outcomes.values())]
    ordered = sorted(found.outcomes.items(), key=lambda item: (-item[1].total(), item[0]))
    return [
        (party, _address(w, asked, party=(party,)), [_plain(w, count, name) for name in names], w.number(count.total()))
        for party, count in ordered
    ]


def _plain(w: Words, count: Counter[str], name: str) -> str:
    return number(count[name], w.lang) if count[name] else ""


def _hits(w: Words, asked: Asked, rowids: list[int]) -> list[Row]:
    store, question, table = w.site.store, asked.question, asked.table
    document = f"{rows.TITLE} AS title, d.date, d.parties, d.doc_type, d.riksmote, d.number, d.document_id"
    queries = {
        "demands": f"SELECT m.rowid AS rowid, m.*, {document}, substr(t.text, m.argument_start + 1, m.argument_end - m.argument_start) AS long "
        "FROM demands m JOIN documents d USING (document_id) LEFT JOIN texts t USING (document_id) WHERE m.rowid IN (?)",
        "statistics": f"{rows.FIGURE.replace('SELECT s.*', f'SELECT s.rowid AS rowid, s.*, {document}, d.committee', 1)} WHERE s.rowid IN (?)",
        "references": f"SELECT r.rowid AS rowid, r.*, x.source, {document}, d.committee, s.name AS of_source, "
        "substr(t.text, max(1, r.char_start - 159), r.char_end - r.char_start + 320) AS long "
        'FROM "references" r JOIN mentions x USING (reference_id) JOIN sources s USING (source) JOIN documents d ON d.document_id = r.document_id '
        "LEFT JOIN texts t ON t.document_id = d.document_id WHERE r.rowid IN (?)",
        "documents": "SELECT d.rowid AS rowid, d.*, t.text AS long FROM documents d LEFT JOIN texts t USING (document_id) WHERE d.rowid IN (?)",
    }
    by_id = {row["rowid"]: row for row in store.among(queries[table], rowids)}
    found = [by_id[rowid] for rowid in rowids if rowid in by_id]
    figures = rows.figures_of_demands(store, [row["demand_id"] for row in found]) if table == "demands" else {}
    for row in found:
        row.update({"head": None, "second": None, "context": None, "figures": None})
        row["kind_name"] = w.label("type", row["doc_type"])
        row["designation"] = f"{row['riksmote']}:{row['number']}" if row["riksmote"] and row["number"] else ""
        title = marked(row["title"], question)
        if table == "demands":
            row["head"] = marked(row["gist"], question)
            row["second"] = (
                Markup("{} › {}").format(title, marked(row["section"], question))
                if row["section"] and row["section"] != row["title"]
                else title
            )
            row["context"] = snippet(row["long"], question)
            row["address"] = w.to.demand(row["demand_id"], row["document_id"])
            row["figures"] = figures.get(row["demand_id"])
        elif table == "statistics":
            row["head"] = marked("".join(rows.figure_words(row)), question)
            row["second"] = title
            row["context"] = marked(row["sentence"], question)
            row["address"] = w.to.document(row["document_id"], row["statistic_id"])
        elif table == "references":
            row["head"] = marked(row["surface"], question)
            row["second"] = Markup("{} · {}").format(row["of_source"] or row["source"], title)
            row["context"] = marked(" ".join((row["long"] or "").split()), question)
            row["address"] = w.to.document(row["document_id"], row["reference_id"])
        else:
            row["head"] = title or row["document_id"]
            row["context"] = snippet(row["long"], question) or (row["subtitle"] or None)
            row["address"] = w.to.document(row["document_id"])
    return found


def result_rows(w: Words, asked: Asked, most: int = MOST_ROWS) -> list[Row]:
    """The rows of a search as data: the table's columns, then the document's title, date and parties, and the page of the row."""
    rowids = w.site.search.find(asked).rowids[:most]
    key, table = _KEYS[asked.table], '"references"' if asked.table == "references" else asked.table
    more = "" if asked.table == "documents" else ", d.title, d.date, d.parties"
    join = "" if asked.table == "documents" else "JOIN documents d USING (document_id)"
    by_id: dict[int, Row] = {}
    for start in range(0, len(rowids), 500):
        some = rowids[start : start + 500]
        by_id |= {
            row.pop("_rowid"): row
            for row in w.site.store.among(f"SELECT m.rowid AS _rowid, m.*{more} FROM {table} m {join} WHERE m.rowid IN (?)", some)
        }
    out = []
    for rowid in rowids:
        row = by_id[rowid]
        row["page"] = (
            w.to.demand(row[key], row["document_id"])
            if asked.table == "demands"
            else w.to.document(row["document_id"], None if asked.table == "documents" else row[key])
        )
        out.append(row)
    return out
