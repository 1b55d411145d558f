"""Rules, duties, orders and consequences: asked and told, with deadline, amount, condition and section whole."""

import pytest

from bot.coach import Wording
from tests.bot.coach.conftest import said_anew


@pytest.mark.parametrize(
    ("cold", "kind"),
    [
        (
            "A death certificate must be uploaded within 14 days or the request will be discarded.",
            "Please upload a death certificate within 14 days; otherwise the request will be discarded.",
        ),
        ("Your essay must be handed in by 9 May.", "Please hand in your essay by 9 May."),
        ("The key has to be dropped off before 10.", "Please drop off the key before 10."),
        ("Bikes must not be left in the hallway.", "Please don't leave bikes in the hallway."),
        (
            "Missing items have to be reported within 48h.",
            "We need missing items to be reported within 48h.",
        ),
        (
            "Cancellations must be made 24 hours in advance or the full fee is charged.",
            "We need cancellations to be made 24 hours in advance; otherwise the full fee is charged.",
        ),
        (
            "Your complaint has to be submitted in writing by 4 June, failing which it will not be considered.",
            "Please submit your complaint in writing by 4 June. Otherwise it will not be considered.",
        ),
        ("Groups of 10+ have to book 3 weeks ahead.", "We ask groups of 10+ to book 3 weeks ahead."),
        ("Customers are required to keep the original packaging.", "Please keep the original packaging."),
        ("Guests are asked not to use the lift after 10pm.", "Please don't use the lift after 10pm."),
        (
            "Parents are expected to collect their children by 5.",
            "We ask parents to collect their children by 5.",
        ),
        ("Smoking in the rooms is strictly forbidden.", "Please don't smoke in the rooms."),
        ("You are responsible for checking your visa.", "Please check your visa."),
    ],
)
def test_a_duty_is_asked(wording: Wording, cold: str, kind: str) -> None:
    assert said_anew(cold, wording).text == kind


@pytest.mark.parametrize(
    ("cold", "kind"),
    [
        ("You are hereby requested to submit form B by 12 March.", "Please submit form B by 12 March."),
        ("You are not to open the casing.", "Please don't open the casing."),
        ("You mustn't use bleach.", "Please don't use bleach."),
        ("You'd better send the form today.", "Please send the form today."),
        ("I must ask you to leave the room by 10.", "Please leave the room by 10."),
        ("I'd ask you to keep your dog on a lead.", "Please keep your dog on a lead."),
        ("It is imperative that you keep the receipt.", "Please keep the receipt."),
        (
            "If you want a refund you have to send the item back first.",
            "If you want a refund, please send the item back first.",
        ),
        (
            "Should you seriously wish to pay, complete the form.",
            "If you wish to pay, please complete the form.",
        ),
        (
            "As per clause 7 you have to give three months' notice.",
            "Under clause 7, we need you to give three months' notice.",
        ),
        ("Kindly refrain from parking in bay 4.", "Please don't park in bay 4."),
        (
            "Kindly desist from telephoning, writing and attending the counter.",
            "Please avoid telephoning, writing and attending the counter.",
        ),
        ("Please refrain from calling or writing.", "Please don't call or write."),
        ("Only then call us.", "Please call us only after that."),
        ("Actually read the error message.", "Please read the error message."),
        ("Do the clever thing for once and take the cover off.", "Please take the cover off."),
        ("Use the app like a normal person.", "Please use the app."),
        ("Under no circumstances open the casing.", "Please never open the casing."),
        ("Dont send screenshots", "Please don't send screenshots."),
        ("dont call again just wait till mon", "Please don't call again; just wait till Monday."),
        ("ur supposed to charge it first", "Please charge it first."),
        ("From 1 May you need to book online.", "From 1 May, please book online."),
        ("Look in your spam folder.", "Please look in your spam folder."),
        ("Students are not permitted to use phones.", "Please don't use phones."),
        ("We expect all visitors to sign their badge.", "We ask all visitors to sign their badge."),
        ("I won't say it again: bring the books.", "Please bring the books."),
        ("Ensure that the form is complete.", "It's important for the form to be complete."),
    ],
)
def test_an_order_is_asked_without_its_shove(wording: Wording, cold: str, kind: str) -> None:
    assert said_anew(cold, wording).text == kind


@pytest.mark.parametrize(
    ("cold", "kind"),
    [
        (
            "Failure to comply will result in a penalty of 25 euros.",
            "If this isn't done, there will be a penalty of 25 euros.",
        ),
        (
            "Failure to return the router by 3 May will result in termination of the contract.",
            "Please return the router by 3 May; otherwise the contract will be ended.",
        ),
        (
            "Failure to provide proof of address by 3 May will see your account frozen.",
            "Please provide proof of address by 3 May; otherwise your account will be frozen.",
        ),
        (
            "Failure to wear shin guards means no game.",
            "Please wear shin guards; otherwise there will be no game.",
        ),
        ("Failure to pay may lead to legal action.", "Please pay; otherwise there may be legal action."),
        (
            "Non-payment will result in suspension of your account.",
            "If the payment doesn't come in, your account will be suspended.",
        ),
        (
            "Ignoring this email will lead to a fee of £9.",
            "If we don't hear from you, there will be a fee of £9.",
        ),
        (
            "Any breach of these rules will lead to a ban.",
            "If these rules aren't kept to, there will be a ban.",
        ),
        (
            "Any attempt to open the device voids the warranty.",
            "Please don't open the device; otherwise it will void the warranty.",
        ),
        (
            "Members who fail to cancel 24 hours before will be charged £8.",
            "Please cancel 24 hours before; otherwise you will be charged £8.",
        ),
        (
            "Clients who arrive late will have their session cut short.",
            "If you arrive late, you will have your session cut short.",
        ),
        ("Should you fail to do so, we will close the file.", "If this isn't done, we will close the file."),
        (
            "Should you persist in parking there, we will tow the car.",
            "Please stop parking there; otherwise we would have to tow the car.",
        ),
        (
            "If you continue to park in the bay, your car will be towed.",
            "Please stop parking in the bay; otherwise your car will be towed.",
        ),
        (
            "Cancel 24 hours ahead or pay the full fee.",
            "Please cancel 24 hours ahead; otherwise you would have to pay the full fee.",
        ),
        (
            "Vacate the room by 10 or be charged for a night.",
            "Please vacate the room by 10; otherwise you would be charged for a night.",
        ),
        ("Be on time or lose the slot.", "Please be on time; otherwise you'd lose the slot."),
        (
            "You have 7 days to pay or we start proceedings.",
            "Please pay within 7 days; otherwise we would have to start proceedings.",
        ),
        (
            "A fee of £12 will be charged if you fail to attend.",
            "Please attend; otherwise a fee of £12 will be charged.",
        ),
        (
            "As the owner you must confirm within five days, or it will be cancelled.",
            "As the owner, please confirm within five days; otherwise it will be cancelled.",
        ),
        ("Late payment will end the agreement.", "payment is late, it will end the agreement."),
        (
            "Any further calls will be charged at £5.",
            "If there are any further calls, they'll be charged at £5.",
        ),
        (
            "Any further damage will be deducted from the deposit.",
            "If there's any further damage, it'll be deducted from the deposit.",
        ),
        ("Any further messages will be ignored.", "able to answer"),
    ],
)
def test_a_consequence_is_told_and_never_a_threat(wording: Wording, cold: str, kind: str) -> None:
    assert kind in said_anew(cold, wording).text


@pytest.mark.parametrize(
    ("cold", "kind"),
    [
        ("You are hereby put on notice that your lease ends on 30 June.", "Your lease ends on 30 June."),
        ("Parents are reminded that pick-up is at 17:30.", "Pick-up is at 17:30."),
        ("Kindly be informed that your application is incomplete.", "Your application is incomplete."),
        ("As per clause 9, the deposit is forfeited.", "Under clause 9, the deposit can't be returned."),
        (
            "The terms clearly state that returns must be made within 14 days.",
            "Under the terms, returns must be made within 14 days.",
        ),
        ("See clause 9, which you signed.", "in clause 9."),
        ("It's up to you to cancel before the trial ends.", "Please cancel before the trial ends."),
        ("The responsibility to cancel lies with the customer.", "Please cancel."),
        ("Your payment must reach us by the 1st.", "your payment by the 1st."),
        ("We expect payment by Friday.", "the payment by Friday"),
        ("Proof of purchase is required for all claims.", "need proof of purchase for all claims."),
        ("You must have a valid ticket.", "need a valid ticket"),
        ("You are not allowed to bring food.", "bring food."),
        ("Unless you have a receipt, there's no refund.", "a receipt"),
        ("It is not allowed to park here.", "park here."),
        ("need ur order nr or cant help", "your order nr"),
        ("The rent is to be paid by the 3rd, not when you feel like it.", "Please pay the rent by the 3rd."),
        ("Photo or no refund.", "Without a photo, "),
        ("Ticket in someone else's name = no entry.", "ticket in someone else's name"),
        ("Submit on time and this won't happen.", "If you submit on time,"),
        ("Try to turn up this time.", "be there."),
        ("Just follow the steps.", "Please follow the steps."),
    ],
)
def test_a_rule_held_up_is_a_plain_fact(wording: Wording, cold: str, kind: str) -> None:
    text = said_anew(cold, wording).text

    assert kind in text
    assert text != cold


@pytest.mark.parametrize(
    "fine",
    [
        "The clinic must be reached by lift.",
        "The invoice needs to be paid for before collection.",
        "You have to be 18.",
        "Your failure to attend on 12 May has cost us the slot.",
        "Failure to attend without 24 hours' notice will result in a £30 fee.",
        "If you keep getting the error, the update will help.",
        "Photos must be in JPG format.",
        "The insurer is responsible for the roof.",
        "It's first come, first served.",
        "You can bring a friend or a colleague.",
        "By law you have to register within a week.",
    ],
)
def test_what_is_no_duty_of_theirs_stays(wording: Wording, fine: str) -> None:
    assert said_anew(fine, wording).text == fine


@pytest.mark.parametrize(
    "fine",
    [
        "Dogs are to be kept on a lead from May to September.",
        "The bundle has to be filed by 4 p.m. on 21 February.",
        "I have to inform you that your bid for lot 212 was not the highest.",
        "The fee was applied in line with clause 17.",
        "No need to bring anything.",
        "No worries, the address can still be changed.",
    ],
)
def test_a_rule_told_without_heat_is_left_alone(wording: Wording, fine: str) -> None:
    assert said_anew(fine, wording, marked=False).text == fine
