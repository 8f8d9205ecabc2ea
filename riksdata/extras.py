"""Libraries that one convenience alone needs are extras of the installation; where one is missing, the extra is named."""

from __future__ import annotations

from importlib.util import find_spec

EXTRAS: dict[str, tuple[str, tuple[str, ...]]] = {
    "site": ("the site", ("anyio", "datasette", "httptools", "starlette", "uvicorn", "vl_convert")),
    "ui": ("Dagster in the browser", ("dagster_webserver",)),
    "sign": ("a signature", ("minisign",)),
    "postgres": ("Dagster's history in PostgreSQL", ("dagster_postgres",)),
    "cluster": ("a Dask cluster", ("distributed",)),
}
"""Extra, as pyproject.toml declares it → what it is for, and the modules that it brings."""


class ExtraMissing(Exception):
    """A library of an extra is not installed. The message says what to install."""


def need(extra: str) -> None:
    """Raise ExtraMissing unless every module of `extra` can be imported."""
    purpose, modules = EXTRAS[extra]
    missing = [name for name in modules if find_spec(name) is None]
    if missing:
        raise ExtraMissing(
            f"{purpose} needs what is not installed ({', '.join(missing)}): "
            f"pip install 'riksdata[{extra}]', in a clone pip install -e '.[{extra}]'"
        )
