"""Steps typed as a telegram are asked in full English; what only looks like a step stays."""

import pytest

from bot.coach import Wording
from bot.coach.choice import Choice
from bot.coach.kinder.saying import say
from bot.coach.kinder.terse import step_in_full


@pytest.mark.parametrize(
    ("step", "asked"),
    [
        ("Complete form at the desk.", "Please complete the form at the desk."),
        ("Claim refund within 28 days.", "You can claim the refund within 28 days."),
        ("Quote ref 88213 when you ring.", "Please quote ref 88213 when you ring."),
        ("Call after 2pm.", "Please call after 2pm."),
        ("Order at parts.example/spares.", "Please order at parts.example/spares."),
        ("Text STOP to 60060.", "Please text STOP to 60060."),
        ("Email photos to the desk.", "Please email photos to the desk."),
        ("Report fault online.", "Please report the fault online."),
        ("Get vet to ring the lab.", "Please ask your vet to ring the lab."),
        ("Get dentist to refer.", "Please ask your dentist to refer you."),
        ("To rejoin send the form.", "To rejoin, please send the form."),
        ("If the lid won't shut press the tab.", "If the lid won't shut, please press the tab."),
        ("If you don't want it switch it off in the app.", "If you don't want it, please switch it off in the app."),
        ("Before calling check the fuse.", "Before calling, please check the fuse."),
        ("Otherwise cancel and rejoin later.", "Otherwise, please cancel and rejoin later."),
        ("Always ring first.", "Please always ring first."),
        ("wait or cancel", "Please wait or cancel."),
        ("Email parts@ for that.", "Please email parts@ for that."),
        ("Clean lens with dry cloth.", "Please clean the lens with a dry cloth."),
        ("Mark box.", "Please mark the box."),
        ("Use side door.", "Please use the side door."),
        ("Sign page 7.", "Please sign page 7."),
        ("Book with nurse.", "Please book with the nurse."),
        ("Ring surgery 8am.", "Please ring the surgery at 8am."),
        ("Use form.", "Please use the form."),
        ("Upload by Friday.", "Please upload by Friday."),
        ("Retake against a white wall.", "Please retake against a white wall."),
        ("Rejoin.", "Please rejoin."),
        ("Reseat cartridge.", "Please reseat the cartridge."),
        ("Fill in claim form at desk.", "fill in the claim form at the desk"),
        ("Fill in the log before we'd look at it.", "We need you to fill in the log before we can look at it."),
        ("Send the deeds, until then the sale waits.", "Until then, the sale waits."),
        ("Code is 6 digits, text CODE to 60060.", "The code is 6 digits. Please text CODE to 60060."),
    ],
)  # fmt: skip
def test_a_step_is_asked_in_full(wording: Wording, step: str, asked: str) -> None:
    made = say(step, (), wording, Choice(wording.frames, step), marked=True, pity=False)

    assert made is not None
    assert asked in made.text


@pytest.mark.parametrize(
    "line",
    [
        "Return label in the box",
        "Order form in the post",
        "Claim HC-12 closed as no reply to our letter",
        "Phone line open 9-5",
        "Access to the gym is free",
        "If residents send photos we check them",
        "If you stop the direct debit your account goes to collections",
        "If nobody's in it's a £60 call out and you wait again",
        "To park here costs £5",
        "After that date I close the case",
        "Come on",
        "Order online arrived broken",
        "Book via the app works best",
        "Claim online failed",
        "Reset button at the back",
        "Print queue full",
        "Pay by Friday or we disconnect",
        "If you don't like it move the desk",
        "Clear the drive and stop blaming the neighbours",
        "Dispute it through the scheme if you wish",
    ],
)
def test_what_only_looks_like_a_step_stays(wording: Wording, line: str) -> None:
    assert step_in_full(line, wording) is None
