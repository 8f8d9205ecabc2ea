"""Who publishes, where and under which conditions: `publisher.yaml`, beside this file and overridden key by key from the home folder."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

FILE_NAME = "publisher.yaml"
CORRECTIONS_NAME = "corrections.yaml"
_MAX_BYTES = 1_000_000
_PUBLISHER_TYPES = frozenset(
    {
        "Academia-ScientificOrganisation", "Company", "IndustryConsortium", "LocalAuthority", "NationalAuthority",
        "NonGovernmentalOrganisation", "NonProfitOrganisation", "PrivateIndividual(s)", "RegionalAuthority", "StandardisationBody",
        "SupraNationalAuthority",
    }
)  # fmt: skip
_FREQUENCIES = frozenset(
    {"CONT", "UPDATE_CONT", "DAILY_2", "DAILY", "WEEKLY_3", "WEEKLY_2", "WEEKLY", "MONTHLY", "QUARTERLY", "ANNUAL", "IRREG"}
)


class ConfigError(ValueError):
    """A configuration file that cannot be used; the message names the file, the key and what is wanted."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who answers for the data, as every metadata format names them."""

    name: str
    type: str
    url: str
    uri: str
    contact_name: str
    contact_email: str


@dataclass(frozen=True, slots=True)
class Gates:
    """When publication stops; shares are parts of one."""

    max_shrink: float = 0.05
    shrink_rows: int = 0
    shrink_except: tuple[str, ...] = ("issues",)
    max_fill_fall: float = 0.1
    fill_rows: int = 50


@dataclass(frozen=True, slots=True)
class ReleaseSettings:
    """All that is configured about releases. `load` reads it; a text pair is (English, Swedish)."""

    name: str
    title: tuple[str, str]
    description: tuple[str, str]
    keywords: tuple[tuple[str, ...], tuple[str, ...]]
    base_url: str
    publisher: Publisher
    update_frequency: str
    gates: Gates
    partition_rows: int
    partition_bytes: int
    keep: int
    secret_key: Path | None = None
    public_key: str | None = None
    """A minisign public key: a path or the key itself."""
    password: str | None = None
    corrections: Path | None = None

    def __repr__(self) -> str:
        """Without the password, so that no log carries it."""
        return f"ReleaseSettings(name={self.name!r}, base_url={self.base_url!r}, publisher={self.publisher.name!r})"

    @staticmethod
    def load(home: Path | None = None) -> ReleaseSettings:
        """The default settings, overridden by `publisher.yaml` and completed by `corrections.yaml` of the home folder where they are.

        Raises ConfigError for a file that is no such YAML, an unknown key or a value of the wrong kind.
        """
        text = resources.files("riksdata.release").joinpath(FILE_NAME).read_text(encoding="utf-8")
        default: dict[str, Any] = yaml.safe_load(text)
        if home is None:
            return _settings(default, FILE_NAME, None)
        own = home / FILE_NAME
        merged = _merge(default, _read(own), str(own), "") if own.is_file() else default
        found = _settings(merged, str(own), home)
        corrections = home / CORRECTIONS_NAME
        return replace(found, corrections=corrections) if corrections.is_file() else found


def read_yaml(path: Path) -> Any:
    """One small YAML file, with the safe loader. Raises ConfigError naming the file where it is too large or no YAML."""
    if path.stat().st_size > _MAX_BYTES:
        raise ConfigError(f"{path} is larger than {_MAX_BYTES} bytes, which no configuration is")
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise ConfigError(f"{path} is no readable YAML: {error}") from error


def _read(path: Path) -> dict[str, Any]:
    found = read_yaml(path)
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise ConfigError(f"{path} must hold keys and values, not a {type(found).__name__}")
    return found


def _merge(default: dict[str, Any], own: dict[str, Any], file: str, above: str) -> dict[str, Any]:
    merged = dict(default)
    for key, value in own.items():
        if key not in default:
            raise ConfigError(f"{file}: unknown key {above}{key}; there are {', '.join(default)}")
        if isinstance(default[key], dict):
            if not isinstance(value, dict):
                raise ConfigError(f"{file}: {above}{key} must hold keys and values")
            merged[key] = _merge(default[key], value, file, f"{above}{key}.")
        else:
            merged[key] = value
    return merged


def _settings(raw: dict[str, Any], file: str, home: Path | None) -> ReleaseSettings:
    def text(*keys: str, optional: bool = False) -> str:
        value: Any = raw
        for key in keys:
            value = value[key]
        if optional and value is None:
            return ""
        if not isinstance(value, str) or not value.strip():
            raise ConfigError(f"{file}: {'.'.join(keys)} must be a text that is not empty")
        return value.strip()

    def number(section: str, key: str, kind: type[int] | type[float]) -> Any:
        value = raw[section][key]
        if isinstance(value, bool) or not isinstance(value, int | float) or value < 0 or (kind is int and not isinstance(value, int)):
            raise ConfigError(f"{file}: {section}.{key} must be a number, at least 0")
        return kind(value)

    def share(section: str, key: str) -> float:
        value: float = number(section, key, float)
        if value > 1:
            raise ConfigError(f"{file}: {section}.{key} is a share and lies between 0 and 1")
        return value

    def texts(section: str, key: str) -> tuple[str, ...]:
        value = raw[section][key]
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise ConfigError(f"{file}: {section}.{key} must be a list of texts")
        return tuple(value)

    def address(*keys: str) -> str:
        value = text(*keys)
        if not re.fullmatch(r"https?://[^\s<>\"{}|\\^`]{1,500}", value):
            raise ConfigError(f"{file}: {'.'.join(keys)} must be a web address that begins with http:// or https://")
        return value

    def chosen(value: str, key: str, allowed: frozenset[str]) -> str:
        if value not in allowed:
            raise ConfigError(f"{file}: {key} must be one of {', '.join(sorted(allowed))}")
        return value

    base = address("base_url")
    email = text("contact", "email")
    if not re.fullmatch(r"[^@\s<>\"]{1,100}@[^@\s<>\"]{1,100}", email):
        raise ConfigError(f"{file}: contact.email must be an e-mail address")
    if not re.fullmatch(r"[a-z0-9][a-z0-9._-]{0,60}", text("name")):
        raise ConfigError(f"{file}: name may hold lower-case letters, digits, '.', '_' and '-'")
    secret = text("signing", "secret_key", optional=True)
    public = text("signing", "public_key", optional=True)
    public_file = (home / public) if home and public else None
    return ReleaseSettings(
        name=text("name"),
        title=(text("title", "en"), text("title", "sv")),
        description=(text("description", "en"), text("description", "sv")),
        keywords=(texts("keywords", "en"), texts("keywords", "sv")),
        base_url=base if base.endswith("/") else base + "/",
        publisher=Publisher(
            name=text("publisher", "name"),
            type=chosen(text("publisher", "type"), "publisher.type", _PUBLISHER_TYPES),
            url=address("publisher", "url"),
            uri=address("publisher", "uri"),
            contact_name=text("contact", "name"),
            contact_email=email,
        ),
        update_frequency=chosen(text("update_frequency"), "update_frequency", _FREQUENCIES),
        gates=Gates(
            max_shrink=share("gates", "max_shrink"),
            shrink_rows=number("gates", "shrink_rows", int),
            shrink_except=texts("gates", "shrink_except"),
            max_fill_fall=share("gates", "max_fill_fall"),
            fill_rows=number("gates", "fill_rows", int),
        ),
        partition_rows=number("partition", "rows", int),
        partition_bytes=number("partition", "bytes", int),
        keep=number("retention", "keep", int),
        secret_key=((home or Path()) / secret) if secret else None,
        public_key=(str(public_file) if public_file and public_file.is_file() else public) or None,
        password=os.environ.get(text("signing", "password_env")) or None,
    )
