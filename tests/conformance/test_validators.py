"""The descriptions of a release by the validators of their standards; each is also shown a broken file and must see it."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest
import yaml
from conftest import Run

DCAT_SHAPES = ("shapes", "range", "deprecateduris", "dcat-ap-SHACL")

LOAD = """
import itertools, json, sys
import mlcroissant
dataset = mlcroissant.Dataset(jsonld=sys.argv[1])
for name in sys.argv[2:]:
    records = list(itertools.islice(dataset.records(name), 3))
    print(json.dumps([name, len(records), all(key.startswith(name + "/") for record in records for key in record)]))
"""


def edit(path: Path, old: str, new: str) -> None:
    data = path.read_bytes()
    assert old.encode() in data
    path.write_bytes(data.replace(old.encode(), new.encode(), 1))


class TestDataPackage:
    def test_frictionless_reads_all_rows_and_keys(self, published: Path, tool: Run) -> None:
        done = tool("frictionless", "validate", "datapackage.json", "--json", cwd=published)
        assert done.returncode == 0, done.stdout[-3000:]
        report = json.loads(done.stdout)
        assert report["valid"]
        assert report["stats"]["tasks"] == 15  # twelve tables and three simple ones

    def test_frictionless_reads_columns_that_are_all_empty(self, tmp_path: Path, tool: Run) -> None:
        from release_fixture import release, rows, warehouse

        found = rows(3)
        for row in found["documents"]:
            row |= {"retrieved_at": None, "date": None, "riksmote": None}
        made = release(tmp_path, warehouse(found | {"demand_decisions": [], "people": []}))
        assert made.path
        done = tool("frictionless", "validate", "datapackage.json", "--json", cwd=made.path)
        assert done.returncode == 0, done.stdout[-3000:]
        assert json.loads(done.stdout)["valid"]

    def test_frictionless_sees_broken_rows(self, copy: Path, tool: Run) -> None:
        broken = (
            ("demands.csv", '"XA00002-d1","XA00002",1', '"XA00001-d1","XA00002",1', "primary-key"),
            ("references.csv", '"XA00002-r-00000001","XA00002",', '"XA00002-r-00000001","XA99999",', "foreign-key"),
            ("statistics.csv", ",1.25,", ",ett,", "type-error"),
            ("demands.csv", ',"yrkande",', ',"önskan",', "constraint-error"),
        )
        for file, old, new, _ in broken:
            edit(copy / file, old, new)
        # The sums are made right again, or frictionless would stop at them.
        package = json.loads((copy / "datapackage.json").read_bytes())
        for resource in package["resources"]:
            if resource["path"] in {file for file, *_ in broken}:
                data = (copy / resource["path"]).read_bytes()
                resource |= {"bytes": len(data), "hash": "sha256:" + hashlib.sha256(data).hexdigest()}
        (copy / "datapackage.json").write_text(json.dumps(package))
        done = tool("frictionless", "validate", "datapackage.json", "--json", cwd=copy)
        assert done.returncode == 1
        seen = {(task["place"], error["type"]) for task in json.loads(done.stdout)["tasks"] for error in task["errors"]}
        assert {(file, error) for file, *_, error in broken} <= seen

    def test_the_official_profile(self, published: Path, shapes: Path, tool: Run) -> None:
        profile = shapes / "datapackage-2.0" / "datapackage.json"
        done = tool("check-jsonschema", "--schemafile", profile, published / "datapackage.json")
        assert done.returncode == 0, done.stdout[-3000:]

    def test_the_official_profile_sees_a_field_without_a_name(self, copy: Path, shapes: Path, tool: Run) -> None:
        package = json.loads((copy / "datapackage.json").read_bytes())
        del package["resources"][0]["schema"]["fields"][0]["name"]
        (copy / "datapackage.json").write_text(json.dumps(package))
        done = tool("check-jsonschema", "--schemafile", shapes / "datapackage-2.0" / "datapackage.json", copy / "datapackage.json")
        assert done.returncode == 1
        assert "name" in done.stdout


class TestCroissant:
    def test_validates_without_a_warning_but_that_of_the_version(self, published: Path, tool: Run) -> None:
        done = tool("mlcroissant", "validate", "--jsonld", published / "croissant.json")
        assert done.returncode == 0, done.stderr[-3000:]
        # A version is a date here, and Croissant would like three numbers.
        assert re.findall(r"^\s+-\s.*(?:Exception|Error).*$", done.stderr, re.M) == [
            w for w in re.findall(r"^\s+-\s.*$", done.stderr, re.M) if "MAJOR.MINOR.PATCH" in w
        ]

    def test_loads_each_record_set(self, published: Path, tool: Run) -> None:
        names = ("documents", "texts", "demands", "references", "statistics", "issues")
        done = tool("python", "-c", LOAD, published / "croissant.json", *names)
        assert done.returncode == 0, done.stderr[-3000:]
        assert [json.loads(line) for line in done.stdout.splitlines()] == [[name, 3, True] for name in names]

    def test_sees_another_type(self, copy: Path, tool: Run) -> None:
        edit(copy / "croissant.json", '"@type": "cr:RecordSet"', '"@type": "cr:NoSuchThing"')
        assert tool("mlcroissant", "validate", "--jsonld", copy / "croissant.json").returncode != 0

    def test_sees_a_file_of_another_sum(self, copy: Path, tool: Run) -> None:
        data = (copy / "demands.parquet").read_bytes()
        (copy / "demands.parquet").write_bytes(data[:100] + bytes([data[100] ^ 1]) + data[101:])
        done = tool("mlcroissant", "load", "--jsonld", copy / "croissant.json", "--record_set", "demands", "--num_records", 1)
        assert done.returncode != 0
        assert "hash" in (done.stdout + done.stderr).lower()


class TestCitation:
    def test_validates(self, published: Path, tool: Run) -> None:
        done = tool("cffconvert", "--validate", "-i", published / "CITATION.cff")
        assert done.returncode == 0, done.stderr

    def test_converts_for_zenodo(self, published: Path, tool: Run) -> None:
        done = tool("cffconvert", "-f", "zenodo", "-i", published / "CITATION.cff")
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["license"]["id"] == "CC-BY-4.0"

    def test_sees_a_missing_title(self, copy: Path, tool: Run) -> None:
        path = copy / "CITATION.cff"
        citation = yaml.safe_load(path.read_text(encoding="utf-8"))
        del citation["title"]
        path.write_text(yaml.safe_dump(citation), encoding="utf-8")
        assert tool("cffconvert", "--validate", "-i", path).returncode != 0


class TestDcatAp:
    """DCAT-AP 3.0.1 by the shapes of SEMICeu. The stub declares the classes of the vocabularies that the shapes look up."""

    @staticmethod
    def merged(release: Path, shapes: Path, target: Path) -> Path:
        target.write_text(
            (release / "dcat-ap.ttl").read_text(encoding="utf-8") + (shapes / "vocab-stub.ttl").read_text(encoding="utf-8"),
            encoding="utf-8",
        )
        return target

    @pytest.mark.parametrize("shape", DCAT_SHAPES)
    def test_conforms(self, published: Path, shapes: Path, tool: Run, tmp_path: Path, shape: str) -> None:
        data = self.merged(published, shapes, tmp_path / "merged.ttl")
        done = tool("pyshacl", "-s", shapes / "dcat-ap-3.0.1" / f"{shape}.ttl", data)
        assert done.returncode == 0, done.stdout[-3000:]

    def test_what_is_recommended_but_the_format_of_duckdb_and_the_map(
        self, published: Path, shapes: Path, tool: Run, tmp_path: Path
    ) -> None:
        data = self.merged(published, shapes, tmp_path / "merged.ttl")
        done = tool("pyshacl", "-w", "-s", shapes / "dcat-ap-3.0.1" / "shapes_recommended.ttl", data)
        assert done.returncode == 0, done.stdout[-3000:]
        nodes = set(re.findall(r"Focus Node: <([^>]+)>", done.stdout))
        # Countries and licences are described where they are defined, not here; the EU's list of file types as we use it
        # has neither DuckDB nor SQLite.
        allowed = ("/country/SWE", "-duckdb", "-sqlite", "/licenses/by/4.0/", "/publicdomain/zero/1.0/")
        assert {n for n in nodes if not n.endswith(allowed)} == set(), done.stdout

    def test_the_json_ld_is_the_same_graph(self, published: Path) -> None:
        from rdflib import Graph
        from rdflib.compare import isomorphic

        assert isomorphic(Graph().parse(published / "dcat-ap.ttl"), Graph().parse(published / "dcat-ap.jsonld", format="json-ld"))

    @pytest.mark.parametrize(
        ("pattern", "shape"),
        [
            (r'dcterms:title "[^"]*"@sv , "[^"]*"@en ;', "shapes"),
            (r"dcterms:publisher <[^>]+> ;", "shapes"),
            (r"dcat:accessURL <[^>]+> ;", "shapes"),
        ],
    )
    def test_sees_what_is_missing(self, copy: Path, shapes: Path, tool: Run, tmp_path: Path, pattern: str, shape: str) -> None:
        path = copy / "dcat-ap.ttl"
        text, count = re.subn(pattern, "", path.read_text(encoding="utf-8"))
        assert count
        path.write_text(text, encoding="utf-8")
        done = tool("pyshacl", "-s", shapes / "dcat-ap-3.0.1" / f"{shape}.ttl", self.merged(copy, shapes, tmp_path / "merged.ttl"))
        assert done.returncode == 1, done.stdout[-2000:]


class TestSchemaOrg:
    """What Google's dataset search requires, and the community's shapes, which know schema.org by http only."""

    @staticmethod
    def with_http(release: Path, target: Path) -> Path:
        target.write_text(
            (release / "schemaorg.jsonld").read_text(encoding="utf-8").replace("https://schema.org/", "http://schema.org/"),
            encoding="utf-8",
        )
        return target

    @pytest.mark.parametrize("shape", ["googleRequired", "soso_common_v1.2.3"])
    def test_conforms(self, published: Path, shapes: Path, tool: Run, tmp_path: Path, shape: str) -> None:
        data = self.with_http(published, tmp_path / "data.jsonld")
        done = tool("pyshacl", "-df", "json-ld", "-s", shapes / "schemaorg" / f"{shape}.ttl", data)
        assert done.returncode == 0, done.stdout[-3000:]

    def test_sees_a_missing_description(self, copy: Path, shapes: Path, tool: Run, tmp_path: Path) -> None:
        path = copy / "schemaorg.jsonld"
        raw = json.loads(path.read_bytes())
        del raw["description"]
        path.write_text(json.dumps(raw))
        data = self.with_http(copy, tmp_path / "data.jsonld")
        done = tool("pyshacl", "-df", "json-ld", "-s", shapes / "schemaorg" / "googleRequired.ttl", data)
        assert done.returncode == 1
