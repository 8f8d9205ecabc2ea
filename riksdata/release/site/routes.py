"""Addresses → pages. The same addresses lead to the same things in every release, in the server and in a static copy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from riksdata.release.site import front, things
from riksdata.release.site.openapi_page import api_page
from riksdata.release.site.reading import demand_page, document_page
from riksdata.release.site.results import results_page
from riksdata.release.site.search import read_asked
from riksdata.release.site.site import Words

_OF_ONE: dict[str, Callable[[Words, str], str | None]] = {
    "/d/": document_page,
    "/demand/": demand_page,
    "/source/": things.source_page,
    "/party/": things.party_page,
    "/member/": things.member_page,
    "/agency/": things.agency_page,
    "/claim/": things.claim_page,
    "/charts/": front.chart_page,
}
_ALONE: dict[str, Callable[[Words], str]] = {
    "/": front.home_page,
    "/charts": front.charts_page,
    "/sources": things.sources_page,
    "/parties": things.parties_page,
    "/codes": front.codes_page,
    "/api": api_page,
}


def page_at(w: Words, path: str, parameters: list[tuple[str, str]], versions: Callable[[], list[dict[str, Any]]]) -> str | None:
    """The page at an address without language; None where there is none."""
    plain = path.rstrip("/") or "/"
    if plain in _ALONE:
        return _ALONE[plain](w)
    if plain == "/search":
        return results_page(w, read_asked(parameters))
    if plain == "/data":
        return front.data_page(w, versions())
    if plain == "/report":
        return front.report_page(w, dict(parameters).get("row"))
    for start, make in _OF_ONE.items():
        if plain.startswith(start):
            return make(w, plain[len(start) :])
    return None
