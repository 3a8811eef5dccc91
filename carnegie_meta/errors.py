"""Errors: the job could not be done.

A finding is not an error: what is wrong with a record is a
:class:`~carnegie_meta.model.diagnostic.Diagnostic`. These exceptions say that the
caller asked for something that cannot be done, and name what to do instead.
"""

from __future__ import annotations


class CarnegieMetaError(Exception):
    """Base of every exception that this package raises on purpose."""


class UsageError(CarnegieMetaError, ValueError):
    """An argument or option is wrong; the message names the accepted ones."""


class ConfigError(CarnegieMetaError):
    """A configuration file is wrong; the message holds file, line and remedy."""


class SourceError(CarnegieMetaError):
    """A file cannot be read (missing, no permission, not a regular file)."""


class UnknownName(CarnegieMetaError, LookupError):
    """A rule, schema, field or format of that name does not exist."""


class MissingExtra(CarnegieMetaError, ImportError):
    """A feature needs an optional dependency; the message names the extra."""


class ScratchError(CarnegieMetaError):
    """The temporary folder cannot hold what does not stay in memory; the run ends."""
