"""A home looked at from end to end: what is wrong with it, what can be mended, and what a person must do."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipelines.instance import CONFIG_FILE, DATABASES, database_problem, is_config_damaged, prepare
from riksdata.pipeline.collect import JOURNAL
from riksdata.release.config import ConfigError, ReleaseSettings
from riksdata.release.corrections import CorrectionMismatch, read_corrections
from riksdata.release.manifest import read_versions
from riksdata.release.recover import TODO, recover
from riksdata.storage import ledger
from riksdata.storage.files import TEMPORARY, remove, set_aside
from riksdata.storage.home import Home
from riksdata.storage.raw import unreadable_statements
from riksdata.storage.warehouse import remove_warehouse, warehouse_problem

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be."""

    message: str
    """Names the file and says what was, would be or must be done."""
    mended: bool
    """False: a person must do something."""


def examine(home: Home, *, dry_run: bool = False, give_up: bool = False, tell: Tell = lambda step: None) -> list[Finding]:
    """Look at everything in a home, whose lock the caller holds; mend what can be derived, and name what cannot.

    `dry_run`: mend nothing, say what would be mended. `give_up`: look no longer for raw files that are gone. `tell` hears each step.
    """
    steps: dict[str, Callable[[], Iterator[Finding]]] = {
        "raw zone": lambda: _raw(home, dry_run, give_up),
        "releases": lambda: _releases(home, dry_run),
        "warehouse": lambda: _warehouse(home, dry_run),
        "Dagster's records": lambda: _dagster(home, dry_run),
        "fetch journal": lambda: _journal(home, dry_run),
        "settings": lambda: _settings(home),
        "rests": lambda: _rests(home, dry_run),
    }
    found: list[Finding] = []
    for name, step in steps.items():
        tell(name)
        found += step()
    return found


def _raw(home: Home, dry_run: bool, give_up: bool) -> Iterator[Finding]:
    if give_up and not dry_run:
        for name in ledger.give_up(home.raw):
            yield Finding(f"{home.raw / name}: was gone and is not looked for any more", True)
    wrong = ledger.look(home.raw, thorough=True, dry_run=dry_run)[1] | unreadable_statements(home.raw)
    for name, what in wrong.items():
        yield Finding(f"{home.raw / name}: {what}. {ledger.TODO}", False)


def _releases(home: Home, dry_run: bool) -> Iterator[Finding]:
    for line in recover(home.releases, thorough=True, dry_run=dry_run):
        yield Finding(line, not line.endswith(TODO))
    listed = () if dry_run else read_versions(home.releases)
    for entry in listed:
        if entry.damaged:
            todo = f"restore it from a copy, or `riksdata withdraw {entry.version} --delete --reason …`"
            yield Finding(f"{home.releases / entry.version}: {entry.damaged}; {todo}", False)


def _warehouse(home: Home, dry_run: bool) -> Iterator[Finding]:
    wrong = warehouse_problem(home)
    if wrong:
        if not dry_run:
            remove_warehouse(home)
        yield Finding(f"{home.warehouse}: is damaged ({wrong}); removed, the next run builds it anew from the raw zone", True)


def _dagster(home: Home, dry_run: bool) -> Iterator[Finding]:
    for path in sorted(home.dagster.rglob("*.db")):
        of_all = path.relative_to(home.dagster).as_posix() in DATABASES
        wrong = database_problem(path, thorough=True)
        if wrong and (dry_run or not of_all):
            if not dry_run:
                set_aside(path)
            yield Finding(f"{path}: is damaged ({wrong}); set aside", True)
    if dry_run and is_config_damaged(home):
        yield Finding(f"{home.dagster / CONFIG_FILE}: cannot be read as a configuration; set aside, and one is written anew", True)
    if not dry_run:
        heard = _Heard()
        log = logging.getLogger("pipelines.instance")
        log.addHandler(heard)
        try:
            prepare(home)
        finally:
            log.removeHandler(heard)
        yield from (Finding(line, True) for line in heard.lines)


class _Heard(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def _journal(home: Home, dry_run: bool) -> Iterator[Finding]:
    path = home.root / JOURNAL
    wrong = database_problem(path, thorough=True)
    if wrong:
        if not dry_run:
            for ending in ("", "-wal", "-shm"):
                remove(path.with_name(path.name + ending))
        yield Finding(f"{path}: is damaged ({wrong}); removed, the next fetch asks for more", True)


def _settings(home: Home) -> Iterator[Finding]:
    try:
        settings = ReleaseSettings.load(home.root)
        if settings.corrections:
            read_corrections(settings.corrections)
    except (ConfigError, CorrectionMismatch, OSError) as error:
        yield Finding(str(error), False)


def _rests(home: Home, dry_run: bool) -> Iterator[Finding]:
    for folder in (home.root, home.raw, home.releases):
        for path in sorted(folder.glob(f"{TEMPORARY}*")):
            if not dry_run:
                remove(path)
            yield Finding(f"{path}: a file that was not finished; removed", True)
        for path in sorted(folder.glob(".damaged-*")):
            yield Finding(f"{path}: was set aside as damaged; look at it, then remove it", False)
    for path in sorted(home.runs.glob("*/failures.jsonl")):
        if not _is_json_lines(path):
            if not dry_run:
                set_aside(path)
            yield Finding(f"{path}: cannot be read; set aside", True)


def _is_json_lines(path: Path) -> bool:
    try:
        return all(isinstance(json.loads(line), dict) for line in path.read_bytes().splitlines())
    except (OSError, ValueError):
        return False
