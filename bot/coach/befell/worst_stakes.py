"""What hangs on it: what is due and when, what they need it for, what they may lose. Told behind the line that takes up the case, or alone."""

import re
from collections.abc import Iterator

from bot.coach.befell import worst_shapes as shapes
from bot.coach.befell.account import OPEN, whole
from bot.coach.befell.people_shapes import FREE, RELATION
from bot.coach.befell.worst_point import Worst, hits, said_back
from bot.coach.wording import Wording

DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
CLOCK = r"(?:(?: at| by)? \d{1,2}(?:[:.]\d\d)? ?(?:am|pm)?\b)?"
WHEN = (
    rf"(?:(?:(?:on|this|next|by|before) )*{DAY}(?: (?:morning|afternoon|evening|night))?|(?:by |before )?(?:today|tonight|tomorrow(?: (?:morning|afternoon|evening|night))?)|this (?:weekend|week|morning|afternoon|evening|month)"
    rf"|next (?:week|month|weekend)|in {shapes.NUM} (?:mins?|minutes?|hours?|days?|weeks?)|(?:on|by|before) the \d+(?:st|nd|rd|th)|(?:by|before|at) (?:\d+(?:[:.]\d\d)? ?(?:am|pm)?|noon|midnight)\b){CLOCK}"
)
DATED = re.compile(
    r"day\b|\b(?:today|tonight|tomorrow|noon|midnight|(?:this|next) (?:week|month|morning|afternoon|evening)|in \S+ (?:min|hour|day|week)|(?:by|before|at|on the) \d)",
    re.IGNORECASE,
)
"""A sign of a day or an hour: without it nothing is told of what is due."""
HAVE = r"(?:i've got|i've|i have|i have got|we've got|we've|we have|i got)"
TO_DO = re.compile(
    rf"\b{HAVE} (?P<what>(?!been\b|had\b|asked\b|to\b){FREE}(?: {FREE}){{0,3}}) to (?P<do>(?!do\b|be\b|say\b|wait\b|ask\b|use\b|get\b)[a-z]+)(?P<rest>(?: (?!{WHEN}){FREE}){{0,3}}) (?P<when>{WHEN})",
    re.IGNORECASE,
)
COMES_UP = re.compile(
    rf"\b{HAVE} (?P<what>(?:guests|people|visitors|friends|family|clients|customers|(?:an?|my|our|\d+|two|three|four|five|six|eight|ten|twelve) (?!slot\b|appointment\b|delivery|code|voucher|ticket|question|problem|issue|query|complaint|few\b|order|parcel)(?:{FREE} ){{0,2}}?(?:[\w-]+))(?: coming| arriving| visiting| due)?) (?P<when>{WHEN})",
    re.IGNORECASE,
)
FALLS = re.compile(
    rf"\b(?P<what>(?:my|our) (?:{FREE} ){{0,2}}?{FREE}|(?:the )?(?:rent|mortgage|run|race|match|show|deadline|board|fair|launch|hearing|exam|service|ceremony|party|event|concert|gig|meeting|interview|flight|funeral|wedding|christening))(?:'s| is|'re| are)(?P<due> due)? (?P<when>{WHEN})",
    re.IGNORECASE,
)
OURS = re.compile(
    r"\b(?:order|delivery|parcel|package|engineer|slot|appointment|refund|replacement|visit|fitter|office|shop|branch|line|app|site|website|subscription|renewal|contract|collection|booking|message|email|plumber|technician|house|home|phone|trial|account|internet|boiler|heating|power|car|bill|payment|train|bus)s?$"
)
GO = re.compile(
    rf"\b(?P<who>i|we) (?P<do>fly|ship|move|travel|leave|open|launch|go live|start (?:work|my \w+|uni|school|college)|go back to work|get married|go on holiday|go away|sail|compete|perform|exchange|complete|am due|are due|am due to give birth)(?P<rest>(?: (?:home|out|house|to [A-Z]\w+|abroad))?) (?P<when>{WHEN})",
    re.IGNORECASE,
)
THEY_COME = re.compile(
    rf"\b(?P<who>(?:my|our|the) (?:{FREE} )?{FREE}) (?P<do>comes?(?: out)?|goes out|arrives?|starts?|closes?|runs? out|expires?|ends?|opens?|begins?|presents?|moves? in|leaves?|fl(?:y|ies)|lands?|visits?|goes live|gets? married)(?P<rest>(?: (?:in|home|to (?:her|his|their|my|our|the) \w+))?) (?P<when>{WHEN})",
    re.IGNORECASE,
)
NEED_FOR = re.compile(
    rf"\b(?:i|we)(?: (?:really|just|desperately|only|badly))? (?:need|needed) (?P<what>it|this|that|them|(?:the|my) {FREE}(?: (?!for\b|to\b){FREE})?) (?P<for>for (?:my|our|work\b|school\b|college\b|an? (?:job|interview|funeral|wedding|visa|mortgage|exam|flat|trip))(?: {FREE}){{0,4}}|to (?:get to|pay|prove|feed|look after|care for|do my|work|breathe|live)(?: {FREE}){{0,4}})",
    re.IGNORECASE,
)
EVENT = (
    "(?:fair|wedding|funeral|party|interview|exam|trip|holiday|race|show|launch|conference|meeting|christening|prom|concert|festival|birthday|graduation"
    "|performance|recital|match|tournament|competition|move|flight|operation|scan|hearing|presentation|shoot|gig|dinner|barbecue|event|fete|fundraiser|marathon|run"
    "|ceremony|service|audition|ball|formal|reunion|camp|play|visit)"
)
FOR_IT = re.compile(
    rf"\bfor (?P<a>an?|the|my|our|his|her) (?P<what>(?:{FREE} ){{0,2}}?{EVENT}) (?P<when>{WHEN})",
    re.IGNORECASE,
)
NEEDED = re.compile(rf"\b(?:it|they)(?P<be>'s| is|'re| are) needed (?P<when>{WHEN})", re.IGNORECASE)
LIVING = re.compile(
    r"\b(?:this|that|it)(?:'s| is) how (?P<who>i|we) (?P<do>(?:pay (?:the |my |our )?(?:rent|bills|mortgage|staff)|feed (?:my|our) \w+|make (?:a|my|our) living|earn (?:a|my|our) living|get to (?:work|school|hospital)|talk to \w+ \w+))",
    re.IGNORECASE,
)
AT_STAKE = re.compile(
    r"\b(?:i|we)(?:'m| am|'re| are)?(?: (?:might|may|could|will|going to|about to|scared i'll|now))?(?:'ll)? (?:lose|losing|be losing) (?P<what>my|our) (?P<thing>job|home|house|flat|place|licence|license|business|visa|deposit|custody|contract|benefits)\b",
    re.IGNORECASE,
)
ASKED = re.compile(r"\b(?:when|what|which|how|does|do|did|is|are|will|can|could|if|whether|until|before)$")
DAYS = re.compile(rf"(?<!\bon )(?<!this )(?<!next )(?<!by )(?<!before )(?<!due )\b({DAY})", re.IGNORECASE)
TIME_OFF = re.compile(
    r"\b(?:took|taken|taking|take|used|booked|lost)(?: up)? (?P<off>unpaid leave|(?:a|the|another|half a|my) (?:whole |full )?(?:day|morning|afternoon|week)(?:'s (?:leave|pay|wages|holiday))?(?: off)?(?: work)?(?: unpaid)?|annual leave|(?:a|two|three) (?:days|shifts?)(?: off)?)\b(?= (?:for|to|off|from|and|but|because|specially)|[,.!?]|$)",
    re.IGNORECASE,
)


def stakes(text: str, wording: Wording) -> Iterator[Worst]:
    """As it follows "especially": "with staff to pay on Friday", "as you need it for your visa application"."""
    dated = _dated(text, wording) if DATED.search(text) else ()
    for words in (*_depends(text, wording), *dated):
        if not OPEN.search(re.sub(r"\b(?:that|this|them|it|they)\b", "", words)):
            yield Worst("soon", whole(words))
    for hit in hits(TIME_OFF, text):
        off = hit["off"].lower().replace("my ", "your ")
        yield Worst("off", f"{'losing' if 'pay' in off or 'wages' in off else 'taking'} {off}")


def _depends(text: str, wording: Wording) -> Iterator[str]:
    """What they need it for, or may lose."""
    for hit in hits(AT_STAKE, text):
        yield f"with your {hit['thing'].lower()} at stake"
    for hit in hits(LIVING, text):
        yield f"as it's how you {said_back(hit['do'], wording)}"
    for hit in hits(NEED_FOR, text):
        what = {"this": "it", "that": "it"}.get(hit["what"].lower(), hit["what"])
        yield f"as you need {said_back(what + ' ' + hit['for'], wording)}"


def _dated(text: str, wording: Wording) -> Iterator[str]:
    """What is due, and when."""
    for hit in hits(TO_DO, text):
        if wording.lexicon.base(hit["do"].lower(), "base"):
            yield f"with {said_back(hit['what'], wording)} to {hit['do'].lower()}{hit['rest']} {_when(hit['when'])}"
    for hit in hits(COMES_UP, text):
        if not OURS.search(hit["what"].lower()):
            yield f"with {said_back(hit['what'], wording)} {_when(hit['when'])}"
    for hit in hits(FALLS, text):
        if what := _falls(said_back(hit["what"], wording), wording):
            yield f"with {what}{hit['due'] or ''} {_when(hit['when'])}"
    for hit in hits(GO, text):
        do = hit["do"].lower().replace("am due", "are due") + hit["rest"]
        yield f"when you {said_back(do, wording)} {_when(hit['when'])}"
    for hit in hits(THEY_COME, text):
        who = said_back(hit["who"], wording)
        begun = re.split(r"[.!?]", text[: hit.start()])[-1].strip().lower()
        if not OURS.search(who.lower()) and "n't" not in who and not ASKED.search(begun):
            rest = said_back(f"{hit['do'].lower()}{hit['rest']}", wording)
            yield f"when {who[:1].lower()}{who[1:]} {rest} {_when(hit['when'])}"
    for hit in hits(FOR_IT, text):
        whose = {"my": "your", "our": "your", "his": "his", "her": "her"}.get(hit["a"].lower(), "the")
        yield f"with {whose} {said_back(hit['what'], wording)} {_when(hit['when'])}"
    for hit in hits(NEEDED, text):
        be = "it's" if "s" in hit["be"] else "they're"
        yield f"as {be} needed {_when(hit['when'])}"


def _falls(what: str, wording: Wording) -> str:
    """With its article; "" for what is ours, for people and for doings."""
    first, head = what.lower().split()[0], what.lower().rsplit(maxsplit=1)[-1]
    person = re.fullmatch(RELATION, head, re.IGNORECASE)
    if OURS.search(what.lower()) or person or wording.lexicon.base(head, "ing"):
        return ""
    if first in ("your", "the"):
        return f"{what[:1].lower()}{what[1:]}"
    return f"{'your' if first in ('rent', 'mortgage') else 'the'} {what.lower()}"


def _when(words: str) -> str:
    """With the "on" that a day was typed without."""
    words = words.strip()
    day = DAYS.sub(lambda hit: hit[1].capitalize(), words)
    day = re.sub(DAY, lambda hit: hit[0].capitalize(), day, flags=re.IGNORECASE)
    return f"on {day}" if re.match(DAY, day, re.IGNORECASE) else day
