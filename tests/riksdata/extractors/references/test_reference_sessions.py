"""Papers of the chamber by the riksmöte that is told elsewhere, written short, apart or in full."""

from __future__ import annotations

import datetime

import pytest
from reference_reading import labels_of


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            "Med anledning av prop. 1997/98:86 anslogs pengar (KrU15, rskr. 263).",
            ["prop/1997/98:86", "bet/1997/98:KrU15", "rskr/1997/98:263"],
        ),
        ("Det stod i betänkande 1996/97:JuU7 (s. 8), och så blev det (rskr. 184).", ["bet/1996/97:JuU7", "rskr/1996/97:184"]),
        ("Vi minns prop. 1987/88:85, sedan (bet. SoU25).", ["prop/1987/88:85", "bet/1987/88:SoU25"]),
        ("Vi minns prop. 1987/88:85. Sedan kom rskr. 263.", ["prop/1987/88:85"]),
        ("Vi läste prop. 1987/88:85 (JuU 4 sidor).", ["prop/1987/88:85"]),
    ],
)
def test_papers_of_the_riksmote_that_the_sentence_names(text: str, labels: list[str]) -> None:
    assert labels_of(text, "bet", datetime.date(1998, 10, 4)) == labels


def test_reports_of_a_committee_that_is_named_once() -> None:
    assert labels_of("Se CU 1976/77:12 s. 4 och 1977/78:25.", "bet", datetime.date(1979, 3, 5)) == ["bet/1976/77:CU12", "bet/1977/78:CU25"]
    assert labels_of("Se bet. 2018/19:JuU4 och 2018/19:5.") == ["bet/2018/19:JuU4"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Saken prövades (bet. UU8) tillsammans med prop. 1985/86:100.", ["bet/1985/86:UU8", "prop/1985/86:100"]),
        ("Jfr prop. 1984/85:100 och bet. UU8.", ["prop/1984/85:100", "bet/1984/85:UU8"]),
        ("I 1984/85 betänkande NU1 sägs det.", ["bet/1984/85:NU1"]),
        ("Se prop. 1984/85:150. I prop. 150 bil. 3 föreslås det.", ["prop/1984/85:150"] * 2),
        ("(prop. 1984/85:100 bil. 12, AU8, rskr. 176)", ["prop/1984/85:100", "bet/1984/85:AU8", "rskr/1984/85:176"]),
    ],
)
def test_papers_whose_riksmote_the_sentence_tells(text: str, labels: list[str]) -> None:
    assert labels_of(text, "mot", datetime.date(1986, 4, 10)) == labels


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Saken prövades i februari 1986 (bet. JuU12, rskr. 112).", ["bet/1985/86:JuU12", "rskr/1985/86:112"]),
        ("Saken prövades hösten 1985 (bet. JuU12).", ["bet/1985/86:JuU12"]),
        ("I betänkandena JuU12 och SoU7 samt yttrande FiU2y sägs det.", ["bet/1985/86:JuU12", "bet/1985/86:SoU7", "yttr/1985/86:FiU2y"]),
        ("I prop. 100 bil. 12 och i proposition 132 föreslås det.", ["prop/1985/86:100", "prop/1985/86:132"]),
    ],
)
def test_papers_of_the_riksmote_at_hand(text: str, labels: list[str]) -> None:
    assert labels_of(text, "bet", datetime.date(1986, 4, 10)) == labels
    assert labels_of(text, "mot", datetime.date(1986, 4, 10)) == []
    assert labels_of(text, "bet", datetime.date(1986, 9, 20)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Saken prövades våren 1985 (bet. JuU12).",
        "Saken prövades hösten 1984 (bet. JuU12).",
        "Förra riksmötet (bet. JuU12) avslogs det.",
        "Utskottets betänkande 8 är långt, och yttranden NU 17 var en rad i tabellen.",
        "Prop. 30 procent, prop. 25 mnkr, prop. 2,5 och prop. 3–5 står i tabellen för prop. 1986.",
        "Rskr 12 personer skrev.",
        "Ett annat år är 1984/85:nytt. Sedan kom rskr. 263.",
    ],
)
def test_no_paper_of_the_riksmote_at_hand(text: str) -> None:
    assert labels_of(text, "bet", datetime.date(1986, 4, 10)) == []


def test_papers_at_hand_in_the_years_before_riksmoten_and_in_the_records() -> None:
    text = "Enligt proposition 28 och bet. NU 12 (rskr 134) ska bidraget höjas."
    assert labels_of(text, "bet", datetime.date(1974, 4, 10)) == ["prop/1974:28", "bet/1974:NU12", "rskr/1974:134"]
    assert labels_of(text, "bet", datetime.date(1978, 4, 10)) == ["prop/1977/78:28", "bet/1977/78:NU12", "rskr/1977/78:134"]
    assert labels_of("Saken prövades 1973 (bet. NU 12).", "bet", datetime.date(1974, 4, 10)) == []
    record = "Som framgår av FiU20, rskr. 251, och motionerna N412 av Bo Ek m.fl. (s) samt Jo212 är det så."
    found = ["bet/1989/90:FiU20", "rskr/1989/90:251", "mot/1989/90:N412", "mot/1989/90:Jo212"]
    assert labels_of(record, "prot", datetime.date(1990, 2, 14)) == found
    nothing = "UU 8 personer, betänkande AU 20 gånger, proposition 1 till 5, reservation 3 i UbU12, motion K 12, motion 5 av Bo Ek"
    assert labels_of(nothing, "prot", datetime.date(1990, 2, 14)) == []


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Se prop. 94/95:100, rskr 94/95:234 och bet. 94/95:SoU12.", ["prop/1994/95:100", "rskr/1994/95:234", "bet/1994/95:SoU12"]),
        ("Se motion 94/95:So203 och riksdagens protokoll 99/00:2.", ["mot/1994/95:So203", "prot/1999/2000:2"]),
        ("Jag lämnade motion 1994/95 So203 och en motion (1992/93 N433).", ["mot/1994/95:So203", "mot/1992/93:N433"]),
        ("Av SOU-betänkandet 1994:12 och Ds-promemorian 1994:13 framgår det.", ["sou/1994:12", "ds/1994:13"]),
        ("Se förordning nr 2092/91/EEG och direktiv 92/43/EEG.", ["eu/reg/2092/91", "eu/dir/92/43"]),
        ("prop. 94/96:100, resultatet 94/95:1, SOU 94/95:1, säsongen 94/95: 12 mål, bet. 94/95:12 och prop. 94/95:Ub3", []),
        ("Sou-utredningen 1994/95:12, motion 1992/93 E18 och budgetmotionen 2017/18 En plan", []),
    ],
)
def test_numbers_whose_riksmote_is_written_short_or_apart(text: str, labels: list[str]) -> None:
    assert labels_of(text, "mot", datetime.date(1999, 10, 5)) == labels


def test_a_riksmote_with_both_years_in_full() -> None:
    text = "Utskottet har sagt det förut (bet. 1998/1999:SkU13, 1999/2000:SkU16 och 2000/2001:SkU17)."
    assert labels_of(text) == ["bet/1998/99:SkU13", "bet/1999/2000:SkU16", "bet/2000/01:SkU17"]
    assert labels_of("Se bet. 1998/2004:SkU13.") == ["bet/1998/2004:SkU13"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Se prop. 1999/00:12 och prop. 99/00:13.", ["prop/1999/2000:12", "prop/1999/2000:13"]),
        ("Enligt prop. 1998/1999:12 (JuU4, rskr. 263) gick det.", ["prop/1998/99:12", "bet/1998/99:JuU4", "rskr/1998/99:263"]),
        ("Saken prövades (bet. UU8) tillsammans med prop. 1998/1999:100.", ["bet/1998/99:UU8", "prop/1998/99:100"]),
        ("Se mot. 1998/1999:So203. I motion So203 sägs det.", ["mot/1998/99:So203"] * 2),
        ("Se prop. 1999/01:12 i nr 99/01:13.", ["prop/1999/01:12"]),
    ],
)
def test_a_riksmote_is_one_however_its_years_are_written(text: str, labels: list[str]) -> None:
    assert labels_of(text, "mot", datetime.date(2000, 3, 10)) == labels


def test_another_riksmote_with_both_years_in_full_is_not_that_at_hand() -> None:
    day = datetime.date(2000, 3, 10)
    assert labels_of("Motionen lämnades under 1998/1999 som motion So203.", "bet", day) == []
    assert labels_of("Motionen lämnades under 1999/2000 som motion So203.", "bet", day) == ["mot/1999/2000:So203"]
    assert labels_of("Motionen lämnades under 1999/00 som motion So203.", "bet", day) == ["mot/1999/2000:So203"]


@pytest.mark.parametrize(
    "text",
    [
        "Prop. 8 barn av 20 deltog.",
        "Proposition 13 i Kalifornien antogs.",
        "Prop. 4 av 5 gick bra.",
        "Prop. 12 till 15 och prop. 7 (9) samt prop. 3 – 4.",
        "Prop. 12 avsnitt och prop. 12 hus.",
        "Prop. 12 Övriga 14",
        "Prop. 12 Barn",
    ],
)
def test_no_bill_is_a_number_that_counts(text: str) -> None:
    assert labels_of(text, "bet", datetime.date(1986, 4, 10)) == []


@pytest.mark.parametrize(
    "text",
    [
        "I prop. 100 bil. 12 sägs det.",
        "I proposition 100 avsnitt 4 sägs det.",
        "Prop. 100 föreslår det.",
        "Prop. 100 avstyrks.",
        "Det sker enligt prop. 100, som gäller det.",
        "I proposition 100 i dess helhet sägs det.",
        "Enligt prop. 100 av regeringen ska det ske.",
        "Det finns en prop. 100.",
        "Det finns en prop. 100 En ny lag om bryggor.",
        "Prop. 100 finansplanen säger det.",
        "Enligt prop. 100 s 12 ska det ske.",
    ],
)
def test_a_bill_is_a_number_that_something_is_said_of(text: str) -> None:
    assert labels_of(text, "bet", datetime.date(1986, 4, 10)) == ["prop/1985/86:100"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Enligt 1983 års plan för bl. a. Göta kanal avslogs motion So203.", []),
        ("Så var 1983 års plan. Nu avslogs motion So203.", ["mot/1985/86:So203"]),
        ("Våren 1984 sades av hr. Ek (bet. JuU12) att det var så.", []),
        ("Så var det våren 1984. Nu sades det (bet. JuU12).", ["bet/1985/86:JuU12"]),
        ("Se prop. 1984/85:3 s. 4 m.fl. Nu sägs det (bet. JuU12).", ["prop/1984/85:3"]),
        ("Se prop. 1984/85:3. (JuU12, rskr. 4)", ["prop/1984/85:3", "bet/1984/85:JuU12", "rskr/1984/85:4"]),
    ],
)
def test_where_the_sentence_of_a_paper_begins(text: str, labels: list[str]) -> None:
    assert labels_of(text, "bet", datetime.date(1986, 4, 10)) == labels


@pytest.mark.parametrize("far", range(100, 122))
def test_a_riksmote_is_not_told_behind_without_a_number(far: int) -> None:
    lead = "Saken prövades (bet. UU8), "
    told = f"{lead}{'o' * (far - 4)} 1984/85 gick det."
    assert labels_of(told, "mot") == []
    assert labels_of(f"{lead}{'o' * (far - 4)} 1984/85:12.", "mot") == (["bet/1984/85:UU8"] if far < 113 else [])


def test_bills_are_known_by_the_riksmote_with_which_they_were_read() -> None:
    text = "Se prop. 1984/85:150 och 1983/84:12. I prop. 150 sägs det. Se prop. 1983/84:150. I prop. 150 och prop. 12 sägs det."
    bills = ["1984/85:150", "1983/84:12", "1984/85:150", "1983/84:150", "1983/84:12"]
    assert labels_of(text, "mot", datetime.date(1986, 4, 10)) == [f"prop/{bill}" for bill in bills]
