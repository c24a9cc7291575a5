"""What the groups of workshops are called, so that a comparison can name them."""

import re
from collections.abc import Mapping
from dataclasses import replace

from bot.facilitation.archiving.handing_over import check_may_have
from bot.facilitation.letting_in import Trusted
from bot.workshop.errors import GroupsUnnamed, SessionGone
from storage import about, sessions
from storage.database import Transaction

LONGEST = 60
MOST = 8
NAMED = re.compile(r"\s*(\d{1,9})[\s:.)-]+(\S[^,;\n]*)", re.ASCII)


def names_in(text: str) -> dict[int, str]:
    """`1 Housing, 2 Nursing` as names by number. Raises GroupsUnnamed for anything else."""
    parts = [part for part in re.split(r"[,;\n]", text) if part.strip()]
    found = [NAMED.fullmatch(part) for part in parts]
    names = {int(one[1]): " ".join(one[2].split())[:LONGEST] for one in found if one}
    if not all(found) or not 0 < len(parts) <= MOST or len(names) < len(parts):
        raise GroupsUnnamed
    if len({name.casefold() for name in names.values()}) < len(names):
        raise GroupsUnnamed
    return names


def name(tx: Transaction, names: Mapping[int, str], person: int, trusted: Trusted) -> None:
    """The groups of these workshops are called so from now on. SessionGone where there is none;
    raises what check_may_have does for who may not have its archive."""
    for number, called in names.items():
        if sessions.find(tx, number) is None:
            raise SessionGone(number=number)
        check_may_have(tx, number, person, trusted)
        about.put(tx, number, replace(about.find(tx, number), group=called))
