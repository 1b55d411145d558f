"""What Slack takes at most, in characters unless said otherwise. The only place for these numbers.

Source where none is named: docs.slack.dev, reference/block-kit, the page of the block or element.
"""

MESSAGE_BLOCKS = 50
"""Blocks in a message."""
MESSAGE_TEXT = 13_000
"""All texts of a message's blocks together: undocumented, refused at about 13,200 (slackapi/bolt-js#2509)."""
SUMMARY = 300
"""Of a message's `text`, which notifications and screen readers use: ours; Slack advises 4,000 at most
(reference/methods/chat.postMessage)."""
HEADER = 150
CONTEXT = 3_000
ROW = 25
"""Elements in one row of buttons."""
BUTTON_LABEL = 75
BUTTON_VALUE = 2_000
URL = 3_000
OPTION_LABEL = 75
"""Also an option's description."""
OPTION_VALUE = 150
"""slack_sdk 3.47, `Option.value_max_length`; older pages say 75."""
OVERFLOW = 5
"""Options behind one button."""
RADIO = 10
"""Options as radio buttons; more become a menu."""
MENU = 100
FIELD_LABEL = 2_000
"""Also a field's hint."""
FIELD_VALUE = 3_000
VIEW_BLOCKS = 100
VIEW_TITLE = 24
"""Also the labels of a view's own two buttons (reference/views/modal-views)."""
PRIVATE_METADATA = 3_000

ANSWER_SECONDS = 3.0
"""To acknowledge a gesture, and to use its `trigger_id` (interactivity/handling-user-interaction)."""
RESPONSE_URL_SECONDS = 30 * 60
SIGNATURE_SECONDS = 5 * 60
"""How old a signed request may be (authentication/verifying-requests-from-slack)."""
EVENT_RETRY_SECONDS = 24 * 60 * 60
"""How long Slack may repeat an event, with delayed events switched on (apis/events-api)."""
