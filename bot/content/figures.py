"""Figures on the library, as Markdown: `python -m bot.content.figures > docs/reference/library.md`."""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median

from bot.content import Content, load
from bot.content.entries import Entry, QuizItem
from bot.content.prose import grade, look_alikes

HEAD = """\
# The library in figures

Made from the packs by `python -m bot.content.figures`; a test fails when this page is stale.
"""
STRENGTHS = ("trial", "field", "lab", "correlation", "practice")


def figures(content: Content) -> str:
    """The whole page. Lengths are in characters, grades by the Automated Readability Index."""
    kinds: dict[str, Sequence[Entry]] = {
        "Concepts": content.concepts,
        "Situations": content.situations,
        "Tips": content.tips,
        "Questions": content.quizzes,
        "Phrases": content.phrases,
        "Hard noes": content.say_no,
        "Care notes": content.care,
        "Plans": content.plans,
    }
    parts = [
        HEAD,
        "## Entries and how well they are founded\n",
        _table(
            ("kind", "entries", *STRENGTHS),
            ((name, len(entries), *_strengths(entries)) for name, entries in kinds.items()),
        ),
        "An entry counts once, by its strongest source.\n",
        "## By situation\n",
        _table(("situation", "tips", "questions", "phrases", "hard noes"), _by_situation(content)),
        "## By concept, in the order of learning\n",
        _table(("concept", "stage", "tips", "questions", "kinds"), _by_concept(content)),
        "## Difficulty\n",
        _table(("kind", "1", "2", "3", "4", "5"), _by_difficulty(content)),
        "## Questions: kinds and fairness\n",
        _table(("kind", "questions"), Counter(item.kind for item in content.quizzes).most_common()),
        _fairness(content.quizzes),
        "## Length and reading grade\n",
        _table(("text", "n", "median length", "longest", "median grade", "hardest"), _prose(content)),
        "## Likeness\n",
        _likeness(kinds.values()),
    ]
    return "\n".join(parts)


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines) + "\n"


def _strengths(entries: Sequence[Entry]) -> list[int]:
    best = Counter(min((source.strength for source in each.sources), key=STRENGTHS.index) for each in entries)
    return [best[strength] for strength in STRENGTHS]


def _by_situation(content: Content) -> Iterable[Sequence[object]]:
    for each in content.situations:
        shelf = content.for_situation(each.id)
        yield each.title, len(shelf.tips), len(shelf.quizzes), len(shelf.phrases), len(shelf.say_no)


def _by_concept(content: Content) -> Iterable[Sequence[object]]:
    tips = Counter(tip.concept for tip in content.tips)
    for each in content.concepts:
        asked = content.variants(each.id)
        yield each.title, each.stage, tips[each.id], len(asked), len({item.kind for item in asked})


def _by_difficulty(content: Content) -> Iterable[Sequence[object]]:
    for name, levels in (
        ("Tips", Counter(each.difficulty for each in content.tips)),
        ("Questions", Counter(each.difficulty for each in content.quizzes)),
        ("Hard noes", Counter(each.difficulty for each in content.say_no)),
    ):
        yield name, *(levels[level] for level in range(1, 6))


def _fairness(quizzes: Sequence[QuizItem]) -> str:
    places = Counter(item.right for item in quizzes if len(item.options) == 3)
    replies = [item for item in quizzes if item.options and item.kind not in ("register", "find_cold")]
    longest = sum(_right_is_longest(item) for item in replies)
    spread = ", ".join(f"{'ABC'[place]} {places[place]}" for place in range(3))
    return (
        f"The right answer stands at {spread}. Among the {len(replies)} questions whose answers are whole "
        f"replies or times, the longest one is right in {longest} ({longest / max(1, len(replies)):.0%}).\n"
    )


def _right_is_longest(item: QuizItem) -> bool:
    lengths = [len(option.text) for option in item.options]
    return item.right is not None and lengths[item.right] > max(
        lengths[: item.right] + lengths[item.right + 1 :]
    )


def _prose(content: Content) -> Iterable[Sequence[object]]:
    texts = {
        "Tip, body": [tip.body for tip in content.tips],
        "Concept": [each.what for each in content.concepts],
        "Question, explanation and feedback": [
            " ".join([item.explanation, *(option.feedback for option in item.options)])
            for item in content.quizzes
        ],
        "Phrase": [each.text for each in content.phrases],
        "Hard no, the better text": [each.after for each in content.say_no],
    }
    for name, found in texts.items():
        lengths, grades = [len(text) for text in found], [grade(text) for text in found]
        yield (
            name,
            len(found),
            round(median(lengths)),
            max(lengths),
            f"{median(grades):.1f}",
            f"{max(grades):.1f}",
        )


def _likeness(kinds: Iterable[Sequence[Entry]]) -> str:
    texts = {f"{type(each).__name__} {each.id}": _said(each) for entries in kinds for each in entries}
    nearest: dict[str, float] = dict.fromkeys(texts, 0.0)
    for pair in look_alikes(texts, 0.0):
        nearest[pair.first] = max(nearest[pair.first], pair.share)
        nearest[pair.second] = max(nearest[pair.second], pair.share)
    shares = sorted(nearest.values())
    above = sum(share >= 0.25 for share in shares)
    return (
        "Share of an entry's runs of four words that also stand in its nearest neighbour: "
        f"median {median(shares):.0%}, 95th percentile {shares[int(0.95 * len(shares))]:.0%}, most {shares[-1]:.0%}. "
        f"{above} of {len(shares)} entries share a quarter or more.\n"
    )


def _said(entry: Entry) -> str:
    fields = (
        "title",
        "body",
        "what",
        "stem",
        "customer",
        "draft",
        "text",
        "before",
        "after",
        "ask",
        "explanation",
    )
    said = [value for name in fields if isinstance(value := getattr(entry, name, None), str)]
    if isinstance(entry, QuizItem):
        said += [option.text for option in entry.options]
    return " ".join(said)


if __name__ == "__main__":
    sys.stdout.write(figures(load([Path("content")])))
