"""Who a figure comes from, where it is told by somebody without a list: media and managements, people with a role, several together."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riksdata.extractors.statistics import find_statistics
from riksdata.extractors.statistics.attributes.publisher import named_in, publisher_of
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.text.document import TextDocument


def _publishers(text: str) -> list[str | None]:
    return [row.publisher for row in find_statistics(TextDocument(text), [])]


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("Enligt uppgifter i medierna har 40 procent av fyrarna släckts.", "medierna"),
        ("Enligt uppgifter som läckt ut i pressen kostade fyren 8 miljoner kronor.", "pressen"),
        ("Siffror från fyrbranschen gör gällande att 40 procent av fyrarna är mörka.", "fyrbranschen"),
        ("Fyren kommer enligt ledningen att kosta omkring 50 miljoner kronor.", "ledningen"),
        ("Företaget räknar med att 40 jobb har försvunnit.", "Företaget"),
        ("Antalet fyrar var 40, enligt kommunen.", "kommunen"),
        ("Detta har enligt statsrådet påverkat 400 fyrar.", "statsrådet"),
        ("Enligt fyrvakternas egna beräkningar är 40 procent av fyrarna mörka.", "fyrvakterna"),
        ("Enligt organisationen för fyrarnas vänner i norr, OFV, har 40 fyrar släckts.", "OFV"),
        ("Av 40 fyrar är hälften mörka, och enligt branschen finns det mer att göra.", None),
        ("Menar ministern att 40 procent av fyrarna är mörka?", None),
        ("Företaget hade 40 anställda.", None),
        ("Det nya företaget har 40 fyrar som bolaget äger.", None),
    ],
)
def test_who_has_no_name_tells_a_figure(text: str, publisher: str | None) -> None:
    assert _publishers(text)[-1 if publisher else 0] == publisher


@pytest.mark.parametrize(
    ("before", "sentence", "publisher"),
    [
        ("Fyrmyndigheten har räknat lampor. ", "Enligt myndigheten är 40 procent av fyrarna mörka.", "Fyrmyndigheten"),
        ("Statens energimyndighet har sett över fyrarna. ", "Myndigheten uppger att 40 procent är mörka.", "Statens energimyndighet"),
        ("", "Fyrmyndigheten har svarat, och enligt myndigheten är 40 procent av fyrarna mörka.", "Fyrmyndigheten"),
        ("", "Enligt myndigheten är 40 procent av fyrarna mörka.", None),
        ("", "Enligt den nya myndigheten för digital förvaltning är 40 procent mörka.", "myndigheten för digital förvaltning"),
        ("Lamporna är gamla. ", "Enligt verket är 40 procent av fyrarna mörka.", None),
        ("Naturvårdsverket har räknat lampor. ", "Enligt myndigheten är 40 procent av fyrarna mörka.", None),
        ("", "Enligt myndigheten har Fyrmyndigheten släckt 40 fyrar.", None),
    ],
)
def test_a_body_is_taken_up_by_what_it_is(before: str, sentence: str, publisher: str | None) -> None:
    assert _publishers(before + sentence) == [publisher]


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("Därefter har Magdalena Andersson meddelat att 40 procent av fyrarna är mörka.", "Magdalena Andersson"),
        ("Fyrminister Anna Fyrgren nämner själv i en intervju siffran 40 miljoner kronor.", "Anna Fyrgren"),
        ("I somras berättade fyrchefen Anna Fyrgren att 40 procent av fyrarna är mörka.", "Anna Fyrgren"),
        ("Chefen för norska Fyrverket, Bjarne Fyrstad, berättade att 40 procent av fyrarna är mörka.", "Bjarne Fyrstad"),
        ("Bara 40 procent av fyrarna lyser, uppger Lars Fyrgren, FRV.", "Lars Fyrgren"),
        ("Bara 40 procent av fyrarna lyser, säger Anna Fyrgren, strateg för ljus i norr.", "Anna Fyrgren"),
        ("Enligt statsrådet Anna Fyrgren är 40 procent av fyrarna mörka.", "Anna Fyrgren"),
        ("I en studie av fåglar anges att 40 procent dog i mörka fyrar (Lars Fyrgren, FRV).", "Lars Fyrgren"),
        ("Anna Fyrgren (S) uppger att 40 procent av fyrarna är mörka.", None),
        ("Anna Fyrgren uppger att 40 procent av fyrarna är mörka.", None),
    ],
)
def test_who_is_named_with_a_role_tells_a_figure(text: str, publisher: str | None) -> None:
    assert _publishers(text)[-1] == publisher


@pytest.mark.parametrize(
    ("text", "publishers"),
    [
        ("Boverket, Skolverket och Seko har gjort bedömningar att 40 procent av husen saknar tak.", ["Boverket, Skolverket och Seko"]),
        ("Enligt siffror från Boverket och företaget Novus saknar 40 procent av husen tak.", ["Boverket och företaget Novus"]),
        ("I norr släcktes 40 fyrar, något som rapporterades av både Ekot och Aftonbladet.", ["Ekot och Aftonbladet"]),
        ("Boverket räknar med 40 000 hus, Seko med 50 000 och SCB med 60 000 hus.", ["Boverket", "Seko", "SCB"]),
        ("Boverket bedömer bristen till 4 procent medan KI bedömer den till 5 procent och SCB till 6 procent.", ["Boverket", "KI", "SCB"]),
        ("FRV/KFV har redovisat att 40 procent av fyrarna är mörka.", ["FRV/KFV"]),
        ("Antalet fyrar har fördubblats och beräknas av Boverket stiga till 40 procent.", [None, "Boverket"]),
        ("Boverket har totalt 32 anställda @ enligt Seko saknar var femte av dem tak.", [None, "Seko"]),
        ("Hus byggs i 40 kommuner, men enligt Boverket saknas hus i 30 procent av kommunerna.", [None, "Boverket"]),
    ],
)
def test_each_of_several_tells_its_own_figures(text: str, publishers: list[str | None]) -> None:
    assert _publishers(text) == publishers


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("I dag kunde SVT i ett inslag visa att 40 procent av fyrarna är mörka.", "SVT"),
        ("SVT kunde i veckan visa att 40 procent av fyrarna är mörka.", "SVT"),
        ("Boverket, som bedömer att 40 procent av husen saknar tak, larmar.", "Boverket"),
        ("Detta illustreras av IT och Telekomföretagen som menar att 40 procent av näten är gamla.", "IT och Telekomföretagen"),
        ("I Region Skåne, som har genomfört en egen uppföljning, saknar 40 procent av husen tak.", "Region Skåne"),
        ("Nu konstaterar regeringens egen myndighet Boverket att 40 procent av husen saknar tak.", "Boverket"),
        ("Enligt Delegationen för ljus inom sjöfarten är 40 procent av fyrarna mörka.", "Delegationen för ljus inom sjöfarten"),
        ("SCB:s senaste AKU-undersökning visar att 40 procent har arbete.", "SCB"),
        ("En rapport från Fyrräddarna visar att 40 procent av fyrarna är mörka.", "Fyrräddarna"),
        ("I somras gick Vattenfall ut med att två av fyra verk ska stängas.", "Vattenfall"),
        ("Riksgälden räknade i sin prognos den 15 januari med ett underskott på 90 miljarder kronor.", "Riksgälden"),
        ("Amnesty International slog i en rapport från den 21 januari fast att 200 000 civila dog.", "Amnesty International"),
        ("Där hade Naturskyddsföreningen dokumenterat 160 fynd av lavar.", "Naturskyddsföreningen"),
        ("I maj rapporterade den ansedda tidskriften The Economist att 40 procent av fyrarna är mörka.", "The Economist"),
        (
            "Den kända studien, Global Entrepreneurship Monitor (GEM), visar att 40 procent startar företag.",
            "Global Entrepreneurship Monitor",
        ),
        ("Enligt Kommittén mot fyrbränder har vart tionde barn sett en fyr brinna.", "Kommittén mot fyrbränder"),
        ("Fastighetsägarna i Stockholms enkät visar att hälften av husen saknar tak.", "Fastighetsägarna i Stockholm"),
        ("I regeringens budgetproposition för 2015 (utgiftsområde 20) anges att 10 procent av skogen är skyddad.", "regeringen"),
        ("I regeringens vårbudget konstaterar man att nästan 1 miljon människor fryser.", "regeringen"),
        ("Muren är 712 kilometer enligt ett FN-organ, OCHA.", "OCHA"),
        ("Enligt en Sifo-undersökning gjord på uppdrag av Swedbank har vart fjärde hushåll små marginaler.", "Sifo"),
        ("Av dessa har 40 procent lån och måste enligt Boverkets tolkning betala.", None),
        ("Myndigheterna i norr har meddelat Boverket att 40 hus saknar tak.", None),
        ("I juni skrev man till Boverket som visar att 40 procent av husen saknar tak.", None),
        ("I norr är 200 mammor på flykt undan den rättvisa, som i dag, enligt Seko ”alltid” ser dem.", None),
    ],
)
def test_how_a_body_tells_a_figure(text: str, publisher: str | None) -> None:
    assert _publishers(text)[0] == publisher


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        ("Enligt ny statistik från Boverket saknar 1 procent av husen tak.", "I norr saknar 40 hus tak, enligt statistiken."),
        (
            "Boverket publicerade i februari sin årliga granskning.",
            "Resultaten i rapporten är nedslående; bara 36 procent av husen har tak.",
        ),
        ("Detta visar Boverkets egna prognoser.", "Till exempel var bristen 20 procent 2015."),
        ("Nyligen visade Boverket att bristen är hög.", "Nästan vartannat hus saknar tak."),
        ("Bristen är stor, rapporterar Boverket i ett pressmeddelande.", "29 procent av husen saknar tak."),
        ("Boverket rapporterar att bristen är stor.", "Det rör sig om ett tjugotal hus som saknar tak."),
        ("Nyligen redovisade Boverket siffror som gör gällande att bristen är stor.", "Nästan 4 000 hus har inga tak."),
        (
            "Enligt en undersökning som Boverket presenterade 2018 saknar vart femte hus tak.",
            "Dessvärre visar undersökningen att 40 hus rasat.",
        ),
        ("Enligt Boverket saknar 80 procent av husen tak.", "Det innebär att 40 000 personer fryser."),
        ("I Boverkets enkät saknar 60 procent av småhusen tak.", "Hela 40 hus i undersökningen saknar väggar."),
        ("Enligt Boverket saknar 60 procent av småhusen tak.", "I norr är det 30 procent, allt enligt samma källa."),
        ("Nyligen visade Boverket att bristen är hög.", "Nästan vart tredje hus inom kriminalvården saknar tak."),
        (
            "Ta del av en undersökning som Boverket har gjort. Den visar dessvärre att bristen är stor.",
            "Det är endast fyra hus som har tak.",
        ),
        ("I rapporter bl.a. i en gjord av Boverket har det framkommit att hus rasar.", "I samma utredning har 40 procent av husen tak."),
        ("En granskning av Boverket visar på brister i grundskolan.", "I skolan saknar 40 procent av barnen tak."),
        ("Enligt en granskning som Boverket har gjort saknar många skolbyggnader tak.", "Under 2015 saknade 40 skolbyggnader tak."),
        (
            "Enligt en undersökning av Boverket är det bara tre europeiska länder som har tak.",
            "Majoriteten av de europeiska länderna, 19 stycken, har träd.",
        ),
        ("En rapport från Boverket handlade om tak. Det regnar in i många hus.", "Enligt rapporten saknar 40 procent av husen tak."),
    ],
)
def test_a_sentence_goes_on_with_the_work_of_those_before(before: str, sentence: str) -> None:
    assert _publishers(f"{before} {sentence}")[-1] == "Boverket"


@pytest.mark.parametrize(
    "text",
    [
        "En rapport från Boverket handlade om tak. Nu har en ny rapport kommit. Enligt rapporten saknar 40 procent av husen tak.",
        "Här är risken stor för en butik att rasa enligt en rapport från Boverket. Butiken i byn har rasat 40 gånger på kort tid.",
        "En rapport från Boverket och en rapport från Seko kom. Det regnar. Enligt rapporten saknar 40 procent av husen tak.",
    ],
)
def test_a_work_of_which_there_are_several_names_nobody(text: str) -> None:
    assert _publishers(text) == [None]


_WORDS = re.findall(
    r"\S+",
    "Boverket Anna Fyrgren statsrådet Lars Karlsson, LFI medierna företaget ledningen SVT kunde i veckan visa att enligt egen uppgift "
    "uppger och med till 40 procent av husen (Anna Fyr, FRV) , . som menar har meddelat @ – en rapport anges man FRV/KFV",
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=40).map(" ".join))
def test_who_tells_stands_in_the_text(text: str) -> None:
    sentence = Sentence(text, 0, len(text))
    assert all(text.find(source.name, source.place) >= 0 for source in sentence.sources(named_in))
    for place in range(0, len(text), 7):
        name = publisher_of(sentence, place)
        assert name is None or name in text
