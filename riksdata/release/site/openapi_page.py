"""The page about the API, from its OpenAPI description."""

from __future__ import annotations

from importlib import resources

import yaml

from riksdata.release.site.site import Words


def api_page(w: Words) -> str:
    """Every address that answers programs, with what it answers."""
    found = yaml.safe_load(resources.files("riksdata.release.site").joinpath("openapi.yaml").read_text(encoding="utf-8"))
    paths = [(path, each["get"]["summary"]) for path, each in found["paths"].items()]
    return w.page("api.html.j2", title="API", path="/api", paths=paths)
