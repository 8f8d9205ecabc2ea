"""What names a document where rows of it were written down."""

from __future__ import annotations

import pytest

from riksdata.storage.names import Names

NAMES = Names({"HD1023", "text-0a1b2c3d4e5f", "inbox/En  motion (om [bryggor]).txt", f"inbox/{'långt ' * 20}namn.txt"})


@pytest.mark.parametrize(
    "text",
    [
        "| HD1023 | 1 |",
        "HD1023-d2",
        "HD1023-r-0a1b2c3d",
        "inbox/hd1023.json: broken",
        "text-0a1b2c3d4e5f-s-00000000",
        "- inbox/En motion (om [bryggor]).txt: no text",
        f"| inbox/{'långt ' * 12}lå… |",
    ],
)
def test_an_id_a_row_s_id_and_a_source_name_it(text: str) -> None:
    assert NAMES.stand_in(text)


@pytest.mark.parametrize("text", ["", "| HD10232 |", "XHD1023", "text-0a1b2c3d4e5f0", "inbox/En motion", "inbox/långt namn.txt", "1023"])
def test_what_only_looks_like_it_does_not(text: str) -> None:
    assert not NAMES.stand_in(text)


def test_without_names_nothing_is_named() -> None:
    assert not Names([]).stand_in("HD1023")
    assert not Names([""]).stand_in("")
