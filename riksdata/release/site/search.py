"""Search: a question and facet filters → the matching rows of one table, sorted, with counts by facet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from riksdata.release.site.facets import FACETS, TABLES, AllFacets
from riksdata.release.site.query import Question, read_question
from riksdata.release.site.search_index import AROUND
from riksdata.release.site.store import Row, Store

WEIGHTS = {
    "demands": (4.0, 8.0, 4.0, 1.0),
    "statistics": (1.0, 4.0, 2.0),
    "references": (1.0, 6.0, 2.0),
    "documents": (8.0, 4.0, 1.0),
}
"""What a word counts in each column of the index, in the order of `search_index.INDEXES`."""
PAGE = 20
COUNTED = 1000
"""So many of the best rows are looked at to say how many hold the words as an exact phrase; of more, that many at least."""
NEAR = 200
"""So many of the best rows are looked at for the words standing together."""

_AS_BYTES = {
    "demands": """SELECT m.rowid AS rowid, CAST(d.title AS BLOB) AS a, CAST(m.text AS BLOB) AS b, CAST(m.section AS BLOB) AS c,
        m.document_id AS document, m.argument_start AS start, m.argument_end AS stop
        FROM demands m JOIN documents d USING (document_id) WHERE m.rowid IN (?)""",
    "statistics": """SELECT s.rowid AS rowid, CAST(d.title AS BLOB) AS a, CAST(s.surface AS BLOB) AS b,
        CAST(coalesce(s.noun, '') || ' | ' || coalesce(s.publisher, '') || ' | ' || coalesce(b.name, '') AS BLOB) AS c,
        CAST(s.sentence AS BLOB) AS e
        FROM statistics s JOIN documents d USING (document_id) LEFT JOIN bodies b ON b.body_id = s.publisher_id WHERE s.rowid IN (?)""",
    "references": f"""SELECT r.rowid AS rowid, CAST(d.title AS BLOB) AS a, CAST(r.surface AS BLOB) AS b, CAST(r.label || ' | ' || coalesce(g.title, '') AS BLOB) AS c,
        r.document_id AS document, max(0, r.char_start - {AROUND}) AS start,
        max(0, r.char_start - {AROUND}) + r.char_end - r.char_start + {2 * AROUND} AS stop
        FROM "references" r JOIN documents d USING (document_id) LEFT JOIN targets g ON g.target = r.target WHERE r.rowid IN (?)""",
    "documents": """SELECT d.rowid AS rowid, CAST(d.title AS BLOB) AS a, CAST(t.text AS BLOB) AS b,
        (SELECT CAST(group_concat(name, ' ') AS BLOB) FROM people p WHERE p.document_id = d.document_id) AS c, NULL AS e
        FROM documents d LEFT JOIN texts t USING (document_id) WHERE d.rowid IN (?)""",
}
"""The texts of rows as UTF-8, for quotations; the columns are those of the index. Of a passage it is told where it stands."""
_AT_ONCE = 500


@dataclass(frozen=True)
class Asked:
    """A search as its address says it."""

    table: str
    question: Question
    filters: Mapping[str, tuple[str, ...]]
    """Facet → values, one of which a row must have."""
    sort: str
    """`fit` or `date`."""
    page: int = 1


@dataclass(frozen=True)
class Found:
    """What a search found: the rows in order, and for each facet how many rows each value has under the other filters."""

    rowids: list[int]
    facets: dict[str, Counter[str]]
    outcomes: dict[str, Counter[str]] = field(default_factory=dict)
    """For demands: party → decision → rows."""


def read_asked(parameters: Sequence[tuple[str, str]]) -> Asked:
    """A search from the parameters of its address; what is unknown or out of range is passed over."""
    first = dict(reversed(parameters))
    table = first.get("in", TABLES[0])
    if table not in TABLES:
        table = TABLES[0]
    filters: dict[str, tuple[str, ...]] = {}
    for name, value in parameters:
        if name in FACETS[table] and value:
            filters[name] = (*filters.get(name, ()), value[:300])
    question = read_question(first.get("q", ""))
    sort = first.get("sort", "")
    if sort not in ("fit", "date"):
        sort = "fit" if question.clauses else "date"
    page = first.get("page", "1")
    return Asked(table, question, filters, sort, max(1, int(page)) if page.isascii() and page.isdigit() and len(page) < 7 else 1)


class Search:
    """Searches one release."""

    def __init__(self, store: Store) -> None:
        """`store`: the release."""
        self.store = store
        self.facets = AllFacets(store)

    def find(self, asked: Asked) -> Found:
        """All rows that answer. An empty question finds all rows of the table; one of stray signs alone finds none."""
        facets = self.facets.of(asked.table)
        fit = self._fit(asked, facets.kinds)
        wanted = [frozenset(asked.filters.get(name, ())) for name in facets.names]
        active = [place for place, values in enumerate(wanted) if values]
        counts: list[Counter[str]] = [Counter() for _ in facets.names]
        of_demands = asked.table == "demands"
        party, decision = facets.names.index("party"), facets.names.index("decision") if of_demands else -1
        outcomes: dict[str, Counter[str]] = {}
        answering = set()
        everything = range(len(facets.names))
        for kind, rows in Counter(map(facets.kinds.__getitem__, fit)).items():
            values = facets.values[kind]
            failing = [place for place in active if wanted[place].isdisjoint(values[place])]
            if len(failing) > 1:
                continue
            for place in failing or everything:
                count = counts[place]
                for value in values[place]:
                    count[value] += rows
            if not failing:
                answering.add(kind)
                if of_demands:
                    for each in values[party] if values[decision] else ():
                        outcomes.setdefault(each, Counter())[values[decision][0]] += rows
        kinds = facets.kinds
        rowids = [rowid for rowid in fit if kinds[rowid] in answering] if active else list(fit)
        # Stable sorts, one upon the other: of equal ones that which stands first in the table.
        rowids.sort()
        rowids.sort(key=fit.__getitem__)
        if asked.sort == "date":
            rowids.sort(key=facets.dates.__getitem__, reverse=True)
        else:
            rowids = self._together_first(asked, rowids)
        return Found(rowids, dict(zip(facets.names, counts, strict=True)), outcomes)

    def _fit(self, asked: Asked, every: Mapping[int, object]) -> dict[int, float]:
        """rowid → how well it fits; smaller is better, as FTS5 counts."""
        expression = asked.question.expression
        if not expression:
            return {} if asked.question.text else dict.fromkeys(every, 0.0)
        index = f"search_{asked.table}"
        weights = ", ".join(map(str, WEIGHTS[asked.table]))
        found: dict[int, float] = dict(
            self.store.pairs(f"SELECT rowid, bm25({index}, {weights}) FROM {index} WHERE {index} MATCH ?", (expression,))
        )
        if asked.question.phrases:
            holding = {
                row["rowid"]
                for row in self._texts(asked.table, list(found))
                if asked.question.holds(row["a"], row["b"], row["c"], row["e"])
            }
            found = {rowid: fit for rowid, fit in found.items() if rowid in holding}
        return found

    def _together_first(self, asked: Asked, rowids: list[int]) -> list[int]:
        """Of the best rows, those first in which the words stand together."""
        phrase = asked.question.as_phrase
        if phrase is None or asked.table == "documents":
            return rowids
        question = read_question(phrase)
        best = rowids[:NEAR]
        near = {
            row["rowid"]: question.holds(row["b"], row["c"]) * 2 + question.holds(row["a"], row["e"])
            for row in self._texts(asked.table, best)
        }
        return sorted(best, key=lambda r: -near.get(r, 0)) + rowids[NEAR:]

    def holding(self, table: str, question: Question, rowids: Sequence[int]) -> int:
        """How many of the best `COUNTED` rows hold every quotation of a question."""
        return sum(question.holds(row["a"], row["b"], row["c"], row["e"]) for row in self._texts(table, list(rowids[:COUNTED])))

    def _texts(self, table: str, rowids: list[int]) -> list[Row]:
        out = []
        for start in range(0, len(rowids), _AT_ONCE):
            rows = self.store.among(_AS_BYTES[table], rowids[start : start + _AT_ONCE])
            self._add_passages(rows)
            out += rows
        return out

    def _add_passages(self, rows: list[Row]) -> None:
        """The passages of rows that say where theirs stand: each text is taken up once, as many rows are of the same."""
        documents = sorted({row["document"] for row in rows if row.get("start") is not None})
        asked = "SELECT document_id, text FROM texts WHERE document_id IN (?)"
        texts = {row["document_id"]: row["text"] for row in self.store.among(asked, documents)}
        for row in rows:
            if "document" in row:
                text = texts.get(row["document"]) if row["start"] is not None else None
                row["e"] = text[row["start"] : row["stop"]].encode() if text else None
