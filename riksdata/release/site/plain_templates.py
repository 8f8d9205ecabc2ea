"""Changes Datasette's templates, as they are loaded, so that its pages satisfy the content security policy (no inline styles, scripts with a nonce)."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextvars import ContextVar

import jinja2

NONCE: ContextVar[str] = ContextVar("csp_nonce", default="")
"""The nonce of the answer that is being made."""
_LEFT_OUT = (
    re.compile(r'\s+style="(?:\{\{.*?\}\}|\{%.*?%\}|[^"{])*"', re.DOTALL),
    re.compile(r"background: url\(\"data:[^\"]*\"\);"),
    # A handle to resize the editor, whose script writes a style sheet into the page; the editor grows with the query.
    re.compile(r'<script src="[^"]*cm-resize[^"]*"></script>'),
    re.compile(r"cmResize\([^)]*\);"),
)
_OWN = re.compile(r"<(style|script)(?=[\s>])(?![^>]*\ssrc=)")
_STYLE_SHEET = '<link rel="stylesheet" href="/static/tables.css"><link rel="icon" href="/static/icon.svg" type="image/svg+xml">'


def plain(source: str) -> str:
    """The source of a template → the same without style attributes and inline images, its language named, its scripts and styles with the nonce of the answer.

    Only what Datasette itself wrote gets the nonce: a row's text comes later, and whatever it holds is not run.
    """
    for pattern in _LEFT_OUT:
        source = pattern.sub("", source)
    source = source.replace("<html>", '<html lang="en">', 1)
    source = _OWN.sub(r'<\1 nonce="{{ csp_nonce() }}"', source)
    return source.replace('<meta name="viewport"', f'{_STYLE_SHEET}\n<meta name="viewport"', 1)


class PlainTemplates(jinja2.BaseLoader):
    """The templates of another loader, made plain."""

    def __init__(self, inner: jinja2.BaseLoader) -> None:
        """`inner`: where the templates come from."""
        self._inner = inner

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The changed source of a template. Raises TemplateNotFound."""
        source, name, fresh = self._inner.get_source(environment, template)
        return plain(source), name, fresh

    def list_templates(self) -> list[str]:
        """The names of all templates."""
        return self._inner.list_templates()


def make_plain(environment: jinja2.Environment) -> None:
    """Let an environment read its templates so."""
    assert environment.loader is not None
    environment.loader = PlainTemplates(environment.loader)
    environment.globals["csp_nonce"] = NONCE.get
