"""Drafts as people in support write them, of any length, each another one."""

from random import Random

_SENTENCES = (
    "As I already told you, your refund of EUR {n}.20 on order {n}-1204 is denied, because 30 days passed.",
    "Unfortunately there is nothing I can do about the {thing}.",
    "You should have read the terms before you ordered the {thing}.",
    "I understand your frustration, but this is our policy.",
    "Your {thing} left our depot in {town} on 3 March and the carrier has not scanned it since.",
    "Please be patient while our team looks into the {thing}.",
    "I have opened case {n} for you and written to the branch in {town}.",
    "The {thing} is out of stock until May, so we can't replace it.",
    "For the last time, send the photo of the {thing} to our address in {town}.",
    "We apologize for any inconvenience this may have caused.",
    "I will call you on Thursday at 10:30 with what the carrier told me about the {thing}.",
    "Your account ending in {n} was locked after three wrong passwords.",
)
_THINGS = ("saddle", "lantern", "kettle", "violin case", "tent", "projector", "winter coat", "standing desk")
_TOWNS = ("Ghent", "Porto", "Lviv", "Bergen", "Cork", "Turin")


def draft(characters: int, chance: Random) -> str:
    """Whole sentences in paragraphs of four, at most `characters` long unless one is longer."""
    sentences: list[str] = []
    length = 0
    while True:
        one = chance.choice(_SENTENCES).format(
            n=chance.randint(1000, 9999), thing=chance.choice(_THINGS), town=chance.choice(_TOWNS)
        )
        if sentences and length + len(one) + 2 > characters:
            break
        sentences.append(one)
        length += len(one) + 2
    return "\n\n".join(" ".join(sentences[n : n + 4]) for n in range(0, len(sentences), 4))
