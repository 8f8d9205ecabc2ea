"""What holds of every number: words and digits read back, spans lie in the text, any text is read in bounded work."""

from __future__ import annotations

import json
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from riksdata.swedish.numbers import find_numbers

ONES = ["noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tretton", "fjorton"]
ONES += ["femton", "sexton", "sjutton", "arton", "nitton"]
TENS = ["x", "x", "tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio"]


def below_thousand(n: int) -> str:
    """A number from 1 to 999 in Swedish words, written closed."""
    hundreds, rest = divmod(n, 100)
    word = f"{ONES[hundreds]}hundra" if hundreds else ""
    if rest >= 20:
        word += TENS[rest // 10] + (ONES[rest % 10] if rest % 10 else "")
    elif rest:
        word += ONES[rest]
    return word


def spelled(n: int, gap: str = "") -> str:
    """A number below 10^12 in Swedish words; `gap` parts thousands from the rest."""
    if n == 0:
        return ONES[0]
    parts = []
    for size, one, many in ((10**9, "en miljard", "miljarder"), (10**6, "en miljon", "miljoner")):
        count, n = divmod(n, size)
        if count:
            parts.append(one if count == 1 else f"{below_thousand(count)} {many}")
    thousands, rest = divmod(n, 1000)
    low = below_thousand(thousands) + "tusen" if thousands else ""
    if rest:
        low += (gap if low else "") + below_thousand(rest)
    return " ".join([*parts, low]).strip()


@given(st.integers(0, 10**12 - 1), st.sampled_from(["", " ", "\u00a0"]))
def test_words_read_back(n: int, gap: str) -> None:
    assert [number.value for number in find_numbers(spelled(n, gap))] == [n]


@given(st.integers(2, 999_999))
def test_words_in_a_sentence(n: int) -> None:
    text = f"I år kom {spelled(n)} besökare till bron."
    found = [number for number in find_numbers(text) if number.value == n]
    assert len(found) == 1
    assert found[0].surface == spelled(n)


@given(st.integers(0, 10**15), st.sampled_from([" ", "\u00a0", "\u2009", "\u202f", "."]), st.integers(0, 9999))
def test_grouped_digits(n: int, separator: str, decimals: int) -> None:
    grouped = f"{n:,}".replace(",", separator)
    assert [number.value for number in find_numbers(grouped)] == [n]
    if separator != ".":
        with_decimals = f"{grouped},{decimals:04d}"
        assert [number.value for number in find_numbers(with_decimals)] == [Fraction(n * 10000 + decimals, 10000)]


@given(st.text(alphabet="0123456789 ,.-–/½tvåentrehundratusenmiljonerdelarochhalv\u00a0\u00ad\n(", max_size=80))
def test_spans_lie_in_the_text(text: str) -> None:
    last = 0
    for number in find_numbers(text):
        assert last <= number.start < number.end <= len(text)
        assert number.surface == text[number.start : number.end]
        last = number.end


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    find_numbers(text)


def test_megabytes_of_one_thing_are_read() -> None:
    for piece in ("7", "12, ", "ett", "tusen ", "en halv ", "1/", "1 000 ", "½", "miljon miljard ", "-"):
        find_numbers(piece * (200_000 // len(piece)))


def test_cases_of_other_recognizers(shared: Path) -> None:
    gold = shared / "gold"
    cases = gold / "numbers-dev.jsonl"
    assert json.loads(cases.open(encoding="utf-8").readline())["expected"]
    # the scorer imports the reader of numbers under the name that it had when the scorer was written
    code = (
        "import runpy, sys, types\nimport riksdata.swedish.numbers as numbers\n"
        "sys.modules['riksdata.extract'] = types.ModuleType('riksdata.extract')\nsys.modules['riksdata.extract.numbers'] = numbers\n"
        "sys.argv = sys.argv[1:]\nrunpy.run_path(sys.argv[0], run_name='__main__')"
    )
    given = [sys.executable, "-c", code, str(gold / "score_numbers.py"), str(cases), "--min", "99"]
    done = subprocess.run(given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
