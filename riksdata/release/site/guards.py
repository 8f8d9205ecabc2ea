"""Checks and headers for every page: requests for foreign hosts are refused, and security headers allow a browser nothing but reading."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterable
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK: Final = ("127.0.0.1", "localhost", "[::1]")
_IMAGE_POLICY: Final = "default-src 'none'; sandbox"
"""For SVG opened by itself: nothing in it runs, and the charts have no styles in them."""


_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def policy(nonce: str = "", styles: Iterable[str] = ()) -> str:
    """The content security policy: nothing from elsewhere, nothing inside the page but what carries `nonce` or is one of `styles` (hashes)."""
    scripts = f" 'nonce-{nonce}'" if nonce else ""
    styled = scripts + "".join(f" '{each}'" for each in styles)
    return (
        f"default-src 'none'; script-src 'self'{scripts}; style-src 'self'{styled}; img-src 'self'; connect-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )


def style_hashes(page: str) -> list[str]:
    """The hashes of the style sheets in the head of a page that this program wrote, as a policy names them."""
    head = page.partition("</head>")[0]
    return ["sha256-" + b64encode(hashlib.sha256(each.encode()).digest()).decode() for each in _STYLE.findall(head)]


def with_policy(send: Send, said: str) -> Send:
    """`send` for an answer with a policy of its own."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message)["content-security-policy"] = said
        await send(message)

    return sending


def host_of(value: str) -> str:
    """The host of a `Host` header without its port, in lower case."""
    value = value.strip().lower()
    if value.startswith("["):
        return value.split("]")[0] + "]"
    return value.rsplit(":", 1)[0] if value.count(":") == 1 else value


class Guard:
    """Refuses other hosts than those configured (so that no foreign name can be pointed at this server) and sets the security headers."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = ()) -> None:
        """`hosts`: names beside the loopback's that are answered."""
        self._app = app
        self._hosts = {*LOOPBACK, *(host_of(each) for each in hosts)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse with 421."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        named = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
        if len(named) != 1 or host_of(named[0]) not in self._hosts:
            answer = PlainTextResponse("This server does not answer for that host; name it with --allow-host.\n", status_code=421)
            await answer(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                image = headers.get("content-type", "").startswith("image/svg")
                headers.setdefault("content-security-policy", _IMAGE_POLICY if image else policy())
                headers["x-content-type-options"] = "nosniff"
                headers["referrer-policy"] = "no-referrer"
                headers["cross-origin-opener-policy"] = "same-origin"
                headers["permissions-policy"] = "camera=(), geolocation=(), microphone=()"
            await send(message)

        await self._app(scope, receive, guarded)
