"""How papers of each decade cite: committees and agencies as they were called, motions by their letters, newspapers by their address."""

from __future__ import annotations

import datetime

import pytest

from riksdata import extract


def _labels(text: str, doc_type: str = "mot", day: datetime.date = datetime.date(2018, 11, 20)) -> list[str]:
    return [row.label for row in extract(text, doc_type=doc_type, date=day).references]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Av propositionen följde fyra följdmotioner: 2024/25:17 (V), 2024/25:21 (C) och 2024/25:25 (MP).", [17, 21, 25]),
        ("Två motioner väcktes, 2024/25:17 av Eva Bro m.fl. (V) och 2024/25:21 av Bo Å (C).", [17, 21]),
        ("I motionerna 2024/25:17 av herr Bro m. fl. och 2024/25:21 av fru Å m. fl. yrkas detta.", [17, 21]),
    ],
)
def test_motions_that_a_sentence_announces(text: str, labels: list[int]) -> None:
    assert _labels(text) == [f"mot/2024/25:{n}" for n in labels]


@pytest.mark.parametrize(
    "text",
    [
        "Motioner finns i ämnet. Läsåret, 2019/20:12 stod det på dörren, var kort.",
        "Motionen är god. Mötet 2019/20:12 var ett annat nummer.",
        "Lokomotionen ökade under läsåret: 2019/20:12.",
        "Anförda skäl: Interpellationer ga: 1994/95:1 -154",
    ],
)
def test_no_motion_that_nobody_announced(text: str) -> None:
    assert not any(label.startswith(("mot/", "ip/")) for label in _labels(text))


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("I motionerna 1986/87:Bo410 (m), Bo415 yrkande 2 (c) och Bo502 (fp) begärs åtgärder.", ["Bo410", "Bo415", "Bo502"]),
        ("I motionerna 1986/87:Sf311 (m), Sf342 (vpk) yrkandena 1 och 2 samt Sf415 begärs det.", ["Sf311", "Sf342", "Sf415"]),
        ("I motion Sf240 (fp) och i motionerna T534 (s) yrkande 1 och T541 begärs det.", ["Sf240", "T534", "T541"]),
    ],
)
def test_motions_by_their_letters_in_a_report(text: str, labels: list[str]) -> None:
    assert _labels(text, "bet", datetime.date(1987, 3, 5)) == [f"mot/1986/87:{label}" for label in labels]


def test_a_motion_by_its_letters_alone_means_no_riksmote_outside_the_chamber_or_when_they_had_none() -> None:
    assert _labels("Vi har sagt det i motion Sf240.", "mot", datetime.date(1987, 3, 5)) == []
    assert _labels("I motion Sf240 (fp) begärs det.", "bet", datetime.date(2018, 3, 5)) == []
    assert _labels("I motion Sf240 (fp) begärs det.", "bet", datetime.date(1979, 3, 5)) == []


def test_a_case_of_a_court_is_no_shortened_motion() -> None:
    assert _labels("Se motion 2012/13:C402, HFD 2012 ref. 38 och Ds 2012:26.") == ["mot/2012/13:C402", "hfd/2012:38", "ds/2012:26"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Frågan prövades av statsutskottet (SU 1970:103).", "bet/1970:SU103"),
        ("Riksdagen beslöt det (BaU 1964:48).", "bet/1964:BaU48"),
        ("Se BeU 1968:12.", "bet/1968:BeU12"),
        ("Det avslogs (2LU 1969:47).", "bet/1969:2LU47"),
        ("Se socialutskottets betänkande 1975:14.", "bet/1975:SoU14"),
        ("Andra lagutskottets utlåtande nr 47 år 1969 avstyrkte det.", "bet/1969:2LU47"),
        ("Det behandlades i SoU 1974:20.", "bet/1974:SoU20"),
        ("Det behandlades i SOU 1974:20.", "sou/1974:20"),
        ("Bevillningsutskottets betänkande nr 40 år 1970 höll en reservation.", "bet/1970:BeU40"),
        ("I lagutskottets betänkande nr 3 till 1973 års riksdag står det.", "bet/1973:LU3"),
        ("Frågan bereds (Ds Ju 1984:12).", "ds/1984:Ju12"),
        ("Enligt statens energiverks rapport 1987:4 är det så.", "report/energiverket/1987:4"),
        ("Enligt statskontorets rapport 1984:17 är det så.", "report/statskontoret/1984:17"),
        ("Enligt UHÄ-rapport 1984:12 är det så.", "report/uha/1984:12"),
        ("Enligt naturvårdsverkets rapport 4911 är det så.", "report/naturvardsverket/4911"),
        ("I VTI rapport 337 redovisas hur det är.", "report/vti/337"),
        ("I VTI rapport 378 hävdas att det är så.", "report/vti/378"),
        ("Enligt BRÅ Forskning 1988:3 är det så.", "report/bra/1988:3"),
        ("Socialstyrelsen redovisar 1984:9 visar det.", "report/socialstyrelsen/1984:9"),
        ("Enligt BrB:s 3 kap. 1 § är det så.", "sfs/1962:700#K3P1"),
        ("Enligt RF:s 2 kap. 6 § är det så.", "sfs/1974:152#K2P6"),
        ("Enligt brottsförebyggande rådets rapport 1987:4 är det så.", "report/bra/1987:4"),
        ("Enligt universitets- och högskoleämbetets rapport 1987:4 är det så.", "report/uha/1987:4"),
        ("I SNV rapport 3400 visas det.", "report/naturvardsverket/3400"),
        ("Frågan bereds (Ds UD 1985:3).", "ds/1985:UD3"),
        ("Skolverket konstaterar i rapport nr 131 att det är så.", "report/skolverket/131"),
    ],
)
def test_papers_as_they_were_called(text: str, label: str) -> None:
    assert _labels(text, "bet", datetime.date(1987, 3, 5)) == [label]


@pytest.mark.parametrize(
    "text",
    [
        "Boverket avstyrkte förslagen (2017:5) och sade att förslagen kostar.",
        "Vi mötte utskottets betänkande nr 4 av misstag.",
        "Rapporten nr 3 kom i går.",
        "Socialstyrelsen redovisar 1984 års siffror.",
        "Ordföranden i stadsdelen Ds Bo 1999:4 var borta.",
    ],
)
def test_what_only_looks_like_them(text: str) -> None:
    assert _labels(text) == []


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
    assert _labels(text) == [label]


def test_what_a_newspaper_asks_an_agency_for_is_nothing_that_it_wrote() -> None:
    assert _labels("En journalist vid Dagens Nyheter begärde den 17 augusti 2018 att få se listan.") == []


def test_a_statute_that_the_text_numbers_is_meant_by_its_name_from_then_on() -> None:
    assert _labels("Påhittsbrolagen (1995:123) gäller. Enligt 3 § påhittsbrolagen ska det finnas räcken.") == [
        "sfs/1995:123",
        "sfs/1995:123#P3",
    ]
    older = "Gällande skogsvårdslag (1948:237) är för svag. Enligt 1 § skogsvårdslagen ska skog vårdas."
    assert _labels(older, day=datetime.date(1976, 5, 4)) == ["sfs/1948:237", "sfs/1948:237#P1"]
    assert _labels(older)[1] == "sfs/1979:429#P1"  # of a later day the name means the later statute


def test_a_misprinted_number_does_not_rename_a_statute() -> None:
    text = "Spellagen (2018:1038) träder i kraft senare. Enligt spellagen krävs licens."
    assert _labels(text, day=datetime.date(2018, 11, 20)) == ["sfs/2018:1038", "sfs/2018:1138"]


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
    assert _labels(text) == labels


def test_a_convention_before_a_section_is_no_chapter() -> None:
    assert _labels("Man hänvisar till ILO:s konvention nr 87 och till 2 kap. 17 § regeringsformen.") == ["sfs/1974:152#K2P17"]


def test_a_title_goes_on_to_the_statute_that_it_is_about() -> None:
    text = "Det regleras i förordningen (1998:900) om tillsyn enligt miljöbalken, och enligt miljöbalken."
    assert _labels(text) == ["sfs/1998:900", "sfs/1998:808"]


@pytest.mark.parametrize(
    ("note", "label"),
    [
        ("Eva Bergdal, Det svenska brobygget, Broförlaget 1998, s. 88.", "work/bergdal/1998"),
        ("Socialstyrelsen, Kännedom om bryggor 2003, 2004, s. 31.", "work/socialstyrelsen/2004"),
    ],
)
def test_the_year_of_a_work_before_its_page(note: str, label: str) -> None:
    assert _labels(f"Så är det.[1]\n\n[1] {note}\n") == [label]


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
    assert _labels(text, day=datetime.date(year, 11, 20)) == [label]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            "Med anledning av prop. 1997/98:86 anslogs pengar (KrU15, rskr. 263).",
            ["prop/1997/98:86", "bet/1997/98:KrU15", "rskr/1997/98:263"],
        ),
        ("Det stod i betänkande 1996/97:JuU7 (s. 8), och så blev det (rskr. 184).", ["bet/1996/97:JuU7", "rskr/1996/97:184"]),
        ("Vi minns prop. 1987/88:85, sedan (bet. SoU25).", ["prop/1987/88:85", "bet/1987/88:SoU25"]),
        ("Vi minns prop. 1987/88:85. Sedan kom rskr. 263.", ["prop/1987/88:85"]),
        ("Vi läste prop. 1987/88:85 (JuU 4 sidor).", ["prop/1987/88:85"]),
    ],
)
def test_papers_of_the_riksmote_that_the_sentence_names(text: str, labels: list[str]) -> None:
    assert _labels(text, "bet", datetime.date(1998, 10, 4)) == labels


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
    assert label in _labels(f"Så är det.[1]\n\n[1] {note}\n")


def test_reports_of_a_committee_that_is_named_once() -> None:
    assert _labels("Se CU 1976/77:12 s. 4 och 1977/78:25.", "bet", datetime.date(1979, 3, 5)) == ["bet/1976/77:CU12", "bet/1977/78:CU25"]
    assert _labels("Se bet. 2018/19:JuU4 och 2018/19:5.") == ["bet/2018/19:JuU4"]


@pytest.mark.parametrize(
    "text",
    [
        "Arbetet startade den 3 maj 2001.",
        "Koncessionen för TV4 löper den 31 december 2005 ut.",
        "Skriv till redaktion@dn.se den 10 juni 2015.",
        "Antalet propositioner har varierat: 2021/22: 240, 2022/23: 130.",
        "Bidraget till idrott och motion: 2010/11: 12 miljoner.",
        "Ungdomar skriver motion A4 format.",
        "Djurslagen (2011:14) i registret räknas upp.",
    ],
)
def test_what_comes_near_and_is_none(text: str) -> None:
    assert [label for label in _labels(text, "bet", datetime.date(1995, 3, 5)) if not label.startswith("sfs/")] == []


def test_a_regiment_behind_a_motion_is_none() -> None:
    assert _labels("Se motion 1986/87:Fö12 (m), A 8 och K 4.", "bet", datetime.date(1987, 3, 5)) == ["mot/1986/87:Fö12"]


def test_a_motion_of_another_riksmote_is_not_of_that_at_hand() -> None:
    assert _labels("Under 1993/94 års riksmöte avstyrktes motion Ub344.", "bet", datetime.date(1995, 3, 5)) == []
    assert _labels("I motion Ub344 begärs det.", "bet", datetime.date(1994, 9, 20)) == []


def test_the_new_statute_of_a_name_is_not_the_one_that_the_text_has_numbered() -> None:
    text = "Skogsvårdslagen (1948:237) upphävs. Den nya skogsvårdslagen gäller."
    assert _labels(text, day=datetime.date(1979, 5, 4)) == ["sfs/1948:237", "sfs/1979:429"]


def test_memos_of_one_ministry() -> None:
    assert _labels("Se Ds Fi 1985:12 och 1985:13.") == ["ds/1985:Fi12", "ds/1985:Fi13"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("I partimotionen Bo224 (v) yrkande 2 och kommittémotion Bo316 begärs det.", ["Bo224", "Bo316"]),
        ("Två centermotioner, Bo224 och Bo226, tar upp saken.", ["Bo224", "Bo226"]),
        ("Motionerna Bo224 yrkande 6 i denna del (v), Bo226 i motsvarande del och Bo231 avstyrks.", ["Bo224", "Bo226", "Bo231"]),
        ("Motionerna Bo224 yrkandena 1 samt 4–7, båda i denna del (mp), och Bo226 avstyrks.", ["Bo224", "Bo226"]),
    ],
)
def test_compounds_and_parts_of_motions_in_a_report(text: str, labels: list[str]) -> None:
    assert _labels(text, "bet", datetime.date(2001, 11, 20)) == [f"mot/2001/02:{label}" for label in labels]


@pytest.mark.parametrize("text", ["Lokomotionen A815 är en modell.", "En promotion A815 hölls.", "Motionen, A4 och tunn, lades fram."])
def test_no_motion_in_another_word_or_format(text: str) -> None:
    assert _labels(text, "bet", datetime.date(1990, 3, 5)) == []


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Saken prövades (bet. UU8) tillsammans med prop. 1985/86:100.", ["bet/1985/86:UU8", "prop/1985/86:100"]),
        ("Jfr prop. 1984/85:100 och bet. UU8.", ["prop/1984/85:100", "bet/1984/85:UU8"]),
        ("I 1984/85 betänkande NU1 sägs det.", ["bet/1984/85:NU1"]),
        ("Se prop. 1984/85:150. I prop. 150 bil. 3 föreslås det.", ["prop/1984/85:150"] * 2),
        ("(prop. 1984/85:100 bil. 12, AU8, rskr. 176)", ["prop/1984/85:100", "bet/1984/85:AU8", "rskr/1984/85:176"]),
    ],
)
def test_papers_whose_riksmote_the_sentence_tells(text: str, labels: list[str]) -> None:
    assert _labels(text, "mot", datetime.date(1986, 4, 10)) == labels


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Saken prövades i februari 1986 (bet. JuU12, rskr. 112).", ["bet/1985/86:JuU12", "rskr/1985/86:112"]),
        ("Saken prövades hösten 1985 (bet. JuU12).", ["bet/1985/86:JuU12"]),
        ("I betänkandena JuU12 och SoU7 samt yttrande FiU2y sägs det.", ["bet/1985/86:JuU12", "bet/1985/86:SoU7", "yttr/1985/86:FiU2y"]),
        ("I prop. 100 bil. 12 och i proposition 132 föreslås det.", ["prop/1985/86:100", "prop/1985/86:132"]),
    ],
)
def test_papers_of_the_riksmote_at_hand(text: str, labels: list[str]) -> None:
    assert _labels(text, "bet", datetime.date(1986, 4, 10)) == labels
    assert _labels(text, "mot", datetime.date(1986, 4, 10)) == []
    assert _labels(text, "bet", datetime.date(1986, 9, 20)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Saken prövades våren 1985 (bet. JuU12).",
        "Saken prövades hösten 1984 (bet. JuU12).",
        "Förra riksmötet (bet. JuU12) avslogs det.",
        "Utskottets betänkande 8 är långt, och yttranden NU 17 var en rad i tabellen.",
        "Prop. 30 procent, prop. 25 mnkr, prop. 2,5 och prop. 3–5 står i tabellen för prop. 1986.",
        "Rskr 12 personer skrev.",
        "Ett annat år är 1984/85:nytt. Sedan kom rskr. 263.",
    ],
)
def test_no_paper_of_the_riksmote_at_hand(text: str) -> None:
    assert _labels(text, "bet", datetime.date(1986, 4, 10)) == []


def test_the_end_of_a_sentence_is_no_word_of_a_series() -> None:
    assert _labels("Så är frågan.\n\n1989/90:AU12 behandlar den.", "mot", datetime.date(1990, 3, 5)) == ["bet/1989/90:AU12"]
    assert _labels("Se fråga 2018/19:AU12.", "mot") == ["bet/2018/19:AU12"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Kungl. Maj:ts prop. 57/1967 antogs, liksom proposition nr 57 år 1968.", ["prop/1967:57", "prop/1968:57"]),
        ("I propositionerna nr 57 och 63 år 1967 föreslogs det.", ["prop/1967:57", "prop/1967:63"]),
        ("Se prop. nr 57 år 1967 och nr 63 år 1968.", ["prop/1967:57", "prop/1968:63"]),
        ("I motionerna nr 456 och 457 år 1973 samt motion 12/1974 yrkas det.", ["mot/1973:456", "mot/1973:457", "mot/1974:12"]),
        ("Jfr riksdagens skrivelse nr 134 år 1974 och rskr nr 135/1974.", ["rskr/1974:134", "rskr/1974:135"]),
        ("Jfr riksdagens skrivelse 1974:134 och Kungl. Maj:ts skrivelse 1972:12.", ["rskr/1974:134", "skr/1972:12"]),
        (
            "Se riksdagens protokoll nr 45 år 1973, prot. 1974:12 och snabbprotokollet 1979/80:34.",
            ["prot/1973:45", "prot/1974:12", "prot/1979/80:34"],
        ),
        ("Se SOU nr 12/1978.", ["sou/1978:12"]),
        (
            "Statsutskottets utlåtande nr 107/1969 och statsutskottets utlåtanden 8 och 9 år 1968",
            ["bet/1969:SU107", "bet/1968:SU8", "bet/1968:SU9"],
        ),
        ("Bevillningsutskottets betänkande 1968:52 och första lagutskottets utlåtande 1970:15", ["bet/1968:BeU52", "bet/1970:1LU15"]),
        ("Allmänna beredningsutskottets utlåtande nr 5 år 1967 (ABU 1967:5)", ["bet/1967:ABU5"] * 2),
        (
            "(prop. 1964:128, 2LU 48, rskr 307; L2U 1969:37; 3 LU 1963:30)",
            ["prop/1964:128", "bet/1964:2LU48", "rskr/1964:307", "bet/1969:2LU37", "bet/1963:3LU30"],
        ),
        ("Utskottets yttrande AU 1978/79:2 y bifogas.", ["yttr/1978/79:AU2y"]),
        ("Propositionerna 1973:12, 45 och 67 avvisas.", ["prop/1973:12", "prop/1973:45", "prop/1973:67"]),
        ("Se Ds Fi 1985:12, 13 och 15 samt Ju 1986:3.", ["ds/1985:Fi12", "ds/1985:Fi13", "ds/1985:Fi15", "ds/1986:Ju3"]),
        ("Se DsFi 1985:12 och Ds U 1983:9–10.", ["ds/1985:Fi12", "ds/1983:U9-U10"]),
    ],
)
def test_numbers_of_the_years_before_riksmoten(text: str, labels: list[str]) -> None:
    assert _labels(text, "mot", datetime.date(1986, 1, 20)) == labels


@pytest.mark.parametrize(
    "text",
    [
        "Motion 3/1980 och motion nr 3 av år 1969 finns i flera kamrar.",
        "Möte nr 3 år 1972. Styrelsens protokoll nr 3 år 1973. Kommunens skrivelse nr 3 år 1972 och skrivelse 1972:12.",
        "Förvaltningsutskottets betänkande nr 3 år 1973, lagutskottets utlåtande nr 3 år 1966, statsutskottets utlåtande nr 3 år 1974",
        "Propositionen nr 3 och 5 personer, nr 57/1967",
        "Utskottets betänkande nr 3 år 1972",
    ],
)
def test_no_numbers_of_the_years_before_riksmoten(text: str) -> None:
    assert _labels(text, "mot", datetime.date(1986, 1, 20)) == []


def test_what_a_memo_of_a_ministry_does_not_list() -> None:
    assert _labels("Se Ds Ju 1979:8 och 40 personer, Ds A 1979:3 och A 1980.", "mot", datetime.date(1981, 1, 20)) == [
        "ds/1979:Ju8",
        "ds/1979:A3",
    ]
    assert "ds" not in {label[:2] for label in _labels("DSB 1985:12 gick sent.", "mot", datetime.date(1986, 1, 20))}
    assert _labels("Propositionen 1973:12 och 67 kommuners svar", "mot", datetime.date(1974, 1, 20)) == ["prop/1973:12"]


def test_papers_at_hand_in_the_years_before_riksmoten_and_in_the_records() -> None:
    text = "Enligt proposition 28 och bet. NU 12 (rskr 134) ska bidraget höjas."
    assert _labels(text, "bet", datetime.date(1974, 4, 10)) == ["prop/1974:28", "bet/1974:NU12", "rskr/1974:134"]
    assert _labels(text, "bet", datetime.date(1978, 4, 10)) == ["prop/1977/78:28", "bet/1977/78:NU12", "rskr/1977/78:134"]
    assert _labels("Saken prövades 1973 (bet. NU 12).", "bet", datetime.date(1974, 4, 10)) == []
    record = "Som framgår av FiU20, rskr. 251, och motionerna N412 av Bo Ek m.fl. (s) samt Jo212 är det så."
    found = ["bet/1989/90:FiU20", "rskr/1989/90:251", "mot/1989/90:N412", "mot/1989/90:Jo212"]
    assert _labels(record, "prot", datetime.date(1990, 2, 14)) == found
    nothing = "UU 8 personer, betänkande AU 20 gånger, proposition 1 till 5, reservation 3 i UbU12, motion K 12, motion 5 av Bo Ek"
    assert _labels(nothing, "prot", datetime.date(1990, 2, 14)) == []


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Se prop. 94/95:100, rskr 94/95:234 och bet. 94/95:SoU12.", ["prop/1994/95:100", "rskr/1994/95:234", "bet/1994/95:SoU12"]),
        ("Se motion 94/95:So203 och riksdagens protokoll 99/00:2.", ["mot/1994/95:So203", "prot/1999/2000:2"]),
        ("Jag lämnade motion 1994/95 So203 och en motion (1992/93 N433).", ["mot/1994/95:So203", "mot/1992/93:N433"]),
        ("Av SOU-betänkandet 1994:12 och Ds-promemorian 1994:13 framgår det.", ["sou/1994:12", "ds/1994:13"]),
        ("Se förordning nr 2092/91/EEG och direktiv 92/43/EEG.", ["eu/reg/2092/91", "eu/dir/92/43"]),
        ("prop. 94/96:100, resultatet 94/95:1, SOU 94/95:1, säsongen 94/95: 12 mål, bet. 94/95:12 och prop. 94/95:Ub3", []),
        ("Sou-utredningen 1994/95:12, motion 1992/93 E18 och budgetmotionen 2017/18 En plan", []),
    ],
)
def test_numbers_whose_riksmote_is_written_short_or_apart(text: str, labels: list[str]) -> None:
    assert _labels(text, "mot", datetime.date(1999, 10, 5)) == labels


def test_a_riksmote_with_both_years_in_full() -> None:
    text = "Utskottet har sagt det förut (bet. 1998/1999:SkU13, 1999/2000:SkU16 och 2000/2001:SkU17)."
    assert _labels(text) == ["bet/1998/99:SkU13", "bet/1999/2000:SkU16", "bet/2000/01:SkU17"]
    assert _labels("Se bet. 1998/2004:SkU13.") == ["bet/1998/2004:SkU13"]
