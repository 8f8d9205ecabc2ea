"""Reports in running text: by publisher and title, with a year or without."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reference_reading import read


@pytest.mark.parametrize(
    ("text", "surface", "label"),
    [
        ("Enligt Boverkets rapport Bryggor för alla visar siffror", "Boverkets rapport Bryggor för alla", "work/boverket/-"),
        ("I Boverkets rapport Bryggor för alla. Där står", "Boverkets rapport Bryggor för alla", "work/boverket/-"),
        (
            "Enligt Skolverkets juridiska vägledning Rätt till båt, brygga och boj kvarstår kravet",
            "Skolverkets juridiska vägledning Rätt till båt, brygga och boj",
            "work/skolverket/-",
        ),
        ("I Boverkets slutrapport Bryggor i norr, som kom sent, anges", "Boverkets slutrapport Bryggor i norr", "work/boverket/-"),
        ("I Brås publikation Bryggor i norr från mars 2016 anges", "Brås publikation Bryggor i norr från mars 2016", "work/bra/2016"),
        (
            "I Boverkets rapport Vem får en brygga? från maj 2016 anges",
            "Boverkets rapport Vem får en brygga? från maj 2016",
            "work/boverket/2016",
        ),
        ("I Boverkets rapport Vem får bada? (2015) anges", "Boverkets rapport Vem får bada? (2015)", "work/boverket/2015"),
        ("Boverket konstaterar i sin rapport Bryggor för alla att bryggor saknas", "rapport Bryggor för alla", "work/boverket/-"),
        ("att Boverket i rapporten Bryggor för alla som kom i juni 2018 pekar", "rapporten Bryggor för alla", "work/boverket/2018"),
        ("I maj lämnade Boverket rapporten Bryggor för alla.", "rapporten Bryggor för alla", "work/boverket/-"),
        ("I Tillväxtsanalys rapport ”Nya bryggor 2017” står", "Tillväxtsanalys rapport ”Nya bryggor 2017”", "work/tillvaxtanalys/2017"),
        ("I FOI:s rapport ”Bryggor i norr” står", "FOI:s rapport ”Bryggor i norr”", "work/foi/-"),
        ("Enligt Boverkets Bryggans pris började färre bada", "Boverkets Bryggans pris", "work/boverket/-"),
        ("I Boverkets Öppna bryggor finns siffror", "Boverkets Öppna bryggor", "work/boverket/-"),
        ("som ”Friendsrapporten 2018” visar", "Friendsrapporten 2018", "work/friends/2018"),
        ("[18] Cancerfondsrapporten 2016.", "Cancerfondsrapporten 2016", "work/cancerfonden/2016"),
        (
            "Boverket, BV, konstaterar i rapporten Bryggors effekter på badandet att bad",
            "rapporten Bryggors effekter på badandet",
            "work/boverket/-",
        ),
        ("Också Boverket (BV) menar i sin rapport Bryggor i norr 2017 att bad", "rapport Bryggor i norr 2017", "work/boverket/2017"),
        ("vilket Boverket slog fast i rapporten ”Fler bryggor i norr”. Det", "rapporten ”Fler bryggor i norr”", "work/boverket/-"),
        (
            "I rapporten Bryggor – ett lyft för alla av Eva Påhitt har en genomgång gjorts",
            "rapporten Bryggor – ett lyft för alla av Eva Påhitt",
            "work/pahitt/-",
        ),
        (
            "I studien Bryggor i hela landet av Eva Berg och Bo Ek visas",
            "studien Bryggor i hela landet av Eva Berg och Bo Ek",
            "work/berg/-",
        ),
        (
            "I tillsynsrapporten Bryggor och bad – En gemensam granskning, februari 2019, från Boverket står",
            "tillsynsrapporten Bryggor och bad – En gemensam granskning, februari 2019",
            "work/boverket/2019",
        ),
        ("bland annat ”Det våta: bryggor i norr” utgiven av FOI.\nSverige har", "”Det våta: bryggor i norr”", "work/foi/-"),
        ("i ”Bryggor i norr”, publicerad 2016 av Boverket", "”Bryggor i norr”", "work/boverket/2016"),
        ("boken ”Bryggor i norr”, som är framtagen av Boverket", "boken ”Bryggor i norr”", "work/boverket/-"),
        ("aldrig används. (Hagen 2012, Bryggor i norr 2000–2010)", "Hagen 2012, Bryggor i norr 2000–2010", "work/hagen/2012"),
        ("är enormt (Boverket 2018: Nya bryggor i norr).", "Boverket 2018: Nya bryggor i norr", "work/boverket/2018"),
        ("är enormt (se Brå, Bryggor i norr fram till år 2015, s. 12).", "Brå, Bryggor i norr fram till år 2015", "work/bra/2015"),
        ("god kvalitet (Årsredovisning 2018, Boverket).", "Årsredovisning 2018, Boverket", "work/boverket/2018"),
        ("är stora (SNS, Bryggor och bad, 2001).", "SNS, Bryggor och bad, 2001", "work/sns/2001"),
        ("i rapporten Nya bryggor (PTS-ER-2031:7) står", "PTS-ER-2031:7", "report/pts/2031:7"),
    ],
)
def test_a_report_in_running_text(text: str, surface: str, label: str) -> None:
    assert [(r.surface, r.label) for r in read(text)] == [(surface, label)]


def test_several_works_in_one_bracket() -> None:
    text = "(Hagen 2012, Bryggor i norr 2000–2010, och Brå, Bryggor och bad fram till år 2015.) Utifrån"
    assert [r.label for r in read(text)] == ["work/hagen/2012", "work/bra/2015"]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        # no works
        ("flera partier (Moderaterna, Centerpartiet och Liberalerna 2015) röstade", []),
        ("i en bilaga (Se Tabell 3, Bryggor i norr 2015)", []),
        ("möten (Malmö 2012, Lund 2013)", []),
        ("sade ”Nu ska det byggas bryggor” av Boverket", []),
        # the identifier is the reference
        ("I Boverkets rapport Bryggor för alla (dnr 12.3-2031-123) står", ["dnr/12.3-2031-123"]),
        ("Riksrevisionens granskningsrapport Bryggor i norr – en sak som kan bättras (RiR 2031:6) visar", ["rir/2031:6"]),
        ("Riksrevisionens granskning ”Bryggor i norr RiR 2031:33” visar", ["rir/2031:33"]),
        ("Finansdepartementets promemoria Bryggor i norr (Ds 2031:43) föreslår", ["ds/2031:43"]),
        # a heading, a sentence
        ("Text.\nRiksrevisionens granskning\nSyftet med granskningen var gott", []),
        ("Riksrevisionens granskning Riksrevisionen", []),
        ("Detta gäller Boverkets Region Norr och andra", []),
        ("Enligt Boverkets Anna Berg.", []),
        ("Boverkets föreskrift Bryggor för alla visar", []),
        ("Enligt Boverkets rapport visar det sig", []),
    ],
)
def test_where_the_title_is_not_the_reference(text: str, want: list[str]) -> None:
    assert [r.label for r in read(text)] == want


_WORDS = st.lists(
    st.sampled_from(
        [
            "Boverkets",
            "PTS",
            "rapport",
            "rapporten",
            "vägledning",
            "skrift",
            "i",
            "sin",
            "Bryggor",
            "för",
            "alla",
            "visar",
            "att",
            "2017",
            "–",
            "(2018)",
            "(RiR 2031:6)",
            ",",
            ".",
            "?",
            "”",
            "\n",
            "från mars 2016",
            "Friendsrapporten",
            "av Eva Berg",
            "utgiven av Boverket",
            "(Hagen 2012, Bryggor i norr)",
            "(Brå, Bryggor i norr 2015)",
            "(2015:5)",
        ]
    ),
    max_size=30,
)


@given(_WORDS)
def test_any_words_around_a_report_are_read(words: list[str]) -> None:
    text = " ".join(words)
    for row in read(text):
        assert row.surface == text[row.char_start : row.char_end] == row.surface.strip()
        assert row.kind in ("work", "report", "rir", "sou")


@pytest.mark.parametrize(
    ("text", "label", "surface"),
    [
        (
            "Boverket lämnade i maj 2016 en redovisning av uppdraget i rapporten Bryggor och bad i norr. Den innehåller",
            "work/boverket/2016",
            "rapporten Bryggor och bad i norr",
        ),
        ("Boverket publicerade i mars 2018 rapporten Frågor om bryggor – En kartläggning. Den", "work/boverket/2018", None),
        ("Boverket redovisade uppdraget genom rapporten Kommunernas förmåga att bygga bryggor. Den", "work/boverket/-", None),
        ("Roks tidigare rapport Bryggor som inte bär – En kartläggning (2009) visade", "work/roks/2009", None),
        ("I polisens rapport ”Farliga bryggor i norr” från 2017 sägs", "work/polismyndigheten/2017", None),
    ],
)
def test_what_leads_from_a_publisher_to_its_report(text: str, label: str, surface: str | None) -> None:
    rows = read(text)
    assert [row.label for row in rows] == [label]
    assert surface is None or rows[0].surface == surface


def test_a_publisher_beside_another_is_the_second() -> None:
    rows = read("Trafikverket har tillsammans med SKL i oktober 2017 presenterat rapporten Bryggor där det behövs. I den")
    assert [row.label for row in rows] == ["work/trafikverket/2017"]
    assert read("Detta har på uppdrag av SKL presenterats i rapporten Bryggor där det behövs. I den") == []
