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
        ("En rapport från den norska organisationen Fyrvakt visar att 40 procent av fyrarna är mörka.", "Fyrvakt"),
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
    ],
)
def test_who_does_pays_or_commissions_is_no_source(text: str) -> None:
    assert _publishers(text) == [None]


def test_each_figure_has_the_source_of_its_clause() -> None:
    text = "Boverket uppger att 40 procent av husen saknar tak, men Seko hävdar att 60 procent av husen saknar tak."
    assert _publishers(text) == ["Boverket", "Seko"]


@pytest.mark.parametrize(
    ("before", "sentence", "goes_on"),
    [
        ("Statistiken från Boverket är en nedslående läsning.", "Siffrorna visar att 40 procent av husen saknar tak.", True),
        ("Boverket kom i maj ut med en rapport om tak.", "Enligt rapporten saknar 40 procent av husen tak.", True),
        ("Boverket granskade i maj landets tak.", "Vidare framgår att 40 procent av husen saknar tak.", False),
        ("I Boverkets granskning synades landets tak.", "Vidare framgår att 40 procent av husen saknar tak.", True),
        ("Enligt Boverket saknar 80 procent av husen tak.", "Av dessa har 40 procent aldrig haft något.", True),
        ("Enligt Boverket saknar 80 procent av husen tak.", "Det är en ökning med 40 procent.", True),
        ("Enligt Boverket saknar 80 procent av husen tak.", "Sedan 2011 har andelen ökat med 40 procent.", True),
        ("Enligt Boverket saknar 80 procent av husen tak.", "I Skåne är motsvarande siffra 40 procent.", True),
        ("Enligt Boverket saknas det tak.", "Drygt 40 procent av bilarna är gröna.", False),
        ("Enligt Boverket saknar 80 procent av husen tak.", "Vi vet att 40 procent av bilarna är gröna.", False),
        ("Enligt Boverket saknar 80 procent av husen tak, och enligt Seko 60 procent.", "Av dessa är 40 procent gröna.", False),
    ],
)
def test_a_sentence_that_goes_on_has_the_source_of_the_one_before(before: str, sentence: str, goes_on: bool) -> None:
    assert _publishers(f"{before} {sentence}")[-1] == ("Boverket" if goes_on else None)


def test_another_paragraph_does_not_go_on() -> None:
    assert _publishers("Enligt Boverket saknar 80 procent av husen tak.\n\nAv dessa är 40 procent gröna.")[-1] is None


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
