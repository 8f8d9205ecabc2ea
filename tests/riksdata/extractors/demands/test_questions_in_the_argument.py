"""Which sentences of an interpellation put a question to the minister, and which only speak of one in the argument."""

from __future__ import annotations

import pytest

from riksdata.extractors.demands import find_demands
from riksdata.text.document import TextDocument

HEAD = "Interpellation 2031/32:5 Dammar av Ulla Ulv (C) till dammminister Bo Bäver (S)\n\n"
ARGUMENT = "Dammarna är många. Hur länge ska grodorna vänta? Så kan det inte fortsätta.\n\n"
ONE, TWO = "Vilka åtgärder avser ministern att vidta för dammarna?", "Är ministern beredd att räkna grodorna?"
HELD_ONE, HELD_TWO = "vilka åtgärder ministern avser att vidta för dammarna", "om ministern är beredd att räkna grodorna"


def asked(body: str) -> list[str]:
    return [d.text for d in find_demands(TextDocument(f"{HEAD}{ARGUMENT}{body}\n", "ip"))[0]]


@pytest.mark.parametrize(
    "introduction",
    [
        "Det finns därför anledning att fråga statsrådet",
        "Detta föranleder mig att fråga statsrådet",
        "I anledning härav ville jag fråga statsrådet",
        "Med anledning av ovanstående frågas statsrådet",
        "Statsrådet tillfrågas därför",
        "Min undran är",
        "Jag efterlyser besked från statsrådet",
        "Jag vill ha besked av statsrådet",
        "Därför vill jag att statsrådet svarar på",
    ],
)
def test_what_introduces_questions(introduction: str) -> None:
    assert asked(f"{introduction}: {ONE}") == [ONE]
    assert asked(f"{introduction} {HELD_TWO}.") == [f"{introduction} {HELD_TWO}."]


@pytest.mark.parametrize(
    "aside",
    [
        "När jag i kammaren ville veta om dammen var djup, blev ministern mig svaret skyldig.",
        "I min skriftliga fråga om dammar sade jag vad jag tror är rätt.",
        "Nyligen har vi kunnat höra i radion hur grodorna har det.",
        "Utredningen har därför valt att ta upp frågan som den ser ut.",
        "Vän av ordning ställer sig därför frågan varför dammen är torr.",
        "Många undrar liksom jag varför dammen är torr.",
        "Jag undrar om regeringen avser att ompröva sitt beslut om dammen.",
        "Jag skulle gärna vilja veta hur ministern ser på dammen.",
    ],
)
def test_what_only_speaks_of_a_question_before_they_are_put(aside: str) -> None:
    assert asked(f"{aside}\n\nMed anledning av detta vill jag fråga ministern:\n\n{ONE}\n\n{TWO}") == [ONE, TWO]


def test_who_wonders_and_puts_no_question_after_it_has_asked() -> None:
    """Without a formal introduction behind them "jag undrar" are the questions."""
    sentences = [f"Jag undrar {HELD_ONE}.", f"Jag undrar också {HELD_TWO}."]
    assert asked(" ".join(sentences)) == sentences


def test_questions_one_by_one_with_argument_between() -> None:
    body = f"Jag vill redan här fråga: {ONE}\n\nGrodorna är få. Det är sorgligt.\n\nJag vill slutligen fråga ministern: {TWO}"
    assert asked(body) == [ONE, TWO]
    body = f"Min första fråga till ministern är: {ONE}\n\nGrodorna är få.\n\nMin andra fråga blir därför: {TWO}"
    assert asked(body) == [ONE, TWO]
    first = f"Jag vill fråga ministern {HELD_TWO}."
    assert asked(f"{first}\n\nGrodorna är få.\n\nJag vill också fråga: {ONE}") == [first, ONE]


@pytest.mark.parametrize(
    "told",
    [
        "Jag vill också fråga mig själv: Är dammen djup?",  # names nobody in office
        "Jag frågade i våras: Är ministern beredd att mäta dammen?",
        "En fiskare ville fråga: Är ministern klok?",
    ],
)
def test_what_is_no_question_in_the_middle(told: str) -> None:
    assert asked(f"{told}\n\nGrodorna är få. Det är sorgligt.\n\nJag vill fråga ministern: {TWO}") == [TWO]


def test_questions_that_go_on_with_their_introduction_in_paragraphs_of_their_own() -> None:
    assert asked(f"Jag vill därför fråga ministern\n\n– {HELD_ONE},\n\n– {HELD_TWO}.") == [f"{HELD_ONE},", f"{HELD_TWO}."]
    assert asked(f"Därför ber jag att få fråga ministern\n\n{HELD_ONE},\n\ndels {HELD_TWO}.") == [f"{HELD_ONE},", f"dels {HELD_TWO}."]
    assert asked(f"Jag vill därför fråga ministern:\n\n{ONE}\n\nom detta är mycket att säga.") == [ONE]


def test_items_of_a_stem_and_its_own_end() -> None:
    body = (
        "Jag vill ställa följande frågor till ministern.\n\nVad avser ministern att göra för att:\n\n– tömma dammen?\n\n– räkna grodorna?"
    )
    assert asked(body) == ["tömma dammen?", "räkna grodorna?"]


def test_questions_that_follow_without_their_mark() -> None:
    body = f"Jag vill veta hur ministern ser på detta. Inte i stort, utan på följande punkter.\n\n{ONE[:-1]}.\n\n{TWO[:-1]}."
    assert asked(body) == [f"{ONE[:-1]}.", f"{TWO[:-1]}."]
    assert asked("Jag vill veta hur ministern ser på dammen.") == ["Jag vill veta hur ministern ser på dammen."]


def test_questions_told_by_their_number_in_a_row() -> None:
    rows = [f"Den första är {HELD_TWO}.", f"Den andra är {HELD_ONE}."]
    assert asked(f"Jag har därför två frågor. {' '.join(rows)}") == rows
    assert asked(f"Jag har två frågor till ministern: {ONE} {TWO}\n\nDen första dammen är torr.") == [ONE, TWO]


def test_a_list_goes_on_behind_the_edge_of_a_page() -> None:
    edge, end = "Prot. 2031/32:104\n\n2 april 2032\n\n77", "Det är dags att dammen fylls."
    assert asked(f"Jag vill fråga ministern:\n\n1. {ONE}\n\n{edge}\n\n2. {TWO}\n\n{end}") == [ONE, TWO]
    assert asked(f"Jag vill fråga ministern:\n\n1. {ONE}\n\nDammen är djup.\n\n2. {TWO}\n\n{end}") == [ONE]
    assert asked(f"Jag vill fråga ministern:\n\n1. {ONE}\n\n{edge}\n\n4. {TWO}\n\n{end}") == [ONE]


def test_argument_behind_questions_that_a_text_begins_with() -> None:
    question = f"Jag vill ställa följande fråga till ministern: {ONE}"
    assert asked(f"{question}\n\nBakgrunden är denna. Dammen är torr. Men var ska grodorna bo?") == [ONE]
    assert asked(f"{question}\n\nBakgrunden är denna.\n\nVem ska betala? Ingen vet. Dammen är torr.") == [ONE]
    assert asked(f"{question}\n\nDammen är torr. {TWO}") == [ONE, TWO]


def test_a_lead_is_no_part_of_the_question() -> None:
    assert asked(f"Jag vill fråga ministern: {ONE} Slutligen: {TWO}") == [ONE, TWO]
    assert asked(f"Jag vill fråga ministern: {ONE}\n\nJag vill dessutom lägga till en: {TWO}") == [ONE, TWO]
    assert asked("Jag vill fråga ministern: Är det så här: Dammen är torr?")[0].startswith("Är det så här: ")


def test_without_introduction_questions_to_the_minister_in_paragraphs_of_their_own() -> None:
    assert asked(f"{ONE}\n\nGrodorna är få. Det är sorgligt.\n\n{TWO}") == [ONE, TWO]
    assert asked(f"Vem bryr sig om grodor?\n\nGrodorna är få. Det är sorgligt.\n\n{TWO}") == [TWO]
    assert asked(f"Var finns viljan? Den saknas i hela riket. {TWO}") == [TWO]


@pytest.mark.parametrize("end", ["Svaret är viktigt. Eller ska grodorna vänta i tolv år till?", "Det är dags. Vem tror på mer prat?"])
def test_a_flourish_behind_the_questions(end: str) -> None:
    assert asked(f"Jag vill fråga ministern: {ONE}\n\n{end}") == [ONE]
    assert asked(f"Jag vill fråga ministern:\n\n1. {ONE}\n\n2. {TWO}\n\n{end}") == [ONE, TWO]


def test_what_asks_after_more_behind_the_questions() -> None:
    assert asked(f"Jag vill fråga ministern: {ONE} Om inte, varför?") == [ONE, "Om inte, varför?"]
    more = "Hur ska kostnaderna för dammen, med de nya krav som gäller från nästa år, täckas inom dagens ramar?"
    assert asked(f"Jag vill fråga ministern: {ONE} En damm kostar. {more}") == [ONE, more]


def test_a_question_that_a_text_without_introduction_begins_with() -> None:
    assert asked(f"{ONE}\n\nGrodorna är få. Vem bär ansvaret?") == [ONE]
    assert asked("Grodorna är få.\n\nVem bär ansvaret för dammen?") == ["Vem bär ansvaret för dammen?"]
    assert asked(f"Frågan kvarstår därför: {ONE}") == [ONE]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1:o ", "2:o "),
        ("(1) ", "(2) "),
        ("1/ ", "2/ "),
        ("I. ", "II. "),
        ("a/ ", "b/ "),
        ("A. ", "B. "),
        ("Fråga 1: ", "Fråga 2: "),
        ("• ", "• "),
    ],
)
def test_marks_of_a_list(first: str, second: str) -> None:
    assert asked(f"Jag vill fråga ministern:\n\n{first}{ONE}\n\n{second}{TWO}") == [ONE, TWO]
    assert asked(f"Jag vill fråga ministern: {first}{ONE} {second}{TWO}") == [ONE, TWO]


def test_a_letter_before_a_name_is_no_mark() -> None:
    assert asked(f"Jag vill fråga ministern:\n\nA. Andersson har räknat grodorna. {ONE}") == [ONE]


@pytest.mark.parametrize(
    "question",
    [
        "Min fråga gäller om ministern avser att räkna grodorna.",
        "Jag ber statsrådet svara på om grodorna ska räknas.",
        "Jag vore tacksam om statsrådet ville klargöra om grodorna ska räknas.",
    ],
)
def test_what_asks_for_an_answer(question: str) -> None:
    assert asked(question) == [question]


def test_a_row_of_questions_without_their_marks() -> None:
    rows = [f"{ONE[:-1]}.", "Har ministern mätt dammen.", "När kan ett besked väntas."]
    assert asked("Jag vill ställa följande frågor till ministern.\n\n" + "\n\n".join(rows)) == rows
    assert asked(f"Jag vill ställa följande frågor till ministern.\n\n{ONE}\n\nNär dammen är torr dör grodorna.") == [ONE]
