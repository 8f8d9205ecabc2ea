"""Words that look like a work and are none: sentences, places, people, figures, parts of a paper."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reference_reading import labels, read


@pytest.mark.parametrize(
    "text",
    [
        "I Stockholms norra förorter bor många barn (Rädda Barnen 2016).",
        "I Malmö växer vart tredje barn upp vid bryggan (Rädda Barnen 2016).",
        "Det finns bryggor i Norrland och dess inland (SCB 2016).",
        "Det är vanligt i Skåne med omnejd (SCB 2016).",
        "Det är vanligt i Gävle och trakten däromkring (SCB 2016).",
        "Enligt Eva Påhitt och hans kollegor (Brå 2018) är det så.",
        "Enligt Eva Påhitt vid departementet (Brå 2018) är det så.",
        "Enligt Statistiska centralbyrån och andra (SCB 2016) är det så.",
        "Äldre med brygga (Socialstyrelsen 2018) uppger att det är så.",
        "Företagare i glesbygd (Tillväxtverket 2018) anger att det är så.",
        "Personer med båt i arbete (SCB 2018) visar stor bredd.",
        "Sjuksköterskor inom vården (SCB 2018) är få.",
        "Man talar om ”den svenska bryggan” (LO 2018).",
        "De säger att ”vi måste göra mer för bryggan” (Skolverket 2018).",
        "Han sade ”Det här är en stor brygga” (LO 2018).",
    ],
)
def test_what_stands_before_a_source_in_brackets_is_no_title(text: str) -> None:
    assert labels(text) == []


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Läs mer i ”Den nya bryggan” (LO 2018).", "work/lo/2018"),
        ("Läs broschyren och rapporten ”Den nya bryggan” (LO 2018).", "work/lo/2018"),
        ("I Bryggor för alla (Boverket 2016) beskrivs läget.", "work/boverket/2016"),
        ("Säkrare bryggor i norr (Trafikverket 2016) beskriver läget.", "work/trafikverket/2016"),
        ("Det sägs i Bryggor och bad i norr (Boverket 2016).", "work/boverket/2016"),
    ],
)
def test_titles_before_publisher_and_year(text: str, want: str) -> None:
    assert labels(text) == [want]


@pytest.mark.parametrize(
    "text",
    [
        "Brå har fått kritik av forskare i rapporten Bryggor i norr.",
        "Naturvårdsverket kritiserades hårt år 2010 i rapporten Bryggor i norr.",
        "Boverket har granskats i rapporten Bryggor i norr.",
        "Boverket pekas ut i rapporten Bryggor i norr.",
        "Regeringen gav i maj 2016 Boverket i uppdrag att i samarbete med rapporten Bryggor i norr utreda det.",
        "Boverket betalade den konsult som i maj 2016 presenterade rapporten Bryggor i norr.",
        "Boverket svarade på rapporten Bryggor i norr.",
    ],
)
def test_who_is_spoken_of_is_no_publisher(text: str) -> None:
    assert labels(text) == []


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Boverket lämnade i maj 2016 en redovisning av uppdraget i rapporten Bryggor i norr.", "work/boverket/2016"),
        ("Eva kritiserar Boverket för att den i rapporten Bryggor i norr tiger.", "work/boverket/-"),
    ],
)
def test_who_publishes_is_the_publisher(text: str, want: str) -> None:
    assert labels(text) == [want]


@pytest.mark.parametrize(
    "line",
    [
        "Alliansregeringen (2013). Den avskaffade bryggskatten.",
        "Svenska Kyrkan (2000). Bryggan skildes från kyrkan.",
        "Riksdagen (2019) Beslutade om bryggorna.",
        "Eva Berg (2018) Sverige behöver mer bryggor.",
        "Källor: SCB, Naturvårdsverket och Energimyndigheten 2018.",
        "Källa: SCB; Boverket samt Skolverket, 2018.",
        "Källa: SCB, egna beräkningar 2018.",
    ],
)
def test_a_line_alone_with_a_year_is_no_work(line: str) -> None:
    assert labels(f"Så är det.\n{line}\nDet finns många bryggor.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Så är det.\nEva Berg (2018). Bryggor i hela Norrland.\nBoverket (2019). Båtar i söder och norr.\nSlut.",
        "Så är det.\n\nEva Berg (2018). Bryggor i hela Norrland.\n\nBoverket (2019). Båtar i söder och norr.\n\nSlut.",
        "Så är det.\n\nReferenser\n\nEva Berg (2018). Bryggor i hela Norrland.\nOm detta mer.\nBoverket (2019). Båtar i söder och norr.",
        "Så är det.\nEva Berg (2018). Bryggor i hela Norrland. Lund: Påhitt.\nJa.\nBoverket (2019). Båtar i söder. https://x.se/b.pdf",
    ],
)
def test_lines_of_a_list_are_works(text: str) -> None:
    assert [label for label in labels(text) if label.startswith("work")] == ["work/berg/2018", "work/boverket/2019"]


@pytest.mark.parametrize(
    "text",
    [
        "Byggnads rapport 2 000 olyckor",
        "Socialstyrelsens rapport 3 månader senare",
        "Skolverkets rapport 12 visar",
        "Brå rapport 14 dagar senare",
        "SKL rapport 10 kommuner",
        "SCB rapport 15-åringar",
        "Naturvårdsverket, rapport 5 gånger om året",
        "Polisens rapport 112 visar",
        "enligt SS-12345-10 gäller",
        "enligt EN-14001-04 gäller",
        "ring TEL-08123-45 nu",
    ],
)
def test_numbers_that_are_no_reports(text: str) -> None:
    assert labels(text) == []


@pytest.mark.parametrize(("text", "want"), [("SNS rapport nr 12 gav svar", "report/sns/12"), ("VTI rapport 512 s. 4", "report/vti/512")])
def test_low_numbers_of_reports(text: str, want: str) -> None:
    assert labels(text) == [want]


@given(number=st.integers(100, 999), word=st.sampled_from(["dagar", "kommuner", "gånger", "bryggor", "personer", "kronor"]))
def test_what_is_counted_behind_a_report_is_no_number_of_it(number: int, word: str) -> None:
    assert labels(f"Boverket, rapport {number} {word} senare") == []


@pytest.mark.parametrize(
    "note",
    [
        "Betänkandet, Reservation från vänsterpartiet, s. 4",
        "Finansplanen, Den ekonomiska utvecklingen, s. 12",
        "Förarbetena, Allmänmotivering om bryggor, s. 4",
        "Propositionen, Författningskommentar om bryggor, s. 4",
        "Protokollet, Anförande om bryggor, s. 4",
    ],
)
def test_parts_of_a_paper_are_no_works(note: str) -> None:
    assert labels(f"Det är så.[1]\n\n[1] {note}.") == []


@pytest.mark.parametrize(
    ("first", "again", "want"),
    [
        ("Prop. 2010/11:1", "Regeringen, a.a.", ["prop/2010/11:1", "prop/2010/11:1"]),
        ("Bet. 2010/11:FiU1", "Finansutskottet, a.a.", ["bet/2010/11:FiU1", "bet/2010/11:FiU1"]),
        ("Prop. 2010/11:1", "Berg, a.a.", ["prop/2010/11:1"]),
        ("Berg, Bryggor i norr, 2009, s. 4", "Regeringen, a.a.", ["work/berg/2009"]),
    ],
)
def test_a_body_before_a_repeat_means_the_last_paper(first: str, again: str, want: list[str]) -> None:
    rows = read(f"Det är så.[1]\nDet är så.[2]\n\n[1] {first}.\n[2] {again} s. 3.")
    assert [row.label for row in rows] == want


def test_the_last_work_before_a_repeat_is_meant() -> None:
    text = (
        "Så.1 Så.2 Så.3 Så.4 Så.5\n\n1 Unizon, Stängda bryggor, 2017, s. 4.\n2 Unizon, a.a., s. 9.\n3 Unizon, Öppna bryggor, 2018, s. 4.\n"
        "4 SOU 2006:65, s. 140.\n5 Unizon, a.a., s. 9."
    )
    assert [row.label for row in read(text)] == ["work/unizon/2017"] * 2 + ["work/unizon/2018", "sou/2006:65", "work/unizon/2018"]
