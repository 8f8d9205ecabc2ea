"""Questions as scanned, converted and printed papers have them: run together, without marks, behind odd bullets; whom they ask."""

from __future__ import annotations

import pytest

from riksdata import extract
from riksdata.extractors.demands import find_demands
from riksdata.text.document import TextDocument

HEAD = "Interpellation 2031/32:5 Dammar av Ulla Ulv (C) till dammminister Bo Bäver (S)\n\n"
ONE, TWO = "Vilka åtgärder avser ministern att vidta för dammarna?", "Är ministern beredd att räkna grodorna?"


def asked(text: str) -> list[str]:
    return [d.text for d in find_demands(TextDocument(text, "ip"))[0]]


@pytest.mark.parametrize(
    "body",
    [
        f"Jag vill därför fråga ministern: {ONE}{TWO}",
        f"Jag vill därför fråga ministern:\n\n1. {ONE}2. {TWO}",
        f"Jag vill därför fråga ministern: - {ONE} - {TWO}",
        f"Jag vill därför fråga ministern:\n\n@ {ONE}\n\n@ {TWO}",
        f"Jag vill därför fråga ministern: @ {ONE} @ {TWO}",
        f"Jag vill därför fråga ministern:\n\n• {ONE}• {TWO}",
        f"Jag vill därför fråga ministern: <![if !supportLists]>- <![endif]>{ONE} <![if !supportLists]>- <![endif]>{TWO}",
        f"Mina frågor är:\n\n1 {ONE}\n\n2 {TWO}",
        f"Jag vill fråga ministern: a) {ONE}b) {TWO}",
    ],
)
def test_questions_that_run_together(body: str) -> None:
    assert asked(HEAD + "Dammarna är många. Grodor finns.\n\n" + body + "\n") == [ONE, TWO]


@pytest.mark.parametrize(
    ("body", "questions"),
    [
        ("Vilka skäl ligger till grund för ministerns tal om dammar", ["Vilka skäl ligger till grund för ministerns tal om dammar"]),
        ("Avser ministern att vidta åtgärder för dammarna.", ["Avser ministern att vidta åtgärder för dammarna."]),
        (
            "Om dammen vinner laga kraft, avser statsrådet då att vidta åtgärder för grodorna.",
            ["Om dammen vinner laga kraft, avser statsrådet då att vidta åtgärder för grodorna."],
        ),
        ("Jag kräver svar på hur ministern avser att tömma dammen.", ["Jag kräver svar på hur ministern avser att tömma dammen."]),
        (
            "Därför är min fråga till ministern om hon anser att dammen är djup.",
            ["Därför är min fråga till ministern om hon anser att dammen är djup."],
        ),
        (
            "Mina frågor till ministern är om han kan tömma dammen och om han kan räkna grodorna.",
            ["Mina frågor till ministern är om han kan tömma dammen och om han kan räkna grodorna."],
        ),
        (
            "Det är därför av stort intresse att efterhöra vilka åtgärder ministern avser att vidta.",
            ["Det är därför av stort intresse att efterhöra vilka åtgärder ministern avser att vidta."],
        ),
        ("Därför frågar jag ministern: Vad avser ministern att göra.", ["Vad avser ministern att göra."]),
        (
            "Jag vill fråga ministern:\n\nom han avser att verka för grodor,\n\nom han har för avsikt att fylla dammen.",
            ["om han avser att verka för grodor,", "om han har för avsikt att fylla dammen."],
        ),
    ],
)  # fmt: skip
def test_questions_without_their_mark(body: str, questions: list[str]) -> None:
    assert asked(HEAD + "Dammarna är många. Grodor finns.\n\n" + body + "\n") == questions


@pytest.mark.parametrize(
    "body",
    [
        "Dammen kräver dock svar på hur den ska tömmas.",
        "När regeringen kom till makten lovade den dammar.",
        "Hur det än blir är dammen djup.",
    ],
)
def test_what_only_looks_like_a_question(body: str) -> None:
    assert asked(HEAD + "Dammarna är många.\n\n" + body + "\n") == []


@pytest.mark.parametrize(
    ("head", "body", "addressee"),
    [
        ("1996/97:5 av Ulla Ulv (c) till damm\u00admi\u00adnistern om dammar\n\n", ONE, "dammministern"),
        ("1996/97:5 av Ulla Ulv (c) till jordbruksminis- tern om dammar\n\n", ONE, "jordbruksministern"),
        ("Dammar\n\nden 24 november\n\n", "Vad avser statsrådet att göra för dammarna?", "statsrådet"),
        ("Dammar\n\nden 24 november\n\n", "Ämnar kulturministern fylla dammen?", "kulturministern"),
        ("Dammar\n\nden 24 november\n\n", "Jag vill fråga närings- och dammministern:\n\n" + ONE, "närings- och dammministern"),
        ("1996/97:5 av Ulla Ulv (c) till statsrå\u00addet Bo Bäver om dammar\n\n", ONE, "statsrådet Bo Bäver"),
        ("Dammar\n\nden 24 november\n\n", "Vad är kulturministerns skäl att tömma dammen?", "kulturministern"),
        ("Dammar\n\nden 24 november\n\n", ONE, None),
    ],
)
def test_whom_a_heading_without_name_or_with_divided_words_asks(head: str, body: str, addressee: str | None) -> None:
    found, _ = find_demands(TextDocument(head + "Dammarna är många. Grodor finns.\n\n" + body + "\n", "ip"))
    assert [d.addressee for d in found] == [addressee]


@pytest.mark.parametrize(
    "argument",
    [
        "Vi måste fråga oss om dammen är för djup.",
        "Vi måste få veta hur det är.",
        "Läget kan bli till vår fördel, påverkas av denna fråga, och dammen är djup.",
    ],
)
def test_who_asks_himself_asks_no_minister(argument: str) -> None:
    assert asked(HEAD + f"{argument}\n\nDammarna är många.\n\n{ONE}\n") == [ONE]


@pytest.mark.parametrize("between", ["\n\n", " "])
@pytest.mark.parametrize(
    "wonders", ["Jag frågar mig om ministern anser att dammen är djup.", "Nu frågar vi oss hur ministern ser på dammen."]
)
def test_who_asks_himself_asks_the_minister_only_where_nothing_else_does(wonders: str, between: str) -> None:
    assert asked(HEAD + f"Dammarna är många.\n\n{wonders}{between}Min fråga till ministern är:\n\n{ONE}\n") == [ONE]
    assert asked(HEAD + f"Dammarna är många.\n\n{wonders}\n") == [wonders]


def test_the_questions_that_end_the_text_count_though_others_were_asked_before() -> None:
    body = f"Min fråga till ministern blir om han vill tömma dammen.\n\nDammarna är många. Grodor finns.\n\n{ONE}\n\n{TWO}\n"
    assert asked(HEAD + body) == ["Min fråga till ministern blir om han vill tömma dammen.", ONE, TWO]


def test_a_question_ends_where_an_item_begins_whose_markup_is_left() -> None:
    item = "<![if !supportLists]>- <![endif]>"
    first = "Jag vill fråga ministern hur han ser på dammen."
    assert asked(HEAD + f"Dammarna är många.\n\n{first} {item}{ONE} {item}{TWO}\n") == [first, ONE, TWO]


_STORY = "De två syskonen har väntat i ett år. Nu bor de i en stuga. Finns den möjligheten också för dem?"


def _asked(*paragraphs: str) -> list[str]:
    text = "\n\n".join(("Interpellation 1998/99:1 Bryggor av Eva Bro (s) till statsrådet Bo Å", "Bryggorna är gamla.", *paragraphs)) + "\n"
    return [row.text for row in extract(text, doc_type="ip").demands]


def test_questions_in_paragraphs_of_their_own_before_a_last_paragraph_that_tells_and_asks() -> None:
    first, second = "Har regeringen för avsikt att laga bryggorna?", "Vad grundade sig beslutet om bryggorna på?"
    assert _asked(second, first, _STORY) == [second, first, "Finns den möjligheten också för dem?"]
    assert _asked(first, _STORY) == ["Finns den möjligheten också för dem?"]  # one alone may be rhetorical
    assert _asked("Vem minns dem?", second, _STORY) == ["Finns den möjligheten också för dem?"]
