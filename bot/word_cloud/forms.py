"""Where words stand in a cloud, when what is shown for several forms of one changes."""

from collections.abc import Sequence
from dataclasses import replace

from bot.word_cloud import Layout
from bot.workshop.same_word import Word


def with_places_of_forms(layout: str, words: Sequence[Word]) -> str:
    """The layout with each word at the place of a form of it that stood there before: a word keeps
    its place and colour when its plural becomes the commoner form, or when it is put to another."""
    several = [word.forms for word in words if len(word.forms) > 1]
    if not several:
        return layout
    known = Layout.from_json(layout)
    places = dict(known.places)
    for shown, *others in several:
        before = next((form.key for form in others if form.key in places), None)
        if shown.key not in places and before is not None:
            places[shown.key] = places.pop(before)
    return replace(known, places=places).to_json()
