"""Demands read from texts of every form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riksdata.extractors.demands import find_demands
from riksdata.extractors.demands.wording import fold
from riksdata.extractors.records import Demand
from riksdata.text.document import TextDocument

HEAD = "Motion till riksdagen\n2030/31:7\nav Vera Påhittad (X)\nOm skrovmål\n"
TAIL = "Motivering\nHär står skälen till det hela, och de är många.\nVera Påhittad (X)\n"
STAND = "Riksdagen ställer sig bakom det som anförs i motionen om {} och tillkännager detta för regeringen."


def read(text: str, doc_type: str | None = "mot") -> list[Demand]:
    demands, _ = find_demands(TextDocument(text, doc_type))
    for d in demands:
        assert d.char_start is not None
        assert d.char_end is not None
        assert fold(text[d.char_start : d.char_end]) == d.text
    assert [d.ordinal for d in demands] == list(range(1, len(demands) + 1))
    return demands


def texts(text: str, doc_type: str | None = "mot") -> list[str]:
    return [d.text for d in read(text, doc_type)]


def test_one_paragraph_each() -> None:
    items = [STAND.format("att införa grodpass"), STAND.format("vikten av dammar")]
    assert texts(HEAD + "Förslag till riksdagsbeslut\n" + "\n".join(items) + "\n" + TAIL) == items


@pytest.mark.parametrize("mark", ["{}. ", "{}) ", "{}.\t", "{}  "])
def test_numbers_are_no_part_of_the_demand(mark: str) -> None:
    items = [STAND.format(f"sak {word}") for word in ("ett", "två", "tre")]
    block = "\n".join(mark.format(k) + item for k, item in enumerate(items, 1))
    assert texts(HEAD + "Förslag till riksdagsbeslut\n" + block + "\n" + TAIL) == items


def test_letters_and_several_in_a_line() -> None:
    items = [STAND.format("sak ett"), STAND.format("sak två")]
    assert texts(HEAD + "Förslag till riksdagsbeslut\n" + f"a) {items[0]}\nb) {items[1]}\n" + TAIL) == items
    assert texts(HEAD + "Förslag till riksdagsbeslut\n" + f"1. {items[0]} 2. {items[1]}\n" + TAIL) == items


def test_a_table_of_contents_is_stepped_over() -> None:
    item = STAND.format("sak ett")
    contents = "Innehållsförteckning\nFörslag till riksdagsbeslut\t2\nMotivering\t3\n"
    assert texts(HEAD + contents + "1 Förslag till riksdagsbeslut\n" + item + "\n" + TAIL) == [item]


def test_sub_items_and_tables_belong_to_their_item() -> None:
    first = "Riksdagen tillkännager för regeringen som sin mening vad som anförs i motionen om:\na) dammar,\nb) diken."
    second = "Riksdagen anvisar anslagen för 2031 inom utgiftsområde 9 enligt uppställning:\n9:1 Grodor\t100\t+5\n9:2 Paddor\t200\t-5"
    found = texts(HEAD + "Förslag till riksdagsbeslut\n" + first + "\n" + second + "\n" + TAIL)
    assert found == [fold(first), fold(second)]


def test_hard_broken_lines_are_joined() -> None:
    item = "Riksdagen ställer sig bakom det som anförs i motionen om att\ndammar ska skyddas och tillkännager detta för\nregeringen."
    assert texts(HEAD + "Förslag till riksdagsbeslut\n" + item + "\n" + TAIL) == [fold(item)]


def test_several_sentences_are_one_item() -> None:
    item = "Riksdagen beslutar om ändring i lagen (2030:1) om dammar. Ändringen ska gälla från den 1 juli. Den ska kungöras."
    assert texts(HEAD + "Förslag till riksdagsbeslut\n" + item + "\n" + TAIL) == [item]


def test_what_the_argument_repeats_is_no_demand() -> None:
    item = STAND.format("sak ett")
    argument = (
        "Motivering\nRiksdagen beslutade 2029 om dammar.\nRegeringen bör värna dammar. Detta bör riksdagen ställa sig bakom.\n"
        + item
        + "\n"
    )
    assert texts(HEAD + "Förslag till riksdagsbeslut\n" + item + "\n" + argument) == [item]


def test_petitions_of_old() -> None:
    text = (
        "Motion\n1975:99\nav fru Påhittad (x)\nom dammar\n" + "Dammarna är för få i riket. " * 20 + "\nMed stöd av det anförda hemställs\n"
        "1. att riksdagen som sin mening ger regeringen till känna vad i motionen\nanförts om dammar,\n"
        "2. att riksdagen hos regeringen begär\na) förslag om diken,\nb) förslag om kärr,\n"
        "3. att riksdagen till Dammar anvisar ett anslag av 5 000 kr.\nStockholm den 25 januari 1975\nVERA PÅHITTAD (x)\n"
    )
    assert texts(text) == [
        "att riksdagen som sin mening ger regeringen till känna vad i motionen anförts om dammar,",
        "att riksdagen hos regeringen begär a) förslag om diken, b) förslag om kärr,",
        "att riksdagen till Dammar anvisar ett anslag av 5 000 kr.",
    ]


def test_one_petition_without_number() -> None:
    text = "Motion\n1981/82:5\nom dammar\nDammarna är få.\n"
    text += "Med hänvisning till det anförda hemställer jag\natt riksdagen beslutar att dammar ska vara fria.\nStockholm den 3 mars 1982\n"
    assert texts(text) == ["att riksdagen beslutar att dammar ska vara fria."]


def test_other_types_ask_for_nothing() -> None:
    item = STAND.format("sak ett")
    assert read("Förslag till riksdagsbeslut\n" + item + "\n", "bet") == []
    assert read("", "mot") == []


IP = (
    "Interpellation 2030/31:9 Dammar av Vera Påhittad (X) till Statsrådet Bo Diktad (Y)\nDammarna är få. Hur kunde det bli så? Ingen vet.\n"
)


@pytest.mark.parametrize(
    "ask",
    [
        "Med anledning av detta vill jag fråga statsrådet Bo Diktad:",
        "Mina frågor till statsrådet är:",
        "Jag vill därför ställa följande frågor till statsrådet Bo Diktad.",
        "Mot bakgrund av detta frågar jag statsrådet Bo Diktad följande:",
        "Min fråga till statsrådet blir därför:",
    ],
)
@pytest.mark.parametrize("mark", ["{}. ", "{}) ", "{}.", "", "– "])
def test_questions_after_an_introduction(ask: str, mark: str) -> None:
    questions = ["Avser statsrådet att vidta åtgärder för dammar?", "När kommer dammarna tillbaka?"]
    lines = "\n".join(mark.format(k) + q for k, q in enumerate(questions, 1))
    assert texts(IP + ask + "\n" + lines + "\n", "ip") == questions


def test_a_numbered_question_keeps_its_sentences() -> None:
    asked = "Är statsrådet nöjd? Om inte, vad ska statsrådet göra?"
    assert texts(IP + f"Jag vill fråga statsrådet:\n1. {asked}\n2. När?\n", "ip") == [asked, "När?"]


def test_questions_in_the_line_of_the_introduction() -> None:
    asked = texts(IP + "Jag vill fråga statsrådet Bo Diktad: Varför är de få? Vad görs nu?\n", "ip")
    assert asked == ["Varför är de få?", "Vad görs nu?"]


@pytest.mark.parametrize(
    "ask",
    [
        "Jag vill därför fråga statsrådet om han avser att värna dammar.",
        "Min fråga till statsrådet Bo Diktad är därför när dammarna kommer tillbaka.",
        "Med anledning av detta vill jag fråga statsrådet vilka åtgärder han är beredd att vidta för dammar?",
    ],
)
def test_a_question_inside_the_introduction(ask: str) -> None:
    assert texts(IP + ask + "\n", "ip") == [ask]


def test_rhetorical_questions_are_none() -> None:
    text = IP + "Vem bryr sig om dammar? Det frågar sig många.\nJag vill fråga statsrådet:\nAvser statsrådet att värna dammar?\n"
    assert texts(text, "ip") == ["Avser statsrådet att värna dammar?"]


def test_who_is_asked() -> None:
    first = read(IP + "Jag vill fråga statsrådet Bo Diktad:\nVarför?\n", "ip")[0]
    assert (first.addressee, first.addressee_name, first.addressee_party, first.form) == (
        "Statsrådet Bo Diktad (Y)",
        "Bo Diktad",
        "Y",
        "question",
    )
    assert read(IP + "Jag vill fråga dammminister Eva Bäver:\nVarför?\n", "ip")[0].addressee_name == "Bo Diktad"
    text = (
        "INTERPELLATION TILL STATSRÅD\n\nTill damminister Bo Diktad (Y)\n\n2030/31:9 Dammar\n\nJag vill fråga damministern:\n\n1. Varför?\n"
    )
    second = read(text, "ip")[0]
    assert (second.addressee, second.addressee_name, second.addressee_party) == ("damminister Bo Diktad (Y)", "Bo Diktad", "Y")


@given(
    st.text(alphabet=st.sampled_from("Riksdagen ställer sig bakom att 1.)?\n:aå–\t"), max_size=400), st.sampled_from(["mot", "ip", None])
)
def test_any_text_gives_spans_that_hold(text: str, doc_type: str | None) -> None:
    read(text, doc_type)


@given(st.lists(st.text(alphabet="abcdåäö ", min_size=3, max_size=40).filter(str.strip), min_size=1, max_size=8))
def test_what_is_put_in_comes_out(topics: list[str]) -> None:
    items = [fold(STAND.format("sak " + topic)) for topic in topics]
    assert texts(HEAD + "Förslag till riksdagsbeslut\n" + "\n".join(items) + "\n" + TAIL) == items
