"""Whether every span says what its row says, and every hash is of its text: one definition, for tables and for files.

One pass over the texts, since SQL counts characters anew for each row.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

import pyarrow as pa

from riksdata.rules.quoting import sql_text
from riksdata.rules.rule import Connection, Relation, Rule
from schemas.tables import all_tables

SPAN_TABLES = tuple(name for name, declared in all_tables().items() if name == "demands" or declared.has("surface"))
"""Tables whose rows are cut out of a text."""
_MARKER = re.compile(r"\[(?:footnoteRef:|bookmark:)[^\]\n]{0,80}\]")
_FAILURES = "CREATE OR REPLACE TEMP TABLE {name} (table_name VARCHAR, row_id VARCHAR, document_id VARCHAR, problem VARCHAR)"
_AT_ONCE = 64
_DOCUMENTS_AT_ONCE = 5000


def _rows_of(name: str) -> str:
    """What a span must say, whether its white space is folded, and the wider span that holds it: the sentence, where a table has one."""
    declared = all_tables()[name]
    holds = declared.has("sentence_start")
    wide = "sentence_start AS wide_start, sentence_end AS wide_end" if holds else "NULL AS wide_start, NULL AS wide_end"
    return f"""SELECT '{name}' AS table_name, {declared.key[0]} AS row_id, document_id, surface AS said, false AS folded,
        char_start, char_end, {wide}, {str(holds).lower()} AS holds FROM {{of}}"""


# Of a demand the words may be those of the record (null: the span must only lie in the text), and the wider span is its argument.
_ROWS = {name: _rows_of(name) for name in SPAN_TABLES if name != "demands"} | {
    "demands": """SELECT 'demands' AS table_name, demand_id AS row_id, document_id, CASE WHEN origin = 'text' THEN text END AS said,
        true AS folded, char_start, char_end, argument_start AS wide_start, argument_end AS wide_end, false AS holds FROM {of}""",
}


class SpanFailure(NamedTuple):
    """A row whose span does not hold."""

    table: str
    row_id: str
    document_id: str
    problem: str


def fold(text: str) -> str:
    """A cut from the text as a demand words it: markers stepped over, white space folded."""
    return " ".join(_MARKER.sub("", text).split())


def span_failures(con: Connection, relation: Relation, tables: Collection[str] = SPAN_TABLES) -> Iterator[SpanFailure]:
    """Every row of `tables` whose span does not hold, document by document. `relation` reads them and the table `texts`."""
    rows = " UNION ALL ".join(_ROWS[name].format(of=relation(name)) for name in SPAN_TABLES if name in tables)
    if not rows:
        return
    fields = "table_name, row_id, said, folded, char_start, char_end, wide_start, wide_end, holds"
    lists = ", ".join(f"list({field.strip()})" for field in fields.split(","))
    for some in _ranges(con, relation):
        cursor = con.execute(
            f"SELECT r.*, t.text FROM (SELECT document_id, {lists} FROM ({rows}) WHERE {some} GROUP BY document_id) r "
            f"LEFT JOIN (FROM {relation('texts')} WHERE {some}) t ON t.document_id = r.document_id"
        )
        while found := cursor.fetchmany(_AT_ONCE):
            for document, *columns, text in found:
                for table, row_id, *said in zip(*columns, strict=True):
                    problem = span_problem(text, *said)
                    if problem:
                        yield SpanFailure(table, row_id, document, problem)


def _ranges(con: Connection, relation: Relation) -> list[str]:
    """Conditions that part the documents, so that lists of the rows of all of them are never held at once."""
    ids = f"SELECT document_id, row_number() OVER (ORDER BY document_id) AS place FROM {relation('texts')}"
    found = con.execute(f"SELECT document_id FROM ({ids}) WHERE place % {_DOCUMENTS_AT_ONCE} = 0 ORDER BY document_id").fetchall()
    bounds = [sql_text(row[0]) for row in found]
    low = ["true", *(f"document_id >= {bound}" for bound in bounds)]
    high = [*(f"document_id < {bound}" for bound in bounds), "true"]
    ranges = [f"({above} AND {below})" for above, below in zip(low, high, strict=True)]
    return [f"({ranges[0]} OR document_id IS NULL)", *ranges[1:]]  # a row of no document is looked at too


def span_problem(
    text: str | None,
    said: str | None,
    folded: bool,
    start: int | None,
    end: int | None,
    wide_start: int | None = None,
    wide_end: int | None = None,
    holds: bool = False,
) -> str | None:
    """What is wrong with the span of a row; None where it holds.

    `said`: what stands there, None where it must only lie in the text. `folded`: white space and markers do not count. `wide_start`,
    `wide_end`: a wider span, which must lie in the text, and where `holds` around the span.
    """
    if text is None:
        nowhere = said is None and start is None and end is None and wide_start is None and wide_end is None
        return None if nowhere else "the document has no text"
    if wide_start is not None and wide_end is not None and not 0 <= wide_start <= wide_end <= len(text):
        return f"{wide_start}–{wide_end} leaves the text of {len(text)} characters"
    if start is None or end is None:
        return None if said is None else "it has no span"
    if not 0 <= start <= end <= len(text):
        return f"{start}–{end} leaves the text of {len(text)} characters"
    if holds and wide_start is not None and wide_end is not None and not (wide_start <= start and end <= wide_end):
        return f"{start}–{end} lies outside its sentence {wide_start}–{wide_end}"
    there = text[start:end]
    if said is None or there == said or (folded and (" ".join(there.split()) == said or fold(there) == fold(said))):
        return None
    return f"the text says {there[:80]!r}"


def span_rules(relation: Relation, id_columns: dict[str, str], failures: str = "span_failures") -> list[Rule]:
    """One rule a table with spans; `id_columns`: table → the column of its key. Run together, all are worked out in one pass."""

    def prepare(con: Connection) -> None:
        _fill(con, relation, list(id_columns), failures)

    return [
        Rule(
            f"{name}_span_is_surface",
            name,
            "span",
            "error",
            "The text between char_start and char_end is what the row says, and no span leaves the text.",
            f"SELECT row_id AS {column}, document_id, problem FROM temp.{failures} WHERE table_name = '{name}'",
            prepare=prepare,
        )
        for name, column in id_columns.items()
    ]


def hash_rule(relation: Relation) -> Rule:
    """Length and hash of every document against its text; one without a text needs an issue that says so."""
    return Rule(
        "documents_hash_is_of_text",
        "documents",
        "hash",
        "error",
        "Length and hash are those of the text; every document has one, or an issue says that its source holds none.",
        f"""SELECT d.document_id, d.characters, length(t.text) AS found
        FROM {relation("documents")} d LEFT JOIN {relation("texts")} t ON t.document_id = d.document_id
        WHERE d.characters <> coalesce(length(t.text), 0) OR d.text_sha256 <> sha256(coalesce(t.text, ''))
        OR (t.text IS NULL AND NOT EXISTS (
            SELECT 1 FROM {relation("issues")} i WHERE i.document_id = d.document_id AND i.rule = 'text_missing'))""",
    )


def _fill(con: Connection, relation: Relation, tables: list[str], failures: str) -> None:
    con.execute(_FAILURES.format(name=failures))
    # the rows are read to the end before anything is written on the same connection
    found = list(span_failures(con, relation, tables))
    if not found:
        return
    columns = [pa.array(column, pa.string()) for column in zip(*found, strict=True)]
    con.register("_failed_spans", pa.table(columns, names=["table_name", "row_id", "document_id", "problem"]))
    try:
        con.execute(f"INSERT INTO temp.{failures} FROM _failed_spans")
    finally:
        con.unregister("_failed_spans")
