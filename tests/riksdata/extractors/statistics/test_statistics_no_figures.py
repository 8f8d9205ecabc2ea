"""Limits that are named, money that is granted, what the authors want: no figures of what is."""

from __future__ import annotations

import pytest

from riksdata.extractors.statistics import find_statistics
from riksdata.text.document import TextDocument


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Var tionde bagare har en inkomst under unionens gräns för fattigdom, 60 procent av medianinkomsten.", [1]),
        ("Proverna visade halter över verkets åtgärdsgräns om 90 nanogram per liter.", []),
        ("I budgetpropositionen aviserar regeringen 1 miljard kronor per år till kvarnar.", []),
        ("År 2010 anslogs för kvarnarna 10 miljoner.", []),
        ("Bröd är en av tre pelare i politiken.", []),
        ("Nästa år höjs brödskatten från 1,5 procent till 1,7 procent av priset.", []),
        ("Under första hälften av 1990-talet bakades bröd.", []),
        ("Hälften av bagerierna ägs av byn, och den andra hälften ägs av kommunen.", [0.5, 0.5]),
        ("De som åt brödet var bagarna mellan 15 och 20 år.", []),
        ("Arbetslösheten för unga (18–24 år) har fördubblats.", [2]),
        ("Enligt paragrafen 301 och helikopter 4 är brödet gott.", []),
        ("Landet ligger på topp tio länder i Europa.", []),
        ("Smak är en central fråga och en av fem hörnstenar i bakningen.", []),
        ("Bromsar krävs för släp som väger mer än 750 kilo.", []),
        ("Brev upp till 250 gram omfattas av priset på bröd.", []),
        ("Gränsen för bröd går vid 3,5 ton.", []),
        ("Kvarnverket fick 1,2 miljarder kronor för stenar i statsbudgeten för 2010.", []),
        ("I dag finns det 6 000 bagare i landet, och vi vill se 10 000.", [6000]),
        ("Hittills har regeringen prövat en ansökan enligt § 2 vattenlagen.", []),
        ("Tjänsterna är låsta till 100, 75, 50 eller 25 procent.", []),
        ("Patienter som väntat mer än 90 dagar på bröd mår sämre.", []),
    ],
)
def test_no_figures(text: str, values: list[float]) -> None:
    assert [row.value for row in find_statistics(TextDocument(f"Motivering\n\n{text}\n", "mot"), [])] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Myndigheten fick in 1,2 miljarder kronor i avgifter, vilket framgår i budgeten.", [1.2e9]),
        ("Muren är 300 meter lång vid gränsen.", [300]),
        ("Vid gränsen står 40 hus.", [40]),
        ("Bagarna fick i snitt vänta mer än 90 dagar på mjöl.", [90]),
    ],
)
def test_figures(text: str, values: list[float]) -> None:
    assert [row.value for row in find_statistics(TextDocument(f"Motivering\n\n{text}\n", "mot"), [])] == values


@pytest.mark.parametrize(
    "text",
    [
        # one of several things, each so large; ages; chapters
        "Riksdagen har två kammare, en på 150 ledamöter.",
        "En kvinna på 34 blev svårt skadad.",
        "Polisen grep ett barn på elva i går.",
        # how many a group are
        "Regeringen utgörs av en koalition av tre.",
        "En kommitté av fem som ska utreda saken.",
        # what another clause says
        "Ett antal elever fick frågan och genomsnittet var 14.",
        "Antalet ansökningar har ökat och den genomsnittliga handläggningstiden är 40.",
        "Frågan om antalet ledamöter är i motion 17.",
        # a day in six digits
        "181123 beslutades om en ny bastjänstgöring.",
        # what rules set
        "Antalet semesterdagar är 25.",
        "Antalet elever i klassen får inte bli 30.",
        "Kvalificeringstiden är minst 14 år.",
        "Föräldrapenning ska räknas som 80 procent av lönen.",
    ],
)
def test_numbers_that_count_nothing(text: str) -> None:
    assert list(find_statistics(TextDocument(f"Motivering\n\n{text}\n", "mot"), [])) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("En elev av tio saknar betyg.", [(1, 10, "elev")]),
        ("Det finns två skolor: en på 300 elever och en på 120.", [(2, None, "skolor")]),
        ("En på 80 elever får stöd.", [(1, 80, "elever")]),
        ("En på fyra kvinnor och en på sex män är rädda.", [(1, 4, "kvinnor"), (1, 6, "män")]),
        ("Det är illa – en på tio lever i fattigdom.", [(1, 10, "lever i fattigdom")]),
        ("Fyra lärare av tio är obehöriga.", [(4, 10, "lärare")]),
        ("Ett barn på 700 har diagnosen.", [(1, 700, "barn")]),
        (
            "Sedan skatten höjdes har andelen rökare sjunkit från 40 procent till 30 procent.",
            [(40, None, "andelen rökare"), (30, None, "andelen rökare")],
        ),
        ("Driften kostar per helikopter 40 000 kronor i timmen.", [(40000, None, "Driften")]),
        ("Varje år fraktar fartyg över 100 miljoner ton gods.", [(1e8, None, "gods")]),
        ("Finlands gräns är 1 300 kilometer lång.", [(1300, None, "Finlands gräns")]),
        ("Han har vårdat samma person i 20 år.", [(20, None, "vårdat samma person")]),
    ],
)
def test_numbers_that_count_something_all_the_same(text: str, found: list[tuple[float, float | None, str]]) -> None:
    assert [(r.value, r.whole, r.noun) for r in find_statistics(TextDocument(f"Motivering\n\n{text}\n", "mot"), [])] == found


def test_a_month_written_short_or_wrong_is_a_date_and_no_other_word() -> None:
    def values(text: str) -> list[float | None]:
        return [row.value for row in find_statistics(TextDocument(f"Motivering\n\n{text}\n", "mot"), [])]

    assert values("Det finns 12 separata system i kommunen.") == [12]
    assert values("Det hände den 1 augustri och 3 sep i norr.") == []
