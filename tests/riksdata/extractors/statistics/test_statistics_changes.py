"""Whether a figure is the amount of a change, and the whole that a part is told of."""

from __future__ import annotations

import pytest

from riksdata.extractors.statistics import find_statistics
from riksdata.text.document import TextDocument


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Det är en ökning av kostnaderna på hela 5,6 miljarder kronor.", "increase"),
        ("Hela 3,6 miljarder kronor ökade företagens kostnader under 2016.", "increase"),
        ("Med 12 procent minskade antalet sökande i fjol.", "decrease"),
        ("Åren 2020 och 2021 beräknas utgifterna öka med 139 miljoner kronor respektive 256 miljoner kronor.", "increase"),
        ("Bytet ger en prisminskning på 100 000 kronor.", "decrease"),
        ("Etanol bidrar till en 95-procentig utsläppsreduktion.", "decrease"),
        ("Poliserna får en löneförhöjning på 15,7 procent.", "increase"),
        ("Avgiften gav fördyringar på upp till 1,5 miljoner kronor per fartyg.", "increase"),
        ("Staten gjorde en neddragning med 3 procent.", "decrease"),
        ("Åren 2011 till 2014 växte antalet vaktare som gick fyrskolan med 40 procent.", "increase"),
        ("Bolaget har gått back med 3 miljoner kronor.", None),
        ("Därmed ökar uttaget från dem som väljer att arbeta efter fyllda 65 år med 1,7 miljarder kronor.", "increase"),
        ("40 procent ökade sin omsättning.", None),
        ("Bolaget har en budget på 30 miljoner kronor.", None),
        ("Bolaget har kontor i 15 större svenska städer.", None),
        ("Det finns 40 mindre fyrföretag i kommunen.", None),
        ("Det finns 40 fler fyrföretag i kommunen.", "increase"),
        ("I fjol var det 300 mindre än året innan.", "decrease"),
        ("Fyranslagen har skurits ned med 17 procent.", "decrease"),
        ("Anslagen till fyrar har dragits ned med 12 procent.", "decrease"),
        ("Ökningen har varit 16 procent.", "increase"),
        ("De ökade kostnader som höjningen av fyravgifterna innebär motsvarar över 50 000 heltidstjänster.", None),
        ("Ökningen motsvarar 3 procent.", "increase"),
    ],
)
def test_direction(text: str, direction: str | None) -> None:
    assert find_statistics(TextDocument(text), [])[-1].direction == direction


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Totalt dog 1 544 personer, av dessa 1 544 personer är 1 189 män och 355 kvinnor.", 1544),
        ("Beslutet berörde 154 ledamöter, däribland 55 ledamöter från norr.", 154),
        ("I landet lever 170 000 anhöriga, varav nästan hälften i storstäder.", 170_000),
        ("I landet finns 270 arter vilda bin, varav en tredjedel är rödlistade.", 270),
        ("I landet finns 270 arter. En tredjedel är rödlistade.", None),
    ],
)
def test_whole(text: str, whole: float | None) -> None:
    assert find_statistics(TextDocument(text), [])[-1].whole == whole


@pytest.mark.parametrize(
    ("text", "column", "value"),
    [
        ("Det inträffar årligen 300 olyckor.", "per", "år"),
        ("Bolaget omsätter årligen 45 miljoner kronor.", "per", "år"),
        ("Hamnen tar dagligen emot 40 båtar.", "per", "dag"),
        ("Fyravgiften är 9 315 kr/invånare i år.", "per", "invånare"),
        ("Antalet döda fyrvaktare är 5 per 100 000 och stiger.", "per", "100 000"),
        ("Antalet döda är 5 per 100 000 invånare och stiger.", "per", "100 000 invånare"),
        ("Skop har gjort en undersökning åt fyrföretaget Fyrlux som visar att 40 procent av eleverna såg sjön.", "publisher", "Skop"),
        ("En undersökning på uppdrag av Svensk Handel visar att 30 procent av fyrarna är släckta.", "publisher", None),
        ("Skop har på uppdrag av Fyrlux visat att 40 procent av fyrarna är släckta.", "publisher", "Skop"),
        ("Enligt beräkningar från Region Norrvik kostar bryggan 12 miljoner kronor.", "publisher", "Region Norrvik"),
        ("Enligt en undersökning från Umeå universitet såg 34 procent av eleverna sjön.", "publisher", "Umeå universitet"),
        ("Enligt uppgifter från Umeå såg 34 procent av eleverna sjön.", "publisher", None),
        ("I de allra flesta fallen, 88 procent, är båten av trä.", "noun", "fallen"),
    ],
)
def test_rates_publishers_and_most_of_all(text: str, column: str, value: str | None) -> None:
    (row,) = find_statistics(TextDocument(f"Motivering\n\n{text}\n", "mot"), [])
    assert getattr(row, column) == value
