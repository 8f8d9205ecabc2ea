from __future__ import annotations

import datetime

import pytest
from reference_reading import labels, read

CELEX = "https://lagen.nu/ext/celex/"


@pytest.mark.parametrize(
    ("text", "surface", "label", "uri"),
    [
        ("direktiv 2012/29/EU", "direktiv 2012/29/EU", "eu/dir/2012/29", CELEX + "32012L0029"),
        ("rådets direktiv 85/611/EEG", "direktiv 85/611/EEG", "eu/dir/85/611", CELEX + "31985L0611"),
        ("förordning (EU) 2016/679 av", "förordning (EU) 2016/679", "eu/reg/2016/679", CELEX + "32016R0679"),
        ("förordning (EG) nr 883/2004", "förordning (EG) nr 883/2004", "eu/reg/883/2004", CELEX + "32004R0883"),
        ("förordning (EEG) nr 3821/85", "förordning (EEG) nr 3821/85", "eu/reg/3821/85", CELEX + "31985R3821"),
        ("förordning (EU) nr 651/2014", "förordning (EU) nr 651/2014", "eu/reg/651/2014", CELEX + "32014R0651"),
        ("rambeslut 2002/584/RIF", "rambeslut 2002/584/RIF", "eu/dec/2002/584", CELEX + "32002F0584"),
        ("beslut nr 1313/2013/EU", "beslut nr 1313/2013/EU", "eu/dec/2013/1313", CELEX + "32013D1313"),
        ("direktiv 2016/2102 om", "direktiv 2016/2102", "eu/dir/2016/2102", CELEX + "32016L2102"),
        ("förordning 1612/68", "förordning 1612/68", "eu/reg/1612/68", CELEX + "31968R1612"),
        ("GDPR artikel 6.1", "GDPR artikel 6.1", "eu/reg/2016/679#A6.1", CELEX + "32016R0679#6.1"),
        ("392L0100", "392L0100", "eu/dir/92/100", CELEX + "31992L0100"),
        ("mål C-197/09 RX-II,", "mål C-197/09", "eu/case/C-197/09", CELEX + "62009CJ0197"),
        ("målet T\u2011201/04", "målet T\u2011201/04", "eu/case/T-201/04", CELEX + "62004TJ0201"),
        ("mål 26/62", "mål 26/62", "eu/case/C-26/62", CELEX + "61962CJ0026"),
        ("dataskyddsförordningen", "dataskyddsförordningen", "eu/reg/2016/679", CELEX + "32016R0679"),
        ("dataskyddsförordningens krav", "dataskyddsförordningens", "eu/reg/2016/679", CELEX + "32016R0679"),
        ("EU:s hamntjänstförordning", "EU:s hamntjänstförordning", "eu/reg/2017/352", CELEX + "32017R0352"),
        ("förordningen om digitala tjänster ger", "förordningen om digitala tjänster", "eu/reg/2022/2065", CELEX + "32022R2065"),
        (
            "EU-förordningen om kliniska läkemedelsprövningar",
            "EU-förordningen om kliniska läkemedelsprövningar",
            "eu/reg/536/2014",
            CELEX + "32014R0536",
        ),
        ("EG:s direktiv om elektronisk handel", "EG:s direktiv om elektronisk handel", "eu/dir/2000/31", CELEX + "32000L0031"),
        ("(rådets förordning [EU] 2016/794)", "förordning [EU] 2016/794", "eu/reg/2016/794", CELEX + "32016R0794"),
        ("enligt DAC 7 ska", "DAC 7", "eu/dir/2021/514", CELEX + "32021L0514"),
        ("EU:s art- och habitatdirektiv bör", "EU:s art- och habitatdirektiv", "eu/dir/92/43", CELEX + "31992L0043"),
        ("EU:s nya ramdirektiv för vatten", "EU:s nya ramdirektiv för vatten", "eu/dir/2000/60", CELEX + "32000L0060"),
        ("artikel 6 (1) i GDPR", "artikel 6 (1) i GDPR", "eu/reg/2016/679#A6.1", CELEX + "32016R0679#6.1"),
        (
            "artikel 44 (överföring till tredjeland) i GDPR",
            "artikel 44 (överföring till tredjeland) i GDPR",
            "eu/reg/2016/679#A44",
            CELEX + "32016R0679#44",
        ),
        ("artikel 5 i förordning 883/2004 är", "artikel 5 i förordning 883/2004", "eu/reg/883/2004#A5", CELEX + "32004R0883#5"),
        ("artikel 5 i EU:s förordning 883/2004", "artikel 5 i EU:s förordning 883/2004", "eu/reg/883/2004#A5", CELEX + "32004R0883#5"),
        ("direktivet om industriutsläpp kräver", "direktivet om industriutsläpp", "eu/dir/2010/75", CELEX + "32010L0075"),
        ("artikel 267 FEUF", "artikel 267 FEUF", "treaty/tfeu#A267", CELEX + "12016E/TXT#267"),
        ("Europakonventionens artikel 6.1", "Europakonventionens artikel 6.1", "treaty/echr#A6.1", "https://lagen.nu/ext/coe/005#A6P1"),
        (
            "artikel 15.1 i direktiv 2002/58/EG",
            "artikel 15.1 i direktiv 2002/58/EG",
            "eu/dir/2002/58#A15.1",
            CELEX + "32002L0058#15.1",
        ),
    ],
)
def test_one_act(text: str, surface: str, label: str, uri: str) -> None:
    assert [(r.surface, r.label, r.uri) for r in read(text)] == [(surface, label, uri)]


def test_articles_in_a_list() -> None:
    (found,) = read("artiklarna 101 och 102 i EUF-fördraget")
    assert found.label == "treaty/tfeu#A101,A102"
    assert (found.uri or "").split() == [CELEX + "12016E/TXT#101", CELEX + "12016E/TXT#102"]


def test_articles_of_the_act_named_before() -> None:
    found = read("Enligt artikel 6 i dataskyddsförordningen gäller. Av artikel 5.1 c i förordningen följer annat.")
    assert [r.label for r in found] == ["eu/reg/2016/679#A6", "eu/reg/2016/679#A5.1c"]


@pytest.mark.parametrize(
    "text",
    [
        "en artikel i Aftonbladet",
        "artikel 3 i avtalet",
        "Barnkonventionen är lag",
        "ett havsdirektiv",
        "säkerhetsdirektivet",
        "12/5 2018",
        "(EU) 12",
    ],
)
def test_no_act(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Europakonventionens artikel 14 i kombination med artikel 8.", ["treaty/echr#A14", "treaty/echr#A8"]),
        ("I fördraget om Europeiska unionens funktionssätt stadgas i artikel 312.4 detta.", ["treaty/tfeu#A312.4"]),
        ("CEDAW-konventionen stadgar i artikel 4 att", ["treaty/cedaw#A4"]),
        ("artikel 12 i CRPD-konventionen", ["treaty/crpd#A12"]),
        ("Direktiv 2012/29/EU. Enligt artikel 2 i fördraget gäller.", ["eu/dir/2012/29"]),
        ("Direktiv 2012/29/EU. Enligt artikel 2 i direktivet gäller.", ["eu/dir/2012/29", "eu/dir/2012/29#A2"]),
        ("artikel 167 FEUF. I förordningen om budgetramen stadgas i artikel 20 annat.", ["treaty/tfeu#A167"]),
        ("artikel 8 i EU:s brottsofferdirektiv", ["eu/dir/2012/29#A8"]),
        ("Enligt artikel 3 i WTO:s GATT-fördrag är det fritt.", ["treaty/gatt#A3"]),
        ("Se artikel 12 i Europarådets Istanbulkonvention.", ["treaty/istanbul#A12"]),
        ("artikel 7 i FN:s konvention om biologisk mångfald", ["treaty/biodiversity#A7"]),
        ("artikel 4 i Förenta nationernas tortyrkonvention", ["treaty/torture#A4"]),
        ("artikel 4 i Europarådets tortyrkonvention", []),
        ("FN- stadgans artikel 1", ["treaty/un-charter#A1"]),
        ("artikel 81.1 EG", ["treaty/tec#A81.1"]),
        ("artikel 5 EG-direktivet", []),
        ("PLO:s stadga ändrades, stadgan och artikel 9 togs bort.", []),
        ("Directive 95/46/EC", ["eu/dir/95/46"]),
    ],
)
def test_articles_belong_to_the_instrument_that_is_meant(text: str, want: list[str]) -> None:
    assert [r.label for r in read(text)] == want


@pytest.mark.parametrize(
    ("text", "day", "label"),
    [
        ("Detta följer av NIS-direktivet.", None, "eu/dir/2016/1148"),
        ("Vattendirektivets krav", None, "eu/dir/2000/60"),
        ("EU:s människohandelsdirektiv bör följas", None, "eu/dir/2011/36"),
        ("EU:s nya tobaksdirektiv bör följas", datetime.date(2016, 10, 1), "eu/dir/2014/40"),
        ("EU:s tobaksdirektiv bör följas", datetime.date(2005, 10, 1), "eu/dir/2001/37"),
        ("Dublinförordningen ändras", datetime.date(2010, 1, 1), "eu/reg/343/2003"),
        ("Dublinförordningen ändras", datetime.date(2018, 1, 1), "eu/reg/604/2013"),
        ("leksaksdirektivet ses över", datetime.date(2009, 1, 15), "eu/dir/88/378"),
        ("visselblåsardirektivet förhandlas", datetime.date(2018, 11, 1), "eu/dir/2019/1937"),
    ],
)
def test_an_act_by_the_name_everybody_uses(text: str, day: datetime.date | None, label: str) -> None:
    assert [r.label for r in read(text, day)] == [label]


def test_a_name_means_no_act_long_before_there_was_one() -> None:
    assert read("direktiv om visselblåsare, visselblåsardirektivet", datetime.date(1998, 1, 1)) == []


def test_a_name_in_the_title_of_a_paper_is_part_of_its_citation() -> None:
    assert [r.label for r in read("prop. 2018/19:71 Genomförande av barnrättsdirektivet och annat. Barnrättsdirektivet gäller.")] == [
        "prop/2018/19:71",
        "eu/dir/2016/800",
    ]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("artikel 9.2 g i dataskyddsförordningen", ["eu/reg/2016/679#A9.2g"]),
        ("artikel 132.1 b eller c i mervärdesskattedirektivet", ["eu/dir/2006/112#A132.1b,A132.1c"]),
        ("artikel VIII i folkmordskonventionen", ["treaty/genocide#A8"]),
        ("artikel XIV i Genèvekonventionen", ["treaty/refugee#A14"]),
        ("Artikel 234 Unclos", ["treaty/unclos#A234"]),
        ("artikel 3i.2 i dataskyddsförordningen", ["eu/reg/2016/679"]),
        ("artikel V och vi", []),
        ("COM[2017] 707 och SWD[2017] 430", ["eu/com/2017/707", "eu/swd/2017/430"]),
        (
            "direktiv 2014/61/EU, det s.k. påhittsdirektivet, gäller. Påhittsdirektivet är nytt, se artikel 3 i påhittsdirektivet",
            ["eu/dir/2014/61", "eu/dir/2014/61", "eu/dir/2014/61#A3"],
        ),
    ],
)
def test_articles_and_names_as_texts_write_them(text: str, labels: list[str]) -> None:
    assert [r.label for r in read(text)] == labels


def test_the_whole_name_of_a_treaty_is_read() -> None:
    name = "artikel 6 i den europeiska konventionen om skydd för de mänskliga rättigheterna och grundläggande friheter"
    assert [(r.surface, r.label) for r in read(f"Enligt {name} gäller")] == [(name, "treaty/echr#A6")]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("mot FN:s konvention om barnets rättigheter (se art. 3, 9 p. 1, 9 p. 3, 12).", ["treaty/crc#A3,A9.1,A9.3,A12"]),
        ("artikel 288 andra stycket i fördraget om Europeiska unionens funktionssätt", ["treaty/tfeu#A288S2"]),
        (
            "artikel 6 punkt 1 i Europakonventionen och artikel 6 punkten 2 tredje stycket i GDPR",
            ["treaty/echr#A6.1", "eu/reg/2016/679#A6.2S3"],
        ),
        ("artikel 5 i fördraget om Europeiska unionen: där står det", ["treaty/teu#A5"]),
        (
            "Barnkonventionen är lag. I konventionens artikel 14 står det, likaså i artikel 15 i konventionen.",
            ["treaty/crc#A14", "treaty/crc#A15"],
        ),
        ("Barnkonventionen är lag. Gåskonventionen är ny. Enligt konventionens artikel 17 gäller.", []),
        ("Parisavtalet är känt. Enligt avtalets artikel 6 gäller.", ["treaty/paris#A6"]),
        ("FN-stadgan är känd. Stadgans artikel 2 punkt 7 gäller.", ["treaty/un-charter#A2.7"]),
        ("Europakonventionens åttonde artikel ger rätt.", ["treaty/echr#A8"]),
        ("Enligt den tolfte artikeln i barnkonventionen gäller. Se min tredje artikel i bladet.", ["treaty/crc#A12"]),
    ],
)
def test_articles_of_the_treaty_in_hand_and_in_words(text: str, want: list[str]) -> None:
    assert labels(text) == want


@pytest.mark.parametrize(
    ("years", "label"),
    [
        ("för 2014–2020", "eu/reg/1311/2013#A20"),
        ("för perioden 2014-2020", "eu/reg/1311/2013#A20"),
        ("för åren 2021–2027", "eu/reg/2020/2093#A20"),
    ],
)
def test_the_budget_framework_is_that_of_its_years(years: str, label: str) -> None:
    text = f"I förordningen om den fleråriga budgetramen {years} stadgas i artikel 20 att"
    assert labels(text, datetime.date(2022, 3, 1))[-1] == label


def test_the_budget_framework_of_no_or_other_years_is_none_of_these() -> None:
    assert labels("Förordningen om den fleråriga budgetramen för 2007–2013 gällde.", datetime.date(2022, 3, 1)) == []


def test_a_year_behind_a_document_of_the_commission_is_no_further_one() -> None:
    assert labels("Se KOM(2005) 646 och 2006.") == ["eu/com/2005/646"]
    assert labels("Se KOM(2005) 646, 1999, och KOM(2005) 646 och 647.") == ["eu/com/2005/646"] * 2 + ["eu/com/2005/647"]
