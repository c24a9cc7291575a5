"""Who of the cast is there for which value, and who is too slow for its question."""

from bot.rehearsal.casting import Character, Role

ARRIVES_AT, BLOCKS_AT, COMES_BACK_AT, LEAVES_AT = 1, 3, 4, 8
LATE_AT = (2, 3, 6, 10)
LATE_ONE_IN = 9


def discusses(who: Character, value: int) -> bool:
    """Whether somebody is there for the prompts of a value: who leaves does so before them."""
    has_left = who.part is Role.LEAVER and value == LEAVES_AT
    return is_there(who, value) and not has_left


def is_there(who: Character, value: int) -> bool:
    """Whether somebody takes part in a value."""
    absent = {
        Role.LATECOMER: value < ARRIVES_AT,
        Role.BLOCKER: BLOCKS_AT < value < COMES_BACK_AT,
        Role.LEAVER: value > LEAVES_AT,
        Role.SILENT: True,
    }
    return not absent.get(who.part, False)


def is_late(person: int, value: int) -> bool:
    """Whether somebody is too slow for a gut question."""
    return value in LATE_AT and (person + value) % LATE_ONE_IN == LATE_AT[1]
