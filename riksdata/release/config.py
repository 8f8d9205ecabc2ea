"""Who publishes, where and under which conditions: `publisher.yaml`, beside this file and overridden key by key from the home folder."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, Field, StringConstraints, ValidationError
from pydantic.dataclasses import dataclass as pydantic_dataclass

FILE_NAME = "publisher.yaml"
CORRECTIONS_NAME = "corrections.yaml"
_MAX_BYTES = 1_000_000
_PublisherType = Literal[
    "Academia-ScientificOrganisation", "Company", "IndustryConsortium", "LocalAuthority", "NationalAuthority",
    "NonGovernmentalOrganisation", "NonProfitOrganisation", "PrivateIndividual(s)", "RegionalAuthority", "StandardisationBody",
    "SupraNationalAuthority",
]  # fmt: skip
_Frequency = Literal["CONT", "UPDATE_CONT", "DAILY_2", "DAILY", "WEEKLY_3", "WEEKLY_2", "WEEKLY", "MONTHLY", "QUARTERLY", "ANNUAL", "IRREG"]
_WANTED = {
    "base_url": "must be a web address that begins with http:// or https://",
    "publisher.url": "must be a web address that begins with http:// or https://",
    "publisher.uri": "must be a web address that begins with http:// or https://",
    "contact.email": "must be an e-mail address",
    "name": "may hold lower-case letters, digits, '.', '_' and '-'",
}
"""What a key that has a form of its own is to look like."""

Often = Literal["release", "week", "month"]
"""How often files over everything are made: in each release, or in the first one of a week or month."""
_Text = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1)]
_BEYOND_ASCII = "\u00a1-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\U00010000-\U0001fffd\U00020000-\U0002fffd"
_OF_HOST = rf"[-.\w~!$&'()*+,;={_BEYOND_ASCII}&&[^\s]]"
_OF_PATH = rf"(?:[-.\w~!$&'()*+,;=:@/?{_BEYOND_ASCII}&&[^\s]]|%[0-9A-Fa-f]{{2}})"
# What RDF takes as an address (RFC 3987), without names of users and numbers as hosts.
_PATTERN = rf"^https?://{_OF_HOST}+(?::\d{{1,5}})?(?:[/?]{_OF_PATH}*)?(?:#{_OF_PATH}*)?$"
_Address = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, max_length=500, pattern=_PATTERN)]
_Mail = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, pattern=r"^[-.\w!$&'*+=~]{1,100}@[-.\w]{1,100}$")]
_Count = Annotated[int, Field(strict=True, ge=0)]
_Share = Annotated[float, Field(ge=0, le=1, strict=True)]


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


@pydantic_dataclass(frozen=True, slots=True)
class Gates:
    """When publication stops; shares are parts of one."""

    max_shrink: _Share = 0.05
    shrink_rows: _Count = 0
    shrink_except: tuple[str, ...] = ("issues", "targets", "bodies", "codes")
    max_fill_fall: _Share = 0.1
    fill_rows: _Count = 50


class _Strict(BaseModel):
    model_config = {"extra": "forbid", "frozen": True}


class _Pair(_Strict):
    en: _Text
    sv: _Text


class _Keywords(_Strict):
    en: tuple[str, ...]
    sv: tuple[str, ...]


class _PublisherSection(_Strict):
    name: _Text
    type: _PublisherType
    url: _Address
    uri: _Address


class _Contact(_Strict):
    name: _Text
    email: _Mail


class _Partition(_Strict):
    rows: _Count
    bytes: _Count


class _Every(_Strict):
    tables: Often
    duckdb: Often
    simple: Often
    sqlite: Often


class _Retention(_Strict):
    keep: _Count


class _Signing(_Strict):
    secret_key: _Text | None
    public_key: _Text | None
    password_env: _Text


class _PublisherFile(_Strict):
    """The shape of `publisher.yaml`."""

    name: Annotated[str, StringConstraints(strict=True, strip_whitespace=True, pattern=r"^[a-z0-9][a-z0-9._-]{0,60}$")]
    title: _Pair
    description: _Pair
    keywords: _Keywords
    base_url: _Address
    publisher: _PublisherSection
    contact: _Contact
    update_frequency: _Frequency
    partition: _Partition
    leave_out: tuple[Literal["simple", "sqlite"], ...]
    every: _Every
    gates: Gates
    retention: _Retention
    signing: _Signing


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
    leave_out: tuple[str, ...] = ()
    """Formats of the whole release that are not made."""
    every: Mapping[str, Often] = field(default_factory=dict)
    """How often the files over everything are made, by what they are: `tables` (a file a table), duckdb, simple, sqlite."""
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
        default = _default()
        if home is None:
            return _settings(default, FILE_NAME, None)
        own = home / FILE_NAME
        merged = _merge(default, _read(own), str(own), "") if _is_there(own) else default
        found = _settings(merged, str(own), home)
        corrections = home / CORRECTIONS_NAME
        return replace(found, corrections=corrections) if _is_there(corrections) else found


@cache
def _default() -> dict[str, Any]:
    """What the package says. Nobody may change it."""
    found: dict[str, Any] = yaml.safe_load(resources.files("riksdata.release").joinpath(FILE_NAME).read_text(encoding="utf-8"))
    return found


def _is_there(path: Path) -> bool:
    """Whether there is such a file. A folder or a link to nowhere was meant to be one: to go on without it would be another release."""
    if not path.is_file() and os.path.lexists(path):
        raise ConfigError(f"{path} is no file, but a folder or a link that leads nowhere; remove it or put the file in its place")
    return path.is_file()


def read_yaml(path: Path) -> Any:
    """One small YAML file, with the safe loader. Raises ConfigError naming the file where it cannot be read, is too large or no YAML."""
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise ConfigError(f"{path} is larger than {_MAX_BYTES} bytes, which no configuration is")
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise ConfigError(f"{path} is no readable YAML: {error}") from error
    except OSError as error:
        raise ConfigError(f"{path} cannot be read ({error.strerror}); change its permissions") from error


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
    try:
        said = _PublisherFile.model_validate(raw)
    except ValidationError as error:
        raise ConfigError("; ".join(f"{file}: {_in_words(fault)}" for fault in error.errors())) from None
    secret, public = said.signing.secret_key, said.signing.public_key
    public_file = (home / public) if home and public else None
    return ReleaseSettings(
        name=said.name,
        title=(said.title.en, said.title.sv),
        description=(said.description.en, said.description.sv),
        keywords=(said.keywords.en, said.keywords.sv),
        base_url=said.base_url if said.base_url.endswith("/") else said.base_url + "/",
        publisher=Publisher(
            name=said.publisher.name,
            type=said.publisher.type,
            url=said.publisher.url,
            uri=said.publisher.uri,
            contact_name=said.contact.name,
            contact_email=said.contact.email,
        ),
        update_frequency=said.update_frequency,
        gates=said.gates,
        partition_rows=said.partition.rows,
        partition_bytes=said.partition.bytes,
        keep=said.retention.keep,
        leave_out=said.leave_out,
        every=said.every.model_dump(),
        secret_key=((home or Path()) / secret) if secret else None,
        public_key=(str(public_file) if public_file and public_file.is_file() else public) or None,
        password=os.environ.get(said.signing.password_env) or None,
    )


def _in_words(fault: Any) -> str:
    """One of pydantic's findings, with the key as the file writes it and what is wanted."""
    key = ".".join(str(part) for part in fault["loc"]) or "the file"
    kind = fault["type"]
    if kind == "literal_error":
        return f"{key} must be one of {fault['ctx']['expected']}"
    if kind in ("model_type", "dict_type", "model_attributes_type", "dataclass_type"):
        return f"{key} must hold keys and values"
    if kind == "less_than_equal":
        return f"{key} is a share and lies between 0 and 1"
    if kind.startswith(("int_", "float_", "greater_than")):
        return f"{key} must be a number, at least 0"
    if kind in ("tuple_type", "list_type"):
        return f"{key} must be a list of texts"
    if kind.startswith("string_") and kind != "string_pattern_mismatch":
        return f"{key} must be a text that is not empty"
    return f"{key} {_WANTED.get(key, fault['msg'].removeprefix('Value error, '))}"
