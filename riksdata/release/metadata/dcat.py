"""The catalogue in RDF: DCAT-AP-SE 3.0.1 as dataportal.se harvests it, and DCAT-AP 3.0.1 as European portals read it.

The two profiles contradict each other (the format of a distribution is a text in one and an address in the other), so there are two graphs.
"""

from __future__ import annotations

import json
import re
from typing import Any

from rdflib import DCAT, DCTERMS, FOAF, RDF, XSD, Graph, Literal, Namespace, URIRef

from riksdata.release.exporters.formats import TableFormat, WholeFormat
from riksdata.release.exporters.registry import TABLE_FORMATS, WHOLE_FORMATS
from riksdata.release.manifest import ATTRIBUTION, FileEntry
from riksdata.release.metadata.facts import INDEPENDENT, SOURCE_URL, ReleaseFacts

VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
DCATAP = Namespace("http://data.europa.eu/r5r/")
ODRS = Namespace("http://schema.theodi.org/odrs#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
EU = Namespace("http://publications.europa.eu/resource/authority/")
# Portals compare the licence as a text: http and the slash belong to it.
CC_BY = URIRef("http://creativecommons.org/licenses/by/4.0/")
CC0 = URIRef("http://creativecommons.org/publicdomain/zero/1.0/")
_IANA = "https://www.iana.org/assignments/media-types/"


def dcat_graph(facts: ReleaseFacts, *, swedish: bool) -> Graph:
    """The catalogue with one dataset for the whole and one for each table. `swedish`: by DCAT-AP-SE, else by DCAT-AP."""
    return _Catalogue(facts, swedish).graph


def dcat_files(facts: ReleaseFacts) -> dict[str, bytes]:
    """The catalogue's files by name."""
    se, eu = dcat_graph(facts, swedish=True), dcat_graph(facts, swedish=False)
    return {
        "dcat-ap-se.rdf": _namespaces_in_order(se.serialize(format="pretty-xml", max_depth=1)).encode(),
        "dcat-ap.ttl": eu.serialize(format="turtle").encode(),
        "dcat-ap.jsonld": _members_in_order(eu.serialize(format="json-ld", auto_compact=True)).encode(),
    }


def _namespaces_in_order(written: str) -> str:
    """RDF/XML with its namespaces in the order of the alphabet: rdflib keeps them in a set, so that each process has another order."""
    opening = re.search(r"(?<=<rdf:RDF\n)(?:[ \t]*xmlns:[^\n>]+\n)+", written)
    if opening is None:
        raise ValueError("rdflib no longer writes a namespace a line")
    return written[: opening.start()] + "".join(sorted(opening[0].splitlines(keepends=True))) + written[opening.end() :]


def _members_in_order(written: str) -> str:
    """JSON-LD with nodes, members and values in order, for the same reason; its lists are sets, as no value is a list of RDF."""

    def ordered(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: ordered(value[key]) for key in sorted(value)}
        if isinstance(value, list):
            return sorted(map(ordered, value), key=lambda each: json.dumps(each, sort_keys=True))
        return value

    return json.dumps(ordered(json.loads(written)), ensure_ascii=False, indent=2) + "\n"


class _Catalogue:
    """Builds one graph. Every main node has an address of its own, stable from release to release; only the files' addresses change."""

    def __init__(self, facts: ReleaseFacts, swedish: bool) -> None:
        self.facts = facts
        self.swedish = swedish
        self.base = facts.settings.base_url
        self.graph = Graph(store="SimpleMemory")  # in the order in which it was told; the default store has another in each process
        for prefix, space in (
            ("dcat", DCAT),
            ("dcterms", DCTERMS),
            ("foaf", FOAF),
            ("vcard", VCARD),
            ("dcatap", DCATAP),
            ("odrs", ODRS),
            ("spdx", SPDX),
        ):
            self.graph.bind(prefix, space)
        self.publisher = URIRef(facts.settings.publisher.uri)
        self.contact = URIRef(self.base + "contact")
        self.rights = URIRef(self.base + "rights")
        self.period = URIRef(self.base + "period")
        self._catalogue()

    def add(self, node: URIRef, predicate: URIRef, value: URIRef | Literal) -> None:
        self.graph.add((node, predicate, value))

    def both(self, node: URIRef, predicate: URIRef, texts: tuple[str, str]) -> None:
        """The text in Swedish and in English."""
        self.add(node, predicate, Literal(texts[1], lang="sv"))
        self.add(node, predicate, Literal(texts[0], lang="en"))

    def _date(self) -> Literal:
        return Literal(self.facts.day, datatype=XSD.date)

    def _catalogue(self) -> None:
        facts, settings = self.facts, self.facts.settings
        catalogue = URIRef(self.base + "catalog")
        self.add(catalogue, RDF.type, DCAT.Catalog)
        self.both(catalogue, DCTERMS.title, (f"Open data from {settings.publisher.name}", f"Öppna data från {settings.publisher.name}"))
        self.both(catalogue, DCTERMS.description, settings.description)
        self.add(catalogue, DCTERMS.publisher, self.publisher)
        # What is licensed here is the catalogue itself; Sweden wants CC0 for it. The data have their own licence on each distribution.
        self.add(catalogue, DCTERMS.license, CC0)
        self.add(catalogue, DCTERMS.issued, self._date())
        self.add(catalogue, DCTERMS.modified, self._date())
        self.add(catalogue, DCTERMS.language, EU["language/SWE"])
        self.add(catalogue, DCTERMS.spatial, EU["country/SWE"])
        self.add(catalogue, FOAF.homepage, URIRef(settings.publisher.url))
        self.add(catalogue, DCAT.themeTaxonomy, EU["data-theme"])
        self._agents()
        if facts.period:
            self.add(self.period, RDF.type, DCTERMS.PeriodOfTime)
            self.add(self.period, DCAT.startDate, Literal(facts.period[0].isoformat(), datatype=XSD.date))
            self.add(self.period, DCAT.endDate, Literal(facts.period[1].isoformat(), datatype=XSD.date))
        whole = self._dataset("riksdata", settings.title, tuple(f"{d} {i}" for d, i in zip(settings.description, INDEPENDENT, strict=True)))
        self.add(catalogue, DCAT.dataset, whole)
        for form in WHOLE_FORMATS:
            files = facts.whole.get(form.name, {})
            if form.main in files:
                self._distribution(whole, f"riksdata-{form.name}", files[form.main][0], form)
        for name, entry in facts.tables.items():
            table = facts.declared[name]
            dataset = self._dataset(
                name, facts.title_of(table), (f"{table.description} {INDEPENDENT[0]}", f"{table.description_sv} {INDEPENDENT[1]}")
            )
            self.add(catalogue, DCAT.dataset, dataset)
            self.add(dataset, DCTERMS.relation, whole)
            for each in TABLE_FORMATS:
                if each.in_catalogue and each.name in entry.files:
                    self._distribution(dataset, f"{name}-{each.name}", entry.files[each.name], each)
            if not entry.files:
                self._in_parts(dataset, name)

    def _agents(self) -> None:
        publisher = self.facts.settings.publisher
        self.add(self.publisher, RDF.type, FOAF.Organization if self.swedish else FOAF.Agent)
        self.both(self.publisher, FOAF.name, (publisher.name, publisher.name))
        self.add(self.publisher, DCTERMS.type, URIRef("http://purl.org/adms/publishertype/" + publisher.type))
        self.add(self.publisher, FOAF.homepage, URIRef(publisher.url))
        self.add(self.contact, RDF.type, VCARD.Organization)
        self.add(self.contact, VCARD.fn, Literal(publisher.contact_name))
        self.add(self.contact, VCARD.hasEmail, URIRef("mailto:" + publisher.contact_email))
        self.add(self.rights, RDF.type, ODRS.RightsStatement)
        if not self.swedish:
            self.add(self.rights, RDF.type, DCTERMS.RightsStatement)
        self.add(self.rights, ODRS.attributionText, Literal(ATTRIBUTION, lang="sv"))
        self.add(self.rights, ODRS.attributionURL, URIRef(SOURCE_URL))

    def _dataset(self, name: str, titles: tuple[str, str], descriptions: tuple[str, ...]) -> URIRef:
        facts, settings = self.facts, self.facts.settings
        node = URIRef(f"{self.base}dataset/{name}")
        page = URIRef(facts.base + "dictionary.html")
        self.add(node, RDF.type, DCAT.Dataset)
        self.both(node, DCTERMS.title, titles)
        self.both(node, DCTERMS.description, (descriptions[0], descriptions[1]))
        self.add(node, DCTERMS.publisher, self.publisher)
        self.add(node, DCAT.contactPoint, self.contact)
        for language, words in zip(("en", "sv"), settings.keywords, strict=True):
            for word in words:
                self.add(node, DCAT.keyword, Literal(word, lang=language))
        self.add(node, DCAT.theme, EU["data-theme/GOVE"])
        self.add(node, DCTERMS.modified, self._date())
        self.add(node, DCTERMS.issued, self._date())
        self.add(node, DCTERMS.accrualPeriodicity, EU["frequency/" + settings.update_frequency])
        self.add(node, DCTERMS.accessRights, EU["access-right/PUBLIC"])
        self.add(node, DCTERMS.language, EU["language/SWE"])
        self.add(node, DCTERMS.spatial, EU["country/SWE"])
        self.add(node, URIRef(str(DCAT) + "version"), Literal(facts.version))
        self.add(node, DCAT.landingPage, page)
        self.add(node, FOAF.page, page)
        self.add(page, RDF.type, FOAF.Document)
        if facts.period:
            self.add(node, DCTERMS.temporal, self.period)
        return node

    def _in_parts(self, dataset: URIRef, name: str) -> None:
        """A table that this release has in parts alone: the folder in which they lie."""
        node = URIRef(f"{self.base}distribution/{name}-parts")
        self.add(dataset, DCAT.distribution, node)
        self.add(node, RDF.type, DCAT.Distribution)
        self.both(node, DCTERMS.title, ("Parquet, in parts", "Parquet, i delar"))
        self.both(
            node,
            DCTERMS.description,
            (
                f"parts/{name}/, a file for each riksmöte and type of document, release {self.facts.version}. {ATTRIBUTION}.",
                f"parts/{name}/, en fil för varje riksmöte och dokumenttyp, utgåva {self.facts.version}. {ATTRIBUTION}.",
            ),
        )
        self.add(node, DCAT.accessURL, URIRef(f"{self.facts.base}parts/{name}/"))
        self.add(node, DCTERMS.license, CC_BY)
        self.add(node, DCTERMS.rights, self.rights)
        self.add(node, DCTERMS.issued, self._date())
        self.add(node, DCATAP.availability, EU["planned-availability/STABLE"])
        parquet = TABLE_FORMATS[0]
        if self.swedish:
            self.add(node, DCTERMS["format"], Literal(parquet.media_type))
        else:
            self.add(node, DCAT.mediaType, URIRef(_IANA + parquet.media_type))
            self.add(URIRef(_IANA + parquet.media_type), RDF.type, DCTERMS.MediaType)
            self.add(node, DCTERMS["format"], EU[f"file-type/{parquet.file_type}"])
            self.add(EU[f"file-type/{parquet.file_type}"], RDF.type, DCTERMS.MediaTypeOrExtent)

    def _distribution(self, dataset: URIRef, name: str, file: FileEntry, form: TableFormat | WholeFormat) -> None:
        facts = self.facts
        node = URIRef(f"{self.base}distribution/{name}")
        address = URIRef(facts.base + file.path)
        self.add(dataset, DCAT.distribution, node)
        self.add(node, RDF.type, DCAT.Distribution)
        self.both(node, DCTERMS.title, form.title)
        self.both(
            node,
            DCTERMS.description,
            (f"{file.path}, release {facts.version}. {ATTRIBUTION}.", f"{file.path}, utgåva {facts.version}. {ATTRIBUTION}."),
        )
        self.add(node, DCAT.accessURL, address)
        self.add(node, DCAT.downloadURL, address)
        self.add(node, DCAT.byteSize, Literal(str(file.bytes), datatype=XSD.nonNegativeInteger))
        self.add(node, DCTERMS.license, CC_BY)
        self.add(node, DCTERMS.rights, self.rights)
        self.add(node, DCTERMS.issued, self._date())
        self.add(node, DCATAP.availability, EU["planned-availability/STABLE"])
        if self.swedish:
            self.add(node, DCTERMS["format"], Literal(form.media_type))
            return
        self.add(node, DCAT.mediaType, URIRef(_IANA + form.media_type))
        self.add(URIRef(_IANA + form.media_type), RDF.type, DCTERMS.MediaType)
        if form.file_type:
            self.add(node, DCTERMS["format"], EU["file-type/" + form.file_type])
            self.add(EU["file-type/" + form.file_type], RDF.type, DCTERMS.MediaTypeOrExtent)
        checksum = URIRef(f"{node}/checksum")
        self.add(node, SPDX.checksum, checksum)
        self.add(checksum, RDF.type, SPDX.Checksum)
        self.add(checksum, SPDX.algorithm, SPDX.checksumAlgorithm_sha256)
        self.add(checksum, SPDX.checksumValue, Literal(file.sha256, datatype=XSD.hexBinary))
