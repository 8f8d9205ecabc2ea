"""Two figures side by side: the second one is of what its own clause, bracket or group names, or of the whole of the first."""

from __future__ import annotations

import pytest

from riksdata.extractors.statistics import find_statistics
from riksdata.text.document import TextDocument


def _last(text: str) -> str | None:
    return find_statistics(TextDocument(text, "mot"), [])[-1].noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Männen drack i snitt 13,6 liter vin år 2006 och genomsnittskvinnan 6,1 liter.", "genomsnittskvinnan"),
        ("Kostnaden för bron beräknas uppgå till 8 miljoner kronor och det totala priset till 30 miljoner kronor.", "totala priset"),
        ("Kostnaden för bron beräknas uppgå till 8 miljoner kronor och priset för vägen till 3 miljoner kronor.", "priset för vägen"),
        ("Andelen män i styrelser är över 50 procent och andelen kvinnor i våra verk över 15 procent.", "andelen kvinnor i våra verk"),
        ("Resan tar 3 timmar och väntan 2 timmar.", "väntan"),
        ("Sjukhuset har 40 platser och kliniken 12 platser.", "platser"),
    ],
)
def test_a_clause_without_its_verb_has_its_own_subject(text: str, noun: str) -> None:
    assert _last(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Bland fordonen står bilar för 65 procent av utsläppen och tunga bussar för 30 procent.", "av utsläppen"),
        ("Flyget står för 4 procent av utsläppen medan hela sjöfarten står för 38 procent.", "av utsläppen"),
        ("Driften sker till hälften genom bidrag från byar och städer och till hälften genom avgifter.", "Driften"),
        ("Av lärarna är 43 procent emot. Bara 14 procent tycker att Storbron är bra, medan 22 procent tvekar.", "lärarna"),
    ],
)
def test_a_second_share_is_of_the_same_whole(text: str, noun: str) -> None:
    assert _last(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Byarna köper av Norr (ca 50 procent av allt vin), Söder (ca 22 procent) och Väster (5 procent).", "av allt vin"),
        ("Felen var störst inom områdena handel (4,2 procent) och vatten (3,0 procent).", "vatten"),
        ("Motala har en snabbare landhöjning (2,7 millimeter per år) än Lillby vid sjön (1,3 millimeter per år).", "snabbare landhöjning"),
        ("Byarna står för 3 procent av vården. Det är lägre än andra länder (Norge 8 procent och Danmark 14 procent).", "av vården"),
    ],
)
def test_figures_in_brackets(text: str, noun: str) -> None:
    assert _last(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Byar med rött styre gav 49 kronor per invånare jämfört med 30 kronor per invånare i blått styrda byar.", "blått styrda byar"),
        ("Kvinnor tjänar 28 000 kronor i månaden jämfört med 35 000 kronor för män.", "män"),
        ("Hyran är 9 000 kronor jämfört med 7 000 kronor i fjol.", "Hyran"),
    ],
)
def test_those_who_are_compared(text: str, noun: str) -> None:
    assert _last(text) == noun
