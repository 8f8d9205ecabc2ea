"""The whole way from raw records to published tables, the checks on them, and the views over them."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from synthetic import TABLES, extract, raw, read_batch, rows

from riksdata.pipeline import stages
from riksdata.pipeline.checks import all_rules, differing_columns, long_texts, validate_schema
from riksdata.pipeline.extract import sync_extracted
from riksdata.pipeline.ingest import ingest
from riksdata.pipeline.publish import build_published, published_batches
from riksdata.pipeline.read import sync_documents
from riksdata.pipeline.unread import unread_sources
from riksdata.rules.rule import run_rule, run_rules
from riksdata.sources.records import UnreadableSource
from riksdata.storage.home import Home
from riksdata.storage.ids import issue_id
from riksdata.storage.raw import RawZone
from riksdata.storage.warehouse import changed, get_state, open_warehouse
from schemas.tables import all_tables
from schemas.views import all_views

TEXT = "Gör detta. Enligt prop. 2024/25:1 är 40 procent kvinnor."
BY_NAME = {check.name: check for check in all_rules()}


def records() -> list[Any]:
    return [
        raw(
            "mot.zip/h6021.json", dok_id="H6021", text=TEXT, riksmote="2018/19", number="1", date="2018-11-27", source_date="2019-01-01",
            people=[{"role": "author", "name": "Ada", "party": "S"}, {"role": "author", "name": "Bo", "party": "V"}],
            relations=[{"relation": "behandlas_i", "target_dok_id": "H601UBU1"}],
            official_demands=[
                {"number": 1, "text": "Gör detta.",
                 "decisions": [["UbU", "avslag", "avslag", "2018/19:UbU1", "2"], ["KU", "bifall", "bifall", "2018/19:KU1", "1"]]},
                {"number": 2, "text": "Gör något som texten inte säger."},
            ],
        ),
        raw("mot.zip/h6022.json", dok_id="H6022", text=TEXT, riksmote="2018/19", number="2", date="2018-11-28",
            people=[{"role": "author", "name": "Cy", "party": "M"}]),
        raw("mot.zip/h6023.json", raises="not_a_record"),
        raw("mot.zip/h6024.json", dok_id="H6024", text="Utan belägg är 40 procent kvinnor.", riksmote="2018/19", number="4",
            date="2018-11-28", people=[{"role": "author", "name": "Di", "party": "M"}]),
        raw("bet.zip/h601ubu1.json", dok_id="H601UbU1", doc_type="bet", text="Betänkande.", riksmote="2018/19", number="UbU1"),
        raw("inbox/h6021.txt", dok_id="H6021", source_kind="text", text=TEXT),
        UnreadableSource("inbox/x.bin", "binary_file", "This is no text."),
    ]  # fmt: skip


def run(home: Home, con: duckdb.DuckDBPyConnection, *new: Any, workers: int = 1) -> None:
    zone = RawZone(home.raw)
    zone.add(new)
    sync_documents(zone, con, workers=workers, read=read_batch, version="v1")
    sync_extracted(con, TABLES, workers=workers, extract=extract, version="v1")
    stages.update_links(con)
    build_published(con)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = Home.open(tmp_path_factory.mktemp("made") / "home")
    with open_warehouse(home) as con:
        run(home, con, *records())
    return home.root


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Home:
    return Home.open(Path(shutil.copytree(made, tmp_path / "home")))


@pytest.fixture
def con(home: Home) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_warehouse(home) as con:
        yield con


def test_the_tables_have_exactly_the_declared_columns_and_fit_their_schema(con: duckdb.DuckDBPyConnection) -> None:
    for name, declared in all_tables().items():
        table = published_batches(con, name).read_all()
        assert [(f.name, f.type) for f in table.schema] == [(c.name, c.arrow_type) for c in declared.columns]
        assert validate_schema(con, name) == []
        keys = list(zip(*(table[k].to_pylist() for k in declared.key), strict=True))
        assert keys == sorted(keys)
    assert rows(con, "SELECT count(*) FROM published.documents") == [(4,)]


def test_sound_data_pass_every_check(con: duckdb.DuckDBPyConnection) -> None:
    assert [(c.name, r.examples) for c in all_rules() if (r := run_rule(con, c)).failed and c.severity == "error"] == []


def test_links_are_joined_in(con: duckdb.DuckDBPyConnection) -> None:
    assert rows(con, "SELECT demand_id, decision, decided_in FROM published.demands WHERE document_id = 'H6021' ORDER BY 1") == [
        ("H6021-d1", "bifall", "2018/19:KU1"), ("H6021-d2", None, None),
    ]  # fmt: skip
    assert rows(con, "SELECT demand_id, ordinal, decision FROM published.demand_decisions ORDER BY ALL") == [
        ("H6021-d1", 1, "avslag"), ("H6021-d1", 2, "bifall"),
    ]  # fmt: skip
    assert rows(con, "SELECT target_document_id FROM published.document_relations") == [("H601UBU1",)]
    claims = dict(rows(con, "SELECT document_id, claim_id FROM published.statistics"))
    assert claims["H6021"] == claims["H6022"] != claims["H6024"]


def test_a_body_counts_yrkanden_and_questions_alike(con: duckdb.DuckDBPyConnection) -> None:
    con.execute(
        "UPDATE core.demands SET agency = ['Skolverket'], kind = if(ordinal = 1, 'yrkande', 'question') WHERE document_id = 'H6021'"
    )
    changed(con)
    build_published(con)
    kinds = "SELECT kind, count(*) FROM published.demands WHERE list_contains(agency_ids, 'skolverket') GROUP BY 1 ORDER BY 1"
    assert rows(con, kinds) == [("question", 1), ("yrkande", 1)]
    assert rows(con, "SELECT demands FROM published.bodies WHERE body_id = 'skolverket'") == [(2,)]


def test_everything_handed_over_is_a_document_or_an_issue(con: duckdb.DuckDBPyConnection) -> None:
    said = {(source, rule, severity) for source, rule, severity in rows(con, "SELECT source, rule, severity FROM published.issues")}
    assert ("mot.zip/h6023.json", "not_a_record", "error") in said
    assert ("inbox/x.bin", "binary_file", "error") in said
    assert ("inbox/h6021.txt", "other_source", "info") in said
    assert ("mot.zip/h6021.json", "not_in_text", "warning") in said
    assert unread_sources(con) == (
        ("inbox/x.bin", "binary_file", "This is no text."),
        ("mot.zip/h6023.json", "not_a_record", "It cannot be read."),
    )


def test_a_source_that_became_readable_is_no_error_any_more(home: Home, con: duckdb.DuckDBPyConnection) -> None:
    run(home, con, raw("inbox/x.bin", dok_id="X", text="Now it reads."))
    ((severity,),) = rows(con, "SELECT severity FROM published.issues WHERE source = 'inbox/x.bin'")
    assert severity == "info"
    assert [source for source, _, _ in unread_sources(con)] == ["mot.zip/h6023.json"]


def published(con: duckdb.DuckDBPyConnection) -> dict[str, pa.Table]:
    return {name: published_batches(con, name).read_all() for name in all_tables()}


def test_order_rounds_and_workers_do_not_show(tmp_path: Path, con: duckdb.DuckDBPyConnection) -> None:
    other = Home.open(tmp_path / "other")
    with open_warehouse(other) as again:
        for record in reversed(records()):
            run(other, again, record, workers=2)
        assert published(again) == published(con)


def test_nothing_new_changes_nothing(home: Home, con: duckdb.DuckDBPyConnection) -> None:
    before = get_state(con, "published")
    run(home, con, *records())
    assert get_state(con, "published") == before
    report = stages.update_links(con)
    assert (report.changed, report.skipped) == (0, 4)


def test_a_target_that_arrives_later_is_found_later(home: Home, con: duckdb.DuckDBPyConnection) -> None:
    con.execute("UPDATE core.\"references\" SET target_dok_id = 'HC031'")
    changed(con)
    run(home, con)
    assert rows(con, 'SELECT DISTINCT target_dok_id, target_document_id FROM published."references"') == [("HC031", None)]
    run(home, con, raw("prop", dok_id="HC031", doc_type="prop", text="Proposition."))
    assert rows(con, 'SELECT DISTINCT target_dok_id, target_document_id FROM published."references"') == [("HC031", "HC031")]


def test_what_a_party_number_means_gets_its_address(home: Home, con: duckdb.DuckDBPyConnection) -> None:
    con.execute("UPDATE core.\"references\" SET kind = 'mot', label = 'mot/2018/19:S7', uri = NULL, target_dok_id = NULL")
    run(home, con, raw("h6029", dok_id="H6029", riksmote="2018/19", temp_designation="S7", text="Motion."))
    assert rows(con, 'SELECT DISTINCT target_dok_id, target_document_id, uri FROM published."references"') == [
        ("H6029", "H6029", "https://data.riksdagen.se/dokument/H6029")
    ]


@pytest.mark.parametrize(
    ("check", "breaking"),
    [
        ("documents_key_unique", "INSERT INTO published.documents FROM published.documents LIMIT 1"),
        ("documents_required_filled", "UPDATE published.documents SET text_sha256 = NULL WHERE document_id = 'H6021'"),
        ("documents_no_empty_strings", "UPDATE published.documents SET title = '' WHERE document_id = 'H6021'"),
        ("documents_doc_type_in_list", "UPDATE published.documents SET doc_type = 'motion' WHERE document_id = 'H6021'"),
        ("documents_riksmote_pattern", "UPDATE published.documents SET riksmote = '18/19' WHERE document_id = 'H6021'"),
        ("documents_characters_minimum", "UPDATE published.documents SET characters = -1 WHERE document_id = 'H6021'"),
        ("documents_hash_is_of_text", "UPDATE core.texts SET text = text || ' ' WHERE document_id = 'H6021'"),
        ("documents_nothing_lost", "DELETE FROM published.issues WHERE source = 'inbox/x.bin'"),
        ("documents_nothing_lost", "DELETE FROM published.documents WHERE document_id = 'H6024'"),
        ("documents_all_extracted", "DELETE FROM core.extractions WHERE document_id = 'H6022' AND table_name = 'references'"),
        ("demands_document_id_exists", "DELETE FROM published.documents WHERE document_id = 'H6021'"),
        ("demands_official_all_there", "DELETE FROM published.demands WHERE demand_id = 'H6021-d2'"),
        ("demands_official_all_there", "UPDATE published.demands SET text = 'Gör nåt annat.' WHERE demand_id = 'H6021-d1'"),
        ("demands_span_or_issue", "DELETE FROM core.text_issues"),
        ("demands_half_span", "UPDATE published.demands SET char_end = NULL WHERE demand_id = 'H6021-d1'"),
        ("demands_ordinals", "UPDATE published.demands SET ordinal = 1"),
        ("demands_last_decision", "UPDATE published.demands SET decision = 'avslag' WHERE demand_id = 'H6021-d1'"),
        ("demands_repeat_earlier", "UPDATE published.demands SET repeats_demand_id = 'H6022-d1', similarity = 1 WHERE ordinal = 1"),
        ("demands_official_found_in_text", "SELECT 1"),
        ("references_span_is_surface", 'UPDATE published."references" SET char_start = char_start + 1'),
        ("references_label_is_of_kind", "UPDATE published.\"references\" SET kind = 'sou'"),
        ("references_demand_id_exists", "UPDATE published.\"references\" SET demand_id = 'X-d1'"),
        ("statistics_span_is_surface", "UPDATE published.statistics SET sentence_end = char_end - 1"),
        ("statistics_reference_id_exists", 'DELETE FROM published."references"'),
        ("statistics_number", "UPDATE published.statistics SET low = 1"),
        ("statistics_number", "UPDATE published.statistics SET value = 'inf'"),
        ("issues_span_mismatch", "UPDATE published.issues SET rule = 'span_mismatch'"),
    ],
)  # fmt: skip
def test_a_broken_rule_is_found_with_its_rows(con: duckdb.DuckDBPyConnection, check: str, breaking: str) -> None:
    if breaking != "SELECT 1":
        assert run_rule(con, BY_NAME[check]).passed
    con.execute(breaking)
    result = run_rule(con, BY_NAME[check], limit=1)
    assert result.failed
    assert len(result.examples) == 1
    (together,) = [each for each in run_rules(con, all_rules(), 1) if each.rule.name == check]
    assert together == result


def test_a_warehouse_in_which_the_texts_were_copied_is_taken_over(home: Home, con: duckdb.DuckDBPyConnection) -> None:
    con.execute("DROP VIEW published.texts")
    con.execute("CREATE TABLE published.texts AS SELECT * FROM core.texts LIMIT 1")
    con.execute("DELETE FROM core.state WHERE name = 'published'")
    run(home, con)
    assert rows(con, "SELECT count(*) FROM published.texts") == [(4,)]


def test_the_schema_check_names_what_does_not_fit(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("UPDATE published.documents SET doc_type = 'motion' WHERE document_id = 'H6021'")
    (problem,) = validate_schema(con, "documents")
    assert "doc_type" in problem
    assert differing_columns(con) == {}
    con.execute("ALTER TABLE published.documents ALTER doc_type TYPE INTEGER USING 1")
    (found,) = differing_columns(con).items()
    assert found[0] == "documents"
    assert "('doc_type', 'INTEGER')" in found[1]


def test_a_text_that_is_not_there_is_named_though_only_beginnings_are_read(con: duckdb.DuckDBPyConnection) -> None:
    texts = published_batches(con, "texts", in_order=False, short=long_texts("texts")).read_all()
    assert {len(text) for text in texts["text"].to_pylist()} == {1}
    assert all(len(key) > 1 for key in texts["document_id"].to_pylist())
    con.execute("UPDATE core.texts SET text = NULL WHERE document_id = 'H6021'")
    (problem,) = validate_schema(con, "texts")
    assert "text" in problem


def test_a_want_of_memory_is_duckdbs_error_also_once_rows_were_given(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("SET memory_limit = '24MB'; SET temp_directory = ''")
    # the last of the texts alone takes more than there is
    con.execute(
        """CREATE OR REPLACE VIEW published.texts AS
        SELECT i::VARCHAR AS document_id, list_aggregate(range(CASE WHEN i < 20000 THEN 1 ELSE 3000000 END), 'string_agg', 'påhitt') AS text
        FROM range(20001) r(i)"""
    )
    given = published_batches(con, "texts", in_order=False)
    assert given.read_next_batch().num_rows > 0
    with pytest.raises(duckdb.OutOfMemoryException, match="Out of Memory"):
        given.read_all()


def test_an_issue_has_the_id_that_one_document_alone_gives_it(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("INSERT INTO core.text_issues VALUES ('demands', 'H6021', 'invented', 'info', 'Ett påhitt.', 3, 17)")
    changed(con)
    build_published(con)
    told = rows(con, "SELECT issue_id, document_id, source, rule, message, char_start, char_end FROM published.issues")
    assert {row[1] is None for row in told} == {True, False}
    assert {row[5:] for row in told} == {(None, None), (3, 17)}
    assert [row[0] for row in told] == [issue_id(*row[1:]) for row in told]


@pytest.mark.parametrize("declared", [{"source": "mot.zip"}, {"doc_type": "mot", "riksmote": "2018/19"}])
def test_gaps_in_a_whole_collection_are_errors_unless_explained(
    home: Home, con: duckdb.DuckDBPyConnection, declared: dict[str, str]
) -> None:
    check = BY_NAME["documents_number_series"]
    assert run_rule(con, check).passed  # number 3 is missing, but nothing was declared
    RawZone(home.raw).declare_complete(**declared)
    run(home, con)
    assert run_rule(con, check).passed  # number 3 could not be read, and says so
    run(home, con, raw("mot.zip/h6027.json", dok_id="H6027", riksmote="2018/19", number="7", people=[]))
    assert [row["missing"] for row in run_rule(con, check).examples] == ["5", "6"]


def test_a_declared_collection_without_documents_is_an_error(home: Home, con: duckdb.DuckDBPyConnection) -> None:
    RawZone(home.raw).declare_complete(doc_type="ip", riksmote="2018/19")
    run(home, con)
    assert run_rule(con, BY_NAME["documents_number_series"]).examples == [{"doc_type": "ip", "riksmote": "2018/19", "missing": "all"}]


def test_a_forgotten_document_leaves_every_table_and_stays_out(
    home: Home, con: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        stages, "sync_documents", lambda zone, con, **_: sync_documents(zone, con, workers=1, read=read_batch, version="v1")
    )
    RawZone(home.raw).declare_complete(source="mot.zip")
    assert stages.forget(home, con, "H6022", "asked for") == 1
    # it comes back in other bytes, from another source
    ingest(home, [raw("api/H6022", dok_id="H6022", text="Annan lydelse.")])
    report = stages.update_documents(home, con)
    assert report.rows == 3
    run(home, con)
    for name, declared in all_tables().items():
        if "document_id" in [c.name for c in declared.columns]:
            assert rows(con, f"SELECT count(*) FROM published.\"{name}\" WHERE document_id = 'H6022'") == [(0,)]
    assert "Annan lydelse" not in str(
        [
            row
            for batch in RawZone(home.raw).scan({(r["source"], r["sha256"]) for r in RawZone(home.raw).manifest().to_pylist()})
            for row in batch.to_pylist()
        ]
    )
    assert run_rule(con, BY_NAME["documents_number_series"]).passed
    with pytest.raises(stages.UnknownDocument, match="HD999"):
        stages.forget(home, con, "HD999")


def test_of_a_forgotten_document_no_file_of_the_home_keeps_a_word(tmp_path: Path) -> None:
    home = Home.open(tmp_path)
    secret = raw("inbox/a.json", dok_id="H6029", text="Gör detta. " + "HEMLIGHETEN " * 500)
    with open_warehouse(home) as con:
        run(home, con, secret, *records())
        before = {name: published_batches(con, name).read_all() for name in all_tables()}
    holding = [path for path in home.root.rglob("*") if path.is_file() and b"HEMLIGHETEN" in path.read_bytes()]
    assert home.warehouse in holding
    with open_warehouse(home) as con:
        stages.forget(home, con, "H6029")
        run(home, con)
    assert not [path for path in home.root.rglob("*") if path.is_file() and b"HEMLIGHETEN" in path.read_bytes()]
    with open_warehouse(home) as con:
        run(home, con)
        assert rows(con, "SELECT count(*) FROM published.texts") == [(4,)]
        assert published_batches(con, "people").read_all() == before["people"]
        assert [c.name for c in all_rules() if run_rule(con, c).failed and c.severity == "error"] == []


@pytest.fixture
def released(tmp_path: Path, con: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    con.execute("UPDATE core.\"references\" SET target_dok_id = 'HC031'")
    con.execute("UPDATE core.demands SET argument_start = 0, argument_end = 56 WHERE demand_id = 'H6021-d1'")
    con.execute("INSERT INTO link.repeats VALUES ('H6022-d1', 'H6022', 'H6021-d1', 0.9)")
    con.execute("DELETE FROM core.state WHERE name = 'published'")
    con.execute("DELETE FROM link.reference_targets")
    con.execute("INSERT INTO link.reference_targets SELECT reference_id, document_id, target_dok_id, 'H601UbU1' FROM core.\"references\"")
    build_published(con)
    file = tmp_path / "release.duckdb"
    con.execute(f"ATTACH '{file}' AS file (STORAGE_VERSION 'v1.0.0')")
    for name, declared in all_tables().items():
        con.execute(declared.ddl().replace("CREATE TABLE ", "CREATE TABLE file.main."))
        con.execute(f'INSERT INTO file.main."{name}" FROM published."{name}"')
    con.execute("USE file.main")
    con.execute(files("schemas").joinpath("views.sql").read_text("utf-8"))
    con.execute("USE warehouse.main")
    con.execute("DETACH file")
    opened = duckdb.connect(str(file), read_only=True)
    yield opened
    opened.close()


def dicts(con: duckdb.DuckDBPyConnection, query: str) -> list[dict[str, Any]]:
    return con.sql(query).to_arrow_table().to_pylist()


def test_every_view_is_there_and_has_rows(released: duckdb.DuckDBPyConnection) -> None:
    found = rows(released, "SELECT view_name FROM duckdb_views() WHERE NOT internal ORDER BY 1")
    assert [name for (name,) in found] == sorted(all_views())
    for name in all_views():
        assert rows(released, f"SELECT count(*) FROM {name}") != [(0,)], name


def test_the_views_say_what_they_promise(released: duckdb.DuckDBPyConnection) -> None:
    (cited,) = dicts(released, "FROM most_cited")
    assert (cited["target"], cited["year"], cited["mentions"], cited["documents"]) == ("prop/2024/25:1", 2018, 2, 2)
    assert [(c["document_id"], c["target_document_id"], c["mentions"]) for c in dicts(released, "FROM document_citations")] == [
        ("H6021", "H601UbU1", 1), ("H6022", "H601UbU1", 1),
    ]  # fmt: skip
    (claim,) = dicts(released, "FROM repeated_claims")
    assert (claim["documents"], claim["first_document_id"], claim["first_date"], claim["parties"]) == (
        2,
        "H6021",
        datetime.date(2018, 11, 27),
        "M; S; V",
    )
    (figure,) = dicts(released, "FROM figures_without_source")
    assert (figure["document_id"], figure["sentence"]) == ("H6024", "Utan belägg är 40 procent kvinnor.")
    by_party = {row["party"]: row for row in dicts(released, "FROM decisions_by_party")}
    assert {p: (r["demands"], r["approved"], r["undecided"], r["share_approved"]) for p, r in by_party.items()} == {
        "S": (2, 1, 1, 1.0), "V": (2, 1, 1, 1.0), "M": (1, 0, 1, None),
    }  # fmt: skip
    (approved,) = dicts(released, "FROM approved_demands")
    assert (approved["demand_id"], approved["decided_in"]) == ("H6021-d1", "2018/19:KU1")
    assert rows(released, "SELECT chain_id, position, demand_id, times_asked, decision FROM repeated_demands") == [
        ("H6021-d1", 1, "H6021-d1", 2, "bifall"), ("H6021-d1", 2, "H6022-d1", 2, None),
    ]  # fmt: skip
    (evidence,) = dicts(released, "FROM demand_evidence")
    assert (evidence["reference_count"], evidence["sources"], evidence["statistic_count"], evidence["figures_stated"]) == (
        1, "prop. 2024/25:1", 1, "40 procent kvinnor",
    )  # fmt: skip


def test_orders_of_size_without_a_source_come_last_among_repeated_claims() -> None:
    con = duckdb.connect()
    for declared in all_tables().values():
        con.execute(f'CREATE TABLE "{declared.name}" ({", ".join(f""""{c.name}" {c.sql_type}""" for c in declared.columns)})')
    con.execute(files("schemas").joinpath("views.sql").read_text("utf-8"))
    con.execute("INSERT INTO documents BY NAME SELECT 'D' || n AS document_id, ['S'] AS parties FROM range(3) t(n)")
    for claim, documents, value, low, publisher in (
        ("vague", 3, None, 1000.0, None), ("firm", 2, 40.0, None, None), ("told", 3, None, 1000.0, "Brå"),
    ):  # fmt: skip
        con.execute(
            """INSERT INTO statistics BY NAME SELECT $1 || n AS statistic_id, $1 AS claim_id, 'D' || n AS document_id, n AS ordinal,
            $3::DOUBLE AS value, $4::DOUBLE AS low, $5 AS publisher FROM range($2) t(n)""",
            [claim, documents, value, low, publisher],
        )
    assert [row[0] for row in rows(con, "SELECT claim_id FROM repeated_claims")] == ["told", "firm", "vague"]
