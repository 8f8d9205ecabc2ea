"""Each body is a row of one file: agencies of `agencies.tsv`, the others of `bodies.tsv`."""

from __future__ import annotations

from collections import Counter

from riksdata.chamber.bodies import body_id, known_bodies
from riksdata.swedish.facts import read_rows, read_table


def test_no_body_stands_in_both_files() -> None:
    agencies = {row[0] for row in read_rows("riksdata.chamber", "agencies.tsv")}
    others = read_table("riksdata.chamber", "bodies.tsv")
    assert [row["name"] for row in others if row["name"] in agencies] == []
    assert len(known_bodies()) > len(others) > 100


def test_each_way_to_write_a_body_is_that_of_one() -> None:
    written = Counter(form for body in known_bodies().values() for form in body.written)
    assert [form for form, times in written.items() if times > 1] == []
    assert all(body_id(form) == body.body_id for body in known_bodies().values() for form in body.written)


def test_a_name_that_was_taken_over_is_that_of_the_last_and_a_full_name_that_of_its_owner() -> None:
    bodies = known_bodies()
    assert body_id("Sida") == "sida"
    assert bodies["sida"].since == "1995"
    assert body_id("Myndigheten för radio och tv") == "myndigheten-for-radio-och-tv"
    # rows with one id are one body, under its latest name
    assert body_id("Lotteriinspektionen") == body_id("Spelinspektionen") == "spelinspektionen"
    assert bodies["spelinspektionen"].name == "Spelinspektionen"
