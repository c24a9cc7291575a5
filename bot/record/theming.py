"""The themes of a whole session, for its record: worked out from what was gathered, and pure.

It takes seconds where many people spoke, so it is done in the picture worker, a value at a time.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.record.leaving_out import keyed_anew, made_by, that_give_nothing_away
from bot.record.materials import Materials, ValueMaterial
from bot.round_up import (
    Edit,
    KeyTheme,
    Said,
    ThemeAcross,
    ThemeHeard,
    ValueSaid,
    across,
    may_post,
)
from bot.round_up.candidates import ReadAnswer, written
from bot.round_up.themed import Asking, themed_and_counted
from bot.workshop.plan import Theme
from bot.workshop.record import SessionRecord, ValueRecord
from bot.workshop.theme_record import CandidateRecord, QuoteRecord, ThemeRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueThemes:
    """What was found in one value."""

    themes: tuple[ThemeRecord, ...] = ()
    also_said: tuple[str, ...] = ()
    both_sides: tuple[str, ...] = ()
    is_missing: bool = False


NOT_FOUND = ValueThemes(is_missing=True)
"""Where the themes of a value could not be worked out."""
NOT_READ = "[]"


def found_in(
    material: ValueMaterial, themes: Sequence[Theme], edits: Sequence[Edit]
) -> tuple[ValueThemes, str]:
    """The themes of a value, and what is found in it for the candidates; themes and `edits` are
    those of all values. What was said is read once where both look for the same."""
    asking, across_all = _asking(material, themes), _asking(material, themes, edits)
    read = asking.read(material.said)
    found = _themes_of(material, asking, read)
    if not may_post(material.counting.everybody(material.said)):
        return found, NOT_READ
    is_same = asking.listed == across_all.listed
    return found, written(read if is_same else across_all.read(material.said))


def themes_of(material: ValueMaterial, themes: Sequence[Theme]) -> ValueThemes:
    """The themes of a value alone."""
    asking = _asking(material, themes)
    return _themes_of(material, asking, asking.read(material.said))


def _asking(
    material: ValueMaterial, themes: Sequence[Theme], edits: Sequence[Edit] | None = None
) -> Asking:
    """By what answers are read: by the edits of the value, or by others."""
    return Asking(
        themes=themes,
        asked=material.asked,
        edits=material.edits if edits is None else edits,
        counting=material.counting,
    )


def _themes_of(material: ValueMaterial, asking: Asking, read: Sequence[ReadAnswer]) -> ValueThemes:
    """Those that are shown, with quotes, and all that are only counted."""
    said = material.said
    found, counted = themed_and_counted(said, asking, read)
    ordered = sorted(counted, key=lambda theme: (-theme.people, theme.key))
    return ValueThemes(
        themes=(
            *(_recorded(theme, said, is_shown=True) for theme in found.themes),
            *(_recorded(theme, said, is_shown=False) for theme in ordered),
        ),
        also_said=tuple(quote.marked(said) for quote in found.also_said),
        both_sides=tuple(quote.marked(said) for quote in found.both_sides),
    )


def candidates_of(
    materials: Materials, readings: Sequence[str] | None = None
) -> tuple[CandidateRecord, ...]:
    """What came up without being asked, across the values; `readings` are theirs, if they were
    read already."""
    values = [ValueSaid(answers=one.said, asked=one.asked) for one in materials.values]
    named = {theme.key: theme for theme in materials.named}
    found = across(
        values,
        themes=materials.themes,
        edits=(*materials.edits, *(KeyTheme(theme=key) for key in named)),
        counting=materials.counting,
        readings=readings,
    )
    candidates = [
        CandidateRecord(
            key=theme.key,
            heading=theme.heading,
            heading_cy=theme.heading_cy,
            source=theme.source,
            words=theme.words,
            people_by_value=theme.people_by_value,
            quote=_marked(theme, values),
            value=theme.quote.value if theme.quote else 0,
            is_key=theme.is_key,
            more_quotes=tuple(
                QuoteRecord(value=q.value, quote=q.quote.marked(values[q.value].answers))
                for q in theme.more_quotes
            ),
        )
        for theme in found
    ]
    keys = {theme.key for theme in found}
    return (*candidates, *(theme for key, theme in named.items() if key not in keys))


def _marked(theme: ThemeAcross, values: Sequence[ValueSaid]) -> str:
    if theme.quote is None:
        return ""
    return theme.quote.quote.marked(values[theme.quote.value].answers)


def put_together(
    record: SessionRecord,
    materials: Materials,
    by_value: Sequence[ValueThemes],
    candidates: tuple[CandidateRecord, ...] | None,
) -> SessionRecord:
    """The record with what was found in each of its values, and across them (None: nothing could
    be). Edits of what was not found go with it."""
    values = tuple(map(with_found, record.values, by_value))
    whole = replace(
        record, values=values, candidates=candidates or (), without_themes=candidates is None
    )
    edits = tuple(that_give_nothing_away(whole, materials))
    whole = replace(whole, edits=edits)
    return keyed_anew(replace(whole, hidden=whole.hidden_quotes), made_by(edits))


def without_themes(record: SessionRecord) -> SessionRecord:
    """The record when nothing at all could be worked out. Its edits may name what is in none of its
    texts any more, so they go."""
    values = tuple(with_found(value, NOT_FOUND) for value in record.values)
    return replace(record, values=values, candidates=(), edits=(), hidden=0, without_themes=True)


def with_themes(record: SessionRecord, materials: Materials) -> SessionRecord:
    """The whole of it at once."""
    in_values = [found_in(one, materials.themes, materials.edits) for one in materials.values]
    candidates = candidates_of(materials, [reading for _, reading in in_values])
    return put_together(record, materials, [found for found, _ in in_values], candidates)


def with_found(value: ValueRecord, heard: ValueThemes) -> ValueRecord:
    """The value with its heard."""
    return replace(
        value,
        themes=heard.themes,
        also_said=heard.also_said,
        both_sides=heard.both_sides,
        without_themes=heard.is_missing and value.was_discussed,
    )


def _recorded(theme: ThemeHeard, said: Sequence[Said], *, is_shown: bool) -> ThemeRecord:
    return ThemeRecord(
        key=theme.key,
        heading=theme.heading,
        heading_cy=theme.heading_cy,
        source=theme.source,
        words=theme.words,
        people=theme.people,
        quotes=tuple(quote.marked(said) for quote in theme.quotes),
        is_shown=is_shown,
    )
