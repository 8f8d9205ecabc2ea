"""Days one after the other: a motion comes each day, every third day something goes wrong; afterwards all is published, once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.campaign.points import MOTION, publish_home, state
from tests.campaign.stopping import in_child, stop_at


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


def _latest_file(root: Path) -> Path:
    return max((root / "releases").glob("2*/demands.csv"), key=lambda path: path.parent.name)


FAULTS: tuple[Callable[[Path], object], ...] = (
    lambda root: (root / "releases" / "latest.json").unlink(missing_ok=True),
    lambda root: (root / "warehouse.duckdb").write_bytes(b"no database" * 999),
    lambda root: (root / "releases" / "versions.json").write_bytes(b"null"),
    lambda root: _flip(_latest_file(root)),
    lambda root: (root / ".settled").write_bytes(b"\xff"),
    lambda root: (root / "raw" / "files.json").write_bytes(b"["),
    lambda root: (root / "releases" / "dcat-ap.ttl").unlink(missing_ok=True),
)
"""What befalls the home on bad days, one after the other; on each of them the first run is killed besides."""


def live_through(scratch: Path, days: int) -> list[str]:
    """Live through so many days; gives what was wrong at the end, a line each."""
    root = scratch / "home"
    (root / "inbox").mkdir(parents=True)
    wrong: list[str] = []
    for day in range(1, days + 1):
        (root / "inbox" / f"{day}.txt").write_text(MOTION.format(n=day), encoding="utf-8")
        if day % 3 == 0:

            def killed(day: int = day) -> None:
                stop_at(20 * day + 1, root)
                publish_home(root, day)

            in_child(killed)
            FAULTS[day // 3 % len(FAULTS)](root)

        def run(day: int = day) -> None:
            stop_at(0, root)
            publish_home(root, day)

        code, said = in_child(run)
        if code:
            wrong.append(f"day {day}: {str(said)[-300:]}")
    code, found = in_child(lambda: _published(root))
    if code:
        return [*wrong, str(found)[-300:]]
    numbers = sorted(found["numbers"], key=int)
    if numbers != [str(day) for day in range(1, days + 1)]:
        wrong.append(f"published: {numbers}")
    if found["state"]["damage"] or not found["state"]["folders"]:
        wrong.append(f"left: {found['state']}")
    return wrong


def _published(root: Path) -> dict[str, object]:
    import duckdb

    found = state(root, damaged=True)
    path = root / "releases" / str(found["latest"]) / "documents.parquet"
    return {"state": found, "numbers": [row[0] for row in duckdb.sql(f"SELECT number FROM '{path}'").fetchall()]}
