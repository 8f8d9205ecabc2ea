"""Works that running text names by a word and a title, who made them elsewhere in the sentence or in the one before."""

from __future__ import annotations

import pytest
from reference_reading import labels, read


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Vi hänvisar till Skogsstyrelsens rapport Broar över bäckar, daterad 2016-05-12, och till Swecos utredning.",
            ["work/skogsstyrelsen/2016"],
        ),
        ("Boverkets rapport Bryggor i kallt klimat (2017-03-04) visar detta.", ["work/boverket/2017"]),
        ("Se Trafikverkets rapport Vägar som vänder, maj 2017, för en genomgång.", ["work/trafikverket/2017"]),
        ("Skolverket skriver i promemorian Läsning i låga klasser, 2014-11-02, att stödet brister.", ["work/skolverket/2014"]),
        ("Av Naturvårdsverkets skrivelse Vargar vid vägen den 4 maj 2015 framgår att stängsel saknas.", ["work/naturvardsverket/2015"]),
        ("Konjunkturläget. Mars 2019 visar att arbetslösheten stiger.", ["work/konjunkturinstitutet/2019"]),
        ("Enligt Konjunkturinstitutet (Konjunkturläget, december 2017) stiger räntan.", ["work/konjunkturinstitutet/2017"]),
        ("Detta framgår av Riksbankens Penningpolitisk rapport, april 2018.", ["work/riksbanken/2018"]),
        ("Brå kom i våras med en ny rapport. I ”Stölder längs kusten” visar man att båtmotorer stjäls oftare.", ["work/bra/-"]),
        (
            "Skolverket lade fram en ny kartläggning. I rapporten ”Natten är inte ung” konstateras att få vågar gå ut.",
            ["work/skolverket/-"],
        ),
        ("Skolinspektionen har granskat skolgårdar. Rapporten Rasten som resurs visar att ytan krymper.", ["work/skolinspektionen/-"]),
        ("Rapporten ”Tåg i tid” som Trafikanalys presenterade förra året visar att var tredje avgång är sen.", ["work/trafikanalys/-"]),
        ("I rapporten Låga trösklar, som Boverket släppte 2016, beskrivs problemen.", ["work/boverket/2016"]),
        ("Rapporten ”Lägre skatt på lek” som tankesmedjan Timbro har släppt räknar på saken.", ["work/timbro/-"]),
        ("I den rapport ”Säkra bryggor” som Boverket presenterade i slutet av mars pekar man på detta.", ["work/boverket/-"]),
        ("I rapporten Slitna skor konstaterade LO att lagerarbetare får ont i fötterna.", ["work/lo/-"]),
        ("I rapporten Det ekonomiska läget i kommunerna 2011 skriver SKL att skatterna måste höjas.", ["work/skl/2011"]),
        ("I rapporten ”Ensam på bryggan” beskriver Rädda Barnen hur barn lämnas ensamma.", ["work/radda-barnen/-"]),
        ("I sin studie ”Fyra fyrar” visar Naturvårdsverket att ljuset stör fåglar.", ["work/naturvardsverket/-"]),
        ("Statens geotekniska institut (SGI) har i sin rapport Hala sluttningar vid sjöar redovisat ett antal förslag.", ["work/sgi/-"]),
        (
            "Statens geotekniska institut (SGI) presenterade den 1 februari rapporten På fast mark i framtiden.",
            ["work/sgi/-"],
        ),
        ("MUCF lämnade i augusti 2018, med anledning av uppdraget, rapporten Röster ur skogen.", ["work/mucf/2018"]),
        (
            "Myndigheten för samhällsskydd och beredskap (MSB) gav i februari 2019 ut rapporten Brand i byn – vad vi lärt.",
            ["work/msb/2019"],
        ),
        (
            "Försvarsberedningen kom i augusti med en rapport, ”Värn av skären”. I denna konstateras att öarna är öppna.",
            ["work/forsvarsberedningen/-"],
        ),
        ("Polisen släppte i våras rapporten Stulna båtar i skärgården. I den konstateras att stölderna ökar.", ["work/polismyndigheten/-"]),
        (
            "Försvarsberedningen föreslår i ett delbetänkande (Värnet av skären och sunden 2021–2025) att fler plikttjänstgör.",
            ["work/forsvarsberedningen/-"],
        ),
        ("Organisationen Kvinna till Kvinna beskriver i sin rapport Så tystas en by hur kvinnor hotas.", ["work/kvinna-till-kvinna/-"]),
        ("Konkurrensverket har i rapporten Flyttkostnader på båtmarknaden visat att priserna är höga.", ["work/konkurrensverket/-"]),
        ("I boken Vågor av vrede av Karin Berglund skildras stranden.", ["work/berglund/-"]),
        ("Thomas Lindvik skriver i sin bok Kapten på land att sjömän förblir sjömän.", ["work/lindvik/-"]),
        ("I Kerstin Lundmans bok Affärer i ull och lin finns vittnesmål om detta.", ["work/lundman/-"]),
        ("I boken ”Aldrig i land” (Norstedts 2011) berättar Eva Ström om livet till sjöss.", ["work/strom/2011"]),
        ("Antologin Röster från kajen, utgiven av Arena idé, samlar tolv texter.", ["work/arena-ide/-"]),
        ("Vilhelm Moberg skrev 1948 boken ”Den röda jorden”.", ["work/moberg/1948"]),
        ("I antologin ”Hamn i sikte” (red. Berg 2015) skriver tolv forskare.", ["work/berg/2015"]),
        ("Forskaren Anna Holm visar i sin avhandling ”Bryggor som möten” (2012) att folk träffas på kajen.", ["work/holm/2012"]),
        (
            "I en studie från Uppsala universitet, Bryggor som mötesplatser (2016), visar forskarna att folk pratar mer.",
            ["work/uppsala-universitet/2016"],
        ),
        ("Enligt en rapport från Boverket, Trygga trappor (2014), sker de flesta fallen hemma.", ["work/boverket/2014"]),
        ("En rapport från IVL, ”Plast i sjöar” (2017), visar att halterna ökar.", ["work/ivl/2017"]),
        (
            "Sveriges kommuner behöver stöd. Även Boverket har påtalat problemet. Verket släppte i mars i år rapporten Är du hemma?",
            ["work/boverket/-"],
        ),
        ("I KTH-rapporten Bygga i betong beskrivs detta.", ["work/kth/-"]),
        ("I oktober 2014 kom rapporten Utveckling av båtlivet från Transportstyrelsen.", ["work/transportstyrelsen/-"]),
        ("Det diskuterades i rapporten The cost of piers in northern Europe (OECD, 2016), som rör hamnar.", ["work/oecd/2016"]),
        (
            "I rapporten Bryggornas ekonomiska värde, som utkom 2016, analyserar Sven-Olov Dahlberg, professor i Lund, saken.",
            ["work/dahlberg/2016"],
        ),
        ("Vi läser i boken Ensamhetens hamn av R. Wikander och K. Persson att folk är ensamma.", ["work/wikander/-"]),
        ("I exempelvis boken ”Aldrig i hamn!” av DN-journalisten tillika författaren Stefan Skog lyfts detta.", ["work/skog/-"]),
        ("I sin bok Vem ror båten berättar den före detta LO-utredaren Karin Nilson om livet.", ["work/nilson/-"]),
        ("Patrik Sjölund framträdde för fem år sedan i sin bok Det du inte visste.", ["work/sjolund/-"]),
        ("De brittiska forskarna Kate Pike och Richard Wilson har i sin bok ”Jämn sjögång” visat detta.", ["work/pike/-"]),
        ("I rapporten ”Kommuner i storm” visar rapportförfattarna från Timbro att ansvaret sviktar.", ["work/timbro/-"]),
        ("Lantbrukarnas Riksförbunds (LRF) rapport Sverige i grönt – analys av ekologiskt lantbruk (2017) visar detta.", ["work/lrf/2017"]),
        ("Det framgår av Rådgivningsbyråns rapport Framtidens rätt till vatten.", ["work/radgivningsbyran/-"]),
        ("Narkotikakommissionen framför i sin rapport Vägvalet att politiken står inför ett val.", ["work/narkotikakommissionen/-"]),
        (
            "I den rapport ”Trygg eller otrygg hamn” som Moderata samlingspartiet presenterade i februari pekade vi på detta.",
            ["work/moderata-samlingspartiet/-"],
        ),
        (
            "Arbetsmiljöverket har utrett frågan och av sammanställningen ”Hot på kajen” framgår att hoten ökar.",
            ["work/arbetsmiljoverket/-"],
        ),
        ("I rapporten Fattiga barn i rika hamnar från 2017 slår Rädda Barnen fast att klyftorna växer.", ["work/radda-barnen/2017"]),
        ("Rädda Barnens rapport från 2017, ”Barn i hamn”, visar detta.", ["work/radda-barnen/2017"]),
        ("I antologin Hamnens röster (2014) skriver historikern Lars Ek om kajens historia.", ["work/ek/2014"]),
        ("Så skriver Jan Guillou i romanen ”Vägen till hamnen” (1998).", ["work/guillou/1998"]),
        ("Enligt Världsbankens rapport World Port Report 2017 är trycket stort.", ["work/varldsbanken/2017"]),
        ("Europeiska kommissionens rapport ”Ports in transition” från 2018 tar upp detta.", ["work/eu-kommissionen/2018"]),
        ("Konsultföretaget Nordviks rapport ”Broar och bankonton” visar vad det kostar.", ["work/nordvik/-"]),
        ("I en undersökning av Novus, ”Svensken och bryggan” (2018), uppger hälften att de badar.", ["work/novus/2018"]),
        (
            "Swecos rapport Broar som bär, daterad 2016-11-30, samt ÅF:s nya rapport för Åre–Duved Spår, daterad 2017-05-05.",
            ["work/sweco/2016", "work/af/2017"],
        ),
        ("Enligt SKL:s senaste prognos, Ekonomirapporten, maj 2019, fattas pengar.", ["work/skl/2019"]),
        ("Se Boverkets rapport Kajen – det nav som håller ihop staden, daterad den 3 maj 2016.", ["work/boverket/2016"]),
        ("Myndigheten pekar på ”Bryggor för alla” (Boverket 2016).", ["work/boverket/2016"]),
        ("Enligt Vägverkets promemoria om bryggor i norr, daterad 2006-05-02, saknas pengar.", ["work/vagverket/2006"]),
    ],
)
def test_who_made_a_work_is_told_by_its_sentence(text: str, want: list[str]) -> None:
    assert labels(text) == want


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Hyresgästföreningen lyfter i sin rapport En plats att kalla min (2017) tre saker.", "work/hyresgastforeningen/2017"),
        ("I februari 2015 lämnade Statskontoret sin rapport Bryggor i norr. Den", "work/statskontoret/-"),
        (
            "Den 13 juni överlämnade Expertgruppen för studier i offentlig ekonomi (ESO) rapporten Arbete i hamn. Den",
            "work/eso/-",
        ),
        ("Författaren Inga-Lisa Sandberg ger i dagarna ut debattboken Den sista bryggan. Hon", "work/sandberg/-"),
        ("Ekonomen Wilhelm Röpe skrev 1960 i boken ”En mänsklig hamn” om detta", "work/rope/1960"),
        (
            "Ekobrottsmyndigheten har granskat effekterna av det nya. I rapporten Effekter av nya bryggor framgår",
            "work/ekobrottsmyndigheten/-",
        ),
        ("Vänersborgs kommun visar i sin rapport Bryggor vid sjön att", "work/vanersborgs-kommun/-"),
        ("Regionförbundet Sörvik påvisar i sin utredning ”Räcker vattnet?” att", "work/regionforbundet-sorvik/-"),
        ("man skriver i Boverkets rapport Bryggor för alla (2015): ”Vi ser behov”", "work/boverket/2015"),
    ],
)
def test_more_ways_to_tell_who_made_a_work(text: str, label: str) -> None:
    assert labels(text) == [label]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("I rapporten ”Bryggor i kris” från maj 2018 skriver Boverket att", "rapporten ”Bryggor i kris” från maj 2018"),
        ("I Karin Lundmans bok Affärer i ull och lin finns", "Karin Lundmans bok Affärer i ull och lin"),
        ("I ”Stölder längs kusten” visar Brå att", "”Stölder längs kusten”"),
        ("En rapport från IVL, ”Plast i sjöar” (2017), visar", "rapport från IVL, ”Plast i sjöar” (2017)"),
        (
            "Swecos rapport Broar – det som bär landet, daterad 2016-11-30, visar",
            "Swecos rapport Broar – det som bär landet, daterad 2016-11-30",
        ),
        ("rapporten Rasten som resurs av Eva Berg visar", "rapporten Rasten som resurs av Eva Berg"),
    ],
)
def test_what_is_of_the_citation(text: str, surface: str) -> None:
    assert [row.surface for row in read(text)] == [surface]


@pytest.mark.parametrize(
    "text",
    [
        # nobody is said to have made it
        "I rapporten ”Bryggor i kris” står att bryggor saknas.",
        "Vi har läst boken Bryggor i kris och häpnat.",
        # who is named is another
        "Boverket kritiseras i rapporten Bryggor i kris.",
        "Boverket lämnar förslag om en revidering av boken Bryggor i kris.",
        "Brå har på uppdrag av Boverket svarat. Bryggan är stor.",
        # no title
        "Boverkets nationella enkätundersökning, FUB:s rapport och andra undersökningar behöver kompletteras.",
        "Boverkets vetenskapliga tidskrift Bryggor i tiden är ett medel.",
        "Enligt Boverkets föreskrift Bryggor för alla gäller detta.",
        "En studie från Uppsala universitet, Karlstad och Lund visar detta.",
        # a number or a note follows, which is the reference
        "I rapporten ”Bryggor i kris”[1] visar Boverket att bryggor saknas.",
        "”Vi vill ha fler bryggor” sade han.",
        "I ”Bryggan” visar Boverket film.",
        "Utredningen ”En ny brygga” är klar. Därefter har vi fått synpunkter från Sida.",
        "Rapporten ”Bryggor och hälsa” kritiserades av Eva Berg.",
        "Kulturrådet gav 2016 stöd till antologin ”Röster från bryggan”.",
        "Trafikverket har lämnat synpunkter på rapporten ”Hav och land”.",
        "Målet ”God hälsa på lika villkor” (Folkhälsomyndigheten 2018) nås inte.",
        "Boverket arbetar i ”Plattform för hållbara bryggor” (2014).",
        "Boverket har undersökt bristen. I boken ”En brygga för alla” av okänd hand står det.",
    ],
)
def test_where_no_work_is_told(text: str) -> None:
    assert labels(text) == []
