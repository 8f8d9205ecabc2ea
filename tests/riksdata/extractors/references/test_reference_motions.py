"""Motions that a sentence announces, or that it cites by their letters and number alone."""

from __future__ import annotations

import datetime

import pytest
from reference_reading import labels_of


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Av propositionen följde fyra följdmotioner: 2024/25:17 (V), 2024/25:21 (C) och 2024/25:25 (MP).", [17, 21, 25]),
        ("Två motioner väcktes, 2024/25:17 av Eva Bro m.fl. (V) och 2024/25:21 av Bo Å (C).", [17, 21]),
        ("I motionerna 2024/25:17 av herr Bro m. fl. och 2024/25:21 av fru Å m. fl. yrkas detta.", [17, 21]),
    ],
)
def test_motions_that_a_sentence_announces(text: str, labels: list[int]) -> None:
    assert labels_of(text) == [f"mot/2024/25:{n}" for n in labels]


@pytest.mark.parametrize(
    "text",
    [
        "Motioner finns i ämnet. Läsåret, 2019/20:12 stod det på dörren, var kort.",
        "Motionen är god. Mötet 2019/20:12 var ett annat nummer.",
        "Lokomotionen ökade under läsåret: 2019/20:12.",
        "Anförda skäl: Interpellationer ga: 1994/95:1 -154",
    ],
)
def test_no_motion_that_nobody_announced(text: str) -> None:
    assert not any(label.startswith(("mot/", "ip/")) for label in labels_of(text))


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("I motionerna 1986/87:Bo410 (m), Bo415 yrkande 2 (c) och Bo502 (fp) begärs åtgärder.", ["Bo410", "Bo415", "Bo502"]),
        ("I motionerna 1986/87:Sf311 (m), Sf342 (vpk) yrkandena 1 och 2 samt Sf415 begärs det.", ["Sf311", "Sf342", "Sf415"]),
        ("I motion Sf240 (fp) och i motionerna T534 (s) yrkande 1 och T541 begärs det.", ["Sf240", "T534", "T541"]),
    ],
)
def test_motions_by_their_letters_in_a_report(text: str, labels: list[str]) -> None:
    assert labels_of(text, "bet", datetime.date(1987, 3, 5)) == [f"mot/1986/87:{label}" for label in labels]


def test_a_motion_by_its_letters_alone_means_no_riksmote_outside_the_chamber_or_when_they_had_none() -> None:
    assert labels_of("Vi har sagt det i motion Sf240.", "mot", datetime.date(1987, 3, 5)) == []
    assert labels_of("I motion Sf240 (fp) begärs det.", "bet", datetime.date(2018, 3, 5)) == []
    assert labels_of("I motion Sf240 (fp) begärs det.", "bet", datetime.date(1979, 3, 5)) == []


def test_a_case_of_a_court_is_no_shortened_motion() -> None:
    assert labels_of("Se motion 2012/13:C402, HFD 2012 ref. 38 och Ds 2012:26.") == ["mot/2012/13:C402", "hfd/2012:38", "ds/2012:26"]


@pytest.mark.parametrize(
    "text",
    [
        "Arbetet startade den 3 maj 2001.",
        "Koncessionen för TV4 löper den 31 december 2005 ut.",
        "Skriv till redaktion@dn.se den 10 juni 2015.",
        "Antalet propositioner har varierat: 2021/22: 240, 2022/23: 130.",
        "Bidraget till idrott och motion: 2010/11: 12 miljoner.",
        "Ungdomar skriver motion A4 format.",
        "Djurslagen (2011:14) i registret räknas upp.",
    ],
)
def test_what_comes_near_and_is_none(text: str) -> None:
    assert [label for label in labels_of(text, "bet", datetime.date(1995, 3, 5)) if not label.startswith("sfs/")] == []


def test_a_regiment_behind_a_motion_is_none() -> None:
    assert labels_of("Se motion 1986/87:Fö12 (m), A 8 och K 4.", "bet", datetime.date(1987, 3, 5)) == ["mot/1986/87:Fö12"]


def test_a_motion_of_another_riksmote_is_not_of_that_at_hand() -> None:
    assert labels_of("Under 1993/94 års riksmöte avstyrktes motion Ub344.", "bet", datetime.date(1995, 3, 5)) == []
    assert labels_of("I motion Ub344 begärs det.", "bet", datetime.date(1994, 9, 20)) == []


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("I partimotionen Bo224 (v) yrkande 2 och kommittémotion Bo316 begärs det.", ["Bo224", "Bo316"]),
        ("Två centermotioner, Bo224 och Bo226, tar upp saken.", ["Bo224", "Bo226"]),
        ("Motionerna Bo224 yrkande 6 i denna del (v), Bo226 i motsvarande del och Bo231 avstyrks.", ["Bo224", "Bo226", "Bo231"]),
        ("Motionerna Bo224 yrkandena 1 samt 4–7, båda i denna del (mp), och Bo226 avstyrks.", ["Bo224", "Bo226"]),
    ],
)
def test_compounds_and_parts_of_motions_in_a_report(text: str, labels: list[str]) -> None:
    assert labels_of(text, "bet", datetime.date(2001, 11, 20)) == [f"mot/2001/02:{label}" for label in labels]


@pytest.mark.parametrize("text", ["Lokomotionen A815 är en modell.", "En promotion A815 hölls.", "Motionen, A4 och tunn, lades fram."])
def test_no_motion_in_another_word_or_format(text: str) -> None:
    assert labels_of(text, "bet", datetime.date(1990, 3, 5)) == []


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Se motionerna 1989/90:Ub12 av herr Ek m.fl. (fp) yrk. 1 (fp) i denna del och Ub13.", ["1989/90:Ub12", "1989/90:Ub13"]),
        ("Se motionerna 1989/90:Ub12 (båda SD) yrkandena 1 och 3 i denna del, Ub13.", ["1989/90:Ub12", "1989/90:Ub13"]),
        ("Se motionerna 2018/19:12 (båda SD) yrkandena 1 och 3, 2018/19:13 (M) yrkande 2.", ["2018/19:12", "2018/19:13"]),
        ("Se motionerna 2018/19:12(M) yrkandena 1 samt 3, 2018/19:13 (M) delvis, 2018/19:14.", [f"2018/19:{n}" for n in (12, 13, 14)]),
        ("Se motionerna 2018/19:12 (12 yrkanden) av tolv och 2018/19:13.", ["2018/19:12"]),
        ("Se motionen 1989/90:Ub12 av herrgårdar (fp) och Ub13.", ["1989/90:Ub12"]),
    ],
)
def test_what_stands_behind_a_motion_of_a_list_is_the_same_for_all_numbers(text: str, labels: list[str]) -> None:
    assert labels_of(text) == [f"mot/{label}" for label in labels]
