"""What every description of a release is made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from riksdata.release.config import ReleaseSettings
from riksdata.release.diff import ReleaseDiff
from riksdata.release.manifest import FileEntry, TableEntry
from riksdata.release.quality import Quality
from schemas.tables import Table

LICENSE_URL = "https://creativecommons.org/licenses/by/4.0/"
LICENSE_TITLE = "Creative Commons Attribution 4.0 International"
SOURCE_URL = "https://data.riksdagen.se/"
SOURCE_TERMS = "https://www.riksdagen.se/sv/dokument-och-lagar/riksdagens-oppna-data/anvandarstod/"
SOURCE_NAME = "Sveriges riksdag"
INDEPENDENT = (
    "An independent compilation; the Swedish parliament does not stand behind it.",
    "En fristående sammanställning; riksdagen står inte bakom den.",
)


@dataclass(frozen=True, slots=True)
class ReleaseFacts:
    """One release, complete save for its own descriptions. Text pairs are (English, Swedish)."""

    settings: ReleaseSettings
    version: str
    created: datetime
    """When the release was made, in UTC."""
    schema_version: str
    git_revision: str | None
    tables: dict[str, TableEntry]
    declared: dict[str, Table]
    whole: dict[str, dict[str, tuple[FileEntry, int]]]
    """The files of each format of the whole release, with the rows of those that are a table."""
    period: tuple[date, date] | None
    """Dates of the oldest and the newest document; None where no document has one."""
    quality: Quality
    changes: ReleaseDiff
    corrections: list[dict[str, Any]]
    overrides: list[dict[str, str]]
    parts: list[FileEntry] = field(default_factory=list)
    """The files of tables in parts."""
    last_whole: dict[str, str] = field(default_factory=dict)
    """The last release that has the files over everything, by what they are."""
    sequence: int = 0
    """Its place among all releases of this home, counted from 1; 0 where that is not known."""

    @property
    def whole_files(self) -> list[FileEntry]:
        """All files of the formats of the whole."""
        return [entry for files in self.whole.values() for entry, _ in files.values()]

    @property
    def base(self) -> str:
        """The address of this release's folder, with a slash at its end."""
        return f"{self.settings.base_url}{self.version}/"

    @property
    def day(self) -> str:
        """The day of publication, ISO 8601."""
        return self.created.date().isoformat()

    def title_of(self, table: Table) -> tuple[str, str]:
        """A title that says what a table is also outside its release."""
        name = self.settings.title[0].split(" – ")[0]
        return f"{name}: {table.title.lower()}", f"{name}: {table.title_sv[:1].lower()}{table.title_sv[1:]}"


def dump(value: Any) -> bytes:
    """JSON as published: indented, in UTF-8."""
    import orjson

    return orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
