"""A verdict typed as a telegram, in a whole sentence: "per the attached: refused", "re your request: denied", "decision: upheld",
"appeals within 28 days"."""

import re

from bot.coach.choice import Choice
from bot.coach.english.forms import Form, Hit
from bot.coach.kinder.forms import LEAD, cut
from bot.coach.kinder.said import Said, as_said
from bot.coach.wording import Wording

REFUSED = r"(?P<done>refused|declined|rejected|denied|dismissed|approved|granted|upheld|not upheld|withdrawn|closed|accepted|unsuccessful)"
ATTACHED = re.compile(
    LEAD
    + rf"(?:(?:as )?per|see|pls see|please see|refer to|as in|as set out in|in line with) (?:the )?(?:attached|enclosed|enclosure)(?: (?:letter|decision|notice|document|file|pdf|report|form|outcome))?[,:;.-]* *(?:(?P<what>claim|request|application|appeal|complaint|refund|order) )?{REFUSED}"
)
ATTACHED_LAST = re.compile(
    rf"(?:(?:your )?(?P<what>claim|request|application|appeal|complaint|refund|order) )?{REFUSED}[,:;.-]* *(?:(?:as )?per|see) (?:the )?(?:attached|enclosed|enclosure)(?: (?:letter|decision|notice|document|file|pdf|report|form|outcome))?"
)
APPEALS = re.compile(
    LEAD
    + r"(?:any )?(?:appeals?|right of appeal)(?: (?:should|must|may|can|are|is))?(?: (?:be )?(?:made|lodged|sent|addressed|directed|submitted|go|goes))?[:,]? (?P<to>(?:(?:in writing )?(?:to|via|through|within|by|with|at|before) [^;:]{2,80}))"
)
ABOUT = re.compile(
    rf"(?:(?:re|regarding|concerning|as to|about|on)[.:]? (?:your|the) (?:[a-z]+ )?(?P<what>claim|request|application|appeal|complaint|refund|order|query)(?: (?:of|dated|from) [^,;:]{{2,30}}?)?|(?:the )?(?:decision|outcome|result|verdict|ruling))[:,-]+ *{REFUSED}"
)


def _attached(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "Per the attached: refused" → your request has been refused, and the details are attached."""
    c, act = _verdict(hit)
    return as_said(choice.fill("firm_attached", {"c": c}) or "", "full-sentence", act, wording)


def _about(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "Re your request: denied" → I'm sorry to say that your request has been denied."""
    c, act = _verdict(hit)
    return as_said(c, "full-sentence", act, wording)


def _verdict(hit: Hit) -> tuple[str, str]:
    """As a clause, with what it does."""
    done, what = hit["done"], hit["what"] or "request"
    no = done not in ("approved", "granted", "upheld", "accepted")
    not_, _, verb = done.rpartition(" ")
    said = "was unsuccessful" if done == "unsuccessful" else f"has {not_}{' ' if not_ else ''}been {verb}"
    return f"{'I am sorry to say that ' if no else ''}your {what} {said}".replace("I am", "I'm"), (
        "refusal" if no else "grant"
    )


def _appeals(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "Appeals to the ombudsman" → if you disagree, you can appeal to the ombudsman."""
    return as_said(
        choice.fill("firm_appeal", {"to": cut(hit, "to", bare)}) or "", "full-sentence", "offer", wording
    )


VERDICTS = (
    Form(ATTACHED, _attached, ("attached", "enclos")),
    Form(ATTACHED_LAST, _attached, ("attached", "enclos")),
    Form(APPEALS, _appeals, ("appeal",)),
    Form(ABOUT, _about, (":", ",", "-")),
)  # fmt: skip
