"""How long a thing takes, how it stands, which place it has in a queue, and how much time is left."""

import re

from bot.coach.english.forms import Form, Hit
from bot.coach.english.text import fold
from bot.coach.english.tokens import Token
from bot.coach.kinder.reached import QUANTITY
from bot.coach.office.notice import cut
from bot.coach.stated.stated_things import NP, Found, are, somebody, subject, thing_of
from bot.coach.wording import Wording

SPAN = rf"(?:(?:up to|about|around|at least|over|roughly|approximately|between|anything up to) )?(?:\d+ ?(?:-|–|to|and|or) ?\d+ (?:full |whole |working |business |calendar )?(?:minutes?|mins?|hours?|days?|weeks?|months?|years?)|(?:one|two|three|four|five|six|seven|eight|ten) (?:to|or) (?:two|three|four|five|six|seven|eight|ten|twelve) (?:working |business )?(?:minutes|hours|days|weeks|months)|{QUANTITY})"
TAKES = re.compile(
    rf"{NP} (?P<can>can |may |will |could |should )?(?:currently )?(?P<often>usually |normally |typically |generally |often |always )?(?:take|takes|need|needs|require|requires|are taking|is taking) (?P<q>{SPAN})(?P<rest>(?: (?:from|after|to|once|before|in|at|by|for|if|during)\b[^,;:]+)?)"
)
STATE = re.compile(
    rf"{NP} (?P<be>is|are|remains?|stays?|'s|'re)(?: (?P<still>still|currently|now|presently|yet))? (?P<state>(?:under (?:review|investigation|consideration|assessment|inspection|repair)|with (?:the|our|an?) [^,;:]{{3,50}}|in (?:the|our) (?:[a-z]+ )?(?:queue|backlog|workshop|warehouse|depot)|in (?:progress|transit|process|review)|being [a-z]+ed|pending|on hold|awaiting [^,;:]{{3,50}}|waiting (?:for|to) [^,;:]{{3,50}}|open|unresolved|outstanding|overdue)(?: (?:with|by|at|since|until|in|for)\b[^,;:]{{2,50}})?)"
)
NUMBER = re.compile(
    r"(?P<np>you|your (?:order|case|ticket|request|claim|application|repair|job|call|name|place|position)|yours)(?: (?P<be>is|are)|'re)(?: currently| now)? (?:at )?(?P<number>(?:(?:number|position|place|no\.?) |#)?\d{1,6}(?:st|nd|rd|th)?) (?P<on>in|on) (?:the|our) (?P<queue>[a-z]+ (?:list|queue)|queue|list|line|waitlist)"
)
IN_QUEUE = re.compile(
    r"you(?: are|'re)(?: currently| now)? (?P<on>in|on) (?:the|our) (?P<queue>[a-z]+ (?:list|queue)|queue|list|line|waitlist),? (?:at )?(?P<number>(?:number|position|place) \d{1,6})"
)
PLACE = re.compile(
    r"(?P<np>your (?:position|place|number)(?: (?:in|on) the [a-z]+(?: list)?)?|yours) is(?: currently| now)? (?P<number>(?:number |position )?\d{1,6}(?:st|nd|rd|th)?)"
)
AHEAD = re.compile(
    r"there(?P<be> are|'re| is|'s)(?: currently| now)? (?P<q>(?:still )?(?:\d[\d,]*|[a-z]+) (?:other )?(?:people|customers|callers|orders|cases|applicants|applications|patients|families|tickets|requests|claims|members)(?: (?:waiting|queueing|queuing))? (?:ahead of|before|in front of) (?:you|yours)(?: [^,;:]{3,40})?)"
)
HAVE_TIME = re.compile(
    rf"you(?:'ve got|'ve| have)(?: only| still| just)? (?P<q>(?:another )?{QUANTITY})(?P<left> left| remaining)?(?P<rest>(?: (?:from|after) [^,;:]{{3,40}}?)?) to (?P<vp>(?P<verb>[a-z]+)\b[^,;:]{{0,80}})"
)


def _takes(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "They can take up to 10 working days" → please allow up to 10 working days for them."""
    if hit["np"].endswith(" then"):
        return None  # "It then takes 30 days" says what comes after
    it = {"it": "it", "this": "this", "that": "that"}.get(fold(hit["np"]))
    thing = (it, list[Token]()) if it else thing_of(hit, clause, wording)
    q, rest = cut(hit, "q", clause), cut(hit, "rest", clause)
    if thing is None or somebody(thing[1], wording) or fold(hit["np"]).endswith(" and"):
        return None
    if len(thing[1]) > 1 and any(t.verbal and t.form != "ing" for t in thing[1]):
        return None
    slots = {"np": thing[0], "q": q, "rest": rest}
    if hit["often"]:
        often = {"often": hit["often"].strip()}
        return Found("stated_takes_often", slots | often, "takes")
    if it or thing[0] in ("them", "it"):
        return None if rest else Found("stated_takes_it", slots, "takes")
    ends = rest.startswith((" to ", " for ", " in ", " at ", " by ", " during ", " if "))
    return Found(
        "stated_takes" if ends else "stated_takes_from" if rest else "stated_takes_short", slots, "takes"
    )


def _state(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "Your claim remains under review" → as things stand, your claim is still under review."""
    thing = thing_of(hit, clause, wording)
    if thing is None or somebody(thing[1], wording):
        return None
    still = hit["be"].startswith(("remain", "stay")) or hit["still"] == "still"
    if thing[1][0].low == "they" or (thing[1][0].tag not in ("det", "pron") and thing[1][0].low != "the"):
        return None
    slots = {"np": subject(thing[0]), "be": are(thing[1]), "state": cut(hit, "state", clause)}
    return Found("stated_still" if still else "stated_state", slots, "state")


def _number(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "You are number 143 in the queue" → your place in the queue is number 143."""
    slots = {"number": cut(hit, "number", clause), "queue": hit["queue"], "on": hit["on"]}
    if hit["np"] == "you":
        return Found("stated_number_you", slots, "state")
    return Found("stated_number", {**slots, "np": hit["np"], "be": "is"}, "state")


def _in_queue(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "You are in the queue, position 12" → at the moment, you're at position 12 in the queue."""
    slots = {
        "number": f"at {hit['number']}",
        "queue": hit["queue"],
        "on": hit["on"],
        "np": "you",
        "be": "are",
    }
    return Found("stated_number", slots, "state")


def _ahead(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "There are 40 people ahead of you" → at the moment, there are 40 people ahead of you."""
    be = "is" if hit["be"] in (" is", "'s") else "are"
    return Found("stated_ahead", {"q": cut(hit, "q", clause), "be": be}, "state")


def _place(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "Your position is 212" → at the moment, your position is 212."""
    return Found("stated_state", {"np": hit["np"], "be": "is", "state": hit["number"]}, "state")


RIGHTS = re.compile(
    r"\b(?:ombudsman|tribunal|court|regulator|appeals?|complaints?|arbitration|adjudicator|review)\b"
)
"""To whom one may go, and need not."""


def _have_time(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "You have 14 days to dispute it" → you can dispute it within 14 days."""
    if wording.lexicon.base(hit["verb"], "base") is None or hit["verb"] in ("be", "have", "know"):
        return None
    q, vp = cut(hit, "q", clause), cut(hit, "vp", clause)
    if hit["left"] or " only" in hit.group()[:18] or " just" in hit.group()[:18]:
        only = "only " if " only " in hit.group()[:18] else ""
        return Found("stated_time_left", {"q": q, "only": only, "vp": vp, "rest": cut(hit, "rest", clause)})
    if q.startswith("another"):
        return None
    free = hit["verb"] in wording.lists["their_right"] or RIGHTS.search(fold(vp)) is not None
    key = "stated_time_for" if free else "stated_time_to"
    return Found(key, {"q": q, "vp": vp, "rest": cut(hit, "rest", clause)})


TIMES = (
    Form(TAKES, _takes, ("day", "week", "month", "hour", "minute", "year")),
    Form(NUMBER, _number, (" queue", " list", " line", " waitlist")),
    Form(IN_QUEUE, _in_queue, (" queue", " list", " line", " waitlist")),
    Form(AHEAD, _ahead, (" you",)),
    Form(PLACE, _place, ("your position ", "your place ", "your number ", "yours ")),
    Form(STATE, _state, (" is ", " are ", "remain", " stay", "'s ", "'re ")),
    Form(HAVE_TIME, _have_time, ("you have ", "you've ")),
)  # fmt: skip
