"""Citations that readers of new texts saw: notes without a year, names of acts with their number, cases of courts."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reference_reading import labels, read, surfaces

NOTE = "Bryggor saknas i norr.[1] Det är känt.\n\n[1] "


def _noted(citation: str) -> list[tuple[str, str]]:
    return [(row.label, row.surface) for row in read(NOTE + citation) if row.kind != "url"]


@pytest.mark.parametrize(
    ("citation", "label", "surface"),
    [
        ("IVO, Bryggor utan räcke. https://www.ivo.se/bryggor/.", "work/ivo/-", "IVO, Bryggor utan räcke"),
        ("SCB Bryggdatabasen, Antal bryggor efter längd och ort.", "work/scb/-", "SCB Bryggdatabasen, Antal bryggor efter längd och ort"),
        ("Brokollen, Listan över bryggor. http://www.brokollen.se/lista.", "work/brokollen/-", "Brokollen, Listan över bryggor"),
        ("SCB, Bryggor, båtar och bad 2012–2013.", "work/scb/-", "SCB, Bryggor, båtar och bad 2012–2013"),
        ("Hagman, Om bryggor i norr, s. 40.", "work/hagman/-", "Hagman, Om bryggor i norr, s. 40"),
        ("Chalmers tekniska högskola. Svallet från nya färjor. S. 8", "work/chalmers/-", None),
        ("En nationell strategi för bryggor, Boverket.", "work/boverket/-", "En nationell strategi för bryggor, Boverket"),
        ("Bryggor i siffror och bilder, Bryggkonsulten AB, https://x.se/a.pdf.", "work/bryggkonsulten-ab/-", None),
        ("Boverkets bryggrapport 2016.", "work/boverket/2016", "Boverkets bryggrapport 2016"),
        ("Boverkets nationella bryggplan 2017.", "work/boverket/2017", "Boverkets nationella bryggplan 2017"),
        (
            "Bryggornas riksförbund, Bryggan i siffror 2017 – en rapport om plank och spik.",
            "work/bryggornas-riksforbund/2017",
            "Bryggornas riksförbund, Bryggan i siffror 2017 – en rapport om plank och spik",
        ),
        ("Rapport från Boverket, Låt bryggan vara brygga, https://x.se/b.pdf.", "work/boverket/-", None),
        ("DN Debatt, 2017-12-04, Bryggor gör oss friska. https://dn.se/b.", "press/dn/2017-12-04", None),
        (
            "DN debatt 2015-07-16: Bryggor gör oss friska. https://dn.se/b.",
            "press/dn/2015-07-16",
            "DN debatt 2015-07-16: Bryggor gör oss friska",
        ),
        ("Sveriges radio, 2018-08-02, Brygga på recept.", "press/sr/2018-08-02", "Sveriges radio, 2018-08-02, Brygga på recept"),
        ("Eva Berg, ”Bryggor gör oss friska”, DN 2018-03-04.", "press/dn/2018-03-04", "DN 2018-03-04"),
    ],
)
def test_notes_cite_works_and_press_items_whole(citation: str, label: str, surface: str | None) -> None:
    assert [found for found, _ in _noted(citation)] == [label]
    if surface is not None:
        assert _noted(citation) == [(label, surface)]


@pytest.mark.parametrize(
    "citation",
    [
        "Boverket.",
        "Boverket, Sveriges Kommuner och Landsting.",
        "Bryggnämnden, Hamnnämnden, Nämnden för plank och spik.",
        "Boverkets statistik över bryggor 1998–2017.",
        "Se Boverkets webbplats: https://www.boverket.se/bryggor.",
        "Norrby kommun, Bryggbolaget Norr och Planksamfundet: https://x.se/a.pdf.",
        "Sammanställning av bryggor för allmänheten, Boverket.",
        "Bryggor är en del av det som staten äger. https://x.se.",
    ],
)
def test_notes_that_cite_no_work(citation: str) -> None:
    assert _noted(citation) == []


def test_a_press_item_ends_before_what_the_note_says_itself() -> None:
    assert surfaces(NOTE + "SvD 5 juli 2017. Det finns många bryggor till.") == ["SvD 5 juli 2017"]


@pytest.mark.parametrize(
    ("text", "surface", "label"),
    [
        ("i EU:s familjeåterföreningsdirektiv (2003/86/EG) sägs", "EU:s familjeåterföreningsdirektiv (2003/86/EG)", "eu/dir/2003/86"),
        ("enligt vattendirektivet (2000/60/EG) gäller", "vattendirektivet (2000/60/EG)", "eu/dir/2000/60"),
        ("EU:s nya CITES-förordning, (EG) nr 338/97, gäller", "EU:s nya CITES-förordning, (EG) nr 338/97", "eu/reg/338/97"),
        ("EU:s dataskyddsförordning (EU) 2016/679 gäller", "EU:s dataskyddsförordning (EU) 2016/679", "eu/reg/2016/679"),
        ("det så kallade bryggdirektivet (2031/24/EU) gäller", "bryggdirektivet (2031/24/EU)", "eu/dir/2031/24"),
        ("artikel 5.3 i direktivet (2031/44/EG) om bryggor", "artikel 5.3 i direktivet (2031/44/EG)", "eu/dir/2031/44#A5.3"),
        ("EU:s nya vapendirektiv kräver", "EU:s nya vapendirektiv", "eu/dir/2017/853"),
        ("EU:s vapendirektiv kräver", "EU:s vapendirektiv", "eu/dir/91/477"),
        ("förordningen om europeiska riskkapitalfonder gäller", "förordningen om europeiska riskkapitalfonder", "eu/reg/345/2013"),
    ],
)
def test_acts_with_their_number_are_one_row(text: str, surface: str, label: str) -> None:
    assert [(row.surface, row.label) for row in read(text)] == [(surface, label)]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("I kapitel 1 5 § första stycket brottsbalken sägs", ["sfs/1962:700#K1P5S1"]),
        ("Se kap. 16, 10 a § brottsbalken.", ["sfs/1962:700#K16P10a"]),
        ("Enligt kapitel 3, 5 och 6 §§ brottsbalken gäller", ["sfs/1962:700#K3P5,P6"]),
        ("Se kap. 3 § 5 brottsbalken.", ["sfs/1962:700#K3P5"]),
        (
            "I 2 kap. 10 § polisdatalagen sägs så. "
            + "Det är hårt för den som vill bygga. " * 20
            + "Värre är det som stadgas i 3 kap. 5 §: nej.",
            ["sfs/2010:361#K2P10", "sfs/2010:361#K3P5"],
        ),
        ("enligt lagen med kompletterande bestämmelser till EU:s marknads-missbruksförordning.", ["sfs/2016:1306"]),
        ("Av 5 § lagen om vägtrafik-register framgår det.", ["sfs/2001:558#P5"]),
        ("Riksdagsordningen gäller. Förslaget till 11 § lagen med okända regler faller.", ["sfs/2014:801"]),
    ],
)
def test_sections_and_titles(text: str, want: list[str]) -> None:
    assert labels(text) == want


def test_the_title_of_a_motion_without_its_first_line_is_no_source() -> None:
    assert labels("av Eva Berg (X)\nÄndra ärvdabalken\nFörslag till riksdagsbeslut\nEnligt ärvdabalken gäller") == ["sfs/1958:637"]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("kammarrättens dom i mål nr 4464-17 och 6418-17.", ["dnr/4464-17", "dnr/6418-17"]),
        ("Dom 2018-06-15, målnr 2308-17.", ["dnr/2308-17"]),
        ("Högsta domstolen har i mål Ö 849-15 sagt", ["dnr/Ö849-15"]),
        ("(mål nr PMT 7011-17)", ["dnr/PMT7011-17"]),
        ("målnummer UM5407-18", ["dnr/UM5407-18"]),
        ("laget vann på mål 10-12", []),
        ("mål C-189/16", ["eu/case/C-189/16"]),
        ("Uppdraget redovisades i november 2015 (NV-05266-13).", ["dnr/NV-05266-13"]),
        ("riktlinjerna (POL-109-3098/05)", ["dnr/POL-109-3098/05"]),
        ("enligt ISO-9001-2015 gäller", []),
        ("VTI rapport 512 är föråldrad", ["report/vti/512"]),
        ("Skolverkets rapport 153 bekräftar", ["report/skolverket/153"]),
        ("Skolverket, rapport 156, var försiktig", ["report/skolverket/156"]),
        ("Spri-rapport 402 varnade", ["report/spri/402"]),
        ("Skolverkets rapport 2 av 3 kom", []),
        ("Skolverkets rapport 2018 visar", []),
    ],
)
def test_numbers_of_cases_and_reports(text: str, want: list[str]) -> None:
    assert labels(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Det sägs i Bryggor för alla (TCO 2016).", ["work/tco/2016"]),
        ("Bryggor för alla (Saco, 2013) beskriver hur", ["work/saco/2013"]),
        ("skriften Bryggor vintertid (Trafikverket 2011) lovar", ["work/trafikverket/2011"]),
        ("studien Brygga eller båt? (Malmö universitet 2018) visar", ["work/malmo-universitet/2018"]),
        ("Boverkets kartläggning Bryggor som faller i vattnet (2006) beskriver", ["work/boverket/2006"]),
        ("SLU:s Bryggdata 2011 ger", ["work/slu/2011"]),
        ("Enligt Unicef, ”Worlds of Piers”, 2018.", ["work/unicef/2018"]),
        ("Antalet bryggor i landets hamnar (Trafikverket 2016) ökar", []),
        ("I Västra Götalands län (SCB 2016) finns", []),
        ("Bryggor för alla ökar i antal (SCB 2016) varje år", []),
    ],
)
def test_titles_with_publisher_and_year(text: str, want: list[str]) -> None:
    assert labels(text) == want


def test_a_work_is_cited_again_by_its_author() -> None:
    text = "Det står så.1 Och så.2\n\n1 Unizon, Stängda bryggor, 2017, s. 4.\n2 SOU 2006:65, s. 140.\n3 Unizon, a.a., s. 9."
    rows = read(text)
    assert [row.label for row in rows] == ["work/unizon/2017", "sou/2006:65", "work/unizon/2017"]
    assert rows[2].ibid
    assert rows[2].surface == "Unizon, a.a."


@given(
    letters=st.sampled_from(["", "B ", "PMT ", "ÖH "]),
    number=st.integers(100, 99999),
    year=st.integers(0, 99),
    word=st.sampled_from(["mål", "mål nr", "målnr"]),
)
def test_any_case_of_a_court(letters: str, number: int, year: int, word: str) -> None:
    assert labels(f"enligt domen i {word} {letters}{number}-{year:02} gäller") == [f"dnr/{letters.strip()}{number}-{year:02}"]


@given(chapter=st.integers(1, 40), section=st.integers(1, 60), mark=st.sampled_from([" ", ", "]), word=st.sampled_from(["kap.", "kapitel"]))
def test_any_chapter_before_its_section(chapter: int, section: int, mark: str, word: str) -> None:
    assert labels(f"Enligt {word} {chapter}{mark}{section} § brottsbalken gäller det.") == [f"sfs/1962:700#K{chapter}P{section}"]


@pytest.mark.parametrize(
    ("text", "surface", "label"),
    [
        ("en ny paragraf i medbestämmandelagen (41 d §) om bryggor", "medbestämmandelagen (41 d §)", "sfs/1976:580#P41d"),
        ("enligt skollagen (1 kap. 6 och 7 §§) gäller", "skollagen (1 kap. 6 och 7 §§)", "sfs/2010:800#K1P6,P7"),
        (
            "i lagen (2031:9) om bryggor (3 c § andra stycket) sägs",
            "lagen (2031:9) om bryggor (3 c § andra stycket)",
            "sfs/2031:9#P3cS2",
        ),
        ("i EU:s dataskyddsförordning, artikel 6, sägs", "EU:s dataskyddsförordning, artikel 6", "eu/reg/2016/679#A6"),
        (
            "enligt dataskyddsförordningen (artiklarna 13 och 14) ska",
            "dataskyddsförordningen (artiklarna 13 och 14)",
            "eu/reg/2016/679#A13,A14",
        ),
        ("i direktiv 2031/83/EG (art. 41 och 46) finns", "direktiv 2031/83/EG (art. 41 och 46)", "eu/dir/2031/83#A41,A46"),
        ("enligt artikel 54a.1 i direktiv 2031/83/EG ska", "artikel 54a.1 i direktiv 2031/83/EG", "eu/dir/2031/83#A54a.1"),
        (
            "av artikel 2 punkten 7 i det så kallade första bryggdirektivet (89/665/EEG) framgår",
            "artikel 2 punkten 7 i det så kallade första bryggdirektivet (89/665/EEG)",
            "eu/dir/89/665#A2.7",
        ),
        ("EU:s förordning om referensvärden gäller", "EU:s förordning om referensvärden", "eu/reg/2016/1011"),
    ],
)
def test_a_place_in_an_act_stands_right_behind_its_name(text: str, surface: str, label: str) -> None:
    assert [(row.surface, row.label) for row in read(text)] == [(surface, label)]


def test_sections_in_brackets_that_name_their_statute_are_a_row_of_their_own() -> None:
    assert surfaces("Se miljöbalken (3 kap. 13 § miljöbalken).") == ["miljöbalken", "3 kap. 13 § miljöbalken"]


@pytest.mark.parametrize(
    ("line", "label", "surface"),
    [
        (
            "Boverket (2017). Bryggor i norr. Stockholm: Boverket. https://x.se/a.pdf",
            "work/boverket/2017",
            "Boverket (2017). Bryggor i norr. Stockholm: Boverket",
        ),
        ("Brokollen (2012). Frågar man inget – får man inget veta. Brokollen.", "work/brokollen/2012", None),
        ("Sveriges Radio (2015). Först i norr med bryggor. 13 april.", "work/sr/2015", None),
        ("Källa: SNS (2018), Bryggornas förutsättningar.", "work/sns/2018", "SNS (2018), Bryggornas förutsättningar"),
        ("Källa: SKL, Bryggrapporten dec. 2018.", "work/skl/2018", "SKL, Bryggrapporten dec. 2018"),
        ("Källa: Jämförelser av plank och spik, Boverket 1996", "work/boverket/1996", "Jämförelser av plank och spik, Boverket 1996"),
    ],
)
def test_lines_of_sources(line: str, label: str, surface: str | None) -> None:
    rows = [row for row in read(f"Tabell 3 Bryggor i norr\n{line}\nDet finns många bryggor.") if row.kind != "url"]
    assert [row.label for row in rows] == [label]
    assert surface is None or rows[0].surface == surface


@pytest.mark.parametrize(
    "line",
    [
        "Källa: Boverket.",
        "Källa: Boverket och SCB.",
        "Källa: Boverket, Skolverket, SCB. Resultat för bryggor i norr 1995–2015.",
        "Antalet bryggor är 76 592 (2006). Medelåldern är 37 år.",
        "Boverket (2017) visar att bryggor saknas i norr.",
    ],
)
def test_lines_that_name_no_work(line: str) -> None:
    assert labels(f"Tabell 3 Bryggor i norr\n{line}\nDet finns många bryggor.") == []


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Svea hovrätts dom B 1234-15 visar", ["dnr/B1234-15"]),
        ("Mark- och miljööverdomstolen (M 1234-15) fann", ["dnr/M1234-15"]),
        ("enligt en dom i Kammarrätten i Jönköping, UM 1234-10, gäller", ["dnr/UM1234-10"]),
        ("Bilen B 1234-15 stod i hamnen", []),
        ("Natos artikel fem gäller", ["treaty/nato#A5"]),
        ("artikel tolv i barnkonventionen", ["treaty/crc#A12"]),
        ("I artikel fem skriver vi om båtar", []),
        ("År 2006 ändrades föräldrabalken (FB SFS 1949:381) 6 kap. 2 § så att", ["sfs/1949:381#K6P2"]),
        ("Föräldrabalken (FB, SFS 1949:381) 6 kap. 2 a § gäller", ["sfs/1949:381#K6P2a"]),
        ("Enligt miljöbalken (MB, 1998:808) gäller detta", ["sfs/1998:808"]),
        ("Enligt kapitel 3, 5 § LVU får barnet höras", ["sfs/1990:52#K3P5"]),
        ("skriver ministern i en debattartikel i Svenska Dagbladet den 3 maj 2018", ["press/svd/2018-05-03"]),
        ("Myndigheten pekar på ”Bryggor för alla” (Boverket 2016)", ["work/boverket/2016"]),
        ("Ministern sade ”Vi har byggt många bryggor” (Boverket 2016)", []),
    ],
)
def test_cases_articles_and_statutes_beside_their_letters(text: str, want: list[str]) -> None:
    assert labels(text) == want


@pytest.mark.parametrize(
    ("year", "label"), [(1998, "eu/dir/96/62"), (2010, "eu/dir/2008/50"), (2019, "eu/dir/2008/50"), (2027, "eu/dir/2024/2881")]
)
def test_which_act_on_air_is_meant_is_told_by_the_day(year: int, label: str) -> None:
    assert labels("Enligt EU:s direktiv om luftkvalitet gäller", datetime.date(year, 3, 1)) == [label]
    assert labels("Enligt luftkvalitetsdirektivet gäller", datetime.date(year, 3, 1)) == [label]
