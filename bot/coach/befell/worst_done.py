"""Worst points that are about a body or somebody's dignity: hurt, shamed, preyed on, somebody of theirs left."""

import re
from collections.abc import Iterator

from bot.coach.befell import worst_shapes as shapes
from bot.coach.befell.account import OPEN
from bot.coach.befell.worst_point import Worst, hits, said_back
from bot.coach.wording import Wording

MISSED_LIGHT = re.compile(
    r"\bmissed (?:\w+ )?(?:\w+ )?(?:window|deadline|delivery|parcel|calls?|emails?|payments?|slot|collection|cut-?off)\b"
)
"""What somebody of theirs missed that is told as a slip."""


def hospital(text: str, wording: Wording) -> Iterator[Worst]:
    for hit in hits(shapes.IN_HOSPITAL, text):
        place = (hit["in"] or hit["to"]).lower()
        place = (
            "A&E"
            if place in ("a&e", "a & e", "a and e", "a& e", "a &e")
            else {"er": "the ER", "icu": "the ICU"}.get(place.removeprefix("the "), place)
        )
        place = "hospital" if place == "the hospital" else place
        if hit["night"]:
            night = re.sub(r"^(?:last|all) ", "a ", hit["night"].lower())
            yield Worst("hospital", f"spending {night} in {place}")
        else:
            yield Worst("hospital", f"ending up in {place}")
    for hit in hits(shapes.NO_AIR, text):
        shock = (hit["shock"] or "").lower()
        if not shock:
            part = (
                f"having your {(hit['part'] or '').lower()} swell up"
                if (hit["whose"] or "").lower() == "my"
                else "a reaction like that"
            )
            breath = (
                f"having {said_back(hit['kin'], wording)} struggle to breathe"
                if hit["kin"]
                else "struggling to breathe"
            )
            yield Worst("hospital", part if hit["part"] else breath)
        else:
            yield Worst(
                "hospital",
                shock if shock.startswith("ana") else f"{'an' if shock[0] in 'aeiou' else 'a'} {shock}",
            )


def hurt(text: str, wording: Wording) -> Iterator[Worst]:
    for hit in hits(shapes.INJURY, text):
        how, part = shapes.HURT[hit["how"].lower()], (hit["part"] or hit["parts"]).lower()
        adjective = hit["how"].lower() in (
            "broken",
            "swollen",
            "fractured",
            "sprained",
            "burned",
            "burnt",
            "chipped",
            "bruised",
            "twisted",
        )
        if not hit["whose"] and not adjective:
            continue
        article = "" if hit["parts"] else "an " if how[0] in "aeiou" else "a "
        yield Worst("hurt", f"{article}{how} {part}", f"the {how} {part}")


def wronged(text: str, wording: Wording) -> Iterator[Worst]:
    for hit in hits(shapes.SPITE, text):
        whose = said_back(hit["kin"], wording) if hit["kin"] else ""
        yield Worst("wronged", f"having {whose} called names" if whose else "being called names")
    for hit in hits(shapes.AT_ME, text):
        did = hit["did"].split()[0].lower()
        base = wording.lexicon.base(did, "past")
        did = wording.lexicon.form(base, "participle") if base else did
        did = " ".join([did, *hit["did"].split()[1:]])
        if did.split()[0] in ("rolled", "spat", "sighed"):
            did = "treated"
            yield Worst("wronged", "being treated like that")
            continue
        more = said_back(hit["more"] or "", wording)
        who = "" if hit["who"].lower() in ("me", "us") else said_back(hit["who"], wording)
        yield Worst(
            "wronged", " ".join(f"{f'having {who}' if who else 'being'} {did} {hit['at']} {more}".split())
        )
    for hit in hits(shapes.ACCUSED, text):
        if not re.search(
            r"\b(?:i|me|us|we|was|were|got|being)\b[\w' ]{0,12}$|", text[: hit.start()], re.IGNORECASE
        ):
            continue
        if hit["me"].lower().split()[0] in ("ignored", "blamed", "searched") and " front of" not in hit["of"]:
            continue
        base = {"accusing": "accused"}.get(hit["me"].lower(), hit["me"].lower())
        yield Worst("wronged", f"being {base} {said_back(hit['of'], wording)}")
    for hit in hits(shapes.SNEERED, text):
        if hit["when"]:
            yield Worst("wronged", f"being laughed at when {said_back(hit['when'], wording)}")
        else:
            put = wording.lexicon.base(hit["put"].lower(), "past")
            put = wording.lexicon.form(put, "participle") if put else hit["put"].lower()
            yield Worst(
                "wronged", f"having {said_back(hit['what'], wording)} {put} {said_back(hit['over'], wording)}"
            )
    for hit in shapes.PUBLIC.finditer(text):
        yield Worst(
            "wronged",
            f"having your {hit['card'].strip().lower()} {hit['did'].lower()} {said_back(hit['front'], wording)}",
        )
    for hit in hits(shapes.PREYED, text):
        base = wording.lexicon.base(hit["doing"].lower(), "ing")
        if base:
            yield Worst("wronged", f"having someone {base} {said_back(hit['whom'], wording)}")
    for hit in hits(shapes.TOLD_OFF, text):
        yield Worst("wronged", f"being told you were {said_back(hit['what'], wording)}")
    for hit in hits(shapes.MADE_ME, text):
        base = wording.lexicon.base(hit["verb"].lower(), "base")
        if base and base not in (
            "feel",
            "look",
            "think",
            "believe",
            "miss",
            "lose",
            "want",
            "sick",
            "pay",
            "late",
            "so",
            "an",
            "a",
        ):
            who = hit["who"].lower()
            rest = said_back(hit["rest"], wording)
            if who in ("me", "us"):
                yield Worst("wronged", f"having to {base} {rest}")
            elif base in ("cry", "stand", "sit", "wait", "walk", "kneel", "beg", "sleep"):
                yield Worst("wronged", f"having {said_back(who, wording)} made to {base} {rest}")


def theirs(text: str, wording: Wording) -> Iterator[Worst]:
    for hit in hits(shapes.LEFT, text):
        did = hit["did"].lower().replace("'s been", "has been")
        words = said_back(f"{hit['who']} {did}{hit['rest']}", wording)
        if not OPEN.search(words) and not MISSED_LIGHT.search(words):
            yield Worst("theirs", words[:1].lower() + words[1:])
