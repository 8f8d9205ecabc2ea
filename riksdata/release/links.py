"""Files that are those of the release before: other names of the same file on disk, so that a release takes the room of what changed.

A damage to a file is then a damage to every release that has it, which `recover` and `verify` find in each of them. So that none reaches
far, the first release of a month shares nothing with those before.
"""

from __future__ import annotations

import filecmp
import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from riksdata.release.files import sha256_file
from riksdata.release.manifest import FileEntry, Manifest, table_files

_DRAFT = ".link"


@dataclass(frozen=True, slots=True)
class Earlier:
    """The files of the release before."""

    version: str = ""
    folder: Path = Path()
    files: Mapping[str, FileEntry] = field(default_factory=dict)
    """By their paths inside the release."""

    @staticmethod
    def of(folder: Path, manifest: Manifest) -> Earlier:
        """The files that the manifest of the release in `folder` names."""
        entries = [*manifest.files, *(file for table in manifest.tables.values() for file in table_files(table))]
        return Earlier(manifest.version, folder, {entry.path: entry for entry in entries})

    def entry_now(self, entry: FileEntry) -> FileEntry:
        """The entry of a file of the new release, which says since when it has been the same."""
        old = self.files.get(entry.path)
        if old is None or (old.sha256, old.bytes) != (entry.sha256, entry.bytes):
            return entry
        return replace(entry, since=old.since or self.version)

    def may_share(self, version: str) -> bool:
        """Whether the release `version` may have files of this one: those of a month may."""
        return self.version[:7] == version[:7]


def share_unchanged(folder: Path, entries: Iterable[FileEntry], earlier: Earlier) -> None:
    """Make each file in `folder` whose entry says that it is that of the release before another name of it.

    A file stays as it was written where the file system has no hard links, or where the older one no longer holds the same bytes.
    """
    for entry in entries:
        if entry.since is None:
            continue
        old, new = earlier.folder / entry.path, folder / entry.path
        draft = new.with_name(new.name + _DRAFT)
        try:
            if new.samefile(old):
                continue
            if not old.is_symlink() and filecmp.cmp(old, new, shallow=False):
                os.link(old, draft)
                draft.replace(new)
        except OSError:
            draft.unlink(missing_ok=True)


_READ_AGAIN = 10


def keep(folder: Path, path: str, earlier: Earlier, turn: int) -> FileEntry | None:
    """Give `folder` a file of the release before unread, and its entry; None where it must not be relied on, and nothing is there then.

    A tenth of the files is read again each time, told by `turn`, the number of the release: what was damaged in silence is carried on no
    further than ten releases, and is written anew then.
    """
    entry = earlier.files.get(path)
    old, new = earlier.folder / path, folder / path
    if entry is None or old.is_symlink() or not old.is_file() or old.stat().st_size != entry.bytes:
        return None
    if int(entry.sha256[:8], 16) % _READ_AGAIN == turn % _READ_AGAIN and sha256_file(old) != entry.sha256:
        return None
    new.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(old, new)
    except OSError:
        shutil.copyfile(old, new)
    return entry
