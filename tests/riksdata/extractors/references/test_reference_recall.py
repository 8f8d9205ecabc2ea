"""Sources that a reader sees at once: statutes by their title, names that the text gives, older papers, works in running text."""

from __future__ import annotations

import datetime

import pytest
from reference_reading import labels, read


@pytest.mark.parametrize(
    ("text", "day", "label"),
    [
        ("lagen om offentlig upphandling bör", datetime.date(2000, 1, 1), "sfs/1992:1528"),
        ("lagen om offentlig upphandling bör", datetime.date(2010, 1, 1), "sfs/2007:1091"),
        ("lagen om offentlig upphandling bör", datetime.date(2020, 1, 1), "sfs/2016:1145"),
        ("enligt lagen om ansvar för god forskningssed och prövning av oredlighet i forskning.", datetime.date(2020, 1, 1), "sfs/2019:504"),
        ("förordningen om statsbidrag till folkbildningen gäller", datetime.date(2019, 1, 1), "sfs/2015:218"),
        ("lagen om mottagande av asylsökande m.fl. gäller", datetime.date(2019, 1, 1), "sfs/1994:137"),
        ("1 § förordningen med instruktion\nför Läkemedelsverket", datetime.date(2019, 1, 1), "sfs/2007:1205#P1"),
        ("Vapenlagen", datetime.date(1994, 1, 1), "sfs/1973:1176"),
        ("Vapenlagen", datetime.date(2019, 1, 1), "sfs/1996:67"),
    ],
)
def test_statutes_by_their_title(text: str, day: datetime.date, label: str) -> None:
    assert labels(text, day) == [label]


@pytest.mark.parametrize("text", ["lagen om ingenting alls", "den norska lagen om offentlig upphandling", "lagen om båten i hamnen"])
def test_no_statute_by_title(text: str) -> None:
    assert labels(text) == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("SOU 2019:12. Enligt SoL gäller", "sfs/2001:453"),
        ("Se prop. 2018/19:12. Enligt SoL gäller", "sfs/2001:453"),
        ("Se prop. 1994/95:12. Enligt SoL gäller", "sfs/1980:620"),
        ("Den 2019-05-02 kom det. Enligt SoL gäller", "sfs/2001:453"),
        ("I maj 2019 kom det. Enligt SoL gäller", "sfs/2001:453"),
        ("Enligt SoL gäller", "sfs/2025:400"),
    ],
)
def test_a_document_without_date_is_dated_by_what_it_cites(text: str, label: str) -> None:
    assert labels(text, None)[-1] == label


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("lagen (2031:572) om båtkontroll (LBK) gäller. Enligt LBK får", ["sfs/2031:572", "sfs/2031:572"]),
        ("lagen (2031:572) om båtkontroll, förkortad LBK, gäller. 3 § LBK", ["sfs/2031:572", "sfs/2031:572#P3"]),
        ("LBK (lagen (2031:572) om båtkontroll) gäller. I LBK sägs", ["sfs/2031:572", "sfs/2031:572"]),
        ("lagen (2031:572) om båtkontroll (båtkontrollagen). Båtkontrollagens syfte", ["sfs/2031:572", "sfs/2031:572"]),
        ("förordningen (2031:7) om båtar (båtförordningen). I båtförordningen", ["sfs/2031:7", "sfs/2031:7"]),
        ("förordningen (2031:7) med instruktion för Båtverket (BFK). Chefen för BFK", ["sfs/2031:7"]),
        ("lagen (2031:572) om båtkontroll (KD). Enligt KD får", ["sfs/2031:572"]),
        (
            "förordning (EU) 2031/1129 om båtar, upphävande av förordning (EG) nr 3/2003 (båtförordningen). Båtförordningens regler",
            ["eu/reg/2031/1129", "eu/reg/3/2003", "eu/reg/2031/1129"],
        ),
        ("direktiv 2031/9/EU (båtdirektivet). Artikel 3.1 i båtdirektivet", ["eu/dir/2031/9", "eu/dir/2031/9#A3.1"]),
        ("lagen (2031:572) om båtkontroll. Av 8 § och 12 samt 22 §§ följer", ["sfs/2031:572", "sfs/2031:572#P8,P12,P22"]),
    ],
)
def test_names_that_a_text_gives(text: str, want: list[str]) -> None:
    assert labels(text) == want


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Brottsbalkens 35:e kapitel", "sfs/1962:700#K35"),
        ("35 kapitlet brottsbalken", "sfs/1962:700#K35"),
        ("tredje kapitlet brottsbalken", "sfs/1962:700#K3"),
        ("4:e kapitlet 3 § brottsbalken", "sfs/1962:700#K4P3"),
        ("3 § första meningen köplagen", "sfs/1990:931#P3"),
        ("3 § 12 mom. jaktstadgan (1938:279)", "sfs/1938:279#P3O12"),
        ("1 § 1 st. 6) köplagen", "sfs/1990:931#P1S1N6"),
        ("(köplagen 3 § 7)", "sfs/1990:931#P3S1N7"),
        ("köplagen 3 § 7.", "sfs/1990:931#P3S1N7"),
        ("prop. 1958:A 30", "prop/1958:A30"),
        ("Kungl. Maj:ts prop. nr 212/1949", "prop/1949:212"),
        ("proposition nr 64 till 1948 års riksdag", "prop/1948:64"),
        ("prop. 1948 nr 64", "prop/1948:64"),
        ("SOU l998:5", "sou/1998:5"),
        ("prop 1997/98 :74", "prop/1997/98:74"),
        ("(bet. 2001/02 FöU2)", "bet/2001/02:FöU2"),
        ("frågesvar 2017/18:29", "fr/2017/18:29"),
        ("(Ei R2018:08)", "report/ei/2018:08"),
    ],
)
def test_forms_of_one_source(text: str, label: str) -> None:
    assert labels(text) == [label]


@pytest.mark.parametrize("text", ["tredje kapitlet i boken", "35 kapitlet i rapporten"])
def test_chapters_of_no_statute(text: str) -> None:
    assert labels("Brottsbalken gäller. Se även " + text)[1:] == []


def test_a_scanned_dash_between_pages() -> None:
    (found,) = read("prop. 1997/98:74 s. 12@14")
    assert found.pinpoint == "s. 12–14"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "i parti- och kommittémotionerna 2018/19:26 (M, C, KD) yrkande 5, 2018/19:58 (L) yrkandena 3.2 och 4, 2018/19:87 (C)",
            ["mot/2018/19:26", "mot/2018/19:58", "mot/2018/19:87"],
        ),
        (
            "Förteckning. " * 30 + "\n2017/18:97\tAnna Ek (SD)\n2017/18:98\tBo Al och Eva Ek (båda S)\t1 och 2\n",
            ["mot/2017/18:97", "mot/2017/18:98"],
        ),
        ("Förteckning. " * 30 + "\n2017/18:97 av Anna Ek (SD)\n", ["mot/2017/18:97"]),
        ("2017/18:97 av Anna Ek (SD) yrkande 6, 2017/18:98 av Bo Al (C) yrkande 1 och", ["mot/2017/18:97", "mot/2017/18:98"]),
    ],
)
def test_lists_of_motions(text: str, want: list[str]) -> None:
    assert labels(text) == want


@pytest.mark.parametrize(
    ("before", "surface", "after", "label"),
    [
        ("I ", "Naturvårdsverkets Fördjupad utvärdering av miljömålen 2031", " sägs", "work/naturvardsverket/2031"),
        ("Enligt ", "Skolverkets rapport Elever i nöd (2031)", " är", "work/skolverket/2031"),
        ("(", "Brottsförebyggande rådets rapport Otrygghet i Sverige från 2031", ")", "work/bra/2031"),
        ("(", "Skolverkets rapport Elever i nöd 2031", ")", "work/skolverket/2031"),
        ("Hej.\n", "Lab, Steven P. (2007), Crime Prevention. Newark: Lexis", ".\nSlut.", "work/lab/2007"),
        ("", "Ek, L. W., Al, D. P. (2002). Ett försök i skogen. Umeå: Eget", ".", "work/ek/2002"),
    ],
)
def test_works_in_running_text(before: str, surface: str, after: str, label: str) -> None:
    assert [(r.surface, r.label) for r in read(before + surface + after)] == [(surface, label)]


@pytest.mark.parametrize(
    "text",
    ["Skolverkets Anna Ek sade det under 2031", "Naturvårdsverkets General publicerade en lista 2031", "Ek, Al och Bo (2031) menar det"],
)
def test_no_work_in_running_text(text: str) -> None:
    assert labels(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("förordningarna (EEG) nr 1408/71 och 574/72 samt (EG) 883/2004", ["eu/reg/1408/71", "eu/reg/574/72", "eu/reg/883/2004"]),
        ("förordningarna (EG) nr 883/2004, nr 987/2009 och 988/2009", ["eu/reg/883/2004", "eu/reg/987/2009", "eu/reg/988/2009"]),
        ("förordning (EG) nr 883/2004 och 3/4 av resten", ["eu/reg/883/2004"]),
        ("förordning (EU) nr 2015/760 och förordning (EU) nr 600/2014", ["eu/reg/2015/760", "eu/reg/600/2014"]),
        ("KOM(90) 123 slutlig och KOM (89) 568", ["eu/com/1990/123", "eu/com/1989/568"]),
        ("KOM(2005) 646 och 647.", ["eu/com/2005/646", "eu/com/2005/647"]),
        ("COM(2016) 821 och 12 andra förslag, COM(12) 3", ["eu/com/2016/821"]),
        ("SFS 2010:900, 2010:905 och 2010:910", ["sfs/2010:900", "sfs/2010:905", "sfs/2010:910"]),
        ("lagen (2010:900) och 2010:905", ["sfs/2010:900"]),
        ("rapport 2016:12 från Inspektionen för socialförsäkringen (ISF)", ["report/isf/2016:12"]),
        ("rapport 2016:12 från förra året", ["report/-/2016:12"]),
        ("JO 1973 s. 234 och JO:s ämbetsberättelse 1979/80 s. 12", ["jo/1973s234", "jo/1979/80s12"]),
        ("JO:s ämbetsberättelse för 2010, JO 2011 sade", []),
        ("2 kap. 1 § tryckfrihets- förordningen och 7 kap. 15 § riksdags-ordningen", ["sfs/1949:105#K2P1", "sfs/2014:801#K7P15"]),
        ("rätts-ordningen, arbets- ordningen, skatte- och bolagsordning", []),
    ],
)
def test_lists_of_acts_and_names_parted_by_a_line(text: str, expected: list[str]) -> None:
    assert labels(f"Vi har i flera år sagt det. Se {text}") == expected


def test_a_name_in_brackets_behind_a_title_that_is_not_word_for_word() -> None:
    text = "Lagen (2016:752) om vissa begränsningar av möjligheten att beviljas något ({}) gäller. Av 15 § tillfälliga lagen följer det."
    found = labels(text.format("tillfälliga lagen"))
    assert found == ["sfs/2016:752", "sfs/2016:752#P15"]
    assert "sfs/2016:752#P15" not in labels(text.format("se bilagan"))
    other = (
        "Lagen (2016:752) om vissa begränsningar och den nya skyddslagen (tillfälliga lagen) gäller. Av 15 § tillfälliga lagen följer det."
    )
    assert "sfs/2016:752#P15" not in labels(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("artikel 2 i ILO:s konvention nr 111 och artikel 6 i ILO-konvention (nr 158)", ["treaty/ilo111#A2", "treaty/ilo158#A6"]),
        ("artikel 53 i EES-avtalet och EEG-fördragets artikel 92", ["treaty/eea#A53", "treaty/tec#A92"]),
        ("ILO 111 personer, EES-avtalet och EEG-fördraget", []),
        ("DN 82-03-12 och SvD den 3 mars 1982", ["press/dn/1982-03-12", "press/svd/1982-03-03"]),
        ("DN 82-13-03, DN 82-03-031 och DN-debatten den 18 mars 1982", []),
        (
            "I Dagens Nyheter kunde man den 3 mars 1982 läsa det. Aftonbladet kunde den 4 mars 1982 tillägga mer.",
            ["press/dn/1982-03-03", "press/aftonbladet/1982-03-04"],
        ),
        ("DN-artikeln den 21 augusti 2012 och SvD debatt den 17 maj 2012", ["press/dn/2012-08-21", "press/svd/2012-05-17"]),
        ("FOI-R--3990--SE och (FOI-R-2513)", ["report/foi/3990", "report/foi/2513"]),
        ("FOI-R--39905, XFOI-R--3990, FOI-R--39-1", []),
        ("Riksdagens revisorers förslag 1998/99:RR5 och (1997/98:RR8)", ["framst/1998/99:RR5", "framst/1997/98:RR8"]),
        ("(2018/19:RR2)", []),
    ],
)
def test_conventions_by_number_and_papers_by_what_was_read_in_them(text: str, expected: list[str]) -> None:
    assert labels(f"Vi har i flera år sagt det. Se {text}") == expected
