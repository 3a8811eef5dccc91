"""What a plain YAML scalar means, and whether YAML 1.1 and 1.2 agree on it.

Source: the implicit types of YAML 1.1 as PyYAML resolves them; YAML 1.2.2, section 10.3 (core
schema). Where the two differ, or a value quietly becomes something else than the text that
a person sees, the scalar stays the text as written and the trap gets a name.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    Scalar = None | bool | int | float | str

BEGINNINGS = frozenset("0123456789+-.~nNtTfFyYoO")
"""A plain scalar that begins with anything else is text for everyone."""

_WORDS: dict[str, Scalar] = {
    **dict.fromkeys(("null", "Null", "NULL", ""), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_YES = frozenset({"y", "Y", "yes", "Yes", "YES", "on", "On", "ON"})
_NO = frozenset({"n", "N", "no", "No", "NO", "off", "Off", "OFF"})

_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_FLOAT = re.compile(r"(?:[-+]?[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+][0-9]+)?")
_OCTAL = re.compile(r"[-+]?0[0-9_]+|0o[0-7]+")
_SIXTIES = re.compile(
    r"[-+]?(?:[1-9][0-9_]*(?::[0-5]?[0-9])+|[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*)"
)
_DATE = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?"
    r"(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::?[0-9]{2})?))?"
)
_EXPONENT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_GROUPED = re.compile(r"[-+]?[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+][0-9]+)?")
_RADIX = re.compile(r"[-+]?0(?:x[0-9a-fA-F_]*[0-9a-fA-F]|b[01_]*[01])")
_ENDLESS = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")

MAX_DIGITS = 4000
"""Most characters of a number that is read as one; Python refuses longer decimal integers."""


def resolve(raw: str) -> tuple[Scalar, str | None]:
    """Value of the plain scalar *raw*, and the kind of trap it is, if it is one.

    >>> resolve("true"), resolve("NO"), resolve("1.5")
    ((True, None), ('NO', 'yaml-boolean'), (1.5, None))
    """
    if raw and raw[0] not in BEGINNINGS:
        return raw, None
    if raw in _WORDS:
        return _WORDS[raw], None
    if raw[0] in "0123456789+-.":
        return _number(raw)
    if raw == "~":
        return None, "yaml-null"
    if raw in _YES or raw in _NO:
        return raw, "yaml-boolean"
    return raw, None


def _number(raw: str) -> tuple[Scalar, str | None]:
    if len(raw) > MAX_DIGITS:
        return raw, ("number-out-of-range" if _INT.fullmatch(raw) else None)
    if _INT.fullmatch(raw):
        return int(raw), None
    if _FLOAT.fullmatch(raw):
        number = float(raw)
        return (
            (raw, "number-out-of-range")
            if number in (float("inf"), float("-inf"))
            else (number, None)
        )
    if _OCTAL.fullmatch(raw):
        return raw, "yaml-octal"
    if _SIXTIES.fullmatch(raw):
        return raw, "yaml-sexagesimal"
    if _DATE.fullmatch(raw):
        return raw, "yaml-date"
    for pattern in (_EXPONENT, _GROUPED, _RADIX, _ENDLESS):
        if pattern.fullmatch(raw):
            return raw, "yaml-number"
    return raw, None


def meaning(kind: str, raw: str) -> str:
    """What tools make of the trap *raw*, in words."""
    if len(raw) > 40:
        return "a number to some tools"
    if kind == "yaml-boolean":
        return f"the boolean {'true' if raw in _YES else 'false'} in YAML 1.1"
    if kind == "yaml-null":
        return "null"
    if kind == "yaml-date":
        return "a date, not text, in YAML 1.1"
    if kind == "yaml-sexagesimal":
        return f"the number {_base_sixty(raw)} in YAML 1.1"
    digits = raw.replace("_", "")
    if kind == "yaml-octal":
        sign = "-" if raw[0] == "-" else ""
        body = digits.lstrip("+-")
        if body.startswith("0o"):
            return f"the number {int(body[2:], 8)} in YAML 1.2"
        decimal = f"{sign}{int(body)} in YAML 1.2"
        if body.strip("01234567"):
            return f"the number {decimal}"
        if int(body, 8) == int(body):
            return f"the number {sign}{int(body)}"
        return f"the number {sign}{int(body, 8)} in YAML 1.1 and {decimal}"
    if _RADIX.fullmatch(raw):
        return f"the number {int(digits, 0)}"
    if _ENDLESS.fullmatch(raw):
        return "infinity" if raw[-1] in "fF" else "not a number"
    if "_" in raw:
        return f"the number {digits} in YAML 1.1"
    return "a number in YAML 1.2"


def _base_sixty(raw: str) -> str:
    sign = "-" if raw[0] == "-" else ""
    total = 0.0
    for part in raw.lstrip("+-").replace("_", "").split(":"):
        total = total * 60 + float(part)
    return f"{sign}{total:.15g}"


DATE_FIELDS = frozenset(
    {"created", "date", "expirydate", "lastmod", "modified", "publishdate", "published", "updated"}
)
"""Keys, without case, hyphens and underscores, under which an unquoted date is customary."""


def is_date_field(key: str) -> bool:
    """Whether site generators expect a date under *key*."""
    return key.replace("_", "").replace("-", "").lower() in DATE_FIELDS
