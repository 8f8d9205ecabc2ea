"""What the views answer, on three invented motions; and a journalist's question put to the workbook, to pandas' kind of rows and to SQL."""

# ruff: noqa: E501  # rows, one a line

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pyarrow.parquet as pq
import pytest
from motions_fixture import ARGUMENT

from schemas.views import SIMPLE, WHOLE, all_views


@pytest.fixture(scope="module")
def made(three_motions: Path) -> Path:
    return three_motions


@pytest.fixture(scope="module")
def con(made: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(made / "riksdata.duckdb"), read_only=True) as con:
        yield con


ANSWERS: dict[str, tuple[str, list[tuple[Any, ...]]]] = {
    "citations": ("SELECT reference_id, target FROM citations ORDER BY 1", [(f"YA02{n}-r-00000001", "sou/2016:1") for n in ("1", "10", "2")]),
    "most_cited": ("SELECT target, year, mentions, documents, designation FROM most_cited ORDER BY year",
                   [("sou/2016:1", 2018, 2, 2, "SOU 2016:1"), ("sou/2016:1", 2019, 1, 1, "SOU 2016:1")]),
    "document_citations": ("SELECT document_id, target_dok_id, mentions FROM document_citations ORDER BY 1", [(f"YA02{n}", "H4B31", 1) for n in ("1", "10", "2")]),
    "repeated_claims": ("SELECT claim_id, times, documents, first_document_id, publisher, parties, share FROM repeated_claims",
                        [("c-1", 3, 3, "YA021", "Påhittsverket", "M; S; V", 0.291)]),
    "figures_without_source": ("SELECT statistic_id, sentence FROM figures_without_source ORDER BY 1 LIMIT 1",
                               [("YA021-s-00000002", "Var tredje ort saknar stöd.")]),
    "decisions_by_party": ("SELECT party, demands, approved, rejected, undecided, share_approved FROM decisions_by_party ORDER BY party",
                           [("M", 2, 0, 2, 0, 0.0), ("S", 2, 0, 1, 1, 0.0), ("V", 4, 1, 2, 1, 0.3333)]),
    "approved_demands": ("SELECT demand_id, parties FROM approved_demands", [("YA021-d1", ["V"])]),
    "repeated_demands": ("SELECT chain_id, position, times_asked, demand_id FROM repeated_demands", [("YA021-d1", 1, 2, "YA021-d1"), ("YA021-d1", 2, 2, "YA0210-d1")]),
    "figures_in_words": ("SELECT words FROM figures_in_words WHERE document_id = 'YA021' ORDER BY statistic_id",
                         [("29,1 procent av kvinnorna",), ("Var tredje ort",)]),
    "demand_evidence": ("SELECT demand_id, reference_count, sources, statistic_count, statistics_with_source, figures_stated FROM demand_evidence WHERE document_id = 'YA021'",
                        [("YA021-d1", 1, "SOU 2016:1", 2, 1, "29,1 procent av kvinnorna; Var tredje ort")]),
    "document_heads": ("SELECT designation, document_kind, parties, authors FROM document_heads WHERE document_id = 'YA022'",
                       [("mot. 2018/19:2", "motion", "S; V", "Ada S (S), Ada V (V)")]),
    "simple_demands": ("SELECT demand_id, decision, decision_point, action_sv, decided_in_url, argument FROM simple_demands LIMIT 1",
                       [("YA021-d1", "bifall", "punkt 3", "finansiera", "https://data.riksdagen.se/dokument/H601SoU5", ARGUMENT)]),
    "simple_references": ("SELECT words, kind_sv, source, cited_in_documents FROM simple_references LIMIT 1",
                          [("SOU 2016:1", "statens offentliga utredningar (SOU)", "SOU 2016:1", 3)]),
    "simple_statistics": ("SELECT figure, share, unit_sv, period, publisher, source, demand, decision FROM simple_statistics LIMIT 3",
                          [("29,1 procent av kvinnorna", 0.291, "procent", "år 2017", "Påhittsverket", "SOU 2016:1", "att =stärka stöd 1", "bifall"),
                           ("Var tredje ort", 0.333333, "bråkdel", "från 2008", None, None, "att =stärka stöd 1", "bifall"),
                           ("29,1 procent av kvinnorna", 0.291, "procent", "år 2017", "Påhittsverket", "SOU 2016:1", "att =stärka stöd 2", None)]),
}  # fmt: skip


@pytest.mark.parametrize("name", all_views())
def test_each_view_answers(con: duckdb.DuckDBPyConnection, name: str) -> None:
    sql, expected = ANSWERS[name]
    assert con.execute(sql).fetchall() == expected


@pytest.mark.parametrize("name", all_views())
def test_each_view_is_described(con: duckdb.DuckDBPyConnection, made: Path, name: str) -> None:
    view = all_views()[name]
    comment = con.execute("SELECT comment FROM duckdb_views() WHERE view_name = $1", [name]).fetchone()
    assert comment == (view.description,)
    dictionary = (made / "dictionary.html").read_text(encoding="utf-8")
    assert f'id="{name}"' in dictionary
    for column in view.columns:
        assert column.title
        assert column.title_sv
        assert column.description.endswith(".")
        assert name in WHOLE or column.description_sv.endswith(".")
    columns = [row[0] for row in con.execute(f'DESCRIBE "{name}"').fetchall()]
    assert columns == [column.name for column in view.columns]
    (said,) = [each for each in json.loads((made / "datapackage.json").read_text(encoding="utf-8"))["views"] if each["name"] == name]
    assert (said["title"], said["description"], said["path"]) == (view.title, view.description, "riksdata.duckdb")
    assert [field["name"] for field in said["fields"]] == columns


def test_the_documentation_names_every_view(root: Path) -> None:
    text = (root / "docs" / "publishing.md").read_text(encoding="utf-8")
    chapter = text.split("## Views of the DuckDB file")[1].split("\n## ")[0]
    assert [name for name in all_views() if f"`{name}`" not in chapter] == []


@pytest.mark.parametrize("name", SIMPLE)
def test_simple_files_hold_the_view_in_natural_order(con: duckdb.DuckDBPyConnection, made: Path, name: str) -> None:
    expected = con.sql(f"FROM {name}").to_arrow_table()
    file = name.removeprefix("simple_")
    read = pq.read_table(made / "simple" / f"{file}.parquet")
    assert read.to_pylist() == expected.to_pylist()
    with (made / "simple" / f"{file}.csv").open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    assert [row["document_id"] for row in rows] == expected["document_id"].to_pylist()
    assert list(dict.fromkeys(row["document_id"] for row in rows)) == ["YA021", "YA022", "YA0210"]


def test_years_stand_with_a_word_so_that_no_program_takes_them_for_numbers(con: duckdb.DuckDBPyConnection) -> None:
    found = {period for (period,) in con.execute("SELECT DISTINCT period FROM simple_statistics").fetchall()}
    assert found == {"år 2017", "från 2008", "fram till 2002", "åren 2008–2011"}


def sheet(made: Path, name: str) -> list[dict[str, Any]]:
    book = openpyxl.load_workbook(made / "simple" / "riksdata.xlsx")
    head, *rows = book[name].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_the_workbook_has_typed_cells_filters_links_and_no_formula(made: Path) -> None:
    book = openpyxl.load_workbook(made / "simple" / "riksdata.xlsx")
    assert book.sheetnames == ["Yrkanden", "Referenser", "Uppgifter", "Förklaringar"]
    for name, view in zip(book.sheetnames, SIMPLE, strict=False):
        page = book[name]
        assert [cell.value for cell in page[1]] == [column.name for column in all_views()[view].columns]
        assert page.freeze_panes == "C2"
        assert page.auto_filter.ref.startswith("A1:")
        assert not [cell for row in page.iter_rows() for cell in row if cell.data_type == "f"]
    first = sheet(made, "Uppgifter")[0]
    assert first["value"] == 29.1
    assert first["date"].date() == date(2018, 10, 1)
    assert book["Yrkanden"].cell(2, [c.value for c in book["Yrkanden"][1]].index("url") + 1).hyperlink.target.endswith("YA021")
    explained = {(row[0].value, row[1].value) for row in book["Förklaringar"].iter_rows()}
    assert {("Yrkanden", "gist"), ("Uppgifter", "share"), ("action", "fund")} <= explained


def test_the_workbook_has_the_same_bytes_each_time(made: Path, tmp_path: Path) -> None:
    from riksdata.release.exporters.simple import WORKBOOK, write_simple

    (tmp_path / "riksdata.duckdb").symlink_to(made / "riksdata.duckdb")
    write_simple(tmp_path)
    assert (tmp_path / WORKBOOK).read_bytes() == (made / WORKBOOK).read_bytes()


def test_every_value_of_a_row_comes_back_from_the_workbook_as_it_was(tmp_path: Path) -> None:
    import pyarrow as pa

    from riksdata.release.exporters.sheet_rows import CELL, CUT
    from riksdata.release.exporters.workbook import write_workbook

    view = all_views()["simple_statistics"]
    texts = ["=1+1", " outer spaces ", "a < b & c > d", "line\nbreak", "\x01 _x0041_ \uffff", "", "x" * (CELL + 1), "åäö \U0001f600", None]
    rows = {
        "title": pa.array(texts),
        "date": pa.array([date(1971, 1, 1), None, *[date(2018, 10, 3)] * 7]),
        "value": pa.array([0.1, 5e10, -3.0, None, 1e-7, 2.0, 1 / 3, 29.1, 0.0]),
        "population": pa.array([1, None, 3, 2**40, 5, 6, 7, 8, 9], pa.int64()),
        "url": pa.array([*["https://example.org/a?b=1&c=2#d"] * 7, "no link", None]),
    }
    names = [column.name for column in view.columns]
    batch = pa.record_batch([rows.get(name, pa.nulls(len(texts), pa.string())) for name in names], names=names)
    with write_workbook(tmp_path / "book.xlsx") as book:
        sheet = book.sheet(view)
        for start in (0, 4, 8):
            sheet.write(batch.slice(start, 4))
    page = openpyxl.load_workbook(tmp_path / "book.xlsx")["Uppgifter"]
    found = {name: [page.cell(row, place).value for row in range(2, 11)] for place, name in enumerate(names, 1)}
    assert found["title"] == [texts[0], *texts[1:4], "_x0001_ _x005F_x0041_ _xFFFF_", None, "x" * (CELL - len(CUT)) + CUT, texts[7], None]
    assert [each and each.date() for each in found["date"]] == rows["date"].to_pylist()
    assert found["value"] == rows["value"].to_pylist()
    assert found["population"] == rows["population"].to_pylist()
    assert found["url"] == rows["url"].to_pylist()
    links = [page.cell(row, names.index("url") + 1).hyperlink for row in range(2, 11)]
    assert [each and (each.target, each.location) for each in links] == [*[("https://example.org/a?b=1&c=2", "d")] * 7, None, None]
    assert page.auto_filter.ref == f"A1:{page.cell(10, len(names)).coordinate}"


# The question: which of V's demands did the chamber approve, with what figures behind them, and where can one read them?
EXPECTED = [
    ("mot. 2018/19:1", "att =stärka stöd 1", "29,1 procent av kvinnorna; Var tredje ort", "https://data.riksdagen.se/dokument/YA021")
]
ASKED = ("designation", "gist", "figures_stated", "url")


def test_the_workbook_answers_by_filters_alone(made: Path) -> None:
    rows = [row for row in sheet(made, "Yrkanden") if "V" in row["parties"] and row["decision"] == "bifall"]
    assert [tuple(row[name] for name in ASKED) for row in rows] == EXPECTED


def test_sql_answers_in_three_lines(made: Path) -> None:
    sql = f"""SELECT {", ".join(ASKED)}
        FROM '{made}/simple/demands.parquet'
        WHERE parties LIKE '%V%' AND decision = 'bifall'"""
    assert duckdb.sql(sql).fetchall() == EXPECTED


def test_lists_are_lists_and_ids_no_numbers(made: Path) -> None:
    with (made / "documents.csv").open(encoding="utf-8", newline="") as source:
        by_id = {row["document_id"]: row for row in csv.DictReader(source)}
    assert json.loads(by_id["YA022"]["parties"]) == ["S", "V"]
    assert pq.read_table(made / "documents.parquet", columns=["parties"])["parties"].to_pylist() == [["V"], ["S", "V"], ["M"]]
    with (made / "people.csv").open(encoding="utf-8", newline="") as source:
        assert all(row["person_id"].startswith("p-") for row in csv.DictReader(source))


def test_no_two_columns_of_a_view_are_called_the_same() -> None:
    for view in all_views().values():
        for titles in ([c.title.casefold() for c in view.columns], [c.title_sv.casefold() for c in view.columns]):
            assert len(set(titles)) == len(titles), (view.name, sorted(t for t in titles if titles.count(t) > 1))


def test_what_is_said_of_a_column_names_no_column_that_a_reader_does_not_have() -> None:
    for view in all_views().values():
        if view.name in WHOLE:
            continue
        for column in view.columns:
            for said in (column.description, column.description_sv):
                assert "`title_source`" not in said or "`targets`" in said, (view.name, column.name)


def test_a_column_with_prose_of_its_own_keeps_its_code_list() -> None:
    columns = {c.name: c for c in all_views()["document_citations"].columns}
    assert columns["target_type"].codes == columns["doc_type"].codes == "doc_type"
    assert columns["target_date"].description_sv != columns["date"].description_sv
    assert columns["target_parties"].description != columns["parties"].description
