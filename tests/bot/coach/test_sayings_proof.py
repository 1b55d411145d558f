"""Proof held up in neutral clothes: what was agreed, the cause and the condition stay, whose hand it was goes."""

import pytest

from bot.coach import Wording
from tests.bot.coach.conftest import said_anew


@pytest.mark.parametrize(
    ("cold", "kind"),
    [
        # What was signed.
        ("The finish was on the quote, which your brother approved.", "on the quote approved by your brother."),
        ("The colour code was on the sheet your wife signed.", "on the sheet signed by your wife."),
        ("It was on the plan you initialled.", "It was on the initialled plan."),
        ("The rule (clause 4, which is part of the contract you accepted) excludes frost.", "of the contract) excl"),
        ("The fee is in the terms, which you had in front of you.", "The fee is in the terms."),
        ("The page warns of it for exactly this reason, and you pressed confirm.", "The page warns of it."),
        ("Cover was offered at $9 a month and you declined it.", "Cover was offered at $9 a month and declined."),
        # A grant without the grumble.
        ("We'll replace the vase even though the photo clearly shows it whole.", "We'll replace the vase."),
        ("I've credited the night although you were late.", "I've credited the night."),
        # Conditions and wishes.
        ("A new copy is £5 if you want one.", "if you'd like one."),
        ("The rent is due whether you live there or not.", "The rent is due whether or not you live there."),
        ("The fee runs on whether you set foot in the studio or not.", "whether or not the studio is visited."),
        # What was chosen, ordered, typed.
        ("Fescue copes with shade, but you wanted clover.", "Fescue copes with shade; the choice here was clover."),
        ("Salmon was ordered, salmon was served.", "The order we have is for salmon, and that's what was served."),
        ("The reason is that you typed the postcode wrong.", "The reason is that the postcode wasn't entered"),
        ("The reason it failed is that you entered the wrong code.", "The reason it failed is that"),
        ("The guitar warped because you left it next to a stove.", "because it was left next to a stove."),
        ("The violin cracked because you kept it in the car.", "because it was kept in the car."),
        ("The locker was opened late, entirely through your own fault.", "The locker was opened late."),
        ("You only told us on Tuesday.", "We first heard about it on Tuesday."),
        ("You waited four months to tell us.", "We heard about it after four months."),
        ("By entering the car park you accepted the charge.", "Entering the car park means accepting the charge."),
        ("That's for you to sort out with your bank.", "Please sort this out with your bank."),
        # Where it stands, and whose duty it is.
        ("If you'd read the guide you would have found this explained on page 3.", "In the guide, this is explained on"),
        ("The plan shows the pillar, so it can't come as news.", "The plan shows the pillar."),
        ("The warranty card, which most people read, excludes water.", "The warranty card excludes water."),
        ("Despite our repeated reminders the account is £40 short.", "The account is £40 short."),
        ("It is the tenant's responsibility to check the meter.", "We rely on each tenant to check the meter."),
        ("Parents are responsible for knowing the term dates.", "We ask parents to check the term dates."),
        ("Tickets are personal.", "Tickets are personal, and each is made out to one person."),
        ("A pass nobody can scan is no pass.", "A pass only works if people can scan it."),
        ("We have 40 lockers and can't be expected to watch each one.", "can't watch each one."),
        ("Have you actually tested it on another socket?", "Have you tested it on another socket?"),
        ("Nobody took your bag.", "nobody here took your bag."),
        ("The fence is NOT covered, and writing in capitals won't change that.", "The fence is NOT covered."),
    ],
)  # fmt: skip
def test_what_is_held_up_as_proof_is_told_as_it_is(wording: Wording, cold: str, kind: str) -> None:
    salts = [said_anew(cold, wording, salt=salt).text for salt in ("a", "b", "c", "d")]
    assert any(kind.lower() in text.lower() for text in salts), salts


@pytest.mark.parametrize(
    "fine",
    [
        "The parcel was sent to 4 Elm Road, which you gave us on 3 May.",
        "We kept the seats, which you can change until Friday.",
        "The form, which you can find online, takes five minutes.",
        "We'll honour the price even though the offer ended on 3 May.",
        "We have moved it even though you had a confirmed booking.",
        "I can see the parcel was lost even though you clearly paid for tracking.",
        "Our van, which you blocked, left at 10.",
        "The warranty, which you keep for two years, excludes water.",
        "We can't tell whether you were charged or not.",
        "Tenants are responsible for the garden.",
    ],
)
def test_what_tells_something_stays(wording: Wording, fine: str) -> None:
    assert said_anew(fine, wording).text == fine
