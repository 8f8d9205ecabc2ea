"""The inner tables of the warehouse: what was read and extracted, before links are joined in. Their columns follow the published ones."""

from __future__ import annotations

import hashlib

import pyarrow as pa

from riksdata.storage.extracted import EXTRACTED, extracted_columns
from schemas.tables import table

STRING, INT = pa.string(), pa.int64()
HEADINGS = pa.list_(pa.struct([("start", INT), ("end", INT), ("level", INT)]))
OFFICIAL = pa.list_(pa.struct([("number", INT), ("text", STRING)]))


def inner(name: str) -> str:
    """The inner table of a published one, as SQL reads it."""
    return 'core."references"' if name == "references" else f"core.{name}"


def _published(name: str, without: tuple[str, ...] = ()) -> pa.Schema:
    return pa.schema([pa.field(c.name, c.arrow_type) for c in table(name).columns if c.name not in without])


def _extracted(name: str) -> pa.Schema:
    return pa.schema([pa.field(c.name, c.arrow_type) for c in extracted_columns(name)])


def _columns(strings: str, *others: tuple[str, pa.DataType]) -> pa.Schema:
    """Columns of text by name, then the others."""
    return pa.schema([*((name, STRING) for name in strings.split()), *others])


REPEAT_INDEX: dict[str, pa.Schema] = {
    "link.asked": _columns("demand_id document_id place", ("wording", INT)),
    "link.wordings": pa.schema(
        [("wording", INT), ("stems", pa.list_(STRING)), ("fixed", pa.list_(STRING)), ("weight", pa.float64()), ("telling", pa.uint64())]
    ),
    "link.buckets": pa.schema([("bucket", INT), ("wording", INT)]),
    "link.near": pa.schema([("later", INT), ("earlier", INT)]),
    "link.first_asked": _columns("place demand_id document_id", ("wording", INT), ("root", INT), ("similarity", pa.float64())),
}
"""The index by which repeated demands are found (see `riksdata.pipeline.link.repeat_index`)."""

TABLES: dict[str, pa.Schema] = {
    # one row a raw record: what it was read as, or why it was not
    "core.readings": _columns(
        "source sha256 document_id source_kind rule message reader_version",
        ("source_date", pa.timestamp("us")),
        ("readable", pa.bool_()),
        ("characters", INT),
    ),
    # what changed since the stages above last looked (see `riksdata.storage.changes`)
    "core.changes": _columns("document_id source", ("generation", INT)),
    # the type and riksmöte of documents whose rows in a table changed since the latest release; `whole`: all may have
    "core.unreleased": pa.schema([("whole", pa.bool_()), ("table_name", STRING), ("doc_type", STRING), ("riksmote", STRING)]),
    "core.complete_collections": _columns("source doc_type riksmote"),
    "core.forgotten": _columns("document_id"),
    # raw records that no document came of, and that were not there when their folder or archive was last read
    "core.absent": _columns("source sha256"),
    "core.documents": _published("documents"),
    "core.texts": _published("texts"),
    "core.people": _published("people"),
    "core.document_relations": _published("document_relations", ("target_document_id",)),
    # what the extractors are given besides the text; the hash covers all of it, and the text
    "core.inputs": _columns("document_id input_sha256", ("headings", HEADINGS), ("official", OFFICIAL)),
    "core.decisions": _columns(
        "document_id committee committee_proposal decision decided_in decision_point", ("number", INT), ("ordinal", INT)
    ),
    "core.source_issues": _columns("document_id source rule severity message"),
    **{inner(name): _extracted(name) for name in EXTRACTED},
    "core.text_issues": _columns("table_name document_id rule severity message", ("char_start", INT), ("char_end", INT)),
    # how many quantities of each document are no statistics, by the rule that says so
    "core.rejected_quantities": _columns("document_id rule", ("quantities", INT)),
    # which documents an extractor has done, with what input and in which version
    "core.extractions": _columns("table_name document_id input_sha256 version"),
    # each row with the document that it is of, so that the rows of a changed document can be replaced
    "link.reference_targets": _columns("reference_id document_id target_dok_id target_document_id"),
    "link.reference_demands": _columns("reference_id document_id demand_id"),
    "link.statistic_demands": _columns("statistic_id document_id demand_id"),
    "link.claims": _columns("statistic_id document_id claim_id"),
    "link.repeats": _columns("demand_id document_id repeats_demand_id", ("similarity", pa.float64())),
    # what other documents look a document up by: its dok_id, its party number, its text, its sources; and what they find
    "link.lookups": _columns("document_id kind key value"),
    **REPEAT_INDEX,
}

OF_DOCUMENT = (
    "core.documents",
    "core.texts",
    "core.people",
    "core.document_relations",
    "core.inputs",
    "core.decisions",
    "core.source_issues",
)
"""The tables that reading a document fills."""

_SQL = {
    pa.string(): "VARCHAR",
    pa.int64(): "BIGINT",
    pa.uint64(): "UBIGINT",
    pa.bool_(): "BOOLEAN",
    pa.float64(): "DOUBLE",
    pa.date32(): "DATE",
    pa.timestamp("us"): "TIMESTAMP",
}


def _sql_type(kind: pa.DataType) -> str:
    if pa.types.is_list(kind):
        return _sql_type(kind.value_type) + "[]"
    if pa.types.is_struct(kind):
        return "STRUCT(" + ", ".join(f'"{f.name}" {_sql_type(f.type)}' for f in kind) + ")"
    return _SQL[kind]


def create_table(name: str, schema: pa.Schema) -> str:
    """`CREATE TABLE` of an inner table; without constraints, since the checks name what breaks a rule."""
    return f"CREATE TABLE {name} (" + ", ".join(f'"{f.name}" {_sql_type(f.type)}' for f in schema) + ")"


LAYOUT = hashlib.sha256("\n".join(create_table(name, schema) for name, schema in TABLES.items()).encode()).hexdigest()[:16]
"""Changes when an inner table does; a warehouse of another layout is built anew."""
