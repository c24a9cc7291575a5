"""How it was done, as a report says it: who took part, what was asked, how it was counted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.archive.across import has_themes
from bot.archive.bilingual import drafts_in, in_each
from bot.archive.chapters import Chapter, minimum_of
from bot.archive.combined.differences import PERHAPS_SAME
from bot.archive.combined.forced import all_differences_of
from bot.archive.customs import day_in
from bot.archive.run import values_not_run
from bot.archive.sentences import Sentences
from bot.workshop.record import PromptRecord, SessionMethod, SessionRecord, ValueRecord
from bot.workshop.reveal import MINIMUM_FLOOR, PEOPLE_FOR_COUNTS
from bot.workshop.thoughts import NO_THOUGHTS, ThoughtsRecord

# Characters: a page of A4 has some 4,500, and a paragraph costs a line beside its own.
FIFTH_OF_A_PAGE, PARAGRAPH = 1_200, 60


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingTold:
    """One line of how it was done: what, and how. Has several lines where sessions differ."""

    name: str
    lines: tuple[str, ...]


def figures_of(
    record: SessionRecord, chapters: Iterable[Chapter], texts: Sentences
) -> list[SettingTold]:
    """The numbers on the cover."""
    chapters = list(chapters)
    discussed = sum(chapter.record.was_discussed for chapter in chapters)
    of_all = texts("report.of", count=discussed, all=len(record.values))
    sessions = [_setting("sessions", texts, str(len(record.sessions)))]
    return [
        *(sessions if len(record.sessions) > 1 else ()),
        _setting("joined", texts, str(record.joined)),
        _setting("values_discussed", texts, of_all),
        _setting("answers", texts, str(sum(chapter.answers for chapter in chapters))),
    ]


def settings_of(record: SessionRecord, texts: Sentences) -> list[SettingTold]:
    """How it was done; of several sessions, how each was done where they differ."""
    sessions = record.sessions
    modes = [texts(f"report.mode_{session.mode}") for session in sessions]
    reveals = [texts(f"report.reveal_{session.reveal}") for session in sessions]
    up_to = texts("report.up_to", count=record.plan.responses_per_person)
    joined = [str(session.joined) for session in sessions]
    each = _of_each(joined, texts) if len(sessions) > 1 else ()
    return [
        _setting("sessions", texts, str(len(sessions))),
        *_days(record, texts),
        _setting("joined", texts, str(record.joined), *each),
        *_doors(record, texts),
        *([_setting("for_whom", texts, record.plan.for_whom)] if record.plan.for_whom else ()),
        _setting("mode", texts, *_of_each_if_different(modes, texts)),
        _setting("per_person", texts, up_to),
        _setting("reveal", texts, *_of_each_if_different(reveals, texts)),
        _setting("minimum", texts, str(minimum_of(record))),
        *_not_run(record, texts),
        *_changes(record, texts),
        *_held_back(record, texts),
    ]


def explanations_of(record: SessionRecord, texts: Sentences) -> list[str]:
    """What one has to know to read the numbers and texts, a paragraph each."""
    is_merged = any(value.merged for value in record.values)
    told = _counts_told(record)
    about = {
        "combined": len(record.sessions) > 1,
        "forced": any(one.what != PERHAPS_SAME for one in record.differences),
        "counted": True,
        "merged": is_merged,
        "not_merged": not is_merged,
        "themes": has_themes(record),
        "held_back": any(held_back != 0 for _, held_back in told),
        "few": any(answered is None for answered, _ in told),
        "few_kept": any(answered in range(1, MINIMUM_FLOOR) for answered, _ in told),
        "passing": True,
        "notes": True,
        "thoughts": any(value.thoughts != NO_THOUGHTS for value in record.values),
        "anonymous": True,
        "draft": texts.is_draft,
    }
    numbers = {"fewest": PEOPLE_FOR_COUNTS, "few": MINIMUM_FLOOR}
    how = {
        what: texts(f"report.how_{what}", **numbers, languages=drafts_in(texts))
        for what, holds in about.items()
        if holds
    }
    if "forced" in how:
        how["forced"] = " ".join((how["forced"], *all_differences_of(record, texts)))
    twice = [] if "forced" in how else all_differences_of(record, texts)
    return [*_left_out(record, texts), *twice, *how.values()]


def last_together(explanations: Sequence[str]) -> int:
    """How many of the last paragraphs are kept on one page, so that none has but a line or two."""
    together = 0
    for number, text in enumerate(reversed(explanations), start=1):
        together += len(text) + PARAGRAPH
        if together >= FIFTH_OF_A_PAGE:
            return number
    return len(explanations)


def _left_out(record: SessionRecord, texts: Sentences) -> list[str]:
    """What could not be worked out, before anything else."""
    numbers = [str(n) for n, value in enumerate(record.values, start=1) if value.without_themes]
    of_values = texts("report.without_themes", values=", ".join(numbers))
    across = texts("report.without_candidates")
    return [of_values] * bool(numbers) + [across] * record.without_themes


def held_back_of(record: SessionRecord, texts: Sentences) -> str:
    """How many texts are held back, as far as it is told; "" for none."""
    counts = [held_back for _, held_back in _counts_told(record)]
    known = sum(count or 0 for count in counts)
    if None in counts:
        return texts("report.or_more", count=known) if known else texts("report.some")
    return str(known) if known else ""


def _counts_told(record: SessionRecord) -> list[tuple[int | None, int | None]]:
    """How many answered what was asked, or had thoughts, and how many texts are held back."""
    asked: list[ValueRecord | PromptRecord | ThoughtsRecord] = []
    for value in record.values:
        asked += [value, *value.prompts, value.thoughts]
    return [(each.answered, each.held_back) for each in asked]


def prompts_of(record: SessionRecord) -> list[str]:
    """All prompts of the plan, each once, in the order in which it has them."""
    return list(dict.fromkeys(prompt for value in record.plan.values for prompt in value.prompts))


def _not_run(record: SessionRecord, texts: Sentences) -> list[SettingTold]:
    """The values of the plan that this is not about, if there are any."""
    named = [
        texts("report.numbered", number=at + 1, title=record.values[at].value.title)
        for at in values_not_run(record)
    ]
    return [_setting("not_run", texts, *named)] if named else []


def _days(record: SessionRecord, texts: Sentences) -> list[SettingTold]:
    """The days of the sessions, which only an organiser can have asked for."""
    days = [_day(session.day, texts) for session in record.sessions]
    if not any(session.day for session in record.sessions):
        return []
    return [_setting("held", texts, *(_of_each(days, texts) if len(days) > 1 else days))]


def _day(day: str | None, texts: Sentences) -> str:
    if day is None:
        return texts("report.day_unknown")
    found = date.fromisoformat(day)
    return in_each(texts, lambda one: day_in(one.language, found))


def _doors(record: SessionRecord, texts: Sentences) -> list[SettingTold]:
    """By which doors people took part, where some did in a browser."""
    sessions = record.sessions
    if all(session.in_browser == 0 for session in sessions):
        return []
    doors = [_doors_of(session, texts) for session in sessions]
    return [_setting("doors", texts, *(_of_each(doors, texts) if len(doors) > 1 else doors))]


def _doors_of(session: SessionMethod, texts: Sentences) -> str:
    """Of one session: without numbers where these are not told."""
    if session.in_browser is None:
        return texts("report.doors_both")
    if session.in_browser in (0, session.joined):
        return texts("report.doors_browser" if session.in_browser else "report.doors_chat")
    in_chat = session.joined - session.in_browser
    return texts("report.doors_counted", in_chat=in_chat, in_browser=session.in_browser)


def _changes(record: SessionRecord, texts: Sentences) -> list[SettingTold]:
    """What was taken back, hidden or edited, as counts; former archives don't say it."""
    counts = {
        "withdrawn": sum(session.withdrawn for session in record.sessions),
        "hidden": record.hidden_quotes,
        "taken_out": sum(session.taken_out for session in record.sessions),
        "struck": sum(session.struck for session in record.sessions),
        "included": sum(session.included for session in record.sessions),
        "masked": sum(session.masked for session in record.sessions),
        "left_out": sum(session.left_out for session in record.sessions),
        "edited": len(record.edits),
    }
    return [_setting(name, texts, str(count)) for name, count in counts.items() if count]


def _held_back(record: SessionRecord, texts: Sentences) -> list[SettingTold]:
    held_back = held_back_of(record, texts)
    return [_setting("held_back", texts, held_back)] if held_back else []


def _setting(name: str, texts: Sentences, *lines: str) -> SettingTold:
    return SettingTold(name=texts(f"report.{name}"), lines=lines)


def _of_each(settings: list[str], texts: Sentences) -> list[str]:
    return [
        texts("report.of_session", number=number, setting=setting)
        for number, setting in enumerate(settings, start=1)
    ]


def _of_each_if_different(settings: list[str], texts: Sentences) -> list[str]:
    return _of_each(settings, texts) if len(set(settings)) > 1 else settings[:1]
