"""`sbom.cdx.json`: the software a release was made with, as CycloneDX 1.6. https://cyclonedx.org/"""

from __future__ import annotations

import re
from datetime import datetime
from importlib import metadata

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

_REQUIREMENT = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]*)\s*([^;]*)(?:;(.*))?")


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _needed(distribution: metadata.Distribution) -> list[str]:
    """Names of the installed distributions that this one asks for, its optional extras aside."""
    found = []
    for requirement in distribution.requires or ():
        match = _REQUIREMENT.match(requirement)
        if match and "extra" not in (match[3] or ""):
            found.append(_plain(match[1]))
    return found


def installed(root: str = "riksdata") -> dict[str, list[str]]:
    """`root` and all installed distributions below it, each with those that it needs directly."""
    found: dict[str, list[str]] = {}
    waiting = [root]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        try:
            found[name] = _needed(metadata.distribution(name))
        except metadata.PackageNotFoundError:  # needed on another system or version of Python only
            continue
        waiting.extend(found[name])
    return found


def sbom(created: datetime) -> bytes:
    """The bill of materials of the Python packages that make a release; `created`: its time of publication."""
    needed = installed()
    licenses = LicenseFactory()
    components: dict[str, Component] = {}
    for name in sorted(needed):
        distribution = metadata.distribution(name)
        kind = ComponentType.APPLICATION if name == "riksdata" else ComponentType.LIBRARY
        expression = distribution.metadata.json.get("license_expression")
        url = PackageURL("pypi", None, name, distribution.version)
        components[name] = Component(
            name=name,
            version=distribution.version,
            type=kind,
            bom_ref=str(url),
            purl=url,
            licenses=[licenses.make_from_string(str(expression))] if expression else (),
        )
    root = components.pop("riksdata", None) or Component(name="riksdata", type=ComponentType.APPLICATION, bom_ref="riksdata")
    bom = Bom(components=components.values())
    bom.metadata.component = root
    bom.metadata.timestamp = created
    everything = {**components, "riksdata": root}
    for name, component in everything.items():
        bom.register_dependency(component, [everything[n] for n in needed.get(name, ()) if n in everything])
    return (JsonV1Dot6(bom).output_as_string(indent=2) + "\n").encode()
