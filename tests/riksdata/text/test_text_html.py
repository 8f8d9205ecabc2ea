"""HTML of every generation to text."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from riksdata.text.document import TextDocument
from riksdata.text.html import RenderedText, render_html
from riksdata.text.html_source import MAX_DEPTH

FIXTURES = Path(__file__).parents[2] / "fixtures" / "html"


def rendered(name: str) -> RenderedText:
    return render_html((FIXTURES / f"{name}.html").read_text(encoding="utf-8"))


def headings(found: RenderedText) -> list[tuple[str, int]]:
    return [(found.text[h.start : h.end], h.level) for h in found.headings]


def lines(html: str) -> list[str]:
    return render_html(html).text.split("\n")


def test_aspose() -> None:
    found = rendered("aspose-2018")
    assert found.text.split("\n") == [
        "Motion till riksdagen",
        "2018/19:9911",
        "av Tage Furuholm m.fl. (L)",
        "Fler fyrar",
        "Innehållsförteckning",
        "1 Fyrarnas läge",
        "Förslag till riksdagsbeslut",
        "Riksdagen ställer sig bakom det som anförs i motionen om fyrarna och tillkännager detta för regeringen.",
        "Riksdagen anvisar anslagen för 2019 inom utgiftsområde 22 enligt tabell 1.",
        "1 Fyrarnas läge",
        "Det finns 1\u00a0000 fyrar.[1] De är slitna.",
        "Vad vi vill",
        "Vi vill följande:",
        "fler fyrar",
        "bättre ljus",
        "1. Först detta",
        "2. Sedan detta",
        "Tabell 1 Anslag",
        "Anslag\t2019",
        "1:1 Fyrar\t+3\u00a0000",
        "Tage Furuholm (L)",
        "Ida Sund (L)",
        "Per Åhs (L)",
        "[1] Fyrbladet [nr 2], s. 4. Se även årsboken.",
    ]
    assert headings(found) == [
        ("Fler fyrar", 1),
        ("Innehållsförteckning", 1),
        ("Förslag till riksdagsbeslut", 1),
        ("1 Fyrarnas läge", 1),
        ("Vad vi vill", 4),
    ]
    document = TextDocument(found.text, headings=found.headings)
    note = document.footnotes[1]
    assert note.body is not None
    assert found.text[note.body.start : note.body.end] == "Fyrbladet [nr 2], s. 4. Se även årsboken."
    assert document.front.title == "Fler fyrar"
    assert [s.name for s in document.front.signatories] == ["Tage Furuholm", "Ida Sund", "Per Åhs"]


def test_upcast() -> None:
    found = rendered("upcast-2012")
    assert found.text.split("\n")[4:] == [
        "Förslag till riksdagsbeslut",
        "Riksdagen tillkännager för regeringen som sin mening vad som anförs i motionen om bryggor.[1]",
        "Riksdagen begär att regeringen återkommer med förslag om förtöjning.",
        "[1] Yrkande 1 hänvisat till MJU.",
        "Motivering",
        "I en undersökning[2] svarar 1\u00a0250 personer att bryggor är viktiga.",
        "Tillgänglighet",
        "Alla ska kunna bada.",
        "Stockholm den 2 oktober 2012",
        "Ylva Bergman (FP)",
        "Nils Hed i Hedeby (C)",
        "[2] Bad och brygga, Bryggmyndigheten 2011",
    ]
    assert [h[0] for h in headings(found)] == ["Bryggor för alla", "Förslag till riksdagsbeslut", "Motivering", "Tillgänglighet"]
    document = TextDocument(found.text, headings=found.headings)
    assert {number for number, note in document.footnotes.items() if note.body and note.marks} == {1, 2}
    assert "hänvisat" not in document.masked


def test_preformatted() -> None:
    found = rendered("pre-1998")
    assert found.text.split("\n")[3:] == [
        "Mossar och myrar",
        "Inledning",
        "Våra mossar är en naturtyp som har trängts tillbaka under lång tid. Utdikningen har bl.a. lett till att många arter, "
        "som förr var vanliga, nästan helt har försvunnit från skogsbygden. Detta bör ges regeringen till känna.",
        "Torvbrytning",
        "Brytningen av torv har ökat. Åren 1990 och 1995 såg det ut så här:",
        "Län\t1990\t1995",
        "Norrlän\t120\t240",
        "Sydlän\t80\t60",
        "Hemställan",
        "Med hänvisning till det anförda hemställs",
        "1. att riksdagen som sin mening ger regeringen till känna vad i motionen anförts om mossar,",
        "2. att riksdagen hos regeringen begär förslag om torvbrytning.",
        "Stockholm den 22 oktober 1998",
        "Sten Ahlgren (v)",
        "Maj Borg (v)",
        "Olle Frid (v)",
    ]
    assert [h[0] for h in headings(found)] == ["Mossar och myrar", "Inledning", "Torvbrytning", "Hemställan"]


def test_scan() -> None:
    found = rendered("scan-1979")
    shown = found.text.split("\n")
    assert "inskannat" not in found.text
    assert [line for line in shown if line.startswith("Mot.")] == ["Mot. 1979/80:4711"]
    assert "Av fyrplatserna har hälften avbemannats under de senaste åren, vilket sjöfarten har fått betala dyrt för." in shown
    assert "1. att riksdagen som sin mening ger regeringen till känna vad i motionen anförts om fyrarnas underhåll," in shown
    assert [h[0] for h in headings(found)] == ["Innehåll", "Fyrarna förfaller", "Bemanning", "Hemställan"]
    assert TextDocument(found.text).front.number == "4711"


def test_word() -> None:
    assert rendered("word-2006").text.split("\n") == [
        "den 5 mars",
        "Interpellation",
        "2006/07:981 Kanotleder i inlandet",
        "av Moa Granström (s)",
        "till kulturminister Ulla Åberg (m)",
        "Kanotlederna i inlandet har vuxit igen. Enligt Kanotförbundet gäller det var tredje led.",
        "Vad avser kulturministern att göra?",
    ]


def test_portal() -> None:
    found = rendered("portal-2015")
    assert found.text.split("\n")[-2:] == ["1. Känner statsrådet till färjan?", "2. Vad avser statsrådet att göra?"]
    assert headings(found) == [("Interpellation 2014/15:9801 Färjan till Norrö", 2)]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a<span>b</span>c</p>", ["abc"]),
        ("<p>a</p>b<i>c</i> d<p>e</p>", ["a", "bc d", "e"]),
        ("<B><P>den 5 mars</P></B><FONT SIZE=3><P>Text", ["den 5 mars", "Text"]),
        ("<p>Rad ett.<br>Rad två.<BR/>Rad tre.<br class='x'>Rad fyra.</p>", ["Rad ett.", "Rad två.", "Rad tre.", "Rad fyra."]),
        ("<p>&Aring;r 2018 &ndash; 5&nbsp;000&#160;kr</p>", ["År 2018 – 5\u00a0000\u00a0kr"]),
        ("<p>a&nbsp; b &nbsp;c&nbsp;&nbsp;d&nbsp;</p>", ["a b c d"]),
        ("<p>stats&shy;kon\u00adtoret \u2011 e\u2011post</p>", ["statskontoret - e-post"]),
        ("<STYLE>p{}</STYLE><script>x<p>y</script><p>a<!-- b --></p>", ["a"]),
        ("<title>Borta</title><p>Kvar</p>", ["Kvar"]),
        ("<ol start=3 type=a><li>x<li><p>y</p><p>z</p></ol>", ["c. x", "d. y", "z"]),
        ("<ol><li>x<ol type=I><li>y</ol><li>z</ol>", ["1. x", "I. y", "2. z"]),
        ("<ul><li>x<li>y</ul>", ["x", "y"]),
        (
            "<h1>Förslag till riksdagsbeslut</h1><ol><li>x</ol><h1>Annat</h1><ol><li>y</ol>",
            ["Förslag till riksdagsbeslut", "x", "Annat", "1. y"],
        ),
        ("<table><tr><th>A<th>B<tr><td><td>2<tr><td>3<td></table>", ["A\tB", "2", "3"]),
        ("<table><tr><td><p>a</p><p>b</p><td>c</table>", ["a b\tc"]),
        ("<table><tr><td><table><tr><td>a<td>b</table><td>c</table>", ["a\tb\tc"]),
        ("<table><tr><td>[3]<td>Källa</table>", ["[3] Källa"]),
        ("<p><button><p>a</p><p>b</p></button></p>", ["a", "b"]),
        ("<h2>Hemställan</h2><pre>Hemställan</pre><p>a</p>", ["Hemställan", "a"]),
        ("<p>5 m<sup>2</sup> mark.<sup>3</sup></p>", ["5 m2 mark.[3]"]),
        ("", [""]),
        ("bara text", ["bara text"]),
        ("<p>a\x03b\x00</p>", ["a b"]),
    ],
)
def test_small_pieces(html: str, expected: list[str]) -> None:
    assert lines(html) == expected


def test_justified_lines_are_no_columns() -> None:
    html = (
        "<pre>Bostadsutskottet   behandlar   i   detta   betänkande\nförslag om fyrar, och det är bra för alla som färdas på havet.</pre>"
    )
    assert lines(html) == ["Bostadsutskottet behandlar i detta betänkande förslag om fyrar, och det är bra för alla som färdas på havet."]


def test_bold_paragraphs_are_headings_outside_tables_only() -> None:
    found = render_html(
        "<p><b>Vad vi vill</b></p><p>a</p><p><b>Bara</b> början</p><p><b>Slut.</b></p><table><tr><td><p><b>Summa</b></p><td>1</table>"
    )
    assert headings(found) == [("Vad vi vill", 4)]


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000 + "kvar",
        "<div>" * 100_000 + "kvar" + "</div>" * 100_000,
        "<table><tr><td>" * 20_000 + "kvar",
        "<ul><li>" * 30_000 + "kvar",
        "<p>" + "".join(f"<i id={k}>" for k in range(300)) + "</p>" + "<p>y</p>" * 20_000 + "kvar",
        "<p " + " ".join(f"a{k}=1" for k in range(200_000)) + ">kvar</p>",
        "<b>" * 50_000 + "<p>kvar",
        "<" * 200_000 + "<p>kvar",
    ],
    ids=["nested", "closed", "tables", "lists", "reopened", "attributes", "bold", "brackets"],
)
def test_hostile_markup_is_read(html: str) -> None:
    assert render_html(html).text.endswith("kvar")


def test_text_deeper_than_the_bound_is_kept() -> None:
    html = "<div>a" * (MAX_DEPTH * 60) + "</div>" * (MAX_DEPTH * 60)
    assert render_html(html).text.count("a") == MAX_DEPTH * 60


def test_the_heading_of_the_yrkanden_is_one_without_markup() -> None:
    found = render_html(
        "<h1>Fyrar</h1><p class=Normal>Förslag till riksdagsbeslut</p><p>Riksdagen beslutar om fyrar.</p><h1>Motivering</h1>"
    )
    assert headings(found) == [("Fyrar", 1), ("Förslag till riksdagsbeslut", 1), ("Motivering", 1)]


def test_columns_of_words_are_rows_where_they_are_aligned() -> None:
    html = "<pre>Nuvarande regel om fyr       Föreslagen regel om fyr\nEn fyr ska alltid lysa       En fyr ska aldrig släckas</pre>"
    assert lines(html) == ["Nuvarande regel om fyr\tFöreslagen regel om fyr", "En fyr ska alltid lysa\tEn fyr ska aldrig släckas"]
    alone = "<pre>utgiftsområde 18 för året 2002     utskottets\nförslag till beslut har partierna lämnat bakom sig i dag.</pre>"
    assert lines(alone) == ["utgiftsområde 18 för året 2002 utskottets förslag till beslut har partierna lämnat bakom sig i dag."]


def test_letters_set_as_letter_and_accent_are_composed() -> None:
    decomposed = unicodedata.normalize("NFD", "Nästan hälften av öarna saknar brygga på båda sidor.")
    found = render_html(f"<h1>{unicodedata.normalize('NFD', 'Öar')}</h1><p>{decomposed}</p>")
    assert found.text.splitlines() == ["Öar", "Nästan hälften av öarna saknar brygga på båda sidor."]
    assert [(h.start, h.end) for h in found.headings] == [(0, 3)]
