"""The ASGI application: pages, search, feeds and Datasette over the latest release, and the files of all releases."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Callable, Iterable
from functools import partial
from importlib import resources
from typing import Any

import anyio
import anyio.to_thread
import orjson
import yaml
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from riksdata.release.serve import ReleaseFiles
from riksdata.release.site import feeds
from riksdata.release.site.charts import as_csv
from riksdata.release.site.datasette_app import PREFIX, make_tables
from riksdata.release.site.facets import FACETS
from riksdata.release.site.front import error_page
from riksdata.release.site.guards import Guard, policy, style_hashes, with_policy
from riksdata.release.site.kept import Answer, Kept
from riksdata.release.site.language import Addresses, Language
from riksdata.release.site.latest import Latest, release_with
from riksdata.release.site.plain_templates import NONCE
from riksdata.release.site.reading import document_record
from riksdata.release.site.results import result_rows
from riksdata.release.site.routes import page_at
from riksdata.release.site.search import read_asked
from riksdata.release.site.site import Site, Words

SHORT = "public, max-age=300"
"""For pages and redirects: a new release is seen after five minutes."""
THREADS = 4
"""Pages made at once; more would only wait for one another."""
_HEAD = 200_000
"""Characters of a page in which its head is looked for."""
HTML = "text/html; charset=utf-8"
_STATIC = {
    "site.css": "text/css; charset=utf-8",
    "site.js": "text/javascript; charset=utf-8",
    "tables.css": "text/css; charset=utf-8",
    "icon.svg": "image/svg+xml",
}
_CHARTS = {"svg": "image/svg+xml", "png": "image/png", "csv": "text/csv; charset=utf-8"}


def make_app(latest: Latest, hosts: Iterable[str] = ()) -> ASGIApp:
    """The whole site. `hosts`: host names beside the loopback's that are answered."""
    return Guard(_Site(latest), hosts)


class _Site:
    def __init__(self, latest: Latest) -> None:
        self._latest = latest
        self._files = ReleaseFiles(directory=latest.releases, check_dir=False)
        self._kept = Kept()
        self._tables: tuple[str, ASGIApp] | None = None
        self._limiter: anyio.CapacityLimiter | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _lifespan(receive, send)
            return
        if scope["type"] != "http":
            return
        site = self._latest.site()
        if scope["path"] == PREFIX[:-1]:
            await RedirectResponse(PREFIX, headers={"cache-control": SHORT})(scope, receive, send)
            return
        if scope["path"].startswith(PREFIX):
            if self._tables is None or self._tables[0] != site.version:
                self._tables = (site.version, make_tables(site))
            nonce = secrets.token_urlsafe(16)
            NONCE.set(nonce)
            await self._tables[1](scope, receive, with_policy(send, policy(nonce=nonce)))
            return
        request = Request(scope)
        if scope["method"] not in ("GET", "HEAD"):
            response: Response = PlainTextResponse("Only GET and HEAD.\n", status_code=405, headers={"allow": "GET, HEAD"})
        else:
            response = await self._answer(site, request) or await self._file(site, request)
        await response(scope, receive, send)

    async def _answer(self, site: Site, request: Request) -> Response | None:
        path = request.url.path
        if path.startswith("/latest/"):
            name = path.removeprefix("/latest/")
            return RedirectResponse(
                f"/{release_with(site.manifest, name)}/{name}",
                status_code=302,
                headers={"cache-control": SHORT, "access-control-allow-origin": "*"},
            )
        if path == "/riksdata.sqlite":
            return FileResponse(site.database, media_type="application/vnd.sqlite3", headers={"cache-control": SHORT})
        if path == "/favicon.ico":  # browsers ask for it on pages without a head of ours
            path = "/static/icon.svg"
        if path.startswith("/static/") and path[8:] in _STATIC:
            body = resources.files("riksdata.release.site").joinpath("static", path[8:]).read_bytes()
            return Response(body, media_type=_STATIC[path[8:]], headers={"cache-control": SHORT})
        if path.startswith("/charts/") and (file := _chart_file(site, path[8:])):
            return FileResponse(
                file, media_type=_CHARTS[file.suffix[1:]], headers={"cache-control": SHORT, "access-control-allow-origin": "*"}
            )
        address = f"{site.version} {request.url.netloc if path.endswith('.atom') else ''} {path}?{request.url.query}"
        answer = self._kept.get(address)
        if answer is None:
            if self._limiter is None:
                self._limiter = anyio.CapacityLimiter(THREADS)
            make = partial(_made, site, request, self._latest.versions)
            answer = await anyio.to_thread.run_sync(make, limiter=self._limiter)
            if answer is None:
                return None
            if answer.status == 200:
                self._kept.put(address, answer)
        headers = {"cache-control": SHORT if answer.status == 200 else "no-store", "vary": "accept-encoding"}
        if not answer.media_type.startswith("text/html"):
            headers["access-control-allow-origin"] = "*"
        if answer.zipped is not None and "gzip" in request.headers.get("accept-encoding", ""):
            return Response(answer.zipped, answer.status, {**headers, "content-encoding": "gzip"}, answer.media_type)
        return Response(answer.body, answer.status, headers, answer.media_type)

    async def _file(self, site: Site, request: Request) -> Response:
        """A file of the releases folder, else the page that says that there is nothing."""
        from starlette.exceptions import HTTPException

        if request.url.path not in ("/", "/en", "/en/"):
            try:
                response = await self._files.get_response(self._files.get_path(request.scope), request.scope)
                if response.headers.get("content-type", "").startswith("text/html"):
                    response.headers["content-security-policy"] = policy(styles=await anyio.to_thread.run_sync(_styles, response))
                response.headers["access-control-allow-origin"] = "*"
                response.headers["access-control-expose-headers"] = "Accept-Ranges, Content-Length, Content-Range, ETag, Last-Modified"
                return response
            except HTTPException:
                pass
        language, _ = _language(request.url.path)
        w = Words(site, Addresses(language))
        page = error_page(
            w,
            w._("Här finns ingenting", "There is nothing here"),
            w._("Sidan, dokumentet eller raden finns inte i den här utgåvan.", "The page, document or row is not in this release."),
        )
        return Response(page, 404, {"cache-control": "no-store"}, HTML)


def _styles(response: Response) -> list[str]:
    """The hashes of the styles of a page that lies in the releases folder, or lists it."""
    if isinstance(response, FileResponse):
        with open(response.path, encoding="utf-8", errors="replace") as file:
            return style_hashes(file.read(_HEAD))
    return style_hashes(bytes(response.body).decode("utf-8", "replace"))


def _language(path: str) -> tuple[Language, str]:
    """The language of an address, and the address without it."""
    if path == "/en" or path.startswith("/en/"):
        return "en", path[3:] or "/"
    return "sv", path


def _chart_file(site: Site, name: str) -> Any:
    found = site.charts_folder / name
    return found if "/" not in name and not name.startswith(".") and found.suffix[1:] in _CHARTS and found.is_file() else None


def _made(site: Site, request: Request, versions: Callable[[], list[dict[str, Any]]]) -> Answer | None:
    language, path = _language(request.url.path)
    w = Words(site, Addresses(language))
    try:
        if (data := _data(site, w, path, request, versions)) is not None:
            return data
        page = page_at(w, path, request.query_params.multi_items(), versions)
    except sqlite3.OperationalError as error:
        if "interrupted" not in str(error):
            raise
        return Answer.of(
            error_page(w, w._("Det tog för lång tid", "That took too long"), w._("Pröva en snävare fråga.", "Try a narrower question.")),
            HTML,
            503,
        )
    return None if page is None else Answer.of(page, HTML)


def _data(site: Site, w: Words, path: str, request: Request, versions: Callable[[], list[dict[str, Any]]]) -> Answer | None:
    base = f"{request.url.scheme}://{request.url.netloc}"
    if path in ("/search.json", "/search.csv", "/search.atom"):
        asked = read_asked(request.query_params.multi_items())
        if path == "/search.atom":
            from dataclasses import replace

            rows = result_rows(w, replace(asked, sort="date"), feeds.ENTRIES)
            newest = str(rows[0]["date"] or site.created) if rows else site.created
            return Answer.of(
                feeds.feed(str(request.url), f"Riksdata: {asked.question.text or asked.table}", newest, feeds.row_entries(rows, base)),
                "application/atom+xml",
            )
        rows = result_rows(w, asked)
        if path == "/search.csv":
            return Answer.of(as_csv(list(rows[0]) if rows else ["page"], rows), "text/csv; charset=utf-8")
        return Answer.of(
            orjson.dumps({"total": len(rows), "release": site.version, "source": "Sveriges riksdag", "rows": rows}), "application/json"
        )
    if path == "/releases.atom":
        entries = versions()
        newest = str(entries[0]["created"]) if entries else site.created
        return Answer.of(
            feeds.feed(f"{base}/releases.atom", "Riksdata: utgåvor", newest, feeds.release_entries(entries, base)), "application/atom+xml"
        )
    if path == "/api/openapi.json":
        return Answer.of(orjson.dumps(openapi(site, base)), "application/json")
    if path.startswith("/d/") and path.endswith(".json"):
        record = document_record(w, path[3:-5])
        return Answer.of(orjson.dumps(record), "application/json") if record else None
    if path.startswith("/d/") and path.endswith(".txt"):
        text = site.store.row("SELECT text FROM texts WHERE document_id = ?", (path[3:-4],))
        return Answer.of(text["text"], "text/plain; charset=utf-8") if text else None
    return None


def openapi(site: Site, base: str) -> dict[str, Any]:
    """The OpenAPI description of this server."""
    found: dict[str, Any] = yaml.safe_load(resources.files("riksdata.release.site").joinpath("openapi.yaml").read_text(encoding="utf-8"))
    found["info"]["version"] = site.version
    found["servers"] = [{"url": base}]
    names = list(dict.fromkeys(name for table in FACETS.values() for name in table))
    parameters = found["paths"]["/search.json"]["get"]["parameters"]
    for name in names:
        tables = ", ".join(table for table, facets in FACETS.items() if name in facets)
        parameters.append(
            {
                "name": name,
                "in": "query",
                "description": f"Only rows with this value; may be repeated. For: {tables}.",
                "schema": {"type": "array", "items": {"type": "string"}},
            }
        )
    for other in ("/search.csv", "/search.atom"):
        found["paths"][other]["get"]["parameters"] = parameters
    return found


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return
