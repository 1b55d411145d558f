"""What a draft becomes: the same facts and decision, said by a person; or the draft itself, with the reason."""

import random
import re

import harper
import pytest

from bot.coach import Coach, DoorQuestion, Rephrasing, Rules, Wording
from bot.coach.answer.guard import Given, check
from bot.coach.english.text import facts_of, fold

TENT = "My tent leaked on the first night of our trip. I want my money back."
NOTHING = "No, there's nothing I can do."
DENIED = "As I said, your refund of EUR 43.20 on order 88-1204 is denied, 30 days passed."


def test_an_empty_no_becomes_a_complete_kinder_line_with_five_doors(coach: Coach) -> None:
    said = coach.rephrase(NOTHING)

    assert said.kinder_but_empty
    assert said.unsafe is None
    assert "nothing" not in said.text
    assert re.search(r"\b(?:can't|not able|isn't)\b", said.text)
    assert [slot.door for slot in said.slots] == ["else", "someone", "later", "reason", "check"]


def test_with_their_message_it_names_their_detail_and_their_ask(coach: Coach) -> None:
    said = coach.rephrase(NOTHING, context=TENT)

    assert "first night of your trip" in said.text
    assert "for your money back" in said.text
    assert re.search(r"\b(?:can't|not able|won't be able|isn't)\b", said.text)


def test_every_fact_and_the_denial_stay_and_the_scolding_goes(coach: Coach) -> None:
    said = coach.rephrase(DENIED)

    for fact in ("EUR 43.20", "88-1204", "30 days"):
        assert fact in said.text
    assert "As I said" not in said.text
    assert re.search(r"\b(?:can't|not able|isn't)\b", said.text)
    assert not set(re.findall(r"\d+", said.text)) - set(re.findall(r"\d+", DENIED))


@pytest.mark.parametrize(
    ("draft", "context", "unsafe"),
    [
        ("", "", "empty"),
        ("👍", "", "empty"),
        ("Das ist nicht unser Problem, bitte lesen Sie die Bedingungen.", "", "language"),
        ("No refunds.", "I want to die, nobody helps me", "care"),
    ],
)
def test_some_texts_are_left_alone_with_the_reason(
    coach: Coach, draft: str, context: str, unsafe: str
) -> None:
    said = coach.rephrase(draft, context=context)

    assert (said.text, said.versions, said.unsafe) == (draft, (), unsafe)


def test_a_decision_against_the_draft_leaves_it_as_it_is(coach: Coach) -> None:
    said = coach.rephrase("No, we can't refund that.", decision="yes")

    assert (said.unsafe, said.text) == ("decision", "No, we can't refund that.")


def test_greeting_list_placeholder_link_and_signature_stay_where_they_stood(coach: Coach) -> None:
    draft = (
        "Hi {{name}},\n\n* Your claim is denied.\n* You should have read the terms.\n"
        "* Details: https://a.example/x?y=1\n\nBest,\nAna"
    )

    text = coach.rephrase(draft).text

    assert text.startswith("Hi {{name}},\n\n")
    assert text.endswith("\n\nBest,\nAna")
    assert "* Details: https://a.example/x?y=1" in text
    assert "should have" not in text
    assert text.count("* ") == 2


def test_a_version_is_its_pieces_and_each_edit_can_be_undone_alone(coach: Coach) -> None:
    draft = "Unfortunately we can't ship to Norway. You should have checked the website. It opens on 3 May."
    said = coach.rephrase(draft, context="I've been waiting since February for the spare key.")

    for version in said.versions:
        assert version.without(frozenset()) == version.text
        assert version.without(frozenset(edit.id for edit in version.edits)) == draft
        for edit in version.edits:
            assert len(edit.reason.split()) <= 20
            assert edit.source
            others = [other for other in version.edits if other.id != edit.id and other.after]
            undone = version.without(frozenset([edit.id]))
            assert all(other.after in undone for other in others)


def test_brief_is_short_or_not_offered(coach: Coach) -> None:
    long = (
        "Your refund is denied. " + "The box was opened and the seal of part 12 was cut by the courier. " * 8
    )

    assert all(v.style != "brief" or len(v.text) <= 280 for v in coach.rephrase(long).versions)
    assert "brief" in {v.style for v in coach.rephrase(NOTHING, context=TENT).versions}


def test_the_same_draft_keeps_its_answer_and_another_seed_finds_another(coach: Coach) -> None:
    answers = [coach.rephrase(NOTHING, context=TENT, seed=seed).text for seed in range(6)]

    assert answers[0] == coach.rephrase(NOTHING, context=TENT).text
    assert len(set(answers)) >= 5


def test_an_opening_given_before_gives_way_to_another_that_its_seed_finds_again(coach: Coach) -> None:
    first = coach.rephrase(DENIED)
    other = coach.rephrase(DENIED, unlike={first.versions[0].opening})

    assert other.versions[0].opening != first.versions[0].opening
    assert other.seed != first.seed
    assert coach.rephrase(DENIED, seed=other.seed) == other


def test_the_styles_not_asked_for_are_named_and_there_when_they_are(coach: Coach) -> None:
    warm = coach.rephrase(DENIED, styles=("warm",))
    assert [version.style for version in warm.versions] == ["warm"]
    assert set(warm.others) == {"plain", "brief", "formal"}

    formal = coach.rephrase(DENIED, styles=("warm", "formal"))
    assert [version.style for version in formal.versions] == ["warm", "formal"]
    assert set(formal.others) == {"plain", "brief"}
    assert coach.rephrase(DENIED).others == ()


@pytest.mark.parametrize("draft", ["ok", "We hear you and we appreciate your feedback. Have a nice day!"])
def test_no_version_refuses_where_nothing_was_refused(coach: Coach, draft: str) -> None:
    versions = coach.rephrase(draft, context=TENT).versions

    assert len(versions) > 1
    assert not [v.text for v in versions if re.search(r"\b(?:can't|not able|unable|no)\b", v.text)]


def test_a_preposition_may_end_a_sentence(wording: Wording) -> None:
    draft = "Fault not found. Collect it."
    given = Given.of(draft, facts_of(draft), "", wording, stance="inform")

    assert check("That's tiring, with kids to think of. Please collect it.", given, wording) is None
    assert check("That's tiring, with kids and. Please collect it.", given, wording) == "understood"


def test_a_door_adds_the_agents_own_words_and_nothing_else(coach: Coach) -> None:
    words = "send a repair kit today, free of charge"
    said = coach.answer_door(NOTHING, context=TENT, door="else", words=words)

    assert isinstance(said, Rephrasing)
    assert said.text.endswith(f"What I can do is {words}.")
    assert not said.kinder_but_empty


@pytest.mark.parametrize(
    ("door", "words", "kind"),
    [
        ("else", " ", "blank"),
        ("else", "refund you in full", "flips_no"),
        ("check", "with the depot soon", "vague"),
    ],
)
def test_some_words_behind_a_door_are_asked_back(coach: Coach, door: str, words: str, kind: str) -> None:
    asked = coach.answer_door(NOTHING, door=door, words=words)  # pyright: ignore[reportArgumentType]

    assert isinstance(asked, DoorQuestion)
    assert asked.kind == kind
    assert isinstance(
        coach.answer_door(NOTHING, door=door, words=words or "x", confirmed=True),  # pyright: ignore[reportArgumentType]
        Rephrasing,
    )


# --- many drafts -------------------------------------------------------------------------------------

LEADS = [
    "",
    "As I said, ",
    "Unfortunately, ",
    "No, ",
    "Look, ",
    "I understand your frustration, but ",
    "Sorry but ",
]
NOES = [
    "we can't refund {money} after {days} days.",
    "your claim {id} is denied.",
    "the order {id} cannot be changed.",
    "I'm not able to move the delivery of {id}.",
    "we don't accept returns on sale items.",
    "the part for {id} isn't available.",
    "there's nothing I can do.",
]
FACTS = [
    "The fee of {money} stays.",
    "You entered the wrong code for {id}.",
    "Delivery takes {days} days.",
    "You must send the form by {date}.",
    "The office opens on {date} at 09:30.",
    "See https://help.example/{days}.",
    "Call the bank.",
]
TONE = [
    "",
    "That's our policy.",
    "You should have read the terms.",
    "Calm down.",
    "That's on you.",
    "Case closed.",
]
THEIRS = [
    "",
    TENT,
    "My card was charged twice.",
    "You lost my suitcase and nobody answers my emails!",
    "The blender broke after a week.",
    "I was two days late because my pay came late.",
    "How can I get my invoice for April?",
    "My subscription renewed even though I meant to cancel.",
    "The app crashes every time I open the camera.",
    "I'm stranded at the airport with two kids.",
    "I've been waiting since March for my heater and my baby is cold!",
    "Where is my parcel?",
]


def drafts(count: int) -> list[tuple[str, str]]:
    rng = random.Random(20)
    made: list[tuple[str, str]] = []
    for _ in range(count):
        slots = {
            "money": rng.choice(["$12", "EUR 43.20", "£9.99"]),
            "days": rng.choice(["14", "30", "7"]),
            "id": rng.choice(["88-1204", "CL-3302", "#4821"]),
            "date": rng.choice(["3 May", "Friday", "14 June"]),
        }
        first = rng.choice(LEADS) + rng.choice(NOES).format(**slots)
        rest = [rng.choice(TONE), rng.choice(FACTS).format(**slots)]
        rng.shuffle(rest)
        text = " ".join(part for part in (first[0].upper() + first[1:], *rest) if part)
        made.append((text, rng.choice(THEIRS)))
    return made


MANY = drafts(1000)


def test_no_version_of_a_thousand_drafts_loses_a_fact_turns_a_no_or_promises(
    coach: Coach, wording: Wording
) -> None:
    changed = 0
    for draft, context in MANY:
        said = coach.rephrase(draft, context=context)
        changed += said.text != draft
        for version in said.versions:
            words = fold(version.text)
            assert all(fact.words.lower() in version.text.lower() for fact in facts_of(draft)), (
                draft,
                version,
            )
            assert re.search(r"\b(?:not|no|never|cannot|unable|denied)\b|n't\b", words), (draft, version.text)
            given = Given.of(draft, facts_of(draft), context, wording)
            assert check(version.text, given, wording) is None

    assert changed >= 0.8 * len(MANY)


def test_our_own_output_is_left_alone(coach: Coach) -> None:
    for draft, context in MANY[:100]:
        said = coach.rephrase(draft, context=context)
        again = coach.rephrase(said.text, context=context)
        assert again.text == said.text, draft


def test_no_opening_is_heard_too_often(coach: Coach) -> None:
    openings = [" ".join(coach.rephrase(d, context=c).text.split()[:4]) for d, c in MANY[:300]]

    most = max(openings.count(opening) for opening in set(openings))
    assert most <= 0.08 * len(openings)


def test_outputs_hold_no_grammar_slip(coach: Coach) -> None:
    checker = harper.Linter()
    for draft, context in MANY[:60]:
        said = coach.rephrase(draft, context=context)
        assert len(checker.lint(said.text)) <= len(checker.lint(draft)), said.text


def test_no_line_of_ours_is_cold_by_our_own_rules(coach: Coach, wording: Wording) -> None:
    lines = [way for ways in wording.frames.values() for way in ways if "{" not in way]
    assert lines
    cold = {
        line: [each.rule for each in coach.read(line).findings if each.severity == "block"] for line in lines
    }
    assert not {line: rules for line, rules in cold.items() if rules}


def test_a_coach_that_is_never_asked_loads_nothing(rules: Rules, wording: Wording) -> None:
    loaded: list[str] = []

    def words() -> tuple[Rules, Wording]:
        loaded.append("words")
        return rules, wording

    coach = Coach.later(words)
    assert not loaded

    assert coach.read(NOTHING).register == "apathy"
    assert coach.rephrase(NOTHING).text == Coach(rules, wording).rephrase(NOTHING).text
    assert loaded == ["words"]


@pytest.mark.parametrize(
    ("draft", "message", "kept"),
    [
        ("Over-70s can't hire scooters. Insurance.", "", "over-70s"),
        ("7.50 refunded", "The plant came dead and I want my 7.50 back", "7.50"),
        ("Places cost £30 and take 4 weeks. No fast track.", "", "£30"),
        ("Hi Mr Ferro\nService failed. Two pads worn. Do you want them done or not?", "", "Hi Mr Ferro\n"),
    ],
)
def test_a_cold_line_of_facts_is_not_handed_back(coach: Coach, draft: str, message: str, kept: str) -> None:
    said = coach.rephrase(draft, context=message)
    assert said.unsafe is None
    assert said.text != draft
    assert kept in said.text
