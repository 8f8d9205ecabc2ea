"""`CITATION.cff`, the Citation File Format 1.2.0. https://citation-file-format.github.io/"""

from __future__ import annotations

import yaml

from riksdata.release.manifest import ATTRIBUTION, LICENSE
from riksdata.release.metadata.facts import SOURCE_NAME, SOURCE_URL, ReleaseFacts


def citation(facts: ReleaseFacts) -> bytes:
    """How to cite this release."""
    settings = facts.settings
    return yaml.safe_dump(
        {
            "cff-version": "1.2.0",
            "message": f"Cite the release that you used, and name the source: {ATTRIBUTION}.",
            "type": "dataset",
            "title": settings.title[0],
            "abstract": settings.description[0],
            "authors": [{"name": settings.publisher.name, "website": settings.publisher.url}],
            "contact": [{"name": settings.publisher.contact_name, "email": settings.publisher.contact_email}],
            "version": facts.version,
            "date-released": facts.day,
            "license": LICENSE,
            "url": facts.base,
            "keywords": [*settings.keywords[0], *settings.keywords[1]],
            "references": [{"type": "data", "title": "Riksdagens öppna data", "authors": [{"name": SOURCE_NAME}], "url": SOURCE_URL}],
        },
        allow_unicode=True,
        sort_keys=False,
        width=120,
    ).encode()
