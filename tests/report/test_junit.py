"""Which findings fail a test."""

from __future__ import annotations

import pytest
from lxml import etree

from carnegie_meta.model.report import Report
from carnegie_meta.report.junit import write
from carnegie_meta.report.options import Options


@pytest.mark.parametrize(
    ("fail_on", "severities"),
    [
        ("never", []),
        ("error", ["error"] * 3),
        ("warning", ["error"] * 3 + ["warning"] * 2),
        ("info", ["error"] * 3 + ["info"] + ["warning"] * 2),
    ],
)
def test_what_fails_the_run_fails_its_test(
    fail_on: str, severities: list[str], report: Report
) -> None:
    options = Options(fail_on=fail_on)  # type: ignore[arg-type]  # one of the four
    document = etree.fromstring("".join(write(report, options)).encode())
    failures = list(document.iter("failure"))
    assert sorted(failure.get("type", "") for failure in failures) == severities
    assert document.get("failures") == str(len(severities))
    assert document.get("tests") == "6"


def test_a_clean_file_is_a_test_that_passes(report: Report) -> None:
    options = Options(paths=("clean.json", "content/a.json"))
    document = etree.fromstring("".join(write(report, options)).encode())
    suites = {suite.get("name"): suite for suite in document}
    assert [case.get("name") for case in suites["clean.json"]] == ["carnegie-meta"]
    assert len(suites["clean.json"][0]) == 0
    assert len(suites["content/a.json"]) == 1
