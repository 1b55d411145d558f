"""Words by which a clause without its verb is known: what is done to a thing, how it stands, who works there."""

from bot.coach.english.things import ACTORS, MASS
from bot.coach.notes.articles import PLACES

GIVEN_TO_ALL = frozenset("accept admit serve exchange accommodate tolerate".split())  # noqa: SIM905
""" "Under-fives not admitted": all of a kind, where there are many, or none."""
OF_ITSELF = frozenset(
    "start end begin finish expire fail arrive happen run drop rise fall come go stop break increase decrease leave return resume sound look seem remain stay cost last work wait apply relate belong depend land depart dock sail live die close open grow shrink differ vary continue occur appear get have be let mean say see think know ask want like try help ring speak talk complain reply respond state show double triple halve lapse bounce slip".split()  # noqa: SIM905
)
"""Verbs of which the past may tell what a thing or somebody does by themselves."""
BOTH = frozenset(["close", "open", "return", "leave", "stop", "break"])
"""Those of them that are done to a thing as well, and are where nothing but a time or a place follows."""
LEAVES = frozenset(
    [
        "tour",
        "trip",
        "group",
        "party",
        "class",
        "excursion",
        "sailing",
        "service",
        "family",
        "couple",
        "child",
        "school",
    ]
)
""" "Tour left at 9" by itself, as nothing is left there that does not leave."""
OUT_OF = frozenset(
    "service order stock hours date use print range warranty action office time contract season".split()  # noqa: SIM905
)
REFUSED_IT = frozenset("entry boarding admission access service cover visa leave bail".split())  # noqa: SIM905
""" "Dog refused entry": it was done to them."""
STANDING = frozenset(
    "backorder hold transit capacity review repair loan schedule backlog arrears maintenance investigation".split()  # noqa: SIM905
)
""" "On hold", "at capacity"."""
SHOWING = frozenset(
    "show state say confirm prove suggest indicate mean need cost include cover apply match go come take".split()  # noqa: SIM905
)
LASTS = frozenset("hold keep store".split())  # noqa: SIM905
"""Goes on for as long as it is told."""
STANDS_SO = frozenset(
    "own manage maintain operate require need limit cap rate include exclude cover allow permit support guarantee restrict reserve base locate schedule book plan expect set insure entitle license link enclose attach mark".split()  # noqa: SIM905
)
"""Tells how a thing stands, and not what became of it."""
BY = frozenset("delay postpone extend reduce increase put push shorten cut".split())  # noqa: SIM905
"""Of which a length of time tells by how much."""
WITH_PERSON = frozenset(
    "book inform tell notify advise contact assign dispatch send chase pay instruct brief alert email arrange allocate request replace suspend order call board admit seat serve evacuate refer discharge treat charge refund ban exclude remove warn fine see".split()  # noqa: SIM905
)
"""What is done to somebody who works there."""
DOES = frozenset(
    "attend call visit arrive come go leave knock wait ring try attempt return run phone finish start look".split()  # noqa: SIM905
)
"""What somebody who works there did, behind which a time may stand by itself."""
WORKERS = ACTORS | frozenset(
    "engineer plumber electrician crew contractor inspector surveyor technician gp doctor nurse consultant mechanic fitter installer agent assessor adjuster officer warden vet dentist clinician teacher tutor cleaner locksmith colleague host chef waiter guard conductor postman neighbour neighbor landlord caretaker builder roofer receptionist midwife operator kitchen reception housekeeping security management security council lady man woman lad girl member groomer stylist hairdresser barber seamstress tailor cobbler baker florist trainer coach instructor therapist dentist hygienist optician pharmacist physio photographer gardener decorator painter tuner roofer glazier welder valeter cook owner boss registrar curator librarian".split()  # noqa: SIM905
)
OPENED = PLACES | frozenset(
    "road lane street bridge line ward school centre center list register fund scheme clinic club bar restaurant cafe park beach track court".split()  # noqa: SIM905
)
""" "Kitchen closed" tells how it is now."""
SPOKEN_TO = frozenset(
    [
        ("spoken", "to"),
        ("dealt", "with"),
        ("looked", "into"),
        ("accounted", "for"),
        ("signed", "for"),
        ("catered", "for"),
        ("listened", "to"),
        ("paid", "for"),
        ("asked", "for"),
    ]
)
COUNTING = frozenset(["two", "three", "four", "five", "six", "several", "both", "many"])
GONE = frozenset("go come fall rise arise grow become run".split())  # noqa: SIM905
OPENED_BY_US = frozenset(
    "case claim ticket dispute account investigation complaint file query order job enquiry".split()  # noqa: SIM905
)
REMINDED = frozenset("tell inform advise notify ask remind warn require encourage".split())  # noqa: SIM905
""" "Guests told at check-in": all of them, each time."""
WAITING = frozenset(
    "waiting driving swimming shopping dining living changing washing teaching landing parking shipping mailing filing planning funding heating sleeping riding boarding listening opening closing".split()  # noqa: SIM905
)
""" "Waiting list"."""
VEHICLES = frozenset(
    "bus train tour coach flight ferry plane taxi van lorry tram boat ship shuttle minibus".split()  # noqa: SIM905
)
""" "Coach left" by itself."""
OWED = frozenset("overdue due outstanding owing unpaid payable".split())  # noqa: SIM905
OWING = OWED - {"unpaid"} | {"owed", "remaining", "left"}
"""How a sum is that is still to come."""
STATES = OWED | frozenset(
    "incomplete available unavailable pending invalid faulty empty full late compulsory mandatory optional refundable non-refundable illegible missing unread inactive active ineligible eligible valid void unsafe safe unsuitable incompatible visible unsigned undelivered unclaimed unopened unused prohibited impossible possible insufficient unchanged correct incorrect wrong absent unwell ill sick stuck dead blurred gone aware unaware unknown unconfirmed unclear blank adequate inadequate normal broken frozen low high ready".split()  # noqa: SIM905
)
AWAY = frozenset("busy off away out back in stuck here late asleep abroad".split())  # noqa: SIM905
""" "Seamstress off": how it stands with somebody."""
AWAY_ON = frozenset(
    [
        "holiday",
        "leave",
        "lunch",
        "break",
        "shift",
        "call",
        "duty",
        "sick",
        "site",
        "training",
        "surgery",
        "theatre",
        "clinic",
        "court",
        "meetings",
    ]
)
RUN = frozenset(
    "machine system systems server servers site website line lines network terminal terminals till tills printer reader scanner portal gateway app internet wifi phones".split()  # noqa: SIM905
)
"""What is "down" when it doesn't work."""
STANDS_AT = frozenset(
    "truck van lorry trailer ship depot warehouse reception desk shelf stockroom safe yard garage workshop bench counter hub port customs accounts legal finance billing dispatch despatch supplier suppliers manufacturer courier carrier insurer insurers printers".split()  # noqa: SIM905
)
""" "Pallets on truck", "invoice with accounts"."""
NEVER_LIES = frozenset(
    "delay delays damage fire flood queue queues strike fault problem problems issue issues error hold-up backlog meeting work change discount refund payment charge fee limit mistake hours time times rate price space room access money credit person people name number look details nothing something anything".split()  # noqa: SIM905
)
"""Of these there is one, or much, at a place."""
RULES = frozenset(
    "compulsory mandatory optional refundable non-refundable ineligible eligible prohibited valid available unavailable payable covered included short".split()  # noqa: SIM905
)
"""States of all of a kind: "pushchairs are not available"."""
NO_ARTICLE = frozenset(["vat", "it", "hr", "id", "cctv", "hmrc", "nhs", "paye"])
LINKING = frozenset(
    "get keep seem become remains remain stays stay becomes seems looks got gets keeps".split()  # noqa: SIM905
)
HANGS = frozenset(
    "until till unless if once when as because since while where so but which who that whether".split()  # noqa: SIM905
)
NOW = frozenset(["already", "still", "currently", "now", "no longer", "only", "also", "not"])
SPELLS = frozenset(["every", "each", "this", "last", "next", "all"])
TIMES = frozenset(
    "today tomorrow tonight yesterday twice once again online only whether owing due following pending".split()  # noqa: SIM905
)
UNCOUNTED = MASS | frozenset(
    "travel permission accommodation liability cover property mail payroll leave storytime access insurance cover luggage baggage furniture equipment gas electricity water heating power food post postage stock staff sickness advice information evidence proof research feedback progress traffic weather parking housing rent tax vat duty interest overtime homework coursework data mould damp rubbish waste recycling garden hair training leave support care treatment medication funding credit cash change breakfast lunch dinner access attendance absence annual".split()  # noqa: SIM905
)
LATER = frozenset(
    "used provided given supplied held required needed listed shown stated attached advised requested agreed registered booked ordered paid quoted chosen selected".split()  # noqa: SIM905
)
"""What may say which thing is meant, where it ends a clause: "sent to the card used"."""
RESET = frozenset(["reset", "cut", "set", "split"])
UNCHANGED = frozenset(["split", "set", "reset", "read", "cut", "put"])
NO_VERB = frozenset("indeed exceed proceed succeed breed speed weed hundred shred kindred".split())  # noqa: SIM905
NOUNS_TOO = frozenset(
    [
        "all",
        "both",
        "minimum",
        "maximum",
        "original",
        "premium",
        "medical",
        "deposit",
        "fine",
        "score",
        "key",
        "official",
        "more",
        "most",
        "some",
        "none",
        "others",
        "one",
        "rest",
    ]
)
