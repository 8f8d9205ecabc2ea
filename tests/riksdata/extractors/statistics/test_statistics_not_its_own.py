"""Nouns that a figure takes over from another without what belongs to that one alone, and what has a size that is told in people."""

import pytest

from riksdata.extractors.statistics import find_statistics
from riksdata.text.document import TextDocument


def _nouns(text: str) -> list[str | None]:
    return [row.noun for row in find_statistics(TextDocument(text), [])]


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        (
            "Dalby har Sveriges lägsta sysselsättning med 61 procent. Därefter kommer Bodums län med 62,4 procent.",
            ["Sveriges lägsta sysselsättning", "sysselsättning"],
        ),
        (
            "Sandby har landets högsta skuld per invånare, 91 000 kronor. I Norrby är den 45 000 kronor.",
            ["landets högsta skuld per invånare", "skuld per invånare"],
        ),
        ("Landets högsta skuld är 91 miljoner kronor och ränta på 4 procent.", ["Landets högsta skuld"]),
        ("Bruket har skutor för 30 miljoner kronor. De största skutorna kostade 90 miljoner kronor.", ["skutor", "största skutorna"]),
    ],
)
def test_a_rank_is_not_passed_on(text: str, nouns: list[str]) -> None:
    assert _nouns(text)[: len(nouns)] == nouns


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        (
            "Andelen kvinnor bland cheferna i kommunerna är 60 procent, medan den i industrin som helhet är 21 procent. "
            "I skolan är det 72 procent.",
            ["Andelen kvinnor bland cheferna i kommunerna", "Andelen kvinnor bland cheferna", "Andelen kvinnor bland cheferna"],
        ),
        ("Andelen ekologisk mat är 30 procent i skolorna. På sjukhusen är det 12 procent.", ["Andelen ekologisk mat"] * 2),
        ("I byn är 4 procent av de boende arbetslösa. Motsvarande tal i Kiruna är 35 procent.", ["av de boende arbetslösa"] * 2),
        ("En tredjedel av utsläppen är från flyget. Inom EU ökade flygresandet med 60 procent.", ["av utsläppen", "flygresandet"]),
        ("Arbetslösheten är 4 procent. I åldern 16 till 24 år är det 9 procent.", ["Arbetslösheten", "åldern"]),
        ("Av bilarna var 30 procent trasiga. Av vagnarna var 60 procent trasiga.", ["bilarna", "vagnarna"]),
    ],
)
def test_a_place_is_no_noun_of_a_share_told_before(text: str, nouns: list[str]) -> None:
    assert _nouns(text) == nouns


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Byn hade ett positivt flyttnetto gentemot övriga landet på 320 personer.", "positivt flyttnetto gentemot övriga landet"),
        ("Kommunen har en befolkning på 5 000 invånare.", "befolkning"),
        ("Det är en kommun med en sammanlagd folkmängd om 6 000 personer.", "folkmängd"),
        ("Kommunen har en styrka på 400 personer.", "personer"),
        ("På norra sidan bor 4 000 personer.", "personer"),
    ],
)
def test_what_has_a_size_told_in_people(text: str, noun: str) -> None:
    assert _nouns(text)[-1] == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("23 procent av flickorna har båt medan siffran för pojkar stannar på 14 procent.", "pojkar"),
        ("Böckerna kostar 75 kr per elev medan motsvarande siffra i Norge är 90 kr per elev.", "Böckerna"),
        ("Priserna har legat still samtidigt som antalet bagerier fördubblats.", "antalet bagerier"),
        ("Det leder till minskad biltrafik samtidigt som cyklandet fördubblas.", "cyklandet"),
        ("I Norrby är kostnaden för skolmat 70 kronor per barn.", "kostnaden för skolmat"),
        ("Malmö är en stad som vuxit med 12 procent.", "Malmö"),
        ("Det är en grupp som ökat med 20 procent.", "grupp"),
        ("Det var en ökning med 3 procent för kvinnor och 4,9 procent för män.", "män"),
        ("Skatten ökade för kvinnor med 3 procent och med 4,9 procent i år.", "Skatten"),
    ],
)
def test_what_belongs_to_the_clause_of_the_figure(text: str, noun: str) -> None:
    assert _nouns(text)[-1] == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("De fem anställda kvinnorna sades upp (tre av dem hade kunnat stanna).", "anställda kvinnorna"),
        ("Många av de nybildade myndigheterna är små: drygt hälften av dem är nya.", "nybildade myndigheterna"),
        ("Det kom år 2010 en rapport. Hälften av dem saknas.", "av dem"),
        ("Hälften av dem som kom är här.", "av dem som kom"),
    ],
)
def test_whom_av_dem_means(text: str, noun: str) -> None:
    assert _nouns(text)[-1] == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Landstingen gick med 4 miljarder kronor i underskott.", "underskott"),
        ("Därtill tvingas öns bagare i år betala 7 miljoner kronor i skatteutjämning.", "skatteutjämning"),
        ("Kassan fick 8 miljarder kronor och lånade 4 miljarder kronor utan ränta.", "Kassan fick"),
        ("För vissa kan det handla om över 100 procent i prishöjningar.", "prishöjningar"),
        ("Stödet är 4 miljarder kronor. Av dessa hade länen vid årsskiftet beviljats 2 miljarder kronor.", "Stödet"),
        ("Tre klubbar har bötfällts med 40 000 kronor vardera.", "klubbar"),
        ("Smugglare står för det mesta av felet och 7 miljarder kronor kan knytas till öl.", "kan knytas till öl"),
        ("Hur går det för det krångel som enligt verkets siffror kostar företagen mellan 60 och 70 miljarder kronor?", "krångel"),
    ],
)
def test_what_an_amount_is_in_or_for(text: str, noun: str) -> None:
    assert _nouns(text)[-1] == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Nordia ser i sin rapport en ökning med gods på väg med 20 procent.", "gods på väg"),
        ("Nordia ökar med 20 procent.", "Nordia"),
        ("Anslagen uppgår till 25 miljarder kronor. Jämfört med 2017 är det en ökning med 2 miljarder kronor.", "Anslagen"),
        ("Turisternas konsumtion växer starkt. Här ser vi en ökning på 11 procent.", "Turisternas konsumtion"),
        ("Under 2014 kom 641 ärenden in, dvs. en 15-procentig ökning.", "ärenden"),
        ("Stölderna blir fler. Vi kan se en tredubbling de senaste 20 åren.", "Stölderna"),
        ("Dödsfallen ökade med 13 procent nära verk startade före 1970.", "Dödsfallen"),
        ("I boendet finns 13 procent nära anhöriga.", "nära anhöriga"),
        ("Utsläppen var 12 miljoner ton CO2e år 2010.", "Utsläppen"),
        ("Bilarna släpper ut 12 miljoner ton CO2 om året.", "CO2"),
        ("Mest positiva är rådets egna väljare, där 65 procent stöder förslaget.", "egna väljare"),
        ("Det finns länder där 98 procent får avslag.", "får avslag"),
        ("Handeln är den bransch i vilken nyföretagandet minskar med 2 procent.", "nyföretagandet"),
        ("I Sverige får 10 procent av syrierna status, att jämföra med EU-snittet på 80 procent.", "av syrierna"),
    ],
)
def test_not_who_tells_it_nor_where(text: str, noun: str) -> None:
    assert _nouns(text)[-1] == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Antalet anställda ökade med 20 personer i byn och lönekostnaderna har stigit med 14 procent.", "lönekostnaderna"),
        ("Det fanns 20 bagare och smeder i byn.", "bagare"),
        ("Vid 25 omkomna per miljon invånare följer Norge (27), Danmark (31) och Irland (33).", "omkomna"),
        ("Bolagen är ICA (50 procent av handeln) och Axfood (22 procent).", "av handeln"),
        ("Förra året redovisade fonderna tillsammans ett resultat på 43 miljarder kronor.", "resultat"),
        ("De granskar svenska bönder till en kostnad på en halv miljard kronor.", "kostnad"),
        ("Experterna bedömde att banken skulle höja räntan till en nivå på 2 procent.", "räntan"),
        ("Andelen bagare var 4 procent år 2012 medan motsvarande siffra för Sverige var 6 procent.", "Andelen bagare"),
        ("Av flickorna läser 40 procent. Motsvarande siffra för pojkar är 30 procent.", "pojkar"),
        ("Utsläppen minskade med 19 procent. Samtidigt steg bnp med 10 procent.", "bnp"),
        ("Det beräknas att stöden minskar som andel av bnp till 25 procent.", "stöden"),
        ("Av rapporten framgår att andelen intyg där sjukdom finns med på sidan har ökat till 43 procent.", "andelen intyg"),
        ("Gapet har ökat med 40 procent. I reda pengar handlar det om en ökning med 800 kronor om året.", "Gapet"),
        ("Från 1998 till 2015 förutspås Sveriges tillväxt bli 1,9 procent per år.", "Sveriges tillväxt"),
    ],
)
def test_what_stands_between_two_figures(text: str, noun: str) -> None:
    assert (_nouns(text)[-1] or "").startswith(noun)


def test_what_leads_a_clause_is_no_noun() -> None:
    assert _nouns("Med tanke på att 60 miljarder kronor undandras staten är det bråttom.") == [None]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("I länet tar det ofta fyra månader innan beslut fattas.", "beslut fattas"),
        ("I ett fall som vi känner till tog det 14 månader innan bygglovet beviljades.", "bygglovet beviljades"),
        ("I Skåne tar det tre veckor att få svar.", "få svar"),
        ("Byborna har i sex av tio fall varit negativa till bron.", "Byborna"),
        ("I sex av tio fall är tjuven känd.", "fall"),
        ("Det finns 200 små kraftverk i länet. Dessa producerar ca 4 terawattimmar per år.", "små kraftverk"),
    ],
)
def test_what_takes_so_long_or_is_meant_by_a_pronoun(text: str, noun: str) -> None:
    assert (_nouns(text)[-1] or "").startswith(noun)


def test_a_place_is_no_whole_of_a_share_where_a_count_stands_before() -> None:
    text = "De 7 000 bagare som bor vid vatten finns i hela Norrland, men över två tredjedelar bor i Sandby."
    assert _nouns(text) == ["bagare som bor vid vatten"] * 2
    assert _nouns("Ugnarna finns i hela Norrland, men två tredjedelar av dem är kalla.")[0] != "Norrland"


def test_what_somebody_thinks_grows_and_not_the_thought() -> None:
    assert _nouns("Kvarnrådet gör bedömningen att skörden stannar av på 1,9 procent per år.") == ["skörden"]
    assert _nouns("Bedömningen kostade 3 miljoner kronor.") == ["Bedömningen"]


def test_so_many_times_over_are_no_occasions() -> None:
    (row,) = find_statistics(TextDocument("Summan hade räckt till kvarnen sju gånger om."), [])
    assert row.unit == "times"
    (row,) = find_statistics(TextDocument("Styrelsen har frågat sju gånger om året."), [])
    assert row.unit == "count"
