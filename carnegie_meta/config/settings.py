"""Settings of a run, from a file or from Python, with their defaults."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Literal

    from carnegie_meta.model.finding import Severity
    from carnegie_meta.source.columns import Kind

    FailOn = Severity | Literal["never"]

EXCLUDED: tuple[str, ...] = (
    "node_modules",
    "venv",
    "__pycache__",
    "site-packages",
    "README*",
    "CHANGELOG*",
    "CONTRIBUTING*",
    "CODE_OF_CONDUCT*",
    "LICENSE*",
    "SECURITY*",
    "AUTHORS*",
    "package.json",
    "package-lock.json",
    "composer.json",
    "tsconfig*.json",
    "*.schema.json",
    "pyproject.toml",
    "Cargo.toml",
    "carnegie-meta.toml",
    "hugo.*",
    "netlify.toml",
    "mkdocs.y*ml",
    "_config.y*ml",
    "docker-compose*.y*ml",
    "robots.txt",
    "humans.txt",
    "requirements*.txt",
)
"""Names that a folder holds beside its records; hidden names are left out as well."""


MEMORY = 512.0
"""Megabytes of summaries and findings beyond which they are put aside."""


class Settings:
    """What a configuration says; every member has a default.

    ``root``: folder that globs and files of the configuration are relative to. ``mapping``: the
    key as written to the field it means. ``today``: the day of the check in ISO form, None for
    the clock's. ``columns``: what cells of a column of a table hold. ``list_separator``: between
    the items of a list in one cell. ``memory``: megabytes that what a run keeps of its records may
    take before it goes to temporary files. ``path``: the file, None for defaults.
    """

    def __init__(
        self,
        *,
        select: tuple[str, ...] = ("ALL",),
        extend_select: tuple[str, ...] = (),
        ignore: tuple[str, ...] = (),
        severities: Mapping[str, Severity] | None = None,
        per_file_ignores: Mapping[str, tuple[str, ...]] | None = None,
        exclude: tuple[str, ...] = EXCLUDED,
        extend_exclude: tuple[str, ...] = (),
        vocabularies: tuple[str, ...] = (),
        mapping: Mapping[str, str] | None = None,
        fail_on: FailOn = "error",
        baseline: str | None = None,
        today: str | None = None,
        decisions: str | None = None,
        columns: Mapping[str, Kind] | None = None,
        list_separator: str = ";",
        memory: float = MEMORY,
        root: str = ".",
        path: str | None = None,
    ) -> None:
        self.select = select
        self.extend_select = extend_select
        self.ignore = ignore
        self.severities = dict(severities or {})
        self.per_file_ignores = dict(per_file_ignores or {})
        self.exclude = exclude + extend_exclude
        self.vocabularies = vocabularies
        self.mapping = dict(mapping or {})
        self.fail_on = fail_on
        self.baseline = baseline
        self.today = today
        self.decisions = decisions
        self.columns = dict(columns or {})
        self.list_separator = list_separator
        self.memory = memory
        self.root = root
        self.path = path

    def file(self, name: str) -> str:
        """Path of a file that the configuration names."""
        return os.path.normpath(os.path.join(self.root, name))

    def ignored_for(self, path: str) -> tuple[str, ...]:
        """Selectors that ``per-file-ignores`` turns off for *path*."""
        if not self.per_file_ignores:
            return ()
        return tuple(
            selector
            for pattern, selectors in self.per_file_ignores.items()
            if self.matches(path, pattern)
            for selector in selectors
        )

    def excludes(self, path: str) -> bool:
        """Whether *path*, a file or a folder met on a walk, is left out."""
        return any(self.matches(path, pattern) for pattern in self.exclude)

    def matches(self, path: str, pattern: str) -> bool:
        """Whether the glob *pattern* names *path*.

        A pattern without a slash is tried on the last part of the path, one with a slash on the
        path from ``root``; ``*`` stands for any characters, slashes included.
        """
        from fnmatch import fnmatchcase

        pattern = pattern.rstrip("/")
        if "/" not in pattern:
            return fnmatchcase(os.path.basename(os.path.normpath(path)), pattern)
        relative = os.path.relpath(path, self.root).replace(os.sep, "/")
        return fnmatchcase(relative, pattern) or fnmatchcase(relative, pattern + "/*")
