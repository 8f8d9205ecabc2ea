"""What the tests of fetching share: a server that plays the riksdag's, waits that are noted and not waited, and a fetch from it."""

import pytest
from fetch_zone import MANNERS
from riksdag_server import serving

from riksdata.sources.api import fetch_records
from riksdata.sources.http import Client


@pytest.fixture
def server():
    with serving() as found:
        for k in range(1, 46):
            found.add(f"H60290{k:02d}")
        yield found


@pytest.fixture
def slept():
    return []


@pytest.fixture
def fetch(server, slept):
    def run(zone, journal=None, manners=MANNERS, stop_after=None, **options):
        client = Client(server.url, manners, sleep=slept.append)
        found = fetch_records("mot", "2018/19", have=zone.have, journal=journal, client=client, **options)
        for k, record in enumerate(found):
            zone.take(record)
            if k + 1 == stop_after:
                found.close()
                break
        client.close()
        return zone

    return run
