import pytest
from riksdag_server import serving

from riksdata.pipeline.collect import fetch_into
from riksdata.pipeline.ingest import ingest
from riksdata.pipeline.stages import update_documents
from riksdata.sources.records import RawRecord
from riksdata.storage.home import Home
from riksdata.storage.warehouse import open_warehouse


@pytest.fixture
def server():
    with serving() as found:
        for k in range(1, 6):
            found.add(f"H60290{k:02d}")
        yield found


def test_a_fetch_passes_over_what_a_collection_brought(tmp_path, server):
    home = Home.open(tmp_path / "home")
    collection = [RawRecord(f"mot.json.zip/{k.lower()}.json", v, "application/json") for k, v in sorted(server.records.items())[:3]]
    ingest(home, collection)
    with open_warehouse(home) as con:
        update_documents(home, con)
    server.add("H6029001", text="Ändrad.", changed="2019-03-01 00:00:00")
    report = fetch_into(home, "mot", "2018/19", base_url=server.url, pause=0)
    assert {name for name, times in server.asked.items() if times and name != "list"} == {"H6029001", "H6029004", "H6029005"}
    assert report.changed == 3


def test_a_damaged_warehouse_does_not_stop_a_fetch(tmp_path, server):
    home = Home.open(tmp_path / "home")
    home.warehouse.write_bytes(b"no database at all" * 1000)
    assert fetch_into(home, "mot", "2018/19", base_url=server.url, pause=0).changed == 5
