"""Facts, rules and losses that may not go: told as what happened, joined with their rule, never as a doubt or a threat."""

import pytest

from bot.coach import Coach, Wording
from tests.bot.coach.conftest import said_anew


@pytest.mark.parametrize(
    ("you", "told"),
    [
        ("You enrolled on 4 June.", "Your enrolment reached us on 4 June."),
        ("You emailed us about the leak on day 12.", "Your email about the leak reached us on day 12."),
        ("You asked to cancel at 09:40.", "Your request to cancel reached us at 09:40."),
        ("You arrived at 19:25.", "You reached us at 19:25."),
        ("You were 40 minutes late for the fitting.", "You reached us 40 minutes late for the fitting."),
        ("You checked in last.", "Your check-in came last."),
        ("You never told us about the lodger.", "We weren't told about the lodger."),
        ("You picked the smallest tariff.", "You're on the smallest tariff."),
        ("You let your licence expire in May.", "Your licence expired in May."),
        (
            "You signed the sheet without noting any dents.",
            "The sheet was signed without any dents being noted.",
        ),
        ("You had the boiler moved by a friend.", "The boiler was moved by a friend."),
        ("You handed in at 12:06.", "It was 12:06 when you handed in."),
        ("The insured failed to lock the shed.", "The shed wasn't locked."),
        ("You failed the entry test.", "The entry test wasn't passed."),
    ],
)
def test_what_a_customer_did_is_what_happened(wording: Wording, you: str, told: str) -> None:
    assert said_anew(you, wording).text == told


@pytest.mark.parametrize(
    ("firm", "calm"),
    [
        ("By not calling before May you renewed for a year.", "Not calling before May meant renewing for a year."),
        ("Your seat has been given away.", "Your seat has gone to someone else."),
        ("We gave your table to the next party.", "Your table has gone to the next party."),
        ("Guests who arrive after 21:30 without phoning ahead lose the room.", "The room is held until 21:30 unless you phone ahead."),
        ("Late returns lose the deposit.", "For late returns, the deposit stays with us."),
        ("Parents who miss two meetings lose their place.", "If a parent misses two meetings, their place ends."),
        ("Members who cancel on the day pay the full price.", "If a member cancels on the day, the full price is due."),
        ("Priority goes to families without water.", "Families without water come first."),
        ("The policyholder is referred to page 7.", "Please see page 7."),
        ("Early exit = remaining fees.", "An early exit means the remaining fees."),
        ("Your claim is repudiated under section 4.", "Under section 4, we're not able to pay your claim."),
        ("Nobody answered the door.", "There was no answer at the door."),
        ("The vet told you to keep it dry.", "The vet's instructions were to keep it dry."),
    ],
)  # fmt: skip
def test_a_firm_rule_and_a_loss_are_said_calmly(wording: Wording, firm: str, calm: str) -> None:
    assert said_anew(firm, wording).text == calm


@pytest.mark.parametrize(
    "kept",
    [
        "Claims submitted without a police report are rejected.",
        "You have chosen the yearly tariff.",
        "Staff who lose the key tell the porter.",
        "Your parcel has been given a new label.",
    ],
)
def test_what_is_no_such_thing_stays(wording: Wording, kept: str) -> None:
    assert said_anew(kept, wording).text == kept


@pytest.mark.parametrize(
    ("draft", "whole"),
    [
        (
            "Bids closed on 3 May. You bid after that, and you signed up on 4 May. Tickets must be stamped. Yours wasn't. Deal with it.",
            "Tickets need to be stamped, and yours wasn't.",
        ),
        ("You chose the basic plan. The basic plan has no phone line. Deal with it.", "the basic plan, which has no phone line."),
        ("The wall was scratched. £180. Deal with it.", "The wall was scratched: £180."),
        ("You opened the box. We don't refund opened games. Deal with it.", "The box was opened, and "),
    ],
)  # fmt: skip
def test_a_rule_and_its_case_are_one_sentence(coach: Coach, draft: str, whole: str) -> None:
    assert whole in coach.rephrase(draft).text
