"""Repeated keys: what the earlier value held has no place any more, and time stays linear."""

from __future__ import annotations

import time

from carnegie_meta.source.json_scan import scan


def test_the_values_of_a_repeated_key_are_forgotten() -> None:
    text = '{"a": {"b": [1, {"c/d": 2}], "b": [3]}, "a": {"e": []}, "ab": [4]}'
    result = scan(text)
    assert result.value == {"a": {"e": []}, "ab": [4]}
    assert set(result.nodes) == {"", "/a", "/a/e", "/ab", "/ab/0"}
    assert len(result.problems) == 2


def test_many_repeated_keys_take_linear_time() -> None:
    size = 20_000
    members = [f'"x{number}":1' for number in range(size)] + ['"a":[1]'] * size
    begun = time.process_time()
    result = scan("{" + ",".join(members) + "}")
    # 0.2 s here; a search through all nodes for each repeat needs a minute.
    assert time.process_time() - begun < 15
    assert len(result.problems) == size - 1
