"""Words of the closed classes: pronouns, auxiliaries, conjunctions and their kin."""

SUBJECT = frozenset(
    "i you he she it we they who nobody somebody someone everyone everybody anyone noone nothing something"
    " everything".split()
)
OBJECT = frozenset(
    "me him them us myself yourself himself herself itself ourselves themselves mine yours ours theirs hers".split()
)
POSSESSIVE = frozenset("my your our his her its their".split())
MODAL = frozenset("can could will would shall should may might must cannot".split())
BE = frozenset("am is are was were be been being".split())
HAVE = frozenset("have has had having".split())
DO = frozenset("do does did".split())
CONJ = frozenset("and but or so yet nor plus".split())
SUB = frozenset(
    "because since while when if unless although though whereas whenever until till before after as once that than"
    " where".split()
)
WH = frozenset("who whom whose what which when where why how".split())
INTJ = frozenset(
    "yes no hi hello hey ok okay oh well please thanks wow ugh sorry yeah yep nope great alright right look"
    " listen".split()
)
