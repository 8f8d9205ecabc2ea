"""Nouns, groups and years of clauses that are turned round, left unfinished or set beside another."""

from __future__ import annotations

import pytest

from riksdata.extractors.records import Statistic
from riksdata.extractors.statistics import find_statistics
from riksdata.text.document import TextDocument


def _rows(text: str) -> list[Statistic]:
    return find_statistics(TextDocument(f"Motivering\n\n{text}\n", "mot"), [])


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        (
            "Skillnaden är 4 600 kronor i månaden, och under ett helt liv förlorar en genomsnittlig bagare 3,6 miljoner kronor.",
            "genomsnittlig bagare",
        ),
        ("Enligt Kvarnverket ägnar ett bageri med färre än tio anställda i genomsnitt 17 timmar i veckan åt blanketter.", "bageri"),
        ("Mjölet kostar 40 kronor, och under ett år förlorar kvarnarna 3 miljoner kronor.", "kvarnarna"),
        # the subject before its verb, or what it is asked for
        ("Avgiften har höjts till 900 000 kronor och nu begär polisen 1 700 000 kronor.", "Avgiften"),
        ("Kvarnen har fått ett bidrag på 40 000 kronor.", "bidrag"),
    ],
)
def test_the_subject_behind_its_verb(text: str, noun: str) -> None:
    assert _rows(text)[-1].noun == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Under samma tid ökade enligt SCB hyrorna i bagerierna med 30 procent.", "hyrorna i bagerierna"),
        ("I fjol var enligt Statens kvarnar förlusten 300 miljoner kronor.", "förlusten"),
        ("Förra året steg i april priset på mjöl med 60 öre.", "priset på mjöl"),
        ("På tio år har enligt Kvarnverket avverkningen i fjällen fördubblats.", "avverkningen i fjällen"),
        ("Av dessa skäl minskade i fjol andelen bagare till 12 procent.", "andelen bagare"),
        # nothing but the source stands behind the verb
        ("Kostnaden beräknas enligt regeringen till 300 miljoner kronor.", "Kostnaden"),
        ("Priset är enligt kommunen 300 kronor.", "Priset"),
    ],
)
def test_the_subject_behind_who_tells_it_or_when(text: str, noun: str) -> None:
    assert _rows(text)[-1].noun == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Trafiken på bron har ökat med 12 procent, medan den på färjorna har minskat med 30 procent.", "Trafiken"),
        ("Kostnaden för kvarnen steg med 3 procent och den för ugnen steg med 5 procent.", "Kostnaden"),
        # a pronoun that does not agree: others
        ("Priset steg med 3 procent och de i norr fick 5 procent mer.", "de i norr fick"),
    ],
)
def test_a_pronoun_takes_up_the_noun_of_the_figure_before(text: str, noun: str) -> None:
    assert _rows(text)[-1].noun == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Bortfallet är 450 miljoner kronor, att jämföra med de 3 miljarder som mjölskatten inbringar i norr.", "mjölskatten"),
        ("Stödet var 40 miljoner kronor mot de 70 miljoner som hamnen kostar.", "hamnen"),
        # what is paid for, by a pronoun
        ("Stödet motsvarar de 12 miljoner kronor som vi betalade.", "Stödet"),
    ],
)
def test_what_yields_an_amount(text: str, noun: str) -> None:
    assert _rows(text)[-1].noun == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Studien visar att personalomsättningen är 1,5 procentenheter lägre i bagerier med bibliotek.", "personalomsättningen"),
        ("Bagarna fick 10 procent mer i ersättning.", "ersättning"),
        ("Länet har en gräns som, sjöarna inräknade, är 1 600 km lång.", "gräns"),
        ("Under 1998 revs enligt Kvarnverket 214 får och 17 hundar.", "hundar"),
        ("Granskningen visade att 41 procent av de anställda i kvarnarna hade brev, mot 14 procent bland övriga bagare.", "övriga bagare"),
        ("Andelen bagare uppgår till 8 procent av de sysselsatta.", "Andelen bagare"),
        ("Andelen som röker är 12 procent av eleverna.", "av eleverna"),
        ("Andelen bagare är 8 procent av de sysselsatta, att jämföra med genomsnittet inom EU, som är 15 procent.", "Andelen bagare"),
    ],
)
def test_what_is_measured_and_not_where(text: str, noun: str) -> None:
    assert _rows(text)[-1].noun == noun


def test_sheep_are_counted() -> None:
    assert _rows("Under 1998 revs enligt Kvarnverket 214 får och 17 hundar.")[0].noun == "får"
    assert _rows("Av bagarna är det 214 som får stöd.")[0].noun != "får"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Av länets 400 kvarnar är 120 små, det vill säga under 10 MW.", [120]),
        ("Mindre sjöar, det vill säga under 2 hektar, undantogs.", []),
        ("Ett hushåll med fler än tre barn äter i genomsnitt 40 kg bröd om året.", [40]),
        ("Var femte bagare på kön är under 14 år.", [1]),
        ("Kostnaden uppgick till 75 miljarder kronor; tio år tidigare var den 33 miljarder.", [75e9, 33e9]),
        # figures all the same
        ("Sverige har en kommun med färre än 2 500 invånare.", [2500]),
        ("I går hade kvarnen ett möte med fler än 300 deltagare.", [300]),
        ("Kvarnen har stora skulder, dvs. över 3 miljarder kronor.", [3e9]),
        ("Kön till kvarnen är under fem år.", [5]),
    ],
)
def test_what_only_tells_which(text: str, values: list[float]) -> None:
    assert [row.value for row in _rows(text)] == values


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Kostnaden uppgick 2011 till 75 miljarder kronor; tio år tidigare var den 33 miljarder.", ["2011", None]),
        ("Andelen har sjunkit från 94 procent 1998 till 81 procent 2000, och i norr är vart fjärde bröd bränt.", ["1998", "2000", None]),
        ("Andelen steg till 81 procent 2000, och i norr var vart fjärde bröd bränt.", ["2000", "2000"]),
        ("Kvarnen, som har 40 anställda, omsatte 2012 3 miljoner kronor.", [None, "2012"]),
        ("Kvarnen, som då hade 40 anställda, omsatte 2012 3 miljoner kronor.", ["2012", "2012"]),
        ("Var sjunde elev, eller 16 200 ungdomar, lämnade våren 2017 skolan utan betyg.", ["2017", "2017"]),
    ],
)
def test_years_of_another_clause(text: str, periods: list[str | None]) -> None:
    assert [row.period for row in _rows(text)] == periods
