"""What a project asks for: settings, and the file they are read from."""

from __future__ import annotations

from carnegie_meta.config.settings import Settings


def find(path: str | None, start: str = ".") -> Settings:
    """Settings of the file at *path*, else of the nearest one at or above *start*, else defaults.

    Raises: ConfigError when the file is wrong.
    """
    import os

    given = path
    if path is None:
        from carnegie_meta.config.file import discover

        path = discover(start)
    if path is None:
        return Settings()
    from carnegie_meta.config.file import load

    short = os.path.relpath(path) if os.path.isabs(path) else path
    # One that was given, and lies elsewhere, is told as it was given.
    return load(path if given is not None and short.startswith(os.pardir) else short)
