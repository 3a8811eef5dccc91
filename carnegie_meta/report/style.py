"""ANSI colours of a terminal; without colour every style is the plain text."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.model.finding import Severity

_SEVERITY = {"error": "1;31", "warning": "1;33", "info": "1;36"}


class Style:
    """Wraps text in SGR codes, or leaves it when *colour* is off."""

    __slots__ = ("_colour",)

    def __init__(self, colour: bool) -> None:
        self._colour = colour

    def _wrap(self, text: str, codes: str) -> str:
        return f"\x1b[{codes}m{text}\x1b[0m" if self._colour and text else text

    def severity(self, severity: Severity, text: str) -> str:
        return self._wrap(text, _SEVERITY[severity])

    def strong(self, text: str) -> str:
        return self._wrap(text, "1")

    def faint(self, text: str) -> str:
        """For what frames the text: gutters, arrows, separators."""
        return self._wrap(text, "34")

    def good(self, text: str) -> str:
        return self._wrap(text, "1;32")
