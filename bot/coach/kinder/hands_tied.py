"""A no that says how little can be done ("nothing we can do to bring it forward"), as what one isn't able to do: what it is
about, until when and from where stay in it."""

import re

from bot.coach.choice import Choice
from bot.coach.english.stretches import begins_clause
from bot.coach.english.text import ENDS, fold
from bot.coach.kinder.said import Said, as_said
from bot.coach.wording import Wording

TELLS = re.compile(r"\b(?:nothing|anything|much|a lot|little|no (?:real |easy )?way|chance|a thing)\b")
LEAD = r"(?:(?:and|but|so|look|well|sadly|unfortunately|honestly|sorry|i'm sorry|i'm afraid|i am afraid|at this (?:point|stage)|now|currently|right now),? (?:but )?)*"
THERE = r"(?:there(?:'s|s| is| was| isn't| is not|'s not|'s really not| really isn't)? (?:absolutely |really |simply |just |literally |sadly |unfortunately |also )*)?"
FOR_YOU = r"(?P<you> for you)?"
LITTLE = re.compile(
    rf"{LEAD}(?:{THERE}(?:absolutely |really )?(?P<how>nothing|not(?: very)? (?:much|a lot|a great deal|anything)|not a (?:lot|great deal|thing)|very little|little|anything|much|a lot)"
    r"(?P<more> more| else| further)?(?: at all)?(?: that)? "
    rf"(?:(?P<who>i|we)(?: (?P<could>could)(?: have)?| can| will be able to|'m able to| am able to|'re able to| are able to) (?:do|done){FOR_YOU}|(?:which |that )?(?:(?:can|could) be done|to be done|for (?P<whom>us|me) to do))"
    rf"|(?:(?P<who_cant>i|we) )?(?:really |simply |just |honestly |also )*(?:can't|cannot|can not|cant|couldn't|am unable to|are unable to|'m unable to|won't be able to|am not able to|are not able to)(?: really| simply| actually)* do (?:anything|much|a lot|a thing|any(?P<any_more> more)?)(?P<more_cant> more| else| further)?(?: at all)?(?P<you_cant> for you)?)"
    r"(?P<tail>(?:,? [^\s].*)?)"
)
"""With what is behind it as its tail."""
NO_WAY = re.compile(
    rf"{LEAD}{THERE}no (?:real |easy |possible )?way(?: that)? (?P<can>(?P<who>i|we)(?: can| could|'ll| will|'re able to| are able to| am able to)|(?:for (?P<whom>us|me|you|them|anyone|anybody|it) )?to|of) (?P<vp>[a-z].+)"
)
NO_CHANCE = re.compile(
    rf"{LEAD}{THERE}(?:absolutely )?(?:no|zero|not a) chance (?:of (?P<it>(?:it|them|this|that|your [a-z]+|the [a-z]+) )?(?P<ing>[a-z]+ing)\b(?P<rest>(?: .+)?)|to (?P<vp>[a-z].+))"
)
TO = re.compile(r" to (?P<vp>[a-z].+)")
ABOUT = re.compile(
    r" about (?P<np>(?!it\b|this\b|that\b)[^,;:!?]{3,70})(?:, (?:as |because |since )?(?P<why>(?:the|our|your|it|it's|they|they're|this) [^;:!?]{4,70}))?"
)
HAVE = re.compile(
    r" (?:unless|until|till|before) you(?: have|'ve)(?: got)? (?P<np>(?:your|the|an?|proof) ?[^,;:!?]{1,60})"
)
UNTIL = re.compile(
    r" (?P<unless>until|till|unless|before) you(?:'ve| have)? (?P<did>[a-z]+)(?P<rest>(?: [^,;:!?]{1,70})?)"
)
"""It lies with them."""
WITHOUT = re.compile(r" without (?P<np>(?:your|the|an?|proof|that|this) ?[^,;:!?]{0,60})")
MORE = re.compile(
    r" (?:with|on|for|in|until|till|unless|before|after|once|while|as long as|when|at|from|without|this|tonight|today|now)\b [^,;:!?]{2,90}(?:, (?:as|because|since) [^;:!?]{4,80})?"
)
"""Where, when and with what: it goes behind as it is."""
JOINT = re.compile(
    r"(?P<head>[^,;:?!]{6,80}?)(?:,? (?P<link>and|so) |, )(?=(?:therefore |unfortunately,? |sadly,? )?(?:there(?:'s|s| is) |nothing |not much |no way |no chance |(?:i|we) (?:can't|cannot|can not) do |can't do ))"
)
"""A sentence of its own before it."""
HEADED = re.compile(
    r"(?:if|when|once|unless|until|should|after|before|without|because|as|since|while|although|though|there|nothing|no|look|sorry|and|but|so|well)\b"
)
BARE = re.compile(
    r" in (?:this|your) (?:matter|case|instance|regard|respect|situation)|(?: for you)? (?:from|on|at) (?:my|our) (?:side|end)(?:,? .*)?| (?:for|with|about|on|to help)(?: (?:it|this|that|you|us|me|this one|that one))?(?: (?:now|here|today))?"
)
"""Says nothing of the case."""
TURNS = re.compile(
    r"\b(?:but|however|though|although|yet|except|other than|apart from|beyond|so (?:i|we)(?:'ve|'ll| have| will))\b"
)
"""A way is left open behind it."""
NO_DEED = re.compile(
    r"(?:stop|make|force|prevent|convince|persuade|change) you(?:r mind)?\b|(?:be|have|know|see|tell|say|understand)\b"
)
HELP = re.compile(r"(?:help|assist)(?: you)?(?: (?:out|further|here|now|any further))*")
PAST = re.compile(r"(?:prevent|avoid|stop|foresee|predict|know)\b")
"""Of what has been: "nothing we could do to prevent it"."""
AFRAID = re.compile(r"(?<=\w),? (?:(?:i'?m|i am) afraid|sorry)(?=,|$)", re.IGNORECASE)
""" "Nothing I can do from here, I'm afraid": the softener is put on once, later."""
MUCH = re.compile(r"\b(?:much|little|a lot|a great deal)\b")
MOST = 180


def hands_tied(text: str, wording: Wording, choice: Choice) -> Said | None:
    """None where it is no such no, says nothing but a no, or leaves a way open."""
    bare = AFRAID.sub("", text.strip(ENDS))
    folded = fold(bare)
    if not TELLS.search(folded) or len(bare) > MOST or TURNS.search(folded) or text.rstrip().endswith("?"):
        return None
    start = 0
    if (joint := JOINT.match(folded)) and not HEADED.match(folded):
        if not begins_clause(bare[: joint.end("head")], wording):
            return None
        start = joint.end()
    no, said = folded[start:], bare[start:]
    made = _little(no, said, wording, choice) or _no_way(no, said, wording, choice)
    if made and start:
        small = (
            made if made.startswith("I") and not made.startswith("It ") else f"{made[0].lower()}{made[1:]}"
        )
        made = f"{bare[: joint.end('head')]}, {joint['link'] or 'and'} {small}" if joint else made
    return as_said(made, "plain-no", "refusal", wording) if made else None


def _little(folded: str, bare: str, wording: Wording, choice: Choice) -> str | None:
    if (hit := LITTLE.fullmatch(folded)) is None:
        return None
    tail, said = hit["tail"], bare[hit.start("tail") :]
    mine = "i" in (hit["who"], hit["who_cant"]) or hit["whom"] == "me"
    who = "i" if mine else "we"
    much = MUCH.search(folded[: hit.start("tail")])
    if (to := TO.fullmatch(tail)) and not NO_DEED.match(to["vp"]):
        vp = said[to.start("vp") :]
        if HELP.fullmatch(to["vp"]):
            return choice.fill("no_help", {})
        if hit["could"] and PAST.match(to["vp"]):
            return choice.fill(f"couldn_{who}", {"vp": vp})
        nobody = not any(hit[each] for each in ("who", "who_cant", "whom")) and "done" in hit.group()
        key = "not_possible_vp" if nobody else f"cannot_{who}"
        return choice.fill(key, {"vp": f"do much to {vp}" if much else vp})
    if BARE.fullmatch(tail) or not tail:
        return None
    if about := ABOUT.fullmatch(tail):
        np = said[about.start("np") : about.end("np")]
        why = f", as {said[about.start('why') :]}" if about["why"] else ""
        return (choice.fill(f"{'much' if much else 'nothing'}_about_{who}", {"np": np}) or "") + why
    if (until := not HAVE.fullmatch(tail) and UNTIL.fullmatch(tail)) and (
        done := _done(until, said, wording)
    ):
        return choice.fill(f"only_once_{who}", {"done": done})
    if without := WITHOUT.fullmatch(tail) or HAVE.fullmatch(tail):
        return choice.fill(f"only_with_{who}", {"np": said[without.start("np") :]})
    if MORE.fullmatch(tail):
        further = hit["more"] or hit["more_cant"] or hit["any_more"]
        you = " for you" if further and (hit["you"] or hit["you_cant"]) else ""
        key = "more" if further else "much" if much else "nothing"
        return choice.fill(f"{key}_{who}", {"tail": f"{you}{said}".strip()})
    return None


def _done(until: "re.Match[str]", said: str, wording: Wording) -> str | None:
    """ "until you send the form" → sent the form"""
    base = wording.lexicon.base(until["did"], "base", "past", "participle")
    rest = said[until.start("rest") :]
    if base is None or (base == "be"):
        return None
    if base == "do" and not rest.strip():
        return "done that"
    return f"{wording.lexicon.form(base, 'participle')}{rest}"


def _no_way(folded: str, bare: str, wording: Wording, choice: Choice) -> str | None:
    if hit := NO_WAY.fullmatch(folded):
        vp = bare[hit.start("vp") :]
        if hit["can"] == "of":
            ing, _, rest = vp.partition(" ")
            base = wording.lexicon.base(fold(ing), "ing")
            return choice.fill("not_possible_vp", {"vp": f"{base} {rest}".strip()}) if base else None
        if NO_DEED.match(hit["vp"]) or wording.lexicon.base(hit["vp"].split()[0], "base") is None:
            return None
        who = hit["who"] or {"us": "we", "me": "i"}.get(hit["whom"] or "", "")
        if who:
            return choice.fill(f"not_able_{who}", {"vp": vp})
        whom = f"for {hit['whom']} " if hit["whom"] else ""
        return choice.fill("not_possible_vp", {"vp": vp, "whom": whom} if whom else {"vp": vp})
    if (hit := NO_CHANCE.fullmatch(folded)) is None:
        return None
    if hit["vp"]:
        return choice.fill("not_possible_vp", {"vp": bare[hit.start("vp") :]})
    base = wording.lexicon.base(hit["ing"], "ing")
    if base is None:
        return None
    vp = f"{base}{bare[hit.start('rest') :]}"
    if hit["it"]:
        return f"{bare[hit.start('it') : hit.end('it')]}won't {vp}"
    return choice.fill("not_possible_vp", {"vp": vp})
