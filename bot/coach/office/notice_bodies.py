"""What an office says of itself, of its people and of somebody who has to be there, said by one of its people."""

import re

from bot.coach.english.forms import Form, Hit
from bot.coach.english.phrases import plural
from bot.coach.english.text import fold
from bot.coach.english.tokens import tokens_of
from bot.coach.office.notice import MILDER, Made, cut
from bot.coach.wording import Wording

ITSELF = re.compile(
    r"(?:this|our) (?:office|department|team|company|shop|store|hotel|branch|practice|surgery|school|library|desk|unit|council|service|club|society|clinic|agency|authority|bank|university|college|museum)"
    r" (?:(?P<free>(?:does|do)(?: not|n't))|will not|won't|cannot|can't|is (?:unable|not able) to|is not in a position to|(?P<aims>aims to|endeavours to|endeavors to|tries to|seeks to))(?: accordingly| therefore)? (?P<vp>(?!be\b|have\b|know\b|need\b|look\b)[a-z]+\b.*)"
)
SOMEBODY = re.compile(
    r"(?P<who>(?:someone|somebody|an adult|a responsible adult|(?:one|two|three|four|\d+) (?:people|adults|persons|strong people)|a (?:parent|guardian|witness))(?: over \d+| aged \d+ or over| from [a-z ]{3,30}?)?) (?:has to|have to|must|needs? to|(?P<needed>(?:is|are) (?:required|needed)(?: to)?)) ?(?P<vp>(?:[a-z]+\b.*?)?)(?:,? (?:or else|or|otherwise) (?P<then>(?:you|we|it|the|they|your|there)\b.+))?"
)
STAFF = re.compile(
    r"(?P<who>(?:dr|prof|mr|mrs|ms|miss)\.? [a-z'-]+|(?:(?:the|our) )?(?:[a-z]+ )?(?P<body>[a-z]+)) (?:(?P<one>does)|do|will|shall)(?: not|n't)(?P<be> be)? (?P<verb>[a-z]+)(?P<rest>.*)"
)


def _itself(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "This office will not enter into a discussion" → we're not able to enter into a discussion."""
    vp = cut(hit, "vp", clause)
    if hit["aims"]:
        return Made(f"we aim to {vp}", "in-person", "inform")
    verb = vp.split()[0].lower()
    if hit["free"] and verb not in wording.lists["withheld"] | wording.lists["company_acts"]:
        return None
    return Made(f"we're not able to {vp}", "office-no", "refusal")


def _somebody(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Two people have to be there to receive it" → we need two people to be there to receive it."""
    who = cut(hit, "who", clause)
    then = f"; otherwise {cut(hit, 'then', clause)}" if hit["then"] else ""
    vp = cut(hit, "vp", clause)
    who = f"{who[0].lower()}{who[1:]}"
    if hit["needed"] and not hit["needed"].endswith(" to"):
        return Made(f"we need {who}{' ' if vp else ''}{vp}{then}", "please", "ask")
    if not vp or wording.lexicon.base(fold(vp).split()[0], "base") is None:
        return None
    return Made(f"we need {who} to {vp}{then}", "please", "ask")


def _staff(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "The museum does not lend wheelchairs" → the museum isn't able to lend wheelchairs."""
    who, named = cut(hit, "who", clause), hit["body"] is None
    body, rest = hit["body"] or "", cut(hit, "rest", clause)
    base = wording.lexicon.base(hit["verb"], "ing" if hit["be"] else "base")
    kept = wording.lists["states"] | wording.lists["left_undone"]
    if (
        not base
        or base in kept
        or rest.startswith((" us ", " me "))
        or not (named or body in wording.lists["our_people"])
    ):
        return None
    tokens = tokens_of(who, wording.lexicon)
    many = not named and (plural(tokens) or body in ("staff", "police", "people")) and not hit["one"]
    if not named:
        who = who if who[1:2].isupper() else who[:1].lower() + who[1:]
        who = who if many or fold(who).startswith(("the ", "our ")) else f"the {who}"
    return Made(
        f"{who} {'aren' if many else 'isn'}'t able to {MILDER.get(base, base)}{rest}", "office-no", "refusal"
    )


BODIES = (
    Form(
        ITSELF,
        _itself,
        (
            "this ",
            "our ",
        ),
    ),
    Form(
        SOMEBODY,
        _somebody,
        (
            " has to ",
            " have to ",
            " must ",
            " need",
            " required",
        ),
    ),
    Form(
        STAFF,
        _staff,
        (
            " not ",
            "n't ",
        ),
    ),
)
