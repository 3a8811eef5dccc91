"""The command line of ``check``, read with and without argparse."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnegie_meta.cli.check_options import (
    SWITCHES,
    CheckOptions,
    options_of_check,
    parse,
    parsed,
    plain,
)

ARGUMENTS = [*SWITCHES, "-", "a.json", "content", "", "--jobs", "--jobs=2", "--select", "REL", "--"]


@given(st.lists(st.sampled_from(ARGUMENTS), max_size=6))
def test_plain_command_lines_are_read_as_argparse_reads_them(arguments: list[str]) -> None:
    found = plain(arguments)
    if found is not None:
        assert vars(found) == vars(parsed(arguments))


def test_every_option_has_a_default() -> None:
    assert vars(parsed([])) == vars(CheckOptions())


def test_paths_may_stand_between_options() -> None:
    options = parsed(["a", "--jobs", "2", "b", "--quiet", "-"])
    assert (options.paths, options.jobs, options.quiet) == (["a", "b", "-"], 2, True)


def test_an_unknown_option_ends_with_status_2() -> None:
    with pytest.raises(SystemExit) as ended:
        parse(["a", "--fux"])
    assert ended.value.code == 2


def test_every_switch_is_one() -> None:
    actions = options_of_check()._actions
    assert set(SWITCHES) == {action.option_strings[0] for action in actions if action.const is True}
