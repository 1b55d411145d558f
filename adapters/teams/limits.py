"""What Teams takes. Each number names the public page it comes from, or what was measured."""

MAX_BODY = 256 * 1024
"""Bytes of an activity. Teams' own messages end at 100 KB (learn: format-your-bot-messages); the
Connector was seen to stop at 262,144 bytes (github: microsoft/botframework-sdk, issue 6669)."""

CARD_BYTES = 24 * 1024
"""Of a card as JSON in UTF-8. Published limits of a message were 28, then 40, then 100 KB, in which
encoding is not said (learn: format-your-bot-messages): this stays below each, with the envelope."""

SURELY_FITS = 2000
"""Characters of people's words that fit beside the longest card of ours: shorter ones are not measured."""

ROWS_SURELY_FIT = 20
"""Rows of a card, a button each at most, that fit beside so many words."""

IMAGE_BYTES = 12 * 1024
"""Of a picture inside a card: it counts into CARD_BYTES in base64."""

PRIMARY_ACTIONS = 6
"""Buttons that stand beside each other; further ones go to the overflow menu (docs: cards-reference.md)."""

PICKED_LENGTH = 50 * 1024
"""Characters of a message's HTML that are read: it ends at 100 KB in UTF-16 (learn: format-your-bot-messages)."""

OWN_VIEWS = 60
"""People who may each see a card in their own way (docs: User-Specific-Views.md)."""

OWN_VIEWS_SECONDS = 60.0
"""Between two changes of such a card: each makes every one of their clients ask for its own view, and Teams
itself lets a client ask once a minute (docs: User-Specific-Views.md, refresh timeout)."""

ID_LENGTH = 1000
"""Of anything Teams names; those that were seen are under 200. Two of them fit into one key of PostgreSQL."""

INVOKE_SECONDS = 4.0
"""From a request's arrival. A message extension is given five (learn: respond-to-task-module-submit), and
people wait no longer for a button."""

RESENT_MINUTES = 60
"""How long an activity's id is remembered. Teams sends it again when it had no answer for 15 seconds
(docs: bot-basics.md); how often is not said."""

CARD_VERSION = "1.5"
"""The newest that Teams shows for bots (learn: Copilot Studio, adaptive cards)."""

AT_ONCE = 500
"""Turns under way in this process; the next waits before its request is answered."""
