"""What a document is named by where rows of it were written down: by that they are found again when it is forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterable

SHOWN = 80
"""Characters of a value that a record of a run shows at least."""


class Names:
    """The names of one document: its id, with which the ids of its rows begin, the keys of its rows that do not, and its sources."""

    def __init__(self, names: Iterable[str]) -> None:
        """`names` as they are stored. Where they were shown they may have lost white space, and all that goes beyond what is shown."""
        plain = {" ".join(name.split()) for name in names}
        known = sorted({shown for name in plain if name for shown in (name, name[:SHOWN].rstrip())}, key=len, reverse=True)
        # No letter or digit before or after: `HD1023` is not named by `HD10232`, which `HD10232-d2` names. A longer path that ends with a
        # source, or goes on behind it, counts as naming it: a line too many goes rather than one too few.
        self._any = re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, known))})(?![^\W_])", re.IGNORECASE) if known else None

    def stand_in(self, text: str) -> bool:
        """Whether a text has one of them."""
        return self._any is not None and self._any.search(" ".join(text.split())) is not None

    def stand_in_any(self, texts: Iterable[str]) -> bool:
        """Whether one of some texts has one of them."""
        return any(map(self.stand_in, texts))
