"""Kinds of citations that software of this sort is known to miss, each on several inputs."""

from __future__ import annotations

from pathlib import Path

import pytest
from reference_reading import labels, read

from riksdata import extract


@pytest.mark.parametrize(
    ("text", "label", "surface"),
    [
        ("Enligt 5 kap. 1 § social-\ntjänstlagen gäller", "sfs/2001:453#K5P1", "5 kap. 1 § social-\ntjänstlagen"),
        ("i proposi-\ntionen 2017/18:150 sägs", "prop/2017/18:150", "proposi-\ntionen 2017/18:150"),
        ("se be-\n  tänkande 2017/18:JuU5 om", "bet/2017/18:JuU5", "be-\n  tänkande 2017/18:JuU5"),
        ("Europakonven-\ntionens artikel 6.1 ger", "treaty/echr#A6.1", "Europakonven-\ntionens artikel 6.1"),
        ("enligt dataskydds-\nförordningen får", "eu/reg/2016/679", "dataskydds-\nförordningen"),
        ("Av bro\xadtts\xadbalken följer", "sfs/1962:700", "bro\xadtts\xadbalken"),
        ("prop.  2017/18:150 och", "prop/2017/18:150", "prop.  2017/18:150"),
        ("se prop.\t2017/18:150", "prop/2017/18:150", "prop.\t2017/18:150"),
        ("enligt 6  kap. \n 13  §  brottsbalken", "sfs/1962:700#K6P13", "6  kap. \n 13  §  brottsbalken"),
        ("enligt socialtjänstlagen² gäller", "sfs/2001:453", "socialtjänstlagen"),
        ("(SOU 2018:\n23)", "sou/2018:23", "SOU 2018:\n23"),
        ("lagen (1988:688) om kontakt-\nförbud ger", "sfs/1988:688", "lagen (1988:688) om kontakt-\nförbud"),
    ],
)
def test_words_divided_at_line_ends(text: str, label: str, surface: str) -> None:
    (found,) = read(text)
    assert (found.label, found.surface) == (label, surface)
    assert text[found.char_start : found.char_end] == surface


def test_a_hyphen_in_an_address_stays() -> None:
    (found,) = read("Se https://a.se/en-lang-\nvag/till.html nu")
    assert found.label == "url/https://a.se/en-lang-vag/till.html"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("5 § lagen (2031:307) om båtar och 4 § förordningen (2031:1) om bryggor", ["sfs/2031:307#P5", "sfs/2031:1#P4"]),
        ("lagen (2031:307) om båtar och 3 kap. 2 § miljöbalken", ["sfs/2031:307", "sfs/1998:808#K3P2"]),
        ("lagen (2031:307) om båtar eller 4 a och 5 §§ köplagen", ["sfs/2031:307", "sfs/1990:931#P4a,P5"]),
        ("lagen (2031:307) om båtar samt 4–6 §§ köplagen", ["sfs/2031:307", "sfs/1990:931#P4-P6"]),
        ("2 § förordningen (2031:7) med instruktion för Båtverket eller 9 § köplagen", ["sfs/2031:7#P2", "sfs/1990:931#P9"]),
        ("lagen (2031:307) om båtar\nKostnader och finansiering", ["sfs/2031:307"]),
    ],
)
def test_a_title_ends_before_the_next_section(text: str, want: list[str]) -> None:
    found = read(text)
    assert [r.label for r in found] == want
    assert not any(r.surface.endswith((" och 4", " kap", "finansiering")) for r in found)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("4 a–c, 7 och 9 §§ köplagen", "sfs/1990:931#P4a-P4c,P7,P9"),
        ("4 a-c §§ köplagen", "sfs/1990:931#P4a-P4c"),
        ("4 a och b §§ köplagen", "sfs/1990:931#P4a,P4b"),
        ("4 a, b och d §§ köplagen", "sfs/1990:931#P4a,P4b,P4d"),
        ("2 kap. 12 c och d §§ skollagen", "sfs/2010:800#K2P12c,P12d"),
        ("16 a–f §§ köplagen", "sfs/1990:931#P16a-P16f"),
        ("3, 4 a–c och 8 §§ köplagen", "sfs/1990:931#P3,P4a-P4c,P8"),
    ],
)
def test_letters_of_sections(text: str, label: str) -> None:
    assert labels(text) == [label]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("prop. 2030/31:118, 119 och 120.", ["prop/2030/31:118", "prop/2030/31:119", "prop/2030/31:120"]),
        ("prop. 2030/31:118–120.", ["prop/2030/31:118-120"]),
        ("skr. 2030/31:18 samt 19 behandlas", ["skr/2030/31:18", "skr/2030/31:19"]),
        ("motionerna 2030/31:18, 19 och 21.", ["mot/2030/31:18", "mot/2030/31:19", "mot/2030/31:21"]),
        ("Ds 2031:8 och 9, dir. 2031:3-5", ["ds/2031:8", "ds/2031:9", "dir/2031:3-5"]),
        (
            "betänkandena 2017/18:JuU5 och JuU6 samt 2017/18:SoU3, SoU4",
            ["bet/2017/18:JuU5", "bet/2017/18:JuU6", "bet/2017/18:SoU3", "bet/2017/18:SoU4"],
        ),
        ("motionerna 1990/91:Ub5, Ub6 och Ub9", ["mot/1990/91:Ub5", "mot/1990/91:Ub6", "mot/1990/91:Ub9"]),
        ("motionerna 1990/91:A12\u2212A15.", ["mot/1990/91:A12-A15"]),
        ("(bet. 2017/18:KU28, rskr. 2017/18:337–338)", ["bet/2017/18:KU28", "rskr/2017/18:337-338"]),
        ("prop. 2030/31:118 och 20 miljoner kronor", ["prop/2030/31:118"]),
        ("prop. 2030/31:118, 3 kap.", ["prop/2030/31:118"]),
        ("SOU 2031:18, 2032 års", ["sou/2031:18"]),
        ("SOU 2031:18 och 3 andra", ["sou/2031:18"]),
    ],
)
def test_enumerated_designations(text: str, want: list[str]) -> None:
    assert labels(text) == want


def test_a_range_names_all_it_holds() -> None:
    (found,) = read("SOU 2031:1–3.")
    assert (found.uri or "").split() == [f"https://lagen.nu/sou/2031:{n}" for n in (1, 2, 3)]


@pytest.mark.parametrize("dash", "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212")
def test_every_dash_in_a_series(dash: str) -> None:
    assert labels(f"(RA{dash}FS 2009:1)") == ["report/ra-fs/2009:1"]
    assert labels(f"enligt HSLF{dash}FS 2016:40 och") == ["report/hslf-fs/2016:40"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Enligt prop. 2017/18:150 s. 12 (jfr SOU 2016:50 s. 3) gäller det. Ibid. s. 14", "prop/2017/18:150"),
        ("Det gäller (SOU 2016:50 s. 3). Ibid. s. 14", "sou/2016:50"),
        ("Enligt prop. 2017/18:150. Så också SOU 2016:50 s. 3. Ibid. s. 14", "sou/2016:50"),
        ("Enligt SOU 2016:50 (se Ds 2014:3 och prop. 2013/14:4) gäller det. A.a. s. 4", "sou/2016:50"),
        ("Se prop. 2017/18:150 s. 12 och SOU 2016:5. Se a. prop. s. 14", "prop/2017/18:150"),
        ("Se SOU 2016:50 s. 12 och prop. 2017/18:1. Se a. SOU s. 14", "sou/2016:50"),
        ("Se bet. 2016/17:JuU5. Det sägs (a. bet. s. 4)", "bet/2016/17:JuU5"),
        ("Se prop. 2017/18:150 och SOU 2016:5. I samma proposition sägs", "prop/2017/18:150"),
        ("Se Ds 2017:15 och SOU 2016:5. I samma Ds s. 5 sägs", "ds/2017:15"),
    ],
)
def test_the_same_source_again(text: str, label: str) -> None:
    assert [r.label for r in read(text) if r.ibid] == [label]


def test_a_work_that_was_not_read_is_not_taken_for_another_source() -> None:
    assert [r.label for r in read("Enligt prop. 2019/20:15 gäller det. Påhitt, Om allt, Hittepå, 2019, s. 4. Ibid. s. 77.") if r.ibid] in (
        [],
        ["work/pahitt/2019"],
    )
    assert labels("Se a. prop. s. 4") == []


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("NJA 2011 s. 638 p. 16", [("nja/2011s638", "p. 16")]),
        ("HFD 2019 ref. 21 punkterna 3–5", [("hfd/2019:21", "punkterna 3–5")]),
        ("mål C-311/18 Påhitt, EU:C:2020:559, punkt 92", [("eu/case/C-311/18", "punkt 92")]),
        ("mål C-311/18 Påhitt mot kommissionen, punkterna 92 och 93", [("eu/case/C-311/18", "punkterna 92 och 93")]),
        ("NJA 2015 s. 638 I och II", [("nja/2015s638I", None), ("nja/2015s638II", None)]),
        ("NJA 2015 s. 638 I–III", [("nja/2015s638I-III", None)]),
        ("HFD 2018 ref. 21 I-II, s. 4", [("hfd/2018:21I-II", None)]),
        ("HFD 2018 ref. 21 I, II och III.", [("hfd/2018:21I", None), ("hfd/2018:21II", None), ("hfd/2018:21III", None)]),
        ("MÖD 2018:21 II", [("mod/2018:21II", None)]),
        ("i Påhitt mot Sverige, nr 48539/99, § 44", [("echr/48539/99", "§ 44")]),
        ("Europadomstolens dom i mål nr 8539/09", [("echr/8539/09", None)]),
        ("Påhitt v. Sweden (nos. 48539/99 och 48540/99)", [("echr/48539/99", None), ("echr/48540/99", None)]),
        ("rådets beslut (Gusp) 2017/2315", [("eu/dec/2017/2315", None)]),
        ("SWD(2018) 301 final", [("eu/swd/2018/301", None)]),
    ],
)
def test_decisions(text: str, want: list[tuple[str, str | None]]) -> None:
    assert [(r.label, r.pinpoint) for r in read(text)] == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Se bet. 2018/19:SoU5, 6 och 7.", ["bet/2018/19:SoU5", "bet/2018/19:SoU6", "bet/2018/19:SoU7"]),
        ("(bet. 2018/19:SoU5 och 6)", ["bet/2018/19:SoU5", "bet/2018/19:SoU6"]),
        ("Se bet. 2018/19:SoU5, 7 personer omkom.", ["bet/2018/19:SoU5"]),
        ("krav i PBL 8 kap. 1 § samt PBF [2011:338] 8 kap. 2 §", ["sfs/2010:900#K8P1", "sfs/2011:338#K8P2"]),
        ("enligt MB (1998:808) och BFN (2011:338)", ["sfs/1998:808"]),
        ("riksdagsskrivelserna 2018/19:12 och 13", ["rskr/2018/19:12", "rskr/2018/19:13"]),
        ("yttrandena 2018/19:SoU2y och 2018/19:SoU4y", ["yttr/2018/19:SoU2y", "yttr/2018/19:SoU4y"]),
        ("redogörelserna 2018/19:JO1 och 2018/19:JO2", ["redog/2018/19:JO1", "redog/2018/19:JO2"]),
    ],
)
def test_numbers_that_go_on(text: str, want: list[str]) -> None:
    assert labels(text) == want


@pytest.mark.parametrize("text", ["den 12 nr 48539/99 i serien", "dnr 48539/99", "kontot 48539/99"])
def test_no_application(text: str) -> None:
    assert [r for r in read(text) if r.kind == "echr"] == []


WANTED = {
    "02-linebreak-hyphens": [("sfs", "K5P1"), ("prop/2017/18:150", "")],
    "03-superscript-marks": [("sfs", "K5P1")],
    "07-law-title-swallows-next-section": [
        ("sfs/2003:307#P5", ""),
        ("sfs/2004:1#P4", ""),
        ("sfs/1998:621#P4", ""),
        ("sfs/1984:387#P2", ""),
        ("sfs/2003:307", ""),
        ("sfs/2004:1#P4", ""),
        ("sfs/1998:808#K3P2", ""),
    ],
    "08-letter-ranges-of-sections": [("sfs/1962:700#K12P4a-P4c,P7,P9", ""), ("sfs/1990:52#P4a-P4c", ""), ("sfs/1990:52#P4a,P4b", "")],
    "10-dashes-in-series-letters": [("report/ra-fs/2009:1", ""), ("report/hslf-fs/2016:40", ""), ("report/hslf-fs/2017:1", "")],
    "11b-repeated-sources": [("prop/2017/18:150", ""), ("prop/2017/18:150", ""), ("sou/2016:50", ""), ("sou/2016:50", "")],
}


@pytest.mark.parametrize("name", WANTED)
def test_reported_cases(shared: Path, name: str) -> None:
    found = extract((shared / "cases" / f"{name}.txt").read_text(encoding="utf-8")).references
    assert len(found) == len(WANTED[name])
    for row, (begin, end) in zip(found, WANTED[name], strict=True):
        assert row.label.startswith(begin)
        assert row.label.endswith(end)


def test_no_figure_inside_a_reference(shared: Path) -> None:
    assert extract((shared / "cases" / "13-statistics-inside-references.txt").read_text(encoding="utf-8")).statistics == []


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Enligt 9 kap. 3 § regeringsformen gäller det. Den avgjordes (prot. 2016/17:30 5 §).",
            ["sfs/1974:152#K9P3", "prot/2016/17:30"],
        ),
        ("Enligt 3 § radio- och tv-lagen (2010:696) gäller det. Av 12 § i sändningstillståndet framgår annat.", ["sfs/2010:696#P3"]),
        ("Enligt 3 § radio- och tv-lagen (2010:696) gäller det. Av 12 § framgår annat.", ["sfs/2010:696#P3", "sfs/2010:696#P12"]),
        ("Enligt artikel 5 i EU-fördraget gäller det. Enligt artikel 1 i protokoll nr 1 ska förslag sändas.", ["treaty/teu#A5"]),
        ("Artikel 6 i Europakonventionen gäller, liksom artikel 1 i första tilläggsprotokollet.", ["treaty/echr#A6"]),
    ],
)
def test_sections_and_articles_of_something_else(text: str, want: list[str]) -> None:
    assert labels(text) == want
