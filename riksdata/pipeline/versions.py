"""The version of a piece of code, worked out from what it is made of, so that changed code redoes its work without being told.

It covers the module named, every module of the project that it imports (told by reading the import statements, so that nothing runs), the
data files that lie beside them, and the releases of the libraries they import.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import re
import sys
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_DATA = {".tsv", ".yaml", ".sql"}


@cache
def code_version(*roots: str) -> str:
    """sha256 (16 hex digits) over the modules named and all that they import; a package stands for all modules in it.

    `riksdata.extractors.demands`, say. Raises ModuleNotFoundError for a module that is not there.
    """
    files, libraries = closure(roots)
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(f"{name}\0".encode())
        digest.update(files[name].read_bytes())
        digest.update(b"\0")
    for library in sorted(libraries):
        digest.update(f"{library}\0".encode())
    digest.update(f"python {sys.version_info[0]}.{sys.version_info[1]}".encode())
    return digest.hexdigest()[:16]


def closure(roots: Iterable[str]) -> tuple[dict[str, Path], set[str]]:
    """The files by name (`riksdata/text/spans.py`) and the libraries (`google-re2==1.1`) that the modules named are made of."""
    files: dict[str, Path] = {}
    imported: set[str] = set()
    waiting = list(roots)
    done: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in done:
            continue
        done.add(name)
        path = _file(name)
        if path is None:
            raise ModuleNotFoundError(f"no module {name}")
        files[f"{name.replace('.', '/')}{'/__init__' if path.name == '__init__.py' else ''}.py"] = path
        package = name if path.name == "__init__.py" else name.rpartition(".")[0]
        if package.count("."):
            files.update({f"{package.replace('.', '/')}/{data.name}": data for data in path.parent.iterdir() if data.suffix in _DATA})
        if path.name == "__init__.py":
            waiting += [f"{name}.{found.stem}" for found in path.parent.glob("*.py") if found.stem != "__init__"]
            waiting += [f"{name}.{found.parent.name}" for found in path.parent.glob("*/__init__.py")]
        ours, theirs = _imports(path)
        waiting += ours
        imported |= theirs
    return files, _releases(imported)


_IMPORT = re.compile(
    r"^[ \t]*(?:from[ \t]+(?P<module>\w[\w.]*)[ \t]+import[ \t]+(?P<names>\([^)]*\)|[^\n]+)|import[ \t]+(?P<plain>[^\n]+))", re.MULTILINE
)
_REMARK = re.compile(r"#[^\n]*")


@cache
def _imports(path: Path) -> tuple[list[str], set[str]]:
    """The modules of the project and the other packages that a file imports.

    Read from the lines that begin like import statements: a tenth of the time that parsing takes, and a line of prose that begins so too
    names no module that is there.
    """
    ours: list[str] = []
    theirs: set[str] = set()
    for found in _IMPORT.finditer(_REMARK.sub("", path.read_text(encoding="utf-8"))):
        held = [part.split()[0] for part in (found["names"] or found["plain"]).strip("() \t").split(",") if part.strip()]
        module = found["module"]
        if module is None:
            names = held
        else:
            # `from package import module` means the module; a package named on the way is not read whole
            modules = [f"{module}.{name}" for name in held]
            names = [m for m in modules if _file(m)] if _ours(module) else []
            if len(names) < len(modules):
                names.append(module)
        for name in names:
            if not _ours(name):
                theirs.add(name.partition(".")[0])
            elif _file(name):
                ours.append(name)
    return ours, theirs - set(sys.stdlib_module_names)


def _ours(name: str) -> bool:
    return name.partition(".")[0] in ("riksdata", "schemas")


@cache
def _file(name: str) -> Path | None:
    package = find_spec(name.partition(".")[0])
    if package is None or not package.submodule_search_locations:
        return None
    for place in package.submodule_search_locations:
        base = Path(place).joinpath(*name.split(".")[1:])
        for candidate in (base / "__init__.py", base.with_suffix(".py")):
            if candidate.is_file():
                return candidate
    return None


def _releases(modules: set[str]) -> set[str]:
    if not modules:
        return set()
    owners = _owners()
    return {f"{owner}=={importlib.metadata.version(owner)}" for module in modules for owner in owners.get(module, [])}


@cache
def _owners() -> dict[str, list[str]]:
    return dict(importlib.metadata.packages_distributions())
