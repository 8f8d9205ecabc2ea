"""Words that are no noun of a figure, the subject that is one instead, and statements of which only the clause tells."""

from __future__ import annotations

import pytest

from riksdata.extractors.statistics import find_statistics
from riksdata.text.document import TextDocument


def _last(text: str) -> str | None:
    return find_statistics(TextDocument(text, "mot"), [])[-1].noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Under året har 1 300 minderåriga arresterats enligt lagen.", "minderåriga"),
        ("Befolkningen ökar från ca 25 000 till över 300 000 tack vare turismen.", "Befolkningen"),
        ("Badet ligger ungefär 15 minuter ifrån stationen.", "Badet"),
        ("Mötet var tänkt i Påhittby, som ligger 15 minuter ifrån stationen.", "Påhittby"),
        ("Vid sidan av dem finns drygt två miljoner legalt registrerade.", "legalt registrerade"),
        ("Skadorna uppskattas till ett femtiotal utbrända hem på grund av fyrverkerier.", "utbrända hem"),
        ("Hans svar var tio sekunders tystnad.", "tystnad"),
        ("Minkens revir är vidsträckt, vanligen 2 km längs en älv.", "Minkens revir"),
        ("I dag finns över 500 000 hörselskadade i landet.", "hörselskadade"),
        ("I fjol finansierades resor för 3 miljarder kronor i gåvor.", "gåvor"),
    ],
)
def test_no_verb_or_adverb_is_a_noun(text: str, noun: str) -> None:
    assert _last(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Arbetslösheten bland unga har minskat med 21 000 personer.", "Arbetslösheten bland unga"),
        ("Befolkningen växte med 3 000 personer.", "Befolkningen"),
        ("Andelen röstande kommer att sänkas från 2004 års nivå om 44 procent till 35 procent.", "Andelen röstande"),
        ("Förstudien finansieras av Unionen till hälften och av ingående bolag till hälften.", "Förstudien"),
        ("Bland de utsatta gästerna beräknas uppemot 100 vara barn.", "barn"),
        (
            "I år beräknas kostnaden för konsulter uppgå till 8 miljoner kronor och det totala priset uppgå till 90 miljoner kronor.",
            "totala priset",
        ),
        ("Det är nästan tre gånger så sannolikt att en elev inte kan läsa om han är ny.", "att en elev inte kan läsa"),
        ("Uppgifter visar att trycket på en ny lägenhet till följd av detta uppgår till 65 %.", "trycket på en ny lägenhet"),
        ("Snittet är 17 dödsfall, vilket gör att Sverige ligger fem gånger högre.", "dödsfall"),
        ("Som jämförelse kommer NKS att bli 50 procent dyrare än andra sjukhus.", "NKS"),
        ("Men i fjol minskade den nya föreningen transportstödet från 2006 års nivå med 150 miljoner kronor.", "transportstödet"),
        ("I fjol höjde det nya landstinget avgiften med 20 procent.", "avgiften"),
    ],
)
def test_what_is_said_to_be_so_much(text: str, noun: str) -> None:
    assert _last(text) == noun


def test_a_share_is_of_a_rest_told_in_percent() -> None:
    assert (
        find_statistics(TextDocument("Hälften av de resterande 75 procenten används.", "mot"), [])[0].noun
        == "av de resterande 75 procenten"
    )


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Det i genomsnitt tar åtta år för en nyanländ att komma i arbete.", "för en nyanländ att komma i arbete"),
        ("Nu vet vi att det i praktiken tar tre dagar för ett brev att nå fram.", "för ett brev att nå fram"),
        ("Resultaten i den svenska skolan har sjunkit i 20 år.", "Resultaten i den svenska skolan har sjunkit"),
        ("Rapporten från 2014 visar att det civila försvaret bara klarar sig 5–10 dagar.", "det civila försvaret bara klarar sig"),
        ("Föreningen har arbetat för detta i över tio års tid.", "Föreningen har arbetat för detta"),
        ("Föreningen har kämpat för parken i tio år.", "Föreningen har kämpat för parken"),
        ("Utbildningen tar tre år.", "Utbildningen"),
        ("Det avspärrade luftrummet täcker 24 000 kvadratkilometer.", "Det avspärrade luftrummet täcker"),
    ],
)
def test_what_lasts_or_covers(text: str, noun: str) -> None:
    assert _last(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Det kostar samhället 5 miljarder kronor per år.", "kostar samhället"),
        ("Detta kommer att kosta sjukhusen åtskilliga miljoner kronor.", "kosta sjukhusen"),
        ("Frysningen av bygget kostar skattebetalarna 4 miljoner kronor varje dag.", "Frysningen av bygget"),
        ("Som jämförelse kostar både golf- och hockeyutrustning tusentals kronor.", "golf- och hockeyutrustning"),
        ("I fjol tjänade sex av de största bolagen tillsammans över 150 miljoner kronor.", "tjänade sex av de största bolagen"),
        ("Svensk flygtrafik bidrar årligen med 53 miljarder kronor till Sveriges bnp.", "Svensk flygtrafik bidrar"),
        ("Enligt beräkningar bidrar de statliga bolagen med 30 miljoner kronor till Påhittbolaget.", "bidrar de statliga bolagen"),
        ("Elnätet täcker 850 000 svenska kunder och beräknas vara värt 50 miljarder kronor.", "Elnätet"),
        ("Staten investerar ca 25 miljarder kronor årligen i ny infrastruktur.", "ny infrastruktur"),
    ],
)
def test_whose_money_it_is_that_is_told(text: str, noun: str) -> None:
    assert _last(text) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        (
            "Även bussarna står för en betydande andel av flygplatsens totala påverkan. Andelen varierar mellan 13 och 44 procent.",
            "andel av flygplatsens totala påverkan",
        ),
        ("Det finns en ökning av antalet poliser till ca 18 500.", "antalet poliser"),
        ("Sedan dess har många elever tillkommit i skolan, en ökning från 35 000.", "elever"),
        ("Företagarnas förtroende för arbetet är lågt – 74 procent har inget förtroende.", "har inget förtroende"),
        ("Verket har 1 miljard kronor varav 10 procent i förvaltningsmedel.", "förvaltningsmedel"),
        ("Dubbelt så många över 65 år jobbar i dag.", "över 65 år"),
        ("Det finns tre gånger så många över 80 år som för tio år sedan.", "över 80 år"),
        ("Statistiken visar att 15 procent färre tog del av spelen än 2010.", "tog del av spelen"),
        ("Här är det åtta gånger högre risk för en butik att bli rånad än i landet.", "risk för en butik att bli rånad"),
        ("Enligt en kartläggning kan det ta upp till elva minuter innan korna dör.", "korna dör"),
        ("Det tog 40 minuter innan polisen kom.", "polisen kom"),
    ],
)
def test_what_a_change_a_part_or_a_comparison_is_of(text: str, noun: str) -> None:
    assert _last(text) == noun
