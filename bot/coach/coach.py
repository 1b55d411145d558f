"""The coach: a draft in, a reading and kinder versions out. Pure; built once from rules and wording."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Self

from bot.coach.answer.by_others import by_other_hands
from bot.coach.answer.doors import asked_back, sentence_of
from bot.coach.answer.guard import Given, check
from bot.coach.answer.novel import novel
from bot.coach.answer.offer import sentence_of as sentence_of_offer
from bot.coach.answer.plan import Plan, plan_of
from bot.coach.answer.rewrite import formal, opening_of, version
from bot.coach.answer.versions import ANSWERS, other_versions, warm_version
from bot.coach.choice import Choice
from bot.coach.customer.mirror import Mirror, mirror
from bot.coach.customer.side import Side, guesses_of
from bot.coach.english.text import facts_of, fold
from bot.coach.kinder.said import Said
from bot.coach.memory import forget
from bot.coach.opening.opening import Opening
from bot.coach.opening.ours import Ours
from bot.coach.reading.grants import gives
from bot.coach.reading.read import Draft, Told, is_english, listen, read, take_apart
from bot.coach.reading.sentences import refuses
from bot.coach.rules import Rules
from bot.coach.types import (
    STYLES,
    Decision,
    Door,
    DoorQuestion,
    Edit,
    Fact,
    Piece,
    Reading,
    Rephrasing,
    Slot,
    Style,
    Unsafe,
    Version,
    join_pieces,
)
from bot.coach.wording import Wording

_COLDNESS = {"empathy": 0, "neutral": 1, "sympathy": 1, "apathy": 2}
SIGN_OFF = re.compile(
    r"\n\s*(?:(?:kind|best|warm|many)?\s*(?:regards|wishes|thanks)|best|cheers|sincerely|yours \w+|thank you|br|all the best|take care|love|[-–—~])[^\n]{0,20},?\s*(?:\n[^\n]{0,60}){0,4}\s*$"
    r"|\n\s*\n[A-Z][^\n.!?]{0,40}$",
    re.IGNORECASE,
)
"""A closing and a name, or a name alone after an empty line, at a text's end."""
_LONGEST, _ROOM = 2.5, 300
"""A text by other hands is at most so many times as long as its draft, and so many characters more."""
OTHER_SEEDS = 4
"""Tried where an opening was given before."""
_TRIES = 4
"""Other wording tried where the guard stops a version."""


class Coach:
    """Reads and rephrases. Holds no draft; the same input gives the same answer."""

    def __init__(self, rules: Rules, wording: Wording) -> None:
        self._words = lambda: (rules, wording)

    @classmethod
    def later(cls, words: Callable[[], tuple[Rules, Wording]]) -> Self:
        """One that loads its rules and wording when it is first asked: a process that never asks needs no room for them."""
        coach = cls.__new__(cls)
        coach._words = words
        return coach

    def load(self) -> None:
        """Loads rules and wording now, so that the first answer doesn't wait for them."""
        _ = self._ours

    @cached_property
    def _loaded(self) -> tuple[Rules, Wording]:
        return self._words()

    @property
    def _rules(self) -> Rules:
        return self._loaded[0]

    @property
    def _wording(self) -> Wording:
        return self._loaded[1]

    @cached_property
    def _ours(self) -> Ours:
        return Ours.of(self._wording)

    def read(self, draft: str, context: str = "") -> Reading:
        """How a customer may take the draft. `context` is the customer's message, as they wrote it."""
        try:
            return read(self._apart(draft), listen(context, self._wording), self._wording)
        finally:
            forget()

    def rephrase(
        self,
        draft: str,
        *,
        context: str = "",
        decision: Decision = "auto",
        seed: int = 0,
        unlike: Collection[str] = (),
        styles: Sequence[Style] = STYLES,
        others: bool = True,
    ) -> Rephrasing:
        """Kinder versions of the draft, with the same facts and the same decision; the warm one always, of the others
        those in `styles`. `others`: whether to look which of the rest there are.

        `seed` picks other wording ("Another"); of it and the next few the first is taken whose opening is none of
        `unlike`. A draft that works, or that no version improves with certainty, comes
        back as it is; `unsafe` then says why where something is cold in it.
        """
        try:
            return self._answered(
                draft, context, decision, seed=seed, unlike=unlike, styles=styles, others=others
            )
        finally:
            forget()

    def _answered(
        self,
        draft: str,
        context: str,
        decision: Decision,
        *,
        seed: int,
        unlike: Collection[str],
        styles: Sequence[Style] = STYLES,
        others: bool = True,
    ) -> Rephrasing:
        apart = self._apart(draft)
        heard = listen(context, self._wording)
        reading = read(apart, heard, self._wording)
        if not re.search(r"\w", draft):
            return self._left(reading, draft, "empty")
        if not reading.english:
            return self._left(reading, draft, "language")
        if reading.customer.care == "self_harm":
            return self._left(reading, draft, "care")
        if (decision == "yes" and reading.stance == "refuse") or (
            decision == "no" and reading.stance == "grant"
        ):
            return self._left(reading, draft, "decision")
        put_off = reading.empty and reading.stance == "defer" and reading.customer.hurt
        if not (reading.needs_rewrite or put_off) or self._ours.begins(apart, reading):
            return self._left(reading, draft, None)
        told, settled = mirror(context, self._wording), dict[int, Said | None]()
        return _other_than(
            unlike,
            seed,
            lambda at, unlike: self._rewritten(
                apart,
                reading,
                context,
                heard,
                told=told,
                settled=settled,
                seed=at,
                unlike=unlike,
                styles=styles,
                others=others,
            ),
        )

    def answer_door(
        self, draft: str, *, context: str = "", door: Door, words: str, confirmed: bool = False, seed: int = 0
    ) -> Rephrasing | DoorQuestion:
        """The kinder line with the door's sentence after it; every claim in it is the agent's own words."""
        if not confirmed and (question := asked_back(door, words, self._wording)):
            return question
        said = self.rephrase(draft, context=context, seed=seed)
        start = next(d.start for d in self._wording.doors if d.door == door)
        line = sentence_of(start, words)
        reason = self._wording.reasons["door"]
        versions = tuple(
            _with_line(v, Edit("door", "door", reason.reason, reason.source, "", line))
            for v in said.versions or (_untouched(draft),)
        )
        text = versions[0].text
        return Rephrasing(
            said.reading, text, versions, said.slots, None, None, False, self.read(text, context)
        )

    def held(self, draft: str, text: str, *, context: str = "", beside: Rephrasing) -> Rephrasing | Unsafe:
        """A text by other hands in the place of the warm version, or which check stops it.

        It keeps what every version keeps, says of no deed, help or time that the draft does not, and reads at
        least as well as `beside`, our own answer to the same draft.
        """
        try:
            return self._held(draft, text, context, beside)
        finally:
            forget()

    def _held(self, draft: str, text: str, context: str, beside: Rephrasing) -> Rephrasing | Unsafe:
        apart, before = self._apart(draft), beside.reading
        says_no = before.stance == "refuse" or any(map(refuses, apart.spoken))
        stance = "grant" if gives(apart.spoken) else "refuse" if says_no else before.stance
        given = Given.of(draft, apart.facts, context, self._wording, stance=stance)
        if not is_english(fold(text), self._wording):
            return "language"
        if len(text) > _LONGEST * len(draft) + _ROOM:
            return "understood"
        if stop := check(text, given, self._wording) or novel(text, draft, context, self._wording):
            return stop
        after = self.read(text, context)
        if after.stance != before.stance and {after.stance, before.stance} >= {"grant", "refuse"}:
            return "stance"
        best = (beside.after or before).register
        if _COLDNESS[after.register] > _COLDNESS[best] or text.strip() == draft.strip():
            return "second_reading"
        warm = by_other_hands(draft, text, self._wording)
        others = tuple(each for each in beside.versions if each.style != "warm")
        if warm.text != text:
            return "understood"
        return replace(beside, text=text, versions=(warm, *others), unsafe=None, after=after)

    def facts(self, text: str) -> tuple[Fact, ...]:
        """The protected stretches of a text."""
        try:
            return facts_of(text)
        finally:
            forget()

    @property
    def vocabulary(self) -> frozenset[str]:
        """Words of the dictionary behind the grammar, in lower case: verbs in all their forms, and small words."""
        words = self._wording.lexicon
        return (
            frozenset(words.known) | words.adjectives | words.adverbs | words.determiners | words.prepositions
        )

    def their_side(self, message: str) -> Side:
        """What the customer's message may say to each of the five questions, in their own words."""
        try:
            english = is_english(fold(message), self._wording)
            found = guesses_of(message if english else "", self._wording)
            return Side(found, listen(message, self._wording).customer, english)
        finally:
            forget()

    def offer(self, words: str) -> str:
        """What an agent says they can offer, as a draft: their words, begun and ended as a sentence."""
        return sentence_of_offer(words, self._wording)

    def answer_offer(
        self, draft: str, *, context: str, seed: int = 0, unlike: Collection[str] = ()
    ) -> Rephrasing:
        """An answer to the customer's message: their case, then the offer, in the agent's words.

        Words that would hurt are said anew, as in any draft; a refusal keeps its doors.
        """
        try:
            said = self._answered(draft, context, "auto", seed=seed, unlike=unlike)
            if said.versions or said.reading.needs_rewrite or said.unsafe is not None:
                return said
            return _other_than(
                unlike, seed, lambda at, unlike: self._with_opening(draft, context, said, at, unlike)
            )
        finally:
            forget()

    def _with_opening(
        self, text: str, context: str, said: Rephrasing, seed: int, unlike: Collection[str]
    ) -> Rephrasing | None:
        """A draft that is well as it is, after a line on the customer's case."""
        draft, heard, reading = self._apart(text), listen(context, self._wording), said.reading
        given = Given.of(text, draft.facts, context, self._wording, stance=reading.stance)
        spoken = tuple((seen, Said("kept", seen.words)) for seen in draft.spoken)
        plan, told = Plan(spoken), mirror(context, self._wording)
        readable = is_english(fold(context), self._wording)
        for turn in range(_TRIES if readable else 0):
            choice = Choice(self._wording.frames, f"{text}|{context}|{seed}|{turn}")
            opening = opening_of(draft, reading, told, plan, wording=self._wording, choice=choice)
            if opening.frame in unlike:
                return None
            warm = version("warm", draft, plan, opening, wording=self._wording)
            if check(warm.text, given, self._wording) is None:
                after = read(self._apart(warm.text), heard, self._wording)
                plain = version("plain", draft, plan, Opening("", ""), wording=self._wording)
                kept = (warm, plain, formal(warm, self._wording))
                return Rephrasing(
                    reading, warm.text, kept, said.slots, said.prefer_door, None, False, after, seed
                )
        return Rephrasing(
            reading, text, (_untouched(text),), said.slots, said.prefer_door, None, False, reading
        )

    def _apart(self, draft: str) -> Draft:
        return take_apart(draft, self._rules, self._wording)

    def _left(self, reading: Reading, draft: str, unsafe: Unsafe | None) -> Rephrasing:
        helpless = reading.empty or (reading.needs_rewrite and unsafe in ("understood", "second_reading"))
        offered = helpless and unsafe not in ("empty", "language", "care", "decision")
        slots = self._slots() if offered else ()
        return Rephrasing(
            reading, draft, (), slots, self._door(reading) if slots else None, unsafe, False, None
        )

    def _slots(self) -> tuple[Slot, ...]:
        return tuple(Slot(d.door, d.label, d.start) for d in self._wording.doors)

    def _door(self, reading: Reading) -> Door:
        if reading.stance == "defer":
            return "check"
        for situation in self._wording.situations:
            if situation.id == reading.situation:
                return situation.door
        return "else"

    def _rewritten(
        self,
        draft: Draft,
        reading: Reading,
        context: str,
        heard: Told,
        *,
        told: Mirror,
        settled: dict[int, Said | None],
        seed: int,
        unlike: Collection[str],
        styles: Sequence[Style],
        others: bool,
    ) -> Rephrasing | None:
        """None where its opening is one of `unlike`."""
        stopped: Unsafe = "second_reading"
        says_no = reading.stance == "refuse" or any(map(refuses, draft.spoken))
        stance = "grant" if gives(draft.spoken) else "refuse" if says_no else reading.stance
        given = Given.of(draft.text, draft.facts, context, self._wording, stance=stance)
        for turn in range(_TRIES):
            salt = f"{draft.text}{context}|{seed}"
            choice = Choice(self._wording.frames, f"{salt}|{turn}" if turn else salt, settled=settled)
            plan = plan_of(draft, reading, self._wording, choice, asked_for=told.requests, wishes=told.wishes)
            lost = plan.scorned and reading.stance in ANSWERS and plan.loses(self._wording)
            if not plan.understood or lost:
                return self._left(reading, draft.text, "understood")
            if plan.only_scorns(self._wording):
                given = replace(given, refuses=False)
            elif "refusal" in plan.acts:
                given = replace(given, refuses=True)
            made = warm_version(draft, reading, told, plan, wording=self._wording, choice=choice)
            warm = made.version
            if warm.opening in unlike:
                return None
            stop = check(warm.text, given, self._wording)
            after = read(self._apart(warm.text), heard, self._wording) if stop is None else reading
            was = "apathy" if reading.register == "sympathy" else reading.register  # pity leaves a bare fact
            colder = _COLDNESS[after.register] > _COLDNESS[was]
            if stop is None and (colder or warm.text.strip() == draft.text.strip()):
                stop = "second_reading"
            if stop is None:
                more = other_versions(draft, reading, told, made, self._wording, styles=styles)
                rest = tuple(more) if others else ()
                texts = {v.text for v in rest if v.style in styles} - {warm.text}
                fine = {text: check(text, given, self._wording) is None for text in texts} | {warm.text: True}
                kept = (warm, *(v for v in rest if v.style in styles and fine[v.text]))
                unmade: tuple[Style, ...] = tuple(
                    v.style for v in rest if v.style not in styles and v.text not in fine
                )
                slots = self._slots() if plan.empty else ()
                door = self._door(reading) if slots else None
                return Rephrasing(
                    reading, warm.text, kept, slots, door, None, plan.empty, after, seed, unmade
                )
            stopped = stop
        return self._left(reading, draft.text, stopped)


def _other_than(
    unlike: Collection[str], seed: int, answered: Callable[[int, Collection[str]], Rephrasing | None]
) -> Rephrasing:
    """By this seed, or by the next that gives another opening than these; the last is taken with any."""
    last = seed + OTHER_SEEDS if unlike else seed
    return next(said for at in range(seed, last + 1) if (said := answered(at, unlike if at < last else ())))


def _with_line(made: Version, edit: Edit) -> Version:
    """The door's sentence goes after the last of the draft's own sentences, before a sign-off."""
    whole = "".join(p.after for p in made.pieces)
    place, length = len(made.pieces), 0
    if off := SIGN_OFF.search(whole):
        for number, piece in enumerate(made.pieces):
            length += len(piece.after)
            if length > off.start():
                place = number
                break
    pieces = (*made.pieces[:place], Piece("", " " + edit.after, edit.id), *made.pieces[place:])
    return Version(made.style, join_pieces(pieces), (*made.edits, edit), made.opening, pieces)


def _untouched(draft: str) -> Version:
    return Version("warm", draft, (), "", (Piece(draft, draft),))
