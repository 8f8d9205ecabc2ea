"""What the riksdag's record says of a yrkande: its wording, and how committee and chamber treated it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decision:
    """One treatment of a demand by committee and chamber, as the record states it."""

    committee: str | None
    committee_proposal: str | None
    """One of the closed list: `bifall`, `delvis bifall`, `avslag`, `utgår`, …"""
    decision: str | None
    decided_in: str | None
    """The committee report, `2018/19:UbU10`."""
    decision_point: str | None


@dataclass(frozen=True, slots=True)
class OfficialDemand:
    """One yrkande of the official record."""

    number: int
    text: str
    """As the record words it, white space folded."""
    decisions: tuple[Decision, ...] = ()
    """In order of treatment, the last one last."""
    committee: str | None = None
    """The committee that it was referred to, also before any treatment."""
