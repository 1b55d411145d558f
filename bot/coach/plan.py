"""What becomes of each sentence of a draft, and what all of them say together."""

import re
from dataclasses import dataclass, replace

from bot.coach.choice import Choice
from bot.coach.cuts import Hurt
from bot.coach.named import ENDS, has_fact
from bot.coach.parts import dropped
from bot.coach.read import Draft
from bot.coach.said import Said
from bot.coach.saying import Why, plainly, say, swapped
from bot.coach.sentences import Seen
from bot.coach.together import together
from bot.coach.tokens import tokens_of, written
from bot.coach.voice import lowered, tidy
from bot.coach.whole import time_first
from bot.coach.wording import Wording

NO = re.compile(r"\b(?:not|no|never|cannot|only|final|closed|denied|unable)\b|n't\b")


@dataclass(frozen=True, slots=True)
class Plan:
    """The draft's sentences with what became of each; None stands for a cold one that was not understood."""

    said: tuple[tuple[Seen, Said | None], ...]
    topic: frozenset[str]

    @property
    def understood(self) -> bool:
        return all(said is not None for _, said in self.said) and not self.hollow

    def only_scorns(self, wording: Wording) -> bool:
        """Every "no" of the draft stands in a jibe that was left out: there is none to be kept."""
        noes = [(seen, said) for seen, said in self.said if wording.patterns["any_no"].search(seen.folded)]
        scorn = wording.patterns["scorn"]
        return bool(noes) and all(
            s is not None and s.fate == "dropped" and scorn.search(seen.folded) for seen, s in noes
        )

    @property
    def hollow(self) -> bool:
        """Every sentence was left out, and one of them named something: then more was said than tone."""
        gone = all(said is not None and said.fate == "dropped" for _, said in self.said)
        return gone and any(said is not None and said.rule == "tone" and said.thing for _, said in self.said)

    @property
    def acts(self) -> frozenset[str]:
        return frozenset(s.act for _, s in self.said if s is not None and s.act and s.fate == "said")

    @property
    def refused(self) -> str:
        """What the draft won't give, as a thing: "Sunday collections"."""
        return next((s.thing for _, s in self.said if s is not None and s.thing and s.fate == "said"), "")

    @property
    def empty(self) -> bool:
        """Nothing but a no or a not-yet is left to say."""
        left = [s for _, s in self.said if s is not None and s.text and s.fate != "dropped"]
        return all(s.bare for s in left)

    @property
    def steps(self) -> str:
        """What the draft says is under way, said anew."""
        return " ".join(s.text for _, s in self.said if s is not None and s.rule in STEPS and s.text)


BARE = frozenset(["bare-no", "nothing-to-do"])

LONGER = 3
"""Sentences."""
PLAIN_NO = frozenset(["no", "nope", "nah"])
REPEATS = BARE | {"no-exceptions"}
"""A no that says nothing of its own."""

STEPS = frozenset(["noted", "will-reply", "working-on", "look-into"])
"""Deferrals that tell of something under way; their own sentence stays."""


def plan_of(draft: Draft, topic: frozenset[str], wording: Wording, choice: Choice) -> Plan:
    """`topic`: nouns of the customer's message."""
    found: list[tuple[Seen, Said | None]] = []
    for seen in draft.seen:
        if seen.sentence.kind != "text":
            continue
        start = seen.sentence.start
        cold = tuple(Hurt(m.rule, m.start - start, m.end - start) for m in seen.cold)
        said = say(seen.words, cold, topic, wording, choice)
        step = said is not None and said.rule == "please" and said.act == "ask"
        if seen.sentence.bullet and said is not None and (step or said.rule == "full-sentence"):
            said = Said("kept", seen.words)
        found.append((seen, said))
    found = _left_standing(found)
    found = _decided_once(_steps(_once(found, wording)), wording, choice)
    made = together(draft, found, wording, choice)
    if all(said is not None and (said.fate != "said" or said.vp) for _, said in made):
        made = _spoken(made, wording)
    if all(said is not None and said.fate != "said" for _, said in made):
        kept = [i for i, (_, said) in enumerate(made) if said and said.fate == "kept"]
        for place in sorted(kept, key=lambda i: not NO.search(made[i][0].folded)):
            if place and not wording.patterns["any_no"].search(made[place][0].folded):
                continue
            if (told := _told(made[place][0], wording, choice)) is not None:
                made[place] = (made[place][0], told)
                break
    return Plan(tuple(made), topic)


def _left_standing(found: list[tuple[Seen, Said | None]]) -> list[tuple[Seen, Said | None]]:
    """In a longer answer one sentence that was not understood stays as it is, where others were said anew."""
    lost = sum(said is None for _, said in found)
    anew = sum(said is not None and said.fate in ("said", "dropped") for _, said in found)
    if not lost or len(found) < LONGER or lost > anew:
        return found
    return [(seen, said or Said("kept", seen.words)) for seen, said in found]


def _spoken(made: list[tuple[Seen, Said | None]], wording: Wording) -> list[tuple[Seen, Said | None]]:
    """Where nothing but requests changed, written words become spoken ones."""
    result: list[tuple[Seen, Said | None]] = []
    for seen, said in made:
        text, swap = swapped(seen.words, wording.spoken) if said and said.fate == "kept" else ("", None)
        if swap is None:
            result.append((seen, said))
            continue
        result.append((seen, Said("said", text, swap.id, swap.reason, swap.source, "inform")))
    return result


def _once(found: list[tuple[Seen, Said | None]], wording: Wording) -> list[tuple[Seen, Said | None]]:
    """A thing the pack has one saying for is said once: "By design. Not a bug." is one answer."""
    kept: list[tuple[Seen, Said | None]] = []
    told: set[str] = set()
    for seen, said in found:
        named = said is not None and said.fate == "said" and any(s.id == said.rule for s in wording.sayings)
        if said is not None and named and said.rule in told and not has_fact(seen.words):
            kept.append((seen, replace(said, fate="dropped", text="")))
            continue
        if said is not None and named:
            told.add(said.rule)
        gone = bool(kept) and (last := kept[-1][1]) is not None and last.fate == "dropped"
        if (
            gone
            and said is not None
            and said.fate == "kept"
            and ORPHAN.match(seen.folded)
            and not has_fact(seen.words)
        ):
            kept.append((seen, dropped(("", "", ""), wording)))
            continue
        kept.append((seen, said))
    return kept


ORPHAN = re.compile(r"(?:he|she)\b")
"""Speaks of somebody whom only the sentence left out had named."""


def _steps(found: list[tuple[Seen, Said | None]]) -> list[tuple[Seen, Said | None]]:
    """Several requests are steps: one question, then "Please …", not a row of questions."""
    asked = 0
    made: list[tuple[Seen, Said | None]] = []
    for seen, said in found:
        if said is not None and said.fate == "said" and said.act in ("ask", "deflection") and said.vp:
            asked += 1
            if asked > 1 and not said.parts:
                made.append((seen, replace(said, text=f"Please {said.vp}.")))
                continue
        made.append((seen, said))
    return made


def _decided_once(
    found: list[tuple[Seen, Said | None]], wording: Wording, choice: Choice
) -> list[tuple[Seen, Said | None]]:
    """A bare no beside the no itself is left out; beside facts alone it points at them: "I'm not able to change that"."""
    clauses = [part for _, said in found if said is not None for part in (said.parts or (said,)) if part.text]
    whole = any(c.act == "refusal" and not c.bare and c.fate == "said" for c in clauses)
    others = any(not _bare(c) for c in clauses)
    if not others:
        return found

    def pointed(said: Said, words: str = "") -> Said:
        if said.rule not in BARE or not _bare(said):
            return said
        if words.strip(ENDS).lower() in PLAIN_NO:
            return replace(said, text="I'm afraid not.")
        return _pointed(said, choice)

    made: list[tuple[Seen, Said | None]] = []
    for seen, said in found:
        if said is None or not any(_bare(part) for part in said.parts or (said,)):
            made.append((seen, said))
        elif whole and said.rule in REPEATS and _bare(said) and not has_fact(seen.words):
            made.append((seen, replace(said, fate="dropped", text="", parts=())))
        elif said.parts:
            kept = tuple(p for p in said.parts if not (whole and _bare(p) and p.rule in REPEATS))
            parts = tuple(pointed(p) for p in kept)
            parts = tuple(replace(p, link="") if n == 0 else p for n, p in enumerate(parts))
            made.append(
                (seen, replace(said, parts=parts, bare=all(map(_bare, parts)))) if parts else (seen, said)
            )
        else:
            made.append((seen, pointed(said, seen.words)))
    return made


def _bare(said: Said) -> bool:
    return said.bare and said.rule in REPEATS


def _pointed(said: Said, choice: Choice) -> Said:
    text, inner = choice.fill("no_change", {}), choice.fill("no_change_in", {})
    if not text or said.text.rstrip(".") in choice.frames["no_change"]:
        return said
    return replace(said, text=text + ".", inner=inner or "")


def _told(seen: Seen, wording: Wording, choice: Choice) -> Said | None:
    """Where nothing else changes, a bare fact is at least told by somebody, or its time goes first."""
    reason = wording.reasons["full-sentence"]
    if seen.folded.rstrip().endswith(("?", ":")):
        return None
    why = Why("full-sentence", reason.reason, reason.source)
    words = tidy(seen.words, wording.lexicon)
    if text := time_first(words.rstrip(" .!"), wording):
        return Said("said", text, why.rule, why.reason, why.source, "inform")
    return plainly(words, why, wording, choice)


SOFTENED = re.compile(
    r"\b(?:afraid|sorry|wish|hard|honest|rather|straight|hoped|hoping|plainly|clear(?:ly)?|deserve|upfront|guess)\b"
)


def softened(plan: Plan, opening: str, wording: Wording, choice: Choice, *, always: bool = False) -> Plan:
    """One softener for the answer's no, where nothing has softened it yet, and not in every answer."""
    if SOFTENED.search(opening.lower()) or not (always or choice.one(("", "", "yes"), "soften")):
        return plan
    if any(said and said.text and SOFTENED.search(said.text.lower()) for _, said in plan.said):
        return plan
    for place, (seen, said) in enumerate(plan.said):
        if said is None or said.fate != "said" or said.act != "refusal" or seen.sentence.bullet:
            continue
        head, stop, rest = said.text.partition(". ")
        if "?" in head or head.startswith(
            ("Otherwise", "Please", "From ", "By ", "For ", "Under ", "At ", "Legally")
        ):
            continue
        bare = head.rstrip(".")
        slots = {"s": written(lowered(tokens_of(bare, wording.lexicon), wording.lexicon))}
        if (text := choice.fill("soften", slots)) is None:
            return plan
        soft = replace(said, text=f"{text}. {rest}" if stop else text + ".")
        return replace(plan, said=(*plan.said[:place], (seen, soft), *plan.said[place + 1 :]))
    return plan
