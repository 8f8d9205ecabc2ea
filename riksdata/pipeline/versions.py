"""The version of a stage's code, computed from the code itself: where it changes, that stage is redone, and no other.

It covers the modules named, every module of the project that they import and every fact file that these read (both told from the source, so
that nothing runs), and the releases of the libraries they import. Of `schemas` only what shapes data counts: prose of a column, remarks and
docstrings there change no row.
"""

from __future__ import annotations

import ast
import hashlib
import importlib.metadata
import re
import sys
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_PROSE_OF_COLUMN = 3
"""The first arguments of a declared column: title, titel, description. Those of a shared column (`shared.ordinal(…)`) are prose alone."""
_PROSE = frozenset(("title", "titel", "title_sv", "description", "description_sv", "beskrivning", "example", "definition", "definition_sv"))


@cache
def code_version(*roots: str) -> str:
    """sha256 (16 hex digits) over the modules named and all that they import and read; a package stands for all modules in it.

    `riksdata.extractors.demands`, say. Raises ModuleNotFoundError for a module that is not there.
    """
    files, libraries = closure(roots)
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(f"{name}\0".encode())
        digest.update(_content(name, files[name]))
        digest.update(b"\0")
    for library in sorted(libraries):
        digest.update(f"{library}\0".encode())
    digest.update(f"python {sys.version_info[0]}.{sys.version_info[1]}".encode())
    return digest.hexdigest()[:16]


def closure(roots: Iterable[str]) -> tuple[dict[str, Path], set[str]]:
    """The files by name (`riksdata/text/spans.py`) and the libraries (`google-re2==1.1`) that the modules named are made of."""
    files: dict[str, Path] = {}
    imported: set[str] = set()
    waiting = [name for root in roots for name in (root, *_modules_in(root))]
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
        ours, theirs = _imports(path)
        waiting += ours
        imported |= set() if name.startswith("schemas") else theirs
        files.update(facts_read(name if path.name == "__init__.py" else name.rpartition(".")[0], path))
    return files, _releases(imported)


def _modules_in(root: str) -> list[str]:
    """All modules of a package and of the packages in it; none of a module."""
    path = _file(root)
    if path is None or path.name != "__init__.py":
        return []
    below = [found.relative_to(path.parent).with_suffix("") for found in path.parent.rglob("*.py")]
    return [".".join((root, *(part for part in found.parts if part != "__init__"))) for found in below]


_FACT_NAME = re.compile(r"""["']([\w./-]+\.(?:tsv|yaml|sql|json))["']""")
_COMPUTED_NAME = re.compile(r"""["'][^"'\n]*\}\.(tsv|yaml|sql|json)["']""")
_PACKAGE_NAME = re.compile(r"""["']((?:riksdata|schemas)(?:\.\w+)*)["']""")


@cache
def facts_read(package: str, path: Path) -> dict[str, Path]:
    """The fact files that a module names, by name: beside it, and in packages that it names.

    Where a module works out the name of a file ("{name}.tsv"), all files of that kind beside it count.
    """
    source = _REMARK.sub("", path.read_text(encoding="utf-8"))
    names = set(_FACT_NAME.findall(source))
    folders = {package: path.parent}
    for other in _PACKAGE_NAME.findall(source):
        there = _file(other)
        if there is not None and there.name == "__init__.py":
            folders[other] = there.parent
    found = {f"{where.replace('.', '/')}/{name}": folder / name for where, folder in folders.items() for name in names}
    for suffix in _COMPUTED_NAME.findall(source):
        found.update({f"{package.replace('.', '/')}/{data.name}": data for data in path.parent.glob(f"*.{suffix}")})
    return {name: data for name, data in found.items() if data.is_file()}


def _content(name: str, path: Path) -> bytes:
    """What counts of a file: of a table the lines without remarks, of `schemas` what shapes data, else the bytes."""
    if name.startswith("schemas/") and path.suffix == ".py":
        return _shape(path.read_text(encoding="utf-8")).encode()
    if name == "schemas/codes.tsv":  # what each code means is prose
        return b"\n".join(b"\t".join(line.split(b"\t")[:2]) for line in path.read_bytes().split(b"\n") if not line.startswith(b"#"))
    if path.suffix == ".tsv":
        return _without_remarks(path.read_bytes())
    return path.read_bytes()


def _without_remarks(table: bytes) -> bytes:
    """The lines of a table that are no remarks; most tables have these at their top alone, and some are megabytes."""
    begin = 0
    while table.startswith(b"#", begin):
        begin = table.find(b"\n", begin) + 1 or len(table)
    if table.find(b"\n#", begin) < 0:
        return table[begin:]
    return b"\n".join(line for line in table.split(b"\n") if not line.startswith(b"#"))


class _WithoutProse(ast.NodeTransformer):
    """Takes out what only people read: docstrings, titles, descriptions, examples."""

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id == "column":
            node.args = node.args[_PROSE_OF_COLUMN:]
            node.keywords = [keyword for keyword in node.keywords if keyword.arg not in _PROSE]
        elif isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name) and node.func.value.id == "shared":
            node.args = []
            node.keywords = [keyword for keyword in node.keywords if keyword.arg not in _PROSE]
        return node

    def visit_arguments(self, node: ast.arguments) -> ast.AST:
        self.generic_visit(node)
        named = [*node.posonlyargs, *node.args][-len(node.defaults) :] if node.defaults else []
        node.defaults = [value for name, value in zip(named, node.defaults, strict=True) if name.arg not in _PROSE]
        node.kw_defaults = [None if name.arg in _PROSE else value for name, value in zip(node.kwonlyargs, node.kw_defaults, strict=True)]
        return node

    def visit_Dict(self, node: ast.Dict) -> ast.AST:
        self.generic_visit(node)
        kept = [
            (key, value)
            for key, value in zip(node.keys, node.values, strict=True)
            if not (isinstance(key, ast.Constant) and key.value in _PROSE)
        ]
        node.keys, node.values = [key for key, _ in kept], [value for _, value in kept]
        return node

    def visit_Assign(self, node: ast.Assign) -> ast.AST | None:
        self.generic_visit(node)
        return None if any(isinstance(target, ast.Name) and target.id in _PROSE for target in node.targets) else node

    def visit_Expr(self, node: ast.Expr) -> ast.AST | None:
        self.generic_visit(node)
        return None if isinstance(node.value, ast.Constant) and isinstance(node.value.value, str) else node


@cache
def _shape(source: str) -> str:
    return ast.dump(_WithoutProse().visit(ast.parse(source)))


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
    return {f"{owner}=={importlib.metadata.version(owner)}" for module in modules for owner in _owners(module)}


_OTHERWISE_NAMED = {"docx": "python-docx", "re2": "google-re2", "yaml": "pyyaml"}
"""The distributions of modules that bear another name, as far as stages import them; what is not here is looked up, which takes longer."""


def _owners(module: str) -> list[str]:
    """The distributions that a module comes from."""
    try:
        name = _OTHERWISE_NAMED.get(module, module)
        importlib.metadata.version(name)
        return [name]
    except importlib.metadata.PackageNotFoundError:
        return _all_owners().get(module, [])


@cache
def _all_owners() -> dict[str, list[str]]:
    return dict(importlib.metadata.packages_distributions())
