"""Names that a text gives to EU acts: "förordning (EU) 2017/1129 av den … (prospektförordningen)", from then on "prospektförordningen"."""

from __future__ import annotations

import re

from riksdata.extractors.references.eu.act_names import lone_acts
from riksdata.extractors.references.reading import Draft, Reading
from riksdata.swedish.lazy import lazy_regex

_GIVEN = lazy_regex(
    r"""\((?:(?:nedan|här|härefter|det|den|s\.k\.|även|kallat|kallad)[ \xa0\n]){0,4}
    (?P<name>[\w-]{3,50}(?P<kind>direktivet|förordningen))\)            # (prospektförordningen), (det s.k. prospektdirektivet)""",
    re.X,
)
_SO_CALLED = lazy_regex(
    r"""(?:s\.k\.|kallade|kallat|kallad|benämnt|benämnd)[ \xa0\n][”\"“]?
    (?P<name>[\w-]{3,50}(?P<kind>direktivet|förordningen))(?=[”\"“]?[ \xa0\n.,;)])      # det s.k. prospektdirektivet""",
    re.X,
)
_TYPES = {"direktivet": "eu/dir/", "förordningen": "eu/reg/"}
_NOT_THIS = lazy_regex(r"(?:upphävande|ändring|ersättande)[^.;]{0,60}$")
"""Before an act that is named because the one before it repeals or amends it."""
_WORD = lazy_regex(r"[\w-]+")
_REACH = 600
_MOST_NAMES = 30
_LONGEST = 100
"""In characters: a bracket with a name and the words before it."""


def read_given_name(reading: Reading, start: int, end: int) -> None:
    """Remember the name in brackets for the act of its kind that was cited before in the same paragraph."""
    text = reading.text
    opened = text.rfind("(", max(0, start - _LONGEST), start)
    given = _GIVEN.match(text, opened, end) if opened >= 0 else None
    if given is None and text[end - 1] != ")":
        given, opened = _SO_CALLED.match(text, start, end + 2), start
    if given is None or len(reading.act_names) >= _MOST_NAMES:
        return
    name = given["name"].lower()
    act = _act_before(reading, opened, _TYPES[given["kind"]])
    if act is not None and name not in lone_acts():
        reading.define_act(given["name"], act.label, act.uris, given.end())


def _act_before(reading: Reading, position: int, type_: str) -> Draft | None:
    text = reading.text
    low = max(text.rfind("\n", 0, position), position - _REACH)
    for draft in reversed(reading.drafts):
        if draft.start < low:
            return None
        if draft.label.startswith(type_) and "#" not in draft.label and not _NOT_THIS.search(text, max(low, draft.start - 90), draft.start):
            return draft
    return None


def read_defined_name(reading: Reading, start: int, end: int) -> bool:
    """An act by the name that this document has given to it, at its place; False where the words are no such name."""
    named = reading.act_names.get(reading.text[start:end].lower()) or reading.act_names.get(
        reading.text[start:end].lower().removesuffix("s")
    )
    if named is None:
        return False
    label, uris = named
    reading.add(Draft(start, end, label, uris))
    reading.act = f"{label} {uris[0] if uris else '-'}"
    return True


def defined_act_at(reading: Reading, start: int) -> Draft | None:
    """The act whose given name stands at `start`."""
    word = _WORD.match(reading.text, start, start + 60)
    named = _named(reading, word.group()) if word else None
    return Draft(start, word.end(), *named) if word and named else None


def _named(reading: Reading, word: str) -> tuple[str, tuple[str, ...]] | None:
    name = word.lower()
    return reading.act_names.get(name) or reading.act_names.get(name.removesuffix("s"))
