"""The version of each asset's code, from what the code is made of: the UI calls an asset stale once it is not what made its rows."""

from __future__ import annotations

from riksdata.pipeline.extract_batch import VERSIONED
from riksdata.pipeline.link.update import LINK_CODE
from riksdata.pipeline.publish import PUBLISHED_CODE
from riksdata.pipeline.read import reader_version
from riksdata.pipeline.versions import code_version

DOCUMENTS = reader_version()
EXTRACTED = {table: code_version(*modules) for table, modules in VERSIONED.items()}
LINKS = code_version(*LINK_CODE)
TABLES = code_version(*PUBLISHED_CODE, "riksdata.pipeline.checks")
