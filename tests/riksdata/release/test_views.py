"""What the views answer, on three invented motions; and a journalist's question put to the workbook, to pandas' kind of rows and to SQL."""

# ruff: noqa: E501  # rows, one a line

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pyarrow.parquet as pq
import pytest
from release_fixture import release, warehouse

from schemas.tables import all_tables
from schemas.views import SIMPLE, WHOLE, all_views

Rows = dict[str, list[dict[str, Any]]]
ARGUMENT = "Enligt Påhittsverket är 29,1\u00a0procent av kvinnorna drabbade (SOU 2016:1). Var tredje ort saknar stöd."


def motion(number: int, parties: list[str], decision: str | None, day: date, repeats: str | None = None) -> Rows:
    document = f"YA02{number}"
    wording = f"Riksdagen ställer sig bakom det som anförs i motionen om att =stärka stöd {number} och tillkännager detta för regeringen."
    text = f"{wording}\n{ARGUMENT}\n"
    start, figure, third = text.index(ARGUMENT), text.index("29,1"), text.index("Var tredje")
    end = start + len(ARGUMENT)
    sentence = "Enligt Påhittsverket är 29,1 procent av kvinnorna drabbade (SOU 2016:1)."
    cited = text.index("SOU")
    of_statistic = {"document_id": document, "low": None, "high": None, "qualifier": "exact", "sentence_start": start, "sentence_end": end}
    return {
        "documents": [{
            "document_id": document, "dok_id": document, "doc_type": "mot", "riksmote": "2018/19", "number": str(number), "title": f"Påhitt {number}",
            "date": day, "parties": parties, "withdrawn": False, "characters": len(text), "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
            "source": "påhitt.zip", "source_sha256": "1" * 64, "source_url": f"https://data.riksdagen.se/dokument/{document}",
        }],
        "texts": [{"document_id": document, "text": text}],
        "people": [{"document_id": document, "ordinal": k, "role": "author", "name": f"Ada {p}", "party": p, "person_id": f"p-0{k}"} for k, p in enumerate(parties, 1)],
        "demands": [{
            "demand_id": f"{document}-d{n}", "document_id": document, "ordinal": n, "kind": "yrkande", "text": wording, "gist": f"att =stärka stöd {number}",
            "origin": "record", "form": "announce", "action": "fund", "agency": ["Påhittsverket"] if n == 1 else None, "committee": "SoU",
            "decision": decision if n == 1 else "avslag", "committee_proposal": "avslag", "decided_in": "2018/19:SoU5", "decision_point": "3",
            "argument_start": start if n == 1 else None, "argument_end": end if n == 1 else None, "repeats_demand_id": repeats if n == 1 else None,
            "similarity": 0.9 if repeats and n == 1 else None,
        } for n in (1, 2)],
        "references": [{
            "reference_id": f"{document}-r-00000001", "document_id": document, "ordinal": 1, "kind": "sou", "label": "sou/2016:1", "surface": "SOU 2016:1",
            "char_start": cited, "char_end": cited + 10, "ibid": False, "uri": "https://example.org/sou/2016:1", "target_dok_id": "H4B31", "target": "sou/2016:1",
        }],
        "statistics": [
            {**of_statistic, "statistic_id": f"{document}-s-00000001", "ordinal": 1, "surface": "29,1\u00a0procent av kvinnorna", "char_start": figure,
             "char_end": figure + 25, "value": 29.1, "unit": "percent", "share": 0.291, "noun": "av kvinnorna", "period": "2017", "sentence": sentence, "publisher": "Påhittsverket",
             "publisher_id": "pahittsverket", "reference_id": f"{document}-r-00000001", "claim_id": "c-1", "demand_id": f"{document}-d1"},
            {**of_statistic, "statistic_id": f"{document}-s-00000002", "ordinal": 2, "surface": "Var tredje", "char_start": third, "char_end": third + 10,
             "value": 1.0, "whole": 3.0, "unit": "fraction", "share": 0.333333, "noun": "ort", "period": "2008–" if number == 1 else "2008–2011", "sentence": "Var tredje ort saknar stöd.",
             "demand_id": f"{document}-d1"},
        ],
    }  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found: Rows = {name: [] for name in all_tables()}
    for each in (
        motion(10, ["M"], "avslag", date(2019, 3, 1), repeats="YA021-d1"),
        motion(1, ["V"], "bifall", date(2018, 10, 1)),
        motion(2, ["S", "V"], None, date(2018, 10, 2)),
    ):
        for name, rows in each.items():
            found[name] += rows
    found["bodies"] = [
        {"body_id": "pahittsverket", "name": "Påhittsverket", "written": ["pv"], "known": True, "statistics": 3, "demands": 3}
    ]
    con = warehouse(found)
    try:
        result = release(tmp_path_factory.mktemp("views"), con)
    finally:
        con.close()
    assert result.path
    return result.path


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

    from riksdata.release.exporters.workbook import CELL, CUT, write_workbook

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
