"""The configuration file: found, read, and every wrong key named with its line."""

from __future__ import annotations

import os

from carnegie_meta.config.settings import EXCLUDED, MEMORY, Settings
from carnegie_meta.errors import ConfigError, UnknownName
from carnegie_meta.model.fields import BLOCK_FIELDS, PAGE_FIELDS
from carnegie_meta.rules import registry
from carnegie_meta.source.columns import BLANKS, KINDS, SEPARATOR

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from carnegie_meta.config.settings import FailOn
    from carnegie_meta.model.finding import Severity
    from carnegie_meta.source.columns import Kind

OWN_FILE = "carnegie-meta.toml"
SHARED_FILE = "pyproject.toml"
TABLE = "carnegie-meta"

KEYS = (
    "baseline",
    "columns",
    "decisions",
    "exclude",
    "extend-exclude",
    "extend-select",
    "fail-on",
    "ignore",
    "list-separator",
    "map",
    "memory",
    "per-file-ignores",
    "select",
    "severity",
    "today",
    "vocabularies",
)
"""Every key a configuration may have; ``schemas/config.schema.json`` describes them."""

SEVERITIES = ("error", "warning", "info")
FAIL_ON: tuple[FailOn, ...] = ("error", "warning", "info", "never")


def discover(start: str) -> str | None:
    """The configuration that governs *start*: the nearest at or above it.

    ``carnegie-meta.toml`` goes before ``pyproject.toml``, of which only one with a table
    ``[tool.carnegie-meta]`` counts. The search ends at the root of the repository.
    """
    folder = os.path.abspath(start)
    while True:
        own = os.path.join(folder, OWN_FILE)
        if os.path.isfile(own):
            return own
        shared = os.path.join(folder, SHARED_FILE)
        if os.path.isfile(shared) and _has_table(shared):
            return shared
        parent = os.path.dirname(folder)
        if parent == folder or os.path.exists(os.path.join(folder, ".git")):
            return None
        folder = parent


def _has_table(path: str) -> bool:
    with open(path, "rb") as file:
        # Nearly every pyproject.toml is somebody else's: parse only what may hold the table.
        heads = [line.strip() for line in file if line.lstrip().startswith(b"[tool")]
    if not any(b"carnegie-meta" in head or head.startswith(b"[tool]") for head in heads):
        return False
    document = _parse(path)
    tool = document.get("tool")
    return isinstance(tool, dict) and TABLE in tool


def _parse(path: str) -> dict[str, object]:
    import tomllib

    try:
        with open(path, "rb") as file:
            return tomllib.load(file)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8 text") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: not TOML: {error}") from error


def load(path: str) -> Settings:
    """Settings that the file at *path* says.

    Raises: ConfigError for a file that is no TOML, an unknown key, or a wrong value; the
    message holds the file, the line and what is accepted.
    """
    document: Mapping[str, object] = _parse(path)
    if os.path.basename(path) == SHARED_FILE or "tool" in document:
        tool = document.get("tool")
        table = tool.get(TABLE, {}) if isinstance(tool, dict) else {}
        header = f"tool.{TABLE}"
    else:
        table, header = document, ""
    with open(path, encoding="utf-8") as file:
        places = _Places(path, header, file.read())
    return read(table, os.path.dirname(os.path.abspath(path)), path, places)


def read(
    table: object, root: str = ".", path: str | None = None, places: _Places | None = None
) -> Settings:
    """Settings that *table*, the mapping of a configuration, says.

    Raises: ConfigError, as :func:`load` does; without a file the message has no line.
    """
    places = places or _Places(path or "config", "", "")
    if not isinstance(table, dict):
        raise places.error(TABLE, "is not a table")
    for key in table:
        if key not in KEYS:
            raise places.error(str(key), f"is no setting{_nearest(str(key), KEYS)}")
    settings = Settings(
        select=_strings(table, "select", ("ALL",), places),
        extend_select=_strings(table, "extend-select", (), places),
        ignore=_strings(table, "ignore", (), places),
        severities=_severities(table, places),
        per_file_ignores=_per_file(table, places),
        exclude=_strings(table, "exclude", EXCLUDED, places),
        extend_exclude=_strings(table, "extend-exclude", (), places),
        vocabularies=_strings(table, "vocabularies", (), places),
        mapping=_mapping(table, places),
        fail_on=_fail_on(table, places),
        baseline=_file(table, "baseline", places),
        today=_today(table, places),
        decisions=_file(table, "decisions", places),
        columns=_columns(table, places),
        list_separator=_separator(table, places),
        memory=_memory(table, places),
        root=root,
        path=path,
    )
    for key in ("select", "extend-select", "ignore"):
        _check_selectors(_strings(table, key, (), places), key, places)
    for pattern, selectors in settings.per_file_ignores.items():
        _check_selectors(selectors, pattern, places, "per-file-ignores")
    for code in settings.severities:
        _check_selectors((code,), code, places, "severity")
    return settings


class _Places:
    """Where keys stand in a configuration file."""

    def __init__(self, path: str, header: str, text: str) -> None:
        self.path = path
        self._header = header
        self._lines = text.splitlines()

    def line(self, key: str, within: str = "") -> int | None:
        """The line that sets *key*, in the table *within* or in the tool's own."""
        wanted = ".".join(part for part in (self._header, within) if part)
        header = ""
        for number, line in enumerate(self._lines, 1):
            text = line.strip()
            if text.startswith("["):
                header = text.strip("[] ").split("#")[0].strip("[] ")
                if header == f"{wanted}.{key}".lstrip("."):
                    return number
            elif "=" in text and header == wanted:
                name = text.split("=", 1)[0].strip().strip("\"'")
                if name == key or name.startswith(key + "."):
                    return number
        return self.line(within) if within else None

    def error(self, key: str, what: str, within: str = "") -> ConfigError:
        """The error that *key* deserves, with file and line."""
        number = self.line(key, within)
        where = self.path if number is None else f"{self.path}:{number}"
        name = f"{within}.{key}" if within else key
        return ConfigError(f"{where}: {name!r} {what}")


def _nearest(word: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    known = list(known)
    near = get_close_matches(word.replace("_", "-"), known, n=1, cutoff=0.5)
    return f"; did you mean {near[0]!r}?" if near else f"; known: {', '.join(known)}"


def _strings(
    table: Mapping[str, object], key: str, default: tuple[str, ...], places: _Places
) -> tuple[str, ...]:
    value = table.get(key, default)
    if isinstance(value, str) or not isinstance(value, (list, tuple)):
        raise places.error(key, "takes a list of strings")
    if not all(isinstance(item, str) for item in value):
        raise places.error(key, "takes a list of strings")
    return tuple(value)


def _severities(table: Mapping[str, object], places: _Places) -> dict[str, Severity]:
    value = table.get("severity", {})
    if not isinstance(value, dict):
        raise places.error("severity", "takes a table of codes and severities")
    for code, severity in value.items():
        if not isinstance(code, str):
            raise places.error("severity", "takes codes as keys")
        if severity not in SEVERITIES:
            raise places.error(code, f"takes one of {', '.join(SEVERITIES)}", "severity")
    return value


def _per_file(table: Mapping[str, object], places: _Places) -> dict[str, tuple[str, ...]]:
    value = table.get("per-file-ignores", {})
    if not isinstance(value, dict):
        raise places.error("per-file-ignores", "takes a table of globs and lists of codes")
    found = {}
    for pattern, codes in value.items():
        if not isinstance(pattern, str):
            raise places.error("per-file-ignores", f"takes globs that are text, not {pattern!r}")
        if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
            raise places.error(pattern, "takes a list of codes", "per-file-ignores")
        found[pattern] = tuple(codes)
    return found


def _mapping(table: Mapping[str, object], places: _Places) -> dict[str, str]:
    value = table.get("map", {})
    if not isinstance(value, dict):
        raise places.error("map", "takes a table of keys and the fields they mean")
    fields = (*BLOCK_FIELDS, *PAGE_FIELDS)
    for key, field in value.items():
        if not isinstance(key, str) or not key:
            raise places.error("map", f"takes keys that are text, not {key!r}")
        if field not in fields:
            hint = _nearest(str(field), fields)
            raise places.error(key, f"is mapped to {field!r}, which is no field{hint}", "map")
        if key in fields and key != field:
            raise places.error(key, f"is a field itself and cannot mean {field!r}", "map")
    return value


def _columns(table: Mapping[str, object], places: _Places) -> dict[str, Kind]:
    value = table.get("columns", {})
    if not isinstance(value, dict):
        raise places.error("columns", f"takes a table of columns, each {', '.join(KINDS)}")
    for name, kind in value.items():
        if kind not in KINDS:
            raise places.error(name, f"takes one of {', '.join(KINDS)}", "columns")
    return value


def _separator(table: Mapping[str, object], places: _Places) -> str:
    value = table.get("list-separator", SEPARATOR)
    if not isinstance(value, str) or not value.strip(BLANKS + "\r\n") or '"' in value:
        raise places.error("list-separator", "takes a text such as ';' or '|'")
    return value


def _memory(table: Mapping[str, object], places: _Places) -> float:
    value = table.get("memory", MEMORY)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value < 1e9:
        raise places.error("memory", "takes a number of megabytes above 0")
    return float(value)


def _fail_on(table: Mapping[str, object], places: _Places) -> FailOn:
    value = table.get("fail-on", "error")
    for known in FAIL_ON:
        if value == known:
            return known
    raise places.error("fail-on", f"takes one of {', '.join(FAIL_ON)}")


def _file(table: Mapping[str, object], key: str, places: _Places) -> str | None:
    value = table.get(key)
    if value is not None and not isinstance(value, str):
        raise places.error(key, "takes the name of a file")
    return value


def _today(table: Mapping[str, object], places: _Places) -> str | None:
    value = table.get("today")
    if value is None:
        return None
    from datetime import date, datetime

    # TOML has dates of its own.
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    try:
        if isinstance(value, str) and len(value) == 10:
            return date.fromisoformat(value).isoformat()
    except ValueError:
        pass
    raise places.error("today", "takes a day such as 2026-01-31")


def _check_selectors(selectors: Iterable[str], key: str, places: _Places, within: str = "") -> None:
    try:
        registry.expand(selectors)
    except UnknownName as error:
        raise places.error(key, f"is wrong: {error}", within) from error
