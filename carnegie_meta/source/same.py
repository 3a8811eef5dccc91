"""Whether two JSON values are one."""

from __future__ import annotations


def same(first: object, second: object) -> bool:
    """Whether two JSON values are one value: order of keys aside, 1 is not true."""
    import json

    return json.dumps(first, sort_keys=True) == json.dumps(second, sort_keys=True)
