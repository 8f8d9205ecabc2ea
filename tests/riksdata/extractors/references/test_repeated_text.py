"""Texts that repeat themselves: what is read once for all of them is what would be read each time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riksdata.extractors.references import alike, find_references
from riksdata.text.document import TextDocument

_PIECES = (
    "prop. 2018/19:1, ", "SOU 2017:1-", "(1999:1) ", "2018/19:1 ", "bet. 2018/19:JuU4, ", "och ", "lagen (1991:572) ", "rskr. 2018/19:12; ",
    "motionen Om bryggor (2018/19:3) ", "Brå 2016:2 ", "2018/19:A45 yrkande 2, ", "dir. 2019:4. ", "\n", "SFS 2010:800 ",
)  # fmt: skip


def _read(text: str) -> list[object]:
    return list(find_references(TextDocument(text, "mot", None, None)))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=4), st.sampled_from(_PIECES))
def test_what_repeats_is_read_as_if_it_were_read_each_time(pieces: list[str], last: str) -> None:
    text = "Motion om bryggor.\n" + ("".join(pieces) * 1500)[:1500] + last + "prop. 2017/18:3."
    looked_up = _read(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(alike, "_MOST", 0)
        assert _read(text) == looked_up


def test_sections_without_a_law_are_passed_over_and_the_last_is_read() -> None:
    rows = find_references(TextDocument("1 kap. 1 § " * 2000 + "miljöbalken", "mot", None, None))
    assert [(row.kind, row.label.split("/")[0]) for row in rows][-1][1] == "sfs"
    assert rows[-1].char_end == len("1 kap. 1 § " * 2000 + "miljöbalken")
