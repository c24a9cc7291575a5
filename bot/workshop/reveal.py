"""When words may be seen by others than their author: the rules of small numbers.

What can be seen of a question is a sequence of snapshots. Each holds the words of the one before,
but for what was taken back or changed meanwhile, and of several people more, or of nobody. While a
question is open some are kept back, so that closing it, too, brings several people's words at once.
Who is kept back follows the caller's order, which must tell nothing of when anybody answered: then
a word that is new in a snapshot may be any of at least six people's. People are accounts here.
"""

from collections.abc import Collection, Hashable, Sequence
from typing import TypeVar

# One of two knows what the other said; of three, nobody knows who said what. It holds for whatever
# others see: words, a round-up, the texts of a question in the archive, who recognised something.
MINIMUM_FLOOR = 3
# A count beside a text says who agreed: of three or four, each could be named by who knows what
# they themselves said. From five on it is a share of the group.
PEOPLE_FOR_COUNTS = 5
# What one person said is a quote; a theme is what somebody else said, too.
PEOPLE_FOR_A_THEME = 2
PEOPLE_PER_STEP = 3
# As many as make a step: otherwise those who answer last would be seen alone, or never.
KEPT_BACK = PEOPLE_PER_STEP

Person = TypeVar("Person", bound=Hashable)


def is_enough(people: int, minimum: int) -> bool:
    """Whether so many people's words may stand anywhere."""
    return people >= max(minimum, MINIMUM_FLOOR)


def first_step(minimum: int) -> int:
    """How many have to answer, while a question is open, before anything can be seen."""
    return max(minimum, MINIMUM_FLOOR) + KEPT_BACK


def joining(
    waiting: Sequence[Person],
    seen: Collection[Person],
    standing: Collection[Person],
    *,
    minimum: int,
    is_open: bool,
) -> tuple[Person, ...]:
    """Whose words come into the next snapshot, of those whose words are `waiting`; () if none may.

    `seen` were in a snapshot before: what they say anew comes along, but makes up no step, as one
    person could say something anew again and again. `standing` are in the newest one. Once the
    snapshot has anybody in it, that are `minimum` people at least.
    """
    newcomers = [person for person in waiting if person not in seen]
    coming = newcomers[:-KEPT_BACK] if is_open else newcomers
    if len(coming) < PEOPLE_PER_STEP:
        return ()
    again = [person for person in waiting if person in seen]
    if not is_enough(len({*standing, *coming, *again}), minimum):
        return ()
    return (*coming, *again)
