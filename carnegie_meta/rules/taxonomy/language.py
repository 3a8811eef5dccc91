"""The language of a record: what it says, else what it is written in."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.model.view import RecordView

ENGLISH = "en"

NAMES = {
    "af": "Afrikaans",
    "am": "Amharic",
    "ar": "Arabic",
    "az": "Azerbaijani",
    "be": "Belarusian",
    "bg": "Bulgarian",
    "bn": "Bengali",
    "bs": "Bosnian",
    "ca": "Catalan",
    "cs": "Czech",
    "cy": "Welsh",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "eo": "Esperanto",
    "es": "Spanish",
    "et": "Estonian",
    "eu": "Basque",
    "fa": "Persian",
    "fi": "Finnish",
    "fil": "Filipino",
    "fr": "French",
    "ga": "Irish",
    "gl": "Galician",
    "ha": "Hausa",
    "he": "Hebrew",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "hy": "Armenian",
    "id": "Indonesian",
    "is": "Icelandic",
    "it": "Italian",
    "ja": "Japanese",
    "jv": "Javanese",
    "ka": "Georgian",
    "kk": "Kazakh",
    "ko": "Korean",
    "ku": "Kurdish",
    "ky": "Kyrgyz",
    "lb": "Luxembourgish",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "mk": "Macedonian",
    "mn": "Mongolian",
    "ms": "Malay",
    "mt": "Maltese",
    "nb": "Norwegian",
    "ne": "Nepali",
    "nl": "Dutch",
    "nn": "Norwegian",
    "pl": "Polish",
    "ps": "Pashto",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sk": "Slovak",
    "sl": "Slovenian",
    "so": "Somali",
    "sq": "Albanian",
    "sr": "Serbian",
    "sv": "Swedish",
    "sw": "Swahili",
    "ta": "Tamil",
    "tg": "Tajik",
    "th": "Thai",
    "tk": "Turkmen",
    "tr": "Turkish",
    "tt": "Tatar",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "uz": "Uzbek",
    "vi": "Vietnamese",
    "zh": "Chinese",
    "zu": "Zulu",
}
"""Languages that messages call by name; the others go by their tag."""

_SCRIPTS = {
    "Arabic": "ar",
    "Cyrillic": "ru",
    "Georgian": "ka",
    "Greek": "el",
    "Han": "zh",
    "Hangul": "ko",
    "Hebrew": "he",
    "Hiragana": "ja",
    "Katakana": "ja",
    "Thai": "th",
}
"""The language that a script is taken for when nothing else tells."""

_FAMILIES = {"Hiragana": "Han", "Katakana": "Han"}

TELLING = ("title", "summary", "authors", "primaryCenter", "regions", "topics")
"""Fields whose script tells the language, a vote each."""


class Language:
    """The language of a record.

    ``tag``: BCP 47, its first part. ``script``: the script that told it, None where the record
    says its language.
    """

    __slots__ = ("script", "tag")

    def __init__(self, tag: str, script: str | None = None) -> None:
        self.tag = tag
        self.script = script

    def holds(self, text: str, language: str) -> bool:
        """Whether a label *text*, of *language*, is one of this language as far as one can tell."""
        if primary(language) == self.tag:
            return True
        return self.script not in (None, "Latin") and script(text) == self.script

    @property
    def name(self) -> str:
        """What messages call it."""
        return named(self.tag)


def named(tag: str) -> str:
    """What messages call the language *tag*."""
    return NAMES.get(primary(tag), f"the language {tag}")


def primary(tag: str) -> str:
    """The language of *tag* without script and region."""
    return tag.replace("_", "-").partition("-")[0].lower()


def language_of(record: RecordView) -> Language:
    """The language of *record*: its key, else that of most fields with words, else English.

    A term in another language does not make it the record's: two fields must agree, and more
    than are in Latin letters.
    """
    for key in ("language", "lang", "locale"):
        value = record.data.get(key)
        if isinstance(value, str):
            tag = primary(value.strip())
            if 2 <= len(tag) <= 3 and tag.isascii() and tag.isalpha():
                return Language(tag)
    votes: dict[str, int] = {}
    for field in TELLING:
        vote = _vote(record, field)
        if vote is not None:
            votes[vote] = votes.get(vote, 0) + 1
    latin = votes.pop("Latin", 0)
    if votes:
        most = max(votes, key=lambda name: votes[name])
        if votes[most] > max(latin, 1) and most in _SCRIPTS:
            return Language(_SCRIPTS[most], most)
    return Language(ENGLISH, "Latin")


def _vote(record: RecordView, field: str) -> str | None:
    """The script of most texts in *field*."""
    text = record.text(field)
    texts = [text] if text is not None else [item for _, item in record.items(field)[:50]]
    counts: dict[str, int] = {}
    for item in texts:
        name = script(item)
        if name:
            counts[name] = counts.get(name, 0) + 1
    return max(counts, key=lambda name: counts[name]) if counts else None


def script(text: str) -> str:
    """The script of the first letter that has one, "" where none has."""
    for character in text[:200]:
        if character.isalpha():
            if character.isascii():
                return "Latin"
            from carnegie_meta.text.scripts import script_of

            name = script_of(character)
            if name:
                return _FAMILIES.get(name, name)
    return ""
