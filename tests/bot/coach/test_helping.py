"""A draft that does something for its reader is left alone, whatever limit, order or no stands beside it."""

import pytest

from bot.coach import Coach


@pytest.mark.parametrize(
    ("draft", "message"),
    [
        (
            "You can, until midnight the day before. Open My Lessons, tap the pupil's name, then Swap instructor. "
            "Swaps within 24 hours cost £10.",
            "Can I change my driving instructor?",
        ),
        (
            "The pool is closed for cleaning on Wednesdays. Friday mornings are quieter if you've got little ones.",
            "",
        ),
        (
            "Sitting in A&E with your son is no missed appointment. I've taken the charge off. Hope he's mending.",
            "You charged me for a missed haircut, I was in A&E with my son",
        ),
        (
            "You did write to us, and the letter sat in the wrong tray, sorry. All we need is the last page with your "
            "signature. Post it to me and ignore the reminder.",
            "I told you about this in May and now I get a reminder",
        ),
        (
            "Right, breathe, your flight isn't until six. The check-in page froze, which our app should have told you. "
            "Bring your passport and the booking mail to desk 12.",
            "your app crashed and I can't check in, the flight is TODAY",
        ),
        (
            "I understand how urgent this is. Unfortunately our warehouse can't stop a parcel once it is on the van. "
            "However, I can pass this to the depot. Would you like me to do that?",
            "I need that parcel stopped now",
        ),
        (
            "I'm sorry I can't look up the engine without a registration. I need the plate number, maybe it's on an "
            "old invoice?",
            "I need a clutch",
        ),
        (
            "I found the rug from order 88231. It's 160 by 230 and made of jute. Unfortunately it isn't washable. If "
            "there's anything else you'd like to know, just ask!",
            "sorry, I don't have the order number, can you look it up by name?",
        ),
        (
            "You're not too late. Entries shut Friday at noon and all it needs is a name.",
            "Have I missed the deadline??",
        ),
        ("It's not the battery, it's the charger: £9 instead of £70.", "My phone won't charge"),
        (
            "You were told two weeks and it has been five. I've stopped the bill until the line works. Ring me on "
            "2210, not the queue.",
            "five weeks no internet",
        ),
        ("We don't do weekends. If Friday after 5 helps, I'll wait for you.", "are you open saturday"),
        (
            "The fee's gone. The bank holiday was ours to put on the website and we didn't.",
            "i got a late fee but your office was shut",
        ),
        ("The scan was clear. Nothing to do but enjoy the weekend.", "any news on the scan"),
        (
            "Only the top oven is recalled. Yours is the bottom one, so carry on baking.",
            "is my oven dangerous",
        ),
    ],
)
def test_what_helps_is_left_alone(coach: Coach, draft: str, message: str) -> None:
    assert coach.rephrase(draft, context=message).text == draft


@pytest.mark.parametrize(
    ("draft", "message"),
    [
        ("Open My Lessons, tap the name, then Swap. It's not rocket science.", "Can I swap?"),
        ("Settings > Privacy > Blocked. You'd have found it if you'd looked.", "how do I unblock someone"),
        ("Fine, I've taken the charge off. Don't make a habit of it.", "I was in A&E with my son"),
        ("Funny how it's our fault again. Send the last page.", ""),
        ("Our fault, apparently. Refund in 10 days.", "you charged me twice"),
        ("You did tell us, after the deadline. So no.", "I told you"),
        ("No dogs. Other hotels are cheaper anyway.", "can I bring my dog"),
        ("I've refunded it this once. Read the terms next time.", ""),
        ("You don't need to write again.", "where is my order, it's been 3 weeks"),
        ("What do you want me to do about it?", "my cake fell apart"),
    ],
)
def test_the_same_words_do_not_save_a_cold_one(coach: Coach, draft: str, message: str) -> None:
    assert coach.read(draft, message).needs_rewrite


@pytest.mark.parametrize(
    ("draft", "message"),
    [
        ("Kitchen 9, bar 10.30. No food after 9, not even chips.", "What time is last orders?"),
        ("Yes, double knit only. Needles are here.", "Can I bring my own yarn to the class?"),
        ("No, April to October. The indoor wall is open all year.", "Do you rent out kayaks in winter?"),
        ("The grey one, AD-4. Not AD-5, it's 2 mm too wide.", "hi, which adapter fits the old model"),
        ("Yours is the 11.20. Fast from 7. No nail varnish, the clip can't read through it.", ""),
        ("Reminder: visitors' bays are for 2 hours. After that use the field, it's free.", ""),
        ("Hi Jo, can't do Monday. Tuesday or Friday, any time after 2?", ""),
    ],
)
def test_a_short_answer_with_a_limit_is_left_alone(coach: Coach, draft: str, message: str) -> None:
    assert coach.rephrase(draft, context=message).text == draft


@pytest.mark.parametrize(
    ("draft", "message"),
    [
        (
            "It exists, I can see you clocked in at 5.02. The app's wrong and you're right. You'll be paid for all of "
            "it, nothing to fill in.",
            "I've been on my feet since five and your app says my shift doesn't exist",
        ),
        (
            "Two hours' notice after paying for a car is rotten. I can't get you a slot this week, there isn't one. I've "
            "put you first for the 12th and the car hire comes back to you: send me the receipt.",
            "You cancelled my driving test two hours before. I'd paid for the car and everything.",
        ),
        ("Ha, no, you don't need to bring the goat. A photo of the ear tag does it.", ""),
    ],
)
def test_a_firm_answer_in_a_voice_of_its_own_is_left_alone(coach: Coach, draft: str, message: str) -> None:
    assert coach.rephrase(draft, context=message).text == draft


@pytest.mark.parametrize(
    ("draft", "message"),
    [
        ("Sailings depend on weather. Rebook online.", "My trip was cancelled while I stood on the pier"),
        ("Outages are beyond our control. See the website.", "I've had to throw away a freezer of food"),
        ("Two visitors per bed. Hours are on the door.", "They wouldn't let me see my own mother"),
        ("Form late. Place withdrawn.", ""),
        ("Sick note not accepted. Days will be unpaid.", ""),
        ("We can't share his file. Data protection.", ""),
    ],
)
def test_a_dry_notice_that_takes_something_is_said_anew(coach: Coach, draft: str, message: str) -> None:
    assert coach.rephrase(draft, context=message).text != draft


@pytest.mark.parametrize(
    ("draft", "message"),
    [
        ("We can't post plants in a frost. You can pick them up from the greenhouse any day before 4.", ""),
        ("I can't swap the prize. The bookshop can change it for a token if you show them this.", ""),
        ("Not on the 9th. The 16th is yours if you tell me by Friday.", "Could we have the barn on the 9th?"),
    ],
)
def test_a_no_with_something_else_beside_it_is_left_alone(coach: Coach, draft: str, message: str) -> None:
    assert coach.rephrase(draft, context=message).text == draft


@pytest.mark.parametrize(
    ("draft", "message"),
    [
        ("You chose the matt finish. A new coat is £70.", "The table looks grey, I could cry"),
        ("Lost keys are £25. You signed for two on the 3rd.", ""),
    ],
)
def test_what_they_signed_is_not_held_against_them(coach: Coach, draft: str, message: str) -> None:
    assert coach.read(draft, message).register == "apathy"


@pytest.mark.parametrize(
    ("draft", "register"),
    [
        ("The hall is booked that evening. Sorry.", "apathy"),
        ("I'm so sorry, I know how much you looked forward to it. Sadly the hall is booked.", "sympathy"),
    ],
)
def test_a_sorry_behind_a_shut_door_is_no_sympathy(coach: Coach, draft: str, register: str) -> None:
    assert coach.read(draft, "We hoped for the 12th").register == register
