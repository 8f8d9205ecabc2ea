"""schema.org/Dataset as JSON-LD, for search engines; it also stands in the dictionary's page."""

from __future__ import annotations

from typing import Any

from riksdata.release.manifest import ATTRIBUTION
from riksdata.release.metadata.facts import INDEPENDENT, LICENSE_URL, SOURCE_NAME, SOURCE_URL, ReleaseFacts, dump


def schemaorg_values(facts: ReleaseFacts) -> dict[str, Any]:
    """The description as plain values."""
    settings = facts.settings
    publisher = {
        "@type": "Organization",
        "@id": settings.publisher.uri,
        "name": settings.publisher.name,
        "url": settings.publisher.url,
        "contactPoint": {
            "@type": "ContactPoint",
            "contactType": "data",
            "name": settings.publisher.contact_name,
            "email": settings.publisher.contact_email,
        },
    }
    found: dict[str, Any] = {
        "@context": {"@vocab": "https://schema.org/"},
        "@type": "Dataset",
        "@id": facts.base,
        "name": settings.title[0],
        "alternateName": settings.title[1],
        "description": f"{settings.description[0]} {INDEPENDENT[0]}",
        "url": facts.base + "dictionary.html",
        "identifier": facts.base,
        "sameAs": settings.base_url + "dataset/riksdata",
        "version": facts.version,
        "datePublished": facts.day,
        "dateModified": facts.day,
        "inLanguage": "sv",
        "isAccessibleForFree": True,
        "license": LICENSE_URL,
        "creditText": ATTRIBUTION,
        "isBasedOn": {
            "@type": "CreativeWork",
            "name": f"Öppna data, {SOURCE_NAME}",
            "url": SOURCE_URL,
            "description": f"The open data of the Swedish parliament, {SOURCE_URL}, from which these tables were read.",
            "license": SOURCE_URL,
        },
        "keywords": [*settings.keywords[0], *settings.keywords[1]],
        "creator": publisher,
        "publisher": publisher,
        "spatialCoverage": {"@type": "Place", "name": "Sverige", "sameAs": "http://publications.europa.eu/resource/authority/country/SWE"},
        "variableMeasured": [
            {"@type": "PropertyValue", "name": f"{table.name}.{c.name}", "description": c.description}
            | ({"unitText": c.unit} if c.unit else {})
            for table in facts.declared.values()
            for c in table.columns
        ],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file.path,
                "contentUrl": facts.base + file.path,
                "encodingFormat": file.media_type.split(";")[0],
                "contentSize": f"{file.bytes} B",
                "sha256": file.sha256,
            }
            for entry in facts.tables.values()
            for file in entry.files.values()
        ],
    }
    if facts.period:
        found["temporalCoverage"] = f"{facts.period[0].isoformat()}/{facts.period[1].isoformat()}"
    return found


def schemaorg(facts: ReleaseFacts) -> bytes:
    """schemaorg.jsonld."""
    return dump(schemaorg_values(facts))
