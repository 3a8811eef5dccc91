"""Reports against the schemas of their formats."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import jsonschema_rs
import pytest
from lxml import etree

from carnegie_meta.model.diagnostic import Diagnostic
from carnegie_meta.model.report import Report
from carnegie_meta.model.span import Range
from carnegie_meta.report import formats
from carnegie_meta.report.options import Options
from carnegie_meta.validation import store

SCHEMAS = Path(__file__).parent / "schemas"
REPORTS = ["full", "empty", "repeated"]


@pytest.fixture(params=REPORTS)
def some_report(request: pytest.FixtureRequest, report: Report) -> Report:
    if request.param == "empty":
        return Report((), 2, 3)
    if request.param == "repeated":
        return Report(report.diagnostics * 3, 4, 9)
    return report


def text_of(name: str, report: Report, options: Options) -> str:
    return "".join(formats.render(name, report, options))


def validator(name: str) -> jsonschema_rs.Validator:
    text = (SCHEMAS / name).read_text("utf-8")
    # As Errata 01 has it; the pattern before that has a bracket too many and is no regular
    # expression for a strict engine.
    text = text.replace("^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$", "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$")
    schema = json.loads(text)
    return jsonschema_rs.validator_for(schema, validate_formats=True, offline=True)


@pytest.mark.parametrize(
    ("name", "digest"),
    [
        (
            "sarif-schema-2.1.0.json",
            "6352a05f9d03f181b8d9c71a46bdacc4fcff9d8ade5364858b425ba0c0994ed7",
        ),
        ("junit-10.xsd", "a1a816f58d1bf95ebabf371994df0b9246dee66ea9572fbec4f9296f1b2c0ff6"),
    ],
)
def test_a_vendored_schema_is_unchanged(name: str, digest: str) -> None:
    assert hashlib.sha256((SCHEMAS / name).read_bytes()).hexdigest() == digest


def test_sarif(some_report: Report, options: Options) -> None:
    log = json.loads(text_of("sarif", some_report, options))
    validator("sarif-schema-2.1.0.json").validate(log)
    assert len(log["runs"][0]["results"]) == len(some_report.diagnostics)


def test_sarif_with_the_texts_of_real_rules() -> None:
    from carnegie_meta.rules import registry

    found = tuple(
        Diagnostic(rule.code, rule.name, rule.severity, "m", "a.json", None, "", Range(1, 1, 1, 1))
        for rule in registry.rules()
    )
    log = json.loads(text_of("sarif", Report(found, 1, 1), Options()))
    validator("sarif-schema-2.1.0.json").validate(log)
    described = log["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in described] == [rule.code for rule in registry.rules()]
    assert all(rule["shortDescription"]["text"] and rule["help"]["text"] for rule in described)


def test_the_sarif_schema_refuses_a_broken_log(report: Report, options: Options) -> None:
    log = json.loads(text_of("sarif", report, options))
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert not validator("sarif-schema-2.1.0.json").is_valid(log)


def test_junit(some_report: Report, options: Options) -> None:
    schema = etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd"))
    document = etree.fromstring(text_of("junit", some_report, options).encode("utf-8"))
    schema.assertValid(document)


def test_gitlab(some_report: Report, options: Options) -> None:
    issues = json.loads(text_of("gitlab", some_report, options))
    validator("gitlab-code-quality.schema.json").validate(issues)
    assert len(issues) == len(some_report.diagnostics)


def test_rdjsonl(some_report: Report, options: Options) -> None:
    lines = text_of("rdjsonl", some_report, options).split("\n")[:-1]
    assert len(lines) == len(some_report.diagnostics)
    for line in lines:
        validator("rdjsonl.schema.json").validate(json.loads(line))


def test_json_is_what_the_report_says(report: Report, options: Options) -> None:
    document = json.loads(text_of("json", report, options))
    said = report.to_dict()
    # The one lone surrogate of the fixed report stands as its escape.
    assert document == json.loads(json.dumps(said).replace(r"\ud800", r"\\ud800"))


def test_jsonl_is_the_findings_of_json(some_report: Report, options: Options) -> None:
    lines = text_of("jsonl", some_report, options).split("\n")[:-1]
    document = json.loads(text_of("json", some_report, options))
    assert [json.loads(line) for line in lines] == document["diagnostics"]


def test_json_and_jsonl_against_the_schema_of_this_project(
    some_report: Report, options: Options
) -> None:
    schema = store.schema("diagnostic")
    whole = {"$ref": "urn:carnegie-meta:diagnostic#/$defs/report", "$defs": {"one": schema}}
    document = json.loads(text_of("json", some_report, options))
    jsonschema_rs.validator_for(whole, offline=True).validate(document)
    one = jsonschema_rs.validator_for(schema, offline=True)
    for line in text_of("jsonl", some_report, options).split("\n")[:-1]:
        one.validate(json.loads(line))
    document["diagnostics"].append({"code": "A1"})
    assert not jsonschema_rs.validator_for(whole, offline=True).is_valid(document)
