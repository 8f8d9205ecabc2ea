"""Headings, paragraphs, sentences and footnotes of plain texts."""

from __future__ import annotations

import pytest

from riksdata.text.document import KnownHeading, TextDocument
from riksdata.text.lines import is_hard_broken
from riksdata.text.sentences import MAX_SENTENCE, sentence_ends


def sentences_of(text: str) -> list[str]:
    document = TextDocument(text)
    return [text[s.start : s.end] for s in document.sentences(0, len(text))]


def headings_of(text: str) -> list[str]:
    return [section.heading for section in TextDocument(text).sections]


BODY = "Landets fyrar har i många år lämnats åt sitt öde, och underhållet har skjutits upp gång efter annan. Detta har lett till skador."


# Sentences


@pytest.mark.parametrize(
    "text",
    [
        "Vi har bl.a. Norge och t.ex. Finland som grannar.",
        "Det s.k. Fyrfallet och d.v.s. Andra fyrar.",
        "Se prop. 2024/25:123 och bet. 2023/24:JuU4 samt skr. 2016/17:10.",
        "Enligt 6 kap. 13 § och nr 7 gäller St. Olofs fyr.",
        "Utredaren J. Andersson och K.-E. Holm talade.",
        "Det var 2,5 procent den 3 maj 2019 kl. 12.00 i hamnen.",
        "Fyren (jfr. Kullens fyr) är gammal.",
        "Hälsningar från prof. Ekman och dr. Strand.",
        "Se RÅ 1992 ref. 108 och NJA 2015 s. 298.",
    ],
)
def test_one_sentence(text: str) -> None:
    assert sentences_of(text) == [text]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Vi bygger skolor m.m. Regeringen bygger fyrar.", 2),
        ("Det skedde 2017. Regeringen sade nej.", 2),
        ("Vi är kritiska mot. Detta måste ändras.", 2),
        ("Det står i prop. 1972:1 bil. 13 att mjölet är slut.", 1),
        ("Många bagare åker bil. 40 procent av dem bor på landet.", 2),
        ("Året därpå köpte 12 bil. 40 procent av dem sålde den igen.", 2),
        ("Det står i prop. 100 bil. 13 att mjölet är slut.", 1),
        ("Det står i prop. 1993/94:100 (bil. 13) att mjölet är slut.", 1),
        ("Kostnaden var 5 000 kr. Det är mycket.", 2),
        ("Vad vill ni? Jo! Ljus.", 3),
        ("Han sade: ”Tänd fyren.” Det gjordes.", 2),
        ("Fyren släcktes (den lyste illa). Alla märkte det.", 2),
        ("Det är 100 Mbit/s. Motsvarande andel är liten.", 2),
        ("Han lever med hepatit C. Utgångspunkten är en annan.", 2),
        ("Det gällde EU:s. Andra följde.", 2),
        ("Så var det. 15 procent höll med.", 2),
        ("Följande gäller: 1. Tänd fyren. 2. Släck den.", 3),
        ("Det var allt i denna prop. Det är för lite.", 2),
    ],
)
def test_sentence_counts(text: str, count: int) -> None:
    assert len(sentences_of(text)) == count


def test_a_numbered_question_is_one_sentence() -> None:
    assert sentences_of("1. Avser ministern att tända fyren?") == ["1. Avser ministern att tända fyren?"]


def test_sentence_at_belongs_to_the_sentence_before_in_a_gap() -> None:
    text = "Första meningen. Andra meningen."
    document = TextDocument(text)
    assert document.sentence_at(0) == document.sentence_at(16) == (0, 16)
    assert document.sentence_at(17) == document.sentence_at(len(text)) == (17, len(text))


def test_sentence_at_outside_paragraphs_is_empty() -> None:
    assert TextDocument("Ett.\n\n\nTvå.").sentence_at(5) == (5, 5)


def test_long_sentences_are_cut() -> None:
    text = "fyr " * 5000
    document = TextDocument(text)
    spans = document.sentences(0, len(text))
    assert max(s.end - s.start for s in spans) <= MAX_SENTENCE
    assert sum(text[s.start : s.end].count("fyr") for s in spans) == 5000


def test_sentence_ends_tile_a_span() -> None:
    text = "Ett. Två! Tre? Fyra"
    assert list(sentence_ends(text, 0, len(text))) == [5, 10, 15, 19]


# Footnotes


WORD = "Så är det.[footnoteRef:1] Men inte här.[footnoteRef:2] [1:  Ett [citat], 2019.]  [2:  Ibid. Se även [1a].] \nNästa stycke.\n"


def test_inline_bodies_with_nested_brackets() -> None:
    document = TextDocument(WORD)
    bodies = {n: WORD[note.body.start : note.body.end] for n, note in document.footnotes.items() if note.body}
    assert bodies == {1: "Ett [citat], 2019.", 2: "Ibid. Se även [1a]."}
    assert document.footnote_at(WORD.index("citat")) == 1
    assert document.footnote_at(WORD.index("Nästa")) is None


def test_a_mark_after_the_stop_belongs_to_its_sentence() -> None:
    document = TextDocument(WORD)
    first, second = document.sentences(0, WORD.index("[1:"))
    assert WORD[first.start : first.end] == "Så är det."
    assert document.footnotes_marked_in(*first) == [1]
    assert document.footnotes_marked_in(*second) == [2]
    assert document.sentence_at(WORD.index("[footnoteRef:1]") + 3) == first


def test_masked_keeps_length_and_lines() -> None:
    masked = TextDocument(WORD).masked
    assert len(masked) == len(WORD)
    assert masked.split() == ["Så", "är", "det.", "Men", "inte", "här.", "Nästa", "stycke."]
    assert [k for k, c in enumerate(masked) if c == "\n"] == [k for k, c in enumerate(WORD) if c == "\n"]


def test_bodies_as_paragraphs_at_the_end() -> None:
    text = "Det är sant.[1] Helt sant, [2] och mer.[2]\nAnna Ek (S)\n[1] Källan, s. 4.\n[2] En annan [äldre] källa."
    document = TextDocument(text)
    assert {n: text[f.body.start : f.body.end] for n, f in document.footnotes.items() if f.body} == {
        1: "Källan, s. 4.",
        2: "En annan [äldre] källa.",
    }
    assert len(document.footnotes[2].marks) == 2
    assert [text[p.start : p.end] for p in document.paragraphs][-1] == "Anna Ek (S)"
    assert document.footnotes_marked_in(0, 12) == [1]


def test_an_unclosed_body_ends_with_its_line() -> None:
    text = "Så.[footnoteRef:1] [1:  Se [a, 2019.\nNytt stycke.\n"
    document = TextDocument(text)
    body = document.footnotes[1].body
    assert body is not None
    assert text[body.start : body.end] == "Se [a, 2019."
    assert "Nytt stycke." in document.masked


def test_brackets_that_are_no_footnotes_stay() -> None:
    text = "Kommunallagen [1991:900] och § [4] samt (a) [tom] gäller.\n"
    document = TextDocument(text)
    assert document.masked == text
    assert document.footnotes == {}


def test_a_body_over_several_lines() -> None:
    text = "Så.[footnoteRef:3] [3:  Första raden.\n\nAndra raden.]\nNästa."
    document = TextDocument(text)
    body = document.footnotes[3].body
    assert body is not None
    assert text[body.start : body.end].split() == ["Första", "raden.", "Andra", "raden."]
    assert document.masked.split() == ["Så.", "Nästa."]


def test_sentences_within_a_body() -> None:
    text = "Så.[footnoteRef:1] [1:  Lag (2019:1). Se även bet. 2018/19:JuU1.] "
    document = TextDocument(text)
    span = document.sentence_at(text.index("även"))
    assert text[span.start : span.end] == "Se även bet. 2018/19:JuU1."


# Headings


def test_headings_with_bookmarks() -> None:
    proposals = "[bookmark: _Toc1]Förslag till riksdagsbeslut\nRiksdagen beslutar om fyrar.\n"
    text = f"{proposals}[bookmark: _Toc2][bookmark: _Toc3]Fyrarna förfaller \n{BODY}\n"
    document = TextDocument(text)
    assert [(s.heading, s.level) for s in document.sections] == [("Förslag till riksdagsbeslut", 1), ("Fyrarna förfaller", 2)]
    section = document.section_at(text.index("Landets"))
    assert section is not None
    assert section.heading == "Fyrarna förfaller"


def test_numbered_headings_have_levels() -> None:
    text = f"1   Inledning\n{BODY}\n1.1\u00a0\u00a0 Fyrar i söder\n{BODY}\n1.1.1 5G i fyrar\n{BODY}\n"
    assert [(s.heading, s.level) for s in TextDocument(text).sections] == [
        ("1 Inledning", 1),
        ("1.1 Fyrar i söder", 2),
        ("1.1.1 5G i fyrar", 3),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "Vi vill följande:\nFler fyrar\nBättre ljus\n" + BODY,
        BODY + "\nAnna Ek (S)\nPer Holm (MP)\n",
        BODY + "\nAnslag\t2019\nFyrar\t12\n" + BODY,
        "Fyrar\nBåkar\nBojar\nPrickar\nKummel\n" + BODY,
        BODY + "\nKällan är ett arkiv. Den är gammal\nsom gatan\n",
        BODY + "\nTabell 1 Fyrar i landet\n" + BODY,
        "Motion till riksdagen\n2018/19:9911\nav Tage Furuholm m.fl. (L)\n" + BODY,
        BODY + "\nStockholm den 4 oktober 2018\n" + BODY,
        BODY + "\nMed hänvisning till det anförda hemställs\n1. att riksdagen beslutar om fyrar.\n",
    ],
)
def test_lines_that_are_no_headings(lines: str) -> None:
    assert headings_of(lines) == []


def test_contents_are_no_headings_but_name_them() -> None:
    text = f"Innehållsförteckning\n1 Inledning 3\n2 Fyrarnas läge ..... 4\nInledning\n{BODY}\nFyrarnas läge\nLjus\tMörker\n{BODY}\n"
    assert headings_of(text) == ["Innehållsförteckning", "Inledning", "Fyrarnas läge"]


def test_questions_and_stopped_abbreviations_may_be_headings() -> None:
    assert headings_of(f"Vad är en fyr?\n{BODY}\nFyrar, båkar m.m.\n{BODY}\n") == ["Vad är en fyr?", "Fyrar, båkar m.m."]


def test_known_headings_win() -> None:
    text = "Titel\nInledning\n" + BODY
    document = TextDocument(text, headings=[KnownHeading(0, 5, 1)])
    assert [s.heading for s in document.sections] == ["Titel"]
    assert [p.is_heading for p in document.paragraphs] == [True, False, False]
    assert [p.section for p in document.paragraphs] == [0, 0, 0]


def test_no_section_before_the_first_heading() -> None:
    text = BODY + "\nInledning\n" + BODY
    document = TextDocument(text)
    assert document.section_at(3) is None
    assert [p.section for p in document.paragraphs] == [None, 0, 0]


# Hard-broken lines


HARD = """INTERPELLATION TILL STATSRÅD

Till sjöfartsminister Ulla Åberg (M)

2025/26:981 Fyrarnas framtid längs hela den långa svenska kusten

Landets fyrar har i många år lämnats åt sitt öde, och
underhållet har skjutits upp gång efter annan. Detta
har lett till skador.
Ett nytt stycke börjar här, eftersom raden ovan är kort
och slutar med punkt.

1. Avser ministern att tända fyrarna, och i så fall
när?
2. Avser ministern att måla dem?
"""


def test_hard_broken_lines_are_joined() -> None:
    document = TextDocument(HARD)
    assert document.hard_broken
    shown = [" ".join(HARD[p.start : p.end].split()) for p in document.paragraphs]
    assert shown[3].endswith("har lett till skador.")
    assert shown[4].startswith("Ett nytt stycke")
    assert shown[5:] == ["1. Avser ministern att tända fyrarna, och i så fall när?", "2. Avser ministern att måla dem?"]


def test_a_paragraph_a_line_is_not_hard_broken() -> None:
    assert not is_hard_broken("\n".join([BODY, "Inledning", BODY, "fyrar", "båkar", "bojar", BODY * 2]))
    assert not is_hard_broken("")


def test_empty_text() -> None:
    document = TextDocument("")
    assert [document.sections, document.paragraphs, document.sentences(0, 10)] == [[], [], []]
    assert document.sentence_at(0) == (0, 0)
    assert (document.section_at(0), document.paragraph_at(0)) == (None, None)
    assert document.front.doc_type == "other"


def test_questions_that_are_asked_are_no_headings() -> None:
    asked = f"{BODY}\nAvser ministern att tända fyrarna?\nHur många fyrar lyser?\nVem målar dem?\n"
    assert headings_of(asked + BODY) == []
    assert headings_of(f"{BODY}\n2. Vem målar fyrarna?\n{BODY}\n") == []


def test_unfinished_lines_are_no_headings() -> None:
    assert headings_of(f"{BODY}\nPå hemsidan står det att fyrarna är\n{BODY}\nSe https://fyrar.example/lista\n{BODY}\n") == []


def test_a_heading_between_hard_broken_paragraphs_without_empty_lines() -> None:
    text = HARD.replace("har lett till skador.\nEtt nytt", "har lett till skador på alla murar som ännu står.\nBemanning\nEtt nytt")
    assert "Bemanning" in headings_of(text)


def test_a_heading_above_a_sentence_that_goes_on_in_the_next_line() -> None:
    broken = "Fyrar började byggas på 1600-talet och lyser än. De drivs\nmed el från land och måste skötas av någon."
    text = f"{BODY}\n1.2 Fyrar\n{broken}\n{BODY}\n"
    assert headings_of(text) == ["1.2 Fyrar"]
