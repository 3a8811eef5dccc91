"""Where the files of ``schemas/`` are: the only module that knows."""

from __future__ import annotations

import os

import jiter

from carnegie_meta.errors import UnknownName

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
# In a wheel the folder lies in the package; in a checkout, beside it.
ROOT = os.path.join(_PACKAGE, "schemas")
if not os.path.isdir(ROOT):
    ROOT = os.path.join(os.path.dirname(_PACKAGE), "schemas")

_SUFFIX = ".schema.json"


def read(name: str) -> bytes:
    """Bytes of the file *name*, relative to ``schemas/``."""
    with open(os.path.join(ROOT, name), "rb") as file:
        return file.read()


def has(name: str) -> bool:
    """Whether there is a file *name*, relative to ``schemas/``."""
    return os.path.exists(os.path.join(ROOT, name))


def names() -> tuple[str, ...]:
    """Names of the schemas, such as ``publication`` and ``vocabulary``."""
    return tuple(sorted(n.removesuffix(_SUFFIX) for n in os.listdir(ROOT) if n.endswith(_SUFFIX)))


def text(name: str) -> str:
    """The schema called *name* as it is written.

    Raises: UnknownName naming the schemas there are.
    """
    if name not in names():
        raise UnknownName(f"no schema {name!r}; known: {', '.join(names())}")
    return read(name + _SUFFIX).decode("utf-8")


def schema(name: str = "publication") -> dict[str, object]:
    """The JSON Schema called *name*, draft 2020-12.

    Raises: UnknownName naming the schemas there are.
    """
    value = jiter.from_json(text(name).encode("utf-8"))
    assert isinstance(value, dict)  # our own file
    return value


def vocabulary_names() -> tuple[str, ...]:
    """Fields that have a vocabulary file."""
    folder = os.path.join(ROOT, "vocabularies")
    return tuple(sorted(n.removesuffix(".json") for n in os.listdir(folder) if n.endswith(".json")))
