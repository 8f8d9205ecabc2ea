"""The line format in which annotators write what they find in a document, read into rows with characters of the text.

One row a line, cells separated by tabs; `ANNOTATING.md` explains it to those who write it. Nothing of the extractors is used here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from tests.rounds.paragraphs import Paragraph, find, find_between, paragraphs, plain, read_numbers, stretch

_DURATIONS = ("s", "min", "hours", "days", "weeks", "months", "years")
_LARGEST_DENOMINATOR, _ROUNDED_OFF = 12, 0.005
_BY_SYMBOL = {"seconds": "s", "minutes": "min"} | {code: code.lower() for code in ("NOK", "DKK", "ISK", "GBP", "CHF", "JPY", "PLN")}
"""Durations that are published by their symbols, like other physical units, and currencies, whose codes are published in small letters,
like `eur`; annotators may write either."""
UNITS = frozenset({"percent", "percentage_points", "fraction", "count", "sek", "eur", "usd", "times", *_DURATIONS})
QUALIFIERS = frozenset({"exact", "about", "more_than", "less_than", "at_least", "at_most"})
ACTIONS = frozenset(
    {"review", "assign", "legislate", "fund", "reject", "plan", "international", "organise", "inform", "principle", "measure"}
)

_SESSION = r"(?:18|19|20)\d\d(?:/\d\d(?:\d\d)?)?"
_SLUG = r"[a-z0-9][a-z0-9.&+-]*"
_YEAR = r"(?:18|19|20)\d\d"
LABELS = {
    kind: re.compile(pattern)
    for kind, pattern in {
        "mot": rf"{_SESSION}:[A-ZÅÄÖ]{{0,4}}[A-Za-zåäö]{{0,3}}\d{{1,5}}",
        "prop": rf"{_SESSION}:\w[\w ]{{0,8}}",
        "ip": rf"{_SESSION}:\d{{1,4}}",
        "fr": rf"{_SESSION}:\d{{1,4}}",
        "frs": rf"{_SESSION}:\d{{1,4}}",
        "bet": rf"{_SESSION}:[A-ZÅÄÖ]?[A-Za-zÅÄÖåäö]{{1,5}}\d{{1,3}}\w?",
        "yttr": rf"{_SESSION}:[A-Za-zÅÄÖåäö]{{1,6}}\d{{1,3}}\w?",
        "rskr": rf"{_SESSION}:\d{{1,4}}",
        "skr": rf"{_SESSION}:\d{{1,4}}",
        "prot": rf"{_SESSION}:\d{{1,4}}",
        "framst": rf"{_SESSION}:\w{{1,8}}",
        "sou": rf"{_YEAR}:\d{{1,3}}",
        "ds": rf"{_YEAR}:\d{{1,3}}",
        "dir": rf"{_YEAR}:\d{{1,3}}",
        "rir": rf"{_YEAR}:\d{{1,3}}",
        "sfs": r"(?:1[6-9]|20)\d\d:[0-9A-Za-z .]{1,14}(?:#[A-Z0-9a-zåäö,.+-]{1,60})?",
        "eu": r"[a-z]{2,8}/[0-9A-Za-z/.()-]{3,40}(?:#[A-Z0-9a-z,.+-]{1,40})?",
        "treaty": rf"{_SLUG}(?:#A[0-9a-zA-Z.,+-]{{1,40}})?",
        "report": rf"(?:-|{_SLUG})/\S{{1,60}}",
        "dnr": r"\S.{1,60}",
        "url": r"\S{4,2000}",
        "press": rf"{_SLUG}/(?:-|{_YEAR}(?:-\d\d){{0,2}})",
        "work": rf"{_SLUG}/(?:-|{_YEAR}(?:[-–/]\d{{2,4}})?[a-z]?)",
    }.items()
}
"""Kind -> what may stand behind it. Kinds that are not here (courts, chiefly: nja, hfd, ra, mod …) take a designation without spaces."""
_OTHER = re.compile(r"[a-z]{2,20}/\S{1,60}")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a line."""

    line: int
    message: str

    def __str__(self) -> str:
        """As shown."""
        return f"line {self.line}: {self.message}"


@dataclass(slots=True)
class Annotation:
    """Everything one annotator wrote about a document: rows as in the gold files, and what is wrong with it."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    """Tables `references`, `statistics`, `demands`, with `char_start` and `char_end`; demands with `action` and `agency`."""
    arguments: list[dict[str, Any]] = field(default_factory=list)
    """`ordinal`, `closing` (paragraph numbers, null where the text never takes the demand up), `start`, `section`."""
    problems: list[Problem] = field(default_factory=list)


def read_annotation(written: str, text: str, doc: str, doc_type: str) -> Annotation:
    """Read an annotation of a text. Lines that cannot be read are left out and become problems."""
    found = Annotation()
    known = paragraphs(text)
    ended = False
    seen: dict[tuple[Any, ...], int] = {}
    for number, line in enumerate(written.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.strip() == "END":
            ended = True
            continue
        cells = [cell.strip() for cell in line.rstrip("\t").split("\t")]
        try:
            _read_line(cells, text, known, found, doc_type)
        except ValueError as error:
            found.problems.append(Problem(number, str(error)))
            continue
        if cells[0] != "A":
            row = found.rows[-1]
            row["doc"] = doc
            place = (row["table"], row["char_start"], row["char_end"], row.get("label"))
            if place in seen:
                repeated = f"says again what line {seen[place]} says; if the words stand twice, write the second as words#2"
                found.problems.append(Problem(number, repeated))
                found.rows.pop()
            seen.setdefault(place, number)
    found.problems += _overall(found, known, ended, doc_type)
    return found


def _overall(found: Annotation, known: list[Paragraph], ended: bool, doc_type: str) -> list[Problem]:
    problems = []
    demanded = [row["ordinal"] for row in found.rows if row["table"] == "demands"]
    if len(set(demanded)) < len(demanded):
        problems.append(Problem(0, "two demands have the same ordinal"))
    argued = [row["ordinal"] for row in found.arguments]
    if doc_type == "mot" and sorted(argued) != sorted(demanded):
        problems.append(Problem(0, f"every demand of a motion needs one line A: demands {sorted(demanded)}, lines A {sorted(argued)}"))
    if not ended:
        problems.append(Problem(0, "the last line must be END: it says that every paragraph was read"))
    return problems


def _read_line(cells: list[str], text: str, known: list[Paragraph], found: Annotation, doc_type: str) -> None:
    readers = {"R": (_reference, 4, 5), "S": (_statistic, 4, 4), "D": (_demand, 7, 8), "A": (_argument, 5, 5)}
    if cells[0] not in readers:
        raise ValueError(f"a line begins with R, S, D, A or END and a tab, not {cells[0][:30]!r}")
    reader, least, most = readers[cells[0]]
    if not least <= len(cells) <= most:
        raise ValueError(
            f"a line {cells[0]} has {least} cells{f' or {most}' if most > least else ''}, separated by tabs; this has {len(cells)}"
        )
    if cells[0] == "A":
        if doc_type != "mot":
            raise ValueError("lines A are for motions only")
        found.arguments.append(_argument(cells, text, known))
        return
    if cells[0] == "D" and doc_type in ("bet", "frs"):
        raise ValueError("reports and answers have no demands; references and statistics only")
    found.rows.append(reader(cells, text, known))


def _reference(cells: list[str], text: str, known: list[Paragraph]) -> dict[str, Any]:
    start, end = find(text, *stretch(known, cells[1]), cells[2])
    label = cells[3]
    kind, slash, designation = label.partition("/")
    pattern = LABELS.get(kind)
    unnamed = designation == "-" and "opt" in cells[4:5]
    if not slash or not (unnamed or (pattern.fullmatch(designation) if pattern else _OTHER.fullmatch(label))):
        raise ValueError(f"the label {label!r} has not the form of its kind; see the table of the guidelines")
    row = {"table": "references", "surface": text[start:end], "char_start": start, "char_end": end, "kind": kind, "label": label}
    for flag in (cells[4] if len(cells) > 4 else "").split():
        if flag not in ("opt", "ibid"):
            raise ValueError(f"a flag is opt or ibid, not {flag!r}")
        row["optional" if flag == "opt" else "ibid"] = True
    return row


def _statistic(cells: list[str], text: str, known: list[Paragraph]) -> dict[str, Any]:
    start, end = find(text, *stretch(known, cells[1]), cells[2])
    said: dict[str, str] = {}
    for pair in cells[3].split("|"):
        key, equals, value = (part.strip() for part in pair.partition("="))
        if key == "opt" and not equals:
            value = "yes"
        if key not in ("v", "whole", "low", "high", "u", "q", "n", "p", "f", "opt") or not value or key in said:
            raise ValueError(f"{pair.strip()!r} is none of v= whole= low= high= u= q= n= p= f= opt, each once")
        said[key] = value
    if ("v" in said) == ("low" in said or "high" in said):
        raise ValueError("a statistic has either v=, or low= and high=")
    if ("low" in said) != ("high" in said) and not ("low" in said and said.get("q") in ("more_than", "at_least") and "opt" in said):
        raise ValueError("a range has both low= and high=; for words such as tusentals: low=1000|q=more_than|opt")
    unit = _BY_SYMBOL.get(said.get("u", ""), said.get("u", ""))
    if unit not in UNITS and not re.fullmatch(r"[A-Za-zÅÄÖåäöµΩ°²³/%·]{1,10}", unit):
        raise ValueError(f"u={unit} is no unit")
    if unit in ("%", "procent", "st", "kr", "kronor", "SEK", "EUR", "USD", "år", "dagar"):
        raise ValueError(f"u={unit} is written percent, count, sek, eur, usd, years, days")
    if said.get("q", "exact") not in QUALIFIERS:
        raise ValueError(f"q={said['q']} is none of {', '.join(sorted(QUALIFIERS))}")
    if "f" in said and not said["f"].isdigit():
        raise ValueError("f= is the footnote's number")
    noun = said.get("n")
    if noun and not set(plain(noun).split()) <= set(re.sub(r"[.,;:!?)\]]+(?= |$)", "", plain(text)).split()) | set(plain(text).split()):
        raise ValueError(f"n={noun} has words that do not stand in the text; copy it as it is written")
    if "p" in said and not re.search(r"\d{4}", said["p"]):
        raise ValueError(f"p={said['p']} names no year")
    row = {
        "table": "statistics", "surface": text[start:end], "char_start": start, "char_end": end,
        **{name: _number(said.get(key)) for name, key in (("value", "v"), ("whole", "whole"), ("low", "low"), ("high", "high"))},
        "unit": unit, "qualifier": said.get("q", "exact"), "noun": noun, "period": said.get("p", "").replace("-", "–") or None,
        "footnote": int(said["f"]) if "f" in said else None,
    }  # fmt: skip
    if unit == "fraction" and isinstance(row["value"], float):
        row["value"] = _fraction(row["value"])
    if "opt" in said:
        row["optional"] = True
    return row


def _fraction(written: float) -> float:
    """What a fraction is whose decimals go on: annotators write a third as 0.33 or 0.333."""
    near = Fraction(written).limit_denominator(_LARGEST_DENOMINATOR)
    return float(near) if abs(float(near) - written) <= _ROUNDED_OFF and near.denominator % 3 == 0 else written


def _number(said: str | None) -> float | None:
    if said is None:
        return None
    if not re.fullmatch(r"-?\d{1,18}(?:\.\d{1,8})?", said):
        raise ValueError(f"{said!r} must be a plain number with a point for the decimals: 2500000, 0.5")
    value = float(said)
    return int(value) if value.is_integer() else value


def _demand(cells: list[str], text: str, known: list[Paragraph]) -> dict[str, Any]:
    start, end = find_between(text, *stretch(known, cells[1]), cells[3])
    if not cells[2].isdigit():
        raise ValueError("the ordinal is a number from 1")
    if cells[4] not in ACTIONS:
        raise ValueError(f"{cells[4]!r} is none of {', '.join(sorted(ACTIONS))}")
    if not cells[6] or cells[6] == "-":
        raise ValueError("the addressee is regeringen, riksdagen, or the minister asked")
    row = {
        "table": "demands", "ordinal": int(cells[2]), "text": " ".join(text[start:end].split()), "char_start": start, "char_end": end,
        "addressee": cells[6], "action": cells[4], "agency": None if cells[5] in ("", "-") else cells[5],
    }  # fmt: skip
    if len(cells) > 7 and cells[7]:
        if cells[7] != "opt":
            raise ValueError("the eighth cell of a demand is opt, or is left out")
        row["optional"] = True
    return row


def _argument(cells: list[str], text: str, known: list[Paragraph]) -> dict[str, Any]:
    if not cells[1].isdigit():
        raise ValueError("the ordinal is a number from 1")
    closing, starts = _numbers(cells[2], known), _numbers(cells[3], known)
    if bool(closing) != bool(starts):
        raise ValueError("closing and start are both paragraph numbers, or both -")
    if closing and min(starts) > max(closing):
        raise ValueError("the argument starts after its closing paragraph")
    sections: list[str | None] = []
    for said in cells[4].split("||"):
        heading = None if said.strip() in ("", "-") else plain(said)
        if heading is not None and not any(plain(text[p.start : p.end]).startswith(heading) for p in known):
            raise ValueError(f"no paragraph is the heading {said.strip()!r}")
        sections.append(heading)
    return {"ordinal": int(cells[1]), "closing": closing, "start": starts, "section": sections}


def _numbers(said: str, known: list[Paragraph]) -> list[int]:
    if said.strip() == "-":
        return []
    found: list[int] = []
    for part in said.split(","):
        low, high = read_numbers(part.strip())
        if high > len(known):
            raise ValueError(f"there is no paragraph {high}; the last is {len(known)}")
        found += range(low, high + 1)
    return found
