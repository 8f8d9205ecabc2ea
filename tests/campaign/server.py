"""A local riksdag in a process of its own: prints its address and serves until it is ended."""

from __future__ import annotations

import threading

from tests.campaign.http_faults import riksdag

if __name__ == "__main__":
    with riksdag() as server:
        print(server.url, flush=True)
        threading.Event().wait()
