"""The folder of releases over HTTP, as any static host shows it: ranges, media types, an index of each folder, caching, CORS."""

from __future__ import annotations

import os
import stat
from functools import cache
from pathlib import Path
from urllib.parse import quote

import anyio.to_thread
import jinja2
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import Scope

from riksdata.release.files import media_type
from riksdata.release.manifest import version_order

FOREVER = "public, max-age=31536000, immutable"
"""For what lies in a release: it never changes."""
ASK_AGAIN = "no-cache"
"""For the pointers and the indexes: a copy may be kept, but is asked about each time."""

_INDEX = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{{ title }}</title>
<style>:root{color-scheme:light dark}
body{font:16px/1.6 system-ui,"DejaVu Sans",sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.3rem}table{border-collapse:collapse;width:100%}td{padding:.2rem .6rem .2rem 0}td a{overflow-wrap:anywhere}
.n{text-align:right;font-variant-numeric:tabular-nums}</style>
</head><body><h1>{{ title }}</h1><table>
{% if up %}<tr><td><a href="../">../</a></td><td></td></tr>{% endif %}
{% for name, address, size in entries %}<tr><td><a href="{{ address }}">{{ name }}</a></td><td class="n">{{ size }}</td></tr>
{% endfor %}</table></body></html>
"""


@cache
def _index() -> jinja2.Template:
    return jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined).from_string(_INDEX)


class ReleaseFiles(StaticFiles):
    """The files below one folder. Hidden ones, and links that lead out of it, are not there."""

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        """The file or folder at a path of the address, or nothing."""
        if any(part.startswith(".") and part != "." for part in path.replace("\\", "/").split("/")):
            return "", None
        return super().lookup_path(path)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """A file, or a page that lists a folder. Raises HTTPException for all else."""
        if scope["method"] in ("GET", "HEAD"):
            try:
                full, found = await anyio.to_thread.run_sync(self.lookup_path, path)
            except (OSError, ValueError):
                raise HTTPException(status_code=404) from None
            if found and stat.S_ISDIR(found.st_mode):
                if not scope["path"].endswith("/"):
                    return RedirectResponse(quote(Path(full).name) + "/")
                page = await anyio.to_thread.run_sync(_page, Path(full), path)
                return HTMLResponse(page, headers={"cache-control": ASK_AGAIN, "x-content-type-options": "nosniff"})
            if found and not stat.S_ISREG(found.st_mode):
                raise HTTPException(status_code=404)
        return await super().get_response(path, scope)

    def file_response(
        self, full_path: str | os.PathLike[str], stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """The file, or the part of it that was asked for, or word that it has not changed."""
        path = self.get_path(scope)
        response = FileResponse(
            full_path,
            status_code=status_code,
            stat_result=stat_result,
            media_type=media_type(os.fspath(full_path)),
            headers={"cache-control": FOREVER if _in_release(path) else ASK_AGAIN, "x-content-type-options": "nosniff"},
        )
        if self.is_not_modified(response.headers, Headers(scope=scope)):
            return NotModifiedResponse(response.headers)
        return response


def _in_release(path: str) -> bool:
    try:
        version_order(Path(path).parts[0])
    except (ValueError, IndexError):
        return False
    return True


def _page(folder: Path, path: str) -> str:
    entries = []
    for entry in sorted(os.scandir(folder), key=lambda e: (not e.is_dir(), e.name)):
        if not entry.name.startswith("."):
            slash = "/" if entry.is_dir() else ""
            size = "" if slash else f"{entry.stat().st_size:,}".replace(",", "\u202f")
            # "./" keeps a name with a colon from being read as a scheme.
            entries.append((entry.name + slash, "./" + quote(entry.name) + slash, size))
    title = "riksdata" if path in (".", "") else f"riksdata/{path}"
    return _index().render(title=title, up=path not in (".", ""), entries=entries)


def make_app(releases: Path) -> Starlette:
    """The ASGI application that shows `releases`."""
    cors = Middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=["GET", "HEAD"],
        allow_headers=["Range", "If-Range", "If-None-Match"],
        expose_headers=["Accept-Ranges", "Content-Length", "Content-Range", "ETag", "Last-Modified"],
    )
    return Starlette(routes=[Mount("/", app=ReleaseFiles(directory=releases, check_dir=False))], middleware=[cors])
