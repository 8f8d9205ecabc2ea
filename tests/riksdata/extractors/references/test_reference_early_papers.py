"""Papers as they were cited before there were riksmöten, and as committees, agencies and ministries of their time called theirs."""

from __future__ import annotations

import datetime

import pytest
from reference_reading import labels_of, read


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
    assert labels_of(text, "bet", datetime.date(1987, 3, 5)) == [label]


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
    assert labels_of(text) == []


def test_memos_of_one_ministry() -> None:
    assert labels_of("Se Ds Fi 1985:12 och 1985:13.") == ["ds/1985:Fi12", "ds/1985:Fi13"]


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
    assert labels_of(text, "mot", datetime.date(1986, 1, 20)) == labels


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
    assert labels_of(text, "mot", datetime.date(1986, 1, 20)) == []


def test_what_a_memo_of_a_ministry_does_not_list() -> None:
    assert labels_of("Se Ds Ju 1979:8 och 40 personer, Ds A 1979:3 och A 1980.", "mot", datetime.date(1981, 1, 20)) == [
        "ds/1979:Ju8",
        "ds/1979:A3",
    ]
    assert "ds" not in {label[:2] for label in labels_of("DSB 1985:12 gick sent.", "mot", datetime.date(1986, 1, 20))}
    assert labels_of("Propositionen 1973:12 och 67 kommuners svar", "mot", datetime.date(1974, 1, 20)) == ["prop/1973:12"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Se Ds Fi 1985:12 och Ds 1985:3.", ["ds/1985:Fi12", "ds/1985:3"]),
        ("Se Ds Fi 1985:12 och Dir 1985:3.", ["ds/1985:Fi12", "dir/1985:3"]),
        ("Se Ds Fi 1985:12 och Se 1985:3.", ["ds/1985:Fi12"]),
        ("Se Ds Fi 1985:12 och Fö 1985:3.", ["ds/1985:Fi12", "ds/1985:Fö3"]),
        ("Se Ds Fi 1985:12 och UD 1985:3 samt 1985:15.", ["ds/1985:Fi12", "ds/1985:UD3", "ds/1985:UD15"]),
        ("Se DsJu 1985:3 och DsXy 1985:2.", ["ds/1985:Ju3"]),
    ],
)
def test_only_letters_of_a_ministry_lead_a_memo(text: str, labels: list[str]) -> None:
    assert labels_of(text, "mot", datetime.date(1986, 1, 20)) == labels


def test_the_memo_of_a_ministry_has_no_address_however_it_is_written() -> None:
    rows = read("Se Ds Fi 1985:12, Ds 1985:Fi12 s. 3 och Ds 1985:3.", datetime.date(1986, 1, 20))
    assert [(row.label, row.pinpoint, bool(row.uri), bool(row.target_dok_id)) for row in rows] == [
        ("ds/1985:Fi12", None, False, False),
        ("ds/1985:Fi12", "s. 3", False, False),
        ("ds/1985:3", None, True, True),
    ]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Propositionerna 1973:12 och 67 kommuners svar", ["prop/1973:12"]),
        ("Motionerna 1973:12, 45 och 67 avvisas nu.", ["mot/1973:12", "mot/1973:45", "mot/1973:67"]),
        ("Motionerna 1973:12 och 67 avstyrktes.", ["mot/1973:12", "mot/1973:67"]),
        ("Prop. 1973:12 och 67 förslog inte.", ["prop/1973:12"]),
        ("Prop. 1973:12 och 67 föreslår det.", ["prop/1973:12", "prop/1973:67"]),
        ("Prop. 1973:12 och 3 av 5 skrivelser", ["prop/1973:12"]),
        ("Prop. 1973:12 och 13 bil. 5", ["prop/1973:12", "prop/1973:13"]),
        ("Prop. 1973:12 och 13 bilagor", ["prop/1973:12"]),
    ],
)
def test_a_list_goes_on_with_a_number_that_something_is_said_of(text: str, labels: list[str]) -> None:
    assert labels_of(text, "mot", datetime.date(1974, 1, 20)) == labels


def test_only_y_behind_the_number_of_a_report_makes_an_opinion() -> None:
    day = datetime.date(1982, 3, 5)
    assert labels_of("Se AU 1981/82:2 y och AU 1981/82:3y.", "mot", day) == ["yttr/1981/82:AU2y", "yttr/1981/82:AU3y"]
    assert labels_of("Se AU 1981/82:2a.", "mot", day) == ["bet/1981/82:AU2a"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Se motionerna nr 456, 1973 och 12/1974.", ["mot/1973:456", "mot/1974:12"]),
        ("Se propositionerna nr 28, 1968 och nr 30, 1969.", ["prop/1968:28", "prop/1969:30"]),
        ("Se motionerna nr 456, 457, 1973 och 12/1974.", []),
        ("Se motionerna nr 456 och 1973, 12/1974.", []),
        ("Se motionerna nr 456 och 1973 år 1974.", ["mot/1974:456", "mot/1974:1973"]),
        ("Se motionerna nr 1823, 1867 och 1901 år 1974.", ["mot/1974:1823", "mot/1974:1867", "mot/1974:1901"]),
    ],
)
def test_a_year_among_numbers_is_no_number(text: str, labels: list[str]) -> None:
    assert labels_of(text, "mot", datetime.date(1975, 1, 20)) == labels
