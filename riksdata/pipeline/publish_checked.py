"""Publishing with the rules: new tables are held against every rule before anybody can see them, and stay unseen where one is broken."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import asdict, dataclass, field
from typing import Any

import orjson

from riksdata.pipeline.checks import all_rules, differing_columns, replaced_rows, rules_of_replaced, validate_schema
from riksdata.pipeline.publish import build_published
from riksdata.pipeline.versions import code_version
from riksdata.rules.rule import Rule, run_report, run_rules
from riksdata.storage.memory import give_back
from riksdata.storage.runs import FailedRule
from riksdata.storage.warehouse import Connection, get_state, set_state
from schemas.tables import all_tables

SCHEMA_RULE = "schema"
"""The name under which a table's declaration as a whole is checked."""
_STATE = "checked"
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rules say of the published tables."""

    failures: tuple[FailedRule, ...]
    """The rules that some rows break."""
    reports: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    """Rule → what it reports beside its outcome."""

    @property
    def errors(self) -> tuple[FailedRule, ...]:
        """Those that keep the tables from being published."""
        return tuple(failure for failure in self.failures if failure.severity == "error")


class RulesBroken(Exception):
    """New tables break rules of severity `error`; what was published before stays."""

    def __init__(self, verdict: Verdict) -> None:
        """The verdict on the new tables."""
        said = "; ".join(f"{failure.rule} ({failure.failed} in {failure.table})" for failure in verdict.errors)
        super().__init__(f"rules are broken: {said}")
        self.verdict = verdict


def publish_checked(con: Connection) -> Verdict:
    """Build the published tables where anything changed, and hold them against every rule; the verdict on what is published now.

    Raises RulesBroken where a rule of severity `error` is broken: the new tables are gone then, and the old ones stay.
    """
    code = _rules_version()
    found: list[Verdict] = []

    def check(con: Connection, whole: bool) -> None:
        # what was not replaced has passed the rules before, if they are those of today
        verdict = hold_against_rules(con, whole=whole or _passed_by(con) != code)
        if verdict.errors:
            raise RulesBroken(verdict)
        found.append(verdict)

    if build_published(con, check):
        give_back()
        set_state(con, _STATE, _dumped(con, code, found[0]))
    if not found:
        known = _known(con, code)
        if known is not None:
            return known
        check(con, True)  # the rows are as they were, the rules are not
        set_state(con, _STATE, _dumped(con, code, found[0]))
    return found[0]


def is_checked(con: Connection) -> bool:
    """Whether the published tables, as they stand now, have passed every rule of today."""
    return _known(con, _rules_version()) is not None


def hold_against_rules(con: Connection, whole: bool = True) -> Verdict:
    """Every rule over the tables as they stand; not `whole`: only over the rows that were just replaced, and what belongs to them."""
    rules = all_rules() if whole else rules_of_replaced()
    failures: list[FailedRule] = []
    broken_columns = set()
    with nullcontext() if whole else replaced_rows(con):
        results = run_rules(con, rules, _SHOWN)
    for result in results:
        if not result.passed:
            rule = result.rule
            failures.append(FailedRule(rule.name, rule.table, rule.severity, result.failed, rule.description, result.examples))
            broken_columns |= {rule.table} if rule.of_columns else set()
    for name in all_tables():
        # pandera says less of the rows than the rules do, so it speaks where they found nothing; of rows that were put into tables which it
        # has seen it could only say that the columns are others, which one question tells without importing it
        look = validate_schema if whole else differing_columns
        problems = [] if name in broken_columns else look(con, name)
        if problems:
            shown = [{"problem": problem} for problem in problems[:_SHOWN]]
            failures.append(FailedRule(SCHEMA_RULE, name, "error", len(problems), problems[0], shown))
    return Verdict(tuple(failures), {rule.name: run_report(con, rule) for rule in rules if rule.report})


def failures_of(verdict: Verdict, table: str, rule: Rule | None) -> Sequence[FailedRule]:
    """The failures of one check: of a rule, or (None) of a table's schema, which covers the rules of single columns."""
    if rule is not None:
        return [failure for failure in verdict.failures if failure.rule == rule.name and failure.table == table]
    names = {SCHEMA_RULE, *(each.name for each in all_rules() if each.table == table and each.of_columns)}
    return [failure for failure in verdict.failures if failure.table == table and failure.rule in names]


def _rules_version() -> str:
    return code_version("riksdata.pipeline.checks", "riksdata.rules.declared", "riksdata.rules.spans")


def _dumped(con: Connection, code: str, verdict: Verdict) -> str:
    said = {
        "code": code,
        "rows": get_state(con, "published"),
        "failures": [asdict(failure) for failure in verdict.failures],
        "reports": verdict.reports,
    }
    return orjson.dumps(said, default=str).decode()


def _said(con: Connection) -> dict[str, Any]:
    try:
        said = orjson.loads(get_state(con, _STATE) or "{}")
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _passed_by(con: Connection) -> str | None:
    """The version of the rules that the rows passed that are published now; None where that is not known."""
    said = _said(con)
    return said.get("code") if said.get("rows") == get_state(con, "published") else None


def _known(con: Connection, code: str) -> Verdict | None:
    if _passed_by(con) != code:
        return None
    said = _said(con)
    return Verdict(tuple(FailedRule(**failure) for failure in said["failures"]), said["reports"])
