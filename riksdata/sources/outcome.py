"""The official yrkanden of a record, and what committee and chamber made of each."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from riksdata.chamber.committees import letters_by_word
from riksdata.chamber.facts import outcomes
from riksdata.chamber.official_demands import Decision, OfficialDemand
from riksdata.sources import loose
from riksdata.sources.records import SourceIssue
from riksdata.swedish.lazy import lazy_regex

_AS_PROPOSED = "=utskottet"
_REPORT = lazy_regex(r"(\d{4})/\d{2,4}:([A-Za-zÅÄÖåäö]{1,6})(\d{1,4})")
_OTHER = "annat"
_TREATMENT = ("utskottet", "kammaren", "behandlas_i", "behandlas_i_punkt", "intressent")
_MAX_TREATMENTS = 50


def committee_of(value: str | None) -> str | None:
    """A committee's abbreviation in its usual spelling (`BOU` is BoU), from that or from its name; None for a party, a ministry."""
    if not value:
        return None
    known = letters_by_word().get(value.casefold())
    if known:
        return known
    return value if re.fullmatch(r"[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,4}U", value) else None


def official_demands(status: dict[str, Any], withdrawn: bool) -> tuple[tuple[OfficialDemand, ...] | None, list[SourceIssue]]:
    """The yrkanden of `dokforslag` in order; None where the record has no list of them, so that they are to be read from the text.

    A yrkande keeps the record's number; where numbers are missing, repeated or zero, all are numbered by their place.
    """
    entries = loose.items(status, "dokforslag", "forslag")
    if not entries:
        return None, []
    issues: list[SourceIssue] = []
    # A yrkande may be listed twice, without and with its outcome, or once for each of its points (19, 19.1): number and wording
    # are the same.
    worded: dict[tuple[int, str], list[dict[str, Any]]] = {}
    for place, entry in enumerate(entries, start=1):
        wording = " ".join(part for part in (loose.text(entry.get("lydelse")), loose.text(entry.get("lydelse2"))) if part)
        if wording:
            worded.setdefault((loose.whole_number(entry.get("nummer")) or 0, wording), []).append(entry)
        elif not withdrawn:
            message = (
                f"The record's yrkande {loose.text(entry.get('nummer')) or place!r:.20} has no wording, so that it cannot be published."
            )
            issues.append(SourceIssue("demand_without_wording", "warning", message))
    if not worded and not withdrawn:
        return None, issues
    numbers = [number for number, _ in worded]
    if 0 in numbers or len(set(numbers)) < len(numbers):
        if len(numbers) > 1:
            message = "The record numbers its yrkanden doubtfully; they are numbered by their place."
            issues.append(SourceIssue("demand_numbers_doubtful", "info", message))
        numbers = list(range(1, len(worded) + 1))
    demands = []
    for number, ((_, wording), listed) in zip(numbers, worded.items(), strict=True):
        unforeseen: list[str] = []
        decisions = _decisions(listed[0], unforeseen)
        for entry in listed[1:]:
            decisions += [decision for decision in _decisions(entry, unforeseen) if decision not in decisions]
        issues += [
            SourceIssue("outcome_unforeseen", "warning", f"Yrkande {number}: the record's outcome {word!r} is read as {_OTHER!r}.")
            for word in dict.fromkeys(unforeseen)
        ]
        committee = next((found for found in map(_committee, reversed(listed)) if found), None)
        demands.append(OfficialDemand(number, wording, tuple(_in_order(decisions)), committee))
    return tuple(demands), issues


def _committee(entry: dict[str, Any]) -> str | None:
    """The committee that the yrkande was referred to; of several, the last."""
    return _last_committee(loose.text(entry.get("intressent")))


@lru_cache(maxsize=1024)
def _last_committee(stated: str | None) -> str | None:
    found = [known for known in map(committee_of, _parts(stated)) if known]
    return found[-1] if found else None


def _parts(said: str | None) -> list[str | None]:
    """The values of a field, one a treatment."""
    if said is None:
        return []
    return [part.strip() or None for part in said.split(",")[:_MAX_TREATMENTS]]


def _decisions(entry: dict[str, Any], unforeseen: list[str]) -> list[Decision]:
    """One Decision a treatment, as listed; outcomes that the table of outcomes does not know are added to `unforeseen`."""
    decisions, unknown = _treatments(*(loose.text(entry.get(field)) for field in _TREATMENT))
    unforeseen += unknown
    return list(decisions)


@lru_cache(maxsize=4096)  # a few outcomes and reports are said of thousands of yrkanden
def _treatments(
    proposed: str | None, decided: str | None, report: str | None, point: str | None, committee: str | None
) -> tuple[tuple[Decision, ...], tuple[str, ...]]:
    proposals, decisions, reports = _parts(proposed), _parts(decided), _parts(report)
    points, referred = _parts(point), _parts(committee)
    unknown: list[str] = []

    def at(parts: list[str | None], k: int) -> str | None:
        """A single value holds for every treatment: the record joins only what differs."""
        return parts[0] if len(parts) == 1 else parts[k] if k < len(parts) else None

    def outcome(word: str | None) -> str | None:
        if word is None:
            return None
        if word.casefold() not in outcomes():
            unknown.append(word[:80])
        return outcomes().get(word.casefold(), _OTHER)

    found = []
    for k in range(max(map(len, (proposals, decisions, reports)))):
        proposal, said = outcome(at(proposals, k)), at(decisions, k)
        decision = proposal if said is not None and said.replace(" ", "").casefold() == _AS_PROPOSED else outcome(said)
        named = _REPORT.fullmatch(at(reports, k) or "")
        by = committee_of(named.group(2)) if named else None
        found.append(Decision(by or committee_of(at(referred, k)), proposal, decision, at(reports, k), at(points, k)))
    return tuple(found), tuple(unknown)


def _in_order(decisions: list[Decision]) -> list[Decision]:
    """The later report last: by session, and within one committee's session by number. Different committees' keep the record's order."""
    if len(decisions) < 2:
        return decisions
    reports = [_REPORT.fullmatch(d.decided_in or "") for d in decisions]
    if any(found is None for found in reports):
        return decisions
    named = [found for found in reports if found is not None]
    one_committee = len({found.group(2).casefold() for found in named}) == 1
    keys = [(found.group(1), int(found.group(3)) if one_committee else 0) for found in named]
    return [decision for _, decision in sorted(zip(keys, decisions, strict=True), key=lambda pair: pair[0])]
