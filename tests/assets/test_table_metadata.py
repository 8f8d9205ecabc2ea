from __future__ import annotations

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assets.metadata import PREVIEW_CHARACTERS, column_schema, markdown_table, preview
from schemas.tables import Table, all_tables


@pytest.mark.parametrize("table", all_tables().values(), ids=lambda table: table.name)
def test_columns_are_shown_as_declared(table: Table) -> None:
    shown = column_schema(table)
    assert [(c.name, c.type, c.description) for c in shown.columns] == [(c.name, c.sql_type, c.description) for c in table.columns]
    unique = [c.name for c in shown.columns if c.constraints.unique]
    assert unique == (list(table.key) if len(table.key) == 1 else [])


@given(st.lists(st.tuples(st.text(), st.none() | st.integers() | st.text()), max_size=5))
def test_a_preview_keeps_its_shape_whatever_the_data(rows: list[tuple[str, object]]) -> None:
    lines = str(markdown_table(["a", "b"], rows).value).split("\n")
    assert len(lines) == 2 + len(rows)
    for line in lines:
        assert line.count("|") == 3
        assert "<" not in line


def test_a_preview_is_cut(home: object) -> None:
    table = all_tables()["texts"]
    with duckdb.connect() as con:
        con.execute("CREATE SCHEMA published")
        con.execute(table.ddl().replace('"texts"', "published.texts", 1))
        con.execute("INSERT INTO published.texts SELECT 'd' || i, repeat('ord ', 1000) FROM range(50) t(i)")
        con.execute("UPDATE published.texts SET document_id = document_id || repeat('x', 1000)")
        shown = str(preview(con, table).value).split("\n")
    assert len(shown) == 2 + 5
    assert all(len(line) < 2 * PREVIEW_CHARACTERS for line in shown)


def test_a_preview_shows_no_words_of_a_document() -> None:
    table = all_tables()["people"]
    with duckdb.connect() as con:
        con.execute("CREATE SCHEMA published")
        con.execute(table.ddl().replace('"people"', "published.people", 1))
        con.execute(
            "INSERT INTO published.people BY NAME SELECT 'd1' AS document_id, 1 AS ordinal, 'author' AS role, 'Ada Adasson' AS name"
        )
        shown = str(preview(con, table).value)
    assert "| d1 | 1 | author |" in shown
    assert "Ada" not in shown
