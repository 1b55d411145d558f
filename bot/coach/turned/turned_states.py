"""How a thing stands, said from the other side: "No claim can be raised" → it isn't possible to raise a claim. Who does it is left
as open as it was."""

import re

from bot.coach.english.text import fold
from bot.coach.english.voice import capital
from bot.coach.turned.turned_order import lowered
from bot.coach.wording import Wording

NONE_CAN = re.compile(r"no (?P<none>[a-z -]{3,40}?) can be (?P<done>[a-z]+)(?P<rest>(?: [^;:?]{2,80})?)")
BY_YOU = frozenset(
    "left challenged downloaded requested found seen viewed tracked appealed ordered bought collected submitted booked paid printed picked completed".split()  # noqa: SIM905
)
"""What nobody but the customer does."""
CAN_BE = re.compile(
    r"(?P<what>(?!(?:it|they|this|that|no|not|nothing|only)\b)[^,;:?]{3,50}?) can be (?P<done>[a-z]+)(?P<rest>(?: [^;?]{2,90})?)"
)
IS_NOT = re.compile(
    r"(?P<what>this|that|it|[a-z ]{3,30}) (?:is not|isn't) (?P<done>covered|included|allowed|permitted|refundable|transferable|accepted|offered|provided|guaranteed)(?P<rest>(?: (?:by|under|in|on|with|at|for)\b[^,;:?]{2,60})?)"
)
NONE_THERE = re.compile(
    r"there(?:'s| is| are) no (?P<what>(?:[a-z-]+ ){0,2}?[a-z-]+)(?P<rest>(?: (?:after|before|available|left|on|at|until|in stock|for this)\b[^,;:?]{0,50})?)|no (?P<what2>(?:[a-z-]+ ){0,2}?[a-z-]+) (?:is|are) (?:currently )?(?P<rest2>available[^,;:?]{0,50})"
)
OF_NOBODY = frozenset(
    "way need point evidence answer proof doubt fault sign record change reason trace question use excuse chance risk harm possibility fee charge cost limit guarantee mistake error".split()  # noqa: SIM905
)
"""What nobody has in store."""
PASSED_ON = re.compile(
    r"(?P<what>it|this|(?:your|the) [a-z -]{3,40}?) (?:has|have)(?: now| already)? been (?P<done>passed|forwarded|sent|logged|escalated|reported|handed|referred)(?P<rest>(?: [^,;:?]{2,60})?)"
)
LEFT_THERE = re.compile(
    r"(?:i|we)(?:'ve| have)(?: now| already)? (?:put|left|added|placed) (?P<what>an? [a-z -]{3,40}?)(?P<rest> (?:in|on|for|to|at|with)\b[^,;:?]{2,60})"
)
ONLY_IF = re.compile(
    r"(?P<who>we|they|i|you|(?!only\b)[a-z' -]{3,40}?) only (?P<do>[a-z]+)(?P<what> [^,;:?]{2,60}?)? (?P<link>if|when|once|after(?! (?:that|this|then|which)\b)) (?P<on>[^,;:?]{4,80})"
)
IS_ONLY = re.compile(
    r"(?P<what>[^,;:?]{3,50}?) (?P<be>is|are) only (?P<done>[a-z]+) (?P<link>if|when|once|after(?! (?:that|this|then|which)\b)) (?P<on>[^,;:?]{4,80})"
)
BUSY = re.compile(
    r"(?P<what>(?:our|all our|the|all) [a-z ]{3,30}?) (?:is|are) (?:all )?(?P<how>very |extremely |really |quite )?busy(?P<rest>(?: (?:at the moment|right now|today|this week|at present))?)"
)
FOR_GOOD = re.compile(
    r"(?P<what>(?!(?:it|this|that|they|there)\b)[^,;:?]{3,50}?) is (?P<how>final|permanent|closed|full|complete|sold out|fully booked|over|confirmed|locked) and (?P<then>(?:will|can|won't|can't|cannot|may|is|has|must|stays)\b[^,;:?]{3,80})"
)
WANTED = re.compile(
    r"(?:please )?let (?P<who>me|us) know (?:if|whether) you (?:want|wish|would like|'d like) (?P<what>[^,;:?]{2,60}?)(?: or not)?"
)
COVERS = re.compile(
    r"(?P<what>(?:your|our|the|this) (?!.*\b(?:not|does|do|did|never|only|will|can)\b.* cover)[a-z -]{3,40}?) covers? (?P<thing>(?!only\b|not\b)[^,;:?]{3,50}?)(?P<rest>(?: (?:for|up to|from|until|only|if|within)\b[^,;:?]{1,60})?)"
)
ATTACHED = re.compile(
    r"(?P<what>(?!(?:it|this|that|they|no)\b)[^,;:?]{3,60}?) (?:is|are) attached(?P<rest>(?: and (?:is |are )?(?P<then>[^,;:?]{3,80}))?)"
)
DEADLINE = re.compile(
    r"(?P<what>(?:the|our|your) (?:[a-z]+ )?deadline(?: for [a-z ]{3,30})?) was (?P<at>(?:(?:on|at) )?(?:\d|noon|midnight|(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|last)[^;:?]*(?::\d\d)?[^;:?]*)"
)
CLOCK = re.compile(
    r"(?:noon|midnight|12 noon|\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\.?|o'clock)|\d{1,2}[:.]\d\d)\b"
)


def not_possible(sentence: str, wording: Wording) -> str:
    """ "No claim can be raised." → It isn't possible to raise a claim."""
    hit = NONE_CAN.fullmatch(fold(sentence))
    base = wording.lexicon.base(hit["done"], "participle") if hit else None
    if not hit or base is None or " and " in fold(sentence):
        return ""
    none = hit["none"]
    if none.endswith("s") or none[:1] in tuple("aeiou"):
        return ""
    return f"It isn't possible to {base} a {none}{sentence[hit.start('rest') :]}"


def you_can(sentence: str, wording: Wording) -> str:
    """ "Reviews can be left in the app." → You can leave reviews in the app."""
    hit = CAN_BE.fullmatch(fold(sentence))
    base = wording.lexicon.base(hit["done"], "participle") if hit and hit["done"] in BY_YOU else None
    if not hit or base is None or re.search(r" (?:by|not|is|are) ", f"{hit['rest']} "):
        return ""
    return f"You can {base} {lowered(sentence[: hit.end('what')], wording)}{sentence[hit.start('rest') :]}"


def not_of_those(sentence: str, wording: Wording) -> str:
    """ "This isn't covered." → This isn't something that's covered."""
    del wording
    hit = IS_NOT.fullmatch(fold(sentence))
    if not hit or re.search(r"\b(?:your|my|our|there|which|who|and)\b", hit["what"]):
        return ""
    return (
        f"{sentence[: hit.end('what')]} isn't something that's {hit['done']}{sentence[hit.start('rest') :]}"
    )


def none_there(sentence: str, wording: Wording) -> str:
    """ "There are no technicians after six." → We don't have any technicians after six."""
    del wording
    hit = NONE_THERE.fullmatch(fold(sentence))
    if not hit:
        return ""
    now = "" if hit["what"] else "2"
    what, rest = hit[f"what{now}"], sentence[hit.start(f"rest{now}") :].strip()
    if what.split()[0] == "one" or set(what.split()) & OF_NOBODY:
        return ""
    return f"We don't have any {what} {rest}".strip()


def we_passed(sentence: str, wording: Wording) -> str:
    """ "It has been passed on to the team." → We've passed it on to the team."""
    hit = PASSED_ON.fullmatch(fold(sentence))
    if not hit or " by " in hit["rest"] or " and " in hit["rest"]:
        return ""
    return (
        f"We've {hit['done']} {lowered(sentence[: hit.end('what')], wording)}{sentence[hit.start('rest') :]}"
    )


def is_there(sentence: str, wording: Wording) -> str:
    """ "I've put a note in the file." → There's now a note in the file."""
    del wording
    hit = LEFT_THERE.fullmatch(fold(sentence))
    return f"There's now {sentence[hit.start('what') :]}" if hit else ""


def not_unless(sentence: str, wording: Wording) -> str:
    """ "We only open a job when it's complete." → We don't open a job until it's complete."""
    folded = fold(sentence)
    if hit := IS_ONLY.fullmatch(folded):
        if not wording.lexicon.base(hit["done"], "participle"):
            return ""
        link = "unless" if hit["link"] == "if" else "until"
        return f"{sentence[: hit.end('what')]} {'isn' if hit['be'] == 'is' else 'aren'}'t {hit['done']} {link} {sentence[hit.start('on') :]}"
    hit = ONLY_IF.fullmatch(folded)
    if not hit or not wording.lexicon.base(hit["do"], "base", "s"):
        return ""
    base = wording.lexicon.base(hit["do"], "base")
    link = "unless" if hit["link"] == "if" else "until"
    what = sentence[hit.start("what") : hit.end("what")] if hit["what"] else ""
    third = base is None
    verb = base or wording.lexicon.base(hit["do"], "s") or hit["do"]
    if re.search(r"\b(?:can|will|is|are|was|would|could|should|have|has|had|did)$", hit["who"]):
        return ""
    return f"{sentence[: hit.end('who')]} {'doesn' if third else 'don'}'t {verb}{what} {link} {sentence[hit.start('on') :]}"


def a_busy_time(sentence: str, wording: Wording) -> str:
    """ "Our agents are very busy." → It's a very busy time for our agents."""
    hit = BUSY.fullmatch(fold(sentence))
    if not hit:
        return ""
    return (
        f"It's a {hit['how'] or ''}busy time for {lowered(sentence[: hit.end('what')], wording)}{hit['rest']}"
    )


def so_it(sentence: str, wording: Wording) -> str:
    """ "The list is final and can't be changed." → The list is final, so it can't be changed."""
    del wording
    hit = FOR_GOOD.fullmatch(fold(sentence))
    if not hit or hit["what"].endswith("s") or " and " in hit["then"]:
        return ""
    return f"{sentence[: hit.end('how')]}, so it {sentence[hit.start('then') :]}"


def wanted(sentence: str, wording: Wording) -> str:
    """ "Let us know if you want it or not." → Please let us know whether you'd like it."""
    del wording
    hit = WANTED.fullmatch(fold(sentence))
    if not hit:
        return ""
    return f"Please let {hit['who']} know whether you'd like {sentence[hit.start('what') : hit.end('what')]}"


def is_covered(sentence: str, wording: Wording) -> str:
    """ "Your policy covers a rental car for 14 days." → A rental car is covered by your policy for 14 days."""
    hit = COVERS.fullmatch(fold(sentence))
    if not hit or " and " in hit["thing"]:
        return ""
    what, thing, rest = (sentence[hit.start(name) : hit.end(name)] for name in ("what", "thing", "rest"))
    several = fold(thing).endswith("s") and not fold(thing).startswith(("a ", "an ", "the ", "any "))
    return f"{capital(thing)} {'are' if several else 'is'} covered by {lowered(what, wording)}{rest}"


def find_attached(sentence: str, wording: Wording) -> str:
    """ "The invoice is attached." → You'll find the invoice attached."""
    hit = ATTACHED.fullmatch(fold(sentence))
    if not hit:
        return ""
    what = lowered(sentence[: hit.end("what")], wording)
    then = sentence[hit.start("then") :] if hit["then"] else ""
    if not then:
        return f"You'll find {what} attached"
    it = "they're" if " are attached" in fold(sentence) else "it's"
    return f"You'll find {what} attached, and {it} {then}" if then.startswith(("due", "payable")) else ""


def passed(sentence: str, wording: Wording) -> str:
    """ "The deadline was noon." → The deadline passed at noon."""
    del wording
    hit = DEADLINE.fullmatch(fold(sentence))
    if not hit:
        return ""
    at = sentence[hit.start("at") :]
    bare = re.sub(r"^(?:on|at) ", "", at)
    link = "" if bare.startswith(("yesterday", "last")) else "at " if CLOCK.match(fold(bare)) else "on "
    return f"{sentence[: hit.end('what')]} passed {link}{bare}"
