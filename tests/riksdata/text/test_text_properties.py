"""What holds for every text and every markup."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from riksdata.text.document import TextDocument
from riksdata.text.html import render_html
from riksdata.text.lines import Lines, blocks, unwrap
from riksdata.text.sentences import MAX_SENTENCE, sentence_ends

PIECES = st.sampled_from(
    [
        *(
            "Fyren",
            "lyser.",
            " ",
            " ",
            "\n",
            "\n\n",
            "[footnoteRef:1]",
            "[1:  Källa.]",
            "[1: ",
            "[2]",
            "[2] ",
            "]",
            "[",
            "prop. ",
            "2018/19:12",
        ),
        *("!", "?", "bl.a. ", "Anna Ek (S)", "\t", "1. ", "Inledning", "Innehåll", "[bookmark: _Toc1]", "Motion till riksdagen", "…………"),
        *(
            "av Bo Ek m.fl. (V)",
            "och ",
            "i ",
            "Den ",
            ":",
            "”",
            "\u00a0",
            "å",
            "Till minister Bo Ek (M)",
            "Stockholm den 3 maj 2019",
            "Hemställan",
        ),
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=200))
TAGS = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<br>",
            "<div>",
            "</div>",
            "<ol>",
            "<li>",
            "</ol>",
            "<table>",
            "<tr>",
            "<td>",
            "</table>",
            "<span>",
            "</span>",
            "<b>",
        ),
        *(
            "</b>",
            "<h1>",
            "</h1>",
            "<pre>",
            "</pre>",
            "<style>",
            "</style>",
            "<!--",
            "-->",
            "<sup>1</sup>",
            "&nbsp;",
            "&shy;",
            "<div id=_ftn1>",
        ),
        *("<h2>", "x", " ", "\n", "<p class=Rubrik1>", "<p class='Underskrifter'>", "<select>", "<button>", '<div class="sida">', "text, "),
        *("<", ">", "\u00ad"),
    ]
)
MARKUP = st.one_of(st.lists(TAGS, max_size=60).map("".join), st.text(max_size=200))


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_masked_has_the_same_length_and_line_ends(text: str) -> None:
    masked = TextDocument(text).masked
    assert len(masked) == len(text)
    assert all(a == b or (b == " " and a != "\n") for a, b in zip(text, masked, strict=True))


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_spans_are_ordered_and_inside(text: str) -> None:
    document = TextDocument(text)
    end = 0
    for paragraph in document.paragraphs:
        assert end <= paragraph.start < paragraph.end <= len(text)
        end = paragraph.end
        assert (
            paragraph.section is None
            or document.sections[paragraph.section].start <= paragraph.start < document.sections[paragraph.section].end
        )
    starts = [s.start for s in document.sections]
    assert starts == sorted(set(starts))
    assert all(s.start == s.heading_start < s.heading_end <= s.end <= len(text) for s in document.sections)
    for number, note in document.footnotes.items():
        assert note.number == number
        assert note.marks or note.body
        assert all(text[m.start] == "[" and text[m.end - 1] == "]" for m in note.marks)
        if note.body:
            assert 0 <= note.body.start <= note.body.end <= len(text)
            assert all(document.footnote_at(k) == number for k in range(note.body.start, note.body.end))


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_sentences_tile_paragraphs(text: str) -> None:
    document = TextDocument(text)
    masked = document.masked
    spans = document.sentences(0, len(text))
    assert all(a.end <= b.start for a, b in pairwise(spans))
    inside = "".join(masked[p.start : p.end] for p in document.paragraphs)
    assert "".join("".join(masked[s.start : s.end].split()) for s in spans) == "".join(inside.split())
    for span in spans:
        if span.start < span.end:
            assert document.sentence_at(span.start) == span
            assert document.sentence_at(span.end - 1) == span


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_every_position_has_an_answer(text: str) -> None:
    document = TextDocument(text)
    for position in range(len(text) + 1):
        span = document.sentence_at(position)
        assert 0 <= span.start <= span.end <= len(text)
        section, paragraph = document.section_at(position), document.paragraph_at(position)
        assert section is None or section.start <= position
        assert paragraph is None or paragraph.start <= position
        assert set(document.footnotes_marked_in(span.start, span.end)) <= set(document.footnotes)
    assert document.front.doc_type


@given(st.text(alphabet="aA.! 1\n", max_size=300))
def test_sentence_ends_tile(text: str) -> None:
    ends = list(sentence_ends(text, 0, len(text)))
    assert ends == sorted(set(ends))
    assert (ends[-1:] == [len(text)]) if text else not ends
    assert all(b - a <= MAX_SENTENCE for a, b in zip([0, *ends], ends, strict=False))


@given(st.lists(st.text(alphabet="abÅ.,- 1", max_size=30), max_size=20))
def test_unwrap_keeps_every_letter(lines: list[str]) -> None:
    def letters(text: str) -> str:
        return "".join(c for c in text if not c.isspace() and c != "-")

    assert letters("".join(unwrap(lines))) == letters("".join(lines))


@given(TEXTS)
def test_blocks_cover_what_is_not_white_space(text: str) -> None:
    for hard in (False, True):
        assert "".join("".join(text[b.start : b.end].split()) for b in blocks(text, hard)) == "".join(text.split())


@given(st.text(alphabet="ab \t\n\u00a0", max_size=80), st.randoms(use_true_random=False))
def test_the_line_around_a_place_is_the_block_there(text: str, random: Random) -> None:
    """Whatever the order in which places are asked for."""
    lines = Lines(text)
    places = list(range(len(text) + 1))
    random.shuffle(places)
    for place in places:
        around = [b for b in blocks(text, False) if b.start <= place and "\n" not in text[b.end : place]]
        assert lines.at(place) == (around[-1] if around else None)


@given(MARKUP)
@settings(max_examples=400, deadline=None)
def test_render_never_raises_and_is_tidy(html: str) -> None:
    found = render_html(html)
    for line in found.text.split("\n") if found.text else []:
        assert line.strip(" ") == line != ""
        assert line.strip()
        assert not any(sign in line for sign in ("  ", "\u00ad", "\x02"))
    for heading in found.headings:
        assert 0 <= heading.start < heading.end <= len(found.text)
        assert "\n" not in found.text[heading.start : heading.end]
        assert heading.start == 0 or found.text[heading.start - 1] == "\n"
        assert 1 <= heading.level <= 9
    TextDocument(found.text, headings=found.headings).paragraphs  # noqa: B018


@given(st.lists(st.text(alphabet="abåÄ .,1", min_size=1, max_size=40).map(lambda s: " ".join(s.split())).filter(bool), max_size=12))
@settings(deadline=None)
def test_paragraphs_come_back_as_lines(paragraphs: list[str]) -> None:
    assert render_html("".join(f"<p>{p}</p>\n" for p in paragraphs)).text == "\n".join(paragraphs)
