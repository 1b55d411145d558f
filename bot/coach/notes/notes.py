"""Notes to oneself, written out for the customer: "Closed Mondays, awaiting parts" is no answer, and each note is a sentence."""

import re
from collections.abc import Callable, Sequence

from bot.coach.english.dates import WHEN, timed
from bot.coach.english.text import ENDS, fold
from bot.coach.english.things import low_first
from bot.coach.english.voice import capital
from bot.coach.notes import bare_things, notes_done, notes_states
from bot.coach.notes.articles import with_articles
from bot.coach.notes.noted_things import TAKEN
from bot.coach.wording import Wording

LONGEST = 90
"""Characters of a note."""
PASS_ON = re.compile(
    r"(?P<lead>(?:i'll|i will|we'll|we will|will) )(?P<do>pass|forward|escalate|refer|report|flag|raise|send) (?=(?:on )?(?:to|with|over to|back to|up to) )"
)
AWAIT = re.compile(r"(?:still )?awaiting .{3,60}")
SENTENCE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|can|cannot|would|could|should|must|we|i|it|they|he|she|please|if|who|which|that)\b|n't\b|'(?:s|re|ve|ll|m) "
)
"""In no note but one of what is to be passed on, or is too late."""
FIRST = re.compile(
    r"(?:the )?(?:very )?(?:first|second|third|top|last) (?:hit|result|link|entry|option|page)"
)
BACK = re.compile(rf"(?:back|returning) (?P<when>{WHEN}.{{0,20}})")


def noted(line: str, wording: Wording) -> str | None:
    """The note as a sentence; None where it is none, or what is missing is not certain."""
    bare = line.strip().strip(ENDS)
    if not bare or len(bare) > LONGEST or line.rstrip().endswith(("?", "!", ":")):
        return None
    low = fold(bare)
    for kind in OURS if SENTENCE.search(low) else KINDS:
        if made := kind(bare, low, wording):
            return with_articles(capital(made), wording)
    return None


def no_order(bare: str, wording: Wording) -> str | None:
    """ "Fix by 6pm", "Score too low": what begins like an order, and is none."""
    low = fold(bare)
    if FIRST.fullmatch(low):
        return f"It's the {low.removeprefix('the ')}"
    made = (
        notes_done.due_then(bare)
        or notes_states.too_much(bare, low, wording)
        or notes_states.off(bare, low, wording)
        or bare_things.there_is(bare, low, wording)
    )
    return with_articles(capital(made), wording) if made else None


AWAITED = re.compile(
    r"(?P<lead>(?:still )?awaiting) (?P<np>[A-Za-z][a-zA-Z-]*(?: [a-z][a-z-]*){0,3}?)(?P<rest> (?:from|to|for|by|with|on|at)\b.*|$)"
)


def _awaited(text: str, wording: Wording) -> str:
    """ "awaiting spare part from Italy" → awaiting the spare part from Italy."""
    hit = AWAITED.fullmatch(text)
    if hit is None:
        return text
    head = hit["np"].rsplit(maxsplit=1)[-1]
    one = head in wording.lists["count_nouns"] and not TAKEN.match(hit["np"])
    return f"{hit['lead']} the {hit['np']}{hit['rest']}" if one else text


def _we(bare: str, low: str, wording: Wording) -> str | None:
    """ "Awaiting parts" → we're awaiting parts; "Will pass to the team" → I'll pass what you've told us to the team."""
    if AWAIT.fullmatch(low):
        return f"we're {_awaited(low_first(bare), wording)}"
    if hit := PASS_ON.match(low):
        lead = "I'll " if hit["lead"] == "will " else bare[: hit.end("lead")]
        return f"{lead}{hit['do']} what you've told us {bare[hit.end() :]}"
    if back := BACK.fullmatch(low):
        return f"we're back{timed(bare[back.start('when') :])}"
    return None


OURS = (_we, notes_states.it_is, notes_states.none_until)
KINDS: Sequence[Callable[[str, str, Wording], str | None]] = (
    _we,
    *notes_states.KINDS,
    *notes_done.KINDS,
)
