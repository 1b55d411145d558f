"""A row of noes is one: "We're not able to post it. I'm not able to hold it" → we're not able to post it or hold it; a rule named
beside a bare no is its reason; and nobody is afraid, or sorry to say, twice."""

import re
from collections.abc import Sequence

from bot.coach.english.text import fold
from bot.coach.kinder.said import Said
from bot.coach.reading.sentences import Seen

Found = Sequence[tuple[Seen, Said | None]]
SOFT = r"(?:i'm afraid(?: that)? |i'm sorry to say(?: that)? |i'm sorry,? but |sorry,? but )?"
UNABLE = re.compile(
    rf"(?P<soft>{SOFT})(?P<no>(?:(?:we|i)(?:'re| are|'m| am) not able to |(?:we|i) (?:can't|cannot|won't be able to) |it (?:isn't|won't be) possible to ))(?P<vp>[a-z][^,;:?!]*)\."
)
LINKED = re.compile(
    r"\b(?:because|as|since|so|but|if|unless|until|and|or|before|after|once|however|though|either|also|only|without|when|while|which|that's)\b"
)
BARE = re.compile(r"(?:do|change|help with|offer|make) (?:that|this|it|this one)(?: for you)?(?: happen)?")
AGAIN = re.compile(
    r"(?:that isn't something i(?:'m able to| can) (?:do|help with|change)|(?:i|we)(?:'m not able to|'re not able to| can't|) (?:help with|change|do) that|(?:it|that|this) (?:can't be done|isn't allowed|isn't possible|won't be possible|isn't an option|is excluded)|it's (?:excluded|not (?:covered|included|allowed|possible|permitted)))\."
)
"""Says the same no again, and of what it is is told beside it."""
NOT_SO = re.compile(
    r"\b(?:isn't|aren't|not|can't be|won't be) (?:covered|included|allowed|possible|accepted|eligible|available|refunded)\b"
)
OF_RULE = re.compile(
    r"(?:it's|it is|this comes from|that's|this is)? ?(?:against (?:the|our)|one of our) (?:rules|policy|terms)\."
)
SORRY = re.compile(
    r"(?:I'm afraid(?: that)?|I am afraid(?: that)?|I'm sorry to say(?: that)?|Sorry, but|I'm sorry, but|Sadly,?|Unfortunately,?) (?=\w)"
)
POINTS = re.compile(r"\b(?:it|them|this|these)\b")
NAMES = re.compile(r"\b(?:the|your|a|an|that)\b")
UNRULED = re.compile(
    r"(?:(?:we|i)(?:'re|'m| are| am) not able to |(?:we|i) (?:can't|won't be able to) |it (?:isn't|won't be) possible to |that (?:won't be possible|isn't something ))[^.;:?!]*\."
)
"""A no that a rule may stand before."""
MOST = 24
"""Words of two in one."""


def said_once(found: Found) -> list[tuple[Seen, Said | None]]:
    said = list(found)
    left = [at for at, (seen, each) in enumerate(said) if each and each.text and not seen.sentence.bullet]
    before, refused = left[0] if left else 0, False
    for at in left[1:]:
        (seen, first), (after, second) = said[before], said[at]
        both = _both(first, second) if first and second else None
        if both:
            said[before] = seen, both
        refused = (
            refused
            or (first is not None and first.refuses)
            or (first is not None and NOT_SO.search(fold(first.text)) is not None)
        )
        if second and (both or (refused and _no_again(second))):
            said[at] = after, second.gone("plain-no")
        else:
            before = at
    return _softened_once(_by_rule(said, left))


def _no_again(said: Said) -> bool:
    return AGAIN.fullmatch(fold(said.text)) is not None


def _both(first: Said, second: Said) -> Said | None:
    """Both in one; None where they are two, or one hangs on something."""
    one, two = UNABLE.fullmatch(fold(first.text)), UNABLE.fullmatch(fold(second.text))
    if one is None or two is None or not (first.refuses and second.refuses):
        return None
    if (
        LINKED.search(one["vp"])
        or LINKED.search(two["vp"])
        or len(f"{first.text} {two['vp']}".split()) > MOST
        or BARE.fullmatch(one["vp"])
        or _points_apart(one["vp"], two["vp"])
    ):
        return None
    if BARE.fullmatch(two["vp"]):
        return first
    more = second.text[two.start("vp") : two.end("vp")]
    verb, _, rest = more.partition(" ")
    if rest and one["vp"].startswith(f"{verb} "):
        more = rest
    return first._replace(text=f"{first.text[:-1]} or {more}.", vp="", thing="")


def _points_apart(one: str, two: str) -> bool:
    """ "it" behind a no that names nothing stands for something else."""
    return POINTS.search(two) is not None and POINTS.search(one) is None and not NAMES.search(one)


def _by_rule(said: list[tuple[Seen, Said | None]], left: Sequence[int]) -> list[tuple[Seen, Said | None]]:
    """ "I'm not able to do that. It's one of our rules." → under our rules, I'm not able to do that."""
    here = [(at, each) for at in left if (each := said[at][1]) is not None and each.text]
    rules = [(at, each) for at, each in here if OF_RULE.fullmatch(fold(each.text))]
    noes = [(at, each) for at, each in here if each.act == "refusal" and UNRULED.fullmatch(fold(each.text))]
    if len(rules) != 1 or len(noes) != 1:
        return said
    (no_at, no), (rule_at, rule) = noes[0], rules[0]
    small = no.text if no.text.startswith(("I'm", "I ")) else no.text[0].lower() + no.text[1:]
    said[no_at] = said[no_at][0], no._replace(text=f"Under our rules, {small}", bare=False)
    said[rule_at] = said[rule_at][0], rule.gone("plain-no")
    return said


def _softened_once(said: list[tuple[Seen, Said | None]]) -> list[tuple[Seen, Said | None]]:
    before = False
    for at, (seen, each) in enumerate(said):
        if each is None or not each.text:
            continue
        hit = SORRY.match(each.text)
        if hit and before:
            text = each.text[hit.end() :]
            said[at] = (
                seen,
                each._replace(fate="said", text=text[0].upper() + text[1:], rule=each.rule or "plain-no"),
            )
        before = before or hit is not None
    return said
