"""What texts state about themselves."""

from __future__ import annotations

import datetime

import pytest

from riksdata.chamber.parties import party_letters
from riksdata.text.document import Signatory, TextDocument

BODY = "Landets fyrar har i många år lämnats åt sitt öde, och underhållet har skjutits upp gång efter annan. Detta har lett till skador."


def test_motion() -> None:
    front = TextDocument(
        "Motion till riksdagen\n2018/19:9911\nav Tage Furuholm m.fl. (L)\nFler fyrar m.m.\nFörslag till riksdagsbeslut\n"
        f"Riksdagen beslutar om fyrar.\nMotivering\n{BODY}\nTage Furuholm (L)\nIda von Sund (L)\nPer Åhs i Öby (L)\n[1] Källa.\n"
    ).front
    assert (front.doc_type, front.riksmote, front.number, front.title) == ("mot", "2018/19", "9911", "Fler fyrar m.m.")
    assert front.signatories == (Signatory("Tage Furuholm", "L"), Signatory("Ida von Sund", "L"), Signatory("Per Åhs i Öby", "L"))
    assert (front.date, front.recipient) == (None, None)


def test_motion_on_one_line_and_a_first_author_only() -> None:
    front = TextDocument(f"Motion till riksdagen 2018/19:2099 av Tage El-Furu m.fl. (fp)\nFyrar\n{BODY}\n").front
    assert (front.riksmote, front.number, front.title) == ("2018/19", "2099", "Fyrar")
    assert front.signatories == (Signatory("Tage El-Furu", "FP"),)


def test_a_motion_that_states_no_title_has_none() -> None:
    front = TextDocument("[bookmark: _Toc1]Förslag till riksdagsbeslut\nRiksdagen beslutar om fyrar.\nInledning\n" + BODY).front
    assert front.doc_type == "mot"
    assert (front.title, front.number, front.riksmote, front.signatories) == (None, None, None, ())


def test_old_motion_with_names_in_capitals() -> None:
    front = TextDocument(
        f"Mot. 1979/80:4711\nMotion 1979/80:4711\nav Vera Lindblom m. fl.\nom fyrarnas framtid\n{BODY}\n"
        "Stockholm den 24 januari 1980\nVERA LINDBLOM (s)\nARNE EK (vpk) KARIN STRÖM-HOLM (s)\nTRYCKERIET 1980\n"
    ).front
    assert (front.doc_type, front.number, front.title) == ("mot", "4711", "om fyrarnas framtid")
    assert front.date == datetime.date(1980, 1, 24)
    assert front.signatories == (Signatory("Vera Lindblom", "S"), Signatory("Arne Ek", "VPK"), Signatory("Karin Ström-Holm", "S"))


@pytest.mark.parametrize(
    "head",
    [
        "Interpellation 2017/18:938 Fyrarnas framtid av Mats Grön (M) till Statsrådet Per Algotsson (MP)\n",
        "Interpellation 2017/18:938 Fyrarnas framtid\nav Mats Grön (M)\ntill Statsrådet Per Algotsson (MP)\n",
        "Interpellation\n2017/18:938 Fyrarnas framtid\nav Mats Grön (m)\ntill Statsrådet Per Algotsson (mp)\n",
        "den 5 mars\nInterpellation 2017/18:938 av Mats Grön (m) till Statsrådet Per Algotsson (mp) om Fyrarnas framtid\n",
        " INTERPELLATION TILL STATSRÅD\n\nTill Statsrådet Per Algotsson (MP)\n\n2017/18:938 Fyrarnas framtid \n\nMats Grön (M)\n",
    ],
)
def test_interpellation(head: str) -> None:
    front = TextDocument(head + BODY + "\n").front
    assert (front.doc_type, front.riksmote, front.number, front.title) == ("ip", "2017/18", "938", "Fyrarnas framtid")
    assert (front.recipient_title, front.recipient_name, front.recipient_party) == ("Statsrådet", "Per Algotsson", "MP")
    if "av Mats" in head:
        assert front.signatories == (Signatory("Mats Grön", "M"),)
    if "den 5 mars" in head:
        assert front.date == datetime.date(2018, 3, 5)


def test_the_official_who_forwards_is_no_signatory() -> None:
    text = f"INTERPELLATION TILL STATSRÅD\n\n{BODY}\n\n………………………………………\n\nMoa Gren (V)\n Överlämnas enligt uppdrag\n\nAnna Aspö\n\n"
    assert TextDocument(text).front.signatories == (Signatory("Moa Gren", "V"),)


def test_a_name_under_a_dotted_line_without_party() -> None:
    text = f"INTERPELLATION TILL STATSRÅD\n\n{BODY}\n\n..............................\n\nMoa Gren\nÖverlämnas enligt uppdrag\n\nAnna Aspö\n"
    assert TextDocument(text).front.signatories == (Signatory("Moa Gren", None),)


def test_written_question_and_answer() -> None:
    asked = TextDocument(f"Fråga 1997/98:903 av Bert Person (m) till finansministern om fyrar\n{BODY}\n").front
    assert (asked.doc_type, asked.number, asked.title, asked.recipient) == ("fr", "903", "fyrar", "finansministern")
    assert (asked.recipient_title, asked.recipient_name) == ("finansministern", None)
    answered = TextDocument(f"den 24 augusti\nSvar på fråga 1999/2000:1909 om fyrar\nStatsrådet Inga Wern\n{BODY}\n").front
    assert (answered.doc_type, answered.riksmote, answered.number, answered.title) == ("frs", "1999/2000", "1909", "fyrar")
    assert answered.date == datetime.date(2000, 8, 24)
    assert answered.signatories == (Signatory("Inga Wern", None),)


@pytest.mark.parametrize(
    ("head", "doc_type", "number"),
    [
        ("Finansutskottets betänkande 2008/09:FiU93\nFyrar\n", "bet", "FiU93"),
        ("Arbetsmarknadsutskottets yttrande\n2018/19:AU91y\nFyrar\nTill finansutskottet\n", "yttr", "AU91y"),
        ("Regeringens proposition\n2024/25:923\nFyrar\n", "prop", "923"),
        ("Regeringens skrivelse 2016/17:910\nFyrar\n", "skr", "910"),
        ("Riksdagens protokoll 2015/16:94\n", "prot", "94"),
        ("Anteckningar om fyrar\n", "other", None),
    ],
)
def test_other_types(head: str, doc_type: str, number: str | None) -> None:
    front = TextDocument(head + BODY).front
    assert (front.doc_type, front.number) == (doc_type, number)
    if doc_type in ("bet", "yttr", "prop", "skr"):
        assert front.title == "Fyrar"


def test_numbers_in_the_argument_are_not_the_papers_own() -> None:
    front = TextDocument(f"Förslag till riksdagsbeslut\nRiksdagen beslutar.\n{BODY}\nProp. 2024/25:123 är en av dem.\n").front
    assert (front.number, front.riksmote) == (None, None)


def test_several_authors() -> None:
    front = TextDocument(f"Motion till riksdagen\n2018/19:9911\nav Ann Haga och Mar Gård (båda C)\nFyrar\n{BODY}\n").front
    assert front.signatories == (Signatory("Ann Haga", "C"), Signatory("Mar Gård", "C"))


def test_given_type_and_date_win() -> None:
    document = TextDocument("Interpellation 2017/18:938 Fyrar\n", doc_type="fr", date=datetime.date(2000, 1, 1))
    assert (document.doc_type, document.date) == ("fr", datetime.date(2000, 1, 1))
    assert TextDocument("Interpellation 2017/18:938 Fyrar\n").doc_type == "ip"


@pytest.mark.parametrize(("written", "letters"), [("fp", "FP"), ("mp", "MP"), ("nyd", "NYD"), ("-", "-"), (None, None), ("xy", "XY")])
def test_party_letters(written: str | None, letters: str | None) -> None:
    assert party_letters(written) == letters


def test_an_impossible_date_is_none() -> None:
    assert (
        TextDocument(f"Motion till riksdagen\n2018/19:9911\nFyrar\n{BODY}\nStockholm den 31 februari 2019\nMoa Gren (V)\n").front.date
        is None
    )
