"""What may be asked, of which host, and what a network that is not there means."""

import datetime
import json
from dataclasses import replace
from pathlib import Path

import pytest
import riksdag_server as bad
from fetch_zone import MANNERS, Zone

from riksdata.sources.api import check_request, fetch_records
from riksdata.sources.errors import SourceUnreachable, WrongRequest
from riksdata.sources.http import Client, Failed


def test_no_network_is_said(slept):
    client = Client("http://127.0.0.1:9", MANNERS, sleep=slept.append)
    with pytest.raises(SourceUnreachable, match="is there a network"):
        next(fetch_records("mot", "2018/19", client=client))
    assert len(slept) <= 5


def test_a_network_that_goes_away_ends_the_fetch(server, fetch, tmp_path):
    zone = Zone()
    client = Client(server.url, MANNERS, sleep=lambda seconds: None)
    found = fetch_records("mot", "2018/19", have=zone.have, journal=tmp_path / "journal", client=client)
    zone.take(next(found))
    server.shutdown()
    server.server_close()
    client.close()
    with pytest.raises(SourceUnreachable, match="what was fetched is kept"):
        list(found)


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:1/x", "https://example.org/x", "//example.org/x", "file:///etc/passwd", "http://u@example.org/"]
)
def test_no_other_host_is_asked(server, address):
    client = Client(server.url, MANNERS, sleep=lambda seconds: None)
    with pytest.raises(Failed, match="is not on"):
        client.get(address)
    server.faults["H6029001"] = [bad.redirect(address)]
    with pytest.raises(Failed, match="is not on"):
        client.get(f"{server.url}/dokumentstatus/H6029001.json")
    client.close()


def test_redirects_on_the_host_and_other_spellings_are_followed(server):
    client = Client(server.url, MANNERS, sleep=lambda seconds: None)
    server.faults["H6029001"] = [bad.redirect("/dokumentstatus/H6029002.json")]
    assert (
        json.loads(client.get(f"{server.url}/dokumentstatus/H6029001.json").content)["dokumentstatus"]["dokument"]["dok_id"] == "H6029002"
    )
    host = server.url.removeprefix("http:")
    assert client.get(f"{host}/dokumentstatus/H6029002.json").status == 200
    server.faults["H6029001"] = [bad.redirect("H6029001.json")] * 9
    with pytest.raises(Failed, match="circle"):
        client.get(f"{server.url}/dokumentstatus/H6029001.json")
    client.close()


def test_addresses_are_normalised_to_the_base():
    client = Client("https://data.riksdagen.se")
    for said in (
        "http://data.riksdagen.se/dokument/X",
        "//data.riksdagen.se/dokument/X",
        "/dokument/X",
        "https://DATA.riksdagen.se/dokument/X#a",
    ):
        assert client.normalised(said) == "https://data.riksdagen.se/dokument/X"
    assert client.normalised("https://data.riksdagen.se.example.org/") is None
    assert client.normalised("https://data.riksdagen.se@example.org/") is None


def test_answers_without_bound_are_refused(server):
    server.records["H6029001"] = b"x" * 3000
    client = Client(server.url, replace(MANNERS, max_bytes=1000), sleep=lambda seconds: None)
    with pytest.raises(Failed, match="larger than 1,000"):
        client.get(f"{server.url}/dokumentstatus/H6029001.json")
    assert server.asked["H6029001"] == 1
    client.close()


@pytest.mark.parametrize(
    ("doc_type", "riksmote", "right"),
    [
        ("mot", "2018/19", ("mot", "2018/19")),
        (" MOT", "2018-19", ("mot", "2018/19")),
        ("Motion", "2018/2019", ("mot", "2018/19")),
        ("ip", "1999/2000", ("ip", "1999/2000")),
        ("ip", "1999/00", ("ip", "1999/2000")),
        ("prop", "1971", ("prop", "1971")),
        ("prop", "1975/76", ("prop", "1975/76")),
    ],
)
def test_requests_in_any_spelling(doc_type, riksmote, right):
    assert check_request(doc_type, riksmote) == right


@pytest.mark.parametrize("riksmote", ["2018", "2018/20", "18/19", "2018/19:1", "1970/71", "3018/19", "1975/77", "", "../x", "1970"])
def test_a_riksmote_that_is_none_is_refused_with_what_is_allowed(riksmote):
    with pytest.raises(WrongRequest, match="1975/76 to 2026/27"):
        check_request("mot", riksmote, datetime.date(2026, 11, 22))


def test_a_type_that_is_none_is_refused_with_what_is_allowed():
    with pytest.raises(WrongRequest, match="mot, ip, fr, frs, prop"):
        fetch_records("motions", "2018/19")
    with pytest.raises(WrongRequest, match="no web address"):
        fetch_records("mot", "2018/19", base_url="file:///etc")


def test_the_real_records_go_through_the_wire(server, fetch, shared: Path):
    server.hits.clear()
    server.records.clear()
    for path in sorted((shared / "corpus" / "dokumentstatus").glob("mot-20*-h*.json")):
        content = path.read_bytes()
        stated = json.loads(content.decode("utf-8-sig"))["dokumentstatus"]["dokument"]
        server.add(stated["dok_id"])
        server.records[stated["dok_id"]] = content
        server.faults[stated["dok_id"]] = [bad.reset_in_mid_body]
    zone = fetch(Zone())
    assert zone.holds_each_once(server)
    assert len(zone.held) > 1
