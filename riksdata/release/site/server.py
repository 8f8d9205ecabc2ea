"""Serves the site until it is interrupted."""

from __future__ import annotations

import socket
from collections.abc import Iterable

from riksdata.release.site.app import make_app
from riksdata.release.site.latest import Latest

BACKLOG = 512
WAITING = 30
"""Seconds that an idle connection is kept."""


def serve(latest: Latest, *, host: str, port: int, hosts: Iterable[str] = ()) -> None:
    """Serve until interrupted. Raises OSError where the port is taken or the host is none of this machine."""
    import uvicorn

    from riksdata.release.site.bounded_heads import BoundedHeads

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, port), family=family, backlog=BACKLOG) as bound:
        config = uvicorn.Config(
            make_app(latest, hosts),
            http=BoundedHeads,
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_keep_alive=WAITING,
        )
        uvicorn.Server(config).run(sockets=[bound])
