"""Agencies and organisations under one id each, however texts write them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from riksdata.swedish.facts import read_rows, read_table
from riksdata.swedish.lazy import lazy_regex

_LETTERS = str.maketrans("åäöéüø", "aaoeuo")
_OTHER = lazy_regex(r"[^a-z0-9]+")
_LONGEST = 80
_DEFINITE = lazy_regex(r"^(?:den|det|de)\s+")


@dataclass(frozen=True, slots=True)
class Body:
    """One row of `bodies.tsv`, or an agency."""

    body_id: str
    name: str
    written: tuple[str, ...]
    """Every way to write it, in lower case."""
    since: str
    until: str


@cache
def known_bodies() -> Mapping[str, Body]:
    """Every body of the fact files by its id: the agencies, and the others."""
    others = [
        Body(row["body"], row["name"], tuple(row["written"].split("|")), row["since"], row["until"])
        for row in read_table(__package__, "bodies.tsv")
    ]
    return {body.body_id: body for body in sorted((*_agencies(), *others), key=lambda body: body.body_id)}


def _agencies() -> Iterator[Body]:
    """The agencies as bodies: a name in texts that several have borne is that of the last, a full name that of its owner."""
    rows = sorted(((*row, *[""] * (6 - len(row))) for row in read_rows(__package__, "agencies.tsv")), key=lambda row: int(row[2] or 0))
    latest = {own or _plain(name): (name, since, until) for name, _, since, until, own, _ in rows}
    owner = {form: own or _plain(name) for name, texts, _, _, own, figures in rows for form in (texts + "|" + figures).split("|") if form}
    owner |= {name.lower(): own or _plain(name) for name, _, _, _, own, _ in rows}
    for body, (name, since, until) in latest.items():
        yield Body(body, name, tuple(sorted(form for form, of in owner.items() if of == body)), since, until)


@cache
def _by_form() -> Mapping[str, str]:
    return {form: body.body_id for body in known_bodies().values() for form in body.written}


def body_id(written: str) -> str:
    """The id of a body as a text writes it (`Brå`, `SCB:s`): of the fact file where it is known, else made of the name's own letters."""
    said = _DEFINITE.sub("", " ".join(written.split()).lower())
    known = _by_form()
    for form in (said, said.removesuffix(":s"), said.removesuffix("s")):
        if form in known:
            return known[form]
    return _plain(said) or "x"


def _plain(name: str) -> str:
    """A name in small letters of ASCII, with hyphens between its words."""
    letters = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS)).encode("ascii", "ignore").decode()
    return _OTHER.sub("-", letters).strip("-")[:_LONGEST].strip("-")
