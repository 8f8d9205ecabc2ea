"""Names, ranks and titles hold numbers that count nothing; what is promised, aimed at, allowed or would be is no observation."""

from __future__ import annotations

import pytest

from riksdata.extractors.statistics import find_statistics
from riksdata.text.document import TextDocument


def _values(text: str) -> list[float | None]:
    return [row.value for row in find_statistics(TextDocument(f"Motivering\n\n{text}\n", "mot"), [])]


@pytest.mark.parametrize(
    "text",
    [
        "I mätningen av bröd är vi land 12 av 24.",
        "I en annan tabell har bagarna halkat ned till plats 19 av 52.",
        "Kvarnen hamnade på placering 3 av 11 i tävlingen.",
        "Degmaskinen ArtE 740 mycket väl skulle kunna lagas.",
        "Verket godkände i januari rågsorten MON 863 som foder till hästar.",
        "Ugnen av typ RBS 15 för bruk på landsbygden är gammal.",
        "Bagaren ringer på sin Nokia 7110 från skogen.",
        "Flottiljen F 17 läggs ned.",
        "Läget är oroande, visar rapporten 100 000 osäkra från bagarnas förbund.",
        "Kansliet har tagit fram programmet 40 åtgärder för mer bröd.",
        "Beslutet om mjöl fattades 20120608 (2012:1) av nämnden.",
    ],
)
def test_numbers_of_names_ranks_and_titles(text: str) -> None:
    assert _values(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Inför valet lovade bagarna över 30 000 bullar till barnen.",
        "Partiet utlovade 32 000 kvarnar i valrörelsen.",
        "Man lovade att minska utsläppen från ugnarna med 25 procent.",
        "Löftet om 5 000 nya ugnar är inte infriat.",
        "Då är man långt från målet om 270 kvarnar.",
        "Byn har en vision att nå 10 000 bagare.",
        "Projektet har som mål att 100 miljoner ungdomar ska kunna baka.",
        "Nämnden begränsade antalet lärlingar per bagare till max 15 personer.",
        "I dag tillåts varje bagare att handleda 15 personer, men enligt skrået gör få det.",
        "Med nuvarande regler kan en avgift om 500 kronor krävas av bagaren.",
        "Den lediga fick ersättning motsvarande 85 procent av den dagersättning som gällde.",
        "I den nationella planen finns 86 miljarder kronor avsatta för kvarnar.",
        "Kvarnskatten är en del av de 150 miljarder kronor i skattehöjningar som återfinns i regeringens budgetproposition.",
        "Lån som understiger motsvarande 200 euro granskas inte.",
    ],
)
def test_what_is_promised_aimed_at_or_set(text: str) -> None:
    assert _values(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Att 860 bagare slutar motsvarar att 56 400 personer skulle sluta i huvudstaden, eller 35 200 personer i hamnen.", [860]),
        ("”Om bagaren hade en miljard till, vore allt bra.”", []),
        ("Dubbelt så många över 65 år bakar i dag jämfört med 2006.", [2]),
        ("Av de utlovade ugnarna blev det 590 stycken.", [590]),
        ("I fjol nådde programmet 40 000 elever i landet.", [40000]),
        ("Regeringen lovade 400 ugnar, men hittills har 212 ugnar satts upp.", [212]),
        ("I 22 av dem hittades mögel.", [22]),
        ("I rapporten bedöms 3 000 bagare ha slutat.", [3000]),
        ("Tolv av 24 länder bakar rågbröd.", [12]),
        ("Utsläppen minskade med 25 procent, som man hade lovat.", [25]),
        ("Enligt gällande regler beräknas kostnaden för kvarnarna till 40 miljoner kronor.", [40e6]),
        ("Verket har 3 miljoner kronor i kassan.", [3e6]),
    ],
)
def test_what_is_told_beside_them_stays(text: str, values: list[float]) -> None:
    assert _values(text) == values
