"""What comes of a thing, with the comma before it and the thing named once: "…, so it is not flying"."""

import re

from bot.coach.english.stretches import begins_clause
from bot.coach.wording import Wording

SO = re.compile(
    r"(?<=[\w%)]) so (?=(?:we|i|you|it|he|she|they|there|this|that|the|your|our|my|no)(?:'\w+)? )(?!\w+ (?:can|could|may|might)\b)(?!that (?:we|i|you|it|he|she|they|the|your|our)\b)",
    re.IGNORECASE,
)
LEANS = re.compile(
    r"(?:\b(?:if only|and|or|but|even|just|not|do|does|did|think|says?|said|hopes?|hope|is|are|was|were|be|been|more|less|ever|very|ok|okay|right|well|oh|if|when|because|,))$",
    re.IGNORECASE,
)
"""What "so" goes with, rather than with what comes after it."""
LONGEST = 500
"""Characters of what we put in a sentence's place."""
FEWEST = 4
"""Words before it that may be a clause."""
PETS = frozenset(["dog", "cat", "pet", "horse", "hamster", "rabbit", "puppy", "kitten"])
AGAIN = re.compile(
    r"(?P<det>your|the) (?P<thing>(?!the\b|your\b)[a-z]{3,}(?<!s)) (?P<first>(?:is|was|has|isn't|wasn't|hasn't|can't|cannot) [^.;:?!]{2,70}), so (?P=det) (?P=thing) (?P<then>is|was|has|can|cannot|will|won't|isn't|can't)\b",
    re.IGNORECASE,
)
"""The same thing before "so" and after it."""


def parted_before_so(text: str, wording: Wording) -> str:
    """With a comma before a clause that follows from another; `text` is of our own making."""
    if " so " not in text or len(text) > LONGEST:
        return text
    out, end = "", 0
    for hit in SO.finditer(text):
        start = max(text.rfind(stop, 0, hit.start()) for stop in ".?!;:,") + 1
        before = text[start : hit.start()]
        if (
            len(before.split()) < FEWEST
            or LEANS.search(before)
            or not begins_clause(text[hit.end() :], wording)
        ):
            continue
        out += f"{text[end : hit.start()]},"
        end = hit.start()
    made = out + text[end:]
    hit = AGAIN.search(made)
    if hit and hit["thing"].lower() not in wording.lists["people"] - PETS:
        made = f"{made[: hit.start()]}{hit['det']} {hit['thing']} {hit['first']}, so it {hit['then']}{made[hit.end() :]}"
    return made
