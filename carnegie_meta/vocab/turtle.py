"""A vocabulary as SKOS in Turtle.

Source: RDF 1.1 Turtle.
"""

from __future__ import annotations

import re

from carnegie_meta.vocab.skos import ADDRESS, PREFIXES, RDF, XSD, Object, resources

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPED = re.compile(r'[\\"\x00-\x1f\x7f-\x9f\u2028\u2029]')
_LOCAL = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
"""Local names that Turtle takes as they are; it takes more, and these are sure."""


def write(document: Mapping[str, object]) -> Iterator[str]:
    """The Turtle text of *document*, in pieces."""
    for prefix, namespace in PREFIXES.items():
        yield f"@prefix {prefix}: <{namespace}> .\n"
    for subject, statements in resources(document):
        lines = []
        for predicate, objects in statements:
            verb = "a" if predicate == RDF + "type" else _name(predicate)
            said = [_object(item) for item in objects]
            separator = ",\n        " if len(said) > 1 else ", "
            lines.append(f"    {verb} {separator.join(said)}")
        yield f"\n{_name(subject)}\n" + " ;\n".join(lines) + " .\n"


def _name(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            local = iri[len(namespace) :]
            # A slash is escaped in a local name.
            if _LOCAL.fullmatch(local.replace("/", "-")) and not local.endswith("/"):
                return f"{prefix}:{local.replace('/', chr(92) + '/')}"
    return f"<{iri}>"


def _object(item: Object) -> str:
    if item.items:
        return f"( {' '.join(map(_name, item.items))} )"
    if item.datatype == ADDRESS:
        return _name(item.value)
    if item.datatype == XSD + "boolean":
        return item.value
    text = _ESCAPED.sub(_escape, item.value)
    if item.language:
        return f'"{text}"@{item.language}'
    return f'"{text}"^^{_name(item.datatype)}' if item.datatype else f'"{text}"'


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    return _ESCAPES.get(character) or f"\\u{ord(character):04X}"
