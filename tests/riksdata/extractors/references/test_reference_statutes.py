from __future__ import annotations

import datetime

import pytest
from reference_reading import labels, labels_of, read, surfaces


@pytest.mark.parametrize(
    ("text", "surface", "label"),
    [
        ("enligt lagen (1988:688) om kontaktförbud kan", "lagen (1988:688) om kontaktförbud", "sfs/1988:688"),
        ("införd i brottsbalken.", "brottsbalken", "sfs/1962:700"),
        ("Skollagens syfte", "Skollagens", "sfs/2010:800"),
        ("plan- och bygglagen (2010:900) ändras", "plan- och bygglagen (2010:900)", "sfs/2010:900"),
        ("stöd enligt LSS ges", "LSS", "sfs/1993:387"),
        ("lagen om offentlig upphandling bör", "lagen om offentlig upphandling", "sfs/2016:1145"),
        ("förordningen 2007:185 om producentansvar för bilar.", "förordningen 2007:185 om producentansvar för bilar", "sfs/2007:185"),
        ("förordningen om undersökning av olyckor (1990:712).", "förordningen om undersökning av olyckor (1990:712)", "sfs/1990:712"),
        ("enligt 6 kap. 13 § BrB ska", "6 kap. 13 § BrB", "sfs/1962:700#K6P13"),
        ("20 kap. 8 § fjärde stycket rättegångsbalken", "20 kap. 8 § fjärde stycket rättegångsbalken", "sfs/1942:740#K20P8S4"),
        ("6 kap. 1–3 §§ BrB", "6 kap. 1–3 §§ BrB", "sfs/1962:700#K6P1-P3"),
        ("6 kap. 13 och 14 §§ BrB", "6 kap. 13 och 14 §§ BrB", "sfs/1962:700#K6P13,P14"),
        ("2 § första stycket 6 LVU", "2 § första stycket 6 LVU", "sfs/1990:52#P2S1N6"),
        ("2 § 6 LVU", "2 § 6 LVU", "sfs/1990:52#P2S1N6"),
        ("regeringsformen 2 §", "regeringsformen 2 §", "sfs/1974:152#P2"),
        ("skatteförfarandelagen (2011:1244) 39 kap. 7 §", "skatteförfarandelagen (2011:1244) 39 kap. 7 §", "sfs/2011:1244#K39P7"),
        ("2 kap. 7 § SOL", "2 kap. 7 § SOL", "sfs/2001:453#K2P7"),
        ("RF 2 kap. 6 §", "RF 2 kap. 6 §", "sfs/1974:152#K2P6"),
        ("29 § 2 mom. jaktstadgan (1938:279)", "29 § 2 mom. jaktstadgan (1938:279)", "sfs/1938:279#P29O2"),
        ("8–10 kap. miljöbalken", "8–10 kap. miljöbalken", "sfs/1998:808#K8-K10"),
        ("andra stycket 2 kap. 24 § i regeringsformen", "andra stycket 2 kap. 24 § i regeringsformen", "sfs/1974:152#K2P24S2"),
        ("§ 23 i jaktförordningen", "§ 23 i jaktförordningen", "sfs/1987:905#P23"),
        ("anställningsskyddslagen 1982:80 ger", "anställningsskyddslagen 1982:80", "sfs/1982:80"),
        ("kap. 3, 4 och 8 i brottsbalken", "kap. 3, 4 och 8 i brottsbalken", "sfs/1962:700#K3,K4,K8"),
        ("Se kapitel 5–7 skollagen (2010:800).", "kapitel 5–7 skollagen (2010:800)", "sfs/2010:800#K5-K7"),
        ("regeringsformens kapitel 13 säger", "regeringsformens kapitel 13", "sfs/1974:152#K13"),
        ("enligt RF kap. 2 gäller", "RF kap. 2", "sfs/1974:152#K2"),
        ("socialtjänstlagens 4:e kapitel, paragraf 2 säger", "socialtjänstlagens 4:e kapitel, paragraf 2", "sfs/2001:453#K4P2"),
        ("enligt 4 kap., § 2 socialtjänstlagen", "4 kap., § 2 socialtjänstlagen", "sfs/2001:453#K4P2"),
        ("i socialtjänstlagen kapitel 4 § 2 står", "socialtjänstlagen kapitel 4 § 2", "sfs/2001:453#K4P2"),
        ("verkets instruktion (2031:103) anger", "instruktion (2031:103)", "sfs/2031:103"),
        ("instruktionen för Läkemedelsverket (2031:104) anger", "instruktionen för Läkemedelsverket (2031:104)", "sfs/2031:104"),
    ],
)
def test_one_statute(text: str, surface: str, label: str) -> None:
    assert [(r.surface, r.label) for r in read(text)] == [(surface, label)]


@pytest.mark.parametrize(
    ("text", "fragments"),
    [
        ("6 kap. 3 § och 7 kap. 19 § och 20 § köplagen", ["K6P3", "K7P19", "K7P20", ""]),
        ("4 kap. 19 och 20 §§ köplagen", ["K4", "K4P19", "K4P20", ""]),
        ("3 §, 5 §, 10 § f och 22 § köplagen", ["P3", "P5", "P10S1Nf", "P22", ""]),
        ("33 kap. 5 § 2 st 3 köplagen", ["K33P5S2N3"]),
        ("1 § andra stycket andra punkten köplagen", ["P1S2N2"]),
        ("3 § fjärde stycket 2 eller femte stycket köplagen", ["P3S4N2", "P3S5", ""]),
        ("16 § första och andra styckena, 17-29 och 32 §§ köplagen", ["P16S1", "P16S2", "P17", "P29", "P32", ""]),
        ("11 a–11 c §§ köplagen", ["P11a", "P11c", ""]),
        ("3 § första stycket 1 och 2 samt 5 § köplagen", ["P3S1", "P3S1N1", "P3S1N2", "P5", ""]),
        ("2 kap. köplagen", ["K2", ""]),
    ],
)
def test_addresses_of_a_chain(text: str, fragments: list[str]) -> None:
    (found,) = read(text)
    assert (found.uri or "").split() == [f"https://lagen.nu/1990:931{'#' + f if f else ''}" for f in fragments]


def test_the_same_statute_again() -> None:
    assert labels("7 § lagen (1998:1591) om Svenska kyrkan och 8 § samma lag") == ["sfs/1998:1591#P7", "sfs/1998:1591#P8"]
    text = "enligt lagen (1998:150) om en sak och lagen (1995:1506) om en annan (jfr 2 § i den förstnämnda lagen)"
    assert labels(text)[-1] == "sfs/1998:150#P2"
    assert labels("11 kap. 8 § mervärdesskattelagen gäller. Av 11 kap. 9 § framgår") == ["sfs/1994:200#K11P8", "sfs/1994:200#K11P9"]
    assert labels("12 kap. 2 § jordabalken och 46 § samma kapitel")[-1] == "sfs/1970:994#K12P46"


def test_short_names_that_the_text_defines() -> None:
    assert labels("lagen (1980:578) om ordningsvakter (LOV). Enligt LOV gäller")[-1] == "sfs/1980:578"
    assert labels("lagen om valfrihetssystem. Enligt LOV gäller")[-1] == "sfs/2008:962"
    numbered_later = "Enligt lagen om nya saker gäller. Av lagen (2099:12) om nya saker följer. Lagen om nya saker är ny."
    assert labels(numbered_later)[-2:] == ["sfs/2099:12", "sfs/2099:12"]


@pytest.mark.parametrize(
    ("name", "day", "sfs"),
    [
        ("SoL", datetime.date(2019, 1, 1), "2001:453"),
        ("SoL", datetime.date(2026, 1, 1), "2025:400"),
        ("SoL", None, "2025:400"),
        ("socialtjänstlagen", datetime.date(1985, 1, 1), "1980:620"),
        ("skollagen", datetime.date(2009, 1, 1), "1985:1100"),
        ("kommunallagen", datetime.date(2017, 12, 31), "1991:900"),
        ("kommunallagen", datetime.date(2018, 1, 1), "2017:725"),
        ("personuppgiftslagen", datetime.date(2024, 1, 1), "1998:204"),
        ("lagen om offentlig upphandling", datetime.date(2010, 1, 1), "2007:1091"),
    ],
)
def test_a_name_means_the_law_of_its_day(name: str, day: datetime.date | None, sfs: str) -> None:
    assert labels(f"Det följer av {name}.", day) == [f"sfs/{sfs}"]


@pytest.mark.parametrize("paper", ["Dir.2017:1", "dir 2017:1", "SOU2017:4", "prop.2016/17:4", "(mot.2016/17:4)", "Ds.2017:3"])
def test_papers_with_or_without_a_space_tell_when_a_text_was_written(paper: str) -> None:
    assert labels(f"Det följer av socialtjänstlagen. Se vidare {paper} om bryggor.", None)[0] == "sfs/2001:453"


def test_a_statute_that_is_younger_than_the_papers_tells_when_a_text_was_written() -> None:
    assert labels("Efter SOU 1998:4 kom lagen (2026:1) om bryggor. Det följer av socialtjänstlagen.", None)[-1] == "sfs/2025:400"
    assert labels("Efter lagen (1994:1) om bryggor kom inget. Det följer av socialtjänstlagen.", None)[-1] == "sfs/2025:400"


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("lagen (2004:46) om värdepap-persfonder medger", "lagen (2004:46) om värdepap-persfonder"),
        ("lagen (2002:1022) om revision av statlig verksamhet m.m. gäller", "lagen (2002:1022) om revision av statlig verksamhet m.m."),
    ],
)
def test_a_title_that_the_table_knows_ends_as_it_has_it(text: str, surface: str) -> None:
    assert [reference.surface for reference in read(text)] == [surface]


def test_where_a_title_ends() -> None:
    text = "lagen (1999:932) om stöd till trossamfund och förordningen (1999:973) om statsbidrag till trossamfund ska ändras"
    assert surfaces(text) == [
        "lagen (1999:932) om stöd till trossamfund",
        "förordningen (1999:973) om statsbidrag till trossamfund",
    ]
    assert surfaces("lagen (2099:1) om skydd för nya saker i vissa fall och regeringen bör") == [
        "lagen (2099:1) om skydd för nya saker i vissa fall"
    ]
    assert surfaces("lagen (2012:278) om inhämtning av uppgifter om elektronisk kommunikation (den s.k.") == [
        "lagen (2012:278) om inhämtning av uppgifter om elektronisk kommunikation"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "En ny skollag behövs och lagen ska ändras.",
        "LSS-insatser och PBL-processen",
        "Förslagen i bolagen och anslagen",
        "23 § okändalagen och 5 § i avtalet",
        "Riksidrottsförbundet (RF) och TF samt MB",
        "Alla ska ha en hög servicenivå på landsbygden (HSL). HSL är viktig.",
        "Stöd ges till lokal service och skola (LSS). LSS växer.",
        "Samtyckeslagen och sexköpslagen",
        "skyddsjakt och 28 § ska gälla",
    ],
)
def test_no_statute(text: str) -> None:
    assert labels(text) == []


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Den norska polislagen och Finlands jaktlag.", []),
        ("Enligt hälso- och sjukvårdslagen (HSL) gäller det. HSL är bra.", ["sfs/2017:30", "sfs/2017:30"]),
        ("Lagen (1991:572) om särskild utlänningskontroll (LSU) gäller. LSU är gammal.", ["sfs/1991:572", "sfs/1991:572"]),
        ("I lagen (2011:1029) om upphandling på försvars- och säkerhetsområdet (LUFS). LUFS är ny.", ["sfs/2011:1029", "sfs/2011:1029"]),
        ("Barn kan få vård (LVU) mot sin vilja. LVU används.", ["sfs/1990:52", "sfs/1990:52"]),
        ("Enligt 3 § finska jaktlagen gäller miljöbalken.", ["sfs/1998:808"]),
        ("Den svenska polislagen gäller.", ["sfs/1984:387"]),
        ("Den gamla förvaltningslagen är upphävd.", ["sfs/1986:223"]),
        ("Den dåvarande regeringsformen.", []),
        ("Den då 15 år gamla miljöbalken.", ["sfs/1998:808"]),
        ("En ny förvaltningslag trädde i kraft (2017:900). Lagens § 5 gäller.", ["sfs/2017:900", "sfs/2017:900#P5"]),
        ("Ett nytt förslag lades fram (2017:900).", []),
        ("Det är förbjudet (lag 1982:316 med förbud mot könsstympning av kvinnor).", ["sfs/1982:316"]),
        ("I MB 4 § 3 kap. står det.", ["sfs/1998:808#K3P4"]),
        ("Enligt BrB 36:4 och RB 42:8 a gäller.", ["sfs/1962:700#K36P4", "sfs/1942:740#K42P8a"]),
        ("3 kap. 1 § miljöbalken. Av 4 § framgår.", ["sfs/1998:808#K3P1", "sfs/1998:808#K3P4"]),
        ("2 kap. 12 § upphovsrättslagen. Av 26 k § framgår.", ["sfs/1960:729#K2P12", "sfs/1960:729#P26k"]),
        ("Arbetsmiljölagen gäller. Enligt 12 § Arbetsmiljöverkets föreskrift krävs det.", ["sfs/1977:1160"]),
        ("12 § tredje stycket a) lagen (1982:80) om anställningsskydd", ["sfs/1982:80#P12S3Na"]),
        ("2 § 1 och 2 st LAS", ["sfs/1982:80#P2S1,S2"]),
    ],
)
def test_laws_of_others_and_of_other_times(text: str, want: list[str]) -> None:
    assert labels(text) == want


def test_the_new_law_is_the_one_to_come() -> None:
    assert labels("Den nya djurskyddslagen välkomnas.", datetime.date(2018, 11, 20)) == ["sfs/2018:1192"]
    assert labels("Djurskyddslagen följs.", datetime.date(2018, 11, 20)) == ["sfs/1988:534"]


def test_bare_sections_reach_on_through_each_other() -> None:
    gap = "Ord som fyller ut en mening. " * 18
    named = "Semesterlagen och lagen om anställningsskydd gäller. "
    found = labels(f"{named}{gap}Av 4 § framgår det. {gap}Av 7 § framgår det. {gap}{gap}Av 9 § framgår det.")
    assert found == ["sfs/1977:480", "sfs/1982:80", "sfs/1982:80#P4", "sfs/1982:80#P7"]


def test_a_name_that_means_one_chapter() -> None:
    assert labels("enligt 42 och 46 §§ hyreslagen") == ["sfs/1970:994#K12P42,P46"]
    assert labels("plan- och bygglagens bemärkelse") == ["sfs/2010:900"]


def test_chapters_of_a_report_are_not_those_of_the_law_before() -> None:
    assert labels("Enligt skollagen krävs det. I kap. 3 och kapitel 4 i betänkandet utvecklas det.") == ["sfs/2010:800"]
    assert labels("Det står i brottsbalken, kap. 4 och i propositionens kap. 5.") == ["sfs/1962:700", "sfs/1962:700#K4"]
    assert labels("Se kap. 2018/19:62 och kap. 2018/19:JuU4.") == ["bet/2018/19:JuU4"]


def test_a_paragraph_in_words() -> None:
    assert labels("I avfallsförordningens paragraf 45 och skollagens paragrafer") == ["sfs/2011:927#P45", "sfs/2010:800"]


LATE = datetime.date(2019, 4, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Enligt 2012 års kustbevakningsdatalag gäller", ["sfs/2012:145"]),
        ("Även i 1985 års skollag (1985:1100) fanns det", ["sfs/1985:1100"]),
        ("1939 års lag om enskilda vägar (EVL) gällde, och EVL:s regler", ["sfs/1939:608", "sfs/1939:608"]),
        ("2015 års insolvensförordning syftar till", ["eu/reg/2015/848"]),
        ("1800 års skollag fanns inte", []),
        ("lagen (1931:26 s. 1) om påhitt (1931 års lag) gäller. Enligt 1931 års lag ska", ["sfs/1931:26"] * 2),
        ("Lagen (2006:544) om påhitt, förkortad påhittslagen, gäller. Påhittslagen ändras", ["sfs/2006:544"] * 2),
        ("Kustbevakningens brottsdatalag gäller", ["sfs/2018:1695"]),
        ("riksdagen skärpte lagen om besöksförbud i fjol", ["sfs/1988:688"]),
        ("bestämmelserna i 3 kap. 4 och 5 §§ lagen om mervärdesskatt", ["sfs/1994:200#K3P4,P5"]),
        ("stöd beviljas enligt lag om stöd till trossamfund", ["sfs/1999:932"]),
        ("fonder enligt lagen om värdepappersfonder får", ["sfs/2004:46"]),
        ("omhändertas enligt lagen om kontroll av berusningsmedel på sjukhus", ["sfs/1985:12"]),
        (
            "två författningar: (1999:932) om stöd till trossamfund och (1985:12) om kontroll av berusningsmedel på sjukhus",
            [
                "sfs/1999:932",
                "sfs/1985:12",
            ],
        ),
        ("två saker (1999:932) om stöd till annat", []),
        ("Regeringens förslag till lag om stöd till trossamfund", []),
        ("en tydligare lag om stöd till trossamfund", []),
        ("Lagen om belastningsregister\nI lagen (1998:620) om belastningsregister står", ["sfs/1998:620", "sfs/1998:620"]),
        ("brottskatalogen (7 kap. 2 § TF) ändras. Genom ändringar i TF införs det", ["sfs/1949:105#K7P2", "sfs/1949:105"]),
        ("Genom ändringar i TF införs det", []),
        ("lagen (2006:544) om påhitt (i fortsättningen benämnd påhittslagen) gäller. Påhittslagen ändras", ["sfs/2006:544"] * 2),
    ],
)
def test_statutes_by_year_title_and_short_name(text: str, expected: list[str]) -> None:
    assert [r.label for r in read(text, LATE)] == expected


def test_a_title_that_others_go_on_from_is_not_taken_for_the_whole() -> None:
    assert labels("enligt lagen om förbud mot diskriminering i arbetslivet ska", datetime.date(2005, 1, 1)) == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("i andra kapitlet, 4 § andra stycket bostadsrättslagen", "sfs/1991:614#K2P4S2"),
        ("Diskrimineringslagens tredje kapitel reglerar", "sfs/2008:567#K3"),
        ("Regeringsformens första kapitel, andra paragrafen", "sfs/1974:152#K1P2"),
        ("enligt 7 kap. andra paragrafen i regeringsformen", "sfs/1974:152#K7P2"),
        ("paragraf 5 i semesterlagen", "sfs/1977:480#P5"),
        ("5 paragrafen semesterlagen", "sfs/1977:480#P5"),
        ("6 kap. 13 § st. 2 BrB", "sfs/1962:700#K6P13S2"),
        ("enligt 3 § 7. brottsdatalagen", "sfs/2018:1177#P3S1N7"),
        ("ändra lotterilagen § 32 och § 34 (1994:1000) så", "sfs/1994:1000#P32,P34"),
        ("Jaktförordningens (1987:905) bestämmelser", "sfs/1987:905"),
    ],
)
def test_sections_as_older_and_plainer_texts_write_them(text: str, label: str) -> None:
    assert labels(text, datetime.date(2018, 11, 20)) == [label]


def test_a_hyphen_left_in_a_name_is_no_part_of_it() -> None:
    text = "6 kap. 18 a § föräldra-balken, hyresför-handlingslagen och penningtvätts-direktivet; EBO-lagen"
    assert [(r.label, r.surface) for r in read(text)] == [
        ("sfs/1949:381#K6P18a", "6 kap. 18 a § föräldra-balken"),
        ("sfs/1978:304", "hyresför-handlingslagen"),
        ("eu/dir/2015/849", "penningtvätts-direktivet"),
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Motion till riksdagen\n2018/19:7\nav Anna Påhitt (X)\nSkärpning av språklagen\nFörslag till riksdagsbeslut\n",
        "Interpellation 2010/11:266 Utvidgning av EU:s tjänstedirektiv av Anna Påhitt (S) till statsrådet Bo Bok (M)\n",
        "Civilutskottets betänkande\n2018/19:CU15\nRegister enligt 2015 års insolvensförordning\nSammanfattning\n",
    ],
)
def test_what_the_papers_own_title_names_is_no_source(title: str) -> None:
    assert labels(title + "Texten handlar om språklagen.") == ["sfs/2009:600"]


def test_sections_far_from_the_only_statute_named() -> None:
    far = "Det är en viktig sak att tänka på. " * 40
    assert labels(f"Enligt 4 kap. 1 § socialtjänstlagen gäller det. {far}Enligt 4 kap. 3 § lämnas stöd.") == [
        "sfs/2001:453#K4P1",
        "sfs/2001:453#K4P3",
    ]
    assert labels(f"Enligt 4 § semesterlagen gäller det. {far}Boverkets föreskrifter gäller, se 5 §.") == ["sfs/1977:480#P4"]
    assert labels(f"Semesterlagen gäller. {far}Enligt 4 kap. 3 § lämnas stöd.") == ["sfs/1977:480"]
    assert labels(f"Skollagen och semesterlagen gäller. {far}Enligt 3 § lämnas stöd.") == ["sfs/2010:800", "sfs/1977:480"]


def test_a_title_of_one_word_that_says_enough() -> None:
    assert labels("Bestämmelsen i lagen om passagerarregister om rättelse upphävs.") == ["sfs/2006:444"]
    named = "I lagen (1998:620) om belastningsregister står det. Bestämmelsen i lagen om belastningsregister om gallring upphävs."
    assert labels(named) == ["sfs/1998:620", "sfs/1998:620"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("att modernisera lagen om fastställande av könstillhörighet i år", ["sfs/1972:119"]),
        ("ändringarna i lagen om flyttning av fordon har fått genomslag", ["sfs/1982:129"]),
        ("enligt lagen om särskilda bestämmelser ska", []),
        ("enligt lagen om stöd till personer ska", []),
    ],
)
def test_a_title_given_short_where_no_other_begins_so(text: str, expected: list[str]) -> None:
    assert labels(text, LATE) == expected


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("enligt 12 § lagen den 6 juni 1924 (nr 361) om bryggors vård gäller", ["sfs/1924:361#P12"]),
        ("Lagen den 6 juni 1924 (nr 361) om bryggor gäller.", ["sfs/1924:361"]),
        ("Enligt förordningen av den 3 maj 1950 (12) om gäss gäller 5 §.", ["sfs/1950:12", "sfs/1950:12#P5"]),
        ("Lagen den 3 maj 1950 (prop. 1997/98:3) är ny.", ["prop/1997/98:3"]),
        ("Enligt förordningen om gäss i norr 1996:734 gäller det. Ändra förordningen om gäss i norr.", ["sfs/1996:734", "sfs/1996:734"]),
        ("Enligt lagen om gäss i norr, SFS 1996:734, gäller det. Lagen om gäss i norr är ny.", ["sfs/1996:734", "sfs/1996:734"]),
        ("Enligt lagen om gäss i norr (1996:734) gäller det. Lagen om gäss i norr är ny.", ["sfs/1996:734", "sfs/1996:734"]),
        ("Förslaget till lagen om gäss i proposition 1996:3 och i SOU 1996:4.", ["prop/1996:3", "sou/1996:4"]),
        ("16kap. 5§ brottsbalken och 16 kap.5 § brottsbalken", ["sfs/1962:700#K16P5", "sfs/1962:700#K16P5"]),
        ("55 § tolfte kapitlet jordabalken", ["sfs/1970:994#K12P55"]),
        ("Sexköp – 6:11 BrB – är brott, likaså 2:3 a BrB.", ["sfs/1962:700#K6P11", "sfs/1962:700#K2P3a"]),
        ("Mötet börjar 2018:4 BrB-dagen.", []),
        (
            "Skollagen (2010:800) och skolförordningen (2011:185): 29 kap. 19 § samma lag, 3 § samma förordning.",
            ["sfs/2010:800", "sfs/2011:185", "sfs/2010:800#K29P19", "sfs/2011:185#P3"],
        ),
    ],
)
def test_older_and_looser_ways_to_cite_statutes(text: str, want: list[str]) -> None:
    assert labels(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Inkomstskattelagen är lång. I IL finns mer.", ["sfs/1999:1229", "sfs/1999:1229"]),
        ("Lagen är lång. I IL finns mer.", []),
        ("Regeringsformen gäller. Riksidrottens Främjare (RF) säger att RF vill mer.", ["sfs/1974:152"]),
        ("Inkomstskattelagen är lång. Enligt inkomstskattelagen (1999:1229), förkortad IL, gäller det.", ["sfs/1999:1229"] * 2),
        ("Konkurslagen och kommunallagen gäller. Enligt KL är det fel.", ["sfs/1987:672", "sfs/2017:725"]),
    ],
)
def test_an_abbreviation_counts_alone_once_its_statute_is_named(text: str, want: list[str]) -> None:
    assert labels(text) == want


@pytest.mark.parametrize(
    "given", [", här benämnd 2009 års lag,", " (nedan kallad 2009 års lag)", ", fortsättningsvis kallad 2009 års lag."]
)
def test_a_statute_that_a_text_calls_by_its_year(given: str) -> None:
    text = f"Det gäller lagen (2009:128) om skydd för fyrar{given} I 2009 års lag sägs inget. 2004 års lag är en annan."
    assert [(r.surface, r.label) for r in read(text)][-1] == ("2009 års lag", "sfs/2009:128")


def test_a_statute_that_the_text_numbers_is_meant_by_its_name_from_then_on() -> None:
    assert labels_of("Påhittsbrolagen (1995:123) gäller. Enligt 3 § påhittsbrolagen ska det finnas räcken.") == [
        "sfs/1995:123",
        "sfs/1995:123#P3",
    ]
    older = "Gällande skogsvårdslag (1948:237) är för svag. Enligt 1 § skogsvårdslagen ska skog vårdas."
    assert labels_of(older, day=datetime.date(1976, 5, 4)) == ["sfs/1948:237", "sfs/1948:237#P1"]
    assert labels_of(older)[1] == "sfs/1979:429#P1"  # of a later day the name means the later statute


def test_a_misprinted_number_does_not_rename_a_statute() -> None:
    text = "Spellagen (2018:1038) träder i kraft senare. Enligt spellagen krävs licens."
    assert labels_of(text, day=datetime.date(2018, 11, 20)) == ["sfs/2018:1038", "sfs/2018:1138"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Köplagen från 1905 gällde länge.", ["sfs/1905:38_s.1"]),
        ("Skollagen från 1985 gällde länge.", ["sfs/1985:1100"]),
        ("Skollagen från 1986 gällde länge.", ["sfs/1985:1100"]),
        ("Det flyttades till skollagen från 1931 års stadga.", ["sfs/2010:800"]),
        ("Skollagen från 2010 gäller.", ["sfs/2010:800"]),
    ],
)
def test_a_statute_by_name_and_year(text: str, labels: list[str]) -> None:
    assert labels_of(text) == labels


def test_a_convention_before_a_section_is_no_chapter() -> None:
    assert labels_of("Man hänvisar till ILO:s konvention nr 87 och till 2 kap. 17 § regeringsformen.") == ["sfs/1974:152#K2P17"]


def test_a_title_goes_on_to_the_statute_that_it_is_about() -> None:
    text = "Det regleras i förordningen (1998:900) om tillsyn enligt miljöbalken, och enligt miljöbalken."
    assert labels_of(text) == ["sfs/1998:900", "sfs/1998:808"]


@pytest.mark.parametrize(
    ("text", "year", "label"),
    [
        ("Enligt 2 § kontaktförbudslagen är det så.", 2024, "sfs/1988:688#P2"),
        ("Enligt 5 § fiskelagen är det så.", 1984, "sfs/1950:596#P5"),
        ("Enligt 5 § fiskelagen är det så.", 2010, "sfs/1993:787#P5"),
        ("Enligt 3 § MFL är det så.", 1990, "sfs/1975:1418#P3"),
        ("Enligt 3 § MFL är det så.", 2020, "sfs/2008:486#P3"),
        ("Enligt minimilönedirektivet är det så.", 2024, "eu/dir/2022/2041"),
        ("Enligt roamingförordningen är det så.", 2010, "eu/reg/717/2007"),
        ("Enligt roamingförordningen är det så.", 2015, "eu/reg/531/2012"),
    ],
)
def test_acts_by_the_name_that_they_had_in_their_time(text: str, year: int, label: str) -> None:
    assert labels_of(text, day=datetime.date(year, 11, 20)) == [label]


def test_the_new_statute_of_a_name_is_not_the_one_that_the_text_has_numbered() -> None:
    text = "Skogsvårdslagen (1948:237) upphävs. Den nya skogsvårdslagen gäller."
    assert labels_of(text, day=datetime.date(1979, 5, 4)) == ["sfs/1948:237", "sfs/1979:429"]


def test_a_soft_hyphen_hides_no_name() -> None:
    assert labels("Skol\u00adlagens 3 § och skol\u00adlagen 4 §.") == labels("Skollagens 3 § och skollagen 4 §.")
    assert labels("Skol\u00adlagens 3 §") != []
