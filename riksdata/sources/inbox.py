"""Documents in a folder: plain texts, HTML, Word files, PDFs, and records in JSON or XML."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from riksdata.sources.decode import is_binary
from riksdata.sources.errors import FolderClosed, FolderEmpty, FolderMissing
from riksdata.sources.records import RawRecord, UnreadableSource
from riksdata.sources.word import is_word
from riksdata.swedish.lazy import lazy_regex

MAX_FILE_BYTES = 100 * 1024 * 1024
_MEDIA_TYPES = {
    ".json": "application/json",
    ".xml": "application/xml",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
}

_TEXT_ENDINGS = (".txt", ".text", "")
_ENDING = lazy_regex(r"\.[a-z][a-z0-9]{0,9}", re.IGNORECASE)
"""What ends a name to say of what kind a file is; `motion 2025.26` has no such ending."""


def media_type_of(name: str) -> str:
    """The media type by a file name's ending; `text/plain` where it tells nothing."""
    return _MEDIA_TYPES.get(os.path.splitext(name)[1].lower(), "text/plain")


def read_inbox(folder: Path, max_bytes: int = MAX_FILE_BYTES, prefix: str = "inbox") -> Iterator[RawRecord | UnreadableSource]:
    """Every document of a folder and its subfolders, in the order of their paths.

    Hidden files and folders are skipped. Links are followed only to files inside the folder. A file that is empty, binary, larger than
    `max_bytes`, unreadable, gone by the time it is read, or a text whose name ends as those of tables or programs do (`data.csv`) comes as
    an UnreadableSource that names it; the rest goes on.
    `prefix` stands for the folder in the sources' names, so that these do not depend on the machine: `inbox/2025/motion.txt`.
    Raises FolderMissing, FolderClosed and FolderEmpty at once, not at the first step.
    """
    names, unlisted = _files(folder)
    if not names and not unlisted:
        raise FolderEmpty(f"{folder}: the folder holds no documents; put .txt, .html, .docx, .pdf, .json or .xml files there")
    return _read_all(folder, names, unlisted, max_bytes, prefix)


def _read_all(folder: Path, names: list[str], unlisted: list[str], max_bytes: int, prefix: str) -> Iterator[RawRecord | UnreadableSource]:
    root = folder.resolve()
    for name in unlisted:
        source = source_name(prefix, name)
        yield UnreadableSource(source, "folder_unreadable", "the folder may not be read; change its permissions")
    for name in names:
        source = source_name(prefix, name)
        try:
            content = _content(root, folder / name, source, max_bytes)
            _need_ending(name, source, content)
            yield RawRecord(source, content, media_type_of(name))
        except UnreadableSource as unreadable:
            yield unreadable


def _need_ending(name: str, source: str, content: bytes) -> None:
    """Refuse a file that nothing but its not being binary would make a document: no known ending, and no content that tells."""
    ending = os.path.splitext(name)[1].lower()
    if ending in _MEDIA_TYPES or ending in _TEXT_ENDINGS or not _ENDING.fullmatch(ending) or _tells_itself(content):
        return
    message = f"files that end in {ending} are not read; remove it, or name it .txt if it is the text of a document"
    raise UnreadableSource(source, "unknown_ending", message)


def _tells_itself(content: bytes) -> bool:
    """Whether the bytes are a PDF or a Word file, whatever the name says."""
    return content.startswith(b"%PDF-") or is_word(content)


def read_file(path: Path, source: str | None = None, max_bytes: int = MAX_FILE_BYTES) -> RawRecord:
    """One file as a raw record; `source` names it (default: the file's name). Raises UnreadableSource."""
    source = source or source_name("", path.name)
    return RawRecord(source, _content(None, path, source, max_bytes), media_type_of(source))


def source_name(prefix: str, name: str) -> str:
    """A stable name: `/` between the parts, composed characters, and bytes that are no UTF-8 spelled out."""
    name = name.replace(os.sep, "/").encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    name = unicodedata.normalize("NFC", "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in name))
    return f"{prefix}/{name}" if prefix else name


def _files(folder: Path) -> tuple[list[str], list[str]]:
    """Paths of the files, relative to the folder and sorted, and of the folders that could not be listed."""
    if not folder.exists():
        raise FolderMissing(f"{folder}: there is no such folder; create it and put documents in it, or name another")
    if not folder.is_dir():
        raise FolderMissing(f"{folder}: this is a file, not a folder; name the folder that it lies in")
    unlisted: list[str] = []
    found: list[str] = []

    def refused(error: OSError) -> None:
        unlisted.append(os.path.relpath(error.filename, folder))

    for here, folders, files in os.walk(folder, onerror=refused):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        linked = [f for f in folders if os.path.islink(os.path.join(here, f)) and not _inside(folder, os.path.join(here, f))]
        found += [os.path.relpath(os.path.join(here, f), folder) for f in files + linked if not f.startswith(".")]
    if "." in unlisted:
        raise FolderClosed(f"{folder}: the folder may not be read; change its permissions")
    return sorted(found), sorted(unlisted)


def _inside(folder: Path, link: str) -> bool:
    """Whether a link to a folder leads into the folder itself, where the files are read anyway."""
    try:
        return Path(link).resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return False


def _content(root: Path | None, path: Path, source: str, max_bytes: int) -> bytes:
    """The bytes of a regular file; `root` None allows links to anywhere."""
    try:
        real = path.resolve(strict=True)
        if root is not None and not real.is_relative_to(root):
            raise UnreadableSource(source, "link_outside", "this is a link out of the folder; copy the document into the folder instead")
        # Opened without blocking, so that a named pipe cannot hold the run up; what it is, is asked of the open file.
        handle = os.open(real, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise UnreadableSource(source, "not_a_file", "this is no regular file; remove it")
            if status.st_size > max_bytes:
                message = f"the file has {status.st_size:,} bytes, more than the {max_bytes:,} that are read; split it"
                raise UnreadableSource(source, "file_too_large", message)
            content = file.read(max_bytes + 1)
    except FileNotFoundError:
        if path.is_symlink():
            raise UnreadableSource(source, "link_broken", "this is a link that leads nowhere; remove it") from None
        raise UnreadableSource(
            source, "file_vanished", "the file was there when the folder was listed and is gone now; run again"
        ) from None
    except (OSError, RuntimeError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or "it cannot be opened"
        raise UnreadableSource(source, "file_unreadable", f"the file cannot be read ({reason}); check its permissions") from None
    if len(content) > max_bytes:
        raise UnreadableSource(source, "file_too_large", f"the file grew beyond {max_bytes:,} bytes while it was read; run again")
    if not content or content.isspace():
        raise UnreadableSource(source, "empty_file", "the file is empty; remove it or put the document in it")
    kind = None if _tells_itself(content) else is_binary(content)
    if kind is not None:
        raise UnreadableSource(source, "binary_file", f"this is {kind}")
    return content
