"""Ligatures, letters and digits of another width or a mathematical style, and the plain ones."""

from __future__ import annotations

import re
import unicodedata

from carnegie_meta.text.scripts import CJK, character_class

_WIDE = "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
_STYLES = (
    "\U0001d400-\U0001d7ff\u2102\u210a-\u2113\u2115\u2119-\u211d"
    "\u2124\u2128\u212c-\u2131\u2133\u2134"
)
"""Mathematical alphanumerics, and the letterlike symbols that fill their gaps."""
_LIGATURES = "\ufb00-\ufb06"
_WIDE_RUN = re.compile("[\uff01-\uff5e]+")
_WIDE_LETTER = re.compile(f"[{_WIDE}]")
_STYLE_RUN = re.compile(f"[{_STYLES}]{{2,}}|[{_STYLES}](?=[A-Za-z])|(?<=[A-Za-z])[{_STYLES}]")
_LIGATURE_RUN = re.compile(f"[{_LIGATURES}]+")
_CJK = re.compile(f"[{character_class(*CJK)}\u3001-\u303f\uff66-\uffdc]")


def styled(text: str) -> list[tuple[int, int]]:
    """Runs of ligatures, of wide letters and their punctuation, of letters in a mathematical style.

    Silent: wide letters in a text with ideographs, kana or Hangul; a single letter such as ℝ or 𝑥,
    which is a symbol.
    """
    runs = [match.span() for match in _STYLE_RUN.finditer(text)]
    runs += [match.span() for match in _LIGATURE_RUN.finditer(text)]
    if _CJK.search(text) is None:
        wide = [match.span() for match in _WIDE_RUN.finditer(text)]
        runs += [span for span in wide if _WIDE_LETTER.search(text, *span)]
    return sorted(runs)


def plain(text: str) -> str:
    """*text* with those runs in plain letters and digits."""
    # A letter made plain can make a word, and no symbol, of the one beside it.
    while runs := styled(text):
        pieces: list[str] = []
        done = 0
        for start, end in runs:
            pieces += (text[done:start], upright(text[start:end]))
            done = end
        text = "".join(pieces) + text[done:]
    return text


def upright(run: str) -> str:
    """One of those runs in plain letters and digits, whatever stood beside it."""
    return unicodedata.normalize("NFKC", run)
