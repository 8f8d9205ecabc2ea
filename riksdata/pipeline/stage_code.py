"""Which modules decide what each stage makes, by name, so that its version is told without importing any of them."""

from __future__ import annotations

READER_CODE = ("riksdata.sources.reader", "riksdata.pipeline.document_rows")
"""What decides what a raw record is read as."""
EXTRACTION_CODE = {
    "demands": ("riksdata.extractors.demands", "riksdata.text.document", "riksdata.pipeline.demand_rows"),
    "references": ("riksdata.extractors.references", "riksdata.text.document", "riksdata.pipeline.extracted_rows"),
    "statistics": (
        "riksdata.extractors.statistics",
        "riksdata.extractors.references",
        "riksdata.text.document",
        "riksdata.pipeline.extracted_rows",
    ),
}
"""The code that an extracted table depends on; a change in it redoes the table."""
LINK_CODE = (
    "riksdata.pipeline.link.claims",
    "riksdata.pipeline.link.lookups",
    "riksdata.pipeline.link.repeated",
    "riksdata.pipeline.link.sources",
    "riksdata.pipeline.link.targets",
)
"""What decides what the links hold."""
PUBLISHED_CODE = ("riksdata.pipeline.published_rows", "riksdata.pipeline.code_rows", "schemas.tables")
"""What decides what the published tables hold."""
