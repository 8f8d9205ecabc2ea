"""The catalogue in RDF: DCAT-AP-SE 3.0.1 as dataportal.se harvests it, and DCAT-AP 3.0.1 as European portals read it.

The two profiles contradict each other (the format of a distribution is a text in one and an address in the other), so there are two graphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import orjson
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from riksdata.release.exporters.formats import TableFormat, WholeFormat
from riksdata.release.exporters.registry import TABLE_FORMATS, WHOLE_FORMATS
from riksdata.release.manifest import ATTRIBUTION, FileEntry
from riksdata.release.metadata.facts import INDEPENDENT, SOURCE_URL, ReleaseFacts


class _Namespace(str):
    """The beginning of addresses; what stands in brackets is their end."""

    def __getitem__(self, name: Any) -> NamedNode:  # type: ignore[override]
        return NamedNode(f"{self}{name}")


DCAT = _Namespace("http://www.w3.org/ns/dcat#")
DCATAP = _Namespace("http://data.europa.eu/r5r/")
DCTERMS = _Namespace("http://purl.org/dc/terms/")
FOAF = _Namespace("http://xmlns.com/foaf/0.1/")
ODRS = _Namespace("http://schema.theodi.org/odrs#")
RDF = _Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
SPDX = _Namespace("http://spdx.org/rdf/terms#")
VCARD = _Namespace("http://www.w3.org/2006/vcard/ns#")
XSD = _Namespace("http://www.w3.org/2001/XMLSchema#")
_PREFIXES: dict[str, str] = {
    "dcat": DCAT, "dcatap": DCATAP, "dcterms": DCTERMS, "foaf": FOAF, "odrs": ODRS, "rdf": RDF, "spdx": SPDX, "vcard": VCARD, "xsd": XSD,
}  # fmt: skip
EU = _Namespace("http://publications.europa.eu/resource/authority/")
# Portals compare the licence as a text: http and the slash belong to it.
CC_BY = NamedNode("http://creativecommons.org/licenses/by/4.0/")
CC0 = NamedNode("http://creativecommons.org/publicdomain/zero/1.0/")
_IANA = "https://www.iana.org/assignments/media-types/"


def dcat_graph(facts: ReleaseFacts, *, swedish: bool) -> list[Triple]:
    """The catalogue with one dataset for the whole and one for each table. `swedish`: by DCAT-AP-SE, else by DCAT-AP."""
    return list(_Catalogue(facts, swedish).triples())


def dcat_files(facts: ReleaseFacts) -> dict[str, bytes]:
    """The catalogue's files by name."""
    se, eu = dcat_graph(facts, swedish=True), dcat_graph(facts, swedish=False)
    return {
        "dcat-ap-se.rdf": _namespaces_in_order(serialize(se, format=RdfFormat.RDF_XML, prefixes=_PREFIXES) or b""),
        "dcat-ap.ttl": _prefixes_in_order(serialize(eu, format=RdfFormat.TURTLE, prefixes=_PREFIXES) or b""),
        "dcat-ap.jsonld": _with_prefixes(serialize(eu, format=RdfFormat.JSON_LD) or b""),
    }


def _namespaces_in_order(written: bytes) -> bytes:
    """RDF/XML with its namespaces by their names, a line each: they are written in another order each time."""
    opening = re.search(rb"<rdf:RDF((?: xmlns:\w+=\"[^\"]*\")+)>", written)
    if opening is None:
        raise ValueError("the element that is the root of RDF/XML is written otherwise now")
    names = sorted(name for name in opening[1].split() if not name.startswith(b"xmlns:its="))  # of a direction of writing, which none has
    return written[: opening.start()] + b"<rdf:RDF\n\t" + b"\n\t".join(names) + b">" + written[opening.end() :]


def _prefixes_in_order(written: bytes) -> bytes:
    """Turtle with its prefixes by their names, and an empty line before each node."""
    lines = written.decode().split("\n")
    prefixes = sorted(line for line in lines if line.startswith("@prefix "))
    rest = "\n".join(line if line[:1] in ("\t", "") else f"\n{line}" for line in lines[len(prefixes) :])
    return ("\n".join(prefixes) + f"\n{rest}").encode()


def _with_prefixes(written: bytes) -> bytes:
    """JSON-LD with the prefixes of `_PREFIXES` in the place of addresses, as the catalogue's other files have them."""
    spaces = sorted(_PREFIXES.items())

    def short(address: str) -> str:
        return next((f"{name}:{address[len(space) :]}" for name, space in spaces if address.startswith(space)), address)

    def value(given: dict[str, str]) -> dict[str, str]:
        return {**given, "@type": short(given["@type"])} if "@type" in given else given

    nodes = [
        {
            "@id": node["@id"],
            "@type": [short(each["@id"]) for each in node[f"{RDF}type"]],
            **{short(name): [value(each) for each in values] for name, values in node.items() if name not in ("@id", f"{RDF}type")},
        }
        for node in orjson.loads(written)
    ]
    return orjson.dumps({"@context": dict(spaces), "@graph": nodes}, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


class _Catalogue:
    """Builds one graph. Every main node has an address of its own, stable from release to release; only the files' addresses change."""

    def __init__(self, facts: ReleaseFacts, swedish: bool) -> None:
        self.facts = facts
        self.swedish = swedish
        self.base = facts.settings.base_url
        # By node and property, in the order in which they were told: what belongs together is written together.
        self._told: dict[NamedNode, dict[NamedNode, dict[NamedNode | Literal, None]]] = {}
        self.publisher = NamedNode(facts.settings.publisher.uri)
        self.contact = NamedNode(self.base + "contact")
        self.rights = NamedNode(self.base + "rights")
        self.period = NamedNode(self.base + "period")
        self._catalogue()

    def triples(self) -> Iterator[Triple]:
        """All that was told."""
        for node, properties in self._told.items():
            for predicate, values in properties.items():
                for value in values:
                    yield Triple(node, predicate, value)

    def add(self, node: NamedNode, predicate: NamedNode, value: NamedNode | Literal) -> None:
        self._told.setdefault(node, {}).setdefault(predicate, {})[value] = None

    def both(self, node: NamedNode, predicate: NamedNode, texts: tuple[str, str]) -> None:
        """The text in Swedish and in English."""
        self.add(node, predicate, Literal(texts[1], language="sv"))
        self.add(node, predicate, Literal(texts[0], language="en"))

    def _date(self) -> Literal:
        return Literal(self.facts.day, datatype=XSD["date"])

    def _catalogue(self) -> None:
        facts, settings = self.facts, self.facts.settings
        catalogue = NamedNode(self.base + "catalog")
        self.add(catalogue, RDF["type"], DCAT["Catalog"])
        self.both(catalogue, DCTERMS["title"], (f"Open data from {settings.publisher.name}", f"Öppna data från {settings.publisher.name}"))
        self.both(catalogue, DCTERMS["description"], settings.description)
        self.add(catalogue, DCTERMS["publisher"], self.publisher)
        # What is licensed here is the catalogue itself; Sweden wants CC0 for it. The data have their own licence on each distribution.
        self.add(catalogue, DCTERMS["license"], CC0)
        self.add(catalogue, DCTERMS["issued"], self._date())
        self.add(catalogue, DCTERMS["modified"], self._date())
        self.add(catalogue, DCTERMS["language"], EU["language/SWE"])
        self.add(catalogue, DCTERMS["spatial"], EU["country/SWE"])
        self.add(catalogue, FOAF["homepage"], NamedNode(settings.publisher.url))
        self.add(catalogue, DCAT["themeTaxonomy"], EU["data-theme"])
        self._agents()
        if facts.period:
            self.add(self.period, RDF["type"], DCTERMS["PeriodOfTime"])
            self.add(self.period, DCAT["startDate"], Literal(facts.period[0].isoformat(), datatype=XSD["date"]))
            self.add(self.period, DCAT["endDate"], Literal(facts.period[1].isoformat(), datatype=XSD["date"]))
        whole = self._dataset("riksdata", settings.title, tuple(f"{d} {i}" for d, i in zip(settings.description, INDEPENDENT, strict=True)))
        self.add(catalogue, DCAT["dataset"], whole)
        for form in WHOLE_FORMATS:
            files = facts.whole.get(form.name, {})
            if form.main in files:
                self._distribution(whole, f"riksdata-{form.name}", files[form.main][0], form)
        for name, entry in facts.tables.items():
            table = facts.declared[name]
            dataset = self._dataset(
                name, facts.title_of(table), (f"{table.description} {INDEPENDENT[0]}", f"{table.description_sv} {INDEPENDENT[1]}")
            )
            self.add(catalogue, DCAT["dataset"], dataset)
            self.add(dataset, DCTERMS["relation"], whole)
            for each in TABLE_FORMATS:
                if each.in_catalogue and each.name in entry.files:
                    self._distribution(dataset, f"{name}-{each.name}", entry.files[each.name], each)
            if not entry.files:
                self._in_parts(dataset, name)

    def _agents(self) -> None:
        publisher = self.facts.settings.publisher
        self.add(self.publisher, RDF["type"], FOAF["Organization"] if self.swedish else FOAF["Agent"])
        self.both(self.publisher, FOAF["name"], (publisher.name, publisher.name))
        self.add(self.publisher, DCTERMS["type"], NamedNode("http://purl.org/adms/publishertype/" + publisher.type))
        self.add(self.publisher, FOAF["homepage"], NamedNode(publisher.url))
        self.add(self.contact, RDF["type"], VCARD["Organization"])
        self.add(self.contact, VCARD["fn"], Literal(publisher.contact_name))
        self.add(self.contact, VCARD["hasEmail"], NamedNode("mailto:" + publisher.contact_email))
        self.add(self.rights, RDF["type"], ODRS["RightsStatement"])
        if not self.swedish:
            self.add(self.rights, RDF["type"], DCTERMS["RightsStatement"])
        self.add(self.rights, ODRS["attributionText"], Literal(ATTRIBUTION, language="sv"))
        self.add(self.rights, ODRS["attributionURL"], NamedNode(SOURCE_URL))

    def _dataset(self, name: str, titles: tuple[str, str], descriptions: tuple[str, ...]) -> NamedNode:
        facts, settings = self.facts, self.facts.settings
        node = NamedNode(f"{self.base}dataset/{name}")
        page = NamedNode(facts.base + "dictionary.html")
        self.add(node, RDF["type"], DCAT["Dataset"])
        self.both(node, DCTERMS["title"], titles)
        self.both(node, DCTERMS["description"], (descriptions[0], descriptions[1]))
        self.add(node, DCTERMS["publisher"], self.publisher)
        self.add(node, DCAT["contactPoint"], self.contact)
        for language, words in zip(("en", "sv"), settings.keywords, strict=True):
            for word in words:
                self.add(node, DCAT["keyword"], Literal(word, language=language))
        self.add(node, DCAT["theme"], EU["data-theme/GOVE"])
        self.add(node, DCTERMS["modified"], self._date())
        self.add(node, DCTERMS["issued"], self._date())
        self.add(node, DCTERMS["accrualPeriodicity"], EU["frequency/" + settings.update_frequency])
        self.add(node, DCTERMS["accessRights"], EU["access-right/PUBLIC"])
        self.add(node, DCTERMS["language"], EU["language/SWE"])
        self.add(node, DCTERMS["spatial"], EU["country/SWE"])
        self.add(node, DCAT["version"], Literal(facts.version))
        self.add(node, DCAT["landingPage"], page)
        self.add(node, FOAF["page"], page)
        self.add(page, RDF["type"], FOAF["Document"])
        if facts.period:
            self.add(node, DCTERMS["temporal"], self.period)
        return node

    def _in_parts(self, dataset: NamedNode, name: str) -> None:
        """A table that this release has in parts alone: the folder in which they lie."""
        node = NamedNode(f"{self.base}distribution/{name}-parts")
        self.add(dataset, DCAT["distribution"], node)
        self.add(node, RDF["type"], DCAT["Distribution"])
        self.both(node, DCTERMS["title"], ("Parquet, in parts", "Parquet, i delar"))
        self.both(
            node,
            DCTERMS["description"],
            (
                f"parts/{name}/, a file for each riksmöte and type of document, release {self.facts.version}. {ATTRIBUTION}.",
                f"parts/{name}/, en fil för varje riksmöte och dokumenttyp, utgåva {self.facts.version}. {ATTRIBUTION}.",
            ),
        )
        self.add(node, DCAT["accessURL"], NamedNode(f"{self.facts.base}parts/{name}/"))
        self.add(node, DCTERMS["license"], CC_BY)
        self.add(node, DCTERMS["rights"], self.rights)
        self.add(node, DCTERMS["issued"], self._date())
        self.add(node, DCATAP["availability"], EU["planned-availability/STABLE"])
        parquet = TABLE_FORMATS[0]
        if self.swedish:
            self.add(node, DCTERMS["format"], Literal(parquet.media_type))
        else:
            self.add(node, DCAT["mediaType"], NamedNode(_IANA + parquet.media_type))
            self.add(NamedNode(_IANA + parquet.media_type), RDF["type"], DCTERMS["MediaType"])
            self.add(node, DCTERMS["format"], EU[f"file-type/{parquet.file_type}"])
            self.add(EU[f"file-type/{parquet.file_type}"], RDF["type"], DCTERMS["MediaTypeOrExtent"])

    def _distribution(self, dataset: NamedNode, name: str, file: FileEntry, form: TableFormat | WholeFormat) -> None:
        facts = self.facts
        node = NamedNode(f"{self.base}distribution/{name}")
        address = NamedNode(facts.base + file.path)
        self.add(dataset, DCAT["distribution"], node)
        self.add(node, RDF["type"], DCAT["Distribution"])
        self.both(node, DCTERMS["title"], form.title)
        self.both(
            node,
            DCTERMS["description"],
            (f"{file.path}, release {facts.version}. {ATTRIBUTION}.", f"{file.path}, utgåva {facts.version}. {ATTRIBUTION}."),
        )
        self.add(node, DCAT["accessURL"], address)
        self.add(node, DCAT["downloadURL"], address)
        self.add(node, DCAT["byteSize"], Literal(str(file.bytes), datatype=XSD["nonNegativeInteger"]))
        self.add(node, DCTERMS["license"], CC_BY)
        self.add(node, DCTERMS["rights"], self.rights)
        self.add(node, DCTERMS["issued"], self._date())
        self.add(node, DCATAP["availability"], EU["planned-availability/STABLE"])
        if self.swedish:
            self.add(node, DCTERMS["format"], Literal(form.media_type))
            return
        self.add(node, DCAT["mediaType"], NamedNode(_IANA + form.media_type))
        self.add(NamedNode(_IANA + form.media_type), RDF["type"], DCTERMS["MediaType"])
        if form.file_type:
            self.add(node, DCTERMS["format"], EU["file-type/" + form.file_type])
            self.add(EU["file-type/" + form.file_type], RDF["type"], DCTERMS["MediaTypeOrExtent"])
        checksum = NamedNode(f"{node.value}/checksum")
        self.add(node, SPDX["checksum"], checksum)
        self.add(checksum, RDF["type"], SPDX["Checksum"])
        self.add(checksum, SPDX["algorithm"], SPDX["checksumAlgorithm_sha256"])
        self.add(checksum, SPDX["checksumValue"], Literal(file.sha256, datatype=XSD["hexBinary"]))
