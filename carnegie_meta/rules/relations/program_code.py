"""REL201 and REL202: the program code, alone and against the first program."""

from __future__ import annotations

from carnegie_meta.rules.base import Context, RecordRule
from carnegie_meta.rules.example import Bad, Good
from carnegie_meta.rules.relations.programs import SCHEME, by_code, first

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.finding import Finding
    from carnegie_meta.model.view import RecordView


class UnknownProgramCode(RecordRule):
    """The program code is that of no program.

    Why: lists and newsletters select by the code, letter for letter; one that no program
    has selects nothing.

    Fix: safe where the value is a known code in other case, or the name of a program that has
    a code; unsafe where only the first program tells which code was meant.

    Silent: it is silent when the field is missing, blank or of the wrong type, and about spaces
    around a known code.

    Source: ten codes in 265 publications; ``russia`` alone is in lower case.
    """

    code, name, since = "REL201", "unknown-program-code", "0.1"
    severity = "warning"
    reads = ("programAffiliation", "programs")
    fix = "safe"
    examples = (
        Good('{"programAffiliation": "russia"}'),
        Good('{"programAffiliation": "MEP"}'),
        Good('{"programAffiliation": ""}'),
        Bad(
            '{"programAffiliation": "Russia"}',
            at="/programAffiliation",
            mark='"Russia"',
            fixed='{"programAffiliation": "russia"}',
        ),
        Bad(
            '{"programAffiliation": "Nuclear Policy", "programs": ["Nuclear Policy"]}',
            at="/programAffiliation",
            mark='"Nuclear Policy"',
            fixed='{"programAffiliation": "NPP", "programs": ["Nuclear Policy"]}',
        ),
        Bad(
            '{"programAffiliation": "MENA", "programs": ["Middle East"]}',
            at="/programAffiliation",
            mark='"MENA"',
            fixed='{"programAffiliation": "MEP", "programs": ["Middle East"]}',
        ),
        Bad('{"programAffiliation": "XYZ"}', at="/programAffiliation", mark='"XYZ"'),
    )

    def check(self, record: RecordView, context: Context) -> Iterator[Finding]:
        code = record.text("programAffiliation")
        if not code or by_code(code, context) is not None or not code.strip():
            return
        from carnegie_meta.model.finding import Change, Finding, Repair
        from carnegie_meta.text.quote import quoted

        message = f"programAffiliation {quoted(code)} is the code of no program"
        right, hint = _meant(code, context)
        sure = right is not None
        concept = first(record, context)
        if right is None and concept is not None:
            right = concept.notation.get(SCHEME)
            hint = f"the first program {quoted(concept.label)} has {quoted(right or '')}"
        if right is None:
            yield Finding("/programAffiliation", message, value=code)
            return
        repair = Repair(
            f"Write {quoted(right)}",
            "safe" if sure else "unsafe",
            (Change("replace", "/programAffiliation", right),),
        )
        yield Finding("/programAffiliation", f"{message}; {hint}", value=code, repair=repair)


def _meant(code: str, context: Context) -> tuple[str | None, str]:
    """The code that *code* is in other case, or whose program it names; and how to say so."""
    from carnegie_meta.rules.relations.meaning import meant
    from carnegie_meta.text.quote import quoted

    folded = code.strip().casefold()
    for concept in context.vocabularies["programs"]:
        known = concept.notation.get(SCHEME)
        if known is not None and known.casefold() == folded:
            return known, f"did you mean {quoted(known)}?"
    named = meant(code, "programs", context)
    known = None if named is None else named.notation.get(SCHEME)
    return known, "" if known is None else f"the code of that program is {quoted(known)}"


class CodeNotOfFirstProgram(RecordRule):
    """The program code is that of another program than the first.

    Why: the first program is the one a publication belongs to, and the code says the same in
    short; when they differ, it is listed under one program and mailed under the other.

    Fix: unsafe; the code is set to that of the first program, though it may be the order of
    the programs that is wrong.

    Silent: it is silent when either is missing, empty or not known to the vocabulary; other rules
    say so.

    Source: all 209 publications that hold a code.
    """

    code, name, since = "REL202", "code-not-of-first-program", "0.1"
    severity = "error"
    reads = ("programAffiliation", "programs")
    fix = "unsafe"
    examples = (
        Good('{"programAffiliation": "NPP", "programs": ["Nuclear Policy", "South Asia"]}'),
        Good('{"programAffiliation": "NPP", "programs": []}'),
        Good('{"programAffiliation": "Npp", "programs": ["South Asia"]}'),
        Good('{"programAffiliation": "NPP", "programs": ["Ocean Policy"]}'),
        Good('{"programAffiliation": "DCG", "programs": ["Democracy, Conflict, and Governance"]}'),
        Bad(
            '{"programAffiliation": "SAP", "programs": ["Nuclear Policy", "South Asia"]}',
            at="/programAffiliation",
            mark='"SAP"',
            fixed='{"programAffiliation": "NPP", "programs": ["Nuclear Policy", "South Asia"]}',
        ),
        Bad(
            '{"programAffiliation": "SCP", "programs": ["Africa"]}',
            at="/programAffiliation",
            mark='"SCP"',
        ),
    )

    def check(self, record: RecordView, context: Context) -> Iterator[Finding]:
        code = record.text("programAffiliation")
        if not code:
            return
        program = first(record, context)
        if program is None or program.notation.get(SCHEME) == code:
            return
        owner = by_code(code, context)
        if owner is None or owner is program:
            return
        from carnegie_meta.model.finding import Change, Finding, Note, Repair
        from carnegie_meta.text.quote import quoted

        right = program.notation.get(SCHEME)
        repair = None
        message = (
            f"programAffiliation {quoted(code)} is the code of {quoted(owner.label)}, "
            f"but the first program is {quoted(program.label)}"
        )
        if right is not None:
            message += f" with the code {quoted(right)}"
            change = Change("replace", "/programAffiliation", right)
            repair = Repair(f"Write {quoted(right)}", "unsafe", (change,))
        notes = (Note("/programs/0", "the first program"),)
        yield Finding("/programAffiliation", message, value=code, repair=repair, notes=notes)
