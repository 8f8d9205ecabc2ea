"""The declarations: complete in both languages, and the one place from which every other form of a column comes."""

from __future__ import annotations

import dataclasses
import re
import subprocess
import sys
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from riksdata.chamber.official_demands import Decision
from riksdata.extractors.records import Demand, Reference, Statistic
from riksdata.sources.records import Person, ReadDocument, Relation
from schemas.columns import column
from schemas.tables import Column, all_tables, table
from schemas.validation import schema_of

COLUMNS = [pytest.param(c, id=f"{t.name}.{c.name}") for t in all_tables().values() for c in t.columns]


@pytest.mark.parametrize("declared", COLUMNS)
def test_every_column_is_described_in_two_languages(declared: Column) -> None:
    for prose in (declared.title, declared.title_sv, declared.description, declared.description_sv):
        assert prose
        assert prose == prose.strip()
    assert declared.description.endswith("."), "a sentence"
    assert declared.description_sv is not None
    assert declared.description_sv.endswith("."), "en mening"
    assert declared.description_sv != declared.description
    assert declared.example is not None


@pytest.mark.parametrize("declared", COLUMNS)
def test_every_example_keeps_the_rules_of_its_column(declared: Column) -> None:
    example = declared.example
    con = duckdb.connect()
    assert con.execute(f"SELECT TRY_CAST($1 AS {declared.sql_type}) IS NOT NULL", [example]).fetchone() == (True,)
    if declared.values:
        assert example in declared.values
    if declared.minimum is not None:
        assert example >= declared.minimum
    if declared.pattern and "…" not in str(example):
        assert re.fullmatch(declared.pattern, str(example))


@pytest.mark.parametrize("name", all_tables())
def test_ddl_and_arrow_schema_say_the_same(name: str) -> None:
    declared = table(name)
    con = duckdb.connect()
    con.execute(declared.ddl())
    made = con.sql(f'FROM "{name}"').to_arrow_table().schema
    assert [(f.name, f.type) for f in made] == [(f.name, f.type) for f in declared.arrow_schema]
    required = {
        row[0]: row[1]
        for row in con.execute(f"SELECT column_name, is_nullable FROM information_schema.columns WHERE table_name = '{name}'").fetchall()
    }
    assert {c.name: "NO" if c.required else "YES" for c in declared.columns} == required


@pytest.mark.parametrize("name", all_tables())
def test_keys_and_foreign_keys_name_columns_that_are_there(name: str) -> None:
    declared = table(name)
    for key in declared.key:
        assert declared.column(key).required
    for c in declared.columns:
        if c.refers_to:
            other, target = c.refers_to
            assert table(other).column(target).arrow_type == c.arrow_type
            assert table(other).key == (target,)


@pytest.mark.parametrize("name", all_tables())
def test_a_model_takes_its_own_examples_and_refuses_what_breaks_them(name: str) -> None:
    declared = table(name)
    con = duckdb.connect()
    con.execute(declared.ddl())
    values = ["0" * 64 if "…" in str(c.example) and c.pattern else c.example for c in declared.columns]
    con.execute(f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(values))})', values)
    rows = con.sql(f'FROM "{name}"').to_arrow_table()
    schema_of(name).validate(rows, lazy=True)
    first = next(c for c in declared.columns if c.required)
    at = rows.schema.get_field_index(first.name)
    with pytest.raises(Exception, match=first.name):
        schema_of(name).validate(rows.set_column(at, pa.field(first.name, first.arrow_type), pa.nulls(1, first.arrow_type)), lazy=True)
    with pytest.raises(Exception, match="column"):
        schema_of(name).validate(rows.drop_columns([first.name]), lazy=True)


# fields of the records that a table publishes under another name, or not at all
ELSEWHERE = {
    Statistic: {"reference_ordinal"},
    ReadDocument: {"byline_parties", "source_kind", "text", "headings", "source_date", "people", "relations", "official_demands", "issues"},
}


@pytest.mark.parametrize(
    ("record", "name"),
    [
        (Demand, "demands"), (Reference, "references"), (Statistic, "statistics"), (Decision, "demand_decisions"), (Person, "people"),
        (Relation, "document_relations"), (ReadDocument, "documents"),
    ],
)  # fmt: skip
def test_fields_of_records_are_columns_of_tables(record: type, name: str) -> None:
    fields = {f.name for f in dataclasses.fields(record)} - ELSEWHERE.get(record, set())
    assert fields <= {c.name for c in table(name).columns}


def test_a_table_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(KeyError, match="documents"):
        table("motions")
    with pytest.raises(KeyError, match="no column"):
        table("texts").column("words")


def test_a_column_without_description_is_refused() -> None:
    with pytest.raises(ValueError, match="description"):
        column("Title", "Titel", " ", example="x")


def test_extraction_works_where_another_package_is_called_schemas(tmp_path: Path) -> None:
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "__init__.py").write_text("raise ImportError('not ours')\n")
    code = "from riksdata import extract; found = extract('Hej.'); print(type(found).__name__)"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stdout == "Extraction\n", done.stderr
