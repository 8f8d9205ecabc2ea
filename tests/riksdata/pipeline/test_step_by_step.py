"""However a warehouse came to be, step by step or at once, its published tables are the same to the last value."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from synthetic import TABLES, extract, raw, read_batch, rows

from riksdata.pipeline import publish, stages
from riksdata.pipeline.changed_rows import fresh, replaced, was
from riksdata.pipeline.checks import all_rules, rules_of_replaced
from riksdata.pipeline.extract import sync_extracted
from riksdata.pipeline.link import update as linking
from riksdata.pipeline.publish import released, unreleased
from riksdata.pipeline.publish_checked import RulesBroken, hold_against_rules, publish_checked
from riksdata.pipeline.published_rows import is_of_documents
from riksdata.pipeline.read import sync_documents
from riksdata.rules.rule import run_rules
from riksdata.sources.records import UnreadableSource
from riksdata.storage.home import Home
from riksdata.storage.raw import RawZone
from riksdata.storage.warehouse import Connection, get_state, memory_warehouse
from schemas.tables import all_tables

DEMANDS = (
    "Riksdagen ställer sig bakom det som anförs i motionen om skydd av kärrängar och grodors lekvatten.",
    "Riksdagen ställer sig bakom det som anförs i motionen om att utreda skydd av kärrängar och grodors lekvatten.",
    "Riksdagen ställer sig bakom det som anförs i motionen om fjällugglans boplatser och salamandrars övervintring.",
    "Gör detta.",
)
WORDS = (
    "Gör detta.", "Enligt prop. 2024/25:1 är det så.", "40 procent är kvinnor.", "Intet nytt.", "Samma text.", "Så säger SCB.",
    "Så säger Grodräkningsbyrån.", "Så säger grodräkningsbyrån.", "Enligt Brå är det så.",
)  # fmt: skip
SOURCES = [f"inbox/{k}.json" for k in range(12)]


def record(source: str, chance: random.Random) -> Any:
    """A document that may cite, repeat, bear the name of and share the text of others."""
    if chance.random() < 0.1:
        return chance.choice((raw(source, raises="not_a_record"), UnreadableSource(source, "binary_file", "This is no text.")))
    kind = chance.choice(("mot", "mot", "prop"))
    number = chance.randint(1, 5)
    dok_id = {"mot": f"HC02{number}", "prop": "HC031"}[kind] if chance.random() < 0.9 else None
    said: dict[str, Any] = {
        "dok_id": dok_id, "doc_type": kind, "riksmote": chance.choice(("2024/25", "2023/24")), "number": str(number),
        "text": " ".join(chance.sample(WORDS, chance.randint(1, 5))), "date": f"2024-0{chance.randint(1, 4)}-01",
        "source_date": f"2024-0{chance.randint(1, 9)}-02", "temp_designation": chance.choice((None, "V1", "V2")),
        "title": chance.choice((None, "Grodor", "Ugglor")), "source_kind": chance.choice(("record", "html")),
        "relations": [
            {"relation": "behandlas_i", "target_dok_id": f"HC02{chance.randint(1, 5)}"},
            {"relation": "hör_till", "target_dok_id": chance.choice(("HC031", "hc031")), "target_title": chance.choice((None, "Budget"))},
        ],
        "people": [{"role": "author", "name": "Ada"}] if chance.random() < 0.7 else [],
        "committee": chance.choice((None, "UbU", "GrU")),
    }  # fmt: skip
    if kind == "mot" and chance.random() < 0.8:
        asked = [{"number": k, "text": text} for k, text in enumerate(chance.sample(DEMANDS, 2), 1)]
        asked[0]["decisions"] = [[chance.choice(("UbU", "GrU")), "avslag", "avslag", "2018/19:UbU1", "2"]] if chance.random() < 0.5 else []
        said["official_demands"] = asked
    return raw(source, **said)


def stand(con: Connection) -> dict[str, list[tuple[Any, ...]]]:
    return {name: rows(con, f'SELECT * FROM published."{name}" ORDER BY ALL') for name in all_tables()}


def by_place(con: Connection) -> dict[str, set[tuple[Any, ...]]]:
    """The rows of each table of documents, with riksmöte and type of their document in front."""
    of_decision = "regexp_replace(t.demand_id, '-d[0-9]+$', '')"
    return {
        name: {
            (row[:2], repr(row[2:]))
            for row in rows(
                con,
                f'SELECT d.riksmote, d.doc_type, t.* FROM published."{name}" t LEFT JOIN published.documents d '
                f"ON d.document_id = {of_decision if name == 'demand_decisions' else 't.document_id'}",
            )
        }
        for name in all_tables()
        if is_of_documents(name)
    }


def bring_in_step(
    zone: RawZone, con: Connection, versions: dict[str, str], publishing: Callable[[Connection], Any] = publish_checked
) -> Any:
    sync_documents(zone, con, workers=1, read=read_batch, version=versions["read"])
    while stages._forget_again(zone, con):
        sync_documents(zone, con, workers=1, read=read_batch, version=versions["read"])
    for table in TABLES:
        sync_extracted(con, [table], workers=1, extract=extract, version=versions[table])
    stages.update_links(con)
    return publishing(con)


@pytest.mark.parametrize("seed", range(4))
def test_any_sequence_of_changes_gives_what_a_new_warehouse_gives(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(seed)
    zone = RawZone(Home.open(tmp_path).raw)
    versions = dict.fromkeys(("read", *TABLES), "v1")
    con = memory_warehouse()
    for step in range(6):
        act = chance.random()
        if act < 0.7 or step == 0:
            zone.add([record(source, chance) for source in chance.sample(SOURCES, chance.randint(1, 4))])
        elif act < 0.85:
            held = rows(con, "SELECT DISTINCT document_id FROM core.documents ORDER BY 1")
            gone = chance.choice(held)[0] if held else "X"
            zone.forget(gone, [sha for (sha,) in con.execute("SELECT sha256 FROM core.readings WHERE document_id = $1", [gone]).fetchall()])
        elif act < 0.95:
            versions[chance.choice(tuple(versions))] = f"v{step}"
        else:
            monkeypatch.setattr(linking, "links_version", lambda step=step: f"links-{step}")
            monkeypatch.setattr("riksdata.pipeline.publish.links_version", lambda step=step: f"links-{step}")
        released(con)
        before = by_place(con) if step else {}
        verdict = bring_in_step(zone, con, versions)
        noted = unreleased(con)
        if step and noted is not None:  # what is to be released is where rows differ, and nowhere else
            differ = {name: {where for where, _ in own ^ before[name]} for name, own in by_place(con).items()}
            assert noted == {name: places for name, places in differ.items() if places}
        if step % 2 == 0:  # two changes, one on the other, are held against a new warehouse together
            continue
        fresh = memory_warehouse()
        wanted = bring_in_step(zone, fresh, versions)
        assert stand(con) == stand(fresh)
        assert verdict == wanted


def test_one_document_more_replaces_its_own_rows_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    zone, con, versions = RawZone(Home.open(tmp_path).raw), memory_warehouse(), dict.fromkeys(("read", *TABLES), "v1")
    zone.add([raw(f"inbox/{k}.json", dok_id=f"HC02{k}", text=f"Gör detta. Nummer {k}.", riksmote="2024/25") for k in range(5)])
    bring_in_step(zone, con, versions)
    kept = {name: rows(con, f'SELECT rowid FROM published."{name}" ORDER BY 1') for name in ("documents", "demands")}
    zone.add([raw("inbox/9.json", dok_id="HC029", text="Gör detta. Nummer 9.", riksmote="2024/25")])
    bring_in_step(zone, con, versions)
    assert rows(con, "FROM _republished") == [("HC029",)]
    assert unreleased(con) is None  # nothing was released yet
    for name, before in kept.items():
        assert is_of_documents(name)
        assert set(before) <= set(rows(con, f'SELECT rowid FROM published."{name}"'))
    assert get_state(con, "published")


def test_of_a_document_that_is_linked_otherwise_only_the_tables_with_other_rows_are_to_be_released(tmp_path: Path) -> None:
    zone, con, versions = RawZone(Home.open(tmp_path).raw), memory_warehouse(), dict.fromkeys(("read", *TABLES), "v1")
    dealt_with = [{"relation": "behandlas_i", "target_dok_id": "HC011"}]
    zone.add([raw("inbox/1.json", dok_id="HB021", riksmote="2023/24", text="40 procent är kvinnor.", relations=dealt_with)])
    bring_in_step(zone, con, versions)
    released(con)
    assert unreleased(con) == {}
    kept = rows(con, "SELECT rowid, document_id FROM published.statistics")
    assert kept
    zone.add([raw("inbox/2.json", dok_id="HC011", doc_type="bet", number="1", text="Intet nytt.", riksmote="2024/25")])
    bring_in_step(zone, con, versions)
    noted = unreleased(con)
    assert noted is not None
    assert set(rows(con, "FROM _republished")) == {("HB021",), ("HC011",)}
    assert {name for name, places in noted.items() if ("2023/24", "mot") in places} == {"document_relations"}
    assert kept == rows(con, "SELECT rowid, document_id FROM published.statistics")  # what is the same again was not touched
    assert {"documents", "texts"} <= {name for name, places in noted.items() if ("2024/25", "bet") in places}


def test_rules_see_what_a_removed_row_leaves_behind(tmp_path: Path) -> None:
    zone, con, versions = RawZone(Home.open(tmp_path).raw), memory_warehouse(), dict.fromkeys(("read", *TABLES), "v1")
    zone.add([raw(f"inbox/{k}.json", dok_id=f"HC02{k}", text=f"Gör detta. Nummer {k}.", riksmote="2024/25") for k in range(3)])
    bring_in_step(zone, con, versions)
    con.execute("UPDATE published.demands SET repeats_demand_id = 'HC022-d1', similarity = 1 WHERE demand_id = 'HC021-d1'")
    zone.forget("HC022", [sha for (sha,) in rows(con, "SELECT sha256 FROM core.readings WHERE document_id = 'HC022'")])
    with pytest.raises(RulesBroken, match="demands_repeats_demand_id_exists"):
        bring_in_step(zone, con, versions)
    assert rows(con, "SELECT count(*) FROM published.documents") == [(3,)]


def test_rules_look_for_replaced_rows_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    zone, con, versions = RawZone(Home.open(tmp_path).raw), memory_warehouse(), dict.fromkeys(("read", *TABLES), "v1")
    zone.add([raw(f"inbox/{k}.json", dok_id=f"HC02{k}", text=f"Gör detta. Nummer {k}.", riksmote="2024/25") for k in range(3)])
    bring_in_step(zone, con, versions)
    zone.add([raw("inbox/9.json", dok_id="HC029", text="Gör detta. Nummer 9.", riksmote="2024/25")])
    held = "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main' AND table_name SIMILAR TO '(replaced|was|fresh|counted) .*'"
    with monkeypatch.context() as patched:
        patched.setattr(publish, "drop_rows", lambda con: None)
        bring_in_step(zone, con, versions)
    assert rows(con, held)
    assert rows(con, f"SELECT document_id FROM {replaced('documents')}") == [("HC029",)]
    assert rows(con, f"SELECT document_id FROM {fresh('documents')}") == [("HC029",)]
    assert rows(con, f"FROM {was('documents')}") == []
    # of the rows as a whole only the keys are read, by the rules that ask whether a key stands elsewhere
    whole = {rule.name for rule in rules_of_replaced() if 'published."demands"' in rule.sql}
    assert whole == {"demands_key_unique", *(n for n in whole if n.endswith("_exists"))}
    sooner = {rule.name for rule in rules_of_replaced() if "published." in (rule.sooner or "")}
    assert sooner == {name for name in sooner if name.endswith("publisher_id_exists")}  # bodies are few
    publish.drop_rows(con)
    assert rows(con, held) == []


BREAKING = (
    ("documents", "title = ''"), ("documents", "characters = -1"), ("documents", "committee = 'XXU'"), ("documents", "date = '1801-01-01'"),
    ("documents", "source = 'elsewhere'"), ("demands", "repeats_demand_id = 'HC022-d9', similarity = 1"), ("demands", "text = NULL"),
    ("demands", "char_end = NULL"), ("references", "target_document_id = 'HC02X'"), ("references", "uri = 'nowhere'"),
    ("references", "kind = 'mot', target_dok_id = NULL"), ("statistics", "value = 'inf'"), ("people", "role = NULL"),
)  # fmt: skip


def test_rules_say_the_same_of_replaced_rows_as_of_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    zone, con, versions = RawZone(Home.open(tmp_path).raw), memory_warehouse(), dict.fromkeys(("read", *TABLES), "v1")
    said = {"riksmote": "2024/25", "date": "2024-10-01", "people": [{"role": "author", "name": "Ada"}]}
    text = "Gör detta. Enligt prop. 2024/25:1 är 40 procent kvinnor. Nummer"
    zone.add([raw(f"inbox/{k}.json", dok_id=f"HC02{k}", text=f"{text} {k}.", **said) for k in range(3)])
    before = bring_in_step(zone, con, versions)
    zone.add([raw("inbox/9.json", dok_id="HC029", text=f"{text} 9.", **said)])
    monkeypatch.setattr(publish, "drop_rows", lambda con: None)
    assert bring_in_step(zone, con, versions) == hold_against_rules(con)
    for table, breaking in BREAKING:
        con.execute("BEGIN")
        for rows_of in (f'published."{table}"', replaced(table), fresh(table)):
            con.execute(f"UPDATE {rows_of} SET {breaking} WHERE document_id = 'HC029'")
        found = {each.rule: each.failed for each in hold_against_rules(con, before).failures}
        assert found == {each.rule.name: each.failed for each in run_rules(con, all_rules()) if each.failed}, breaking
        assert found or table == "references"  # of few references no share is told
        con.execute("ROLLBACK")


def test_texts_of_other_documents_are_not_read(tmp_path: Path) -> None:
    zone, con, versions = RawZone(Home.open(tmp_path).raw), memory_warehouse(), dict.fromkeys(("read", *TABLES), "v1")
    zone.add([raw(f"inbox/{k}.json", dok_id=f"HC02{k}", text=f"Gör detta. Nummer {k}.", riksmote="2024/25") for k in range(3)])
    bring_in_step(zone, con, versions)
    con.execute("INSERT INTO core.texts VALUES ('HC024', '')")
    assert rows(con, "SELECT document_id FROM published.texts ORDER BY ALL") == [("HC020",), ("HC021",), ("HC022",)]
    ((_, plan),) = con.execute("EXPLAIN FROM published.texts WHERE document_id IN (FROM _republished)").fetchall()
    scan = plan[plan.index("core.texts") :]
    assert "text!=" not in scan.replace(" ", "")
    ((_, plan),) = con.execute("EXPLAIN SELECT count(*) FROM published.texts").fetchall()
    assert "text" not in plan.replace("core.texts", "").replace("texts", "")  # who counts them reads none


def test_what_is_cited_is_called_as_the_records_and_documents_of_today_call_it(tmp_path: Path) -> None:
    zone, con, versions = RawZone(Home.open(tmp_path).raw), memory_warehouse(), dict.fromkeys(("read", *TABLES), "v1")

    def called(*records: Any) -> list[tuple[Any, ...]]:
        zone.add(records)
        bring_in_step(zone, con, versions)
        fresh = memory_warehouse()
        bring_in_step(zone, fresh, versions, publish.build_published)  # the rules were held against the same rows already
        assert rows(con, "FROM published.targets ORDER BY ALL") == rows(fresh, "FROM published.targets ORDER BY ALL")
        return rows(con, "SELECT title, title_source, mentions FROM published.targets WHERE target = 'prop/2024/25:1'")

    def naming(day: int, title: str | None) -> Any:
        named = [{"relation": "hör_till", "target_dok_id": "hc031", "target_title": title}] if title else []
        return raw("inbox/2.json", dok_id="HC022", relations=named, source_date=f"2024-02-0{day}")

    def citing(day: int, text: str = "Enligt prop. 2024/25:1 är det så.") -> Any:
        return raw("inbox/1.json", dok_id="HC021", text=text, source_date=f"2024-02-0{day}")

    assert called(citing(1), raw("inbox/9.json", dok_id="HC029", text="Intet nytt.")) == [(None, None, 1)]
    assert called(naming(2, "Vår")) == [("Vår", "record", 1)]
    assert called(naming(3, "Budget")) == [("Budget", "record", 1)]
    assert called(naming(4, None)) == [(None, None, 1)]
    assert called(citing(5, "Intet nytt.")) == []
    assert called(citing(6)) == [(None, None, 1)]
    bill = {"dok_id": "HC031", "doc_type": "prop", "number": "1", "riksmote": "2024/25", "text": "Intet nytt."}
    assert called(raw("inbox/3.json", title="Grodor", source_date="2024-03-01", **bill)) == [("Grodor", "documents", 1)]
    assert called(raw("inbox/3.json", title="Ugglor", source_date="2024-03-02", **bill)) == [("Ugglor", "documents", 1)]
