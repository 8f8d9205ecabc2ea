"""One row a type: what records, papers and ids call it, and the published list agree."""

from __future__ import annotations

import pytest

from riksdata import extract
from riksdata.chamber.document_types import asks, document_types, listed_types, title_line, types_by_name
from riksdata.chamber.dok_id import dok_id
from schemas.documents import DOC_TYPES


def test_the_published_list_is_the_tables_and_other() -> None:
    assert {*document_types(), "other"} == set(DOC_TYPES)


def test_every_type_bears_its_own_name_and_no_name_means_two() -> None:
    names = [name for kind in document_types().values() for name in kind.names]
    assert len(names) == len(set(names))
    assert all(types_by_name()[code] == code for code in document_types())


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Framställning till riksdagen 2012/13:RRS9", "framst"),
        ("Redogörelse till riksdagen 2009/10:NL2", "framst"),
        ("Svar på skriftlig fråga 2019/20:14", "frs"),
        ("Skriftlig fråga 2019/20:14", "fr"),
        ("Fråga 1996/97:88 av Ulrika Påhitt", "fr"),
        ("Kommittémotion", "mot"),
        ("Riksdagsskrivelse 2019/20:3", "rskr"),
        ("Skrivelse 2019/20:3", "skr"),
        ("Trafikutskottets yttrande 2019/20:TU4y", "yttr"),
        ("Jordbruksutskottets betänkande 1988/89:JoU4", "bet"),
        ("Frågan är vad som händer", None),
    ],
)
def test_the_first_line_tells_the_type(line: str, expected: str | None) -> None:
    found = title_line().match(line)
    assert (found.lastgroup if found else None) == expected


def test_what_a_type_asks_for() -> None:
    assert (asks("mot"), asks("ip"), asks("bet"), asks("framst"), asks("unheard-of"), asks(None)) == (
        "yrkanden", "questions", "nothing", None, None, None,
    )  # fmt: skip
    assert "sou" not in listed_types()
    assert dok_id("sou", "2023", "97") == "HBB397"


def test_an_authority_of_the_riksdag_asks_the_chamber() -> None:
    text = (
        "Framställning till riksdagen 2012/13:RRS9\n\nFramställning om brobyggen\n\nFörslag till riksdagsbeslut\n\n"
        "Riksdagen beslutar att Riksrevisionen får granska broar.\n\nBakgrund\n\nBroar granskas inte."
    )
    assert [demand.text for demand in extract(text).demands] == ["Riksdagen beslutar att Riksrevisionen får granska broar."]
