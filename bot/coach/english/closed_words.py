"""Words of the closed classes: pronouns, auxiliaries, conjunctions and their kin."""

# fmt: off
SUBJECT = frozenset([
    "i", "you", "he", "she", "it", "we", "they", "who", "nobody", "somebody", "someone", "everyone",
    "everybody", "anyone", "noone", "nothing", "something", "everything",
])
OBJECT = frozenset([
    "me", "him", "them", "us", "myself", "yourself", "himself", "herself", "itself", "ourselves",
    "themselves", "mine", "yours", "ours", "theirs", "hers",
])
POSSESSIVE = frozenset(["my", "your", "our", "his", "her", "its", "their"])
MODAL = frozenset(["can", "could", "will", "would", "shall", "should", "may", "might", "must", "cannot"])
BE = frozenset(["am", "is", "are", "was", "were", "be", "been", "being"])
HAVE = frozenset(["have", "has", "had", "having"])
DO = frozenset(["do", "does", "did"])
CONJ = frozenset(["and", "but", "or", "so", "yet", "nor", "plus"])
SUB = frozenset([
    "because", "since", "while", "when", "if", "unless", "although", "though", "whereas", "whenever",
    "until", "till", "before", "after", "as", "once", "that", "than", "where",
])
WH = frozenset(["who", "whom", "whose", "what", "which", "when", "where", "why", "how"])
INTJ = frozenset([
    "yes", "no", "hi", "hello", "hey", "ok", "okay", "oh", "well", "please", "thanks", "wow", "ugh",
    "sorry", "yeah", "yep", "nope", "great", "alright", "right", "look", "listen",
])
NUMBERS = tuple("zero one two three four five six seven eight nine ten eleven twelve".split())  # noqa: SIM905
