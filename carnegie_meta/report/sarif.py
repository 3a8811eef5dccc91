"""SARIF 2.1.0, the interchange format of static analysis results.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0 plus Errata 01.
"""

from __future__ import annotations

from carnegie_meta.report.fingerprint import fingerprints
from carnegie_meta.report.json_text import dumps
from carnegie_meta.report.sarif_rules import LEVELS, descriptor, message
from carnegie_meta.report.uri import uri
from carnegie_meta.version import VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.diagnostic import Diagnostic, Related
    from carnegie_meta.model.fix import Fix
    from carnegie_meta.model.report import Report
    from carnegie_meta.model.span import Range
    from carnegie_meta.report.options import Options

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
ROOT = "%SRCROOT%"


def write(report: Report, _options: Options) -> Iterator[str]:
    """One run; its rules are those that found something, in the order in which they did.

    They are told last: only then they are known, and no finding had to wait for them.
    """
    root = {ROOT: {"description": {"text": "The folder in which carnegie-meta ran"}}}
    before = (
        f'{{"$schema": {dumps(SCHEMA)},\n "version": "2.1.0",\n "runs": [{{\n'
        f'  "originalUriBaseIds": {dumps(root)},\n'
        '  "columnKind": "unicodeCodePoints",\n  "results": ['
    )
    after = before + "]"
    rules: dict[str, Diagnostic] = {}
    index: dict[str, int] = {}
    for found, fingerprint in fingerprints(report.diagnostics):
        rules.setdefault(found.code, found)
        number = index.setdefault(found.code, len(index))
        yield f"{before}\n    {dumps(_result(found, number, fingerprint))}"
        before, after = ",", "\n  ]"
    driver = {
        "name": "carnegie-meta",
        "version": VERSION,
        "rules": [descriptor(rule) for rule in rules.values()],
    }
    yield f'{after},\n  "tool": {{"driver": {dumps(driver)}}}\n}}]}}\n'


def _result(found: Diagnostic, index: int, fingerprint: str) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": found.code,
        "ruleIndex": index,
        "level": LEVELS[found.severity],
        "message": message(found.message),
        "partialFingerprints": {"carnegieMeta/v1": fingerprint},
    }
    if location := _location(found):
        result["locations"] = [location]
    if found.related:
        result["relatedLocations"] = [
            {"id": number, "message": message(related.message), **_location(related)}
            for number, related in enumerate(found.related, 1)
        ]
    if found.fix is not None and found.fix.edits and found.fix.applicability != "display":
        result["fixes"] = [_fix(found.path, found.fix)]
    return result


def _location(found: Diagnostic | Related) -> dict[str, object]:
    location: dict[str, object] = {}
    if found.path is not None:
        physical: dict[str, object] = {"artifactLocation": _artifact(found.path)}
        if found.range is not None:
            physical["region"] = _region(found.range)
        location["physicalLocation"] = physical
    if found.pointer is not None:
        name = found.pointer
        if found.record is not None:
            name = f"record {found.record}{' ' if name else ''}{name}"
        if name:
            location["logicalLocations"] = [{"fullyQualifiedName": name}]
    return location


def _artifact(path: str) -> dict[str, object]:
    reference = uri(path)
    if reference.startswith("file:"):
        return {"uri": reference}
    return {"uri": reference, "uriBaseId": ROOT}


def _region(place: Range) -> dict[str, int]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _fix(path: str | None, fix: Fix) -> dict[str, object]:
    replacements = [
        {"deletedRegion": _region(edit.range), "insertedContent": {"text": edit.content}}
        for edit in fix.edits
    ]
    return {
        "description": message(fix.title),
        "artifactChanges": [
            {"artifactLocation": _artifact(path or ""), "replacements": replacements}
        ],
        "properties": {"applicability": fix.applicability},
    }
