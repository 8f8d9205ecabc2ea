"""The pages of a source, a party, a member, an agency and a repeated figure, and the lists of them."""

from __future__ import annotations

from typing import Any

from riksdata.release.site import rows
from riksdata.release.site.site import Words
from riksdata.release.site.sqlite import split_list

SHOWN = 60
_TITLE_FROM = {
    "documents": ("ur dokumentet självt", "from the document itself"),
    "record": ("ur riksdagens post om ett annat dokument", "from the riksdag's record of another document"),
    "statutes": ("ur författningssamlingen", "from the statute book"),
    "text": ("ur en text som citerar källan", "from a text that cites it"),
}
"""Where a title stands → how that is said, Swedish and English."""
_OUTCOMES = "coalesce(m.decision, '-') AS decision, count(*) AS n"


def source_page(w: Words, source: str) -> str | None:
    """A cited source: who cites it when, with which figures."""
    store = w.site.store
    found = store.row("SELECT * FROM sources WHERE source = ?", (source,))
    if found is None:
        return None
    on = "FROM mentions x JOIN documents d USING (document_id) WHERE x.source = ?"
    parties = store.rows(
        f"SELECT p.party, count(DISTINCT d.document_id) AS n {on.replace('WHERE', 'JOIN document_parties p USING (document_id) WHERE')} GROUP BY 1 ORDER BY 2 DESC, 1",
        (source,),
    )
    years = store.rows(f"SELECT substr(d.date, 1, 4) AS year, count(*) AS n {on} GROUP BY 1 ORDER BY 1", (source,))
    pins = store.rows(
        'SELECT r.pinpoint, count(*) AS n FROM mentions x JOIN "references" r USING (reference_id) WHERE x.source = ? AND r.pinpoint IS NOT NULL '
        "GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 12",
        (source,),
    )
    return w.page(
        "source.html.j2",
        title=found["name"] if found["designation"] == found["name"] else f"{found['name']} ({found['designation']})",
        path=f"/source/{source}" + ("/" if w.to.static else ""),
        section="sources",
        s=found,
        links=rows.links(found["uri"]),
        by_party=[(w.label("party", row["party"]), row["n"]) for row in parties],
        by_year=[(row["year"] or w._("Utan datum", "Undated"), row["n"]) for row in years],
        title_from=_TITLE_FROM.get(found["title_source"] or "", ("", ""))[w.lang == "en"],
        pins=[(row["pinpoint"], row["n"]) for row in pins],
        figures=store.rows(f"{rows.FIGURE} WHERE x.source = ? ORDER BY d.date DESC, s.statistic_id LIMIT {SHOWN}", (source,)),
        citing=rows.citing(store, source, SHOWN),
    )


def sources_page(w: Words) -> str:
    """The most cited sources of each kind."""
    store = w.site.store
    sections = []
    for kind in store.rows("SELECT kind, count(*) AS n, sum(documents) AS s FROM sources GROUP BY 1 ORDER BY 3 DESC, 1"):
        some = store.rows("SELECT * FROM sources WHERE kind = ? ORDER BY documents DESC, mentions DESC, source LIMIT 25", (kind["kind"],))
        sections.append(
            {
                "title": w.label("kind", kind["kind"]),
                "head": [
                    w._("Källa", "Source"),
                    w._("Beteckning", "Designation"),
                    w._("Dokument", "Documents"),
                    w._("Omnämnanden", "Mentions"),
                ],
                "numbers": (2, 3),
                "rows": [
                    (
                        (row["name"], w.to.source(row["source"])),
                        row["designation"],
                        w.number(row["documents"]),
                        w.number(row["mentions"]),
                    )
                    for row in some
                ],
                "more": None if w.to.static else w.to.search(table="references", kind=kind["kind"]),
            }
        )
    lead = w._(
        "Det som dokumenten hänvisar till, efter hur många dokument som gör det.", "What the documents cite, by how many documents do."
    )
    return w.page(
        "list.html.j2", title=w._("Källor", "Sources"), path="/sources" + _slash(w), section="sources", lead=lead, sections=sections
    )


def parties_page(w: Words) -> str:
    """All parties, with their members."""
    store = w.site.store
    found = store.rows(
        f"""SELECT p.party, count(DISTINCT p.document_id) AS documents, count(m.demand_id) AS demands,
        sum(m.decision IN {rows.APPROVED}) AS approved, count(m.decision) AS decided
        FROM document_parties p LEFT JOIN demands m ON m.document_id = p.document_id AND m.kind = 'yrkande' GROUP BY 1 ORDER BY 3 DESC, 1"""
    )
    members = store.rows(
        """SELECT person_id, name, party, count(DISTINCT document_id) AS n FROM people WHERE person_id IS NOT NULL AND role = 'author'
        GROUP BY 1 ORDER BY n DESC, name LIMIT 100"""
    )
    sections: list[dict[str, Any]] = [
        {
            "title": w._("Partier", "Parties"),
            "head": [w._("Parti", "Party"), w._("Dokument", "Documents"), w._("Yrkanden", "Demands"), w._("Bifall", "Approved")],
            "numbers": (1, 2, 3),
            "rows": [
                (
                    (w.label("party", row["party"]), w.to.party(row["party"])),
                    w.number(row["documents"]),
                    w.number(row["demands"]),
                    _share(w, row["approved"], row["decided"]),
                )
                for row in found
            ],
            "more": None,
        },
        {
            "title": w._("De hundra ledamöter som skrivit flest dokument", "The hundred members with most documents"),
            "head": [w._("Ledamot", "Member"), w._("Parti", "Party"), w._("Dokument", "Documents")],
            "numbers": (2,),
            "rows": [((row["name"], w.to.member(row["person_id"])), row["party"] or "", row["n"]) for row in members],
            "more": None,
        },
    ]
    return w.page(
        "list.html.j2",
        title=w._("Partier och ledamöter", "Parties and members"),
        path="/parties" + _slash(w),
        section="parties",
        lead=None,
        sections=sections,
    )


def party_page(w: Words, party: str) -> str | None:
    """A party: what was asked, and what became of it."""
    store = w.site.store
    total = store.row("SELECT count(*) AS n FROM document_parties WHERE party = ?", (party,))
    if not total or not total["n"]:
        return None
    where = "IN (SELECT document_id FROM document_parties WHERE party = ?)"
    members = store.rows(
        "SELECT person_id, name, count(DISTINCT document_id) AS n FROM people WHERE party = ? AND person_id IS NOT NULL AND role = 'author' GROUP BY 1 ORDER BY n DESC, name LIMIT 15",
        (party,),
    )
    tables = _usual(w, where, party)
    tables.append(
        _table(
            w._("Ledamöter", "Members"),
            [w._("Ledamot", "Member"), w._("Dokument", "Documents")],
            [((row["name"], w.to.member(row["person_id"])), row["n"]) for row in members],
        )
    )
    return _actor(
        w,
        where,
        party,
        title=w.label("party", party),
        crumb=w._("Parti", "Party"),
        path=f"/party/{party}",
        filters={"party": party},
        tables=tables,
    )


def member_page(w: Words, person_id: str) -> str | None:
    """A member: what was asked, and what became of it."""
    found = w.site.store.row("SELECT name, party FROM people WHERE person_id = ? ORDER BY document_id DESC LIMIT 1", (person_id,))
    if found is None:
        return None
    where = "IN (SELECT document_id FROM people WHERE person_id = ? AND role = 'author')"
    crumb = w._("Ledamot", "Member") + (f" · {w.label('party', found['party'])}" if found["party"] else "")
    tables = _usual(w, where, person_id)
    if asked := w.site.store.rows(
        f"""SELECT DISTINCT d.document_id, {rows.TITLE} AS title, d.date FROM people p JOIN documents d USING (document_id)
        WHERE p.person_id = ? AND p.role = 'recipient' ORDER BY d.date DESC, 1 LIMIT 15""",
        (person_id,),
    ):
        tables.append(
            _table(
                w._("Ställt till ledamoten", "Addressed to the member"),
                [w._("Dokument", "Document"), w._("Datum", "Date")],
                [((row["title"], w.to.document(row["document_id"])), row["date"] or "") for row in asked],
            )
        )
    return _actor(w, where, person_id, title=found["name"], crumb=crumb, path=f"/member/{person_id}", filters=None, tables=tables)


def agency_page(w: Words, name: str) -> str | None:
    """A body, by its id or any way of writing it: what it is asked to do, and which of its figures are used."""
    store = w.site.store
    found = store.row("SELECT * FROM bodies WHERE body_id = ?", (name,)) or store.row(
        "SELECT b.* FROM bodies b, json_each(b.written) f WHERE f.value = ? ORDER BY b.body_id LIMIT 1", (name.lower(),)
    )
    if found is None:
        return None
    body = found["body_id"]
    demands = store.rows(
        f"{rows.DEMAND} JOIN demand_bodies a USING (demand_id) WHERE a.body_id = ? ORDER BY d.date DESC, m.demand_id LIMIT {SHOWN}", (body,)
    )
    figures = store.rows(f"{rows.FIGURE} WHERE s.publisher_id = ? ORDER BY d.date DESC, s.statistic_id LIMIT {SHOWN}", (body,))
    kinds = store.rows(
        "SELECT m.kind, count(*) AS n FROM demand_bodies JOIN demands m USING (demand_id) WHERE body_id = ? GROUP BY 1", (body,)
    )
    asked = sum(row["n"] for row in kinds if row["kind"] == "yrkande")
    questions = sum(row["n"] for row in kinds) - asked
    years = "–".join(part or "" for part in (found["since"], found["until"])) if found["since"] or found["until"] else None
    others = [form for form in split_list(found["written"]) if form != found["name"].lower()]
    also = w._("Skrivs också", "Also written") + ": " + ", ".join(others) if others else None
    return w.page(
        "actor.html.j2", title=found["name"], path=f"/agency/{body}" + _slash(w), section="", foreign=True,
        crumb=" · ".join(part for part in (w._("Myndighet eller utgivare", "Agency or publisher"), years) if part), lead=also,
        counts=[(w.number(asked), w.noun(asked, "yrkande om att den ska handla|yrkanden om att den ska handla", "demand that it act|demands that it act"), None),
                *([(w.number(questions), w.noun(questions, "fråga till statsråd om att den ska handla|frågor till statsråd om att den ska handla", "question to a minister about its acting|questions to ministers about its acting"), None)] if questions else []),
                (w.number(found["statistics"]), w.noun(found["statistics"], "siffra med den som källa|siffror med den som källa", "figure with it as source|figures with it as source"), w.to.search(table="statistics", publisher=body))],
        tables=[], figures=figures, figures_title=w._("Dess siffror", "Its figures"), demands=demands,
        demands_title=w._("Yrkanden och frågor om vad den ska göra", "Demands and questions about what it should do") if questions else w._("Vad den föreslås göra", "What it is asked to do"), more=None,
    )  # fmt: skip


def claim_page(w: Words, claim_id: str) -> str | None:
    """A repeated figure: its first use, and the documents that repeat it."""
    uses = w.site.store.rows(f"{rows.FIGURE} WHERE s.claim_id = ? ORDER BY coalesce(d.date, '9'), s.statistic_id LIMIT 500", (claim_id,))
    if not uses:
        return None
    return w.page(
        "claim.html.j2",
        title="".join(rows.figure_words(uses[0])),
        path=f"/claim/{claim_id}" + _slash(w),
        first=uses[0],
        uses=uses,
    )


def _actor(
    w: Words, where: str, key: str, *, title: str, crumb: str, path: str, filters: dict[str, str] | None, tables: list[dict[str, Any]]
) -> str:
    store = w.site.store
    sums = (
        store.row(
            f"""SELECT (SELECT count(*) FROM documents WHERE document_id {where}) AS documents, (SELECT count(*) FROM demands WHERE kind = 'yrkande' AND document_id {where}) AS demands,
        (SELECT count(*) FROM demands WHERE kind <> 'yrkande' AND document_id {where}) AS questions,
        (SELECT count(*) FROM statistics WHERE document_id {where}) AS figures,
        (SELECT sum(decision IN {rows.APPROVED}) FROM demands WHERE kind = 'yrkande' AND document_id {where}) AS approved,
        (SELECT count(decision) FROM demands WHERE kind = 'yrkande' AND document_id {where}) AS decided""",
            (key,) * 6,
        )
        or {}
    )
    search = (lambda table: w.to.search(table=table, **filters)) if filters else (lambda table: None)
    counts = [
        (w.number(sums["documents"]), w.noun(sums["documents"], "dokument|dokument", "document|documents"), search("documents")),
        (w.number(sums["demands"]), w.noun(sums["demands"], "yrkande|yrkanden", "demand|demands"), search("demands")),
        (_share(w, sums["approved"], sums["decided"]), w._("bifölls helt eller delvis", "approved wholly or partly"), None),
        (w.number(sums["figures"]), w.noun(sums["figures"], "siffra|siffror", "figure|figures"), search("statistics")),
    ]
    if sums["questions"]:
        asked = w.noun(sums["questions"], "fråga till statsråd|frågor till statsråd", "question to a minister|questions to ministers")
        counts.insert(2, (w.number(sums["questions"]), asked, None))
    demands = store.rows(f"{rows.DEMAND} WHERE m.document_id {where} ORDER BY d.date DESC, m.demand_id LIMIT {SHOWN // 2}", (key,))
    return w.page(
        "actor.html.j2", title=title, path=path + _slash(w), section="parties", foreign=filters is None, crumb=crumb, lead=None, counts=counts, tables=tables, figures=[],
        figures_title="", demands=demands, demands_title=w._("Senaste yrkandena och frågorna", "Latest demands and questions") if sums["questions"] else w._("Senaste yrkandena", "Latest demands"), more=w.to.search(**filters, sort="date") if filters else None,
    )  # fmt: skip


def _usual(w: Words, where: str, key: str) -> list[dict[str, Any]]:
    store = w.site.store
    outcomes = store.rows(
        f"SELECT {_OUTCOMES} FROM demands m WHERE kind = 'yrkande' AND document_id {where} GROUP BY 1 ORDER BY 2 DESC, 1", (key,)
    )
    committees = store.rows(
        f"SELECT committee, count(*) AS n FROM demands m WHERE kind = 'yrkande' AND document_id {where} AND committee IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 15",
        (key,),
    )
    cited = store.rows(
        f"""SELECT s.source, s.name, count(DISTINCT x.document_id) AS n FROM mentions x JOIN sources s USING (source)
        WHERE x.document_id {where} GROUP BY 1 ORDER BY 3 DESC, 1 LIMIT 15""",
        (key,),
    )
    return [
        _table(
            w._("Vad det blev av yrkandena", "What became of the demands"),
            [w._("Beslut", "Decision"), w._("Yrkanden", "Demands")],
            [((w.label("decision", row["decision"]), None), w.number(row["n"])) for row in outcomes],
        ),
        _table(
            w._("Utskott", "Committees"),
            [w._("Utskott", "Committee"), w._("Yrkanden", "Demands")],
            [((w.label("committee", row["committee"]), None), w.number(row["n"])) for row in committees],
        ),
        _table(
            w._("Källor", "Sources"),
            [w._("Källa", "Source"), w._("Dokument", "Documents")],
            [((row["name"], w.to.source(row["source"])), w.number(row["n"])) for row in cited],
        ),
    ]


def _table(title: str, head: list[str], body: list[Any]) -> dict[str, Any]:
    return {"title": title, "head": head, "rows": body}


def _share(w: Words, part: int | None, whole: int | None) -> str:
    return f"{w.number(round(100 * (part or 0) / whole, 1))} %" if whole else "–"


def _slash(w: Words) -> str:
    return "/" if w.to.static else ""
