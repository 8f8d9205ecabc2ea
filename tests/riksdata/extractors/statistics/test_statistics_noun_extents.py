"""How far the noun of a figure reaches: over what is joined to it and what makes the group, but not into the next clause."""

from __future__ import annotations

import pytest

from riksdata.extractors.records import Statistic
from riksdata.extractors.statistics import find_statistics
from riksdata.text.document import TextDocument


def _rows(text: str) -> list[Statistic]:
    return find_statistics(TextDocument(text, "mot"), [])


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Gården odlar en tredjedel av all gul och röd paprika i landet.", "av all gul och röd paprika"),
        ("I fjol var det drygt 24 000 barn och ungdomar som simmade där.", "barn och ungdomar som simmade där"),
        ("Enligt verket har över 50 000 kockar och sångare flytt dit.", "kockar och sångare"),
        ("De ligger bakom 15 rån och stölder den senaste tiden.", "rån och stölder"),
        ("Totalt 40 000 barn och vuxna lever i läger.", "barn och vuxna"),
        ("Ett lager på 300 stolar och bord brann.", "stolar"),
    ],
)
def test_nouns_that_are_joined(text: str, noun: str) -> None:
    assert _rows(text)[0].noun == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Till exempel får hälften av alla bagare och fyra av tio kockar högre lön.", "av alla bagare"),
        ("Krögarna riskerar att förlora 50 procent av sin omsättning om rökarna stannar hemma.", "av sin omsättning"),
        ("Här finns det 1 050 anställda och enligt facket är de flesta smeder.", "anställda"),
        ("Dessutom har ytterligare 10 000 hörselskadade och vuxendöva behov av språket.", "hörselskadade och vuxendöva"),
        ("I länet har 300 arbetslösa rätt till kursen.", "arbetslösa"),
        ("Byn har utestående skulder till sjön i storleksklassen 20 miljoner kronor.", "utestående skulder till sjön"),
        ("Byggandet av broar ökade med 22 procent första halvåret 2017.", "Byggandet av broar"),
        ("För perioden 2008–2015 förutspås skörden bli 1,3 procent per år.", "skörden"),
        ("I fjol minskade den nya styrelsen fiskestödet med 15 miljoner kronor.", "fiskestödet"),
    ],
)
def test_the_next_clause_is_no_part(text: str, noun: str) -> None:
    assert _rows(text)[0].noun == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("I enkäten svarade 85 procent av de medicinskt ansvariga läkarna nej.", "av de medicinskt ansvariga läkarna"),
        ("Mer än hälften av dem som är yngre än tio år kan simma.", "av dem som är yngre än tio år"),
        ("I länet är det bara 2 procent som får ett besök inom 30 dagar.", "som får ett besök inom 30 dagar"),
        ("Föreningen har 32 anställda som talar 28 olika språk.", "anställda som talar 28 olika språk"),
        ("Vart femte fall bland män under 40 år leder till döden.", "fall bland män under 40 år"),
        ("I landet finns över 500 000 hörselskadade i åldern 16–64 år.", "hörselskadade i åldern 16–64 år"),
        ("En kurs under tre år skulle kosta bolaget 60 000 kronor.", "kurs under tre år"),
        (
            "Mätningen visade att två av tio upplevde att de under det senaste året hotats eller behandlats nedlåtande på sin skola.",
            "upplevde att de under det senaste året hotats eller behandlats nedlåtande på sin skola",
        ),
    ],
)
def test_what_makes_the_group_is_kept(text: str, noun: str) -> None:
    assert _rows(text)[0].noun == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Alla som står i kön är inte bostadslösa – ca 80 procent har ett hem.", "Alla som står i kön"),
        ("Av 400 elever i garantin har enbart 7 praktik.", "elever i garantin"),
        ("Fortfarande är hundratalet kommuner, mer än en tredjedel, utan vatten.", "kommuner"),
        ("Av redovisningen framgår att 46 procent har bytt jobb.", "har bytt jobb"),
        ("Av 17 bilar är 92 procent bensin- eller dieselbilar, och 40 procent är dieselbilar.", "dieselbilar"),
        ("Verket räknade på andelen barn bland de sökande och såg att andelen var 22 procent.", "andelen barn bland de sökande"),
    ],
)
def test_what_a_share_is_of(text: str, noun: str) -> None:
    assert _rows(text)[-1].noun == noun


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("De flesta pendlar och 85 procent pendlar norrut.", "share"),
        ("I länet är det bara 2 procent som får hjälp.", "share"),
        ("Räntan på 12 procent är hög.", None),
    ],
)
def test_a_percentage_that_does_something_is_a_share(text: str, measure: str | None) -> None:
    assert _rows(text)[-1].measure == measure


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("Det är närmare 1 200 personer som varje år får gikt.", "år"),
        ("Enligt en undersökning bland 1 200 lärare ägnar varje dag fyra av tio lärare tid åt bråk.", None),
        ("På 22 av verken finns en löneskillnad på mer än tusen kronor per månad.", None),
    ],
)
def test_a_time_belongs_to_its_figure(text: str, per: str | None) -> None:
    assert _rows(text)[0].per == per


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Det leder till en högre hyra med flera tusen kronor per år.", "increase"),
        ("När banan gick ut på anbud kunde han minska kostnaden med 30 miljoner kronor.", "decrease"),
        ("I fjol minskade stödet med flera miljoner kronor.", "decrease"),
        ("Förbundet gjorde en undersökning på 40 skolor.", None),
    ],
)
def test_which_way_an_amount_went(text: str, direction: str | None) -> None:
    assert _rows(text)[-1].direction == direction


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Vården bedrivs här till nära 90 procent i offentlig regi.", "Vården"),
        ("I byn säljs bröd, och bullarna levereras till mer än 90 procent på export.", "bullarna"),
        (
            "Byarnas intäkter bestod 2001 till 72,6 procent av skatter, till 8 procent av bidrag och till 16 procent av gåvor.",
            "Byarnas intäkter",
        ),
        ("I fjol kontrollerades 569 vagnar. Av dessa hade 75 procent märken på taket.", "vagnar"),
        ("Det har gått så långt att det i en enkät var 4 procent som svarade ja.", "som svarade ja"),
        ("Av de företag som anser sig ha framtidstro är det fler, 28 procent, som söker folk.", "de företag som anser sig ha framtidstro"),
        ("Av dem som under året lämnar kursen har var tionde ingen lön.", "dem som under året lämnar kursen"),
        ("Enligt boken anser var tredje bagare att brödet blivit bättre medan sex av tio att det blivit sämre.", "bagare"),
        ("I dag får endast tre av tio inom jobb- och kursgarantin en plats.", "jobb- och kursgarantin"),
    ],
)
def test_what_a_share_is_of_elsewhere(text: str, noun: str) -> None:
    assert _rows(text)[-1].noun == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Förare löper 40 procent större risk att dö i en krock jämfört med andra.", "risk att dö i en krock"),
        ("Vart tredje nytt företag i byn startas av en kvinna.", "nytt företag i byn"),
        ("Antalet personer i Sverige över 65 år kommer att nå upp till två miljoner.", "Antalet personer i Sverige över 65 år"),
        ("Bron ledde till tio procents minskning av trafikarbetet.", "trafikarbetet"),
        ("Bara i byn kommer drygt 200 dyrt utbildade poliser att flytta.", "dyrt utbildade poliser"),
        (
            "Detta kan ställas i relation till de fasta anslagen inom skolan, uppgående till 6 miljarder kronor.",
            "fasta anslagen inom skolan",
        ),
        ("Eftersom antalet prover stannat på 3 500 per år innebär det att labbet får vänta.", "antalet prover"),
        ("Avtalet har lett till att vattenpriset fördubblats.", "vattenpriset"),
    ],
)
def test_where_a_noun_begins_and_ends(text: str, noun: str) -> None:
    assert _rows(text)[0].noun == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Bolaget har växt från en omsättning på 1 miljard när Storbolaget tog över till 1,4 miljarder.", "omsättning"),
        ("Andelen unga som kan läsa kommer att sänkas från 2004 års nivå om 44 procent ned till 35 procent.", "Andelen unga som kan läsa"),
        ("Av de män som dör och saknar hjälm tror man att 40 procent skulle klarat sig.", "de män som dör och saknar hjälm"),
        ("Av 350 bagare anmälde 280 sitt intresse.", "bagare"),
        ("Skolorna gjorde en sammanlagd rörelsevinst (Ebita) på 228 miljoner kronor.", "sammanlagd rörelsevinst"),
        ("Den 45 000 kvadratmeter stora byggnaden ligger ovan jord.", "byggnaden"),
        ("Bortfallet för staten blir enormt (10–20 miljarder kronor).", "Bortfallet för staten"),
        ("Priset på vete har stigit med 100 procent på ett år, priset på majs med 35 procent.", "priset på majs"),
        ("Enligt boken har över två tredjedelar av de tidigare stridande i byn fått arbete.", "av de tidigare stridande i byn"),
        ("Prognoser visar nu på att arbetslösheten närmar sig 10 procent.", "arbetslösheten"),
        ("Landstinget har en total kostnad för hälso- och sjukvården på 17 miljarder kronor.", "total kostnad för hälso- och sjukvården"),
        ("Byn sålde skolor samtidigt som vinsten första åren var 10 miljoner kronor.", "vinsten"),
        (
            "Boken visar att 58 procent av de hus som hittills har haft en låg hyra nu får vatten.",
            "av de hus som hittills har haft en låg hyra",
        ),
        ("Omkring var fjärde ung person saknar arbete.", "ung person"),
        ('Kostnaderna för "filter" uppgår till ca 25 miljoner kronor per år.', 'Kostnaderna för "filter"'),
        ("Totalt sänkte banken räntan för de mindre företagen med 3 procentenheter.", "räntan för de mindre företagen"),
        ("Till verket kom ärenden, en minskning med 4 procent avseende mål och 6 procent avseende misstankar.", "misstankar"),
    ],
)
def test_nouns_of_other_places(text: str, noun: str) -> None:
    assert _rows(text)[-1].noun == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Mer än hälften av den mat vi behöver är i dag importerad.", "av den mat vi behöver"),
        (
            "Av dem i kursen var det 5 procent som läste. Motsvarande siffra för fas 3 – som ofta innebär väntan – var 17 procent.",
            "fas 3",
        ),
    ],
)
def test_a_clause_beside_a_noun(text: str, noun: str) -> None:
    assert _rows(text)[-1].noun == noun


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Kostnaden för personalen är 40 procent högre i Norge än i övriga Norden.", None),
        ("Chansen är 60 procent lägre än för andra.", None),
        ("Kostnaden för personalen är 40 procent högre än i fjol.", "increase"),
        ("Kostnaden är 40 procent högre än för tio år sedan.", "increase"),
    ],
)
def test_two_levels_are_no_change(text: str, direction: str | None) -> None:
    assert _rows(text)[-1].direction == direction
