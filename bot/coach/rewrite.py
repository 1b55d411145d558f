"""Builds the versions of a draft: an opening that names the case, then every sentence kept, said anew or dropped.

The greeting, sign-off, quotes, code, list markers and line breaks are the agent's and stay where they stand.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.coach.acknowledge import Opening, Told, open_with
from bot.coach.choice import Choice
from bot.coach.cuts import Hurt
from bot.coach.mirror import Mirror
from bot.coach.named import has_fact
from bot.coach.parts import dropped
from bot.coach.read import Draft, Seen
from bot.coach.said import Said
from bot.coach.saying import Why, plainly, say
from bot.coach.types import Edit, Piece, Reading, Style, Version, join_pieces
from bot.coach.voice import capital, tidy
from bot.coach.whole import time_first
from bot.coach.wording import Reason, Wording

BRIEF = 280
"""Characters; what fits a short message or a post."""
FULL = re.compile(
    r"\b(?P<head>ca|wo|[A-Za-z]+)(?P<tail>n't|'m|'re|'ve|'ll)\b|\b(?P<is>[Ii]t|[Tt]hat|[Tt]here|[Ww]hat)'s\b"
)
NO = re.compile(r"\b(?:not|no|never|cannot|only|final|closed|denied|unable)\b|n't\b")
WHOLE: Mapping[str, str] = {"n't": " not", "'m": " am", "'re": " are", "'ve": " have", "'ll": " will"}


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
    if all(said is not None and said.fate != "said" for _, said in found):
        kept = [i for i, (_, said) in enumerate(found) if said and said.fate == "kept"]
        for place in sorted(kept, key=lambda i: not NO.search(found[i][0].folded)):
            if (told := _told(found[place][0], wording, choice)) is not None:
                found[place] = (found[place][0], told)
                break
    found = _steps(_once(found, wording))
    others = [
        said for _, said in found if said is not None and said.text and not (said.bare and said.rule in BARE)
    ]
    if others:
        found = [
            (seen, _pointed(said, choice) if said and said.bare and said.rule in BARE else said)
            for seen, said in found
        ]
    return Plan(tuple(found), topic)


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
ECHO = re.compile(r"\bhop(?:ed|ing)\b|\bbetter (?:news|answer)\b|\bwant(?:ed)? to (?:hear|read)\b")
"""Said once: that it isn't what they hoped for."""
OTHER_WAYS = 4
STEP = re.compile(
    r"^(?:The next step is to|What I need from you is to|(?:To take this forward|For the next step|For this), please|The best next step is to|What will help most is to|The way forward is to) "
)
ASKED = re.compile(r"^(?:Could you(?: please)?|Please could you|Would you) (?P<vp>.+?)(?:, please)?\?$")


def _steps(found: list[tuple[Seen, Said | None]]) -> list[tuple[Seen, Said | None]]:
    """Several requests are steps: one question, then "Please …", not a row of questions."""
    asked = 0
    made: list[tuple[Seen, Said | None]] = []
    for seen, said in found:
        if said is not None and said.fate == "said" and said.act in ("ask", "deflection"):
            asked += 1
            hit = ASKED.match(said.text)
            lead = STEP.match(said.text)
            if asked > 1 and (hit or lead):
                vp = hit["vp"] if hit else said.text[lead.end() :].rstrip(".") if lead else ""
                made.append((seen, replace(said, text=f"Please {vp}.")))
                continue
        made.append((seen, said))
    return made


def _pointed(said: Said, choice: Choice) -> Said:
    """A bare no beside facts points at them: "I'm not able to change that"."""
    text = choice.fill("no_change", {})
    return (
        said if not text or said.text[:-1] in choice.frames["no_change"] else replace(said, text=text + ".")
    )


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


def version(
    style: Style,
    draft: Draft,
    plan: Plan,
    opening: Opening,
    *,
    wording: Wording,
    body: tuple[str, str] | None = None,
) -> Version:
    """`body` (text, rule) stands for the whole draft where nothing but a no or a not-yet was in it."""
    pieces: list[Piece] = []
    edits: list[Edit] = []
    position, opened, told = 0, not opening.text, body is None
    planned = {seen.sentence.start: said for seen, said in plan.said}

    def put(rule: str, before: str, after: str, why: Reason, *, space: str = "") -> None:
        id_ = f"e{len(edits) + 1}"
        edits.append(Edit(id_, rule, why.reason, why.source, before.strip(), after.strip()))
        pieces.append(Piece(before, after + space if after else "", id_))

    for seen in draft.seen:
        sentence = seen.sentence
        gap = draft.text[position : sentence.start]
        position = sentence.end
        said = planned.get(sentence.start)
        if sentence.kind != "text" or said is None:
            pieces.append(Piece(gap + seen.words, gap + seen.words))
            continue
        dropped = said.fate == "dropped" or body is not None
        if gap and not (dropped and sentence.bullet):
            before = gap[: gap.rfind("\n") + 1]
            if not opened and sentence.bullet and before != gap:
                pieces.append(Piece(before, before))
                put("acknowledge", "", opening.text, wording.reasons["acknowledge"], space="\n")
                gap, opened = gap[len(before) :], True
            pieces.append(Piece(gap, gap))
        elif gap:
            put(said.rule or "kinder-line", gap, "", _why(said, wording))
        if not opened:
            reason = wording.reasons["acknowledge"]
            put("acknowledge", "", _after(pieces, opening.text), reason, space=" ")
            opened = True
        if not told and body is not None:
            text, rule = body
            reason = wording.reasons.get(rule, wording.reasons["kinder-line"])
            put(rule, seen.words, text, reason)
            told = True
        elif dropped:
            rule = said.rule or "kinder-line"
            put(rule, seen.words, "", _why(said, wording))
        elif said.fate == "kept":
            pieces.append(Piece(seen.words, seen.words))
        else:
            put(said.rule, seen.words, said.text, _why(said, wording))
    pieces.append(Piece(draft.text[position:], draft.text[position:]))
    made = tuple(p for p in pieces if p.before or p.after)
    return Version(style, join_pieces(made), tuple(edits), opening.frame, made)


def _after(pieces: list[Piece], opening: str) -> str:
    """The opening, without its capital where a greeting with a comma stands before it on the line."""
    before = "".join(piece.after for piece in pieces)
    if before.rstrip(" ").endswith(",") and not opening.startswith(("I ", "I'")):
        return opening[:1].lower() + opening[1:]
    return opening


def _why(said: Said, wording: Wording) -> Reason:
    return Reason(said.reason, said.source) if said.reason else wording.reasons["kinder-line"]


def formal(version_: Version, wording: Wording) -> Version:
    """The same text with full forms and office words in what we put in; the agent's own sentences stay as they are."""
    pairs = [tuple(pair.split(" = ", 1)) for pair in wording.frames["formal_words"]]

    def dressed(text: str) -> str:
        for spoken, written_ in pairs:
            text = text.replace(spoken, written_)
        return _full(text)

    pieces = tuple(p if p.edit is None else replace(p, after=dressed(p.after)) for p in version_.pieces)
    edits = tuple(replace(e, after=dressed(e.after)) for e in version_.edits)
    return replace(version_, style="formal", pieces=pieces, edits=edits, text=join_pieces(pieces))


def _full(text: str) -> str:
    def whole(hit: "re.Match[str]") -> str:
        if hit["is"]:
            return f"{hit['is']} is"
        head = {"ca": "can", "wo": "will", "Ca": "Can", "Wo": "Will"}.get(hit["head"], hit["head"])
        if hit["tail"] == "n't" and head in ("can", "Can"):
            return head + "not"
        return head + WHOLE[hit["tail"]]

    return FULL.sub(whole, text)


def opening_of(
    draft: Draft, reading: Reading, mirror: Mirror, plan: Plan, *, wording: Wording, choice: Choice
) -> Opening:
    heard = reading.moves.acknowledge
    if heard is not None and any(
        said is not None and said.fate == "kept" and seen.words == heard and not seen.folded.startswith("if ")
        for seen, said in plan.said[:2]
    ):
        return Opening("", "")
    if reading.stance == "grant" and mirror == Mirror() and reading.customer.care == "none":
        return Opening("", "")
    told = Told(draft.folded, plan.acts, plan.refused)
    body = " ".join(said.text for _, said in plan.said if said is not None)
    opening = Opening("", "")
    for _ in range(OTHER_WAYS):
        opening = open_with(reading, mirror, told, wording=wording, choice=choice)
        if not (ECHO.search(opening.text) and ECHO.search(body)):
            break
    return replace(opening, text=capital(opening.text))
