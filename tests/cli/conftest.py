"""A command as a user types it, in this process."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from carnegie_meta.cli.main import main, say
from carnegie_meta.errors import CarnegieMetaError

Run = Callable[..., "Done"]


class Done:
    """Exit status and both outputs of a command."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status = status
        self.out = out
        self.err = err


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs ``carnegie-meta`` with arguments."""

    def run(*arguments: object) -> Done:
        try:
            status = main([str(argument) for argument in arguments])
        except CarnegieMetaError as error:
            say(str(error))
            status = 2
        except SystemExit as exit:
            status = exit.code if isinstance(exit.code, int) else 2
        captured = capsys.readouterr()
        return Done(status, captured.out, captured.err)

    return run
