"""Blame, disbelief and lecturing with a fact in them: the fact stays, the pointing finger goes."""

import pytest

from bot.coach import Wording
from bot.coach.english.text import facts_of
from tests.bot.coach.conftest import said_anew


@pytest.mark.parametrize(
    ("cold", "kind"),
    [
        # If you'd read it, you'd know.
        (
            "If you'd read the release notes for 7.3 you'd have seen that CSV exports are capped at 50,000 rows.",
            "in the release notes for 7.3",
        ),
        ("Had you bothered to open the e-mail of 3 May, you would have known that we shut at 7.", "We shut at 7"),
        ("You would know that the pool closes at 8 if you had looked at the sign.", "on the sign"),
        ("The last bus is at 9, which a glance at the timetable would have told you.", "in the timetable"),
        ("Had you read page 4, you would know that the blade goes in first.", "on page 4"),
        ("Had you asked, you would have been told that we shut at 9.", "We shut at 9."),
        ("The £35 fee stands, as you were told when you registered.", "mentioned when you registered"),
        ("You were told on the phone that the fee is £35.", "It was mentioned on the phone that the fee is £35."),
        ("We told you this in the confirmation mail of 3/2.", "in the confirmation mail of 3/2."),
        ("You have been told twice already that the fee is £35.", "The fee is £35."),
        ("As you well know, the £15 fee applies.", "The £15 fee still applies."),
        ("You were well aware of the 14-day limit.", "The 14-day limit applies here."),
        # What they did.
        ("You missed your 9.40 appointment without telling anyone.", "and we didn't hear from you beforehand."),
        ("You didn't show up for your viewing on 3 May.", "Your viewing on 3 May was missed."),
        ("You failed to return the van by 10 am.", "The van wasn't returned by 10 am."),
        ("You have now been late three times this month.", "three times this month."),
        ("You have changed the dates three times.", "have been changed three times."),
        ("You agreed to it at minute 6 of the call.", "It was agreed at minute 6 of the call."),
        ("You agreed to pay £40 a month.", "to pay £40 a month."),
        ("You signed a 12 month contract.", "A 12 month contract was signed."),
        ("u shouldve cancelled by 31 may", "This needed to be done by 31 May."),
        ("You should not have opened the casing on 3 May.", "The casing isn't meant to be opened on 3 May."),
        ("You ought to have read clause 9.", "Clause 9 needed to be read."),
        ("You were supposed to return the kit by Friday.", "The kit needed to be returned by Friday."),
        ("You gave the driver the wrong code.", "The driver was given the wrong code."),
        ("According to our log you opened the door at 22:40.", "According to our log the door was opened at 22:40."),
        ("The fee of £40 applies as you cancelled the visit.", "The fee of £40 applies as the visit was cancelled."),
        ("If you'd sent the right form the first time we'd be done by now.", "The right form wasn't sent the first time."),
        ("Someone on your side deleted the records on 3 May.", "On your side, the records were deleted on 3 May."),
        ("It is your own fault that the card was blocked.", "The card was blocked, and"),
        ("Nobody forced you to click \"Buy\".", "whether to click \"Buy\"."),
        # Whom we believe.
        ("We find it hard to believe that a parcel of 14 kilos vanished.", "how a parcel of 14 kilos vanished."),
        ("You claim the alarm was set.", "You say the alarm was set."),
        ("You claim to have posted the form on 2 May.", "You say you have posted the form on 2 May."),
        ("The box was empty, or so you claim.", "that the box was empty."),
        ("Your alleged injury was not reported.", "The injury you describe was not reported."),
        ("Your \"urgent\" e-mail of 3 May has been read.", "Your urgent e-mail of 3 May has been read."),
        ("Records show, whatever you say, that the door was open at 3.15.", "Records show that the door was open at 3.15."),
        ("Contrary to what you claim, it was scanned on 3 May.", "From what I can see, it was scanned on 3 May."),
        ("Our cameras say otherwise.", "Our cameras show something different."),
        ("You are wrong about the fee, it is £35.", "The fee is £35."),
        ("Your complaint is without any merit whatsoever.", "to uphold your complaint."),
        ("You've evidently been wearing the left one in the right ear.", "It seems you've been wearing"),
        ("You selected 'leave in the porch' at checkout.", "The option 'leave in the porch' was selected at checkout."),
        ("You were offered a refund on 3 May and refused it.", "A refund was offered on 3 May and declined."),
        ("You were given 14 days to appeal and did nothing.", "The window to appeal was 14 days."),
        # What it is not.
        ("A flat tyre is no excuse for missing the 9.05.", "as a reason for missing the 9.05."),
        ("You can't seriously expect a refund after 90 days.", "a refund after 90 days."),
        ("A bit of mould round a window is hardly an emergency.", "doesn't count as an emergency."),
        ("Not seeing the sign is not a defense.", "Not seeing the sign doesn't change"),
        ("That you were ill is neither here nor there.", "even though you were ill."),
        # Lecturing.
        ("The lift, as I'm sure you can appreciate, is repaired on Monday.", "The lift is repaired on Monday."),
        ("The cement, as the foreman is prepared to confirm, came on Monday.", "The cement came on Monday."),
        ("You can bring the dog, if you must.", "You can bring the dog."),
        ("I quote: \"No refunds after 14 days\".", "The wording is: \"No refunds after 14 days\"."),
        ("The letter is self-explanatory.", "in the letter."),
        ("What part of \"14 days\" don't you understand?", "\"14 days\"."),
        ("Why didn't you report it on 3 May?", "tell me why you didn't report it on 3 May?"),
        ("You have called us four times about this.", "four times about this."),
        ("I repeat: the fee is £35.", "The fee is £35."),
        ("Everyone else managed to read the e-mail of 3 May.", "in the e-mail of 3 May."),
    ],
)  # fmt: skip
def test_the_fact_is_said_without_the_blame(wording: Wording, cold: str, kind: str) -> None:
    text = said_anew(cold, wording).text

    assert kind in text
    assert text != cold
    kept = {fact.words.lower() for fact in facts_of(text)}
    assert {fact.words.lower() for fact in facts_of(cold)} <= kept


@pytest.mark.parametrize(
    "fine",
    [
        "You agreed to a call on Monday at 10, so I'll ring you then.",
        "If you look at the invoice you'll see the discount on line 3.",
        "You've changed your address, thank you.",
        "You have chosen the annual plan.",
        "You've reached the support desk.",
        "You have been charged £40 by mistake.",
        "The instructions are simple: press reset for 5 seconds.",
        "It's odd that the app logs you out, so I've passed it to the engineers.",
        "We have it down as collected on 3 May.",
        "Your \"drafts\" folder is full.",
        "You are not wrong: the bill was too high.",
        "You asked whether a refund is possible.",
    ],
)  # fmt: skip
def test_what_blames_nobody_stays_as_it_was_typed(wording: Wording, fine: str) -> None:
    assert said_anew(fine, wording).text == fine


def test_a_word_held_up_with_tongs_is_no_quotation() -> None:
    assert not facts_of('Your "urgent" mail is here.')
    assert [fact.words for fact in facts_of('Your "Confirm" button and "no refunds"')] == [
        '"Confirm"',
        '"no refunds"',
    ]


@pytest.mark.parametrize(
    ("cold", "kind"),
    [
        ("The postcode you typed in was wrong.", "the postcode we were given wasn't right."),
        ("Those were your responsibility to look after.", "those were in your care."),
        ("You were told to bring a passport.", "The advice was to bring a passport."),
        ("Handbook page 12 literally says to let it cool.", "Page 12 of the handbook says to let it cool."),
        ("It was on the poster and in two emails.", "It was on the poster and in two emails, "),
        ("You're wrong about the price.", "different"),
        ("You gave us the old postcode.", "The postcode we were given was the old one."),
        ("The mistake is yours.", "the mistake was in the details we received."),
        ("You already had one voucher this month.", "there's already been one voucher this month."),
        ("Perhaps you haven't switched it on.", "switch it on."),
        ("The block is down to your late payment.", "down to the late payment."),
        ("Your claim that the guide was drunk is untrue.", "shows that the guide was drunk."),
        ("It is the responsibility of the skipper to refuel the boat.", "The skipper needs to refuel the boat."),
    ],
)  # fmt: skip
def test_what_was_theirs_is_told_without_a_finger(wording: Wording, cold: str, kind: str) -> None:
    assert kind in said_anew(cold, wording).text


@pytest.mark.parametrize(
    "gone",
    [
        "Can't help people who don't read.",
        "Not our problem you forgot the date.",
        "It's your van so it's your problem.",
    ],
)
def test_a_verdict_on_them_goes_whole(wording: Wording, gone: str) -> None:
    assert said_anew(gone, wording).text == ""
