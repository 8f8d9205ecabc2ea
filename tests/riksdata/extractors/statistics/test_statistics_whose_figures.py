"""Who a figure is from, by forms of naming that say it, and how far a source reaches. All sentences are invented."""

from __future__ import annotations

import pytest

from riksdata.extractors.statistics import find_statistics
from riksdata.text.document import TextDocument


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("I fjol konstaterade landstingsrevisorerna i Norrvik att 400 patienter avled.", "landstingsrevisorerna i Norrvik"),
        ("Kommunrevisorerna uppger att 40 procent av bryggorna är trasiga.", "Kommunrevisorerna"),
        ("I fjol besökte revisorerna i Norrvik 40 bryggor.", None),
        ("Enligt länsstyrelserna är 40 procent av bryggorna trasiga.", "länsstyrelserna"),
        ("Fiskeribiologen P O Fyrman på laboratoriet i Norrvik tror att tjuvfisket motsvarar 50 procent av fisket.", "P O Fyrman"),
        ("Professor Anna Fyrman på Norrviks högskola säger att 50 procent av fyrarna är trasiga.", "Anna Fyrman"),
        ("P O Fyrman tror att tjuvfisket motsvarar 50 procent av fisket.", None),
        ("Krånglet kostar enligt regeringens egen myndighet Nutek 60 miljarder kronor.", "Nutek"),
        ("Enligt EU:s statistikorgan Eurostat är 40 procent arbetslösa.", "Eurostat"),
        ("Enligt näringslivets egen organisation Svenskt Näringsliv är 40 procent arbetslösa.", "Svenskt Näringsliv"),
        ("Enligt regeringens egna beräkningar kostar det 40 miljoner kronor.", "regeringen"),
        ("Beräkningar av Nordeas framtida avgift pekar på ett bortfall på 5 miljarder kronor.", None),
        ("Beräkningar av Nordea pekar på ett bortfall på 5 miljarder kronor.", "Nordea"),
        ("En beräkning av Trafikverkets nya ekonomer visar att 40 procent är försenade.", "Trafikverket"),
        ("En undersökning gjord av ett stort fyrföretag, Fyrlux, visar att 40 procent är nöjda.", "Fyrlux"),
        ("En undersökning gjord på ett stort fyrföretag, Fyrlux, visar att 40 procent är nöjda.", None),
        ("Av fyrarna är 40 procent släckta, och antalet har enligt Boverket minskat.", None),
        ("Av fyrarna är 40 procent släckta, och de flesta har, enligt Boverket, rasat.", None),
        ("Av fyrarna har enligt Boverket 40 procent släckts, och antalet minskar.", "Boverket"),
        ("Av fyrarna är 40 procent släckta, enligt Boverket.", "Boverket"),
        ("Fyrarna är få, och de är enligt Boverket 40 stycken.", "Boverket"),
    ],
)
def test_publisher(text: str, publisher: str | None) -> None:
    assert find_statistics(TextDocument(text), [])[0].publisher == publisher


def test_a_source_within_a_second_clause_tells_its_figures() -> None:
    first, second = find_statistics(TextDocument("Av fyrarna är 40 procent släckta, och 30 procent har enligt Boverket rasat."), [])
    assert (first.publisher, second.publisher) == (None, "Boverket")
