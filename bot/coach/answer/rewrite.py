"""Builds the versions of a draft: an opening that names the case, then every sentence kept, said anew or dropped.

The greeting, sign-off, quotes, code, list markers and line breaks are the agent's and stay where they stand.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from bot.coach.answer.plan import Plan, condoles
from bot.coach.choice import Choice, pairs_of
from bot.coach.customer.mirror import Mirror
from bot.coach.english.text import fold
from bot.coach.english.voice import capital
from bot.coach.kinder.said import Said
from bot.coach.opening.acknowledge import open_with
from bot.coach.opening.opening import Opening, Told
from bot.coach.reading.acts import GIVES
from bot.coach.reading.grants import gives
from bot.coach.reading.read import Draft
from bot.coach.reading.sentences import Seen
from bot.coach.reading.worth import sounds_bad
from bot.coach.types import Edit, Piece, Reading, Style, Version, join_pieces
from bot.coach.wording import Reason, Wording

BRIEF = 280
"""Characters; what fits a short message or a post."""

FULL = re.compile(
    r"\b(?P<head>ca|wo|[A-Za-z]+)(?P<tail>n't|'m|'re|'ve|'ll)\b|\b(?P<is>[Ii]t|[Tt]hat|[Tt]here|[Ww]hat|[Hh]e|[Ss]he|[Ww]ho)'s\b(?P<been>(?= (?:been|got|had|gone|come|taken)\b))?"
)

WHOLE: Mapping[str, str] = {"n't": " not", "'m": " am", "'re": " are", "'ve": " have", "'ll": " will"}

ECHO = re.compile(r"\bhop(?:ed|ing)\b|\bbetter (?:news|answer)\b|\bwant(?:ed)? to (?:hear|read)\b")
"""Said once: that it isn't what they hoped for."""

THANKS = re.compile(r"\b[Tt]hank(?:s| you)\b")
"""Said once, too."""

STOCK = re.compile(
    r"(?:(?:i|we) )?(?:do |sincerely |really |must |would like to )*(?:apologi[sz]e|apologies|(?:i'm|i am|we're|we are|so)? ?sorry)\b[\w' ,]*\W*$"
)
"""Says sorry and no more."""
SORRY_FOR = re.compile(
    r"i'm sorry (?:about|that|for) (?:your|the|our) (?!(?:\w+ )?(?:inconvenience|trouble|confusion|delay)\b)|sorry for your (?:\w+ )?loss|(?:my|our) (?:\w+ )?condolences"
)
"""An opening of the draft's own, once its regret is said as a person's."""

OF_THEM = re.compile(r"\bsorry (?:that )?you (?:feel|think|believe|found|find)\b")
"""Goes, whatever else the sentence tells."""
OTHER_WAYS = 4
SURE = 0.5
"""Share of the acts that give them something from which a sentence does."""


@dataclass
class _Writer:
    """A version as it is put together: its pieces, and the edits they belong to."""

    wording: Wording
    opening: Opening
    pieces: list[Piece] = field(default_factory=list[Piece])
    edits: list[Edit] = field(default_factory=list[Edit])
    opened: bool = False

    def put(self, rule: str, before: str, after: str, why: Reason, *, space: str = "") -> None:
        id_ = f"e{len(self.edits) + 1}"
        self.edits.append(Edit(id_, rule, why.reason, why.source, before.strip(), after.strip()))
        self.pieces.append(Piece(before, after + space if after else "", id_))

    def keep(self, words: str) -> None:
        self.pieces.append(Piece(words, words))

    def space(self, gap: str) -> None:
        """White space of the draft; below a line that was left out whole it goes with that line."""
        last = self.pieces[-1] if self.pieces else None
        above = next((p.after for p in reversed(self.pieces) if p.after), "\n")
        if last and last.edit and last.before and "\n" in gap and not last.after and above.endswith("\n"):
            self.pieces.append(Piece(gap, "", last.edit))
        elif gap:
            self.keep(gap)

    def end(self) -> None:
        """The gap before a last sentence that was left out goes with it."""
        gone = self.pieces[-1] if self.pieces else None
        gap = self.pieces[-2] if len(self.pieces) > 1 else None
        if gone and gap and gone.edit and not gone.after and not gap.edit and gap.after.isspace():
            self.pieces[-2] = Piece(gap.before, "", gone.edit)

    def open(self, space: str) -> None:
        if not self.opened and self.opening.text:
            text = self.opening.text if space == "\n" else _after(self.pieces, self.opening.text)
            self.put("acknowledge", "", text, self.wording.reasons["acknowledge"], space=space)
        self.opened = True


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
    to = _Writer(wording, opening)
    position, told = 0, body is None
    planned = {seen.sentence.start: said for seen, said in plan.said}
    for seen in draft.seen:
        sentence = seen.sentence
        gap = draft.text[position : sentence.start]
        position = sentence.end
        said = planned.get(sentence.start)
        if sentence.kind != "text" or said is None:
            to.space(gap)
            to.keep(seen.words)
            continue
        before = seen.words
        dropped = said.fate == "dropped" or body is not None
        _between(to, gap, said, bullet=sentence.bullet, dropped=dropped)
        to.open(" ")
        if not told and body is not None:
            text, rule = body
            to.put(rule, before, text, wording.reasons.get(rule, wording.reasons["kinder-line"]))
            told = True
        elif not dropped and (said.fate == "kept" or said.text == before):
            to.keep(before)
        else:
            text = "" if dropped else _behind(to.pieces, before, said.text)
            to.put(said.rule or "kinder-line", before, text, _why(said, wording))
    to.end()
    to.keep(draft.text[position:])
    made = tuple(p for p in to.pieces if p.before or p.after)
    return Version(style, join_pieces(made), tuple(to.edits), opening.frame, made)


def _between(to: _Writer, gap: str, said: Said, *, bullet: bool, dropped: bool) -> None:
    """The white space and list marker before a sentence; the marker of a line left out goes with it."""
    if not gap:
        return
    if dropped and bullet:
        to.put(said.rule or "kinder-line", gap, "", _why(said, to.wording))
        return
    above = gap[: gap.rfind("\n") + 1]
    if not to.opened and to.opening.text and bullet and above != gap:
        to.keep(above)
        to.open("\n")
        gap = gap[len(above) :]
    to.space(gap)


def _after(pieces: list[Piece], opening: str) -> str:
    """The opening, without its capital where a greeting with a comma stands before it on the line."""
    before = "".join(piece.after for piece in pieces)
    if before.rstrip(" ").endswith(",") and not opening.startswith(("I ", "I'")):
        return opening[:1].lower() + opening[1:]
    return opening


def _behind(pieces: list[Piece], before: str, text: str) -> str:
    """Without the capital that it was typed without, where it goes on behind a greeting's comma."""
    above = "".join(piece.after for piece in pieces).rstrip(" ")
    low = before[:1].islower() and above.endswith(",") and not text.startswith(("I ", "I'"))
    return f"{text[:1].lower()}{text[1:]}" if low else text


def _why(said: Said, wording: Wording) -> Reason:
    return Reason(said.reason, said.source) if said.reason else wording.reasons["kinder-line"]


def formal(version_: Version, wording: Wording) -> Version:
    """The same text with full forms and office words in what we put in; the agent's own sentences stay as they are."""
    spoken, pairs = _office_words(wording.frames["formal_words"])

    def dressed(text: str) -> str:
        whole = spoken.sub(lambda hit: pairs[hit.group()], text)
        return FULL.sub(_full, whole) if "'" in whole else whole

    pieces = tuple(p if p.edit is None else p._replace(after=dressed(p.after)) for p in version_.pieces)
    edits = tuple(e._replace(after=dressed(e.after)) for e in version_.edits)
    return replace(version_, style="formal", pieces=pieces, edits=edits, text=join_pieces(pieces))


@cache
def _office_words(frames: tuple[str, ...]) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """The pack's spoken words as one pattern, and the office word for each."""
    spoken, pairs = pairs_of(frames)
    return re.compile(rf"(?<!\w){spoken}(?![\w'])"), pairs


def _full(hit: "re.Match[str]") -> str:
    if hit["is"]:
        return f"{hit['is']} {'has' if hit['been'] else 'is'}"
    head = {"ca": "can", "wo": "will", "Ca": "Can", "Wo": "Will"}.get(hit["head"], hit["head"])
    if hit["tail"] == "n't" and head in ("can", "Can"):
        return head + "not"
    return head + WHOLE[hit["tail"]]


def _surely_gives(seen: Seen) -> bool:
    share = seen.verdict.share if seen.verdict else None
    return share is not None and sum(share[act] for act in GIVES) >= SURE and not sounds_bad(seen.words)


def opening_of(
    draft: Draft, reading: Reading, mirror: Mirror, plan: Plan, *, wording: Wording, choice: Choice
) -> Opening:
    heard = reading.moves.acknowledge
    given = gives(draft.spoken)
    if given:
        reading = replace(reading, stance="grant")
    stock = heard is not None and bool(mirror.worst) and STOCK.match(fold(heard)) is not None
    if (
        heard is not None
        and not stock
        and any(
            said is not None
            and (said.fate == "kept" or (said.rule == "full-sentence" and not OF_THEM.search(fold(heard))))
            and seen.words == heard
            and not seen.folded.startswith("if ")
            for seen, said in plan.said[:2]
        )
    ):
        return Opening("", "")
    left = [said.text for _, said in plan.said if said is not None and said.text]
    if len(left) > 1 and not mirror.kin and not mirror.worst and SORRY_FOR.match(fold(left[0])):
        return Opening("", "")
    body = " ".join(text for text in left if not (mirror.kin and condoles(text)))
    sorry = bool(wording.patterns["sorry"].search(body.lower()))
    told = Told(
        draft.text,
        draft.folded,
        sorry,
        not plan.only_pities(reading) and (reading.stance == "refuse" or plan.empty),
        plan.acts == frozenset(["ask"]),
        given or any(map(_surely_gives, draft.spoken)),
        "\n".join(seen.words for seen, said in plan.said if said is not None and said.fate != "dropped"),
    )
    opening = Opening("", "")
    for _ in range(OTHER_WAYS):
        opening = open_with(reading, mirror, told, wording=wording, choice=choice)
        if not any(said.search(opening.text) and said.search(body) for said in (ECHO, THANKS)):
            break
    text = capital(opening.text)
    greeted = any(seen.sentence.kind == "greeting" for seen in draft.seen)
    if (name := plan.called) and text and not greeted:
        first = text[:1] if text.startswith(("I ", "I'")) else text[:1].lower()
        text = f"{name}, {first}{text[1:]}"
    return opening._replace(text=text)
