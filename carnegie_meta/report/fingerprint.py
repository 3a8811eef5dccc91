"""What stays the same about a finding when the lines around it move."""

from __future__ import annotations

from hashlib import sha256

from carnegie_meta.report.uri import slashes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from carnegie_meta.model.diagnostic import Diagnostic


def fingerprints(diagnostics: Iterable[Diagnostic]) -> Iterator[tuple[Diagnostic, str]]:
    """Each diagnostic with 32 hexadecimal digits that no other of them has.

    Made of rule, path, fields and message; not of lines, record numbers or list indexes, which
    change when something is added above. Findings alike in all of that are told apart by their
    order. A finding of many records is known by its rule and its key.
    """
    seen: dict[bytes, int] = {}
    for found in diagnostics:
        pointer = "/".join("*" if t.isdecimal() else t for t in (found.pointer or "").split("/"))
        if found.key:
            key = _joined(found.code, found.key)
        else:
            key = _joined(found.code, slashes(found.path or ""), pointer, found.message)
        digest = sha256(key)
        short = digest.digest()[:16]
        count = seen[short] = seen.get(short, 0) + 1
        if count > 1:
            digest.update(_joined(str(count)))
        yield found, digest.hexdigest()[:32]


def _joined(*parts: str) -> bytes:
    """*parts* as bytes; no two different lists of parts give the same."""
    text = "".join(f"{len(part)}:{part}" for part in parts)
    return text.encode("utf-8", "surrogatepass")
