"""The version of each asset's code, from what the code is made of: the UI calls an asset stale once it is not what made its rows."""

from __future__ import annotations

from riksdata.pipeline.read import reader_version
from riksdata.pipeline.stage_code import EXTRACTION_CODE, LINK_CODE, PUBLISHED_CODE
from riksdata.pipeline.versions import code_version

DOCUMENTS = reader_version()
EXTRACTED = {table: code_version(*modules) for table, modules in EXTRACTION_CODE.items()}
LINKS = code_version(*LINK_CODE)
TABLES = code_version(*PUBLISHED_CODE, "riksdata.pipeline.checks")
