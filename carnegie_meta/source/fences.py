"""The lines that open and close front matter."""

from __future__ import annotations

import re

OPENING = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n?|\n|\Z)")
CLOSING = {
    "---": re.compile(r"(?:^|(?<=[\r\n]))(?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)"),
    "+++": re.compile(r"(?:^|(?<=[\r\n]))\+\+\+[ \t]*(?=[\r\n]|\Z)"),
}
LATE = re.compile(r"\s+(---|\+\+\+)[ \t]*[\r\n]")
