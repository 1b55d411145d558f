"""Worst points that are about somebody of theirs or themselves: ill, hurt, in tears, cold, left alone. Whom "she" means is told from the
person they named last."""

import re
from collections.abc import Iterator

from bot.coach.befell import people_shapes as shapes
from bot.coach.befell.account import OPEN
from bot.coach.befell.worst_point import Worst, hits, said_back
from bot.coach.wording import Wording

BESIDE = re.compile(r"\b(?:with|for|beside|visiting|to|by) $", re.IGNORECASE)
""" "I was in A&E with my husband and missed it": it was not he who did."""
CUT_OFF = re.compile(r"\b(?:without|with|for|of|because|until|if|when|unless)$")
"""What goes on after it was what the line is about: "can't sleep without | it"."""


def plight(text: str, wording: Wording) -> Iterator[Worst]:
    """Of somebody of theirs: "your daughter is scratching till she bleeds"; what is gravest first."""
    return iter(sorted(_plights(text, wording), key=lambda each: not shapes.GRAVER.search(each.doing)))


def _plights(text: str, wording: Wording) -> Iterator[Worst]:
    for hit in hits(shapes.PLIGHT, text):
        name = hit["name"] if hit["name"] and hit["name"].lower() not in wording.lexicon.known else ""
        kin = hit["kin"] or name or meant_by((hit["he"] or "").lower(), text[: hit.start()])
        if not kin and (hit["he"] or "").lower() in ("he", "she"):
            kin = name = _called(text[: hit.start()], wording)
        if hit["he"] and hit["he"].lower() == "they" and not shapes.NOT_THINGS.search(hit["did"].lower()):
            continue
        if not kin or re.search(r"\bsick (?:of|and tired)\b|'d\b|\bwould\b", hit[0].lower()):
            continue
        did = shapes.HAS.sub(" has", hit["did"] + shapes.EDGE.sub("", hit["rest"]))
        did = re.sub(r"^'s", " is", re.sub(r"^'re", " are", re.sub(r"^'ve", " have", did)))
        did = re.sub(
            r"^ (?:hasn't|haven't|not|never)\b", " hasn't" if not shapes.THEM.search(kin) else " haven't", did
        )
        words = said_back(f"{_plain(kin)}{did}{hit['since'] or ''}{hit['more'] or ''}", wording)
        words = re.sub(r"\ba ?& ?e\b", "A&E", words, flags=re.IGNORECASE)
        words = f"{name}{words[len(name) :]}" if name else words[:1].lower() + words[1:]
        if not OPEN.search(re.sub(r"\b(?:she|he|they|not|that)\b", "", words)) and not CUT_OFF.search(words):
            yield Worst("theirs", words)

    for hit in hits(shapes.ELIDED, text):
        if BESIDE.search(text[: hit.start()]):
            continue
        words = said_back(f"{_plain(hit['kin'])} {hit['did']}{shapes.EDGE.sub('', hit['rest'])}", wording)
        if not OPEN.search(words):
            yield Worst("theirs", words[:1].lower() + words[1:])


def _called(before: str, wording: Wording) -> str:
    """Whom they called by name last."""
    names = (each["name"] for each in shapes.CALLED.finditer(before))
    return next((name for name in reversed([*names]) if name.lower() not in wording.lexicon.known), "")


def _plain(kin: str) -> str:
    """ "Dad" is their dad; "my own mother" is their mother."""
    words = re.sub(r"\bown ", "", kin, flags=re.IGNORECASE)
    if words[:1].isupper() and words.lower() not in shapes.BARE.split("|"):
        return words
    words = re.sub(r"^the ", "my ", words, flags=re.IGNORECASE)
    return words if " " in words else f"my {words.lower()}"


def named(kin: str, wording: Wording) -> str:
    """As they are named to the customer."""
    return said_back(_plain(kin), wording)


def meant_by(he: str, before: str) -> str:
    """Whom they named last, if it may be who is meant."""
    named = [each[0] for each in re.finditer(shapes.NAMED, before, re.IGNORECASE)]
    for kin in reversed(named):
        low = kin.lower()
        if he == "they":
            return kin if shapes.THEM.search(low) else ""
        if (shapes.SHE if he == "she" else shapes.HE).search(low) or (
            shapes.ONE.search(low) and not (shapes.HE if he == "she" else shapes.SHE).search(low)
        ):
            return kin
    return ""


def illness(text: str, wording: Wording) -> Iterator[Worst]:
    """ "My mum's stroke", "my wife was in labour": said as what they have on their mind."""
    for hit in hits(shapes.BIRTH, text):
        yield Worst(
            "mind", f"{said_back(_plain(hit['kin']), wording)} {hit['what'].lower().replace('into', 'in')}"
        )
    for hit in hits(shapes.LEFT_TO_LIVE, text):
        yield Worst("ill", said_back(hit["kin"], wording))
    for hit in hits(shapes.DYING, text):
        yield Worst("ill", f"your {hit['kin'].lower()}")
    for hit in hits(shapes.ILLNESS, text):
        yield Worst("ill", f"{said_back(_plain(hit['kin']), wording)}'s {hit['what'].lower()}")


def own(text: str, wording: Wording) -> Iterator[Worst]:
    """Of themselves: "you were in hospital with pneumonia", "you had to use your EpiPen"."""
    for hit in (*hits(shapes.OWN, text), *hits(shapes.OWN_ELIDED, text)):
        did = re.sub(r"^'m", " am", re.sub(r"^'d", " had", hit["did"]))
        words = said_back(f"I{did}{shapes.EDGE.sub('', hit['rest'])}{hit['since'] or ''}", wording)
        words = re.sub(r"\ba ?& ?e\b", "A&E", words, flags=re.IGNORECASE)
        words = re.sub(
            r"^you (?:are|have)\b", lambda be: f"you'{'re' if be[0].endswith('are') else 've'}", words
        )
        if not OPEN.search(words.removeprefix("you")):
            yield Worst("own", words[:1].lower() + words[1:])
    for hit in hits(shapes.SCARED, text):
        yield Worst("own", f"you're {hit['how'].lower()} to {said_back(hit['do'], wording)}")
    for hit in hits(shapes.MY_BODY, text):
        if hit["part"]:
            be = {"'s": "is"}.get(hit["is"].lower(), hit["is"].strip().lower())
            yield Worst(
                "own",
                f"your {hit['part'].lower()} {be} {hit['how'].lower().replace('killing me', 'so painful')}",
            )
            continue
        did = hit["did"] or hit["flared"] + shapes.EDGE.sub("", hit["more"])
        yield Worst("own", f"your {(hit['what'] or hit['body']).lower()} {said_back(did, wording)}")
