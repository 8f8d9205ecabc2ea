"""Readings of nouns and wholes that may not reach too far: lists of one whole, others than those told before, acts that only tell."""

from __future__ import annotations

import pytest

from riksdata.extractors.records import Statistic
from riksdata.extractors.statistics import find_statistics
from riksdata.text.document import TextDocument


def _rows(text: str) -> list[Statistic]:
    return list(find_statistics(TextDocument(text, "mot"), []))


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("Bussarna står för 40 procent av bullret, tågen för 6 procent och färjorna för 9 procent.", ["av bullret"] * 3),
        ("Av bullret svarar trafiken för 50 procent, byggena för 14 procent och fabrikerna för 4 procent.", ["bullret"] * 3),
        ("Norge svarar för 3 procent av världens fiske, Island för 30 procent.", ["av världens fiske"] * 2),
        ("Omsättningen ökade i Göteborg med 14 procent, Dalarna med 4 procent.", ["Omsättningen"] * 2),
        ("Anslaget till vården ökade med 35 miljoner kronor, omsorgen med 45 miljoner kronor.", ["Anslaget till vården"] * 2),
        ("Priset på råg steg med 4 procent, priset på havre med 6 procent.", ["Priset på råg", "priset på havre"]),
    ],
)
def test_items_of_a_list(text: str, nouns: list[str]) -> None:
    assert [row.noun for row in _rows(text)] == nouns


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Regionen har 7 000 patienter. Av dem med nedsatt hörsel saknar 20 procent hjälpmedel.", None),
        ("Länet har 3 500 platser. Av dem som skrivs ut återkommer 30 procent.", None),
        ("Verket fattade 30 000 beslut. Av dessa skäl behövs 30 procent mer.", None),
        ("Länet har 200 förskolor. Bland dessa barn saknar 14 procent plats.", None),
        ("Länet har 500 platser, och av dessa medel går 30 procent till löner.", None),
        ("Bidraget är 500 miljoner kronor, och av detta följer att 20 procent faller bort.", None),
        ("I fjol kom 70 000 studenter från 110 länder. Av dem var 40 procent kvinnor.", None),
        ("Koncernen har 14 000 anställda i 30 länder. Av dem är 40 procent kvinnor.", None),
        ("I fjol avgjordes 6 000 ärenden vid 21 nämnder. Av dem ledde 30 procent till avslag.", None),
        ("Det finns 70 000 ensamstående pappor. Bland dem är lönen 10 procent lägre.", None),
        ("Det finns 800 förskolor. Bland dem har standarden sjunkit med 14 procent.", None),
        ("Det byggdes 1 300 lägenheter för 2 miljarder kronor, och av dem är hälften hyresrätter.", 1_300),
        ("Förbundet får 120 miljoner kronor om året. Av dessa pengar går 70 procent till klubbarna.", 120_000_000),
        ("Tre elever ringde upp 90 olika bolag. Bland dessa erbjöd 13 bolag praktik.", 90),
        ("I norr finns 8 000 män och 9 000 kvinnor. I söder bor 17 000 personer, av dessa är 9 000 kvinnor.", 17_000),
        ("I studien ingick 500 män och 400 kvinnor. Av dem var 14 procent sjuka.", None),
        ("Länet har 49 kommuner. Av dessa kommuner har 40 procent höjt avgiften.", 49),
    ],
)
def test_others_than_those_told_before(text: str, whole: float | None) -> None:
    assert _rows(text)[-1].whole == whole


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Föreningen har 14 stugor av 30 kvadratmeter.", None),
        ("Mannen hade 30 sedlar av 100 kronor.", None),
        ("Fullmäktige har 11 nämnder av 15 ledamöter.", None),
        ("Det finns 5 lag av 20 personer vardera.", None),
        ("Kvinnan överfölls 4 gånger av 3 personer.", None),
        ("Nio län av 21 saknar plan.", 21),
        ("Spelen har fyra gånger av sju under denna tid hållits i norr.", 7),
        ("I länet har 14 kommuner av 49 badplatser.", None),
    ],
)
def test_no_whole_of_what_each_has(text: str, whole: float | None) -> None:
    assert _rows(text)[0].whole == whole


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Av 2 000 tillfrågade anser 30 procent att vården är bra och 14 procent av regionerna håller med.", None),
        ("Av de 500 anställda är 130 kvinnor och 40 vikarier hyrs in.", None),
        ("Av de 500 anställda är 130 kvinnor och 40 vikarier.", 500),
        ("I dag har 30 000 personer fel nummer. Av dessa är 4 500 personer barn och hela 12 000 personer är under 40 år.", 30_000),
    ],
)
def test_second_part_is_of_the_same(text: str, whole: float | None) -> None:
    assert _rows(text)[-1].whole == whole


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("En undersökning från 2011 visar att rökningen kostar samhället 30 miljarder kronor.", "rökningen"),
        ("En beräkning från 2011 visar att rökningen kostar samhället 30 miljarder kronor.", "rökningen"),
        ("En granskning av 30 regioner visar att skatten ger 200 miljoner kronor.", "skatten"),
        ("En höjning av skatten med 4 procent kostar 2 miljarder kronor.", "En höjning av skatten med 4 procent"),
        ("Regionen har valt att sälja sjukhuset och har fått 200 miljoner kronor.", "Regionen"),
        ("Färjetrafiken drivs av privata rederier till 50 procent lägre kostnad.", "kostnad"),
        ("Staten betalar 3 miljarder kronor till skolor i glesbygden.", "skolor"),
        ("Staten betalar 3 miljarder kronor till kommuner för badplatser.", "badplatser"),
        ("Regionen satsade 50 miljoner kronor, varav hälften i fjol.", "Regionen satsade"),
        ("Oljepriset steg med 14 öre och gaspriset med 50 öre.", "gaspriset"),
    ],
)
def test_acts_receivers_and_times(text: str, noun: str) -> None:
    assert _rows(text)[-1].noun == noun
