from __future__ import annotations

import copy
import re

import pytest

from riksdata.swedish.lazy import lazy_regex


def test_a_lazy_pattern_is_compiled_at_its_first_use(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = []
    monkeypatch.setattr(re, "compile", lambda pattern, flags=0, of=re.compile: compiled.append(pattern) or of(pattern, flags))
    number = lazy_regex(r"(\d+)a", re.IGNORECASE)
    assert number.pattern == r"(\d+)a"
    assert compiled == []
    assert number.findall("12A 3a") == ["12", "3"]
    assert number.search("12A")
    assert number.groups == 1
    assert compiled == [r"(\d+)a"]


def test_it_matches_as_the_compiled_pattern_does() -> None:
    for pattern, flags in ((r"å(?P<rest>.)", 0), (r"a b", re.X), (r"^b", re.M)):
        lazy, compiled, text = lazy_regex(pattern, flags), re.compile(pattern, flags), "ab åb\nb"
        assert [m.span() for m in lazy.finditer(text)] == [m.span() for m in compiled.finditer(text)]
        assert lazy.sub("-", text) == compiled.sub("-", text)
        assert lazy.flags == compiled.flags


def test_bytes_are_matched_by_patterns_of_bytes() -> None:
    assert lazy_regex(rb"[\x80-\xff]").search("å".encode())


def test_an_error_in_the_pattern_is_told_where_it_is_used() -> None:
    wrong = lazy_regex("(")
    with pytest.raises(re.error):
        wrong.match("")


def test_a_copy_of_one_that_was_not_used_yet_matches_too() -> None:
    assert copy.copy(lazy_regex("a")).match("a")
