"""What a law or a decision sets, and what is only supposed, is no statistic; what is observed of the same things is one."""

from __future__ import annotations

import pytest

from riksdata.extractors.statistics import find_statistics
from riksdata.text.document import TextDocument


def _surfaces(text: str) -> list[str]:
    return [row.surface for row in find_statistics(TextDocument(text), [])]


@pytest.mark.parametrize(
    "text",
    [
        "Sedan dess betalar de 25 procent i statlig inkomstskatt.",
        "Till exempel beskattas resor med båt med 6 procent, guidning med 25 procent och mat med 12 procent.",
        "För arbetet betalar verkstaden 0,3 procent av bruttolönen i arbetsskadeavgift.",
        "Sjuklönen är 80 procent av lönen.",
        "Mamman och pappan har rätt till hälften av dagarna.",
        "Finns inga barn tar syskonen hälften var av arvet.",
        "Reduktionen uppgår till 50 procent av arbetskostnaden för hyrda lyktor.",
        "Det finns en nivå i ersättningen med ett tak på 680 kronor om dagen för fyrvaktare.",
        "I domstol prövas frågan om att ta hand om 25 eller 50 eller 150 kor.",
        "En lång väntan på exempelvis fem månadslöner är svår för fyrvaktaren.",
        "Finns det ett löfte om 6 miljarder kronor till fyrarna i norr?",
        "Riksdagen tog förra året ett stort beslut om satsningar på fyrar för 100 miljarder kronor.",
        "I budgeten stärkte regeringen fyrväsendet med 430 miljoner kronor.",
        "Larmen går fram även om vaktaren ringer 112 från sin telefon.",
        "Polis och räddningstjänst kan se var de befinner sig om de ringer 112 från sin mobiltelefon.",
        "Numera är 1177 öppet dygnet runt för alla fyrvaktare.",
        "Råden om fyrar kommer om vartannat och från olika håll.",
        "I rapporten om fyrar finner man på de 175 sidorna bara svar om båtar.",
        "Det är möjligt att höja viktgränsen till 64 ton på vägen till fyren.",
    ],
)
def test_what_is_set_or_supposed_is_no_statistic(text: str) -> None:
    assert not _surfaces(text)


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("De betalar i genomsnitt 32 procent i kommunalskatt.", "32 procent"),
        ("Av dem som har rätt till stöd är hälften av kvinnorna äldre.", "hälften av kvinnorna"),
        ("År 2006 avled 400 personer, varav en fjärdedel var män.", "en fjärdedel"),
        ("Ser man till hela världen står landet för 40 procent av fyrarna.", "40 procent av fyrarna"),
        ("I hamnen finns 112 fartyg.", "112 fartyg"),
        ("Bor man på ön är risken 40 procent högre än i övriga landet.", "40 procent"),
        ("Bland mottagare av sjukpenning är 60 procent kvinnor.", "60 procent"),
        ("Kostnaden för sjuklön är 12 miljoner kronor i år.", "12 miljoner kronor"),
        ("Försörjningsstödet utgör 12 procent av öns budget.", "12 procent"),
        ("Dagersättningen är 40 procent lägre än i grannlandet.", "40 procent"),
        ("Så länge över 4 000 fyrvaktare står utan arbete kan ingen vara nöjd.", "4 000 fyrvaktare"),
        ("Bristen på fyrar är stor i t.ex. 40 kommuner.", "40 kommuner"),
        ("Kustbevakningen tog emot 1177 anmälningar om stölder.", "1177 anmälningar"),
        ("Därefter beslutade regeringen om nedläggning, och förlusten blev 60 miljoner kronor.", "60 miljoner"),
        ("Arbete beskattas hårt, vilket har lett till att arbetslösheten har ökat till 8 procent.", "8 procent"),
        ("Fiskets totalvikt var 300 000 ton år 2010.", "300 000 ton"),
        ("De två öarna svarar för hälften var av fångsten.", "hälften"),
    ],
)
def test_what_is_observed_is_one(text: str, surface: str) -> None:
    assert surface in " ".join(_surfaces(text))


def test_a_dash_scanned_as_another_sign_joins_words_too() -> None:
    (row,) = find_statistics(TextDocument("Studien talade om att fem@sju miljarder kronor försvann i fusk."), [])
    assert (row.low, row.high, row.qualifier) == (5e9, 7e9, "exact")


def test_one_in_a_round_number_is_a_share() -> None:
    (row,) = find_statistics(TextDocument("Vi vet att ungefär en av 500 förare kör rattfull."), [])
    assert (row.value, row.whole, row.unit) == (1, 500, "fraction")


def test_a_figure_with_words_of_its_own_keeps_its_qualifier() -> None:
    rows = find_statistics(TextDocument("I registret är nästan 3 500 personer barn och hela 10 000 personer är vuxna."), [])
    assert [row.qualifier for row in rows] == ["less_than", "exact"]


def test_a_corresponding_figure_is_per_what_the_one_before_was() -> None:
    text = "I landet finns cirka 30 platser per 1 000 invånare. I norr är motsvarande siffra cirka 15 platser."
    assert [row.per for row in find_statistics(TextDocument(text), [])] == ["1 000 invånare", "1 000 invånare"]


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Sedan 1985 har drygt 15 000 vårdplatser försvunnit.", "decrease"),
        ("Över 5 000 arbetstillfällen har gått förlorade genom nedläggningen.", "decrease"),
        ("Avskaffandet skulle leda till högre skatteintäkter med cirka 40 miljoner kronor.", "increase"),
        ("Det har resulterat i drygt 700 miljoner kronor i ökade kostnader.", "increase"),
        ("För slakterierna innebär avgiften en merkostnad på över 12 miljoner kronor.", "increase"),
        ("Vägvalet ger en förlängning med cirka 5 kilometer.", "increase"),
        ("Det var 200 000 personer fler än 2015.", "increase"),
        ("Prognosen för inkomsterna har reviderats ned med 39 miljoner kronor.", "decrease"),
        ("Enligt mätningen är ökningen för svenskar mellan 1990 och 2014 hela 130 procent.", None),
        ("Beräkningar visar att ökningen för svenskar mellan 1990 och 2014 är 130 procent.", "increase"),
        ("Förra året minskade antalet rapporterade fall av smitta med 27 procent.", "decrease"),
        ("Antalet invånare väntas växa med 40 procent.", "increase"),
        ("Andelen är 48 procent, vilket kan jämföras med 9 procent i bolagen.", None),
        ("Efter minskningen av stödet är 40 procent av fyrvaktarna fattiga.", None),
        ("Under året har 400 barn försvunnit från sina hem.", None),
    ],
)
def test_which_way_a_change_went(text: str, direction: str | None) -> None:
    assert [row.direction for row in find_statistics(TextDocument(text), [])][-1] == direction


def test_firms_of_a_size_are_a_group() -> None:
    assert not _surfaces("Företag som har 10 anställda är små.")
