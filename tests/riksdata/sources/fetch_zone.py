"""A raw zone in memory for the tests of fetching, and the manners that they fetch with."""

from __future__ import annotations

import hashlib

from riksdag_server import Riksdag

from riksdata.sources.http import Manners
from riksdata.sources.records import UnreadableSource

MANNERS = Manners(pause=0.5, tries=5, backoff=1.0, connect_timeout=2, read_timeout=2, total_timeout=10)


class Zone:
    """A raw zone in memory: what is held of each source, oldest first."""

    def __init__(self):
        self.held = {}
        self.problems = []

    def have(self, source):
        contents = self.held.get(source)
        return hashlib.sha256(contents[-1]).hexdigest() if contents else None

    def take(self, found):
        if isinstance(found, UnreadableSource):
            self.problems.append(found)
        else:
            self.held.setdefault(found.source, []).append(found.content)

    def holds_each_once(self, server: Riksdag, without=()):
        expected = {f"api/mot/{dok_id}": [content] for dok_id, content in server.records.items() if dok_id not in without}
        return self.held == expected
