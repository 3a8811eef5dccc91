"""Records written in the many ways that people and programs write them.

A writer gives a text and, for each pointer, the comment that stands behind its value.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from random import Random

from hypothesis import strategies as st

from carnegie_meta.model.pointer import escape

WORDS = (
    "Russia", "Ukraine", "Türkiye", "Iran", "NO", "1:30", "2020-01-02", "12", "a, b", "it's", "C#",
    'say "x"', "Россия", "one: two", "y # z", "null", "Congo (DRC)", "[x]", "-", "&a", "*b", " s ",
    "", "tab\there", "line\nline", "nbsp\xa0x", "x" * 90, "\u2028", "😀", "back\\slash", "=", "~",
)  # fmt: skip
KEYS = (
    "title",
    "type",
    "regions",
    "topics",
    "authors",
    "bio",
    "on",
    "a b",
    "x/y",
    "k~",
    "日本",
    "1",
)

words = st.sampled_from(WORDS)
scalars = words | st.booleans() | st.integers(-5, 5)


def values(null: bool = True) -> st.SearchStrategy[object]:
    """JSON values as records hold them; without *null* where a format has none."""
    leaves = scalars | st.none() if null else scalars
    return st.recursive(
        leaves,
        lambda inner: (
            st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)
        ),
        max_leaves=8,
    )


def records(null: bool = True) -> st.SearchStrategy[dict[str, object]]:
    """Records: keys mostly with lists of words."""
    value = st.lists(words, max_size=4) | values(null)
    return st.dictionaries(st.sampled_from(KEYS), value, min_size=1, max_size=5)


seeds = st.integers(0, 2**32)


class Writer:
    """One way of writing, chosen piece by piece from a seed: many small draws are slow."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.end = self.one("\n", "\n", "\r\n")
        self.comments: dict[str, str] = {}

    def one(self, *choices: str) -> str:
        return self.random.choice(choices)

    def chance(self) -> bool:
        return self.random.random() < 0.5

    def comment(self, pointer: str) -> str:
        """Perhaps a comment behind the value at *pointer*."""
        if self.random.randint(0, 3):
            return ""
        self.comments[pointer] = f"# c{len(self.comments)}c"
        return "  " + self.comments[pointer]


class JSONWriter(Writer):
    """JSON on one line, a member a line, or both."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self.step = self.one("  ", "\t", "    ", "")
        self.colon = self.one(": ", ":", " : ")
        self.comma = self.one(", ", ",", " , ")

    def text(self, record: object) -> str:
        return self.one("", " ", self.end) + self.value(record, "") + self.one("", self.end)

    def value(self, value: object, indent: str) -> str:
        if not isinstance(value, (dict, list)):
            return json.dumps(value, ensure_ascii=self.chance())
        if not value:
            inside = self.one("", "", " ", self.end + indent)
            return "{" + inside + "}" if isinstance(value, dict) else "[" + inside + "]"
        inner = indent + self.step
        lines = self.chance()
        if isinstance(value, dict):
            parts = [json.dumps(k) + self.colon + self.value(v, inner) for k, v in value.items()]
        else:
            parts = [self.value(item, inner) for item in value]
        brackets = "{}" if isinstance(value, dict) else "[]"
        if lines:
            body = self.end + inner + ("," + self.end + inner).join(parts) + self.end + indent
        else:
            pad = self.one("", " ")
            body = pad + self.comma.join(parts) + pad
        return brackets[0] + body + brackets[1]


class YAMLWriter(Writer):
    """YAML in block and flow style, quoted or plain, with comments.

    ``anchors``: whether values may have an anchor, which nothing repeats.
    """

    anchors = False

    def text(self, record: dict[str, object]) -> str:
        lines = self.mapping(record, "", "")
        head = self.one("", "", "# carnegie" + self.end, "---" + self.end)
        return head + self.end.join(lines) + self.one(self.end, "", self.end * 2)

    def scalar(self, value: object, flow: bool = False) -> str:
        if not isinstance(value, str):
            return {None: self.one("null", "~")}.get(value, json.dumps(value))  # type: ignore[call-overload]
        style = self.one("plain", "single", "double")
        simple = value.isalpha() and value not in ("NO", "null")
        if style == "plain" and simple:
            return value
        if style == "single" and value.isprintable():
            return "'" + value.replace("'", "''") + "'"
        return (
            json.dumps(value, ensure_ascii=self.chance() and "😀" not in value).replace(
                "\u2028", "\\u2028"
            )
            if "😀" not in value
            else json.dumps(value, ensure_ascii=False)
        )

    def flow(self, value: object) -> str:
        comma = self.one(", ", ",")
        if isinstance(value, list):
            return "[" + comma.join(map(self.flow, value)) + "]"
        if isinstance(value, dict):
            parts = (f"{self.scalar(k, True)}: {self.flow(v)}" for k, v in value.items())
            return "{" + comma.join(parts) + "}"
        return self.scalar(value, True)

    def member(self, head: str, value: object, indent: str, pointer: str) -> list[str]:
        """Lines of *value* behind *head*, which is ``key:`` or ``-``."""
        if isinstance(value, (list, dict)) and value and self.chance():
            if isinstance(value, dict):
                if head.endswith("-"):
                    lines = self.mapping(value, indent + "  ", pointer)
                    return [head + " " + lines[0].lstrip(" "), *lines[1:]]
                return [head, *self.mapping(value, indent + "  ", pointer)]
            if not head.endswith("-"):
                deeper = indent + self.one("", "  ")
                return [head, *self.sequence(value, deeper, pointer)]
        if isinstance(value, list) and len(value) > 1 and self.random.randint(0, 3) == 0:
            return self.tall(head, value, indent, pointer)
        if isinstance(value, str) and value and value.isalpha() and self.random.randint(0, 4) == 0:
            mark = self.one("|-", ">-", "|-  ")
            return [f"{head} {mark}", f"{indent}    {value}"]
        anchor = f"&a{len(pointer)} " if self.anchors and self.random.randint(0, 9) == 0 else ""
        return [f"{head} {anchor}{self.flow(value)}{self.comment(pointer)}"]

    def tall(self, head: str, value: list[object], indent: str, pointer: str) -> list[str]:
        """A flow list with an item a line."""
        lines = [f"{head} ["]
        for number, item in enumerate(value):
            last = number == len(value) - 1
            comma = self.one(",", "") if last else ","
            comment = self.comment(f"{pointer}/{number}")
            lines.append(f"{indent}    {self.flow(item)}{comma}{comment}")
        return [*lines, f"{indent}  ]"]

    def between(self, indent: str) -> list[str]:
        choice = self.random.randint(0, 9)
        return [""] if choice == 0 else [indent + "# above"] if choice == 1 else []

    def mapping(self, value: dict[str, object], indent: str, pointer: str) -> list[str]:
        lines: list[str] = []
        for key, item in value.items():
            if lines:
                lines += self.between(indent)
            head = f"{indent}{self.scalar(key)}:"
            lines += self.member(head, item, indent, f"{pointer}/{escape(key)}")
        return lines

    def sequence(self, value: list[object], indent: str, pointer: str) -> list[str]:
        lines: list[str] = []
        for number, item in enumerate(value):
            if lines:
                lines += self.between(indent)
            lines += self.member(f"{indent}-", item, indent, f"{pointer}/{number}")
        return lines


class TOMLWriter(Writer):
    """TOML with arrays on one line or several, inline tables and tables."""

    def text(self, record: dict[str, object]) -> str:
        plain: list[str] = []
        tables: list[str] = []
        for key, value in record.items():
            pointer = "/" + escape(key)
            name = self.key(key)
            if isinstance(value, dict) and self.chance():
                tables.append(f"[{name}]")
                for inner, item in value.items():
                    plain_line = self.value(item, f"{pointer}/{escape(inner)}")
                    tables.append(f"{self.key(inner)} = {plain_line}")
            elif (
                isinstance(value, list)
                and value
                and all(isinstance(item, dict) for item in value)
                and self.chance()
            ):
                for number, item in enumerate(value):
                    tables += [""] * self.random.randint(0, 1) + [f"[[{name}]]"]
                    for inner, part in item.items():
                        line = self.value(part, f"{pointer}/{number}/{escape(inner)}")
                        tables.append(f"{self.key(inner)} = {line}")
            else:
                plain.append(f"{name}{self.one(' = ', '=')}{self.value(value, pointer)}")
        return self.end.join(plain + tables) + self.one(self.end, "")

    def key(self, key: str) -> str:
        bare = key.isascii() and key.isalnum()
        return key if bare and self.chance() else json.dumps(key, ensure_ascii=False)

    def value(self, value: object, pointer: str) -> str:
        """A value, with a comment behind it perhaps."""
        if isinstance(value, list) and value and self.chance():
            lines = ["["]
            for number, item in enumerate(value):
                comma = self.one(",", "") if number == len(value) - 1 else ","
                lines.append(f"  {self.inline(item)}{comma}{self.comment(f'{pointer}/{number}')}")
            return self.end.join([*lines, "]"])
        return self.inline(value) + self.comment(pointer)

    def inline(self, value: object) -> str:
        if isinstance(value, list):
            return "[" + self.one(", ", ",").join(map(self.inline, value)) + "]"
        if isinstance(value, dict):
            return (
                "{" + ", ".join(f"{self.key(k)} = {self.inline(v)}" for k, v in value.items()) + "}"
            )
        if isinstance(value, str) and value.isprintable() and "'" not in value and self.chance():
            return f"'{value}'"
        return json.dumps(value, ensure_ascii=False)


def fenced(text: str, end: str, fence: str) -> str:
    """*text* as the front matter of a Markdown file whose body looks like metadata as well."""
    body = end.join(["", "# Body: [x", "", "type: Commentary", "", fence, "{ }", ""])
    return f"{fence}{end}{text.rstrip()}{end}{fence}{body}"


def _plain_json(record: object, seed: int) -> str:
    random = Random(seed)
    indent = random.choice((2, 4, "\t", None))
    separators = random.choice((None, (",", ":") if indent is None else None))
    text = json.dumps(record, ensure_ascii=False, indent=indent, separators=separators)
    return text.replace("\n", random.choice(("\n", "\r\n"))) + random.choice(("\n", ""))


def _jsonl(record: object, seed: int) -> str:
    end = Random(seed).choice(("\n", "\r\n"))
    line = json.dumps(record, ensure_ascii=bool(seed % 2))
    return line + end + end + line + end


def _yaml(record: dict[str, object], seed: int) -> str:
    writer = YAMLWriter(seed)
    writer.anchors = True
    return writer.text(record)


def _yaml_matter(record: dict[str, object], seed: int) -> str:
    writer = YAMLWriter(seed)
    lines = writer.mapping(record, "", "")
    return fenced(writer.end.join(lines), writer.end, "---")


def _toml_matter(record: dict[str, object], seed: int) -> str:
    writer = TOMLWriter(seed)
    return fenced(writer.text(record), writer.end, "+++")


def _json_matter(record: object, seed: int) -> str:
    end = Random(seed).choice(("\n", "\r\n"))
    return json.dumps(record, ensure_ascii=False, indent=2).replace("\n", end) + end * 2 + "{ x"


FILES: dict[str, tuple[str, Callable[[dict[str, object], int], str]]] = {
    "JSON": ("json", _plain_json),
    "JSON, odd": ("json", lambda record, seed: JSONWriter(seed).text(record)),
    "JSON Lines": ("jsonl", _jsonl),
    "YAML": ("yaml", _yaml),
    "TOML": ("toml", lambda record, seed: TOMLWriter(seed).text(record)),
    "front matter, YAML": ("frontmatter", _yaml_matter),
    "front matter, TOML": ("frontmatter", _toml_matter),
    "front matter, JSON": ("frontmatter", _json_matter),
}
"""Kinds of files: the reader's format, and what writes a record that way, chosen by a seed."""
