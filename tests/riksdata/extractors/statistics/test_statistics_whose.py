"""What a figure is of where the words behind it name no whole: its subject, who did what with an amount, what it is paid as."""

from __future__ import annotations

import pytest

from riksdata.extractors.statistics import find_statistics
from riksdata.text.document import TextDocument


def _nouns(text: str) -> list[str | None]:
    return [row.noun for row in find_statistics(TextDocument(text), [])]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Bostäderna i länet ägs till 30 procent av kommunerna.", "Bostäderna i länet"),
        ("Verksamheten finansieras i dag till 40 procent av avgifter.", "Verksamheten"),
        ("Numera består blandningen till 80 procent av sand.", "blandningen"),
        ("Kostnaderna täcks till två tredjedelar av bidrag.", "Kostnaderna"),
        ("Enligt Riksgälden var statsskulden 36 procent av bnp.", "statsskulden"),
        ("Under perioden sjönk anslaget från 2,4 procent av bnp till 1,4 procent av bnp.", "anslaget"),
        ("Kvinnors inkomst var i fjol 70 procent av männens.", "Kvinnors inkomst"),
        ("Kvinnors löner uppgår till 83 procent av mäns löner.", "Kvinnors löner"),
        ("Skatten hade kunnat vara en tredjedel av dagens.", "Skatten"),
    ],
)
def test_share_of_no_whole_is_of_its_subject(text: str, noun: str) -> None:
    assert set(_nouns(text)) == {noun}


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Industrin står för 20 procent av exporten.", "av exporten"),
        ("Kvinnorna utgör 22 procent av ledamöterna.", "av ledamöterna"),
        ("Andelen som röker är 12 procent av eleverna.", "av eleverna"),
        ("Skogen, som är 200 år, täcker 20 procent av ytan.", "av ytan"),
        ("Antalet anställda ökade till 30 procent av de tillfrågade.", "av de tillfrågade"),
    ],
)
def test_share_of_a_whole_is_of_the_whole(text: str, noun: str) -> None:
    assert _nouns(text) == [noun]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Bolaget behöver spara 4,5 miljarder kronor.", "Bolaget behöver spara"),
        ("Regionen har betalat 3 miljoner kronor i fjol.", "Regionen har betalat"),
        ("Sverige har bidragit med sammanlagt 5 miljoner kronor.", "Sverige har bidragit"),
        ("Samma år fick 40 frisörer ersättning med 1,2 miljoner kronor.", "ersättning"),
        ("I fjol fick 40 kommuner bidrag med sammanlagt 3 miljoner kronor.", "bidrag"),
        ("Sorten odlades länge. Branschen har sett 50 år av stark tillväxt.", "av stark tillväxt"),
        ("Sju länder ligger under medelvärdet 65 poäng.", "medelvärdet"),
        ("I länet minskade antalet ärenden redovisade till åklagare under 2016 för klotter med 21 procent.", "antalet ärenden"),
        ("Mer än var tredje 10–16-åring simmar.", "10–16-åring"),
        ("I enkäten oroar sig 82 procent av målarna. Det är en märkbar ökning från de 72 procent som oroade sig 2011.", "av målarna"),
        ("I veckan visade SVT att flera miljarder kronor har försvunnit ur bolagen.", "har försvunnit ur bolagen"),
        ("Pendlingen har mångdubblats (och ökat från 8 000 per år till 25 000 per år).", "Pendlingen"),
        ("Enligt domstolen är drygt 5 gånger utökad verksamhet otänkbar.", "verksamhet"),
        ("I fjol fick den som ansökte om bidrag vänta i sju veckor.", "vänta"),
        ("I fjol har många kunder väntat i tre veckor på ett brev.", "väntat"),
        ("Saneringen av gruvan beräknas uppgå till en kostnad av 2,7 miljarder kronor.", "Saneringen av gruvan"),
        ("Fångsten gav 300 ton och ett värde i första handelsledet av 82,7 miljoner kronor.", "värde i första handelsledet"),
        ("Frånvaron blev tre dagar i fjol, en kostnad motsvarande 7 200 kronor per person.", "kostnad"),
        ("I fjol fick snickarna betala 500 kronor i månaden (6 000 kronor om året) i extraskatt.", "extraskatt"),
        ("I fjol gick regionen miste om 270 miljoner kronor på färdtjänsten.", "färdtjänsten"),
        ("I fjol fördes stöldgods till ett värde av 2 miljarder kronor ut ur landet.", "stöldgods"),
        ("Under 2017 bötfälldes nästan 42 000 danskar och bötesbeloppet ligger på 1 500 danska kronor.", "bötesbeloppet"),
        ("Orten har 300 stugor och nyproduktionen ligger på endast 100–200 per år.", "nyproduktionen"),
        ("För att vården skulle bli mer omfattande, så fick cirka hälften en egen säng i fjol.", "vården"),
        ("I fjol gjordes 900 besök och 1,6 miljarder kronor betalades ut till bagarna.", "bagarna"),
    ],
)
def test_what_an_amount_a_time_or_a_change_is_of(text: str, noun: str) -> None:
    assert _nouns(text)[-1] == noun


def test_of_them_as_the_text_says_where_nothing_was_counted() -> None:
    assert _nouns("Pengarna fördelas mellan orterna. Av dessa bidrar invånarna i norr med en fjärdedel.") == ["Pengarna"]
