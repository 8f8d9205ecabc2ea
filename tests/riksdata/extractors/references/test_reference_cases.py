from __future__ import annotations

import pytest
from reference_reading import labels, read

DOM = "https://lagen.nu/dom/"
AVG = "https://lagen.nu/avg/"


@pytest.mark.parametrize(
    ("text", "label", "uri"),
    [
        ("NJA 2015 s. 298", "nja/2015s298", DOM + "nja/2015s298"),
        ("HFD 2018 ref. 12", "hfd/2018:12", DOM + "hfd/2018:12"),
        ("RÅ 1993 ref 77", "ra/1993:77", DOM + "ra/1993:77"),
        ("AD 2005-nr 115", "ad/2005:115", DOM + "ad/2005:115"),
        ("AD nr 91/2010", "ad/2010:91", DOM + "ad/2010:91"),
        ("MÖD 2006 :18", "mod/2006:18", DOM + "mod/2006:18"),
        ("MIG 2007:1", "mig/2007:1", DOM + "mig/2007:1"),
        ("RH 12:1999", "rh/1999:12", DOM + "rh/1999:12"),
        ("JO:s beslut den 2 maj 2017, dnr 123-2016", "dnr/123-2016", AVG + "jo/123-2016"),
        ("JK-beslut den 4 april 2003, dnr 1879-02-40", "dnr/1879-02-40", AVG + "jk/1879-02-40"),
        ("Nämnden har i avgörande 1999-01-12; 1998-3712", "dnr/1998-3712", AVG + "arn/1998-3712"),
        ("(A2024/00777)", "dnr/A2024/00777", None),
        ("i enlighet med A2020/0036/JÄM", "dnr/A2020/0036/JÄM", None),
        ("(dnr 2018:1185)", "dnr/2018:1185", None),
    ],
)
def test_one_decision(text: str, label: str, uri: str | None) -> None:
    assert [(r.label, r.uri) for r in read(text)] == [(label, uri)]


def test_lists_of_cases() -> None:
    assert labels("NJA 1994 s. 33 och s. 532, NJA 1990 s. 745") == ["nja/1994s33", "nja/1994s532", "nja/1990s745"]
    assert labels("AD 2001 nr 3 och 2002 nr 5") == ["ad/2001:3", "ad/2002:5"]
    assert labels("JO 2011/12 s. 471, dnr 6823-2009 och 2196-2010") == ["jo/2011/12s471", "dnr/6823-2009", "dnr/2196-2010"]


@pytest.mark.parametrize("text", ["NJA II 1943 s. 1", "åren 2014-2018", "tel. 08-786 40 00", "den 2018-05-12", "MD 5 och AD 7"])
def test_no_decision(text: str) -> None:
    assert labels(text) == []


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("HFD 2017 ref. 46 och 47.", ["hfd/2017:46", "hfd/2017:47"]),
        ("AD 2007 nr 45, 47 och 50.", ["ad/2007:45", "ad/2007:47", "ad/2007:50"]),
        ("HFD 2017 ref. 46 och 12 andra fall", ["hfd/2017:46"]),
        ("NJA 1998 s. 14 och 15 år senare", ["nja/1998s14"]),
    ],
)
def test_further_cases_of_a_year(text: str, want: list[str]) -> None:
    assert labels(text) == want


@pytest.mark.parametrize(
    ("text", "uri"),
    [
        ("NJA 1998, s. 14", DOM + "nja/1998s14"),
        ("JK 7246-06-42", AVG + "jk/7246-06-42"),
        ("JO 1234-2005", AVG + "jo/1234-2005"),
        ("6 kap. 1 § 1 st 2 p BrB", "https://lagen.nu/1962:700#K6P1S1N2"),
    ],
)
def test_short_forms(text: str, uri: str) -> None:
    assert [r.uri for r in read(text)] == [uri]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(dnr 42-18/I, 2-19/I och 1-19/1)", ["dnr/42-18/I", "dnr/2-19/I", "dnr/1-19/1"]),
        ("dnr 42-18/I och 2 till", ["dnr/42-18/I"]),
        ("diarienummer 3.1-12345/2018", ["dnr/3.1-12345/2018"]),
        ("Arbetsdomstolens dom 2005 nr 49", ["ad/2005:49"]),
        ("AD:s domar 2005 nr 49 och 2006 nr 5", ["ad/2005:49", "ad/2006:5"]),
    ],
)
def test_registry_numbers_and_judgments_in_words(text: str, expected: list[str]) -> None:
    assert labels(text) == expected
