"""How much a case or a topic has to weigh to be told, or to be told first."""

GRAVE = 13
"""Weight from which a case is told by itself, whatever else hangs on it."""
GRAVEST = 16
"""From which only the sentences written for the case are grave enough."""
LIGHT = 9
"""Weight under which what they ask for comes before a case."""
ASKING = 5
"""Weight under which a case is no more than a question: before a no it says nothing."""
BEREAVED = 12
"""Of a topic before which no other news counts."""
FIRM = 8
"""Weight from which a topic says more than the thing it is about."""
DONE = 20
"""Weight of the topic of a yes."""
PLAIN = 7
"""Weight of a topic from which it is told to somebody who wrote of something else."""
