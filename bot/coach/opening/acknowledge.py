"""The opening: a line that takes up this customer's case, from their message, else from what the draft alone tells."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from bot.coach.befell.account import Deed, whole
from bot.coach.befell.worst_point import FIRST_OF_ALL
from bot.coach.choice import Choice
from bot.coach.customer.cases import Found
from bot.coach.customer.mirror import Mirror, stems_of
from bot.coach.opening.alone import FIRST, LONGEST, SHOUTED, STRONG, Alone
from bot.coach.opening.candidate import Candidate, Case
from bot.coach.opening.opening import NONE, PEOPLED, SMALL, WAITS, Opening, Told, telling_words
from bot.coach.opening.tails import (
    BEHIND,
    TAILS,
    behind,
    lived_through,
    paired,
    weighing,
    with_tail,
    with_weight,
)
from bot.coach.opening.weights import ASKING, GRAVE, GRAVEST, LIGHT
from bot.coach.types import Reading
from bot.coach.wording import Wording

TWO = 2
"""Words of theirs that make an opening theirs."""
WITH_HOPE = 24
"""Words of a line with what makes it weigh more, and with what they ask for."""
SLOTS = ("doing", "do", "done", "had_to", "who", "when")
"""Of what they went through, as frames name them."""
LIVING = re.compile(r"^(?:pay|eat|afford|feed|heat|buy|sleep|breathe)\b")
"""What nobody can go without: more than a nuisance."""
TAIL = 10
"""Words of what makes it weigh more."""
FITS, FAIR, CLOSE = 0.5, 0.3, 0.05
"""From where on a line is said before, and after, what the draft alone tells; how much less likely one may be that is said in the likeliest one's place."""
CASES, WORST, TOLD = 3, 4, 3
"""How many cases, worst points and tellings of a message are tried."""


def open_with(reading: Reading, mirror: Mirror, told: Told, *, wording: Wording, choice: Choice) -> Opening:
    """The most telling line that is certain; none where nothing is."""
    line = Line(reading, mirror, told, wording, choice)
    if grief := line.of_grief():
        return grief
    ways = (line.fittest, line.of_the_draft, line.fair, line.of_their_mood, line.plain)
    return next((made for way in ways if (made := way())), NONE)


class Line(Alone):
    """What may be said before the answer to one message, and which of it is."""

    def of_grief(self) -> Opening | None:
        return self.richest("ack_kin", {"kin": self.mirror.kin})

    def fair(self) -> Opening | None:
        """Where nothing else is known: better theirs and not quite sure than what is said to anybody."""
        return self.fittest(FAIR)

    def fittest(self, least: float = FITS) -> Opening | None:
        """Of all that may be said to their message the line most likely to fit; of such as are as likely one by the draft's hash."""
        draft = stems_of(self.told.text[:FIRST], self.wording)
        case = Case(self.mirror, self.reading.customer, draft, self.wording)
        candidates = self.candidates()
        fits = {
            each.opening: self.wording.fit.of(features)
            for each, features in zip(candidates, case.features(candidates), strict=True)
        }
        best = max(fits.values(), default=0.0)
        if not fits or best < least:
            return None
        close = {opening.text: opening for opening, fit in fits.items() if fit > best - CLOSE}
        return close[self.choice.order(close)[0]]

    def candidates(self) -> Sequence[Candidate]:
        """Every line that may take up what they tell."""
        found = {each.opening.text: each for each in self._candidates() if each.opening}
        return [Candidate(each.source, with_tail(each.opening, self.mirror)) for each in found.values()]

    def _candidates(self) -> Iterator[Candidate]:
        mirror, details = self.mirror, self.details
        made: list[tuple[str, Opening | None]] = [("chosen", self.of_their_case())]
        made += [
            (f"case:{each.case.id}", self.with_more([each], details))
            for each in self.answered(mirror.cases)[:CASES]
        ]
        made += [
            (
                f"worst:{each.kind}",
                self.richest(f"ack_worst-{each.kind}", {"doing": each.doing, "do": each.do}, WITH_HOPE),
            )
            for each in mirror.worst[:WORST]
            if each.kind not in TAILS
        ]
        made += [
            (
                f"told:{each.kind}",
                self.richest(
                    f"ack_told-{each.kind}",
                    {"doing": each.doing, "do": each.do, "when": each.when},
                    WITH_HOPE,
                ),
            )
            for each in mirror.tellings[:TOLD]
        ]
        made += [
            (f"clause:{each.about}", self.richest("ack_clause", {"that": each.words}, WITH_HOPE))
            for each in mirror.clauses
        ]
        made += [
            ("account", self.of_account(details)),
            ("occasion", self.first(("ack_occasion-on", "ack_occasion", "ack_with"), details)),
            ("felt", self.richest("ack_felt", details)),
            ("hope", self.richest("ack_hope" if self.told.refuses else "ack_wish", details)),
            ("wait", self.richest("ack_wait", details)),
            ("thing", self.richest("ack_thing", {"thing": mirror.thing})),
            (
                "that",
                self.richest("ack_that-bad", {"that": mirror.that.words if mirror.that else ""}, WITH_HOPE),
            ),
            ("mood", self.of_their_mood()),
        ]
        return (Candidate(source, opening) for source, opening in made if opening)

    @cached_property
    def details(self) -> Mapping[str, str]:
        """What makes it weigh more, and what they ask for, by slot, each in one of its ways."""
        mirror = self.mirror
        details = {slot: whole(self.choice.one(ways, slot)) for slot, ways in mirror.details.items()}
        if "soon" in details:
            details["with"] = details["soon"]
        if mirror.wishes:
            details |= {"hope": mirror.wishes[0].hope, "wish": mirror.wishes[0].wish}
        return details

    def of_their_case(self) -> Opening | None:
        """The gravest first, with what makes it weigh more; then what hangs on it, and what else they tell and ask for."""
        mirror = self.mirror
        if not (
            mirror.tells or mirror.details or mirror.thing or mirror.tellings or mirror.that or mirror.worst
        ):
            return None
        told, details = mirror.cases or mirror.hurt or self.told.refuses, self.details
        events = [each for each in self.answered(mirror.cases) if not each.case.weighs or each.slots]
        grave, middle, light = (
            [f for f in events if low <= f.case.weight < high]
            for low, high in ((GRAVE, 100), (LIGHT, GRAVE), (0, LIGHT))
        )
        known = (
            self.with_more(grave, details)
            or self.of_deed_done(details)
            or self.of_account(details)
            or self.with_more(middle, details)
            or (self.first(("ack_occasion-on", "ack_occasion", "ack_with"), details) if told else None)
            or self.of_cases([each for each in mirror.cases if each.case.weighs], details)
            or self.richest("ack_felt", details)
            or self.richest("ack_hope" if self.told.refuses else "ack_wish", details)
            or self.with_more(light, details)
            or self.richest("ack_wait", details)
            or self.richest("ack_thing", {"thing": mirror.thing})
        )
        gravest = [each.case.id for each in grave if each.case.weight > GRAVEST]
        if known and gravest and not (gravest == ["mourning"] and mirror.troubled):
            return known
        if worst := self.of_the_worst(details, known):
            return with_weight(worst, mirror) or worst
        if known and (self.theirs(known) >= TWO or any(each.case.weight >= GRAVEST for each in grave)):
            fuller = None if grave or re.search(r"\d", known.text) else self.retold(details, grave=False)
            more = fuller and self.theirs(fuller) >= self.theirs(known) + TWO
            return with_tail(fuller if fuller and more else known, mirror)
        light = grave and all(d.kind in ("effort", "work") for d in mirror.deeds[:1])
        told = self.retold(details, grave=bool(grave))
        twice = told and any(d.doing.endswith("twice") for d in mirror.deeds[:1])
        account = None if light or twice else self.of_account(details)
        ways = (known, told, account)
        best = max((way for way in ways if way), key=self.theirs, default=None)
        if best and self.theirs(best) >= TWO:
            return with_tail(best, self.mirror)
        best = self.of_clause(best, grave=bool(grave)) or best
        last = next(
            (each for each in self.mirror.worst if each.kind in ("meant", "soon", "lives", "aged")), None
        )
        tells = mirror.hurt or mirror.says or self.told.refuses or (last and last.kind == "meant")
        solid = grave or middle or not last or last.kind == "lives"
        if last and tells and (best is None or not (solid or self.theirs(best))):
            return self.richest(f"ack_worst-{last.kind}", {"doing": last.doing, "do": last.do})
        return with_tail(best, self.mirror) if best else None

    def of_the_worst(self, details: Mapping[str, str], known: Opening | None) -> Opening | None:
        """Their worst point, unless the line there is names more of their own words."""
        first = next((each for each in self.mirror.worst if each.kind not in TAILS), None)
        if first is None or (first.kind in ("spent", "toil") and not (self.mirror.hurt or self.told.refuses)):
            return None
        slots = {"doing": first.doing, "do": first.do}
        said = telling_words(first.doing)
        fits = (details[slot] for slot in ("with", "occasion_on") if slot in details)
        if more := next((words for words in fits if said.isdisjoint(telling_words(words))), ""):
            slots["more"] = f"with {more}"
        opening = self.richest(f"ack_worst-{first.kind}", slots, WITH_HOPE)
        if first.kind in BEHIND and (told := self.retold(details, grave=False)) and self.theirs(told) >= TWO:
            return told
        if opening is None or known is None or first.kind in FIRST_OF_ALL:
            more = slots.get("more", "") if first.kind in ("own", "least", "priced") else ""
            return with_weight(opening, self.mirror, more) or opening if opening else None
        if first.kind in ("hospital", "hurt"):
            return None if self.theirs(known) else opening
        if (
            first.kind == "nth"
            and (told := self.retold(details, grave=False))
            and first.doing.split()[1] in told.text
        ):
            return told
        return known if self.theirs(known) > self.theirs(opening) else opening

    def of_clause(self, known: Opening | None, *, grave: bool) -> Opening | None:
        """What went wrong in a clause of theirs; else the line there is, with the clause that tells what hangs on it."""
        that, unwell = self.mirror.that, self.reading.customer.care == "health"
        if that and that.bad and (that.person or not unwell):
            return self.richest(
                "ack_that-grave" if grave else "ack_that-bad", {"that": that.words}, WITH_HOPE
            )
        if known is None or not that or not that.stake or weighing(self.mirror):
            return None
        if not grave and not that.bad and not self.theirs(known):
            return self.richest("ack_that-stake", {"that": that.words}, WITH_HOPE)
        tail = self.choice.fill("more_that", {"that": that.words})
        whole = f"{known.text[:-1]}, {tail}."
        apart = telling_words(known.text).isdisjoint(telling_words(that.words)) and not PEOPLED.search(
            known.text
        )
        return Opening(whole, known.frame) if apart and len(whole.split()) <= WITH_HOPE else None

    def theirs(self, opening: Opening) -> int:
        """How many of their own words it holds."""
        return len(self.mirror.words & stems_of(opening.text, self.wording))

    def retold(self, details: Mapping[str, str], *, grave: bool) -> Opening | None:
        """What befell them, with what makes it weigh more; where somebody is in need not what a thing did."""
        needy = grave or self.reading.customer.care in ("health", "safety")
        for each in self.mirror.tellings[:TWO]:
            slots = {"doing": each.doing, "do": each.do, "when": each.when}
            if (
                needy
                and each.kind != "promised"
                and (each.kind != "state" or "your " in each.doing)
                and (each.kind == "need" or "your" in slots["doing"] + slots["when"])
            ):
                return self.richest("ack_told-grave", slots)
            if needy:
                continue
            if pair := paired(each, self.mirror.tellings):
                slots |= {"doing": pair, "do": replace(each, doing=pair).do}
            said = telling_words(slots["doing"] or each.when)
            fits = (
                f"with {details[slot]}"
                for slot in ("with", "occasion_on", "weighs", "elder")
                if slot in details
            )
            unable = (f"when {d.when}" for d in self.mirror.deeds if d.when and self.reading.customer.hurt)
            spent = behind(self.mirror)
            besides = (weighing(self.mirror), *unable, *((f"after {spent}",) if spent else ()), *fits)
            if more := next(
                (words for words in besides if words and said.isdisjoint(telling_words(words))), ""
            ):
                slots |= {"more": more, "beside": more if more.startswith("with") else ""}
            return self.richest(f"ack_told-{each.kind}", slots, WITH_HOPE)
        return None

    def of_deed_done(self, details: Mapping[str, str]) -> Opening | None:
        """What befell them before what they did about it: the leak before the five calls."""
        first = next(iter(self.mirror.tellings), None)
        did = next(iter(self.mirror.deeds), None)
        over = {"effort": ("need", "harm", "state"), "unable": ("harm", "bill")}.get(
            did.kind if did else "", ()
        )
        worse = first and did and first.kind in over and not LIVING.search(did.do)
        return self.retold(details, grave=False) if worse and "lack" not in details else None

    def of_account(self, details: Mapping[str, str]) -> Opening | None:
        """What they went through, with one thing that makes it weigh more."""
        deeds = [d for d in self.mirror.deeds if d.kind != "unable" or self.reading.customer.hurt]
        for slot, key in (("lack", "ack_lack"), ("lack_since", "ack_bear")):
            if lack := details.get(slot):
                at = f"{lack} at {details['age']}" if "age" in details else lack
                return self.weighed(key, {"lack": at, "doing": at}, deeds, details)
        if not deeds:
            return None
        first, *others = deeds
        slots = {name: getattr(first, name) for name in SLOTS}
        way = "effort-since" if first.kind == "effort" and " since " in first.doing else first.kind
        way = "unable-past" if " couldn't " in first.when else way
        way = "unable-worry" if way == "unable" and LIVING.search(first.do) else way
        return self.weighed("ack_forced" if first.who else f"ack_{way}", slots, others, details)

    def weighed(
        self, key: str, slots: Mapping[str, str], deeds: Sequence[Deed], details: Mapping[str, str]
    ) -> Opening | None:
        said = telling_words(" ".join(slots.values()))
        alone = " with " not in f" {slots.get('doing', '')} "
        beside = [
            f"with {details[slot]}"
            for slot in ("with", "occasion_on", "weighs", "elder")
            if alone and slot in details
        ]
        hangs = [words for words in (weighing(self.mirror),) if words]
        after = [f"when {d.when}" if d.when else f"after {d.doing}" for d in deeds if d.kind != "bear"]
        fits = [
            words
            for words in sorted((*hangs, *beside, *after), key=lambda words: not words.startswith("when "))
            if said.isdisjoint(telling_words(words)) and len(words.split()) <= TAIL
        ]
        if not fits:
            return self.richest(key, slots)
        more = fits[0]
        return self.richest(key, {**slots, "more": more, "beside": more if more in beside else ""}, WITH_HOPE)

    def answered(self, found: Sequence[Found]) -> Sequence[Found]:
        """Of two cases of one weight that first which the draft speaks of, too; before a no no mere question."""
        least = ASKING if self.told.refuses else 0
        slip = any(each.case.id == "own-slip" for each in found)
        kept = [f for f in found if f.case.weight >= least and not (slip and f.case.id == "wrong-item")]
        alike = len({each.case.weight for each in kept}) < len(kept)
        spoken = self.wording.draft_cues.told(self.told.text[:FIRST]) if alike else ()
        return sorted(kept, key=lambda each: (-each.case.weight, each.case not in spoken))

    def of_their_mood(self) -> Opening | None:
        """Where what they tell is not understood, and that it is hard is."""
        customer = self.reading.customer
        much = customer.distressed or customer.upset >= STRONG
        return self.richest("ack_heard_much" if much else "ack_heard", {}) if self.mirror.hurt else None

    def with_more(self, found: Sequence[Found], details: Mapping[str, str]) -> Opening | None:
        """With what makes the case weigh more behind a short line; else, before a no, with what they ask for."""
        more = [
            (words, self.choice.fill(f"more_{slot}", {slot: words}) or "")
            for slot in ("with", "occasion_on", "weighs", "elder", "wait")
            if (words := details.get(slot, "")) and all(each.case.weight < GRAVE for each in found)
        ]
        if found and found[0].case.weight < GRAVE:
            more += [(words, f"especially {words}") for words in lived_through(self.mirror)]
        room = LONGEST - min((len(tail.split()) for _, tail in more), default=0)
        opening = self.of_cases(found, details, room)
        if opening is None or weighing(self.mirror):
            return opening
        said = set(re.findall(r"[\w']+", opening.text.lower()))
        for words, tail in more if opening.text.count(",") < 2 else ():
            if SHOUTED.search(tail) or (words == details.get("wait") and not WAITS.search(opening.text)):
                continue
            whole = f"{opening.text[:-1]}, {tail}."
            again = said & {word for word in words.lower().split() if len(word) > SMALL}
            if not again and len(whole.split()) <= (LONGEST if "{" in opening.frame else WITH_HOPE):
                return Opening(whole, opening.frame)
        return self.with_hope(opening, details)

    def with_hope(self, opening: Opening, details: Mapping[str, str]) -> Opening:
        """What they ask for is named before a no, where a short line has room for it."""
        if not self.told.refuses or "hope" not in details:
            return opening
        full = " and " in opening.text or opening.text.startswith("I know")
        whole = f"{opening.text[:-1]}, and I know you were hoping {details['hope']}."
        return opening if full or len(whole.split()) > WITH_HOPE else Opening(whole, opening.frame)
