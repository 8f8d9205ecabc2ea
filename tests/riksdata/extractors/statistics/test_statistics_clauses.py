"""What the clause around a figure says of it: how often, which way, of which year, whose, told or demanded."""

from __future__ import annotations

import pytest

from riksdata.extractors.records import Statistic
from riksdata.extractors.statistics import find_statistics
from riksdata.text.document import TextDocument


def _found(text: str) -> list[Statistic]:
    return find_statistics(TextDocument(text), [])


def _only(text: str) -> Statistic:
    (row,) = _found(text)
    return row


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("Varje år stjäls 800 båtar i skärgården.", ["år"]),
        ("Det spolas ut runt 40 ton skräp i havet varje år.", ["år"]),
        ("Linjen fraktar 14 000 burar och 1 700 vagnar per år.", ["år", "år"]),
        ("I fjol såldes 800 båtar i länet.", [None]),
        # of the figure before it
        ("Bolagen lämnar 96 miljoner blanketter årligen till omkring 90 olika myndigheter.", ["år", None]),
        # a share is not so many a year
        ("Varje år söker 15 procent av eleverna hjälp.", [None]),
    ],
)
def test_per(text: str, per: list[str | None]) -> None:
    assert [row.per for row in _found(text)] == per


@pytest.mark.parametrize(
    ("text", "directions"),
    [
        ("Exporten har ökat med 93 miljarder kronor eller närmare 230 procent.", ["increase", "increase"]),
        ("Bygdens handel har ökat sedan kommunen gick in med 20 miljoner kronor.", [None]),
        ("Ojämlikheten har minskat tillväxten med 4 procent.", ["decrease"]),
        ("Antalet uttrar har minskat de senaste tio åren med 12 procent.", ["decrease"]),
    ],
)
def test_direction(text: str, directions: list[str | None]) -> None:
    assert [row.direction for row in _found(text)] == directions


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Den utskrivna medicinen uppgick till cirka 12 ton år 2012.", "utskrivna medicinen"),
        ("Totalt sänkte bolaget priset med 80 procent.", "priset"),
        ("I går kostade köerna samhället 60 miljarder kronor.", "köerna"),
        ("Det beror på att det tar över sex månader i genomsnitt.", None),
        ("Där finns skolor där mer än hälften inte läser matte.", "inte läser matte"),
        ("Man kan få betala en straffskatt på mellan 30 000 och 90 000 kronor.", "straffskatt"),
        ("Det motsvarar 83 procent av allt svenskt avfall i handeln.", "av allt svenskt avfall i handeln"),
        ("Under 2017 importerade Sverige odlad lax från Norge för 30 miljarder kronor.", "odlad lax från Norge"),
        ("I oktober rusade till och med dieselpriset över 17 kronor per liter.", "dieselpriset"),
        ("I fjol gjorde bolaget en förlust på 15 miljoner kronor.", "förlust"),
        ("Där finns ett lönegap mellan kvinnor och män på 5,3 procent.", "lönegap mellan kvinnor och män"),
        ("I fjol minskade krånglet enligt Tillväxtverket till 22 procent.", "krånglet"),
        ("Av dessa var 1 189 säkra självmord.", "säkra självmord"),
        ("Banan tar ca 180 miljoner ton transporterat gods.", "transporterat gods"),
        ("Andelen som uppgett oro har legat konstant på 45 procent.", "Andelen som uppgett oro"),
        ("I fjol exporterades varor till ett värde av 95 miljarder kronor.", "varor"),
        ("Regionen har upphandlat trafik till en kostnad av drygt 900 miljoner kronor.", "kostnad"),
        ("Politiken räcker bara för att dämpa den globala uppvärmningen till cirka 3 grader.", "globala uppvärmningen"),
        ("Det minskade kostnaden för att anställa äldre med 12 procent.", "kostnaden för att anställa äldre"),
        ("Misslyckas det går 60 procent av de investerade pengarna förlorade.", "av de investerade pengarna"),
        ("Drygt 75 procent av bönderna bor i norr, av dessa är 80 procent beroende av vägen.", "av bönderna"),
        ("Av dessa lärare uppgav 60 procent att de trivs.", "lärare"),
        ("Så vittnar 30 % av stora och medelstora företag i länet.", "av stora och medelstora företag"),
        ("I fjol hade 40 procent av dem som hade betalat för vården besvär.", "av dem som hade betalat för vården"),
        ("Verket redovisar i en undersökning som gjordes i maj att 82 procent är oroliga.", "är oroliga"),
        ("Av den totala konsumtionen svarar besökare för drygt 42 procent.", "den totala konsumtionen"),
        ("I norr sjönk skulden för bygden (där ingen längre hade råd) till 5 procent.", "skulden för bygden"),
        ("Det kan jämföras med branden i Västmanland som ödelade 14 000 hektar.", "branden i Västmanland"),
        ("För dem är andelen som återfaller relativt hög – omkring en femtedel.", "andelen som återfaller"),
        ("Vägen är drygt 40 mil lång.", "Vägen"),
        ("Då är väntetiden lång, nästan två år, för en tid.", "väntetiden"),
        ("Vi har i dag en väntetid på över två år i genomsnitt.", "väntetid"),
        ("Tillväxten på drygt 1 procent är modest.", "Tillväxten"),
        ("Det är fyra miljarder, eller 21 procent, mer än förut.", None),
        ("Kusten är 634,02 km² Sjöarna är många.", "Kusten"),
    ],
)
def test_noun_of_the_clause(text: str, noun: str | None) -> None:
    assert _found(text)[-1].noun == noun


@pytest.mark.parametrize(
    ("text", "period"),
    [
        # the year is that of the next clause
        ("Andelen biogas ökade nära fyra gånger och under perioden 2007–2013 minskade utsläppen.", None),
        ("De 6 059 personer födda 1999 som mönstrade var nöjda.", None),
        ("I rapporten Effekter av avskaffandet av stödet från 2016 framgår att hälften av bolagen gick under.", None),
        ("Sedan skatten infördes 2014 har handeln tappat 12 procent.", "2014–"),
    ],
)
def test_period_of_the_clause(text: str, period: str | None) -> None:
    assert [row.period for row in _found(text)] == [period]


def test_a_mean_of_the_next_clause_is_not_the_figures() -> None:
    assert _only("Smeden väger 90 kilo, och genomsnittet är lägre.").measure is None


@pytest.mark.parametrize(
    "text",
    [
        "Det är inte rimligt att staten ger bort 40 procent av skogen.",
        "Därför är det lämpligt att höja andelen till 40 procent.",
        "Sverige var ett av de 143 länder som röstade.",
        "Ultraljudet görs runt v. 16 viktiga månader före födseln.",
        "Stölder understigande 1 000 kronor klassas som ringa.",
        "Regeringen tog ut särskild löneskatt med 24,26 procent.",
        "Då skulle man kunna sälja cider på en alkoholhalt på 3,5 procent.",
        "Beslutet är att minst hälften av de bostäder som byggs ska vara hyresrätter.",
        "Brotten ges fördubblat straffvärde i dag.",
        "Sedan adderas hälften av straffvärdet för nästa brott.",
        "Män som tillhör de tio procent i landet som har högst inkomst trivs.",
        "Staten ska öronmärka bidrag, vilket kan innebära runt 6 000 personer.",
        "Halten svavel kommer att justeras ner till 0,5 procent.",
        "Arbetet sker inom fem olika områden i länet.",
    ],
)
def test_what_only_tells_which_or_is_set_is_none(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    ("text", "value", "whole"),
    [
        # the demand is of the clause around it, or comes after what is told
        ("Därför måste utsläppen från bilar, som står för 40 procent av alla utsläpp, minska.", 40, None),
        ("Att kvinnor tjänar 3,6 miljoner kronor mindre än män är oacceptabelt och något vi måste ändra.", 3.6e6, None),
        ("Jordbruket utgör halva länets export och de krav som ställs måste därför granskas.", 0.5, None),
        ("På 40 procent av gårdarna finns hästar – där är det nödvändigt att bygga ut.", 40, None),
        ("Verket har följt råden på endast ett av de 14 områden som granskades.", 1, 14),
        ("År 2010 var antalet närmare 300.", 300, None),
        ("Sverige uppfyller bara 60 procent av de rättigheter som granskas.", 60, None),
        ("Verket hade skulder för böter på en halv miljard förra året.", 5e8, None),
        ("Övriga 970 000 går på väg.", 970_000, None),
        ("I dag tar det närmare fem timmar att åka till Oslo.", 5, None),
    ],
)
def test_what_is_told_beside_a_demand(text: str, value: float, whole: float | None) -> None:
    row = _only(text)
    assert (row.value, row.whole) == (pytest.approx(value), whole)


def test_what_grows_so_many_times_and_what_is_done_so_often() -> None:
    assert _only("Under åren ökade andelen biogas i trafiken nära fyra gånger.").unit == "times"
    assert _only("Odlingen är två till fyra gånger effektivare än annat.").unit == "times"
    assert _only("Under åren höjde staten skatten nära fyra gånger.").unit == "count"


def test_a_time_is_not_what_is_counted_and_a_comparison_ends_it() -> None:
    assert _only("Första halvåret 2017 såldes 400 bryggor.").noun == "bryggor"
    assert _only("Kostnaden för bryggor i jämförelse med samma tid förra året är 30 procent.").noun == "Kostnaden för bryggor"
    assert _only("Kostnaden jämfört med förra årets bryggor är 30 procent.").noun == "Kostnaden"


def test_a_publisher_bears_its_whole_name() -> None:
    text = "Av Konstnärernas Riksorganisations rapport framgår att 30 procent av bryggorna är målade."
    assert _only(text).publisher == "Konstnärernas Riksorganisation"
