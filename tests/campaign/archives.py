"""Archives that lie: each is read to its end without an exception, and what is refused is named."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.campaign.points import record


def _plain(**entries: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()


def _named(*names: str, mode: int = 0) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            info = zipfile.ZipInfo(name)
            info.external_attr = mode << 16
            archive.writestr(info, record(1))
    return out.getvalue()


def _patched(find: bytes, put: bytes, data: bytes | None = None) -> bytes:
    return (data or _plain(a=b"", **{"h.json": record(1)})).replace(find, put)


def _good() -> bytes:
    return _plain(**{"h.json": record(1)})


ARCHIVES: dict[str, Callable[[], bytes]] = {
    "no archive": lambda: b"PK\x03\x04 but no more",
    "empty file": lambda: b"",
    "empty archive": lambda: _plain(),
    "cut in the middle": lambda: _good()[: len(_good()) // 2],
    "end record alone": lambda: _good()[-22:],
    "climbing path": lambda: _named("../../etc/x.json", "a/../../x.json"),
    "absolute path": lambda: _named("/etc/x.json", "C:\\x.json", "\\\\host\\x.json"),
    "control characters": lambda: _named("a\nb.json", "a\x1b[2J.json"),
    "name of NUL": lambda: _good().replace(b"h.json", b"h\x00json"),
    "link": lambda: _named("x.json", mode=0o120777),
    "device": lambda: _named("x.json", mode=0o020777),
    "bomb": lambda: _plain(**{"x.json": b" " * (40 << 20)}),
    "nested archive": lambda: _plain(**{"x.zip": _good()}),
    "encrypted": lambda: _good().replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00"),
    "unknown method": lambda: _good().replace(b"\x08\x00", b"\x63\x00", 2),
    "wrong sum": lambda: _good()[:14] + b"\x00\x00\x00\x00" + _good()[18:],
    "damaged content": lambda: _good()[:60] + b"\xff" * 20 + _good()[80:],
    "count that lies": lambda: _good()[:-12] + struct.pack("<H", 60_000) + _good()[-10:],
    "directory that lies": lambda: _good()[:-10] + struct.pack("<LL", 0xFFFFFFF0, 0) + _good()[-2:],
    "end of zip64 that lies": lambda: _good()[:-22] + b"PK\x06\x07" + struct.pack("<LQL", 0, 1 << 60, 1) + _good()[-22:],
    "end of zip64 beyond all numbers": lambda: _good()[:-22] + b"PK\x06\x07" + struct.pack("<LQL", 0, (1 << 64) - 1, 1) + _good()[-22:],
    "entry without a name": lambda: _good().replace(b"h.json", b"\x00.json"),
    "many names alike": lambda: _named(*["x.json"] * 50),
    "many small ones": lambda: _named(*(f"{k}.bin" for k in range(3000))),
    "deep folders": lambda: _named("/".join("a" * 120) + ".json"),
    "long name": lambda: _named("a" * 5000 + ".json"),
    "no UTF-8 name": lambda: _good().replace(b"h.json", b"\xff.json"),
    "text before it": lambda: b"hello" * 100 + _good(),
    "text behind it": lambda: _good() + b"hello" * 100,
    "two in a row": lambda: _good() + _good(),
}


def try_archives(scratch: Path) -> tuple[int, list[str]]:
    """How many were read, and what was wrong: an exception, or something written anywhere."""
    from riksdata.sources.bulk import read_collection

    wrong = []
    for name, make in ARCHIVES.items():
        folder = scratch / name.replace(" ", "-")
        folder.mkdir(parents=True)
        path = folder / "x.zip"
        path.write_bytes(make())
        try:
            found = list(read_collection(path))
        except Exception as error:
            wrong.append(f"{name}: {type(error).__name__}: {error}")
            continue
        if not found and name not in ("empty archive", "text behind it"):
            wrong.append(f"{name}: nothing was read and nothing was said")
        if [p.name for p in scratch.rglob("*") if p.is_file() and p.name != "x.zip"]:
            wrong.append(f"{name}: something was written")
    return len(ARCHIVES), wrong
