"""The text of a document with its marks: nothing lost, nothing let through as markup, every row reachable."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from riksdata.release.site.reader import Mark, read
from riksdata.text.document import TextDocument

TEXT = (
    "Titel\n\nRiksdagen bör höja anslaget med 98 procent enligt prop. 2018/19:1.[1]\n\nInledning\n\n"
    "En mening om <b>hö</b> & halm, 12 hästar.\n\n[1] Ds 2013:28.\n"
)


def span(words: str) -> tuple[int, int]:
    at = TEXT.index(words)
    return at, at + len(words)


def test_overlapping_marks_are_flat_and_each_row_has_its_place_once() -> None:
    marks = [
        Mark("demand", "X-d1", *span("Riksdagen bör höja anslaget med 98 procent enligt prop. 2018/19:1.")),
        Mark("figure", "X-s-1", *span("98 procent enligt")),
        Mark("reference", "X-r-1", *span("enligt prop. 2018/19:1")),
        Mark("figure", "X-s-2", *span("12 hästar")),
        Mark("reference", "X-r-2", *span("Ds 2013:28")),
    ]
    blocks = read(TEXT, "mot", marks, [("X-d1", *span("En mening om <b>hö</b> & halm, 12 hästar."))])
    html = "".join(block.html for block in blocks)
    tree = LexborHTMLParser(f"<body>{html}</body>")
    assert sorted(row for block in blocks for row in block.starts) == ["X-d1", "X-r-1", "X-r-2", "X-s-1", "X-s-2"]
    for mark in marks:
        assert len(tree.css(f'[id="{mark.id}"]')) == 1
    assert tree.css(".mk .mk") == []
    assert "&lt;b&gt;hö&lt;/b&gt; &amp; halm" in html
    both = [node.text() for node in tree.css("a.f.r")]
    assert both == ["enligt"]
    arguing = [block for block in blocks if block.argues]
    assert [block.begins for block in arguing] == [["X-d1"]]
    assert "12 hästar" in arguing[0].html
    assert [block.level for block in blocks if block.kind == "footnote"] == [1]
    assert '<a class="fnref" href="#fn-1">1</a>' in html


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(st.text(alphabet="ab <&>\n.[1]åÅ\u00a0:", max_size=300))
    places = draw(
        st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, 40), st.sampled_from(["demand", "reference", "figure"])), max_size=12)
    )
    return text, [Mark(kind, f"r{number}", start, min(len(text), start + length)) for number, (start, length, kind) in enumerate(places)]


@given(marked_texts())
def test_the_letters_of_every_paragraph_are_shown_whatever_is_marked(made: tuple[str, list[Mark]]) -> None:
    text, marks = made
    document = TextDocument(text, "mot")
    blocks = read(text, "mot", marks, [])
    shown = [re.sub(r"\s", "", re.sub(r"<sup>.*?</sup>", "", str(block.html))) for block in blocks if block.kind != "footnote"]
    plain = [re.sub(r"<[^<>]*>", "", each).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") for each in shown]
    expected = [re.sub(r"\s", "", document.masked[p.start : p.end]) for p in document.paragraphs]
    assert "".join(plain) == "".join(expected)
    started = [row for block in blocks for row in block.starts]
    assert len(started) == len(set(started))
