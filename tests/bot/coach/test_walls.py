"""Full sentences that stand before the customer like a wall: rules, blame, pushing away. The facts stay, the wall goes."""

import pytest

from bot.coach import Coach

SHUT = "End of."
"""Reads as cold in any draft, and goes."""


def warm(coach: Coach, draft: str, context: str = "") -> str:
    text = coach.rephrase(f"{draft} {SHUT}", context=context).text
    assert SHUT not in text
    return text


@pytest.mark.parametrize(
    ("wall", "said"),
    [
        ("The museum board won't budge.", "he museum board won't change this."),
        ("A locker is not a right.", " promise a locker."),
        ("Upgrades are at our discretion.", "We decide on upgrades case by case."),
        ("Twins are not guaranteed the same class.", "not able to guarantee twins the same class."),
        ("Bunks are subject to demand and cannot be guaranteed.", "Bunks are subject to demand, so I'm afraid we're not able to guarantee them."),
        ("You remain on the waiting list.", "You're still on the waiting list."),
        ("We do not chase suppliers.", "not able to chase suppliers."),
        ("Rates move.", "ates do move"),
        ("Late requests are not dealt with.", "not able to deal with late requests."),
        ("Your leave was not approved.", "weren't able to approve your leave."),
        ("You do not get to choose.", "choose."),
        ("The deadline remains 4 May.", "The deadline is still 4 May."),
        ("The price on the website is the price.", "The price is the one on the website."),
        ("The quote won't go down.", "not able to lower it."),
        ("The till won't take it.", "he till isn't able to take it."),
        ("The system rejected your photos.", "photos were rejected automatically."),
    ],
)  # fmt: skip
def test_a_bare_rule_is_what_we_can_promise_or_not(coach: Coach, wall: str, said: str) -> None:
    assert said in warm(coach, wall)


@pytest.mark.parametrize(
    ("blame", "said"),
    [
        ("You were told to book ahead but did not, so the hall was let.", "We'd asked you to book ahead, and that hadn't happened, so the hall was let."),
        ("You approved the design so a reprint is not guaranteed.", "The design was approved, so I'm afraid we're not able to guarantee a reprint."),
        ("As you reported it in June no discount is due.", "so I'm afraid no discount is due."),
        ("Since you didn't reply, the file was closed.", ", so the file was closed."),
        ("The estimate was used because you never send photos.", "photos"),
        ("The buyer should have read the listing.", "listing"),
        ("You missed check in.", "Check-in was missed."),
        ("You were offered it and declined.", "It was offered, and wasn't taken up."),
        ("You signed to say you'd read it.", "We have your signature to say that you'd read it."),
        ("You had the menu beforehand.", "The menu was with you beforehand."),
        ("You ticked no on the form.", "The answer given was no on the form."),
        ("You weren't packed.", "Things weren't packed yet."),
        ("You broke it, you pay for it.", "The cost falls to you."),
        ("We warned you about the risks.", "The risks were mentioned."),
        ("We sent two letters and you answered none.", "we didn't hear back."),
    ],
)  # fmt: skip
def test_a_blame_is_what_happened(coach: Coach, blame: str, said: str) -> None:
    text = warm(coach, blame)
    assert said in text
    assert "never send" not in text
    assert "should have" not in text


@pytest.mark.parametrize(
    ("push", "said"),
    [
        ("You can try to claim it back off the other club yourself.", "You can try to claim it back from the other club."),
        ("Consult a notary.", " speak to a notary."),
        ("Seek legal advice.", " get legal advice."),
        ("Get vet to sign it.", "Please ask your vet to sign it."),
        ("Try the library.", " the library."),
        ("Noise complaints go to the council.", "For noise complaints, please contact the council."),
        ("This has nothing to do with us.", "from our side."),
        ("If you don't like it switch to the old plan.", "You can switch to the old plan."),
        ("Always ring first.", "Please always ring first."),
        ("We tell all guests to lock their doors.", "Our advice to everyone is to lock their doors."),
        ("Wait for the letter.", "Please wait for the letter."),
        ("Unless told otherwise you must attend.", "Unless told otherwise, please attend."),
    ],
)  # fmt: skip
def test_a_push_is_what_may_help(coach: Coach, push: str, said: str) -> None:
    text = warm(coach, push)
    assert said in text
    assert push not in text


@pytest.mark.parametrize(
    ("threat", "said"),
    [
        ("Until the arrears are cleared your account stays frozen.", "We've had to freeze your account until the arrears are cleared."),
        ("Your membership will be suspended on 3 May.", "We'll have to suspend your membership on 3 May."),
        ("If not returned by Monday the booking will be cancelled.", "If it isn't returned by Monday, the booking will be cancelled."),
        ("We have asked you three times for the invoice.", "We still need the invoice from you, please, and have been in touch three times about this."),
        ("If not claimed by May items will be sold.", "If items aren't claimed by May, they will be sold."),
        ("You have been asked twice to move the skip.", "Please move the skip; we've been in touch twice about this."),
        ("We have told you twice about the noise.", "We've been in touch twice about the noise."),
        ("Bring a ticket or be turned away.", "Please bring a ticket; otherwise you would be turned away."),
    ],
)  # fmt: skip
def test_a_threat_is_what_we_will_have_to_do(coach: Coach, threat: str, said: str) -> None:
    assert said in warm(coach, threat)


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        ("The levy is automatic. You can appeal by 3 May.", "automatic, but you can appeal by 3 May."),
        ("Filters are a wear item, excluded under section 4. You can order one for £9.", "section 4, but you can order one for £9."),
    ],
)  # fmt: skip
def test_a_hard_fact_goes_on_with_what_can_be_done(coach: Coach, draft: str, said: str) -> None:
    assert said in warm(coach, draft)


@pytest.mark.parametrize(
    "glad",
    [
        "The £12 fee was not taken.",
        "The bike will be released on payment in full.",
        "You've had the cake, so I can only refund half.",
    ],
)
def test_nobody_is_afraid_of_good_news_or_of_what_they_did(coach: Coach, glad: str) -> None:
    assert "afraid" not in warm(coach, glad)


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ("Used books are taken Mon-Weds 10-3 only.", "taken Mon-Weds 10-3 only."),
        ("No exit fee applies.", "There's no exit fee."),
        ("Ordering early is the patient's responsibility.", "Please order early."),
        ("The fines are valid and remain payable.", "are still payable."),
    ],
)
def test_no_new_meaning(coach: Coach, fact: str, said: str) -> None:
    assert said in warm(coach, fact)


@pytest.mark.parametrize(
    "kept",
    [
        "You can block people under Settings.",
        "Try again after 6pm.",
        "As you requested a refund we have cancelled the order.",
        "We do not charge for that.",
        "We tell all guests not to leave bags.",
        "Refunds go to the original card.",
        "Your answer is not right.",
        "The dog is old so can't climb.",
        "Your subscription has been cancelled as requested.",
        "We will cancel the order if you like.",
        "Because you live in zone 4, the van can't come.",
    ],
)
def test_what_is_no_wall_stays(coach: Coach, kept: str) -> None:
    assert kept.rstrip(".")[3:] in warm(coach, kept)


@pytest.mark.parametrize(
    "wall",
    ["Not our fault.", "The deadline was clear.", "You knew that.", "You were able to check this.", "The bus goes when it goes."],
)  # fmt: skip
def test_a_shrug_goes_and_what_stands_beside_it_stays(coach: Coach, wall: str) -> None:
    text = warm(coach, f"{wall} Entries close on 4 May.")
    assert wall not in text
    assert "4 May" in text
