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
        ("Men i sin budget minskade den nya regeringen transportstödet från 2006 års nivå med 150 miljoner kronor.", "transportstödet"),
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
