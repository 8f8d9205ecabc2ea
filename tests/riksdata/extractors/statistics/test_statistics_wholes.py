"""The whole of a part: of those told before, of those its sentence leads with, of all that are told behind it."""

from __future__ import annotations

import pytest

from riksdata.extractors.statistics import find_statistics
from riksdata.text.document import TextDocument


def _last(text: str) -> tuple[str | None, float | None]:
    row = find_statistics(TextDocument(text, "mot"), [])[-1]
    return row.noun, row.whole


@pytest.mark.parametrize(
    ("text", "noun", "whole"),
    [
        ("I fjol försvann 347 unga renar. Av dem hade i våras 58 återfunnits.", "unga renar", 347),
        ("I fjol kom 162 877 gäster till länet, och av dessa var 35 369 skolbarn.", "skolbarn", 162_877),
        ("I fjol blev 10 324 personer skadade, av dem var 7 486 män och 2 838 kvinnor.", "kvinnor", 10_324),
        ("I dag är det 350 personer som har sjukan, och av dessa är ca 90 procent boende i norr.", "personer som har sjukan", 350),
        ("1 500 kvinnor har ingått i studien och av dessa har 46 procent blivit utsatta.", "kvinnor", 1_500),
        ("På listan finns 24 företag. Av dessa 24 är över hälften startade i fjol.", "företag", 24),
        ("Svinnet uppgår till 17 miljarder kronor, av detta är 60 procent stölder.", "stölder", 17_000_000_000),
        ("Bolaget gjorde en vinst på 4 miljarder kronor och av dem gick en miljard kronor till idrotten.", "idrotten", 4_000_000_000),
        ("Inom området finns 29 hamnar, varav 21 har trafik.", "hamnar", 29),
        ("Bolaget fick 2 miljarder kronor, varav 10 procent gick till forskning.", "Bolaget fick", 2_000_000_000),
        ("Det fanns 200 bolag, av vilka 30 saknade plan.", "bolag", 200),
    ],
)
def test_of_those_told_before(text: str, noun: str, whole: float) -> None:
    assert _last(text) == (noun, whole)


@pytest.mark.parametrize(
    ("text", "noun", "whole"),
    [
        ("Av 28 806 anställda är 105 piloter och 46 flygledare.", "flygledare", 28_806),
        ("Bland de tio kommuner som har flest bilar finns fyra kommuner i norr.", "kommuner", 10),
        ("Av 400 elever fick 30 procent stöd och 12 procent läxhjälp.", "elever", 400),
        ("Av de 40 miljoner ton grus som såldes kom drygt en femtedel från norr.", "grus", 40_000_000),
        ("Det är synd att av de 27 miljoner kronor som verket får går bara 700 000 kr till cykelbanor.", "cykelbanor", 27_000_000),
    ],
)
def test_of_those_the_sentence_leads_with(text: str, noun: str, whole: float) -> None:
    assert _last(text) == (noun, whole)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Endast 8 000 grisar av över 2 miljoner får gå ute.", 2_000_000),
        ("I år beräknades enbart 21 kommuner av 52 i området ha badplatser.", 52),
        ("Man kan nå 300 lärare av planerade 2 000.", 2_000),
        ("Bara ett femtiotal av mer än 350 granskade hem uppfyllde kraven.", 350),
        ("I fjol deklarerade 5,8 miljoner personer (av totalt 7,8 miljoner) tidigt.", 7_800_000),
    ],
)
def test_of_all_told_behind(text: str, whole: float) -> None:
    assert find_statistics(TextDocument(text, "mot"), [])[0].whole == whole


@pytest.mark.parametrize(
    "text",
    [
        "Av 400 elever fick 30 procent stöd, jämfört med 12 procent i riket.",
        "Totalt är det 18 av 26 kommuner som planerar val, varav tre har egna listor.",
        "År 1996 var det 6 500 personer som fick hjälp. Antalet elever har ökat från 5 300 till 14 700. Av dessa är 30 procent pojkar.",
    ],
)
def test_not_of_another_whole(text: str) -> None:
    assert _last(text)[1] is None
