"""REL102: the affiliation of the centre and that of the program."""

from __future__ import annotations

from carnegie_meta.rules.base import Context, RecordRule
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.finding import Finding
    from carnegie_meta.model.view import RecordView


class AffiliationHalfFilled(RecordRule):
    """Only one of centerAffiliationAll and programAffiliation is filled.

    Why: the two place a publication together, the office and its program; with one of them
    the publication drops out of the lists that ask for both.

    Fix: safe where the code is that of the first program, since the program tells its office;
    unsafe where the code is missing and the first program has one.

    Silent: it is silent when both are empty; when either is missing, blank or of the wrong type;
    when ``centerAffiliationAll`` holds what no program has, which the schema says.

    Source: all 265 publications studied fill both or neither.
    """

    code, name, since = "REL102", "affiliation-half-filled", "0.1"
    severity = "error"
    reads = ("centerAffiliationAll", "programAffiliation", "programs")
    fix = "safe"
    examples = (
        Good('{"centerAffiliationAll": "dc", "programAffiliation": "MEP"}'),
        Good('{"centerAffiliationAll": "", "programAffiliation": ""}'),
        Good('{"programAffiliation": "MEP"}'),
        Good('{"centerAffiliationAll": "DC", "programAffiliation": ""}'),
        Good('{"centerAffiliationAll": null, "programAffiliation": "MEP"}'),
        Bad(
            '{"centerAffiliationAll": "", "programAffiliation": "AP", "programs": ["Asia"]}',
            at="/centerAffiliationAll",
            mark='""',
            fixed='{"centerAffiliationAll": "dc", "programAffiliation": "AP",'
            ' "programs": ["Asia"]}',
        ),
        Bad(
            '{"centerAffiliationAll": "dc", "programAffiliation": "", "programs": ["Europe"]}',
            at="/programAffiliation",
            mark='""',
            fixed='{"centerAffiliationAll": "dc", "programAffiliation": "EP",'
            ' "programs": ["Europe"]}',
        ),
        Bad(
            '{"centerAffiliationAll": "dc", "programAffiliation": "", "programs": []}',
            at="/programAffiliation",
            mark='""',
        ),
    )

    def check(self, record: RecordView, context: Context) -> Iterator[Finding]:
        center = record.text("centerAffiliationAll")
        program = record.text("programAffiliation")
        if center is None or program is None or (center == "") == (program == ""):
            return
        if center == "" and program.strip():
            yield _center(record, program, context)
        elif program == "":
            from carnegie_meta.rules.relations.programs import is_known

            if is_known("affiliation", center, context):
                yield _program(record, center, context)


def _center(record: RecordView, code: str, context: Context) -> Finding:
    from carnegie_meta.model.finding import Change, Finding, Repair
    from carnegie_meta.rules.relations.programs import by_code, fact, first
    from carnegie_meta.text.quote import quoted

    pointer = "/centerAffiliationAll"
    concept = by_code(code, context)
    office = fact(concept, "affiliation")
    message = f"centerAffiliationAll is empty although programAffiliation is {quoted(code)}"
    if office is None:
        return Finding(pointer, message, value="")
    repair = Repair(
        f"Fill in {quoted(office)}",
        "safe" if first(record, context) is concept else "unsafe",
        (Change("replace", pointer, office),),
    )
    return Finding(pointer, f"{message}; {quoted(office)} was expected", value="", repair=repair)


def _program(record: RecordView, office: str, context: Context) -> Finding:
    from carnegie_meta.model.finding import Change, Finding, Repair
    from carnegie_meta.rules.relations.programs import SCHEME, first
    from carnegie_meta.text.quote import quoted

    pointer = "/programAffiliation"
    message = f"programAffiliation is empty although centerAffiliationAll is {quoted(office)}"
    concept = first(record, context)
    code = None if concept is None else concept.notation.get(SCHEME)
    if concept is None or code is None:
        return Finding(pointer, message, value="")
    message += f"; the first program {quoted(concept.label)} has the code {quoted(code)}"
    repair = Repair(f"Fill in {quoted(code)}", "unsafe", (Change("replace", pointer, code),))
    return Finding(pointer, message, value="", repair=repair)
