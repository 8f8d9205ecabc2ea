"""Who gets money: of a phrase behind "till" that names one, an amount is not ("1 miljon kronor till länsstyrelsen")."""

from __future__ import annotations

import re

from riksdata.swedish.lazy import lazy_regex

_RECEIVER = lazy_regex(
    r"""
    (?:
        kommun|region|landsting|länsstyrelse|stad|städer|myndighet|förening|organisation|förbund|bolag|företag|stiftelse|universitet|högskol
        |skol|sjukhus|hushåll|familj|förälder|föräldr|ägare|medlem|personer|student|bönder|lantbrukare|kund|part|land|länder|stat|läns
    )
    (?:a|e|s|t|n|en|et|er|or|ar|na|erna|orna|arna|arn|an|mar|marna|iet|ier|ierna|ren|rarna)?s?$
    """,
    re.X,
)


def receives(phrase: str) -> bool:
    """Whether money "till" a phrase goes to somebody, so that it does not say what the money is for."""
    head = receiver_head(phrase)
    return head[:1].isupper() or bool(_RECEIVER.search(head.lower()))


def receiver_head(phrase: str) -> str:
    """The words of a phrase that name the receiver, without what stands behind them with a preposition."""
    return _RECEIVER_ENDS.split(phrase)[0]


_RECEIVER_ENDS = lazy_regex(r"[ \u00a0](?:i|på|för|som|med|från|till|av|vid)[ \u00a0]")
