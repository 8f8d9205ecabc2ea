"""The version of a stage follows what the stage is made of: every module and fact file in turn, and nothing else."""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import riksdata
from riksdata.pipeline.versions import _imports, _without_remarks, closure, code_version, facts_read

PACKAGE = Path(riksdata.__file__).parent
ROOT = PACKAGE.parent

STAGES = """
from riksdata.pipeline.stage_code import EXTRACTION_CODE, LINK_CODE, PUBLISHED_CODE, READER_CODE
stages = {**EXTRACTION_CODE, "documents": READER_CODE, "links": LINK_CODE, "published": PUBLISHED_CODE}
"""
# Runs one stage over the two sample documents and an invented record, and tells which files of the project it read.
TRACE = """
import datetime, json, sys
from pathlib import Path
root, stage, samples = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
opened = set()
def hook(event, args):
    if event == "open" and isinstance(args[0], str) and args[0].startswith(str(root)):
        opened.add(args[0])
sys.addaudithook(hook)
texts = [path.read_text("utf-8") for path in sorted(samples.glob("*.txt"))]
texts.append("Interpellation 2016/17:9999 Broar av Namn Namnsson (M) till Statsrådet Förnamn Efternamn (S)\\n\\n"
    "Enligt artikel 6 i Europakonventionen, NJA 2015 s. 298 och DN 2016-10-02 saknas 3 km bro. Vilka åtgärder avser statsrådet att vidta?")
if stage in ("demands", "references", "statistics"):
    from riksdata.text.document import TextDocument
    if stage == "demands":
        from riksdata.extractors.demands import find_demands
    else:
        from riksdata.extractors.references import find_references
    if stage == "statistics":
        from riksdata.extractors.statistics import find_statistics
    import riksdata.pipeline.extracted_rows
    for text in texts:
        document = TextDocument(text, None, datetime.date(2020, 1, 1), None)
        if stage == "demands":
            find_demands(document)
        else:
            references = find_references(document)
            if stage == "statistics":
                find_statistics(document, references)
names = {Path(name).relative_to(root).as_posix() for name in opened}
print(json.dumps(sorted(name for name in names if name.split("/")[0] in ("riksdata", "schemas") and "__pycache__" not in name)))
"""


def run(code: str, *args: str, where: Path = ROOT) -> str:
    env = {"PYTHONPATH": f"{where}:{ROOT}", "PYTHONDONTWRITEBYTECODE": "1", "PATH": ""}
    return subprocess.run([sys.executable, "-c", code, *args], env=env, cwd=where, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project's code, to be changed."""
    where = tmp_path_factory.mktemp("copy")
    for name in ("riksdata", "schemas"):
        shutil.copytree(ROOT / name, where / name, ignore=shutil.ignore_patterns("__pycache__"))
    return where


@pytest.fixture(scope="module")
def covers() -> dict[str, set[str]]:
    """Stage → the files that its version is said to cover."""
    code = STAGES + (
        "import json\nfrom riksdata.pipeline.versions import closure\n"
        "print(json.dumps({name: sorted(closure(roots)[0]) for name, roots in stages.items()}))"
    )
    return {name: set(files) for name, files in json.loads(run(code)).items()}


def test_each_file_in_turn_redoes_the_stages_that_read_it_and_no_other(copy: Path, covers: dict[str, set[str]]) -> None:
    files = [path for top in ("riksdata", "schemas") for path in (copy / top).rglob("*") if path.suffix in (".py", ".tsv", ".yaml", ".sql")]
    changes = {
        path.relative_to(copy).as_posix(): ("\nADDED_BY_THE_TEST = 1\n" if path.suffix == ".py" else "\nadded by the test\tx\n")
        for path in files
    }
    code = STAGES + (
        "import json, sys\nfrom pathlib import Path\nfrom riksdata.pipeline import versions\n"
        "changes = json.loads(sys.argv[2])\nroot = Path(sys.argv[1])\n"
        "assert versions.__file__.startswith(str(root))\n"
        # what was worked out of a file is kept while that file does not change, so that not all of them are read anew for each
        "changed = None\n"
        "def kept(works_out):\n"
        "    memory = {}\n"
        "    def call(*arguments):\n"
        "        if changed in arguments: return works_out(*arguments)\n"
        "        if arguments not in memory: memory[arguments] = works_out(*arguments)\n"
        "        return memory[arguments]\n"
        "    return call\n"
        "versions._imports, versions.facts_read = kept(versions._imports.__wrapped__), kept(versions.facts_read.__wrapped__)\n"
        "versions._content, versions.importlib.metadata.version = kept(versions._content), kept(versions.importlib.metadata.version)\n"
        "def now():\n"
        "    versions.code_version.cache_clear()\n"
        "    return {name: versions.code_version(*roots) for name, roots in stages.items()}\n"
        "before = now()\nout = {}\n"
        "for name, added in changes.items():\n"
        "    changed = path = root / name\n    old = path.read_bytes()\n    path.write_bytes(old + added.encode())\n"
        "    after = now()\n    path.write_bytes(old)\n"
        "    out[name] = [stage for stage in before if before[stage] != after[stage]]\n"
        "changed = None\n"
        "assert now() == before\nprint(json.dumps(out))"
    )
    redone = json.loads(run(code, str(copy), json.dumps(changes), where=copy))
    for name in changes:
        assert set(redone[name]) == {stage for stage, read in covers.items() if name in read}, name
    assert not any(redone["riksdata/release/build.py"])


@pytest.mark.parametrize("stage", ["demands", "references", "statistics"])
def test_what_a_stage_opens_while_it_runs_is_covered(stage: str, copy: Path, covers: dict[str, set[str]]) -> None:
    opened = set(json.loads(run(TRACE, str(copy), stage, str(ROOT / "data" / "inbox"), where=copy)))
    facts = {name for name in opened if not name.endswith(".py")}
    assert facts, "the stage reads no facts?"
    assert facts <= covers[stage]
    # and what is covered is read, but for a few tables that these texts have no use for
    unread = {name for name in covers[stage] if not name.endswith(".py")} - facts
    assert len(unread) < len(facts), unread


@pytest.mark.parametrize(
    ("name", "old", "new", "redone"),
    [
        ("schemas/references.py", 'description = "', 'description = "Reworded. ', set()),
        ("schemas/references.py", '"description_sv": "', '"description_sv": "Omskrivet. ', set()),
        ("schemas/references.py", '"""', '"""Reworded. ', set()),
        ("schemas/references.py", '"The document that cites."', '"Which document cites."', set()),
        ("schemas/shared_columns.py", '"Where the surface begins in the text."', '"Its first character."', set()),
        ("schemas/shared_columns.py", 'str = "The document."', 'str = "Its document."', set()),
        ("schemas/views.sql", "--", "-- reworded,", set()),
        ("riksdata/extractors/statistics/quantity/units.tsv", "# ", "# Reworded. ", set()),
        ("riksdata/chamber/agencies.tsv", "\nPolismyndigheten", "\nPolisen", {"demands", "statistics", "published"}),
    ],
)
def test_prose_redoes_nothing_and_facts_redo_all_that_read_them(copy: Path, name: str, old: str, new: str, redone: set[str]) -> None:
    code = STAGES + (
        "import json\nfrom riksdata.pipeline.versions import code_version\n"
        "print(json.dumps({name: code_version(*roots) for name, roots in stages.items()}))"
    )
    path = copy / name
    content = path.read_text(encoding="utf-8")
    assert old in content
    before = json.loads(run(code, where=copy))
    path.write_text(content.replace(old, new, 1), encoding="utf-8")
    try:
        after = json.loads(run(code, where=copy))
    finally:
        path.write_text(content, encoding="utf-8")
    assert {stage for stage in before if before[stage] != after[stage]} == redone


def test_it_covers_what_is_imported_and_the_facts_that_are_read(covers: dict[str, set[str]]) -> None:
    assert {
        "riksdata/extractors/references/__init__.py", "riksdata/extractors/records.py", "riksdata/text/document.py",
        "riksdata/text/abbreviations.tsv", "riksdata/pipeline/extracted_rows.py",
    } <= covers["references"]  # fmt: skip
    assert "riksdata/chamber/agencies.tsv" in covers["statistics"]
    assert "schemas/views.sql" not in covers["references"]


def test_each_extractor_stands_for_itself(covers: dict[str, set[str]]) -> None:
    other = ("riksdata/extractors/demands/", "riksdata/extractors/statistics/", "riksdata/release/")
    assert not any(name.startswith(other) for name in covers["references"])
    assert any(name.startswith("riksdata/extractors/references/") for name in covers["statistics"])  # figures rest on references


def modules_named(path: Path) -> set[str]:
    """Every module that the import statements of a file can mean, by Python's own parser."""
    out: set[str] = set()
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            out |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            out |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return out


def test_imports_are_those_that_the_parser_sees() -> None:
    for path in PACKAGE.rglob("*.py"):
        named = modules_named(path)
        ours, theirs = _imports(path)
        assert {name.partition(".")[0] for name in named} - set(sys.stdlib_module_names) - {"riksdata", "schemas"} == theirs, path
        assert set(ours) <= named, path
        single = {n for n in named if n.startswith(("riksdata.", "schemas.")) and (PACKAGE.parent / f"{n.replace('.', '/')}.py").is_file()}
        assert single <= set(ours), path


def test_imports_in_any_form_are_seen(tmp_path: Path) -> None:
    path = tmp_path / "some.py"
    path.write_text(
        '''"""Prose:
import nothing that is there, from nobody.
"""
import json, duckdb as db
from riksdata.text import (
    document,  # (a remark)
    spans as places,
)
def late():
    from schemas.tables import all_tables
    import riksdata.storage.ids
'''
    )
    ours, theirs = _imports(path)
    assert set(ours) >= {"riksdata.text.document", "riksdata.text.spans", "schemas.tables", "riksdata.storage.ids"}
    assert "duckdb" in theirs
    assert "json" not in theirs


def test_a_name_that_is_worked_out_stands_for_all_files_beside_the_module(tmp_path: Path) -> None:
    path = tmp_path / "some.py"
    path.write_text('def rows(name): return read_table(__package__, f"{name}.tsv")\n')
    for name in ("a.tsv", "b.tsv", "c.yaml"):
        (tmp_path / name).touch()
    assert set(facts_read("riksdata.some", path)) == {"riksdata/some/a.tsv", "riksdata/some/b.tsv"}


def test_a_module_that_is_not_there_is_told() -> None:
    with pytest.raises(ModuleNotFoundError, match=r"riksdata\.nothing"):
        code_version("riksdata.nothing")
    with pytest.raises(ModuleNotFoundError):
        closure(["riksdata.text.nothing"])


@given(st.text(alphabet="#a\t\n", max_size=24))
def test_remarks_are_left_out_wherever_they_stand(table: str) -> None:
    lines = [line for line in table.encode().split(b"\n") if not line.startswith(b"#")]
    assert _without_remarks(table.encode()) == b"\n".join(lines)
