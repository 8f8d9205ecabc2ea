"""What a figure is of where its own clause does not say it: the sentence before it, a pronoun, the words behind it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riksdata.extractors.statistics import find_statistics
from riksdata.text.document import TextDocument


def _nouns(text: str) -> list[str | None]:
    return [row.noun for row in find_statistics(TextDocument(text), [])]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("I länet har 40 procent av bönderna en damm. 15 procent saknar vatten.", "av bönderna"),
        ("Åtta av tio bagare saknar mjöl. Sju av tio saknar jäst.", "bagare"),
        ("Under 1998 avgjordes 140 000 ärenden. Endast 30 000 blev klara i tid.", "ärenden"),
        ("I fjol anmäldes 500 stölder. Det är en ökning med 20 procent.", "stölder"),
        ("Bland alla pojkar säger 18 procent ja. Bland de ekonomiskt gynnade säger 16 procent ja.", "de ekonomiskt gynnade"),
        ("Antalet överkvalificerade uppgår i dag till 55 000. Av dessa har 10 000 ett enklare arbete.", "överkvalificerade"),
        ("I fjol var 98 procent av samtliga misstänkta för inbrott män.", "av samtliga misstänkta för inbrott"),
        (
            "I fjol hade cirka hälften haft kontakt med fiske- och båtklubben under sin sista månad.",
            "haft kontakt med fiske- och båtklubben",
        ),
        ("Risken för att ha utövat en våldsam handling ökar över tre gånger.", "Risken"),
        ("Kostnaden för att bygga en brygga uppgår till 500 000 kronor.", "Kostnaden för att bygga en brygga"),
        ("Bryggorna räknas inte längre i hundratal, utan i tusental.", "Bryggorna"),
        ("I fjol anmäldes 500 stölder. En minskning med 20 procent.", "stölder"),
        ("I fjol anmäldes 500 stölder. Det är en fördubbling på två år.", "stölder"),
        ("I fjol anmäldes 500 stölder, vilket innebär en ökning med 20 procent.", "stölder"),
        ("Detta är en fördubbling av antalet stölder.", "av antalet stölder"),
        ("Stölderna är 500. Det är en befolkningsökning på 20 procent.", "befolkningsökning"),
        ("Andelen rökare är 12 procent. För tio år sedan var den siffran 20 procent.", "Andelen rökare"),
        ("Mätningar visar att av skolelever mellan 7 och 15 år lider 5 procent av astma.", "skolelever mellan 7 och 15 år"),
        ("Rapporten visar att bland de unga med allergi har tre av tio en hund.", "de unga med allergi"),
        ("Rapporten visar att bland de 40 bolagen är den genomsnittliga vinsten 20 procent.", "genomsnittliga vinsten"),
        ("En enkät bland drygt tusen bagare visar att 40 procent saknar mjöl.", "bagare"),
        ("En enkät bland Verkstadsanställda visar att 40 procent saknar hjälm.", "Verkstadsanställda"),
        ("I Norge är skatten på bensin låg. I Danmark är den tre gånger så hög.", "skatten"),
        ("Självförsörjningen på potatis är 51 procent, morötter 67 procent och lök 32 procent.", "lök"),
        ("I länet var andelen friska 74 procent och sjukfrånvaron 4 procent.", "sjukfrånvaron"),
        ("I år blev priset 2 procent högre, hyran 1 procent lägre.", "hyran"),
        ("Var femte kvinna och var åttonde man har astma.", "man"),
        ("Kommunens kostnad är 4 miljoner kronor. På sikt handlar det om 9 miljoner kronor.", "Kommunens kostnad"),
    ],
)
def test_what_the_sentence_before_told(text: str, noun: str) -> None:
    assert noun in _nouns(text)[-1:] or _nouns(text)[1] == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("En undersökning gjordes bland bagare i länet. 32 procent tycker att mjölet är dåligt.", "bagare"),
        ("Kommunen frågade bland företagen. Svaret var tydligt. 32 procent tycker att mjölet är dåligt.", "företagen"),
        ("Många äldre med allergi får ingen medicin. Knappt två av tio behandlas i tid.", "äldre med allergi"),
        ("De flesta bagare bor i städer. 45 procent arbetar i butik.", "bagare"),
        ("Bagarna är unga. 45 procent arbetar i butik.", "Bagarna"),
        ("När det gäller bilbränder bedömer experter att 20 procent är undvikbara.", "bilbränder"),
        ("Rapporterna är gamla. 45 procent arbetar i butik.", "arbetar i butik"),
        ("Bagarna är unga.\n\nDrygt 45 procent arbetar i butik.", "arbetar i butik"),
    ],
)
def test_whom_a_share_is_of_that_begins_its_sentence(text: str, noun: str) -> None:
    assert _nouns(text) == [noun]


def test_the_second_share_is_of_the_same_as_the_first() -> None:
    assert _nouns("Bagarna är unga. 45 procent arbetar i butik, drygt 35 procent i kvarnar.") == ["Bagarna", "Bagarna"]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Priset på bröd kan variera med upp till 70 procent mellan butikerna.", "Priset på bröd"),
        ("Med ny teknik kan energiåtgången minskas med 40 procent.", "energiåtgången"),
        ("Landet har en bnp på 600 miljarder dollar.", "bnp"),
    ],
)
def test_what_varies_or_could_be_less(text: str, noun: str) -> None:
    assert _nouns(text) == [noun]


def test_nothing_is_taken_up_from_another_paragraph() -> None:
    assert _nouns("I länet har 40 procent av bönderna en damm.\n\nDrygt 15 procent saknar vatten.")[1] == "saknar vatten"


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Bolagsskatten sänktes ofta. År 2013 sänktes den till 22 procent.", "Bolagsskatten"),
        ("Viktigast för orten är turistnäringen. Den omsätter varje år 200 miljoner kronor.", "turistnäringen"),
        ("Utgifterna för vården ökade. Under 1990-talet ökade de med 7 procent.", "Utgifterna"),
        ("Bland unga är arbetslösheten hög och i norr har den fyrdubblats.", "arbetslösheten"),
        ("Även om branschen är liten har den tredubblats sedan 1992.", "branschen"),
    ],
)
def test_a_pronoun_that_is_the_subject(text: str, noun: str) -> None:
    assert _nouns(text) == [noun]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Länen har 450 000 invånare. Drygt 100 000 av dem har finska som modersmål.", "invånare"),
        ("Länen har 450 000 invånare. Drygt 100 000 av dessa lider av allergi.", "invånare"),
        ("Länen har 450 ärenden. Drygt hälften av dessa ärenden är klara.", "av dessa ärenden"),
        ("Bara ett femtiotal av mer än 350 granskade bolag uppfyllde kraven.", "granskade bolag"),
        ("Nästan var fjärde av de över 350 000 hästarna är en travare.", "hästarna"),
        (
            "Av 102 kvinnor som har kontakt med enheter i Borås och Luleå hade 92 procent blivit hotade.",
            "kvinnor som har kontakt med enheter i Borås och Luleå",
        ),
        ("Endast en tredjedel (36 %) av enheterna gav stöd.", "av enheterna"),
        ("Rapporten visar att 97 procent var flickor.", "flickor"),
        ("En enkät bland konsumenter i Lund visar att 8 av 10 oroar sig.", "konsumenter i Lund"),
        ("Mer än var tionde anställd har slutat.", "anställd"),
        ("Hälften av de ökade klyftorna beror på ränta.", "av de ökade klyftorna"),
        ("I fjol startade 35 procent av de i åldersgruppen 18–24 ett bolag.", "av de i åldersgruppen"),
        ("Runt 50 procent av bönderna vill sluta, men det är bara 10 procent som gör det.", "av bönderna"),
        ("Planen skyddar inte de kvarvarande 10 procenten som saknar internet.", "som saknar internet"),
        ("Rika får 64 procent eller ungefär 25 miljarder kronor av de sänkta skatterna.", "av de sänkta skatterna"),
        ("Under åren har antalet bönder bland dem som får bidrag uppgått till 130 000.", "antalet bönder bland dem som får bidrag"),
    ],
)
def test_what_a_share_is_of(text: str, noun: str) -> None:
    assert noun in _nouns(text)


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Alla i byn har mer än 4 timmars restid till staden.", "restid till staden"),
        ("Det blir närmare 7 timmar resa till kusten.", "resa"),
        ("Studenterna hade 24 timmar lärarledd tid i veckan.", "lärarledd tid"),
        ("Bolaget har tio års trafikeringsrätt på banan.", "trafikeringsrätt på banan"),
        ("Banan ligger 6 km sydväst om staden.", "Banan"),
        ("Sjön täcks av ett skikt som i genomsnitt är cirka en meter djupt.", "skikt"),
        ("Varje båt ersätter 100 stycken 30-tons långtradare.", "långtradare"),
        ("Trafikanter utan hjälm löper 40 procent större risk att dö i en olycka.", "risk att dö i en olycka"),
        ("Antalet företag fördubblades nästan mellan 2006 och 2013.", "Antalet företag"),
        ("I fjol har frånvaron stigit med 700 fall (från 6,1 till 9,1 procent).", "frånvaron"),
        ("Vagnparken består av äldre tåg och restiden har ökat till 3 timmar.", "restiden"),
        ("Han byggde en 40 ton tung lastbil i Falun.", "lastbil"),
        ("Fyndet gjordes på 14,6 meters djup.", "djup"),
        ("Männen i byn drack 13,6 liter ren alkohol.", "ren alkohol"),
        ("Varje svensk äter 19 kg mjukt kaffebröd per år.", "mjukt kaffebröd"),
        ("Ventilen släpper ut 730 liter olja pumpas bort.", "olja"),
        ("Den totala handläggningstiden i tre av ärendena var kortare än ett år.", "totala handläggningstiden i tre av ärendena"),
        ("Mellan förfrågan och svar tog det sex dagar.", "förfrågan och svar"),
        ("Köerna växte efter en genomförd nedskärning på 11 procent.", "genomförd nedskärning"),
        ("Bolaget räknar med att köerna kommer att öka med 30 procent.", "köerna"),
    ],
)
def test_what_is_measured(text: str, noun: str) -> None:
    assert _nouns(text)[-1] == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Bolaget bygger till exempel ut hamnen för cirka 250 miljoner kronor.", "hamnen"),
        ("Kostnaden i 2013 års priser är beräknad till 35 miljoner kronor.", "Kostnaden i 2013 års priser"),
        ("Ett avskaffande leder till högre skatteintäkter med 10 miljarder kronor.", "skatteintäkter"),
        ("Myndigheten har delat ut 212 miljoner kronor av skattebetalarnas pengar.", "av skattebetalarnas pengar"),
        ("Bolaget lockar med utbetalningar av miljontals kronor.", "utbetalningar"),
        ("I fjol kom en plan där 1,3 miljarder kronor investeras i den fria forskningen.", "den fria forskningen"),
        ("Läkarbesök kostade 1 100 kronor, färdtjänst 550 kronor och sjukresor 1 500 kronor.", "sjukresor"),
        ("Bolaget har 50 anställda och omsätter 7 miljoner kronor.", "Bolaget"),
        ("Under 2010 betalades 11,6 miljarder kronor ut i ekonomiskt bistånd.", "ekonomiskt bistånd"),
        ("Festivalen betalade 85 000 kronor för polisbevakningen.", "polisbevakningen"),
        ("Inte undra på att underskott nu pekar mot drygt 1 miljard kronor.", "underskott"),
        ("I kommunen ökar enligt uppgift taxeringsvärdet med 170 000 kronor.", "taxeringsvärdet"),
        ("Förbundet anser att minst 500 miljarder kronor har lämnat Sverige.", "har lämnat Sverige"),
        ("Under 2013 investerades 283 miljoner kronor i fyra bolag samt 125 miljoner kronor i gamla bolag.", "investerades"),
        (
            "Räknat i pengar hade Kronofogden registrerade skulder för obetalda böter på 500 miljoner kronor.",
            "registrerade skulder för obetalda böter",
        ),
        ("Myndigheten planerar fler åtgärder (beräknad kostnad 11 miljoner kronor).", "beräknad kostnad"),
        ("För länet innebar det en förbättring med 40 miljoner kronor.", "förbättring"),
        ("Trafikbolaget beställde 34 tåg och har investerat 300 miljoner kronor i nya stationer.", "nya stationer"),
        ("Enligt beräkningar har 300 miljoner kronor felaktigt betalats ut ur systemet.", "felaktigt betalats ut ur systemet"),
        ("Vissa hamnar har kostnader på flera miljoner kronor.", "kostnader"),
        ("Kostnaden för ett införande vore omkring 40 miljoner kronor.", "Kostnaden för ett införande"),
        ("Kommunen fick ett lokalt bidrag på 26 miljoner kronor för genomförandet.", "lokalt bidrag"),
        ("Bolagen får årligen 8 miljarder kronor för att bedriva sin verksamhet.", "Bolagen får"),
        ("Minst 500 miljarder kronor har lämnat Sverige.", "har lämnat Sverige"),
    ],
)
def test_what_money_is_of(text: str, noun: str) -> None:
    assert _nouns(text)[-1] == noun


_WORDS = [
    "den",
    "det",
    "de",
    "dessa",
    "av",
    "dem",
    "är",
    "en",
    "ökning",
    "med",
    "har",
    "skatten",
    "för",
    "som",
    "(från",
    "till",
    "att",
    "i",
]
_FIGURES = ["40 procent", "300", "5 miljoner kronor", "hälften", "två av tio", "7 timmars", "fördubblats", "en halvering"]


@given(st.lists(st.sampled_from([*_WORDS, *_FIGURES, ".", ",", ")", "\n\n"]), max_size=24))
def test_a_noun_stands_in_its_paragraph(parts: list[str]) -> None:
    text = " ".join(parts)
    for row in find_statistics(TextDocument(text), []):
        for word in (row.noun or "").split():
            assert word in text


def test_what_is_true_no_more_is_no_figure_and_what_is_strengthened_grows() -> None:
    assert [row.low for row in find_statistics(TextDocument("Bryggorna räknas inte längre i hundratal, utan i tusental."), [])] == [1000]
    (row,) = find_statistics(TextDocument("Finanserna stärktes med 13 miljarder kronor per år."), [])
    assert (row.value, row.direction) == (13e9, "increase")
