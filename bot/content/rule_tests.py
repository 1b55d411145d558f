"""Holds the coach's rules to the examples that stand beside them, and to the concepts they teach."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from bot.coach.english.index import compiled
from bot.coach.english.text import fold
from bot.coach.rules import Rule, Rules
from bot.content.rules import load_rules
from bot.content.source import ContentError, Fault, line_of, read


def failing(folder: Path, concepts: Collection[str]) -> Iterator[Fault]:
    """Every fault of the rules in `folder`: unreadable ones, examples they miss or wrongly hit, unknown concepts."""
    try:
        rules = load_rules(folder)
    except ContentError as error:
        yield from error.faults
        return
    places = dict(_places(folder))
    for rule in rules.all:
        path, line = places[rule.id]
        try:
            compiled(rule.match)
        except re.error as error:
            yield Fault(
                str(path),
                line,
                f"The rule '{rule.id}' has no regular expression: {error}.",
                "Mend its pattern.",
            )
            continue
        for text in rule.hits:
            if not _finds(rule, text):
                yield Fault(
                    str(path),
                    line,
                    f"The rule '{rule.id}' misses its own hit \"{text}\".",
                    "Widen its pattern.",
                )
        for text in rule.must_not_hit:
            if _finds(rule, text):
                remedy = "Narrow its pattern."
                yield Fault(
                    str(path), line, f"The rule '{rule.id}' hits \"{text}\", which is fine as it is.", remedy
                )
        if rule.concept not in concepts:
            message = f"The rule '{rule.id}' teaches the concept '{rule.concept}', which no pack has."
            yield Fault(str(path), line, message, "Name a concept of the packs.")


def _finds(rule: Rule, text: str) -> bool:
    folded = fold(text)
    return bool(Rules.of([rule]).find(folded))


def _places(folder: Path) -> Iterator[tuple[str, tuple[Path, int]]]:
    for path in sorted(folder.glob("*.yaml")):
        root = read(path)
        for number, entry in enumerate(root["rules"]):
            if isinstance(entry, dict):
                yield str(entry["id"]), (path, line_of(root, ("rules", number, "id")))
