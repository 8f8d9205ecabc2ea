"""The Swedish catalogue by the rules of DCAT-AP-SE 3.0.1 and of dataportal.se's harvester, for which no validator can be installed.

The mandatory properties and closed lists are those of the profile; each rule is also shown a graph that breaks it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from pyoxigraph import NamedNode
from rdflib import DCAT, DCTERMS, FOAF, RDF, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from riksdata.release.config import _Address, _Mail

VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
DCATAP = Namespace("http://data.europa.eu/r5r/")
ODRS = Namespace("http://schema.theodi.org/odrs#")
EU = "http://publications.europa.eu/resource/authority/"
FORMAT = DCTERMS["format"]
TITLE = DCTERMS["title"]
MANDATORY = {
    DCAT.Catalog: (TITLE, DCTERMS.description, DCTERMS.publisher, DCTERMS.license, DCAT.dataset),
    DCAT.Dataset: (TITLE, DCTERMS.description, DCTERMS.publisher),
    DCAT.Distribution: (DCAT.accessURL, FORMAT),
    FOAF.Organization: (FOAF.name, DCTERMS.type),
    VCARD.Organization: (VCARD.fn, VCARD.hasEmail),
}
RECOMMENDED = {
    DCAT.Catalog: (DCTERMS.issued, DCTERMS.modified, DCTERMS.language, FOAF.homepage, DCAT.themeTaxonomy),
    DCAT.Dataset: (DCAT.contactPoint, DCAT.keyword, DCAT.theme, DCTERMS.issued, DCTERMS.spatial, DCTERMS.temporal, DCTERMS.accessRights),
    DCAT.Distribution: (DCTERMS.description, DCATAP.availability, DCTERMS.license),
}
ONCE = {
    DCAT.Catalog: (DCTERMS.publisher, DCTERMS.license, DCTERMS.issued, DCTERMS.modified, FOAF.homepage),
    DCAT.Dataset: (
        DCTERMS.publisher,
        DCTERMS.issued,
        DCTERMS.modified,
        DCTERMS.accessRights,
        DCTERMS.accrualPeriodicity,
        URIRef(str(DCAT) + "version"),
    ),
    DCAT.Distribution: (DCAT.accessURL, FORMAT, DCTERMS.license, DCAT.byteSize, DCATAP.availability, DCTERMS.rights),
    FOAF.Organization: (DCTERMS.type,),
    VCARD.Organization: (RDF.type,),
}
LISTS = {
    DCTERMS.type: r"http://purl\.org/adms/publishertype/(NonProfitOrganisation|Company|NationalAuthority|Academia-ScientificOrganisation)",
    DCAT.theme: EU + r"data-theme/[A-Z]{4}",
    DCAT.themeTaxonomy: EU + "data-theme",
    DCTERMS.accessRights: EU + r"access-right/(PUBLIC|NON_PUBLIC|RESTRICTED)",
    DCTERMS.accrualPeriodicity: EU + r"frequency/[A-Z_0-9]+",
    DCATAP.availability: EU + r"planned-availability/(TEMPORARY|EXPERIMENTAL|AVAILABLE|STABLE)",
    DCTERMS.language: EU + r"language/[A-Z]{3}",
    # dataportal.se compares these two as texts.
    DCTERMS.license: r"http://creativecommons\.org/(licenses/by/4\.0|publicdomain/zero/1\.0)/",
    VCARD.hasEmail: r"mailto:[^@\s]+@[^@\s]+",
}
TEXTS = (TITLE, DCTERMS.description, DCAT.keyword, FOAF.name, ODRS.attributionText)


def main_nodes(graph: Graph) -> list[tuple[Node, Node]]:
    return [(node, kind) for kind in MANDATORY for node in graph.subjects(RDF.type, kind)]


def problems(graph: Graph) -> set[str]:
    """Every rule that the graph breaks."""
    found: set[str] = set()
    for node, kind in main_nodes(graph):
        if isinstance(node, BNode) or not re.match(r"https?://", str(node)):
            found.add("main nodes have addresses")
        for table, rule in ((MANDATORY, "mandatory"), (RECOMMENDED, "recommended")):
            for wanted in table.get(kind, ()):  # type: ignore[call-overload]
                if not list(graph.objects(node, wanted)):
                    found.add(f"{rule} {wanted}")
        for once in ONCE.get(kind, ()):  # type: ignore[call-overload]
            if len(list(graph.objects(node, once))) > 1:
                found.add(f"once {once}")
        for text in TEXTS:
            values = list(graph.objects(node, text))
            if values and not any(isinstance(v, Literal) and v.language == "sv" for v in values):
                found.add(f"Swedish {text}")
    for predicate, pattern in LISTS.items():
        for value in graph.objects(None, predicate):
            if not isinstance(value, URIRef) or not re.fullmatch(pattern, str(value)):
                found.add(f"list {predicate}")
    for value in graph.objects(None, FORMAT):
        if not isinstance(value, Literal) or value.language or not re.fullmatch(r"\w+/[-.\w]+(?:\+[-.\w]+)?", str(value)):
            found.add("format is a media type as a plain text")
    for predicate in (DCTERMS.issued, DCTERMS.modified, DCAT.startDate, DCAT.endDate):
        for value in graph.objects(None, predicate):
            if not isinstance(value, Literal) or value.datatype != XSD.date:
                found.add("dates are dates")
    for value in graph.objects(None, DCAT.byteSize):
        if not isinstance(value, Literal) or value.datatype != XSD.nonNegativeInteger:
            found.add("sizes are numbers")
    for subject, _, value in graph:
        for term in (subject, value):
            if isinstance(term, URIRef) and not re.match(r"(https?://|mailto:)[^\s]+$", str(term)):
                found.add("absolute addresses")
    for contact in graph.objects(None, DCAT.contactPoint):
        if contact in set(graph.objects(None, DCTERMS.publisher)):
            found.add("the contact is not the publisher")
    if list(graph.objects(None, URIRef("http://spdx.org/rdf/terms#checksum"))):
        found.add("no checksum: the profile knows sha1 only")
    return found


@pytest.fixture
def graph(sample: Path) -> Graph:
    return Graph().parse(sample / "dcat-ap-se.rdf", format="xml")


def test_the_catalogue_keeps_every_rule(graph: Graph) -> None:
    assert problems(graph) == set()


def test_it_holds_every_table_and_the_whole(graph: Graph) -> None:
    from schemas.tables import all_tables

    assert len(set(graph.subjects(RDF.type, DCAT.Dataset))) == len(all_tables()) + 1
    # CSV and Parquet of each, Excel of all but texts, the DuckDB file, the workbook and the SQLite file
    assert len(set(graph.subjects(RDF.type, DCAT.Distribution))) == 3 * len(all_tables()) + 2
    for dataset in graph.subjects(RDF.type, DCAT.Dataset):
        assert list(graph.objects(dataset, DCAT.distribution))
    assert {str(v) for v in graph.objects(None, ODRS.attributionText)} == {"Källa: Sveriges riksdag"}


def test_addresses_are_those_of_the_release(graph: Graph, sample: Path) -> None:
    for address in graph.objects(None, DCAT.downloadURL):
        base, _, name = str(address).rpartition(f"/{sample.name}/")
        assert base == "https://example.org/riksdata"
        assert (sample / name).is_file()


def test_it_is_rdf_xml_without_entities(sample: Path) -> None:
    data = (sample / "dcat-ap-se.rdf").read_bytes()
    assert data.startswith(b'<?xml version="1.0" encoding="UTF-8"?>')
    assert b"<!ENTITY" not in data
    assert b"<!DOCTYPE" not in data


def test_turtle_and_json_ld_hold_one_graph_and_say_prefixes(sample: Path) -> None:
    turtle, linked = Graph().parse(sample / "dcat-ap.ttl"), Graph().parse(sample / "dcat-ap.jsonld", format="json-ld")
    assert set(turtle) == set(linked)
    assert len(turtle) > 1000
    text = (sample / "dcat-ap.ttl").read_text(encoding="utf-8")
    assert text.startswith("@prefix dcat: <http://www.w3.org/ns/dcat#> .\n@prefix dcatap: ")
    catalogue, *_ = orjson.loads((sample / "dcat-ap.jsonld").read_bytes())["@graph"]
    assert catalogue["@type"] == ["dcat:Catalog"]
    assert catalogue["dcterms:issued"] == [{"@type": "xsd:date", "@value": "2026-11-22"}]


ODD = st.text(st.one_of(st.sampled_from("aå.:/?#%[]@^{}|\\\"' \u2028\ue000\ufffe🏛"), st.characters(codec="utf-8")), max_size=8)


@given(ODD, ODD)
def test_every_address_that_the_settings_take_can_be_written(before: str, after: str) -> None:
    offered = [(_Address, f"{scheme}://{each}", "") for scheme in ("http", "https") for each in (f"x{before}/{after}", before + after)]
    for kind, text, scheme in [*offered, (_Mail, f"{before}@x{after}", "mailto:")]:
        try:
            taken = TypeAdapter(kind).validate_python(text)
        except ValidationError:
            continue
        assert NamedNode(scheme + taken).value == scheme + taken


def replace_value(graph: Graph, predicate: Node, new: Callable[[Node], Node | None]) -> None:
    for s, p, o in list(graph.triples((None, predicate, None))):
        graph.remove((s, p, o))
        value = new(o)
        if value is not None:
            graph.add((s, p, value))


@pytest.mark.parametrize(
    ("predicate", "new", "rule"),
    [
        *((p, lambda o: None, f"mandatory {p}") for kind in MANDATORY.values() for p in kind),
        *((p, lambda o: URIRef(str(o) + "-wrong"), f"list {p}") for p in LISTS if p != VCARD.hasEmail),
        *((p, lambda o: Literal(str(o), lang="en"), f"Swedish {p}") for p in (TITLE, DCTERMS.description, DCAT.keyword, FOAF.name)),
        (FORMAT, lambda o: URIRef(EU + "file-type/CSV"), "format is a media type as a plain text"),
        (DCTERMS.issued, lambda o: Literal("igår"), "dates are dates"),
        (DCAT.byteSize, lambda o: Literal("stor"), "sizes are numbers"),
        (DCAT.downloadURL, lambda o: URIRef("demands.csv"), "absolute addresses"),
        (VCARD.hasEmail, lambda o: Literal("a@b"), f"list {VCARD.hasEmail}"),
        (DCAT.theme, lambda o: None, f"recommended {DCAT.theme}"),
    ],
)
def test_a_broken_graph_is_seen(graph: Graph, predicate: Node, new: Callable[[Node], Node | None], rule: str) -> None:
    replace_value(graph, predicate, new)
    assert rule in problems(graph)


def test_a_blank_node_a_second_publisher_and_one_contact_for_all_are_seen(graph: Graph) -> None:
    dataset = next(graph.subjects(RDF.type, DCAT.Dataset))
    blank = BNode()
    graph.add((blank, RDF.type, DCAT.Dataset))
    graph.add((dataset, DCTERMS.publisher, URIRef("https://example.org/other")))
    graph.add((dataset, DCAT.contactPoint, URIRef("https://example.org/other")))
    assert {"main nodes have addresses", f"once {DCTERMS.publisher}", "the contact is not the publisher"} <= problems(graph)
