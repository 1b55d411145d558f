"""What might have been is said as what was of use in it, and what stands beside a sting stays."""

import json
import re
from pathlib import Path

import pytest

from bot.coach import Coach, Wording
from tests.bot.coach.conftest import said_anew

DRAFTS = [
    json.loads(line)
    for line in (Path(__file__).parent / "strangers_drafts.jsonl").read_text(encoding="utf-8").splitlines()
]
PAPERS = re.compile(
    r"\b(?:in|on|at) (?:the|our|your) (?:[a-z]+ )?(booklet|leaflet|handbook|portal|noticeboard|website|listing|app|brochure|timetable|manual|receipt)\b"
)


@pytest.mark.parametrize(
    ("cold", "kind"),
    [
        ("If you'd read the leaflet you'd know why.", "reason"),
        ("You'd have seen the detour if you had followed our Twitter.", "the detour on our Twitter."),
        ("Had you opened the parcel note you would know that the lamp needs two people.", "he lamp needs two people"),
        ("If you'd bothered to check the portal we wouldn't be having this conversation.", "on the portal"),
        (
            "If you had run the patch like we told everyone in May, you'd still have your files.",
            "Running the patch in May would have kept your files.",
        ),
        ("If you'd told us before noon we could have stopped the van.", "would have let us stop the van."),
        ("You'd have got a berth if you'd booked in March.", "Booking in March would have got you a berth."),
        ("Had you ticked the cover box none of this would have happened.", "Ticking the cover box would have prevented this."),
        ("Next time have someone competent try the reset first.", "try the reset first."),
        ("Next time check the tide table before you launch.", "the tide table is worth a look before you launch."),
        ("You should have reported it at the gatehouse.", "It needed to be reported at the gatehouse."),
    ],
)  # fmt: skip
def test_what_might_have_been_tells_what_was_of_use(wording: Wording, cold: str, kind: str) -> None:
    assert kind in said_anew(cold, wording).text


@pytest.mark.parametrize(
    "sting",
    [
        "If you had listened, you would have got one.",
        "You'd have got one if you'd used your brain.",
        "Next time use your brain.",
        "Perhaps check your statements more often.",
    ],
)
def test_a_reproach_with_nothing_of_use_in_it_goes(wording: Wording, sting: str) -> None:
    assert said_anew(sting, wording).fate == "dropped"


@pytest.mark.parametrize(
    ("cold", "kept"),
    [
        ("Nobody else has asked for a night ferry.", "requests for a night ferry"),
        ("Ideas go on the board: ideas.tandem.example", "ideas.tandem.example"),
        ("If you don't like it there's the rent tribunal.", "there's the rent tribunal"),
        ("It's all in the booklet we post to everyone, which nobody reads apparently.", "in the booklet we post to everyone."),
        ("The manual that nobody ever opens says to rinse it weekly.", "The manual says to rinse it weekly."),
        ("Holding for one guest means holding for all, so don't ask.", "to hold for one guest without holding for all"),
        ("We had other guests who wanted that table.", "Other guests would have been glad of that table."),
        ("Don't blame us, blame the council, they dug up the cable.", "The council dug up the cable."),
        ("Switch to the yearly plan, monthly has no phone support.", "onthly has no phone support"),
        ("Ask at the Ludgate branch, they might still have one.", "hey might still have one"),
        ("You'd have to apply again and waiting periods begin anew.", "waiting periods begin anew"),
        ("As I said in my last TWO emails the invoice needs a PO number.", "The invoice needs a PO number."),
        ("The hinge is bent and that's not warranty.", "isn't covered by the warranty"),
        ("Grow up, it's a water stain.", "water stain"),
        ("You were on the old tariff because you never switched.", "because you hadn't switched"),
        ("Your loft application was rejected.", "rejected"),
        ("We only do alterations on Wednesdays.", "We only do alterations on Wednesdays."),
    ],
)  # fmt: skip
def test_what_stands_beside_a_sting_stays(wording: Wording, cold: str, kept: str) -> None:
    said = said_anew(cold, wording)
    assert kept in (said.text or (cold if said.fate == "kept" else ""))


def test_where_it_stands_is_never_lost(coach: Coach) -> None:
    lost = [
        (draft["id"], place)
        for draft in DRAFTS
        if draft["needs_rewrite"]
        for place in PAPERS.findall(draft["text"].lower())
        if place not in coach.rephrase(draft["text"], context=draft["context"] or "").text.lower()
    ]
    assert not lost


def test_an_address_without_its_scheme_is_a_link(coach: Coach) -> None:
    words = {
        fact.words
        for fact in coach.facts("Ask at help.tandem.example or acme.co.uk/faq. It is e.g. no.")
        if fact.kind == "link"
    }
    assert words == {"help.tandem.example", "acme.co.uk/faq"}
