"""Claims that shut the customer up: said as a colleague would, with every fact, and joined to what they come of."""

import pytest

from bot.coach import Coach, Wording
from bot.coach.choice import fill_slots
from bot.coach.english.voice import capital
from bot.coach.stated.stated import SPACES, stated


def ways(sentence: str, wording: Wording) -> list[str]:
    found = stated(sentence.removesuffix("."), wording)
    if found is None:
        return []
    slots = {name: value or " " for name, value in found.slots.items()}
    return [capital(SPACES.sub(" ", fill_slots(way, slots)).strip()) for way in wording.frames[found.key]]


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("Our turnstiles do not make mistakes.", "We trust our turnstiles not to make mistakes"),
        ("The counter is never wrong.", "We rely on the counter not to be wrong"),
        ("The thermostat is not faulty.", "We don't believe the thermostat is faulty"),
        ("The scales are accurate to 50 g.", "We go by the scales being accurate to 50 g"),
        ("The pump was tested on Tuesday and works.", "When the pump was tested on Tuesday, we found it to be working"),
        ("The lodge warden disagrees.", "The lodge warden's view of it is different from yours"),
        ("The parking log disagrees with you.", "The parking log says something different"),
        ("Our tutors are honest.", "We trust our tutors to be honest"),
        ("Our fitters are fully qualified.", "We rely on our fitters being fully qualified"),
        ("Cameras don't lie.", "We have to go by the cameras here"),
        ("The surcharge is valid.", "We believe the surcharge is valid"),
        ("The interest was calculated correctly.", "We believe the interest was correctly calculated"),
        ("The dispute is closed.", "I'm afraid we've now closed the dispute"),
        ("The jury's mark is final.", "We have to treat the jury's mark as final"),
        ("Some creaking is normal in winter.", "Some creaking is normal in winter, though I know that's little comfort"),
        ("The damp is down to the way it's aired.", "As we see it, the damp is down to the way it's aired"),
        ("A missed call counts as a visit.", "We count a missed call as a visit"),
        ("A late form is not treated as received.", "It isn't possible for us to treat a late form as received"),
        ("It came in June, so it counts as late.", "It came in June, so we count it as late"),
        ("Ferries can be late.", "I know it's little comfort that ferries are sometimes late"),
        ("Old doors creak.", "I know it's little comfort that old doors do creak"),
        ("Fresh produce does spoil.", "I know it doesn't help you here that fresh produce can sometimes spoil"),
        ("Our stylists are very busy today.", "I'm afraid our stylists are very busy today"),
        ("Our lease is with the council and not with you.", "Our lease is with the council, so it isn't with you directly"),
        ("Telling a coach isn't cancelling.", "For us, telling a coach doesn't amount to cancelling"),
        ("Our menu says to tell the waiter.", "Our menu does ask you to tell the waiter"),
        ("The £52.10 stands.", "The amount stays at £52.10"),
    ],
)  # fmt: skip
def test_a_claim_has_ways_that_keep_its_facts(wording: Wording, claim: str, said: str) -> None:
    assert said in ways(claim, wording)


@pytest.mark.parametrize(
    "other",
    [
        "The museum is closed on Mondays.",
        "Tickets can be exchanged at the desk.",
        "Your email address is correct.",
        "That is correct.",
        "Your parcel may be late.",
        "Customers can change the date online.",
        "The vet sees emergencies first.",
        "Points expire after 18 months.",
        "Hinges come loose with wear and the frame isn't covered.",
        "We don't make mistakes on purpose.",
    ],
)
def test_what_is_no_claim_has_none(wording: Wording, other: str) -> None:
    found = stated(other.removesuffix("."), wording)
    assert found is None or not found.key.startswith("claim_")


@pytest.mark.parametrize(
    ("customer", "draft", "parts"),
    [
        (
            "You charged me for smoking and I don't smoke",
            "Our sensors do not make mistakes. The charge is valid.",
            ["our sensors", "not to make mistakes, so we believe the charge is valid."],
        ),
        (
            "I've been waiting for an answer about my claim for weeks",
            "Your claim reached us on day 31. Claims must be made within 30 days. The file is closed.",
            ["Your claim reached us on day 31", "within 30 days, so we've now closed the file."],
        ),
        (
            "The blinds don't fit",
            "You ticked the box saying you'd measured the window. Blinds cannot be returned.",
            ["box", "ticked", "to say", "you'd measured the window"],
        ),
        (
            "You moved my flight by five hours",
            "Schedule changes are covered in section 9 of the conditions which you accepted at booking.",
            ["schedule changes", "section 9 of the conditions", "as accepted at booking"],
        ),
        ("I never agreed to this", "A signature counts as acceptance.", ["a signature as acceptance"]),
        ("The tiler left half the wall bare", "As far as we're concerned the job is complete.", ["the job is complete"]),
    ],
)  # fmt: skip
def test_a_claim_is_said_in_its_draft(coach: Coach, customer: str, draft: str, parts: list[str]) -> None:
    text = coach.rephrase(draft, context=customer).text
    assert text != draft
    for part in parts:
        assert part.lower() in text.lower()


@pytest.mark.parametrize(
    ("draft", "gone"),
    [
        ("Those late fees do add up, don't they. The balance is 84 EUR.", "don't they"),
        ("That's renting for you. The balance is 84 EUR.", "renting for you"),
        ("The tram left at noon. Would you?", "Would you?"),
    ],
)
def test_a_nod_and_a_question_without_an_answer_go(coach: Coach, draft: str, gone: str) -> None:
    assert gone not in coach.rephrase(draft, context="I'm really upset about this bill").text


@pytest.mark.parametrize(
    ("draft", "kept"),
    [
                ("Tough luck. The tour left at 9:00.", "The tour left at 9:00."),
        ("Calm down. Our drivers are trained and do not throw parcels.", "drivers are trained and do not throw parcels"),
    ],
)  # fmt: skip
def test_what_they_are_and_do_stays_as_it_is(coach: Coach, draft: str, kept: str) -> None:
    assert kept in coach.rephrase(draft, context="I'm furious, you treat me like dirt").text


@pytest.mark.parametrize(
    ("customer", "draft", "part"),
    [
        ("My son had a reaction to the nuts", "Our menu clearly says to tell staff of allergies. Did you?", "?"),
        ("It's double what you said", "The quote is the quote.", "change the quote"),
        ("The gate ate my ticket!", "With respect, most of our members manage to work the gate without difficulty. Read the sign.", "most of our members"),
        ("nobody picks up", "Our agents are very busy. You are in the queue.", "our agents"),
        ("It never came", "- GPS shows the van was there at 14:12\n\nAs far as we're concerned it's delivered.", "14:12"),
    ],
)  # fmt: skip
def test_a_jibe_with_a_claim_in_it_is_said_in_earnest(
    coach: Coach, customer: str, draft: str, part: str
) -> None:
    text = coach.rephrase(draft, context=customer).text
    assert part in text
    assert text != draft
    assert "clearly" not in text
    assert "quote is the quote" not in text
    assert "manage" not in text
    assert "very busy" not in text
