"""What a figure is of, who publishes it and of which year it is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riksdata.extractors.records import Statistic
from riksdata.extractors.statistics import find_statistics
from riksdata.extractors.statistics.attributes.noun_phrase import noun_phrase
from riksdata.extractors.statistics.attributes.phrase_edges import phrase_of
from riksdata.extractors.statistics.attributes.publisher import named_in
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.text.document import TextDocument


def _only(text: str) -> Statistic:
    (row,) = find_statistics(TextDocument(text), [])
    return row


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("I fjol överlevde 85 procent av alla nyanlända ordnar sitt boende själva.", "av alla nyanlända"),
        ("Sju av tio bagare uppger att de saknar mjöl.", "bagare"),
        ("Producentansvaret har fungerat i över 25 år.", "Producentansvaret har fungerat"),
        ("Stiftelsen har sedan länge skänkt över 50 miljoner kronor till skolor.", "Stiftelsen har sedan länge skänkt"),
        ("Testet är enkelt att ta och kostar drygt 100 kronor.", "Testet"),
        ("Det finns 112 barn- och ungdomsföreningar i länet.", "barn- och ungdomsföreningar i länet"),
        ("Regionen står för 25 procent av Sveriges och Danmarks samlade handel.", "av Sveriges och Danmarks samlade handel"),
        ("Överskuldsättningen kostar samhället 30 miljarder kronor varje vecka.", "Överskuldsättningen"),
        ("Staden har brist på skolor och en hög arbetslöshet, 13,1 procent 2017.", "hög arbetslöshet"),
        ("Leden knyts ihop av Skåneleden som sträcker sig över 118 mil genom skogen.", "Skåneleden"),
        ("Av de tillfrågade lärarna uppgav 40 procent att de mår dåligt.", "de tillfrågade lärarna"),
        ("I en mätning som gjordes av fackförbundet ST uppgav 33 procent att de var nöjda.", "att de var nöjda"),
        ("Sjukdomen drabbar cirka 10 000 personer/år i Sverige.", "personer"),
    ],
)
def test_noun(text: str, noun: str | None) -> None:
    assert _only(text).noun == noun


def test_each_of_two_that_share_a_verb_has_its_own_noun() -> None:
    rows = find_statistics(TextDocument("Snitthyrorna har ökat med 20 procent och hyrorna i nya hus med 30 procent."), [])
    assert [row.noun for row in rows] == ["Snitthyrorna", "hyrorna i nya hus"]


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("Enligt Brå anmäldes 22 000 brott.", "Brå"),
        ("Enligt Statistiska centralbyråns senaste siffror röker 11 procent av männen.", "Statistiska centralbyrån"),
        ("SCB:s statistik visar att 7 procent av kvinnorna är gifta.", "SCB"),
        ("Detta drabbar 300 barn varje vinter, skriver Folkhälsomyndigheten.", "Folkhälsomyndigheten"),
        ("Enligt organisationen Företagarna saknar 40 procent av bolagen folk.", "Företagarna"),
        ("Brotten står för över 50 procent av kostnaden (BRÅ, 2017).", "BRÅ"),
        ("Enligt Anders Bergqvist saknar 40 procent av bolagen folk.", "Anders Bergqvist"),
        ("Sveriges Lantbruksuniversitet, SLU, har konstaterat att 40 procent av sälarna är magra.", "Sveriges Lantbruksuniversitet"),
        ("En studie från Göteborg visar att 40 procent av eleverna mår dåligt.", None),
        ("Enligt en ny beräkning saknar 40 procent av bolagen folk.", None),
        ("Enligt försäkringsbolagets undersökning saknar 40 procent av husen brandvarnare.", None),
        ("Resultatet visade att 40 procent av husen saknade brandvarnare.", None),
        ("Dessutom visar siffrorna att 40 procent av husen saknade brandvarnare.", None),
        ("Enligt Istanbulkonventionen har 45 stater förbundit sig.", None),
        ("Under hösten dog 300 personer i rapporterade fall av TBE.", None),
    ],
)
def test_publisher(text: str, publisher: str | None) -> None:
    assert _only(text).publisher == publisher


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("I länet förstördes 42 700 ton spannmål av de många vildsvin som planterades ut 2014.", None),
        ("I länet förstördes 42 700 ton spannmål av ovanligt många vildsvin 2014.", "2014"),
        ("Under 2017 omkom 53 personer i trafiken.", "2017"),
        ("I dag har länet 3,5 miljoner invånare och är sedan 2008 ett län.", None),
        ("Exporten uppgick till 30 miljarder kronor och ökade 2018 mest av allt.", None),
        ("I planen finns 2,4 miljarder kronor till vägen fram tills år 2029.", "–2029"),
        ("83 personer omkom på vägarna år 2016, vilket är för många.", "2016"),
        ("Exporten har sedan 1970 ökat med 30 procent.", "1970–"),
        ("Mellan 2000 och 2017 ökade exporten med 30 procent.", "2000–2017"),
        ("Enligt en rapport från Skolverket 2016 har inte ens hälften av eleverna läxhjälp.", None),
        ("En undersökning från Folkhälsoinstitutet från år 2016 visar att 20 procent av männen är sjuka.", None),
        ("I fjol omkom 53 personer i trafiken.", None),
        ("Med skatten som infördes 1995 frångicks tanken att hälften av en löneökning behålls.", None),
        ("Antalet resenärer ökade med 4 procent jämfört med samma månad 2017.", None),
        ("Hösten 2018 inleddes ett arbete eftersom tio procent av de dömda återfaller.", None),
        ("Programmet Agenda 2030 har antagits av 193 länder.", None),
    ],
)
def test_period(text: str, period: str | None) -> None:
    assert _only(text).period == period


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        (
            "I en rapport som tagits fram av länet uppskattas till exempel kostnaderna för skador till 12 miljoner kronor.",
            "kostnaderna för skador",
        ),
        ("Det skyddade området var oftast 100 meter från strandkanten.", "skyddade området"),
        ("I länet uppgår i genomsnitt kostnaden för en plats till 40 000 kronor.", "kostnaden för en plats"),
    ],
)
def test_words_that_say_nothing_of_what_is_measured(text: str, noun: str) -> None:
    assert _only(text).noun == noun


def test_years_of_two_clauses_stay_apart() -> None:
    rows = find_statistics(TextDocument("År 2000 hade branschen 2 200 anställda, men år 2011 hade den bara 1 200 anställda."), [])
    assert [row.period for row in rows] == ["2000", "2011"]


_TEXT = st.text(alphabet="abc åäö.,;-() 0123456789ABCenligtfrånsomharärprocentkronor\u00a0", max_size=300)


@settings(max_examples=150, deadline=None)
@given(_TEXT)
def test_fields_are_of_the_sentence(text: str) -> None:
    sentence = Sentence(text, 0, len(text))
    for source in named_in(sentence):
        assert source.name
        assert 0 <= source.place < len(text)
        assert source.name in text
    found = phrase_of(sentence.tokens)
    assert all(token in sentence.tokens for token in found)


def test_an_ordinal_is_no_noun() -> None:
    text = "För det första blir det ofta så att ett överskott under 100 kronor behålls på kontot."
    assert all(row.noun != "första" for row in find_statistics(TextDocument(text), []))
    assert noun_phrase(Sentence(text, 0, len(text)), [("första", 8, 14)]) is None


@pytest.mark.parametrize(
    ("sentence", "nouns"),
    [
        ("Av verkets budget finansierades i fjol 53 procent av anslag och 47 procent av avgifter.", ["verkets budget", "verkets budget"]),
        ("Bland unga lantbrukare har 12 procent sömnbesvär.", ["unga lantbrukare"]),
        ("Av dem som hyr stuga fick 31 procent del av stödet.", ["dem som hyr stuga"]),
        ("För gruppen unga lantbrukare var andelen 44 procent.", ["gruppen unga lantbrukare"]),
        ("Motsvarande siffra för de som arrenderar mark är 27 procent.", ["de som arrenderar mark"]),
        ("I länet finns 0,7 veterinärer per 1 000 kor. Motsvarande siffra i riket är 1,2.", ["veterinärer", "veterinärer"]),
        ("Drygt hälften, 54 procent, av alla stuggäster kommer med tåg.", ["av alla stuggäster", "av alla stuggäster"]),
        ("Ökningen sedan 2004, då den nuvarande fiskelagen trädde i kraft, har varit 2,6 år.", ["Ökningen"]),
        ("På banan går dagligen 4 300 ton tunga och 620 meter långa tåg.", ["tåg", "tåg"]),
        ("I registret finns 17 norska (och finska) trålare.", ["norska (och finska) trålare"]),
        ("Regionen har satsat över 300 miljoner kronor på att elektrifiera banan.", ["elektrifiera banan"]),
        ("Fördubblingen av antalet trålare har enligt verket skadat bestånden.", ["av antalet trålare"]),
        ("I länet finns 4 200 statligt finansierade platser.", ["statligt finansierade platser"]),
        ("I länet finns cirka 45 s.k. bygdeflygplatser.", ["bygdeflygplatser"]),
        ("Antalet trålare ökade efter 2011, och andelen kuttrar har sjunkit till 12 procent.", ["andelen kuttrar"]),
        ("I fjol fiskade 4 000 personer medan motsvarande siffra för fritidsfisket var 51 000.", ["personer", "fritidsfisket"]),
    ],
)
def test_what_a_figure_is_of(sentence: str, nouns: list[str]) -> None:
    text = f"Motivering\n{sentence}\nMer text följer här i ett eget stycke utan några siffror alls.\n"
    assert [row.noun for row in find_statistics(TextDocument(text), [])] == nouns


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("Från december 1981 till maj 1983 minskade antalet trålare med 4 000.", "1981–1983"),
        ("Verkets kostnader var 31 miljoner kronor för tiden den 1 oktober 2011–30 september 2012.", "2011–2012"),
        ("Antalet trålare har fördubblats sen 2004.", "2004–"),
        ("31 procent av trålarna landade sin fångst utomlands 2010, resten gick till norska hamnar.", "2010"),
        ("Endast 7,2 procent av försäljningen under de två första kvartalen 2016 var elbilar.", "2016"),
        ("Av sammanställningen framgår att antalet trålare minskade till 310 år 2011 och att 12 procent av dem är nya.", None),
    ],
)
def test_the_years_a_figure_speaks_of(sentence: str, period: str | None) -> None:
    text = f"Motivering\n{sentence}\nMer text följer här i ett eget stycke utan några siffror alls.\n"
    assert find_statistics(TextDocument(text), [])[-1].period == period
