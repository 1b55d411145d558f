"""The shapes of the pieces of a schedule phrase, as regular expressions over plain lower-case text."""

import re

from bot.delivery.dates import DAY_NAME, NUMBER
from bot.delivery.recurrence import OnHoliday
from bot.delivery.words import MONTH, ORDINAL

DAY_FORM = rf"(?:{DAY_NAME})"
ORDINAL_FORM = rf"(?:{'|'.join(ORDINAL)})"
MONTH_FORM = "|".join(sorted(MONTH, key=len, reverse=True))
JOIN = r"(?:, ?and |, ?| and | ?& ?| ?\+ ?| ?/ ?)"
JOIN_ON = re.compile(JOIN + "(?:on )?")
OWN = r"(?:own )?(?:local )?(?:time ?zones?|times?|zones?|clocks?|(?=\d))"
WORKDAY = r"(?:week|work|working|business)[ -]?days?"

GAP = re.compile(r"(?:[\s,;&()/\"'!?*]|\+(?!\d)|[.](?=\s|$)|-(?=\s))+")
EACH_PERSON = re.compile(
    rf"(?:for |to )?(?:each|every) (?:person|member|one|agent|individual)\b(?:'s)?(?:,? ?(?:at|in|on)? ?(?:their|his or her)? ?{OWN})?"
    r"|(?:per|by) person\b"
    rf"|(?:for everyone |for everybody |for all )?(?:at|in|on) (?:their|everyone's|everybody's|each person's) {OWN}\b"
)
HOLIDAY = r"(?:public |bank |national |legal |federal )?holidays?"
HOLIDAYS: tuple[tuple[OnHoliday, re.Pattern[str]], ...] = (
    ("next workday", re.compile(
        rf"(?:(?:and )?(?:on|if) (?:an? |it's an? |that's an? )?{HOLIDAY},? (?:then )?(?:on |move to |move it to )?(?:the )?(?:next|following) {WORKDAY}\b"
        rf"|or (?:on )?(?:the )?(?:next|following) {WORKDAY} (?:if|on|after) (?:it's |that's |it is |that is )?(?:an? )?{HOLIDAY}\b)"
    )),
    ("post", re.compile(rf"(?:even (?:on|if)|including|incl\.?|also on) (?:an? |it's an? )?{HOLIDAY}\b")),
    ("skip", re.compile(
        rf"(?:except(?: for| on)?|excluding|excl\.?|but not|not|skip|skipping|without|unless|no|other than)(?: on)?(?: it's| it is)?(?: an?)?(?: the)? {HOLIDAY}\b"
    )),
)  # fmt: skip
UP_TO = re.compile(r"\s?(?:-|to|and) ?")
UNTIL = re.compile(r"(?:until|till|til|thru|through|up to|up until|ending|ends|bis)(?: on| and including)? ")
START = re.compile(
    rf"(?:starting|start|beginning|commencing|effective|as of|from|ab)(?: on| from)? (?!{DAY_FORM}\s?(?:-|to|through|thru|till?) ?{DAY_FORM}\b)"
)
LASTING = re.compile(rf"for (?:the )?(?:next |coming )?(?P<n>{NUMBER}) (?P<unit>day|week|month|year)s?\b")
HOW_OFTEN = re.compile(
    rf"(?:for )?(?:{NUMBER}) (?:times|occurrences|repeats|posts)\b(?! (?:a|per|each|every) )"
)
EXCEPT = re.compile(
    r"(?:except|excluding|excl\.?|but not|but|not|skip|skipping|other than|apart from|without)(?: for)?(?: on)?(?: every)? "
)
REPEAT = re.compile(
    rf"(?:every|each) (?:(?P<n>{NUMBER}|half an?|half) )?(?P<unit>hours?|hrs?|minutes?|min)\b|(?P<hourly>half-?hourly|hourly)\b"
)
SOON = re.compile(rf"in (?P<n>{NUMBER}|half an) (?P<unit>hours?|hrs?|minutes?|min)\b")
BI = re.compile(r"(?P<what>bi-?weekly|bi-?monthly|bi-?annual(?:ly)?|semi-?weekly|semi-?monthly)\b")
TIMES_A = re.compile(
    rf"(?P<n>twice|thrice|(?:{NUMBER}|a few|a couple of|several) times|\d{{1,2}} ?x) ?(?:(?:a|per|each|every) |/ ?)?(?P<unit>day|week|month|daily|weekly|monthly)\b"
)
EVERY = re.compile(
    r"(?:once )?(?:every|each|a|per) ?(?P<unit>day|week(?! ?-?days?\b)|month|quarter|year)\b|everyday\b|all days\b"
)
ADVERB = re.compile(
    r"(?P<word>daily|weekly|monthly|quarterly|yearly|annually|fortnightly|nightly|every fortnight|every alternate day|alternate days)\b"
)
OF_MONTH = re.compile(r"(?:of|in) (?:the |each |every |a |any )?(?P<unit>month|quarter|year|week)\b")
EVERY_N = re.compile(
    rf"every (?P<n>other|alternate|{ORDINAL_FORM}|{NUMBER}) (?P<unit>day|week|month|quarter|year)s?\b"
)
EVERY_NTH_DAY = re.compile(
    rf"(?:(?:every )?(?P<n1>other|alternate)|every (?P<n>second|2nd|two|2|third|3rd|fourth|4th|fifth|5th|[3-9])) (?P<days>{DAY_FORM}s?(?:{JOIN}{DAY_FORM}s?)*)\b(?! (?:of|in|each|a|per) )"
)
NTH = re.compile(
    rf"(?:the )?(?P<nths>{ORDINAL_FORM}(?:{JOIN}(?:the )?{ORDINAL_FORM})*) (?P<day>{WORKDAY}|day|{DAY_FORM})s?\b"
)
NTHS = re.compile(r"(?P<n>\d{1,2})(?:st|nd|rd|th)\b")
OF_MONTH_DAYS = re.compile(
    rf"(?:the )?\d{{1,2}}(?:st|nd|rd|th)\b(?:{JOIN}(?:the )?\d{{1,2}}(?:st|nd|rd|th)\b)*(?: day)?|(?:day|the) (?P<day>\d{{1,2}})\b(?= of | at | @| every | each )|(?P<first>(?:the )?first)(?= (?:day )?of (?:the|each|every) month)(?: day)?"
)
RANGE_OF_DAYS = re.compile(
    rf"(?P<a>{DAY_FORM})\.?\s?(?:-|to|through|thru|until|till?|bis)\s?(?P<b>{DAY_FORM})\b\.?|(?P<letters>m-f|m-th|mwf|m/w/f|tth|t/th)\b"
)
DAYS = re.compile(
    rf"(?P<day>{DAY_FORM})(?P<plural>'?s)?\b\.?|(?P<work>{WORKDAY})\b|(?P<end>weekends?)\b|(?P<all>days of the week|seven days a week|7 days a week)\b"
)
PART = re.compile(r"(?:in the |at )?(?P<part>morning|afternoon|evening|night)s?\b")
MONTHS = re.compile(
    rf"(?:in|of|during|only in) (?P<months>(?:{MONTH_FORM})(?:{JOIN}(?:{MONTH_FORM}))*)\b(?! \d)"
)
LOCAL = re.compile(
    r"(?:my|our|local|the team's|team|here|office)(?: own)?(?: local)? (?:time ?zone|time)\b|local\b"
)
ZONE_NAME = re.compile(r"(?:utc|gmt) ?[+-] ?\d{1,2}(?::?\d\d)?(?!\d)|[^\W\d][^\s,;()]*")
ZONE_TAIL = re.compile(r"\s(?:standard |daylight |local )?(?:time ?zone|time|tz)\b")
# Neither a day nor two: the end of a month may be its last day or its last workday.
EDGE_OF = re.compile(
    r"(?:at |on )?(?:(?:the )?(?P<edge>end|start|beginning) of (?:the |each |every )?(?P<unit>month|week)|(?P<short>eom|eow|month-? ?end))\b"
)
SMALL = re.compile(
    r"on the (?:hour|dot)\b|(?P<word>every|each|all|on|at|the|and|@|of|in|am|please|pls|plz|thanks|sharp|exactly|only|post|send|a)(?![^\W\d])|@"
)
ANY = re.compile(r"\S+?(?=[\s,;()]|$)")
