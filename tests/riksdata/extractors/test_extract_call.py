"""The one call: what it takes, and what it refuses at the door."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from riksdata import extract

TEXT = "Enligt 4 kap. 1 § SoL har 12 procent av barnen hjälp."


@pytest.mark.parametrize("date", ["2020-10-05", datetime.date(2020, 10, 5), datetime.datetime(2020, 10, 5, 12), "20201005", None])
def test_a_date_is_taken_as_a_date_or_iso_text(date: Any) -> None:
    (reference,) = extract(TEXT, date=date).references
    assert reference.label == ("sfs/2001:453#K4P1" if date else "sfs/2025:400#K4P1")


@pytest.mark.parametrize("date", ["5 oktober 2020", "2020-13-05", "", "2020"])
def test_another_text_is_refused_with_what_is_wanted(date: str) -> None:
    with pytest.raises(ValueError, match=r"date: .*2020-10-05"):
        extract(TEXT, date=date)


@pytest.mark.parametrize("date", [2020, 1.5, ("2020",), b"2020-10-05"])
def test_another_type_is_refused_with_what_is_wanted(date: Any) -> None:
    with pytest.raises(TypeError, match=r"date: .*2020-10-05"):
        extract(TEXT, date=date)


def test_bytes_and_unknown_types_are_refused() -> None:
    with pytest.raises(TypeError, match="decode"):
        extract(TEXT.encode())  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="mot, ip"):
        extract(TEXT, doc_type="motion")
