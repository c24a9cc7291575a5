"""The plain round-up of one prompt or one value."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.plain_round_up.quotes import choose_quotes
from benchmarks.plain_round_up.words import words_in_common
from bot.round_up.said import Quote, Said, may_post
from bot.workshop.word_count import WordCount

PEOPLE_FOR_COUNTS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundUp:
    """What a group said. `people` is how many gave an answer; `common` falls by people; `once`
    is alphabetical; of `quotes` the first ones are all by different people."""

    people: int
    common: tuple[WordCount, ...] = ()
    once: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()


def round_up(
    answers: Sequence[Said],
    *,
    words: Sequence[WordCount] = (),
    asked: Sequence[str] = (),
    quotes: int = 5,
) -> RoundUp:
    """What was said, by how many people.

    For a value `words` are its gut responses that may be shown: `common` and `once` come from
    them. Without them `common` are words and two-word phrases of the answers, from five people
    on; what was `asked` is no finding. Under three people nothing comes out of the answers.
    """
    people = len({said.voice for said in answers})
    found = words_in_common(answers, asked) if people >= PEOPLE_FOR_COUNTS else ()
    return RoundUp(
        people=people,
        common=_said_by_most(words) if words else found,
        once=_said_once(words),
        quotes=choose_quotes(answers, [word.word for word in found], quotes)
        if may_post(people)
        else (),
    )


def _said_by_most(words: Sequence[WordCount]) -> tuple[WordCount, ...]:
    several = [word for word in words if word.people > 1]
    return tuple(sorted(several, key=lambda word: (-word.people, word.word.casefold(), word.word)))


def _said_once(words: Sequence[WordCount]) -> tuple[str, ...]:
    single = [word.word for word in words if word.people == 1]
    return tuple(sorted(single, key=lambda word: (word.casefold(), word)))
