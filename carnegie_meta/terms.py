"""Terms by what they mean: ``cm.resolve``, ``cm.candidates`` and ``cm.suggest``.

Apart from the rest of the Python surface: a program that only looks terms up loads none of it.
"""

from __future__ import annotations

from carnegie_meta.errors import UsageError
from carnegie_meta.vocab.resolve import read
from carnegie_meta.vocab.vocabulary import Vocabularies

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.api import Config
    from carnegie_meta.vocab.match import Match, Reading

_shipped = Vocabularies()
_readings = _shipped.memory
_last: list[tuple[object, Vocabularies]] = []  # the configuration of the last call, and its tables


def resolve(
    text: str, *, field: str, language: str | None = None, config: Config = None
) -> Match | None:
    """The concept that *text* means for certain in *field*; never a guess.

    None where no label is *text*, and where several concepts share it: :func:`candidates` gives
    those, :func:`suggest` what resembles the text. *language* (BCP 47) decides between concepts
    that share a label.
    Raises: UnknownName for a field without a vocabulary; UsageError for another type.

    >>> resolve("U.S.", field="regions").term
    'United States'
    """
    return _reading(text, field, language, config).match


def candidates(
    text: str, *, field: str, language: str | None = None, config: Config = None
) -> tuple[Match, ...]:
    """What an ambiguous *text* may mean in *field*: two or more matches, else none.

    Raises: as :func:`resolve`.
    """
    return _reading(text, field, language, config).candidates


def suggest(
    text: str, *, field: str, limit: int = 5, language: str | None = None, config: Config = None
) -> list[Match]:
    """Terms of *field* that *text* resembles, best first, one a concept, at most *limit*.

    Empty where nothing is near enough. The method is always ``near``, and the score says how near.
    *language* (BCP 47), where it is known, leaves out what resembles a word of another language.
    Raises: as :func:`resolve`.

    >>> suggest("Untied States", field="regions")[0].term
    'United States'
    """
    from carnegie_meta.vocab import near

    _check(text, field)
    if not isinstance(limit, int) or limit < 1:
        raise UsageError(f"limit is a number from 1, not {limit!r:.80}")
    _check_language(language)
    return near.suggest(text, field, _vocabularies(config), limit=limit, language=language)


def _reading(text: str, field: str, language: str | None, config: Config) -> Reading:
    if config is None:
        try:
            return _readings[field, language][text]
        except (KeyError, TypeError):  # not seen before, or no str
            pass
    _check(text, field)
    _check_language(language)
    return read(text, field, _vocabularies(config), language=language)


def _check_language(language: object) -> None:
    if language is not None and not isinstance(language, str):
        raise UsageError(f"language is a str or None, not {type(language).__name__}")


def _check(text: object, field: object) -> None:
    for name, value in (("text", text), ("field", field)):
        if not isinstance(value, str):
            raise UsageError(f"{name} is a str, not {type(value).__name__}")


def _vocabularies(config: Config) -> Vocabularies:
    """The vocabularies that *config* means; those of the last mapping are kept."""
    if config is None:
        return _shipped
    if _last and _last[0][0] == config:
        return _last[0][1]
    from carnegie_meta.api import settings
    from carnegie_meta.config.settings import Settings
    from carnegie_meta.runner.job import vocabularies

    found = vocabularies(settings(config))
    if isinstance(config, (Settings, dict)):
        from copy import deepcopy

        _last[:] = [(config if isinstance(config, Settings) else deepcopy(config), found)]
    return found
