import datetime
import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riksdata.chamber.official_demands import Decision, OfficialDemand
from riksdata.sources.reader import read_document
from riksdata.sources.records import Person, RawRecord, ReadDocument, Relation, UnreadableSource

FIXTURES = Path(__file__).parents[2] / "fixtures" / "records"
INBOX = Path(__file__).parents[3] / "data" / "inbox"


def read(name, media_type=None):
    media_type = media_type or ("application/xml" if name.endswith(".xml") else "application/json")
    return read_document(RawRecord(f"records/{name}", (FIXTURES / name).read_bytes(), media_type))


def rules(document):
    return [issue.rule for issue in document.issues]


def record(**dokument):
    stated = {"dok_id": "H6029999", "rm": "2018/19", "beteckning": "9999", "typ": "mot", "titel": "Titel", "html": "<p>Text.</p>"}
    return {"dokumentstatus": {"dokument": {**stated, **dokument}}}


def read_data(data, media_type="application/json"):
    return read_document(RawRecord("a.json", json.dumps(data).encode(), media_type))


def test_a_motion_of_today_is_read_completely():
    read_motion = read("mot_2018.json")
    assert read_motion == ReadDocument(
        source_kind="record",
        text=read_motion.text,
        doc_type="mot",
        headings=read_motion.headings,
        dok_id="H6029005",
        subtype="flerparti",
        category="fristående",
        riksmote="2018/19",
        number="9005",
        temp_designation="S9043",
        title="Tåg till Tomteboda",
        subtitle="av Hedda Isaksson m.fl. (S, C, -)",
        date=datetime.date(2018, 11, 27),
        status="Klar",
        committee="TU",
        source_date=datetime.datetime(2019, 6, 18, 16, 33, 52),
        people=(
            Person("author", "Hedda Isaksson", None, "S", "012345670001"),
            Person("author", "Ivar Jonsson", None, "C", "012345670002"),
            Person("author", "Klara Lund", None, "-", "012345670003"),
            Person("author", "Måns Nord", None, "S", "012345670004"),
        ),
        relations=(
            Relation("behandlas_i", "H601TU16"),
            Relation("behandlas_i", "H601TU5"),
            Relation("behandlas_i", "H601TU6"),
            Relation("ändringsförfattning", "sfs-1993-737"),
        ),
        official_demands=(
            OfficialDemand(
                1,
                "Riksdagen ställer sig bakom det som anförs i motionen om tåg till Tomteboda och tillkännager detta för regeringen.",
                (Decision("TU", "avslag", "avslag", "2018/19:TU5", "2"), Decision("TU", "bifall", "bifall", "2018/19:TU16", "4")),
                "TU",
            ),
            OfficialDemand(
                3,
                "Riksdagen ställer sig bakom det som anförs i motionen om spår och tillkännager detta för regeringen.",
                (Decision("TU", "delvis bifall", "avslag", "2018/19:TU6", None),),
                "TU",
            ),
            OfficialDemand(
                4, "Riksdagen ställer sig bakom det som anförs i motionen om växlar och tillkännager detta för regeringen.", (), "TU"
            ),
        ),
        issues=read_motion.issues,
    )
    assert rules(read_motion) == ["relation_malformed"]
    assert read_motion.parties == ("S", "C", "-")
    assert "om tåg till Tomteboda och" in read_motion.text
    assert "Footnote" not in read_motion.text


def test_xml_says_what_json_says():
    assert read("mot_2018.xml") == read("mot_2018.json")


def test_a_scan_of_the_seventies():
    motion = read("mot_1979.json")
    assert (motion.dok_id, motion.riksmote, motion.number, motion.committee) == ("G3029001", "1979/80", "9001", None)
    assert motion.people == (Person("author", "ASTA LINDKVIST", None, "S"), Person("author", "BROR EK", None, "S"))
    assert motion.official_demands is None
    assert motion.relations == ()


def test_yrkanden_listed_twice_count_once_and_as_the_committee_proposed():
    motion = read("mot_1998.json")
    assert motion.title == "Bad för alla åldrar"
    assert (motion.subtype, motion.category, motion.temp_designation, motion.committee) == (None, None, "v0", "SoU")
    assert [p.name for p in motion.people] == ["Cilla Dahl", "Eskil Fors"]
    assert [(d.number, d.decisions) for d in motion.official_demands] == [
        (1, (Decision("SoU", "avslag", "avslag", "1998/99:SoU7", None),)),
        (2, (Decision("SoU", "delvis bifall", "delvis bifall", "1998/99:SoU9", None),)),
    ]
    assert rules(motion) == []


def test_points_of_one_yrkande_and_committees_in_capitals():
    motion = read("mot_2001.json")
    assert motion.committee == "KrU"
    assert [(d.number, [x.committee for x in d.decisions]) for d in motion.official_demands] == [(19, ["KrU"]), (20, ["BoU"])]


def test_the_tens_with_byte_order_mark_list_for_a_scalar_and_number_nought():
    motion = read("mot_2010.json")
    assert motion.doc_type == "mot"
    assert motion.title == "Jämställdhet i fiskhamnar 2011–2014"
    assert [(d.number, d.decisions[0].committee_proposal) for d in motion.official_demands] == [(1, "avslag")]
    assert motion.category == "följdmotion"
    assert motion.relations == (Relation("motgrund", "GY0363"),)
    assert "Fiskhamnar är viktiga." in motion.text


def test_a_withdrawn_motion():
    motion = read("mot_withdrawn.json")
    assert motion.withdrawn
    assert motion.official_demands == ()
    assert (motion.people, rules(motion)) == ((), [])


def test_an_interpellation_answered_by_another():
    interpellation = read("ip_2003.json")
    assert interpellation.people == (
        Person("author", "Olga Palm", None, "M", "012345670001"),
        Person("recipient", "Nils Oskarsson", "finansminister", "S", "012345670001"),
    )
    assert interpellation.recipient == "finansminister Nils Oskarsson"
    assert interpellation.relations == (Relation("ipsvarid", "GR0925"),)
    assert (interpellation.committee, interpellation.temp_designation) == (None, None)


def test_a_long_title_of_a_minister():
    interpellation = read("ip_2014.json")
    assert interpellation.people[-1] == Person("recipient", "Rut Sten", "Ministern för högre utbildning och forskning", "MP", "0777")
    assert rules(interpellation) == []


def test_a_question_without_listed_people():
    question = read("fr_1998.json")
    assert question.people == (Person("author", "Ulla Vik", None, "S"), Person("recipient", "Tora Uhr", "statsrådet", None))
    assert rules(question) == ["people_from_subtitle"]


def test_an_answer_is_written_by_who_answers():
    answer = read("frs_2000.json")
    assert [(p.role, p.name, p.title, p.party) for p in answer.people] == [
        ("author", "Vera Wik", "statsrådet", "S"),
        ("recipient", "Xerxes Ynge", None, "KD"),
    ]
    assert answer.recipient == "Xerxes Ynge (KD)"
    assert answer.relations == (Relation("frågesvar", "GO119010"),)


def test_types():
    assert [read(f"{name}.json").doc_type for name in ("skr_2018", "prot_2018", "bet_2018_invalid")] == ["skr", "prot", "bet"]
    assert read("skr_2018.json").committee is None
    unknown = read("unknown_type.json")
    assert unknown.doc_type == "other"
    assert unknown.dok_id == "H60X90"
    assert rules(unknown) == ["type_unforeseen"]


def test_the_known_invalid_json_is_repaired_but_comments_in_texts_stay():
    report = read("bet_2018_invalid.json")
    assert report.relations == (Relation("behandlar", "H6029005"), Relation("sou", "GOB387"))
    assert report.text == "Utskottets förslag: {/* så */}"


def test_ids_that_could_be_paths_are_computed_instead():
    motion = read("bad_ids.json")
    assert motion.dok_id == "H6029011"
    assert set(rules(motion)) == {"dok_id_malformed", "role_unforeseen", "signatories_missing", "date_malformed"}
    assert motion.date is None


@pytest.mark.parametrize(
    "bad", ["../../x", "a b", "/etc/passwd", "x" * 81, "H6/02", "H6\n02", "H6..02", "", "-H6021", "H6\x0002", "CON", "NUL.json"]
)
def test_no_dok_id_that_is_none_gets_through(bad):
    document = read_data(record(dok_id=bad, beteckning=None))
    assert document.dok_id is None
    assert {"dok_id_malformed", "dok_id_missing"} & set(rules(document))


@pytest.mark.parametrize(
    ("content", "media_type", "rule"),
    [
        (b"<div", "application/json", "html_instead_of_record"),
        (b"<!DOCTYPE html><h1>Serverfel</h1>", "application/json", "html_instead_of_record"),
        (b"<!DOCTYPE html><h1>Serverfel</h1>", "application/xml", "html_instead_of_record"),
        (b'{"dokumentstatus": {"dokument": {"dok_id"', "application/json", "invalid_json"),
        (b'{"a": 1}', "application/json", "not_a_record"),
        (b"[]", "application/json", "not_a_record"),
        (b'{"dokumentlista": {"dokument": []}}', "application/json", "not_a_record"),
        (b'{"dokumentstatus": {"dokument": {"titel": "Ensam"}}}', "application/json", "nothing_to_read"),
        (b"<dokumentstatus><dokument>", "application/xml", "invalid_xml"),
        (b"", "application/json", "empty_file"),
        (b"<p></p>", "text/html", "empty_file"),
        (b"[" * 100_000, "application/json", "invalid_json"),
        (b"<a>" * 100_000, "application/xml", "html_instead_of_record"),
        (b"<dokumentstatus>" + b"<a>" * 100_000, "application/xml", "invalid_xml"),
    ],
)
def test_what_is_no_record_says_so(content, media_type, rule):
    with pytest.raises(UnreadableSource) as caught:
        read_document(RawRecord("api/mot/H6021", content, media_type))
    assert caught.value.rule == rule
    assert "api/mot/H6021: " in str(caught.value)


def test_entities_of_xml_are_refused():
    entities = b'<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">'
    bomb = b"<?xml version='1.0'?><!DOCTYPE x [" + entities + b"]><dokumentstatus><dokument>&b;</dokument></dokumentstatus>"
    outside = b"""<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd"><dokumentstatus/>"""
    for content in (bomb, outside):
        with pytest.raises(UnreadableSource, match="declares a document type"):
            read_document(RawRecord("a.xml", content, "application/xml"))


@pytest.mark.parametrize(
    "name", ["utf-7", "idna", "hex", "rot13", "cp037", "big5", "x-unknown", "", "zlib", "punycode", "unicode_escape", "mbcs"]
)
@pytest.mark.parametrize("written", ["utf-8", "utf-16", "latin-1"])
def test_an_encoding_that_xml_names_raises_nothing_else(name, written):
    text = f'<?xml version="1.0" encoding="{name}"?><dokumentstatus><dokument><titel>Åtgärd</titel></dokument></dokumentstatus>'
    with suppress(UnreadableSource):
        read_document(RawRecord("a.xml", text.encode(written), "application/xml"))


def test_an_id_has_one_form_in_capitals():
    assert read_data(record(dok_id="h6029999")).dok_id == "H6029999"


def test_json_served_as_html_is_still_a_record():
    assert read("mot_2018.json", "text/html") == read("mot_2018.json", "text/plain") == read("mot_2018.json")


def test_wrappings_do_not_matter():
    plain = read_data(record(titel="Titel"))
    inside = record()["dokumentstatus"]["dokument"]
    assert read_data({"dokumentstatus": [{"dokument": [inside]}]}) == plain
    assert read_data({"dokument": inside}) == plain


@pytest.mark.parametrize(
    ("said", "proposal", "decision"),
    [
        (("Bifall", "=utskottet"), "bifall", "bifall"),
        ((" AVSLAG ", None), "avslag", None),
        ((None, "Lagd till handlingarna"), None, "lagd till handlingarna"),
        (("Uppgift saknas", "-"), None, None),
        (("Utgår", "Utgår"), "utgår", "utgår"),
        ((None, "=utskottet"), None, None),
    ],
)
def test_outcomes(said, proposal, decision):
    data = record()
    data["dokumentstatus"]["dokforslag"] = {
        "forslag": {"nummer": "1", "lydelse": "Att.", "utskottet": said[0], "kammaren": said[1], "behandlas_i": "2018/19:TU1"}
    }
    (demand,) = read_data(data).official_demands
    assert demand.decisions == (Decision("TU", proposal, decision, "2018/19:TU1", None),)


def test_an_outcome_that_is_not_foreseen_is_not_lost_in_silence():
    data = record()
    data["dokumentstatus"]["dokforslag"] = {"forslag": {"nummer": "1", "lydelse": "Att.", "kammaren": "Bordlagd"}}
    document = read_data(data)
    assert document.official_demands[0].decisions[0].decision == "annat"
    assert "outcome_unforeseen" in rules(document)


def test_lone_surrogates_and_control_characters_do_no_harm():
    content = json.dumps(record(titel="A\ud800B")).encode().replace(b"Text.", b"Te\x01xt.")
    document = read_document(RawRecord("a.json", content, "application/json"))
    assert document.title == "A?B"
    document.text.encode()


def test_depth_does_no_harm():
    deep = b"[" * 900 + b'"A"' + b"]" * 900
    content = json.dumps(record(titel="@@")).encode().replace(b'"@@"', deep)
    assert rules(read_document(RawRecord("a.json", content, "application/json"))) == ["title_missing", "signatories_missing"]


def test_plain_texts_tell_what_they_state_themselves():
    found = [read_document(RawRecord(f"inbox/{p.name}", p.read_bytes(), "text/plain")) for p in sorted(INBOX.glob("*.txt"))]
    interpellation, motion = found
    assert [d.source_kind for d in found] == ["text", "text"]
    assert (interpellation.doc_type, interpellation.dok_id) == ("ip", "HD10232")
    assert (interpellation.riksmote, interpellation.number) == ("2025/26", "232")
    assert interpellation.recipient == "justitieminister Gunnar Strömmer (M)"
    assert [p.role for p in interpellation.people] == ["author", "recipient"]
    assert interpellation.official_demands is None
    assert (motion.doc_type, motion.dok_id, motion.title) == ("mot", None, None)
    assert {"title_missing", "number_missing"} <= set(rules(motion))


def test_a_page_of_html_is_rendered():
    page = "<html><body><h1>Motion till riksdagen 2018/19:9005</h1><p>Förslag till riksdagsbeslut</p><p>Tåg.</p></body></html>"
    document = read_document(RawRecord("inbox/a.html", page.encode("cp1252"), "text/html"))
    assert document.source_kind == "html"
    assert "Förslag till riksdagsbeslut\n" in document.text
    assert document.headings
    assert "decoded_as_windows_1252" in rules(document)


WORDS = st.sampled_from(
    [
        "",
        "mot",
        "bet",
        "Avslag",
        "=utskottet",
        "Bifall,Avslag",
        "2018/19",
        "2018/19:TU1,2018/19:TU2",
        "12",
        "0",
        "utgår",
        "UTG",
        "A (s)",
        "å, ö",
    ]
)
FIELDS = """
dokumentstatus dokument dokforslag forslag dokintressent intressent dokreferens referens dokuppgift uppgift dokaktivitet
aktivitet dok_id rm beteckning typ doktyp subtyp titel html nummer lydelse utskottet kammaren behandlas_i namn partibet
roll ordning referenstyp ref_dok_id ref_dok_typ ref_dok_rm ref_dok_bet kod text datum systemdatum organ mottagare status
"""
KEYS = st.sampled_from(FIELDS.split())
LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | WORDS | st.text(max_size=12)
SHAPES = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=6), max_leaves=25)


def accepted(raw):
    try:
        document = read_document(raw)
    except UnreadableSource:
        return
    assert isinstance(document, ReadDocument)
    assert document.dok_id or document.text.strip()
    assert all(d.text and d.number > 0 for d in document.official_demands or ())
    numbers = [d.number for d in document.official_demands or ()]
    assert len(numbers) == len(set(numbers))
    assert len(set(document.relations)) == len(document.relations)


@settings(max_examples=300, deadline=None)
@given(SHAPES)
def test_no_shape_of_json_raises_anything_else(shape):
    accepted(RawRecord("a.json", json.dumps(shape).encode(), "application/json"))


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(KEYS, SHAPES, max_size=8), st.dictionaries(KEYS, SHAPES, max_size=5))
def test_no_shape_of_a_record_raises_anything_else(stated, around):
    data = {"dokumentstatus": {**around, "dokument": {"dok_id": "H6021", "html": "<p>Text", **stated}}}
    accepted(RawRecord("a.json", json.dumps(data).encode(), "application/json"))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=60), st.integers(0, 3000), st.sampled_from(["application/json", "application/xml", "text/html", "text/plain"]))
def test_no_damage_to_a_record_raises_anything_else(noise, at, media_type):
    content = (FIXTURES / "mot_2018.json").read_bytes()
    accepted(RawRecord("a", content[:at] + noise + content[at:], media_type))
    accepted(RawRecord("a", noise, media_type))
    content = (FIXTURES / "mot_2018.xml").read_bytes()
    accepted(RawRecord("a", content[:at] + noise + content[at + 10 :], media_type))
