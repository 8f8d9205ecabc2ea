"""Who signed, as bylines of papers and records write it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from riksdata.chamber.parties import parties_in, party_letters
from riksdata.pipeline.one_document import extract_record
from riksdata.sources.people import people_from_byline
from riksdata.sources.records import RawRecord

BODY = "\n\nFörslag till riksdagsbeslut\n\nRiksdagen ställer sig bakom det som anförs i motionen om broar.\n\nMotivering\n\nBroar behövs.\n"


def read(content: str, media_type: str = "text/plain") -> tuple[dict[str, Any], list[tuple[str, str | None]]]:
    tables = extract_record(RawRecord("invented", content.encode(), media_type)).tables
    return tables["documents"][0], [(person["name"], person["party"]) for person in tables["people"]]


@pytest.mark.parametrize(
    ("byline", "people", "parties"),
    [
        ("av Tage Furuholm m.fl. (C, M, L)", [("Tage Furuholm", None)], "C; M; L"),
        ("av Tage Furuholm (L) m.fl.", [("Tage Furuholm", "L")], "L"),
        ("av Tage Furuholm (L) m. fl.", [("Tage Furuholm", "L")], "L"),
        ("av Tage Furuholm (Centerpartiet)", [("Tage Furuholm", "C")], "C"),
        ("av Tage Furuholm m.fl. (Miljöpartiet de gröna)", [("Tage Furuholm", "MP")], "MP"),
        ("av Tage Furuholm och Hedda Ek (båda Vänsterpartiet)", [("Tage Furuholm", "V"), ("Hedda Ek", "V")], "V"),
        ("av Tage Furuholm (S) och Hedda d'Ek (M)", [("Tage Furuholm", "S"), ("Hedda d'Ek", "M")], "S; M"),
        ("av Tage d’Hage-Ek (KD)", [("Tage d’Hage-Ek", "KD")], "KD"),
        ("av Tage Furuholm, Hedda Ek och Ivar Lund (samtliga sd)",
         [("Tage Furuholm", "SD"), ("Hedda Ek", "SD"), ("Ivar Lund", "SD")], "SD"),
        ("av Tage Furuholm m.fl. (S och V)", [("Tage Furuholm", None)], "S; V"),
        ("av Tage Furuholm (L) med flera", [("Tage Furuholm", "L")], "L"),
        ("av Åsa de la Hage (Sverigedemokraterna), Tage D'Ek (SD) m.fl.", [("Åsa de la Hage", "SD"), ("Tage D'Ek", "SD")], "SD"),
        ("av Tage Furuholm (-)", [("Tage Furuholm", "-")], "-"),
    ],
)  # fmt: skip
def test_a_byline_of_a_paper_and_of_a_record(byline: str, people: list[tuple[str, str | None]], parties: str) -> None:
    document, signed = read(f"Motion till riksdagen\n2025/26:9700\n{byline}\n\nFler broar{BODY}")
    assert (document["title"], signed, document["parties"]) == ("Fler broar", people, parties.split("; "))
    record = {
        "dokumentstatus": {
            "dokument": {
                "dok_id": "HD029700", "rm": "2025/26", "beteckning": "9700", "typ": "mot", "titel": "Fler broar", "subtitel": byline,
                "html": "<p>Broar behövs.</p>",
            },
            "dokintressent": {"intressent": []},
        }
    }  # fmt: skip
    document, signed = read(json.dumps(record), "application/json")
    assert (document["title"], signed, document["parties"]) == ("Fler broar", people, parties.split("; "))


@pytest.mark.parametrize(
    ("byline", "people", "parties"),
    [
        ("Tage Furuholm m. fl. (c)", [("Tage Furuholm", "C")], "C"),
        ("Tage Furuholm och Hedda Ek (båda fp)", [("Tage Furuholm", "FP"), ("Hedda Ek", "FP")], "FP"),
        ("Tage Furuholm (s), Hedda Ek (vpk)", [("Tage Furuholm", "S"), ("Hedda Ek", "VPK")], "S; VPK"),
    ],
)
def test_a_byline_of_an_older_paper_begins_with_the_name(byline: str, people: list[tuple[str, str | None]], parties: str) -> None:
    document, signed = read(f"Motion\n1985/86:704\n{byline}\nFler broar{BODY}")
    assert (document["title"], signed, document["parties"]) == ("Fler broar", people, parties.split("; "))


def test_a_title_with_letters_in_brackets_stays_the_title() -> None:
    document, signed = read(f"Motion\n1985/86:704\nSveriges Radio Aktiebolag (SR){BODY}")
    assert (document["title"], signed) == ("Sveriges Radio Aktiebolag (SR)", [])


@pytest.mark.parametrize("byline", ["", "av", "Bilaga (3)", "Broar (S) och annat smått", "av regeringen", "(S)"])
def test_what_is_no_byline_names_nobody(byline: str) -> None:
    assert people_from_byline(byline) == ([], ())


@pytest.mark.parametrize(
    ("written", "letters"),
    [("s", "S"), ("Centerpartiet", "C"), ("folkpartiet liberalerna", "FP"), ("–", "-"), ("xyz", "XYZ"), ("Trafikverket", None), ("", None)],
)
def test_a_party_by_letters_or_name(written: str, letters: str | None) -> None:
    assert party_letters(written) == letters


@pytest.mark.parametrize(
    ("brackets", "parties"),
    [("båda C", ("C",)), ("S, C, -", ("S", "C", "-")), ("S/MP", ("S", "MP")), ("alla kd", ("KD",)), ("se bilaga 2", ()), ("S, S", ("S",))],
)
def test_parties_in_brackets(brackets: str, parties: tuple[str, ...]) -> None:
    assert parties_in(brackets) == parties
