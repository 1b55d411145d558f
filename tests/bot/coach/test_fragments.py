"""Scraps of a sentence are written out, each by itself or with the one that it belongs to; what is whole stays."""

import pytest

from bot.coach import Coach, Wording
from bot.coach.notes.amounts import labelled
from bot.coach.notes.fragments import filled


@pytest.mark.parametrize(
    ("scrap", "whole"),
    [
        ("Sensor dirty.", "The sensor is dirty"),
        ("Voucher valid 6 weeks", "The voucher is valid for 6 weeks"),
        ("Pump clogged.", "The pump is clogged"),
        ("Deposit kept: torn blind", "The deposit has been kept: torn blind"),
        ("Fitter coming Friday between 9 and 12", "The fitter is coming on Friday between 9 and 12"),
        ("Size 9 going out Monday", "Size 9 is going out on Monday"),
        ("Back at the depot.", "It's back at the depot"),
        ("Sold as seen.", "It was sold as seen"),
        ("Closed from 1 to 2.", "We're closed from 1 to 2"),
        ("Toilets round the corner", "There are toilets round the corner"),
        ("Cashpoint opposite the church", "There's a cashpoint opposite the church"),
        ("Link in the text.", "The link is in the text"),
        ("Water off since 6am", "The water has been off since 6am"),
        ("Strike today.", "There's a strike today"),
        ("Hence the surcharge.", "That's the reason for the surcharge"),
        ("So full price.", "So it's full price"),
        ("Card only.", "It's card only"),
        ("Children under 4 free", "Children under 4 are free"),
        ("All fine here so must be the router", "Everything is fine here, so it must be the router"),
        ("Tried the bell twice.", "We tried the bell twice"),
        ("Not received.", "We haven't received it"),
        ("Not paid yet.", "It hasn't been paid yet"),
        ("Will look into it when I can", "I'll look into it when I can"),
        ("Will arrive Tuesday.", "It will arrive Tuesday"),
        ("Erases the drive.", "It erases the drive"),
        ("Works.", "It works"),
        ("Incomplete.", "It's incomplete"),
        ("Waiting list.", "There's a waiting list"),
        ("Duplicate.", "It's a duplicate"),
        ("Seen.", "I've seen it"),
        ("Lost badge = full day rate", "A lost badge means the full day rate"),
        ("Contract = full to full", "The contract is full to full"),
        ("Rain = no refund", "Rain means no refund"),
        ("New tag = 29.99", "A new tag means 29.99"),
        ("Table for 8 = deposit 90", "A table for 8 means a deposit of 90"),
        ("Repair 140 plus parts", "The repair is 140 plus parts"),
        ("Third case 45 euros", "The third case is 45 euros"),
        ("£15 fee.", "There's a £15 fee"),
        ("Two cases max", "The maximum is two cases"),
        ("Now 3 weeks late.", "It's now 3 weeks late"),
        ("tracking RL229810", "The tracking number is RL229810"),
    ],
)
def test_what_is_missing_is_put_in(wording: Wording, scrap: str, whole: str):
    assert filled(scrap, wording) == whole


@pytest.mark.parametrize(
    "line",
    [
        "Customer service",
        "Incomplete",
        "Done.",
        "It works.",
        "Please wait.",
        "Tickets the day before.",
        "The neighbour signed for it on 4 May.",
        "Driver called twice.",
        "Prices dropped in May.",
        "Thanks for waiting.",
        "timeout=30",
        "3 nights = 300 EUR",
        "Is it ready?",
        "Returns within 30 days.",
        "Entries closed on 3 May at noon.",
        "Payments made in error are returned within a week.",
    ],
)
def test_what_is_whole_or_not_certain_stays(wording: Wording, line: str):
    assert filled(line, wording) is None


@pytest.mark.parametrize(
    ("label", "whole"),
    [
        ("Missing: tax form, photo ID.", "The tax form and photo ID are missing"),
        ("Missing: proof of income.", "Proof of income is missing"),
        ("Reason: late.", "The reason is that it was late"),
        ("Your claim: rejected.", "Your claim has been rejected"),
        ("Call-out fee: 60.", "The call-out fee is 60"),
        ("Boiler: fault 133.", None),
        ("Missing: form B7", None),
    ],
)
def test_a_label_is_said_of_its_value(wording: Wording, label: str, whole: str | None):
    assert labelled(label, wording) == whole


@pytest.mark.parametrize(
    ("draft", "part"),
    [
        ("Stop whining. It's slate. Slate flakes.", "It's slate, and slate flakes."),
        ("Rules are rules. Read your lease. Section 9.", "your lease, section 9."),
        ("Stop asking. Refund was issued 4 Sept. 3-5 working days.", "issued the refund on 4 Sept. It takes 3-5 working days."),
        ("Waiting list. 6 months. Not my problem.", "There's a waiting list. The wait is 6 months."),
        ("Not my problem. The queue is long. You're at 31.", "You're number 31 in the queue."),
        ("We answer within 72 hours. You're at 20. Calm down.", "You're at 20 hours so far."),
        ("Stop whining. Do not unplug it. Erases the drive.", "Please don't unplug it, as that erases the drive."),
        ("Calm down. Close the old app. It blocks ours.", "Please close the old app, as it blocks ours."),
        ("Application rejected. Incomplete. Read the form.", "he application has been rejected, as it's incomplete."),
        ("Calm down. Don't refresh, it just restarts the queue.", "It's best not to refresh, as that just restarts the queue."),
        ("Stop moaning. Leave the bags here if you want.", "You can leave the bags here if you'd like."),
        ("Texted you a reminder. Twice. Your problem.", "I've texted you a reminder twice."),
    ],
)  # fmt: skip
def test_short_sentences_that_belong_together_are_one(coach: Coach, draft: str, part: str):
    assert part in coach.rephrase(draft).text
