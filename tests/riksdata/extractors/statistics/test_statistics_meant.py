"""How a figure is meant and what it is counted in: qualifiers further off, currencies and units carried over, adjectives of percent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riksdata.extractors.records import Statistic
from riksdata.extractors.statistics import find_statistics
from riksdata.text.document import TextDocument


def _rows(text: str) -> list[Statistic]:
    return find_statistics(TextDocument(text), [])


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("I dag är skulden nära eller över 180 procent av inkomsten.", "about"),
        ("Landet nästan har halverat sina skulder.", "less_than"),
        ("De senaste åren nästan har antalet bagare halverats.", "less_than"),
        ("En grov uppskattning gör gällande att det rör sig om 3 miljarder kronor årligen.", "about"),
        ("Grovt räknat kostade branden 300 miljoner kronor.", "about"),
        ("Uppskattningsvis dör 500 hästar varje år.", "about"),
        ("Skadorna kostar, lågt räknat, 300 miljoner kronor per år.", "at_least"),
        ("Försiktigt räknat försvann 300 cyklar i fjol.", "at_least"),
        ("I en studie över 19 länder ökade andelen.", "exact"),
        ("Uppskattningen är att 40 procent av bagarna slutar.", "exact"),
    ],
)
def test_qualifier(text: str, qualifier: str) -> None:
    assert _rows(text)[-1].qualifier == qualifier


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("I fjol omsatte hamnen 2,7 miljarder norska kronor. För hela landet var den siffran 10,8 miljarder.", ["nok", "nok"]),
        ("Av 400 miljoner euro gick 30 miljoner till Sverige.", ["eur", "eur"]),
        ("Bolaget kostade 100 miljoner euro, motsvarande 1 miljard.", ["eur", "sek"]),
        ("Varvet byggde båten för 4 miljarder schweiziska franc.", ["chf"]),
        ("I fjol uppgick mängden utländska turister till drygt 20 miljoner.", ["count"]),
        ("Kommunen lade 100 miljoner extra på skolan i fjol.", ["sek"]),
        ("I fjol gav skadorna 2 miljoner extra vårddagar.", ["count"]),
        ("En last såldes för 75 000–100 000 och var slut på en dag.", ["sek"]),
    ],
)
def test_unit(text: str, units: list[str]) -> None:
    assert [row.unit for row in _rows(text)] == units


@pytest.mark.parametrize(
    ("text", "value", "noun"),
    [
        ("Enligt kommunen innebar det en 15-procentig ökning av antalet ärenden.", 15, "antalet ärenden"),
        ("Bagarna har fått en ca 30-procentig merkostnad.", 30, "merkostnad"),
        ("Studien omfattar 19 OECD-länder.", 19, "OECD-länder"),
        ("I fjol behövde 300 HVB-hem förbättras.", 300, "HVB-hem"),
        ("Enligt planen kan antalet tåg öka till 30–40 per timme.", None, "antalet tåg"),
        ("Sedan dess har förväntad livslängd fallit till 47 år.", 47, "förväntad livslängd"),
        ("Landet har genomlidit ett 14 år långt inbördeskrig.", 14, "inbördeskrig"),
        ("Banan mellan orterna, som ska bli ungefär 18 kilometer lång, ansluts till stambanan.", 18, "Banan mellan orterna"),
        ("Totalt handlade det om i storleksordningen 10 000 hektar mark.", 10000, "mark"),
        ("Jämfört med då har bilarnas utsläpp kunnat minskas med imponerande 90 procent.", 90, "bilarnas utsläpp"),
        ("De flesta poliserna har varit i yrket 7 år.", 7, "flesta poliserna"),
        ("Pengarna ska gå till stöd, nämligen betesstödet som står för 30 procent.", 30, "betesstödet"),
    ],
)
def test_is_read_and_kept(text: str, value: float | None, noun: str) -> None:
    assert (value, noun) in [(row.value, row.noun) for row in _rows(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Enligt lagen kan bidraget, som är skattefritt, uppgå till 3 000 kronor i månaden.",
        "Bidraget, som är skattefritt, kan uppgå till 3 000 kronor i månaden.",
        "100 miljoner extra till polisen för ytterligare kontroller.",
        "Rapporten visade på goda skäl att ändra begränsningen av lovfria hus från 25 till 30 kvadratmeter.",
        "Bland dem som har en årsinkomst under 250 000 kronor har många avstått från att besöka tandvården.",
        "Regeringen nämnde förslaget om en 50-procentig utbyggnad av banorna.",
        "Det är den 98-procentiga täckning som lovades.",
    ],
)
def test_is_no_statistic(text: str) -> None:
    assert _rows(text) == []


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Kostnaden för systemet var 1,17 miljarder kronor i planen 2010.", [None]),
        ("När en ny bedömning genomfördes 2017 var nyttan endast 3,9 miljarder kronor.", [None]),
        ("I den mätning som genomfördes 2017 var 30 procent av bagarna nöjda.", ["2017"]),
        ("Facket uppger att 91 procent av målarna som målar hus anser att stegen är farlig vid en enkät i juni 2016.", ["2016"]),
        ("Enligt en mätning (april 2018) har 78 procent av hushållen bredband.", ["2018"]),
        ("Enligt prognosen väntas trafiken öka med ca 25 procent och lasttrafiken med ca 55 procent fram till 2030.", ["–2030", "–2030"]),
        ("Under 2012 steg hyrorna med 3 procent och priserna med 5 procent 2013.", ["2012", "2013"]),
        ("Efter att lagen infördes 2003 har antalet stölder ökat med 40 procent.", ["2003–"]),
        ("Efter att kraven skärptes år 1993 godkänns bara 2 000 skador.", ["1993–"]),
        ("Efter att kriget slutade 1945 byggdes 300 broar.", ["1945"]),
        ("Förra året, 2015, klarades 14 procent av stölderna upp mot 18 procent fem år tidigare.", ["2015", "2010"]),
        ("Preliminära försäljningssiffror för 2017 visar på en försäljning av ca 60 miljoner liter läsk.", ["2017"]),
        ("Jämfört med motsvarande period efter regeringsskiftet 2006 har utskottet bara hälften så stor arbetsbörda.", [None]),
        ("Centret har sedan starten och fram till 2013 fått 2 157 ärenden.", ["–2013"]),
        ("Fram till den 1 oktober år 2000 hade domstolen avgjort 700 mål.", ["–2000"]),
        ("Sedan starten 2009 har centret fått 2 157 ärenden.", ["2009–"]),
        ("Fram till 2006 gjordes 40 000 besök varje år.", ["–2006"]),
    ],
)
def test_period(text: str, periods: list[str | None]) -> None:
    assert [row.period for row in _rows(text)] == periods


@given(st.integers(3, 99), st.sampled_from(("ökning", "minskning", "höjning", "merkostnad")))
def test_an_adjective_of_percent_is_read_as_its_number(value: int, noun: str) -> None:
    rows = _rows(f"Enligt kommunen blev det en {value}-procentig {noun} i fjol.")
    assert [(row.value, row.unit, row.noun) for row in rows] == [(value, "percent", noun)]


@given(st.integers(2, 900), st.sampled_from(("norska kronor", "euro", "dollar", "danska kronor")))
def test_an_amount_that_takes_up_another_is_in_its_currency(value: int, currency: str) -> None:
    rows = _rows(f"Under 2012 omsatte hamnen {value} miljoner {currency}. För hela landet var den siffran {value + 1} miljarder.")
    assert len({row.unit for row in rows}) == 1
    assert rows[0].unit != "sek"


@pytest.mark.parametrize(
    ("text", "period", "direction"),
    [
        ("Omkring tre fjärdedelar av bryggorna är byggda före 1975.", None, None),
        ("Omkring tre fjärdedelar av bryggorna var öppna 1975.", "1975", None),
        ("Andelen öppna bryggor har sjunkit under 50 procent.", None, None),
        ("Andelen öppna bryggor har sjunkit med 50 procent.", None, "decrease"),
    ],
)
def test_when_something_was_built_and_a_level_that_is_passed(text: str, period: str | None, direction: str | None) -> None:
    assert [(row.period, row.direction) for row in _rows(text)] == [(period, direction)]


@pytest.mark.parametrize(
    "text", ["Invånarna bor uppdelat på 16,5 km² per invånare.", "Tack vare avdraget ökade det med 10 miljoner kronor i fjol."]
)
def test_neither_a_cause_nor_a_participle_is_counted(text: str) -> None:
    (row,) = _rows(text)
    assert not (row.noun or "").lower().startswith(("uppdelat", "tack"))
