"""The data dictionary and the page of changes, for people: HTML and Markdown from Jinja2 templates."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from functools import cache, lru_cache
from typing import Any

import jinja2
import orjson
from markupsafe import Markup, escape

from riksdata.release.exporters.registry import WHOLE_FORMATS
from riksdata.release.manifest import ATTRIBUTION
from riksdata.release.metadata.facts import INDEPENDENT, LICENSE_TITLE, LICENSE_URL, SOURCE_NAME, SOURCE_URL, ReleaseFacts
from riksdata.release.metadata.schemaorg import schemaorg_values
from riksdata.release.site.sqlite import derived_descriptions
from schemas.codes import declared_codes
from schemas.views import all_views

_MARKDOWN = re.compile(r"([\\`*_\[\]<>|#~])")
_DESCRIPTIONS = 4096
"""So many texts are kept as they stand in a page: those of the declarations are the same in every release of a process."""


def markdown_text(value: object) -> str:
    """A value in Markdown as plain text on one line: nothing in it can become a heading, a link, a table cell or HTML."""
    return _on_a_line(str(value))


@lru_cache(_DESCRIPTIONS)
def _on_a_line(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def _code(value: object) -> str:
    """A value as Markdown code on one line, also where it holds backticks or bars."""
    text = " ".join(str(value).split()).replace("|", "\\|")
    return f"`` {text} ``" if "`" in text else f"`{text}`"


@lru_cache(_DESCRIPTIONS)
def _prose(text: str) -> Markup:
    """A description in HTML: escaped, and what stands between backticks as code."""
    return Markup(re.sub(r"`([^`]{1,200})`", r"<code>\1</code>", str(escape(text))))  # noqa: S704  # escaped first  # nosec B704


def _share(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.1f} %"


def _number(value: object) -> str:
    """Thousands apart, by a narrow space that does not break."""
    return f"{value:,}".replace(",", "\u202f") if isinstance(value, int) else str(value)


def _size(value: int) -> str:
    for unit in ("B", "kB", "MB"):
        if value < 1000:
            return f"{value:.0f} {unit}" if unit == "B" or value >= 100 else f"{value:.1f} {unit}"
        value /= 1000  # type: ignore[assignment]
    return f"{value:.1f} GB"


def _data_block(value: Any) -> Markup:
    """JSON that may stand inside a script element: no `<` is left that could end it."""
    text = orjson.dumps(value).decode().replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return Markup(text)  # noqa: S704  # escaped in the line above  # nosec B704


def _hash(styles: str) -> str:
    """The hash by which a content security policy lets a style sheet inside the page pass, and no other."""
    return "sha256-" + b64encode(hashlib.sha256(styles.encode()).digest()).decode()


@cache
def _environment() -> jinja2.Environment:
    """Autoescape follows the template's name: HTML is escaped, Markdown by its own filter."""
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("riksdata.release.metadata", ""),
        autoescape=jinja2.select_autoescape(enabled_extensions=("html.j2",), default=False),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {
        "md": markdown_text,
        "code": _code,
        "prose": _prose,
        "share": _share,
        "number": _number,
        "size": _size,
        "data_block": _data_block,
        "hash": _hash,
    }
    return made


def load_templates() -> None:
    """Compile the templates, which is most of what the pages take: it can be done before there is anything to say."""
    for name in ("dictionary.html.j2", "dictionary.md.j2", "changes.md.j2"):
        _environment().get_template(name)


def _render(template: str, facts: ReleaseFacts, **more: Any) -> bytes:
    values = {
        "facts": facts,
        "settings": facts.settings,
        "attribution": ATTRIBUTION,
        "independent": INDEPENDENT,
        "license_title": LICENSE_TITLE,
        "license_url": LICENSE_URL,
        "source_name": SOURCE_NAME,
        "source_url": SOURCE_URL,
        "quality": facts.quality,
        "changes": facts.changes,
        "views": all_views(),
        "whole": [(form, file) for form in WHOLE_FORMATS for file in facts.whole.get(form.name, {}) if file == form.main],
        "derived": derived_descriptions() if "sqlite" in facts.whole else {},
        "codes": {(code.list, code.code): code for code in declared_codes()},
    }
    return _environment().get_template(template).render(**values, **more).encode()


def dictionary_html(facts: ReleaseFacts) -> bytes:
    """dictionary.html: one page without scripts or anything from elsewhere, in English and Swedish."""
    return _render("dictionary.html.j2", facts, structured=schemaorg_values(facts))


def dictionary_markdown(facts: ReleaseFacts) -> bytes:
    """dictionary.md: the same in Markdown."""
    return _render("dictionary.md.j2", facts)


def changes_markdown(facts: ReleaseFacts, new_documents: list[dict[str, Any]]) -> bytes:
    """CHANGES.md: what changed since the release before. `new_documents`: document_id and title of the first few."""
    return _render("changes.md.j2", facts, new_documents=new_documents)
