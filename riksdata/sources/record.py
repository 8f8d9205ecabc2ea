"""A `dokumentstatus` record, JSON or XML, to a document: what it is, who signed it, what was demanded and decided, and its text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from riksdata.chamber.document_types import asks, types_by_name
from riksdata.chamber.dok_id import dok_id as computed_dok_id
from riksdata.chamber.dok_id import is_dok_id
from riksdata.chamber.facts import values
from riksdata.sources import loose
from riksdata.sources.outcome import committee_of, official_demands
from riksdata.sources.people import people_from_byline, people_of, person_from
from riksdata.sources.records import Person, RawRecord, ReadDocument, Relation, SourceIssue, UnreadableSource
from riksdata.swedish.lazy import lazy_regex
from riksdata.text.html import RenderedText, render_html

_NAMED = lazy_regex(r"[0-9A-Za-zÅÄÖåäö][0-9A-Za-zÅÄÖåäö_-]{2,39}")
_TAG = lazy_regex(r"<[^<>]{0,2000}>")
_STATUTE = lazy_regex(r"\d{4}:\d{1,4}")
_RIKSMOTE = lazy_regex(r"\d{4}(?:/\d{2}|/\d{4})?")
_RELATION = lazy_regex(r"[a-zåäö0-9_-]{1,40}")
_GROUND = lazy_regex(r"(\w{4,30}) (\d{4}(?:/\d{2,4})?):(\w{1,12})")
_ENVELOPES = ("dokumentstatus", "utskottsforslag")
_MAX_RELATIONS = 20_000


def read_record(data: Any, raw: RawRecord) -> ReadDocument:
    """The document that a parsed record describes.

    `data`: as `parse_json` or `parse_xml` gives it. What the record says in a shape that cannot be used becomes an issue of the document.
    Raises UnreadableSource (rules `not_a_record`, `nothing_to_read`) where there is no document in it.
    """
    status = _status(data, raw.source)
    stated = status["dokument"]
    issues: list[SourceIssue] = []
    doc_type = _doc_type(stated, issues)
    withdrawn = _is_withdrawn(status)
    riksmote, number = _designation(stated, issues)
    dok_id = _dok_id(stated, doc_type, riksmote, number, issues)
    rendered = _text(stated, issues)
    title = loose.text(stated.get("titel"))
    if dok_id is None and not rendered.text.strip():
        raise UnreadableSource(raw.source, "nothing_to_read", "the record has neither a usable dok_id nor a text; fetch it again")
    if title is None:
        issues.append(SourceIssue("title_missing", "info", "The record gives no title."))
    people, parties, remarks = _people(status, stated, doc_type, withdrawn)
    issues += remarks
    demands, remarks = official_demands(status, withdrawn)
    issues += remarks
    details = {
        (loose.text(entry.get("kod")) or ""): loose.text(entry.get("text")) for entry in loose.items(status, "dokuppgift", "uppgift")
    }
    subtitle = loose.text(stated.get("subtitel"))
    temporary = _said(stated.get("tempbeteckning"))
    organ = loose.text(stated.get("organ"))
    if doc_type in ("ip", "fr", "frs") and temporary and not any(c.isdigit() for c in temporary):
        temporary = None  # these carry the asker's party in the field
    date = loose.moment(stated.get("datum"))
    if date is None and _said(stated.get("datum")):
        issues.append(SourceIssue("date_malformed", "info", f"The record's date cannot be read: {loose.text(stated.get('datum'))!r:.60}."))
    return ReadDocument(
        source_kind="record",
        text=rendered.text,
        doc_type=doc_type,
        headings=tuple(rendered.headings),
        dok_id=dok_id,
        subtype=_value("subtype", stated.get("subtyp"), issues) if doc_type == "mot" else None,
        category=_value("category", details.get("motkat"), issues),
        riksmote=riksmote,
        number=number,
        temp_designation=temporary,
        title=title,
        subtitle=subtitle if subtitle and any(c.isalpha() for c in subtitle) else None,
        date=date.date() if date else None,
        status=_said(stated.get("status")),
        committee=committee_of(organ) or committee_of(details.get("tilldelat")),
        recipient=_recipient(stated, doc_type, people),
        withdrawn=withdrawn,
        source_date=loose.moment(stated.get("systemdatum")) or loose.moment(stated.get("publicerad")),
        people=tuple(people),
        byline_parties=parties,
        relations=_relations(status, dok_id, details.get("motgrund"), issues),
        official_demands=demands,
        issues=tuple(issues),
    )


def holds_text(data: Any) -> bool:
    """Whether a parsed record has anything but markup in the fields that hold a document's text."""
    try:
        stated = _status(data, "")["dokument"]
    except UnreadableSource:
        return False
    return any(_TAG.sub("", loose.raw_text(stated.get(name))).strip() for name in ("html", "text"))


def _status(data: Any, source: str) -> dict[str, Any]:
    """The object that holds `dokument`, which is made an object where it is a list of one."""
    if isinstance(data, dict):
        for envelope in (*_ENVELOPES, None):
            inside = data.get(envelope) if envelope else data
            inside = next((x for x in inside if isinstance(x, dict)), None) if isinstance(inside, list) else inside
            stated = inside.get("dokument") if isinstance(inside, dict) else None
            stated = next((x for x in stated if isinstance(x, dict)), None) if envelope and isinstance(stated, list) else stated
            if isinstance(inside, dict) and isinstance(stated, dict):
                return {**inside, "dokument": stated}
        if "dokumentlista" in data:
            raise UnreadableSource(source, "not_a_record", "this is a list of documents, not a document; use `riksdata fetch` to follow it")
    raise UnreadableSource(source, "not_a_record", "this is no record of the riksdag: it holds no `dokumentstatus` with a `dokument`")


def _said(value: Any) -> str | None:
    """A text that says something: a dash or `saknas` does not."""
    found = loose.text(value)
    return found if found and found.casefold() != "saknas" and (found[0].isalnum() or any(c.isalnum() for c in found)) else None


def _doc_type(stated: dict[str, Any], issues: list[SourceIssue]) -> str:
    words = [loose.text(stated.get(key)) for key in ("typ", "doktyp", "dokumentnamn")]
    found = next((types_by_name()[w.casefold()] for w in words if w and w.casefold() in types_by_name()), None)
    subtype = (loose.text(stated.get("subtyp")) or "").casefold()
    if found == "prop" and types_by_name().get(subtype) == "skr":
        return "skr"
    if found is None:
        named = next((w for w in words if w), None)
        message = f"The record's document type {named!r:.60} is not foreseen." if named else "The record gives no document type."
        issues.append(SourceIssue("type_unforeseen", "info", message))
    return found or "other"


def _value(field: str, word: Any, issues: list[SourceIssue]) -> str | None:
    said = _said(word)
    if said is None or said.casefold() in types_by_name():
        return None
    found = values(field).get(said.casefold())
    if found is None:
        issues.append(SourceIssue(f"{field}_unforeseen", "info", f"The record's {field} {said!r:.80} is not foreseen and left out."))
    return found


def _designation(stated: dict[str, Any], issues: list[SourceIssue]) -> tuple[str | None, str | None]:
    riksmote, number = loose.text(stated.get("rm")), loose.text(stated.get("beteckning")) or loose.text(stated.get("nummer"))
    if riksmote is not None and not _RIKSMOTE.fullmatch(riksmote):
        issues.append(SourceIssue("riksmote_malformed", "info", f"The record's riksmöte cannot be one: {riksmote!r:.60}."))
        riksmote = None
    if number is None:
        issues.append(SourceIssue("number_missing", "info", "The record gives no number."))
    return riksmote, number


def _dok_id(stated: dict[str, Any], doc_type: str, riksmote: str | None, number: str | None, issues: list[SourceIssue]) -> str | None:
    said = loose.text(stated.get("dok_id"))
    found = computed_dok_id(doc_type, riksmote, number) if riksmote and number else None
    if said and is_dok_id(said):
        return found if found and found.upper() == said.upper() else said
    what = f"cannot be used: {said!r:.80}" if said else "is missing"
    then = f"{found} follows from type, riksmöte and number" if found else "the document is known by its text only"
    issues.append(SourceIssue("dok_id_malformed" if said else "dok_id_missing", "warning", f"The record's dok_id {what}; {then}."))
    return found


def _is_withdrawn(status: dict[str, Any]) -> bool:
    """A withdrawn motion is called so by its title or its status, or has left the process by an activity that took place."""
    stated = status["dokument"]
    if (loose.text(stated.get("titel")) or "").casefold() in ("motionen utgår", "utgår"):
        return True
    if (loose.text(stated.get("status")) or "").casefold() in ("utgången", "utgår"):
        return True
    return any(
        loose.text(entry.get("kod")) == "UTG"
        and (loose.text(entry.get("namn")) or "utgå").casefold().startswith("utgå")
        and (loose.text(entry.get("status")) or "").casefold() != "planerat"
        for entry in loose.items(status, "dokaktivitet", "aktivitet")
    )


def _text(stated: dict[str, Any], issues: list[SourceIssue]) -> RenderedText:
    html = loose.raw_text(stated.get("html"))
    if html.strip():
        rendered = render_html(html)
        if rendered.text.strip():
            return rendered
    plain = loose.raw_text(stated.get("text"))
    if plain.strip():
        return RenderedText(plain.replace("\r\n", "\n").replace("\r", "\n"), ())
    issues.append(SourceIssue("text_missing", "warning", "The record holds no text; only what it says about the document is published."))
    return RenderedText("", ())


def _people(
    status: dict[str, Any], stated: dict[str, Any], doc_type: str, withdrawn: bool
) -> tuple[list[Person], tuple[str, ...], list[SourceIssue]]:
    """The listed people; where none are listed, those that subtitle and recipient name, and the parties of the subtitle."""
    people, issues = people_of(status, doc_type)
    addressed = loose.text(stated.get("mottagare"))
    parties: tuple[str, ...] = ()
    if not any(p.role == "author" for p in people) and not withdrawn:
        named, parties = people_from_byline(loose.text(stated.get("subtitel")) or "")
        if doc_type == "frs" and addressed:
            answering = person_from("author", addressed)
            named = [answering] if answering else []
        if named:
            issues.append(SourceIssue("people_from_subtitle", "info", "The record lists no authors; they are read from its other fields."))
            people = named + people
        elif asks(doc_type) in ("yrkanden", "questions"):
            issues.append(SourceIssue("signatories_missing", "info", "The record names nobody who signed."))
    if asks(doc_type) == "questions" and addressed and not any(p.role == "recipient" for p in people):
        minister = person_from("recipient", addressed)
        people += [minister] if minister else []
    return people, parties, issues


def _recipient(stated: dict[str, Any], doc_type: str, people: list[Person]) -> str | None:
    """To whom the document is addressed, in the record's words; an answer's field names who answers, so it is not used."""
    said = _said(stated.get("mottagare"))
    if said and doc_type != "frs":
        return said
    named = [" ".join(filter(None, (p.title, p.name, f"({p.party})" if p.party else None))) for p in people if p.role == "recipient"]
    return "; ".join(named) or None


def _relations(status: dict[str, Any], own: str | None, ground: str | None, issues: list[SourceIssue]) -> tuple[Relation, ...]:
    """The record's links, each once, in the record's own words (small letters); and what a följdmotion was made upon, as `motgrund`."""
    found: dict[Relation, None] = {}
    malformed: list[str] = []
    for entry in loose.items(status, "dokreferens", "referens")[:_MAX_RELATIONS]:
        name = (loose.text(entry.get("referenstyp")) or "referens").casefold().replace(" ", "_")
        target = _target(entry)
        if target is None or not _RELATION.fullmatch(name):
            malformed.append(loose.text(entry.get("ref_dok_id")) or loose.text(entry.get("uppgift")) or name)
        elif target != own:
            found[Relation(name, target, loose.text(entry.get("ref_dok_titel")))] = None
    for target in _grounds(ground):
        found[Relation("motgrund", target)] = None
    if malformed:
        shown = ", ".join(repr(m)[:60] for m in malformed[:5])
        issues.append(
            SourceIssue("relation_malformed", "info", f"{len(malformed)} links of the record name no document and are left out: {shown}.")
        )
    return tuple(found)


def _target(entry: dict[str, Any]) -> str | None:
    said = loose.text(entry.get("ref_dok_id"))
    if said and _STATUTE.fullmatch(said):
        return "sfs-" + said.replace(":", "-")
    if said and _NAMED.fullmatch(said):  # also of kinds of papers that this project does not know
        return said.upper() if is_dok_id(said) else said
    kind, session, number = (loose.text(entry.get(key)) for key in ("ref_dok_typ", "ref_dok_rm", "ref_dok_bet"))
    kind = types_by_name().get(kind.casefold()) if kind else None
    return computed_dok_id(kind, session, number) if kind and session and number else None


def _grounds(ground: str | None) -> Iterator[str]:
    """`Proposition 2018/19:128` → its dok_id; other grounds have no computable one."""
    for kind, session, number in _GROUND.findall(ground or ""):
        series = "skr" if kind.casefold().endswith("skrivelse") else types_by_name().get(kind.casefold())
        target = computed_dok_id(series, session, number) if series else None
        if target:
            yield target
