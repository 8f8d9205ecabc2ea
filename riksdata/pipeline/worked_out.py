"""What follows from an extracted record and its text: a reference's target and addresses, a figure's share."""

from __future__ import annotations

from riksdata.extractors.records import Reference, Statistic
from riksdata.swedish.lazy import lazy_regex

_TITLED = lazy_regex(
    r"(?:(?:del|slut|huvud)?betänkande(?:t|na)?|proposition(?:en)?"  # slutbetänkandet
    r"|promemoria[n]?|skrivelse[n]?|rapport(?:en|erna)?|utredning(?:en)?"  # rapporten
    r"|lagrådsremiss(?:en)?|direktiv(?:en|et)?)"  # direktivet
    r"[\s:]+[\"”“»']?(?P<title>[A-ZÅÄÖ][^\"”“»()\[\].;:?!]{3,140}"  # Ut ur utsatthet
    r"(?:[?!](?=[\"”“»]?\s*\())?)[\"”“»']?"  # ?”
    r"[\s,]*\((?:(?:se|jfr|dnr)\s+)?$"  # (se
)
_TITLED_KINDS = frozenset({"sou", "ds", "prop", "skr", "dir", "rir", "bet", "report", "framst", "redog", "mot"})
_BEFORE = 220
"""Characters before a designation in which the title that belongs to it may begin."""


def target_of(kind: str, label: str) -> str:
    """What a label names, without the place in it: `sfs/1962:700#K6P13` gives `sfs/1962:700`. Web addresses keep their `#`."""
    return label if kind in ("url", "press") else label.partition("#")[0]


def addresses(uri: str | None) -> tuple[str | None, list[str] | None]:
    """The one address of a reference, and those of each section where it cites several.

    `uri`: addresses separated by spaces. The address of a law as a whole is left out where the text cites sections of it.
    """
    found = list(dict.fromkeys((uri or "").split()))
    cited = [each for each in found if "#" in each or not any(other.startswith(each + "#") for other in found)]
    return (cited[0] if cited else None), (cited if len(cited) > 1 else None)


def title_before(text: str, reference: Reference) -> str | None:
    """The title that the text gives right before a designation in brackets: `betänkandet Ut ur utsatthet (SOU 2023:97)`."""
    if reference.kind not in _TITLED_KINDS or text[reference.char_start - 1 : reference.char_start] not in ("(", " ", "\u00a0"):
        return None
    before = " ".join(text[max(0, reference.char_start - _BEFORE) : reference.char_start].split())
    before = before + " " if text[reference.char_start - 1 : reference.char_start].isspace() else before
    last = None
    for found in _TITLED.finditer(before):
        last = found
    return last["title"].strip(" ,–-") if last else None


def share(row: Statistic) -> float | None:
    """The share that a figure states, from 0 to 1; None for ranges, changes, rates above one and numbers that are no share."""
    value = row.value
    if value is None or row.direction is not None or row.measure == "change" or row.per is not None:
        return None
    if row.unit == "percent":
        found = value / 100
    elif row.unit == "‰":
        found = value / 1000
    elif row.unit in ("fraction", "count") and row.whole:
        found = value / row.whole
    elif row.unit == "fraction":
        found = value
    else:
        return None
    return round(found, 6) if 0 <= found <= 1 else None


def population(row: Statistic) -> float | None:
    """How many there are in all, where a share of a counted whole is stated; None for `en av tre`."""
    return row.whole if row.whole is not None and row.unit in ("percent", "count", "‰") and share(row) is not None else None


def folded_sentence(text: str, row: Statistic) -> str:
    """The sentence of a figure, white space folded."""
    return " ".join(text[row.sentence_start : row.sentence_end].split())
