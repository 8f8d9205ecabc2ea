"""What belongs to the clause of a figure, and what to another one: its noun, its year, its whole."""

from __future__ import annotations

import pytest

from riksdata.extractors.statistics import find_statistics
from riksdata.text.document import TextDocument


def _nouns(text: str) -> list[str | None]:
    return [row.noun for row in find_statistics(TextDocument(text), [])]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Hälften av dem som friges återfaller i brott inom tre år.", "av dem som friges"),
        ("Hälften av dem som flyr återvänder aldrig.", "av dem som flyr"),
        ("En tredjedel av dem som utreds har svår värk.", "av dem som utreds"),
        ("Hälften av dem som vill studera nekas.", "av dem som vill studera"),
        ("Hälften av dem som har cancer överlever.", "av dem som har cancer"),
    ],
)
def test_the_verb_of_the_sentence_ends_a_relative_clause(text: str, noun: str) -> None:
    assert _nouns(text) == [noun]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        (
            "Omkring 20 000 individer som löper ökad risk att begå våldsbrott finns i norr.",
            "individer som löper ökad risk att begå våldsbrott",
        ),
        ("Det handlar om 300 barn som har rätt att gå i skolan.", "barn som har rätt att gå i skolan"),
        ("Det handlar om 40 barn som väntar på att få gå i skolan.", "barn som väntar på att få gå i skolan"),
        ("Det handlar om 300 barn som löper risk att skolan stängs.", "barn som löper risk"),
        ("Det finns 300 människor som har ett arbete att gå till i dag.", "människor som har ett arbete"),
    ],
)
def test_a_noun_comes_with_the_infinitive_that_it_needs(text: str, noun: str) -> None:
    assert _nouns(text) == [noun]


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("Hyran är 31 000 kronor för butiker och 42 000 kronor för kaféer.", ["Hyran", "Hyran"]),
        ("Hyran är 31 000 kronor för butiker och 42 000 för kaféer.", ["Hyran", "Hyran"]),
        ("Kommunen betalade 2 miljoner kronor för bänkar och 3 miljoner kronor för lampor.", ["bänkar", "lampor"]),
        ("Staten gav 5 miljoner kronor till teatrar och 3 miljoner kronor till utveckling av fyrar.", ["Staten", "utveckling av fyrar"]),
        ("I fjol uppgick kostnaden till 8 miljarder kronor och det fattas 6 miljarder kronor.", ["kostnaden", None]),
        ("I fjol uppgick kostnaden till 8 miljarder kronor och till 6 miljarder kronor i år.", ["kostnaden", "kostnaden"]),
    ],
)
def test_amounts_that_one_clause_joins_are_of_one_thing(text: str, nouns: list[str | None]) -> None:
    assert _nouns(text) == nouns


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Efter protesterna 2013 har 683 fyrvakter dömts.", None),
        ("Domstolen dömde 529 fyrvakter för deltagande i protesterna 2013.", None),
        ("Efter stämmorna 2016 var andelen kvinnor 32 procent.", "2016"),
        ("Efter sommaren 2016 har 683 fyrvakter dömts.", "2016"),
        ("I protesterna 2013 deltog 40 000 fyrvakter.", "2013"),
        ("Staten betalade 40 miljoner kronor för skador i branden 2013.", None),
        ("Staten betalade 40 miljoner kronor för lampor under hösten 2013.", "2013"),
    ],
)
def test_the_year_of_an_event_is_not_that_of_what_came_of_it(text: str, period: str | None) -> None:
    assert [row.period for row in find_statistics(TextDocument(text), [])] == [period]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Av landets gruvor ligger nio i norra Sverige.", [9]),
        ("Av dem har sju stängts.", [7]),
        ("Av dessa är 18 fortfarande inlåsta.", [18]),
        ("Av lagarna gäller 3 kap. i första hand.", []),
        ("Av de skäl som anges i avsnitt 4 avslås yrkandet.", []),
        ("I norra Sverige ligger nio i tur.", []),
        ("Av handlingarna framgår 3 på listan.", []),
    ],
)
def test_a_bare_number_behind_a_verb_is_a_part_of_those_that_lead_the_clause(text: str, values: list[float]) -> None:
    assert [row.value for row in find_statistics(TextDocument(text), [])] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Antal poliser per län: Blekinge 310, Halland 540, Kalmar 420.", [310, 540, 420]),
        ("Antalet poliser per län: Blekinge 310, Halland 540 och Kalmar 420.", [310, 540, 420]),
        ("Antalet anmälda brott var: rån 340, misshandel 1 200 och stöld 4 500.", [340, 1200, 4500]),
        ("Antalet poliser: se avsnitt 3, punkt 4.", []),
        ("Antalet poliser: enligt bilaga 3, tabell 4 och figur 2.", []),
        ("Poliser per län: Blekinge 310, Halland 540, Kalmar 420.", []),
    ],
)
def test_numbers_listed_behind_what_there_is_a_number_of(text: str, values: list[float]) -> None:
    rows = find_statistics(TextDocument(text), [])
    assert [row.value for row in rows] == values
    assert {row.noun for row in rows} <= {text.partition(":")[0], text.partition(" var:")[0]}


@pytest.mark.parametrize(
    ("text", "tallies"),
    [
        ("Av 50 tillfrågade kommuner svarade 38.", [(38, 50)]),
        ("Av 100 nya företag tros sju överleva.", [(7, 100)]),
        ("Av 100 kronor går 12 till skatt.", [(100, None)]),
    ],
)
def test_a_round_number_that_leads_is_the_whole_of_what_follows(text: str, tallies: list[tuple[float, float | None]]) -> None:
    assert [(row.value, row.whole) for row in find_statistics(TextDocument(text), [])] == tallies


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("I en undersökning från Fyrverket svarade 64 procent att de arbetar övertid.", "att de arbetar övertid"),
        ("I en enkät svarade 64 procent ja.", None),
        ("I en enkät från Fyrverket uppger 64 procent av fyrvakterna att de är rädda.", "av fyrvakterna"),
        ("Svarsfrekvensen i enkäten var 40 procent.", "Svarsfrekvensen i enkäten"),
    ],
)
def test_an_inquiry_is_not_what_answers_in_it(text: str, noun: str | None) -> None:
    assert _nouns(text) == [noun]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("I fjol dog 1,2 miljoner av malaria.", "count"),
        ("Enligt SCB bodde 1,1 miljoner på landsbygden 2020.", "count"),
        ("Kommunen lever på 1,2 miljoner i bidrag.", "sek"),
        ("Myndigheten arbetar med 1,2 miljoner till insatser.", "sek"),
    ],
)
def test_what_only_people_do_counts_people(text: str, unit: str) -> None:
    assert [row.unit for row in find_statistics(TextDocument(text), [])] == [unit]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Medellönen för de 300 bagarna var 31 000 kronor.", "Medellönen"),
        ("Kostnaden för de 12 broarna blev 40 miljoner kronor.", "Kostnaden"),
        ("Den genomsnittliga avgiften för de 840 ugnar som ingick i studien var 0,3 procent.", "genomsnittliga avgiften"),
        ("Andelen kvinnor bland de 300 bagarna var 40 procent.", "Andelen kvinnor"),
        ("I de 30 byarna var arbetslösheten 12 procent.", "arbetslösheten"),
        ("Av de 300 bagarna var 40 procent kvinnor.", "bagarna"),
    ],
)
def test_a_level_that_is_told_of_so_many(text: str, noun: str) -> None:
    assert _nouns(text)[-1] == noun


def test_the_change_of_an_amount_is_of_that_amount_and_not_of_its_share() -> None:
    told = "Kostnaden för brödet uppgick till 1 754 miljoner kronor, vilket motsvarar 0,13 procent av budgeten."
    text = f"{told} Det är en ökning med 17 miljoner kronor."
    assert _nouns(text)[-1] == _nouns(text)[0] != "av budgeten"


def test_a_mean_of_so_many_is_not_their_number() -> None:
    rows = find_statistics(TextDocument("Den genomsnittliga avgiften för de 840 ugnarna var 12 kronor."), [])
    assert [(row.value, row.measure) for row in rows] == [(840, None), (12, "mean")]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Avkastningen har varit 6 procent per år sedan starten 2001.", "2001–"),
        ("Bagerierna var 300 för tio år sedan och 400 under 2001.", None),
    ],
)
def test_a_yearly_figure_since_something_began(text: str, period: str | None) -> None:
    assert find_statistics(TextDocument(text), [])[0].period == period


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("Inflationen mätt enligt KPIF var 2,3 procent.", None),
        ("Arbetslösheten var 7 procent enligt SCB.", "SCB"),
    ],
)
def test_by_which_measure_is_not_who_says_so(text: str, publisher: str | None) -> None:
    assert find_statistics(TextDocument(text), [])[0].publisher == publisher
