"""A linter for publication metadata.

Everything public is here and loads on first use: ``import carnegie_meta`` itself loads nothing.

>>> import carnegie_meta as cm
>>> cm.check({"authors": "Marc Pierini"}).ok
False
"""

from __future__ import annotations

from carnegie_meta import version as _version

__version__ = _version.VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.api import (
        check,
        fix,
        load,
        normalize,
        schema,
        vocabulary,
    )
    from carnegie_meta.config.settings import Settings
    from carnegie_meta.engine.fix import FixResult
    from carnegie_meta.engine.normalized import Changed, Normalized, Unresolved
    from carnegie_meta.errors import (
        CarnegieMetaError,
        ConfigError,
        MissingExtra,
        SourceError,
        UnknownName,
        UsageError,
    )
    from carnegie_meta.model.diagnostic import Diagnostic, Related
    from carnegie_meta.model.fix import Edit, Fix
    from carnegie_meta.model.missing import MISSING
    from carnegie_meta.model.page import Page
    from carnegie_meta.model.report import Report
    from carnegie_meta.model.span import Range, Span
    from carnegie_meta.page.extract import extract
    from carnegie_meta.source.record import Record
    from carnegie_meta.terms import candidates, resolve, suggest
    from carnegie_meta.vocab.match import Match
    from carnegie_meta.vocab.vocabulary import Concept, Vocabulary

_HOMES = {
    "CarnegieMetaError": "errors",
    "Changed": "engine.normalized",
    "Concept": "vocab.vocabulary",
    "ConfigError": "errors",
    "Diagnostic": "model.diagnostic",
    "Edit": "model.fix",
    "Fix": "model.fix",
    "MISSING": "model.missing",
    "Match": "vocab.match",
    "MissingExtra": "errors",
    "FixResult": "engine.fix",
    "Normalized": "engine.normalized",
    "Page": "model.page",
    "Range": "model.span",
    "Record": "source.record",
    "Related": "model.diagnostic",
    "Report": "model.report",
    "Settings": "config.settings",
    "SourceError": "errors",
    "Span": "model.span",
    "UnknownName": "errors",
    "Unresolved": "engine.normalized",
    "UsageError": "errors",
    "Vocabulary": "vocab.vocabulary",
    "candidates": "terms",
    "check": "api",
    "extract": "page.extract",
    "fix": "api",
    "load": "api",
    "normalize": "api",
    "resolve": "terms",
    "schema": "api",
    "suggest": "terms",
    "vocabulary": "api",
}

__all__ = [
    "MISSING",
    "CarnegieMetaError",
    "Changed",
    "Concept",
    "ConfigError",
    "Diagnostic",
    "Edit",
    "Fix",
    "FixResult",
    "Match",
    "MissingExtra",
    "Normalized",
    "Page",
    "Range",
    "Record",
    "Related",
    "Report",
    "Settings",
    "SourceError",
    "Span",
    "UnknownName",
    "Unresolved",
    "UsageError",
    "Vocabulary",
    "__version__",
    "candidates",
    "check",
    "extract",
    "fix",
    "load",
    "normalize",
    "resolve",
    "schema",
    "suggest",
    "vocabulary",
]


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'carnegie_meta' has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(f"carnegie_meta.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
