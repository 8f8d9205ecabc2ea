"""What can be wrong with a request for documents, as opposed to a single document (`UnreadableSource`)."""

from __future__ import annotations


class SourceError(Exception):
    """A source as a whole cannot be used. The message names it and says what to do."""


class FolderMissing(SourceError):
    """The folder does not exist or is no folder."""


class FolderClosed(SourceError):
    """The folder may not be read, so that nobody knows what is in it."""


class FolderEmpty(SourceError):
    """The folder holds no file that could be a document."""


class CollectionMissing(SourceError):
    """The collection does not exist or cannot be downloaded."""


class SourceUnreachable(SourceError):
    """The server does not answer, or asks to be left alone; what was fetched until then is kept."""


class WrongRequest(ValueError):
    """A document type or riksmöte that the source does not have. The message says what is allowed."""
