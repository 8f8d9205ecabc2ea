"""Where rules against figures, and readings of them, end: what only looks like what they are for is read as if there were none."""

from __future__ import annotations

import pytest

from riksdata.extractors.records import Statistic
from riksdata.extractors.statistics import find_quantities, find_statistics
from riksdata.text.document import TextDocument


def _rows(text: str) -> list[Statistic]:
    return find_statistics(TextDocument(f"Motivering\n\n{text}\n", "mot"), [])


def _rules(text: str) -> list[str | None]:
    return [found.rule for found in find_quantities(TextDocument(f"Motivering\n\n{text}\n", "mot"), [])]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("En bagares lön motsvarade 77 procent av en mjölnares lön år 2011.", [77]),
        ("Bagarnas lön motsvarar 77 procent av mjölnarnas inkomst.", [77]),
        ("Byns stöd motsvarar 35 procent av kvarnarnas inkomster.", [35]),
        ("De lediga bagarna fick i snitt en ersättning på 57 procent av lönen.", [57]),
        ("Ersättning på 57 procent av lönen fick 4 000 bagare.", [57, 4000]),
    ],
)
def test_pay_and_support_that_somebody_is_seen_to_have(text: str, values: list[float]) -> None:
    assert [row.value for row in _rows(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Med gällande regelverk har väntetiden på bröd ökat med 35 procent.", [35]),
        ("Med dagens regler förlorar byn 4 miljarder kronor per år.", [4e9]),
        ("Med nuvarande lagstiftning går kvarnarna miste om 35 miljoner kronor varje år.", [35e6]),
        ("Med rådande regler tar det nio månader att få en ugn.", [9]),
        ("Enligt gällande avtal betalade bageriet 14 miljoner kronor i hyra förra året.", [14e6]),
        ("Enligt gällande bestämmelser drabbas 22 procent av bagarna.", [22]),
    ],
)
def test_what_comes_of_rules(text: str, values: list[float]) -> None:
    assert [row.value for row in _rows(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "Med dagens regler ska en avgift om 400 kronor betalas av bagaren.",
        "Med dagens regler kan en avgift om 400 kronor krävas av bagare som bakar en limpa – som först var 20 kronor – för sent.",
        "Den bakledige fick ersättning motsvarande 85 procent av den sjukersättning som hon skulle ha fått.",
        "Den lediga får en ersättning motsvarande 85 procent av sin tidigare lön.",
        "Det motsvarar att 400 bagare skulle sluta.",
        "Det skulle motsvara att 400 bagare slutar.",
        "I förstone skulle det kunna tolkas som att 400 bagare slutat.",
        "Skollagen tillåter bagaren att öka utsläppen med 35 procent.",
        "Staten har 35 miljoner kronor reserverade för kvarnar.",
        "Läget är dåligt, visar rapporten 100 000 hungriga från bagarnas förbund.",
        "Ugnen av typ RBS 15 för bruk på landsbygden är gammal.",
    ],
)
def test_what_the_rules_are_for(text: str) -> None:
    assert _rows(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Den nya ugnen tillåter bagaren att minska utsläppen med 35 procent.", [35]),
        ("Systemet medger inte byarna att dra in 300 tjänster.", [300]),
        ("Det motsvarar att 400 bagare slutar varje år, vilket skulle ha kunnat undvikas.", [400]),
        ("Av gillets kapital är 35 miljoner kronor reserverade för bagare vid skolan, enligt staten.", [35e6]),
    ],
)
def test_what_is_no_rule_wish_or_budget(text: str, values: list[float]) -> None:
    assert [row.value for row in _rows(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "Gillet lovade att bygga 4 000 ugnar, men bara 700 har byggts.",
        "Gillet lovade att skapa 4 000 ugnar, men bara 700 har tillkommit.",
    ],
)
def test_what_was_promised_says_what_has_come(text: str) -> None:
    assert [(row.value, row.noun) for row in _rows(text)] == [(700, "ugnar")]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("I rapporten 3 000 bagare tillfrågades svarade hälften.", [3000, 0.5]),
        ("Genom programmet 45 kvarnar har räddats.", [45]),
        ("I avhandlingen 30 bagare intervjuas om brödet.", [30]),
    ],
)
def test_counts_beside_works(text: str, values: list[float]) -> None:
    assert [row.value for row in _rows(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "Av rösterna fick BGP 183 och MUD 229.",
        "Av ugnarna fick BRÖD 45, MJÖL 35 och byn 14.",
        "I byn varslade BRÖD 400 och MJÖL 300.",
    ],
)
def test_letters_beside_counts(text: str) -> None:
    assert "designation" not in _rules(text)


@pytest.mark.parametrize(
    ("than", "direction"),
    [
        ("i slutet av 90-talet", "increase"),
        ("i början av mandatperioden", "increase"),
        ("i mitten av seklet", "increase"),
        ("i våras", "increase"),
        ("i somras", "increase"),
        ("i höstas", "increase"),
        ("på våren", "increase"),
        ("på 80-talet", "increase"),
        ("på den tiden", "increase"),
        ("på måndagen", "increase"),
        ("för ett decennium sedan", "increase"),
        ("för bara några år sedan", "increase"),
        ("i valet", "increase"),
        ("i kalkylen", "increase"),
        ("i statsbudgeten", "increase"),
        ("i den första prognosen", "increase"),
        ("i grundberäkningen", "increase"),
        ("i Norge", None),
        ("på landet", None),
        ("för kvarnarna", None),
        ("hos bagarna", None),
    ],
)
def test_compared_with_another_time(than: str, direction: str | None) -> None:
    assert [row.direction for row in _rows(f"Priset på bröd är 25 procent högre än {than}.")] == [direction]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Antalet projekt 2012 var 55.", "2012"),
        ("Antalet beviljade projekt 2013 uppgick till 400.", "2013"),
        ("Byns Projekt 2000 kostade 35 miljoner kronor.", None),
        ("Byns Vision 2000 kostade 35 miljoner kronor.", None),
    ],
)
def test_years_behind_what_may_be_a_name(text: str, period: str | None) -> None:
    assert [row.period for row in _rows(text)] == [period]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Priset är 400 kr/t mjöl.", (400, "sek")),
        ("Priset var 8 euro/t i fjol.", (8, "eur")),
        ("Åtgången är 350 kWh/t bröd.", (350, "kWh")),
        ("Utsläppen är 70 kg/t.", (70, "kg")),
        ("Mjölbilarna kör i snitt 74 km/t.", (74, "km/h")),
    ],
)
def test_by_the_tonne(text: str, figure: tuple[float, str]) -> None:
    assert [(row.value, row.unit) for row in _rows(text)] == [figure]


@pytest.mark.parametrize(
    ("text", "qualifiers"),
    [
        ("Kostnaden har stigit till 35 miljoner kronor och uppåt 400 ugnar försvinner.", ["exact", "at_most"]),
        ("Kön är 35 dagar och uppåt 400 bagare väntar.", ["exact", "at_most"]),
        ("Kostnaden är 35 miljoner kronor och uppåt.", ["at_least"]),
        ("Kostnaden är 35 kronor och uppåt, enligt gillet.", ["at_least"]),
        ("Bagarna betalar från 35 kronor och uppåt för en ugn.", ["at_least"]),
        ("Vägen är 35 km och uppåt landet är den längre.", ["exact"]),
        ("Mjölet hittades i trakten av fem byar.", ["exact"]),
        ("Priset ligger i trakten av 35 kronor.", ["about"]),
        ("Vägen till kvarnen är i trakten av 35 kilometer.", ["about"]),
        ("Bagarna har väntat i under tre timmar.", ["less_than"]),
        ("Landet har deltagit i mötet om bröd under tre år.", ["exact"]),
    ],
)
def test_qualifiers(text: str, qualifiers: list[str]) -> None:
    assert [found.qualifier for found in find_quantities(TextDocument(text, "mot"), [])] == qualifiers


@pytest.mark.parametrize(
    "text",
    [
        "Bagaren tvingades ha sex flera gånger.",
        "Många bagare har haft sex många gånger.",
        "Bagare som betalar för sex stora summor straffas.",
        "Bagare som har haft sex oskyddat är fler.",
        "Unga bagare har sex säkrare i dag.",
    ],
)
def test_sex_that_is_no_six(text: str) -> None:
    assert _rows(text) == []


@pytest.mark.parametrize("what", ["ugnar", "stora kvarnar", "bagare i tjänst", "barn i kö", "möten", "fackförbund", "projekt", "mandat"])
def test_six_that_somebody_has(what: str) -> None:
    for has in ("har", "har haft", "hade"):
        rules = _rules(f"Byn {has} sex {what}.")
        assert rules
        assert "sex" not in rules


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Byn agerar som om kvarnen skulle klara sig, trots att 12 kvarnar lagts ned.", "supposed"),
        ("Staten lovade att minska kostnaderna men de ökade med 12 procent.", "promised"),
        ("Rätten avgjorde i fjol 3 000 mål på 12 domare.", "aimed_at"),
        ("Antalet döda i trafiken var i USA 36 och i EU 52 per miljon invånare.", "designation"),
    ],
)
def test_what_only_stands_near_such_words(text: str, rule: str) -> None:
    assert rule not in [found.rule for found in find_quantities(TextDocument(f"Motivering\n\n{text}\n", "mot"), [])]
