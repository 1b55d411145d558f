"""What a draft tells the customer not to do, or to do no more, said as what there is no need for: "stop calling as it is
logged", "don't email again, it just resets your place"."""

import re

from bot.coach.choice import Choice
from bot.coach.english.text import fold
from bot.coach.kinder.said import Said, as_said
from bot.coach.wording import Wording

CONTACT = re.compile(
    r"\b(?:call|email|mail|messag|writ|contact|chas|ring|phon|ask|spamm?|complain|shout|whin|moan)ing\b"
)
ONLY_THAT = re.compile(
    r"(?:please |and |so )*(?:do not|don'?t) (?:keep )?(?P<vp>(?!worry\b|bother\b|be\b|panic\b)[a-z]+\b(?: (?!as\b|or\b|unless\b|because\b|until\b)[^ ,;:]+){0,9}?)(?:,? (?:as|because|since)|[,;]| -| –|,? and) (?P<who>it|that|this)(?P<then>(?:'ll| will)? (?:(?:just|only|simply) )?(?!(?:wast|anno|irritat|bother|is\b|isn|won|does))[a-z]+ .{3,80})",
    re.IGNORECASE,
)
""" "Don't email again, it just resets your place." """


NO_MORE = re.compile(
    r"(?:please |kindly |and |so |now )*(?:(?:stop|quit|cease) (?P<ing>[a-z]+ing)|(?:do not|don'?t) (?:keep (?P<keep>[a-z]+ing)|(?P<base>chase|chaser?|call|ring|phone|e-?mail|write|message|contact|text)))(?P<rest>(?: (?!as\b|because\b|since\b)[^ ,;:]+){0,6}?)(?:,? (?:as|because|since)|[,;]| -) (?P<why>(?:it|this|that|the|your|our|an?|we|i|they)(?:'s|'re|'ve| [a-z]+).*)",
    re.IGNORECASE,
)
""" "Stop calling as it is logged": the reason is what they called about."""
SCOLDS = re.compile(
    r"\b(?:wast|anno|irritat|bother|only|just|simply|won't|will not|doesn't|isn't|does not|not going|busy)"
)
AGAIN = re.compile(
    r"(?:refresh|reload|resubmit|resend|reapply|reorder|chase|(?:keep |continue |go on |carry on )(?:refreshing|reloading|resubmitting|resending|chasing|calling|ringing|phoning|writing|emailing|messaging|checking|opening|asking|clicking|submitting))\b(?: (?!after\b|until\b|while\b|during\b|before\b|with\b|without\b)[^ ,;:]+){0,6}"
    r"|(?:open|submit|send|file|create|call|ring|e-?mail|message|book|order|upload|log|post|phone|text|pay|fill)\b(?: [^ ,;:]+){0,4}? (?:again|twice|another|more than once|a (?:second|new|further|duplicate)|any (?:more|further|new)|duplicates?|further|more|new)\b(?: [^ ,;:]+){0,6}"
)
"""What is done already, and would be done once more for nothing."""
ONCE_MORE = re.compile(r"(?:send|submit|upload|bring|post|file|order|use|try|do) again")
""" "Do not send again": it may be a thing that isn't wanted at all."""


def keeps_off(bare: str) -> bool:
    """Whether it tells them to leave something, and why."""
    return ONLY_THAT.fullmatch(bare) is not None or _is_no_more(NO_MORE.fullmatch(bare))


def kept_off(bare: str, wording: Wording, choice: Choice) -> Said | None:
    if hit := ONLY_THAT.fullmatch(bare):
        return _best_not(hit, wording)
    hit = NO_MORE.fullmatch(bare)
    return _no_need(hit, wording, choice) if hit else None


def _is_no_more(hit: "re.Match[str] | None") -> bool:
    if hit is None or SCOLDS.search(fold(hit["why"])):
        return False
    ing = hit["ing"] or hit["keep"]
    return not ing or CONTACT.search(fold(ing)) is not None


def done_again(base: str, vp: str, wording: Wording, choice: Choice) -> Said | None:
    """What they are told not to do once more; None where nothing is to be done again."""
    if ONCE_MORE.fullmatch(fold(vp)):
        return as_said(f"Please don't {base} it again", "please", "ask", wording)
    if AGAIN.fullmatch(fold(vp)):
        return as_said(choice.fill("push_no_need", {"vp": vp}) or "", "please", "warning", wording)
    return None


def _best_not(hit: "re.Match[str]", wording: Wording) -> Said:
    """ "Don't refresh, it only restarts the queue" → it's best not to refresh, as that only restarts the queue."""
    who = "that" if hit["who"].lower() in ("it", "that", "this") else hit["who"].lower()
    return as_said(f"It's best not to {hit['vp']}, as {who}{hit['then']}", "please", "ask", wording)


def _no_need(hit: "re.Match[str]", wording: Wording, choice: Choice) -> Said | None:
    """ "Please stop calling as it is logged" → there's no need to keep calling, as it is logged."""
    ing = hit["ing"] or hit["keep"]
    vp = f"keep {ing}{hit['rest']}" if ing else f"{hit['base'].lower()}{hit['rest']}"
    no_need = choice.fill("push_no_need", {"vp": vp})
    return as_said(f"{no_need}, as {hit['why']}", "please", "warning", wording)
