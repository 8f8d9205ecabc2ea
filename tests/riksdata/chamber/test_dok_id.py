from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riksdata.chamber.dok_id import dok_id, session_code


@pytest.mark.parametrize(
    ("kind", "session", "number", "expected"),
    [
        ("mot", "2016/17", "3502", "H4023502"),
        ("mot", "2013/14", "So1", "H102So1"),
        ("mot", "2024/25", "V203", None),
        ("mot", "2014/15", "So1", None),
        ("prop", "1971", "1", "FU031"),
        ("bet", "2025/26", "KU45", "HD01KU45"),
        ("ip", "2025/26", "232", "HD10232"),
        ("sou", "2023", "61", "HBB361"),
        ("prop", "2016/18", "1", None),
        ("prop", "1969", "1", None),
        ("report", "2016", "1", None),
        ("sfs", "1974", "152", "sfs-1974-152"),
    ],
)
def test_rule(kind: str, session: str, number: str, expected: str | None) -> None:
    assert dok_id(kind, session, number) == expected


def test_known_ids(shared: Path) -> None:
    lines = (shared / "reference" / "dokid_cases.tsv").read_text(encoding="utf-8").splitlines()[1:]
    assert len(lines) > 20
    for line in lines:
        kind, session, number, expected, *_ = line.split("\t")
        assert (dok_id(kind, session, number) or "-") == expected, line


@given(st.integers(1976, 2600))
def test_sessions_differ(year: int) -> None:
    assert session_code(f"{year}/{(year + 1) % 100:02d}") == session_code(str(year)) != session_code(str(year + 1))
