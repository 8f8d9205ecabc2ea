"""List pages: paging, windows of dates, repeated and reordered documents."""

import pytest
import riksdag_server as bad
from fetch_zone import Zone


class TestLists:
    def test_more_than_a_hundred_pages_are_asked_for_by_date(self, server, fetch):
        server.hits.clear()
        server.records.clear()
        for k in range(2100):
            server.add(f"H602{k + 1}", date=f"2018-{1 + k % 12:02d}-{1 + k % 28:02d}")
        zone = fetch(Zone())
        assert zone.holds_each_once(server)
        assert zone.problems == []
        assert all("&p=101" not in path for path, _ in server.requests)

    def test_a_day_with_more_than_a_hundred_pages_is_read_from_both_ends(self, server, fetch):
        server.hits.clear()
        server.records.clear()
        for k in range(2045):
            server.add(f"H602{k + 1:04d}", date="2018-11-30")
        zone = fetch(Zone())
        assert zone.holds_each_once(server)

    def test_repeated_and_reordered_pages(self, server, fetch):
        plain = server.page

        def shuffled(query):
            """Pages overlap, so that some hits are missing in one order, and come in the other."""
            answer = plain(query)
            if query["p"] == "2" and query.get("sortorder") != "desc":
                answer["dokument"] = plain({**query, "p": "1"})["dokument"][::-1]
            return answer

        server.list_page = shuffled
        zone = fetch(Zone())
        assert zone.holds_each_once(server)
        assert zone.problems == []
        assert max(server.asked[d] for d in server.records) == 1

    def test_endless_paging_comes_to_an_end(self, server, fetch):
        plain = server.page

        def endless(query):
            return {**plain({**query, "p": "1"}), "@traffar": "60", "@sidor": "999999999", "@nasta_sida": "http://127.0.0.1/?p=9"}

        server.list_page = endless
        zone = fetch(Zone())
        assert len(zone.held) == 40  # the first page from either end
        assert [p.rule for p in zone.problems] == ["list_incomplete"]
        assert server.asked["list"] < 20

    @pytest.mark.parametrize("hits", ["5000", "999999999"])
    def test_endless_lists_that_ignore_dates_come_to_an_end(self, server, fetch, hits):
        plain = server.page

        def endless(query):
            return {**plain({**query, "p": "1", "from": "0", "tom": "9"}), "@traffar": hits, "@nasta_sida": "x"}

        server.list_page = endless
        zone = fetch(Zone())
        assert len(zone.held) == 40  # the first page from either end
        assert zone.problems
        assert server.asked["list"] < 2000

    def test_one_hit_as_an_object_and_no_hit_at_all(self, server, fetch):
        only = {"H6029009": server.hits["H6029009"]}
        server.hits, server.records = only, {"H6029009": server.records["H6029009"]}
        assert fetch(Zone()).holds_each_once(server)
        server.hits.clear()
        assert fetch(Zone()).held == {}

    def test_a_page_without_counts(self, server, fetch):
        plain = server.page
        server.list_page = lambda query: {k: v for k, v in plain(query).items() if k in ("dokument", "@nasta_sida")}
        assert fetch(Zone()).holds_each_once(server)

    def test_hits_of_another_riksmote_are_not_fetched(self, server, fetch):
        server.add("H50290999", rm="2017/18")
        plain = server.matching
        server.matching = lambda query: [*plain(query), server.hits["H50290999"]]
        zone = fetch(Zone())
        assert zone.holds_each_once(server, without={"H50290999"})
        assert [p.rule for p in zone.problems] == ["list_foreign_hits"]

    def test_ids_that_could_be_paths_are_not_fetched(self, server, fetch):
        for dok_id in ("../../admin", "sfs-1895-bih. 52 s. 1", "H602/1"):
            server.hits[dok_id] = {**server.hits["H6029001"], "dok_id": dok_id}
        zone = fetch(Zone())
        assert zone.holds_each_once(server)
        assert [p.rule for p in zone.problems] == ["dok_id_malformed"] * 3
        assert not any("admin" in path for path, _ in server.requests)

    def test_a_page_that_fails_for_good_is_said(self, server, fetch, tmp_path):
        server.faults["p2"] = [bad.html_with_200] * 10
        zone = fetch(Zone(), tmp_path / "journal")
        assert next(p.rule for p in zone.problems) == "list_page_failed"
        assert fetch(zone, tmp_path / "journal").holds_each_once(server)
