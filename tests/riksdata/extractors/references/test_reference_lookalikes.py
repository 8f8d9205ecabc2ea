"""What only looks like a source: appositions before a year, letters of something else, rivers, series of others."""

from __future__ import annotations

import pytest

from riksdata import extract


def _labels(text: str) -> list[str]:
    return [row.label for row in extract(text, doc_type="mot").references]


@pytest.mark.parametrize(
    "text",
    [
        "I Malmö, Sveriges tredje största stad, 2015, bodde många.",
        "I Sverige, Finland, Norge och andra länder, 2015, finns det.",
        "Fiskeförbundet, Hamnförbundet och flera fackförbund, 2018, varnade.",
        "Centerpartiet, Liberalerna med stöd av andra, 2014, tog över.",
        "Översvämningen i Ljusnan den 3 maj 2015 var stor.",
        "Barnkonventionen är lag. År 1950 antogs en ny konvention. Enligt konventionens artikel 3 är det förbjudet.",
        "Förordningen om den fleråriga budgetramen för 2007–2013 gällde.",
        "Man ville inte gräva 1 Riksdagen Interpellationer 1995/96:1 -261 fler dammar.",
        "Riksdagen Interpellationer1997/98:1—313\n\nDammarna är få.",
    ],
)
def test_no_source(text: str) -> None:
    assert _labels(text) == []


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Hamnförbundet (RF) finns. Friheten skyddas i regeringsformen. RF har 300 medlemmar.", ["sfs/1974:152"]),
        ("Friheten skyddas i regeringsformen. RF säger mer.", ["sfs/1974:152", "sfs/1974:152"]),
        ("Enligt föräldrabalken har föräldrar ansvar. Barn finns på FB.", ["sfs/1949:381"]),
        (
            "Brottsbalken gäller. Det följer av 7 kap. 3 § tryckfrihetsförordningen. Även 7 kap. 5 § samma lag.",
            ["sfs/1962:700", "sfs/1949:105#K7P3", "sfs/1949:105#K7P5"],
        ),
        ("Förordningen om den fleråriga budgetramen för perioden 2021-2027 gäller.", ["eu/reg/2020/2093"]),
        ("Interpellationerna 1995/96:1 och 1995/96:3 gällde dammar.", ["ip/1995/96:1", "ip/1995/96:3"]),
        ("Tidningen Ljusnan den 3 maj 2015 skrev.", ["press/ljusnan/2015-05-03"]),
    ],
)
def test_what_stands_beside_it_is_one(text: str, labels: list[str]) -> None:
    assert _labels(text) == labels


def test_a_title_of_nothing_but_dashes_costs_no_more_for_its_length() -> None:
    assert _labels("utredningen A" + "-" * 400 + "! (SOU 2017:3)") == ["sou/2017:3"]


def test_numbered_lines_that_cite_nothing_are_no_footnotes() -> None:
    text = "Förslagen är dessa:\n[1] Ändra skollagen.\n[2] Ändra miljöbalken.\n[3] Enligt 3 kap. 4 § skollagen gäller det.\n"
    assert [row.footnote for row in extract(text, doc_type="mot").references] == [None, None, None]


def test_numbers_of_series_have_no_zeros_before_them_but_those_that_agencies_print() -> None:
    text = "Se SOU 2016:032, RiR 2017:05, bet. 1994/95:FöU04 och Tillväxtanalys rapport 2016:06."
    assert _labels(text) == ["sou/2016:32", "rir/2017:5", "bet/1994/95:FöU4", "report/tillvaxtanalys/2016:06"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Enligt målet 2030-50 ska utsläppen minska.", []),
        ("Efter mål 100-98 vann de.", []),
        ("Kammarrätten fann i mål 1234-15 att det är så.", ["dnr/1234-15"]),
        ("Mål nr 1234-15 prövas.", ["dnr/1234-15"]),
        ("I mål 1234-15 fann Kammarrätten detta.", ["dnr/1234-15"]),
        ("Energimyndigheten, Energiläget 2031, visar det.", ["work/energimyndigheten/2031"]),
        ("Skolverket rapport 471 beskriver bryggor.", ["report/skolverket/471"]),
        ("Energiläget 2031 var ansträngt.", []),
        ("Konjunkturläget. 2031 blev ett svårt år.", []),
        ("Konjunkturläget, 2031 års mätning.", []),
        ("Barnkonventionen är en konvention om rätt. Enligt artikel 3 i konventionen gäller det.", []),
        ("Barnkonventionen är en konvention som ger rätt. Enligt artikel 3 i konventionen gäller det.", ["treaty/crc#A3"]),
        ("Vi har ratificerat barnkonventionen. FN:s konvention är tydlig. Artikel 3 i konventionen gäller.", ["treaty/crc#A3"]),
        ("Direktivet om upphovsrätt på den digitala inre marknaden gäller.", ["eu/dir/2019/790"]),
        ("Artikel 5 i andra penningtvättsdirektivet gäller.", ["eu/dir/2001/97#A5"]),
    ],
)
def test_goals_are_no_cases_and_years_no_issues(text: str, labels: list[str]) -> None:
    assert [label for label in _labels(text) if label != "treaty/crc"] == labels
