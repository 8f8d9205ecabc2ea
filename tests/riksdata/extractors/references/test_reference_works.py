from __future__ import annotations

import datetime

import pytest
from reference_reading import labels, labels_of, read, surfaces

from riksdata.extractors.references import find_references
from riksdata.text.document import TextDocument


def note(body: str, sentence: str = "Det är känt") -> str:
    return f"Inledning\n{sentence}.[footnoteRef:1] [1:  {body}] \n\nSlut."


@pytest.mark.parametrize(
    ("body", "surface", "label"),
    [
        ("Stiftelsen Xo, Om saker och ting, 2019.", "Stiftelsen Xo, Om saker och ting, 2019", "work/stiftelsen-xo/2019"),
        (
            "Berglund, Eva. Fri från skuld. Malmö universitet, 2023.",
            "Berglund, Eva. Fri från skuld. Malmö universitet, 2023",
            "work/berglund/2023",
        ),
        ("Strand, Pia, 2014, Att höra till.", "Strand, Pia, 2014, Att höra till", "work/strand/2014"),
        ("Stora skillnader i utfall, Skolverket 2017.", "Stora skillnader i utfall, Skolverket 2017", "work/skolverket/2017"),
        ("Lars Holm: Sociala fonder i Sverige. Xo förlag.", "Lars Holm: Sociala fonder i Sverige. Xo förlag", "work/holm/-"),
        ("Bris årsrapport för 2016, Barns hälsa.", "Bris årsrapport för 2016, Barns hälsa", "work/bris/2016"),
        ("Skolverket, Kunskapsöversikt, 2017:5, sid. 25.", "Skolverket, Kunskapsöversikt, 2017:5, sid. 25", "report/skolverket/2017:5"),
        ("Se t.ex. Berg & Ek (2014), En bok om något.", "Berg & Ek (2014), En bok om något", "work/berg/2014"),
        (
            "Riksförbundet för Sten (RFS), Stenens dag i dag, 2020.",
            "Riksförbundet för Sten (RFS), Stenens dag i dag, 2020",
            "work/rfs/2020",
        ),
        ("Statskontoret. Att styra väl. Rapport 2018:5.", "Statskontoret. Att styra väl. Rapport 2018:5", "report/statskontoret/2018:5"),
        ("Brottsförebyggande rådet. En titel, Rapport 2013:8.", "Brottsförebyggande rådet. En titel, Rapport 2013:8", "report/bra/2013:8"),
        ("”En rubrik om något”. DN 2023-07-17.", "DN 2023-07-17", "press/dn/2023-07-17"),
        ("”En rubrik?” Norra Bladet, 2022-08-24.", "Norra Bladet, 2022-08-24", "press/norra-bladet/2022-08-24"),
        ("Riksrevisionen. Statens skydd, RiR 2024:1.", "RiR 2024:1", "rir/2024:1"),
        ("https://example.se/a_(b)/c.", "https://example.se/a_(b)/c", "url/https://example.se/a_(b)/c"),
    ],
)
def test_one_footnote(body: str, surface: str, label: str) -> None:
    found = read(note(body))
    assert [(r.surface, r.label, r.footnote) for r in found] == [(surface, label, 1)]


def test_the_publisher_may_stand_in_the_sentence() -> None:
    (found,) = read(note("En titel om unga – en studie av något, 2013.", "En studie av Socialstyrelsen visar det"))
    assert found.label == "work/socialstyrelsen/2013"


def test_an_identifier_inside_a_citation_is_a_row_of_its_own() -> None:
    found = read(note("Barnombudsmannen. Delrapport om saker i enlighet med A2020/0036/JÄM, 2021."))
    assert [r.label for r in found] == ["work/barnombudsmannen/2021", "dnr/A2020/0036/JÄM"]


@pytest.mark.parametrize(
    "body", ["Jfr Ek 1995, Al 1997, Bok & Lind 2003.", "Se bilaga 1.", "I dag finns flera sådana, men ingen vet varför.", "SCB."]
)
def test_no_work(body: str) -> None:
    assert read(note(body)) == []


def test_repeats_point_to_their_source() -> None:
    marks = "Ett.[footnoteRef:1] Två.[footnoteRef:2] Tre.[footnoteRef:3]"
    text = f"{marks} [1:  Talita, Om saker och ting, 2019.]  [2:  A.a. s. 12.]  [3:  Se not 1.] "
    found = read(text)
    assert [(r.label, r.ibid, r.pinpoint) for r in found] == [
        ("work/talita/2019", False, None),
        ("work/talita/2019", True, "s. 12"),
        ("work/talita/2019", True, None),
    ]


def test_a_report_by_owner_and_title() -> None:
    assert surfaces("Enligt Oxfams rapport Rika och fattiga 2017 ökar klyftan.") == ["Oxfams rapport Rika och fattiga 2017"]
    assert surfaces("I Boverkets rapport ”Hyra i dag” står det.") == ["Boverkets rapport ”Hyra i dag”"]
    assert surfaces("Statskontorets rapport ”Att styra” (2018:5) visar.") == ["Statskontorets rapport ”Att styra” (2018:5)"]
    assert surfaces("Riksrevisionens rapport ”X och y” (RiR 2018:3) visar.") == ["RiR 2018:3"]
    assert surfaces("Boverkets rapport visar att hälften 2017 var fler.") == []


@pytest.mark.parametrize(
    ("text", "surface", "label"),
    [
        ("i Aftonbladet (den 15 december 2025) står", "Aftonbladet (den 15 december 2025)", "press/aftonbladet/2025-12-15"),
        ("(SvD 2018-05-12)", "SvD 2018-05-12", "press/svd/2018-05-12"),
        ("(DN 29/11-16)", "DN 29/11-16", "press/dn/2016-11-29"),
        ("Expressen 3/4 –98 skrev", "Expressen 3/4 –98", "press/expressen/1998-04-03"),
        ("Expressen rapporterade (den 6 mars 2001) att", "Expressen rapporterade (den 6 mars 2001)", "press/expressen/2001-03-06"),
        ("Svenska Dagbladet den 27 november 2023", "Svenska Dagbladet den 27 november 2023", "press/svd/2023-11-27"),
        ("DN Debatt 12/5 2018", "DN Debatt 12/5 2018", "press/dn/2018-05-12"),
        ("www.riksdagen.se.", "www.riksdagen.se", "url/www.riksdagen.se"),
        ("(se https://example.se/x?a=1&b=2).", "https://example.se/x?a=1&b=2", "url/https://example.se/x?a=1&b=2"),
        (
            "https://example.se/en-lang-\nadress/a.html är",
            "https://example.se/en-lang-\nadress/a.html",
            "url/https://example.se/en-lang-adress/a.html",
        ),
    ],
)
def test_press_and_addresses(text: str, surface: str, label: str) -> None:
    assert [(r.surface, r.label) for r in read(text)] == [(surface, label)]


@pytest.mark.parametrize(
    ("text", "surface", "shown"),
    [
        (
            "se https://example.se/om/ en-lang-vag-fram/sida.",
            "https://example.se/om/ en-lang-vag-fram/sida",
            "https://example.se/om/en-lang-vag-fram/sida",
        ),
        ("se https://example.se/om_ 2031_en_sak.pdf,", "https://example.se/om_ 2031_en_sak.pdf", "https://example.se/om_2031_en_sak.pdf"),
        (
            "se https://example.se/a/ b-c-d/ e-f-g/h.pdf",
            "https://example.se/a/ b-c-d/ e-f-g/h.pdf",
            "https://example.se/a/b-c-d/e-f-g/h.pdf",
        ),
        ("se https://example.se/om/ och läs", "https://example.se/om/", "https://example.se/om/"),
        ("se https://example.se/om/ e-post", "https://example.se/om/", "https://example.se/om/"),
    ],
)
def test_an_address_that_print_has_put_a_space_into(text: str, surface: str, shown: str) -> None:
    assert [(r.surface, r.label) for r in read(text)] == [(surface, "url/" + shown)]


@pytest.mark.parametrize("text", ["DN den 5–7 maj", "DN 2018-13-45", "någon@www.example.se", "Aftonbladet skrev 2018 om det"])
def test_no_press(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Ett citat i DN från den 3 oktober 2013 lyder", "press/dn/2013-10-03"),
        ("i Ny teknik onsdagen den 12 november 2014", "press/ny-teknik/2014-11-12"),
        ("Svenska Dagbladet (lördagen den 8 februari 2014)", "press/svd/2014-02-08"),
        ("DN-debatt den 26 mars 2019", "press/dn/2019-03-26"),
        ("Dagens Nyheter skrev nyligen att ”Bryggor skapar bad” (2017-09-05). Det", "press/dn/2017-09-05"),
        ("I en artikel i Computer Sweden, ”Bryggor skapar bad” (5 september 2017), står", "press/computer-sweden/2017-09-05"),
        ("Enligt Svenska Dagbladet, ”En brygga fattas”, 12 mars 2010, är", "press/svd/2010-03-12"),
        ("SvD:s rubrik var ”Bryggor skapar bad” (5/9 2017)", "press/svd/2017-09-05"),
    ],
)
def test_papers_with_the_day_of_the_week(text: str, label: str) -> None:
    assert [r.label for r in read(text)] == [label]


@pytest.mark.parametrize(
    ("text", "day", "label"),
    [
        ("DN den 5 maj", datetime.date(2018, 11, 20), "press/dn/2018-05-05"),
        ("Sydsvenskan den 18 december skrev", datetime.date(2018, 11, 20), "press/sydsvenskan/2017-12-18"),
        ("I Sydsvenskan den 18 februari i år skrev", datetime.date(2018, 11, 20), "press/sydsvenskan/2018-02-18"),
        ("Svenska Dagbladet den 17 juni förra året", datetime.date(2018, 11, 20), "press/svd/2017-06-17"),
        ("SvD den 14 december år 2000", datetime.date(2001, 11, 20), "press/svd/2000-12-14"),
        ("en artikel den 9 september i tidningen Dagen skrev", datetime.date(2014, 10, 10), "press/dagen/2014-09-09"),
        ("skrev den 3 mars 2015 i Dagens Nyheter att", datetime.date(2018, 11, 20), "press/dn/2015-03-03"),
        ("i Göteborgs-Posten (GP) den 3 mars 2015", datetime.date(2018, 11, 20), "press/goteborgs-posten/2015-03-03"),
        ("i GP den 3 mars 2015", datetime.date(2018, 11, 20), "press/gp/2015-03-03"),
        ("enligt Svenska Dagbladet av den 3 mars 2015 är", None, "press/svd/2015-03-03"),
        ("Sydöstran den 14.9.2004 skrev", None, "press/sydostran/2004-09-14"),
        ("Ekot den 3 februari 2012 berättade", None, "press/ekot/2012-02-03"),
        ("på DN:s ledarsida den 3 mars 2015", datetime.date(2018, 11, 20), "press/dn/2015-03-03"),
        ("ATL den 22 september 2015", datetime.date(2018, 11, 20), "press/atl/2015-09-22"),
    ],
)
def test_the_day_of_a_paper_as_texts_say_it(text: str, day: datetime.date, label: str) -> None:
    assert [r.label for r in read(text, day)] == [label]


def test_a_day_without_year_says_nothing_where_the_text_has_none() -> None:
    assert read("DN den 5 maj", None) == []
    assert read("skrev den 31 februari i Dagens Nyheter") == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("AV:s rapport Olyckor 2007:2 om skador", "report/av/2007:2"),
        ("Socialstyrelsen skriver i sin rapport Vård av äldre (2015) att", "work/socialstyrelsen/2015"),
        ("I rapporten Barn och påhitt (2018) från Socialstyrelsen framgår", "work/socialstyrelsen/2018"),
        ("i rapporten Bidrag till kommuner (Statskontoret 2017) står", "work/statskontoret/2017"),
        ("Statistiska centralbyråns undersökning ”Läget för alla 2017” visar", "work/scb/2017"),
    ],
)
def test_a_report_by_publisher_title_and_year(text: str, label: str) -> None:
    assert [r.label for r in read(text)] == [label]


def test_a_day_without_year_is_of_the_riksmote_of_an_interpellation() -> None:
    head = "Interpellation 2014/15:126 Saken av Anna Påhitt (X) till statsrådet Bo Bok (Y)\n\n"
    assert [r.label for r in read(head + "I en artikel den 9 september i tidningen Dagen", None)] == ["press/dagen/2014-09-09"]
    assert [r.label for r in read(head + "DN den 3 mars", None)] == ["press/dn/2015-03-03"]


def test_a_day_without_a_year_is_the_last_before_the_document() -> None:
    text = "Det står i tidningen (DN 31/8), i SvD 4/2 och i ny forskning (TT 1/13)."
    found = find_references(TextDocument(text, date=datetime.date(2018, 5, 5)))
    assert [(r.surface, r.label) for r in found] == [("DN 31/8", "press/dn/2017-08-31"), ("SvD 4/2", "press/svd/2018-02-04")]
    assert find_references(TextDocument(text)) == []


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("¹ Talgren, Bryggors tysta liv, 2009. ² A.a. s. 34.", ["work/talgren/2009", "work/talgren/2009"]),
        ("Lind & Berg, Gäss i norra Sverige, 2011, menar mer.", ["work/lind/2011"]),
        ("Frågan belystes i Axman, Gässens gränser, 1984.", ["work/axman/1984"]),
        ("Boverket, Bryggornas framtid, 2015, bekräftar bilden.", ["work/boverket/2015"]),
        ("De är falska (Eva Ekelund, Barn på flykt, 2016).", ["work/ekelund/2016"]),
        ("Möten hölls av ECDC, EFSA och EMA, 2017.", []),
        ("Anna Berg, statsminister, 2018, och Eva Ek, som vann, 2019.", []),
    ],
)
def test_works_with_their_year_last_in_running_text(text: str, want: list[str]) -> None:
    assert [row.label for row in read(text)] == want


def test_notes_that_nothing_marks() -> None:
    notes = "[21] Berg, Bryggor, 2009.\n[22] Röda Korset, Följder av den nya utlänningslagen, 2018, sid. 5.\n[23] Ibid, sid. 6."
    assert [row.label for row in read(notes)][-2:] == ["work/roda-korset/2018", "work/roda-korset/2018"]
    assert [row.footnote for row in read(notes)][-1] == 23


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I Konjunkturläget juni 2031 sägs det.", [("Konjunkturläget juni 2031", "work/konjunkturinstitutet/2031")]),
        ("I Konjunkturläget. Juni 2031 görs bedömningen.", [("Konjunkturläget. Juni 2031", "work/konjunkturinstitutet/2031")]),
        ("SKL, Ekonomirapporten, maj 2031.", [("SKL, Ekonomirapporten, maj 2031", "work/skl/2031")]),
        ("OECD:s Economic Outlook maj 2031 visar det.", [("OECD:s Economic Outlook maj 2031", "work/oecd/2031")]),
        ("Energiläget (2031) visar det.", [("Energiläget (2031)", "work/energimyndigheten/2031")]),
        ("Konjunkturläget 2031 var gott, och konjunkturläget i maj 2031 bättre.", []),
        ("Energiläget är gott.", []),
    ],
)
def test_an_issue_of_a_work_that_comes_out_again_and_again(text: str, found: list[tuple[str, str]]) -> None:
    assert [(r.surface, r.label) for r in find_references(TextDocument(text, "mot"))] == found


def test_reports_with_their_days_in_a_row() -> None:
    text = "Se Skogforsks rapport Banan i norr, daterad 2031-05-12, Swecos rapport Banan – kraften i söder, daterad 2031-11-30."
    assert [r.label for r in find_references(TextDocument(text, "mot"))] == ["work/skogforsk/2031", "work/sweco/2031"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Dagens Nyheter beskrev den 7 maj 1985 hur det var.", "press/dn/1985-05-07"),
        ("Aftonbladet varnade den 3 mars 1992 för det.", "press/aftonbladet/1992-03-03"),
        ("Se www.dn.se, Broar åter, efter lång tid, 10 juni 2015.", "press/dn/2015-06-10"),
        ("Så skrev man (svd.se 4/3 2018).", "press/svd/2018-03-04"),
        ("Se www.boverket.se, Bryggor, 10 juni 2015.", "url/www.boverket.se"),
        ("Se www.dn.se.", "url/www.dn.se"),
    ],
)
def test_newspapers(text: str, label: str) -> None:
    assert labels_of(text) == [label]


def test_what_a_newspaper_asks_an_agency_for_is_nothing_that_it_wrote() -> None:
    assert labels_of("En journalist vid Dagens Nyheter begärde den 17 augusti 2018 att få se listan.") == []


@pytest.mark.parametrize(
    ("note", "label"),
    [
        ("Eva Bergdal, Det svenska brobygget, Broförlaget 1998, s. 88.", "work/bergdal/1998"),
        ("Socialstyrelsen, Kännedom om bryggor 2003, 2004, s. 31.", "work/socialstyrelsen/2004"),
    ],
)
def test_the_year_of_a_work_before_its_page(note: str, label: str) -> None:
    assert labels_of(f"Så är det.[1]\n\n[1] {note}\n") == [label]


@pytest.mark.parametrize(
    ("note", "label"),
    [
        ("Skolverket, Läsning i norr, rapport nr 228, 2003.", "report/skolverket/228"),
        ("Skolverket, Läsning i norr 2015, rapport 450, 2016, s. 4.", "report/skolverket/450"),
        ("Skolverket, Läsning i norr, rapport 2003.", "work/skolverket/2003"),
        ("Polismyndigheten, Lägesrapport 20, Stöld av båtar, 2018.", "work/polismyndigheten/2018"),
        ("Konsumentverket, Nybilsguiden, 2004.", "work/konsumentverket/2004"),
        ("Bergdal, R., Löntagarbroar, Stockholm 1975, s. 42. Jfr SOU 1979:9.", "work/bergdal/1975"),
        ("Skolverket, Elevstatistik 1976, Stockholm 1977, s. 12.", "work/skolverket/1977"),
    ],
)
def test_numbered_reports_and_works_of_a_note(note: str, label: str) -> None:
    assert label in labels_of(f"Så är det.[1]\n\n[1] {note}\n")


def test_a_day_of_six_digits_is_of_the_century_that_has_been() -> None:
    assert labels("SvD 980312, DN 120312 och Expressen 981312.") == ["press/svd/1998-03-12", "press/dn/2012-03-12"]
