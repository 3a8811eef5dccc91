"""A term or name as it is once its odd characters are mended."""

from __future__ import annotations

from carnegie_meta.text import glance


def clean(text: str) -> str:
    """*text* after every certain repair of its characters, as a term or name would be written.

    Look-alike letters, garbled text, hidden characters, spaces, character references, wide
    letters and Normalization Form C; what has no certain repair stays. Whoever compares
    terms can tell by it that a value fails only for its characters, which the TXT rules report.
    """
    if text.isascii() and text.isprintable() and "&" not in text and "  " not in text:
        return text.strip(" ")
    if glance.may_be_garbled(text):
        from carnegie_meta.text.mojibake import mend

        text = mend(text) or text
    if "&" in text and ";" in text:
        from carnegie_meta.text.markup import decoded

        text = decoded(text)
    if glance.may_hide(text):
        from carnegie_meta.text.invisible import visible

        text = visible(text)
    if glance.may_mix_scripts(text):
        text = _unmixed(text)
    if glance.may_be_styled(text):
        from carnegie_meta.text.styles import plain

        text = plain(text)
    if glance.may_be_decomposed(text):
        from carnegie_meta.text.unicode import canonical

        text = canonical(text)
    if text.isprintable() and "  " not in text:
        return text.strip(" ")
    from carnegie_meta.text.spaces import fixed, replaced, stray

    return replaced(text, [*fixed(text), *stray(text)])


def _unmixed(text: str) -> str:
    from carnegie_meta.text.confusables import mixed_words

    pieces: list[str] = []
    done = 0
    for mixed in mixed_words(text):
        if mixed.repaired is not None and mixed.certain:
            pieces += (text[done : mixed.start], mixed.repaired)
            done = mixed.end
    return "".join(pieces) + text[done:]
