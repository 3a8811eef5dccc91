"""The public surface: what ``__all__`` says is there, loads late, and is the whole of it."""

from __future__ import annotations

import subprocess
import sys

import pytest

import carnegie_meta as cm


def test_every_public_name_can_be_had() -> None:
    for name in cm.__all__:
        assert getattr(cm, name) is not None


def test_dir_equals_all() -> None:
    assert dir(cm) == sorted(cm.__all__)


def test_types_and_run_time_name_the_same_things() -> None:
    assert set(cm._HOMES) | {"__version__"} == set(cm.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'lint'"):
        cm.lint  # type: ignore[attr-defined]  # noqa: B018  # the point of the test


def test_the_import_loads_nothing_of_the_engine() -> None:
    code = (
        "import sys, carnegie_meta; "
        "print(sorted(m for m in sys.modules if m.startswith('carnegie')))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert loaded.stdout.strip() == "['carnegie_meta', 'carnegie_meta.version']"
