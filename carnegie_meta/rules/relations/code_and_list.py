"""REL203 and REL204: a program code without programs, and programs without a code."""

from __future__ import annotations

from carnegie_meta.rules.base import Context, RecordRule
from carnegie_meta.rules.example import Bad, Good
from carnegie_meta.rules.relations.programs import SCHEME, by_code, first, has_programs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.finding import Finding
    from carnegie_meta.model.view import RecordView


class CodeWithoutPrograms(RecordRule):
    """A program code stands beside an empty list of programs.

    Why: the code says which program comes first, so the list cannot be empty; the publication
    is missing from the page of its program.

    Fix: unsafe; the program of the code is listed, though the code may be what is wrong.

    Silent: it is silent when ``programs`` is absent, and when the code is not known.

    Source: all 209 publications that hold a code list its program first.
    """

    code, name, since = "REL203", "code-without-programs", "0.1"
    severity = "error"
    reads = ("programAffiliation", "programs")
    fix = "unsafe"
    examples = (
        Good('{"programAffiliation": "MEP"}'),
        Good('{"programAffiliation": "MEP", "programs": ["Middle East"]}'),
        Good('{"programAffiliation": "", "programs": []}'),
        Good('{"programAffiliation": "XYZ", "programs": []}'),
        Bad(
            '{"programAffiliation": "MEP", "programs": []}',
            at="/programs",
            mark="[]",
            fixed='{"programAffiliation": "MEP", "programs": ["Middle East"]}',
        ),
    )

    def check(self, record: RecordView, context: Context) -> Iterator[Finding]:
        code = record.text("programAffiliation")
        if not code or record.get("programs") != []:
            return
        concept = by_code(code, context)
        if concept is None:
            return
        from carnegie_meta.model.finding import Change, Finding, Repair
        from carnegie_meta.text.quote import quoted

        name = quoted(concept.label)
        message = f"programs is empty although programAffiliation {quoted(code)} stands for {name}"
        change = Change("insert", "/programs/0", concept.label)
        repair = Repair(f"List {name}", "unsafe", (change,))
        yield Finding("/programs", message, value=[], repair=repair)


class ProgramsWithoutCode(RecordRule):
    """Programs are listed but the program code is empty.

    Why: newsletters and program pages select by the code, so the publication stays out of
    them although it names the program.

    Fix: unsafe; the code of the first program is filled in, and with it an empty
    ``centerAffiliationAll``, which belongs to the code.

    Silent: it is silent when ``centerAffiliationAll`` is filled, where the half-filled affiliation
    is the finding; when the first program has no known code.

    Source: 11 of 265 publications, most of them under one family of addresses.
    """

    code, name, since = "REL204", "programs-without-code", "0.1"
    severity = "warning"
    reads = ("programAffiliation", "programs", "centerAffiliationAll")
    fix = "unsafe"
    examples = (
        Good('{"programAffiliation": "", "programs": []}'),
        Good('{"programs": ["Asia"]}'),
        Good('{"programAffiliation": "", "programs": ["Africa"]}'),
        Good('{"centerAffiliationAll": "dc", "programAffiliation": "", "programs": ["Asia"]}'),
        Bad(
            '{"centerAffiliationAll": "", "programAffiliation": "", "programs": ["Asia"]}',
            at="/programAffiliation",
            mark='""',
            nth=2,
            fixed='{"centerAffiliationAll": "dc", "programAffiliation": "AP",'
            ' "programs": ["Asia"]}',
        ),
        Bad(
            '{"programAffiliation": "", "programs": ["South Asia", "Asia"]}',
            at="/programAffiliation",
            mark='""',
            fixed='{"programAffiliation": "SAP", "programs": ["South Asia", "Asia"]}',
        ),
    )

    def check(self, record: RecordView, context: Context) -> Iterator[Finding]:
        if record.get("programAffiliation") != "" or not has_programs(record):
            return
        if record.text("centerAffiliationAll"):
            return
        concept = first(record, context)
        code = None if concept is None else concept.notation.get(SCHEME)
        if concept is None or code is None:
            return
        from carnegie_meta.model.finding import Change, Finding, Repair
        from carnegie_meta.rules.relations.programs import fact
        from carnegie_meta.text.quote import quoted

        message = (
            f"programAffiliation is empty although programs names {quoted(concept.label)}, "
            f"whose code is {quoted(code)}"
        )
        changes = [Change("replace", "/programAffiliation", code)]
        office = fact(concept, "affiliation")
        if office is not None and record.get("centerAffiliationAll") == "":
            changes.append(Change("replace", "/centerAffiliationAll", office))
        repair = Repair(f"Fill in {quoted(code)}", "unsafe", tuple(changes))
        yield Finding("/programAffiliation", message, value="", repair=repair)
