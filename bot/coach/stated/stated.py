"""Short statements that are true, firm and cold where they stand alone, in a person's words: "The excess is in your policy."
→ there's more about the excess in your policy. Facts, polarity and words of the case stay.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from bot.coach.answer.plan import Plan
from bot.coach.answer.reasoned import reasoned
from bot.coach.answer.reasons import with_reasons
from bot.coach.answer.softening import softened
from bot.coach.choice import Choice
from bot.coach.english.forms import Form, fitting
from bot.coach.english.text import ENDS, fold
from bot.coach.kinder.said import Said, as_said, retold
from bot.coach.reading.sentences import Seen
from bot.coach.stated.claimed import SPACES
from bot.coach.stated.stated_claims import CLAIMS
from bot.coach.stated.stated_generally import GENERALLY
from bot.coach.stated.stated_records import RECORDS
from bot.coach.stated.stated_theirs import THEIRS
from bot.coach.stated.stated_things import Find, Found
from bot.coach.stated.stated_times import TIMES
from bot.coach.stated.verdicts import ENDED, GROUNDS, comes_of
from bot.coach.wording import Wording

LONGEST = 24
"""Words of a statement that counts as short."""
SCRAP = 3
"""Words of a scrap, which is said kindly enough once it is a sentence: "3-5 days." """
AS_IT_WAS = frozenset(["", "full-sentence", "plain-word"])
"""Rules that leave a sentence's own words."""
FORMS: Sequence[Form[Find]] = (*CLAIMS, *GENERALLY, *RECORDS, *TIMES, *THEIRS)
LINKS: Mapping[tuple[str, str], str] = {
    ("stated_differs", "sum"): "stated_differs_so",
    ("stated_shows", "sum"): "stated_shows_so",
    ("stated_entitled", "not_one"): "stated_entitled_and",
}
"""The ways to say one with the next in a sentence, where it is sure what they have to do with each other."""
AS_FOLLOWS: Mapping[str, str] = {"sum": "{sum} {be} {done} {rest}", "not_one": "you're not {what}"}
"""How the second says it."""


def plainly_stated(plan: Plan, text: str, wording: Wording, choice: Choice) -> Plan:
    """The plan with its firm statements said as a person would, but for those that a reason or a no is joined to.

    `text`: the draft.
    """
    found = {
        place: kind
        for place, (seen, said) in enumerate(plan.said)
        if (kind := _kind(seen, said, wording)) is not None
    }
    if not found:
        return plan
    trial = Choice(choice.frames, choice.salt)
    linked = with_reasons(reasoned(softened(plan, "", wording, trial), text, wording, trial), text, wording)
    said = list(plan.said)
    taken = {
        place
        for place, kind in found.items()
        if not kind.key.startswith("claim_") and _is_joined(linked.said[place][1])
    }
    starts: set[str] = set()
    for place, kind in found.items():
        seen, was = said[place]
        if was is None or place in taken:
            continue
        key, slots = kind.key, kind.slots
        after = found.get(place + 1)
        if after and place + 1 not in taken and (joint := LINKS.get((kind.key, after.kind))):
            next_seen, following = said[place + 1]
            if following and seen.sentence.goes_on(next_seen.sentence, text):
                key, slots = joint, {**slots, "then": AS_FOLLOWS[after.kind].format_map(after.slots)}
                taken.add(place + 1)
                said[place + 1] = next_seen, _gone(following, wording)
        if kind.kind == "verdict" and (joint := _behind(said, place, kind, text)):
            before, verdict = joint
            said[place - 1] = said[place - 1][0], retold(before[0], before[1], "in-person", wording)
            said[place] = seen, as_told(was, "x", kind.act or "inform", wording)._replace(text=f"{verdict}.")
            continue
        made = _unlike(key, slots, choice, starts) if key else None
        if made is None:
            continue
        if after and place + 1 not in taken and kind.kind in GROUNDS and after.kind == "verdict":
            next_seen, following = said[place + 1]
            if following and seen.sentence.goes_on(next_seen.sentence, text):
                made = f"{made}, so {after.slots['then']}"
                taken.add(place + 1)
                said[place + 1] = next_seen, _gone(following, wording)
        starts.add(_start(made))
        said[place] = seen, as_told(was, made, kind.act, wording)
    return replace(plan, said=tuple(said))


def _gone(said: Said, wording: Wording) -> Said:
    """It is said with the sentence before it."""
    return as_told(said, "x", "inform", wording)._replace(fate="dropped", text="")


def _behind(
    said: Sequence[tuple[Seen, Said | None]], place: int, verdict: Found, text: str
) -> tuple[tuple[Said, str], str] | None:
    """The sentence before a verdict that comes of it, and the verdict."""
    if not place or not said[place - 1][0].sentence.goes_on(said[place][0].sentence, text):
        return None
    before, earlier = said[place - 1][1], said[place - 2][1] if place > 1 else None
    joint = comes_of(before, earlier, verdict.slots["then"], closes=verdict.key in ("", "claim_closed"))
    return ((before, joint[0]), joint[1]) if before and joint else None


def _unlike(key: str, slots: Mapping[str, str], choice: Choice, starts: Collection[str]) -> str | None:
    """A way that begins like none before it, where there is one."""
    made = None
    for _ in choice.ways(key):
        made = choice.fill(key, {name: value or " " for name, value in slots.items()})
        if made is None or _start(made) not in starts:
            break
    return made


def _start(made: str) -> str:
    return " ".join(made.split()[:2]).lower()


def _is_joined(said: Said | None) -> bool:
    return said is not None and (said.text.endswith(",") or said.text[:1].islower())


def _kind(seen: Seen, said: Said | None, wording: Wording) -> Found | None:
    if said is None or said.fate == "dropped" or seen.sentence.bullet:
        return None
    bare = said.text.strip(ENDS)
    if said.rule not in AS_IT_WAS and (hit := ENDED.fullmatch(fold(said.text))):
        return Found("", {"then": hit["then"]}, "verdict", said.act)
    changed = bare != seen.words.strip(ENDS)
    swapped = said.rule.startswith("swap-") and said.act == "inform"
    if changed and not swapped and (said.rule not in AS_IT_WAS or len(seen.words.split()) <= SCRAP):
        return None
    if not bare or said.text[-1:] in "?:!" or ". " in bare or len(bare.split()) > LONGEST:
        return None
    return stated(bare, wording)


def stated(bare: str, wording: Wording) -> Found | None:
    """What kind of statement a sentence without its stop is; None where it is none of these."""
    found = (make(hit, bare, wording) for make, hit in fitting(FORMS, fold(bare)))
    return next((each for each in found if each), None)


def as_told(said: Said, made: str, act: str, wording: Wording) -> Said:
    new = as_said(SPACES.sub(" ", made), "in-person", act, wording)
    new = new._replace(act="refusal" if said.act == "refusal" else act)
    return new._replace(rule=said.rule, reason=said.reason, source=said.source) if said.rule else new
