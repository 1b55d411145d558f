"""Our strings by key and locale. `{name}` in a string is filled with data or a person's words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bot.content.source import ContentError, load_strings
from bot.message import Note, Said, Span, Spans, Text

_SLOT = re.compile(r"\{(\w+)\}")


class Texts:
    """All strings of the product. A missing key raises KeyError naming it: tests walk every key used."""

    def __init__(self, by_locale: Mapping[str, Mapping[str, str]]) -> None:
        self._by_locale = by_locale
        self._words = {locale: Words(self, locale) for locale in by_locale}

    def spans(self, key: str, locale: str = "en", **values: str | int | Spans) -> Spans:
        """The string as spans: what fills a slot is always escaped, unless it is spans of ours."""
        return fill(self._find(key, locale), values)

    def text(self, key: str, locale: str = "en", **values: str | int | Spans) -> Text:
        return Text(self.spans(key, locale, **values))

    def plain(self, key: str, locale: str = "en", **values: str | int) -> str:
        """The string for places without markup: labels, titles, hints."""
        found = self._find(key, locale)
        return _SLOT.sub(lambda m: str(values[m[1]]), found) if "{" in found else found

    def words(self, locale: str) -> "Words":
        return self._words.get(locale) or Words(self, locale)

    def has(self, key: str, locale: str = "en") -> bool:
        return key in self._by_locale["en"] or key in self._by_locale.get(locale, {})

    def _find(self, key: str, locale: str) -> str:
        found = self._by_locale.get(locale, {}).get(key)
        return found if found is not None else self._by_locale["en"][key]


@dataclass(frozen=True, slots=True)
class Words:
    """The strings in one person's language."""

    texts: Texts
    locale: str

    def plain(self, key: str, **values: str | int) -> str:
        return self.texts.plain(key, self.locale, **values)

    def spans(self, key: str, **values: str | int | Spans) -> Spans:
        return self.texts.spans(key, self.locale, **values)

    def text(self, key: str, **values: str | int | Spans) -> Text:
        return Text(self.spans(key, **values))

    def has(self, key: str) -> bool:
        return self.texts.has(key, self.locale)

    def note(self, key: str, **values: str | int | Spans) -> Note:
        return Note(self.spans(key, **values))


def ours(**values: str | int) -> dict[str, Spans]:
    """Values that are our own words too, such as a pack's: they go into a string as part of it."""
    return {name: (str(value),) for name, value in values.items()}


def fill(template: str, values: Mapping[str, str | int | Spans]) -> Spans:
    """Puts values into `{slots}` as a person's words; a tuple of spans goes in as it is."""
    out: list[Span] = []
    for n, bit in enumerate(_bits(template)):
        if n % 2 == 0:
            if bit:
                out.append(bit)
            continue
        value = values[bit]
        if isinstance(value, tuple):
            out.extend(value)
        else:
            out.append(Said(str(value)))
    return tuple(out)


@lru_cache(maxsize=1024)
def _bits(template: str) -> tuple[str, ...]:
    """Words and names of slots in turn; the same few are filled thousands of times."""
    return tuple(_SLOT.split(template))


def load_texts(folders: Sequence[Path]) -> Texts:
    """Reads `<folder>/<locale>/strings/*.yaml` of every folder; raises ContentError naming file and line."""
    by_locale: dict[str, dict[str, str]] = {}
    for folder in folders:
        for path in sorted(folder.glob("*/strings/*.yaml")):
            known = by_locale.setdefault(path.parent.parent.name, {})
            for key, (text, line) in load_strings(path).items():
                if key in known:
                    raise ContentError(path, line, f"the key {key} is used twice", "rename one of the two")
                known[key] = text
    return Texts(by_locale)
