"""JUnit XML as Jenkins reads it: a test suite a file, a test case a finding.

A finding at or above ``Options.fail_on`` is a failure, so that the tests fail when the run does;
a milder one is a test that passes and says what it found. A clean file of ``Options.paths`` is
one test that passes.

Source: the schema ``junit-10.xsd`` of Jenkins' xUnit plugin.
"""

from __future__ import annotations

from carnegie_meta.model.finding import SEVERITIES
from carnegie_meta.report.escape import xml
from carnegie_meta.report.place import NO_FILE, place, told, within

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.diagnostic import Diagnostic
    from carnegie_meta.model.report import Report
    from carnegie_meta.report.options import Options


def write(report: Report, options: Options) -> Iterator[str]:
    suites: dict[str, list[Diagnostic]] = {path: [] for path in options.paths}
    failing = _failing(options)
    failures = 0
    for found in report.diagnostics:
        path = NO_FILE if found.path is None else found.path
        suites.setdefault(path, []).append(found)
        failures += found.severity in failing
    tests = sum(len(findings) or 1 for findings in suites.values())
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<testsuites name="carnegie-meta" tests="{tests}" failures="{failures}" errors="0">\n'
    for path, findings in suites.items():
        yield from _suite(path, findings, failing)
    yield "</testsuites>\n"


def _failing(options: Options) -> frozenset[str]:
    if options.fail_on == "never":
        return frozenset()
    return frozenset(SEVERITIES[: SEVERITIES.index(options.fail_on) + 1])


def _suite(path: str, findings: list[Diagnostic], failing: frozenset[str]) -> Iterator[str]:
    name = xml(path)
    failures = sum(found.severity in failing for found in findings)
    yield (
        f'  <testsuite name="{name}" tests="{len(findings) or 1}" failures="{failures}"'
        f' errors="0" skipped="0" package="carnegie-meta">\n'
    )
    if not findings:
        yield f'    <testcase name="carnegie-meta" classname="{name}"/>\n'
    for found in findings:
        title = f"{found.code} {found.name}"
        if found.range is not None:
            title = f"{title} at {found.range.line}:{found.range.column}"
        elif inside := within(found):
            title = f"{title} at {inside}"
        text = f"{place(found)}: {found.code} {found.severity}: {told(found)}"
        yield f'    <testcase name="{xml(title)}" classname="{name}">\n'
        if found.severity in failing:
            yield (
                f'      <failure type="{found.severity}" message="{xml(found.message)}">'
                f"{xml(text)}</failure>\n"
            )
        else:
            yield f"      <system-out>{xml(text)}</system-out>\n"
        yield "    </testcase>\n"
    yield "  </testsuite>\n"
