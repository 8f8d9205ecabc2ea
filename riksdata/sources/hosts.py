"""Where fetching may go: the riksdag's hosts, this machine by its own name, and what the operator adds."""

from __future__ import annotations

import ipaddress
import os
from urllib.parse import SplitResult, urlsplit

from riksdata.sources.errors import WrongRequest

HOSTS = ("riksdagen.se",)
"""These and whatever is below them."""
VARIABLE = "RIKSDATA_HOSTS"
"""Further hosts, with commas between them."""


def split_address(url: str) -> SplitResult:
    """The parts of an http(s) address that names a host and carries no password. Raises WrongRequest."""
    try:
        parts = urlsplit(url)
        right = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        secret = "@" in parts.netloc
    except ValueError:
        right, secret = False, "@" in url
    if secret:
        raise WrongRequest("the address holds a user name or password, which would be stored with what is fetched; give one without")
    if not right:
        raise WrongRequest(f"{url!r:.200} is no web address to fetch from; give one such as https://data.riksdagen.se")
    return parts


def check_host(url: str, *, local: bool = True) -> None:
    """Raise WrongRequest for an address on a host that was not configured; `local`: this machine's own loopback addresses may be asked."""
    host = (split_address(url).hostname or "").rstrip(".").lower()
    added = [name.strip().lower() for name in os.environ.get(VARIABLE, "").split(",") if name.strip()]
    if any(host == name or host.endswith("." + name) for name in (*HOSTS, *added)) or (local and _is_loopback(host)):
        return
    raise WrongRequest(
        f"{host} is not among the hosts that are fetched from ({', '.join((*HOSTS, *added))}); if you trust it, name it in {VARIABLE}"
    )


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
