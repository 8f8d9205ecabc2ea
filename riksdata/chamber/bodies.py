"""Agencies and organisations under one id each, however texts write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from riksdata.swedish.facts import read_table

_LETTERS = str.maketrans("åäöéüø", "aaoeuo")
_OTHER = re.compile(r"[^a-z0-9]+")
_LONGEST = 80
_DEFINITE = re.compile(r"^(?:den|det|de)\s+")


@dataclass(frozen=True, slots=True)
class Body:
    """One row of `bodies.tsv`."""

    body_id: str
    name: str
    written: tuple[str, ...]
    """Every way to write it, in lower case."""
    since: str
    until: str


@cache
def known_bodies() -> Mapping[str, Body]:
    """Every body of the fact file by its id."""
    return {
        row["body"]: Body(row["body"], row["name"], tuple(row["written"].split("|")), row["since"], row["until"])
        for row in read_table(__package__, "bodies.tsv")
    }


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
    plain = unicodedata.normalize("NFKD", said.translate(_LETTERS)).encode("ascii", "ignore").decode()
    return _OTHER.sub("-", plain).strip("-")[:_LONGEST].strip("-") or "x"
