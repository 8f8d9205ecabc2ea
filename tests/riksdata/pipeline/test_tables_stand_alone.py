"""Tables that stand on their own: invented records of the riksdag on the whole way, by the real readers and extractors, to what is published."""

# ruff: noqa: E501  # sentences of motions

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import duckdb
import pytest

from riksdata.pipeline import stages
from riksdata.pipeline.demand_rows import gist
from riksdata.pipeline.publish import build_published
from riksdata.sources.records import RawRecord
from riksdata.storage.home import Home
from riksdata.storage.raw import RawZone
from riksdata.storage.warehouse import open_warehouse
from schemas.tables import all_tables

DEMAND = "Riksdagen ställer sig bakom det som anförs i motionen om att se över stödet till {} och tillkännager detta för regeringen."
SENTENCES = [
    "Var tredje kommun saknar en plan.",
    "En tredjedel av kommunerna saknar en plan.",
    "Enligt Statistiska centralbyrån saknar 33 procent av kommunerna en plan.",
    "Enligt SCB är 29,1 procent av kvinnorna drabbade.",
    "Enligt Brå anmäldes 1 200 brott, enligt Brottsförebyggande rådet var 80 procent av landets 2 000 salonger utan tillstånd.",
    "Detta följer av socialtjänstlagen (2001:453), av prop. 2018/19:1, av motion 2018/19:2 och av betänkandet Bättre broar (SOU 2016:1).",
]


def record(dok_id: str, number: int, title: str, topic: str, sentences: list[str]) -> RawRecord:
    wording = DEMAND.format(topic)
    html = f"<h1>{title}</h1><h2>Förslag till riksdagsbeslut</h2><p>{wording}</p><h2>Motivering</h2>" + "".join(
        f"<p>{s}</p>" for s in sentences
    )
    stated = {
        "dok_id": dok_id, "rm": "2018/19", "beteckning": str(number), "typ": "mot", "doktyp": "mot", "titel": title, "datum": "2018-10-02",
        "systemdatum": "2019-01-01 00:00:00", "html": html,
    }  # fmt: skip
    people = [
        {"namn": "Ada Påhitt", "partibet": "V", "roll": "undertecknare", "ordning": "1", "intressent_id": "0123456789012"},
        {"namn": "Bo Påhitt", "partibet": "-", "roll": "undertecknare", "ordning": "2", "intressent_id": "0123456789013"},
    ]
    proposals = [{"nummer": "1", "lydelse": wording, "utskottet": "Bifall", "kammaren": "Bifall", "behandlas_i": "2018/19:SoU5"}]
    content = {"dokumentstatus": {"dokument": stated, "dokintressent": {"intressent": people}, "dokforslag": {"forslag": proposals}}}
    return RawRecord(f"api/mot/{dok_id}", json.dumps(content).encode(), "application/json")


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    home = Home.open(tmp_path_factory.mktemp("whole") / "home")
    RawZone(home.raw).add(
        [
            record("H60210", 10, "Bättre broar", "landets broar", SENTENCES),
            record("H6022", 2, "Fler färjor", "skärgårdens färjor", ["Enligt SKL saknar 12 procent av kommunerna färjor. Enligt SKR saknar 14 procent av regionerna färjor."]),
        ]
    )  # fmt: skip
    with open_warehouse(home) as con:
        stages.update_documents(home, con, workers=1)
        stages.update_extracted(home, con, workers=1)
        stages.update_links(con)
        build_published(con)
        con.execute("USE warehouse.published")
        yield con


def dicts(con: duckdb.DuckDBPyConnection, sql: str) -> list[dict[str, Any]]:
    return con.sql(sql).to_arrow_table().to_pylist()


def test_each_document_has_the_address_of_its_record(con: duckdb.DuckDBPyConnection) -> None:
    found = dict(con.execute("SELECT document_id, source_url FROM documents").fetchall())
    assert found == {name: f"https://data.riksdagen.se/dokument/{name}" for name in ("H60210", "H6022")}


def test_a_figure_has_its_sentence_and_the_demand_it_argues_for(con: duckdb.DuckDBPyConnection) -> None:
    found = dicts(con, "SELECT s.*, t.text FROM statistics s JOIN texts t USING (document_id) WHERE document_id = 'H60210'")
    assert {row["demand_id"] for row in found} == {"H60210-d1"}
    assert {row["sentence"] for row in found} == set(SENTENCES[:5])
    for row in found:
        assert row["sentence"] == " ".join(row["text"][row["sentence_start"] : row["sentence_end"]].split())


def test_a_gist_is_the_wording_without_the_formula(con: duckdb.DuckDBPyConnection) -> None:
    found = dict(con.execute("SELECT demand_id, gist FROM demands").fetchall())
    assert found == {"H60210-d1": "att se över stödet till landets broar", "H6022-d1": "att se över stödet till skärgårdens färjor"}


def test_every_code_has_its_meaning_in_two_languages(con: duckdb.DuckDBPyConnection) -> None:
    lists = {name for (name,) in con.execute("SELECT DISTINCT list FROM codes").fetchall()}
    assert {"party", "committee", "doc_type", "riksmote", "outcome", "action", "reference_kind", "unit", "qualifier"} <= lists
    (nobody,) = dicts(con, "FROM codes WHERE list = 'party' AND code = '-'")
    assert all(nobody[name] for name in ("title_en", "title_sv", "definition_en", "definition_sv"))
    for name, table in all_tables().items():
        for column in table.columns:
            if column.codes:
                value = f'unnest("{column.name}")' if column.is_list else f'"{column.name}"'
                used = {v for (v,) in con.execute(f'SELECT DISTINCT {value} FROM "{name}"').fetchall() if v is not None}
                there = {v for (v,) in con.execute("SELECT code FROM codes WHERE list = $1", [column.codes]).fetchall()}
                assert used <= there, f"{name}.{column.name}"


@pytest.mark.parametrize(
    ("forms", "name"),
    [
        (("SCB", "Statistiska centralbyrån"), "Statistiska centralbyrån"),
        (("Brå", "Brottsförebyggande rådet"), "Brottsförebyggande rådet"),
        (("SKL", "SKR"), "Sveriges Kommuner och Regioner"),
    ],
)
def test_a_body_has_one_id_however_it_is_written(con: duckdb.DuckDBPyConnection, forms: tuple[str, str], name: str) -> None:
    found = dicts(con, f"SELECT DISTINCT publisher_id FROM statistics WHERE publisher IN {forms}")
    assert len(found) == 1
    (body,) = dicts(con, f"FROM bodies WHERE body_id = '{found[0]['publisher_id']}'")
    assert body["name"] == name
    assert {form.lower() for form in forms} <= {body["name"].lower(), *body["written"]}


def test_what_is_cited_has_its_title(con: duckdb.DuckDBPyConnection) -> None:
    titles = dict(con.execute("SELECT target, title FROM targets").fetchall())
    assert "ocialtjänstlag" in (titles["sfs/2001:453"] or ""), "from the fact table of statutes"
    assert titles["mot/2018/19:2"] == "Fler färjor", "from the raw zone"
    assert titles["sou/2016:1"] == "Bättre broar", "from the text that names it"


def test_a_share_is_a_share_however_it_is_worded(con: duckdb.DuckDBPyConnection) -> None:
    found = {row["surface"].replace("\u00a0", " "): row for row in dicts(con, "FROM statistics WHERE document_id = 'H60210'")}
    shares = {words: row["share"] for words, row in found.items()}
    by_start = {words.split()[0]: share for words, share in shares.items()}
    assert by_start["Var"] == pytest.approx(1 / 3, abs=1e-5)
    assert by_start["En"] == pytest.approx(1 / 3, abs=1e-5)
    assert by_start["33"] == pytest.approx(0.33)
    (salons,) = [row for words, row in found.items() if words.startswith("80")]
    assert (salons["share"], salons["population"]) == (pytest.approx(0.8), 2000)
    (crimes,) = [row for words, row in found.items() if words.startswith("1 200")]
    assert crimes["share"] is None


def test_figures_in_words_say_each_word_once(con: duckdb.DuckDBPyConnection) -> None:
    from schemas.views import views_sql

    with duckdb.connect() as copy:
        for name, table in all_tables().items():
            copy.execute(table.ddl())
            copy.register("incoming", con.execute(f'FROM "{name}"').to_arrow_table())
            copy.execute(f'INSERT INTO "{name}" FROM incoming')
        copy.execute(views_sql())
        words = {row[0].replace("\u00a0", " ") for row in copy.execute("SELECT words FROM figures_in_words").fetchall()}
        assert "29,1 procent av kvinnorna" in words
        assert not [each for each in words if "av kvinnorna av kvinnorna" in each]
        (stated,) = copy.execute("SELECT figures_stated FROM demand_evidence WHERE demand_id = 'H60210-d1'").fetchone() or ("",)
        assert "29,1 procent av kvinnorna;" in stated.replace("\u00a0", " ")
        assert copy.execute("SELECT count(*) FROM citations").fetchone() == copy.execute('SELECT count(*) FROM "references"').fetchone()


def test_a_number_that_a_person_has_is_no_number_to_a_program(con: duckdb.DuckDBPyConnection) -> None:
    found = {person for (person,) in con.execute("SELECT DISTINCT person_id FROM people").fetchall()}
    assert found == {"p-0123456789012", "p-0123456789013"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Riksdagen beslutar att broskatten ska tas bort enligt vad som anförs i motionen.", "att broskatten ska tas bort"),
        ("Riksdagen beslutar att broskatten ska tas bort enligt lagen.", "att broskatten ska tas bort enligt lagen"),
    ],
)
def test_a_gist_ends_before_the_words_that_point_to_the_motion(text: str, said: str) -> None:
    assert gist(text) == said
