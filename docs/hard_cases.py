"""Draws docs/reference/hard-cases.md with the coach itself: `python -m docs.hard_cases`. A test fails when it is stale."""

from collections.abc import Iterator
from pathlib import Path

from bot.coach import Coach, Version
from bot.content.rules import load_rules, load_wording
from bot.content.source import Mapping, read

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "reference" / "hard-cases.md"
CASES = ROOT / "docs" / "hard_cases.yaml"
STYLES = {"warm": "After", "plain": "Plainer", "brief": "Shorter", "formal": "More formal"}
HEAD = """# Five hard cases

Before, after, and why. Drawn by `python -m docs.hard_cases` from the drafts in `docs/hard_cases.yaml`; a test fails when it is stale. The facts and the decision are the draft's; nothing is promised that was not in it. When a customer's message holds words of self-harm there is no rewrite: a person has to answer.
"""


def cases() -> list[tuple[str, str, str]]:
    """(title, what the customer wrote, the draft)"""
    entries = read(CASES)["cases"]
    assert isinstance(entries, list)
    return [
        (str(each["title"]), str(each["theirs"]), str(each["draft"]))
        for each in entries
        if isinstance(each, Mapping)
    ]


def drawn() -> str:
    words = ROOT / "content" / "en"
    coach = Coach(load_rules(words / "rules"), load_wording(words / "wording"))
    return HEAD + "".join(f"\n{line}" for line in _lines(coach)) + "\n"


def _lines(coach: Coach) -> Iterator[str]:
    for title, theirs, draft in cases():
        said = coach.rephrase(draft, context=theirs)
        yield f"## {title}\n"
        yield f"The customer: “{theirs}”\n"
        yield f"**Before.** {draft}\n"
        for version in said.versions:
            yield f"**{STYLES[version.style]}.** {version.text}\n"
        yield from _why(said.versions[0])


def _why(version: Version) -> Iterator[str]:
    for edit in version.edits:
        before = f"“{edit.before}”" if edit.before else "(nothing)"
        after = f"“{edit.after}”" if edit.after else "left out"
        yield f"- {before} → {after}. {edit.reason} ({edit.source})"
    yield ""


if __name__ == "__main__":
    PAGE.write_text(drawn(), encoding="utf-8")
