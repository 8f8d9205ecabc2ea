"""Who a figure comes from: who says it, who made the work that holds it, and who was named just before."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riksdata.extractors.statistics import find_statistics
from riksdata.extractors.statistics.attributes.body_names import name_at
from riksdata.extractors.statistics.attributes.publisher import named_in, publisher_of
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.text.document import TextDocument


def _publishers(text: str) -> list[str | None]:
    return [row.publisher for row in find_statistics(TextDocument(text), [])]


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("Skogsrådet har i en kartläggning kommit fram till att 40 procent av sälarna är magra.", "Skogsrådet"),
        ("Fyrverket, FV, gör bedömningen att 40 procent av fyrarna är mörka.", "Fyrverket"),
        ("Fyrverket pekade i sitt slutbetänkande på att 40 procent av fyrarna är mörka.", "Fyrverket"),
        ("OECD varnar för att 40 procent av fyrarna är mörka.", "OECD"),
        ("OECD tror på löneökningar på 4 procent.", "OECD"),
        ("Boverket har sänkt prognosen för antalet nya hus till 40 000.", "Boverket"),
        ("Enligt Nationella fyrprogrammet är 40 procent av fyrarna mörka.", "Nationella fyrprogrammet"),
        ("EU:s fyrbyrå menar att 40 procent av fyrarna är mörka.", "EU:s fyrbyrå"),
        ("Regeringen bedömer att kostnaderna uppgick till 40 miljoner kronor 2018.", "Regeringen"),
        ("Anna Bergqvist, professor i optik, menar att 40 procent av fyrarna är mörka.", "Anna Bergqvist"),
        ("I redovisningen anger Boverket att 40 procent av husen saknar tak.", "Boverket"),
        ("I norr gör Säpo bedömningen att 40 personer har rest.", "Säpo"),
        ("Den 3 maj rapporterade Göteborgs-Posten att 27 av 40 skolor saknar tak.", "Göteborgs-Posten"),
        ("Bland annat pekar Boverket på problem som att 40 procent av husen saknar tak.", "Boverket"),
        ("Den europeiska fyrmyndigheten uppskattar att 40 procent av fyrarna är mörka.", "Den europeiska fyrmyndigheten"),
        ("I norr saknar 40 skolor tak, rapporterar Sveriges Radio den 26 augusti.", "Sveriges Radio"),
        ("Länsstyrelsen i Kronobergs län uppger att 40 kommuner saknar brunnar.", "Länsstyrelsen i Kronobergs län"),
        ("Fyrverkets generaldirektör hävdar att 40 procent av fyrarna är mörka.", "Fyrverket"),
        ("Boverket och Seko menar att 40 procent av husen saknar tak.", "Boverket och Seko"),
    ],
)
def test_who_says_a_figure(text: str, publisher: str) -> None:
    assert _publishers(text) == [publisher]


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("Enligt en enkät som Seko genomfört saknar 40 procent av husen tak.", "Seko"),
        ("De mätningar som nyligen gjorts av EU:s byrå för grundläggande rättigheter visar att 40 procent är rädda.", "EU:s byrå"),
        ("Enligt en studie genomförd vid Fyrcentrum är 40 procent av fyrarna mörka.", "Fyrcentrum"),
        ("Hösten 2018 genomförde Fyrverket en enkät som visade att 40 procent av fyrarna är mörka.", "Fyrverket"),
        ("I en granskning har Fyrverket undersökt 40 fyrar.", "Fyrverket"),
        ("I Fyrverkets (FV) enkät från 2019 svarade 40 procent att de saknar tak.", "Fyrverket"),
        ("FRV:s bedömning är att 40 procent av fyrarna är mörka.", "FRV"),
        ("Motsvarande andel i Fyrbarometern var 40 procent.", "Fyrbarometern"),
        ("Färsk Eurostat-statistik visar att 40 procent av fyrarna är mörka.", "Eurostat"),
        ("Enligt en artikel i Svenska Dagbladet är 40 procent av fyrarna mörka.", "Svenska Dagbladet"),
        ("Enligt uppgifter i Svenska Dagbladet har antalet mörka fyrar ökat med 40 procent.", "Svenska Dagbladet"),
        ("En rapport från den norska organisationen Fyrvakt visar att 40 procent av fyrarna är mörka.", "Fyrvakt"),
        ("Boverkets stickprovskontroll visar att 40 procent av husen saknar tak.", "Boverket"),
        ("Boverkets pressmeddelande inleds på följande sätt: ”Bara 40 procent av husen har tak.”", "Boverket"),
        ("I rapporten ”Platta tak” som tankesmedjan Timbro har släppt har man räknat ut att 40 procent saknar tak.", "Timbro"),
        ("I augusti kom Boverket så sent som den 17 ut med ett pressmeddelande som visar att 40 hus saknar tak.", "Boverket"),
        ("Antalet hus har ökat med 40 procent (Boverket, Husens ekonomi, 2009).", "Boverket"),
        ("Enligt en studie från det fackliga Vårdförbundet är 40 procent av fyrarna mörka.", "Vårdförbundet"),
        ("Enligt en enkät som Seko har låtit genomföra saknar 40 procent av husen tak.", "Seko"),
        ("Enligt fyrläkare Anna Bergqvist är 40 procent av fyrarna mörka.", "Anna Bergqvist"),
        ("Enligt judiska fyrrådets styrelse är 40 procent av fyrarna mörka.", "judiska fyrrådets styrelse"),
    ],
)
def test_who_made_the_work_that_holds_a_figure(text: str, publisher: str) -> None:
    (found,) = _publishers(text)
    assert found is not None
    assert found.startswith(publisher)


@pytest.mark.parametrize(
    "text",
    [
        "En enkät som gjorts på uppdrag av Boverket visar att 40 procent av husen saknar tak.",
        "Anna Bergqvist (S) menar att 40 procent av fyrarna är mörka.",
        "I hus som Boverket bedömer vara farliga bor 40 procent av eleverna.",
        "Vattnet prövas enligt Livsmedelsverkets nya föreskrifter i 40 kommuner.",
        "Kostnaden var 40 miljoner kronor, och Boverket varnar för följderna.",
        "Boverkets redovisade kostnader uppgick till 40 miljoner kronor 2018.",
        "Fyrverket har publicerat kartor över 40 kommuner.",
        "Enligt Svenska forskare är 40 procent av fyrarna mörka.",
        "Samtidigt som resultaten i norr visar att 40 procent av barnen är behöriga visar Skolinspektionens granskningar grönt.",
    ],
)
def test_who_does_pays_or_commissions_is_no_source(text: str) -> None:
    assert _publishers(text) == [None]


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("Reportagesajten Blå Ljus Project har avslöjat att 40 fyrar är mörka.", "Blå Ljus Project"),
        ("Sajten Mareld avslöjade att 40 fyrar är mörka.", "Mareld"),
        ("Havs Vänner larmar om att 40 procent av sälarna är magra.", "Havs Vänner"),
        ("Fyrvisions senaste rapport visar att mörkret har ökat med 40 procent.", "Fyrvision"),
        ("I våras fick Fyrlux mer pengar. Fyrlux skriver att 40 procent av fyrarna är mörka.", "Fyrlux"),
        ("Enligt en kartläggning som föreningen Håll Havet Rent genomförde har antalet båtar ökat med 40 procent.", "Håll Havet Rent"),
        ("En rapport från Global Fyr Monitor visar att 40 procent av fyrarna är mörka.", "Global Fyr Monitor"),
        ("Kritiker hävdar att 40 procent av fyrarna är mörka.", None),
        ("Läkares undersökning visar att 40 procent av fyrarna är mörka.", None),
        ("Deras sammanställning visar att 40 procent av fyrarna är mörka.", None),
        ("Recep Fyrdogan hävdar att 40 procent av fyrarna är mörka.", None),
        ("Svarta Fredagen visar att 40 procent av fyrarna är mörka.", None),
        ("Nya Zeeland har kommit fram till att 40 procent av fyrarna är mörka.", None),
        ("Mats Lindgren hävdar att 40 procent av fyrarna är mörka.", None),
        ("Statsrådet Fyrlund hävdar att 40 procent av fyrarna är mörka.", None),
        ("I bara Västerhavet räknar man med att 40 procent av fyrarna är mörka.", None),
        ("Anna Fyrlux besvarade frågan. Fyrlux hävdar att 40 procent av fyrarna är mörka.", None),
    ],
)
def test_a_body_that_no_list_has_is_known_by_how_it_is_written(text: str, publisher: str | None) -> None:
    assert _publishers(text)[-1] == publisher


def test_each_figure_has_the_source_of_its_clause() -> None:
    text = "Boverket uppger att 40 procent av husen saknar tak, men Seko hävdar att 60 procent av husen saknar tak."
    assert _publishers(text) == ["Boverket", "Seko"]


@pytest.mark.parametrize(
    ("before", "sentence", "goes_on"),
    [
        ("Statistiken från Boverket är en nedslående läsning.", "Siffrorna visar att 40 procent av husen saknar tak.", True),
        ("Boverket kom i maj ut med en rapport om tak.", "Enligt rapporten saknar 40 procent av husen tak.", True),
        ("Boverket granskade i maj landets tak.", "Vidare framgår att 40 procent av husen saknar tak.", True),
        ("I Boverkets granskning synades landets tak.", "Vidare framgår att 40 procent av husen saknar tak.", True),
        ("Enligt Boverket saknar 80 procent av husen tak.", "Av dessa har 40 procent aldrig haft något.", True),
        ("Enligt Boverket saknar 80 procent av husen tak.", "Det är en ökning med 40 procent.", True),
        ("Enligt Boverket saknar 80 procent av husen tak.", "Sedan 2011 har andelen ökat med 40 procent.", True),
        ("Enligt Boverket saknar 80 procent av husen tak.", "I Skåne är motsvarande siffra 40 procent.", True),
        ("Boverkets enkät visar på brister.", "Mindre än vart fjärde hus har tak.", True),
        ("Enligt Boverkets artikelserie är listan lång.", "Det handlar om hus som hyrs ut för 12 kronor i timmen.", True),
        ("Boverket har granskat landets tak.", "Granskningen visar att 40 procent av husen saknar tak.", True),
        ("Boverket har i en rapport visat på vinsterna.", "De exemplifierar med att hus kan spara 40 miljoner kronor.", True),
        ("Nyligen kom Boverkets statistik över takläggningen.", "I fjol minskade takläggningen med 40 procent.", True),
        ("I Boverkets enkät saknar 60 procent av småhusen tak.", "Bland småhusen i norr är andelen 40 procent.", True),
        ("I Boverkets enkät saknar 60 procent av småhusen tak.", "I verkligheten saknar 40 procent av småhusen tak.", False),
        ("I Boverkets enkät saknar 60 procent av småhusen tak.", "Enligt en utredning saknar 40 procent av småhusen tak.", False),
        ("Enligt Boverket saknas det tak.", "Drygt 40 procent av bilarna är gröna.", False),
        ("Enligt Boverket saknar 80 procent av husen tak.", "Vi vet att 40 procent av bilarna är gröna.", False),
        ("Enligt Boverket saknar 80 procent av husen tak, och enligt Seko 60 procent.", "Av dessa är 40 procent gröna.", False),
    ],
)
def test_a_sentence_that_goes_on_has_the_source_of_the_one_before(before: str, sentence: str, goes_on: bool) -> None:
    assert _publishers(f"{before} {sentence}")[-1] == ("Boverket" if goes_on else None)


def test_another_paragraph_does_not_go_on() -> None:
    assert _publishers("Enligt Boverket saknar 80 procent av husen tak.\n\nAv dessa är 40 procent gröna.")[-1] is None


def test_the_work_of_the_paragraph_before_is_taken_up() -> None:
    assert _publishers("Boverket kom ut med en rapport om tak.\n\nRapporten visar att 40 procent av husen saknar tak.") == ["Boverket"]


_WORDS = re.findall(
    r"\S+",
    "Boverket Skolverkets EU:s byrå OECD Seko regeringen Sverige Anna Bergqvist enligt från av i som har att visar bedömer varnar för "
    "gör bedömningen genomfört en rapport enkät rapporten statistiken undersökningen Av dessa 40 procent (2019) , . : – det är",
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=40).map(" ".join))
def test_sources_stand_in_the_text_where_they_are_told(text: str) -> None:
    sentence = Sentence(text, 0, len(text))
    sources = named_in(sentence)
    for source in sources:
        assert text.find(source.name, source.place) >= 0
    for place in range(0, len(text), 7):
        assert publisher_of(sentence, place) in {None, *(source.name for source in sources)}


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join), st.booleans(), st.booleans())
def test_a_name_begins_where_it_is_asked_for(text: str, trusted: bool, evident: bool) -> None:
    found = name_at(text, 0, trusted=trusted, evident=evident)
    if found:
        name, end = found
        assert text.startswith(name)
        assert len(name) <= end <= len(text)
